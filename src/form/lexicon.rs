//! A form's words, folded once for matching, and indexed so that a text is held only against what it shares a word with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::definition::{Field, FormFile};
use super::vocabulary::Vocabulary;
use super::wording::{Outline, Word, Wording};

/// How near a wording is that differs only in letters which scanners take for one another.
const ALIKE: f32 = 0.96;
/// How many different words of texts are remembered: those of some hundred nominations.
const REMEMBERED: usize = 20_000;

/// The folded labels and headings of a form in all its languages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    headings: Index,
    labels: Index,
    groups: Index,
    columns: Index,
}

/// How a text matches a field of the form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    /// Index into the form's fields.
    pub(crate) field: usize,
    /// Index into the form's languages.
    pub(crate) language: usize,
    /// From 0 to 1.
    pub(crate) score: f32,
}

impl Lexicon {
    /// Folds all words of a form.
    pub(crate) fn new(file: &FormFile, vocabularies: &[Vocabulary]) -> Lexicon {
        let of = |sections: bool| {
            let mut index = Index::default();
            for (language, v) in vocabularies.iter().enumerate() {
                for (field, of_form) in file.fields.iter().enumerate() {
                    if file.asked_in_body(field) == sections {
                        for text in v.printed.get(&of_form.key).into_iter().flatten() {
                            index.add(field, language, &Wording::new(text));
                        }
                    }
                }
            }
            index.weigh();
            index
        };
        let mut groups = Index::default();
        for (language, v) in vocabularies.iter().enumerate() {
            for (at, group) in file.groups.iter().enumerate() {
                for text in v.printed.get(&group.key).into_iter().flatten() {
                    groups.add(at, language, &Wording::new(text));
                }
            }
        }
        groups.weigh();
        let mut columns = Index::default();
        for (language, v) in vocabularies.iter().enumerate() {
            let all = file.fields.iter().flat_map(|table| {
                let key = |column: &Field| table.column_key(&column.key);
                table.columns.iter().map(key).collect::<Vec<_>>()
            });
            for (at, key) in all.enumerate() {
                for text in v.printed.get(&key).into_iter().flatten() {
                    columns.add(at, language, &Wording::new(text));
                }
            }
        }
        columns.weigh();
        Lexicon {
            columns,
            headings: of(true),
            labels: of(false),
            groups,
        }
    }

    /// The section fields that `text` is most like, the best first; each field once, at least `floor` like.
    pub(crate) fn headings(&self, text: &Wording, floor: f32) -> Vec<Likeness> {
        self.headings.best(text, floor)
    }

    /// The header fields that `text` is most like, the best first.
    pub(crate) fn labels(&self, text: &Wording, floor: f32) -> Vec<Likeness> {
        self.labels.best(text, floor)
    }

    /// The groups whose heading `text` is most like, the best first: the field of each is the index of a group.
    pub(crate) fn groups(&self, text: &Wording, floor: f32) -> Vec<Likeness> {
        self.groups.best(text, floor)
    }

    /// The columns of tables whose head `text` is most like, the best first: the field of each counts all columns of the form
    /// in its order.
    pub(crate) fn columns(&self, text: &Wording, floor: f32) -> Vec<Likeness> {
        self.columns.best(text, floor)
    }

    /// How many words the longest heading of a group has; 0 without groups.
    pub(crate) fn longest_group(&self) -> usize {
        self.groups.longest
    }

    /// Whether each word of `text` is one of a header field's label, or like one.
    pub(crate) fn knows_label_words(&self, text: &Wording) -> bool {
        self.labels.knows(text)
    }

    /// How many words the longest label of the header has.
    pub(crate) fn longest_label(&self) -> usize {
        self.labels.longest
    }
}

/// Wordings of fields, found by the words in them.
#[derive(Debug, Clone, Default)]
struct Index {
    /// The different words of all wordings.
    words: Vec<Word>,
    /// Their outlines, side by side: most words of a text are like none of them.
    outlines: Vec<Outline>,
    /// Per word of `words`, the wordings that have it.
    having: Vec<Vec<usize>>,
    by_text: HashMap<String, usize>,
    entries: Vec<Entry>,
    /// Folded wording → the wordings that read so.
    exact: HashMap<String, Vec<usize>>,
    /// As [`shape`] of a wording → the wordings that look so.
    shapes: HashMap<String, Vec<usize>>,
    /// The wordings by their bytes without spaces, the shortest first.
    by_length: Vec<(usize, usize)>,
    /// Words of the longest wording.
    longest: usize,
    /// What the words of texts were found to be: the same ones come again on every page.
    memory: Memory,
}

/// The words of texts that were looked at already. It changes how long an answer takes, never the answer.
#[derive(Debug, Default)]
struct Memory(Mutex<HashMap<String, Arc<Known>>>);

impl Clone for Memory {
    fn clone(&self) -> Memory {
        Memory::default()
    }
}

/// What a word of a text is to the form.
#[derive(Debug)]
struct Known {
    /// How much it says: as much as the form's own.
    weight: f32,
    /// The form's words that it is like, by their index, and how much: from 0 to 1.
    likes: Vec<(usize, f32)>,
}

/// One wording of a field in one language.
#[derive(Debug, Clone)]
struct Entry {
    field: usize,
    language: usize,
    /// Indexes into the index's words, in order.
    words: Vec<usize>,
    /// As in [`Wording::bare`].
    bare: u64,
    parenthesised: bool,
    /// The wording without spaces.
    tight: String,
    counts: [u8; 27],
}

/// A word of the text that is like a word of the form.
#[derive(Debug, Clone, Copy)]
struct Hit {
    /// Index into the index's words.
    known: usize,
    /// Position in the text.
    at: usize,
    score: f32,
}

impl Index {
    fn add(&mut self, field: usize, language: usize, wording: &Wording) {
        let id = self.entries.len();
        let mut words = Vec::new();
        for text in wording.words() {
            let known = *self.by_text.entry(text.to_owned()).or_insert_with(|| {
                let word = Word::new(text);
                self.outlines.push(word.outline);
                self.words.push(word);
                self.having.push(Vec::new());
                self.words.len() - 1
            });
            if !self.having[known].contains(&id) {
                self.having[known].push(id);
            }
            words.push(known);
        }
        self.longest = self.longest.max(words.len());
        let tight = wording.tight();
        self.exact
            .entry(wording.joined.clone())
            .or_default()
            .push(id);
        self.shapes.entry(shape(&tight)).or_default().push(id);
        let place = self.by_length.partition_point(|(n, _)| *n <= tight.len());
        self.by_length.insert(place, (tight.len(), id));
        self.entries.push(Entry {
            field,
            language,
            words,
            bare: wording.bare,
            parenthesised: wording.has_parentheses(),
            counts: counts(&tight),
            tight,
        });
    }

    /// Gives short words that only one field has their full weight: "ILO" tells two headings apart, "the" does not.
    fn weigh(&mut self) {
        for (text, known) in &self.by_text {
            let mut fields = self.having[*known].iter().map(|e| self.entries[*e].field);
            let first = fields.next();
            if text.chars().count() == 3 && fields.all(|f| Some(f) == first) {
                self.words[*known].weight = 1.0;
            }
        }
    }

    /// Whether each word of a text is one of the form's, or like one.
    fn knows(&self, text: &Wording) -> bool {
        let known = self.known(text);
        !known.is_empty() && known.iter().all(|known| !known.likes.is_empty())
    }

    /// The fields that `text` is most like, the best first; each once, with the first language that is as near as any.
    /// Parenthesised parts may be missing on either side.
    fn best(&self, text: &Wording, floor: f32) -> Vec<Likeness> {
        let mut out: Vec<Likeness> = Vec::new();
        if text.is_empty() {
            return out;
        }
        if let Some(exact) = self.exact.get(&text.joined) {
            for entry in exact.iter().map(|e| &self.entries[*e]) {
                keep(&mut out, entry, 1.0);
            }
            return out;
        }
        let known = self.known(text);
        let weights: Vec<f32> = known.iter().map(|k| k.weight).collect();
        let hits = hits(&known);
        let mut touched: Vec<usize> = hits
            .iter()
            .filter(|h| self.words[h.known].weight > 0.4)
            .flat_map(|h| self.having[h.known].iter().copied())
            .collect();
        touched.sort_unstable();
        touched.dedup();
        let parenthesised = text.has_parentheses();
        for entry in touched.iter().map(|e| &self.entries[*e]) {
            let mut score = self.likeness(&weights, u64::MAX, entry, u64::MAX, &hits);
            if parenthesised || entry.parenthesised {
                let bare = self.likeness(&weights, text.bare, entry, entry.bare, &hits);
                score = score.max(0.97 * bare);
            }
            if score >= floor {
                keep(&mut out, entry, score);
            }
        }
        if out.iter().all(|l| l.score < ALIKE) {
            let tight = text.tight();
            for entry in self.shapes.get(&shape(&tight)).into_iter().flatten() {
                keep(&mut out, &self.entries[*entry], ALIKE);
            }
            if text.may_be_parted_wrongly() && out.iter().all(|l| l.score < 0.9) {
                self.tightly(&tight, &mut out);
            }
        }
        out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.field.cmp(&b.field)));
        out
    }

    /// Letters spaced out, words run together: keeps the wordings that are near to `tight` without spaces.
    fn tightly(&self, tight: &str, out: &mut Vec<Likeness>) {
        let own = counts(tight);
        // The shorter has four fifths of the longer one's length at least.
        let (least, most) = ((4 * tight.len()).div_ceil(5), 5 * tight.len() / 4);
        let from = self.by_length.partition_point(|(n, _)| *n < least);
        let near = self.by_length.get(from..).unwrap_or(&[]).iter();
        for (length, entry) in near.take_while(|(n, _)| *n <= most) {
            let entry = &self.entries[*entry];
            if 5 * difference(&own, &entry.counts) > 2 * tight.len().max(*length) {
                continue;
            }
            let near = strsim::normalized_levenshtein(tight, &entry.tight) as f32;
            if near > 0.8 {
                keep(out, entry, near);
            }
        }
    }

    /// What the words of a text are to the form, one for each.
    fn known(&self, text: &Wording) -> Vec<Arc<Known>> {
        let mut memory = self.memory.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |word| {
            if let Some(known) = memory.get(word) {
                return Arc::clone(known);
            }
            let known = Arc::new(self.compared(word));
            if memory.len() < REMEMBERED {
                memory.insert(word.to_owned(), Arc::clone(&known));
            }
            known
        };
        text.words().map(known).collect()
    }

    /// Holds a word against all of the form's.
    fn compared(&self, text: &str) -> Known {
        let word = Word::new(text);
        let same = self.by_text.get(text).copied();
        let mut likes: Vec<(usize, f32)> = same.iter().map(|known| (*known, 1.0)).collect();
        for (known, outline) in self.outlines.iter().enumerate() {
            if Some(known) == same || !outline.may_be_like(word.outline) {
                continue;
            }
            let score = word.likeness(&self.words[known]);
            if score > 0.0 {
                likes.push((known, score));
            }
        }
        Known {
            weight: same.map_or(word.weight, |known| self.words[known].weight),
            likes,
        }
    }

    /// How much of the entry comes in the text (three fifths) and how much of the text is of the entry (two fifths), by
    /// weight of words; `weights` are those of the text. Of each only the words whose bit is set count.
    fn likeness(
        &self,
        weights: &[f32],
        mine: u64,
        entry: &Entry,
        theirs: u64,
        hits: &[Hit],
    ) -> f32 {
        let mut used = !mine;
        let (mut all_known, mut hit_known, mut hit_mine) = (0.0, 0.0, 0.0);
        for (i, known) in entry.words.iter().enumerate().take(64) {
            if theirs >> i & 1 == 0 {
                continue;
            }
            let weight = self.words[*known].weight;
            all_known += weight;
            let mut found: Option<&Hit> = None;
            for hit in hits.iter().filter(|h| h.known == *known) {
                if used >> hit.at & 1 == 0 && found.is_none_or(|f| hit.score > f.score) {
                    found = Some(hit);
                }
            }
            if let Some(hit) = found {
                used |= 1 << hit.at;
                hit_known += weight * hit.score;
                hit_mine += weights[hit.at] * hit.score;
            }
        }
        let all_mine: f32 = weights
            .iter()
            .enumerate()
            .filter(|(i, _)| mine >> i & 1 == 1)
            .map(|(_, weight)| weight)
            .sum();
        let recall = hit_known / f32::max(all_known, 0.1);
        let precision = hit_mine / all_mine.max(0.1);
        (0.6 * recall + 0.4 * precision).min(1.0)
    }
}

/// Which words of the text are like which words of the form.
fn hits(known: &[Arc<Known>]) -> Vec<Hit> {
    let mut out = Vec::with_capacity(known.iter().map(|word| word.likes.len()).sum());
    for (at, word) in known.iter().enumerate() {
        out.extend(word.likes.iter().map(|(known, score)| Hit {
            known: *known,
            at,
            score: *score,
        }));
    }
    out
}

/// Notes that `entry` is `score` like, unless its field is already known as more so.
fn keep(out: &mut Vec<Likeness>, entry: &Entry, score: f32) {
    let found = Likeness {
        field: entry.field,
        language: entry.language,
        score,
    };
    match out.iter_mut().find(|l| l.field == entry.field) {
        Some(known) if known.score >= score => {}
        Some(known) => *known = found,
        None => out.push(found),
    }
}

/// How often each letter of the Latin alphabet comes, and all others.
pub(super) fn counts(text: &str) -> [u8; 27] {
    let mut out = [0_u8; 27];
    for b in text.bytes() {
        let i = match b {
            b'a'..=b'z' => usize::from(b - b'a'),
            _ => 26,
        };
        out[i] = out[i].saturating_add(1);
    }
    out
}

/// By how much counts differ, all together.
pub(super) fn difference(a: &[u8; 27], b: &[u8; 27]) -> usize {
    a.iter()
        .zip(b)
        .map(|(a, b)| usize::from(a.abs_diff(*b)))
        .sum()
}

/// What a folded text looks like to a scanner: "E-rnail" and "Email" are one shape.
fn shape(tight: &str) -> String {
    let mut out = String::with_capacity(tight.len());
    let mut chars = tight.chars().peekable();
    while let Some(c) = chars.next() {
        let (two, one) = match c {
            'r' | 't' => (Some(('n', 'm')), c),
            'v' => (Some(('v', 'w')), c),
            'c' => (Some(('l', 'd')), c),
            '1' | 'i' => (None, 'l'),
            '0' => (None, 'o'),
            '5' => (None, 's'),
            '8' => (None, 'b'),
            _ => (None, c),
        };
        match two {
            Some((next, both)) if chars.next_if_eq(&next).is_some() => out.push(both),
            _ => out.push(one),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Index, Wording};

    fn near(text: &str, known: &str) -> f32 {
        let mut index = Index::default();
        index.add(0, 0, &Wording::new(known));
        index
            .best(&Wording::new(text), 0.0)
            .first()
            .map_or(0.0, |l| l.score)
    }

    #[test]
    fn misspelt_and_recased_headings_are_near() {
        let achievements = "Achievements and impact (from a SSTC perspective)";
        assert!(near("ACHIEVMENTS AND IMPACT", achievements) > 0.9);
        let replicability = "Replicability and scaling up (South-South perspective)";
        assert!(near("Replicabilty and scaling-up", replicability) > 0.9);
        assert!(near("Cnoaactos", "Contactos") > 0.7);
        assert!(near("I N N O V A T I O N", "Innovation") > 0.9);
    }

    #[test]
    fn scanned_labels_are_near() {
        assert!(near("E-rnail", "Email") > 0.95);
        assert!(near("Natne of norninee", "Name of nominee") > 0.95);
        assert!(near("Te1eph0ne", "Telephone") > 0.95);
        assert!(near("Mail", "Email") < 0.95);
    }

    #[test]
    fn words_of_one_stem_are_near() {
        assert!(near("Innovative features", "Innovation") > 0.6);
        assert!(near("Pessoas a contactar", "Pessoas de contacto") > 0.8);
    }

    #[test]
    fn longer_heading_that_holds_the_known_one_is_near() {
        let areas = "Areas of contribution";
        assert!(near("Areas of contribution of the network", areas) > 0.8);
    }

    #[test]
    fn other_headings_are_far() {
        let replicability = "Replicability and scaling up (South-South perspective)";
        assert!(near("Sustainability", replicability) < 0.4);
        assert!(near("Contacts", "ILO Contacts") < 0.95);
        assert!(near("Context and challenges", "Main partners") < 0.3);
    }
}
