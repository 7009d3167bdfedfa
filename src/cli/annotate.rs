//! `nomcheck annotate`: a copy of a submission with each finding at its place.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use nomcheck::batch::{NoStudy, Question, Studied, StudyTask};

use super::args::{AnnotateArgs, Args, Lang};
use super::exit::{Exit, Failure};
use super::sink::Target;
use super::{config, file, settings, study, terminal};

/// Writes the copy, and says what is in it.
///
/// # Errors
/// When the file is not there, cannot be opened as a PDF, or is the output itself; when the copy cannot be written.
pub fn run(annotate: &AnnotateArgs, args: &Args) -> Result<Exit, Failure> {
    let path = &annotate.file;
    file::exists(path)?;
    if is_same_file(path, &annotate.output) {
        return Err(Failure::usage(format!(
            "{} is the file itself; the copy needs another name",
            annotate.output.display()
        )));
    }
    let config = config::load(&annotate.config, std::slice::from_ref(path))?;
    let options = settings::options(&annotate.reading, Some(&annotate.rules), &config)?;
    let lang = annotate.rules.lang.or(config.lang).unwrap_or(Lang::En);
    let name = path.display().to_string();
    let task = StudyTask {
        options,
        source: name.clone(),
        question: Question::Annotate {
            lang: lang.code().to_owned(),
        },
    };
    let (rewritten, encrypted, findings, unplaced, copy) = match study::study(path, &task, None)? {
        Ok((
            Studied::Copy {
                rewritten,
                encrypted,
                findings,
                unplaced,
            },
            copy,
        )) => (rewritten, encrypted, findings, unplaced, copy),
        Ok(_) => return Err(study::disorder(path)),
        Err(NoStudy::Unread { why, encrypted }) => {
            let hint = study::hint(encrypted);
            return Err(Failure::Tool(anyhow::anyhow!("{name}: {why}{hint}")));
        }
        Err(why) => return Err(study::failed(path, why)),
    };
    let (target, mut file) = Target::create(&annotate.output)?;
    file.write_all(&copy)
        .with_context(|| format!("cannot write {}", annotate.output.display()))
        .map_err(Failure::Tool)?;
    target.finish()?;

    if rewritten {
        let encrypted = match encrypted {
            true => ", and without encryption",
            false => "",
        };
        terminal::warning(&format!(
            "{name} is damaged: the copy is written anew, as far as it could be read{encrypted}"
        ));
    }
    if !args.quiet {
        let unplaced = match unplaced {
            0 => String::new(),
            n => format!(", {n} without a place: in the note on page 1"),
        };
        let out = annotate.output.display();
        let findings = match findings {
            1 => "1 finding".to_owned(),
            n => format!("{n} findings"),
        };
        terminal::note(&format!("{out}: {findings}{unplaced}"));
    }
    Ok(Exit::Clean)
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
