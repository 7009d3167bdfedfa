//! Facts and findings of a document → the [`Document`] that every format shows, and the counts over several.

use crate::finding::{Finding, Severity};
use crate::form::Kind;
use crate::record::{Facts, Record};
use crate::rule::{Judged, Position, Settings, position_order};

use super::json::{Document, FindingEntry, NominationEntry, Status, Summary, WaivedEntry};
use super::message::Messages;

impl Document {
    /// What the reports show of one document; `judged` with the same `settings`.
    pub fn new(
        facts: &Facts,
        judged: &Judged,
        settings: &Settings,
        messages: &Messages,
    ) -> Document {
        let record = &facts.record;
        let nominations = nominations(record, judged);
        let any_incomplete = nominations.iter().any(|n| n.status == Status::Incomplete);
        let status = match record.kind {
            Kind::NotProcessed => Some(Status::NotProcessed),
            Kind::Unrecognised => Some(Status::Incomplete),
            Kind::SummaryDeck => None,
            Kind::Nomination | Kind::Compendium if any_incomplete => Some(Status::Incomplete),
            Kind::Nomination | Kind::Compendium => Some(Status::Complete),
        };
        let mut document = Document {
            source: record.source.clone(),
            kind: record.kind,
            status,
            nominations,
            findings: Vec::new(),
            waived: Vec::new(),
            known: 0,
        };
        document.insert(judged, settings, messages);
        document
    }

    /// Adds what showed later, each finding in its place. Gives those that count.
    pub fn add(
        &mut self,
        judged: &Judged,
        settings: &Settings,
        messages: &Messages,
    ) -> Vec<FindingEntry> {
        for nomination in &mut self.nominations {
            if has_error(judged, nomination.index) {
                nomination.status = Status::Incomplete;
                self.status = self.status.map(|_| Status::Incomplete);
            }
        }
        self.insert(judged, settings, messages)
    }

    fn insert(
        &mut self,
        judged: &Judged,
        settings: &Settings,
        messages: &Messages,
    ) -> Vec<FindingEntry> {
        let entry = |finding: &Finding| FindingEntry::new(finding, messages);
        let added: Vec<FindingEntry> = judged.counting.iter().map(entry).collect();
        self.findings.extend_from_slice(&added);
        // Sorted already but for what showed later; equal ones keep their order.
        self.findings
            .sort_by(|a, b| position_order(&a.position(), &b.position()));
        self.known += judged.known.len();
        let waived = judged.waived.iter().filter_map(|(finding, waiver)| {
            let waiver = settings.waivers.get(*waiver)?;
            Some(WaivedEntry {
                finding: entry(finding),
                reason: waiver.reason.clone(),
                officer: waiver.officer.clone(),
                expiry: waiver.expiry.map(|expiry| expiry.to_string()),
            })
        });
        self.waived.extend(waived);
        self.waived
            .sort_by(|a, b| position_order(&a.finding.position(), &b.finding.position()));
        added
    }

    /// The waived findings about one nomination or about the whole document.
    pub fn waived_about(&self, index: Option<usize>) -> impl Iterator<Item = &WaivedEntry> {
        self.waived
            .iter()
            .filter(move |w| w.finding.nomination.as_ref().map(|n| n.index) == index)
    }

    /// The findings about one nomination (`Some(index)`) or about the whole document (`None`).
    pub fn about(&self, index: Option<usize>) -> impl Iterator<Item = &FindingEntry> {
        self.findings
            .iter()
            .filter(move |f| f.nomination.as_ref().map(|n| n.index) == index)
    }
}

/// Whether a nomination has an error that no waiver covers.
fn has_error(judged: &Judged, index: usize) -> bool {
    judged.counting.iter().chain(&judged.known).any(|f| {
        f.severity == Severity::Error && f.nomination.as_ref().is_some_and(|n| n.index == index)
    })
}

fn nominations(record: &Record, judged: &Judged) -> Vec<NominationEntry> {
    let mut out = Vec::with_capacity(record.nominations.len());
    for (index, nomination) in record.nominations.iter().enumerate() {
        out.push(NominationEntry {
            index,
            label: nomination.label.clone(),
            form: nomination.form.clone(),
            title: nomination.title.as_ref().map(|t| t.text.clone()),
            country: nomination.country.as_ref().and_then(|c| c.code.clone()),
            status: if has_error(judged, index) {
                Status::Incomplete
            } else {
                Status::Complete
            },
        });
    }
    out
}

impl FindingEntry {
    fn position(&self) -> Position<'_> {
        Position {
            nomination: self.nomination.as_ref().map(|n| n.index),
            at: &self.at,
            rule: &self.rule,
            field: self.field.as_deref(),
        }
    }

    /// The finding in words.
    pub fn new(finding: &Finding, messages: &Messages) -> FindingEntry {
        FindingEntry {
            rule: finding.rule.to_owned(),
            severity: finding.severity,
            cure: finding.cure,
            certainty: finding.certainty,
            nomination: finding.nomination.clone(),
            field: finding.field.clone(),
            args: finding
                .args
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
            message: messages.message(finding),
            help: messages.help(finding),
            at: finding.at.clone(),
            excerpt: finding.excerpt.clone(),
            fingerprint: finding.fingerprint.clone(),
        }
    }
}

impl Summary {
    /// Counts one document more.
    pub fn add(&mut self, document: &Document) {
        self.documents += 1;
        self.nominations += document.nominations.len();
        let complete = document
            .nominations
            .iter()
            .filter(|n| n.status == Status::Complete)
            .count();
        self.complete += complete;
        self.incomplete += document.nominations.len() - complete;
        self.not_processed += usize::from(document.status == Some(Status::NotProcessed));
        self.waived += document.waived.len();
        self.known += document.known;
        self.count(&document.findings);
    }

    /// Counts findings by their severity.
    pub fn count(&mut self, findings: &[FindingEntry]) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }
}
