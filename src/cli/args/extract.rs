//! Arguments of `extract`.

use clap::{Args, ValueEnum};

use super::{InputArgs, OcrArgs, ReadingArgs, RedactArgs, RunArgs};

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    /// json is one object for one file and an array for several; ndjson one object a line
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "json",
        help_heading = "Output"
    )]
    pub format: RecordFormat,
    #[command(flatten)]
    pub redact: RedactArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub ocr: OcrArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Formats of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    Json,
    Ndjson,
}
