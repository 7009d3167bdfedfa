//! GitHub Actions: workflow commands, which become annotations of a pull request.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>. GitHub shows ten annotations of
//! a kind per step. So there is one per document and kind, with all that is to be said in it, and the tenth is for
//! the documents that have no room; [`super::job_summary`] has the whole list. A PDF has no lines: it gets the page.

use std::io::{self, Write};

use crate::finding::Severity;

use super::clean::clean;
use super::json::{Document, FindingEntry};
use super::locator::{file_of, nomination_of, page_of};
use super::message::{Messages, Word};
use super::text::place_words;
use super::{End, Entry, Writer};

/// How many annotations of a kind GitHub shows per step.
const SHOWN: usize = 10;

/// How many findings an annotation has; the list in the job summary has all.
const TOLD: usize = 20;

/// The kinds of annotations, each with its workflow command.
const COMMANDS: [&str; 3] = ["error", "warning", "notice"];

/// Writes annotations when all documents have come, errors first.
pub struct GithubWriter<W> {
    out: W,
    messages: Messages,
    /// In the order of [`COMMANDS`].
    kinds: [Kind; 3],
}

/// Annotations of one kind: as many as GitHub shows, and how many there would be.
#[derive(Default)]
struct Kind {
    lines: Vec<String>,
    all: usize,
}

impl<W: Write> GithubWriter<W> {
    /// Annotations into `out`, words in `lang`.
    pub fn new(out: W, lang: &str) -> Self {
        GithubWriter {
            out,
            messages: Messages::new(lang),
            kinds: Default::default(),
        }
    }

    fn add(&mut self, severity: Severity, annotation: &Annotation<'_>) {
        let kind = match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        };
        let (Some(kind), Some(command)) = (self.kinds.get_mut(kind), COMMANDS.get(kind)) else {
            return;
        };
        kind.all += 1;
        if kind.lines.len() < SHOWN {
            kind.lines.push(annotation.line(command));
        }
    }

    /// The document's findings of one severity, as one annotation.
    fn findings(&mut self, document: &Document, severity: Severity) {
        let of_kind = document.findings.iter().filter(|f| f.severity == severity);
        let findings: Vec<&FindingEntry> = of_kind.collect();
        let Some(first) = findings.first() else {
            return;
        };
        let mut lines: Vec<String> = findings
            .iter()
            .take(TOLD)
            .map(|finding| self.words(nomination_of(document, finding), finding))
            .collect();
        if findings.len() > TOLD {
            lines.push(format!("+{}", findings.len() - TOLD));
        }
        let count = match severity {
            Severity::Error => "errors",
            Severity::Warning => "warnings",
            Severity::Note => "notes",
        };
        let path = &document.source.path;
        let title = format!(
            "{}: {}",
            clean(path),
            self.messages.counted(count, findings.len())
        );
        self.add(
            severity,
            &Annotation {
                file: file_of(path),
                line: page_of(&first.at),
                title: &title,
                text: &lines.join("\n"),
            },
        );
    }

    fn words(&self, nomination: Option<String>, finding: &FindingEntry) -> String {
        let nomination = nomination.map_or(String::new(), |n| format!("{n}: "));
        let place = place_words(&finding.at, &self.messages);
        let place = place.map_or(String::new(), |place| format!(" ({place})"));
        format!(
            "{nomination}{} [{}]{place}",
            clean(&finding.message),
            finding.rule
        )
    }
}

impl<W: Write> Writer for GithubWriter<W> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            self.findings(entry.document, severity);
        }
        Ok(())
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let path = end.configuration.path.as_deref().unwrap_or_default();
        for finding in &end.configuration.findings {
            let text = self.words(None, finding);
            let annotation = Annotation {
                file: file_of(path),
                line: None,
                title: &finding.rule,
                text: &text,
            };
            self.add(finding.severity, &annotation);
        }
        for error in &end.system_errors {
            let annotation = Annotation {
                file: file_of(error.source.as_deref().unwrap_or_default()),
                line: None,
                title: super::csv::SYSTEM_ERROR,
                text: &clean(&error.message),
            };
            self.add(Severity::Error, &annotation);
        }
        for (kind, command) in self.kinds.iter_mut().zip(COMMANDS) {
            if kind.all > SHOWN {
                kind.lines.truncate(SHOWN - 1);
                let more = kind.all - kind.lines.len();
                let text = self
                    .messages
                    .say("more-annotations", &[("n", Word::Number(more))]);
                let rest = Annotation {
                    file: "",
                    line: None,
                    title: "nomcheck",
                    text: &text,
                };
                kind.lines.push(rest.line(command));
            }
            for line in &kind.lines {
                writeln!(self.out, "{line}")?;
            }
        }
        self.out.flush()
    }
}

/// What one workflow command says.
struct Annotation<'a> {
    /// Empty for none.
    file: &'a str,
    line: Option<u32>,
    title: &'a str,
    /// Lines are kept.
    text: &'a str,
}

impl Annotation<'_> {
    fn line(&self, command: &str) -> String {
        let mut properties = Vec::new();
        // Standard input is not a file of the repository.
        if !self.file.is_empty() && self.file != "-" {
            properties.push(format!("file={}", property(&clean(self.file))));
            properties.extend(self.line.map(|line| format!("line={line}")));
        }
        properties.push(format!("title={}", property(self.title)));
        format!("::{command} {}::{}", properties.join(","), data(self.text))
    }
}

/// What follows the second `::`, escaped as the runner takes it apart.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property's value: there a colon and a comma end it, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{Annotation, data};

    #[test]
    fn nothing_in_a_text_begins_a_command() {
        let annotation = Annotation {
            file: "in/a,b:c.pdf",
            line: Some(3),
            title: "a::b",
            text: "one\n::error::two %0A",
        };
        assert_eq!(
            annotation.line("warning"),
            "::warning file=in/a%2Cb%3Ac.pdf,line=3,title=a%3A%3Ab::one%0A::error::two %250A"
        );
        assert_eq!(data("a\r\nb"), "a%0D%0Ab");
    }
}
