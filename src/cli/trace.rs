//! `nomcheck trace`: why a field was or was not found.

use std::io::Write;

use nomcheck::batch::{NoStudy, Question, Studied, StudyTask};
use nomcheck::report::clean::clean;
use nomcheck::report::trace;

use super::args::{TraceArgs, TraceFormat};
use super::config::{self};
use super::exit::{Exit, Failure};
use super::suggestion::suggestion;
use super::{file, settings, study, terminal};

/// Prints what was compared with one field, and what became of it.
///
/// # Errors
/// When the file is not there or cannot be read, the form does not have the field, or the file not the nomination.
pub fn run(args: &TraceArgs) -> Result<Exit, Failure> {
    let path = &args.file;
    file::exists(path)?;
    let config = config::load(&args.config, std::slice::from_ref(path))?;
    let options = settings::options(&args.reading, None, &config)?;
    let task = StudyTask {
        options,
        source: path.display().to_string(),
        question: Question::Trace {
            field: args.field.clone(),
            nomination: args.nomination.clone(),
        },
    };
    let traced = match study::study(path, &task, None)? {
        Ok((Studied::Trace(traced), _)) => traced,
        Ok(_) => return Err(study::disorder(path)),
        Err(NoStudy::NoField { form, keys }) => return Err(no_field(&form, &keys, &args.field)),
        Err(NoStudy::NoNomination { names }) => {
            let name = args.nomination.as_deref().unwrap_or_default();
            let known = known(&names);
            return Err(Failure::usage(format!(
                "there is no nomination {name}{known}"
            )));
        }
        Err(why) => return Err(study::failed(path, why)),
    };
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

/// That the form has no field `name`.
fn no_field(form: &str, keys: &[String], name: &str) -> Failure {
    let last = name.rsplit('/').next().unwrap_or(name);
    let hint = match suggestion(last, keys.iter().map(String::as_str)) {
        hint if hint.is_empty() => format!("; there are {}", keys.join(", ")),
        hint => hint,
    };
    Failure::usage(clean(&format!(
        "the form {form} has no field '{name}'{hint}"
    )))
}

/// What the nominations can be called.
fn known(names: &[String]) -> String {
    match names.is_empty() {
        true => "; the file has none".to_owned(),
        false => clean(&format!("; there are {}", names.join(", "))),
    }
}
