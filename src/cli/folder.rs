//! A folder of files that appears only when it is whole: filled beside its place under another name, then renamed.
//!
//! A folder that is already there is replaced only when everything in it was written by an earlier run and is as it was:
//! a draft that somebody has worked on must not be lost. [`LIST`] tells: the SHA-256 of each file, as `sha256sum` writes it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use nomcheck::report::letters::Folder;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::exit::Failure;
use super::leftover;
use super::sink::not_a_link;

/// Names and hashes of the files.
pub const LIST: &str = ".nomcheck";

/// A folder that is being filled. Dropped before [`FolderTarget::finish`], it leaves nothing behind.
pub struct FolderTarget {
    path: PathBuf,
    temporary: TempDir,
}

/// Writes the files of a [`FolderTarget`].
pub struct Files {
    folder: PathBuf,
    list: fs::File,
}

impl FolderTarget {
    /// Starts the folder at `path`: the target, and what writes its files. Only its owner may read them.
    ///
    /// # Errors
    /// When there is something else at `path`, or it cannot be written there.
    pub fn create(path: &Path) -> Result<(FolderTarget, Files), Failure> {
        let path = path.to_path_buf();
        // With a slash at its end, the path of a link is what it leads to.
        let itself: PathBuf = path.components().collect();
        not_a_link(&itself)
            .with_context(|| format!("cannot write {}", path.display()))
            .map_err(Failure::Tool)?;
        replaceable(&path)?;
        let parent = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        leftover::remove(parent.unwrap_or(Path::new(".")), LIST);
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let temporary = builder
            .prefix(leftover::PREFIX)
            .tempdir_in(parent.unwrap_or(Path::new(".")))
            .with_context(|| format!("cannot write {}", path.display()))
            .map_err(Failure::Tool)?;
        let files = Files {
            folder: temporary.path().to_path_buf(),
            list: new_file(&temporary.path().join(LIST))?,
        };
        leftover::lock(&files.list);
        Ok((FolderTarget { path, temporary }, files))
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    /// When it cannot be renamed; an earlier folder of that name is then as it was.
    pub fn finish(self) -> Result<(), Failure> {
        // Somebody may have worked in it while the run went on.
        replaceable(&self.path)?;
        self.swap()
            .with_context(|| format!("cannot write {}", self.path.display()))
            .map_err(Failure::Tool)
    }

    fn swap(&self) -> io::Result<()> {
        let new = self.temporary.path();
        if !self.path.exists() {
            return fs::rename(new, &self.path);
        }
        // At one stroke, where the system can.
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            if renameat_with(CWD, new, CWD, &self.path, RenameFlags::EXCHANGE).is_ok() {
                return fs::remove_dir_all(new);
            }
        }
        let old = new.with_extension("old");
        fs::rename(&self.path, &old)?;
        if let Err(error) = fs::rename(new, &self.path) {
            fs::rename(&old, &self.path)?;
            return Err(error);
        }
        fs::remove_dir_all(&old)
    }
}

impl Folder for Files {
    fn file(&mut self, name: &str, text: &str) -> io::Result<()> {
        new_file(&self.folder.join(name))?.write_all(text.as_bytes())?;
        writeln!(self.list, "{}  {name}", hash(text.as_bytes()))
    }
}

/// A file that only its owner may read.
fn new_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Refuses a folder with files that an earlier run did not write, or that were changed since.
fn replaceable(path: &Path) -> Result<(), Failure> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(Failure::usage(format!(
                "cannot write letters to {}: {error}",
                path.display()
            )));
        }
    };
    let list = fs::read_to_string(path.join(LIST)).unwrap_or_default();
    let known: BTreeMap<&str, &str> = list
        .lines()
        .filter_map(|line| line.split_once("  ").map(|(hash, name)| (name, hash)))
        .collect();
    for entry in entries {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        let same = known.get(&*name).is_some_and(|known| {
            fs::read(path.join(&*name)).is_ok_and(|bytes| hash(&bytes) == **known)
        });
        if name != LIST && !same {
            return Err(Failure::usage(format!(
                "{} holds {name}, which an earlier run did not write or somebody has changed since; move it away, or give \
                 another folder",
                path.display()
            )));
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
