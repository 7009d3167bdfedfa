//! Arguments of `text`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ConfigArgs, OcrArgs, ReadingArgs};

/// Arguments of `text`.
#[derive(Debug, Args)]
pub struct TextArgs {
    /// A PDF, or - for standard input
    pub file: PathBuf,
    /// Print what one stage of the reading made of the file, with its boxes
    #[arg(long, value_name = "STAGE")]
    pub stage: Option<Stage>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub ocr: OcrArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// Stages whose output can be dumped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Each shown character code
    Glyphs,
    /// Printed lines
    Lines,
    /// Paragraphs, list items, table rows, in reading order
    Blocks,
    /// Numbered sections
    Sections,
    /// What answers which field of the form
    Answers,
}

impl Stage {
    /// Its name, as on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Glyphs => "glyphs",
            Stage::Lines => "lines",
            Stage::Blocks => "blocks",
            Stage::Sections => "sections",
            Stage::Answers => "answers",
        }
    }
}
