//! `nomcheck annotate`: a copy of a submission with each finding at its place.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use nomcheck::pdf::{self, AnnotateError, Copied, OpenOptions};
use nomcheck::pipeline;
use nomcheck::report::json::Document;
use nomcheck::report::message::Messages;
use nomcheck::report::remarks::remarks;

use super::args::{AnnotateArgs, Args, Lang};
use super::exit::{Exit, Failure};
use super::sink::Target;
use super::{config, settings, terminal, text};

/// Writes the copy, and says what is in it.
///
/// # Errors
/// When the file is not there, cannot be opened as a PDF, or is the output itself; when the copy cannot be written.
pub fn run(annotate: &AnnotateArgs, args: &Args) -> Result<Exit, Failure> {
    let path = &annotate.file;
    text::exists(path)?;
    if is_same_file(path, &annotate.output) {
        return Err(Failure::usage(format!(
            "{} is the file itself; the copy needs another name",
            annotate.output.display()
        )));
    }
    let config = config::load(&annotate.config, std::slice::from_ref(path))?;
    let options = settings::options(&annotate.reading, Some(&annotate.rules), &config)?;
    let lang = annotate.rules.lang.or(config.lang).unwrap_or(Lang::En);
    let bytes = text::read(path, &options.limits)?;
    let name = path.display().to_string();

    let outcome = pipeline::check_bytes(&bytes, &name, &options);
    let nominations = &outcome.facts.record.nominations;
    let title = |index: usize| {
        let title = nominations.get(index)?.title.as_ref()?;
        Some(title.text.as_str())
    };
    let judged = options.rules.judge(outcome.findings, &name, title);
    let messages = Messages::new(lang.code());
    let document = Document::new(&outcome.facts, &judged, &options.rules, &messages);
    let remarks = remarks(&document, &messages);

    let open = OpenOptions {
        passwords: options.passwords,
        limits: options.limits,
    };
    let (copy, how) = pdf::annotate(&bytes, &open, &remarks).map_err(|error| told(&name, error))?;
    let (target, mut file) = Target::create(&annotate.output)?;
    file.write_all(&copy)
        .with_context(|| format!("cannot write {}", annotate.output.display()))
        .map_err(Failure::Tool)?;
    target.finish()?;

    if how == Copied::Rewritten {
        let encrypted = if outcome.facts.record.source.encrypted {
            ", and without encryption"
        } else {
            ""
        };
        terminal::warning(&format!(
            "{name} is damaged: the copy is written anew, as far as it could be read{encrypted}"
        ));
    }
    if !args.quiet {
        let pages = outcome.facts.pages.len();
        let unplaced = remarks
            .iter()
            .filter(|remark| !remark.at.iter().any(|place| place.page.index() < pages));
        let unplaced = match unplaced.count() {
            0 => String::new(),
            n => format!(", {n} without a place: in the note on page 1"),
        };
        let out = annotate.output.display();
        let findings = match remarks.len() {
            1 => "1 finding".to_owned(),
            n => format!("{n} findings"),
        };
        terminal::note(&format!("{out}: {findings}{unplaced}"));
    }
    Ok(Exit::Clean)
}

fn told(name: &str, error: AnnotateError) -> Failure {
    let hint = match &error {
        AnnotateError::Open(pdf::OpenError::Encrypted) => "; give the password by --password-file",
        _ => "",
    };
    Failure::Tool(anyhow::anyhow!("{name}: {error}{hint}"))
}

/// Whether both lead to one file, by another path, a link or a second name.
fn is_same_file(file: &Path, output: &Path) -> bool {
    if file == Path::new("-") {
        return false;
    }
    let paths = (std::fs::canonicalize(file), std::fs::canonicalize(output));
    matches!(&paths, (Ok(a), Ok(b)) if a == b) || is_one_inode(file, output)
}

#[cfg(unix)]
fn is_one_inode(file: &Path, output: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (std::fs::metadata(file), std::fs::metadata(output)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_one_inode(_: &Path, _: &Path) -> bool {
    false
}
