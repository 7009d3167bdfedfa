//! One file → its answer: read, check, hold the record against its schema, put into words.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::pdf::OpenError;
use crate::pipeline::{self, Outcome};
use crate::record::Source;
use crate::report::json::{Document, SystemError};
use crate::report::message::Messages;
use crate::report::schema::validate_record;
use crate::rule::batch::{self, Signature};

/// One file to be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// What reports call it.
    pub source: String,
    /// Where its bytes are.
    pub file: PathBuf,
}

/// What is asked of every file of a run.
#[derive(Debug, Clone)]
pub struct Task {
    /// How files are checked.
    pub options: pipeline::Options,
    /// Language of messages.
    pub lang: String,
    /// Whether the answer carries the record.
    pub record: bool,
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
    /// What went wrong with the tool or its surroundings; often empty.
    pub system_errors: Vec<SystemError>,
}

/// What a worker answers with. Its answers are total: what cannot be read is a system error, what is no PDF a finding.
pub fn worker(task: &Task) -> impl FnMut(&Job) -> Answer {
    // Messages are loaded once per worker: they cannot be shared between threads.
    let messages = Messages::new(&task.lang);
    move |job| answer(job, task, &messages)
}

fn answer(job: &Job, task: &Task, messages: &Messages) -> Answer {
    let failed = |stage: &str, message: String| SystemError {
        source: Some(job.source.clone()),
        stage: stage.to_owned(),
        message,
    };
    let outcome = match outcome(job, &task.options) {
        Ok(outcome) => outcome,
        Err(error) => {
            return Answer {
                system_errors: vec![failed("read", error.to_string())],
                ..Answer::default()
            };
        }
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
            Err(message) => answer.system_errors.push(failed("record", message)),
        }
    }
    answer
}

/// The record as compact JSON, held against its schema.
fn record(outcome: &Outcome) -> Result<String, String> {
    let record = &outcome.facts.record;
    let value = serde_json::to_value(record).map_err(|error| error.to_string())?;
    validate_record(&value)?;
    serde_json::to_string(record).map_err(|error| error.to_string())
}

fn outcome(job: &Job, options: &pipeline::Options) -> io::Result<Outcome> {
    let max = options.limits.bytes;
    let mut file = File::open(&job.file)?;
    let mut bytes = Vec::new();
    file.by_ref()
        .take(max.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= max {
        return Ok(pipeline::check_bytes(&bytes, &job.source, options));
    }
    // Too large to be held: only told by its size and hash.
    let mut hash = Sha256::new();
    hash.update(&bytes);
    let mut n = bytes.len() as u64;
    drop(bytes);
    let mut chunk = vec![0; 1 << 20];
    loop {
        let read = match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(chunk.get(..read).unwrap_or_default());
        n += read as u64;
    }
    let sha256 = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let source = Source {
        path: job.source.clone(),
        sha256,
        bytes: n,
        ..Source::default()
    };
    Ok(pipeline::refuse(
        source,
        Some(OpenError::OverLimit {
            unit: "bytes",
            n,
            max,
        }),
        options,
    ))
}
