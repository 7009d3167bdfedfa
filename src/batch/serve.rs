//! A worker process: takes what it is to do, gives up what that does not need, then answers one file after the other,
//! unpacks an archive, drafts a form or studies a file, until nobody asks any more.

use std::io::{self, Read, Write};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::ocr::{PageText, Picture, Recogniser};
use crate::report::json::Sandbox;

use super::answer::{Answer, Contents, Digest, Given, Task, worker};
use super::confine::confine;
use super::draft::{self, DraftTask};
use super::study::{self, StudyTask};
use super::wire::{self, ReceiveError};
use super::{STACK, catch, failed_by, unpack};

/// The first that is sent to a worker.
#[derive(Serialize, Deserialize)]
pub struct Begin<T> {
    /// What it is to do.
    pub role: Role<T>,
    /// Memory that it may have, in bytes.
    pub memory: u64,
    /// Time of the processor that it may take for all that it does.
    pub time: Duration,
    /// Whether it gives up what it does not need.
    pub sandboxed: bool,
}

/// What a worker process is to do.
#[derive(Serialize, Deserialize)]
pub enum Role<T> {
    /// Answer PDFs.
    Read(T),
    /// Unpack an archive.
    Unpack {
        /// Of how many bytes.
        length: u64,
        /// For files in it that are encrypted.
        passwords: Vec<String>,
    },
    /// Draft a form.
    Draft(DraftTask),
    /// Answer one question about one PDF.
    Study(Box<StudyTask>),
}

/// What is sent for each PDF. Its bytes follow in pieces, then [`Sent`].
#[derive(Serialize, Deserialize)]
pub struct Request<'r> {
    /// What reports call it.
    pub source: std::borrow::Cow<'r, str>,
    /// How many bytes will come, if that is known.
    pub length: Option<u64>,
    /// Without pictures, even if the task asks for them.
    pub plain: bool,
}

/// What is sent when a file's bytes have been.
#[derive(Debug, Serialize, Deserialize)]
pub enum Sent {
    /// All of them were.
    Whole(Digest),
    /// They are more than the limit; those that were sent are of no use.
    TooLarge(Digest),
    /// The rest cannot be read. No answer is wanted.
    Broken,
}

/// What a worker sends back. An answer ends it.
#[derive(Serialize, Deserialize)]
pub enum Reply<A = Answer> {
    /// A page in which text is to be recognised; its pixels follow in pieces.
    Picture(Picture),
    /// There are no more of them: what was recognised is waited for, a list of [`PageText`].
    Drawn,
    /// The file's answer.
    Answer(Box<A>),
}

/// Longest piece of a file, in bytes.
pub const PIECE: u32 = 1 << 20;

/// The first that a worker sends.
#[derive(Serialize, Deserialize)]
pub struct Ready {
    /// What it has given up.
    pub sandbox: Sandbox,
}

/// Serves the process at the other end of `from` and `to` until that closes them. For the whole process, which is of no
/// other use afterwards.
///
/// # Errors
/// When what comes is not what should, or no thread can be started.
pub fn serve(from: impl Read + Send, to: impl Write + Send) -> io::Result<()> {
    std::thread::scope(|scope| {
        // The main thread's stack is as large as the user's shell wants it.
        std::thread::Builder::new()
            .name("worker".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, move || serve_here(from, to))?
            .join()
            .unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
    })
}

fn serve_here(mut from: impl Read, mut to: impl Write) -> io::Result<()> {
    let begin: Begin<Task> = wire::receive(&mut from, u32::MAX).map_err(io::Error::other)?;
    let ready = Ready {
        sandbox: confine(begin.memory, begin.time, begin.sandboxed),
    };
    wire::send(&mut to, &ready)?;
    match begin.role {
        Role::Read(task) => read(&mut from, &mut to, &task),
        Role::Unpack { length, passwords } => unpack::serve(from, to, length, &passwords),
        Role::Draft(task) => draft::serve(from, to, &task),
        Role::Study(task) => study::serve(from, to, &task),
    }
}

fn read(from: &mut impl Read, to: &mut impl Write, task: &Task) -> io::Result<()> {
    let plain_task = Task {
        crops: None,
        ..task.clone()
    };
    let (mut answering, mut answering_plainly) = (None, None);
    loop {
        let request: Request = match wire::receive(from, u32::MAX) {
            Ok(request) => request,
            Err(ReceiveError::Ended) => return Ok(()),
            Err(error) => return Err(io::Error::other(error)),
        };
        let (contents, sent) = receive(from, request.length)?;
        let given = match sent {
            Sent::Whole(digest) => Given { contents, digest },
            Sent::TooLarge(digest) => Given {
                contents: Contents::TooLarge,
                digest,
            },
            Sent::Broken => continue,
        };
        let mut leader = Leader {
            from: &mut *from,
            to: &mut *to,
        };
        let file = (request.source.as_ref(), given);
        let answer: Answer = if request.plain {
            let start = || worker(&plain_task);
            answered(file, &mut leader, &mut answering_plainly, &start)
        } else {
            answered(file, &mut leader, &mut answering, &|| worker(task))
        };
        wire::send(to, &Reply::Answer(Box::new(answer)))?;
    }
}

/// The answer of `worker`, which is started if there is none, and given up when it panics.
fn answered<W: FnMut(&str, Given, &mut dyn Recogniser) -> Answer>(
    (source, given): (&str, Given),
    leader: &mut dyn Recogniser,
    worker: &mut Option<W>,
    start: &impl Fn() -> W,
) -> Answer {
    let result = catch(|| worker.get_or_insert_with(start)(source, given, leader));
    result.unwrap_or_else(|caught| {
        *worker = None;
        failed_by(source, &caught)
    })
}

/// Has text recognised by the process that started this one.
pub(super) struct Leader<'p, F, T> {
    pub(super) from: &'p mut F,
    pub(super) to: &'p mut T,
}

impl<F: Read, T: Write> Recogniser for Leader<'_, F, T> {
    fn recognise(&mut self, pictures: &mut dyn Iterator<Item = Picture>) -> Vec<PageText> {
        let mut send = |mut picture: Picture| {
            let greys = std::mem::take(&mut picture.greys);
            wire::send(self.to, &Reply::<Answer>::Picture(picture))?;
            for piece in greys.chunks(PIECE as usize) {
                wire::send_piece(self.to, piece)?;
            }
            wire::send_piece(self.to, b"")?;
            self.to.flush()
        };
        // Whoever does not listen any more will send nothing either.
        for picture in pictures {
            if send(picture).is_err() {
                return Vec::new();
            }
        }
        match wire::send(self.to, &Reply::<Answer>::Drawn) {
            Ok(()) => wire::receive(self.from, u32::MAX).unwrap_or_default(),
            Err(_) => Vec::new(),
        }
    }
}

/// The bytes that come in pieces, and what is said after them.
pub(super) fn receive(from: &mut impl Read, length: Option<u64>) -> io::Result<(Contents, Sent)> {
    let mut bytes = Vec::new();
    let known = length.and_then(|length| usize::try_from(length).ok());
    let mut fits = bytes.try_reserve_exact(known.unwrap_or_default()).is_ok();
    let mut piece = Vec::new();
    loop {
        wire::receive_piece(from, PIECE, &mut piece)?;
        if piece.is_empty() {
            break;
        }
        fits = fits && bytes.try_reserve(piece.len()).is_ok();
        if fits {
            bytes.extend_from_slice(&piece);
        } else {
            bytes = Vec::new();
        }
    }
    let sent = wire::receive(from, u32::MAX).map_err(io::Error::other)?;
    let contents = match fits {
        true => Contents::Whole(bytes),
        false => Contents::NoMemory,
    };
    Ok((contents, sent))
}

/// The next reply of a worker, with the pixels of a picture.
///
/// # Errors
/// When there is none, or it is longer than `max` bytes or than a picture may be.
pub fn receive_reply<A: DeserializeOwned>(
    from: &mut impl Read,
    max: u32,
) -> Result<Reply<A>, ReceiveError> {
    let mut reply = wire::receive(from, max)?;
    if let Reply::Picture(picture) = &mut reply {
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        let mut piece = Vec::new();
        loop {
            let received = wire::receive_piece(from, PIECE, &mut piece);
            received.map_err(|_| ReceiveError::Ended)?;
            if piece.is_empty() {
                break;
            }
            picture.greys.extend_from_slice(&piece);
            if pixels > MOST_PIXELS || picture.greys.len() as u64 > pixels {
                return Err(ReceiveError::TooLong(u32::MAX));
            }
        }
        if picture.greys.len() as u64 != pixels {
            return Err(ReceiveError::Ended);
        }
    }
    Ok(reply)
}

/// A process hands over samples of pages, then the pages.
pub const ROUNDS: usize = 2;
/// Most pictures that a process may draw of a file.
pub const MOST_PICTURES: usize = 2 * crate::ocr::PAGES + 1;

/// Most pixels of a picture: as many as are drawn, and a row and a column for rounding.
const MOST_PIXELS: u64 = crate::ocr::PIXELS + (1 << 17);
