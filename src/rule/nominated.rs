//! One nomination as a rule sees it: its facts, its record, and the document and settings around them.

use serde_json::{Value, json};

use crate::finding::{Certainty, NominationRef};
use crate::form::FieldType;
use crate::geom::Place;
use crate::record::{Facts, FieldFact, Nomination, NominationFacts, SectionFact};

use super::Settings;
use super::draft::Draft;
use super::open_pages::OpenPages;

/// How many candidates for a missing heading a finding names.
const CANDIDATES: usize = 3;

/// What a check of one nomination is given.
#[derive(Clone, Copy)]
pub(super) struct Nominated<'a> {
    /// The document.
    pub facts: &'a Facts,
    /// The nomination.
    pub nomination: &'a NominationFacts,
    /// The same in the record.
    pub record: Option<&'a Nomination>,
    /// The office's wishes.
    pub settings: &'a Settings,
    /// What the pages of the document leave open.
    pub open: &'a OpenPages,
}

impl<'a> Nominated<'a> {
    /// All nominations of a document, in its order.
    pub fn all(
        facts: &'a Facts,
        settings: &'a Settings,
        open: &'a OpenPages,
    ) -> impl Iterator<Item = Nominated<'a>> {
        let one = move |nomination: &'a NominationFacts| {
            let record = facts.record.nominations.get(nomination.index);
            Nominated {
                facts,
                nomination,
                record,
                settings,
                open,
            }
        };
        facts.nominations.iter().map(one)
    }

    /// How findings name it.
    pub fn reference(&self) -> NominationRef {
        NominationRef {
            index: self.nomination.index,
            label: self.nomination.label.clone(),
        }
    }

    /// The fields of one type, in the form's order.
    pub fn fields(&self, kind: FieldType) -> impl Iterator<Item = &'a FieldFact> + use<'a> {
        self.nomination
            .fields
            .iter()
            .filter(move |field| field.kind == kind)
    }

    /// The form's sections that are there, in the form's order.
    pub fn sections(&self) -> impl Iterator<Item = (&'a FieldFact, &'a SectionFact)> + use<'a> {
        self.nomination
            .fields
            .iter()
            .filter_map(|field| Some((field, field.section.as_ref()?)))
    }

    /// The sections that are there and have an answer: not empty, not a placeholder, not only a link.
    pub fn answered(&self) -> impl Iterator<Item = (&'a FieldFact, &'a SectionFact)> + use<'a> {
        self.sections().filter(|(_, section)| has_answer(section))
    }

    /// How sure a finding about a section can be, by how sure its heading is.
    pub fn certainty(&self, section: &SectionFact) -> Certainty {
        if section.confidence >= self.settings.params.sure_heading {
            Certainty::Definite
        } else {
            Certainty::Likely
        }
    }

    /// A draft for each required field of one type that is not there, with the evidence for its absence.
    pub fn missing(&self, kind: FieldType) -> Vec<Draft> {
        self.missing_where(|own| own == kind)
    }

    /// One draft for each required field of the types that `wanted` says for which nothing was found.
    pub fn missing_where(&self, wanted: impl Fn(FieldType) -> bool) -> Vec<Draft> {
        let all = self.nomination.fields.iter();
        let absent = all.filter(|field| wanted(field.kind) && field.required && !field.present());
        absent.map(|field| self.missing_field(field)).collect()
    }

    /// The draft for one absent field: where it should be, how sure that is, and what speaks for it.
    pub fn missing_field(&self, field: &FieldFact) -> Draft {
        let absence = field.absence.as_ref();
        let stated = absence.map_or(Certainty::Likely, |absence| absence.certainty);
        let certainty = if self.has_unread_pages() {
            Certainty::Possible
        } else {
            stated
        };
        let gap = absence
            .map(|absence| absence.gap.as_slice())
            .filter(|gap| !gap.is_empty());
        let candidates = absence
            .into_iter()
            .flat_map(|absence| &absence.candidates)
            .take(CANDIDATES);
        let candidates: Vec<_> = candidates
            .map(|c| {
                let at: Vec<Value> = c.at.iter().map(Place::json).collect();
                json!({
                    "text": c.text, "score": hundredths(c.score), "why": c.verdict, "at": at,
                })
            })
            .collect();
        let (first, last) = self.nomination.pages;
        let pages: Vec<u32> = (first.get()..=last.get()).collect();
        let draft = Draft::on(&field.pointer)
            .cure(field.cure)
            .certainty(certainty)
            .at(gap.unwrap_or(&self.nomination.start))
            .detail("title", field.printed.as_str());
        let draft = match &field.group {
            Some(group) => draft.detail("group", group.as_str()),
            None => draft,
        };
        draft
            .detail("pages", pages)
            .detail("placed", hundredths(1.0 - self.facts.unplaced_share))
            .detail("candidates", candidates)
    }

    /// Whether the nomination has a page whose text could not be read, was recognised, or is not there: what is missing may
    /// be on it.
    fn has_unread_pages(&self) -> bool {
        let (first, last) = self.nomination.pages;
        self.open.is_open_between(first, last)
    }
}

/// Whether the section has an answer that can be judged: not empty, not a placeholder, not only a link.
pub(super) fn has_answer(section: &SectionFact) -> bool {
    !section.empty && section.placeholder.is_none() && !section.only_link
}

/// A draft about a section, with its number and heading on the form.
pub(super) fn on_section(field: &FieldFact) -> Draft {
    Draft::on(&field.pointer)
        .detail("number", field.number.clone())
        .detail("title", field.printed.as_str())
}

/// Rounded to hundredths, so that a share or score reads the same on every machine.
pub(super) fn hundredths(share: f32) -> f64 {
    (f64::from(share.clamp(0.0, 1.0)) * 100.0).round() / 100.0
}
