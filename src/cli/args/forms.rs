//! Arguments of `forms`.

use std::path::PathBuf;

use clap::Subcommand;

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
    /// Write a form of your own to start from: a copy of another one, under its own name
    ///
    /// NAME is the folder that is made; no existing file is overwritten. Edit form.toml and the files of the
    /// languages, then run `nomcheck forms check NAME` and `nomcheck check --form NAME a.pdf`.
    New {
        /// The folder of the new form; its last part is the form's name
        name: PathBuf,
        /// The form to copy: a built-in one, or the path of a form.toml
        #[arg(long, value_name = "FORM", default_value = "sstc")]
        from: String,
    },
    /// Write a form from a blank PDF, or from several filled ones: labels, numbers, boxes, limits and hints, for a person to
    /// finish
    ///
    /// BLANK.pdf is the form as it is handed out, with nothing filled in; it may have fields to fill in on the screen or none.
    /// Where there is no blank form, --filled uses what several filled ones print alike: three are better than two, and an
    /// answer that is the same in all of them is taken for the form's own.
    ///
    /// What the page does not show is marked `look` in form.toml. The files are read in the sandbox, as `check` does.
    Draft {
        /// The blank form; with --filled, two or more that are filled in
        #[arg(value_name = "BLANK.pdf", required = true)]
        files: Vec<PathBuf>,
        /// The files are filled in: what they print alike becomes the form
        #[arg(long)]
        filled: bool,
        /// The folder to make; without it, a folder in the working directory, named like the PDF
        #[arg(short, long, value_name = "FOLDER")]
        out: Option<PathBuf>,
        /// Its language (ISO 639-1) [default: en, es, fr or pt, whichever its words are nearest to]
        #[arg(long, value_name = "CODE")]
        language: Option<String>,
    },
}
