//! `--output`: the reports of a run, each in its format and place.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use anyhow::Context;
use nomcheck::form::Form;
use nomcheck::report::concise::ConciseWriter;
use nomcheck::report::copies::{CopiesWriter, CopySettings};
use nomcheck::report::csv::CsvWriter;
use nomcheck::report::full::{self, Detail, FullWriter};
use nomcheck::report::github::GithubWriter;
use nomcheck::report::gitlab::GitlabWriter;
use nomcheck::report::html::{Heading, HtmlWriter};
use nomcheck::report::job_summary::JobSummaryWriter;
#[cfg(feature = "ledger")]
use nomcheck::report::json::Tool;
use nomcheck::report::json::{Document, FindingEntry};
use nomcheck::report::json_escape::JsonEscapes;
use nomcheck::report::json_writer::JsonWriter;
use nomcheck::report::junit::JunitWriter;
use nomcheck::report::letters::{Aside, LetterSettings, LettersWriter, Marker};
use nomcheck::report::log_line::LogLines;
use nomcheck::report::ndjson::NdjsonWriter;
#[cfg(feature = "ledger")]
use nomcheck::report::records_sqlite::SqliteWriter;
use nomcheck::report::sarif::{self, SarifWriter};
use nomcheck::report::text::Palette;
use nomcheck::report::xlsx::XlsxWriter;
use nomcheck::report::{End, Entry, Needs, Writer};

use super::args::{Format, OutputSpec};
use super::exit::Failure;
use super::folder::FolderTarget;
use super::guard::Guard;
use super::sink::Target;
use super::terminal;

/// A report that is being written.
pub struct Output {
    writer: Box<dyn Writer>,
    place: Place,
}

/// Where a report is written.
enum Place {
    /// Standard output, or a file to which others add too.
    Open,
    /// A file that appears at the end.
    File(Target),
    /// A folder that does.
    Folder(FolderTarget),
}

/// Refuses what cannot be: two reports in one place.
///
/// # Errors
/// When two formats go to standard output or to the same file.
pub fn agree(places: &[&Option<PathBuf>]) -> Result<(), Failure> {
    for (i, place) in places.iter().enumerate() {
        if places.iter().skip(i + 1).any(|other| other == place) {
            let place = place.as_ref().map_or("standard output".to_owned(), |file| {
                file.display().to_string()
            });
            return Err(Failure::usage(format!(
                "two reports cannot both go to {place}; give one of them a file, as in --output json=report.json"
            )));
        }
    }
    Ok(())
}

/// Refuses reports that would replace what is read.
///
/// # Errors
/// When one would.
pub fn guard(specs: &[OutputSpec], guard: &Guard) -> Result<(), Failure> {
    for spec in specs {
        match &spec.file {
            Some(folder) if matches!(spec.format, Format::Letters | Format::Copies) => {
                guard.folder(folder)?;
            }
            Some(file) => guard.file(file)?,
            None => {}
        }
    }
    Ok(())
}

/// What all reports of a run have in common.
pub struct Setting<'s> {
    /// How much the format for reading says.
    pub detail: Detail,
    /// Language of messages.
    pub lang: &'s str,
    /// Whether findings are compared with a baseline.
    pub baseline: bool,
    /// The forms that have their say.
    pub forms: Vec<Arc<Form>>,
    /// How letters are written.
    pub letters: LetterSettings,
    /// Who makes marked copies for letters, if they are to have them.
    pub marker: Option<Rc<dyn Marker>>,
    /// Whether reading copies are without names.
    pub anonymise: bool,
    /// What is on top of the page.
    pub heading: Heading,
}

/// Opens each place; files appear when they are finished.
///
/// # Errors
/// When a file cannot be written.
pub fn open(specs: &[OutputSpec], setting: &Setting<'_>) -> Result<Vec<Output>, Failure> {
    let mut outputs = Vec::with_capacity(specs.len() + 1);
    for spec in specs {
        outputs.push(Output::open(spec, setting)?);
        if spec.format == Format::Github {
            outputs.extend(job_summary(setting)?);
        }
    }
    Ok(outputs)
}

/// The page that GitHub shows of a job, when there is one: the runner names a file, to which each step adds.
fn job_summary(setting: &Setting<'_>) -> Result<Option<Output>, Failure> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(None);
    };
    let path = PathBuf::from(path);
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .with_context(|| format!("cannot write the job summary {}", path.display()))
        .map_err(Failure::Tool)?;
    let writer = JobSummaryWriter::new(BufWriter::new(file), setting.lang);
    Ok(Some(Output {
        writer: Box::new(writer),
        place: Place::Open,
    }))
}

/// What the reports of a run show beside findings, taken together.
pub fn needs(outputs: &[Output]) -> Needs {
    Needs {
        records: outputs.iter().any(|output| output.needs().records),
        crops: outputs.iter().any(|output| output.needs().crops),
        scans: outputs.iter().any(|output| output.needs().scans),
    }
}

impl Output {
    /// One that has its own place.
    #[cfg(feature = "ledger")]
    pub fn of(writer: Box<dyn Writer>) -> Output {
        Output {
            writer,
            place: Place::Open,
        }
    }

    /// The records as a database, in a file that appears at the end.
    ///
    /// # Errors
    /// When it cannot be written there.
    #[cfg(feature = "ledger")]
    pub fn sqlite(path: &Path, forms: &[Arc<Form>]) -> Result<Output, Failure> {
        let (target, _) = Target::create(path)?;
        let Some(place) = target.place() else {
            return Err(Failure::usage(format!(
                "{} is not a file, and a database needs one",
                path.display()
            )));
        };
        let tool = Tool::new(forms.iter().map(AsRef::as_ref));
        let opened = rusqlite::Connection::open(place).map_err(io::Error::other);
        let writer = opened.and_then(|opened| SqliteWriter::new(opened, tool));
        Ok(Output {
            writer: Box::new(writer.map_err(not_written)?),
            place: Place::File(target),
        })
    }

    fn open(spec: &OutputSpec, setting: &Setting<'_>) -> Result<Output, Failure> {
        let (writer, place) = match &spec.file {
            Some(path) if spec.format == Format::Letters => {
                let (target, files) = FolderTarget::create(path)?;
                let letters = setting.letters.clone();
                let aside = || Spool::new().map(|spool| Box::new(spool) as Box<dyn Aside>);
                let asides = [aside()?, aside()?, aside()?, aside()?, aside()?];
                let writer = LettersWriter::new(files, asides, setting.lang, letters)
                    .marking(setting.marker.clone());
                let writer: Box<dyn Writer> = Box::new(writer);
                (writer, Place::Folder(target))
            }
            Some(path) if spec.format == Format::Copies => {
                let (target, files) = FolderTarget::create(path)?;
                let copies = CopySettings {
                    forms: setting.forms.clone(),
                    anonymise: setting.anonymise,
                };
                let writer: Box<dyn Writer> =
                    Box::new(CopiesWriter::new(files, setting.lang, copies));
                (writer, Place::Folder(target))
            }
            Some(path) => {
                let (target, file) = Target::create(path)?;
                let out = Sink {
                    out: BufWriter::new(file),
                    palette: Palette::default(),
                    width: full::WIDTH,
                    links: to_here(path),
                };
                (writer(spec.format, out, setting)?, Place::File(target))
            }
            None => {
                let (out, palette) = terminal::stdout();
                let out = Sink {
                    out,
                    palette,
                    width: terminal::width(),
                    links: None,
                };
                (writer(spec.format, out, setting)?, Place::Open)
            }
        };
        Ok(Output { writer, place })
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
        // What it has open is closed before the file gets its name.
        drop(self.writer);
        match self.place {
            Place::Open => Ok(()),
            Place::File(target) => target.finish(),
            Place::Folder(target) => target.finish(),
        }
    }
}

fn not_written(error: io::Error) -> Failure {
    Failure::Tool(anyhow::Error::new(error).context("cannot write the report"))
}

/// Where a report is written, and what that can show.
struct Sink<W> {
    out: W,
    palette: Palette,
    /// In columns.
    width: usize,
    /// What leads from the report to the working directory.
    links: Option<String>,
}

/// `../` for each folder of a path below the working directory; `None` for any other path.
fn to_here(path: &Path) -> Option<String> {
    let folders = path.parent()?.components();
    let each = folders.map(|part| match part {
        Component::Normal(_) => Some("../"),
        Component::CurDir => Some(""),
        _ => None,
    });
    let up: String = each.collect::<Option<String>>()?;
    // A name with a colon in it must not be taken for a scheme.
    Some(if up.is_empty() { "./".to_owned() } else { up })
}

fn writer<W: Write + 'static>(
    format: Format,
    sink: Sink<W>,
    setting: &Setting<'_>,
) -> Result<Box<dyn Writer>, Failure> {
    let Sink {
        out,
        palette,
        width,
        links,
    } = sink;
    let lang = setting.lang;
    Ok(match format {
        Format::Full => {
            let out = LogLines::new(out);
            Box::new(FullWriter::new(out, palette, width, setting.detail, lang))
        }
        Format::Concise => Box::new(ConciseWriter::new(LogLines::new(out), palette)),
        Format::Ndjson => Box::new(NdjsonWriter::new(JsonEscapes::new(out))),
        Format::Json => Box::new(JsonWriter::new(JsonEscapes::new(out), Spool::new()?)),
        Format::Html => {
            let forms = setting.forms.clone();
            let head = Heading {
                links,
                ..setting.heading.clone()
            };
            Box::new(HtmlWriter::new(out, Spool::new()?, lang, forms, head))
        }
        Format::Csv => Box::new(CsvWriter::new(out)),
        Format::Github => Box::new(GithubWriter::new(out, lang)),
        Format::Gitlab => Box::new(GitlabWriter::new(JsonEscapes::new(out))),
        Format::Junit => Box::new(JunitWriter::new(out, lang)),
        Format::Sarif => {
            let baseline = setting.baseline;
            let settings = sarif::Settings { lang, baseline };
            Box::new(SarifWriter::new(
                JsonEscapes::new(out),
                Spool::new()?,
                &settings,
            ))
        }
        Format::Xlsx => {
            let spools = [Spool::new()?, Spool::new()?, Spool::new()?, Spool::new()?];
            let heading = setting.heading.clone();
            let forms = setting.forms.clone();
            Box::new(XlsxWriter::new(out, spools, lang, forms, heading))
        }
        Format::Letters | Format::Copies => {
            return Err(Failure::usage(
                "letters and copies need a folder, as in letters=letters/",
            ));
        }
    })
}

/// A temporary file that is first written, then read from its start.
pub struct Spool(BufWriter<File>);

impl Spool {
    /// An empty one.
    ///
    /// # Errors
    /// When the system gives none.
    pub fn new() -> Result<Spool, Failure> {
        let file = tempfile::tempfile()
            .context("cannot make a temporary file")
            .map_err(Failure::Tool)?;
        Ok(Spool(BufWriter::new(file)))
    }
}

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
