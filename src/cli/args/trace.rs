//! Arguments of `trace`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ConfigArgs, ReadingArgs};

/// Arguments of `trace`.
#[derive(Debug, Args)]
pub struct TraceArgs {
    /// A PDF, or - for standard input
    pub file: PathBuf,
    /// The field: its key, such as sustainability or telephone, or a pointer as findings have it, such as
    /// /sections/contacts; `nomcheck forms show FORM` lists the keys
    pub field: String,
    /// Only this nomination of a compendium: its letter, or its place counted from 1
    #[arg(long, value_name = "LABEL")]
    pub nomination: Option<String>,
    /// text is for reading, json for programs
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "Output"
    )]
    pub format: TraceFormat,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// Formats of a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    Text,
    Json,
}
