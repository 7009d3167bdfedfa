//! A form's words, folded once for matching.

use super::definition::{FieldType, FormFile, Vocabulary};
use super::wording::Wording;

/// The folded labels and headings of a form in all its languages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    /// Per language, as in `Form::vocabularies`; per entry a field's index and one wording.
    headings: Vec<Vec<(usize, Wording)>>,
    labels: Vec<Vec<(usize, Wording)>>,
    placeholders: Vec<Vec<String>>,
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
        let of = |v: &Vocabulary, sections: bool| {
            let mut out = Vec::new();
            for (index, field) in file.fields.iter().enumerate() {
                if (field.kind == FieldType::Section) == sections {
                    let printed = v.printed.get(&field.key).map_or(&[][..], Vec::as_slice);
                    out.extend(printed.iter().map(|text| (index, Wording::new(text))));
                }
            }
            out
        };
        Lexicon {
            headings: vocabularies.iter().map(|v| of(v, true)).collect(),
            labels: vocabularies.iter().map(|v| of(v, false)).collect(),
            placeholders: vocabularies
                .iter()
                .map(|v| v.placeholders.iter().map(|p| squeezed(p)).collect())
                .collect(),
        }
    }

    /// The section fields that `text` is most like, the best first; each field once, at least `floor` like.
    pub(crate) fn headings(&self, text: &Wording, floor: f32) -> Vec<Likeness> {
        best(&self.headings, text, floor)
    }

    /// The header fields that `text` is most like, the best first.
    pub(crate) fn labels(&self, text: &Wording, floor: f32) -> Vec<Likeness> {
        best(&self.labels, text, floor)
    }

    /// Whether `text` is only a placeholder in any of the languages, or only dots, dashes or crosses.
    pub(crate) fn is_placeholder(&self, text: &str) -> bool {
        let text = squeezed(text);
        let filler = text.chars().all(|c| !c.is_alphanumeric() || c == 'x');
        (filler && !text.is_empty()) || self.placeholders.iter().flatten().any(|p| *p == text)
    }
}

fn best(words: &[Vec<(usize, Wording)>], text: &Wording, floor: f32) -> Vec<Likeness> {
    let mut out: Vec<Likeness> = Vec::new();
    for (language, entries) in words.iter().enumerate() {
        for (field, wording) in entries {
            let score = text.likeness(wording);
            if score < floor {
                continue;
            }
            match out.iter_mut().find(|l| l.field == *field) {
                Some(known) if known.score >= score => {}
                Some(known) => {
                    *known = Likeness {
                        field: *field,
                        language,
                        score,
                    }
                }
                None => out.push(Likeness {
                    field: *field,
                    language,
                    score,
                }),
            }
        }
    }
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.field.cmp(&b.field)));
    out
}

/// Folded, without white space, brackets and closing punctuation.
fn squeezed(text: &str) -> String {
    let folded = super::wording::fold(text);
    let inner = folded.trim().trim_matches(|c: char| {
        matches!(
            c,
            '[' | ']' | '(' | ')' | '<' | '>' | '.' | '!' | ':' | ';' | ',' | '"' | '“' | '”'
        )
    });
    let source = if inner.is_empty() {
        folded.trim()
    } else {
        inner
    };
    source.split_whitespace().collect::<Vec<_>>().join(" ")
}
