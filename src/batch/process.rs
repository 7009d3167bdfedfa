//! Worker processes as seen from the process that starts them: one file at a time each, over pipes, with a limit on its
//! time, its memory and its answer. One that dies or goes beyond is replaced; the file it had is answered by a system
//! error, and the others do not notice.

use std::io::{self, Read};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::report::json::Sandbox;

use super::answer::{Answer, Job, Task};
use super::serve::{Begin, Ready, Request};
use super::wire::{self, ReceiveError};

/// What a file may cost at most. Work budgets ([`crate::pdf::Limits`]) are hit long before; these are for what nobody
/// has thought of. They depend on the machine, so that they make system errors and never findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backstops {
    /// Time by the clock on the wall.
    pub time: Duration,
    /// Memory of the worker process, in bytes.
    pub memory: u64,
}

impl Default for Backstops {
    fn default() -> Backstops {
        Backstops {
            time: Duration::from_secs(60),
            memory: 2 << 30,
        }
    }
}

/// Longest answer, in bytes: so much may have to be held for each worker. The record of 2,000 printed pages has 12 MB.
const ANSWER_BYTES: u32 = 64 << 20;

/// How many files a process answers before a fresh one takes its place: what it holds on to stays small, and its
/// start-up (some 40 ms) is nothing beside them.
const FILES: usize = 500;

/// How long a process may take to start.
const START: Duration = Duration::from_secs(30);

/// How worker processes are started, and what they are told first.
pub struct Processes<'a, C> {
    command: C,
    task: &'a Task,
    backstops: Backstops,
    /// Started to see whether it works; whoever needs a process first takes it.
    first: Mutex<Option<Process>>,
    sandbox: Sandbox,
}

impl<'a, C: Fn() -> Command + Sync> Processes<'a, C> {
    /// Starts the first process. `command` makes one that runs [`super::serve`] on its standard input and output.
    ///
    /// # Errors
    /// When it cannot be started, or does something else.
    pub fn start(command: C, task: &'a Task, backstops: Backstops) -> io::Result<Self> {
        let (first, sandbox) = Process::start(&command, task, &backstops)?;
        Ok(Processes {
            command,
            task,
            backstops,
            first: Mutex::new(Some(first)),
            sandbox,
        })
    }

    /// What the processes have given up.
    pub fn sandbox(&self) -> Sandbox {
        self.sandbox
    }

    /// What a thread of [`super::run`] answers with: has each job answered by a process of its own.
    pub fn worker(&self) -> impl FnMut(&Job) -> Answer {
        let mut process: Option<Process> = None;
        move |job| {
            let trouble = match self.answer(job, false, &mut process) {
                Ok(answer) => return answer,
                Err(trouble) => trouble,
            };
            process = None;
            let failed = |stage| Answer::failed(job, stage, trouble.to_string());
            if self.task.crops.is_none() {
                return failed("worker");
            }
            // Drawing pages is the larger risk, and pictures are the smaller loss.
            match self.answer(job, true, &mut process) {
                Ok(mut answer) => {
                    answer.system_errors.extend(failed("crops").system_errors);
                    answer
                }
                Err(_) => {
                    process = None;
                    failed("worker")
                }
            }
        }
    }

    fn answer(
        &self,
        job: &Job,
        plain: bool,
        process: &mut Option<Process>,
    ) -> Result<Answer, Trouble> {
        if process.as_ref().is_some_and(|p| p.files >= FILES) {
            *process = None;
        }
        let current = match process {
            Some(current) => current,
            None => process.insert(self.process().map_err(Trouble::NotStarted)?),
        };
        current.answer(&Request { job, plain }, &self.backstops)
    }

    fn process(&self) -> io::Result<Process> {
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = first.take() {
            return Ok(first);
        }
        drop(first);
        Process::start(&self.command, self.task, &self.backstops).map(|(process, _)| process)
    }
}

/// Why a worker gave no answer. Its words are the system error's message.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("no worker process could be started: {0}")]
    NotStarted(io::Error),
    #[error("it took more than {} s; --time-limit sets how long a file may take", .0.as_secs_f64())]
    Time(Duration),
    #[error("it took more than {} MB of memory; --memory-limit sets how much a file may take", .0 / 1_000_000)]
    Memory(u64),
    #[error("its answer is longer than {} MiB", ANSWER_BYTES >> 20)]
    Answer,
    #[error("the worker ran out of stack")]
    Stack,
    #[error("the worker died ({0})")]
    Died(ExitStatus),
    #[error("the worker is in disorder: {0}")]
    Garbled(String),
}

/// A worker process. Dropped, it is ended and waited for.
struct Process {
    child: Child,
    jobs: Option<ChildStdin>,
    answers: Receiver<Result<Answer, ReceiveError>>,
    /// How many files it was given.
    files: usize,
}

impl Process {
    fn start(
        command: &impl Fn() -> Command,
        task: &Task,
        backstops: &Backstops,
    ) -> io::Result<(Process, Sandbox)> {
        let mut command = command();
        // Ctrl-C at the terminal is for us to deal with.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (ready_sender, ready) = mpsc::sync_channel(1);
        let (sender, answers) = mpsc::sync_channel(1);
        let (jobs, from) = (child.stdin.take(), child.stdout.take());
        let mut process = Process {
            child,
            jobs,
            answers,
            files: 0,
        };
        let mut from = from.ok_or(io::ErrorKind::BrokenPipe)?;
        // Ends when the process closes its output, at the latest when it is ended, or when nobody listens any more.
        std::thread::Builder::new().spawn(move || {
            if ready_sender
                .send(wire::receive::<Ready>(&mut from, ANSWER_BYTES))
                .is_err()
            {
                return;
            }
            loop {
                let answer = wire::receive::<Answer>(&mut from, ANSWER_BYTES);
                let last = answer.is_err();
                if sender.send(answer).is_err() || last {
                    return;
                }
            }
        })?;
        let begin = Begin {
            task,
            memory: backstops.memory,
        };
        wire::send(
            process.jobs.as_mut().ok_or(io::ErrorKind::BrokenPipe)?,
            &begin,
        )?;
        match ready.recv_timeout(START) {
            Ok(Ok(ready)) => Ok((process, ready.sandbox)),
            Ok(Err(error)) => Err(io::Error::other(error)),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    fn answer(
        &mut self,
        request: &Request<&Job>,
        backstops: &Backstops,
    ) -> Result<Answer, Trouble> {
        self.files += 1;
        let sent = self.jobs.as_mut().map(|jobs| wire::send(jobs, request));
        if !matches!(sent, Some(Ok(()))) {
            return Err(self.autopsy(backstops));
        }
        match self.answers.recv_timeout(backstops.time) {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(ReceiveError::TooLong(_))) => Err(Trouble::Answer),
            Ok(Err(ReceiveError::Garbled(error))) => Err(Trouble::Garbled(error.to_string())),
            Err(RecvTimeoutError::Timeout) => Err(Trouble::Time(backstops.time)),
            Ok(Err(ReceiveError::Ended)) | Err(RecvTimeoutError::Disconnected) => {
                Err(self.autopsy(backstops))
            }
        }
    }

    /// What it died of: the Rust runtime's last words tell more than the signal, which is the same for all.
    fn autopsy(&mut self, backstops: &Backstops) -> Trouble {
        // It has closed its output, so that it is dying, or is of no use.
        let mut words = Vec::new();
        if let Some(stderr) = self.child.stderr.take() {
            // Its status is settled when its output closes; this is for one that closed it and lives.
            let _ = self.child.kill();
            let _ = stderr.take(1 << 12).read_to_end(&mut words);
        }
        let status = self.child.wait();
        let words = String::from_utf8_lossy(&words);
        match status {
            _ if words.contains("memory allocation of") => Trouble::Memory(backstops.memory),
            _ if words.contains("overflowed its stack") => Trouble::Stack,
            Ok(status) => Trouble::Died(status),
            Err(error) => Trouble::Garbled(error.to_string()),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It holds nothing that anybody wants. Waiting leaves no zombie.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
