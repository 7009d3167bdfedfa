//! What became of a PDF.

use crate::finding::{Finding, Severity};
use crate::form::Kind;
use crate::pipeline;
use crate::record::Record;

/// What was made out of one PDF.
///
/// With the feature `words` it has words too: `document`; with `report` also `text` and `html`.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub(super) inner: pipeline::Outcome,
    #[cfg_attr(
        not(feature = "words"),
        expect(dead_code, reason = "the words ask for it")
    )]
    pub(super) options: pipeline::Options,
}

impl Outcome {
    pub(super) fn new(inner: pipeline::Outcome, options: pipeline::Options) -> Outcome {
        Outcome { inner, options }
    }

    /// What the PDF says, as `nomcheck extract` writes it: serialise it with serde.
    pub fn record(&self) -> &Record {
        &self.inner.facts.record
    }

    /// What is missing or malformed: first about the document, then nomination by nomination; within these by page,
    /// position on the page and rule.
    pub fn findings(&self) -> &[Finding] {
        &self.inner.findings
    }

    /// Whether it is one nomination or several and none of its findings is an error. A summary deck is not one.
    pub fn is_complete(&self) -> bool {
        let nominations = matches!(self.record().kind, Kind::Nomination | Kind::Compendium);
        let error =
            |finding: &Finding| finding.severity == Severity::Error && finding.nomination.is_some();
        nominations && !self.findings().iter().any(error)
    }

    /// The record and the findings.
    pub fn into_parts(self) -> (Record, Vec<Finding>) {
        (self.inner.facts.record, self.inner.findings)
    }
}
