//! The office's list of what was received, found and read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use nomcheck::report::received::ReceivedList;

use super::exit::Failure;
use super::terminal;

/// How a list beside the files is called.
pub const NAME: &str = "received.csv";

/// The list that is named, else the one in the first folder of `paths` that has one, unless the run is `isolated`; and
/// where it is.
///
/// # Errors
/// When it cannot be read, or is not a list of this kind.
pub fn list(
    named: Option<&PathBuf>,
    paths: &[PathBuf],
    isolated: bool,
) -> Result<(ReceivedList, Option<PathBuf>), Failure> {
    let beside = paths.iter().map(|path| path.join(NAME));
    let beside = beside.filter(|_| !isolated);
    let found = named
        .cloned()
        .or_else(|| beside.into_iter().find(|path| path.is_file()));
    let Some(path) = found else {
        return Ok((ReceivedList::default(), None));
    };
    let bytes = fs::read(&path)
        .with_context(|| format!("cannot read the list {}", path.display()))
        .map_err(Failure::Usage)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let folder = folder.to_string_lossy().replace('\\', "/");
    let mut list = ReceivedList::read(&bytes, &folder)
        .map_err(|why| Failure::usage(format!("the list {}: {why}", path.display())))?;
    let beside = |name: &str| path.with_file_name(name).is_file();
    list.keep_away(beside);
    if named.is_none() {
        terminal::note(&format!(
            "{} is used: what it says of {} files",
            path.display(),
            list.len()
        ));
    }
    Ok((list, Some(path)))
}
