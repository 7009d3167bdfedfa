//! A file of a run once more → its bytes, for a copy of it; nothing of them is looked at here.

use std::io;
use std::sync::Arc;

use super::answer::Job;
use super::launch::Launcher;
use super::open::{Opener, PourError, Sink};

/// Reads files again. Archives are unpacked by another process where one can be started.
pub struct Rereader(Opener);

impl Rereader {
    /// Nothing is open. `passwords` are tried on files that their archive has encrypted.
    pub fn new(launcher: Option<Launcher>, passwords: &[String]) -> Rereader {
        Rereader(Opener::new(launcher, passwords, Arc::default()))
    }

    /// The bytes of a file, at most `most`.
    ///
    /// # Errors
    /// When it is longer, came through a pipe, or cannot be read any more.
    pub fn bytes(&mut self, job: &Job, most: usize) -> io::Result<Vec<u8>> {
        if !Opener::rereadable(job) {
            return Err(io::Error::other("it cannot be read a second time"));
        }
        let mut holder = Holder {
            most,
            bytes: Vec::new(),
        };
        match self.0.pour(job, &mut holder) {
            Ok(()) => Ok(holder.bytes),
            Err(PourError::Source(error) | PourError::Sink(error)) => Err(error),
        }
    }
}

/// Holds what it takes up to a limit.
struct Holder {
    most: usize,
    bytes: Vec<u8>,
}

impl Sink for Holder {
    fn begin(&mut self, _: Option<u64>) -> io::Result<()> {
        Ok(())
    }

    fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.bytes.len() + bytes.len() > self.most {
            let most = self.most / 1_000_000;
            let message = format!("it is longer than {most} MB");
            return Err(io::Error::other(message));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}
