//! What lists show: cases, and what happened to one.

use rusqlite::{Row, params};

use crate::rule::Date;

use super::{Ledger, LedgerError, Status};

/// A case as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its number.
    pub id: i64,
    /// Where it is.
    pub status: Status,
    /// Whether an officer has said so.
    pub decided: bool,
    /// Of which case it is a duplicate.
    pub duplicate_of: Option<i64>,
    /// The nomination's title; `None` where it has none, and for a file that could not be read.
    pub title: Option<String>,
    /// Who is nominated.
    pub nominee: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The form's name.
    pub form: Option<String>,
    /// The first address of the nominee.
    pub email: Option<String>,
    /// The office's own number.
    pub reference: Option<String>,
    /// The day on which its first file came.
    pub received: Option<Date>,
    /// Who sent the latest file of which that is known.
    pub sender: Option<String>,
    /// The file of the version that counts.
    pub file: Option<String>,
    /// How many versions came.
    pub versions: usize,
    /// Open points of the version that counts: errors and warnings.
    pub open: usize,
    /// How many of them a letter asks for.
    pub askable: usize,
    /// How many of these the last letter did not ask for, where one asked for any.
    pub unasked: usize,
    /// When a letter asked last.
    pub asked: Option<Date>,
    /// The last day for the answer to it.
    pub due: Option<Date>,
    /// When it was acknowledged that the nomination is complete.
    pub acknowledged: Option<Date>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// The status changed; the text is the new one.
    Status,
    /// Another version came; the text is its file.
    Version,
    /// A letter asked.
    Asked,
    /// A letter said that the nomination is complete.
    Acknowledged,
    /// An officer noted something.
    Note,
    /// An officer decided something.
    Decision,
    /// An officer waived a point; the text is its rule and the reason.
    Waiver,
}

impl EventKind {
    /// All.
    pub const ALL: [EventKind; 7] = [
        EventKind::Status,
        EventKind::Version,
        EventKind::Asked,
        EventKind::Acknowledged,
        EventKind::Note,
        EventKind::Decision,
        EventKind::Waiver,
    ];

    /// As it is written.
    pub fn code(self) -> &'static str {
        match self {
            EventKind::Status => "status",
            EventKind::Version => "version",
            EventKind::Asked => "asked",
            EventKind::Acknowledged => "acknowledged",
            EventKind::Note => "note",
            EventKind::Decision => "decision",
            EventKind::Waiver => "waiver",
        }
    }
}

/// Something that happened to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEvent {
    /// When.
    pub day: String,
    /// What.
    pub kind: EventKind,
    /// Who.
    pub officer: Option<String>,
    /// In words.
    pub text: Option<String>,
    /// The last day for an answer.
    pub due: Option<String>,
    /// What was asked: a message for each point.
    pub points: Vec<String>,
}

/// Columns of a [`Case`], in the order of its members.
const CASES: &str = "
SELECT c.id, c.status, c.decided, c.duplicate_of, c.title, c.nominee, c.country, c.language, c.form,
  c.email, c.reference,
  (SELECT min(f.received) FROM versions v JOIN files f ON f.sha256 = v.sha256 WHERE v.case_id = c.id),
  (SELECT f.sender FROM versions v JOIN files f ON f.sha256 = v.sha256
    WHERE v.case_id = c.id AND f.sender IS NOT NULL ORDER BY f.received DESC, f.path LIMIT 1),
  (SELECT f.path FROM versions v JOIN files f ON f.sha256 = v.sha256
    WHERE v.id = c.current ORDER BY f.received, f.path LIMIT 1),
  (SELECT count(*) FROM versions v WHERE v.case_id = c.id),
  (SELECT count(*) FROM points p WHERE p.version_id = c.current),
  (SELECT count(*) FROM points p WHERE p.version_id = c.current AND p.askable = 1),
  (SELECT e.day FROM events e WHERE e.case_id = c.id AND e.kind = 'asked' ORDER BY e.id DESC LIMIT 1),
  (SELECT e.due FROM events e WHERE e.case_id = c.id AND e.kind = 'asked' ORDER BY e.id DESC LIMIT 1),
  (SELECT e.day FROM events e WHERE e.case_id = c.id AND e.kind = 'acknowledged' ORDER BY e.id DESC LIMIT 1),
  (SELECT count(*) FROM points p JOIN events e ON e.id = (
      SELECT max(a.id) FROM events a WHERE a.case_id = c.id AND a.kind = 'asked')
    WHERE p.version_id = c.current AND p.askable = 1 AND e.points IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM json_each(e.points) one
      WHERE json_extract(one.value, '$.rule') = p.rule
        AND coalesce(json_extract(one.value, '$.field'), '') = coalesce(p.field, '')))
FROM cases c";

fn case_of(row: &Row<'_>) -> rusqlite::Result<Case> {
    let day = |place: usize| -> rusqlite::Result<Option<Date>> {
        let text: Option<String> = row.get(place)?;
        Ok(text.and_then(|text| text.parse().ok()))
    };
    let count = |place: usize| -> rusqlite::Result<usize> {
        let n: i64 = row.get(place)?;
        Ok(usize::try_from(n).unwrap_or_default())
    };
    Ok(Case {
        id: row.get(0)?,
        status: row.get(1)?,
        decided: row.get(2)?,
        duplicate_of: row.get(3)?,
        title: row.get(4)?,
        nominee: row.get(5)?,
        country: row.get(6)?,
        language: row.get(7)?,
        form: row.get(8)?,
        email: row.get(9)?,
        reference: row.get(10)?,
        received: day(11)?,
        sender: row.get(12)?,
        file: row.get(13)?,
        versions: count(14)?,
        open: count(15)?,
        askable: count(16)?,
        asked: day(17)?,
        due: day(18)?,
        acknowledged: day(19)?,
        unasked: count(20)?,
    })
}

impl Ledger {
    /// All cases by number, or those of a status.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cases(&self, status: Option<Status>) -> Result<Vec<Case>, LedgerError> {
        let sql = format!("{CASES} WHERE ?1 IS NULL OR c.status = ?1 ORDER BY c.id");
        let mut cases = self.connection.prepare_cached(&sql)?;
        let cases = cases.query_map(params![status], case_of)?;
        Ok(cases.collect::<Result<_, _>>()?)
    }

    /// One case.
    ///
    /// # Errors
    /// When no case has this number.
    pub fn case(&self, id: i64) -> Result<Case, LedgerError> {
        self.insist(id)?;
        let sql = format!("{CASES} WHERE c.id = ?1");
        let mut case = self.connection.prepare_cached(&sql)?;
        Ok(case.query_row([id], case_of)?)
    }

    /// The messages of a case's open points, those that a letter asks for first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_points(&self, id: i64) -> Result<Vec<(String, bool)>, LedgerError> {
        let mut points = self.connection.prepare_cached(
            "SELECT p.message, p.askable FROM points p JOIN cases c ON c.current = p.version_id
             WHERE c.id = ?1 ORDER BY p.askable DESC, p.severity, p.rule, p.fingerprint",
        )?;
        let points = points.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(points.collect::<Result<_, _>>()?)
    }

    /// Each file of a case, with the day on which it came, who sent it, and the state of its version.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn files(&self, id: i64) -> Result<Vec<[Option<String>; 4]>, LedgerError> {
        let mut files = self.connection.prepare_cached(
            "SELECT f.received, f.path, f.sender, v.status FROM versions v
             JOIN files f ON f.sha256 = v.sha256 WHERE v.case_id = ?1 ORDER BY v.id, f.received, f.path",
        )?;
        let files = files.query_map([id], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        })?;
        Ok(files.collect::<Result<_, _>>()?)
    }

    /// What happened to a case, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, id: i64) -> Result<Vec<CaseEvent>, LedgerError> {
        let mut events = self.connection.prepare_cached(
            "SELECT day, kind, officer, text, due, points FROM events WHERE case_id = ?1 ORDER BY id",
        )?;
        let events = events.query_map([id], |row| {
            let kind: String = row.get(1)?;
            let known = EventKind::ALL.into_iter().find(|one| one.code() == kind);
            let points: Option<String> = row.get(5)?;
            Ok(CaseEvent {
                day: row.get(0)?,
                kind: known.unwrap_or(EventKind::Note),
                officer: row.get(2)?,
                text: row.get(3)?,
                due: row.get(4)?,
                points: points.map(|json| messages_of(&json)).unwrap_or_default(),
            })
        })?;
        Ok(events.collect::<Result<_, _>>()?)
    }
}

/// The messages in the points of an event.
fn messages_of(json: &str) -> Vec<String> {
    let points: Vec<super::desk::AskedPoint> = serde_json::from_str(json).unwrap_or_default();
    points.into_iter().map(|point| point.message).collect()
}
