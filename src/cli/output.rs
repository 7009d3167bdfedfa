//! `--output`: the reports of a run, each in its format and place.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use anyhow::Context;
use nomcheck::form::Form;
use nomcheck::report::concise::ConciseWriter;
use nomcheck::report::full::{self, Detail, FullWriter};
use nomcheck::report::html::HtmlWriter;
use nomcheck::report::json::{Document, FindingEntry, JsonWriter};
use nomcheck::report::ndjson::NdjsonWriter;
use nomcheck::report::text::Palette;
use nomcheck::report::{End, Entry, Needs, Writer};

use super::args::{Format, OutputSpec};
use super::exit::Failure;
use super::sink::Target;
use super::terminal;

/// A report that is being written.
pub struct Output {
    writer: Box<dyn Writer>,
    /// `None` for standard output.
    target: Option<Target>,
}

/// Refuses what cannot be: two reports in one place.
///
/// # Errors
/// When two formats go to standard output or to the same file.
pub fn agree(specs: &[OutputSpec]) -> Result<(), Failure> {
    for (i, spec) in specs.iter().enumerate() {
        if specs
            .iter()
            .skip(i + 1)
            .any(|other| other.file == spec.file)
        {
            let place = spec
                .file
                .as_ref()
                .map_or("standard output".to_owned(), |file| {
                    file.display().to_string()
                });
            return Err(Failure::usage(format!(
                "two reports cannot both go to {place}; give one of them a file, as in --output json=report.json"
            )));
        }
    }
    Ok(())
}

/// Opens each place; files appear when they are finished.
///
/// # Errors
/// When a file cannot be written.
pub fn open(
    specs: &[OutputSpec],
    detail: Detail,
    lang: &str,
    forms: &[Arc<Form>],
) -> Result<Vec<Output>, Failure> {
    specs
        .iter()
        .map(|spec| Output::open(spec, detail, lang, forms))
        .collect()
}

/// What the reports of a run show beside findings, taken together.
pub fn needs(outputs: &[Output]) -> Needs {
    Needs {
        records: outputs.iter().any(|output| output.needs().records),
        crops: outputs.iter().any(|output| output.needs().crops),
    }
}

impl Output {
    fn open(
        spec: &OutputSpec,
        detail: Detail,
        lang: &str,
        forms: &[Arc<Form>],
    ) -> Result<Output, Failure> {
        match &spec.file {
            Some(path) => {
                let (target, file) = Target::create(path)?;
                let writer = writer(
                    spec.format,
                    BufWriter::new(file),
                    Palette::default(),
                    full::WIDTH,
                    detail,
                    lang,
                    forms,
                )?;
                Ok(Output {
                    writer,
                    target: Some(target),
                })
            }
            None => {
                let (out, palette) = terminal::stdout();
                let writer = writer(
                    spec.format,
                    out,
                    palette,
                    terminal::width(),
                    detail,
                    lang,
                    forms,
                )?;
                Ok(Output {
                    writer,
                    target: None,
                })
            }
        }
    }

    /// Says how many documents there will be.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&mut self, documents: usize) -> Result<(), Failure> {
        self.writer.begin(documents).map_err(not_written)
    }

    /// Adds a document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn document(&mut self, entry: &Entry) -> Result<(), Failure> {
        self.writer.document(entry).map_err(not_written)
    }

    /// What it shows beside findings.
    pub fn needs(&self) -> Needs {
        self.writer.needs()
    }

    /// Whether it wants each document as soon as it is known.
    pub fn streams(&self) -> bool {
        self.writer.streams()
    }

    /// Adds findings of a document that it has already.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn late(&mut self, document: &Document, findings: &[FindingEntry]) -> Result<(), Failure> {
        self.writer.late(document, findings).map_err(not_written)
    }

    /// Writes the rest and gives the file its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self, end: &End) -> Result<(), Failure> {
        self.writer.end(end).map_err(not_written)?;
        self.target.map_or(Ok(()), Target::finish)
    }
}

fn not_written(error: io::Error) -> Failure {
    Failure::Tool(anyhow::Error::new(error).context("cannot write the report"))
}

fn writer(
    format: Format,
    out: impl Write + 'static,
    palette: Palette,
    width: usize,
    detail: Detail,
    lang: &str,
    forms: &[Arc<Form>],
) -> Result<Box<dyn Writer>, Failure> {
    Ok(match format {
        Format::Full => Box::new(FullWriter::new(out, palette, width, detail, lang)),
        Format::Concise => Box::new(ConciseWriter::new(out, palette)),
        Format::Ndjson => Box::new(NdjsonWriter::new(out)),
        Format::Json => Box::new(JsonWriter::new(out, spool()?)),
        Format::Html => Box::new(HtmlWriter::new(out, spool()?, lang, forms.to_vec())),
    })
}

fn spool() -> Result<Spool, Failure> {
    let spool = tempfile::tempfile()
        .context("cannot make a temporary file")
        .map_err(Failure::Tool)?;
    Ok(Spool(BufWriter::new(spool)))
}

/// A temporary file that is first written, then read from its start.
struct Spool(BufWriter<std::fs::File>);

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl io::Seek for Spool {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

impl io::Read for Spool {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.get_mut().read(bytes)
    }
}
