//! Folding: what makes two spellings the same word, and two printings the same text.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in lower case without accents, every run of other than letters and digits made one space, ends trimmed.
/// Two spellings of a name are the same when they fold to the same.
pub(crate) fn fold(text: &str) -> String {
    let mut out = Folded {
        text: String::with_capacity(text.len()),
        gap: false,
    };
    for c in text.chars() {
        if c.is_ascii() {
            out.push_ascii(c);
        } else {
            // Marks are dropped, so that their order, which needs the whole text, does not matter.
            std::iter::once(c)
                .nfkd()
                .filter(|c| !is_combining_mark(*c))
                .for_each(|c| out.push(c));
        }
    }
    out.text
}

/// A folded text while it is written.
struct Folded {
    text: String,
    /// Whether a space is due before the next letter.
    gap: bool,
}

impl Folded {
    fn push_ascii(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            if std::mem::take(&mut self.gap) {
                self.text.push(' ');
            }
            self.text.push(c.to_ascii_lowercase());
        } else {
            self.gap = !self.text.is_empty();
        }
    }

    fn push(&mut self, c: char) {
        if !c.is_alphanumeric() {
            self.gap = !self.text.is_empty();
            return;
        }
        if std::mem::take(&mut self.gap) {
            self.text.push(' ');
        }
        self.text.extend(c.to_lowercase());
    }
}

/// `text` in Unicode's composed form (NFC).
pub(crate) fn nfc(text: &str) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_fold_away() {
        assert_eq!(fold("  Côte d’Ivoire "), "cote d ivoire");
        assert_eq!(fold("E-MAIL:"), "e mail");
        assert_eq!(fold("—"), "");
    }

    #[test]
    fn split_accents_are_composed() {
        assert_eq!(nfc("Pe\u{301}"), "Pé");
    }
}
