//! Many PDFs, each read by a sandboxed worker process, as the command does it.

use std::ffi::CString;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use nomcheck::batch::walk::{self, Found, Taking};
use nomcheck::batch::{self, Answer, Job, Launcher, Processes, Task};
use nomcheck::report::message::Messages;
use nomcheck::rule::batch::{Signature, check, match_summaries};
use pyo3::exceptions::{PyFileNotFoundError, PyOSError, PyUserWarning};
use pyo3::prelude::{Py, PyAny, PyErr, PyResult, Python, pyfunction};

use super::options::{Options, Sandbox, wrong};

/// The answers for all PDFs below `paths` (files, folders, archives), as JSON, in the order of the command. `progress` is
/// called with how many are answered and how many there are; what it raises ends the run.
///
/// # Errors
/// When a path does not exist, the options are wrong, no worker can be started, or the run is interrupted.
#[pyfunction]
pub fn check_many(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    options: &str,
    progress: Option<Py<PyAny>>,
) -> PyResult<Vec<String>> {
    let (options, task) = Options::parse(options)?;
    if let Some(absent) = paths.iter().find(|path| !path.exists()) {
        return Err(PyFileNotFoundError::new_err(absent.display().to_string()));
    }
    let backstops = options.backstops()?;
    let files = u32::try_from(backstops.files).unwrap_or(u32::MAX);
    let program = options.program.clone();
    let command = move || {
        let mut command = Command::new(&program);
        command.arg("worker");
        command
    };
    let sandboxed = options.sandbox != Sandbox::Off;
    let time = backstops.time.saturating_mul(files);
    let launcher = Launcher::new(command, backstops.memory, time, sandboxed);
    let mut found = Found::default();
    py.detach(|| {
        for path in &paths {
            let taking = Taking {
                excluded: &|_| false,
                lister: &|path, limits| match launcher.list(path, limits) {
                    Ok(listing) => listing,
                    Err(error) => Err(error.to_string()),
                },
                follow_links: false,
                others: None,
            };
            walk::add(path, taking, &mut found);
        }
    });
    if paths.len() > 1 {
        found.once_each();
    }
    // What could not be looked into is no document; it must not go unseen.
    for error in &found.system_errors {
        let source = error.source.as_deref().unwrap_or_default();
        let said = format!("{source}: {}", error.message).replace('\0', " ");
        let message = CString::new(said)?;
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)?;
    }
    let jobs: Vec<Job> = found.files.into_iter().map(|input| input.job).collect();
    let stop = Arc::new(AtomicBool::new(false));
    let started = py.detach(|| Processes::start(launcher, &task, backstops, None, &stop));
    let processes = started.map_err(|error| {
        PyOSError::new_err(format!("no worker process can be started: {error}"))
    })?;
    let missing = processes.sandbox().missing().join(", ");
    if options.sandbox == Sandbox::Required && !missing.is_empty() {
        let message = format!("the sandbox is required, and this system lacks: {missing}");
        return Err(PyOSError::new_err(message));
    }
    let workers = (options.jobs).or_else(|| thread::available_parallelism().ok());
    let workers = workers.unwrap_or(std::num::NonZeroUsize::MIN);
    let mut answers: Vec<Answer> = Vec::with_capacity(jobs.len());
    let mut failure: Option<PyErr> = None;
    py.detach(|| {
        let sink = |answer| {
            answers.push(answer);
            let step = Python::attach(|py| {
                py.check_signals()?;
                match &progress {
                    Some(progress) => progress.call1(py, (answers.len(), jobs.len())).map(drop),
                    None => Ok(()),
                }
            });
            failure = step.err();
            if failure.is_some() {
                stop.store(true, Ordering::SeqCst);
            }
            failure.is_none()
        };
        batch::run(&jobs, workers, &stop, || processes.worker(), sink);
    });
    if let Some(failure) = failure {
        return Err(failure);
    }
    if options.between {
        py.detach(|| compare(&mut answers, &task));
    }
    let json = |answer| serde_json::to_string(answer).map_err(wrong);
    answers.iter().map(json).collect()
}

/// Adds what shows only when several documents are seen together.
fn compare(answers: &mut [Answer], task: &Task) {
    let (settings, messages) = (&task.options.rules, Messages::new(&task.lang));
    let known = |answer: &mut Answer| answer.signature.clone();
    let (places, signatures): (Vec<usize>, Vec<Signature>) = answers
        .iter_mut()
        .enumerate()
        .filter_map(|(place, answer)| Some((place, known(answer)?)))
        .unzip();
    let matches = match_summaries(&signatures, &settings.params);
    for found in check(&signatures, &matches, settings) {
        let signature = signatures.get(found.document);
        let place = places.get(found.document);
        let (Some(signature), Some(answer)) =
            (signature, place.and_then(|place| answers.get_mut(*place)))
        else {
            continue;
        };
        let title = |index: usize| signature.nominations.get(index)?.title.as_deref();
        let judged = settings.judge([found.finding], &signature.path, title);
        if let Some(document) = &mut answer.document {
            document.add(&judged, settings, &messages);
        }
    }
}
