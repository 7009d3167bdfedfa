//! Blank or filled forms → a definition, drafted by a worker process that is given their bytes and nothing else.
//!
//! The files are read one after the other, and all by one process: they make one answer.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::form::FormDraft;
use crate::pipeline::{self, Options};
use crate::report::json::Sandbox;

use super::answer::Contents;
use super::catch;
use super::errand::{Brought, Errand, bring};
use super::launch::Launcher;
use super::serve::{Role, Sent, receive};

/// Longest answer, in bytes: the longest draft of a form seen has 30,000.
const ANSWER_BYTES: u32 = 4 << 20;

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
    bring(&mut to, &drafted.map_err(failed).flatten(), b"")
}

/// A process that drafts a form. Dropped, it is ended.
pub struct Drafter(Errand);

impl Drafter {
    /// Starts one by `launcher`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(launcher: &Launcher, task: &DraftTask) -> io::Result<Drafter> {
        Errand::start(launcher, Role::Draft(task.clone())).map(Drafter)
    }

    /// What it has given up.
    pub fn sandbox(&self) -> &Sandbox {
        &self.0.sandbox
    }

    /// Gives it the next file. Whether it takes more: its answer says why not.
    pub fn take(&mut self, bytes: &[u8]) -> bool {
        self.0.take(bytes)
    }

    /// Its answer.
    ///
    /// # Errors
    /// When there is no draft.
    pub fn finish(mut self) -> Result<FormDraft, NoDraft> {
        let brought = self.0.finish(ANSWER_BYTES, None);
        let brought: Brought<Result<FormDraft, NoDraft>> = brought.map_err(NoDraft::Failed)?;
        match brought.answer {
            Ok(draft) if !is_language(&draft.language) => {
                Err(NoDraft::Failed("the worker broke the protocol".to_owned()))
            }
            answer => answer,
        }
    }
}

/// Whether it is a code of two letters: it names a file, and comes from a process that may be in somebody else's hands.
fn is_language(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())
}
