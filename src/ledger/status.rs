//! Where a case is.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// Where a case is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It came, and nothing was asked yet.
    Received,
    /// A letter has asked for what is missing.
    Asked,
    /// A later version came after a letter, and something is still missing.
    Answered,
    /// A version has all that is required.
    Complete,
    /// An officer has said so.
    Withdrawn,
    /// An officer has said so, and of which.
    Duplicate,
}

impl Status {
    /// All, in the order of the work.
    pub const ALL: [Status; 6] = [
        Status::Received,
        Status::Asked,
        Status::Answered,
        Status::Complete,
        Status::Withdrawn,
        Status::Duplicate,
    ];

    /// As it is written.
    pub fn code(self) -> &'static str {
        match self {
            Status::Received => "received",
            Status::Asked => "asked",
            Status::Answered => "answered",
            Status::Complete => "complete",
            Status::Withdrawn => "withdrawn",
            Status::Duplicate => "duplicate",
        }
    }

    /// The status with a code.
    pub fn named(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.code() == code)
    }

    /// The id of its word.
    pub fn word(self) -> String {
        format!("ledger-{}", self.code())
    }
}

impl ToSql for Status {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Status> {
        Status::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}
