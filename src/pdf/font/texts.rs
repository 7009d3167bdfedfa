//! Texts by character code: one string for all of them, and where each one lies in it.

use std::collections::BTreeMap;

/// Text of each code of a font. Lookups cost one array access for codes of up to two bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    /// All texts, one after the other.
    all: String,
    /// For codes up to 0xFFFF, by code; as long as the largest of them asks.
    short: Vec<Span>,
    /// For longer codes.
    long: BTreeMap<u32, Span>,
}

/// Place of a text in [`Texts::all`]: start + 1 in the upper 24 bits, length in bytes in the lower 8; 0 for no text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Span(u32);

/// Bytes of one text; longer ones are cut (a code means a few characters, not for a paragraph).
const MAX_TEXT: usize = 255;
/// Bytes of all texts together: a span counts them in 24 bits.
const MAX_ALL: usize = (1 << 24) - 2 - MAX_TEXT;
/// Codes longer than two bytes.
const MAX_LONG: usize = 1 << 17;

impl Texts {
    /// Gives `code` its text, replacing an earlier one; an empty text means that the code draws nothing.
    pub(super) fn set(&mut self, code: u32, text: &str) {
        if self.all.len() > MAX_ALL {
            return;
        }
        let text = &text[..text.floor_char_boundary(MAX_TEXT)];
        let start = self.all.len() as u32 + 1;
        let span = Span(start << 8 | text.len() as u32);
        let Ok(index) = u16::try_from(code) else {
            if self.long.len() < MAX_LONG {
                self.all.push_str(text);
                self.long.insert(code, span);
            }
            return;
        };
        self.all.push_str(text);
        let index = usize::from(index);
        if index >= self.short.len() {
            let roomy = (index + 1).next_power_of_two();
            self.short.resize(roomy, Span::default());
        }
        self.short[index] = span;
    }

    /// Takes the text of `code` away.
    pub(super) fn remove(&mut self, code: u32) {
        self.long.remove(&code);
        if let Some(span) = self.short.get_mut(code as usize) {
            *span = Span::default();
        }
    }

    pub(super) fn get(&self, code: u32) -> Option<&str> {
        let span = match self.short.get(code as usize) {
            Some(span) => *span,
            None => *self.long.get(&code)?,
        };
        self.cut(span)
    }

    /// Codes and texts, by code.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        let short = self
            .short
            .iter()
            .enumerate()
            .map(|(code, span)| (code as u32, *span));
        let long = self.long.iter().map(|(code, span)| (*code, *span));
        short
            .chain(long)
            .filter_map(|(code, span)| Some((code, self.cut(span)?)))
    }

    fn cut(&self, span: Span) -> Option<&str> {
        let start = (span.0 >> 8).checked_sub(1)? as usize;
        self.all.get(start..start + (span.0 & 0xFF) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_empty_and_missing_apart() {
        let mut texts = Texts::default();
        texts.set(3, "");
        texts.set(0x1F600, "long");
        texts.set(70, "fi");
        assert_eq!(texts.get(3), Some(""));
        assert_eq!(texts.get(4), None);
        assert_eq!(texts.get(0x1F600), Some("long"));
        texts.remove(3);
        assert_eq!(
            texts.iter().collect::<Vec<_>>(),
            [(70, "fi"), (0x1F600, "long")]
        );
    }

    #[test]
    fn cuts_overlong_text_at_a_character() {
        let mut texts = Texts::default();
        texts.set(1, &"é".repeat(200));
        assert_eq!(texts.get(1), Some("é".repeat(127).as_str()));
    }
}
