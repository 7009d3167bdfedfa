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
}
