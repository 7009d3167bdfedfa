//! Worker processes as seen from the process that starts them: one file at a time each, over pipes, with a limit on its
//! time, its memory and its answer. One that dies or goes beyond is replaced; the file it had is answered by a system
//! error, and the others do not notice.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::ocr::Picture;
use crate::report::json::Sandbox;

use super::answer::{Answer, Job, Task};
use super::cache::Cache;
use super::feed::{Fed, Feed, Feeder, Jobs};
use super::launch::{Launched, Launcher};
use super::open::Opener;
use super::recognition::{Desk, Readers};
use super::serve::{MOST_PICTURES, ROUNDS, Reply, Role, receive_reply};
use super::unpack::{self, Ending};
use super::usage::processor_time;
use super::wire::ReceiveError;

/// What a file may cost at most. Work budgets ([`crate::pdf::Limits`]) are hit long before; these are for what nobody
/// has thought of. They depend on the machine, so that they make system errors and never findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backstops {
    /// Time of the processor; by the clock on the wall for a worker that waits.
    pub time: Duration,
    /// Memory of the worker process, in bytes.
    pub memory: u64,
    /// How many files a process answers before a fresh one takes its place: what one of them did to it reaches no more
    /// than these, and what it holds on to stays small.
    pub files: usize,
}

impl Default for Backstops {
    fn default() -> Backstops {
        Backstops {
            time: Duration::from_secs(60),
            memory: 2 << 30,
            files: 250,
        }
    }
}

/// Longest answer, in bytes: so much may have to be held for each worker. The record of 2,000 printed pages has 12 MB.
const ANSWER_BYTES: u32 = 64 << 20;

/// How often one who waits looks around.
const LOOK: Duration = Duration::from_millis(200);

/// On a machine that is busy with other things a worker may take so many times its time by the clock on the wall.
const BUSY: u32 = 10;

/// A worker that has used no processor time for so long does nothing, even on a busy machine.
const IDLE: Duration = Duration::from_secs(2);

/// How much more time a file has for each page that is drawn whole.
const DRAWING: Duration = Duration::from_secs(2);

/// How long files that are being read may take when the run is interrupted.
const GRACE: Duration = Duration::from_millis(1_200);

/// How worker processes are started, and what they are sent first.
pub struct Processes<'a> {
    launcher: Launcher,
    task: &'a Task,
    backstops: Backstops,
    cache: Option<Arc<Cache>>,
    /// Who recognises text in pictures of pages, if the task wants that.
    readers: Option<Readers>,
    /// When true, no more time is given.
    stop: &'a AtomicBool,
    /// Started to see whether it works; whoever needs a process first takes it.
    first: Mutex<Option<Process>>,
    sandbox: Sandbox,
}

impl<'a> Processes<'a> {
    /// Starts the first process. Once `stop` is true, files that are being read are soon given up.
    ///
    /// # Errors
    /// When it cannot be started, or does something else.
    pub fn start(
        launcher: Launcher,
        task: &'a Task,
        backstops: Backstops,
        cache: Option<Arc<Cache>>,
        stop: &'a AtomicBool,
    ) -> io::Result<Self> {
        let mut processes = Processes {
            launcher,
            task,
            backstops,
            cache,
            readers: None,
            stop,
            first: Mutex::new(None),
            sandbox: Sandbox::default(),
        };
        let launched = processes.launcher.launch(Role::Read(task))?;
        processes.sandbox = launched.sandbox;
        let first = Process::new(launched, &processes)?;
        processes.first = Mutex::new(Some(first));
        Ok(processes)
    }

    /// The same with `readers`, who recognise text in pictures of pages.
    #[must_use]
    pub fn with_readers(self, readers: Option<Readers>) -> Self {
        Processes { readers, ..self }
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
            let failed = |stage| Answer::failed(&job.source, stage, trouble.to_string());
            if self.task.crops.is_none() || self.stop.load(Ordering::SeqCst) {
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
        // What came from elsewhere may come from somebody else.
        let from = origin(job);
        if process
            .as_ref()
            .is_some_and(|p| p.files >= self.backstops.files || p.from != from)
        {
            *process = None;
        }
        let current = match process {
            Some(current) => current,
            None => process.insert(self.process().map_err(Trouble::NotStarted)?),
        };
        if current.files == 0 {
            current.from = from.to_path_buf();
        }
        let answer = current.answer(job, plain, self)?;
        if let Some(cache) = &self.cache {
            cache.keep(job, &answer);
        }
        Ok(answer)
    }

    fn process(&self) -> io::Result<Process> {
        let mut first = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = first.take() {
            return Ok(first);
        }
        drop(first);
        Process::new(self.launcher.launch(Role::Read(self.task))?, self)
    }
}

/// The folder or archive that a file is in.
fn origin(job: &Job) -> &Path {
    match job.entry {
        Some(_) => &job.file,
        None => job.file.parent().unwrap_or(Path::new("")),
    }
}

/// Why a worker gave no answer. Its words are the system error's message.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("no worker process could be started: {0}")]
    NotStarted(io::Error),
    #[error("it took more than {} s; --time-limit sets how long a file may take", .0.as_secs_f64())]
    Time(Duration),
    #[error("the run was interrupted while it was read")]
    Interrupted,
    #[error("it took more than {} MB of memory; --memory-limit sets how much a file may take", .0 / 1_000_000)]
    Memory(u64),
    #[error("there was no memory left for it on this machine")]
    NoMemory,
    #[error("its answer is longer than {} MiB", ANSWER_BYTES >> 20)]
    Answer,
    #[error("the worker ran out of stack")]
    Stack,
    #[error(
        "the worker did what reading a PDF never needs, and was ended by the sandbox; please report this"
    )]
    Forbidden,
    #[error("the worker died ({0})")]
    Died(ExitStatus),
    #[error("the worker broke the protocol: {0}")]
    Garbled(String),
}

/// What those who send and receive for a process have to say.
pub enum Event {
    /// What became of the file that was to be sent.
    Fed(Fed),
    /// What the process said.
    Reply(Box<Result<Reply, ReceiveError>>),
}

/// A worker process. Dropped, it is ended and waited for.
struct Process {
    child: Child,
    last_words: Option<ChildStderr>,
    jobs: Jobs,
    events: Receiver<Event>,
    /// The process that unpacks for it, if there is one.
    unpacker: Ending,
    /// Ends the waiting for a file that nobody wants any more.
    given_up: Arc<AtomicBool>,
    /// How many files it was given.
    files: usize,
    /// Where they came from.
    from: PathBuf,
}

impl Process {
    fn new(launched: Launched, of: &Processes<'_>) -> io::Result<Process> {
        let (jobs, queue) = mpsc::sync_channel(1);
        let (sender, events) = mpsc::sync_channel(1);
        let unpacker = Ending::default();
        let given_up = Arc::new(AtomicBool::new(false));
        let options = &of.task.options;
        let launcher = Some(of.launcher.clone());
        let feeder = Feeder {
            opener: Opener::new(launcher, &options.passwords, Ending::clone(&unpacker)),
            to: launched.to,
            max: options.limits.bytes,
            cache: of.cache.clone(),
            given_up: Arc::clone(&given_up),
        };
        let mut from = launched.from;
        let process = Process {
            child: launched.child,
            last_words: launched.last_words,
            jobs,
            events,
            unpacker,
            given_up,
            files: 0,
            from: PathBuf::new(),
        };
        let fed = sender.clone();
        // Both end when nobody listens any more, or the process and the one that unpacks for it are ended.
        std::thread::Builder::new().spawn(move || feeder.run(&queue, &fed))?;
        std::thread::Builder::new().spawn(move || {
            loop {
                let reply = receive_reply(&mut from, ANSWER_BYTES);
                let last = reply.is_err();
                if sender.send(Event::Reply(Box::new(reply))).is_err() || last {
                    return;
                }
            }
        })?;
        Ok(process)
    }

    fn answer(&mut self, job: &Job, plain: bool, of: &Processes<'_>) -> Result<Answer, Trouble> {
        let Processes {
            backstops, stop, ..
        } = of;
        self.files += 1;
        let feed = Feed::File {
            job: job.clone(),
            plain,
        };
        if self.jobs.send(feed).is_err() {
            return Err(self.autopsy(backstops));
        }
        let mut watch = Watch::new(self.child.id(), backstops.time);
        let mut desk = of.readers.as_ref().map(Desk::new);
        let mut errors = Vec::new();
        let (mut digest, mut answer) = (None, None);
        loop {
            match self.events.recv_timeout(watch.look()) {
                Ok(Event::Fed(Fed::Sent(sent))) => digest = Some(sent),
                Ok(Event::Fed(Fed::Kept(kept))) => return Ok(*kept),
                Ok(Event::Fed(Fed::NotRead(error))) => {
                    return Ok(Answer::failed(&job.source, "read", error.to_string()));
                }
                Ok(Event::Reply(given)) => match *given {
                    Ok(Reply::Answer(given)) => answer = Some(*given),
                    Ok(Reply::Picture(picture)) => {
                        watch.others_work(|| recognise(&mut desk, picture, stop))?;
                    }
                    Ok(Reply::Drawn) => {
                        errors.extend(watch.others_work(|| self.hand_back(&mut desk, of))?);
                    }
                    Err(ReceiveError::TooLong(_)) => return Err(Trouble::Answer),
                    Err(ReceiveError::Garbled(e)) => return Err(Trouble::Garbled(e.to_string())),
                    Err(ReceiveError::Ended) => return Err(self.autopsy(backstops)),
                },
                Err(RecvTimeoutError::Timeout) => watch.check(stop)?,
                Ok(Event::Fed(Fed::Lost)) | Err(RecvTimeoutError::Disconnected) => {
                    return Err(self.autopsy(backstops));
                }
            }
            if let (Some(digest), Some(answer)) = (&digest, answer.take_if(|_| digest.is_some())) {
                let mut answer = answer
                    .about(&job.source, digest)
                    .map_err(Trouble::Garbled)?;
                answer.add_errors(&job.source, "ocr", errors);
                return Ok(answer);
            }
        }
    }

    /// Waits for what is recognised and gives it to the process; what went wrong with that.
    fn hand_back(
        &mut self,
        desk: &mut Option<Desk>,
        of: &Processes<'_>,
    ) -> Result<Vec<String>, Trouble> {
        let Some(desk) = desk.as_mut().filter(|desk| desk.rounds < ROUNDS) else {
            return Err(unasked());
        };
        let (texts, errors) = desk.finish(of.stop);
        match self.jobs.send(Feed::Texts(texts)) {
            Ok(()) => Ok(errors),
            Err(_) => Err(self.autopsy(&of.backstops)),
        }
    }

    /// What it died of: the Rust runtime's last words tell more than the signal, which is the same for all.
    fn autopsy(&mut self, backstops: &Backstops) -> Trouble {
        // It has closed its output, so that it is dying, or is of no use.
        let mut words = Vec::new();
        if let Some(stderr) = self.last_words.take() {
            // Its status is settled when its output closes; this is for one that closed it and lives.
            let _ = self.child.kill();
            let _ = stderr.take(1 << 12).read_to_end(&mut words);
        }
        let status = self.child.wait();
        let words = String::from_utf8_lossy(&words);
        match status {
            _ if words.contains("memory allocation of") => out_of_memory(backstops.memory),
            _ if words.contains("overflowed its stack") => Trouble::Stack,
            Ok(status) if forbidden(status) => Trouble::Forbidden,
            Ok(status) => Trouble::Died(status),
            Err(error) => Trouble::Garbled(error.to_string()),
        }
    }
}

/// Has a picture read that a process has drawn. One process draws no more than it may.
fn recognise(desk: &mut Option<Desk>, picture: Picture, stop: &AtomicBool) -> Result<(), Trouble> {
    match desk {
        Some(desk) if desk.taken < MOST_PICTURES => {
            desk.take(picture, stop);
            Ok(())
        }
        _ => Err(unasked()),
    }
}

/// That a process has drawn what nobody wants.
fn unasked() -> Trouble {
    Trouble::Garbled("it draws pages that were not asked for".to_owned())
}

impl Drop for Process {
    fn drop(&mut self) {
        // It holds nothing that anybody wants. Waiting leaves no zombie.
        self.given_up.store(true, Ordering::Relaxed);
        let _ = self.child.kill();
        let _ = self.child.wait();
        unpack::end(&self.unpacker);
    }
}

/// Whose limit was met: ours, unless the user's shell or the system has set a lower one.
fn out_of_memory(ours: u64) -> Trouble {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit};
        let lower = |resource| {
            getrlimit(resource)
                .current
                .is_some_and(|limit| limit < ours)
        };
        if lower(Resource::As) || lower(Resource::Data) {
            return Trouble::NoMemory;
        }
    }
    Trouble::Memory(ours)
}

/// Whether the sandbox ended it.
#[cfg(target_os = "linux")]
fn forbidden(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(libc::SIGSYS)
}

#[cfg(not(target_os = "linux"))]
fn forbidden(_: ExitStatus) -> bool {
    false
}

/// Looks after the time that a file takes: that of the processor, so that a file meets the limit on its own account and not
/// on that of others; by the clock on the wall when the worker does nothing, as when a disk does not answer.
struct Watch {
    process: u32,
    limit: Duration,
    begun: Instant,
    /// What the process had taken when the file came, and when it was last looked at; `None` until then.
    used: Option<(Duration, Duration)>,
    /// When it was last seen to work.
    worked: Instant,
    /// When the interruption of the run was seen.
    stopped: Option<Instant>,
}

impl Watch {
    fn new(process: u32, limit: Duration) -> Watch {
        let begun = Instant::now();
        Watch {
            process,
            limit,
            begun,
            used: None,
            worked: begun,
            stopped: None,
        }
    }

    /// Does what the process waits for: that is not its time. Each turn is a page that it draws, for which it has more.
    fn others_work<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = work();
        let taken = begun.elapsed();
        self.begun += taken;
        self.worked += taken;
        self.limit += DRAWING;
        result
    }

    /// How long to wait before the next look.
    fn look(&self) -> Duration {
        LOOK.min(self.limit / 8).max(Duration::from_millis(5))
    }

    fn check(&mut self, stop: &AtomicBool) -> Result<(), Trouble> {
        let now = Instant::now();
        if stop.load(Ordering::SeqCst) {
            let since = *self.stopped.get_or_insert(now);
            if now - since >= GRACE {
                return Err(Trouble::Interrupted);
            }
        }
        let wall = now - self.begun;
        let time_up = Err(Trouble::Time(self.limit));
        let Some(total) = processor_time(self.process) else {
            return if wall >= self.limit { time_up } else { Ok(()) };
        };
        let (before, last) = match self.used {
            Some(used) => used,
            // It cannot have taken more since the file came.
            None => (total.saturating_sub(wall), total),
        };
        self.used = Some((before, total));
        if total > last {
            self.worked = now;
        }
        let used = total.saturating_sub(before);
        match is_over(self.limit, wall, used, now - self.worked) {
            true => time_up,
            false => Ok(()),
        }
    }
}

/// Whether the time `limit` of a file is up, after so much by the clock on the `wall`, of which so much was `used` of the
/// processor, and nothing in the last `idle`.
fn is_over(limit: Duration, wall: Duration, used: Duration, idle: Duration) -> bool {
    let waits = idle >= IDLE.min(limit / 2);
    used >= limit || wall >= limit && waits || wall >= limit.saturating_mul(BUSY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Contents, Digest, Given, worker};

    #[test]
    fn busy_machine_does_not_spend_a_files_time() {
        let over = |wall, used, idle| {
            let seconds = Duration::from_secs;
            is_over(seconds(60), seconds(wall), seconds(used), seconds(idle))
        };
        assert!(!over(59, 59, 0));
        assert!(over(60, 60, 0));
        // It works, but others do, too.
        assert!(!over(300, 5, 1));
        // It waits for something that does not come.
        assert!(over(60, 5, 10));
        assert!(over(600, 5, 1));
    }

    #[test]
    fn answer_about_another_file_is_refused() {
        let task = Task {
            options: crate::pipeline::Options::default(),
            lang: "en".to_owned(),
            record: true,
            crops: None,
            self_check: false,
        };
        let digest = |sha256: &str| Digest {
            bytes: 6,
            sha256: sha256.to_owned(),
        };
        let given = Given {
            contents: Contents::Whole(b"GIF89a".to_vec()),
            digest: digest("ab"),
        };
        let answer = worker(&task)("a.pdf", given, &mut crate::ocr::Blind);
        assert_eq!(
            answer.clone().about("a.pdf", &digest("ab")),
            Ok(answer.clone())
        );
        assert!(answer.clone().about("b.pdf", &digest("ab")).is_err());
        assert!(answer.clone().about("a.pdf", &digest("cd")).is_err());
        let mut two = answer.clone();
        let record = two.record.take().unwrap();
        two.record = Some(format!("{record}\n{record}"));
        assert!(two.about("a.pdf", &digest("ab")).is_err());
    }
}
