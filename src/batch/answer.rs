//! One file → its answer: read, check, put into words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::crop::{self, Crop};
use crate::finding::Finding;
use crate::form::Form;
use crate::geom::Place;
use crate::ocr::Recogniser;
use crate::pdf::OpenError;
use crate::pipeline::{self, Outcome};
use crate::record::{MadeBy, Source};
use crate::report::json::{Document, SystemError};
use crate::report::message::Messages;
use crate::rule;
use crate::rule::batch::{self, Signature};

/// Says what made a record of a form.
type Makes<'a> = dyn FnMut(Option<&Form>) -> MadeBy + 'a;

/// One file to be answered. It never leaves the leading process: a worker gets the bytes, and no path that it could open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What reports call it.
    pub source: String,
    /// Where its bytes are.
    pub file: PathBuf,
    /// Which file of the archive that is there; `None` for the file itself.
    pub entry: Option<usize>,
    /// Whether the user named it: then it may be a link or a pipe.
    pub named: bool,
}

/// What a worker is given of a file.
#[derive(Debug)]
pub struct Given {
    /// Its bytes.
    pub contents: Contents,
    /// What is known of all of them.
    pub digest: Digest,
}

/// The bytes of a file, if they can be held.
#[derive(Debug)]
pub enum Contents {
    /// All of them.
    Whole(Vec<u8>),
    /// They are more than the limit.
    TooLarge,
    /// They are more than the memory there is.
    NoMemory,
}

/// What is known of the bytes of a file by those who did not look into them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// How many there are.
    pub bytes: u64,
    /// Their SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// What is asked of every file of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Task {
    /// How files are checked.
    pub options: pipeline::Options,
    /// Language of messages.
    pub lang: String,
    /// Whether the answer carries the record.
    pub record: bool,
    /// How much is drawn of the places of findings; `None` for no pictures.
    pub crops: Option<crop::Params>,
    /// Whether each record is compared with its schema before it is written.
    pub self_check: bool,
}

/// What became of one file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What the reports show; `None` when the tool failed on the file.
    pub document: Option<Document>,
    /// What is compared with other documents when all are known; there when `document` is.
    pub signature: Option<Signature>,
    /// Places of the waivers that covered a finding.
    pub waivers: BTreeSet<usize>,
    /// The record as compact JSON, if asked for and as it should be.
    pub record: Option<String>,
    /// Pictures of the places of findings, if asked for.
    pub crops: Vec<Crop>,
    /// What went wrong with the tool or its surroundings; often empty.
    pub system_errors: Vec<SystemError>,
}

impl Answer {
    /// That the tool failed on a file.
    pub(super) fn failed(source: &str, stage: &str, message: String) -> Answer {
        let error = SystemError {
            source: Some(source.to_owned()),
            stage: stage.to_owned(),
            message,
        };
        Answer {
            system_errors: vec![error],
            ..Answer::default()
        }
    }

    /// Adds what went wrong beside the answer.
    pub(super) fn add_errors(&mut self, source: &str, stage: &str, messages: Vec<String>) {
        for message in messages {
            let failed = Answer::failed(source, stage, message);
            self.system_errors.extend(failed.system_errors);
        }
    }

    /// The answer of a worker that may be in somebody else's hands, as one about this file and no other: what it is called
    /// and what it hashes to is ours to say.
    ///
    /// # Errors
    /// When it is an answer about something else.
    pub(super) fn about(mut self, source: &str, digest: &Digest) -> Result<Answer, String> {
        let other = || "its answer is about another file".to_owned();
        let same = |said: &Source| {
            said.path == source && said.sha256 == digest.sha256 && said.bytes == digest.bytes
        };
        if self.document.as_ref().is_some_and(|d| !same(&d.source)) {
            return Err(other());
        }
        if let Some(signature) = &self.signature
            && (signature.path != source || !signature.is_of(&digest.sha256, digest.bytes))
        {
            return Err(other());
        }
        if self.document.is_some() != self.signature.is_some() {
            return Err("its answer is not whole".to_owned());
        }
        if let Some(record) = &self.record {
            // Compact JSON has no line end, so that a record stays a line where records are lines.
            let start: RecordStart = serde_json::from_str(record).map_err(|e| e.to_string())?;
            if !same(&start.source) || record.contains(['\n', '\r']) {
                return Err(other());
            }
        }
        for error in &mut self.system_errors {
            error.source = Some(source.to_owned());
        }
        Ok(self)
    }
}

/// What a record begins with; the rest is read over.
#[derive(Deserialize)]
struct RecordStart {
    source: Source,
}

/// What is said of a file that does not fit, bytes only, into the memory that a worker has.
pub(super) const NO_MEMORY: &str =
    "it is larger than the memory there is; --memory-limit sets how much a file may take";

/// What a worker answers with: of a file, what reports call it, what is given of it, and who recognises text in pictures of
/// its pages. Its answers are total: what is no
/// PDF is a finding.
pub fn worker(task: &Task) -> impl FnMut(&str, Given, &mut dyn Recogniser) -> Answer {
    // Messages are loaded once per worker: they cannot be shared between threads.
    let messages = Messages::new(&task.lang);
    // By the name of the form: a hash over its words is not made for each file.
    let mut makers: BTreeMap<Option<String>, MadeBy> = BTreeMap::new();
    move |source, given, recogniser| {
        let mut made_by = |form: Option<&Form>| {
            let name = form.map(|form| form.file.name.clone());
            let maker = makers.entry(name).or_insert_with(|| rule::made_by(form));
            maker.clone()
        };
        answer(source, given, task, (&messages, &mut made_by), recogniser)
    }
}

fn answer(
    name: &str,
    given: Given,
    task: &Task,
    (messages, made_by): (&Messages, &mut Makes<'_>),
    recogniser: &mut dyn Recogniser,
) -> Answer {
    let Given { contents, digest } = given;
    let source = Source {
        path: name.to_owned(),
        sha256: digest.sha256,
        bytes: digest.bytes,
        ..Source::default()
    };
    let (mut outcome, bytes) = match contents {
        Contents::Whole(bytes) => {
            let outcome = pipeline::check(&bytes, source, &task.options, recogniser);
            (outcome, Some(bytes))
        }
        Contents::TooLarge => {
            let over = OpenError::OverLimit {
                unit: "bytes",
                n: source.bytes,
                max: task.options.limits.bytes,
            };
            (pipeline::refuse(source, Some(over), &task.options), None)
        }
        Contents::NoMemory => return Answer::failed(name, "worker", NO_MEMORY.to_owned()),
    };
    outcome.facts.record.tool = Some(made_by(outcome.facts.form.as_deref()));
    let settings = &task.options.rules;
    let nominations = &outcome.facts.record.nominations;
    let title = |index: usize| {
        let title = nominations.get(index)?.title.as_ref()?;
        Some(title.text.as_str())
    };
    let judged = settings.judge(outcome.findings.iter().cloned(), name, title);
    let mut answer = Answer {
        document: Some(Document::new(&outcome.facts, &judged, settings, messages)),
        signature: Some(batch::signature(&outcome.facts, settings)),
        waivers: judged.used(),
        ..Answer::default()
    };
    if task.record {
        match record(&outcome, task.self_check) {
            Ok(record) => answer.record = Some(record),
            Err(message) => {
                let failed = Answer::failed(name, "record", message);
                answer.system_errors.extend(failed.system_errors);
            }
        }
    }
    // Last, so that everything else is known when it takes long.
    if let (Some(params), Some(bytes)) = (&task.crops, bytes) {
        answer.crops = crops(bytes, &outcome, &judged.counting, &task.options, params);
    }
    answer
}

/// Pictures of the places of the findings that count. Not of a file on which a work budget ran out: drawing it would
/// take that work again.
fn crops(
    bytes: Vec<u8>,
    outcome: &Outcome,
    findings: &[Finding],
    options: &pipeline::Options,
    params: &crop::Params,
) -> Vec<Crop> {
    if outcome.facts.over_limit.is_some() {
        return Vec::new();
    }
    let record = &outcome.facts.record;
    let recognised = record.pages_read_by_ocr();
    let counts = |at: &[Place]| {
        !params.recognised_only || at.iter().any(|place| recognised.contains(&place.page))
    };
    // What was read in pictures is compared with them.
    let values = record.nominations.iter();
    let values = values.flat_map(|nomination| nomination.recognised_values());
    let values = values.map(|value| value.at);
    let findings = findings.iter().map(|finding| finding.at.as_slice());
    let mut wanted: Vec<&[Place]> = Vec::new();
    for at in values.chain(findings.filter(|at| counts(at))) {
        if !at.is_empty() && !wanted.contains(&at) {
            wanted.push(at);
        }
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let pages: Vec<Place> = outcome.facts.pages.iter().map(|page| page.area).collect();
    crop::draw(bytes, &options.passwords, &pages, wanted, params)
}

/// The record as compact JSON; with `self_check` only if it is as its schema says.
fn record(outcome: &Outcome, self_check: bool) -> Result<String, String> {
    let record = &outcome.facts.record;
    if self_check {
        let value = serde_json::to_value(record).map_err(|error| error.to_string())?;
        compare_with_schema(&value)?;
    }
    serde_json::to_string(record).map_err(|error| error.to_string())
}

#[cfg(feature = "self-check")]
fn compare_with_schema(record: &serde_json::Value) -> Result<(), String> {
    crate::report::schema::validate_record(record)
}

#[cfg(not(feature = "self-check"))]
fn compare_with_schema(_: &serde_json::Value) -> Result<(), String> {
    Err(
        "this build has no schemas to compare records with: it lacks the feature self-check"
            .to_owned(),
    )
}
