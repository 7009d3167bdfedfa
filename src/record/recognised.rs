//! Values on pages whose text was recognised in pictures are marked, with how sure the recognition was.

use crate::geom::Place;
use crate::ocr::{self, Recognised};

use super::facts::Facts;
use super::model::{AdditionalSection, ContactPerson, Nomination, Section, Telephone};
use super::printed::{Printed, ReadBy};

/// Marks the pages of `facts` that are in `recognised`, and the values that are on them. Without any, nothing changes.
pub fn mark_recognised(facts: &mut Facts, recognised: &[Recognised]) {
    if recognised.is_empty() {
        return;
    }
    for page in &mut facts.pages {
        let own = recognised.iter().find(|r| r.page == page.number);
        page.ocr_confidence = own.map(|own| own.confidence);
    }
    let marker = Marker(recognised);
    for nomination in &mut facts.record.nominations {
        marker.nomination(nomination);
    }
}

struct Marker<'r>(&'r [Recognised]);

impl Marker<'_> {
    fn mark(&self, at: &[Place], by: &mut Option<ReadBy>, sure: &mut Option<f32>) {
        if let Some(confidence) = ocr::confidence(self.0, at) {
            (*by, *sure) = (Some(ReadBy::Ocr), Some(confidence));
        }
    }

    /// For what says already how sure it is.
    fn lower(&self, at: &[Place], by: &mut Option<ReadBy>, sure: &mut f32) {
        if let Some(confidence) = ocr::confidence(self.0, at) {
            (*by, *sure) = (Some(ReadBy::Ocr), sure.min(confidence));
        }
    }

    fn nomination(&self, nomination: &mut Nomination) {
        if let Some(title) = &mut nomination.title {
            self.lower(&title.at, &mut title.read_by, &mut title.confidence);
        }
        if let Some(nominee) = &mut nomination.nominee {
            self.mark(&nominee.at, &mut nominee.read_by, &mut nominee.confidence);
        }
        if let Some(country) = &mut nomination.country {
            self.mark(&country.at, &mut country.read_by, &mut country.confidence);
        }
        self.telephones(&mut nomination.telephones);
        self.telephones(&mut nomination.faxes);
        self.printed(&mut nomination.emails);
        for line in nomination.fields.values_mut() {
            self.mark(&line.at, &mut line.read_by, &mut line.confidence);
        }
        nomination
            .sections
            .values_mut()
            .for_each(|section| self.section(section));
        nomination
            .additional_sections
            .iter_mut()
            .for_each(|section| self.additional(section));
    }

    fn section(&self, section: &mut Section) {
        self.lower(&section.at, &mut section.read_by, &mut section.confidence);
        self.printed(&mut section.urls);
        section.people.iter_mut().for_each(|p| self.person(p));
    }

    fn additional(&self, section: &mut AdditionalSection) {
        self.mark(&section.at, &mut section.read_by, &mut section.confidence);
    }

    fn person(&self, person: &mut ContactPerson) {
        self.mark(&person.at, &mut person.read_by, &mut person.confidence);
        self.telephones(&mut person.telephones);
        self.printed(&mut person.emails);
    }

    fn telephones(&self, all: &mut [Telephone]) {
        for one in all {
            self.mark(&one.at, &mut one.read_by, &mut one.confidence);
        }
    }

    fn printed(&self, all: &mut [Printed]) {
        all.iter_mut().for_each(|one| self.one(one));
    }

    fn one(&self, one: &mut Printed) {
        self.mark(&one.at, &mut one.read_by, &mut one.confidence);
    }
}
