//! Which files in a folder that is checked are not submissions: what nomcheck has written there, drafts, lists and pages, and
//! what this run reads beside the submissions.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use nomcheck::report::GENERATOR;

use super::args::CheckArgs;
use super::config::Config;
use super::folder::names_of_list;
use super::leftover::LIST;

/// Bytes of a page in which it says what made it.
const HEAD: u64 = 2048;

/// What is known of our files.
pub struct Ours {
    /// What this run writes, and what it reads beside the submissions.
    own: BTreeSet<PathBuf>,
    /// Folders that are the office's with all that is in them.
    folders: BTreeSet<PathBuf>,
    /// The folder that was looked at last, and what an earlier run wrote there.
    folder: RefCell<(PathBuf, BTreeSet<String>)>,
}

impl Ours {
    /// Of a run with these arguments.
    pub fn new(check: &CheckArgs, config: &Config) -> Ours {
        let outputs = check
            .outputs
            .iter()
            .filter_map(|output| output.file.as_ref());
        let others = [
            &check.records,
            &check.received,
            &check.inputs.files_from,
            &check.reading.password_file,
            &check.rules.baseline,
        ];
        let own = outputs.chain(others.into_iter().flatten());
        #[cfg(feature = "ledger")]
        let own = own.chain(&check.ledger);
        let office = config.office.as_ref();
        let templates = office.and_then(|office| office.templates_folder.as_ref());
        let folders = templates.into_iter().chain(&check.run.cache);
        Ours {
            own: own.map(|path| absolute(path)).collect(),
            folders: folders.map(|path| absolute(path)).collect(),
            folder: RefCell::default(),
        }
    }

    /// Whether a file is one of them. A PDF never is: a list that somebody sent must not hide one.
    pub fn are(&self, path: &Path) -> bool {
        let path = &absolute(path);
        let mut above = path.ancestors();
        self.own.contains(path)
            || above.any(|folder| self.folders.contains(folder))
            || self.is_listed(path)
            || is_page(path)
    }

    fn is_listed(&self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return false;
        };
        let mut known = self.folder.borrow_mut();
        if known.0 != folder {
            // A list that came with submissions must not hide any: it is believed about names that nomcheck gives.
            let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
            let mut names = names_of_list(&list);
            names.retain(|name| is_name(name));
            *known = (folder.to_owned(), names);
        }
        known.1.contains(name.to_string_lossy().as_ref())
    }
}

/// Whether drafts, copies and lists have names of this kind.
fn is_name(name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let draft = ["letter-", "unread-", "received-", "nomination-"];
    let list = ["officer", "mail-merge", "removed", "index"];
    draft.iter().any(|one| stem.starts_with(one))
        && ["txt", "eml", "docx", "html"].contains(&ending)
        || list.iter().any(|one| stem.starts_with(one)) && ["md", "csv", "html"].contains(&ending)
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
