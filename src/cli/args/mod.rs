//! What may be said on the command line: one file per command, and one per group of options that commands share. Help
//! texts are part of the product: a stranger works from them.

mod input;
mod to;
mod reading;
mod ocr;
mod rules;
mod redact;
mod run;
mod check;
mod compare;
#[cfg(feature = "ledger")]
mod ledger;
mod extract;
mod text;
mod trace;
mod annotate;
mod forms;
mod schema;
mod snapshot;
mod manual;

use clap::{ColorChoice, Parser, Subcommand};

pub use annotate::AnnotateArgs;
pub use check::{CheckArgs, Format, OutputSpec};
pub use compare::{CompareArgs, CompareFormat, CompareOutput};
pub use extract::{ExtractArgs, RecordFormat};
pub use forms::FormsCommand;
pub use input::InputArgs;
#[cfg(feature = "ledger")]
pub use ledger::{
    Decided, LedgerArgs, LedgerCommand, ListFormat, ListOutput, StatisticsFormat, StatisticsOutput,
};
pub use manual::{CompletionsArgs, ManArgs};
pub use ocr::{OcrArgs, OcrWhen};
pub use reading::{ReadingArgs, Size};
pub use redact::RedactArgs;
pub use rules::{FailOn, Lang, RuleArgs};
pub use run::{ConfigArgs, RunArgs, SandboxWhen, TimeLimit};
pub use schema::{SchemaArgs, SchemaKind};
pub use snapshot::SnapshotCommand;
pub use text::{Stage, TextArgs};
pub use trace::{TraceArgs, TraceFormat};

use super::version;

/// Checks nominations that arrive as PDFs: which of the form's fields are there, which are missing or malformed, where,
/// and what to do about it.
///
/// It reads the text of each PDF, maps header lines and numbered sections onto the form, and says "complete",
/// "incomplete" or "not processed"; people judge whether a nomination is good. Nothing leaves this machine. Scans are read
/// by Tesseract where it is installed, and no finding about them is certain.
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

macro_rules! examples {
    () => {
        "\
Examples:
  nomcheck check nominations/                     read the report at the terminal
  nomcheck check a.pdf b.pdf --output concise     one line per finding
  nomcheck check nominations/ --output full --output json=report.json --records records/
  curl -s https://example.org/a.pdf | nomcheck check -
  nomcheck check nominations/ --output html=report.html --output letters=letters/
  nomcheck extract a.pdf                          the record: every field with its place
  nomcheck compare received/ corrected/           which points that were asked are answered
  nomcheck check received/ --ledger office.sqlite --output letters=letters/
  nomcheck ledger due office.sqlite               what is to do today
  nomcheck snapshot check nominations/            what is read differently since it was reviewed
  nomcheck explain section-missing                what a finding means, and what to do"
    };
}

const EXAMPLES: &str = examples!();

const AFTER_LONG: &str = concat!(
    examples!(),
    "

Exit codes:
  0  nothing at or above --fail-on (default: error)
  1  findings at or above --fail-on (for compare: points that are open or new); or snapshots that
     differ, are missing or orphaned
  2  arguments, configuration or form are wrong, a PATH does not exist, or no PDF was found
  3  the tool could not do its work: something could not be read or written, a file took more than
     its time or memory, or the run was interrupted (wins over 1)

Ctrl-C ends a run with what is done: files that are being read are finished, and the reports are
written. A second one ends it at once, with exit code 130.

Configuration:
  nomcheck.toml, looked for from the working directory up to the root of its repository. In a
  folder that is checked it is not used, because a submission must not switch rules off, unless
  that folder is the working directory itself. The command line wins.

    form = \"sstc\"            # a built-in form, or the path of a form.toml; or several:
    # forms = [\"sstc\", \"forms/garden/form.toml\"]
    lang = \"en\"              # language of messages
    fail-on = \"error\"
    ignore = [\"section-unexpected\"]
    ocr = \"auto\"             # whether scans are read: auto, off, force
    [limits]
    max-pages = 60
    [rules.section-too-short]
    severity = \"note\"
    fields = { \"/sections/awareness\" = \"warning\" }
    [rules.email-suspicious]
    allow-hosts = [\"example.org\"]
    [office]                  # who writes the letters; with it, nothing is left to fill in
    name = \"Award Office\"
    signatory = \"A. Owusu, Programme Officer\"
    reply-to = \"office@example.org\"
    reply-by = 14             # days, without ending on a weekend; or a date
    reference = \"AW/{year}/{country}/{id}\"
    [office.language.fr]      # what differs in French letters
    name = \"Bureau du prix\"
    [[waiver]]                # what it covers is shown as waived, and does not count
    rule = \"section-missing\"
    path = \"2027/*.pdf\"       # these four are optional; all that are given must match
    nomination = \"F\"          # its label or title
    field = \"/sections/contacts\"
    fingerprint = \"…\"         # as in the JSON report
    reason = \"Sent by e-mail on 3 March.\"
    officer = \"A. Owusu\"
    expiry = 2027-06-30       # optional; its last day"
);

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report what is missing or malformed in PDFs: the main job
    ///
    /// A folder gives every *.pdf in it and below, and files that begin with %PDF-. Hidden folders and links are not
    /// followed; other files that may be submissions are named as not read. A ZIP archive that is named is read like a folder, without unpacking it
    /// to disk. A file that you name always gets an answer.
    Check(CheckArgs),
    /// Compare two versions of nominations: which points are answered, open or new, and what else changed
    ///
    /// Two files, or two folders. Nominations of folders are paired by the paths and names of their files, then by nominee,
    /// country and title; one that could be several is paired with none. A point is an error or a warning. It is answered
    /// where the later version no longer has it; what could not be read, or was not sent again, stays open. A letter asks
    /// only for what is certain and may be asked back: answers that changed although no letter asked about them are shown
    /// apart. The exit code is 1 when points are open or new that are errors (or what --fail-on says).
    Compare(CompareArgs),
    /// Keep a ledger: what was received, asked, answered and decided, what is due today, and statistics
    ///
    /// `check --ledger FILE` begins it and adds what came; it is one SQLite file that several people may use at a time.
    #[cfg(feature = "ledger")]
    Ledger {
        /// What to do with it.
        #[command(subcommand)]
        command: LedgerCommand,
    },
    /// Write the record of each PDF as JSON: header fields and sections, each with its place
    Extract(ExtractArgs),
    /// Print the text of a PDF in reading order
    Text(TextArgs),
    /// Say why a field was or was not found: what was compared with it, and with which result
    Trace(TraceArgs),
    /// Write a copy of a PDF with each finding as an annotation at its place
    ///
    /// The original is never touched. The copy is the original with the annotations added at its end, so that an
    /// encrypted file stays encrypted and a signed one can be verified; a damaged file is rewritten, and that is reported.
    /// Findings without a place are in one note on page 1. The exit code says whether the copy was written, not what
    /// was found.
    Annotate(AnnotateArgs),
    /// List the rules; with --lang, every sentence that they say
    Rules {
        /// Print every message, help and sentence of a letter in this language: en, es, fr, pt
        #[arg(long, hide_possible_values = true)]
        lang: Option<Lang>,
    },
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
    /// Print a JSON Schema: of records, reports, comparisons, forms, their words, or configurations
    Schema(SchemaArgs),
    /// Answer the files that the process at the other end of the pipes names
    #[command(hide = true)]
    Worker,
    /// Keep what was read of each PDF as a reviewed snapshot, and see what has changed since
    ///
    /// A snapshot has what was read, field by field, without places on the page and without anything that changes
    /// from run to run, so that it can be under version control beside the PDF: a.pdf has a.pdf.nomination.json. It has
    /// personal data as the PDF does, and is written for its owner only.
    Snapshot {
        /// What to do with them.
        #[command(subcommand)]
        command: SnapshotCommand,
    },
    /// Print the completions of a shell
    ///
    /// They complete commands and options; install them once, where the shell looks for them:
    ///
    ///   nomcheck completions bash > ~/.local/share/bash-completion/completions/nomcheck
    ///   nomcheck completions zsh > ~/.zfunc/_nomcheck       (with ~/.zfunc in $fpath)
    ///   nomcheck completions fish > ~/.config/fish/completions/nomcheck.fish
    #[command(verbatim_doc_comment)]
    Completions(CompletionsArgs),
    /// Print a manual page, or write all of them into a folder
    ///
    /// To read one: nomcheck man check | man -l -
    Man(ManArgs),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }
}
