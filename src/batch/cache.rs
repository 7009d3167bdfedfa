//! Answers kept from earlier runs, so that one that was cut short, or has three new files, does only what is new.
//!
//! A folder with a file for each answer, named after a hash of everything that the answer depends on: the bytes of the
//! file, what reports call it, the whole task and the program itself. An answer is never wrong for being old; it is only
//! no longer asked for. Files appear whole, by a rename, and say what their content hashes to, so that several runs may
//! use a folder at once and any of them be killed. What failed is not kept: another day it may not.
//!
//! Whoever can write in the folder can change reports, so that it must be the user's own and closed to others. What is in
//! it is taken with care all the same: regular files only, of a length that an answer can have, about the file asked for.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest as _, Sha256};

use super::answer::Digest;
use crate::hex::hex;

use super::feed::Hasher;
use super::open::{self, Opener};
use super::{Answer, Job, Task};

/// Bytes of a hash as hexadecimal digits.
const HEX: usize = 64;

/// Longest entry that is read, in bytes: no answer is longer.
const ENTRY_BYTES: u64 = 64 << 20;

/// A folder of answers for one task.
pub struct Cache {
    folder: PathBuf,
    /// Hash of all that the answers of this run have in common.
    task: [u8; 32],
    /// Whether an answer could not be kept.
    failed: AtomicBool,
}

impl Cache {
    /// The answers to `task` in `folder`, which is made if there is none, for its owner only: answers hold personal data.
    /// `program` changes whenever the program does.
    ///
    /// # Errors
    /// When the folder cannot be made or written, or is not the user's own and closed to others.
    pub fn open(folder: &Path, task: &Task, program: &str) -> io::Result<Cache> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
        closed_to_others(folder)?;
        // Fails now and not at each of the files.
        tempfile::tempfile_in(folder)?;
        let mut task = task.clone();
        let rules = &mut task.options.rules;
        // Without a waiver that ends nothing depends on the day, and tomorrow's answers are the same.
        if rules.waivers.iter().all(|waiver| waiver.expiry.is_none()) {
            rules.today = None;
        }
        let mut hash = Sha256::new();
        add(&mut hash, program.as_bytes());
        add(&mut hash, &serde_json::to_vec(&task)?);
        Ok(Cache {
            folder: folder.to_path_buf(),
            task: hash.finalize().into(),
            failed: AtomicBool::new(false),
        })
    }

    /// Whether an answer could not be kept. It was given all the same.
    pub fn failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// The answer to `job` from an earlier run. `None` also for what can be read only once, and for what cannot be read:
    /// whoever reads it will say so.
    pub(super) fn kept(&self, job: &Job, opener: &mut Opener) -> Option<Answer> {
        if !Opener::rereadable(job) {
            return None;
        }
        let mut hasher = Hasher::default();
        opener.pour(job, &mut hasher).ok()?;
        let digest = hasher.digest();
        let answer = kept(&self.path(&job.source, &digest)?)?;
        let clean = answer.system_errors.is_empty();
        answer.about(&job.source, &digest).ok().filter(|_| clean)
    }

    /// Keeps an answer under the hash of the bytes that were answered, which need not be those that are there by now.
    pub(super) fn keep(&self, job: &Job, answer: &Answer) {
        let Some(document) = &answer.document else {
            return;
        };
        if !answer.system_errors.is_empty() || !Opener::rereadable(job) {
            return;
        }
        let digest = Digest {
            bytes: document.source.bytes,
            sha256: document.source.sha256.clone(),
        };
        let path = self.path(&job.source, &digest);
        if path.is_none_or(|path| keep(&path, answer).is_err()) {
            self.failed.store(true, Ordering::Relaxed);
        }
    }

    /// Where the answer is kept to a file that reports call `source`.
    fn path(&self, source: &str, digest: &Digest) -> Option<PathBuf> {
        let mut hash = Sha256::new();
        add(&mut hash, &self.task);
        add(&mut hash, source.as_bytes());
        add(&mut hash, digest.sha256.as_bytes());
        let name = hex(&hash.finalize());
        let (first, rest) = name.split_at_checked(2)?;
        Some(self.folder.join(first).join(rest))
    }
}

/// Refuses a folder that somebody else made, or may write in.
#[cfg(unix)]
fn closed_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let there = fs::metadata(folder)?;
    if there.uid() != rustix::process::geteuid().as_raw() {
        return Err(io::Error::other(
            "it belongs to another user, who could change your reports",
        ));
    }
    if there.mode() & 0o022 != 0 {
        return Err(io::Error::other(
            "others may write in it, and could change your reports; 'chmod 700' closes it",
        ));
    }
    Ok(())
}

#[cfg(not(unix))]
fn closed_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

/// With its length, so that no two lists of parts are the same bytes.
fn add(hash: &mut Sha256, part: &[u8]) {
    hash.update((part.len() as u64).to_le_bytes());
    hash.update(part);
}

/// The answer at `path`: `None` when there is no answer, or it is not as it was written.
fn kept(path: &Path) -> Option<Answer> {
    let file: File = open::in_folder(path).ok()?;
    let mut text = Vec::new();
    file.take(ENTRY_BYTES + 1).read_to_end(&mut text).ok()?;
    if text.len() as u64 > ENTRY_BYTES {
        return None;
    }
    let (sum, json) = text.split_at_checked(HEX)?;
    if sum != hex(&Sha256::digest(json)).as_bytes() {
        return None;
    }
    serde_json::from_slice(json).ok()
}

fn keep(path: &Path, answer: &Answer) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let json = serde_json::to_vec(answer)?;
    let mut file = tempfile::Builder::new()
        .prefix(".new-")
        .tempfile_in(folder)?;
    file.write_all(hex(&Sha256::digest(&json)).as_bytes())?;
    file.write_all(&json)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::Arc;

    use super::*;
    use crate::pipeline::Options;

    fn task() -> Task {
        Task {
            options: Options::default(),
            lang: "en".to_owned(),
            record: true,
            crops: None,
            self_check: false,
        }
    }

    /// A folder with a file, and how often it was answered.
    struct Office {
        folder: tempfile::TempDir,
        worked: Cell<usize>,
    }

    impl Office {
        fn new() -> Office {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("a.pdf"), "GIF89a").unwrap();
            Office {
                folder,
                worked: Cell::new(0),
            }
        }

        fn cache(&self) -> PathBuf {
            self.folder.path().join("cache")
        }

        fn answer(&self, task: &Task, program: &str, source: &str) -> Answer {
            let cache = Arc::new(Cache::open(&self.cache(), task, program).unwrap());
            let before = self.entries();
            let answer = super::super::here(task, Some(cache), None)(&self.job(source));
            // What was not there, or not as it should be, was written.
            let same = self.entries() == before;
            self.worked.set(self.worked.get() + usize::from(!same));
            answer
        }

        fn job(&self, source: &str) -> Job {
            Job {
                source: source.to_owned(),
                file: self.folder.path().join("a.pdf"),
                entry: None,
                named: true,
            }
        }

        /// All files of the cache.
        fn entries(&self) -> Vec<PathBuf> {
            let files = walkdir::WalkDir::new(self.cache()).into_iter();
            let files = files.map(|entry| entry.unwrap().into_path());
            files.filter(|path| path.is_file()).collect()
        }
    }

    #[test]
    fn answer_is_kept_under_the_bytes_that_were_answered() {
        let (office, task) = (Office::new(), task());
        let (job, file) = (office.job("a.pdf"), office.folder.path().join("a.pdf"));
        let cache = Cache::open(&office.cache(), &task, "1").unwrap();
        let mut opener = Opener::new(None, &[], Arc::default());
        let answer = super::super::here(&task, None, None)(&job);
        // Swapped after it was read.
        fs::write(&file, "another").unwrap();
        cache.keep(&job, &answer);
        assert_eq!(cache.kept(&job, &mut opener), None);
        fs::write(&file, "GIF89a").unwrap();
        assert_eq!(cache.kept(&job, &mut opener), Some(answer));
    }

    #[test]
    fn kept_answer_is_the_same_and_costs_no_work() {
        let office = Office::new();
        let first = office.answer(&task(), "1", "a.pdf");
        assert_eq!(office.answer(&task(), "1", "a.pdf"), first);
        assert_eq!(office.worked.get(), 1);
    }

    #[test]
    fn whatever_an_answer_depends_on_makes_it_anew() {
        let office = Office::new();
        let mut worked = 0;
        let mut anew = |task: &Task, program: &str, source: &str| {
            office.answer(task, program, source);
            worked += 1;
            assert_eq!(office.worked.get(), worked);
        };
        anew(&task(), "1", "a.pdf");
        anew(&task(), "2", "a.pdf");
        anew(&task(), "2", "b.pdf");
        let changes: [fn(&mut Task); 6] = [
            |task| task.lang = "fr".to_owned(),
            |task| task.record = false,
            |task| task.crops = Some(Default::default()),
            |task| task.options.limits.pages = 3,
            |task| task.options.passwords.push("x".to_owned()),
            |task| {
                task.options
                    .rules
                    .ignored
                    .insert("title-missing".to_owned());
            },
        ];
        for change in changes {
            let mut task = task();
            change(&mut task);
            anew(&task, "2", "a.pdf");
        }
        fs::write(office.folder.path().join("a.pdf"), "GIF87a").unwrap();
        anew(&task(), "2", "a.pdf");
    }

    #[test]
    fn day_matters_only_when_something_ends() {
        let office = Office::new();
        let mut tomorrow = task();
        tomorrow.options.rules.today = "2026-07-01".parse().ok();
        office.answer(&task(), "1", "a.pdf");
        office.answer(&tomorrow, "1", "a.pdf");
        assert_eq!(office.worked.get(), 1);
    }

    #[test]
    fn entry_that_is_not_as_it_was_written_is_made_anew() {
        let office = Office::new();
        let first = office.answer(&task(), "1", "a.pdf");
        let entry = office.entries().remove(0);
        let whole = fs::read(&entry).unwrap();
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        for text in [&whole[..whole.len() / 2], b"", &changed] {
            fs::write(&entry, text).unwrap();
            assert_eq!(office.answer(&task(), "1", "a.pdf"), first);
            assert_eq!(fs::read(&entry).unwrap(), whole);
        }
    }

    #[test]
    fn failure_is_not_kept() {
        let office = Office::new();
        let cache = Cache::open(&office.cache(), &task(), "1").unwrap();
        let answer = Answer::failed("a.pdf", "worker", "died".to_owned());
        cache.keep(&office.job("a.pdf"), &answer);
        assert_eq!(answer.system_errors.len(), 1);
        assert_eq!(office.entries().len(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn answers_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let office = Office::new();
        office.answer(&task(), "1", "a.pdf");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&office.cache()), 0o700);
        assert_eq!(mode(&office.entries()[0]), 0o600);
    }
}
