//! A fingerprint of a text's word sequences, for finding copies without keeping the text.

use crate::fold::fold;

/// Words in one sequence: long enough that two texts about one thing share few by chance.
const WINDOW: usize = 8;
/// Most hashes kept of one text: the smallest ones, so that two texts keep the same ones of what they share
/// (Broder 1997, bottom-k sketch).
const MOST: usize = 256;
/// Texts of fewer words have no fingerprint: lists and names recur without being copied.
const FEWEST_WORDS: usize = 20;

/// Hashes of all sequences of eight words, sorted, each once, the smallest 256; empty for a short text. The hash is
/// FNV-1a, of the bytes of a word and then of the words: the same on every machine.
pub(in crate::record) fn shingles(text: &str) -> Vec<u64> {
    let words = words(text);
    if words.len() < FEWEST_WORDS {
        return Vec::new();
    }
    let mut hashes: Vec<u64> = windows(&words, WINDOW).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(MOST);
    hashes
}

/// The same for all sequences of `window` words, in their order; empty for a text of fewer words.
pub(crate) fn sequences(text: &str, window: usize) -> Vec<u64> {
    windows(&words(text), window).collect()
}

fn words(text: &str) -> Vec<u64> {
    fold(text).split(' ').map(|w| hash(w.bytes())).collect()
}

fn windows(words: &[u64], window: usize) -> impl Iterator<Item = u64> {
    let whole = words.windows(window.max(1));
    whole.map(|words| hash(words.iter().copied()))
}

fn hash(parts: impl Iterator<Item = impl Into<u64>>) -> u64 {
    parts.fold(0xcbf2_9ce4_8422_2325, |h, part| {
        (h ^ part.into()).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The weavers of the two valleys met every spring to exchange seeds, to repair the looms of the \
        school and to sing until late in the night.";

    #[test]
    fn case_and_punctuation_do_not_matter() {
        assert_eq!(
            shingles(TEXT),
            shingles(&TEXT.to_uppercase().replace(',', " –"))
        );
        assert!(!shingles(TEXT).is_empty() && shingles(TEXT).is_sorted());
    }

    #[test]
    fn short_texts_have_none_and_long_ones_a_bounded_number() {
        assert_eq!(
            shingles("The weavers of the two valleys"),
            Vec::<u64>::new()
        );
        let long: String = (0..2000).map(|n| format!("word{n} ")).collect();
        assert_eq!(shingles(&long).len(), MOST);
    }
}
