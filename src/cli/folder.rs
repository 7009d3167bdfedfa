//! A folder of drafts that is written every day: what an earlier run wrote and nobody touched is replaced, what somebody has
//! changed is kept, and files of others are left alone.
//!
//! [`LIST`] tells them apart: the SHA-256 of each file as it was written, as `sha256sum` writes it, and in remarks what it
//! is about. New files are filled beside the folder under another name and appear when all are whole.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::Context;
use nomcheck::hex;
use nomcheck::report::letters::{File, Folder, Placed};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::exit::Failure;
use super::leftover::{self, LIST};
use super::sink::not_a_link;

/// How the names of lists begin, which belong to no letter.
const LISTS: [&str; 2] = ["officer", "mail-merge"];

/// A folder that is being filled. Dropped before [`FolderTarget::finish`], it leaves nothing behind.
pub struct FolderTarget {
    path: PathBuf,
    temporary: TempDir,
    state: Rc<RefCell<State>>,
}

/// Writes the files of a [`FolderTarget`].
pub struct Files {
    folder: PathBuf,
    /// Kept open, and locked while the run lives.
    list: fs::File,
    state: Rc<RefCell<State>>,
}

/// What is in the folder, and what comes.
#[derive(Default)]
struct State {
    /// As earlier runs wrote it, by name.
    known: BTreeMap<String, Known>,
    /// Names of files that are not as an earlier run wrote them.
    changed: BTreeSet<String>,
    /// What this run writes, by name.
    written: BTreeMap<String, Known>,
    /// Changed files that this run came to.
    kept: BTreeSet<String>,
}

/// A file as a run wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Known {
    /// SHA-256; two while a folder is being renewed.
    hashes: Vec<String>,
    key: String,
    points: String,
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
        let state = Rc::new(RefCell::new(State::of(&path)?));
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
            state: Rc::clone(&state),
        };
        leftover::lock(&files.list);
        let target = FolderTarget {
            path,
            temporary,
            state,
        };
        Ok((target, files))
    }

    /// Gives the files their places.
    ///
    /// # Errors
    /// When that cannot be; what somebody has changed is then as it was.
    pub fn finish(self) -> Result<(), Failure> {
        self.put()
            .with_context(|| format!("cannot write {}", self.path.display()))
            .map_err(Failure::Tool)
    }

    fn put(&self) -> io::Result<()> {
        let state = self.state.borrow();
        let new = self.temporary.path();
        if !self.path.exists() {
            fs::write(new.join(LIST), list(&state.written))?;
            return fs::rename(new, &self.path);
        }
        // Were the run to end on the way, each file is still known as it was or as it will be.
        self.write_list(&both(&state.known, &state.written))?;
        let mut last = state.written.clone();
        for name in state.written.keys() {
            let place = self.path.join(name);
            // Somebody may have worked in it while the run went on.
            let as_known = |known: &Known| is_as_written(&place, known);
            let free = fs::symlink_metadata(&place).is_err();
            if free || state.known.get(name).is_some_and(as_known) {
                fs::rename(new.join(name), place)?;
            } else {
                keep(&mut last, &state.known, name);
            }
        }
        for (name, known) in &state.known {
            let place = self.path.join(name);
            if state.written.contains_key(name) || fs::symlink_metadata(&place).is_err() {
                continue;
            }
            match is_as_written(&place, known) {
                true => fs::remove_file(place)?,
                false => keep(&mut last, &state.known, name),
            }
        }
        self.write_list(&last)
    }

    fn write_list(&self, files: &BTreeMap<String, Known>) -> io::Result<()> {
        let new = self.temporary.path().join("list");
        new_file(&new)?.write_all(list(files).as_bytes())?;
        fs::rename(new, self.path.join(LIST))
    }
}

/// A changed file is known as it was when it was written, so that it counts as changed the next time.
fn keep(last: &mut BTreeMap<String, Known>, known: &BTreeMap<String, Known>, name: &str) {
    match known.get(name) {
        Some(known) => last.insert(name.to_owned(), known.clone()),
        None => last.remove(name),
    };
}

fn both(
    known: &BTreeMap<String, Known>,
    written: &BTreeMap<String, Known>,
) -> BTreeMap<String, Known> {
    let mut all = known.clone();
    for (name, new) in written {
        let entry = all.entry(name.clone()).or_insert_with(|| Known {
            hashes: Vec::new(),
            ..new.clone()
        });
        entry.hashes.extend(new.hashes.iter().cloned());
    }
    all
}

impl State {
    /// What is in the folder at `path`; nothing where there is none.
    fn of(path: &Path) -> Result<State, Failure> {
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::default()),
            Err(error) => {
                return Err(Failure::usage(format!(
                    "cannot write letters to {}: {error}",
                    path.display()
                )));
            }
        };
        let text = fs::read_to_string(path.join(LIST));
        let mut state = State {
            known: text.as_deref().map(read_list).unwrap_or_default(),
            ..State::default()
        };
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let known = state.known.get(&name);
            if name == LIST || known.is_some_and(|known| is_as_written(&path.join(&name), known)) {
                continue;
            }
            if text.is_err() {
                return Err(Failure::usage(format!(
                    "{} holds {name}, and no earlier run wrote drafts there; give another folder",
                    path.display()
                )));
            }
            state.changed.insert(name.to_lowercase());
        }
        Ok(state)
    }
}

impl Folder for Files {
    fn long(
        &mut self,
        file: &File<'_>,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Placed> {
        let mut state = self.state.borrow_mut();
        if state.changed.contains(&file.name.to_lowercase()) {
            let known = state.known.get(file.name);
            let Some(known) = known.filter(|known| known.key == file.key) else {
                return Ok(Placed::Taken);
            };
            let placed = match known.points == file.points {
                true => Placed::Kept,
                false => Placed::Outdated,
            };
            state.kept.insert(file.name.to_owned());
            return Ok(placed);
        }
        let mut out = Hashed {
            out: BufWriter::new(new_file(&self.folder.join(file.name))?),
            hash: Sha256::new(),
        };
        out.write_all(file.bytes)?;
        write(&mut out)?;
        out.flush()?;
        let known = Known {
            hashes: vec![hex::hex(&out.hash.finalize())],
            key: file.key.to_owned(),
            points: file.points.to_owned(),
        };
        state.written.insert(file.name.to_owned(), known);
        Ok(Placed::Written)
    }

    fn unneeded(&self) -> Vec<String> {
        let state = self.state.borrow();
        let changed = state
            .known
            .keys()
            .filter(|name| state.changed.contains(&name.to_lowercase()));
        changed
            .filter(|name| {
                !state.kept.contains(*name) && !LISTS.iter().any(|list| name.starts_with(list))
            })
            .cloned()
            .collect()
    }
}

/// A file with the hash of what is written to it.
struct Hashed {
    out: BufWriter<fs::File>,
    hash: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The list of files, as `sha256sum -c` reads it; it takes lines that begin with `#` for remarks.
fn list(files: &BTreeMap<String, Known>) -> String {
    let mut text = String::new();
    for (name, known) in files {
        for hash in &known.hashes {
            text.push_str(&format!("{hash}  {name}\n"));
        }
        text.push_str(&format!("# {} {}  {name}\n", known.key, known.points));
    }
    text
}

fn read_list(text: &str) -> BTreeMap<String, Known> {
    let mut files: BTreeMap<String, Known> = BTreeMap::new();
    for line in text.lines() {
        let Some((what, name)) = line.split_once("  ") else {
            continue;
        };
        let known = files.entry(name.to_owned()).or_default();
        match what.strip_prefix("# ").map(|about| about.split_once(' ')) {
            Some(Some((key, points))) => {
                (known.key, known.points) = (key.to_owned(), points.to_owned());
            }
            Some(None) => {}
            None => known.hashes.push(what.to_owned()),
        }
    }
    files
}

/// The names of the files in a list.
pub fn names_of_list(text: &str) -> BTreeSet<String> {
    read_list(text).into_keys().collect()
}

fn is_as_written(path: &Path, known: &Known) -> bool {
    fs::read(path).is_ok_and(|bytes| known.hashes.contains(&hex::sha256(&bytes)))
}

/// A file that only its owner may read.
fn new_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
