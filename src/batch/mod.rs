//! Files → answers: which files there are ([`walk`]), and each one's answer (`answer`) in input order, by several
//! workers, without one file's trouble becoming another's.
//!
//! A worker is a process ([`Processes`]) that is given the bytes of a file and nothing else, and may die, hang, swell or
//! fall into somebody's hands without harm to the others or to this machine; where no process can be started, a thread
//! ([`here()`]). Who leads opens files and looks into none. Memory is bounded by the number of workers, not by the number
//! of files.

mod isolate;
mod answer;
mod archive;
mod unpack;
mod open;
mod wire;
#[cfg(target_os = "linux")]
mod calls;
mod confine;
mod serve;
mod launch;
mod cache;
mod here;
mod errand;
mod draft;
mod study;
mod feed;
mod usage;
mod recognition;
mod reread;
mod tesseract;
mod process;
mod submission;
pub mod walk;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

pub use answer::{Answer, Contents, Digest, Given, Job, Task, worker};
pub use archive::{ArchiveLimits, Listing};
pub use cache::Cache;
pub use draft::{DraftTask, Drafter, NoDraft, draft_here};
pub use here::here;
pub use isolate::{Caught, catch, quiet_panics};
pub use launch::{Launcher, list_here};
pub use process::{Backstops, Processes};
pub use recognition::{HereReaders, Program, ProgramError, Readers};
pub use reread::Rereader;
pub use serve::serve;
pub use study::{NoStudy, Question, Student, Studied, StudyTask, study_here};
pub use submission::may_be_submission;
pub use tesseract::{Limits as TesseractLimits, Tesseract};

use crate::checker::STACK;

/// How many answers per worker may wait for an earlier one.
const WINDOW: usize = 4;

/// Answers every job with `workers` threads and hands the answers to `sink` in the jobs' order. `start` makes what a
/// thread answers with, in that thread. Ends early when `sink` says `false`: jobs that were not begun are left. When
/// `stop` becomes true no job is begun any more, but those that were are answered.
///
/// A job that panics is answered by a system error, and its thread starts afresh.
pub fn run<W: FnMut(&Job) -> Answer>(
    jobs: &[Job],
    workers: NonZeroUsize,
    stop: &AtomicBool,
    start: impl Fn() -> W + Sync,
    mut sink: impl FnMut(Answer) -> bool,
) {
    let workers = workers.get().min(jobs.len());
    let queue = Queue::default();
    let window = workers.saturating_mul(WINDOW);
    std::thread::scope(|scope| {
        for number in 0..workers {
            let work = || {
                let mut worker = None;
                while let Some(index) = queue.take(jobs.len(), window, stop) {
                    let Some(job) = jobs.get(index) else { break };
                    queue.put(index, answered(job, &mut worker, &start));
                }
                queue.leave();
            };
            queue.join();
            let thread = std::thread::Builder::new()
                .name(format!("worker {number}"))
                .stack_size(STACK);
            if thread.spawn_scoped(scope, work).is_err() {
                queue.leave();
            }
        }
        // Used only when no thread could be started: then this one does the work itself.
        let mut worker = None;
        for job in jobs {
            let answer = match queue.next() {
                Some(answer) => answer,
                None if stop.load(Ordering::SeqCst) => break,
                None => answered(job, &mut worker, &start),
            };
            if !sink(answer) {
                queue.stop();
                break;
            }
        }
    });
}

/// The answer of `worker`, which is started if there is none, and given up when it panics.
fn answered<W: FnMut(&Job) -> Answer>(
    job: &Job,
    worker: &mut Option<W>,
    start: &impl Fn() -> W,
) -> Answer {
    let result = catch(|| worker.get_or_insert_with(start)(job));
    result.unwrap_or_else(|caught| {
        *worker = None;
        failed_by(&job.source, &caught)
    })
}

/// That a panic ended the work on a file.
fn failed_by(source: &str, caught: &Caught) -> Answer {
    let message = format!("the tool failed on this file: {caught}");
    Answer::failed(source, "check", message)
}

/// What workers and the one who waits for them share.
#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Index of the next job to be begun.
    begin: usize,
    /// Index of the next answer to be handed on.
    next: usize,
    /// Answers that wait for an earlier one, by index.
    done: BTreeMap<usize, Answer>,
    workers: usize,
    stopped: bool,
}

impl Queue {
    /// A worker that died while it held the lock left the counts as they are: each change is a single step.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'q>(&self, state: MutexGuard<'q, State>) -> MutexGuard<'q, State> {
        self.changed
            .wait(state)
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn join(&self) {
        self.lock().workers += 1;
    }

    fn leave(&self) {
        self.lock().workers -= 1;
        self.changed.notify_all();
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    /// Index of a job to begin, `None` when all are begun or no more are wanted. Waits while too many answers wait for
    /// an earlier one.
    fn take(&self, jobs: usize, window: usize, stop: &AtomicBool) -> Option<usize> {
        let mut state = self.lock();
        while !state.stopped && state.begin < jobs && state.begin >= state.next + window {
            state = self.wait(state);
        }
        if state.stopped || stop.load(Ordering::SeqCst) || state.begin >= jobs {
            return None;
        }
        state.begin += 1;
        Some(state.begin - 1)
    }

    fn put(&self, index: usize, answer: Answer) {
        self.lock().done.insert(index, answer);
        self.changed.notify_all();
    }

    /// The next answer in order; `None` when no worker is left to give it.
    fn next(&self) -> Option<Answer> {
        let mut state = self.lock();
        loop {
            let next = state.next;
            if let Some(answer) = state.done.remove(&next) {
                state.next += 1;
                self.changed.notify_all();
                return Some(answer);
            }
            if state.workers == 0 {
                return None;
            }
            state = self.wait(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    fn jobs(n: usize) -> Vec<Job> {
        (0..n)
            .map(|i| Job {
                source: i.to_string(),
                file: i.to_string().into(),
                entry: None,
                named: true,
            })
            .collect()
    }

    fn named(job: &Job) -> Answer {
        Answer::failed(&job.source, "read", String::new())
    }

    fn sources(
        jobs: &[Job],
        workers: usize,
        answer: impl Fn(&Job) -> Answer + Sync,
    ) -> Vec<String> {
        let mut seen = Vec::new();
        run(
            jobs,
            NonZeroUsize::new(workers).unwrap(),
            &AtomicBool::new(false),
            || &answer,
            |answer| {
                seen.push(answer.system_errors[0].source.clone().unwrap());
                true
            },
        );
        seen
    }

    #[test]
    fn answers_come_in_input_order() {
        let jobs = jobs(60);
        let slow_first = |job: &Job| {
            std::thread::sleep(Duration::from_millis(if job.source.ends_with('0') {
                20
            } else {
                0
            }));
            named(job)
        };
        let expected: Vec<String> = (0..60).map(|i| i.to_string()).collect();
        assert_eq!(sources(&jobs, 8, slow_first), expected);
        assert_eq!(sources(&jobs, 1, named), expected);
    }

    #[test]
    fn few_answers_wait_for_a_slow_one() {
        let jobs = jobs(200);
        let begun = AtomicUsize::new(0);
        let answer = |job: &Job| {
            begun.fetch_add(1, Ordering::SeqCst);
            if job.source == "0" {
                std::thread::sleep(Duration::from_millis(100));
                assert!(begun.load(Ordering::SeqCst) <= 2 * WINDOW);
            }
            named(job)
        };
        assert_eq!(sources(&jobs, 2, answer).len(), 200);
    }

    #[test]
    fn panic_is_one_files_system_error() {
        quiet_panics();
        let jobs = jobs(3);
        let answer = |job: &Job| {
            if job.source == "1" {
                panic!("oh no")
            } else {
                named(job)
            }
        };
        let mut messages = Vec::new();
        run(
            &jobs,
            NonZeroUsize::MIN,
            &AtomicBool::new(false),
            || answer,
            |answer| {
                messages.push(answer.system_errors[0].message.clone());
                true
            },
        );
        assert_eq!(messages.len(), 3);
        assert!(messages[1].contains("oh no"), "{messages:?}");
    }

    #[test]
    fn stopping_leaves_the_rest() {
        let jobs = jobs(1000);
        let mut n = 0;
        run(
            &jobs,
            NonZeroUsize::new(2).unwrap(),
            &AtomicBool::new(false),
            || named,
            |_| {
                n += 1;
                n < 5
            },
        );
        assert_eq!(n, 5);
    }

    #[test]
    fn interrupted_run_answers_what_was_begun() {
        let jobs = jobs(1000);
        let stop = AtomicBool::new(false);
        let begun = AtomicUsize::new(0);
        let answer = |job: &Job| {
            begun.fetch_add(1, Ordering::SeqCst);
            if job.source == "20" {
                stop.store(true, Ordering::SeqCst);
            }
            named(job)
        };
        let mut sources = Vec::new();
        run(
            &jobs,
            NonZeroUsize::new(3).unwrap(),
            &stop,
            || &answer,
            |answer| {
                sources.push(answer.system_errors[0].source.clone().unwrap());
                true
            },
        );
        assert_eq!(sources.len(), begun.load(Ordering::SeqCst));
        assert!((21..=24).contains(&sources.len()), "{}", sources.len());
        let expected: Vec<String> = (0..sources.len()).map(|i| i.to_string()).collect();
        assert_eq!(sources, expected);
    }
}
