//! What was kept of files, for comparing: the version that was asked about with the latest one.

use rusqlite::params;

use crate::record::Record;
use crate::report::compare::Version;
use crate::report::json::Document;

use super::store::unpack;
use super::{Ledger, LedgerError};

/// Two versions of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionPair {
    /// The case.
    pub case: i64,
    /// SHA-256 of the earlier file, and the nomination's place in it.
    pub old: (String, Option<usize>),
    /// The same of the latest.
    pub new: (String, Option<usize>),
}

impl Ledger {
    /// The two versions to compare of each case that has two or more: the one that a letter asked about last (else the
    /// one before the latest), and the latest. `since`: only cases whose latest version was recorded on that day or later.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pairs(&self, since: Option<&str>) -> Result<Vec<VersionPair>, LedgerError> {
        let mut versions = self.connection.prepare(
            "SELECT v.case_id, v.id, v.sha256, v.part, v.recorded,
               (SELECT e.version_id FROM events e WHERE e.case_id = v.case_id AND e.kind = 'asked'
                ORDER BY e.id DESC LIMIT 1)
             FROM versions v WHERE (SELECT count(*) FROM versions o WHERE o.case_id = v.case_id) > 1
             ORDER BY v.case_id, v.id",
        )?;
        let rows = versions.query_map([], |row| {
            let part: i64 = row.get(3)?;
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                (row.get::<_, String>(2)?, usize::try_from(part).ok()),
                row.get::<_, String>(4)?,
                row.get::<_, Option<i64>>(5)?,
            ))
        })?;
        let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
        let mut pairs = Vec::new();
        for of_case in rows.chunk_by(|one, other| one.0 == other.0) {
            let [.., before, latest] = of_case else {
                continue;
            };
            let asked = latest.4;
            let about = of_case
                .iter()
                .find(|row| Some(row.1) == asked && row.1 != latest.1);
            let old = about.unwrap_or(before);
            if since.is_none_or(|since| latest.3.as_str() >= since) {
                pairs.push(VersionPair {
                    case: latest.0,
                    old: old.2.clone(),
                    new: latest.2.clone(),
                });
            }
        }
        Ok(pairs)
    }

    /// The files whose versions count, in the order in which they came.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn current_files(&self) -> Result<Vec<String>, LedgerError> {
        let mut files = self.connection.prepare(
            "SELECT v.sha256 FROM versions v JOIN cases c ON c.current = v.id
             WHERE c.status NOT IN ('withdrawn', 'duplicate') GROUP BY v.sha256 ORDER BY min(v.id)",
        )?;
        let files = files.query_map([], |row| row.get(0))?;
        Ok(files.collect::<Result<_, _>>()?)
    }

    /// What was read of a file.
    ///
    /// # Errors
    /// When it was not kept or cannot be read.
    pub fn version(&self, sha256: &str) -> Result<Version, LedgerError> {
        let (document, record): (Vec<u8>, Option<Vec<u8>>) = self
            .connection
            .prepare_cached("SELECT document, record FROM documents WHERE sha256 = ?1")?
            .query_row(params![sha256], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let document: Document = serde_json::from_slice(&unpack(&document)?)?;
        let record: Option<Record> = match record {
            Some(record) => Some(serde_json::from_slice(&unpack(&record)?)?),
            None => None,
        };
        Ok(Version { document, record })
    }
}
