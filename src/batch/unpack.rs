//! Archives, unpacked by a process that has nothing but the archive, a range of bytes at a time.
//!
//! The worker's end answers [`Wanted`] by [`Said`]: it asks for ranges of the archive, and gives the list of its files or
//! the bytes of one, in pieces. The other end, [`Unpacker`], holds the open archive; it knows of ZIP nothing at all.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::process::{Child, ChildStdin, ChildStdout};
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::archive::{self, ArchiveLimits, Listing};
use super::launch::Launched;
use super::wire;

/// Most bytes of the archive that are asked for at once, and of a file that are given at once.
pub const PIECE: u32 = 256 << 10;

/// Longest list or message, in bytes: 50,000 names of 1,024 bytes each fit in.
const SAID_BYTES: u32 = 256 << 20;

/// What is asked of the process.
#[derive(Serialize, Deserialize)]
pub enum Wanted {
    /// The list of its files.
    List(ArchiveLimits),
    /// The bytes of one.
    Entry {
        /// Its number in the archive.
        index: usize,
        /// What its path ends in, as reports show it.
        source: String,
    },
}

/// What the process says.
#[derive(Serialize, Deserialize)]
enum Said {
    /// It needs these bytes of the archive: a piece answers, shorter where the archive ends.
    Need { offset: u64, length: u32 },
    /// The list, or why there is none.
    List(Result<Listing, String>),
    /// A piece of the file follows.
    Piece,
    /// That was all of the file, or why it cannot be read.
    End(Result<(), String>),
}

/// The archive as the process sees it: ranges that the other end gives.
struct Remote<F, T> {
    ends: Rc<RefCell<(F, T)>>,
    length: u64,
    position: u64,
    /// The last range that was given, and where it begins.
    held: Vec<u8>,
    held_at: u64,
}

impl<F: Read, T: Write> Read for Remote<F, T> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.length || out.is_empty() {
            return Ok(0);
        }
        let inside = |remote: &Self| {
            let skip = usize::try_from(remote.position.checked_sub(remote.held_at)?).ok()?;
            remote
                .held
                .get(skip..)
                .filter(|rest| !rest.is_empty())
                .map(|rest| {
                    let n = rest.len().min(out.len());
                    (skip, n)
                })
        };
        let (skip, n) = match inside(self) {
            Some(found) => found,
            None => {
                let (from, to) = &mut *self.ends.borrow_mut();
                let (offset, length) = (self.position, PIECE);
                wire::send(to, &Said::Need { offset, length })?;
                wire::receive_piece(from, PIECE, &mut self.held)?;
                self.held_at = self.position;
                (0, self.held.len().min(out.len()))
            }
        };
        if let (Some(to), Some(from)) = (out.get_mut(..n), self.held.get(skip..skip + n)) {
            to.copy_from_slice(from);
        }
        self.position += n as u64;
        Ok(n)
    }
}

impl<F, T> Seek for Remote<F, T> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = to.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Serves an archive of `length` bytes until nobody asks any more. `passwords` are tried, in order, on encrypted files.
///
/// # Errors
/// When the other end does not speak as it should.
pub fn serve(from: impl Read, to: impl Write, length: u64, passwords: &[String]) -> io::Result<()> {
    let ends = Rc::new(RefCell::new((from, to)));
    let remote = || Remote {
        ends: Rc::clone(&ends),
        length,
        position: 0,
        held: Vec::new(),
        held_at: 0,
    };
    let mut opened = None;
    loop {
        let wanted = wire::receive::<Wanted>(&mut ends.borrow_mut().0, SAID_BYTES);
        let wanted = match wanted {
            Ok(wanted) => wanted,
            Err(wire::ReceiveError::Ended) => return Ok(()),
            Err(error) => return Err(io::Error::other(error)),
        };
        match wanted {
            Wanted::List(limits) => {
                let list = archive::list(remote(), length, &limits);
                wire::send(&mut ends.borrow_mut().1, &Said::List(list))?;
            }
            Wanted::Entry { index, source } => {
                let mut sink = |bytes: &[u8]| {
                    for piece in bytes.chunks(PIECE as usize) {
                        let to = &mut ends.borrow_mut().1;
                        wire::send(to, &Said::Piece)?;
                        wire::send_piece(to, piece)?;
                    }
                    ends.borrow_mut().1.flush()
                };
                let archive = match &mut opened {
                    Some(archive) => Ok(archive),
                    None => ZipArchive::new(remote()).map(|archive| opened.insert(archive)),
                };
                let end = archive
                    .map_err(io::Error::from)
                    .and_then(|a| archive::unpack(a, index, &source, passwords, &mut sink))
                    .map_err(|error| error.to_string());
                wire::send(&mut ends.borrow_mut().1, &Said::End(end))?;
            }
        }
    }
}

/// A process that can be ended from another thread, as when its time is up.
pub type Ending = Arc<Mutex<Option<Child>>>;

/// Ends the process, and waits so that no zombie is left.
pub fn end(process: &Ending) {
    let child = process
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    if let Some(mut child) = child {
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// The process that unpacks one archive, as seen from the one that started it. Dropped, it is ended.
pub struct Unpacker {
    archive: File,
    process: Ending,
    to: ChildStdin,
    from: ChildStdout,
    piece: Vec<u8>,
}

/// Why an unpacked file did not arrive.
pub enum Unpacked {
    /// All of it arrived.
    Whole,
    /// It cannot be read; the process lives on.
    Failed(String),
    /// The process is of no more use.
    Lost(io::Error),
}

impl Unpacker {
    /// A process that was started for `archive`; `process` is where others find it.
    pub fn new(launched: Launched, archive: File, process: Ending) -> Unpacker {
        end(&process);
        *process.lock().unwrap_or_else(PoisonError::into_inner) = Some(launched.child);
        Unpacker {
            archive,
            process,
            to: launched.to,
            from: launched.from,
            piece: Vec::new(),
        }
    }

    /// The files in the archive.
    ///
    /// # Errors
    /// Why there is no list.
    pub fn list(&mut self, limits: &ArchiveLimits) -> Result<Listing, String> {
        let lost = |_| "it cannot be unpacked: the worker that did it died".to_owned();
        wire::send(&mut self.to, &Wanted::List(limits.clone())).map_err(lost)?;
        loop {
            match self.said().map_err(lost)? {
                Said::Need { offset, length } => self.give(offset, length).map_err(lost)?,
                Said::List(list) => return list,
                Said::Piece | Said::End(_) => return Err(lost(io::ErrorKind::InvalidData.into())),
            }
        }
    }

    /// Hands the bytes of the file with the number `index` to `sink`, whose errors make it useless, too.
    pub fn entry(
        &mut self,
        index: usize,
        source: &str,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Unpacked {
        match self.try_entry(index, source, sink) {
            Ok(Ok(())) => Unpacked::Whole,
            Ok(Err(message)) => Unpacked::Failed(message),
            Err(error) => Unpacked::Lost(error),
        }
    }

    fn try_entry(
        &mut self,
        index: usize,
        source: &str,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<Result<(), String>> {
        let source = source.to_owned();
        wire::send(&mut self.to, &Wanted::Entry { index, source })?;
        loop {
            match self.said()? {
                Said::Need { offset, length } => self.give(offset, length)?,
                Said::Piece => {
                    wire::receive_piece(&mut self.from, PIECE, &mut self.piece)?;
                    sink(&self.piece)?;
                }
                Said::End(end) => return Ok(end),
                Said::List(_) => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    }

    fn said(&mut self) -> io::Result<Said> {
        wire::receive(&mut self.from, SAID_BYTES).map_err(io::Error::other)
    }

    /// Gives a range of the archive: what is asked for beyond its end is not there.
    fn give(&mut self, offset: u64, length: u32) -> io::Result<()> {
        self.archive.seek(SeekFrom::Start(offset))?;
        self.piece.clear();
        let length = u64::from(length.min(PIECE));
        (&self.archive).take(length).read_to_end(&mut self.piece)?;
        wire::send_piece(&mut self.to, &self.piece)?;
        self.to.flush()
    }
}

impl Drop for Unpacker {
    fn drop(&mut self) {
        end(&self.process);
    }
}
