//! One file → its answer: read, check, hold the record against its schema, put into words.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::crop::{self, Crop};
use crate::finding::Finding;
use crate::geom::Place;
use crate::pdf::OpenError;
use crate::pipeline::{self, Outcome};
use crate::record::Source;
use crate::report::json::{Document, SystemError};
use crate::report::message::Messages;
use crate::report::schema::validate_record;
use crate::rule::batch::{self, Signature};

use super::read::{Contents, Reader};

/// One file to be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// What reports call it.
    pub source: String,
    /// Where its bytes are.
    #[serde(with = "super::wire::path")]
    pub file: PathBuf,
    /// Which file of the archive that is there; `None` for the file itself.
    #[serde(default)]
    pub entry: Option<usize>,
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
    pub(super) fn failed(job: &Job, stage: &str, message: String) -> Answer {
        let error = SystemError {
            source: Some(job.source.clone()),
            stage: stage.to_owned(),
            message,
        };
        Answer {
            system_errors: vec![error],
            ..Answer::default()
        }
    }
}

/// What is said of a file that does not fit, bytes only, into the memory that a worker has.
const NO_MEMORY: &str =
    "it is larger than the memory there is; --memory-limit sets how much a file may take";

/// What a worker answers with. Its answers are total: what cannot be read is a system error, what is no PDF a finding.
pub fn worker(task: &Task) -> impl FnMut(&Job) -> Answer {
    // Messages are loaded once per worker: they cannot be shared between threads.
    let messages = Messages::new(&task.lang);
    let mut reader = Reader::default();
    move |job| answer(job, task, &messages, &mut reader)
}

fn answer(job: &Job, task: &Task, messages: &Messages, reader: &mut Reader) -> Answer {
    let (outcome, bytes) = match outcome(job, &task.options, reader) {
        Ok(both) => both,
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => {
            return Answer::failed(job, "worker", NO_MEMORY.to_owned());
        }
        Err(error) => return Answer::failed(job, "read", error.to_string()),
    };
    let settings = &task.options.rules;
    let nominations = &outcome.facts.record.nominations;
    let title = |index: usize| {
        let title = nominations.get(index)?.title.as_ref()?;
        Some(title.text.as_str())
    };
    let judged = settings.judge(outcome.findings.iter().cloned(), &job.source, title);
    let mut answer = Answer {
        document: Some(Document::new(&outcome.facts, &judged, settings, messages)),
        signature: Some(batch::signature(&outcome.facts, settings)),
        waivers: judged.used(),
        ..Answer::default()
    };
    if task.record {
        match record(&outcome) {
            Ok(record) => answer.record = Some(record),
            Err(message) => {
                let failed = Answer::failed(job, "record", message);
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
    let pages: Vec<Place> = outcome.facts.pages.iter().map(|page| page.area).collect();
    let wanted = findings.iter().map(|finding| finding.at.as_slice());
    crop::draw(bytes, &options.passwords, &pages, wanted, params)
}

/// The record as compact JSON, held against its schema.
fn record(outcome: &Outcome) -> Result<String, String> {
    let record = &outcome.facts.record;
    let value = serde_json::to_value(record).map_err(|error| error.to_string())?;
    validate_record(&value)?;
    serde_json::to_string(record).map_err(|error| error.to_string())
}

/// What was made of a file, and its bytes unless they are too many.
fn outcome(
    job: &Job,
    options: &pipeline::Options,
    reader: &mut Reader,
) -> io::Result<(Outcome, Option<Vec<u8>>)> {
    let max = options.limits.bytes;
    match reader.contents(job, &options.passwords, max)? {
        Contents::Whole(bytes) => {
            let outcome = pipeline::check_bytes(&bytes, &job.source, options);
            Ok((outcome, Some(bytes)))
        }
        Contents::TooLarge { bytes, sha256 } => {
            let source = Source {
                path: job.source.clone(),
                sha256,
                bytes,
                ..Source::default()
            };
            let over = OpenError::OverLimit {
                unit: "bytes",
                n: bytes,
                max,
            };
            Ok((pipeline::refuse(source, Some(over), options), None))
        }
    }
}
