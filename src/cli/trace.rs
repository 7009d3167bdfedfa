//! `nomcheck trace`: why a field was or was not found.

use std::io::Write;

use nomcheck::form::{Answers, Field};
use nomcheck::pipeline;
use nomcheck::report::trace;

use super::args::{TraceArgs, TraceFormat};
use super::config::{self};
use super::exit::{Exit, Failure};
use super::suggestion::suggestion;
use super::{settings, terminal, text};

/// Prints what was compared with one field, and what became of it.
///
/// # Errors
/// When the file is not there or cannot be read, or the form has no such field, or the file no such nomination.
pub fn run(args: &TraceArgs) -> Result<Exit, Failure> {
    let path = &args.file;
    text::exists(path)?;
    let config = config::load(&args.config, std::slice::from_ref(path))?;
    let options = settings::options(&args.reading, None, &config)?;
    let bytes = text::read(path, &options.limits)?;
    let answers = pipeline::answers(&bytes, &options).map_err(|problem| {
        Failure::Tool(anyhow::anyhow!(
            "{} was not processed: {problem}; `nomcheck explain {problem}` says what to do",
            path.display()
        ))
    })?;
    let field = field(&answers, &args.field)?;
    let nomination = args.nomination.as_deref();
    let traced = trace::trace(&answers, &path.display().to_string(), field, nomination);
    if let Some(name) = nomination.filter(|_| traced.is_empty()) {
        return Err(Failure::usage(format!(
            "there is no nomination {name}{}",
            known(&answers)
        )));
    }
    let (mut out, palette) = terminal::stdout();
    match args.format {
        TraceFormat::Text => out.write_all(trace::text(&traced, &palette).as_bytes())?,
        TraceFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &traced).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// The index of the field that `name` means: by its key, or by a pointer to it or to one of its values.
fn field(answers: &Answers, name: &str) -> Result<usize, Failure> {
    let form = &answers.form.file;
    let means = |f: &Field| {
        let pointer = f.pointer();
        let below = name
            .strip_prefix(&pointer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        f.key == name || below
    };
    form.fields.iter().position(means).ok_or_else(|| {
        let keys: Vec<&str> = form.fields.iter().map(|f| f.key.as_str()).collect();
        let last = name.rsplit('/').next().unwrap_or(name);
        let hint = match suggestion(last, keys.iter().copied()) {
            hint if hint.is_empty() => format!("; there are {}", keys.join(", ")),
            hint => hint,
        };
        Failure::usage(format!(
            "the form {} has no field '{name}'{hint}",
            form.name
        ))
    })
}

/// What the nominations can be called.
fn known(answers: &Answers) -> String {
    let names: Vec<String> = answers
        .nominations
        .iter()
        .enumerate()
        .map(|(i, n)| n.label.clone().unwrap_or_else(|| (i + 1).to_string()))
        .collect();
    match names.is_empty() {
        true => "; the file has none".to_owned(),
        false => format!("; there are {}", names.join(", ")),
    }
}
