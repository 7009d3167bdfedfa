//! JUnit's XML, which every CI server shows: a test suite per document, a test case per nomination.
//!
//! A nomination with errors is a failed test case, a fault of the tool an error; warnings and notes are in the test
//! case's output. What is found about the document as a whole has a test case of its own. No time stamps: the same input
//! gives the same bytes.

use std::io::{self, Write};

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::finding::Severity;

use super::clean::clean;
use super::json::{FindingEntry, NominationEntry};
use super::locator::page_of;
use super::message::Messages;
use super::text::{nomination_words, place_words, severity_word};
use super::{End, Entry, Writer};

/// A test case's name for what is found about the document as a whole.
const DOCUMENT: &str = "document";

/// Writes the test suites as they come: the counts of each are with it.
pub struct JunitWriter<W: Write> {
    out: quick_xml::Writer<W>,
    messages: Messages,
    opened: bool,
}

/// One test case on its way out.
struct Case<'f> {
    name: String,
    findings: Vec<&'f FindingEntry>,
}

impl<W: Write> JunitWriter<W> {
    /// XML into `out`, words in `lang`.
    pub fn new(out: W, lang: &str) -> Self {
        JunitWriter {
            out: quick_xml::Writer::new_with_indent(out, b' ', 2),
            messages: Messages::new(lang),
            opened: false,
        }
    }

    fn open(&mut self) -> io::Result<()> {
        if self.opened {
            return Ok(());
        }
        self.opened = true;
        self.out
            .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.start("testsuites", &[("name", "nomcheck")])
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            let value = xml(&clean(value));
            start.push_attribute(Attribute::from((*key, value.as_str())));
        }
        self.out.write_event(Event::Start(start))
    }

    fn end_of(&mut self, name: &str) -> io::Result<()> {
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.start(name, attributes)?;
        self.out
            .write_event(Event::Text(BytesText::new(&xml(text))))?;
        self.end_of(name)
    }

    fn suite(&mut self, name: &str, cases: &[Case<'_>], errors: &[String]) -> io::Result<()> {
        self.open()?;
        let failed = cases
            .iter()
            .filter(|case| case.failed())
            .count()
            .to_string();
        let tests = (cases.len() + errors.len()).to_string();
        let error_count = errors.len().to_string();
        let counts = [
            ("name", name),
            ("tests", &tests),
            ("failures", &failed),
            ("errors", &error_count),
            ("skipped", "0"),
            ("time", "0"),
        ];
        self.start("testsuite", &counts)?;
        for case in cases {
            self.case(name, case)?;
        }
        for error in errors {
            self.start(
                "testcase",
                &[("name", "nomcheck"), ("classname", name), ("time", "0")],
            )?;
            self.element(
                "error",
                &[("message", error), ("type", super::csv::SYSTEM_ERROR)],
                error,
            )?;
            self.end_of("testcase")?;
        }
        self.end_of("testsuite")
    }

    fn case(&mut self, suite: &str, case: &Case<'_>) -> io::Result<()> {
        let line = case
            .findings
            .iter()
            .find_map(|f| page_of(&f.at))
            .unwrap_or(1)
            .to_string();
        let attributes = [
            ("name", case.name.as_str()),
            ("classname", suite),
            ("file", suite),
            ("line", &line),
            ("time", "0"),
        ];
        self.start("testcase", &attributes)?;
        let (errors, others): (Vec<&FindingEntry>, Vec<&FindingEntry>) = case
            .findings
            .iter()
            .partition(|f| f.severity == Severity::Error);
        if let Some(first) = errors.first() {
            // Several failures in one test case are allowed, but many servers show only the first.
            let more = errors.len() - 1;
            let message = match more {
                0 => first.message.clone(),
                _ => format!("{} (+{more})", first.message),
            };
            let text = self.lines(&errors);
            self.element(
                "failure",
                &[("message", &message), ("type", &first.rule)],
                &text,
            )?;
        }
        if !others.is_empty() {
            let text = self.lines(&others);
            self.element("system-out", &[], &text)?;
        }
        self.end_of("testcase")
    }

    /// A paragraph per finding: severity, code and place, then what is wrong and what to do.
    fn lines(&self, findings: &[&FindingEntry]) -> String {
        let mut out = String::from("\n");
        for finding in findings {
            let place = place_words(&finding.at, &self.messages);
            let place = place.map_or(String::new(), |place| format!(" {place}"));
            out.push_str(&format!(
                "{}[{}]{place}\n",
                severity_word(finding.severity),
                finding.rule
            ));
            out.push_str(&format!("  {}\n", clean(&finding.message)));
            if let Some(help) = &finding.help {
                out.push_str(&format!("  {}\n", clean(help)));
            }
        }
        out
    }
}

impl Case<'_> {
    fn failed(&self) -> bool {
        self.findings.iter().any(|f| f.severity == Severity::Error)
    }
}

impl<W: Write> Writer for JunitWriter<W> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        let own: Vec<&FindingEntry> = document.about(None).collect();
        let mut cases = Vec::with_capacity(document.nominations.len() + 1);
        if document.nominations.is_empty() || !own.is_empty() {
            cases.push(Case {
                name: DOCUMENT.to_owned(),
                findings: own,
            });
        }
        cases.extend(document.nominations.iter().map(|n| Case {
            name: self.name(n),
            findings: document.about(Some(n.index)).collect(),
        }));
        self.suite(&document.source.path, &cases, &[])
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        if !end.configuration.findings.is_empty() {
            let path = end.configuration.path.clone().unwrap_or_default();
            let case = Case {
                name: "configuration".to_owned(),
                findings: end.configuration.findings.iter().collect(),
            };
            self.suite(&path, &[case], &[])?;
        }
        for error in &end.system_errors {
            let name = error.source.as_deref().unwrap_or("nomcheck");
            self.suite(name, &[], std::slice::from_ref(&error.message))?;
        }
        self.open()?;
        self.end_of("testsuites")?;
        let out = self.out.get_mut();
        writeln!(out)?;
        out.flush()
    }
}

impl<W: Write> JunitWriter<W> {
    /// Numbered where there is no letter: names of test cases differ by it.
    fn name(&self, nomination: &NominationEntry) -> String {
        let words = nomination_words(nomination, &self.messages);
        match nomination.label {
            Some(_) => words,
            None => format!("{}. {words}", nomination.index + 1),
        }
    }
}

/// `text` without what XML 1.0 cannot hold (section 2.2, Char): controls are gone, and the two noncharacters.
fn xml(text: &str) -> String {
    let lines = super::clean::clean_lines(text);
    lines
        .chars()
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
