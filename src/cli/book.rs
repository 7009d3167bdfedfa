//! The ledger in a run of `check`: what it knows goes to the rules and the letters, what was found goes to it.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use nomcheck::form::Form;
use nomcheck::pipeline::Options;
use nomcheck::report::letters::SharedKnown;
use nomcheck::report::received::ReceivedList;

use super::args::{CheckArgs, Lang};
use super::exit::Failure;
use super::output::Output;

/// What a ledger has for a run; empty without one.
#[derive(Default)]
pub struct Book {
    /// What letters ask it, known when the run is recorded.
    pub known: SharedKnown,
    /// Where the documents are recorded.
    pub output: Option<Output>,
    /// The places of its waivers among those of the run.
    pub waivers: Range<usize>,
}

impl Book {
    /// The ledger that `check` names. Its waivers are added to `options`.
    ///
    /// # Errors
    /// When it cannot be opened, or the day is not known.
    #[cfg(feature = "ledger")]
    pub fn open(
        check: &CheckArgs,
        lang: Lang,
        received: &Arc<ReceivedList>,
        options: &mut Options,
    ) -> Result<Book, Failure> {
        use nomcheck::ledger::LedgerWriter;

        let Some(path) = &check.ledger else {
            return Ok(Book::default());
        };
        let Some(day) = options.rules.today else {
            return Err(Failure::usage(
                "the system's date cannot be used; give it with --today",
            ));
        };
        let wrong = |error| super::ledger::failed(path, error);
        let ledger = super::ledger::open_or_new(path)?;
        let waivers = &mut options.rules.waivers;
        let first = waivers.len();
        waivers.extend(ledger.waivers(Some(day)).map_err(wrong)?);
        let book = Book {
            waivers: first..waivers.len(),
            ..Book::default()
        };
        let known = Arc::clone(&book.known);
        let writer = LedgerWriter::new(ledger, Arc::clone(received), known, day, lang.code());
        Ok(Book {
            output: Some(Output::of(Box::new(writer))),
            ..book
        })
    }

    /// Nothing: this program was built without the ledger.
    ///
    /// # Errors
    /// None.
    #[cfg(not(feature = "ledger"))]
    pub fn open(
        _: &CheckArgs,
        _: Lang,
        _: &Arc<ReceivedList>,
        _: &mut Options,
    ) -> Result<Book, Failure> {
        Ok(Book::default())
    }
}

/// Whether records that go to a path are wanted as a database.
pub fn is_database(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ["sqlite", "sqlite3", "db"]
        .iter()
        .any(|one| ending.eq_ignore_ascii_case(one))
}

/// The records as a database.
///
/// # Errors
/// When it cannot be written there.
#[cfg(feature = "ledger")]
pub fn database(path: &Path, forms: &[Arc<Form>]) -> Result<Output, Failure> {
    Output::sqlite(path, forms)
}

/// No database: this program was built without.
///
/// # Errors
/// Always.
#[cfg(not(feature = "ledger"))]
pub fn database(path: &Path, _: &[Arc<Form>]) -> Result<Output, Failure> {
    Err(Failure::usage(format!(
        "{}: this program was built without databases (feature 'ledger')",
        path.display()
    )))
}
