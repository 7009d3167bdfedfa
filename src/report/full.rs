//! The report that a person reads at a terminal: per file and nomination what is wrong, where, and what to do; then a
//! table of all nominations and the totals. Says little about what is complete; and of many files, only how many there
//! are: then an overview replaces the table.

use std::io::{self, Write};

use crate::finding::{Certainty, Severity};
use crate::form::Kind;

use super::clean::clean;
use super::json::{Document, FindingEntry, NominationEntry, Status, WaivedEntry};
use super::message::{Messages, Word};
use super::overview::Overview;
use super::table::{self, Row};
use super::text::{
    Palette, columns, cut_end, nomination_words, place_words, severity_word, status_word, wrap,
};
use super::{End, Entry, Writer};

/// Widest line, in columns.
pub const WIDTH: usize = 100;

/// With more documents than this the report has an overview in place of a table, and no line for what is complete.
const MANY: usize = 12;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Detail {
    /// Errors and warnings only: nothing about what is complete, no table, no totals.
    Findings,
    /// Also the totals; for a few files a line for each complete nomination and the table, for many the overview.
    #[default]
    Normal,
    /// Also the notes of complete nominations, how sure each finding is, and the table however many files there are.
    All,
}

/// Writes the report as documents come; the table waits for the end and holds one short row per nomination.
pub struct FullWriter<W> {
    out: W,
    palette: Palette,
    width: usize,
    detail: Detail,
    messages: Messages,
    rows: Vec<Row>,
    /// For many documents.
    overview: Option<Overview>,
    /// Whether anything was written.
    begun: bool,
    /// Whether the last thing written was a block, which wants an empty line after it.
    after_block: bool,
}

impl<W: Write> FullWriter<W> {
    /// A report into `out`, at most `width` columns wide, in the language `lang`.
    pub fn new(out: W, palette: Palette, width: usize, detail: Detail, lang: &str) -> Self {
        FullWriter {
            out,
            palette,
            width: width.clamp(40, WIDTH),
            detail,
            messages: Messages::new(lang),
            rows: Vec::new(),
            overview: None,
            begun: false,
            after_block: false,
        }
    }
}

impl<W: Write> Writer for FullWriter<W> {
    fn begin(&mut self, documents: usize) -> io::Result<()> {
        self.overview = (documents > MANY).then(Overview::default);
        Ok(())
    }

    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        let detail = self.detail;
        if let Some(overview) = &mut self.overview {
            overview.add(document);
        }
        if self.overview.is_none() || detail == Detail::All {
            self.rows.extend(table::rows(document, &self.messages));
        }
        let path = clean(&document.source.path);
        if let [nomination] = document.nominations.as_slice() {
            let complete = nomination.status == Status::Complete;
            let waived = detail == Detail::All && !document.waived.is_empty();
            if !waived && !document.findings.iter().any(|f| detail.shows(f, complete)) {
                if let Some(overview) = self.overview.as_mut().filter(|_| detail < Detail::All) {
                    overview.leave_out();
                    return Ok(());
                }
                let lead = format!("{path}: ");
                return self.complete_line(&lead, nomination, &document.findings);
            }
        }
        let quiet = document.findings.is_empty() && document.waived.is_empty();
        if document.nominations.is_empty() && quiet {
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
        self.configuration(end)?;
        if self.detail > Detail::Findings {
            if self.rows.len() > 1 {
                self.gap()?;
                for line in table::lines(&self.rows, &self.palette, self.width, &self.messages) {
                    writeln!(self.out, "{line}")?;
                }
            }
            if let Some(overview) = &self.overview {
                let lines = overview.lines(&self.palette, self.width, &self.messages);
                self.gap()?;
                lines
                    .iter()
                    .try_for_each(|line| writeln!(self.out, "{line}"))?;
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
    /// An empty line, unless nothing is before it.
    fn gap(&mut self) -> io::Result<()> {
        self.after_block = false;
        if !std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        writeln!(self.out)
    }

    /// A complete nomination on one line, after `lead`: the file's name, or an indent below it.
    fn complete_line<'f>(
        &mut self,
        lead: &str,
        nomination: &NominationEntry,
        findings: impl IntoIterator<Item = &'f FindingEntry>,
    ) -> io::Result<()> {
        if self.detail == Detail::Findings {
            return Ok(());
        }
        if self.after_block && !lead.starts_with(' ') {
            self.gap()?;
        }
        self.begun = true;
        let notes = match findings.into_iter().count() {
            0 => String::new(),
            n => format!(" ({})", self.messages.counted("notes", n)),
        };
        let (good, faint) = (self.palette.good, self.palette.faint);
        let complete = self.messages.word_of("complete");
        let used = columns(lead) + columns(&complete) + 2 + columns(&notes);
        // A long path leaves little room; a title of two words still tells nominations apart.
        let title = cut_end(
            &nomination_words(nomination, &self.messages),
            self.width.saturating_sub(used).max(12),
        );
        writeln!(
            self.out,
            "{lead}{good}{complete}{good:#}: {title}{faint}{notes}{faint:#}"
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
        self.begun = true;
        writeln!(
            self.out,
            "{}: {}",
            clean(&document.source.path),
            kind_words(document, &self.messages)
        )
    }

    fn block(&mut self, document: &Document, path: &str) -> io::Result<()> {
        let detail = self.detail;
        self.gap()?;
        let (strong, faint) = (self.palette.strong, self.palette.faint);
        let status = self.palette.status(document.status);
        let pages = match document.source.pages {
            0 => String::new(),
            n => format!(", {}", self.messages.counted("pages", n)),
        };
        let words = kind_words(document, &self.messages);
        writeln!(
            self.out,
            "{strong}{path}{strong:#}: {status}{words}{status:#}{faint}{pages}{faint:#}"
        )?;
        for finding in document.about(None).filter(|f| detail.shows(f, false)) {
            self.finding(finding)?;
        }
        if detail == Detail::All {
            document
                .waived_about(None)
                .try_for_each(|w| self.waived(w))?;
        }
        for nomination in &document.nominations {
            self.nomination(document, nomination)?;
        }
        self.after_block = true;
        Ok(())
    }

    fn nomination(&mut self, document: &Document, nomination: &NominationEntry) -> io::Result<()> {
        let detail = self.detail;
        let complete = nomination.status == Status::Complete;
        let about = || document.about(Some(nomination.index));
        let waived = || {
            document
                .waived_about(Some(nomination.index))
                .filter(|_| detail == Detail::All)
        };
        if !about().any(|f| detail.shows(f, complete)) && waived().next().is_none() {
            return self.complete_line("  ", nomination, about());
        }
        let words = status_word(nomination.status, &self.messages);
        let title = cut_end(
            &nomination_words(nomination, &self.messages),
            self.width.saturating_sub(4 + columns(&words)),
        );
        let strong = self.palette.strong;
        if document.nominations.len() > 1 {
            let status = self.palette.status(Some(nomination.status));
            writeln!(
                self.out,
                "  {status}{words}{status:#}: {strong}{title}{strong:#}"
            )?;
        } else {
            // Its status is beside the file's name already.
            writeln!(self.out, "  {strong}{title}{strong:#}")?;
        }
        for finding in about().filter(|f| detail.shows(f, false)) {
            self.finding(finding)?;
        }
        waived().try_for_each(|waived| self.waived(waived))
    }

    fn finding(&mut self, finding: &FindingEntry) -> io::Result<()> {
        let color = self.palette.severity(finding.severity);
        let faint = self.palette.faint;
        let severity = self.messages.word_of(severity_word(finding.severity));
        let head = format!("{severity}[{}]", finding.rule);
        let sure = match finding.certainty {
            Certainty::Definite => String::new(),
            Certainty::Likely if self.detail == Detail::All => {
                format!(" ({})", self.messages.word_of("likely"))
            }
            Certainty::Likely => String::new(),
            Certainty::Possible => format!(" ({})", self.messages.word_of("possible")),
        };
        let message = format!("{}{sure}", clean(&finding.message));
        let room = self.width.saturating_sub(4 + 1 + columns(&head));
        let mut lines = wrap(&message, room, self.width.saturating_sub(6)).into_iter();
        writeln!(
            self.out,
            "    {color}{head}{color:#} {}",
            lines.next().unwrap_or_default()
        )?;
        for line in lines {
            writeln!(self.out, "      {line}")?;
        }
        let place = place_words(&finding.at, &self.messages).unwrap_or_default();
        // What the message quotes already is not said again.
        let excerpt = finding.excerpt.as_deref().map(clean);
        let excerpt = excerpt.filter(|text| !text.is_empty() && !message.contains(text.as_str()));
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
            let label = self.messages.word_of("help") + " ";
            let indent = columns(&label);
            let room = self.width.saturating_sub(6 + indent);
            for (i, line) in wrap(&help, room, room).into_iter().enumerate() {
                let lead = if i == 0 { label.as_str() } else { "" };
                writeln!(self.out, "      {lead:indent$}{line}")?;
            }
        }
        Ok(())
    }

    /// What a waiver covers, with the decision.
    fn waived(&mut self, waived: &WaivedEntry) -> io::Result<()> {
        let faint = self.palette.faint;
        let head = format!(
            "{}[{}]",
            self.messages.word_of("waived"),
            waived.finding.rule
        );
        let until = waived.expiry.as_ref().map_or(String::new(), |expiry| {
            let until = self
                .messages
                .say("until", &[("expiry", Word::Text(expiry))]);
            format!(", {until}")
        });
        let text = format!(
            "{} – {} ({}{until})",
            clean(&waived.finding.message),
            clean(&waived.reason),
            clean(&waived.officer)
        );
        let room = self.width.saturating_sub(4 + 1 + columns(&head));
        let mut lines = wrap(&text, room, self.width.saturating_sub(6)).into_iter();
        let first = lines.next().unwrap_or_default();
        writeln!(self.out, "    {faint}{head} {first}{faint:#}")?;
        lines.try_for_each(|line| writeln!(self.out, "      {faint}{line}{faint:#}"))
    }

    fn configuration(&mut self, end: &End) -> io::Result<()> {
        let detail = self.detail;
        let mut findings = end
            .configuration
            .findings
            .iter()
            .filter(|f| detail.shows(f, false))
            .peekable();
        if findings.peek().is_none() {
            return Ok(());
        }
        self.gap()?;
        let strong = self.palette.strong;
        let path = clean(end.configuration.path.as_deref().unwrap_or_default());
        writeln!(self.out, "{strong}{path}{strong:#}")?;
        findings.try_for_each(|finding| self.finding(finding))
    }

    fn totals(&mut self, end: &End) -> io::Result<()> {
        let s = &end.summary;
        let strong = self.palette.strong;
        let messages = &self.messages;
        let nominations = [
            ("n", Word::Number(s.nominations)),
            ("documents", Word::Number(s.documents)),
        ];
        let mut parts = vec![
            messages.say("total", &nominations),
            messages.counted("total-complete", s.complete),
            messages.counted("total-incomplete", s.incomplete),
        ];
        let also = [
            ("total-not-processed", s.not_processed),
            ("total-ignored", s.ignored),
            ("total-failures", end.system_errors.len()),
        ];
        let some = |(id, n): &(&str, usize)| (*n > 0).then(|| messages.counted(id, *n));
        parts.extend(also.iter().filter_map(some));
        let mut counts = vec![
            messages.counted("errors", s.errors),
            messages.counted("warnings", s.warnings),
            messages.counted("notes", s.notes),
        ];
        let also = [("total-waived", s.waived), ("total-known", s.known)];
        counts.extend(also.iter().filter_map(some));
        for line in wrap(&parts.join(", "), self.width, self.width) {
            writeln!(self.out, "{strong}{line}{strong:#}")?;
        }
        writeln!(self.out, "{}", counts.join(", "))
    }
}

/// `compendium of 6 nominations, incomplete`; what the document is and its state, in few words.
fn kind_words(document: &Document, messages: &Messages) -> String {
    let status = || document.status.map(|status| status_word(status, messages));
    match document.kind {
        Kind::NotProcessed => messages.word_of("not-processed"),
        Kind::Unrecognised => messages.word_of("unrecognised"),
        Kind::SummaryDeck => messages.word_of("deck"),
        Kind::Nomination => status().unwrap_or_else(|| messages.word_of("nomination")),
        Kind::Compendium => {
            let what = messages.counted("compendium", document.nominations.len());
            format!("{what}, {}", status().unwrap_or_default())
        }
    }
}
