//! A workbook for people who sort and filter: what became of each nomination, each finding, and each record.
//!
//! Every text is written as a text, so that none is taken for a formula. The creation date is fixed: the same input gives
//! the same bytes. Rows wait in temporary files, and the sheets are made of them row by row at the end, so that memory does
//! not grow with their number.

mod sheet;
mod records;

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use crate::finding::Severity;
use crate::form::Form;
use crate::record::Nomination;

use super::clean::clean;
use super::html::Heading;
use super::json::{Document, FindingEntry, NominationEntry};
use super::locator::page_of;
use super::message::{Messages, Word};
use super::text::{severity_word, status_word};
use super::{End, Entry, Needs, Writer};
use records::RECORDS;
use sheet::{Cell, Sheet};

/// Rows of a sheet: Excel has 1 048 576.
const ROWS: u32 = 1_048_576;

/// First row of the overview's table, counted from 0; totals are above it.
const OVERVIEW_HEAD: u32 = 3;

/// Heads of the overview: ids of words, each with the column's width in characters.
const OVERVIEW: [(&str, f64); 9] = [
    ("head-file", 40.0),
    ("head-nomination", 12.0),
    ("column-title", 50.0),
    ("column-country", 18.0),
    ("head-status", 14.0),
    ("head-errors", 9.0),
    ("head-warnings", 9.0),
    ("column-notes", 9.0),
    ("column-record", 9.0),
];

const FINDINGS: [(&str, f64); 12] = [
    ("head-file", 40.0),
    ("column-page", 7.0),
    ("head-nomination", 12.0),
    ("column-title", 40.0),
    ("column-severity", 11.0),
    ("column-message", 70.0),
    ("column-help", 70.0),
    ("column-excerpt", 40.0),
    ("column-rule", 24.0),
    ("column-certainty", 12.0),
    ("column-cure", 7.0),
    ("column-field", 28.0),
];

/// Writes the workbook at the end: the format is an archive.
pub struct XlsxWriter<W, S> {
    out: W,
    /// Where the workbook is put together.
    archive: S,
    messages: Messages,
    forms: Vec<Arc<Form>>,
    overview: Sheet<S>,
    findings: Sheet<S>,
    records: Sheet<S>,
    /// Column of each section or other field of a form that has come: `(form, key)`.
    columns: BTreeMap<(String, String), u16>,
    /// Their heads.
    heads: Vec<String>,
    /// Findings that have no row any more.
    left_out: usize,
    /// Office, day and folders.
    heading: Heading,
}

impl<W: Write, S: Read + Write + Seek + Send> XlsxWriter<W, S> {
    /// A workbook into `out`, words in `lang`. Sections have the headings of `forms`, in their order. What waits is kept in
    /// the `spools`, which are empty.
    pub fn new(
        out: W,
        spools: [S; 4],
        lang: &str,
        forms: Vec<Arc<Form>>,
        heading: Heading,
    ) -> Self {
        let messages = Messages::new(lang);
        let sheet = |rows: S, id: &str, next: u32| Sheet::new(rows, messages.word_of(id), next);
        let [archive, overview, findings, records] = spools;
        let (overview, findings, records) = (
            sheet(overview, "sheet-overview", OVERVIEW_HEAD + 1),
            sheet(findings, "sheet-findings", 1),
            sheet(records, "sheet-records", 1),
        );
        XlsxWriter {
            out,
            archive,
            messages,
            forms,
            overview,
            findings,
            records,
            columns: BTreeMap::new(),
            heads: Vec::new(),
            left_out: 0,
            heading,
        }
    }

    /// One row of the overview, with the findings and the record that belong to it.
    fn nomination(
        &mut self,
        document: &Document,
        entry: Option<&NominationEntry>,
        record: Option<&Nomination>,
    ) -> io::Result<()> {
        let findings: Vec<&FindingEntry> = document.about(entry.map(|n| n.index)).collect();
        let overview = self.overview.next;
        let first = self.findings.next;
        for finding in &findings {
            if self.findings.next < ROWS {
                let row = self.finding(document, entry, finding, (first, overview));
                self.findings.add_all(row)?;
            } else {
                self.left_out += 1;
            }
        }
        let record = match record {
            Some(record) => self.record(document, entry, record, overview)?,
            None => None,
        };
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        let file = clean(&document.source.path);
        let file = if first < self.findings.next {
            Cell::Link(self.findings.name.clone(), first, file)
        } else {
            Cell::Text(file)
        };
        let status = match entry {
            Some(nomination) => Some(nomination.status),
            None if document.nominations.is_empty() => document.status,
            None => None,
        };
        let country = record
            .as_ref()
            .map_or(String::new(), |(_, country)| country.clone());
        let row = vec![
            file,
            Cell::Text(number_of(entry)),
            Cell::Text(
                entry
                    .and_then(|n| n.title.as_deref())
                    .map(clean)
                    .unwrap_or_default(),
            ),
            Cell::Text(country),
            match status {
                Some(status) => Cell::Status(status, status_word(status, &self.messages)),
                None => Cell::Text(String::new()),
            },
            Cell::Number(count(Severity::Error)),
            Cell::Number(count(Severity::Warning)),
            Cell::Number(count(Severity::Note)),
            match record {
                Some((row, _)) => Cell::Link(self.records.name.clone(), row, (row + 1).to_string()),
                None => Cell::Text(String::new()),
            },
        ];
        self.overview.add_all(row)
    }

    /// A row about a finding. The nomination's row of the overview is `overview`, that of its first finding `first`.
    fn finding(
        &self,
        document: &Document,
        entry: Option<&NominationEntry>,
        finding: &FindingEntry,
        (first, overview): (u32, u32),
    ) -> Vec<Cell> {
        let text = |text: Option<&str>| Cell::Text(text.map(clean).unwrap_or_default());
        let link = match self.findings.next == first {
            true => Cell::Link,
            false => Cell::Again,
        };
        vec![
            link(
                self.overview.name.clone(),
                overview,
                clean(&document.source.path),
            ),
            match page_of(&finding.at) {
                Some(page) => Cell::Number(page as usize),
                None => Cell::Text(String::new()),
            },
            Cell::Text(number_of(entry)),
            text(entry.and_then(|n| n.title.as_deref())),
            Cell::Text(self.messages.word_of(severity_word(finding.severity))),
            text(Some(&finding.message)),
            text(finding.help.as_deref()),
            text(finding.excerpt.as_deref()),
            text(Some(&finding.rule)),
            Cell::Text(finding.certainty.code().to_owned()),
            Cell::Text(finding.cure.code().to_owned()),
            text(finding.field.as_deref()),
        ]
    }

    /// Rows for what is known at the end, and the counts.
    fn last_rows(&mut self, end: &End) -> io::Result<String> {
        let messages = &self.messages;
        let mut counts = end.counts(messages);
        if self.left_out > 0 {
            counts.push(messages.say("column-left-out", &[("n", Word::Number(self.left_out))]));
        }
        let path = end.configuration.path.as_deref().unwrap_or_default();
        for finding in &end.configuration.findings {
            let mut row: Vec<Cell> = (0..FINDINGS.len())
                .map(|_| Cell::Text(String::new()))
                .collect();
            let text = |text: &str| Cell::Text(clean(text));
            row[0] = text(path);
            row[4] = Cell::Text(messages.word_of(severity_word(finding.severity)));
            row[5] = text(&finding.message);
            row[6] = text(finding.help.as_deref().unwrap_or_default());
            row[8] = text(&finding.rule);
            self.findings.add_all(row)?;
        }
        for error in &end.system_errors {
            let mut row: Vec<Cell> = (0..FINDINGS.len())
                .map(|_| Cell::Text(String::new()))
                .collect();
            row[0] = Cell::Text(clean(error.source.as_deref().unwrap_or("nomcheck")));
            row[4] = Cell::Text(messages.word_of("error"));
            row[5] = Cell::Text(clean(&error.message));
            row[8] = Cell::Text(super::csv::SYSTEM_ERROR.to_owned());
            self.findings.add_all(row)?;
        }
        Ok(counts.join(" · "))
    }

    fn finish(&mut self, end: &End) -> io::Result<()> {
        let counts = self.last_rows(end)?;
        let mut workbook = Workbook::new();
        let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(io::Error::other)?;
        workbook.set_properties(
            &DocProperties::new()
                .set_title("nomcheck")
                .set_creation_datetime(&date),
        );
        let say = |heads: &[(&str, f64)]| -> Vec<(String, f64)> {
            let word = |(id, width): &(&str, f64)| (self.messages.word_of(id), *width);
            heads.iter().map(word).collect()
        };
        let own = self.heads.iter().map(|head| (head.clone(), 60.0));
        let records: Vec<(String, f64)> = say(&RECORDS).into_iter().chain(own).collect();
        let (overview, findings) = (say(&OVERVIEW), say(&FINDINGS));
        // Rows have to come from the top down.
        let sheet = workbook
            .add_worksheet_with_constant_memory()
            .map_err(io::Error::other)?;
        let tool = format!("{} {}", end.tool.name, end.tool.version);
        let bold = Format::new().set_bold();
        sheet
            .write_string_with_format(0, 0, tool, &bold)
            .and_then(|sheet| sheet.write_string(1, 0, counts))
            .and_then(|sheet| match self.heading.line() {
                Some(line) => sheet.write_string(2, 0, line),
                None => Ok(sheet),
            })
            .map_err(io::Error::other)?;
        self.overview.write(sheet, &overview, OVERVIEW_HEAD)?;
        let sheet = workbook
            .add_worksheet_with_constant_memory()
            .map_err(io::Error::other)?;
        self.findings.write(sheet, &findings, 0)?;
        let sheet = workbook
            .add_worksheet_with_constant_memory()
            .map_err(io::Error::other)?;
        self.records.write(sheet, &records, 0)?;
        workbook
            .save_to_writer(&mut self.archive)
            .map_err(io::Error::other)?;
        self.archive.seek(SeekFrom::Start(0))?;
        io::copy(&mut self.archive, &mut self.out)?;
        Ok(())
    }
}

impl<W: Write, S: Read + Write + Seek + Send> Writer for XlsxWriter<W, S> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        let own = document.about(None).next().is_some();
        if own || document.nominations.is_empty() {
            self.nomination(document, None, None)?;
        }
        for nomination in &document.nominations {
            let record = entry
                .record
                .and_then(|record| record.nominations.get(nomination.index));
            self.nomination(document, Some(nomination), record)?;
        }
        Ok(())
    }

    fn needs(&self) -> Needs {
        Needs {
            records: true,
            ..Needs::default()
        }
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        self.finish(end)?;
        self.out.flush()
    }
}

/// The letter of a nomination, else its number.
fn number_of(entry: Option<&NominationEntry>) -> String {
    match entry {
        Some(entry) => entry
            .label
            .as_deref()
            .map_or_else(|| (entry.index + 1).to_string(), clean),
        None => String::new(),
    }
}
