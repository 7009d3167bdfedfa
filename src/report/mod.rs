//! Findings → bytes: the words of a finding, and one file per format.
//!
//! [`json::Document`] is what a document's facts and findings become, with words in the language asked for. A format is
//! a [`Writer`]: documents come one by one in input order, at once or whole as it wants them, then the [`End`]. Formats for reading clean what comes from a
//! PDF ([`clean`]), so that a file cannot steer a terminal. With the feature `words` alone there are the words and
//! [`json`]; the other formats come with `report`.

pub mod message;
#[cfg(feature = "report")]
pub mod phrases;
pub mod json;
mod documents;
pub mod pretty;
pub mod json_writer;
pub mod clean;
#[cfg(feature = "report")]
pub mod log_line;
#[cfg(feature = "report")]
pub mod json_escape;
#[cfg(feature = "report")]
pub mod text;
#[cfg(feature = "report")]
mod table;
#[cfg(feature = "report")]
mod overview;
#[cfg(feature = "report")]
pub mod full;
#[cfg(feature = "report")]
pub mod concise;
#[cfg(feature = "report")]
pub mod ndjson;
#[cfg(feature = "report")]
pub mod trace;
#[cfg(feature = "report")]
pub(crate) mod plain_page;
pub mod field_name;
pub mod fields;
#[cfg(feature = "report")]
pub mod html;
#[cfg(feature = "report")]
pub mod remarks;
#[cfg(feature = "report")]
pub mod snapshot;
#[cfg(feature = "report")]
pub mod compare;
#[cfg(feature = "report")]
mod locator;
#[cfg(feature = "report")]
mod markdown;
#[cfg(feature = "report")]
pub mod csv;
#[cfg(feature = "report")]
pub mod records_csv;
#[cfg(feature = "ledger")]
pub mod records_sqlite;
#[cfg(feature = "report")]
pub mod gitlab;
#[cfg(feature = "report")]
pub mod junit;
#[cfg(feature = "report")]
pub mod github;
#[cfg(feature = "report")]
pub mod job_summary;
#[cfg(feature = "report")]
pub mod sarif;
#[cfg(feature = "report")]
pub mod received;
#[cfg(feature = "report")]
pub mod letters;
#[cfg(feature = "report")]
pub mod copies;
#[cfg(feature = "xlsx")]
pub mod xlsx;
#[cfg(feature = "report")]
pub mod redact;
#[cfg(feature = "report")]
pub mod tool;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "schema")]
mod config_schema;

use std::io;

use crate::crop::Crop;
use crate::record::Record;

use message::Messages;

use json::{
    Configuration, Document, FindingEntry, RuleSet, Summary, SummaryMatch, SystemError, Tool,
};

/// How our pages say what made them, so that a page in a folder is not taken for a submission.
pub const GENERATOR: &str = "name=\"generator\" content=\"nomcheck\"";

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
    /// The office's configuration, and what is wrong with it.
    pub configuration: Configuration,
    /// Faults of the tool or its surroundings, in input order.
    pub system_errors: Vec<SystemError>,
    /// Paths of other files in the folders given, which were not read.
    pub ignored: Vec<String>,
}

impl End {
    /// The counts of the run in words, those of nothing left out: "3 complete", "2 errors".
    pub fn counts(&self, messages: &Messages) -> Vec<String> {
        let summary = &self.summary;
        let counts = [
            ("total-complete", summary.complete),
            ("total-incomplete", summary.incomplete),
            ("total-not-processed", summary.not_processed),
            ("errors", summary.errors),
            ("warnings", summary.warnings),
            ("notes", summary.notes),
            ("total-waived", summary.waived),
            ("total-known", summary.known),
            ("total-failures", self.system_errors.len()),
        ];
        let above_zero = counts.iter().filter(|(_, n)| *n > 0);
        above_zero.map(|(id, n)| messages.counted(id, *n)).collect()
    }
}

/// One document on its way into a report.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The document and its findings.
    pub document: &'a Document,
    /// Its record: there when the writer [needs](Writer::needs) it and one could be made.
    pub record: Option<&'a Record>,
    /// Pictures of the places of its findings, known by their places: there when the writer [needs](Writer::needs) them.
    pub crops: &'a [Crop],
}

/// What a format shows beside findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Needs {
    /// Whether it wants the records. Not given to formats that [stream](Writer::streams).
    pub records: bool,
    /// Whether it wants pictures of places. Not given to formats that stream either.
    pub crops: bool,
    /// Whether it wants those of places whose text was recognised, at least.
    pub scans: bool,
}

/// A report that is being written.
pub trait Writer {
    /// Says how many documents there will be, before the first of them. Not said to formats that
    /// [stream](Writer::streams): they begin before it is known.
    ///
    /// # Errors
    /// When the report cannot be written.
    fn begin(&mut self, _documents: usize) -> io::Result<()> {
        Ok(())
    }

    /// Adds one document.
    ///
    /// # Errors
    /// When the report cannot be written.
    fn document(&mut self, entry: &Entry) -> io::Result<()>;

    /// What it shows beside findings.
    fn needs(&self) -> Needs {
        Needs::default()
    }

    /// Whether documents are wanted as soon as each is known, before what shows only when all have been seen; that comes
    /// by [`Writer::late`] then. Other writers get documents when they are whole.
    fn streams(&self) -> bool {
        false
    }

    /// Adds findings of a document that was written before; `document` has them among its own.
    ///
    /// # Errors
    /// When the report cannot be written.
    fn late(&mut self, _document: &Document, _findings: &[FindingEntry]) -> io::Result<()> {
        Ok(())
    }

    /// Writes what comes after the documents and flushes.
    ///
    /// # Errors
    /// When the report cannot be written.
    fn end(&mut self, end: &End) -> io::Result<()>;
}
