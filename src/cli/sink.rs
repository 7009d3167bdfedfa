//! Files that appear only when they are whole: written beside their place under another name, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::NamedTempFile;

use super::exit::Failure;
use super::leftover;

/// A file that is being written. Dropped before [`Target::finish`], it leaves nothing behind.
pub struct Target {
    path: PathBuf,
    /// `None` for a device or pipe, which is written directly.
    temporary: Option<NamedTempFile>,
}

impl Target {
    /// Starts the file at `path`: the target, and where to write. Only its owner may read it: it holds personal data.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn create(path: &Path) -> Result<(Target, File), Failure> {
        Self::try_create(path)
            .with_context(|| format!("cannot write {}", path.display()))
            .map_err(Failure::Tool)
    }

    fn try_create(path: &Path) -> Result<(Target, File), anyhow::Error> {
        let path = path.to_path_buf();
        match fs::metadata(&path) {
            Ok(there) if there.is_dir() => anyhow::bail!("it is a folder"),
            // A device or pipe, also under the names that the system gives to open files.
            Ok(there) if !there.is_file() || is_open_file(&path) => {
                let file = OpenOptions::new().write(true).open(&path)?;
                return Ok((
                    Target {
                        path,
                        temporary: None,
                    },
                    file,
                ));
            }
            _ => {}
        }
        not_a_link(&path)?;
        not_a_ledger(&path)?;
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        leftover::remove(folder, leftover::LIST);
        let temporary = tempfile::Builder::new()
            .prefix(leftover::PREFIX)
            .tempfile_in(folder)?;
        leftover::lock(temporary.as_file());
        let file = temporary.as_file().try_clone()?;
        Ok((
            Target {
                path,
                temporary: Some(temporary),
            },
            file,
        ))
    }

    /// Where the file is until it has its name; `None` for a device or pipe.
    #[cfg(feature = "ledger")]
    pub fn place(&self) -> Option<&Path> {
        self.temporary.as_ref().map(NamedTempFile::path)
    }

    /// Gives the file its name; everything must have been flushed.
    ///
    /// # Errors
    /// When it cannot be renamed; an earlier file of that name is then as it was.
    pub fn finish(self) -> Result<(), Failure> {
        let Some(temporary) = self.temporary else {
            return Ok(());
        };
        // It may have been begun in this very run.
        let ledger = not_a_ledger(&self.path);
        ledger
            .with_context(|| format!("cannot write {}", self.path.display()))
            .map_err(Failure::Tool)?;
        let persisted = temporary
            .persist(&self.path)
            .map(drop)
            .map_err(|error| error.error);
        persisted
            .with_context(|| format!("cannot write {}", self.path.display()))
            .map_err(Failure::Tool)
    }
}

/// Whether a path is the system's name for a file that is open already.
fn is_open_file(path: &Path) -> bool {
    path == Path::new("/dev/stdout")
        || path == Path::new("/dev/stderr")
        || path.starts_with("/dev/fd")
        || path.starts_with("/proc/self/fd")
}

/// Refuses a ledger as a place to write: it holds what no other file has. SQLite keeps the name of its kind of file behind
/// byte 68 (SQLite, Database File Format, 1.3).
fn not_a_ledger(path: &Path) -> Result<(), anyhow::Error> {
    let mut head = [0; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    let ledger = read.is_ok() && head.starts_with(b"SQLite format 3\0") && head.ends_with(b"NOML");
    anyhow::ensure!(!ledger, "it is a ledger; give another name");
    Ok(())
}

/// Refuses a link as a place to write: it may have come with what is checked, and lead to anything.
pub fn not_a_link(path: &Path) -> Result<(), anyhow::Error> {
    match fs::read_link(path) {
        Ok(target) => anyhow::bail!(
            "it is a link to {}; give the name that is meant",
            target.display()
        ),
        Err(_) => Ok(()),
    }
}
