//! GitLab's Code Quality report: an array with an object per finding, shown in merge requests.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/>, "Code Quality report format". It wants a line: it gets the page.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::finding::Severity;

use super::clean::clean;
use super::json::{FindingEntry, SystemError};
use super::locator::{file_of, nomination_of, page_of};
use super::{End, Entry, Writer};

/// One finding.
#[derive(Serialize)]
struct Issue<'f> {
    description: String,
    check_name: &'f str,
    /// Tells issues apart, so no two of a report may share one.
    fingerprint: String,
    /// `info`, `minor`, `major`, `critical` or `blocker`.
    severity: &'static str,
    location: Location<'f>,
}

#[derive(Serialize)]
struct Location<'f> {
    path: &'f str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Writes the array. Notes are `info`, warnings `minor`, errors `critical`, faults of the tool `blocker`.
pub struct GitlabWriter<W> {
    out: W,
    /// Fingerprint → how often it came: a file that was sent twice has its findings twice.
    seen: BTreeMap<String, usize>,
    empty: bool,
}

impl<W: Write> GitlabWriter<W> {
    /// A report into `out`.
    pub fn new(out: W) -> Self {
        GitlabWriter {
            out,
            seen: BTreeMap::new(),
            empty: true,
        }
    }

    fn finding(
        &mut self,
        path: &str,
        finding: &FindingEntry,
        nomination: Option<&str>,
    ) -> io::Result<()> {
        let severity = match finding.severity {
            Severity::Note => "info",
            Severity::Warning => "minor",
            Severity::Error => "critical",
        };
        let page = page_of(&finding.at);
        let nomination = nomination.map_or(String::new(), |n| format!("{n}: "));
        let help = finding
            .help
            .as_deref()
            .map_or(String::new(), |help| format!(". {}", clean(help)));
        let fingerprint = self.unique(finding.fingerprint.clone());
        self.issue(&Issue {
            description: format!("{nomination}{}{help}", clean(&finding.message)),
            check_name: &finding.rule,
            fingerprint,
            severity,
            location: Location {
                path: file_of(path),
                lines: Lines {
                    begin: page.unwrap_or(1),
                },
            },
        })
    }

    fn error(&mut self, error: &SystemError) -> io::Result<()> {
        let path = error.source.as_deref().unwrap_or_default();
        let fingerprint = self.unique(hash(&format!("{}\u{1f}{path}", error.stage)));
        self.issue(&Issue {
            description: clean(&error.message),
            check_name: super::csv::SYSTEM_ERROR,
            fingerprint,
            severity: "blocker",
            location: Location {
                path: file_of(path),
                lines: Lines { begin: 1 },
            },
        })
    }

    /// `fingerprint`, or another made of it and its count when it came before.
    fn unique(&mut self, fingerprint: String) -> String {
        let count = self.seen.entry(fingerprint.clone()).or_default();
        *count += 1;
        match *count {
            1 => fingerprint,
            n => hash(&format!("{fingerprint}\u{1f}{n}")),
        }
    }

    fn issue(&mut self, issue: &Issue) -> io::Result<()> {
        let before = if self.empty { "[\n  " } else { ",\n  " };
        self.empty = false;
        write!(self.out, "{before}{}", serde_json::to_string(issue)?)
    }
}

impl<W: Write> Writer for GitlabWriter<W> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        for finding in &document.findings {
            let nomination = nomination_of(document, finding);
            self.finding(&document.source.path, finding, nomination.as_deref())?;
        }
        Ok(())
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let path = end.configuration.path.as_deref().unwrap_or_default();
        for finding in &end.configuration.findings {
            self.finding(path, finding, None)?;
        }
        for error in &end.system_errors {
            self.error(error)?;
        }
        let close = if self.empty { "[]" } else { "\n]" };
        writeln!(self.out, "{close}")?;
        self.out.flush()
    }
}

/// 16 hexadecimal digits, as other fingerprints have.
fn hash(text: &str) -> String {
    crate::hex::short(text.as_bytes(), 16)
}
