//! One finding a line, for logs, `grep` and editors: `path:page: severity[code] nomination: message`.

use std::io::{self, Write};

use super::clean::clean;
use super::json::{Document, FindingEntry};
use super::text::{Palette, severity_word};
use super::{End, Entry, Writer};

/// Writes a line per finding, as soon as it is known.
pub struct ConciseWriter<W> {
    out: W,
    palette: Palette,
}

impl<W: Write> ConciseWriter<W> {
    /// Lines into `out`.
    pub fn new(out: W, palette: Palette) -> Self {
        ConciseWriter { out, palette }
    }
}

impl<W: Write> Writer for ConciseWriter<W> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        for finding in &document.findings {
            self.finding(document, finding)?;
        }
        Ok(())
    }

    fn streams(&self) -> bool {
        true
    }

    fn late(&mut self, document: &Document, findings: &[FindingEntry]) -> io::Result<()> {
        findings
            .iter()
            .try_for_each(|finding| self.finding(document, finding))
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let path = clean(end.configuration.path.as_deref().unwrap_or_default());
        for finding in &end.configuration.findings {
            self.line(&path, finding, "")?;
        }
        self.out.flush()
    }
}

impl<W: Write> ConciseWriter<W> {
    fn finding(&mut self, document: &Document, finding: &FindingEntry) -> io::Result<()> {
        let path = clean(&document.source.path);
        let page = finding
            .at
            .first()
            .map_or(String::new(), |place| format!(":{}", place.page));
        let nomination = match &finding.nomination {
            Some(n) if document.nominations.len() > 1 => match &n.label {
                Some(label) => format!(" {}:", clean(label)),
                None => format!(" nomination {}:", n.index + 1),
            },
            _ => String::new(),
        };
        self.line(&format!("{path}{page}"), finding, &nomination)
    }

    fn line(&mut self, place: &str, finding: &FindingEntry, nomination: &str) -> io::Result<()> {
        let color = self.palette.severity(finding.severity);
        let severity = severity_word(finding.severity);
        let message = clean(&finding.message);
        writeln!(
            self.out,
            "{place}: {color}{severity}[{}]{color:#}{nomination} {message}",
            finding.rule
        )
    }
}
