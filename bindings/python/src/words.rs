//! A document and its record as JSON → a report of it.

use std::io::{self, Cursor};

use nomcheck::crop::Crop;
use nomcheck::form::Form;
use nomcheck::record::Record;
use nomcheck::report::full::{Detail, FullWriter, WIDTH};
use nomcheck::report::html::{Heading, HtmlWriter};
use nomcheck::report::json::{Configuration, Document, RuleSet, Summary, Tool};
use nomcheck::report::text::Palette;
use nomcheck::report::{End, Entry, Writer};
use pyo3::prelude::{PyResult, pyfunction};

use super::options::wrong;

/// The report as one HTML page that loads nothing.
///
/// # Errors
/// When something is not what [`super::one::check`] gave.
#[pyfunction]
pub fn html(document: &str, record: Option<&str>, crops: &str, lang: &str) -> PyResult<String> {
    let mut out = Vec::new();
    let spool = Cursor::new(Vec::new());
    let mut writer = HtmlWriter::new(&mut out, spool, lang, Form::built_in(), Heading::default());
    write(&mut writer, document, record, crops).map_err(wrong)?;
    drop(writer);
    String::from_utf8(out).map_err(wrong)
}

/// The report that the command prints, without colours.
///
/// # Errors
/// When something is not what [`super::one::check`] gave.
#[pyfunction]
pub fn text(document: &str, lang: &str) -> PyResult<String> {
    let mut out = Vec::new();
    let mut writer = FullWriter::new(&mut out, Palette::default(), WIDTH, Detail::Normal, lang);
    write(&mut writer, document, None, "[]").map_err(wrong)?;
    drop(writer);
    String::from_utf8(out).map_err(wrong)
}

fn write(
    writer: &mut dyn Writer,
    document: &str,
    record: Option<&str>,
    crops: &str,
) -> io::Result<()> {
    let document: Document = serde_json::from_str(document)?;
    let record: Option<Record> = record.map(serde_json::from_str).transpose()?;
    let crops: Vec<Crop> = serde_json::from_str(crops)?;
    let mut summary = Summary::default();
    summary.add(&document);
    let end = End {
        tool: Tool::new(Form::built_in().iter().map(AsRef::as_ref)),
        summary,
        rules: RuleSet::default(),
        summary_matches: Vec::new(),
        configuration: Configuration::default(),
        system_errors: Vec::new(),
        ignored: Vec::new(),
    };
    writer.begin(1)?;
    writer.document(&Entry {
        document: &document,
        record: record.as_ref(),
        crops: &crops,
    })?;
    writer.end(&end)
}
