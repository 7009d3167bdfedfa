//! The ledger as tables of text, and back: one table of the file each, with all its columns, so that an export that is
//! imported is the same ledger.
//!
//! Absent values are empty cells, and an empty text is an apostrophe. What was kept of files, packed, is in base64. A cell that a spreadsheet would run as a
//! formula gets an apostrophe before it; the import takes it away.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::{Value, ValueRef};

use super::{Ledger, LedgerError};

/// The tables, in an order in which they can be filled.
pub const TABLES: [&str; 8] = [
    "cases",
    "files",
    "documents",
    "versions",
    "points",
    "keys",
    "events",
    "waivers",
];

/// An empty text, which is not an absent one.
const EMPTY: &str = "'";

/// Most bytes of a cell.
const CELL: usize = 256 << 20;

impl Ledger {
    /// Writes a table.
    ///
    /// # Errors
    /// When the file cannot be read, or `out` not be written.
    pub fn export(&self, table: &'static str, out: impl Write) -> Result<(), LedgerError> {
        let columns = self.columns(table)?;
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let mut csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        let failed = |error: csv::Error| LedgerError::Kept(error.into());
        csv.write_record(&names).map_err(failed)?;
        let sql = format!("SELECT {} FROM {table} ORDER BY 1, 2", names.join(", "));
        let mut rows = self.connection.prepare(&sql)?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            for place in 0..names.len() {
                let cell = match row.get_ref(place)? {
                    ValueRef::Null => String::new(),
                    ValueRef::Integer(n) => n.to_string(),
                    ValueRef::Real(x) => x.to_string(),
                    ValueRef::Text([]) | ValueRef::Blob([]) => EMPTY.to_owned(),
                    ValueRef::Text(text) => guarded(&String::from_utf8_lossy(text)),
                    ValueRef::Blob(bytes) => STANDARD.encode(bytes),
                };
                csv.write_field(cell).map_err(failed)?;
            }
            csv.write_record(None::<&[u8]>).map_err(failed)?;
        }
        Ok(csv.flush()?)
    }

    /// Fills an empty ledger with tables as [`export`](Ledger::export) wrote them; `open` gives each.
    ///
    /// # Errors
    /// When the ledger is not empty, or a table is not as it was written. Nothing is then imported.
    pub fn import<R: Read>(
        &mut self,
        mut open: impl FnMut(&'static str) -> std::io::Result<R>,
    ) -> Result<(), LedgerError> {
        let mut all = Vec::with_capacity(TABLES.len());
        for table in TABLES {
            all.push((table, self.columns(table)?));
        }
        let import = self.begin()?;
        let cases: i64 = import.query_row("SELECT count(*) FROM cases", [], |row| row.get(0))?;
        if cases > 0 {
            return Err(LedgerError::NotEmpty);
        }
        // Cases name versions and versions cases: what names what is looked at when all are there.
        import.pragma_update(None, "defer_foreign_keys", true)?;
        for (table, columns) in &all {
            fill(&import, table, columns, open(table)?)?;
        }
        Ok(import.commit()?)
    }

    /// Names and types of a table's columns.
    fn columns(&self, table: &'static str) -> Result<Vec<(String, String)>, LedgerError> {
        let mut columns = self
            .connection
            .prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns = columns.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(columns.collect::<Result<_, _>>()?)
    }
}

fn fill(
    open: &rusqlite::Connection,
    table: &'static str,
    columns: &[(String, String)],
    from: impl Read,
) -> Result<(), LedgerError> {
    let wrong = |line: u64, message: String| LedgerError::Table {
        table,
        line,
        message,
    };
    let mut csv = csv::ReaderBuilder::new().from_reader(from);
    let heads = csv
        .headers()
        .map_err(|error| wrong(1, error.to_string()))?
        .clone();
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let heads: Vec<&str> = heads
        .iter()
        .map(|head| head.trim_start_matches('\u{feff}'))
        .collect();
    if heads != names {
        return Err(wrong(
            1,
            format!("expected the columns {}", names.join(",")),
        ));
    }
    let places: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    );
    let mut insert = open.prepare(&sql)?;
    for row in csv.records() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            wrong(line, error.to_string())
        })?;
        let line = row.position().map_or(0, csv::Position::line);
        let cells = row.iter().zip(columns);
        let values = cells.map(|(cell, (name, kind))| {
            value(cell, kind).ok_or_else(|| wrong(line, format!("'{name}' cannot be read")))
        });
        let values: Vec<Value> = values.collect::<Result<_, _>>()?;
        insert
            .execute(rusqlite::params_from_iter(values))
            .map_err(|error| wrong(line, error.to_string()))?;
    }
    Ok(())
}

/// A cell as its column has it; `None` for what cannot be.
fn value(cell: &str, kind: &str) -> Option<Value> {
    if cell.is_empty() {
        return Some(Value::Null);
    }
    if cell.len() > CELL {
        return None;
    }
    match kind {
        "INTEGER" => cell.parse().ok().map(Value::Integer),
        "BLOB" => STANDARD.decode(unguarded(cell)).ok().map(Value::Blob),
        _ => Some(Value::Text(unguarded(cell).to_owned())),
    }
}

/// `text` with an apostrophe before it where a spreadsheet would run it, or where it begins with one.
fn guarded(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\'']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}
