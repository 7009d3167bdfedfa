//! The whole list of findings in Markdown, for the page that GitHub shows of a job.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>, "Adding a job summary".

use std::io::{self, Write};

use super::json::{Document, FindingEntry, Status};
use super::markdown::escape;
use super::message::Messages;
use super::text::{nomination_words, place_words, severity_word, status_word};
use super::{End, Entry, Writer};

/// Longest list, in bytes. GitHub takes 1024 KiB from a step, and shows nothing of a longer one.
const MOST: usize = 900 << 10;

/// Writes the list when all is known; until then it waits in memory, which its length bounds.
pub struct JobSummaryWriter<W> {
    out: W,
    messages: Messages,
    list: String,
    /// Documents that have no room in the list.
    left_out: usize,
}

impl<W: Write> JobSummaryWriter<W> {
    /// Markdown into `out`, words in `lang`.
    pub fn new(out: W, lang: &str) -> Self {
        JobSummaryWriter {
            out,
            messages: Messages::new(lang),
            list: String::new(),
            left_out: 0,
        }
    }

    /// A heading, and below it what is found about the document and each of its nominations.
    fn section(&self, document: &Document) -> String {
        let mut out = format!("\n### {}\n", escape(&document.source.path));
        let own: Vec<&FindingEntry> = document.about(None).collect();
        if !own.is_empty() || document.nominations.is_empty() {
            let status = document.status.filter(|_| document.nominations.is_empty());
            if let Some(status) = status {
                out.push_str(&format!("\n{}\n", self.status(status)));
            }
            out.push_str(&self.items(&own));
        }
        for nomination in &document.nominations {
            let findings: Vec<&FindingEntry> = document.about(Some(nomination.index)).collect();
            let words = escape(&nomination_words(nomination, &self.messages));
            out.push_str(&format!(
                "\n**{words}**: {}\n",
                self.status(nomination.status)
            ));
            out.push_str(&self.items(&findings));
        }
        out
    }

    fn status(&self, status: Status) -> String {
        escape(&status_word(status, &self.messages))
    }

    fn items(&self, findings: &[&FindingEntry]) -> String {
        let mut out = String::new();
        for finding in findings {
            let severity = self.messages.word_of(severity_word(finding.severity));
            let place = place_words(&finding.at, &self.messages);
            let place = place.map_or(String::new(), |place| format!(", {place}"));
            let help = finding.help.as_deref().map(escape).unwrap_or_default();
            let message = escape(&finding.message);
            let rule = &finding.rule;
            out.push_str(&format!(
                "- {severity}{place}: {message}. {help} (`{rule}`)\n"
            ));
        }
        if out.is_empty() {
            out
        } else {
            format!("\n{out}")
        }
    }
}

impl<W: Write> Writer for JobSummaryWriter<W> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        if entry.document.findings.is_empty() {
            return Ok(());
        }
        let section = self.section(entry.document);
        if self.left_out == 0 && self.list.len() + section.len() <= MOST {
            self.list.push_str(&section);
        } else {
            self.left_out += 1;
        }
        Ok(())
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let counts = end.counts(&self.messages);
        // What an earlier step wrote may lack its line end.
        writeln!(self.out, "\n## nomcheck\n\n{}", counts.join(" · "))?;
        if !end.system_errors.is_empty() {
            writeln!(self.out)?;
        }
        for error in &end.system_errors {
            let source = error.source.as_deref().unwrap_or("nomcheck");
            writeln!(self.out, "- {}: {}", escape(source), escape(&error.message))?;
        }
        let findings: Vec<&FindingEntry> = end.configuration.findings.iter().collect();
        self.out.write_all(self.items(&findings).as_bytes())?;
        self.out.write_all(self.list.as_bytes())?;
        if self.left_out > 0 {
            writeln!(
                self.out,
                "\n{}",
                self.messages.counted("more-files", self.left_out)
            )?;
        }
        self.out.flush()
    }
}
