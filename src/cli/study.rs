//! One question about one file, answered by a worker process in the sandbox: for `text`, `trace` and `annotate`.

use std::path::Path;

use nomcheck::batch::{
    Backstops, HereReaders, Launcher, NoStudy, Readers, Student, Studied, StudyTask, study_here,
};
use nomcheck::ocr::{Blind, PAGES, Recogniser};
use nomcheck::report::json::Sandbox;

use super::args::SandboxWhen;
use super::exit::Failure;
use super::{file, run, terminal, worker};

/// How much more of the processor a file may take for each page that is drawn to be recognised, in seconds.
const DRAWING: u64 = 2;

/// The answer about the file at `path`, with the bytes that belong to it. This process answers where no other can be
/// started, with a warning. `readers` recognise text in pictures of pages.
///
/// # Errors
/// When the file cannot be read. Inside: why there is no answer.
pub fn study(
    path: &Path,
    task: &StudyTask,
    readers: Option<Readers>,
) -> Result<Result<(Studied, Vec<u8>), NoStudy>, Failure> {
    let read = || file::read(path, &task.options.limits);
    let Backstops {
        mut time, memory, ..
    } = Backstops::default();
    if readers.is_some() {
        time += std::time::Duration::from_secs(DRAWING * PAGES as u64);
    }
    let student = worker::command()
        .map(|command| Launcher::new(command, memory, time, true))
        .and_then(|launcher| Student::start(&launcher, task));
    let (studied, errors) = match student {
        Ok(student) => {
            run::insist(SandboxWhen::Auto, None, student.sandbox())?;
            match student.study(&read()?, readers.as_ref()) {
                Ok((studied, bytes, errors)) => (Ok((studied, bytes)), errors),
                Err(why) => (Err(why), Vec::new()),
            }
        }
        Err(error) => {
            run::insist(SandboxWhen::Auto, Some(&error), &Sandbox::default())?;
            let mut readers = readers.map(HereReaders::new);
            let recogniser: &mut dyn Recogniser = match &mut readers {
                Some(readers) => readers,
                None => &mut Blind,
            };
            let studied = study_here(task, &read()?, recogniser);
            (studied, readers.map_or_else(Vec::new, |r| r.errors))
        }
    };
    for error in errors {
        let name = path.display();
        terminal::warning(&format!("{name}: a page was not recognised: {error}"));
    }
    Ok(studied)
}

/// That there is no answer about the file at `path`, in words.
pub fn failed(path: &Path, why: NoStudy) -> Failure {
    let name = path.display();
    match why {
        NoStudy::Problem(problem) => Failure::Tool(anyhow::anyhow!(
            "{name} was not processed: {problem}; `nomcheck explain {problem}` says what to do"
        )),
        NoStudy::Unread { why, encrypted } => {
            let hint = hint(encrypted);
            Failure::Tool(anyhow::anyhow!("cannot read {name}: {why}{hint}"))
        }
        NoStudy::NoField { .. } | NoStudy::NoNomination { .. } => Failure::usage(why.to_string()),
        NoStudy::Failed(why) => Failure::Tool(anyhow::anyhow!("cannot read {name}: {why}")),
    }
}

/// What to do about a file that cannot be opened.
pub fn hint(encrypted: bool) -> &'static str {
    match encrypted {
        true => "; give the password by --password-file",
        false => "",
    }
}

/// That a worker answered another question than the one that was asked.
pub fn disorder(path: &Path) -> Failure {
    failed(
        path,
        NoStudy::Failed("the worker broke the protocol".to_owned()),
    )
}
