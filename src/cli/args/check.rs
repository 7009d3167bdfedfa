//! Arguments of `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::to::{OutputFormat, To};
use super::{InputArgs, OcrArgs, ReadingArgs, RedactArgs, RuleArgs, RunArgs};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    /// Where the report goes, as FORMAT or FORMAT=FILE; repeat it for several
    ///
    /// To read: full (at a terminal), concise (a line per finding), html (a page to work with, with pictures of the
    /// places). For an office: xlsx=FILE (a workbook), letters=DIR (a folder with drafts, as text and as .eml, for
    /// nominees and for senders of files that could not be read, a table for a mail merge, and a list of today's work and the rest;
    /// nothing is sent, and drafts that somebody changed are kept), copies=DIR (a clean page and a Word file per nomination, for a
    /// jury to read). For programs: json (one object), ndjson (a document a line, as soon as it
    /// is known), csv (a line per finding). For CI: github (annotations and the job summary), gitlab (code quality),
    /// junit, sarif. At most one format goes to standard output. A file appears when it is whole, and only its owner may
    /// read it.
    #[arg(
        short,
        long = "output",
        value_name = "FORMAT[=FILE]",
        help_heading = "Output",
        default_value = "full"
    )]
    pub outputs: Vec<OutputSpec>,
    /// Also write the records: to a .json file (an array), a .csv file (a table with a line per nomination), a .sqlite,
    /// .sqlite3 or .db file (a database of documents, nominations, sections, people and findings), another file (one a line),
    /// or a folder (one file each)
    #[arg(long, value_name = "FILE|DIR", help_heading = "Output")]
    pub records: Option<PathBuf>,
    /// Add what came to this ledger (one SQLite file, begun if there is none); letters know from it what was asked before.
    /// See 'nomcheck ledger'
    #[cfg(feature = "ledger")]
    #[arg(long, value_name = "FILE", help_heading = "Output", conflicts_with_all = ["redact", "baseline", "select", "ignore"])]
    pub ledger: Option<PathBuf>,
    /// What the office knows of the files: a CSV with the columns file, date, sender, reference [default: received.csv in a
    /// folder that is checked]
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub received: Option<PathBuf>,
    /// Leave the pictures of places out of the HTML report and the officer's list: they are faster to write and much smaller
    #[arg(long, help_heading = "Output")]
    pub no_crops: bool,
    /// Also draft acknowledgements for complete nominations; goes with --output letters=DIR
    #[arg(long, help_heading = "Output")]
    pub acknowledge: bool,
    /// Also attach to each draft mail that asks for something a copy of the PDF in which its points are marked; goes with
    /// --output letters=DIR
    #[arg(long, help_heading = "Output", conflicts_with = "redact")]
    pub marked_copies: bool,
    /// Take nominee, contacts and organisations out of the pages of --output copies=DIR, also in running text, and list what
    /// was taken out; read each page before you pass it on
    #[arg(long, help_heading = "Output")]
    pub anonymise: bool,
    #[command(flatten)]
    pub redact: RedactArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub ocr: OcrArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub run: RunArgs,
    /// Check again whenever a file that is checked, the form or the configuration changes, until Ctrl-C; better with --cache DIR
    #[arg(long, help_heading = "Common options", conflicts_with = "files_from")]
    pub watch: bool,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Full,
    Concise,
    Json,
    Ndjson,
    Html,
    Csv,
    Github,
    Gitlab,
    Junit,
    Sarif,
    Xlsx,
    Letters,
    Copies,
}

impl OutputFormat for Format {
    fn place(self) -> Option<&'static str> {
        match self {
            Format::Xlsx => Some("a file, as in xlsx=report.xlsx"),
            Format::Letters => Some("a folder, as in letters=letters/"),
            Format::Copies => Some("a folder, as in copies=copies/"),
            _ => None,
        }
    }
}

/// A report and where it goes.
pub type OutputSpec = To<Format>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_is_a_format_and_perhaps_a_file() {
        let spec = |text: &str| text.parse::<OutputSpec>();
        assert_eq!(spec("json=a=b.json").unwrap().file, Some("a=b.json".into()));
        assert_eq!(
            spec("full").unwrap(),
            OutputSpec {
                format: Format::Full,
                file: None
            }
        );
        assert_eq!(spec("json=-").unwrap().file, None);
        assert!(spec("json=").is_err());
        assert!(spec("pdf").is_err());
        assert!(spec("xlsx").is_err());
        assert!(spec("letters=-").is_err());
    }
}
