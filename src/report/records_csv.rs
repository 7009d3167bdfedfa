//! Records as one flat table: comma-separated values (RFC 4180, UTF-8), a line per nomination, and one for a document
//! without any.
//!
//! Cells are safe in a spreadsheet as those of the findings are ([`safe`]): they are on one line, and none begins like a
//! formula. Several values of a field are separated by `; `. Records as JSON have all that is left out here: places,
//! blocks, people, links.

use std::io::{self, Write};
use std::sync::Arc;

use crate::form::{FieldType, Form};
use crate::record::{Nomination, Printed, Record, Telephone};

use super::csv::safe;
use super::json::Tool;

/// The heads of the columns before those of the forms' fields.
const HEADS: [&str; 27] = [
    "file",
    "sha256",
    "kind",
    "problem",
    "nomination",
    "label",
    "form",
    "language",
    "first_page",
    "last_page",
    "title",
    "nominee",
    "honorific",
    "name",
    "function",
    "organisation",
    "country",
    "country_code",
    "telephones",
    "telephones_e164",
    "faxes",
    "emails",
    "additional_sections",
    "read_by_ocr",
    "tool",
    "form_version",
    "rules",
];

/// Writes records as a table.
pub struct RecordTable<W: Write> {
    out: csv::Writer<W>,
    /// Keys of the forms' sections and other fields, each once: the columns after [`HEADS`].
    keys: Vec<(FieldType, String)>,
    tool: Tool,
    headed: bool,
}

impl<W: Write> RecordTable<W> {
    /// A table into `out`, with columns for the fields of `forms`.
    pub fn new(out: W, forms: &[Arc<Form>]) -> Self {
        let mut keys: Vec<(FieldType, String)> = Vec::new();
        for field in forms.iter().flat_map(|form| &form.file.fields) {
            let own = field.kind == FieldType::Section || field.placed().is_line();
            let column = (field.placed(), field.key.clone());
            if own && !keys.contains(&column) {
                keys.push(column);
            }
        }
        RecordTable {
            out: csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(out),
            keys,
            tool: Tool::new(forms.iter().map(AsRef::as_ref)),
            headed: false,
        }
    }

    /// Adds the lines of a record.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        self.head()?;
        if record.nominations.is_empty() {
            return self.line(record, None);
        }
        let nominations = record.nominations.iter().enumerate();
        nominations
            .into_iter()
            .try_for_each(|nomination| self.line(record, Some(nomination)))
    }

    /// Writes the heads if there was no record, and flushes.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.head()?;
        self.out.flush()
    }

    fn head(&mut self) -> io::Result<()> {
        if self.headed {
            return Ok(());
        }
        self.headed = true;
        let own = self.keys.iter().map(|(kind, key)| match kind {
            FieldType::Section => format!("section_{key}"),
            _ => format!("field_{key}"),
        });
        let heads = HEADS.iter().map(|head| (*head).to_owned()).chain(own);
        Ok(self.out.write_record(heads)?)
    }

    fn line(
        &mut self,
        record: &Record,
        nomination: Option<(usize, &Nomination)>,
    ) -> io::Result<()> {
        let kind = serde_json::to_value(record.kind)?;
        let ocr = match record.pages_read_by_ocr().is_empty() {
            true => "no",
            false => "yes",
        };
        let mut cells = vec![
            record.source.path.clone(),
            record.source.sha256.clone(),
            kind.as_str().unwrap_or_default().to_owned(),
            record.problem.clone().unwrap_or_default(),
        ];
        match nomination {
            Some((index, nomination)) => cells.extend(own_cells(index, nomination)),
            None => cells.resize(HEADS.len() - 4, String::new()),
        }
        let form = nomination.map_or("", |(_, nomination)| nomination.form.as_str());
        let version = self.tool.forms.get(form).cloned().unwrap_or_default();
        cells.extend([
            ocr.to_owned(),
            format!("{} {}", self.tool.name, self.tool.version),
            version,
            self.tool.rules.clone(),
        ]);
        for (kind, key) in &self.keys {
            let text = nomination.and_then(|(_, nomination)| match kind {
                FieldType::Section => nomination.sections.get(key).map(|s| s.text.as_str()),
                _ => nomination.fields.get(key).map(|value| value.text.as_str()),
            });
            cells.push(text.unwrap_or_default().to_owned());
        }
        Ok(self.out.write_record(cells.iter().map(|cell| safe(cell)))?)
    }
}

/// The cells from `nomination` to `additional_sections`.
fn own_cells(index: usize, nomination: &Nomination) -> Vec<String> {
    let nominee = nomination.nominee.clone().unwrap_or_default();
    let country = nomination.country.as_ref();
    let additional = nomination.additional_sections.iter();
    let additional = additional.map(|section| format!("{}: {}", section.heading, section.text));
    let e164 = nomination.telephones.iter();
    let e164: Vec<String> = e164.filter_map(|number| number.e164.clone()).collect();
    let [first, last] = nomination.pages;
    let title = nomination.title.as_ref();
    vec![
        (index + 1).to_string(),
        nomination.label.clone().unwrap_or_default(),
        nomination.form.clone(),
        nomination.language.clone(),
        first.to_string(),
        last.to_string(),
        title.map_or(String::new(), |title| title.text.clone()),
        nominee.text,
        nominee.honorific.unwrap_or_default(),
        nominee.name.unwrap_or_default(),
        nominee.function.unwrap_or_default(),
        nominee.organisation.unwrap_or_default(),
        country.map_or(String::new(), |country| country.text.clone()),
        country
            .and_then(|country| country.code.clone())
            .unwrap_or_default(),
        numbers(&nomination.telephones),
        e164.join("; "),
        numbers(&nomination.faxes),
        printed(&nomination.emails),
        additional.collect::<Vec<_>>().join("; "),
    ]
}

fn numbers(numbers: &[Telephone]) -> String {
    let texts: Vec<&str> = numbers.iter().map(|number| number.text.as_str()).collect();
    texts.join("; ")
}

fn printed(values: &[Printed]) -> String {
    let texts: Vec<&str> = values.iter().map(|value| value.text.as_str()).collect();
    texts.join("; ")
}
