//! Documents and records as JSON → Arrow tables, whose columns are always the same, so that tables of several runs are one.

use std::sync::Arc;

use arrow_json::ReaderBuilder;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use nomcheck::record::{Nomination, Printed, Record, Telephone};
use nomcheck::report::json::Document;
use pyo3::prelude::{PyResult, pyfunction};
use pyo3_arrow::PyTable;
use serde::Serialize;
use serde_json::{Value, json};

use super::options::wrong;

/// Rows of a batch.
const ROWS: usize = 1 << 13;

/// A row per finding, with the columns of `--output csv` and the place as numbers. `documents` are JSON.
///
/// # Errors
/// When they are not documents.
#[pyfunction]
pub fn findings_table(documents: Vec<String>) -> PyResult<PyTable> {
    let (text, list) = (DataType::Utf8, DataType::Float32);
    let whole = DataType::Int32;
    let schema = columns(&[
        ("file", &text),
        ("sha256", &text),
        ("nomination", &whole),
        ("label", &text),
        ("rule", &text),
        ("severity", &text),
        ("certainty", &text),
        ("cure", &text),
        ("field", &text),
        ("message", &text),
        ("help", &text),
        ("excerpt", &text),
        ("page", &whole),
        ("left", &list),
        ("top", &list),
        ("right", &list),
        ("bottom", &list),
        ("args", &text),
        ("fingerprint", &text),
    ]);
    let mut rows = Vec::new();
    for document in &documents {
        let document: Document = serde_json::from_str(document).map_err(wrong)?;
        for finding in &document.findings {
            let place = finding.at.first();
            let side = |i: usize| place.and_then(|p| p.bbox.get(i).copied());
            rows.push(json!({
                "file": document.source.path,
                "sha256": document.source.sha256,
                "nomination": finding.nomination.as_ref().map(|n| n.index),
                "label": finding.nomination.as_ref().and_then(|n| n.label.as_deref()),
                "rule": finding.rule,
                "severity": finding.severity,
                "certainty": finding.certainty,
                "cure": finding.cure,
                "field": finding.field,
                "message": finding.message,
                "help": finding.help,
                "excerpt": finding.excerpt,
                "page": place.map(|p| p.page.get()),
                "left": side(0), "top": side(1), "right": side(2), "bottom": side(3),
                "args": serde_json::to_string(&finding.args).map_err(wrong)?,
                "fingerprint": finding.fingerprint,
            }));
        }
    }
    table(schema, &rows)
}

/// A row per nomination, and one per document without any. `documents` and `records` are JSON; a record may be absent.
///
/// # Errors
/// When they are neither.
#[pyfunction]
pub fn records_table(documents: Vec<String>, records: Vec<Option<String>>) -> PyResult<PyTable> {
    let (text, whole) = (DataType::Utf8, DataType::Int32);
    let texts = list(DataType::Utf8);
    let part = |names: &[&str]| {
        let fields = names
            .iter()
            .map(|name| Field::new(*name, DataType::Utf8, true));
        list(DataType::Struct(fields.collect()))
    };
    let (sections, fields) = (part(&["key", "heading", "text"]), part(&["key", "text"]));
    let schema = columns(&[
        ("file", &text),
        ("sha256", &text),
        ("kind", &text),
        ("problem", &text),
        ("status", &text),
        ("nomination", &whole),
        ("label", &text),
        ("form", &text),
        ("language", &text),
        ("first_page", &whole),
        ("last_page", &whole),
        ("title", &text),
        ("nominee", &text),
        ("honorific", &text),
        ("name", &text),
        ("function", &text),
        ("organisation", &text),
        ("country", &text),
        ("country_code", &text),
        ("telephones", &texts),
        ("telephones_e164", &texts),
        ("faxes", &texts),
        ("emails", &texts),
        ("sections", &sections),
        ("fields", &fields),
        ("additional_sections", &whole),
    ]);
    let mut rows = Vec::new();
    for (document, record) in documents.iter().zip(&records) {
        let document: Document = serde_json::from_str(document).map_err(wrong)?;
        let record: Option<Record> = record
            .as_deref()
            .map(serde_json::from_str)
            .transpose()
            .map_err(wrong)?;
        let nominations = record.as_ref().map_or(&[][..], |r| &r.nominations);
        if nominations.is_empty() {
            rows.push(row(&document, record.as_ref(), None));
        }
        for (index, nomination) in nominations.iter().enumerate() {
            rows.push(row(&document, record.as_ref(), Some((index, nomination))));
        }
    }
    table(schema, &rows)
}

fn row(
    document: &Document,
    record: Option<&Record>,
    nomination: Option<(usize, &Nomination)>,
) -> Value {
    let source = &document.source;
    let mut row = json!({
        "file": source.path,
        "sha256": source.sha256,
        "kind": document.kind,
        "problem": record.and_then(|r| r.problem.as_deref()),
        "status": document.status,
    });
    let Some((index, n)) = nomination else {
        return row;
    };
    let printed = |all: &[Printed]| -> Vec<String> { all.iter().map(|p| p.text.clone()).collect() };
    let numbers =
        |all: &[Telephone]| -> Vec<String> { all.iter().map(|t| t.text.clone()).collect() };
    let e164: Vec<&str> = n
        .telephones
        .iter()
        .filter_map(|t| t.e164.as_deref())
        .collect();
    let nominee = n.nominee.as_ref();
    let own = json!({
        "status": document.nominations.get(index).map(|n| n.status.code()),
        "nomination": index,
        "label": n.label,
        "form": n.form,
        "language": n.language,
        "first_page": n.pages[0],
        "last_page": n.pages[1],
        "title": n.title.as_ref().map(|t| &t.text),
        "nominee": nominee.map(|p| &p.text),
        "honorific": nominee.and_then(|p| p.honorific.as_deref()),
        "name": nominee.and_then(|p| p.name.as_deref()),
        "function": nominee.and_then(|p| p.function.as_deref()),
        "organisation": nominee.and_then(|p| p.organisation.as_deref()),
        "country": n.country.as_ref().map(|c| &c.text),
        "country_code": n.country.as_ref().and_then(|c| c.code.as_deref()),
        "telephones": numbers(&n.telephones),
        "telephones_e164": e164,
        "faxes": numbers(&n.faxes),
        "emails": printed(&n.emails),
        "sections": n.sections.iter().map(|(key, s)| json!({"key": key, "heading": s.heading, "text": s.text})).collect::<Vec<_>>(),
        "fields": n.fields.iter().map(|(key, f)| json!({"key": key, "text": f.text})).collect::<Vec<_>>(),
        "additional_sections": n.additional_sections.len(),
    });
    if let (Some(row), Value::Object(own)) = (row.as_object_mut(), own) {
        row.extend(own);
    }
    row
}

fn list(of: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("item", of, true)))
}

fn columns(all: &[(&str, &DataType)]) -> Schema {
    let field = |(name, kind): &(&str, &DataType)| Field::new(*name, (*kind).clone(), true);
    Schema::new(all.iter().map(field).collect::<Vec<_>>())
}

fn table(schema: Schema, rows: &[impl Serialize]) -> PyResult<PyTable> {
    let schema = Arc::new(schema);
    let batches = || -> Result<Vec<_>, ArrowError> {
        let mut decoder = ReaderBuilder::new(Arc::clone(&schema))
            .with_batch_size(ROWS)
            .build_decoder()?;
        let mut batches = Vec::new();
        for rows in rows.chunks(ROWS) {
            decoder.serialize(rows)?;
            batches.extend(decoder.flush()?);
        }
        Ok(batches)
    };
    PyTable::try_new(batches().map_err(wrong)?, schema)
}
