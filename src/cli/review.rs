//! Documents on their way to the reports. Those that stream have them at once; the others when all are known, with what
//! shows only when several documents are seen together. Until then documents wait in a file, so that memory holds only a
//! small signature of each.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::ops::Range;

use nomcheck::batch::Answer;
use nomcheck::crop::Crop;
use nomcheck::finding::{Finding, Severity};
use nomcheck::record::Record;
use nomcheck::report::json::{
    Configuration, Document, FindingEntry, SlideRef, SourceNominationRef, Summary, SummaryMatch,
};
use nomcheck::report::message::Messages;
use nomcheck::report::redact;
use nomcheck::report::{Entry, Needs};
use nomcheck::rule::batch::{self, Headings, Signature};
use nomcheck::rule::{self, Settings, WaiverUse};
use serde::{Deserialize, Serialize};
use tempfile::SpooledTempFile;

use super::exit::Failure;
use super::output::{self, Output};

/// Documents wait in memory up to this many bytes, then in a temporary file.
const IN_MEMORY: usize = 4 << 20;

/// Where the documents of a run are while it goes on.
pub struct Review<'s> {
    settings: &'s Settings,
    outputs: Vec<Output>,
    needs: Needs,
    spool: BufWriter<SpooledTempFile>,
    /// One per document in the spool, in input order.
    signatures: Vec<Signature>,
    /// What their sections are called.
    headings: Headings,
    waivers: BTreeSet<usize>,
    messages: Messages,
    redact: bool,
}

/// A document in the spool.
#[derive(Serialize, Deserialize)]
struct Waiting<'a> {
    document: Cow<'a, Document>,
    /// As compact JSON, if a report shows it.
    record: Option<Cow<'a, str>>,
    /// Pictures, if a report shows them.
    crops: Cow<'a, [Crop]>,
}

/// What is known when all documents have been.
pub struct Reviewed {
    /// Reports that lack only their end.
    pub outputs: Vec<Output>,
    /// Counts over all documents and the configuration.
    pub summary: Summary,
    /// Slides and nominations that belong together.
    pub summary_matches: Vec<SummaryMatch>,
    /// The configuration, and what is wrong with it.
    pub configuration: Configuration,
    /// The severest finding; `None` without findings.
    pub worst: Option<Severity>,
}

impl<'s> Review<'s> {
    /// A run whose reports go to `outputs`; with `redact` they see telephone numbers and e-mail addresses masked.
    pub fn new(
        settings: &'s Settings,
        lang: &str,
        outputs: Vec<Output>,
        redact: bool,
    ) -> Review<'s> {
        Review {
            settings,
            messages: Messages::new(lang),
            redact,
            needs: output::needs(&outputs),
            outputs,
            spool: BufWriter::new(SpooledTempFile::new(IN_MEMORY)),
            signatures: Vec::new(),
            headings: Headings::default(),
            waivers: BTreeSet::new(),
        }
    }

    /// Counts waivers as used whatever they cover.
    pub fn used(&mut self, waivers: Range<usize>) {
        self.waivers.extend(waivers);
    }

    /// Adds the next document, if the answer has one.
    ///
    /// # Errors
    /// When a report or the temporary file cannot be written.
    pub fn add(&mut self, answer: &mut Answer) -> Result<(), Failure> {
        if self.redact {
            redact_answer(answer, &self.messages)?;
        }
        let (Some(document), Some(mut signature)) = (&answer.document, answer.signature.take())
        else {
            return Ok(());
        };
        signature.share(&mut self.headings);
        let mut streaming = self.outputs.iter_mut().filter(|output| output.streams());
        let entry = Entry {
            document,
            record: None,
            crops: &[],
        };
        streaming.try_for_each(|output| output.document(&entry))?;
        let record = answer.record.as_deref().filter(|_| self.needs.records);
        let waiting = Waiting {
            document: Cow::Borrowed(document),
            record: record.map(Cow::Borrowed),
            crops: Cow::Borrowed(&answer.crops),
        };
        serde_json::to_writer(&mut self.spool, &waiting).map_err(io::Error::from)?;
        self.spool.write_all(b"\n")?;
        // A copy, because this thread lives as long as it does: allocators have a pool for each thread, and what stays in
        // those of the workers would keep all that was beside it.
        self.signatures.push(signature.clone());
        self.waivers.extend(&answer.waivers);
        Ok(())
    }

    /// Adds what shows only now, and hands the documents to the reports that waited for it. `configuration` is the path
    /// of the office's file; `partial` as in [`WaiverUse`].
    ///
    /// # Errors
    /// When a report cannot be written, or the temporary file not be read.
    pub fn end(
        mut self,
        configuration: Option<String>,
        partial: bool,
    ) -> Result<Reviewed, Failure> {
        let matches = batch::match_summaries(&self.signatures, &self.settings.params);
        let compared = batch::compare(&self.signatures, &matches, self.settings);
        self.signatures.iter_mut().for_each(Signature::settle);
        let mut late = compared
            .findings(&self.signatures, self.settings)
            .peekable();
        let mut spool = self
            .spool
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        spool.rewind()?;
        let mut spool = BufReader::new(spool);
        let mut line = String::new();
        let mut summary = Summary::default();
        let mut worst = None;
        let documents = self.signatures.len();
        let mut waiting = self.outputs.iter_mut().filter(|output| !output.streams());
        waiting.try_for_each(|output| output.begin(documents))?;
        for (index, signature) in self.signatures.iter().enumerate() {
            line.clear();
            spool.read_line(&mut line)?;
            let waiting: Waiting = serde_json::from_str(&line).map_err(io::Error::from)?;
            let mut document = waiting.document.into_owned();
            let record: Option<Record> = match &waiting.record {
                Some(record) => Some(serde_json::from_str(record).map_err(io::Error::from)?),
                None => None,
            };
            let mut findings: Vec<Finding> = Vec::new();
            while let Some(found) = late.next_if(|found| found.document == index) {
                findings.push(found.finding);
            }
            if !findings.is_empty() {
                let title = |index: usize| signature.nominations.get(index)?.title.as_deref();
                let judged = self.settings.judge(findings, &signature.path, title);
                self.waivers.extend(judged.used());
                let mut added = document.add(&judged, self.settings, &self.messages);
                if self.redact {
                    redact::document(&mut document, &self.messages);
                    for finding in &mut added {
                        redact::finding(finding, &self.messages);
                    }
                }
                if !added.is_empty() {
                    let mut streaming = self.outputs.iter_mut().filter(|output| output.streams());
                    streaming.try_for_each(|output| output.late(&document, &added))?;
                }
            }
            let entry = Entry {
                document: &document,
                record: record.as_ref(),
                crops: &waiting.crops,
            };
            let mut waiting = self.outputs.iter_mut().filter(|output| !output.streams());
            waiting.try_for_each(|output| output.document(&entry))?;
            summary.add(&document);
            worst = worst.max(severest(&document.findings));
        }
        let waivers = WaiverUse {
            used: self.waivers,
            partial,
        };
        let findings = rule::check_configuration(self.settings, &waivers);
        let mut findings: Vec<FindingEntry> = findings
            .iter()
            .map(|finding| FindingEntry::new(finding, &self.messages))
            .collect();
        if self.redact {
            for finding in &mut findings {
                redact::finding(finding, &self.messages);
            }
        }
        let configuration = Configuration {
            path: configuration,
            findings,
        };
        summary.count(&configuration.findings);
        worst = worst.max(severest(&configuration.findings));
        Ok(Reviewed {
            outputs: self.outputs,
            summary,
            summary_matches: summary_matches(matches, &self.signatures),
            configuration,
            worst,
        })
    }
}

/// Masks what an answer would show: document and record, and no picture of a page.
fn redact_answer(answer: &mut Answer, messages: &Messages) -> Result<(), Failure> {
    if let Some(document) = &mut answer.document {
        redact::document(document, messages);
    }
    answer.record = answer.record.as_deref().map(redact_record).transpose()?;
    answer.crops.clear();
    Ok(())
}

/// A record with telephone numbers and e-mail addresses masked, as compact JSON.
///
/// # Errors
/// When it is not a record.
pub fn redact_record(record: &str) -> Result<String, Failure> {
    let record: Record = serde_json::from_str(record).map_err(io::Error::from)?;
    let masked = redact::record(&record).map_err(io::Error::from)?;
    Ok(serde_json::to_string(&masked).map_err(io::Error::from)?)
}

fn severest(findings: &[FindingEntry]) -> Option<Severity> {
    findings.iter().map(|finding| finding.severity).max()
}

/// As the reports show them.
fn summary_matches(found: Vec<batch::SummaryMatch>, signatures: &[Signature]) -> Vec<SummaryMatch> {
    let path = |index: usize| signatures.get(index).map(|s| s.path.clone());
    let entry = |found: batch::SummaryMatch| {
        let page = found.page?;
        Some(SummaryMatch {
            slide: SlideRef {
                source: path(found.deck)?,
                page: page.get(),
            },
            nomination: SourceNominationRef {
                source: path(found.document)?,
                index: found.nomination,
            },
            score: found.score,
        })
    };
    found.into_iter().filter_map(entry).collect()
}
