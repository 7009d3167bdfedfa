//! Files answered in this process: where no other can be started.

use std::io;
use std::sync::Arc;

use crate::ocr::Blind;

use super::answer::{Answer, Contents, Given, Job, Task, worker};
use super::cache::Cache;
use super::feed::Hasher;
use super::open::{Opener, PourError, Sink};
use super::recognition::{HereReaders, Readers};

/// What a thread of [`super::run`] answers with: no process but itself.
/// `readers` recognise text in pictures of pages, where the task wants that.
pub fn here(
    task: &Task,
    cache: Option<Arc<Cache>>,
    readers: Option<Readers>,
) -> impl FnMut(&Job) -> Answer {
    let mut opener = Opener::new(None, &task.options.passwords, Arc::default());
    let mut work = worker(task);
    let max = task.options.limits.bytes;
    move |job| {
        if let Some(cache) = &cache
            && let Some(answer) = cache.kept(job, &mut opener)
        {
            return answer;
        }
        let mut holder = Holder {
            max,
            bytes: Vec::new(),
            fits: true,
            hasher: Hasher::default(),
            total: 0,
        };
        let poured = opener.pour(job, &mut holder);
        if let Err(PourError::Source(error) | PourError::Sink(error)) = poured {
            return Answer::failed(&job.source, "read", error.to_string());
        }
        let contents = match (holder.total > max, holder.fits) {
            (true, _) => Contents::TooLarge,
            (false, false) => Contents::NoMemory,
            (false, true) => Contents::Whole(holder.bytes),
        };
        let digest = holder.hasher.digest();
        let given = Given { contents, digest };
        let answer = match readers.clone().map(HereReaders::new) {
            Some(mut readers) => {
                let mut answer = work(&job.source, given, &mut readers);
                answer.add_errors(&job.source, "ocr", readers.errors);
                answer
            }
            None => work(&job.source, given, &mut Blind),
        };
        if let Some(cache) = &cache {
            cache.keep(job, &answer);
        }
        answer
    }
}

/// Holds what it takes up to a limit, and hashes all of it.
struct Holder {
    max: u64,
    bytes: Vec<u8>,
    fits: bool,
    hasher: Hasher,
    total: u64,
}

impl Sink for Holder {
    fn begin(&mut self, _: Option<u64>) -> io::Result<()> {
        Ok(())
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hasher.take(bytes)?;
        self.total += bytes.len() as u64;
        self.fits = self.fits && self.total <= self.max;
        self.fits = self.fits && self.bytes.try_reserve(bytes.len()).is_ok();
        if self.fits {
            self.bytes.extend_from_slice(bytes);
        } else {
            self.bytes = Vec::new();
        }
        Ok(())
    }
}
