//! Records on their way out: one object, an array, one a line, or a folder with a file each.

use std::collections::HashMap;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use nomcheck::batch::walk::Input;
use nomcheck::report::pretty::pretty;

use super::exit::Failure;
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
    /// One file each, below this folder.
    Folder(PathBuf),
}

impl Records {
    /// A path that is a folder, or ends like one, gets a file for each of `inputs`; a `.json` file an array; any other
    /// a record a line.
    ///
    /// # Errors
    /// When it cannot be written, or two inputs would write the same file.
    pub fn open(path: &Path, inputs: &[Input]) -> Result<Records, Failure> {
        if path == Path::new("-") {
            return Err(Failure::usage(
                "--records needs a file or folder; for standard output there is 'nomcheck extract'",
            ));
        }
        if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) {
            each_its_own(inputs)?;
            fs::create_dir_all(path)
                .with_context(|| format!("cannot make the folder {}", path.display()))
                .map_err(Failure::Tool)?;
            return Ok(Records::Folder(path.to_path_buf()));
        }
        let json = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let (target, file) = Target::create(path)?;
        let layout = if json { Layout::Array } else { Layout::Lines };
        Ok(Records::File(
            target,
            RecordWriter::new(BufWriter::new(file), layout),
        ))
    }

    /// Adds the record of `input`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, input: &Input, record: &str) -> Result<(), Failure> {
        match self {
            Records::File(_, writer) => writer.add(record).map_err(not_written),
            Records::Folder(folder) => {
                let path = folder.join(record_name(input));
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent)
                        .with_context(|| format!("cannot make the folder {}", parent.display()))
                        .map_err(Failure::Tool)?;
                }
                let (target, file) = Target::create(&path)?;
                let mut writer = RecordWriter::new(BufWriter::new(file), Layout::Object);
                let written = writer.add(record).and_then(|()| writer.end());
                written.map_err(not_written)?;
                target.finish()
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
            Records::Folder(_) => Ok(()),
        }
    }
}

fn not_written(failure: Failure) -> Failure {
    match failure {
        Failure::Tool(error) => Failure::Tool(error.context("cannot write the records")),
        usage @ Failure::Usage(_) => usage,
    }
}

/// `below/a.pdf` → `below/a.json`.
fn record_name(input: &Input) -> PathBuf {
    input.relative.with_extension("json")
}

fn each_its_own(inputs: &[Input]) -> Result<(), Failure> {
    let mut seen: HashMap<PathBuf, &Input> = HashMap::new();
    for input in inputs {
        if let Some(other) = seen.insert(record_name(input), input) {
            return Err(Failure::usage(format!(
                "the records of {} and {} would be the same file; check the folder that holds both, or write the records \
                 to one file",
                other.job.source, input.job.source
            )));
        }
    }
    Ok(())
}
