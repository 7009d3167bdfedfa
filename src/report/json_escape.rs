//! JSON on its way out: characters that move a cursor or turn the order of a line are written as escapes, which say the
//! same. In JSON they can be in strings only, so that no more than the bytes need be looked at.

use std::io::{self, Write};

use super::clean::is_dangerous;

/// Writes JSON that comes in whole characters or in parts of them.
pub struct JsonEscapes<W: Write> {
    out: W,
    /// The beginning of a character whose rest has not come.
    part: Vec<u8>,
}

impl<W: Write> JsonEscapes<W> {
    /// JSON into `out`.
    pub fn new(out: W) -> Self {
        JsonEscapes {
            out,
            part: Vec::new(),
        }
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some(at) = rest.find(is_dangerous) {
            let (before, from) = rest.split_at(at);
            self.out.write_all(before.as_bytes())?;
            let mut chars = from.chars();
            if let Some(c) = chars.next() {
                write!(self.out, "\\u{:04x}", u32::from(c))?;
            }
            rest = chars.as_str();
        }
        self.out.write_all(rest.as_bytes())
    }
}

impl<W: Write> Write for JsonEscapes<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // All of them are outside of ASCII but one.
        if self.part.is_empty() && bytes.iter().all(|byte| *byte < 0x7f) {
            self.out.write_all(bytes)?;
            return Ok(bytes.len());
        }
        let mut all = std::mem::take(&mut self.part);
        all.extend_from_slice(bytes);
        for chunk in all.utf8_chunks() {
            self.text(chunk.valid())?;
            let ends = std::ptr::eq(chunk.invalid().as_ptr_range().end, all.as_ptr_range().end);
            match ends && !chunk.invalid().is_empty() && self.part.is_empty() {
                true => self.part = chunk.invalid().to_vec(),
                false => self.out.write_all(chunk.invalid())?,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_say_the_same() {
        let text = "caf\u{e9} \u{202e}fdp\u{85}\u{2067}";
        let json = serde_json::to_vec(text).unwrap();
        let mut out = Vec::new();
        let mut writer = JsonEscapes::new(&mut out);
        // One byte after the other, as a buffer may cut them.
        json.iter()
            .for_each(|byte| writer.write_all(&[*byte]).unwrap());
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out, "\"caf\u{e9} \\u202efdp\\u0085\\u2067\"");
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }
}
