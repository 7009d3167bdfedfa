//! What officers do: letters that were sent, decisions, notes and waivers.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::report::letters::Standing;
use crate::rule::{Date, Waiver};

use super::record::{event, settle};
use super::{Ledger, LedgerError, Status};

/// That letters were sent.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// On which day; `None` is never written.
    pub day: Option<Date>,
    /// The last day for an answer.
    pub due: Option<Date>,
    /// Who sent them.
    pub officer: Option<String>,
}

/// What an officer decides about a case.
#[derive(Debug, Clone)]
pub struct Decision {
    /// On which day.
    pub day: Date,
    /// Who.
    pub officer: Option<String>,
    /// Why.
    pub text: Option<String>,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskedPoint {
    pub(super) rule: String,
    pub(super) field: Option<String>,
    pub(super) message: String,
}

impl Ledger {
    /// Notes that the letter about a case was sent: it asked for what is open, or said that the nomination is complete.
    ///
    /// # Errors
    /// When no case has this number, or nothing is there that a letter asks for.
    pub fn sent(&mut self, case: i64, asking: &Asking) -> Result<(), LedgerError> {
        let Some(day) = asking.day else { return Ok(()) };
        self.insist(case)?;
        let open = self.begin()?;
        let (status, current): (Status, Option<i64>) = open.query_row(
            "SELECT status, current FROM cases WHERE id = ?1",
            [case],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let points = askable(&open, current)?;
        let (kind, due, points) = match status {
            Status::Complete => ("acknowledged", None, None),
            _ if points.is_empty() => return Err(LedgerError::NothingToAsk(case, status)),
            _ => {
                let due = asking.due.map(|due| due.to_string());
                ("asked", due, Some(serde_json::to_string(&points)?))
            }
        };
        open.execute(
            "INSERT INTO events (case_id, day, kind, officer, due, points, version_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                case,
                day.to_string(),
                kind,
                asking.officer,
                due,
                points,
                current
            ],
        )?;
        settle(&open, case, day)?;
        Ok(open.commit()?)
    }

    /// Sets the status of a case; `None` leaves it to what is known again.
    ///
    /// # Errors
    /// When no case has this number, or `duplicate_of` is not one of its own.
    pub fn decide(
        &mut self,
        case: i64,
        status: Option<Status>,
        duplicate_of: Option<i64>,
        decision: &Decision,
    ) -> Result<(), LedgerError> {
        self.insist(case)?;
        if let Some(of) = duplicate_of {
            let other = self.case(of)?;
            if of == case || other.status == Status::Duplicate {
                return Err(LedgerError::NoDuplicate(case, of));
            }
        }
        let open = self.begin()?;
        let was: Status =
            open.query_row("SELECT status FROM cases WHERE id = ?1", [case], |row| {
                row.get(0)
            })?;
        open.execute(
            "UPDATE cases SET status = ?2, decided = ?3, duplicate_of = ?4 WHERE id = ?1",
            params![case, status.unwrap_or(was), status.is_some(), duplicate_of],
        )?;
        let of = duplicate_of
            .map(|of| format!(" ({of})"))
            .unwrap_or_default();
        let said = status.map_or("-".to_owned(), |status| format!("{}{of}", status.code()));
        let text = match &decision.text {
            Some(text) => format!("{said}: {text}"),
            None => said,
        };
        said_by(&open, case, "decision", decision, &text)?;
        if status.is_none() {
            // Letters that only a decision spoke of.
            open.execute(
                "DELETE FROM events WHERE case_id = ?1 AND kind = 'asked' AND points IS NULL",
                [case],
            )?;
        }
        if status == Some(Status::Asked) && was != Status::Asked {
            // A letter that was sent elsewhere: what comes after it is the answer.
            open.execute(
                "INSERT INTO events (case_id, day, kind, officer, version_id)
                 VALUES (?1, ?2, 'asked', ?3, (SELECT current FROM cases WHERE id = ?1))",
                params![case, decision.day.to_string(), decision.officer],
            )?;
        }
        match status {
            Some(status) if status != was => {
                event(&open, case, decision.day, "status", Some(status.code()))?;
            }
            Some(_) => {}
            None => settle(&open, case, decision.day)?,
        }
        Ok(open.commit()?)
    }

    /// Adds a note.
    ///
    /// # Errors
    /// When no case has this number.
    pub fn note(&mut self, case: i64, note: &Decision) -> Result<(), LedgerError> {
        self.insist(case)?;
        let open = self.begin()?;
        let text = note.text.clone().unwrap_or_default();
        said_by(&open, case, "note", note, &text)?;
        Ok(open.commit()?)
    }

    /// Waives the open points of a case that a rule found (in `field`, where that is given): checks with this ledger show
    /// them as waived. Gives how many.
    ///
    /// # Errors
    /// When there is no case of this number or no such point, or the waiver ended before the day of the decision.
    pub fn waive(
        &mut self,
        case: i64,
        (rule, field): (&str, Option<&str>),
        expiry: Option<Date>,
        decision: &Decision,
    ) -> Result<usize, LedgerError> {
        self.insist(case)?;
        if let Some(last) = expiry.filter(|last| *last < decision.day) {
            return Err(LedgerError::Past(last));
        }
        let open = self.begin()?;
        let reason = decision.text.clone().unwrap_or_default();
        let officer = decision.officer.clone().unwrap_or_default();
        let waived = open.execute(
            "INSERT INTO waivers (case_id, rule, fingerprint, reason, officer, expiry)
             SELECT ?1, p.rule, p.fingerprint, ?4, ?5, ?6 FROM points p JOIN cases c ON c.current = p.version_id
             WHERE c.id = ?1 AND p.rule = ?2 AND (?3 IS NULL OR p.field = ?3)",
            params![case, rule, field, reason, officer, expiry.map(|day| day.to_string())],
        )?;
        if waived == 0 {
            return Err(LedgerError::NoPoint(case, rule.to_owned()));
        }
        said_by(
            &open,
            case,
            "waiver",
            decision,
            &format!("{rule}: {reason}"),
        )?;
        // The next check says the same; until then the list should not ask for it. A file that was not read is not complete.
        open.execute(
            "UPDATE versions SET errors = max(part < 0, errors - (SELECT count(*) FROM points p
               WHERE p.version_id = versions.id AND p.severity = 'error' AND p.rule = ?2 AND (?3 IS NULL OR p.field = ?3)))
             WHERE id = (SELECT current FROM cases WHERE id = ?1)",
            params![case, rule, field],
        )?;
        open.execute(
            "DELETE FROM points WHERE version_id = (SELECT current FROM cases WHERE id = ?1)
               AND rule = ?2 AND (?3 IS NULL OR field = ?3)",
            params![case, rule, field],
        )?;
        settle(&open, case, decision.day)?;
        open.commit()?;
        Ok(waived)
    }

    /// The waivers that hold on a day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waivers(&self, day: Option<Date>) -> Result<Vec<Waiver>, LedgerError> {
        let mut waivers = self.connection.prepare(
            "SELECT rule, fingerprint, reason, officer, expiry FROM waivers ORDER BY id",
        )?;
        let waivers = waivers.query_map([], |row| {
            let expiry: Option<String> = row.get(4)?;
            Ok(Waiver {
                rule: row.get(0)?,
                path: None,
                nomination: None,
                field: None,
                fingerprint: Some(row.get(1)?),
                reason: row.get(2)?,
                officer: row.get(3)?,
                expiry: expiry.and_then(|day| day.parse().ok()),
            })
        })?;
        let mut waivers: Vec<Waiver> = waivers.collect::<Result<_, _>>()?;
        waivers.retain(|waiver| {
            waiver
                .expiry
                .is_none_or(|last| day.is_none_or(|day| day <= last))
        });
        Ok(waivers)
    }

    /// What letters need to know, by what they know a nomination or a file by.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn standings(&self) -> Result<BTreeMap<String, Standing>, LedgerError> {
        let mut asked: BTreeMap<i64, BTreeSet<(String, String)>> = BTreeMap::new();
        let mut events = self
            .connection
            .prepare("SELECT case_id, points FROM events WHERE kind = 'asked' ORDER BY id")?;
        let events = events.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?))
        })?;
        for row in events {
            let (case, points) = row?;
            let points = points
                .as_deref()
                .map(serde_json::from_str::<Vec<AskedPoint>>);
            // The last letter counts.
            let points = points.transpose()?.unwrap_or_default();
            let points = points
                .into_iter()
                .map(|point| (point.rule, point.field.unwrap_or_default()));
            asked.insert(case, points.collect());
        }
        let mut current = self.current()?;
        let cases = self.cases(None)?;
        let cases: BTreeMap<i64, Standing> = cases
            .into_iter()
            .map(|case| {
                let (file, read) = current.remove(&case.id).unzip();
                let standing = Standing {
                    case: case.id,
                    closed: matches!(case.status, Status::Withdrawn | Status::Duplicate)
                        || case.decided && case.status == Status::Complete,
                    status: case.status.word(),
                    // An answer that came since may need another letter, also about the same points.
                    waiting: case.status == Status::Asked,
                    asked: case.asked,
                    due: case.due,
                    points: asked.remove(&case.id).unwrap_or_default(),
                    acknowledged: case.acknowledged,
                    current: file,
                    file: case.file,
                    read: read.unwrap_or_default(),
                    reference: case.reference,
                };
                (case.id, standing)
            })
            .collect();
        let mut keys = self
            .connection
            .prepare("SELECT key, case_id FROM keys WHERE kind = 'identity'")?;
        let keys = keys.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })?;
        let mut standings = self.by_file(&cases)?;
        for row in keys {
            let (key, case) = row?;
            if let Some(standing) = cases.get(&case) {
                standings.insert(key, standing.clone());
            }
        }
        Ok(standings)
    }
}

impl Ledger {
    /// SHA-256 of the file of the version of each case that counts, and whether a nomination was read of it.
    fn current(&self) -> Result<BTreeMap<i64, (String, bool)>, LedgerError> {
        let mut files = self.connection.prepare(
            "SELECT c.id, v.sha256, v.part >= 0 FROM cases c JOIN versions v ON v.id = c.current",
        )?;
        let files = files.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        Ok(files.collect::<Result<_, _>>()?)
    }

    /// The cases by the files of which they have a version: a file that is not read today may have been read before.
    fn by_file(
        &self,
        cases: &BTreeMap<i64, Standing>,
    ) -> Result<BTreeMap<String, Standing>, LedgerError> {
        let mut versions = self
            .connection
            .prepare("SELECT sha256, case_id FROM versions ORDER BY id DESC")?;
        let versions = versions.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })?;
        let mut files = BTreeMap::new();
        for row in versions {
            let (sha256, case) = row?;
            if let Some(standing) = cases.get(&case) {
                files.insert(sha256, standing.clone());
            }
        }
        Ok(files)
    }
}

/// What a letter about a version asks for.
fn askable(open: &Connection, version: Option<i64>) -> Result<Vec<AskedPoint>, LedgerError> {
    let mut points = open.prepare_cached(
        "SELECT rule, field, message FROM points WHERE version_id = ?1 AND askable = 1
         ORDER BY rule, fingerprint",
    )?;
    let points = points.query_map([version], |row| {
        Ok(AskedPoint {
            rule: row.get(0)?,
            field: row.get(1)?,
            message: row.get(2)?,
        })
    })?;
    Ok(points.collect::<Result<_, _>>()?)
}

fn said_by(
    open: &Connection,
    case: i64,
    kind: &str,
    decision: &Decision,
    text: &str,
) -> Result<(), LedgerError> {
    open.execute(
        "INSERT INTO events (case_id, day, kind, officer, text) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![case, decision.day.to_string(), kind, decision.officer, text],
    )?;
    Ok(())
}
