//! One question about one PDF → its answer, by a worker process that is given the bytes and nothing else: what its text is,
//! why a field was or was not found, or a copy of it with findings or remarks in it.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::ocr::Recogniser;
use crate::pdf::{self, AnnotateError, Copied, OpenError, OpenOptions, Remark};
use crate::pipeline::{self, Options};
use crate::report::json::{Document, Sandbox};
use crate::report::message::Messages;
use crate::report::remarks::remarks;
use crate::report::trace::{self, Trace};

use super::answer::{Contents, NO_MEMORY};
use super::catch;
use super::errand::{Brought, Errand, bring};
use super::launch::Launcher;
use super::recognition::Readers;
use super::serve::{Leader, Role, Sent, receive};

/// Longest answer, in bytes; text and copies are bytes behind it. The longest trace seen has 60,000.
const ANSWER_BYTES: u32 = 16 << 20;

/// What is asked about a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StudyTask {
    /// How it is read and checked.
    pub options: Options,
    /// What reports call it.
    pub source: String,
    /// What is to be known.
    pub question: Question,
}

/// What is to be known of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Question {
    /// What a stage made of it, as [`pipeline::dump`] has it.
    Text {
        /// The stage.
        stage: String,
    },
    /// What was compared with a field.
    Trace {
        /// The field: its key, or a pointer to it.
        field: String,
        /// Only this nomination: its letter, or its place counted from 1.
        nomination: Option<String>,
    },
    /// A copy with the findings as annotations.
    Annotate {
        /// Language of messages.
        lang: String,
    },
    /// A copy with these remarks, and nothing else that may be found.
    Mark {
        /// What is to be said, and where.
        remarks: Vec<Remark>,
    },
}

/// The answer.
#[derive(Debug, Serialize, Deserialize)]
pub enum Studied {
    /// The text is the bytes beside it.
    Text,
    /// What was compared.
    Trace(Box<Trace>),
    /// The copy is the bytes beside it.
    Copy {
        /// Whether it was written anew, because the file is damaged.
        rewritten: bool,
        /// Whether the file is encrypted.
        encrypted: bool,
        /// How many findings are in it.
        findings: usize,
        /// How many of them have no place on a page.
        unplaced: usize,
    },
    /// The copy with given remarks is the bytes beside it.
    Marked,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NoStudy {
    /// The file has no text that could be searched: the code of the rule that says so.
    #[error("{0}")]
    Problem(String),
    /// The file cannot be opened, or no copy be made of it.
    #[error("{why}")]
    Unread {
        /// What is wrong with it.
        why: String,
        /// Whether a password is needed.
        encrypted: bool,
    },
    /// The form does not have this field.
    #[error("the form {form} has no such field")]
    NoField {
        /// The form's name.
        form: String,
        /// The keys of its fields.
        keys: Vec<String>,
    },
    /// The file does not have this nomination.
    #[error("there is no such nomination")]
    NoNomination {
        /// What its nominations can be called.
        names: Vec<String>,
    },
    /// Reading it took too much, or failed in a way that a PDF should not bring about.
    #[error("{0}")]
    Failed(String),
}

/// Answers here in this process, with the bytes that belong to the answer.
///
/// # Errors
/// When there is no answer.
pub fn study_here(
    task: &StudyTask,
    bytes: &[u8],
    recogniser: &mut dyn Recogniser,
) -> Result<(Studied, Vec<u8>), NoStudy> {
    match &task.question {
        Question::Text { stage } => {
            let dump = pipeline::dump(bytes, stage, &task.options, recogniser);
            Ok((Studied::Text, dump.map_err(unread)?.into_bytes()))
        }
        Question::Trace { field, nomination } => {
            let traced = traced(task, bytes, field, nomination.as_deref())?;
            Ok((Studied::Trace(Box::new(traced)), Vec::new()))
        }
        Question::Annotate { lang } => copy(task, bytes, lang),
        Question::Mark { remarks } => match annotated(task, bytes, remarks)? {
            (copy, Copied::Updated) => Ok((Studied::Marked, copy)),
            // It is not what was sent any more, and perhaps open to all where that was not.
            (_, Copied::Rewritten) => Err(NoStudy::Failed("it is damaged".to_owned())),
        },
    }
}

fn unread(error: OpenError) -> NoStudy {
    NoStudy::Unread {
        why: error.to_string(),
        encrypted: error == OpenError::Encrypted,
    }
}

fn traced(
    task: &StudyTask,
    bytes: &[u8],
    field: &str,
    nomination: Option<&str>,
) -> Result<Trace, NoStudy> {
    let answers = pipeline::answers(bytes, &task.options).map_err(NoStudy::Problem)?;
    let form = &answers.form.file;
    let Some(index) = trace::field_named(form, field) else {
        let keys = form.fields.iter().map(|f| f.key.clone()).collect();
        let form = form.name.clone();
        return Err(NoStudy::NoField { form, keys });
    };
    let traced = trace::trace(&answers, &task.source, index, nomination);
    if nomination.is_some() && traced.is_empty() {
        let nominations = answers.nominations.iter().enumerate();
        let called = |(i, n): (usize, &crate::form::NominationAnswers)| {
            n.label.clone().unwrap_or_else(|| (i + 1).to_string())
        };
        let names = nominations.map(called).collect();
        return Err(NoStudy::NoNomination { names });
    }
    Ok(traced)
}

fn copy(task: &StudyTask, bytes: &[u8], lang: &str) -> Result<(Studied, Vec<u8>), NoStudy> {
    let StudyTask {
        options, source, ..
    } = task;
    let outcome = pipeline::check_bytes(bytes, source, options);
    let nominations = &outcome.facts.record.nominations;
    let title = |index: usize| {
        let title = nominations.get(index)?.title.as_ref()?;
        Some(title.text.as_str())
    };
    let judged = options.rules.judge(outcome.findings, source, title);
    let messages = Messages::new(lang);
    let document = Document::new(&outcome.facts, &judged, &options.rules, &messages);
    let remarks = remarks(&document, &messages);
    let (copy, how) = annotated(task, bytes, &remarks)?;
    let pages = outcome.facts.pages.len();
    let placed = remarks
        .iter()
        .filter(|remark| remark.at.iter().any(|place| place.page.index() < pages));
    let studied = Studied::Copy {
        rewritten: how == Copied::Rewritten,
        encrypted: outcome.facts.record.source.encrypted,
        findings: remarks.len(),
        unplaced: remarks.len() - placed.count(),
    };
    Ok((studied, copy))
}

fn annotated(
    task: &StudyTask,
    bytes: &[u8],
    remarks: &[Remark],
) -> Result<(Vec<u8>, Copied), NoStudy> {
    let open = OpenOptions {
        passwords: task.options.passwords.clone(),
        limits: task.options.limits.clone(),
    };
    pdf::annotate(bytes, &open, remarks).map_err(|error| match error {
        AnnotateError::Open(error) => unread(error),
        AnnotateError::Write => NoStudy::Unread {
            why: error.to_string(),
            encrypted: false,
        },
    })
}

/// The worker's end: takes the file, answers, and is done.
///
/// # Errors
/// When nobody listens.
pub(super) fn serve(mut from: impl Read, mut to: impl Write, task: &StudyTask) -> io::Result<()> {
    let (contents, sent) = receive(&mut from, None)?;
    let bytes = match (contents, sent) {
        (Contents::Whole(bytes), Sent::Whole(_)) => Ok(bytes),
        _ => Err(NoStudy::Failed(NO_MEMORY.to_owned())),
    };
    let mut leader = Leader {
        from: &mut from,
        to: &mut to,
    };
    let studied = bytes.and_then(|bytes| {
        let failed = |caught| NoStudy::Failed(format!("the tool failed on it: {caught}"));
        catch(|| study_here(task, &bytes, &mut leader))
            .map_err(failed)
            .flatten()
    });
    match studied {
        Ok((studied, bytes)) => bring(&mut to, &Ok::<_, NoStudy>(studied), &bytes),
        Err(why) => bring(&mut to, &Err::<Studied, _>(why), b""),
    }
}

/// A process that answers a question about a file. Dropped, it is ended.
pub struct Student(Errand);

impl Student {
    /// Starts one by `launcher`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(launcher: &Launcher, task: &StudyTask) -> io::Result<Student> {
        Errand::start(launcher, Role::Study(Box::new(task.clone()))).map(Student)
    }

    /// What it has given up.
    pub fn sandbox(&self) -> &Sandbox {
        &self.0.sandbox
    }

    /// Its answer about `bytes`, with the bytes that belong to it and what went wrong with recognising text, which `readers` do.
    ///
    /// # Errors
    /// When there is none.
    pub fn study(
        mut self,
        bytes: &[u8],
        readers: Option<&Readers>,
    ) -> Result<(Studied, Vec<u8>, Vec<String>), NoStudy> {
        // One that takes no more says why.
        self.0.take(bytes);
        let brought = self
            .0
            .finish(ANSWER_BYTES, readers)
            .map_err(NoStudy::Failed)?;
        let Brought {
            answer,
            bytes,
            errors,
        }: Brought<Result<Studied, NoStudy>> = brought;
        Ok((answer?, bytes, errors))
    }
}
