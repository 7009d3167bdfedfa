//! The report that a person reads at a terminal: per file and nomination what is wrong, where, and what to do; then a
//! table of all nominations and the totals. Says little about what is complete.

use std::io::{self, Write};

use crate::finding::{Certainty, Severity};
use crate::form::Kind;

use super::clean::clean;
use super::json::{Document, FindingEntry, NominationEntry, Status};
use super::text::{
    Palette, columns, counted, cut_end, cut_start, nomination_words, place_words, severity_word,
    wrap,
};
use super::{End, Writer};

/// Widest line, in columns.
pub const WIDTH: usize = 100;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Detail {
    /// Errors and warnings only: nothing about what is complete, no table, no totals.
    Findings,
    /// Also a line for each complete nomination, the table and the totals.
    #[default]
    Normal,
    /// Also the notes of complete nominations, and how sure each finding is.
    All,
}

/// Writes the report as documents come; the table waits for the end and holds one short row per nomination.
pub struct FullWriter<W> {
    out: W,
    palette: Palette,
    width: usize,
    detail: Detail,
    rows: Vec<Row>,
    /// Whether the last thing written was a block, which wants an empty line after it.
    after_block: bool,
}

/// A row of the table at the end.
struct Row {
    file: String,
    nomination: String,
    status: Option<Status>,
    errors: usize,
    warnings: usize,
    /// Fields with an error, each once, in the order of the findings.
    wanting: Vec<String>,
}

impl<W: Write> FullWriter<W> {
    /// A report into `out`, at most `width` columns wide.
    pub fn new(out: W, palette: Palette, width: usize, detail: Detail) -> Self {
        FullWriter {
            out,
            palette,
            width: width.clamp(40, WIDTH),
            detail,
            rows: Vec::new(),
            after_block: false,
        }
    }
}

impl<W: Write> Writer for FullWriter<W> {
    fn document(&mut self, document: &Document) -> io::Result<()> {
        let detail = self.detail;
        self.rows.extend(rows(document));
        let path = clean(&document.source.path);
        if let [nomination] = document.nominations.as_slice() {
            if !document
                .findings
                .iter()
                .any(|f| detail.shows(f, nomination.status == Status::Complete))
            {
                return self.complete_line(
                    "",
                    &format!("{path}: {}", nomination_words(nomination)),
                    &document.findings,
                );
            }
        }
        if document.nominations.is_empty() && document.findings.is_empty() {
            return self.line_about(document);
        }
        if self.detail == Detail::Findings
            && !document
                .findings
                .iter()
                .any(|f| f.severity > Severity::Note)
        {
            return Ok(());
        }
        self.block(document, &path)
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        if self.detail > Detail::Findings {
            if self.rows.len() > 1 {
                self.gap()?;
                self.table()?;
            }
            self.gap()?;
            self.totals(end)?;
        }
        self.out.flush()
    }
}

impl Detail {
    /// Notes are kept for `-v` where nothing else is wrong: a complete nomination takes one line.
    fn shows(self, finding: &FindingEntry, complete: bool) -> bool {
        finding.severity > Severity::Note
            || self == Detail::All
            || (self == Detail::Normal && !complete)
    }
}

impl<W: Write> FullWriter<W> {
    fn gap(&mut self) -> io::Result<()> {
        self.after_block = false;
        writeln!(self.out)
    }

    fn complete_line<'f>(
        &mut self,
        indent: &str,
        what: &str,
        findings: impl IntoIterator<Item = &'f FindingEntry>,
    ) -> io::Result<()> {
        if self.detail == Detail::Findings {
            return Ok(());
        }
        if self.after_block && indent.is_empty() {
            self.gap()?;
        }
        let notes = match findings.into_iter().count() {
            0 => String::new(),
            n => format!(" ({})", counted(n, "note")),
        };
        let (good, faint) = (self.palette.good, self.palette.faint);
        let what = cut_end(
            what,
            self.width
                .saturating_sub(indent.len() + "complete: ".len() + notes.len()),
        );
        writeln!(
            self.out,
            "{indent}{good}complete{good:#}: {what}{faint}{notes}{faint:#}"
        )
    }

    /// A document without nominations and without findings: a deck, or one whose finding was switched off.
    fn line_about(&mut self, document: &Document) -> io::Result<()> {
        if self.detail == Detail::Findings {
            return Ok(());
        }
        if self.after_block {
            self.gap()?;
        }
        writeln!(
            self.out,
            "{}: {}",
            kind_words(document),
            clean(&document.source.path)
        )
    }

    fn block(&mut self, document: &Document, path: &str) -> io::Result<()> {
        let detail = self.detail;
        if !self.rows_before(document) {
            self.gap()?;
        }
        let (strong, faint) = (self.palette.strong, self.palette.faint);
        let status = self.palette.status(document.status);
        let pages = match document.source.pages {
            0 => String::new(),
            n => format!(", {}", counted(n, "page")),
        };
        let words = kind_words(document);
        writeln!(
            self.out,
            "{strong}{path}{strong:#}: {status}{words}{status:#}{faint}{pages}{faint:#}"
        )?;
        for finding in document.about(None).filter(|f| detail.shows(f, false)) {
            self.finding(finding)?;
        }
        for nomination in &document.nominations {
            self.nomination(document, nomination)?;
        }
        self.after_block = true;
        Ok(())
    }

    /// Whether `document` is the first of which anything is shown.
    fn rows_before(&self, document: &Document) -> bool {
        self.rows.len() <= rows(document).len()
    }

    fn nomination(&mut self, document: &Document, nomination: &NominationEntry) -> io::Result<()> {
        let detail = self.detail;
        let title = nomination_words(nomination);
        let complete = nomination.status == Status::Complete;
        let about = || document.about(Some(nomination.index));
        if !about().any(|f| detail.shows(f, complete)) {
            return self.complete_line("  ", &title, about());
        }
        let status = self.palette.status(Some(nomination.status));
        let strong = self.palette.strong;
        let words = nomination.status.words();
        let title = cut_end(&title, self.width.saturating_sub(4 + words.len()));
        writeln!(
            self.out,
            "  {status}{words}{status:#}: {strong}{title}{strong:#}"
        )?;
        for finding in about().filter(|f| detail.shows(f, false)) {
            self.finding(finding)?;
        }
        Ok(())
    }

    fn finding(&mut self, finding: &FindingEntry) -> io::Result<()> {
        let color = self.palette.severity(finding.severity);
        let faint = self.palette.faint;
        let head = format!("{}[{}]", severity_word(finding.severity), finding.rule);
        let sure = match finding.certainty {
            Certainty::Definite => "",
            Certainty::Likely if self.detail == Detail::All => " (likely)",
            Certainty::Likely => "",
            Certainty::Possible => " (perhaps misread)",
        };
        let message = format!("{}{sure}", clean(&finding.message));
        let room = self.width.saturating_sub(4 + 1 + head.len());
        let mut lines = wrap(&message, room, self.width.saturating_sub(6)).into_iter();
        writeln!(
            self.out,
            "    {color}{head}{color:#} {}",
            lines.next().unwrap_or_default()
        )?;
        for line in lines {
            writeln!(self.out, "      {line}")?;
        }
        let place = place_words(&finding.at).unwrap_or_default();
        let excerpt = finding
            .excerpt
            .as_deref()
            .map(clean)
            .filter(|text| !text.is_empty());
        let quote = excerpt.map(|text| {
            let room = self.width.saturating_sub(6 + columns(&place) + 4);
            format!("“{}”", cut_end(&text, room))
        });
        match (place.is_empty(), quote) {
            (true, None) => {}
            (true, Some(quote)) => writeln!(self.out, "      {quote}")?,
            (false, None) => writeln!(self.out, "      {faint}{place}{faint:#}")?,
            (false, Some(quote)) => writeln!(self.out, "      {faint}{place}:{faint:#} {quote}")?,
        }
        if let Some(help) = finding
            .help
            .as_deref()
            .map(clean)
            .filter(|help| !help.is_empty())
        {
            let room = self.width.saturating_sub(12);
            for (i, line) in wrap(&help, room, room).into_iter().enumerate() {
                let lead = if i == 0 { "help: " } else { "      " };
                writeln!(self.out, "      {lead}{line}")?;
            }
        }
        Ok(())
    }

    fn table(&mut self) -> io::Result<()> {
        let widest = |of: &dyn Fn(&Row) -> usize, head: &str| {
            self.rows.iter().map(of).max().unwrap_or(0).max(head.len())
        };
        let status_words = |row: &Row| row.status.map_or("–", Status::words);
        let heads = [
            "file",
            "nomination",
            "status",
            "errors",
            "warnings",
            "missing or malformed",
        ];
        let status_width = widest(&|r| columns(status_words(r)), heads[2]);
        let fixed = status_width + heads[3].len() + heads[4].len() + 2 * 5;
        let wanting_width = widest(&|r| columns(&r.wanting.join(", ")), heads[5]);
        let mut widths = [
            widest(&|r| columns(&r.file), heads[0]),
            widest(&|r| columns(&r.nomination), heads[1]),
            wanting_width,
        ];
        share(&mut widths, self.width.saturating_sub(fixed));
        let [file_width, title_width, last_width] = widths;
        let strong = self.palette.strong;
        let head = format!(
            "{}  {}  {}  {}  {}  {}",
            pad(heads[0], file_width),
            pad(heads[1], title_width),
            pad(heads[2], status_width),
            heads[3],
            heads[4],
            cut_end(heads[5], last_width)
        );
        writeln!(self.out, "{strong}{head}{strong:#}")?;
        let mut file_before = None;
        for row in &self.rows {
            let file = if file_before == Some(&row.file) {
                ""
            } else {
                row.file.as_str()
            };
            file_before = Some(&row.file);
            let status = self.palette.status(row.status);
            let line = format!(
                "{}  {}  {status}{}{status:#}  {}  {}  {}",
                pad(&cut_start(file, file_width), file_width),
                pad(&cut_end(&row.nomination, title_width), title_width),
                pad(status_words(row), status_width),
                number(row.errors, heads[3].len()),
                number(row.warnings, heads[4].len()),
                cut_end(&row.wanting.join(", "), last_width)
            );
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn totals(&mut self, end: &End) -> io::Result<()> {
        let s = &end.summary;
        let strong = self.palette.strong;
        let mut parts = vec![
            format!(
                "{} in {}",
                counted(s.nominations, "nomination"),
                counted(s.documents, "PDF")
            ),
            format!("{} complete", s.complete),
            format!("{} incomplete", s.incomplete),
        ];
        let mut also = |n: usize, words: String| {
            if n > 0 {
                parts.push(words);
            }
        };
        also(
            s.not_processed,
            format!("{} not processed", counted(s.not_processed, "file")),
        );
        also(
            s.ignored,
            format!("{} ignored", counted(s.ignored, "other file")),
        );
        also(
            end.system_errors.len(),
            format!(
                "{} of the tool",
                counted(end.system_errors.len(), "failure")
            ),
        );
        writeln!(self.out, "{strong}{}{strong:#}", parts.join(", "))?;
        let counts = [
            counted(s.errors, "error"),
            counted(s.warnings, "warning"),
            counted(s.notes, "note"),
        ];
        let waived = if s.waived > 0 {
            format!(", {} waived", s.waived)
        } else {
            String::new()
        };
        writeln!(self.out, "{}{waived}", counts.join(", "))
    }
}

/// `compendium of 6 nominations, incomplete`; what the document is and how it stands, in few words.
fn kind_words(document: &Document) -> String {
    match document.kind {
        Kind::NotProcessed => "not processed".to_owned(),
        Kind::Unrecognised => "not recognised as a nomination".to_owned(),
        Kind::SummaryDeck => "summary deck".to_owned(),
        Kind::Nomination => document
            .status
            .map_or("nomination", Status::words)
            .to_owned(),
        Kind::Compendium => {
            let status = document.status.map_or("", Status::words);
            format!(
                "compendium of {}, {status}",
                counted(document.nominations.len(), "nomination")
            )
        }
    }
}

/// One row per nomination; one for the document when it has none, or has errors or warnings of its own.
fn rows(document: &Document) -> Vec<Row> {
    let row = |nomination: String, status, index| {
        let count = |severity| {
            document
                .about(index)
                .filter(|f| f.severity == severity)
                .count()
        };
        let mut wanting = Vec::new();
        for finding in document
            .about(index)
            .filter(|f| f.severity == Severity::Error)
        {
            let name = field_word(finding);
            if !wanting.contains(&name) {
                wanting.push(name);
            }
        }
        let file = clean(&document.source.path);
        Row {
            file,
            nomination,
            status,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            wanting,
        }
    };
    let mut out = Vec::new();
    // A compendium's own findings get a row, unless they are only notes.
    let own = document.about(None).any(|f| f.severity > Severity::Note);
    if document.nominations.is_empty() || own {
        let status = if document.nominations.is_empty() {
            document.status
        } else {
            None
        };
        out.push(row(kind_name(document.kind).to_owned(), status, None));
    }
    out.extend(
        document
            .nominations
            .iter()
            .map(|n| row(nomination_words(n), Some(n.status), Some(n.index))),
    );
    out
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Nomination | Kind::Compendium => "(whole file)",
        Kind::SummaryDeck => "(summary deck)",
        Kind::Unrecognised => "(not recognised)",
        Kind::NotProcessed => "–",
    }
}

/// The field that a finding is about, as a reader of the form would name it; the rule's code when it is about none.
fn field_word(finding: &FindingEntry) -> String {
    let Some(field) = &finding.field else {
        return finding.rule.clone();
    };
    let mut parts = field.trim_start_matches('/').split('/');
    let word = match (parts.next(), parts.next()) {
        (Some("sections"), Some(key)) => key,
        (Some("additional_sections"), _) => "additional section",
        (Some("telephones"), _) => "telephone",
        (Some("faxes"), _) => "fax",
        (Some("emails"), _) => "email",
        (Some("fields"), Some(key)) => key,
        (Some(key), _) => key,
        (None, _) => return finding.rule.clone(),
    };
    clean(&word.replace('_', " "))
}

/// Narrows the widest of `widths` until all together take `room`.
fn share(widths: &mut [usize; 3], room: usize) {
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths
            .iter_mut()
            .max_by_key(|width| **width)
            .filter(|width| **width > 1)
        else {
            return;
        };
        *widest -= 1;
    }
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Right-aligned; zeros are left out, so that what counts stands out.
fn number(n: usize, width: usize) -> String {
    if n == 0 {
        " ".repeat(width)
    } else {
        format!("{n:>width$}")
    }
}
