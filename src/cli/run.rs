//! What `check` and `extract` share: every file answered, in input order, faults of the tool reported as they come.

use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;

use anyhow::Context;
use nomcheck::batch::walk::Input;
use nomcheck::batch::{
    self, Answer, ArchiveLimits, Backstops, Cache, Job, Launcher, Listing, Processes, Readers, Task,
};
use nomcheck::ocr::Ocr;
use nomcheck::report::json::{Sandbox, SystemError};

use super::args::{OcrArgs, RunArgs, SandboxWhen};
use super::config::Config;
use super::exit::Failure;
use super::inputs::Inputs;
use super::progress::Progress;
use super::{interrupt, ocr, terminal, worker};

/// How the files of a run are answered.
pub struct Plan {
    workers: NonZeroUsize,
    backstops: Backstops,
    /// How worker processes are started, if they can be.
    launcher: io::Result<Launcher>,
    sandbox: SandboxWhen,
    /// Folder of the answers that are kept.
    cache: Option<PathBuf>,
    /// Who recognises text in pictures of pages.
    readers: Option<Readers>,
    progress: bool,
}

/// What is known when they are.
pub struct Done {
    /// In input order, those of folders first.
    pub system_errors: Vec<SystemError>,
    /// What protected this machine from the files.
    pub sandbox: Sandbox,
}

impl Plan {
    /// The command line wins over the configuration. `paths` are those that are checked.
    ///
    /// # Errors
    /// When answers would be kept where nominations are looked for.
    pub fn new(args: &RunArgs, config: &Config, paths: &[PathBuf]) -> Result<Plan, Failure> {
        let mut backstops = Backstops::default();
        if let Some(limit) = args.time_limit.or(config.time_limit) {
            backstops.time = limit.0;
        }
        if let Some(limit) = args.memory_limit.or(config.memory_limit) {
            backstops.memory = limit.0;
        }
        if let Some(files) = args.files_per_worker {
            backstops.files = files.get();
        }
        let sandboxed = args.sandbox != SandboxWhen::Off;
        let files = u32::try_from(backstops.files).unwrap_or(u32::MAX);
        let time = backstops.time.saturating_mul(files);
        let launcher = worker::command()
            .map(|command| Launcher::new(command, backstops.memory, time, sandboxed));
        let processors = || thread::available_parallelism().ok();
        if let Some(cache) = &args.cache
            && paths.iter().any(|path| is_found_in(cache, path))
        {
            return Err(Failure::usage(format!(
                "the cache {} must not be in a folder that is checked",
                cache.display()
            )));
        }
        Ok(Plan {
            workers: args.jobs.or_else(processors).unwrap_or(NonZeroUsize::MIN),
            backstops,
            launcher,
            sandbox: args.sandbox,
            cache: args.cache.clone(),
            readers: None,
            progress: false,
        })
    }

    /// How a process for one file is started; `None` where there can be none.
    pub fn launcher_of_one(&self) -> Option<Launcher> {
        let Backstops { time, memory, .. } = self.backstops;
        let command = worker::command().ok().filter(|_| self.launcher.is_ok())?;
        let sandboxed = self.sandbox != SandboxWhen::Off;
        Some(Launcher::new(command, memory, time, sandboxed))
    }

    /// Makes the lists of archives: in a worker process, or here where there can be none and that is enough.
    pub fn lister(&self) -> impl Fn(&Path, &ArchiveLimits) -> Result<Listing, String> {
        |path, limits| {
            let listed = match &self.launcher {
                Ok(launcher) => launcher.list(path, limits),
                Err(error) => Err(io::Error::other(error.to_string())),
            };
            match listed {
                Ok(listing) => listing,
                Err(error) if self.sandbox == SandboxWhen::Required => {
                    Err(format!("no worker process can be started: {error}"))
                }
                Err(_) => batch::list_here(path, limits),
            }
        }
    }

    /// The same with text recognised in pictures of pages, as `args` and `config` say and the machine can; `ocr` becomes
    /// what is done.
    ///
    /// # Errors
    /// When it must be and cannot.
    pub fn with_ocr(self, args: &OcrArgs, config: &Config, set: &mut Ocr) -> Result<Plan, Failure> {
        let (found, readers) = ocr::find(args, config, &self.backstops, self.workers.get())?;
        *set = found;
        Ok(Plan { readers, ..self })
    }

    /// The same with a bar on the terminal, if that is `wanted` and the run is long.
    pub fn with_progress(self, wanted: bool) -> Plan {
        Plan {
            progress: wanted,
            ..self
        }
    }
}

/// Whether a walk through `folder` comes to `inner`: hidden folders are not followed.
fn is_found_in(inner: &Path, folder: &Path) -> bool {
    let absolute = |path: &Path| fs::canonicalize(path).or_else(|_| path::absolute(path));
    let (Ok(inner), Ok(folder)) = (absolute(inner), absolute(folder)) else {
        return false;
    };
    let mut below = match inner.strip_prefix(&folder) {
        Ok(below) => below.components(),
        Err(_) => return false,
    };
    !below.any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}

/// Answers all files and hands the answers to `each`, which ends the run by a failure.
///
/// # Errors
/// The failure of `each`; when the folder of kept answers cannot be used.
pub fn all(
    inputs: &Inputs,
    task: &Task,
    plan: &Plan,
    mut each: impl FnMut(&Input, Answer) -> Result<(), Failure>,
) -> Result<Done, Failure> {
    let files = &inputs.found.files;
    let jobs: Vec<Job> = files.iter().map(|input| input.job.clone()).collect();
    let mut done = Done {
        system_errors: inputs.found.system_errors.clone(),
        sandbox: Sandbox::default(),
    };
    done.system_errors.iter().for_each(tell);
    let mut answered = 0;
    let mut failure = None;
    let mut progress = Progress::new(files.len(), plan.progress);
    let sink = |answer: Answer| {
        let Some(input) = files.get(answered) else {
            return false;
        };
        answered += 1;
        progress.step(|| {
            answer.system_errors.iter().for_each(tell);
            done.system_errors.extend_from_slice(&answer.system_errors);
            failure = each(input, answer).err();
        });
        failure.is_none()
    };
    let interrupted = interrupt::watch();
    let cache = match &plan.cache {
        Some(folder) => {
            let program = worker::program_hash()?;
            let cache = Cache::open(folder, task, &program)
                .with_context(|| format!("cannot use the cache {}", folder.display()))
                .map_err(Failure::Tool)?;
            Some(Arc::new(cache))
        }
        None => None,
    };
    let launcher = match &plan.launcher {
        Ok(launcher) => Ok(launcher.clone()),
        Err(error) => Err(io::Error::other(error.to_string())),
    };
    let processes = launcher.and_then(|launcher| {
        let started =
            Processes::start(launcher, task, plan.backstops, cache.clone(), &interrupted)?;
        Ok(started.with_readers(plan.readers.clone()))
    });
    if let Ok(processes) = &processes {
        done.sandbox = processes.sandbox();
    }
    insist(plan.sandbox, processes.as_ref().err(), &done.sandbox)?;
    let start = || -> Box<dyn FnMut(&Job) -> Answer + '_> {
        match &processes {
            Ok(processes) => Box::new(processes.worker()),
            Err(_) => Box::new(batch::here(task, cache.clone(), plan.readers.clone())),
        }
    };
    batch::run(&jobs, plan.workers, &interrupted, start, sink);
    drop(progress);
    if cache.as_ref().is_some_and(|cache| cache.failed()) {
        terminal::warning("not all answers could be kept in the cache");
    }
    if let Some(failure) = failure {
        return Err(failure);
    }
    if interrupted.load(Ordering::SeqCst) && answered < jobs.len() {
        let error = SystemError {
            source: None,
            stage: "run".to_owned(),
            message: format!(
                "the run was interrupted: {answered} of {} files were answered",
                jobs.len()
            ),
        };
        tell(&error);
        done.system_errors.push(error);
    }
    Ok(done)
}

/// Says what protects this machine from hostile files and what does not, and ends the run if that is not enough.
///
/// # Errors
/// When it is not enough.
pub fn insist(
    wanted: SandboxWhen,
    not_started: Option<&io::Error>,
    sandbox: &Sandbox,
) -> Result<(), Failure> {
    let missing = sandbox.missing().join(", ");
    if wanted == SandboxWhen::Required && !missing.is_empty() {
        let why = not_started.map_or(String::new(), |error| format!(" ({error})"));
        return Err(Failure::Tool(anyhow::anyhow!(
            "the sandbox is required, and this system lacks: {missing}{why}; nothing was read"
        )));
    }
    match not_started {
        Some(error) => terminal::warning(&format!(
            "no worker process can be started ({error}): a file that crashes or hangs will end the whole run, and nothing \
             keeps a hostile one from this machine"
        )),
        None if wanted == SandboxWhen::Auto && !missing.is_empty() => {
            terminal::warning(&format!(
                "files are read with a part of the sandbox only; this system lacks: {missing}"
            ));
        }
        None => {}
    }
    Ok(())
}

/// Reports a fault of the tool on standard error.
pub fn tell(error: &SystemError) {
    let source = error.source.as_deref().unwrap_or("nomcheck");
    let what = match error.stage.as_str() {
        "run" => return terminal::error(&error.message),
        "read" => "cannot be read",
        "crops" => "its pictures were given up",
        "ocr" => "a page of it was not recognised",
        "worker" => "was given up",
        "write" => "its record cannot be written",
        "record" => "its record is not as the schema wants it; please report this",
        _ => "could not be checked; please report this",
    };
    terminal::error(&format!("{source}: {what}: {}", error.message));
}
