//! What `form.toml` may say wrongly of its tables and their columns.

use std::collections::HashMap;

use super::Fault;
use super::fields::{is_key, limits, step};
use super::source::Source;
use crate::form::definition::{Field, FieldType, FormFile, Repeat};

/// Faults of the form's tables and their columns.
pub(super) fn check_tables(source: &Source<'_>, file: &FormFile, faults: &mut Vec<Fault>) {
    for (at, table) in file.fields.iter().enumerate() {
        let key = table.key.as_str();
        let mut tell = |field: &Field, what: &str, message: String| {
            faults.push(source.fault(&step(field, at, what), message));
        };
        if table.kind != FieldType::Table {
            for (what, given) in [
                ("repeat", table.repeat.is_some()),
                ("sum", table.sum.is_some()),
            ] {
                if given {
                    tell(
                        table,
                        what,
                        format!("`{key}` has {what}, which only a table has"),
                    );
                }
            }
            continue;
        }
        if table.columns.is_empty() {
            let message =
                format!("`{key}` is a table without columns: they are fields with in = \"{key}\"");
            tell(table, "type", message);
        }
        if let Some(Repeat {
            min: Some(min),
            max: Some(max),
        }) = table.repeat
            && min > max
        {
            tell(
                table,
                "repeat",
                format!("`{key}` has at least {min} rows and at most {max}"),
            );
        }
        let counts = |f: &Field| matches!(f.kind, FieldType::Amount | FieldType::Number);
        if table.sum.is_some() && !table.columns.iter().any(counts) {
            tell(
                table,
                "sum",
                format!("`{key}` has a sum, but no column of numbers or amounts"),
            );
        }
        check_columns(table, &mut tell);
    }
}

/// Faults of a table's columns: `tell` is given the column, what it says wrongly, and why.
fn check_columns(table: &Field, tell: &mut impl FnMut(&Field, &str, String)) {
    let key = table.key.as_str();
    let mut keys: HashMap<&str, usize> = HashMap::new();
    for (nth, column) in table.columns.iter().enumerate() {
        let own = column.key.as_str();
        let takes = "a key is of small letters, digits and `_`, and begins with a letter";
        if !is_key(own) {
            tell(
                column,
                "key",
                format!("`{own}` cannot be the key of a column: {takes}"),
            );
        }
        if keys.insert(own, nth).is_some() {
            tell(
                column,
                "key",
                format!("two columns of `{key}` have the key `{own}`"),
            );
        }
        let cell = column.kind.is_line() && column.kind != FieldType::Table
            || matches!(
                column.kind,
                FieldType::Email | FieldType::Telephone | FieldType::Country | FieldType::Person
            );
        if !cell {
            tell(
                column,
                "type",
                format!("`{own}` is a column of `{key}`: a cell cannot be of this type"),
            );
        }
        for (what, message) in limits(column) {
            tell(column, what, message);
        }
    }
}
