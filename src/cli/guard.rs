//! What is read is never written over: outputs compared with inputs before anything is opened for writing, by what the
//! file system says is the same file, so also through links, hard links, and other spellings of a name.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::exit::Failure;

/// The files that a run reads.
pub struct Guard {
    files: HashSet<Identity>,
    /// Their folders, links resolved.
    folders: HashSet<PathBuf>,
}

/// What distinguishes a file from all others.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let there = fs::metadata(path).ok()?;
    there.is_file().then(|| (there.dev(), there.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok()
}

impl Guard {
    /// Guards these files; those that are not there need no guard.
    pub fn new<'p>(files: impl Iterator<Item = &'p Path>) -> Guard {
        let mut guard = Guard {
            files: HashSet::new(),
            folders: HashSet::new(),
        };
        let mut last = None;
        for file in files {
            guard.files.extend(identity(file));
            let folder = file.parent().unwrap_or(Path::new(""));
            if last != Some(folder) {
                last = Some(folder);
                let folder = match folder.as_os_str().is_empty() {
                    true => Path::new("."),
                    false => folder,
                };
                guard.folders.extend(fs::canonicalize(folder));
            }
        }
        guard
    }

    /// Refuses an output that would replace one of them.
    ///
    /// # Errors
    /// When it would.
    pub fn file(&self, output: &Path) -> Result<(), Failure> {
        match identity(output) {
            Some(there) if self.files.contains(&there) => Err(Failure::usage(format!(
                "{} is a file that is read, and would be replaced by what is written; give another name",
                output.display()
            ))),
            _ => Ok(()),
        }
    }

    /// Refuses a folder as an output that would replace one in which, or below which, files are read.
    ///
    /// # Errors
    /// When it would.
    pub fn folder(&self, output: &Path) -> Result<(), Failure> {
        let Ok(output_real) = fs::canonicalize(output) else {
            return Ok(());
        };
        match self
            .folders
            .iter()
            .any(|read| read.starts_with(&output_real))
        {
            true => Err(Failure::usage(format!(
                "{} holds files that are read, and would be replaced by what is written; give another folder",
                output.display()
            ))),
            false => Ok(()),
        }
    }
}
