//! The report as one JSON object, version 1: the types that it is made of.
//!
//! A [`Document`] is what every other format shows too, so that all formats have the same findings in the same order, and
//! what a worker hands to the process that started it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::finding::{Certainty, Cure, NominationRef, Severity};
use crate::form::Kind;
use crate::geom::Place;
use crate::record::Source;

/// Version of the report's shape.
pub const SCHEMA_VERSION: &str = "1";

/// What `check --output json` writes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Version of this shape.
    pub schema_version: String,
    /// What made the report.
    pub tool: Tool,
    /// Counts over all documents.
    pub summary: Summary,
    /// Which rules had their say.
    pub rules: RuleSet,
    /// One per PDF that was answered, in input order.
    pub documents: Vec<Document>,
    /// Slides of summary decks and the nominations that they belong to.
    pub summary_matches: Vec<SummaryMatch>,
    /// The office's configuration, and what is wrong with it.
    pub configuration: Configuration,
    /// Faults of the tool or its surroundings, not of a nomination, in input order.
    pub system_errors: Vec<SystemError>,
}

/// The tool and the data it came with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tool {
    /// `nomcheck`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Changes when a rule's code, severity or cure does.
    pub rules: String,
    /// Name of each form → changes when the form's file or a vocabulary does.
    pub forms: BTreeMap<String, String>,
    /// The table of country names.
    pub country_data: String,
    /// The numbering plans.
    pub numbering_data: String,
    /// What protected this machine from the files.
    pub sandbox: Sandbox,
    /// The date against which waivers are held; `null` while nothing depends on it.
    pub today: Option<String>,
}

/// What protected this machine from the files: what the worker processes that read them had given up. It depends on
/// the system that the run was on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sandbox {
    /// Files were read in processes of their own, so that one that crashes or hangs is reported and harms no other.
    pub processes: bool,
    /// Their memory had a limit.
    pub memory_limit: bool,
    /// They could not open any file: they were given bytes only.
    #[serde(default)]
    pub no_file_reads: bool,
    /// They could not write, change or delete files.
    pub no_file_writes: bool,
    /// They could not open sockets.
    pub no_sockets: bool,
    /// They could not start programs or signal other processes.
    pub no_programs: bool,
    /// They had no terminal.
    #[serde(default)]
    pub no_terminal: bool,
    /// Any system call but the few that reading needs was refused or ended them.
    #[serde(default)]
    pub listed_calls_only: bool,
    /// The kernel refused them all files a second time, by Landlock.
    #[serde(default)]
    pub landlock: bool,
}

impl Sandbox {
    /// What is missing, in words; empty when nothing is.
    pub fn missing(&self) -> Vec<&'static str> {
        let parts = [
            (self.processes, "processes of their own"),
            (self.memory_limit, "a limit on memory"),
            (self.no_terminal, "a session without terminal"),
            (
                self.listed_calls_only,
                "a list of permitted system calls (seccomp)",
            ),
            (self.landlock, "no access to files (Landlock)"),
        ];
        let missing = parts.iter().filter(|(there, _)| !there);
        missing.map(|(_, what)| *what).collect()
    }
}

/// Counts over all documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Files answered.
    pub documents: usize,
    /// Nominations found in them.
    pub nominations: usize,
    /// Nominations without an error about themselves.
    pub complete: usize,
    /// Nominations with one.
    pub incomplete: usize,
    /// Documents of which no record could be made.
    pub not_processed: usize,
    /// Other files in the folders given.
    pub ignored: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
    /// Findings that a waiver covers; they are not counted elsewhere.
    pub waived: usize,
    /// Findings that the baseline has already; they are not counted elsewhere.
    pub known: usize,
}

/// Which rules had their say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleSet {
    /// Codes of the rules that ran, in the catalogue's order.
    pub run: Vec<String>,
    /// Those that did not.
    pub skipped: Vec<SkippedRule>,
}

/// A rule that did not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkippedRule {
    /// Its code.
    pub rule: String,
    /// Why it did not run.
    pub why: String,
}

/// One PDF and what was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Document {
    /// The file.
    pub source: Source,
    /// What it is.
    pub kind: Kind,
    /// `null` for a summary deck, of which nothing is required.
    pub status: Option<Status>,
    /// In document order; empty when there is none.
    pub nominations: Vec<NominationEntry>,
    /// In the order document, nomination, position, rule.
    pub findings: Vec<FindingEntry>,
    /// Findings that a waiver covers, in the same order: they do not count, and make nothing incomplete.
    pub waived: Vec<WaivedEntry>,
    /// How many findings the baseline has already: they are not shown, but what they are about stays incomplete.
    pub known: usize,
}

/// Whether everything that the form requires is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum Status {
    /// Nothing required is missing or malformed. Says nothing about how good the nomination is.
    Complete,
    /// There is an error.
    Incomplete,
    /// No record could be made.
    NotProcessed,
}

impl Status {
    /// As it is written.
    pub fn code(self) -> &'static str {
        match self {
            Status::Complete => "complete",
            Status::Incomplete => "incomplete",
            Status::NotProcessed => "not_processed",
        }
    }
}

/// One nomination of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct NominationEntry {
    /// Its place in the document, counted from 0.
    pub index: usize,
    /// Its letter, where it has one.
    pub label: Option<String>,
    /// Name of the form.
    pub form: String,
    /// Its title as printed.
    pub title: Option<String>,
    /// ISO 3166-1 alpha-2, from the country line only; `null` when it is missing or no country's name.
    #[serde(default)]
    pub country: Option<String>,
    /// `complete` or `incomplete`.
    pub status: Status,
}

/// One finding, with its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct FindingEntry {
    /// The rule's code; `nomcheck explain CODE` has its page.
    pub rule: String,
    /// How much it matters to the programme.
    pub severity: Severity,
    /// Who may fix it: the nominee, technically (T) or in substance (S), or nobody (-).
    pub cure: Cure,
    /// How sure it is that the fault is the nomination's and not a misreading.
    pub certainty: Certainty,
    /// `null` for the whole document.
    pub nomination: Option<NominationRef>,
    /// JSON pointer into the nomination's record; `null` for the whole document.
    pub field: Option<String>,
    /// What the message is made of.
    pub args: BTreeMap<String, Value>,
    /// What is wrong, in the language asked for.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where: for what is missing, the gap where it should be; may be empty.
    pub at: Vec<Place>,
    /// The text it is about.
    pub excerpt: Option<String>,
    /// Stays the same over runs, moved pages and new wordings.
    pub fingerprint: String,
}

/// A finding that the office lets pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct WaivedEntry {
    /// What was found.
    pub finding: FindingEntry,
    /// Why it does not count.
    pub reason: String,
    /// Who decided.
    pub officer: String,
    /// The last day on which that holds, `YYYY-MM-DD`; `null` for no end.
    pub expiry: Option<String>,
}

/// The office's configuration.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Configuration {
    /// Its path; `null` when there is none.
    pub path: Option<String>,
    /// What is wrong with it: waivers that are past their date or cover nothing. They count like any other.
    pub findings: Vec<FindingEntry>,
}

/// A slide of a summary deck and the nomination that it sums up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryMatch {
    /// The slide.
    pub slide: SlideRef,
    /// The nomination.
    pub nomination: SourceNominationRef,
    /// How alike they are, from 0 to 1.
    pub score: f32,
}

/// A slide of a deck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlideRef {
    /// Path of the deck, as in [`Source::path`].
    pub source: String,
    /// Its page, counted from 1.
    pub page: u32,
}

/// A nomination of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceNominationRef {
    /// Path of its file, as in [`Source::path`].
    pub source: String,
    /// Its place in the document, counted from 0.
    pub index: usize,
}

/// A fault of the tool or of its surroundings: never about a nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SystemError {
    /// Path of the file that it happened with; `null` for the whole run.
    pub source: Option<String>,
    /// Where it happened: `read`, `check`, `record`, `crops`, `worker`, `run`.
    pub stage: String,
    /// What happened.
    pub message: String,
}
