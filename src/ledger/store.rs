//! The file: its tables, its settings, and how a transaction waits for those of others.

use std::io::{Read, Write};
use std::time::Duration;

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::LedgerError;

/// "NOML": by this SQLite and `file` know a ledger.
const APPLICATION: i32 = 0x4e4f_4d4c;

/// Version of the tables, and of what is kept in them.
pub(super) const VERSION: i32 = 1;

/// How long a transaction waits for those of others.
const WAIT: Duration = Duration::from_secs(60);

/// Most bytes that are unpacked of what was kept of a file: the ledger may have come from elsewhere.
const UNPACKED: u64 = 512 << 20;

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    pub(super) connection: Connection,
}

impl Ledger {
    /// The ledger behind a connection; an empty database becomes one.
    ///
    /// # Errors
    /// When it is not a ledger, or one of a later version, or cannot be written.
    pub fn new(connection: Connection) -> Result<Ledger, LedgerError> {
        connection.busy_timeout(WAIT)?;
        // One file: the journal is gone when nobody writes, and it works on the shares of a network, too.
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        let mut ledger = Ledger { connection };
        if ledger.number("user_version")? == 0 {
            ledger.create()?;
        }
        if ledger.number("application_id")? != APPLICATION {
            return Err(LedgerError::NotALedger);
        }
        match ledger.number("user_version")? {
            VERSION => Ok(ledger),
            other => Err(LedgerError::Newer(other)),
        }
    }

    fn number(&self, pragma: &str) -> Result<i32, LedgerError> {
        Ok(self
            .connection
            .pragma_query_value(None, pragma, |row| row.get(0))?)
    }

    /// Makes the tables, unless somebody else has just done so.
    fn create(&mut self) -> Result<(), LedgerError> {
        let made = self.begin()?;
        let version: i32 = made.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let tables: i64 =
            made.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if version != 0 || tables != 0 {
            return Ok(());
        }
        made.execute_batch(include_str!("schema.sql"))?;
        made.pragma_update(None, "application_id", APPLICATION)?;
        made.pragma_update(None, "user_version", VERSION)?;
        Ok(made.commit()?)
    }

    /// A transaction that writes: it waits here, and not in the middle.
    pub(super) fn begin(&mut self) -> Result<Transaction<'_>, LedgerError> {
        Ok(self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Whether a case has this number.
    ///
    /// # Errors
    /// When none has.
    pub(super) fn insist(&self, case: i64) -> Result<(), LedgerError> {
        let there = self
            .connection
            .query_row("SELECT 1 FROM cases WHERE id = ?1", [case], |_| Ok(()))
            .optional()?;
        there.ok_or(LedgerError::NoCase(case))
    }
}

/// What is kept of a file, packed.
pub(super) fn pack(json: &[u8]) -> Result<Vec<u8>, LedgerError> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(json)?;
    Ok(packed.finish()?)
}

/// The same unpacked.
pub(super) fn unpack(packed: &[u8]) -> Result<Vec<u8>, LedgerError> {
    let mut json = Vec::new();
    ZlibDecoder::new(packed)
        .take(UNPACKED)
        .read_to_end(&mut json)?;
    Ok(json)
}
