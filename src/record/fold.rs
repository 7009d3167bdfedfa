//! Folding: what makes two spellings the same word, and two printings the same text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in lower case without accents, every run of other than letters and digits made one space, ends trimmed.
/// Two spellings of a name are the same when they fold to the same.
pub(in crate::record) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if !c.is_alphanumeric() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// `text` in Unicode's composed form (NFC).
pub(in crate::record) fn nfc(text: &str) -> String {
    text.nfc().collect()
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
