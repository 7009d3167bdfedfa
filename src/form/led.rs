//! Blocks that are more than one thing to the form are parted: an answer that begins with the form's instruction, and headings
//! that follow each other without an answer.

use std::borrow::Cow;

use crate::layout::Habit;
use crate::section::{Part, Reading, Sections};

use super::compiled::Form;
use super::wording::Wording;

/// Most headings in one block, and how near each is to the form's words.
const HEADINGS: usize = 4;
const EXACT: f32 = 0.95;

/// `sections` with each such block in pieces.
pub(super) fn apart<'a>(sections: &'a Sections, form: &Form) -> Cow<'a, Sections> {
    let lead = |part: &Part| match sections.without.has(Habit::Guidance) {
        true => 0,
        false => form.placeholders.lead(part.block.text.as_str()),
    };
    let whole = |part: &Part| lead(part) == 0 && !is_headings(part, form);
    if sections.parts.iter().all(whole) {
        return Cow::Borrowed(sections);
    }
    let mut own = sections.clone();
    own.parts = sections
        .parts
        .iter()
        .flat_map(|part| match lead(part) {
            0 if is_headings(part, form) => headings(part),
            0 => vec![part.clone()],
            at => {
                let end = part.block.text.as_str().len();
                vec![piece(part, 0..at), piece(part, at..end)]
            }
        })
        .collect();
    Cow::Owned(own)
}

/// A part with some bytes of the text of another one, no heading.
fn piece(part: &Part, range: std::ops::Range<usize>) -> Part {
    let mut piece = part.clone();
    piece.block.text = part.block.text.slice(range).trim();
    let length = piece.block.text.as_str().len();
    piece.block.bold_lead = piece.block.bold_lead.min(length);
    piece.readings.clear();
    piece
}

/// Whether each line of a block is a heading, a label or the head of a group of the form word for word, and one at least is a heading.
fn is_headings(part: &Part, form: &Form) -> bool {
    let text = part.block.text.as_str();
    let lines = text.split('\n').count();
    if !(2..=HEADINGS).contains(&lines) || text.len() > HEADINGS * 200 {
        return false;
    }
    let mut asked = false;
    let known = |line: &str| {
        let bare = line
            .get(crate::section::number_length(line)..)
            .unwrap_or("");
        let words = Wording::new(bare.trim().trim_end_matches(':'));
        let heading = !form.lexicon.headings(&words, EXACT).is_empty();
        asked |= heading;
        let group = !form.lexicon.groups(&words, EXACT).is_empty();
        heading || group || !form.lexicon.labels(&words, EXACT).is_empty()
    };
    text.split('\n').all(known) && asked
}

/// The lines of a block as headings of their own.
fn headings(part: &Part) -> Vec<Part> {
    let text = part.block.text.as_str();
    let prominence = part
        .readings
        .iter()
        .map(|r| r.prominence)
        .fold(0.0, f32::max);
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split('\n') {
        let mut own = piece(part, start..start + line.len());
        start += line.len() + 1;
        let length = own.block.text.as_str().len();
        own.block.lines = 1;
        let number = crate::section::heading_number(own.block.text.as_str());
        let from = crate::section::number_length(own.block.text.as_str());
        own.readings.push(Reading {
            number,
            heading: from..length,
            name: from..length,
            rest: length..length,
            prominence,
        });
        out.push(own);
    }
    out
}
