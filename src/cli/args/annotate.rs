//! Arguments of `annotate`.

use std::path::PathBuf;

use clap::Args;

use super::{ConfigArgs, ReadingArgs, RuleArgs};

/// Arguments of `annotate`.
#[derive(Debug, Args)]
pub struct AnnotateArgs {
    /// A PDF, or - for standard input
    pub file: PathBuf,
    /// Where the copy goes; never the file itself
    #[arg(short, long, value_name = "OUT.pdf")]
    pub output: PathBuf,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
}
