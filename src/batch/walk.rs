//! Paths as given → the files to answer, in a fixed order.
//!
//! A folder gives what is in it and below: `*.pdf` in any case, and files that begin with `%PDF-`. Hidden folders and
//! links are not followed. Other files that may be submissions are in where they are wanted, so that each is answered; the
//! rest is counted as ignored. A file that is named is always in.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::report::json::SystemError;

use super::Job;
use super::archive::{self, ArchiveLimits, Listing};
use super::open;
use super::submission::may_be_submission;

pub use super::archive::is_archive;

/// Makes the list of what is in an archive: the archive's path, and what it may hold.
pub type Lister<'l> = &'l dyn Fn(&Path, &ArchiveLimits) -> Result<Listing, String>;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order of the paths given; inside a folder by name, byte for byte.
    pub files: Vec<Input>,
    /// Other files in the folders; with their paths as reports call them.
    pub ignored: Vec<String>,
    /// Links in the folders, which are not followed; those to folders are not counted.
    pub links: Vec<String>,
    /// Archives in the folders: they may hold what somebody waits for.
    pub unopened: Vec<String>,
    /// Folders and archives that could not be read.
    pub system_errors: Vec<SystemError>,
}

/// A file to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// What is asked of a worker.
    pub job: Job,
    /// Path below the folder that was given; the file's name when it was named itself.
    pub relative: PathBuf,
}

/// What is taken of folders and archives.
#[derive(Clone, Copy)]
pub struct Taking<'t> {
    /// Whether a path below the folder is left out (a folder with all that is in it).
    pub excluded: &'t dyn Fn(&Path) -> bool,
    /// Makes the lists of archives.
    pub lister: Lister<'t>,
    /// Whether links in folders are followed.
    pub follow_links: bool,
    /// Where other files than PDFs are answered, too, if they may be submissions: which files are our own.
    pub others: Option<&'t dyn Fn(&Path) -> bool>,
}

/// What `path` gives, added to `found`. An archive is as a folder. Nothing is added for a path that does not exist.
pub fn add(path: &Path, taking: Taking<'_>, found: &mut Found) {
    let excluded = taking.excluded;
    if is_archive(path) {
        let limits = ArchiveLimits::default();
        let listing = (taking.lister)(path, &limits);
        return archive::add(path, &display(path), listing, taking, &limits, found);
    }
    if !path.is_dir() {
        let relative = path
            .file_name()
            .map_or_else(|| path.to_path_buf(), PathBuf::from);
        found.files.push(Input {
            job: Job {
                source: display(path),
                file: path.to_path_buf(),
                entry: None,
                named: true,
            },
            relative,
        });
        return;
    }
    let walk = WalkDir::new(path)
        .follow_root_links(true)
        .follow_links(taking.follow_links)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let hidden_folder = entry.file_type().is_dir() && hidden(entry);
            entry.depth() == 0 || !hidden_folder && !excluded(below(entry.path(), path))
        });
    for entry in walk {
        match entry {
            Ok(entry) => add_entry(&entry, path, taking, found),
            Err(error) => {
                let source = error.path().map_or_else(|| display(path), display);
                let message = error
                    .io_error()
                    .map_or_else(|| error.to_string(), ToString::to_string);
                refused(found, &source, message);
            }
        }
    }
}

/// Notes that a folder or archive cannot be read.
pub(super) fn refused(found: &mut Found, source: &str, message: String) {
    found.system_errors.push(SystemError {
        source: Some(source.to_owned()),
        stage: "read".to_owned(),
        message,
    });
}

fn add_entry(entry: &DirEntry, root: &Path, taking: Taking<'_>, found: &mut Found) {
    let path = entry.path();
    let kind = entry.file_type();
    if kind.is_dir() {
        return;
    }
    if kind.is_symlink() {
        // It could lead to anything that the user may read and the sender may not.
        if !fs::metadata(path).is_ok_and(|target| target.is_dir()) {
            found.links.push(display_below(path, root));
        }
        return;
    }
    let other = || {
        let ours = taking.others.is_none_or(|ours| ours(path));
        !ours && may_be_submission(path)
    };
    if kind.is_file() && is_archive(path) {
        found.unopened.push(display_below(path, root));
    }
    if kind.is_file() && (is_candidate(path) || other()) {
        let job = Job {
            source: display_below(path, root),
            file: path.to_path_buf(),
            entry: None,
            named: taking.follow_links,
        };
        found.files.push(Input {
            job,
            relative: below(path, root).to_path_buf(),
        });
    } else {
        found.ignored.push(display_below(path, root));
    }
}

/// Whether a file in a folder is answered. One that cannot be opened is: better reported than lost.
fn is_candidate(path: &Path) -> bool {
    // What macOS leaves beside a file on foreign disks and in archives (AppleDouble) bears the file's name.
    if path
        .file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"._"))
    {
        return false;
    }
    has_extension(path, "pdf") || open::in_folder(path).map_or(true, begins_like_a_pdf)
}

/// Whether the name ends in a dot and `extension`, in any case.
pub(super) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension()
        .is_some_and(|own| own.eq_ignore_ascii_case(extension))
}

pub(super) fn begins_like_a_pdf(mut file: impl Read) -> bool {
    let mut head = [0; 5];
    file.read_exact(&mut head).is_ok() && &head == b"%PDF-"
}

fn hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn below<'p>(path: &'p Path, root: &Path) -> &'p Path {
    path.strip_prefix(root).unwrap_or(path)
}

/// As reports call it: as given, `/`-separated. Bytes of a name that are not text are written as `\xE9`, so that names that
/// differ stay so.
fn display(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            // It would hide what follows it, so that two names look like one.
            match c {
                '\u{1b}' | '\u{80}'..='\u{9f}' => {
                    text.push_str(&format!("\\x{:02X}", u32::from(c)))
                }
                c => text.push(c),
            }
        }
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    if std::path::MAIN_SEPARATOR == '/' {
        text
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// The same for what is in a folder; the working directory's own name is left out.
fn display_below(path: &Path, root: &Path) -> String {
    if root == Path::new(".") {
        display(below(path, root))
    } else {
        display(path)
    }
}

impl Found {
    /// Leaves each file in once, where it came first: a folder and a file in it may both be named. An archive that is named
    /// itself is opened, also where its folder is named, too.
    pub fn once_each(&mut self) {
        let mut seen = HashSet::new();
        self.files
            .retain(|input| seen.insert((identity(&input.job.file), input.job.entry)));
        let entries = self.files.iter().filter(|input| input.job.entry.is_some());
        let opened: HashSet<PathBuf> = entries.map(|input| identity(&input.job.file)).collect();
        if opened.is_empty() {
            return;
        }
        let mut read = HashSet::new();
        self.files.retain(|input| {
            let whole = input.job.entry.is_none() && opened.contains(&identity(&input.job.file));
            if whole {
                read.insert(input.job.source.clone());
            }
            !whole
        });
        self.unopened.retain(|archive| !read.contains(archive));
    }
}

/// The file's own path, links in the way to it resolved, but not a link that it is itself: two links to one file are
/// two submissions.
fn identity(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    match (fs::canonicalize(folder), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(path: &Path, excluded: &dyn Fn(&Path) -> bool, found: &mut Found) {
        let taking = Taking {
            excluded,
            lister: &|_, _| Err(String::new()),
            follow_links: false,
            others: None,
        };
        add(path, taking, found);
    }

    fn names(found: &Found, root: &Path) -> Vec<String> {
        found
            .files
            .iter()
            .map(|input| display(below(&input.job.file, root)))
            .collect()
    }

    #[test]
    fn folder_gives_pdfs_by_name_or_by_first_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/.hidden")).unwrap();
        for (name, text) in [
            ("b/Z.PDF", "x"),
            ("b/a.pdf", "x"),
            ("b/.hidden/c.pdf", "x"),
            ("._a.pdf", "x"),
            ("scan", "%PDF-1.4"),
            ("notes.txt", "%PDF"),
            ("empty", ""),
        ] {
            fs::write(root.join(name), text).unwrap();
        }
        let mut found = Found::default();
        take(root, &|path| path == Path::new("b/a.pdf"), &mut found);
        assert_eq!(names(&found, root), ["b/Z.PDF", "scan"]);
        assert_eq!(found.ignored.len(), 3);
    }

    #[test]
    fn same_file_by_two_ways_is_answered_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.pdf"), "x").unwrap();
        let mut found = Found::default();
        take(&folder.path().join("a.pdf"), &|_| false, &mut found);
        take(&folder.path().join("."), &|_| false, &mut found);
        found.once_each();
        assert_eq!(found.files.len(), 1);
    }
}
