//! What there is to filter by, with how many nominations (or files without one) have it.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Severity;
use crate::report::Entry;
use crate::report::clean::clean;
use crate::report::fields;
use crate::report::json::{Document, FindingEntry, NominationEntry, Status};
use crate::report::text::severity_word;

use super::Context;

/// Counts by value, in the order in which they are offered.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// `complete`, `incomplete`, `not-processed`, `other` → how many.
    pub(super) statuses: BTreeMap<&'static str, usize>,
    /// The severest first → how many have a finding of it.
    pub(super) severities: BTreeMap<std::cmp::Reverse<Severity>, usize>,
    /// Rule code → how many have a finding of it.
    pub(super) rules: BTreeMap<String, usize>,
    /// Country (see [`country`]) → its name as printed first, and how many.
    pub(super) countries: BTreeMap<String, (String, usize)>,
    /// ISO 639-1 → how many nominations.
    pub(super) languages: BTreeMap<String, usize>,
    /// A field's name → how many nominations have an error or a warning about it.
    pub(super) fields: BTreeMap<String, usize>,
}

impl Tally {
    /// Counts a document's nominations, or the document itself when it has none.
    pub(super) fn add(&mut self, entry: &Entry, context: &Context) {
        let document = entry.document;
        let own: Vec<&FindingEntry> = document.about(None).collect();
        if document.nominations.is_empty() {
            self.count(status_value(document.status), &own);
        }
        for nomination in &document.nominations {
            let about = document.about(Some(nomination.index));
            // What is said of the file is shown with its first nomination.
            let with_file = own.iter().copied().filter(|_| nomination.index == 0);
            let findings: Vec<&FindingEntry> = with_file.chain(about).collect();
            self.count(status_value(Some(nomination.status)), &findings);
            self.fields(nomination, document, context);
            let record = entry
                .record
                .and_then(|r| r.nominations.get(nomination.index));
            if let Some(record) = record {
                *self.languages.entry(record.language.clone()).or_default() += 1;
            }
            let (value, name) = country(entry, nomination.index);
            self.countries.entry(value).or_insert((name, 0)).1 += 1;
        }
    }

    /// Counts each field of a nomination once.
    fn fields(&mut self, nomination: &NominationEntry, document: &Document, context: &Context) {
        let Some(form) = context.form(nomination) else {
            return;
        };
        let failing = document.about(Some(nomination.index));
        let failing = failing.filter(|finding| finding.severity > Severity::Note);
        let places: BTreeSet<usize> = failing
            .filter_map(|f| fields::of_finding(form, f))
            .collect();
        for field in places
            .iter()
            .filter_map(|place| form.file.fields.get(*place))
        {
            let name = fields::title(form, field, &context.lang);
            *self.fields.entry(name).or_default() += 1;
        }
    }

    fn count(&mut self, status: &'static str, findings: &[&FindingEntry]) {
        *self.statuses.entry(status).or_default() += 1;
        let severities: BTreeSet<_> = findings.iter().map(|f| f.severity).collect();
        for severity in severities {
            *self
                .severities
                .entry(std::cmp::Reverse(severity))
                .or_default() += 1;
        }
        let rules: BTreeSet<&str> = findings.iter().map(|f| f.rule.as_str()).collect();
        for rule in rules {
            *self.rules.entry(rule.to_owned()).or_default() += 1;
        }
    }
}

/// A status as the filter knows it; `other` for a document of which nothing is required.
pub(super) fn status_value(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Complete) => "complete",
        Some(Status::Incomplete) => "incomplete",
        Some(Status::NotProcessed) => "not-processed",
        None => "other",
    }
}

/// A severity as the filter knows it.
pub(super) fn severity_value(severity: Severity) -> &'static str {
    severity_word(severity)
}

/// The country of a nomination as the filter knows it, and as printed: its code, else the text in small letters; empty
/// when the nomination names none.
pub(super) fn country(entry: &Entry, index: usize) -> (String, String) {
    let nomination = entry.record.and_then(|r| r.nominations.get(index));
    match nomination.and_then(|nomination| nomination.country.as_ref()) {
        Some(country) => {
            let name = clean(&country.text);
            let value = country.code.clone().unwrap_or_else(|| name.to_lowercase());
            (value, name)
        }
        None => (String::new(), String::new()),
    }
}
