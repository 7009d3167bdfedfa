//! Whether text is recognised in pictures of pages.

use clap::{Args, ValueEnum};

/// Whether text is recognised.
#[derive(Debug, Args)]
pub struct OcrArgs {
    /// Whether text is recognised in pictures of pages, by Tesseract where it is installed: auto (of pages without text that
    /// a program can read), off, force (of all pages). Nothing that was recognised is reported as certain [default: auto]
    #[arg(
        long,
        value_name = "WHEN",
        hide_possible_values = true,
        help_heading = "Reading"
    )]
    pub ocr: Option<OcrWhen>,
}

/// When text is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OcrWhen {
    /// Where a page has no text that a program can read.
    #[default]
    Auto,
    /// Never.
    Off,
    /// On all pages.
    Force,
}
