//! Tables → rows of typed values, how many there are, and whether their amounts add up.

use std::collections::BTreeMap;

use crate::country;
use crate::form::{Field, FieldType, Form, TableAnswer};
use crate::geom::Place;
use crate::text::Text;

use super::facts::{FieldFact, RowCount, TypedValue, ValueFact, ValueFault, WrongSum};
use super::field_value::FieldValue;
use super::model::Nomination;
use super::surroundings::Surroundings;
use super::values::email;
use super::values::telephone::telephones;
use super::values::typed::typed;
use crate::fold::nfc;

/// Share of a sum by which it may be off where amounts were rounded.
const ROUNDED: f64 = 0.0005;

/// Reads the rows of `answer` into the `value` of the table `field`, and what is wrong in them into its `fact`.
pub(in crate::record) fn table(
    form: &Form,
    field: &Field,
    answer: &TableAnswer,
    around: &Surroundings,
    fact: &mut FieldFact,
    value: &mut FieldValue,
) {
    for (nth, row) in answer.rows.iter().enumerate() {
        let mut cells = BTreeMap::new();
        let beside: Vec<Place> = row.iter().flat_map(Text::places).take(1).collect();
        for (column, text) in field.columns.iter().zip(row) {
            let called = || {
                let key = field.column_key(&column.key);
                let own = form.printed(around.language, &key);
                Some(format!("{own} ({})", form.called(around.language, field)))
            };
            let (cell, fault) = cell(column, text, around);
            let given = cell.is_some();
            let fault = match (given, column.required) {
                (false, true) => Some(ValueFault::EmptyCell(nth + 1)),
                _ => fault,
            };
            if let Some(fault) = fault.filter(|_| answer.sure) {
                fact.values.push(ValueFact {
                    text: nfc(text.single_line().as_str()),
                    at: if given { text.places() } else { beside.clone() },
                    pointer: format!("{}/rows/{nth}/{}", fact.pointer, column.key),
                    value: TypedValue::Typed(Some(fault)),
                    column: called(),
                });
            }
            cells.extend(cell.map(|cell| (column.key.clone(), cell)));
        }
        value.rows.push(cells);
    }
    if let Some(total) = &answer.total {
        let cells = field.columns.iter().zip(total);
        let read = cells.filter_map(|(column, text)| {
            let (cell, _) = cell(column, text, around);
            Some((column.key.clone(), cell?))
        });
        value.total = read.collect();
    }
    let (min, max) = field.repeat.map_or((None, None), |r| (r.min, r.max));
    fact.count = answer.sure.then_some(RowCount {
        found: answer.rows.len(),
        min,
        max,
    });
}

/// One cell by its column's type, and what is wrong with it; nothing where it is empty.
fn cell(
    column: &Field,
    text: &Text,
    around: &Surroundings,
) -> (Option<FieldValue>, Option<ValueFault>) {
    let line = text.single_line();
    if !line.as_str().contains(char::is_alphanumeric) && !column.kind.is_choice()
        || text.is_empty()
        || around.words.is_placeholder(line.as_str())
    {
        return (None, None);
    }
    let mut value = FieldValue::default();
    let wrong = |fits: bool, what| (!fits).then_some(ValueFault::Malformed(what));
    let fault = match column.kind {
        FieldType::Email => {
            let found = email::emails_in_text(&line);
            wrong(found.iter().any(|e| e.malformed.is_none()), "email")
        }
        FieldType::Telephone => {
            let found = telephones(&line, around.dialling());
            value.e164 = found.iter().find_map(|t| t.e164.clone());
            wrong(
                line.as_str().contains(|c: char| c.is_ascii_digit()),
                "telephone",
            )
        }
        FieldType::Country => {
            value.code = country::country_line(line.as_str()).code.map(str::to_owned);
            wrong(value.code.is_some(), "country")
        }
        kind if kind.is_line() => typed(column, &line, around.language, around.words, &mut value),
        _ => None,
    };
    // In a column, the head names the currency.
    let fault = fault.filter(|f| *f != ValueFault::Malformed("currency"));
    if column.kind == FieldType::Amount
        && value.currency.is_none()
        && let [only] = column.currencies.as_slice()
    {
        value.currency = value.number.map(|_| only.clone());
    }
    let value = FieldValue {
        text: nfc(line.as_str()),
        at: line.places(),
        ..value
    };
    (Some(value), fault)
}

/// Compares the sums of each table's columns with what they should be, where every amount was read beyond doubt.
pub(in crate::record) fn sums(fields: &[Field], facts: &mut [FieldFact], record: &Nomination) {
    for (field, fact) in fields.iter().zip(facts) {
        let Some(sum) = field.sum.as_deref() else {
            continue;
        };
        let Some(table) = record
            .fields
            .get(&field.key)
            .filter(|_| fact.count.is_some())
        else {
            continue;
        };
        let counts = |f: &&Field| matches!(f.kind, FieldType::Amount | FieldType::Number);
        let columns: Vec<&Field> = field.columns.iter().filter(counts).collect();
        for column in &columns {
            let total = table.total.get(&column.key);
            // Another field has the total of the last column.
            let last = columns.last().is_some_and(|c| c.key == column.key);
            let other = record.fields.get(sum).filter(|_| last);
            for total in total.into_iter().chain(other) {
                fact.wrong_sums.extend(wrong(&column.key, table, total));
            }
        }
    }
}

/// What is wrong with the `total` of a column; `None` where it is right, or a number is in doubt.
fn wrong(column: &str, table: &FieldValue, total: &FieldValue) -> Option<WrongSum> {
    let expected = total.number?;
    let cells: Vec<&FieldValue> = table
        .rows
        .iter()
        .map(|row| row.get(column))
        .collect::<Option<_>>()?;
    let numbers: Vec<f64> = cells.iter().map(|c| c.number).collect::<Option<_>>()?;
    let mixed = cells
        .iter()
        .any(|c| c.currency.is_some() && total.currency.is_some() && c.currency != total.currency);
    let sum: f64 = numbers.iter().sum();
    let fraction = |n: &f64| n.fract() != 0.0;
    let rounded = numbers.iter().any(fraction) != fraction(&expected);
    let most = match rounded {
        true => (numbers.len() as f64 / 2.0).max(ROUNDED * expected.abs()),
        false => 0.005 * numbers.len() as f64 + 0.001,
    };
    let off = !mixed && numbers.len() > 1 && (sum - expected).abs() > most;
    off.then(|| WrongSum {
        total: total.text.clone(),
        sum: (sum * 100.0).round() / 100.0,
        at: total.at.clone(),
    })
}
