//! How a run is run, and by which configuration.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

/// How a run is run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct RunArgs {
    /// How many files are read at once [default: one per processor]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// Where the configuration comes from.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct ConfigArgs {
    /// Read this configuration instead of looking for nomcheck.toml
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long)]
    pub isolated: bool,
}
