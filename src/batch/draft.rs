//! Blank or filled forms → a definition, drafted by a worker process that is given their bytes and nothing else.
//!
//! The files are read one after the other, and all by one process: they make one answer.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout};
use std::sync::mpsc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::form::FormDraft;
use crate::pipeline::{self, Options};
use crate::report::json::Sandbox;

use super::answer::Contents;
use super::launch::Launcher;
use super::serve::{PIECE, Role, Sent, receive};
use super::{Digest, catch, wire};

/// Longest answer, in bytes: the longest draft of a form seen has 30,000.
const ANSWER_BYTES: u32 = 4 << 20;

/// How much longer than the processor works a draft may take by the clock on the wall.
const BUSY: u32 = 10;

/// What is asked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DraftTask {
    /// How many files will be sent.
    pub files: usize,
    /// Name of the form.
    pub name: String,
    /// ISO 639-1 code of its language, if that is known.
    pub language: Option<String>,
}

/// Why there is no draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NoDraft {
    /// One of the files cannot be read.
    #[error("{why}")]
    Unread {
        /// Which one, counted from 0.
        file: usize,
        /// What is wrong with it.
        why: String,
    },
    /// Reading them took too much, or failed in a way that a PDF should not bring about.
    #[error("{0}")]
    Failed(String),
}

/// Drafts a form from files that are taken one at a time, here in this process.
///
/// # Errors
/// When one cannot be read.
pub fn draft_here(
    task: &DraftTask,
    mut next: impl FnMut() -> io::Result<Contents>,
) -> Result<FormDraft, NoDraft> {
    let mut copies = Vec::new();
    for file in 0..task.files {
        let unread = |why: String| NoDraft::Unread { file, why };
        let bytes = match next() {
            Ok(Contents::Whole(bytes)) => bytes,
            Ok(Contents::TooLarge) => return Err(unread("it is too large".to_owned())),
            Ok(Contents::NoMemory) => return Err(unread(super::answer::NO_MEMORY.to_owned())),
            Err(error) => return Err(unread(error.to_string())),
        };
        let parts = pipeline::parts(&bytes, &Options::default(), &mut crate::ocr::Blind);
        copies.push(parts.map_err(|error| unread(error.to_string()))?);
    }
    let language = task.language.as_deref();
    Ok(crate::form::draft_of(copies, &task.name, language))
}

/// The worker's end: takes the files, answers, and is done.
///
/// # Errors
/// When nobody listens.
pub fn serve(mut from: impl Read, mut to: impl Write, task: &DraftTask) -> io::Result<()> {
    let next = || match receive(&mut from, None)? {
        (contents, Sent::Whole(_)) => Ok(contents),
        (_, Sent::TooLarge(_)) => Ok(Contents::TooLarge),
        (_, Sent::Broken) => Err(io::ErrorKind::UnexpectedEof.into()),
    };
    let drafted = catch(|| draft_here(task, next));
    let failed = |caught| NoDraft::Failed(format!("the tool failed on it: {caught}"));
    wire::send(&mut to, &drafted.map_err(failed).flatten())
}

/// A process that drafts a form. Dropped, it is ended.
pub struct Drafter {
    child: Child,
    to: ChildStdin,
    from: Option<ChildStdout>,
    last_words: Option<ChildStderr>,
    time: Duration,
    memory: u64,
    /// What it has given up.
    pub sandbox: Sandbox,
}

impl Drafter {
    /// Starts one by `launcher`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(launcher: &Launcher, task: &DraftTask) -> io::Result<Drafter> {
        let launched = launcher.launch(Role::<()>::Draft(task.clone()))?;
        Ok(Drafter {
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

    /// Its answer.
    ///
    /// # Errors
    /// When there is no draft.
    pub fn finish(mut self) -> Result<FormDraft, NoDraft> {
        let failed = |why: String| Err(NoDraft::Failed(why));
        let Some(mut from) = self.from.take() else {
            return failed("it was asked before".to_owned());
        };
        let (sender, answer) = mpsc::sync_channel(1);
        // Ends when the process answers or is ended.
        let waiting = std::thread::Builder::new().spawn(move || {
            let answer = wire::receive::<Result<FormDraft, NoDraft>>(&mut from, ANSWER_BYTES);
            let _ = sender.send(answer);
        });
        if let Err(error) = waiting {
            return failed(error.to_string());
        }
        match answer.recv_timeout(self.time.saturating_mul(BUSY)) {
            Ok(Ok(Ok(draft))) if is_language(&draft.language) => Ok(draft),
            Ok(Ok(Ok(_))) | Ok(Err(wire::ReceiveError::Garbled(_))) => {
                failed("the worker is in disorder".to_owned())
            }
            Ok(Ok(Err(why))) => Err(why),
            Ok(Err(wire::ReceiveError::TooLong(_))) => failed("it is too long".to_owned()),
            Ok(Err(wire::ReceiveError::Ended)) => failed(self.autopsy()),
            Err(_) => failed(format!("it took more than {} s", self.time.as_secs())),
        }
    }

    /// What the process died of.
    fn autopsy(&mut self) -> String {
        let mut words = Vec::new();
        if let Some(stderr) = self.last_words.take() {
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

impl Drop for Drafter {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether it is a code of two letters: it names a file, and comes from a process that may be in somebody else's hands.
fn is_language(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())
}
