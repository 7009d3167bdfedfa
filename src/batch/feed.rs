//! A file on its way to a worker: a thread that opens it, hashes it and sends it, so that whoever waits for the answer can
//! give up all of it when the time is up, be it the worker that hangs or the disk.

use std::io::{self, Write};
use std::process::ChildStdin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender};

use sha2::{Digest as _, Sha256};

use crate::hex::hex;
use crate::ocr::PageText;

use super::answer::{Answer, Digest, Job};
use super::cache::Cache;
use super::open::{Opener, PourError, Sink};
use super::process::Event;
use super::serve::{Request, Sent};
use super::wire;

/// What is to be sent.
pub enum Feed {
    /// A file.
    File {
        job: Job,
        /// Without pictures, even if the task asks for them.
        plain: bool,
    },
    /// What was recognised in the pictures of the file that was sent last.
    Texts(Vec<PageText>),
}

/// Who sends files to one worker.
pub struct Feeder {
    pub opener: Opener,
    pub to: ChildStdin,
    /// Largest file that is sent, in bytes.
    pub max: u64,
    /// Answers that are kept from earlier runs.
    pub cache: Option<Arc<Cache>>,
    /// True when nobody waits for it any more.
    pub given_up: Arc<AtomicBool>,
}

/// What became of sending a file.
pub enum Fed {
    /// All of it was sent: this it was.
    Sent(Digest),
    /// Its answer is known; nothing was sent.
    Kept(Box<Answer>),
    /// It cannot be read; no answer will come.
    NotRead(io::Error),
    /// The worker takes nothing any more.
    Lost,
}

impl Feeder {
    /// Sends every file that comes, and says what became of it, until nobody listens.
    pub fn run(mut self, jobs: &Receiver<Feed>, events: &SyncSender<Event>) {
        while let Ok(feed) = jobs.recv() {
            let fed = match feed {
                Feed::File { job, plain } => self.feed(&job, plain),
                Feed::Texts(texts) => match wire::send(&mut self.to, &texts) {
                    Ok(()) => continue,
                    Err(_) => Fed::Lost,
                },
            };
            if events.send(Event::Fed(fed)).is_err() {
                return;
            }
        }
    }

    fn feed(&mut self, job: &Job, plain: bool) -> Fed {
        if let Some(cache) = &self.cache
            && let Some(answer) = cache.kept(job, &mut self.opener)
        {
            return Fed::Kept(Box::new(answer));
        }
        let mut pipe = Pipe {
            to: &mut self.to,
            request: Some((&job.source, plain)),
            max: self.max,
            hash: Sha256::new(),
            bytes: 0,
            given_up: &self.given_up,
        };
        let poured = self.opener.pour(job, &mut pipe);
        let begun = pipe.request.is_none();
        let digest = Digest {
            bytes: pipe.bytes,
            sha256: hex(&pipe.hash.finalize()),
        };
        let (sent, fed) = match poured {
            Ok(()) if digest.bytes > self.max => {
                (Sent::TooLarge(digest.clone()), Fed::Sent(digest))
            }
            Ok(()) => (Sent::Whole(digest.clone()), Fed::Sent(digest)),
            Err(PourError::Source(error)) => (Sent::Broken, Fed::NotRead(error)),
            Err(PourError::Sink(_)) => return Fed::Lost,
        };
        if !begun {
            return fed;
        }
        let ended =
            wire::send_piece(&mut self.to, b"").and_then(|()| wire::send(&mut self.to, &sent));
        match ended {
            Ok(()) => fed,
            Err(_) => Fed::Lost,
        }
    }
}

/// Sends what it takes up to a limit, and hashes all of it.
struct Pipe<'p> {
    to: &'p mut ChildStdin,
    /// What is sent before the first byte; `None` when it was.
    request: Option<(&'p str, bool)>,
    max: u64,
    hash: Sha256,
    bytes: u64,
    given_up: &'p AtomicBool,
}

impl Sink for Pipe<'_> {
    fn waits(&mut self) -> io::Result<()> {
        match self.given_up.load(Ordering::Relaxed) {
            true => Err(io::ErrorKind::BrokenPipe.into()),
            false => Ok(()),
        }
    }

    fn begin(&mut self, length: Option<u64>) -> io::Result<()> {
        let Some((source, plain)) = self.request.take() else {
            return Ok(());
        };
        let request = Request {
            source: source.into(),
            length: length.filter(|length| *length <= self.max),
            plain,
        };
        wire::send(self.to, &request)
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        // One that is too large is reported by its hash only.
        if self.bytes <= self.max {
            wire::send_piece(self.to, bytes)?;
            self.to.flush()?;
        }
        Ok(())
    }
}

/// Hashes what it takes.
#[derive(Default)]
pub struct Hasher {
    hash: Sha256,
    bytes: u64,
}

impl Hasher {
    /// What is known of all that it took.
    pub fn digest(self) -> Digest {
        Digest {
            bytes: self.bytes,
            sha256: hex(&self.hash.finalize()),
        }
    }
}

impl Sink for Hasher {
    fn begin(&mut self, _: Option<u64>) -> io::Result<()> {
        Ok(())
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(())
    }
}

/// Who waits for files of one process.
pub type Jobs = SyncSender<Feed>;
