//! A job → the bytes of its file, which may be in an archive.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::ZipArchive;
use zip::read::ZipReadOptions;

use super::Job;

/// What is in a file.
pub enum Contents {
    /// All its bytes.
    Whole(Vec<u8>),
    /// What is known of one that is too large to be held.
    TooLarge {
        /// How many bytes there are.
        bytes: u64,
        /// Their SHA-256, in hexadecimal digits.
        sha256: String,
    },
}

/// Reads files; keeps the last archive open, because its list has to be read anew each time.
#[derive(Default)]
pub struct Reader {
    archive: Option<(PathBuf, ZipArchive<File>)>,
}

impl Reader {
    /// The file of `job`, held if it has at most `max` bytes. `passwords` are tried, in order, on a file that its archive
    /// has encrypted.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn contents(&mut self, job: &Job, passwords: &[String], max: u64) -> io::Result<Contents> {
        let Some(entry) = job.entry else {
            return contents(File::open(&job.file)?, max);
        };
        let archive = self.archive(&job.file)?;
        let (encrypted, name) = {
            let data = archive.by_index_data(entry)?;
            (data.encrypted(), data.name()?.into_owned())
        };
        // The list was made a while ago, by another process.
        if !job.source.ends_with(&super::archive::shown(&name)) {
            return Err(io::Error::other("the archive was changed meanwhile"));
        }
        if !encrypted {
            return contents(archive.by_index(entry)?, max);
        }
        let mut result = Err(io::Error::other(
            "it is encrypted in its archive, and none of the passwords given opens it",
        ));
        for password in passwords {
            let options = ZipReadOptions::new().password(Some(password.as_bytes()));
            // One wrong password in 256 is found out only by the checksum at the end.
            if let Ok(file) = archive.by_index_with_options(entry, options)
                && let Ok(contents) = contents(file, max)
            {
                result = Ok(contents);
                break;
            }
        }
        result
    }

    fn archive(&mut self, path: &Path) -> io::Result<&mut ZipArchive<File>> {
        if self.archive.as_ref().is_none_or(|(open, _)| open != path) {
            self.archive = None;
        }
        let (_, archive) = match self.archive.take() {
            Some(open) => self.archive.insert(open),
            None => self
                .archive
                .insert((path.to_path_buf(), ZipArchive::new(File::open(path)?)?)),
        };
        Ok(archive)
    }
}

fn contents(mut from: impl Read, max: u64) -> io::Result<Contents> {
    let mut bytes = Vec::new();
    from.by_ref()
        .take(max.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= max {
        return Ok(Contents::Whole(bytes));
    }
    // Only told by its size and hash.
    let mut hash = Sha256::new();
    hash.update(&bytes);
    let mut n = bytes.len() as u64;
    drop(bytes);
    let mut chunk = vec![0; 1 << 18];
    loop {
        let read = match from.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(chunk.get(..read).unwrap_or_default());
        n += read as u64;
    }
    Ok(Contents::TooLarge {
        bytes: n,
        sha256: hex(&hash.finalize()),
    })
}

/// As hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
