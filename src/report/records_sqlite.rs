//! Records and findings as a database for SQL: one SQLite file with a table each for documents, nominations, sections,
//! other fields, people and findings. Documents and nominations have what made them (`tool`, `rules`, `form_version`).
//!
//! The file is new and appears when it is whole, so it needs no journal.

use std::io;

use rusqlite::{Connection, params};

use crate::geom::Place;
use crate::record::{Nomination, Record, Section};

use super::json::{Document, FindingEntry, NominationEntry, Tool};
use super::locator::page_of;
use super::text::severity_word;
use super::{End, Entry, Needs, Writer};

const TABLES: &str = "
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE documents (id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  pages INTEGER NOT NULL, producer TEXT, kind TEXT NOT NULL, status TEXT, problem TEXT, read_by_ocr INTEGER NOT NULL,
  tool TEXT NOT NULL, rules TEXT NOT NULL);
CREATE TABLE nominations (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id),
  position INTEGER NOT NULL, label TEXT, form TEXT NOT NULL, form_version TEXT, language TEXT, first_page INTEGER,
  last_page INTEGER, status TEXT NOT NULL, title TEXT, nominee TEXT, country TEXT, country_code TEXT, telephones TEXT,
  telephones_e164 TEXT, faxes TEXT, emails TEXT, tool TEXT NOT NULL, rules TEXT NOT NULL);
CREATE TABLE sections (nomination_id INTEGER NOT NULL REFERENCES nominations(id), position INTEGER NOT NULL, key TEXT,
  number TEXT, heading TEXT NOT NULL, text TEXT NOT NULL, language TEXT, words INTEGER, confidence REAL, page INTEGER,
  left REAL, top REAL, PRIMARY KEY (nomination_id, position)) WITHOUT ROWID;
CREATE TABLE fields (nomination_id INTEGER NOT NULL REFERENCES nominations(id), key TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (nomination_id, key)) WITHOUT ROWID;
CREATE TABLE people (id INTEGER PRIMARY KEY, nomination_id INTEGER NOT NULL REFERENCES nominations(id), role TEXT NOT NULL,
  honorific TEXT, name TEXT, function TEXT, organisation TEXT, telephones TEXT, emails TEXT);
CREATE TABLE findings (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id),
  nomination_id INTEGER REFERENCES nominations(id), rule TEXT NOT NULL, severity TEXT NOT NULL, cure TEXT NOT NULL,
  certainty TEXT NOT NULL, field TEXT, message TEXT NOT NULL, help TEXT, excerpt TEXT, page INTEGER, left REAL, top REAL,
  fingerprint TEXT NOT NULL, waived INTEGER NOT NULL);
CREATE TABLE system_errors (file TEXT, stage TEXT NOT NULL, message TEXT NOT NULL);
BEGIN;
";

/// Made at the end: it is quicker than with each row.
const INDEXES: &str = "
CREATE INDEX nominations_of_document ON nominations (document_id);
CREATE INDEX people_of_nomination ON people (nomination_id);
CREATE INDEX findings_of_document ON findings (document_id);
CREATE INDEX findings_of_nomination ON findings (nomination_id);
";

/// Writes the database.
pub struct SqliteWriter {
    connection: Connection,
    tool: Tool,
}

impl SqliteWriter {
    /// Into an empty database; `tool` is what makes the records.
    ///
    /// # Errors
    /// When the tables cannot be made.
    pub fn new(connection: Connection, tool: Tool) -> io::Result<SqliteWriter> {
        connection.execute_batch(TABLES).map_err(io::Error::other)?;
        Ok(SqliteWriter { connection, tool })
    }

    fn made_by(&self) -> String {
        format!("{} {}", self.tool.name, self.tool.version)
    }

    fn add(&self, document: &Document, record: Option<&Record>) -> rusqlite::Result<()> {
        let source = &document.source;
        let kind = serde_json::to_value(document.kind).unwrap_or_default();
        self.connection
            .prepare_cached(
                "INSERT INTO documents VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                source.path,
                source.sha256,
                number(source.bytes),
                number(source.pages),
                source.producer,
                kind.as_str().unwrap_or_default(),
                document.status.map(super::json::Status::code),
                record.and_then(|record| record.problem.as_deref()),
                record.is_some_and(|record| !record.pages_read_by_ocr().is_empty()),
                self.made_by(),
                self.tool.rules,
            ])?;
        let id = self.connection.last_insert_rowid();
        let nominations = record.map_or(&[][..], |record| &record.nominations);
        let mut rows = Vec::new();
        for (entry, nomination) in document.nominations.iter().zip(nominations) {
            let row = self.nomination(id, entry, nomination)?;
            self.sections(row, nomination)?;
            self.people(row, nomination)?;
            rows.push(row);
        }
        let waived = document.waived.iter().map(|waived| (&waived.finding, true));
        let all = document.findings.iter().map(|finding| (finding, false));
        for (finding, waived) in all.chain(waived) {
            let index = finding.nomination.as_ref().map(|one| one.index);
            let row = index.and_then(|index| rows.get(index)).copied();
            self.finding(id, row, finding, waived)?;
        }
        Ok(())
    }

    fn nomination(
        &self,
        document: i64,
        entry: &NominationEntry,
        nomination: &Nomination,
    ) -> rusqlite::Result<i64> {
        let country = nomination.country.as_ref();
        let e164 = nomination.telephones.iter();
        let e164 = e164.filter_map(|number| number.e164.as_deref());
        let [first, last] = nomination.pages;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO nominations VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
             ?17, ?18, ?19)",
        )?;
        insert.execute(params![
            document,
            number(entry.index),
            nomination.label,
            nomination.form,
            self.tool.forms.get(&nomination.form),
            nomination.language,
            first,
            last,
            entry.status.code(),
            nomination.title.as_ref().map(|title| title.text.as_str()),
            nomination
                .nominee
                .as_ref()
                .map(|nominee| nominee.text.as_str()),
            country.map(|country| country.text.as_str()),
            country.and_then(|country| country.code.as_deref()),
            joined(nomination.telephones.iter().map(|one| one.text.as_str())),
            joined(e164),
            joined(nomination.faxes.iter().map(|one| one.text.as_str())),
            joined(nomination.emails.iter().map(|one| one.text.as_str())),
            self.made_by(),
            self.tool.rules,
        ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn sections(&self, row: i64, nomination: &Nomination) -> rusqlite::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO sections VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        let mut position = 0_i64;
        for (
            key,
            Section {
                number: printed,
                heading,
                text,
                language,
                words,
                confidence,
                at,
                ..
            },
        ) in &nomination.sections
        {
            let (page, left, top) = place(at);
            insert.execute(params![
                row,
                position,
                key,
                printed,
                heading,
                text,
                language,
                number(*words),
                confidence,
                page,
                left,
                top
            ])?;
            position += 1;
        }
        for more in &nomination.additional_sections {
            let (page, left, top) = place(&more.at);
            let none = None::<&str>;
            insert.execute(params![
                row,
                position,
                none,
                more.number,
                more.heading,
                more.text,
                none,
                none,
                none,
                page,
                left,
                top
            ])?;
            position += 1;
        }
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO fields VALUES (?1, ?2, ?3)")?;
        for (key, value) in &nomination.fields {
            insert.execute(params![row, key, value.text])?;
        }
        Ok(())
    }

    fn people(&self, row: i64, nomination: &Nomination) -> rusqlite::Result<()> {
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO people VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
        if let Some(nominee) = &nomination.nominee {
            insert.execute(params![
                row,
                "nominee",
                nominee.honorific,
                nominee.name,
                nominee.function,
                nominee.organisation,
                joined(nomination.telephones.iter().map(|one| one.text.as_str())),
                joined(nomination.emails.iter().map(|one| one.text.as_str())),
            ])?;
        }
        for (key, section) in &nomination.sections {
            for person in &section.people {
                insert.execute(params![
                    row,
                    key,
                    None::<&str>,
                    person.name,
                    person.function,
                    person.organisation,
                    joined(person.telephones.iter().map(|one| one.text.as_str())),
                    joined(person.emails.iter().map(|one| one.text.as_str())),
                ])?;
            }
        }
        Ok(())
    }

    fn finding(
        &self,
        document: i64,
        nomination: Option<i64>,
        finding: &FindingEntry,
        waived: bool,
    ) -> rusqlite::Result<()> {
        let (_, left, top) = place(&finding.at);
        self.connection
            .prepare_cached(
                "INSERT INTO findings VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                document,
                nomination,
                finding.rule,
                severity_word(finding.severity),
                finding.cure.code(),
                finding.certainty.code(),
                finding.field,
                finding.message,
                finding.help,
                finding.excerpt,
                page_of(&finding.at),
                left,
                top,
                finding.fingerprint,
                waived,
            ])?;
        Ok(())
    }

    fn finish(&self, end: &End) -> rusqlite::Result<()> {
        for error in &end.system_errors {
            self.connection.execute(
                "INSERT INTO system_errors VALUES (?1, ?2, ?3)",
                params![error.source, error.stage, error.message],
            )?;
        }
        self.connection.execute_batch(INDEXES)?;
        self.connection.execute_batch("COMMIT")
    }
}

impl Writer for SqliteWriter {
    fn document(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        self.add(entry.document, entry.record)
            .map_err(io::Error::other)
    }

    fn needs(&self) -> Needs {
        Needs {
            records: true,
            ..Needs::default()
        }
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        self.finish(end).map_err(io::Error::other)
    }
}

/// As SQLite counts.
fn number<N: TryInto<i64>>(n: N) -> i64 {
    n.try_into().unwrap_or(i64::MAX)
}

/// Several values of a field; `None` for none.
fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> Option<String> {
    let texts: Vec<&str> = texts.collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// Page, and points from the left and top of the page, of where something begins.
fn place(at: &[Place]) -> (Option<u32>, Option<f32>, Option<f32>) {
    let bbox = at.first().map(|place| place.bbox);
    let [left, top] = [0, 1].map(|side| bbox.and_then(|bbox| bbox.get(side).copied()));
    (page_of(at), left, top)
}
