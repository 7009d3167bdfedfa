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

/// `text` as it was before somebody read its UTF-8 as Windows-1252 or Latin-1 ("CÃ´te dâ€™Ivoire"); `None` where nobody did.
pub(crate) fn misread(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut any = false;
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let length = match windows_1252(*c) {
            Some(0xc3..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            _ => 1,
        };
        let bytes: Option<Vec<u8>> = (0..length)
            .map(|i| match chars.get(at + i)? {
                // The no-break space, as most programs hand it on.
                ' ' if i > 0 => Some(0xa0),
                c => windows_1252(*c),
            })
            .collect();
        let whole = bytes.filter(|_| length > 1);
        match whole.as_deref().and_then(|b| std::str::from_utf8(b).ok()) {
            Some(read) => {
                out.push_str(read);
                any = true;
                at += length;
            }
            None => {
                out.push(*c);
                at += 1;
            }
        }
    }
    any.then_some(out)
}

/// The byte of a character in Windows-1252, or in Latin-1 where that leaves it free.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match u32::from(c) {
        code @ (0..=0x7f | 0xa0..=0xff) => u8::try_from(code).ok(),
        code @ 0x80..=0x9f => u8::try_from(code).ok(),
        _ => HIGH
            .chars()
            .zip(0x80_u8..)
            .find(|(h, _)| *h == c)
            .map(|(_, byte)| byte),
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

    #[test]
    fn what_was_read_in_a_wrong_encoding_is_recognised() {
        assert_eq!(
            misread("CÃ´te dâ€™Ivoire").as_deref(),
            Some("Côte d’Ivoire")
        );
        assert_eq!(misread("PerÃº").as_deref(), Some("Perú"));
        assert_eq!(
            misread("MÃ©xico, SÃ£o TomÃ©").as_deref(),
            Some("México, São Tomé")
        );
        for text in ["Côte d’Ivoire", "São Tomé", "Nepal", "ÃO", "10 €"] {
            assert_eq!(misread(text), None, "{text}");
        }
    }
}
