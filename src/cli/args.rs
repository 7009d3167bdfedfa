//! What may be said on the command line. Help texts are part of the product: a stranger works from them.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args as ClapArgs, ColorChoice, Parser, Subcommand, ValueEnum};
use nomcheck::finding::Severity;
use nomcheck::report::schema::Published;
use nomcheck::rule::Date;

use super::version;

/// Checks nominations that arrive as PDFs: which of the form's fields are there, which are missing or malformed, where,
/// and what to do about it.
///
/// It reads the text of each PDF, maps header lines and numbered sections onto the form, and says "complete",
/// "incomplete" or "not processed"; whether a nomination is good is for people. Nothing leaves this machine. It does no
/// OCR: a scan is told as one.
#[derive(Debug, Parser)]
#[command(
    name = "nomcheck",
    version,
    long_version = version::long(),
    propagate_version = false,
    after_help = EXAMPLES,
    after_long_help = AFTER_LONG,
    max_term_width = 100
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Colours: auto (only on a terminal, and not with NO_COLOR), always, never.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    #[arg(help_heading = "Common options")]
    pub color: ColorChoice,
    /// Say less: only errors and warnings.
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "verbose",
        help_heading = "Common options"
    )]
    pub quiet: bool,
    /// Say more: notes on complete nominations, the configuration in use, files that were ignored.
    #[arg(short, long, global = true, help_heading = "Common options")]
    pub verbose: bool,
}

const EXAMPLES: &str = "\
Examples:
  nomcheck check nominations/                     read the report at the terminal
  nomcheck check a.pdf b.pdf --output concise     one line per finding
  nomcheck check nominations/ --output full --output json=report.json --records records/
  curl -s https://example.org/a.pdf | nomcheck check -
  nomcheck extract a.pdf                          the record: every field with its place
  nomcheck explain section-missing                what a finding means, and what to do";

const AFTER_LONG: &str = "\
Examples:
  nomcheck check nominations/                     read the report at the terminal
  nomcheck check a.pdf b.pdf --output concise     one line per finding
  nomcheck check nominations/ --output full --output json=report.json --records records/
  curl -s https://example.org/a.pdf | nomcheck check -
  nomcheck extract a.pdf                          the record: every field with its place
  nomcheck explain section-missing                what a finding means, and what to do

Exit codes:
  0  nothing at or above --fail-on (an error, unless said otherwise)
  1  findings at or above --fail-on
  2  arguments, configuration or form are wrong, a PATH does not exist, or no PDF was found
  3  the tool could not do its work: something could not be read or written (wins over 1)

Configuration:
  nomcheck.toml, looked for from the working directory up to the root of its repository. In a
  folder that is checked it is not used, because a submission must not switch rules off, unless
  that folder is the working directory itself. The command line wins.

    form = \"sstc\"            # a built-in form, or the path of a form.toml
    lang = \"en\"              # language of messages
    fail-on = \"error\"
    ignore = [\"section-unexpected\"]
    [limits]
    max-pages = 60
    [rules.section-too-short]
    severity = \"note\"
    fields = { \"/sections/awareness\" = \"warning\" }
    [rules.email-suspicious]
    allow-hosts = [\"example.org\"]
    [[waiver]]                # what it covers is shown as waived, and does not count
    rule = \"section-missing\"
    path = \"2027/*.pdf\"       # these four are optional, and all that are given must hold
    nomination = \"F\"          # its label or title
    field = \"/sections/contacts\"
    fingerprint = \"…\"         # as in the JSON report
    reason = \"Sent by e-mail on 3 March.\"
    officer = \"A. Owusu\"
    expiry = 2027-06-30       # optional; its last day";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report what is missing or malformed in PDFs: the main job
    ///
    /// A folder gives every *.pdf in it and below, and files that begin with %PDF-. Hidden folders and links to folders
    /// are not followed; other files are counted. A file that is named is always answered.
    Check(CheckArgs),
    /// Write the record of each PDF as JSON: header fields and sections, each with its place
    Extract(ExtractArgs),
    /// Print the text of a PDF in reading order
    Text(TextArgs),
    /// List the rules
    Rules,
    /// Explain a rule: what it reports, why it matters, how to fix it
    Explain {
        /// A rule's code, such as section-missing
        code: String,
    },
    /// List the built-in forms
    #[command(args_conflicts_with_subcommands = true)]
    Forms {
        /// What about them.
        #[command(subcommand)]
        command: Option<FormsCommand>,
    },
    /// Print a JSON Schema: of records, reports, form files, or configurations
    Schema {
        /// Of what
        what: SchemaKind,
        /// Records only: add what this form requires, so that only complete nominations pass
        #[arg(long, value_name = "NAME|FILE")]
        form: Option<String>,
    },
}

/// What to do with forms.
#[derive(Debug, Subcommand)]
pub enum FormsCommand {
    /// Show a form: its fields, what it requires, and the words it prints
    Show {
        /// A built-in form's name, or the path of a form.toml
        form: String,
    },
    /// Check a form's files and run its own test cases; exit code 2 when there are faults
    Check {
        /// A form.toml, or the folder that it is in
        #[arg(value_name = "FILE|FOLDER")]
        path: PathBuf,
    },
}

/// Arguments of `check`.
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    /// Where the report goes, as FORMAT or FORMAT=FILE; repeat it for several
    ///
    /// full is for reading at a terminal, concise has one line per finding, json is one object, ndjson one document a
    /// line as soon as it is known. At most one format goes to standard output. A file appears when it is whole.
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
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Arguments of `extract`.
#[derive(Debug, ClapArgs)]
pub struct ExtractArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    /// json is one object for one file and an array for several; ndjson one object a line
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "json",
        help_heading = "Output"
    )]
    pub format: RecordFormat,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Arguments of `text`.
#[derive(Debug, ClapArgs)]
pub struct TextArgs {
    /// A PDF, or - for standard input
    pub file: PathBuf,
    /// Dump what one stage made of it, with its boxes
    #[arg(long, value_name = "STAGE")]
    pub stage: Option<Stage>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// What is read.
#[derive(Debug, ClapArgs)]
pub struct InputArgs {
    /// PDFs and folders; - for one PDF on standard input
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    pub paths: Vec<PathBuf>,
    /// Read more paths from a file, one a line; - for standard input
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub files_from: Option<PathBuf>,
    /// Leave out what matches in folders, such as 'drafts' or '*-old.pdf'; repeat it for several
    #[arg(long, value_name = "GLOB", help_heading = "Input")]
    pub exclude: Vec<String>,
    /// Finding no PDF is fine
    #[arg(long, help_heading = "Input")]
    pub allow_empty: bool,
}

/// How files are read.
#[derive(Debug, ClapArgs)]
pub struct ReadingArgs {
    /// The form: a built-in one's name, or the path of a form.toml [default: the one that fits]
    #[arg(long, value_name = "NAME|FILE", help_heading = "Reading")]
    pub form: Option<String>,
    /// A password for encrypted PDFs; repeat it for several. Others on this machine can see it: better use
    /// --password-file or the environment variable NOMCHECK_PASSWORD
    #[arg(long, value_name = "PW", help_heading = "Reading")]
    pub password: Vec<String>,
    /// Read passwords from a file, one a line
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub password_file: Option<PathBuf>,
    /// Largest file that is read, such as 20MB
    #[arg(long, value_name = "SIZE", help_heading = "Reading")]
    pub max_bytes: Option<Size>,
    /// Most pages that are read
    #[arg(long, value_name = "N", help_heading = "Reading")]
    pub max_pages: Option<usize>,
}

/// Which rules count how much.
#[derive(Debug, ClapArgs)]
pub struct RuleArgs {
    /// Run only these rules; separate several by commas
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub select: Vec<String>,
    /// Do not run these rules
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub ignore: Vec<String>,
    /// Make a rule an error, a warning or a note
    #[arg(
        long,
        value_name = "RULE=LEVEL",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub severity: Vec<SeveritySpec>,
    /// From which severity on the exit code is 1: error (default), warning, note, never
    #[arg(
        long,
        value_name = "LEVEL",
        hide_possible_values = true,
        help_heading = "Rules"
    )]
    pub fail_on: Option<FailOn>,
    /// Tell only what is new: leave out the findings of an earlier JSON report
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub baseline: Option<PathBuf>,
    /// Hold waivers against this date, such as 2027-03-31 [default: today]
    #[arg(long, value_name = "DATE", help_heading = "Rules")]
    pub today: Option<Date>,
    /// Language of messages: en (default), es, fr, pt
    #[arg(long, hide_possible_values = true, help_heading = "Output")]
    pub lang: Option<Lang>,
}

/// How a run is run.
#[derive(Debug, ClapArgs)]
pub struct RunArgs {
    /// How many files are read at once [default: one per processor]
    #[arg(short, long, value_name = "N", help_heading = "Common options")]
    pub jobs: Option<std::num::NonZeroUsize>,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// Where the configuration comes from.
#[derive(Debug, ClapArgs)]
pub struct ConfigArgs {
    /// Read this configuration instead of looking for nomcheck.toml
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "isolated",
        help_heading = "Common options"
    )]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long, help_heading = "Common options")]
    pub isolated: bool,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Full,
    Concise,
    Json,
    Ndjson,
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
            format!("there is no format '{format}'; there are full, concise, json, ndjson")
        })?;
        Ok(OutputSpec { format, file })
    }
}

/// Formats of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    Json,
    Ndjson,
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

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// What extract writes, one object per PDF
    Record,
    /// What check --output json writes
    Report,
    /// A form.toml
    Form,
    /// A nomcheck.toml
    Config,
}

impl From<SchemaKind> for Published {
    fn from(kind: SchemaKind) -> Published {
        match kind {
            SchemaKind::Record => Published::Record,
            SchemaKind::Report => Published::Report,
            SchemaKind::Form => Published::Form,
            SchemaKind::Config => Published::Config,
        }
    }
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

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u64);

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Size, String> {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = text.split_at(digits);
        let factor = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "b" => 1,
            "k" | "kb" => 1_000,
            "m" | "mb" => 1_000_000,
            "g" | "gb" => 1_000_000_000,
            "kib" => 1 << 10,
            "mib" => 1 << 20,
            "gib" => 1 << 30,
            _ => return Err("expected a size such as 500000, 20MB or 20MiB".to_owned()),
        };
        let number: u64 = number
            .parse()
            .map_err(|_| "expected a size such as 500000, 20MB or 20MiB".to_owned())?;
        number
            .checked_mul(factor)
            .map(Size)
            .ok_or_else(|| "the size is too large".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

    #[test]
    fn sizes_are_bytes_with_or_without_a_unit() {
        assert_eq!("500".parse(), Ok(Size(500)));
        assert_eq!("20MB".parse(), Ok(Size(20_000_000)));
        assert_eq!("1 MiB".parse(), Ok(Size(1 << 20)));
        assert!("MB".parse::<Size>().is_err());
        assert!("99999999999GB".parse::<Size>().is_err());
    }

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
