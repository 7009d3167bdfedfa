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
use nomcheck::rule::Settings;
use nomcheck::rule::batch::{BatchFinding, Compared, Said, Signature, check, match_summaries};
use pyo3::exceptions::{PyFileNotFoundError, PyOSError, PyUserWarning, PyValueError};
use pyo3::prelude::{Py, PyAny, PyErr, PyResult, Python, pyfunction};

use super::options::{Options, Sandbox, wrong};

/// The answers for all PDFs below `paths` (files, folders, archives), as JSON, in the order of the command. With `names` the
/// paths are files, and reports call them so. `progress` is called with how many are answered and how many there are; what it
/// raises ends the run.
///
/// # Errors
/// When a path does not exist, the options are wrong, no worker can be started, or the run is interrupted.
#[pyfunction]
pub fn check_many(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    names: Option<Vec<String>>,
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
    let walked = match names {
        Some(_) => &[][..],
        None => &paths,
    };
    py.detach(|| {
        for path in walked {
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
    if walked.len() > 1 {
        found.once_each();
    }
    // What could not be looked into is not a document; it must not go unseen.
    for error in &found.system_errors {
        let source = error.source.as_deref().unwrap_or_default();
        let said = format!("{source}: {}", error.message).replace('\0', " ");
        let message = CString::new(said)?;
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)?;
    }
    let mut jobs: Vec<Job> = found.files.into_iter().map(|input| input.job).collect();
    let named = names.into_iter().flatten().zip(&paths);
    jobs.extend(named.map(|(source, file)| Job {
        source,
        file: file.clone(),
        entry: None,
        named: false,
    }));
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
        if let (Some(signature), Some(answer)) =
            (signature, place.and_then(|place| answers.get_mut(*place)))
        {
            add(answer, signature, found, settings, &messages);
        }
    }
}

/// Adds a finding to the answer for the document of `signature`.
fn add(
    answer: &mut Answer,
    signature: &Signature,
    found: BatchFinding,
    settings: &Settings,
    messages: &Messages,
) {
    let title = |index: usize| signature.nominations.get(index)?.title.as_deref();
    let judged = settings.judge([found.finding], &signature.path, title);
    if let Some(document) = &mut answer.document {
        document.add(&judged, settings, messages);
    }
}

/// The answer with what was found about it elsewhere, where signatures were compared. `said` is JSON; its documents are
/// indexes of `signatures`, of which the first is the answer's own.
///
/// # Errors
/// When it is about something that the signatures do not have.
#[pyfunction]
pub fn between(
    answer: &str,
    said: &str,
    signatures: Vec<String>,
    options: &str,
) -> PyResult<String> {
    let (_, task) = Options::parse(options)?;
    let mut answer: Answer = serde_json::from_str(answer).map_err(wrong)?;
    let said: Vec<Said> = serde_json::from_str(said).map_err(wrong)?;
    let parse = |json: &String| serde_json::from_str(json).map_err(wrong);
    let signatures: Vec<Signature> = signatures.iter().map(parse).collect::<PyResult<_>>()?;
    let (settings, messages) = (&task.options.rules, Messages::new(&task.lang));
    let own = signatures
        .first()
        .filter(|own| answer.signature.as_ref() == Some(*own));
    let compared = Compared::of(said, &signatures, settings);
    let (Some(own), Some(compared)) = (own, compared) else {
        let message =
            "this was not found about these signatures, of which the first is the report's";
        return Err(PyValueError::new_err(message));
    };
    for found in compared.findings(&signatures, settings) {
        if found.document != 0 {
            return Err(PyValueError::new_err("this is about another document"));
        }
        add(&mut answer, own, found, settings, &messages);
    }
    serde_json::to_string(&answer).map_err(wrong)
}
