//! Arguments of `snapshot`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{InputArgs, ReadingArgs, RunArgs};

/// What to do with snapshots.
#[derive(Debug, Subcommand)]
pub enum SnapshotCommand {
    /// Compare what is read now with the snapshots; exit code 1 when something differs. Writes nothing
    ///
    /// Names each field that differs, PDFs without a snapshot, and snapshots whose PDF is gone. With -q a line per file
    /// without the differences; with -v also the files that agree.
    Check(SnapshotArgs),
    /// Write the snapshots of PDFs that are new or are read differently now, and say what changed
    Accept {
        #[command(flatten)]
        snapshot: SnapshotArgs,
        /// Also remove the snapshots whose PDF is gone
        #[arg(long, help_heading = "Output")]
        remove_orphans: bool,
    },
}

/// Arguments of both.
#[derive(Debug, Args)]
pub struct SnapshotArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    /// Keep the snapshots below this folder, in the same subfolders [default: beside each PDF]
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub snapshots: Option<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub run: RunArgs,
}
