//! How near two headings or labels are: folded words, compared loosely.
//!
//! Nothing is allocated per comparison, and the costly ones are behind cheap filters: a nomination has some hundred
//! lines that might be headings, and a form some hundred headings to hold against each.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words from which on a wording is found by its words even where some of them run together.
const MANY: usize = 10;
/// How alike two words of one stem are taken to be: "innovative" and "innovation".
const SAME_STEM: f32 = 0.85;
/// Shortest stem, in letters.
const STEM: usize = 5;
/// Words longer than this, in letters, are only compared whole.
const MAX_LETTERS: usize = 31;

/// A heading or label, folded: lower case, without accents and punctuation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wording {
    /// The words, with a space between two.
    pub(crate) joined: String,
    /// Bytes of `joined` that are each word; at most 64 words.
    words: Vec<Range<usize>>,
    /// Bit i is set when word i is outside parentheses; all bits where none does.
    pub(crate) bare: u64,
}

/// A folded word, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    letters: Vec<char>,
    /// What can be compared without looking at the letters.
    pub(crate) outline: Outline,
    /// How much it says, from 0 to 1.
    pub(crate) weight: f32,
}

/// What tells most unlike words apart at a glance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Outline {
    /// How many letters it has, at most 255.
    count: u8,
    /// Bit per letter that it has.
    mask: u32,
    /// Its first [`STEM`] letters; 0 for a shorter word.
    stem: u128,
}

impl Outline {
    fn of(letters: &[char]) -> Outline {
        let stem = letters.get(..STEM).map_or(0, |stem| {
            stem.iter()
                .fold(0, |all, c| (all << 21) | u128::from(u32::from(*c)))
        });
        Outline {
            count: u8::try_from(letters.len()).unwrap_or(u8::MAX),
            mask: letters.iter().fold(0, |m, c| m | bit(*c)),
            stem,
        }
    }

    /// Whether the words may be alike: [`Word::likeness`] is 0 where not.
    pub(crate) fn may_be_like(self, other: Outline) -> bool {
        let (short, long) = (self.count.min(other.count), self.count.max(other.count));
        if short < 4 || usize::from(long) > MAX_LETTERS {
            return false;
        }
        // An edit takes away at most one letter and brings at most one.
        let edits = edits(long);
        let beyond = |a: u32, b: u32| (a & !b).count_ones() > u32::from(edits);
        let near = long - short <= edits
            && !beyond(self.mask, other.mask)
            && !beyond(other.mask, self.mask);
        near || self.stem != 0 && self.stem == other.stem
    }
}

/// How many letters may be misspelt in a word of `letters`.
fn edits(letters: u8) -> u8 {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        8..=12 => 2,
        _ => 3,
    }
}

impl Wording {
    /// Folds `text`.
    pub(crate) fn new(text: &str) -> Wording {
        // "e-mail" and "email" are one word; other hyphens part words.
        let folded = without_dots(fold(text).replace("e-mail", "email"));
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut joined = String::with_capacity(folded.len());
        let mut bare = 0_u64;
        let mut depth = 0_u32;
        let mut start = None;
        for (at, c) in folded.char_indices().chain([(folded.len(), ' ')]) {
            if c.is_alphanumeric() {
                start = start.or(Some(at));
                continue;
            }
            if let Some(word) = start.take().and_then(|s| folded.get(s..at))
                && words.len() < 64
            {
                bare |= u64::from(depth == 0) << words.len();
                if !joined.is_empty() {
                    joined.push(' ');
                }
                words.push(joined.len()..joined.len() + word.len());
                joined.push_str(word);
            }
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        Wording {
            bare: if bare == 0 { u64::MAX } else { bare },
            words,
            joined,
        }
    }

    /// The words, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let word = |range: &Range<usize>| self.joined.get(range.clone());
        self.words.iter().filter_map(word)
    }

    /// The words without spaces.
    pub(crate) fn tight(&self) -> String {
        self.words().collect()
    }

    /// Whether letters may be spaced out or words run together, so far as their number and length tell.
    pub(crate) fn may_be_parted_wrongly(&self) -> bool {
        self.len() <= MANY || self.joined.len() < 4 * self.len()
    }

    /// Whether it has no letters or digits.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether some of its words are in parentheses, and some do not.
    pub(crate) fn has_parentheses(&self) -> bool {
        (0..self.words.len()).any(|i| self.bare >> i & 1 == 0)
    }
}

impl Word {
    /// A word that is folded already.
    pub(crate) fn new(text: &str) -> Word {
        let letters: Vec<char> = text.chars().collect();
        let weight = match letters.len() {
            0..=2 => 0.2,
            3 => 0.5,
            _ => 1.0,
        };
        Word {
            outline: Outline::of(&letters),
            letters,
            weight,
        }
    }

    /// How alike two words are, from 0 to 1: misspelt ones and those of one stem are alike, all others are 0.
    pub(crate) fn likeness(&self, other: &Word) -> f32 {
        if self.letters == other.letters {
            return 1.0;
        }
        // Short words differ in one letter and mean another thing.
        if !self.outline.may_be_like(other.outline) {
            return 0.0;
        }
        let (a, b) = (&self.letters, &other.letters);
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        let edits = usize::from(edits(self.outline.count.max(other.outline.count)));
        let mut best = 0.0;
        if long - short <= edits {
            let distance = edit_distance(a, b);
            if distance <= edits {
                best = 1.0 - distance as f32 / long as f32;
            }
        }
        let stem = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        if stem >= STEM && 5 * stem >= 3 * short && best < SAME_STEM {
            best = SAME_STEM;
        }
        best
    }
}

/// "o.i.t." is "oit": takes out the stops between single letters.
fn without_dots(folded: String) -> String {
    if !folded.contains('.') {
        return folded;
    }
    let chars: Vec<char> = folded.chars().collect();
    let word = |i: Option<usize>| {
        i.and_then(|i| chars.get(i))
            .is_some_and(|c| c.is_alphabetic())
    };
    let single = |i: usize| word(Some(i)) && !word(i.checked_sub(1)) && !word(Some(i + 1));
    let between = |i: usize| chars[i] == '.' && i > 0 && single(i - 1) && single(i + 1);
    let kept = (0..chars.len()).filter(|i| !between(*i));
    kept.map(|i| chars[i]).collect()
}

/// One bit per letter of the Latin alphabet; the rest share the others.
fn bit(c: char) -> u32 {
    match c {
        'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
        _ => 1 << (26 + u32::from(c) % 6),
    }
}

/// Letters to insert, drop, replace or swap with their neighbour; of words up to [`MAX_LETTERS`] letters.
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut before = [0_u8; MAX_LETTERS + 1];
    let mut last = [0_u8; MAX_LETTERS + 1];
    for (j, cell) in last.iter_mut().enumerate() {
        *cell = j as u8;
    }
    for i in 1..=a.len() {
        let mut row = [0_u8; MAX_LETTERS + 1];
        row[0] = i as u8;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + u8::from(a[i - 1] != b[j - 1]);
            let mut cell = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(before[j - 2] + 1);
            }
            row[j] = cell;
        }
        before = last;
        last = row;
    }
    usize::from(last[b.len()])
}

/// Lower case, without accents.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(latin)
        .collect()
}

/// The letter or sign of a form's languages that looks like `c`, in lower case: what a second keyboard or character
/// recognition puts in its place.
fn latin(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' => '-',
        'а' | 'α' => 'a',
        'в' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'һ' | 'н' | 'η' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' => 'm',
        'ո' => 'n',
        'о' | 'ο' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ѵ' | 'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' | 'υ' => 'y',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_the_same() {
        // Cyrillic: Т е р о а с, and a Greek one.
        assert_eq!(fold("Т\u{435}l\u{435}ph\u{43e}n\u{435}"), "telephone");
        assert_eq!(fold("C\u{3bf}untry"), "country");
        assert_eq!(fold("Pa\u{301}is"), "pais");
    }
}
