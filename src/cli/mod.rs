//! The command line: arguments and configuration in, the library at work, reports and an exit code out. All reading of
//! files (but the PDFs themselves), environment and terminal is here.

mod args;
mod version;
mod exit;
mod file;
mod terminal;
mod config;
mod office;
mod forms;
mod drafts;
mod form_names;
mod settings;
mod inputs;
mod ours;
mod guard;
mod leftover;
mod sink;
mod folder;
mod marker;
mod ocr;
mod output;
mod record_names;
mod records;
mod review;
mod interrupt;
mod worker;
mod progress;
mod run;
mod check;
mod watch;
mod compare;
#[cfg(feature = "ledger")]
mod ledger;
mod received;
mod book;
mod shelf;
mod extract;
mod study;
mod text;
mod trace;
mod annotate;
mod snapshot;
mod suggestion;
mod catalogue;
mod manual;

use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use args::{Args, Command};
use exit::Exit;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let args = Args::try_parse().unwrap_or_else(|error| unparsed(&error));
    terminal::choose_color(args.color);
    nomcheck::batch::quiet_panics();
    let result = match &args.command {
        Command::Check(check) if check.watch => watch::run(check, &args),
        Command::Check(check) => check::run(check, &args),
        Command::Compare(compare) => compare::run(compare, &args),
        #[cfg(feature = "ledger")]
        Command::Ledger { command } => ledger::run(command, &args),
        Command::Extract(extract) => extract::run(extract, &args),
        Command::Text(text) => text::run(text, &args),
        Command::Trace(args) => trace::run(args),
        Command::Annotate(annotate) => annotate::run(annotate, &args),
        Command::Rules { lang: None } => catalogue::rules(),
        Command::Rules { lang: Some(lang) } => catalogue::phrases(*lang),
        Command::Explain { code } => catalogue::explain(code),
        Command::Forms { command } => forms::run(command.as_ref()),
        Command::Worker => worker::run(),
        Command::Snapshot { command } => snapshot::run(command, &args),
        Command::Completions(completions) => manual::completions(completions.shell),
        Command::Man(man) => manual::man(&man.command, man.out.as_deref()),
        Command::Schema(schema) => catalogue::schema(schema.what, schema.form.as_deref()),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => {
            failure.tell();
            Exit::from(&failure).into()
        }
    }
}

/// Says what is wrong with the arguments, and ends. For a command line without a command's name, it adds how to check what was named.
fn unparsed(error: &clap::Error) -> ! {
    if error.kind() == ErrorKind::InvalidSubcommand
        && let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand)
        && std::fs::symlink_metadata(name).is_ok()
    {
        terminal::error(&format!(
            "there is no command '{name}'; did you mean 'nomcheck check {name}'?"
        ));
        std::process::exit(Exit::Usage as i32);
    }
    error.exit()
}
