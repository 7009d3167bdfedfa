//! Which files in a folder that is checked nomcheck has written: drafts, lists and pages are not submissions.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use nomcheck::report::GENERATOR;

use super::args::CheckArgs;
use super::folder::names_of_list;
use super::leftover::LIST;

/// Bytes of a page in which it says what made it.
const HEAD: u64 = 2048;

/// What is known of our files.
pub struct Ours {
    /// What this run writes.
    written: BTreeSet<PathBuf>,
    /// The folder that was looked at last, and what an earlier run wrote there.
    folder: RefCell<(PathBuf, BTreeSet<String>)>,
}

impl Ours {
    /// Of a run with these arguments.
    pub fn new(check: &CheckArgs) -> Ours {
        let outputs = check
            .outputs
            .iter()
            .filter_map(|output| output.file.as_ref());
        let others = [&check.records, &check.run.cache];
        let written = outputs.chain(others.into_iter().flatten());
        #[cfg(feature = "ledger")]
        let written = written.chain(&check.ledger);
        Ours {
            written: written.map(|path| absolute(path)).collect(),
            folder: RefCell::default(),
        }
    }

    /// Whether a file is one of them. A PDF never is: a list that somebody sent must not hide one.
    pub fn are(&self, path: &Path) -> bool {
        self.written.contains(&absolute(path)) || self.is_listed(path) || is_page(path)
    }

    fn is_listed(&self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return false;
        };
        let mut known = self.folder.borrow_mut();
        if known.0 != folder {
            let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
            *known = (folder.to_owned(), names_of_list(&list));
        }
        known.1.contains(name.to_string_lossy().as_ref())
    }
}

/// Whether a file is a page that says that nomcheck made it.
fn is_page(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    if !ending.eq_ignore_ascii_case("html") {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(GENERATOR)
}

fn absolute(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
    match (folder, path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}
