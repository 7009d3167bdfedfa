//! Findings → bytes: the words of a finding, and one file per format.
//!
//! [`json::Document`] is what a document's facts and findings become, with words in the language asked for. A format is
//! a [`Writer`]: documents come one by one in input order, then the [`End`]. Formats for reading clean what comes from a
//! PDF ([`clean`]), so that a file cannot steer a terminal.

pub mod message;
pub mod json;
pub mod pretty;
pub mod clean;
pub mod text;
mod table;
pub mod full;
pub mod concise;
pub mod ndjson;
pub mod tool;
pub mod schema;

use std::io;

use json::{Document, RuleSet, Summary, SummaryMatch, SystemError, Tool};

/// What is known when all documents have come.
#[derive(Debug, Clone)]
pub struct End {
    /// What made the report.
    pub tool: Tool,
    /// Counts over all documents.
    pub summary: Summary,
    /// Which rules had their say.
    pub rules: RuleSet,
    /// Slides and nominations that belong together.
    pub summary_matches: Vec<SummaryMatch>,
    /// Faults of the tool or its surroundings, in input order.
    pub system_errors: Vec<SystemError>,
}

/// A report that is being written.
pub trait Writer {
    /// Adds one document.
    ///
    /// # Errors
    /// When the report cannot be written.
    fn document(&mut self, document: &Document) -> io::Result<()>;

    /// Writes what comes after the documents and flushes.
    ///
    /// # Errors
    /// When the report cannot be written.
    fn end(&mut self, end: &End) -> io::Result<()>;
}
