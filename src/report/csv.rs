//! One finding a line, as comma-separated values (RFC 4180, UTF-8): for spreadsheets, databases and scripts.
//!
//! A spreadsheet takes a cell that begins like a formula for one, and a submission must not run in it: that cell gets
//! an apostrophe before it ([`safe`]). A program that reads the file takes the apostrophe away again.

use std::io::{self, Write};

use super::clean::{clean, clean_lines};
use super::json::{Document, FindingEntry, SystemError};
use super::locator::page_of;
use super::text::severity_word;
use super::{End, Entry, Writer};

/// The heads of the columns. Places are in points from the left and top of the page; `cure` and `certainty` are as in the
/// JSON report.
const HEADS: [&str; 17] = [
    "file",
    "page",
    "nomination",
    "title",
    "status",
    "severity",
    "rule",
    "certainty",
    "cure",
    "field",
    "message",
    "help",
    "excerpt",
    "left",
    "top",
    "fingerprint",
    "sha256",
];

/// What is in the column `rule` for a fault of the tool or its surroundings.
pub const SYSTEM_ERROR: &str = "system-error";

/// Writes a line per finding; faults of the tool and findings about the configuration come last.
pub struct CsvWriter<W: Write> {
    out: csv::Writer<W>,
    headed: bool,
}

impl<W: Write> CsvWriter<W> {
    /// Lines into `out`, heads first.
    pub fn new(out: W) -> Self {
        let out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        CsvWriter { out, headed: false }
    }

    fn line(&mut self, cells: [String; 17]) -> io::Result<()> {
        self.head()?;
        Ok(self.out.write_record(cells.iter().map(|cell| safe(cell)))?)
    }

    fn head(&mut self) -> io::Result<()> {
        if !self.headed {
            self.headed = true;
            self.out.write_record(HEADS)?;
        }
        Ok(())
    }
}

impl<W: Write> Writer for CsvWriter<W> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        document
            .findings
            .iter()
            .try_for_each(|finding| self.line(finding_cells(document, finding)))
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        self.head()?;
        let path = end.configuration.path.as_deref().unwrap_or_default();
        for finding in &end.configuration.findings {
            self.line(cells(path, finding))?;
        }
        for error in &end.system_errors {
            self.line(error_cells(error))?;
        }
        self.out.flush()
    }
}

fn finding_cells(document: &Document, finding: &FindingEntry) -> [String; 17] {
    let mut row = cells(&document.source.path, finding);
    let index = finding.nomination.as_ref().map(|n| n.index);
    let nomination = index.and_then(|index| document.nominations.get(index));
    row[2] = match nomination {
        Some(n) => n.label.clone().unwrap_or_else(|| (n.index + 1).to_string()),
        None => String::new(),
    };
    row[3] = nomination.and_then(|n| n.title.clone()).unwrap_or_default();
    let status = nomination.map(|n| n.status).or(document.status);
    row[4] = status.map_or(String::new(), |status| status.code().to_owned());
    row[16] = document.source.sha256.clone();
    row
}

/// What a line has without its document.
fn cells(path: &str, finding: &FindingEntry) -> [String; 17] {
    let spot = |side: usize| {
        let place = finding.at.first();
        place.map_or(String::new(), |place| format!("{:.1}", place.bbox[side]))
    };
    [
        path.to_owned(),
        page_of(&finding.at).map_or(String::new(), |page| page.to_string()),
        String::new(),
        String::new(),
        String::new(),
        severity_word(finding.severity).to_owned(),
        finding.rule.clone(),
        finding.certainty.code().to_owned(),
        finding.cure.code().to_owned(),
        finding.field.clone().unwrap_or_default(),
        finding.message.clone(),
        finding.help.clone().unwrap_or_default(),
        finding.excerpt.clone().unwrap_or_default(),
        spot(0),
        spot(1),
        finding.fingerprint.clone(),
        String::new(),
    ]
}

fn error_cells(error: &SystemError) -> [String; 17] {
    let mut row: [String; 17] = Default::default();
    row[0] = error.source.clone().unwrap_or_default();
    row[5] = "error".to_owned();
    row[6] = SYSTEM_ERROR.to_owned();
    row[10] = error.message.clone();
    row
}

/// `text` on one line, with an apostrophe before it when a spreadsheet would take it for a formula: when it begins with
/// `=`, `+`, `-`, `@` or one of their wide forms (OWASP, CSV Injection). A lone `-`, the code of a cure, is not one. The
/// same for what follows a semicolon: where lists are separated by semicolons, a cell begins there.
pub fn safe(text: &str) -> String {
    unformulaic(clean(text))
}

/// The same for text whose line ends are kept.
pub(crate) fn safe_lines(text: &str) -> String {
    unformulaic(clean_lines(text))
}

fn unformulaic(text: String) -> String {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    if text == "-" {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && formula(c) {
            out.push('\'');
        }
        out.push(c);
        begins = c == ';' || begins && matches!(c, ' ' | '"' | '\'');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe() {
        for text in [
            "=cmd|' /C calc'!A0",
            "+63 917",
            "-1+1",
            "@SUM(A1)",
            "＝1",
            "\t=1",
            "\r\n=1",
            "\u{200b}=1",
        ] {
            assert!(safe(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(safe("a = b"), "a = b");
        assert_eq!(safe("x;=1;y; \"+2"), "x;'=1;y; \"'+2");
        assert_eq!(safe("-"), "-");
    }
}
