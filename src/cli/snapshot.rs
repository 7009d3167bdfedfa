//! `nomcheck snapshot`: what was read of each PDF and reviewed by a person, compared with what is read now.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use nomcheck::batch::walk::Input;
use nomcheck::batch::{Answer, Task};
use nomcheck::record::Record;
use nomcheck::report::clean::clean;
use nomcheck::report::full::Detail;
use nomcheck::report::snapshot::{Difference, Snapshot, differences, lines};
use nomcheck::report::text::Palette;

use super::args::{Args, Lang, SnapshotCommand};
use super::exit::{Exit, Failure};
use super::run::Plan;
use super::sink::Target;
use super::{config, inputs, run, settings, terminal};

/// What a snapshot's name ends in, after the whole name of its PDF.
const ENDING: &str = ".nomination.json";

/// How a PDF compares with its snapshot.
enum State {
    Agrees,
    Differs(Vec<Difference>),
    Missing,
    /// The file is there, and is not a snapshot.
    Unusable(String),
}

/// How many files are in which state.
#[derive(Default)]
struct Counts {
    agree: usize,
    differ: usize,
    missing: usize,
    orphaned: usize,
}

/// `snapshot check` and `snapshot accept`.
///
/// # Errors
/// When the arguments name what is not there, or a snapshot cannot be read or written.
pub fn run(command: &SnapshotCommand, args: &Args) -> Result<Exit, Failure> {
    let (snapshot, accepts, removes) = match command {
        SnapshotCommand::Check(snapshot) => (snapshot, false, false),
        SnapshotCommand::Accept {
            snapshot,
            remove_orphans,
        } => (snapshot, true, *remove_orphans),
    };
    if accepts && snapshot.inputs.paths.is_empty() && snapshot.inputs.files_from.is_none() {
        return Err(Failure::usage(
            "name what is accepted, such as a folder: snapshot accept writes files there",
        ));
    }
    let paths = inputs::paths(&snapshot.inputs)?;
    if paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::usage(
            "standard input has no place where a snapshot could be kept",
        ));
    }
    let config = config::load(&snapshot.run.config, &paths)?;
    let options = settings::options(&snapshot.reading, None, &config)?;
    let plan = Plan::new(&snapshot.run, &config, &paths)?.with_progress(!args.quiet);
    let inputs = inputs::find(
        &paths,
        &snapshot.inputs,
        options.limits.bytes,
        &plan.lister(),
        None,
    )?;
    let keep = Keep {
        folder: snapshot.snapshots.as_deref(),
        roots: &paths,
    };
    keep.each_its_own(&inputs.found.files)?;
    let task = Task {
        options,
        lang: Lang::En.code().to_owned(),
        record: true,
        crops: None,
        self_check: snapshot.run.self_check(),
    };
    let (out, palette) = terminal::stdout();
    let mut report = Report {
        out,
        palette,
        detail: match (args.quiet, args.verbose) {
            (true, _) => Detail::Findings,
            (_, true) => Detail::All,
            _ => Detail::Normal,
        },
    };
    let mut counts = Counts::default();
    let done = run::all(&inputs, &task, &plan, |input, answer| {
        let Some(now) = now(&answer)? else {
            return Ok(());
        };
        let path = keep.path(input);
        let state = state(&path, &now)?;
        match state {
            State::Agrees => counts.agree += 1,
            State::Missing => counts.missing += 1,
            State::Differs(_) | State::Unusable(_) => counts.differ += 1,
        }
        if accepts && !matches!(state, State::Agrees) {
            write(&path, &now)?;
        }
        report.file(input, &state, accepts)
    })?;
    for orphan in keep.orphans(&inputs.found.ignored)? {
        counts.orphaned += 1;
        if removes {
            fs::remove_file(&orphan)
                .with_context(|| format!("cannot remove {}", orphan.display()))
                .map_err(Failure::Tool)?;
        }
        report.orphan(&orphan, removes)?;
    }
    report.totals(&counts, accepts, removes, done.system_errors.len())?;
    let agree = counts.differ + counts.missing + counts.orphaned == 0;
    Ok(match (done.system_errors.is_empty(), agree || accepts) {
        (false, _) => Exit::Tool,
        (true, false) => Exit::Findings,
        (true, true) => Exit::Clean,
    })
}

/// What is read now; `None` when the tool failed on the file, which is reported on its own.
fn now(answer: &Answer) -> Result<Option<Snapshot>, Failure> {
    let Some(record) = &answer.record else {
        return Ok(None);
    };
    let record: Record = serde_json::from_str(record).map_err(io::Error::from)?;
    Ok(Some(Snapshot::of(&record)))
}

fn state(path: &Path, now: &Snapshot) -> Result<State, Failure> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Ok(State::Unusable("it is not text".to_owned()));
        }
        Err(error) => {
            let error = anyhow::Error::new(error);
            return Err(Failure::Tool(
                error.context(format!("cannot read {}", path.display())),
            ));
        }
    };
    Ok(match Snapshot::parse(&text) {
        Ok(kept) => match differences(&kept, now) {
            differing if differing.is_empty() => State::Agrees,
            differing => State::Differs(differing),
        },
        Err(error) => State::Unusable(error.to_string()),
    })
}

fn write(path: &Path, snapshot: &Snapshot) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))
            .map_err(Failure::Tool)?;
    }
    let text = snapshot.to_json().map_err(io::Error::from)?;
    let (target, mut file) = Target::create(path)?;
    file.write_all(text.as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))
        .map_err(Failure::Tool)?;
    target.finish()
}

/// Where snapshots are kept.
struct Keep<'a> {
    /// `None` for beside each PDF.
    folder: Option<&'a Path>,
    /// What was named on the command line.
    roots: &'a [PathBuf],
}

impl Keep<'_> {
    /// `below/a.pdf` → `below/a.pdf.nomination.json`; the whole name stays, since `a.pdf` and `a.PDF` are two files.
    fn path(&self, input: &Input) -> PathBuf {
        let file = match self.folder {
            Some(folder) => folder.join(&input.relative),
            None => input.job.file.clone(),
        };
        with_ending(file)
    }

    fn each_its_own(&self, inputs: &[Input]) -> Result<(), Failure> {
        let mut seen = BTreeSet::new();
        for input in inputs {
            if self.folder.is_none() && input.job.entry.is_some() {
                return Err(Failure::usage(format!(
                    "{} is in an archive, beside which no snapshot can be kept; say where with --snapshots DIR",
                    input.job.source
                )));
            }
            if !seen.insert(self.path(input)) {
                return Err(Failure::usage(format!(
                    "{} and another PDF would have the same snapshot; check the folder that holds both",
                    input.job.source
                )));
            }
        }
        Ok(())
    }

    /// Snapshots whose PDF is gone, in order of their paths. A PDF that is there and was left out by a pattern is not
    /// gone; and only folders say so, because a file that is named says nothing of its neighbours.
    fn orphans(&self, ignored: &[String]) -> Result<Vec<PathBuf>, Failure> {
        let folders: Vec<&PathBuf> = self.roots.iter().filter(|path| path.is_dir()).collect();
        let mut orphans = Vec::new();
        match self.folder {
            None => orphans.extend(
                ignored
                    .iter()
                    .map(PathBuf::from)
                    .filter(|path| pdf_of(path).is_some_and(|pdf| is_gone(&pdf))),
            ),
            Some(folder) if !folders.is_empty() => {
                for kept in snapshots_below(folder)? {
                    let pdf = kept.strip_prefix(folder).ok().and_then(pdf_of);
                    let gone = pdf.is_some_and(|pdf| {
                        let named = self.roots.iter().any(|root| {
                            root.file_name().is_some_and(|name| pdf == Path::new(name))
                        });
                        !named && folders.iter().all(|root| is_gone(&root.join(&pdf)))
                    });
                    if gone {
                        orphans.push(kept);
                    }
                }
            }
            Some(_) => {}
        }
        orphans.sort();
        Ok(orphans)
    }
}

/// The PDF to which a snapshot belongs; `None` for another file.
fn pdf_of(snapshot: &Path) -> Option<PathBuf> {
    let name = snapshot.file_name()?.to_str()?.strip_suffix(ENDING)?;
    (!name.is_empty()).then(|| snapshot.with_file_name(name))
}

fn with_ending(file: PathBuf) -> PathBuf {
    let mut name = file.into_os_string();
    name.push(ENDING);
    name.into()
}

/// A link that leads nowhere is there.
fn is_gone(file: &Path) -> bool {
    fs::symlink_metadata(file).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn snapshots_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if is_gone(folder) {
        return Ok(Vec::new());
    }
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter();
    files
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_file() => Some(Ok(entry.into_path())),
            Ok(_) => None,
            Err(error) => Some(Err(Failure::Tool(
                anyhow::Error::new(error).context("cannot read the folder of snapshots"),
            ))),
        })
        .collect()
}

/// What is said, on standard output.
struct Report<W> {
    out: W,
    palette: Palette,
    detail: Detail,
}

impl<W: Write> Report<W> {
    fn file(&mut self, input: &Input, state: &State, accepts: bool) -> Result<(), Failure> {
        let Palette {
            strong,
            good,
            error,
            ..
        } = self.palette;
        let source = clean(&input.job.source);
        let (style, words) = match (state, accepts) {
            (State::Agrees, _) if self.detail == Detail::All => (good, "agrees".to_owned()),
            (State::Agrees, _) => return Ok(()),
            (State::Missing, true) => (good, "new snapshot".to_owned()),
            (State::Missing, false) => (error, "no snapshot".to_owned()),
            (State::Differs(found), true) => (good, format!("{} accepted", fields(found.len()))),
            (State::Differs(found), false) => (
                error,
                match found.len() {
                    1 => "1 field differs".to_owned(),
                    n => format!("{n} fields differ"),
                },
            ),
            (State::Unusable(why), true) => (
                good,
                format!("new snapshot: the old one could not be used, {why}"),
            ),
            (State::Unusable(why), false) => (error, format!("its snapshot cannot be used: {why}")),
        };
        writeln!(
            self.out,
            "{strong}{source}{strong:#}: {style}{words}{style:#}"
        )?;
        if let State::Differs(found) = state
            && self.detail > Detail::Findings
        {
            for line in lines(found, &self.palette, terminal::width()) {
                writeln!(self.out, "{line}")?;
            }
        }
        Ok(())
    }

    fn orphan(&mut self, path: &Path, removed: bool) -> Result<(), Failure> {
        let Palette {
            strong,
            good,
            error,
            ..
        } = self.palette;
        let kept = clean(&path.display().to_string());
        let (style, words) = match removed {
            true => (good, "removed, because its PDF is gone"),
            false => (error, "its PDF is gone"),
        };
        Ok(writeln!(
            self.out,
            "{strong}{kept}{strong:#}: {style}{words}{style:#}"
        )?)
    }

    fn totals(
        &mut self,
        counts: &Counts,
        accepts: bool,
        removes: bool,
        failures: usize,
    ) -> Result<(), Failure> {
        if self.detail > Detail::Findings {
            let parts = match accepts {
                true => [
                    (counts.missing, "new"),
                    (counts.differ, "changed"),
                    (counts.agree, "as before"),
                    (
                        counts.orphaned,
                        if removes { "removed" } else { "orphaned" },
                    ),
                    (failures, "failed"),
                ],
                false => [
                    (counts.agree, "agree"),
                    (counts.differ, "differ"),
                    (counts.missing, "missing"),
                    (counts.orphaned, "orphaned"),
                    (failures, "failed"),
                ],
            };
            let parts: Vec<String> = parts
                .iter()
                .filter(|(n, _)| *n > 0)
                .map(|(n, word)| format!("{n} {word}"))
                .collect();
            let strong = self.palette.strong;
            let all = if parts.is_empty() {
                "none".to_owned()
            } else {
                parts.join(", ")
            };
            writeln!(self.out, "{strong}snapshots: {all}{strong:#}")?;
            let advice = match (accepts, counts.differ + counts.missing, counts.orphaned) {
                (false, 1.., _) => Some("to take over what is read now: nomcheck snapshot accept"),
                (_, 0, 1..) if !removes => {
                    Some("to remove what is orphaned: nomcheck snapshot accept --remove-orphans")
                }
                (true, _, 1..) if !removes => Some("to remove what is orphaned: --remove-orphans"),
                _ => None,
            };
            if let Some(advice) = advice {
                writeln!(self.out, "{advice}")?;
            }
        }
        Ok(self.out.flush()?)
    }
}

fn fields(n: usize) -> String {
    match n {
        1 => "1 field".to_owned(),
        n => format!("{n} fields"),
    }
}
