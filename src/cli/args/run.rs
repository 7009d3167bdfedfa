//! How a run is run, and by which configuration.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::Size;

/// How a run is run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct RunArgs {
    /// How many files are read at once [default: one per processor]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Most processor time that a file may take, such as 90s or 5m; one that takes more is reported as an error of
    /// the tool [default: 60s]
    #[arg(long, value_name = "TIME", help_heading = "Reading")]
    pub time_limit: Option<TimeLimit>,
    /// Most memory that a file may take, such as 500MB; one that takes more is reported as an error of the tool [default:
    /// 2GiB]
    #[arg(long, value_name = "SIZE", help_heading = "Reading")]
    pub memory_limit: Option<Size>,
    /// Whether files are read in a sandbox, where nothing in them can do harm: required (otherwise nothing is read), auto
    /// (with a warning where something is missing), off
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    #[arg(help_heading = "Reading")]
    pub sandbox: SandboxWhen,
    /// How many files a worker process reads before a fresh one takes its place; 1 for a process per file [default: 250]
    #[arg(long, value_name = "N", help_heading = "Reading")]
    pub files_per_worker: Option<NonZeroUsize>,
    /// Keep answers in this folder and use those that are there: an interrupted run goes on where it was, and only new files
    /// are read
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
    /// Compare each record with its schema before it is written; one that does not fit is reported as an error of the tool
    #[cfg(feature = "self-check")]
    #[arg(long)]
    pub self_check: bool,
    #[command(flatten)]
    pub config: ConfigArgs,
}

impl RunArgs {
    /// Whether records are compared with their schema.
    pub fn self_check(&self) -> bool {
        #[cfg(feature = "self-check")]
        return self.self_check;
        #[cfg(not(feature = "self-check"))]
        false
    }
}

/// Whether a sandbox is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SandboxWhen {
    /// Nothing is read without.
    Required,
    /// As much of it as the system has.
    Auto,
    /// None.
    Off,
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

/// How long something may take; more than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimit(pub Duration);

impl FromStr for TimeLimit {
    type Err = String;

    fn from_str(text: &str) -> Result<TimeLimit, String> {
        let wrong = || "expected a time such as 90s or 5m".to_owned();
        let (number, factor) = match text.trim_end_matches(char::is_alphabetic) {
            number if number.len() == text.len() || text.ends_with('s') => (number, 1.0),
            number if text.ends_with('m') => (number, 60.0),
            _ => return Err(wrong()),
        };
        if text.len() > number.len() + 1 {
            return Err(wrong());
        }
        let seconds: f64 = number.trim().parse().map_err(|_| wrong())?;
        let time = Duration::try_from_secs_f64(seconds * factor).map_err(|_| wrong())?;
        if time.is_zero() {
            return Err(wrong());
        }
        Ok(TimeLimit(time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_unless_said_otherwise() {
        let seconds = |text: &str| text.parse().map(|TimeLimit(time)| time.as_secs_f64());
        assert_eq!(seconds("90"), Ok(90.0));
        assert_eq!(seconds("0.5s"), Ok(0.5));
        assert_eq!(seconds("5 m"), Ok(300.0));
        for wrong in ["", "s", "0", "-1", "5h", "5sm", "1e400", "NaN"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
