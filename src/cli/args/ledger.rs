//! Arguments of `ledger`.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand, ValueEnum};
use nomcheck::ledger::Status;
use nomcheck::rule::Date;

use super::to::{OutputFormat, To};
use super::{CompareOutput, ConfigArgs, Lang};

/// What to do with a ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// List the cases: their numbers, where each is, and what is open
    List {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Only those that are: received, asked, answered, complete, withdrawn, duplicate
        #[arg(long, value_name = "STATUS", value_parser = status)]
        status: Option<Status>,
        /// Where the list goes, as FORMAT or FORMAT=FILE: text, csv, json
        #[arg(short, long, value_name = "FORMAT[=FILE]", default_value = "text")]
        output: ListOutput,
    },
    /// Show one case: its files, what is open, and what happened
    Show {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Number of the case
        case: i64,
    },
    /// Say what is to do today: answers that are overdue, versions that came, letters to send
    Due {
        #[command(flatten)]
        ledger: LedgerArgs,
    },
    /// Note that letters were sent: they asked for what is open, or said that nothing is missing
    Sent {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Numbers of the cases
        #[arg(required_unless_present_any = ["all", "acknowledged"])]
        cases: Vec<i64>,
        /// All cases for which `check` drafts a letter that asks for something
        #[arg(long, conflicts_with = "cases")]
        all: bool,
        /// All complete ones that were not acknowledged
        #[arg(long, conflicts_with = "cases")]
        acknowledged: bool,
        /// The last day for an answer [default: as in nomcheck.toml]
        #[arg(long, value_name = "DATE")]
        reply_by: Option<Date>,
        #[command(flatten)]
        said: SaidBy,
    },
    /// Set the status of a case; no check changes it then
    Status {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Number of the case
        case: i64,
        /// received, asked, answered, complete, withdrawn, duplicate; auto takes the decision back
        #[arg(value_parser = decided)]
        status: Decided,
        /// Of which case it is a duplicate
        #[arg(long, value_name = "CASE")]
        of: Option<i64>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        #[command(flatten)]
        said: SaidBy,
    },
    /// Add a note to a case
    Note {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Number of the case
        case: i64,
        /// The note
        #[arg(value_parser = NonEmptyStringValueParser::new())]
        text: String,
        #[command(flatten)]
        said: SaidBy,
    },
    /// Waive what a rule found in a case: `check --ledger` then shows it as waived
    Waive {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Number of the case
        case: i64,
        /// The rule, such as section-missing
        rule: String,
        /// Only in this field, such as /sections/contacts
        #[arg(long, value_name = "FIELD")]
        field: Option<String>,
        /// Why
        #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
        reason: String,
        /// Who decided
        #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
        officer: String,
        /// The last day on which it holds
        #[arg(long, value_name = "DATE")]
        until: Option<Date>,
    },
    /// Compare the latest version of each case with the one that a letter asked about
    ///
    /// Nothing is read again: the ledger has kept what was read of each file. The exit code is 1 when a point that is an
    /// error is open or new.
    Compare {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Numbers of the cases [default: all with two versions or more]
        cases: Vec<i64>,
        /// Only those whose latest version was recorded on this day or later
        #[arg(long, value_name = "DATE")]
        since: Option<Date>,
        /// Where the comparison goes, as FORMAT or FORMAT=FILE: text, html, json
        #[arg(
            short,
            long = "output",
            value_name = "FORMAT[=FILE]",
            default_value = "text"
        )]
        outputs: Vec<CompareOutput>,
    },
    /// Count the cases: by status, country, region, language and rule, and over time
    Statistics {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// Where the counts go, as FORMAT or FORMAT=FILE: text, html, xlsx=FILE; repeat it for several
        #[arg(
            short,
            long = "output",
            value_name = "FORMAT[=FILE]",
            default_value = "text"
        )]
        outputs: Vec<StatisticsOutput>,
    },
    /// Write all of it into a folder, a CSV file for each table
    Export {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// The folder
        folder: PathBuf,
    },
    /// Make a new ledger of a folder that `export` wrote
    Import {
        #[command(flatten)]
        ledger: LedgerArgs,
        /// The folder
        folder: PathBuf,
    },
}

/// Which ledger, and how it is shown.
#[derive(Debug, Args)]
pub struct LedgerArgs {
    /// The ledger: the file that `check --ledger` writes
    #[arg(value_name = "LEDGER")]
    pub file: PathBuf,
    /// The day that counts as today, such as 2027-03-31 [default: today]
    #[arg(long, value_name = "DATE", help_heading = "Common options")]
    pub today: Option<Date>,
    /// Language of words: en (default), es, fr, pt
    #[arg(long, hide_possible_values = true, help_heading = "Common options")]
    pub lang: Option<Lang>,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// Who did something.
#[derive(Debug, Args)]
pub struct SaidBy {
    /// Who did it
    #[arg(long, value_name = "NAME")]
    pub officer: Option<String>,
}

/// A status that an officer sets, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// What is known decides.
    Auto,
    /// This one.
    As(Status),
}

fn status(text: &str) -> Result<Status, String> {
    Status::named(text).ok_or_else(|| {
        let known: Vec<&str> = Status::ALL.iter().map(|status| status.code()).collect();
        format!(
            "there is no status '{text}'; there are {}",
            known.join(", ")
        )
    })
}

fn decided(text: &str) -> Result<Decided, String> {
    match text {
        "auto" => Ok(Decided::Auto),
        other => status(other).map(Decided::As),
    }
}

/// Formats of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Text,
    Csv,
    Json,
}

impl OutputFormat for ListFormat {}

/// A list and where it goes.
pub type ListOutput = To<ListFormat>;

/// Formats of statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatisticsFormat {
    Text,
    Html,
    Xlsx,
}

impl OutputFormat for StatisticsFormat {
    fn place(self) -> Option<&'static str> {
        (self == StatisticsFormat::Xlsx).then_some("a file, as in xlsx=statistics.xlsx")
    }
}

/// Statistics and where they go.
pub type StatisticsOutput = To<StatisticsFormat>;
