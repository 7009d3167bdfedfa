//! All stages on one screen: bytes in, facts and findings out. (Stand-in until the stages are merged.)

use std::sync::Arc;

use sha2::Digest;

use crate::finding::Finding;
use crate::form::{Form, Kind};
use crate::pdf::{self, Limits, OpenError};
use crate::record::{Facts, Record, SCHEMA_VERSION, Source};
use crate::rule;

/// What the stages need to know besides the bytes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Passwords to try, in order.
    pub passwords: Vec<String>,
    /// Which form to map onto.
    pub form: FormChoice,
    /// Work budgets.
    pub limits: Limits,
    /// What the programme made of the rules.
    pub rules: rule::Settings,
}

/// Which form a document is mapped onto.
#[derive(Debug, Clone, Default)]
pub enum FormChoice {
    /// The built-in form that fits best.
    #[default]
    Auto,
    /// This one.
    Form(Arc<Form>),
}

/// What was made out of one document.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The record, and what rules ask beside it.
    pub facts: Facts,
    /// What the rules found, in the order of the reports.
    pub findings: Vec<Finding>,
}

/// Runs every stage over `bytes`. Total.
pub fn check_bytes(bytes: &[u8], source_path: &str, options: &Options) -> Outcome {
    let error = pdf::open(bytes, &pdf::OpenOptions { passwords: options.passwords.clone(), limits: options.limits.clone() }).err();
    let sha256 = sha2::Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
    refuse(Source { path: source_path.to_owned(), sha256, bytes: bytes.len() as u64, ..Source::default() }, error, options)
}

/// The outcome for a file that is not opened at all, because it is over a limit that its size alone shows.
pub fn refuse(source: Source, error: Option<OpenError>, options: &Options) -> Outcome {
    let facts = Facts {
        record: Record {
            schema_version: SCHEMA_VERSION.to_owned(),
            source,
            kind: Kind::NotProcessed,
            problem: Some("file-not-readable".to_owned()),
            warnings: Vec::new(),
            nominations: Vec::new(),
            summaries: Vec::new(),
            unplaced: Vec::new(),
        },
        form: None,
        kind: Kind::NotProcessed,
        open_error: error,
        pages: Vec::new(),
        headings: (0, 0),
        unplaced_share: 0.0,
        unplaced_at: Vec::new(),
        hidden: Vec::new(),
        active: Vec::new(),
        widget_answers: 0,
        over_limit: None,
        warnings: Vec::new(),
        nominations: Vec::new(),
    };
    let findings = rule::check(&facts, &options.rules);
    Outcome { facts, findings }
}

/// One stage's output as text, for people who look for the place where something went wrong.
pub fn dump(bytes: &[u8], stage: &str, options: &Options) -> String {
    let _ = (bytes, stage, options);
    String::new()
}
