//! `nomcheck check --watch`: checks again whenever something of what is read has changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use nomcheck::batch::may_be_submission;
use walkdir::WalkDir;

use super::args::{Args, CheckArgs};
use super::exit::{Exit, Failure};
use super::ours::Ours;
use super::{check, config, inputs, interrupt, received, terminal};

/// How often it is looked whether something has changed. By looking, not by a notice of the system: that is not to be had of
/// folders on a server.
const EVERY: Duration = Duration::from_millis(500);

/// Most entries that are looked at below one path.
const MOST: usize = 200_000;

/// Checks until it is interrupted; ends as the last check did.
///
/// # Errors
/// When the arguments do not fit together. A fault that a change may fix, such as one in a form, is reported, and the next
/// change waited for.
pub fn run(args: &CheckArgs, all: &Args) -> Result<Exit, Failure> {
    if args.inputs.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::usage(
            "standard input does not change: --watch needs files",
        ));
    }
    let interrupted = interrupt::watch();
    loop {
        // The configuration may have changed; what is wrong with it the check says.
        let config = config::load(&args.run.config, &args.inputs.paths).unwrap_or_default();
        let state = || state(args, &Ours::new(args, &config));
        // Before the check: what changes while it runs is seen after it.
        let before = state();
        let exit = check::run(args, all).unwrap_or_else(|failure| {
            failure.tell();
            Exit::from(&failure)
        });
        if interrupted.load(Ordering::SeqCst) {
            return Ok(exit);
        }
        terminal::note("waiting for changes; Ctrl-C ends");
        while state() == before {
            if interrupted.load(Ordering::SeqCst) {
                return Ok(exit);
            }
            thread::sleep(EVERY);
        }
    }
}

/// When each file that matters changed last, and its length.
fn state(args: &CheckArgs, ours: &Ours) -> BTreeMap<PathBuf, (Option<SystemTime>, u64)> {
    let paths = inputs::paths(&args.inputs).unwrap_or_else(|_| args.inputs.paths.clone());
    let configuration = args.run.config.config.clone();
    let configuration = configuration.or_else(|| Some(PathBuf::from(config::NAME)));
    let forms = args.reading.form.iter().map(PathBuf::from);
    let others = configuration
        .into_iter()
        .chain(forms)
        .chain(args.rules.baseline.clone())
        .chain(args.received.clone());
    let mut state = BTreeMap::new();
    for path in paths.into_iter().chain(others) {
        let below = WalkDir::new(&path).into_iter().filter_map(Result::ok);
        for entry in below.take(MOST) {
            let matters =
                entry.file_type().is_file() && (entry.depth() == 0 || is_read(entry.path(), ours));
            if let (true, Ok(known)) = (matters, fs::metadata(entry.path())) {
                state.insert(entry.into_path(), (known.modified().ok(), known.len()));
            }
        }
    }
    state
}

/// Whether the file may be a submission, is a form's or the list of what was received: a report or draft that is written into
/// the folder must not start the next check.
fn is_read(path: &Path, ours: &Ours) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    let list = path.file_name().is_some_and(|name| name == received::NAME);
    ending.eq_ignore_ascii_case("toml") || list || may_be_submission(path) && !ours.are(path)
}
