//! What a program uses: [`Checker`] takes the bytes of a PDF and gives an [`Outcome`].
//!
//! In: bytes, a name for them, and [`Options`]. Out: the record and the findings; with the feature `words` also their words,
//! with `report` also reports. The stages are behind it, and no promise is made of them. Nothing here reads a file, a clock or the
//! environment.

mod form;
mod options;
mod outcome;
#[cfg(feature = "report")]
mod reports;
#[cfg(feature = "words")]
mod words;

use std::panic::resume_unwind;
use std::thread;

use crate::pipeline;
use crate::rule;

pub use form::{Form, FormError};
pub use options::{Options, UnknownRule};
pub use outcome::Outcome;

/// Stack that a check may need, in bytes. How deep a file can nest is bounded by [`Limits`](crate::Limits), and what that
/// takes fits in here with room to spare: `tests/it/library.rs` checks every sample on a quarter of it.
pub const STACK: usize = 32 << 20;

/// Reads and checks PDFs.
///
/// It holds options and nothing else: no files, no threads, no cache of documents. Share it between threads, or make one
/// for each; the answers are the same. Tables that are part of the program, such as names of countries, are made ready once
/// per process.
///
/// ```
/// use nomcheck::{Checker, Options, Severity};
///
/// # let bytes = include_bytes!("../../samples/forms/malformed-fields.pdf");
/// let checker = Checker::new(Options::new());
/// let outcome = checker.check(bytes, "nomination.pdf");
/// let country = outcome.findings().iter().find(|f| f.rule == "country-unknown");
/// assert_eq!(country.map(|f| f.severity), Some(Severity::Error));
/// assert!(!outcome.is_complete());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Checker {
    options: pipeline::Options,
}

impl Checker {
    /// A checker with `options`.
    pub fn new(options: Options) -> Checker {
        Checker {
            options: options.into_inner(),
        }
    }

    /// Reads and checks a PDF on a stack of [`STACK`] bytes of its own. Total: bytes that are not PDF make an outcome with a
    /// finding that says so. `name` is what the record calls the file; it is not opened.
    pub fn check(&self, bytes: &[u8], name: &str) -> Outcome {
        let on_own_stack = thread::scope(|scope| {
            let work = || self.check_here(bytes, name);
            let thread = thread::Builder::new().name("nomcheck".to_owned());
            let started = thread.stack_size(STACK).spawn_scoped(scope, work);
            started.ok().map(thread::ScopedJoinHandle::join)
        });
        match on_own_stack {
            Some(Ok(outcome)) => outcome,
            Some(Err(panic)) => resume_unwind(panic),
            // Where there are no threads, as on wasm32, the program has the stack that it was linked with.
            None => self.check_here(bytes, name),
        }
    }

    /// The same on the stack of the calling thread, which should have [`STACK`] bytes: for programs with threads of their
    /// own.
    pub fn check_here(&self, bytes: &[u8], name: &str) -> Outcome {
        let mut outcome = pipeline::check_bytes(bytes, name, &self.options);
        outcome.facts.record.tool = Some(rule::made_by(outcome.facts.form.as_deref()));
        Outcome::new(outcome, self.options.clone())
    }
}
