//! Paths on the command line → the files of a run.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use nomcheck::batch::Job;
use nomcheck::batch::walk::{self, Found, Input, Lister, Taking};

use super::args::InputArgs;
use super::exit::Failure;
use super::ours::Ours;
use super::terminal;

/// What standard input is called.
const STDIN: &str = "-";

/// The files of a run, and what they live in.
pub struct Inputs {
    /// What was found.
    pub found: Found,
    /// Whether a single file was named: its record is then an object and not an array.
    pub single: bool,
    /// Holds what came on standard input; gone with this value.
    _stdin: Option<tempfile::NamedTempFile>,
}

/// All paths that were given, in order; those of `--files-from` come last. Without any, the working directory.
///
/// # Errors
/// When the list cannot be read, or names a path that does not exist.
pub fn paths(args: &InputArgs) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = args.paths.clone();
    if paths.is_empty() && args.files_from.is_none() {
        paths.push(PathBuf::from("."));
    }
    if let Some(list) = &args.files_from {
        let from_stdin = list == Path::new(STDIN);
        if from_stdin && paths.iter().any(|path| path == Path::new(STDIN)) {
            return Err(Failure::usage(
                "standard input cannot be both a PDF and the list of --files-from",
            ));
        }
        let lines = if from_stdin {
            lines(io::stdin().lock())
        } else {
            fs::File::open(list).and_then(lines)
        };
        let lines = lines
            .with_context(|| format!("cannot read the list {}", list.display()))
            .map_err(Failure::Usage)?;
        paths.extend(lines);
    }
    // A link that leads nowhere exists, and cannot be read: that is for the report to say.
    let absent =
        |path: &&PathBuf| path.as_path() != Path::new(STDIN) && fs::symlink_metadata(path).is_err();
    let absent: Vec<String> = paths
        .iter()
        .filter(absent)
        .map(|path| path.display().to_string())
        .collect();
    match absent.as_slice() {
        [] => Ok(paths),
        [path] if path.contains(['*', '?']) => Err(Failure::usage(format!(
            "there is no file or folder {path}; if it is a pattern, name the folder instead: patterns are for the shell to \
             expand"
        ))),
        [path] => Err(Failure::usage(format!("there is no file or folder {path}"))),
        many => Err(Failure::usage(format!(
            "there are no such files or folders:\n  {}",
            many.join("\n  ")
        ))),
    }
}

/// The paths in a list: one a line, or, when there is a byte 0 in it as `find -print0` writes, between those.
fn lines(mut list: impl Read) -> io::Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    list.read_to_end(&mut bytes)?;
    // As editors and shells of Windows write lists.
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(io::Error::other(
            "it is in UTF-16; write it as UTF-8, as with 'Out-File -Encoding utf8'",
        ));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        bytes = rest.to_vec();
    }
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|byte| *byte == end);
    let lines = lines.map(|line| match line {
        [line @ .., b'\r'] if end == b'\n' => line,
        line => line,
    });
    lines.filter(|line| !line.is_empty()).map(path_of).collect()
}

/// A name need not be a text where names are bytes.
#[cfg(unix)]
fn path_of(bytes: &[u8]) -> io::Result<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Ok(std::ffi::OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> io::Result<PathBuf> {
    let text = std::str::from_utf8(bytes);
    text.map(PathBuf::from)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// The files behind `paths`; with `others` also those that may be submissions in another shape than a PDF.
///
/// # Errors
/// When a pattern cannot be read, standard input cannot be read, or there is no PDF and that was not allowed.
pub fn find(
    paths: &[PathBuf],
    args: &InputArgs,
    max_bytes: u64,
    lister: Lister<'_>,
    others: Option<&Ours>,
) -> Result<Inputs, Failure> {
    let excluded = patterns(&args.exclude)?;
    let ours = others.map(|ours| |path: &Path| ours.are(path));
    let taking = Taking {
        excluded: &|below| excluded.is_match(below),
        lister,
        follow_links: args.follow_links,
        others: ours.as_ref().map(|ours| ours as &dyn Fn(&Path) -> bool),
    };
    let mut found = Found::default();
    let mut stdin = None;
    for path in paths {
        if path != Path::new(STDIN) {
            walk::add(path, taking, &mut found);
        } else if stdin.is_none() {
            let file = spool(max_bytes)?;
            let job = Job {
                source: STDIN.to_owned(),
                file: file.path().to_path_buf(),
                entry: None,
                named: true,
            };
            found.files.push(Input {
                job,
                relative: "stdin".into(),
            });
            stdin = Some(file);
        }
    }
    if paths.len() > 1 {
        found.once_each();
    }
    if found.files.is_empty() && found.system_errors.is_empty() && !args.allow_empty {
        let ignored = match found.ignored.len() {
            0 => String::new(),
            n => format!(" ({n} other files ignored)"),
        };
        return Err(Failure::usage(format!(
            "no PDF found{ignored}; --allow-empty makes that fine"
        )));
    }
    match found.links.as_slice() {
        [] => {}
        [link] => terminal::warning(&format!(
            "{link} is a link and not followed; --follow-links follows it"
        )),
        [link, more @ ..] => terminal::warning(&format!(
            "{link} and {} more are links and not followed; --follow-links follows them",
            more.len()
        )),
    }
    for archive in &found.unopened {
        terminal::warning(&format!(
            "{archive} is not opened: an archive is read only when it is named itself"
        ));
    }
    let single = matches!(paths, [path] if !path.is_dir() && !walk::is_archive(path))
        && args.files_from.is_none();
    Ok(Inputs {
        found,
        single,
        _stdin: stdin,
    })
}

/// Standard input in a file of its own, so that a worker can read it; one byte more than is allowed tells that it is
/// too large.
fn spool(max_bytes: u64) -> Result<tempfile::NamedTempFile, Failure> {
    let mut file = tempfile::NamedTempFile::new()
        .context("cannot make a temporary file")
        .map_err(Failure::Tool)?;
    let mut stdin = io::stdin().lock().take(max_bytes.saturating_add(1));
    io::copy(&mut stdin, &mut file)
        .context("cannot read standard input")
        .map_err(Failure::Tool)?;
    file.flush()?;
    Ok(file)
}

/// A pattern without a slash matches a name at any depth, one with a slash the path below the folder.
fn patterns(globs: &[String]) -> Result<GlobSet, Failure> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let glob = glob.strip_suffix('/').unwrap_or(glob);
        let anywhere = if glob.contains('/') {
            glob.trim_start_matches('/').to_owned()
        } else {
            format!("**/{glob}")
        };
        let built = GlobBuilder::new(&anywhere).literal_separator(true).build();
        set.add(
            built.map_err(|error| Failure::usage(format!("--exclude {glob}: {}", error.kind())))?,
        );
    }
    set.build().map_err(|error| Failure::Usage(error.into()))
}
