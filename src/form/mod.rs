//! Sections and header lines → answers: which form this is, where one nomination ends and the next begins, which line
//! is which field.
//!
//! In: [`Sections`] and the [`Form`]s to choose from. Out: [`Answers`], as printed, with places. After this stage no
//! module contains words of a language: the form's vocabulary travels with the answers. Total.

mod printed_number;
mod scheme;
mod definition;
mod vocabulary;
mod requests;
mod closing;
mod compiled;
mod affiliation;
mod label;
mod group;
mod repeats;
mod scope;
mod table;
mod ticks;
mod recognise;
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
mod counted;
mod header;
mod bare;
mod icons;
mod values;
mod title;
mod split;
mod names;
mod led;
mod input;
mod left_out;
mod bodies;
mod choices;
mod comb;
mod nearest;
mod titled;
mod nomination;
mod annexes;
mod heading_lines;
mod heads;
mod asked;
mod pieces;
mod placed;
mod refrain;
mod small_print;
mod look;
mod nominator;
mod mails;
mod marked;
mod strange_labels;
mod tail;
mod tags;
mod body;
mod absent;
mod candidates;
mod deck;
mod draft;
mod dump;

pub use affiliation::{Affiliation, AffiliationLine};
pub use answers::{
    Absence, AnswerBlock, Answers, BlockKind, CANDIDATES, Candidate, Evidence, FieldAnswer, Fit,
    Footnote, GroupAnswer, Kind, LinkAnswer, NominationAnswers, SectionAnswer, SectionIndex,
    Summary, TableAnswer, Thresholds, Verdict,
};
pub use check::{Fault, faults, faults_of_texts};
pub use compiled::Form;
pub use condition::{Answered, Condition};
pub use definition::{
    Comparison, Field, FieldType, FormFile, Group, PersonRole, Recognise, Repeat, Role, Time,
};
pub use draft::{FormDraft, draft_of};
pub use dump::dump;
pub use load::{FormError, texts};
pub use placed::Relation;
pub use printed_number::PrintedNumber;
pub(crate) use scheme::{Scheme, Wrong};
pub use vocabulary::Vocabulary;
pub(crate) use words::Words;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::layout::Habit;
use crate::section::Sections;

use answers::visible;
use scope::Scopes;
use table::Tables;
use ticks::Ticks;
use wording::Wording;

/// What it takes to be a heading or a label of a form.
pub const THRESHOLDS: Thresholds = Thresholds {
    exact: headings::PARAMS.exact,
    near: headings::PARAMS.near,
    far: headings::PARAMS.far,
    set_apart: headings::PARAMS.set_apart,
    label: label::LABEL,
};

/// Maps `sections` onto the one of `forms` that fits best; the values of header labels are where `relation` says. `forms` is
/// not empty; with none given, nothing is recognised.
pub fn answers(sections: &Sections, forms: &[Arc<Form>], relation: Relation) -> Option<Answers> {
    let wordings = headings::wordings(&sections.parts);
    let text = recognise::text(sections, forms);
    let mut fits: Vec<Fit> = Vec::new();
    let best = forms
        .iter()
        .map(|form| {
            let own = match names::apart(sections, &form.names) {
                Cow::Borrowed(all) => led::apart(all, form),
                Cow::Owned(own) => Cow::Owned(led::apart(&own, form).into_owned()),
            };
            let (answers, fit) = match own {
                Cow::Borrowed(all) => onto(all, &wordings, form, relation, &text),
                Cow::Owned(own) => {
                    let wordings = headings::wordings(&own.parts);
                    onto(&own, &wordings, form, relation, &text)
                }
            };
            fits.push(fit.clone());
            (answers, fit)
        })
        .reduce(|best, other| match other.1.is_better(&best.1) {
            true => other,
            false => best,
        });
    let (answers, chosen) = best?;
    fits.retain(|fit| fit.form != chosen.form);
    fits.sort_by(|a, b| b.is_better(a).cmp(&a.is_better(b)));
    fits.insert(0, chosen);
    Some(Answers { fits, ..answers })
}

/// Maps `sections`, whose parts read as `wordings`, onto one form, and says how well it fits; `text` is the document's as in
/// [`recognise::text`].
fn onto(
    sections: &Sections,
    wordings: &[Vec<Wording>],
    form: &Arc<Form>,
    relation: Relation,
    text: &str,
) -> (Answers, Fit) {
    let parts = &sections.parts;
    let characters = parts.iter().map(|p| visible(p.block.text.as_str())).sum();
    let empty = Answers {
        kind: Kind::Unrecognised,
        form: Arc::clone(form),
        headings_found: 0,
        fits: Vec::new(),
        nominations: Vec::new(),
        summaries: Vec::new(),
        unplaced: Vec::new(),
        left_out: sections.left_out.clone(),
        characters,
        in_mail: 0,
    };
    let scopes = Scopes::of(parts, form);
    let tables = Tables::of(parts, form);
    let ticks = Ticks::of(parts, form, &scopes);
    let mut found = headings::matches(parts, wordings, form, &scopes);
    // What a table has in its cells is neither heading nor label.
    found.retain(|m| !tables.has(m.part) && !ticks.has(m.part));
    let (labels, near_labels) = header::labels(parts, form);
    let by_words = headings::fields(&found, form).len();
    counted::take(&mut found, parts, form, &labels);
    let accepted: Vec<headings::Match> = found.iter().filter(|m| m.accepted()).copied().collect();
    let places = accepted.iter().map(|m| (m.part, m.field));
    if let Some(at) = mails::answered_mail(parts, places, compiled::section_order(form).len()) {
        let mut own = sections.clone();
        let mail = own.parts.split_off(at).into_iter();
        own.left_out
            .extend(mail.map(|p| Habit::Closing.claims(p.block.text.tidied())));
        let kept = wordings.get(..at).unwrap_or(wordings);
        return onto(&own, kept, form, relation, text);
    }
    let mut fields = headings::fields(&accepted, form);
    // A form without sections is known by its labels.
    if compiled::section_order(form).is_empty() {
        let known: BTreeSet<usize> = labels
            .iter()
            .filter(|l| l.score >= label::LABEL)
            .map(|l| l.field)
            .collect();
        fields = known
            .into_iter()
            .filter(|f| form.file.is_first(*f))
            .collect();
    }
    let headings_found = fields.len();
    let mut fit = Fit::of(form, &accepted, headings_found, text);
    fit.counted = headings_found > by_words && by_words < form.file.min_headings;
    if !fit.fits {
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
        let answers = Answers {
            kind,
            headings_found,
            summaries,
            unplaced,
            ..empty
        };
        return (answers, fit);
    }
    let own = |labels: Vec<label::Label>| -> Vec<label::Label> {
        let free = labels
            .into_iter()
            .filter(|l| !tables.has(l.part) && !ticks.has(l.part));
        free.collect()
    };
    let (labels, near_labels) = (own(labels), own(near_labels));
    let labels = nominator::without(labels, parts, form);
    // What goes with a person's name makes no header: contacts have it, too.
    let (of_persons, labels) =
        (labels.into_iter()).partition(|l| Affiliation::of_field(l.field).is_some());
    let labels = scopes.settled(labels, parts, form);
    // A line that is nearer to a label is not a heading: "Title of the initiative" asks for the title alone.
    let labelled = |m: &headings::Match| {
        let mut own = labels.iter().filter(|l| l.part == m.part);
        own.any(|l| l.score > m.wording + header::NEARER)
    };
    let accepted: Vec<headings::Match> = accepted.into_iter().filter(|m| !labelled(m)).collect();
    let accepted = split::without_header_groups(accepted, &labels);
    let segments = split::segments(parts, form, &accepted, (&labels, &of_persons), &scopes);
    let (mut unplaced, mut left_out) = (Vec::new(), sections.left_out.clone());
    let in_mail = match (mails::mail_head(parts).is_empty(), segments.first()) {
        (false, Some(first)) => {
            let form = [&first.title, &first.header].map(|r| (!r.is_empty()).then_some(r.start));
            let end = form.into_iter().flatten().min().unwrap_or(0);
            parts[..end]
                .iter()
                .map(|p| visible(p.block.text.as_str()))
                .sum()
        }
        _ => 0,
    };
    let first = segments.first().map_or(0, |s| s.parts.start);
    // The heading of a group may be above the first label.
    for (index, part) in parts[..first].iter().enumerate() {
        let text = part.block.text.tidied();
        match scopes.whole().contains(&index) {
            true => left_out.push(Habit::Guidance.claims(text)),
            false => unplaced.push(text),
        }
    }
    let nominations: Vec<NominationAnswers> = segments
        .iter()
        .map(|segment| {
            let input = input::Input {
                sections,
                form,
                found: &found,
                labels: &labels,
                of_persons: &of_persons,
                near_labels: &near_labels,
                scopes: &scopes,
                tables: &tables,
                ticks: &ticks,
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
    let answers = Answers {
        kind,
        headings_found,
        nominations,
        unplaced,
        left_out,
        in_mail,
        ..empty
    };
    (answers, fit)
}
