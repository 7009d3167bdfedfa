//! Which rules count how much, and in which language they speak.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use nomcheck::finding::Severity;
use nomcheck::rule::Date;

/// Which rules count how much.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules")]
pub struct RuleArgs {
    /// Run only these rules; separate several by commas
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Make a rule an error, a warning or a note
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',')]
    pub severity: Vec<SeveritySpec>,
    /// The severity from which the exit code is 1: error (default), warning, note, never
    #[arg(long, value_name = "LEVEL", hide_possible_values = true)]
    pub fail_on: Option<FailOn>,
    /// Report only what is new: leave out the findings of an earlier JSON report
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Compare waivers and reply-by days with this date, such as 2027-03-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
    /// Language of messages: en (default), es, fr, pt
    #[arg(long, hide_possible_values = true, help_heading = "Output")]
    pub lang: Option<Lang>,
}

/// Languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    En,
    Es,
    Fr,
    Pt,
}

impl Lang {
    /// ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Es => "es",
            Lang::Fr => "fr",
            Lang::Pt => "pt",
        }
    }
}

/// From which severity on findings make the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// Whether a finding of `severity` fails the run.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Note => severity >= Severity::Note,
            FailOn::Never => false,
        }
    }
}

/// A rule and how much it is to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeveritySpec {
    pub rule: String,
    pub level: Severity,
}

impl FromStr for SeveritySpec {
    type Err = String;

    fn from_str(text: &str) -> Result<SeveritySpec, String> {
        let (rule, level) = text
            .split_once('=')
            .ok_or("expected RULE=LEVEL, such as section-too-short=note")?;
        let level = match level {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            "note" => Severity::Note,
            _ => {
                return Err(format!(
                    "there is no severity '{level}'; there are error, warning, note"
                ));
            }
        };
        Ok(SeveritySpec {
            rule: rule.to_owned(),
            level,
        })
    }
}
