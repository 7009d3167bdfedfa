//! The sheet with the records: a row per nomination, with a column for each field of its form.

use std::io::{self, Read, Seek, Write};

use crate::form::{FieldType, Form};
use crate::record::{Nomination, Telephone};
use crate::report::clean::{clean, clean_lines};
use crate::report::json::{Document, NominationEntry};
use crate::report::message::Messages;

use super::sheet::Cell;
use super::{ROWS, XlsxWriter, number_of};

/// The columns of the records that every form has; a column per section follows.
pub(super) const RECORDS: [(&str, f64); 13] = [
    ("head-file", 40.0),
    ("head-nomination", 12.0),
    ("column-pages", 9.0),
    ("column-language", 9.0),
    ("column-title", 50.0),
    ("field-nominee", 28.0),
    ("column-function", 28.0),
    ("column-organisation", 28.0),
    ("field-country", 18.0),
    ("column-code", 7.0),
    ("field-telephone", 22.0),
    ("field-fax", 22.0),
    ("field-email", 30.0),
];

impl<W: Write, S: Read + Write + Seek + Send> XlsxWriter<W, S> {
    /// Adds a record. Gives its row and the country as printed; `None` when there is no room.
    pub(super) fn record(
        &mut self,
        document: &Document,
        entry: Option<&NominationEntry>,
        record: &Nomination,
        overview: u32,
    ) -> io::Result<Option<(u32, String)>> {
        if self.records.next >= ROWS {
            return Ok(None);
        }
        let numbers = |numbers: &[Telephone]| {
            let texts: Vec<String> = numbers.iter().map(|number| clean(&number.text)).collect();
            texts.join("\n")
        };
        let text = |text: Option<&str>| text.map(clean).unwrap_or_default();
        let nominee = record.nominee.as_ref();
        let emails: Vec<String> = record
            .emails
            .iter()
            .map(|email| clean(&email.text))
            .collect();
        let [first, last] = record.pages;
        let country = text(record.country.as_ref().map(|country| country.text.as_str()));
        let texts = [
            number_of(entry),
            if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            },
            record.language.clone(),
            text(record.title.as_ref().map(|title| title.text.as_str())),
            text(
                nominee
                    .and_then(|nominee| nominee.name.as_deref())
                    .or(nominee.map(|nominee| nominee.text.as_str())),
            ),
            text(nominee.and_then(|nominee| nominee.function.as_deref())),
            text(nominee.and_then(|nominee| nominee.organisation.as_deref())),
            country.clone(),
            text(
                record
                    .country
                    .as_ref()
                    .and_then(|country| country.code.as_deref()),
            ),
            numbers(&record.telephones),
            numbers(&record.faxes),
            emails.join("\n"),
        ];
        let mut cells = vec![Cell::Link(
            self.overview.name.clone(),
            overview,
            clean(&document.source.path),
        )];
        cells.extend(texts.into_iter().map(Cell::Text));
        let mut cells: Vec<(u16, Cell)> = (0..).zip(cells).collect();
        self.add_columns(record);
        let fields = record.fields.iter().map(|(key, field)| (key, &field.text));
        let sections = record
            .sections
            .iter()
            .map(|(key, section)| (key, &section.text));
        let row = self.records.next;
        for (key, text) in fields.chain(sections) {
            if let Some(column) = self.columns.get(&(record.form.clone(), key.clone())) {
                cells.push((*column, Cell::Plain(clean_lines(text))));
            }
        }
        self.records.add(cells)?;
        Ok(Some((row, country)))
    }

    /// Columns for what the record's form asks for, when it is the first of its form, and for any other field.
    fn add_columns(&mut self, record: &Nomination) {
        let form = self
            .forms
            .iter()
            .find(|form| form.file.name == record.form)
            .cloned();
        let asked: Vec<String> = match &form {
            Some(form) => {
                let fields = form.file.fields.iter();
                let own = fields.filter(|f| f.kind == FieldType::Section || f.placed().is_line());
                own.map(|field| field.key.clone()).collect()
            }
            None => Vec::new(),
        };
        let there = record.fields.keys().chain(record.sections.keys()).cloned();
        for key in asked.into_iter().chain(there) {
            let next = RECORDS.len() + self.columns.len();
            let id = (record.form.clone(), key);
            let Ok(column) = u16::try_from(next) else {
                continue;
            };
            // Excel has 16 384 columns; a form of an office has some tens.
            if self.columns.contains_key(&id) || next >= 16_384 {
                continue;
            }
            let head = form
                .as_ref()
                .and_then(|form| heading(form, &id.1, &self.messages));
            let head = head.unwrap_or_else(|| id.1.replace('_', " "));
            self.heads.push(head);
            self.columns.insert(id, column);
        }
    }
}

/// The heading of a field on the form, in the report's language where the form has it.
fn heading(form: &Form, key: &str, messages: &Messages) -> Option<String> {
    let own = form
        .vocabularies
        .iter()
        .find(|v| v.language == messages.language());
    let vocabulary = own.or(form.vocabularies.first())?;
    let printed = vocabulary.printed.get(key)?.first()?;
    let number = form
        .file
        .fields
        .iter()
        .find(|field| field.key == key)?
        .number
        .as_ref();
    Some(number.map_or(printed.clone(), |number| format!("{number}. {printed}")))
}
