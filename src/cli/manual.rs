//! `nomcheck completions` and `nomcheck man`: what shells and `man` want to know of the command line, made from the
//! arguments themselves, so that neither can fall behind.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use nomcheck::form::Form;
use nomcheck::rule::RULES;

use super::args::Args;
use super::exit::{Exit, Failure};
use super::suggestion::suggestion;
use super::terminal;

/// Prints the completions for `shell`.
///
/// # Errors
/// When standard output cannot be written.
pub fn completions(shell: Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    let mut known = with_known_values(Args::command());
    clap_complete::generate(shell, &mut known, "nomcheck", &mut script);
    let (mut out, _) = terminal::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// The same command, whose arguments know the codes of rules, the keys of fields and the names of built-in forms. For
/// completions only: what may be said is more, such as the path of a form.
fn with_known_values(command: Command) -> Command {
    let forms = Form::built_in();
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let names: BTreeSet<&str> = forms.iter().map(|form| form.file.name.as_str()).collect();
    let fields = forms.iter().flat_map(|form| &form.file.fields);
    let fields: BTreeSet<&str> = fields.map(|field| field.key.as_str()).collect();
    let values = |values: &mut dyn Iterator<Item = &str>| -> PossibleValuesParser {
        // The program ends when its completions are printed; until then the names live.
        let names = values.map(|name| PossibleValue::new(&*name.to_owned().leak()));
        names.collect::<Vec<_>>().into()
    };
    let known = [
        ("select", values(&mut rules.iter().copied())),
        ("ignore", values(&mut rules.iter().copied())),
        ("code", values(&mut rules.iter().copied())),
        ("field", values(&mut fields.iter().copied())),
        ("from", values(&mut names.iter().copied())),
    ];
    with_values(command, &known)
}

fn with_values(mut command: Command, known: &[(&str, PossibleValuesParser)]) -> Command {
    for (argument, values) in known {
        if command.get_arguments().any(|own| own.get_id() == *argument) {
            command = command.mut_arg(argument, |own| own.value_parser(values.clone()));
        }
    }
    command.mut_subcommands(|below| with_values(below, known))
}

/// Prints the manual page of the command at `path` (`["snapshot", "check"]`; empty for the whole tool), or writes the
/// pages of all commands into a folder, which is made when it is not there.
///
/// # Errors
/// When no command has this name, or a page cannot be written.
pub fn man(path: &[String], folder: Option<&Path>) -> Result<Exit, Failure> {
    let mut root = Args::command().disable_help_subcommand(true);
    root.build();
    if let Some(folder) = folder {
        fs::create_dir_all(folder)
            .and_then(|()| all_pages(&root, folder))
            .with_context(|| format!("cannot write manual pages to {}", folder.display()))
            .map_err(Failure::Tool)?;
        return Ok(Exit::Clean);
    }
    let mut command = &root;
    for name in path {
        command = command.find_subcommand(name).ok_or_else(|| {
            let shown = command.get_subcommands().filter(|c| !c.is_hide_set());
            let hint = suggestion(name, shown.map(Command::get_name));
            Failure::usage(format!("there is no command '{}'{hint}", path.join(" ")))
        })?;
    }
    let (mut out, _) = terminal::stdout();
    out.write_all(&page(command)?)?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// One page per command that is shown, named `nomcheck-snapshot-check.1`.
fn all_pages(command: &Command, folder: &Path) -> io::Result<()> {
    for below in command.get_subcommands().filter(|c| !c.is_hide_set()) {
        all_pages(below, folder)?;
    }
    let name = command
        .get_display_name()
        .unwrap_or_else(|| command.get_name());
    fs::write(folder.join(format!("{name}.1")), page(command)?)
}

/// The page of a command. What comes after its help becomes sections of their own whose lines are kept: as running
/// text the examples could not be copied.
fn page(command: &Command) -> io::Result<Vec<u8>> {
    let after = command.get_after_long_help().map(ToString::to_string);
    let command = command
        .clone()
        .after_help(None::<&str>)
        .after_long_help(None::<&str>)
        .long_version(None::<&str>);
    let mut page = Vec::new();
    Man::new(command)
        .source(concat!("nomcheck ", env!("CARGO_PKG_VERSION")))
        .manual("nomcheck manual")
        .render(&mut page)?;
    let mut roff = Roff::new();
    let mut open = false;
    for line in after.iter().flat_map(|text| text.lines()) {
        match line.strip_suffix(':').filter(|l| !l.starts_with(' ')) {
            Some(heading) => {
                if open {
                    roff.control("fi", []);
                }
                roff.control("SH", [heading.to_uppercase().as_str()]);
                roff.control("nf", []);
                open = true;
            }
            None => {
                roff.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
            }
        }
    }
    roff.to_writer(&mut page)?;
    Ok(page)
}
