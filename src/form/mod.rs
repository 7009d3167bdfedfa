//! Sections and header lines → answers: which form this is, where one nomination ends and the next begins, which line
//! is which field.
//!
//! In: [`Sections`] and the [`Form`]s to choose from. Out: [`Answers`], as printed, with places. After this stage no
//! module contains words of a language: the form's vocabulary travels with the answers. Total.

mod definition;
mod group;
mod scope;
mod load;
mod check;
mod wording;
mod lexicon;
mod placeholders;
mod common;
mod condition;
pub(crate) mod words;
mod answers;
mod headings;
mod header;
mod bare;
mod icons;
mod values;
mod split;
mod names;
mod nomination;
mod heads;
mod asked;
mod placed;
mod refrain;
mod small_print;
mod strange_labels;
mod body;
mod absent;
mod candidates;
mod deck;
mod dump;

pub use answers::{
    Absence, AnswerBlock, Answers, BlockKind, CANDIDATES, Candidate, Evidence, FieldAnswer,
    Footnote, Kind, LinkAnswer, NominationAnswers, SectionAnswer, SectionIndex, Summary,
    Thresholds, Verdict,
};
pub use check::{Fault, faults};
pub use condition::{Answered, Condition};
pub use definition::{Comparison, Field, FieldType, Form, FormFile, Role, Vocabulary};
pub use dump::dump;
pub use group::{Group, PersonRole};
pub use load::FormError;
pub use placed::Relation;
pub(crate) use words::Words;

use std::borrow::Cow;
use std::sync::Arc;

use crate::section::Sections;

use answers::visible;
use scope::Scopes;
use wording::Wording;

/// What it takes to be a heading or a label of a form.
pub const THRESHOLDS: Thresholds = Thresholds {
    exact: headings::PARAMS.exact,
    near: headings::PARAMS.near,
    far: headings::PARAMS.far,
    set_apart: headings::PARAMS.set_apart,
    label: header::LABEL,
};

/// Maps `sections` onto the one of `forms` that fits best; the values of header labels are where `relation` says. `forms` is not empty; with none given, nothing is recognised.
pub fn answers(sections: &Sections, forms: &[Arc<Form>], relation: Relation) -> Option<Answers> {
    let wordings = headings::wordings(&sections.parts);
    forms
        .iter()
        .map(|form| match names::apart(sections, &form.names) {
            Cow::Borrowed(all) => onto(all, &wordings, form, relation),
            Cow::Owned(own) => onto(&own, &headings::wordings(&own.parts), form, relation),
        })
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

/// Maps `sections`, whose parts read as `wordings`, onto one form.
fn onto(
    sections: &Sections,
    wordings: &[Vec<Wording>],
    form: &Arc<Form>,
    relation: Relation,
) -> Answers {
    let parts = &sections.parts;
    let characters = parts.iter().map(|p| visible(p.block.text.as_str())).sum();
    let empty = Answers {
        kind: Kind::Unrecognised,
        form: Arc::clone(form),
        headings_found: 0,
        nominations: Vec::new(),
        summaries: Vec::new(),
        unplaced: Vec::new(),
        left_out: sections.left_out.clone(),
        characters,
    };
    let scopes = Scopes::of(parts, form);
    let found = headings::matches(parts, wordings, form, &scopes);
    let accepted: Vec<headings::Match> = found.iter().filter(|m| m.accepted()).copied().collect();
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
    let (labels, near_labels) = header::labels(parts, form);
    let labels = scopes.settled(labels, parts, form);
    // A line that is nearer to a label is no heading: "Title of the initiative" asks for the title alone.
    let labelled = |m: &headings::Match| {
        let mut own = labels.iter().filter(|l| l.part == m.part);
        own.any(|l| l.score > m.wording + header::NEARER)
    };
    let accepted: Vec<headings::Match> = accepted.into_iter().filter(|m| !labelled(m)).collect();
    let segments = split::segments(parts, form, &accepted, &labels, &scopes);
    let (mut unplaced, mut left_out) = (Vec::new(), sections.left_out.clone());
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
                near_labels: &near_labels,
                scopes: &scopes,
                segment,
                relation,
            };
            nomination::answers(&input, &mut unplaced, &mut left_out)
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
        left_out,
        ..empty
    }
}
