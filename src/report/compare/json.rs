//! The comparison as one JSON object, version 1. Nominations come as they are compared; counts are known at the end and
//! are there.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::report::json::{SystemError, Tool};
use crate::report::pretty::pretty;

use super::{CompareEnd, CompareWriter, Compared, Totals};

/// Version of the shape.
pub const SCHEMA_VERSION: &str = "1";

/// What `compare --output json` writes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// Version of this shape.
    pub schema_version: String,
    /// What made the comparison.
    pub tool: Tool,
    /// Nominations of the later folder in input order, then those that are in the earlier folder only.
    pub nominations: Vec<Compared>,
    /// Counts over all nominations.
    pub summary: Totals,
    /// Faults of the tool or its surroundings, not of a nomination, in input order.
    pub system_errors: Vec<SystemError>,
}

/// Writes a [`Comparison`].
pub struct JsonCompare<W> {
    out: W,
    tool: Tool,
    empty: bool,
}

impl<W: Write> JsonCompare<W> {
    /// A comparison made by `tool` into `out`.
    pub fn new(out: W, tool: Tool) -> Self {
        JsonCompare {
            out,
            tool,
            empty: true,
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        let tool = pretty(&serde_json::to_string(&self.tool)?, 1);
        write!(
            self.out,
            "{{\n  \"schema_version\": \"{SCHEMA_VERSION}\",\n  \"tool\": {tool},\n  \"nominations\": ["
        )
    }
}

impl<W: Write> CompareWriter for JsonCompare<W> {
    fn nomination(&mut self, compared: &Compared) -> io::Result<()> {
        let before = if self.empty {
            self.begin()?;
            "\n    "
        } else {
            ",\n    "
        };
        self.empty = false;
        let text = pretty(&serde_json::to_string(compared)?, 2);
        write!(self.out, "{before}{text}")
    }

    fn end(&mut self, end: &CompareEnd) -> io::Result<()> {
        let close = if self.empty {
            self.begin()?;
            "]"
        } else {
            "\n  ]"
        };
        let summary = pretty(&serde_json::to_string(&end.totals)?, 1);
        let errors = pretty(&serde_json::to_string(&end.system_errors)?, 1);
        write!(
            self.out,
            "{close},\n  \"summary\": {summary},\n  \"system_errors\": {errors}\n}}\n"
        )?;
        self.out.flush()
    }
}
