//! What is printed → what no CI server takes for a command.
//!
//! The runner of GitHub Actions reads every line that a step prints: one that begins with `::` after blanks, and one that
//! has `##[` anywhere, is a command (actions/runner, `ActionCommand.cs`). Text of a PDF must not be one. So a blank parts
//! the two signs.

use std::borrow::Cow;
use std::io::{self, Write};

/// The line as it may be printed.
pub fn disarm(line: &str) -> Cow<'_, str> {
    let line = match line.contains("##[") {
        true => Cow::Owned(line.replace("##[", "## [")),
        false => Cow::Borrowed(line),
    };
    // A sequence that sets a colour may come first.
    let mut rest = line.trim_start();
    while let Some(after) = rest.strip_prefix("\u{1b}[") {
        let end = after.find(|c: char| ('\u{40}'..='\u{7e}').contains(&c));
        rest = end.map_or("", |end| after.split_at(end + 1).1).trim_start();
    }
    if !rest.starts_with("::") {
        return line;
    }
    let (before, colons) = line.split_at(line.len() - rest.len());
    Cow::Owned(format!("{before}: {}", colons.split_at(1).1))
}

/// Writes lines, each disarmed.
pub struct LogLines<W: Write> {
    out: W,
    /// What has come of the last line.
    line: Vec<u8>,
}

impl<W: Write> LogLines<W> {
    /// Lines into `out`.
    pub fn new(out: W) -> Self {
        LogLines {
            out,
            line: Vec::new(),
        }
    }

    fn write_line(&mut self) -> io::Result<()> {
        match std::str::from_utf8(&self.line) {
            Ok(line) => self.out.write_all(disarm(line).as_bytes())?,
            Err(_) => self.out.write_all(&self.line)?,
        }
        self.line.clear();
        Ok(())
    }
}

impl<W: Write> Write for LogLines<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                self.write_line()?;
            }
        }
        Ok(bytes.len())
    }

    /// Flushes whole lines; a line that is not at its end waits for the rest.
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Drop for LogLines<W> {
    fn drop(&mut self) {
        if !self.line.is_empty() {
            let _ = self.write_line();
            let _ = self.out.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_a_command() {
        assert_eq!(disarm("  ::add-mask::x"), "  : :add-mask::x");
        assert_eq!(disarm("\u{1b}[1m::debug::x"), "\u{1b}[1m: :debug::x");
        assert_eq!(disarm("a ##[warning]b"), "a ## [warning]b");
        assert_eq!(disarm("a::b"), "a::b");
        let mut out = Vec::new();
        let mut lines = LogLines::new(&mut out);
        lines.write_all(b"a\n :").unwrap();
        lines.write_all(b":b\n::c").unwrap();
        drop(lines);
        assert_eq!(out, b"a\n : :b\n: :c");
    }
}
