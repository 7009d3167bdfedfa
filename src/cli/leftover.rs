//! What a run that was killed has left beside its outputs: files and folders under a hidden name, which hold personal
//! data. Each is locked as long as the run that writes it lives, so that another one can see it.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

/// How the hidden names begin.
pub const PREFIX: &str = ".nomcheck-";

/// The file in a folder of outputs that has names and hashes of the others.
pub const LIST: &str = ".nomcheck";

/// Younger ones are left alone: their run may not have locked them yet.
const AGE: Duration = Duration::from_secs(60);

/// Marks a new hidden file as in use. Where the file system has no locks, leftovers are not removed either.
pub fn lock(file: &File) {
    let _ = file.try_lock();
}

/// Removes what earlier runs have left in `folder`. What cannot be removed stays; `list` is the file that is locked in a
/// hidden folder.
pub fn remove(folder: &Path, list: &str) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if !name.as_encoded_bytes().starts_with(PREFIX.as_bytes()) || kind.is_symlink() {
            continue;
        }
        let path = entry.path();
        // Dropped and so unlocked only after the removal: nobody takes it for a leftover meanwhile.
        if kind.is_dir() {
            if let Ok(_held) = abandoned(&path.join(list)) {
                let _ = fs::remove_dir_all(&path);
            }
        } else if kind.is_file()
            && let Ok(_held) = abandoned(&path)
        {
            let _ = fs::remove_file(&path);
        }
    }
}

/// The file, locked by us, if it is old and nobody else has it.
fn abandoned(path: &Path) -> io::Result<File> {
    let known = fs::symlink_metadata(path)?;
    let young = known.modified()?.elapsed().is_ok_and(|age| age < AGE);
    if !known.is_file() || young || !own(&known) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let file = File::options().write(true).open(path)?;
    file.try_lock().map_err(io::Error::from)?;
    Ok(file)
}

#[cfg(unix)]
fn own(known: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    known.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn own(_: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn leftovers_of_killed_runs_go_and_those_in_use_stay() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        let old = SystemTime::now() - 2 * AGE;
        let make = |name: &str| {
            let file = File::create(path(name)).unwrap();
            file.set_modified(old).unwrap();
            file
        };
        make(".nomcheck-left");
        make("other");
        let used = make(".nomcheck-used");
        lock(&used);
        File::create(path(".nomcheck-young")).unwrap();
        fs::create_dir(path(".nomcheck-folder")).unwrap();
        make(".nomcheck-folder/.nomcheck");
        remove(place.path(), ".nomcheck");
        let mut left: Vec<String> = fs::read_dir(place.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, [".nomcheck-used", ".nomcheck-young", "other"]);
    }
}
