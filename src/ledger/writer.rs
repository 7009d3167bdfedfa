//! The ledger among the reports of a run: each document is recorded when it is whole.

use std::io;
use std::sync::Arc;

use crate::report::letters::{DueCase, DueList, Known, SharedKnown};
use crate::report::message::Messages;
use crate::report::received::ReceivedList;
use crate::report::{End, Entry, Needs, Writer};
use crate::rule::Date;

use super::record::record;
use super::{Arrival, Case, Ledger, LedgerError};

/// Documents of a transaction: few enough that others do not wait long, enough that a disk is not what takes the time.
const TOGETHER: usize = 100;

/// Records the documents of a run.
pub struct LedgerWriter {
    ledger: Ledger,
    received: Arc<ReceivedList>,
    known: SharedKnown,
    day: Date,
    messages: Messages,
    /// Documents in the transaction that is open.
    open: usize,
}

impl LedgerWriter {
    /// Into `ledger`, on a day; what the office knows of the files is in `received`. What the ledger knows when all are
    /// recorded goes to `known`: other writers that end after this one see it.
    pub fn new(
        ledger: Ledger,
        received: Arc<ReceivedList>,
        known: SharedKnown,
        day: Date,
        lang: &str,
    ) -> LedgerWriter {
        LedgerWriter {
            ledger,
            received,
            known,
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
        self.commit()?;
        let known = Known {
            standings: self.ledger.standings()?,
            due: due(&self.ledger, self.day)?,
        };
        self.known
            .set(known)
            .map_err(|_| io::Error::other("the ledger has ended already"))
    }
}

/// What is to be done on a day besides sending drafts, which are listed anyway.
fn due(ledger: &Ledger, day: Date) -> Result<Vec<DueList>, LedgerError> {
    let due = ledger.due(day)?;
    let lists = [
        ("ledger-due-overdue", true, &due.overdue),
        ("ledger-due-answered", true, &due.answered),
        ("ledger-due-look", true, &due.to_look_at),
        ("ledger-due-waiting", false, &due.waiting),
    ];
    let lists = lists.into_iter().filter(|(_, _, cases)| !cases.is_empty());
    let case = |case: &Case| DueCase {
        number: case.id,
        title: case.title.clone(),
        nominee: case.nominee.clone(),
        file: case.file.clone(),
        asked: case.asked,
        due: case.due,
    };
    let list = |(heading, urgent, cases): (&'static str, bool, &Vec<Case>)| DueList {
        heading,
        urgent,
        cases: cases.iter().map(case).collect(),
    };
    Ok(lists.map(list).collect())
}
