//! Arguments of `check`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::{InputArgs, ReadingArgs, RuleArgs, RunArgs};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    /// Where the report goes, as FORMAT or FORMAT=FILE; repeat it for several
    ///
    /// full is for reading at a terminal, concise has one line per finding, json is one object, ndjson one document a
    /// line as soon as it is known, html is a page to work with, with pictures of the places. At most one format goes to standard output. A file appears when it is whole.
    #[arg(
        short,
        long = "output",
        value_name = "FORMAT[=FILE]",
        help_heading = "Output",
        default_value = "full"
    )]
    pub outputs: Vec<OutputSpec>,
    /// Also write the records: to a .json file (an array), another file (one a line), or a folder (one file each)
    #[arg(long, value_name = "FILE|DIR", help_heading = "Output")]
    pub records: Option<PathBuf>,
    /// Leave the pictures of places out of the HTML report: it is faster to write and much smaller
    #[arg(long, help_heading = "Output")]
    pub no_crops: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Full,
    Concise,
    Json,
    Ndjson,
    Html,
}

/// A format and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputSpec {
    pub format: Format,
    /// `None` for standard output.
    pub file: Option<PathBuf>,
}

impl FromStr for OutputSpec {
    type Err = String;

    fn from_str(text: &str) -> Result<OutputSpec, String> {
        let (format, file) = match text.split_once('=') {
            Some((_, "")) => return Err("a file name is missing after '='".to_owned()),
            Some((format, "-")) => (format, None),
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = Format::from_str(format, false).map_err(|_| {
            format!("there is no format '{format}'; there are full, concise, json, ndjson, html")
        })?;
        Ok(OutputSpec { format, file })
    }
}

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
    }
}
