//! A document of a run → its files, versions and points in the ledger. The same document again changes nothing.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::hex;
use crate::report::json::FindingEntry;
use crate::report::message::Messages;
use crate::rule::Date;

use super::arrival::{Arrival, BETWEEN, Part, parts};
use super::matching::{Match, sketch_bytes};
use super::store::pack;
use super::{LedgerError, Status};

/// Adds a document within a transaction. Its words are in the language of `messages`.
pub(super) fn record(
    open: &Connection,
    arrival: &Arrival<'_>,
    messages: &Messages,
) -> Result<(), LedgerError> {
    let document = arrival.document;
    let news = came(open, arrival)?;
    // Nothing is asked of a deck of slides.
    let Some(status) = document.status else {
        return Ok(());
    };
    // What was read once is not lost because it cannot be read today, as where no program for scans is installed.
    if document.nominations.is_empty() && was_read(open, &document.source.sha256)? {
        return Ok(());
    }
    if !kept(open, arrival)? && !news {
        return Ok(());
    }
    for part in parts(arrival, messages) {
        let version = version(open, arrival, &part, status.code())?;
        put_points(open, version, &part.points)?;
        let case: i64 = open
            .prepare_cached("SELECT case_id FROM versions WHERE id = ?1")?
            .query_row([version], |row| row.get(0))?;
        part.traits.keep(open, case)?;
        settle(open, case, arrival.day)?;
    }
    Ok(())
}

/// Whether a nomination was read of the file.
fn was_read(open: &Connection, sha256: &str) -> Result<bool, LedgerError> {
    let mut read = open.prepare_cached("SELECT 1 FROM versions WHERE sha256 = ?1 AND part >= 0")?;
    Ok(read.exists([sha256])?)
}

/// Notes that the file came under its name. Gives whether that was not known.
fn came(open: &Connection, arrival: &Arrival<'_>) -> Result<bool, LedgerError> {
    let source = &arrival.document.source;
    let received = arrival.received;
    let day = received.and_then(|one| one.date);
    let new = open
        .prepare_cached(
            "INSERT INTO files (path, sha256, received, dated, sender, reference)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (path, sha256) DO UPDATE SET
               received = CASE excluded.dated WHEN 1 THEN excluded.received ELSE files.received END,
               dated = max(files.dated, excluded.dated),
               sender = coalesce(excluded.sender, files.sender),
               reference = coalesce(excluded.reference, files.reference)
             WHERE excluded.dated = 1 AND excluded.received <> files.received
               OR excluded.sender IS NOT files.sender AND excluded.sender IS NOT NULL
               OR excluded.reference IS NOT files.reference AND excluded.reference IS NOT NULL",
        )?
        .execute(params![
            source.path,
            source.sha256,
            day.unwrap_or(arrival.day).to_string(),
            day.is_some(),
            received.and_then(|one| one.sender.as_deref()),
            received.and_then(|one| one.reference.as_deref()),
        ])?;
    Ok(new > 0)
}

/// Keeps what was read, unless the same is there. Gives whether it is new.
fn kept(open: &Connection, arrival: &Arrival<'_>) -> Result<bool, LedgerError> {
    let sha256 = &arrival.document.source.sha256;
    let mut own = arrival.document.clone();
    // What else came is not about its contents.
    own.findings
        .retain(|finding| !BETWEEN.contains(&finding.rule.as_str()));
    let document = serde_json::to_vec(&own)?;
    let record = arrival.record.map(serde_json::to_vec).transpose()?;
    own.source.path.clear();
    let mut digest = Sha256::digest(serde_json::to_vec(&own)?).to_vec();
    digest.extend(record.as_ref().map(Sha256::digest).unwrap_or_default());
    let digest = hex::sha256(&digest);
    let known: Option<String> = open
        .prepare_cached("SELECT digest FROM documents WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()?;
    if known.as_ref() == Some(&digest) {
        return Ok(false);
    }
    let kind = serde_json::to_value(own.kind)?;
    open.prepare_cached(
        "INSERT INTO documents (sha256, kind, digest, document, record) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (sha256) DO UPDATE SET kind = excluded.kind, digest = excluded.digest,
           document = excluded.document, record = excluded.record",
    )?
    .execute(params![
        sha256,
        kind.as_str().unwrap_or_default(),
        digest,
        pack(&document)?,
        record.as_deref().map(pack).transpose()?,
    ])?;
    Ok(true)
}

/// The version that a part is; a new one gets its case.
fn version(
    open: &Connection,
    arrival: &Arrival<'_>,
    part: &Part<'_>,
    whole: &str,
) -> Result<i64, LedgerError> {
    let sha256 = &arrival.document.source.sha256;
    let status = part.entry.map_or(whole, |entry| entry.status.code());
    // A file that is not recognised is incomplete; one without a nomination is in nobody's way to be complete.
    let errors = match (part.entry, status) {
        (None, _) => part.errors.max(1),
        // A letter may have to ask for another copy of a file whose nomination lacks nothing.
        (_, "complete") if !part.asks() => 0,
        _ => part.errors.max(1),
    };
    let errors = i64::try_from(errors).unwrap_or(i64::MAX);
    let known: Option<(i64, i64)> = open
        .prepare_cached("SELECT id, case_id FROM versions WHERE sha256 = ?1 AND part = ?2")?
        .query_row(params![sha256, part.index], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    if let Some((id, case)) = known {
        open.prepare_cached("UPDATE versions SET status = ?2, errors = ?3 WHERE id = ?1")?
            .execute(params![id, status, errors])?;
        describe(open, arrival, part, case)?;
        return Ok(id);
    }
    let found = part.traits.case(open)?;
    if part.index >= 0
        && let Some(id) = read_at_last(open, arrival, found.as_ref())?
    {
        open.prepare_cached(
            "UPDATE versions SET part = ?2, status = ?3, errors = ?4, sketch = ?5 WHERE id = ?1",
        )?
        .execute(params![
            id,
            part.index,
            status,
            errors,
            sketch_bytes(&part.traits.sketch),
        ])?;
        let case: i64 = open
            .prepare_cached("SELECT case_id FROM versions WHERE id = ?1")?
            .query_row([id], |row| row.get(0))?;
        describe(open, arrival, part, case)?;
        return Ok(id);
    }
    let (case, by) = match &found {
        Some(found) => (found.case, found.by),
        None => (new_case(open, arrival)?, "first"),
    };
    open.prepare_cached(
        "INSERT INTO versions (case_id, sha256, part, status, errors, recorded, matched_by, sketch)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        case,
        sha256,
        part.index,
        status,
        errors,
        arrival.day.to_string(),
        by,
        sketch_bytes(&part.traits.sketch),
    ])?;
    let id = open.last_insert_rowid();
    if found.is_some() {
        came_as_version(open, arrival, case, id)?;
    }
    describe(open, arrival, part, case)?;
    Ok(id)
}

/// The version of a file of which no nomination could be read until now, as of a scan. It stays in its case; where what was
/// read is a version of another, it goes there, and its own case was a duplicate.
fn read_at_last(
    open: &Connection,
    arrival: &Arrival<'_>,
    found: Option<&Match>,
) -> Result<Option<i64>, LedgerError> {
    let unread: Option<(i64, i64)> = open
        .prepare_cached("SELECT id, case_id FROM versions WHERE sha256 = ?1 AND part = -1")?
        .query_row([&arrival.document.source.sha256], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((version, own)) = unread else {
        return Ok(None);
    };
    // What an officer has decided about the file stays.
    let decided: bool = open
        .prepare_cached("SELECT decided FROM cases WHERE id = ?1")?
        .query_row([own], |row| row.get(0))?;
    let Some(other) = found.filter(|found| found.case != own && !decided) else {
        return Ok(Some(version));
    };
    open.prepare_cached("UPDATE versions SET case_id = ?2, matched_by = ?3 WHERE id = ?1")?
        .execute(params![version, other.case, other.by])?;
    came_as_version(open, arrival, other.case, version)?;
    let status = Status::Duplicate;
    open.prepare_cached(
        "UPDATE cases SET status = ?2, decided = 1, duplicate_of = ?3, current = NULL WHERE id = ?1",
    )?
    .execute(params![own, status, other.case])?;
    event(open, own, arrival.day, "status", Some(status.code()))?;
    Ok(Some(version))
}

/// Notes that a version of a case came.
fn came_as_version(
    open: &Connection,
    arrival: &Arrival<'_>,
    case: i64,
    version: i64,
) -> Result<(), LedgerError> {
    let day = came_on(open, arrival, case)?.to_string();
    let path = &arrival.document.source.path;
    open.prepare_cached(
        "INSERT INTO events (case_id, day, kind, text, version_id) VALUES (?1, ?2, 'version', ?3, ?4)",
    )?
    .execute(params![case, day, path, version])?;
    Ok(())
}

/// The day on which a version of a case came, as far as that is known: never before what is known of the case.
fn came_on(open: &Connection, arrival: &Arrival<'_>, case: i64) -> Result<Date, LedgerError> {
    let Some(day) = arrival.received.and_then(|one| one.date) else {
        return Ok(arrival.day);
    };
    let last: Option<String> = open
        .prepare_cached("SELECT max(day) FROM events WHERE case_id = ?1")?
        .query_row([case], |row| row.get(0))?;
    let last = last.and_then(|day| day.parse::<Date>().ok());
    Ok(last.map_or(day, |last| last.max(day)))
}

fn new_case(open: &Connection, arrival: &Arrival<'_>) -> Result<i64, LedgerError> {
    let came = arrival.received.and_then(|one| one.date);
    let came = came.unwrap_or(arrival.day);
    open.prepare_cached("INSERT INTO cases (status) VALUES ('received')")?
        .execute([])?;
    let case = open.last_insert_rowid();
    event(open, case, came, "status", Some(Status::Received.code()))?;
    Ok(case)
}

/// What lists show of a case, as its latest version has it.
fn describe(
    open: &Connection,
    arrival: &Arrival<'_>,
    part: &Part<'_>,
    case: i64,
) -> Result<(), LedgerError> {
    let index = usize::try_from(part.index).ok();
    let nominations = arrival.record.map(|record| &record.nominations);
    let nomination = nominations.and_then(|all| all.get(index?));
    let nominee = nomination.and_then(|one| one.nominee.as_ref());
    let name = nominee.map(|nominee| nominee.name.as_deref().unwrap_or(&nominee.text));
    let some = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
    let email = nomination.and_then(|one| one.emails.first());
    open.prepare_cached(
        "UPDATE cases SET title = coalesce(?2, title), nominee = coalesce(?3, nominee),
           country = coalesce(?4, country), language = coalesce(?5, language),
           form = coalesce(?6, form), email = coalesce(?7, email), reference = coalesce(?8, reference)
         WHERE id = ?1",
    )?
    .execute(params![
        case,
        some(part.entry.and_then(|entry| entry.title.as_deref())),
        some(name),
        some(part.entry.and_then(|entry| entry.country.as_deref())),
        some(nomination.map(|one| one.language.as_str())),
        some(part.entry.map(|entry| entry.form.as_str())),
        some(email.map(|email| email.text.as_str())),
        some(arrival.received.and_then(|one| one.reference.as_deref())),
    ])?;
    Ok(())
}

fn put_points(
    open: &Connection,
    version: i64,
    points: &[(&FindingEntry, bool)],
) -> Result<(), LedgerError> {
    open.prepare_cached("DELETE FROM points WHERE version_id = ?1")?
        .execute([version])?;
    let mut insert = open.prepare_cached(
        "INSERT OR IGNORE INTO points
           (version_id, fingerprint, rule, severity, cure, certainty, field, message, askable)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for (finding, askable) in points {
        insert.execute(params![
            version,
            finding.fingerprint,
            finding.rule,
            crate::report::text::severity_word(finding.severity),
            finding.cure.code(),
            finding.certainty.code(),
            finding.field,
            finding.message,
            askable,
        ])?;
    }
    Ok(())
}

/// Finds the version of a case that lacks least, and the status that follows from what is known.
pub(super) fn settle(open: &Connection, case: i64, day: Date) -> Result<(), LedgerError> {
    let (was, decided): (Status, bool) = open
        .prepare_cached("SELECT status, decided FROM cases WHERE id = ?1")?
        .query_row([case], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // What came after the last letter answers it, also where it lacks more than what was there before.
    let best: Option<(i64, i64)> = open
        .prepare_cached(
            "SELECT id, errors FROM versions WHERE case_id = ?1 ORDER BY id IN (
               SELECT v.version_id FROM events v WHERE v.case_id = ?1 AND v.kind = 'version' AND v.id > (
                 SELECT max(e.id) FROM events e WHERE e.case_id = ?1 AND e.kind = 'asked')
             ) DESC, errors, id DESC LIMIT 1",
        )?
        .query_row([case], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    open.prepare_cached("UPDATE cases SET current = ?2 WHERE id = ?1")?
        .execute(params![case, best.map(|(id, _)| id)])?;
    let after: Option<bool> = open
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM events v WHERE v.case_id = ?1 AND v.kind = 'version' AND v.id > e.id)
             FROM events e WHERE e.case_id = ?1 AND e.kind = 'asked' ORDER BY e.id DESC LIMIT 1",
        )?
        .query_row([case], |row| row.get(0))
        .optional()?;
    // Somebody who noted that a letter was sent has not decided what becomes of the answer.
    if decided && !(was == Status::Asked && after == Some(true)) {
        return Ok(());
    }
    let status = match (best, after) {
        (Some((_, 0)), _) => Status::Complete,
        (_, Some(true)) => Status::Answered,
        (_, Some(false)) => Status::Asked,
        (_, None) => Status::Received,
    };
    if status != was {
        open.prepare_cached("UPDATE cases SET status = ?2, decided = 0 WHERE id = ?1")?
            .execute(params![case, status])?;
        event(open, case, day, "status", Some(status.code()))?;
    }
    Ok(())
}

/// Adds an event without officer.
pub(super) fn event(
    open: &Connection,
    case: i64,
    day: Date,
    kind: &str,
    text: Option<&str>,
) -> Result<(), LedgerError> {
    open.prepare_cached("INSERT INTO events (case_id, day, kind, text) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![case, day.to_string(), kind, text])?;
    Ok(())
}
