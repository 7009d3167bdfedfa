//! Blocks that are more than one thing to the form are parted: an answer that begins with the form's instruction, and headings
//! that follow each other without an answer.

use std::borrow::Cow;

use crate::layout::Habit;
use crate::section::{Part, Reading, Sections};

use super::compiled::Form;
use super::definition::FieldType;
use super::wording::Wording;

/// Most headings in one block, and how near each is to the form's words.
const HEADINGS: usize = 4;
const EXACT: f32 = 0.95;

/// `sections` with each block of this kind in pieces.
pub(super) fn apart<'a>(sections: &'a Sections, form: &Form) -> Cow<'a, Sections> {
    let lead = |part: &Part| match sections.without.has(Habit::Guidance) {
        true => 0,
        false => form.placeholders.lead(part.block.text.as_str()),
    };
    let whole =
        |part: &Part| lead(part) == 0 && !is_headings(part, form) && labels(part, form).is_empty();
    if sections.parts.iter().all(whole) {
        return Cow::Borrowed(sections);
    }
    let mut own = sections.clone();
    own.parts = sections
        .parts
        .iter()
        .flat_map(|part| match lead(part) {
            0 if is_headings(part, form) => headings(part),
            0 => lines(part, &labels(part, form)),
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

/// Where in a block the lines begin that are one of the form's among its sections, "label: value"; empty where the first line
/// is not one, or the only one.
fn labels(part: &Part, form: &Form) -> Vec<Label> {
    /// Longest label, in bytes.
    const LONGEST: usize = 200;
    let text = part.block.text.as_str();
    if !text.contains('\n') {
        return Vec::new();
    }
    let is_line = |field: usize| {
        form.file
            .fields
            .get(field)
            .is_some_and(|f| f.kind != FieldType::Section)
    };
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split('\n') {
        let number = crate::section::number_length(line);
        let colon = line
            .find([':', '：'])
            .filter(|at| (number..LONGEST).contains(at));
        let label = colon
            .and_then(|at| line.get(number..at))
            .unwrap_or("")
            .trim();
        let likes = form.lexicon.headings(&Wording::new(label), EXACT);
        if let Some(colon) = colon
            && !label.is_empty()
            && likes.iter().any(|l| is_line(l.field))
        {
            out.push(Label {
                start,
                number,
                colon,
            });
        }
        start += line.len() + 1;
    }
    match out.first() {
        Some(first) if first.start == 0 && out.len() > 1 => out,
        _ => Vec::new(),
    }
}

/// A label in a block, in bytes: where its line begins; from there, where its number and where it ends.
#[derive(Debug)]
struct Label {
    start: usize,
    number: usize,
    colon: usize,
}

/// A block in pieces that each begin with one of the `labels`.
fn lines(part: &Part, labels: &[Label]) -> Vec<Part> {
    if labels.is_empty() {
        return vec![part.clone()];
    }
    let text = part.block.text.as_str();
    let prominence = part.readings.first().map_or(0.0, |r| r.prominence);
    let next = labels.iter().skip(1).map(|l| l.start).chain([text.len()]);
    let piece = |(label, end): (&Label, usize)| {
        let mut own = piece(part, label.start..end);
        let length = own.block.text.as_str().len();
        let line = own.block.text.as_str();
        let colon = label.colon.min(length);
        let behind = line.get(colon..).unwrap_or("");
        let sign = behind.len() - behind.trim_start_matches([':', '：', ' ', '\u{a0}']).len();
        own.readings.push(Reading {
            number: crate::section::heading_number(line),
            heading: label.number.min(colon)..colon,
            name: label.number.min(colon)..colon,
            rest: colon + sign..length,
            prominence,
        });
        own
    };
    labels.iter().zip(next).map(piece).collect()
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
