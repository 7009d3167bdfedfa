//! Records on their way out: one object, an array, one a line, a table, or a folder with a file each.

use std::collections::HashMap;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use nomcheck::batch::walk::Input;
use nomcheck::form::Form;
use nomcheck::record::Record;
use nomcheck::report::json::SystemError;
use nomcheck::report::pretty::pretty;
use nomcheck::report::records_csv::RecordTable;

use super::exit::Failure;
use super::guard::Guard;
use super::record_names::record_names;
use super::sink::Target;

/// How records follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One object for the only file.
    Object,
    /// An array with an object per file.
    Array,
    /// One object a line.
    Lines,
}

/// Writes records one after the other.
pub struct RecordWriter<W> {
    out: W,
    layout: Layout,
    empty: bool,
}

impl<W: Write> RecordWriter<W> {
    /// Records into `out`.
    pub fn new(out: W, layout: Layout) -> Self {
        RecordWriter {
            out,
            layout,
            empty: true,
        }
    }

    /// Adds one record, given as compact JSON.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, record: &str) -> Result<(), Failure> {
        match self.layout {
            Layout::Object => writeln!(self.out, "{}", pretty(record, 0))?,
            Layout::Array => {
                let before = if self.empty { "[\n  " } else { ",\n  " };
                write!(self.out, "{before}{}", pretty(record, 1))?;
            }
            Layout::Lines => writeln!(self.out, "{record}")?,
        }
        self.empty = false;
        Ok(())
    }

    /// Writes what comes last, and flushes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> Result<(), Failure> {
        match self.layout {
            Layout::Array if self.empty => writeln!(self.out, "[]")?,
            Layout::Array => writeln!(self.out, "\n]")?,
            Layout::Object | Layout::Lines => {}
        }
        Ok(self.out.flush()?)
    }
}

/// Where `check --records` writes.
pub enum Records {
    /// One file for all.
    File(Target, RecordWriter<BufWriter<fs::File>>),
    /// One table for all.
    Table(Target, Box<RecordTable<BufWriter<fs::File>>>),
    /// One file each, below a folder.
    Folder {
        folder: PathBuf,
        /// Below the folder, by what reports call the input.
        names: HashMap<String, PathBuf>,
    },
}

impl Records {
    /// A path that is a folder, or ends like one, gets a file for each of `inputs`; a `.json` file an array; a `.csv` file a
    /// table with columns for the fields of `forms`; any other a record a line.
    ///
    /// # Errors
    /// When it cannot be written, or would replace what `guard` guards.
    pub fn open(
        path: &Path,
        inputs: &[Input],
        forms: &[Arc<Form>],
        guard: &Guard,
    ) -> Result<Records, Failure> {
        if path == Path::new("-") {
            return Err(Failure::usage(
                "--records needs a file or folder; for standard output there is 'nomcheck extract'",
            ));
        }
        if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) {
            let names = record_names(inputs);
            names
                .values()
                .try_for_each(|name| guard.file(&path.join(name)))?;
            fs::create_dir_all(path)
                .with_context(|| format!("cannot make the folder {}", path.display()))
                .map_err(Failure::Tool)?;
            return Ok(Records::Folder {
                folder: path.to_path_buf(),
                names,
            });
        }
        guard.file(path)?;
        let ends = |ending: &str| {
            path.extension()
                .is_some_and(|e| e.eq_ignore_ascii_case(ending))
        };
        let (target, file) = Target::create(path)?;
        if ends("csv") {
            let table = RecordTable::new(BufWriter::new(file), forms);
            return Ok(Records::Table(target, Box::new(table)));
        }
        let layout = if ends("json") {
            Layout::Array
        } else {
            Layout::Lines
        };
        Ok(Records::File(
            target,
            RecordWriter::new(BufWriter::new(file), layout),
        ))
    }

    /// Adds the record of `input`. In a folder, one that cannot be written is a system error of its own.
    ///
    /// # Errors
    /// When it cannot be written to the file for all.
    pub fn add(&mut self, input: &Input, record: &str) -> Result<Option<SystemError>, Failure> {
        match self {
            Records::File(_, writer) => writer.add(record).map_err(not_written).map(|()| None),
            Records::Table(_, table) => {
                let record: Record = serde_json::from_str(record).map_err(std::io::Error::from)?;
                let added = table.add(&record).map_err(Failure::from);
                added.map_err(not_written).map(|()| None)
            }
            Records::Folder { folder, names } => {
                let name = names.get(&input.job.source);
                let written = name.map_or(Ok(()), |name| write(&folder.join(name), record));
                Ok(written.err().map(|failure| {
                    let (Failure::Usage(error) | Failure::Tool(error)) = failure;
                    SystemError {
                        source: Some(input.job.source.clone()),
                        stage: "write".to_owned(),
                        message: format!("{error:#}"),
                    }
                }))
            }
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(self) -> Result<(), Failure> {
        match self {
            Records::File(target, writer) => {
                writer.end().map_err(not_written)?;
                target.finish()
            }
            Records::Table(target, table) => {
                let ended = table.end().map_err(Failure::from);
                ended.map_err(not_written)?;
                target.finish()
            }
            Records::Folder { .. } => Ok(()),
        }
    }
}

/// One record in a file of its own.
fn write(path: &Path, record: &str) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .with_context(|| format!("cannot make the folder {}", parent.display()))
            .map_err(Failure::Tool)?;
    }
    let (target, file) = Target::create(path)?;
    let mut writer = RecordWriter::new(BufWriter::new(file), Layout::Object);
    writer.add(record).and_then(|()| writer.end())?;
    target.finish()
}

fn not_written(failure: Failure) -> Failure {
    match failure {
        Failure::Tool(error) => Failure::Tool(error.context("cannot write the records")),
        usage @ Failure::Usage(_) => usage,
    }
}
