//! How near two headings or labels are: folded words, compared loosely.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Two words at least this alike are the same word misspelt.
const SAME_WORD: f64 = 0.8;

/// A heading or label, folded: lower case, without accents and punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wording {
    words: Vec<String>,
    joined: String,
    /// The same without what stands in parentheses, where that leaves anything.
    short: Option<Vec<String>>,
}

impl Wording {
    /// Folds `text`.
    pub(crate) fn new(text: &str) -> Wording {
        let words = fold_words(text);
        let joined = words.join(" ");
        let bare = without_parentheses(text);
        let short = Some(fold_words(&bare)).filter(|s| !s.is_empty() && s.len() < words.len());
        Wording {
            words,
            joined,
            short,
        }
    }

    /// Whether it has no letters or digits.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// How near `self`, as printed in a document, is to `known`, as a form prints it: from 0 to 1. Parenthesised parts
    /// may be missing on either side.
    pub(crate) fn likeness(&self, known: &Wording) -> f32 {
        if self.words.is_empty() || known.words.is_empty() {
            return 0.0;
        }
        if self.joined == known.joined {
            return 1.0;
        }
        let mut best = likeness(&self.words, &known.words);
        let mine = self.short.as_deref().unwrap_or(&self.words);
        let theirs = known.short.as_deref().unwrap_or(&known.words);
        if self.short.is_some() || known.short.is_some() {
            best = best.max(0.97 * likeness(mine, theirs));
        }
        // Letters spaced out, words run together: compare without spaces.
        let tight = |s: &str| s.replace(' ', "");
        let (a, b) = (tight(&self.joined), tight(&known.joined));
        let near = strsim::normalized_levenshtein(&a, &b) as f32;
        if near > 0.8 { best.max(near) } else { best }
    }
}

/// How much of `known` comes in `mine` (three fifths) and how much of `mine` is of `known` (two fifths), by weight of
/// words.
fn likeness(mine: &[String], known: &[String]) -> f32 {
    let weight = |w: &String| match w.chars().count() {
        0..=2 => 0.2,
        3 => 0.5,
        _ => 1.0,
    };
    let mut used = vec![false; mine.len()];
    let (mut hit_known, mut hit_mine) = (0.0, 0.0);
    for word in known {
        let found = mine
            .iter()
            .enumerate()
            .filter(|(i, _)| !used[*i])
            .map(|(i, m)| (i, same(m, word)))
            .filter(|(_, s)| *s >= SAME_WORD)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((i, s)) = found {
            used[i] = true;
            hit_known += weight(word) * s as f32;
            hit_mine += weight(&mine[i]) * s as f32;
        }
    }
    let recall = hit_known / known.iter().map(weight).sum::<f32>().max(0.1);
    let precision = hit_mine / mine.iter().map(weight).sum::<f32>().max(0.1);
    (0.6 * recall + 0.4 * precision).min(1.0)
}

fn same(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // Short words differ in one letter and mean another thing.
    if a.chars().count().min(b.chars().count()) < 4 {
        return 0.0;
    }
    strsim::normalized_damerau_levenshtein(a, b)
}

/// Lower case, without accents.
pub(crate) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

fn fold_words(text: &str) -> Vec<String> {
    // "e-mail" and "email" are one word; other hyphens part words.
    let folded = fold(text)
        .replace("e-mail", "email")
        .replace(['\u{2010}', '\u{2011}'], "-");
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> f32 {
        Wording::new(a).likeness(&Wording::new(b))
    }

    #[test]
    fn misspelt_and_recased_headings_are_near() {
        assert!(
            near(
                "ACHIEVMENTS AND IMPACT",
                "Achievements and impact (from a SSTC perspective)"
            ) > 0.9
        );
        assert!(
            near(
                "Replicabilty and scaling-up",
                "Replicability and scaling up (South-South perspective)"
            ) > 0.9
        );
    }

    #[test]
    fn longer_heading_that_holds_the_known_one_is_near() {
        assert!(
            near(
                "Areas of contribution of the network",
                "Areas of contribution"
            ) > 0.8
        );
    }

    #[test]
    fn other_headings_are_far() {
        assert!(
            near(
                "Sustainability",
                "Replicability and scaling up (South-South perspective)"
            ) < 0.4
        );
        assert!(near("Contacts", "ILO Contacts") < 0.95);
        assert!(near("Context and challenges", "Main partners") < 0.3);
    }
}
