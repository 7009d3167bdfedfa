//! Text in pictures of pages, recognised by a program that the leading process starts: as many at a time as files are read,
//! each under limits of its time and memory.
//!
//! Which program that is, its own module knows ([`super::tesseract`]); another one is another [`Program`].

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::ocr::{Engine, PageText, Picture, Recogniser};

/// How often one who waits looks around.
const LOOK: Duration = Duration::from_millis(50);

/// A program that recognises text.
pub trait Program: Send + Sync {
    /// What it is.
    fn engine(&self) -> &Engine;

    /// What it recognises in `picture`. Ends early when `given_up` becomes true.
    ///
    /// # Errors
    /// When it cannot be started, fails, or takes more than the limits.
    fn read(&self, picture: Picture, given_up: &AtomicBool) -> Result<PageText, ProgramError>;
}

/// Why a picture was not read. Its words are the system error's message.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// It cannot be started or spoken to.
    #[error("the OCR program cannot be used: {0}")]
    Io(#[from] io::Error),
    /// It took too long.
    #[error("the OCR program took more than {} s; --time-limit sets how long a page may take", .0.as_secs_f64())]
    Time(Duration),
    /// It ended without a result.
    #[error("the OCR program failed{0}")]
    Failed(String),
    /// Nobody waits any more.
    #[error("the run was interrupted while it was recognised")]
    GivenUp,
}

/// A program and how many pictures it may read at a time. Clones share the program and the number.
#[derive(Clone)]
pub struct Readers {
    program: Arc<dyn Program>,
    free: Arc<(Mutex<usize>, Condvar)>,
}

impl Readers {
    /// `program` reads up to `most` pictures at a time.
    pub fn new(program: Arc<dyn Program>, most: usize) -> Readers {
        Readers {
            program,
            free: Arc::new((Mutex::new(most.max(1)), Condvar::new())),
        }
    }

    /// What reads them.
    pub fn engine(&self) -> &Engine {
        self.program.engine()
    }

    /// Waits until another picture may be read; `None` when `stop` became true before.
    fn place(&self, stop: &AtomicBool) -> Option<Place> {
        let (free, changed) = &*self.free;
        let mut left = free.lock().unwrap_or_else(PoisonError::into_inner);
        while *left == 0 {
            if stop.load(Ordering::SeqCst) {
                return None;
            }
            let waited = changed.wait_timeout(left, LOOK);
            left = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        *left -= 1;
        Some(Place(Arc::clone(&self.free)))
    }
}

/// The right to read a picture, given back when dropped.
struct Place(Arc<(Mutex<usize>, Condvar)>);

impl Drop for Place {
    fn drop(&mut self) {
        let (free, changed) = &*self.0;
        *free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        changed.notify_one();
    }
}

/// The pictures of one document that are being read. Dropped, they are given up.
pub struct Desk {
    readers: Readers,
    given_up: Arc<AtomicBool>,
    sender: Sender<Result<PageText, ProgramError>>,
    results: Receiver<Result<PageText, ProgramError>>,
    /// How many were taken, and how many of them are not read yet.
    pub taken: usize,
    open: usize,
    /// How often all that was taken has been waited for.
    pub rounds: usize,
}

impl Desk {
    /// Nothing is read yet.
    pub fn new(readers: &Readers) -> Desk {
        let (sender, results) = mpsc::channel();
        Desk {
            readers: readers.clone(),
            given_up: Arc::default(),
            sender,
            results,
            taken: 0,
            open: 0,
            rounds: 0,
        }
    }

    /// Has `picture` read by a thread of its own; waits while too many are. It is passed over once `stop` is true.
    pub fn take(&mut self, picture: Picture, stop: &AtomicBool) {
        self.taken += 1;
        let Some(place) = self.readers.place(stop) else {
            return;
        };
        let (program, given_up) = (
            Arc::clone(&self.readers.program),
            Arc::clone(&self.given_up),
        );
        let sender = self.sender.clone();
        let work = move || {
            let read = program.read(picture, &given_up);
            drop(place);
            // Nobody may be listening any more.
            let _ = sender.send(read);
        };
        match std::thread::Builder::new().spawn(work) {
            Ok(_) => self.open += 1,
            Err(error) => {
                let _ = self.sender.send(Err(error.into()));
                self.open += 1;
            }
        }
    }

    /// What was read in all pictures, by page, and what went wrong, each once. Once `stop` is true nothing is waited for.
    pub fn finish(&mut self, stop: &AtomicBool) -> (Vec<PageText>, Vec<String>) {
        let (mut texts, mut errors) = (Vec::new(), Vec::new());
        self.rounds += 1;
        while self.open > 0 {
            match self.results.recv_timeout(LOOK) {
                Ok(read) => {
                    self.open -= 1;
                    match read {
                        Ok(text) => texts.push(text),
                        Err(error) => errors.push(error.to_string()),
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    if stop.load(Ordering::SeqCst) {
                        self.given_up.store(true, Ordering::SeqCst);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        texts.sort_by_key(|text| text.page);
        errors.sort();
        errors.dedup();
        (texts, errors)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::SeqCst);
    }
}

/// Reads pictures for whoever draws them in this process.
pub struct HereReaders {
    readers: Readers,
    /// What went wrong since they were last taken.
    pub errors: Vec<String>,
}

impl HereReaders {
    /// Reads by `readers`.
    pub fn new(readers: Readers) -> HereReaders {
        HereReaders {
            readers,
            errors: Vec::new(),
        }
    }
}

impl Recogniser for HereReaders {
    fn recognise(&mut self, pictures: &mut dyn Iterator<Item = Picture>) -> Vec<PageText> {
        let never = AtomicBool::new(false);
        let mut desk = Desk::new(&self.readers);
        pictures.for_each(|picture| desk.take(picture, &never));
        let (texts, errors) = desk.finish(&never);
        self.errors.extend(errors);
        texts
    }
}
