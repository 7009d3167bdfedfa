//! Blank forms: a form's headings without any answer, alone or beside a filled one. They are not nominations.

use crate::form::{FieldType, Form};
use crate::geom::{PageNumber, Place};
use crate::layout::Role;

use super::facts::{BlankForm, DoubtKind, FieldFact, NominationFacts, SectionFact};
use super::model::{LeftOut, Nomination};

/// Most words behind the last heading of a list of headings.
const LAST_WORDS: usize = 40;
/// Why a blank form's text is in no answer.
const REASON: &str = "blank-form";

/// Takes the blank forms out of `nominations`, each with its record; the others count anew.
pub(super) fn take(
    nominations: Vec<(Nomination, NominationFacts)>,
    form: &Form,
) -> (Vec<(Nomination, NominationFacts)>, Vec<BlankForm>) {
    let several = nominations.len() > 1;
    let (blank, mut filled): (Vec<_>, Vec<_>) = nominations
        .into_iter()
        .partition(|(record, facts)| is_blank(record, facts, form, several));
    for (index, (_, facts)) in filled.iter_mut().enumerate() {
        facts.index = index;
    }
    let blank = blank
        .iter()
        .map(|(record, facts)| blank_form(record, facts));
    (filled, blank.collect())
}

/// Whether nothing is answered: enough of the form's headings, all of them over nothing or the form's own words, no value
/// of the header but a title, and nothing nearby that could be an answer.
fn is_blank(record: &Nomination, facts: &NominationFacts, form: &Form, several: bool) -> bool {
    let sections: Vec<&SectionFact> = facts
        .fields
        .iter()
        .filter_map(|f| f.section.as_ref())
        .collect();
    // Behind a list of the headings, as a call has it, the text goes on: its end is not an answer to the last of them.
    let last_words = |at: usize, section: &SectionFact| {
        several && at + 1 == sections.len() && section.words <= LAST_WORDS
    };
    let unanswered = |(at, section): (usize, &&SectionFact)| {
        section.empty || section.placeholder.is_some() || last_words(at, section)
    };
    let of_header = |f: &&FieldFact| !matches!(f.kind, FieldType::Section | FieldType::Title);
    let (first, last) = facts.pages;
    // Beside a filled form, the letter that sends both is not part of the blank one.
    let headings = sections.iter().flat_map(|s| &s.heading_at);
    let first = match several {
        true => headings.map(|at| at.page).min().unwrap_or(first),
        false => first,
    };
    let within = |page: PageNumber| first <= page && page <= last;
    let speaks_against = facts.fields.iter().flat_map(|f| &f.doubts).any(|doubt| {
        let may_answer = matches!(
            doubt.kind,
            DoubtKind::ValueElsewhere | DoubtKind::TextLeftOver | DoubtKind::Unreadable
        );
        may_answer && doubt.at.iter().any(|place| within(place.page))
    });
    sections.len() >= form.file.min_headings
        && sections.iter().enumerate().all(unanswered)
        && facts
            .fields
            .iter()
            .filter(of_header)
            .all(|f| f.values.is_empty())
        && !answers_between(record, several)
        && !speaks_against
}

/// Whether text under headings outside the form may be an answer: any, or beside a filled form what is before the form's
/// last section. What is behind it there is another paper.
fn answers_between(record: &Nomination, several: bool) -> bool {
    const OTHER: &str = "additional_sections/";
    let last = record.order.iter().rposition(|key| !key.starts_with(OTHER));
    let before = match several {
        true => record.order.get(..last.unwrap_or(0)).unwrap_or(&[]),
        false => record.order.as_slice(),
    };
    let added = before
        .iter()
        .filter_map(|key| key.strip_prefix(OTHER)?.parse().ok());
    added
        .filter_map(|at: usize| record.additional_sections.get(at))
        .any(|section| !section.text.trim().is_empty())
}

fn blank_form(record: &Nomination, facts: &NominationFacts) -> BlankForm {
    let left_out = |text: &str, at: &[Place]| LeftOut {
        role: Role::Guidance,
        text: text.to_owned(),
        reason: REASON.to_owned(),
        doubtful: false,
        at: at.to_vec(),
    };
    let mut text: Vec<LeftOut> = Vec::new();
    text.extend(
        record
            .title
            .iter()
            .map(|title| left_out(&title.text, &title.at)),
    );
    for field in &facts.fields {
        let Some(section) = &field.section else {
            continue;
        };
        text.push(left_out(&section.heading, &section.heading_at));
        text.extend(
            section
                .placeholder
                .iter()
                .map(|quote| left_out(quote, &section.text_at)),
        );
        let answer = record
            .sections
            .get(&field.key)
            .filter(|_| section.placeholder.is_none());
        text.extend(answer.map(|answer| left_out(&answer.text, &section.text_at)));
    }
    let added = record.additional_sections.iter();
    text.extend(added.flat_map(|section| {
        // What is between this form and the filled one, as a curriculum vitae.
        let other = LeftOut {
            doubtful: true,
            ..left_out(&section.text, &section.at)
        };
        [left_out(&section.heading, &section.at), other]
    }));
    text.retain(|left| !left.text.trim().is_empty());
    BlankForm {
        pages: facts.pages,
        at: facts.start.clone(),
        text,
    }
}
