//! Which files are read.

use std::path::PathBuf;

use clap::Args;

/// What is read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub struct InputArgs {
    /// PDFs, folders and ZIP archives; - for one PDF on standard input [default: the working directory]
    #[arg(help_heading = None, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Read more paths from a file, one a line or ended by a zero byte (find -print0); - for standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Leave out what matches in folders, such as 'drafts' or '*-old.pdf'; repeat it for several
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Follow links in folders, to files and to folders
    #[arg(long)]
    pub follow_links: bool,
    /// Finding no PDF is fine
    #[arg(long)]
    pub allow_empty: bool,
}
