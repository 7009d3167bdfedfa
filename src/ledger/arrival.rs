//! A document that came → its nominations with the points of each, as the ledger counts them.

use crate::finding::Severity;
use crate::record::Record;
use crate::report::json::{Document, FindingEntry, NominationEntry};
use crate::report::letters::{asked, identity, sender_request};
use crate::report::message::Messages;
use crate::report::received::Received;
use crate::rule::Date;

use super::matching::Traits;

/// Rules about what two files have in common: two versions of a case have nearly everything, and that is not an open point.
pub(super) const BETWEEN: [&str; 2] = ["duplicate-file", "near-duplicate"];

/// A document that came.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// What was found.
    pub document: &'a Document,
    /// What was read; `None` when no record could be made.
    pub record: Option<&'a Record>,
    /// What the office's list says of it.
    pub received: Option<&'a Received>,
    /// The day of the run.
    pub day: Date,
}

/// One nomination of a document, or the document itself where it has none.
pub(super) struct Part<'a> {
    pub(super) index: i64,
    pub(super) entry: Option<&'a NominationEntry>,
    pub(super) traits: Traits,
    pub(super) points: Vec<(&'a FindingEntry, bool)>,
    pub(super) errors: usize,
}

impl Part<'_> {
    /// Whether a letter asks about an error.
    pub(super) fn asks(&self) -> bool {
        let mut points = self.points.iter();
        points.any(|(finding, asks)| *asks && finding.severity == Severity::Error)
    }
}

/// The nominations of a document, with the points of each.
pub(super) fn parts<'a>(arrival: &Arrival<'a>, messages: &Messages) -> Vec<Part<'a>> {
    let document = arrival.document;
    let counts = |finding: &&FindingEntry| {
        finding.severity > Severity::Note && !BETWEEN.contains(&finding.rule.as_str())
    };
    let errors = |points: &[(&FindingEntry, bool)]| {
        let errors = points.iter().filter(|(f, _)| f.severity == Severity::Error);
        errors.count()
    };
    if document.nominations.is_empty() {
        let points = document.about(None).filter(counts);
        let points: Vec<_> = points
            .map(|f| (f, sender_request(f, messages).is_some()))
            .collect();
        return vec![Part {
            index: -1,
            entry: None,
            traits: Traits::of_file(&document.source.sha256),
            errors: errors(&points),
            points,
        }];
    }
    let nominations = arrival.record.map_or(&[][..], |record| &record.nominations);
    let shown = document.nominations.iter().zip(nominations);
    shown
        .map(|(entry, nomination)| {
            let letter = asked(document, entry, messages);
            let asks =
                |finding: &FindingEntry| letter.iter().any(|one| std::ptr::eq(*one, finding));
            let whole = document.about(None).filter(|_| entry.index == 0);
            let own = document.about(Some(entry.index));
            let points = whole.chain(own).filter(counts);
            let points: Vec<_> = points.map(|f| (f, asks(f))).collect();
            Part {
                index: i64::try_from(entry.index).unwrap_or(i64::MAX),
                entry: Some(entry),
                traits: Traits::new(identity(document, entry.index, nomination), nomination),
                errors: errors(&points),
                points,
            }
        })
        .collect()
}
