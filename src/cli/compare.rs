//! `nomcheck compare`: two versions of nominations, read by the same workers as in `check`.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use nomcheck::batch::walk::Input;
use nomcheck::batch::{Answer, Task};
use nomcheck::record::Record;
use nomcheck::report::compare::html::HtmlCompare;
use nomcheck::report::compare::json::JsonCompare;
use nomcheck::report::compare::pairing::{Candidate, pairs};
use nomcheck::report::compare::text::{Names, TextCompare};
use nomcheck::report::compare::{
    CompareEnd, CompareWriter, MatchedBy, Part, Totals, Version, compare,
};
use nomcheck::report::full::{self, Detail};
use nomcheck::report::json::{SystemError, Tool};
use nomcheck::report::json_escape::JsonEscapes;
use nomcheck::report::log_line::LogLines;
use nomcheck::report::message::Messages;
use nomcheck::report::redact;
use nomcheck::report::text::Palette;

use super::args::{Args, CompareArgs, CompareFormat, CompareOutput, FailOn, InputArgs, Lang};
use super::check::tool;
use super::config::Config;
use super::exit::{Exit, Failure};
use super::guard::Guard;
use super::inputs::{self, Inputs};
use super::output::{Spool, agree};
use super::run::{self, Plan};
use super::shelf::{Filling, Shelf};
use super::sink::Target;
use super::{config, settings, terminal};

/// One of the two folders, read.
struct Side {
    shelf: Shelf,
    candidates: Vec<Candidate>,
    /// A file that was named.
    single: bool,
}

/// Compares what is at two paths.
///
/// # Errors
/// When the arguments do not fit together or name what is not there, or an output cannot be written.
pub fn run(args: &CompareArgs, common: &Args) -> Result<Exit, Failure> {
    let places: Vec<_> = args.outputs.iter().map(|output| &output.file).collect();
    agree(&places)?;
    let paths = [args.old.clone(), args.new.clone()];
    if paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::usage(
            "standard input is one PDF, and two versions are compared; give files or folders",
        ));
    }
    let config = config::load(&args.run.config, &paths)?;
    let options = settings::options(&args.reading, Some(&args.rules), &config)?;
    let plan = Plan::new(&args.run, &config, &paths)?.with_progress(!common.quiet);
    let lister = plan.lister();
    let find = |path: &PathBuf| -> Result<Inputs, Failure> {
        let inputs = input_args(path, args);
        let paths = inputs::paths(&inputs)?;
        inputs::find(&paths, &inputs, options.limits.bytes, &lister, None)
    };
    // A ledger has kept what was read.
    let kept = kept(&args.old)?;
    let old = match &kept {
        Some(_) => None,
        None => Some(find(&args.old)?),
    };
    let new = find(&args.new)?;
    let read_from: Vec<&Inputs> = old.iter().chain([&new]).collect();
    guard(args, &config, &read_from)?;
    let lang = args.rules.lang.or(config.lang).unwrap_or(Lang::En);
    let task = Task {
        options,
        lang: lang.code().to_owned(),
        record: true,
        crops: None,
        self_check: args.run.self_check(),
    };
    let names = || Names {
        messages: Messages::new(lang.code()),
        forms: settings::forms_of(&task.options),
    };
    let made_by = tool(&task, args.rules.today.is_some());
    let mut writers = open(&args.outputs, common, &names, &made_by)?;
    let (mut old, mut errors) = match (kept, &old) {
        (Some(side), _) => (side, Vec::new()),
        (None, Some(old)) => read(old, &task, &plan).map(|(side, errors, _)| (side, errors))?,
        (None, None) => return Ok(Exit::Clean),
    };
    let (mut new, more, sandbox) = read(&new, &task, &plan)?;
    errors.extend(more);
    let end = CompareEnd {
        totals: Totals::default(),
        tool: Tool { sandbox, ..made_by },
        system_errors: errors,
    };
    let masked = args.redact.redact;
    let fail_on = args.rules.fail_on.or(config.fail_on).unwrap_or_default();
    compare_pairs(
        &mut old,
        &mut new,
        &mut writers,
        end,
        &Telling {
            masked,
            fail_on,
            messages: Messages::new(lang.code()),
        },
    )
}

/// How the comparison is reported.
pub struct Telling {
    /// Telephone numbers and e-mail addresses are masked.
    pub masked: bool,
    /// Which open points make the run fail.
    pub fail_on: FailOn,
    /// The words.
    pub messages: Messages,
}

/// What is known of the nominations that were written.
pub struct Written {
    /// What comes last.
    pub end: CompareEnd,
    /// Whether a point that counts is open.
    pub failed: bool,
}

impl Telling {
    /// Compares two versions and writes what is found.
    ///
    /// # Errors
    /// When an output cannot be written.
    pub fn one(
        &self,
        (was, is): (Option<Part<'_>>, Option<Part<'_>>),
        by: Option<MatchedBy>,
        written: &mut Written,
        writers: &mut [Writing],
    ) -> Result<(), Failure> {
        let mut compared = compare(was, is, by, &self.messages);
        if self.masked {
            redact::compared(&mut compared, &self.messages);
        }
        written.end.totals.add(&compared);
        let open = compared.points.iter().filter_map(|p| p.open_severity());
        written.failed |= open
            .into_iter()
            .any(|severity| self.fail_on.fails(severity));
        for writing in writers.iter_mut() {
            writing.writer.nomination(&compared).map_err(not_written)?;
        }
        Ok(())
    }
}

/// Writes what comes last, and gives the files their names. Gives how the run ends.
///
/// # Errors
/// When that cannot be.
pub fn finish(writers: &mut [Writing], written: &Written) -> Result<Exit, Failure> {
    for writing in writers.iter_mut() {
        writing.writer.end(&written.end).map_err(not_written)?;
        writing.target.take().map_or(Ok(()), Target::finish)?;
    }
    let clean = written.end.system_errors.is_empty();
    Ok(match (clean, written.failed) {
        (false, _) => Exit::Tool,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Clean,
    })
}

/// Compares the pairs and writes what is found. Gives how the run ends.
fn compare_pairs(
    old: &mut Side,
    new: &mut Side,
    writers: &mut [Writing],
    end: CompareEnd,
    telling: &Telling,
) -> Result<Exit, Failure> {
    let mut written = Written { end, failed: false };
    for pair in pairs(&old.candidates, &new.candidates, old.single && new.single) {
        let was = pair
            .old
            .map(|(place, index)| Ok::<_, Failure>((old.shelf.take(place)?, index)));
        let is = pair
            .new
            .map(|(place, index)| Ok::<_, Failure>((new.shelf.take(place)?, index)));
        let (was, is) = (was.transpose()?, is.transpose()?);
        let part = |(version, index)| Part { version, index };
        let both = (
            was.as_ref()
                .map(|(version, index)| part((&**version, *index))),
            is.as_ref()
                .map(|(version, index)| part((&**version, *index))),
        );
        telling.one(both, pair.by, &mut written, writers)?;
    }
    finish(writers, &written)
}

fn input_args(path: &Path, args: &CompareArgs) -> InputArgs {
    InputArgs {
        paths: vec![path.to_path_buf()],
        files_from: None,
        exclude: args.exclude.clone(),
        follow_links: args.follow_links,
        allow_empty: args.allow_empty,
    }
}

/// Refuses outputs that would replace what is read.
fn guard(args: &CompareArgs, config: &Config, inputs: &[&Inputs]) -> Result<(), Failure> {
    let files = inputs.iter().flat_map(|inputs| &inputs.found.files);
    let read = files.map(|input| &input.job.file);
    let settings = [&config.path, &args.rules.baseline];
    let read = read.chain(settings.into_iter().flatten());
    let guard = Guard::new(read.map(PathBuf::as_path));
    let files = args
        .outputs
        .iter()
        .filter_map(|output| output.file.as_ref());
    files.into_iter().try_for_each(|file| guard.file(file))
}

/// Reads one of the folders.
fn read(
    inputs: &Inputs,
    task: &Task,
    plan: &Plan,
) -> Result<(Side, Vec<SystemError>, nomcheck::report::json::Sandbox), Failure> {
    let mut filling = Filling::new();
    let mut candidates = Vec::new();
    let done = run::all(inputs, task, plan, |input, answer| {
        if let Some(version) = version(answer)? {
            candidates.push(Candidate::new(&below(input), &version));
            filling.add(&version)?;
        }
        Ok(())
    })?;
    let side = Side {
        shelf: filling.shelf()?,
        candidates,
        single: inputs.single,
    };
    Ok((side, done.system_errors, done.sandbox))
}

/// What a ledger at `path` has kept of the versions that count; `None` where there is no ledger.
#[cfg(feature = "ledger")]
fn kept(path: &Path) -> Result<Option<Side>, Failure> {
    use super::ledger;
    if !ledger::is_ledger(path) {
        return Ok(None);
    }
    let book = ledger::open(path)?;
    let wrong = |error| ledger::failed(path, error);
    let mut filling = Filling::new();
    let mut candidates = Vec::new();
    for sha256 in book.current_files().map_err(wrong)? {
        let version = book.version(&sha256).map_err(wrong)?;
        let source = version.document.source.path.clone();
        candidates.push(Candidate::new(&source, &version));
        filling.add(&version)?;
    }
    Ok(Some(Side {
        shelf: filling.shelf()?,
        candidates,
        single: false,
    }))
}

#[cfg(not(feature = "ledger"))]
fn kept(_: &Path) -> Result<Option<Side>, Failure> {
    Ok(None)
}

fn version(answer: Answer) -> Result<Option<Version>, Failure> {
    let Some(document) = answer.document else {
        return Ok(None);
    };
    let record = answer.record.as_deref().map(serde_json::from_str::<Record>);
    let record = record.transpose().map_err(io::Error::from)?;
    Ok(Some(Version { document, record }))
}

/// The path below the folder that was given, `/`-separated.
fn below(input: &Input) -> String {
    let parts = input.relative.components();
    let parts = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

/// A comparison on its way to its place.
pub struct Writing {
    writer: Box<dyn CompareWriter>,
    /// `None` for standard output.
    target: Option<Target>,
}

/// Opens each place.
///
/// # Errors
/// When one cannot be written.
pub fn open(
    outputs: &[CompareOutput],
    common: &Args,
    names: &dyn Fn() -> Names,
    tool: &Tool,
) -> Result<Vec<Writing>, Failure> {
    let detail = match (common.quiet, common.verbose) {
        (true, _) => Detail::Findings,
        (_, true) => Detail::All,
        _ => Detail::Normal,
    };
    let mut all = Vec::with_capacity(outputs.len());
    for output in outputs {
        let (out, target, palette, width): (Box<dyn Write>, _, _, _) = match &output.file {
            Some(path) => {
                let (target, file) = Target::create(path)?;
                let out = Box::new(BufWriter::new(file));
                (out, Some(target), Palette::default(), full::WIDTH)
            }
            None => {
                let (out, palette) = terminal::stdout();
                (Box::new(out), None, palette, terminal::width())
            }
        };
        let writer: Box<dyn CompareWriter> = match output.format {
            CompareFormat::Text => {
                let out = LogLines::new(out);
                Box::new(TextCompare::new(out, palette, width, detail, names()))
            }
            CompareFormat::Html => Box::new(HtmlCompare::new(out, Spool::new()?, names())),
            CompareFormat::Json => Box::new(JsonCompare::new(JsonEscapes::new(out), tool.clone())),
        };
        all.push(Writing { writer, target });
    }
    Ok(all)
}

fn not_written(error: io::Error) -> Failure {
    Failure::Tool(anyhow::Error::new(error).context("cannot write the comparison"))
}
