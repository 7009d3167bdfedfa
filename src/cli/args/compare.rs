//! Arguments of `compare`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::to::{OutputFormat, To};
use super::{ReadingArgs, RedactArgs, RuleArgs, RunArgs};

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The earlier version: a PDF, a folder or a ZIP archive
    pub old: PathBuf,
    /// The later version: a PDF, a folder or a ZIP archive
    pub new: PathBuf,
    /// Where the comparison goes, as FORMAT or FORMAT=FILE; repeat it for several
    ///
    /// text (at a terminal), html (a page to read), json (for programs). At most one format goes to standard output. A file
    /// appears when it is whole, and only its owner may read it.
    #[arg(
        short,
        long = "output",
        value_name = "FORMAT[=FILE]",
        help_heading = "Output",
        default_value = "text"
    )]
    pub outputs: Vec<CompareOutput>,
    /// Leave out what matches in folders, such as 'drafts' or '*-old.pdf'; repeat it for several
    #[arg(long, value_name = "GLOB", help_heading = "Input")]
    pub exclude: Vec<String>,
    /// Follow links in folders, to files and to folders
    #[arg(long, help_heading = "Input")]
    pub follow_links: bool,
    /// Finding no PDF in one of the folders is fine
    #[arg(long, help_heading = "Input")]
    pub allow_empty: bool,
    #[command(flatten)]
    pub redact: RedactArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Formats of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    Text,
    Html,
    Json,
}

impl OutputFormat for CompareFormat {}

/// A comparison and where it goes.
pub type CompareOutput = To<CompareFormat>;
