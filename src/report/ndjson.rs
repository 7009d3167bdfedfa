//! One JSON document a line, as soon as it is known: for programs that do not wait for the end.
//!
//! What shows only when all documents have been seen comes in last lines of other shapes, known by their members:
//! `batch_findings` (with the document's `source` path and its `status` then), `summary_matches`, `configuration`.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{Configuration, Document, FindingEntry, NominationEntry, Status, SummaryMatch};
use super::{End, Entry, Writer};

/// A last line about a document of an earlier line.
#[derive(Serialize)]
struct Late<'d> {
    source: &'d str,
    status: Option<Status>,
    nominations: &'d [NominationEntry],
    batch_findings: &'d [FindingEntry],
}

#[derive(Serialize)]
struct Matches<'e> {
    summary_matches: &'e [SummaryMatch],
}

#[derive(Serialize)]
struct Office<'e> {
    configuration: &'e Configuration,
}

/// Writes each [`Document`] on a line of its own. Counts and system errors are not among them: the exit code says that.
pub struct NdjsonWriter<W> {
    out: W,
}

impl<W: Write> NdjsonWriter<W> {
    /// Lines into `out`.
    pub fn new(out: W) -> Self {
        NdjsonWriter { out }
    }
}

impl<W: Write> Writer for NdjsonWriter<W> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        self.line(document)
    }

    fn streams(&self) -> bool {
        true
    }

    fn late(&mut self, document: &Document, findings: &[FindingEntry]) -> io::Result<()> {
        self.line(&Late {
            source: &document.source.path,
            status: document.status,
            nominations: &document.nominations,
            batch_findings: findings,
        })
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        if !end.summary_matches.is_empty() {
            self.line(&Matches {
                summary_matches: &end.summary_matches,
            })?;
        }
        if !end.configuration.findings.is_empty() {
            self.line(&Office {
                configuration: &end.configuration,
            })?;
        }
        self.out.flush()
    }
}

impl<W: Write> NdjsonWriter<W> {
    fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        self.out.write_all(b"\n")
    }
}
