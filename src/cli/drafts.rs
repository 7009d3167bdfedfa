//! `nomcheck forms new` and `forms draft`: a form's files to start from. Nothing that is there is written over.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use nomcheck::batch::{Backstops, Contents, DraftTask, Drafter, Launcher, NoDraft, draft_here};
use nomcheck::form::{self, Form, FormDraft, FormError};
use nomcheck::pdf::Limits;
use nomcheck::record::is_country;
use nomcheck::report::json::Sandbox;

use super::args::SandboxWhen;
use super::exit::{Exit, Failure};
use super::form_names::named;
use super::{file, run, terminal, worker};

/// Writes a copy of the form `from` into the folder `path`.
///
/// # Errors
/// When no form has this name, `path` cannot be a form's name, or something is there.
pub fn new(path: &Path, from: &str) -> Result<Exit, Failure> {
    let name = name_of(path)?;
    let files = match form::texts(from, &name) {
        Err(FormError::Unknown { .. }) => {
            named(from)?;
            return Err(Failure::usage(format!("there is no form {from}")));
        }
        Err(error) => return Err(Failure::usage(error.to_string())),
        Ok(files) => files,
    };
    write(path, &files)?;
    let (mut out, _) = terminal::stdout();
    let path = path.display();
    writeln!(
        out,
        "{path}: {} files, copied from {from}; edit them, then: nomcheck forms check {path}",
        files.len()
    )?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// Writes a definition made from the blank form that `files` is, or from several `filled` ones.
///
/// # Errors
/// When a file cannot be read, nothing is asked for, there are too many files or too few, or something is where the definition
/// should go.
pub fn draft(
    files: &[PathBuf],
    filled: bool,
    out: Option<&Path>,
    language: Option<&str>,
) -> Result<Exit, Failure> {
    let file = match (files, filled) {
        ([file], false) | ([file, _, ..], true) => file,
        ([_], true) => {
            let message = "--filled takes two files or more: what they print alike is the form";
            return Err(Failure::usage(message.to_owned()));
        }
        _ => {
            let message =
                "a form is drafted from one blank file; --filled takes several filled ones";
            return Err(Failure::usage(message.to_owned()));
        }
    };
    if language.is_some_and(|l| l.len() != 2 || !l.bytes().all(|b| b.is_ascii_lowercase())) {
        let message = "--language is a code of two letters (ISO 639-1), such as fr";
        return Err(Failure::usage(message.to_owned()));
    }
    for file in files {
        file::exists(file)?;
    }
    let stem = file.file_stem().and_then(|s| s.to_str()).unwrap_or("form");
    let folder = out.map_or_else(|| PathBuf::from(plain(stem)), Path::to_owned);
    let name = name_of(&folder)?;
    free(&folder)?;
    let shown = file.display();
    let task = DraftTask {
        files: files.len(),
        name,
        language: language.map(str::to_owned),
    };
    let draft = drafted(files, &task)?;
    if draft.fields == 0 {
        return Err(Failure::Tool(anyhow::anyhow!(
            "{shown} has no label, question or box that can be read; nothing was written"
        )));
    }
    let files = [
        ("form.toml".to_owned(), draft.form),
        (format!("{}.toml", draft.language), draft.words),
    ];
    write(&folder, &files)?;
    let (mut out, _) = terminal::stdout();
    let path = folder.display();
    let looks = files[0].1.matches("# look: ").count();
    writeln!(
        out,
        "{path}: {} fields in {}; {looks} places to look at, marked `look`; then: nomcheck forms check {path}",
        draft.fields, draft.language
    )?;
    let faults = form::faults(&folder, is_country).map_err(|e| Failure::usage(e.to_string()))?;
    for fault in faults {
        writeln!(out, "{fault}")?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// What a worker process makes of `files`, or this process where none can be started, with a warning.
fn drafted(files: &[PathBuf], task: &DraftTask) -> Result<FormDraft, Failure> {
    let Backstops { time, memory, .. } = Backstops::default();
    let time = time.saturating_mul(u32::try_from(task.files).unwrap_or(u32::MAX));
    let drafter = worker::command()
        .map(|command| Launcher::new(command, memory, time, true))
        .and_then(|launcher| Drafter::start(&launcher, task));
    let read = |file: &PathBuf| file::read(file, &Limits::default());
    let drafted = match drafter {
        Ok(mut drafter) => {
            run::insist(SandboxWhen::Auto, None, drafter.sandbox())?;
            for file in files {
                if !drafter.take(&read(file)?) {
                    break;
                }
            }
            drafter.finish()
        }
        Err(error) => {
            run::insist(SandboxWhen::Auto, Some(&error), &Sandbox::default())?;
            let bytes = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            let mut bytes = bytes.into_iter().map(Contents::Whole);
            draft_here(task, || bytes.next().ok_or(ErrorKind::UnexpectedEof.into()))
        }
    };
    drafted.map_err(|why| {
        let file = match &why {
            NoDraft::Unread { file, .. } => files.get(*file),
            NoDraft::Failed(_) => files.first(),
        };
        let shown = file.map_or_else(String::new, |file| file.display().to_string());
        Failure::Tool(anyhow::Error::new(why).context(format!("cannot read {shown}")))
    })
}

/// The name of the form in the folder `path`.
fn name_of(path: &Path) -> Result<String, Failure> {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(letters) {
        return Err(Failure::usage(format!(
            "`{name}` cannot be a form's name: use small letters, digits, `-` and `_`, as in garden-award"
        )));
    }
    if Form::built_in().iter().any(|form| form.file.name == name) {
        return Err(Failure::usage(format!(
            "{name} is a built-in form; give yours another name"
        )));
    }
    Ok(name.to_owned())
}

/// A file's name as one for a form.
fn plain(stem: &str) -> String {
    let mut out = String::new();
    for c in stem.chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "form".to_owned()
    } else {
        out.to_owned()
    }
}

/// Whether nothing is at `folder`.
fn free(folder: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        _ => Err(Failure::usage(format!(
            "{} exists already and is not overwritten; give another name",
            folder.display()
        ))),
    }
}

/// Makes `folder` and writes `files` into it.
fn write(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    free(folder)?;
    let failed = |path: &Path| format!("cannot write {}", path.display());
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)
            .with_context(|| failed(parent))
            .map_err(Failure::Tool)?;
    }
    fs::create_dir(folder)
        .with_context(|| failed(folder))
        .map_err(Failure::Tool)?;
    for (name, text) in files {
        let path = folder.join(name);
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .with_context(|| failed(&path))
            .map_err(Failure::Tool)?;
    }
    Ok(())
}
