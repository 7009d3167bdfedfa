//! The file of a ledger, opened.

use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::Path;

use anyhow::Context;
use nomcheck::ledger::{Ledger, LedgerError};
use rusqlite::{Connection, OpenFlags};

use crate::cli::exit::Failure;
use crate::cli::sink::not_a_link;

/// How every file of SQLite begins.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Whether a path is a file of SQLite.
pub fn is_ledger(path: &Path) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|there| there.is_file());
    let mut start = [0; 16];
    is_file
        && File::open(path)
            .is_ok_and(|mut file| file.read_exact(&mut start).is_ok() && start == *MAGIC)
}

/// The ledger at `path`.
///
/// # Errors
/// When there is no ledger, or it cannot be used.
pub fn open(path: &Path) -> Result<Ledger, Failure> {
    if !path.exists() {
        return Err(Failure::usage(format!(
            "there is no ledger {}; 'nomcheck check FOLDER --ledger {}' begins one",
            path.display(),
            path.display()
        )));
    }
    open_there(path)
}

/// The ledger at `path`, begun if there is none. Only its owner may read it: it holds personal data.
///
/// # Errors
/// When it cannot be used.
pub fn open_or_new(path: &Path) -> Result<Ledger, Failure> {
    not_a_link(path)
        .with_context(|| format!("cannot write the ledger {}", path.display()))
        .map_err(Failure::Usage)?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .with_context(|| format!("cannot write the ledger {}", path.display()))
        .map_err(Failure::Tool)?;
    open_there(path)
}

fn open_there(path: &Path) -> Result<Ledger, Failure> {
    let opened = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    );
    let opened = opened.map_err(LedgerError::from).and_then(Ledger::new);
    opened.map_err(|error| failed(path, error))
}

/// What went wrong with the ledger at `path`.
pub fn failed(path: &Path, error: LedgerError) -> Failure {
    let usage = matches!(
        error,
        LedgerError::NotALedger
            | LedgerError::Newer(_)
            | LedgerError::NoCase(_)
            | LedgerError::NoDuplicate(..)
            | LedgerError::NothingToAsk(..)
            | LedgerError::NoPoint(..)
            | LedgerError::Past(_)
            | LedgerError::Table { .. }
            | LedgerError::NotEmpty
    );
    let error = anyhow::Error::new(error).context(format!("the ledger {}", path.display()));
    match usage {
        true => Failure::Usage(error),
        false => Failure::Tool(error),
    }
}
