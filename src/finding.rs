//! What a rule says about a nomination: a code with arguments and a place, no words of a language yet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::geom::Place;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum Severity {
    /// What a person might want to know.
    Note,
    /// Against what the form expects.
    Warning,
    /// Against what the form requires.
    Error,
}

/// Who may fix it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum Cure {
    /// Technical: may be asked back from the nominee.
    #[serde(rename = "T")]
    Technical,
    /// Substantive: changes the merit; not asked back after the deadline.
    #[serde(rename = "S")]
    Substantive,
    /// Nobody.
    #[serde(rename = "-")]
    None,
}

impl Cure {
    /// `T`, `S` or `-`, as in the JSON report.
    pub fn code(self) -> &'static str {
        match self {
            Cure::Technical => "T",
            Cure::Substantive => "S",
            Cure::None => "-",
        }
    }
}

/// How sure we are that the fault is the nomination's and not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum Certainty {
    /// It might as well have been misread.
    Possible,
    /// Probably so.
    Likely,
    /// No doubt.
    Definite,
}

impl Certainty {
    /// `possible`, `likely` or `definite`, as in the JSON report.
    pub fn code(self) -> &'static str {
        match self {
            Certainty::Possible => "possible",
            Certainty::Likely => "likely",
            Certainty::Definite => "definite",
        }
    }
}

/// Which nomination of a document a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct NominationRef {
    /// Its place in the document, counted from 0.
    pub index: usize,
    /// Its letter, where it has one.
    pub label: Option<String>,
}

/// One fault, or one thing worth knowing.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Finding {
    /// The rule's code, such as `section-missing`.
    pub rule: &'static str,
    /// Error, warning or note.
    pub severity: Severity,
    /// Who may fix it.
    pub cure: Cure,
    /// How sure we are.
    pub certainty: Certainty,
    /// The nomination; `None` for the whole document.
    pub nomination: Option<NominationRef>,
    /// JSON pointer relative to the nomination (`/sections/contacts`); `None` for the whole document.
    pub field: Option<String>,
    /// What the message is filled with, by name.
    pub args: BTreeMap<&'static str, Value>,
    /// Where: for what is missing, the gap where it should be.
    pub at: Vec<Place>,
    /// The text it is about, as printed and shortened; `None` where there is none.
    pub excerpt: Option<String>,
    /// Stable over re-runs, moved pages and new versions of the messages: made in `rule::fingerprint`.
    pub fingerprint: String,
}
