//! Sections and header lines → answers: which form this is, where one nomination ends and the next begins, which line
//! is which field.
//!
//! In: [`Sections`] and the [`Form`]s to choose from. Out: [`Answers`], as printed, with places. After this stage no
//! module contains words of a language: the form's vocabulary travels with the answers. Total.

mod answers;
mod check;
mod deck;
mod definition;
mod dump;
mod header;
mod headings;
mod lexicon;
mod load;
mod nomination;
mod split;
mod wording;

pub use answers::{
    Absence, AnswerBlock, Answers, BlockKind, Candidate, Evidence, FieldAnswer, Footnote, Kind,
    LinkAnswer, NominationAnswers, SectionAnswer, SectionIndex, Summary,
};
pub use check::{Fault, faults};
pub use definition::{Field, FieldType, Form, FormFile, Role, Vocabulary};
pub use dump::dump;
pub use load::FormError;

use std::sync::Arc;

use crate::section::Sections;

/// Maps `sections` onto the one of `forms` that fits best. `forms` is not empty; with none given, nothing is recognised.
pub fn answers(sections: &Sections, forms: &[Arc<Form>]) -> Option<Answers> {
    forms
        .iter()
        .map(|form| onto(sections, form))
        .reduce(|best, other| {
            let share = |a: &Answers| {
                a.headings_found as f32 / split::section_order(&a.form).len().max(1) as f32
            };
            if share(&other) > share(&best) {
                other
            } else {
                best
            }
        })
}

/// Maps `sections` onto one form.
fn onto(sections: &Sections, form: &Arc<Form>) -> Answers {
    let parts = &sections.parts;
    let characters = parts.iter().map(|p| visible(p.block.text.as_str())).sum();
    let empty = Answers {
        kind: Kind::Unrecognised,
        form: Arc::clone(form),
        headings_found: 0,
        nominations: Vec::new(),
        summaries: Vec::new(),
        unplaced: Vec::new(),
        characters,
    };
    let found = headings::matches(parts, form);
    let accepted: Vec<headings::Match> = found.iter().filter(|m| m.accepted).copied().collect();
    let mut fields: Vec<usize> = accepted.iter().map(|m| m.field).collect();
    fields.sort_unstable();
    fields.dedup();
    let headings_found = fields.len();
    if headings_found < form.file.min_headings {
        let summaries = deck::slides(sections);
        let kind = if summaries.is_empty() {
            Kind::Unrecognised
        } else {
            Kind::SummaryDeck
        };
        let unplaced = if summaries.is_empty() {
            parts.iter().map(|p| p.block.text.tidied()).collect()
        } else {
            Vec::new()
        };
        return Answers {
            kind,
            headings_found,
            summaries,
            unplaced,
            ..empty
        };
    }
    let labels = header::labels(parts, form);
    let segments = split::segments(parts, form, &accepted, &labels);
    let mut unplaced = Vec::new();
    let first = segments.first().map_or(0, |s| s.parts.start);
    unplaced.extend(parts[..first].iter().map(|p| p.block.text.tidied()));
    let nominations: Vec<NominationAnswers> = segments
        .iter()
        .map(|segment| {
            let input = nomination::Input {
                sections,
                form,
                found: &found,
                labels: &labels,
                segment,
            };
            nomination::answers(&input, &mut unplaced)
        })
        .collect();
    let kind = if nominations.len() > 1 {
        Kind::Compendium
    } else {
        Kind::Nomination
    };
    Answers {
        kind,
        headings_found,
        nominations,
        unplaced,
        ..empty
    }
}

/// Characters that are not white space.
fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
