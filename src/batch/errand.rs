//! A worker process that is given a few files, makes one answer of them and is done, as seen from the process that starts it.

use std::io::{self, Read};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use crate::report::json::Sandbox;

use super::answer::Digest;
use super::launch::Launcher;
use super::recognition::{Desk, Readers};
use super::serve::{MOST_PICTURES, PIECE, ROUNDS, Reply, Role, Sent, receive_reply};
use super::wire::{self, ReceiveError};

/// How much longer than the processor works an errand may take by the clock on the wall.
const BUSY: u32 = 10;

/// A process on an errand. Dropped, it is ended.
pub struct Errand {
    child: Child,
    to: ChildStdin,
    from: Option<ChildStdout>,
    last_words: Option<ChildStderr>,
    time: Duration,
    memory: u64,
    /// What it has given up.
    pub sandbox: Sandbox,
}

/// What a process brings back.
pub(super) struct Brought<A> {
    pub(super) answer: A,
    /// Bytes that belong to it.
    pub(super) bytes: Vec<u8>,
    /// What went wrong with recognising text.
    pub(super) errors: Vec<String>,
}

type Received<A> = Result<(Reply<A>, Vec<u8>), ReceiveError>;

impl Errand {
    /// Sends one off by `launcher`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(super) fn start(launcher: &Launcher, role: Role<()>) -> io::Result<Errand> {
        let launched = launcher.launch(role)?;
        Ok(Errand {
            child: launched.child,
            to: launched.to,
            from: Some(launched.from),
            last_words: launched.last_words,
            time: launcher.time,
            memory: launcher.memory,
            sandbox: launched.sandbox,
        })
    }

    /// Gives it the next file. Whether it takes more: its answer says why not.
    pub fn take(&mut self, bytes: &[u8]) -> bool {
        let sent = Sent::Whole(Digest::default());
        let mut give = || {
            for piece in bytes.chunks(PIECE as usize) {
                wire::send_piece(&mut self.to, piece)?;
            }
            wire::send_piece(&mut self.to, b"")?;
            wire::send(&mut self.to, &sent)
        };
        give().is_ok()
    }

    /// Its answer of at most `longest` bytes, with the bytes that follow it; `readers` recognise text in the pictures that it
    /// draws.
    ///
    /// # Errors
    /// When there is no answer: why, in words.
    pub(super) fn finish<A: DeserializeOwned + Send + 'static>(
        &mut self,
        longest: u32,
        readers: Option<&Readers>,
    ) -> Result<Brought<A>, String> {
        let mut from = self.from.take().ok_or("it was asked before")?;
        let most = self.memory;
        let (sender, replies) = mpsc::sync_channel(1);
        // Ends when the process has answered or is ended, or nobody listens.
        let waiting = std::thread::Builder::new()
            .spawn(move || while pass_on(&mut from, (longest, most), &sender) {});
        waiting.map_err(|error| error.to_string())?;
        self.wait(&replies, readers)
    }

    fn wait<A>(
        &mut self,
        replies: &Receiver<Received<A>>,
        readers: Option<&Readers>,
    ) -> Result<Brought<A>, String> {
        let disorder = || "the worker broke the protocol".to_owned();
        let never = AtomicBool::new(false);
        let mut desk = readers.map(Desk::new);
        let mut errors = Vec::new();
        let mut until = Instant::now() + self.time.saturating_mul(BUSY);
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(reply) = replies.recv_timeout(left) else {
                return Err(format!("it took more than {} s", self.time.as_secs()));
            };
            // What others do is not its time.
            let begun = Instant::now();
            match reply {
                Ok((Reply::Answer(answer), bytes)) => {
                    return Ok(Brought {
                        answer: *answer,
                        bytes,
                        errors,
                    });
                }
                Ok((Reply::Picture(picture), _)) => match &mut desk {
                    Some(desk) if desk.taken < MOST_PICTURES => desk.take(picture, &never),
                    _ => return Err(disorder()),
                },
                Ok((Reply::Drawn, _)) => {
                    let drawn = desk.as_mut().filter(|desk| desk.rounds < ROUNDS);
                    let (texts, failed) = drawn.ok_or_else(disorder)?.finish(&never);
                    errors.extend(failed);
                    if wire::send(&mut self.to, &texts).is_err() {
                        return Err(self.autopsy());
                    }
                }
                Err(ReceiveError::Garbled(_)) => return Err(disorder()),
                Err(ReceiveError::TooLong(_)) => return Err("its answer is too long".to_owned()),
                Err(ReceiveError::Ended) => return Err(self.autopsy()),
            }
            until += begun.elapsed();
        }
    }

    /// What the process died of.
    fn autopsy(&mut self) -> String {
        let mut words = Vec::new();
        if let Some(stderr) = self.last_words.take() {
            // It has closed its output, so that it is dying, or is of no use.
            let _ = self.child.kill();
            let _ = stderr.take(1 << 12).read_to_end(&mut words);
        }
        let words = String::from_utf8_lossy(&words);
        match self.child.wait() {
            _ if words.contains("memory allocation of") => {
                format!("it took more than {} MB of memory", self.memory / 1_000_000)
            }
            Ok(status) => format!(
                "the worker died ({status}); it may take {} s of the processor",
                self.time.as_secs()
            ),
            Err(error) => error.to_string(),
        }
    }
}

/// Hands the next reply on; whether there may be another. An answer has bytes behind it, at most `most`.
fn pass_on<A: DeserializeOwned>(
    from: &mut ChildStdout,
    (longest, most): (u32, u64),
    sender: &SyncSender<Received<A>>,
) -> bool {
    let reply = receive_reply(from, longest).and_then(|reply| match reply {
        Reply::Answer(_) => Ok((reply, bytes_behind(from, most)?)),
        other => Ok((other, Vec::new())),
    });
    let goes_on = matches!(&reply, Ok((Reply::Picture(_) | Reply::Drawn, _)));
    sender.send(reply).is_ok() && goes_on
}

fn bytes_behind(from: &mut ChildStdout, most: u64) -> Result<Vec<u8>, ReceiveError> {
    let (mut bytes, mut piece) = (Vec::new(), Vec::new());
    loop {
        wire::receive_piece(from, PIECE, &mut piece).map_err(|_| ReceiveError::Ended)?;
        if piece.is_empty() {
            return Ok(bytes);
        }
        // A process cannot hold more than its memory.
        if (bytes.len() + piece.len()) as u64 > most || bytes.try_reserve(piece.len()).is_err() {
            return Err(ReceiveError::TooLong(u32::MAX));
        }
        bytes.extend_from_slice(&piece);
    }
}

/// The worker's end: sends its answer and the bytes that belong to it.
///
/// # Errors
/// When nobody listens.
pub(super) fn bring(
    to: &mut impl io::Write,
    answer: &impl serde::Serialize,
    bytes: &[u8],
) -> io::Result<()> {
    wire::send(to, &Reply::Answer(Box::new(answer)))?;
    for piece in bytes.chunks(PIECE as usize) {
        wire::send_piece(to, piece)?;
    }
    wire::send_piece(to, b"")?;
    to.flush()
}

impl Drop for Errand {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
