//! What a stage recovered from: odd, fixed, and reported.
//!
//! A warning is about the *file*; it travels beside the value and ends in the record's `warnings`. What an office
//! should know of it becomes a finding in `rule/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::geom::Place;

/// Something odd that a stage fixed or left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Warning {
    /// What it was, in kebab-case, such as `xref-rebuilt`.
    pub code: String,
    /// Details by name: counts, page numbers, names of things.
    pub args: BTreeMap<String, Value>,
    /// Where, if it has a place; may be empty.
    pub at: Vec<Place>,
}

impl Warning {
    /// A warning without details.
    pub fn new(code: &str) -> Warning {
        Warning {
            code: code.to_owned(),
            args: BTreeMap::new(),
            at: Vec::new(),
        }
    }

    /// The same with one detail more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Warning {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

/// A value together with what had to be fixed to get it, in the order in which it was noticed.
#[derive(Debug, Clone, Default)]
pub struct Warned<T> {
    /// What the stage made out.
    pub value: T,
    /// What it recovered from; often empty.
    pub warnings: Vec<Warning>,
}

impl<T> Warned<T> {
    /// Takes the value and adds the warnings to `all`.
    pub fn collect(self, all: &mut Vec<Warning>) -> T {
        all.extend(self.warnings);
        self.value
    }
}
