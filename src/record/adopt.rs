//! Header lines without a label: a value that can be no other field's is taken for it.
//!
//! For headers with signs or pictures in place of labels. Only where the nomination lacks several of its header lines, only
//! from unplaced text before its first section, and only a value that is there once.

use crate::form::{Answers, FieldType, NominationAnswers, SectionAnswer};
use crate::geom::Place;
use crate::text::Text;

use super::facts::TelephoneState;
use super::values::person;
use super::values::telephone::{Dialling, telephones};
use super::values::{country, email};

/// Fields that must be missing.
const MISSING: usize = 2;
/// How sure a value without a label is.
const CONFIDENCE: f32 = 0.6;
/// Longest line, in characters.
const LINE: usize = 200;

/// The answers, with values under the fields that they fit.
pub(in crate::record) fn adopted(answers: &Answers) -> Answers {
    let mut out = answers.clone();
    for nomination in &mut out.nominations {
        adopt(nomination, &answers.form, &mut out.unplaced);
    }
    out
}

fn adopt(nomination: &mut NominationAnswers, form: &crate::form::Form, unplaced: &mut Vec<Text>) {
    let fields = &form.file.fields;
    let lacks = |n: &NominationAnswers, i: usize| {
        n.fields
            .get(i)
            .is_some_and(|f| f.lines.is_empty() && f.section.is_none())
    };
    let header = |kind| kind != FieldType::Section && kind != FieldType::Title;
    let open: Vec<usize> = (0..fields.len())
        .filter(|i| header(fields[*i].kind) && fields[*i].required && lacks(nomination, *i))
        .collect();
    let Some(first) = first_section(nomination).filter(|_| open.len() >= MISSING) else {
        return;
    };
    let language = nomination.language.clone();
    for index in open {
        let kind = fields[index].kind;
        let mut found: Vec<(usize, Text)> = Vec::new();
        for (at, text) in unplaced.iter().enumerate() {
            let above = |p: &Place| (p.page, p.bbox[1]) < (first.page, first.bbox[1]);
            let on = text
                .places()
                .first()
                .is_some_and(|p| p.page >= nomination.pages.0 && above(p));
            if on {
                let pieces = pieces(text)
                    .into_iter()
                    .filter(|p| fits(kind, p, form, &language));
                found.extend(pieces.map(|piece| (at, piece)));
            }
        }
        let [(at, value)] = found.as_slice() else {
            continue;
        };
        if let Some(answer) = nomination.fields.get_mut(index) {
            answer.lines.push(value.clone());
            answer.labels.push(String::new());
            answer.confidence = CONFIDENCE;
            answer.absence = None;
        }
        let rest = without(&unplaced[*at], value);
        unplaced.remove(*at);
        unplaced.extend(rest);
    }
}

/// Where the first section of the form stands.
fn first_section(nomination: &NominationAnswers) -> Option<Place> {
    let sections = nomination.fields.iter().filter_map(|f| f.section.as_ref());
    let begin = |s: &SectionAnswer| s.heading.places().first().copied();
    let places = sections.filter_map(begin);
    places.min_by(|a, b| a.page.cmp(&b.page).then(a.bbox[1].total_cmp(&b.bbox[1])))
}

/// What wide gaps and line ends part.
fn pieces(text: &Text) -> Vec<Text> {
    let mut out = Vec::new();
    let mut start = 0;
    for piece in text.as_str().split(['\t', '\n']) {
        let own = text.slice(start..start + piece.len()).trim();
        start += piece.len() + 1;
        if !own.is_empty() && own.as_str().chars().nth(LINE).is_none() {
            out.push(own);
        }
    }
    out
}

/// What of `text` is not `value`.
fn without(text: &Text, value: &Text) -> Vec<Text> {
    let others = pieces(text).into_iter();
    others.filter(|piece| piece != value).collect()
}

/// Whether all of a piece is a value of type `kind`.
fn fits(kind: FieldType, piece: &Text, form: &crate::form::Form, language: &str) -> bool {
    let text = piece.as_str();
    match kind {
        FieldType::Email => {
            let found = email::emails_in_text(piece);
            !text.contains(' ') && found.len() == 1 && found[0].malformed.is_none()
        }
        FieldType::Telephone => {
            let number = |c: char| c.is_ascii_digit() || " +()-./\u{a0}".contains(c);
            let dialling = Dialling {
                country: None,
                marks: &[],
            };
            let found = telephones(piece, dialling);
            text.chars().all(number) && found.iter().all(|n| n.state == TelephoneState::InPlan)
        }
        FieldType::Country => country::named(text).is_some(),
        FieldType::Person => {
            let found = person::person(piece, form.words(language));
            found.certain && found.affiliated() && !text.contains('@')
        }
        FieldType::Fax | FieldType::Title | FieldType::Text | FieldType::Section => false,
    }
}
