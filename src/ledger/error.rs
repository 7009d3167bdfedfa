//! Why a ledger cannot be read or written.

use std::io;

use super::Status;

/// Why a ledger cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// SQLite's own words.
    #[error("the database reports: {0}")]
    Database(#[from] rusqlite::Error),
    /// Another program's database.
    #[error("it is a database of another program, not a ledger")]
    NotALedger,
    /// The tables are newer than this program.
    #[error("it was written by a later nomcheck (tables of version {0}; version 1 is known)")]
    Newer(i32),
    /// A number that no case has.
    #[error("there is no case {0}")]
    NoCase(i64),
    /// A case cannot be a duplicate of itself or of another duplicate.
    #[error("case {0} cannot be a duplicate of case {1}")]
    NoDuplicate(i64, i64),
    /// Nothing can be asked.
    #[error("case {0} is {status}, and there is nothing to ask", status = .1.code())]
    NothingToAsk(i64, Status),
    /// A rule that a case does not break.
    #[error("case {0} has no open point '{1}'")]
    NoPoint(i64, String),
    /// A waiver that has ended already.
    #[error("a waiver until {0} has ended already")]
    Past(crate::rule::Date),
    /// What a table of an import has is not what was exported.
    #[error("{table}.csv, line {line}: {message}")]
    Table {
        /// The table.
        table: &'static str,
        /// Counted from 1, the heads among them.
        line: u64,
        /// What is wrong.
        message: String,
    },
    /// An import goes into an empty ledger only.
    #[error("it has cases already; an import needs a new file")]
    NotEmpty,
    /// What was kept of a file cannot be read back.
    #[error("what was kept of a file cannot be read: {0}")]
    Kept(#[from] io::Error),
}

impl From<serde_json::Error> for LedgerError {
    fn from(error: serde_json::Error) -> LedgerError {
        LedgerError::Kept(error.into())
    }
}

impl From<LedgerError> for io::Error {
    fn from(error: LedgerError) -> io::Error {
        io::Error::other(error)
    }
}
