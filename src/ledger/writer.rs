//! The ledger among the reports of a run: each document is recorded when it is whole.

use std::io;

use crate::report::message::Messages;
use crate::report::received::ReceivedList;
use crate::report::{End, Entry, Needs, Writer};
use crate::rule::Date;

use super::record::record;
use super::{Arrival, Ledger, LedgerError};

/// Documents of a transaction: few enough that others do not wait long, enough that a disk is not what takes the time.
const TOGETHER: usize = 100;

/// Records the documents of a run.
pub struct LedgerWriter {
    ledger: Ledger,
    received: ReceivedList,
    day: Date,
    messages: Messages,
    /// Documents in the transaction that is open.
    open: usize,
}

impl LedgerWriter {
    /// Into `ledger`, on a day; what the office knows of the files is in `received`.
    pub fn new(ledger: Ledger, received: ReceivedList, day: Date, lang: &str) -> LedgerWriter {
        LedgerWriter {
            ledger,
            received,
            day,
            messages: Messages::new(lang),
            open: 0,
        }
    }

    fn add(&mut self, entry: &Entry<'_>) -> Result<(), LedgerError> {
        let document = entry.document;
        if self.open == 0 {
            self.ledger.connection.execute_batch("BEGIN IMMEDIATE")?;
        }
        let arrival = Arrival {
            document,
            record: entry.record,
            received: self.received.of(&document.source.path),
            day: self.day,
        };
        record(&self.ledger.connection, &arrival, &self.messages)?;
        self.open += 1;
        if self.open >= TOGETHER {
            self.commit()?;
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<(), LedgerError> {
        if self.open > 0 {
            self.open = 0;
            self.ledger.connection.execute_batch("COMMIT")?;
        }
        Ok(())
    }
}

impl Writer for LedgerWriter {
    fn document(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        Ok(self.add(entry)?)
    }

    fn needs(&self) -> Needs {
        Needs {
            records: true,
            ..Needs::default()
        }
    }

    fn end(&mut self, _: &End) -> io::Result<()> {
        Ok(self.commit()?)
    }
}
