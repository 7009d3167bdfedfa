//! A ZIP archive → the files in it to answer. Nothing is ever unpacked to a place that the archive names: a file of it
//! goes from the process that unpacks it to the one that reads it.
//!
//! An archive is hostile until its list is known to be sane: few entries, short names, no more bytes than an honest one
//! of its size, none of them used twice. One that is not is refused whole, and reported. [`list`] and [`unpack`] look into
//! the archive, and are called where nothing else is in reach; [`add`] knows the list only.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;
use zip::read::ZipReadOptions;
use zip::result::ZipError;

use super::Job;
use super::submission::may_be_submission;
use super::walk::{Found, Input, Taking, begins_like_a_pdf, has_extension, refused};

/// What an archive may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveLimits {
    /// Entries, folders too.
    pub entries: usize,
    /// Bytes of an entry's name with its folders.
    pub name_bytes: usize,
    /// Bytes of all entries together, as the list has them.
    pub unpacked_bytes: u64,
    /// How many times larger than the archive they may be together. PDFs are compressed already; those that are not
    /// shrink to a tenth.
    pub ratio: u64,
    /// No ratio is too large below so many bytes of all entries together: a form without pictures is small.
    pub small_bytes: u64,
}

impl Default for ArchiveLimits {
    fn default() -> ArchiveLimits {
        ArchiveLimits {
            entries: 50_000,
            name_bytes: 1_024,
            unpacked_bytes: 32 << 30,
            ratio: 100,
            small_bytes: 64 << 20,
        }
    }
}

/// Whether a file that was named is an archive: called `.zip`, and beginning like one.
pub fn is_archive(path: &Path) -> bool {
    let mut head = [0; 2];
    has_extension(path, "zip")
        && path.is_file()
        && File::open(path).is_ok_and(|mut file| file.read_exact(&mut head).is_ok())
        && &head == b"PK"
}

/// What is in an archive.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Listing {
    /// Its files, by name.
    pub entries: Vec<Listed>,
    /// What is wrong with it though it can be read.
    pub faults: Vec<String>,
}

/// A file in an archive.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Listed {
    /// Its name with its folders, `/`-separated.
    name: String,
    /// Its number in the archive.
    index: usize,
    /// Whether it would be answered if it were in a folder.
    candidate: bool,
}

/// The files in the archive `from`, which has `packed` bytes.
///
/// # Errors
/// Why the archive is refused whole.
pub fn list(
    from: impl Read + Seek,
    packed: u64,
    limits: &ArchiveLimits,
) -> Result<Listing, String> {
    let mut archive = ZipArchive::new(from).map_err(|error| match error {
        ZipError::InvalidArchive(why) => format!("the archive is damaged ({why})"),
        error => error.to_string(),
    })?;
    sane(&mut archive, packed, limits)?;
    let mut listing = Listing::default();
    if archive.has_duplicate_names() {
        // The others are answered all the same.
        let message =
            "it holds several files under the same name; of these only the last is checked";
        listing.faults.push(message.to_owned());
    }
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_data(index) else {
            continue;
        };
        if entry.is_dir() {
            continue;
        }
        let name = match entry.name() {
            Ok(name) => shown(&name),
            Err(error) => {
                listing.faults.push(error.to_string());
                continue;
            }
        };
        let candidate = is_candidate(&mut archive, index, &safe(&name));
        listing.entries.push(Listed {
            name,
            index,
            candidate,
        });
    }
    listing.entries.sort();
    Ok(listing)
}

/// Hands the bytes of the file with the number `index` to `sink`, which `source` must name: the list was made a while
/// ago. `passwords` are tried, in order, on an encrypted one.
///
/// # Errors
/// When it cannot be read, or the failure of `sink`.
pub fn unpack(
    archive: &mut ZipArchive<impl Read + Seek>,
    index: usize,
    source: &str,
    passwords: &[String],
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let (encrypted, name) = {
        let entry = archive.by_index_data(index)?;
        (entry.encrypted(), entry.name()?.into_owned())
    };
    if !source.ends_with(&shown(&name)) {
        return Err(io::Error::other("the archive was changed meanwhile"));
    }
    if !encrypted {
        let mut entry = archive.by_index(index)?;
        let mut piece = vec![0; super::unpack::PIECE as usize];
        loop {
            match entry.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(n) => sink(piece.get(..n).unwrap_or_default())?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
    for password in passwords {
        let options = ZipReadOptions::new().password(Some(password.as_bytes()));
        let mut bytes = Vec::new();
        // One wrong password in 256 is found out only by the checksum at the end.
        if let Ok(mut entry) = archive.by_index_with_options(index, options)
            && entry.read_to_end(&mut bytes).is_ok()
        {
            return sink(&bytes);
        }
    }
    Err(io::Error::other(
        "it is encrypted in its archive, and none of the passwords given opens it",
    ))
}

/// The files of the archive at `path`, which reports call `source`, by name; which are taken is as in a folder.
/// `listing` was made by [`list`], perhaps in a process that the archive has taken over.
pub fn add(
    path: &Path,
    source: &str,
    listing: Result<Listing, String>,
    taking: Taking<'_>,
    limits: &ArchiveLimits,
    found: &mut Found,
) {
    let listing = match listing {
        Ok(listing) if listing.entries.len() <= limits.entries => listing,
        Ok(_) => return refused(found, source, "its list makes no sense".to_owned()),
        Err(message) => return refused(found, source, message),
    };
    for fault in listing.faults {
        refused(found, source, fault);
    }
    for Listed {
        name,
        index,
        candidate,
    } in listing.entries
    {
        let below = safe(&name);
        let source = format!("{source}!/{name}");
        let hidden = below.parent().is_some_and(|folder| {
            let mut names = folder.components().map(Component::as_os_str);
            names.any(|name| name.as_encoded_bytes().starts_with(b".") || name == "__MACOSX")
        });
        let left_out = || {
            below
                .ancestors()
                .any(|part| !part.as_os_str().is_empty() && (taking.excluded)(part))
        };
        if hidden || left_out() {
            continue;
        }
        if has_extension(&below, "zip") {
            found.unopened.push(source.clone());
        }
        if !candidate && (taking.others.is_none() || !may_be_submission(&below)) {
            found.ignored.push(source);
            continue;
        }
        found.files.push(Input {
            job: Job {
                source,
                file: path.to_path_buf(),
                entry: Some(index),
                named: true,
            },
            // Below the archive's own name: several may hold files of the same names.
            relative: path
                .file_name()
                .map_or_else(PathBuf::new, PathBuf::from)
                .join(below),
        });
    }
}

fn sane(
    archive: &mut ZipArchive<impl Read + Seek>,
    packed: u64,
    limits: &ArchiveLimits,
) -> Result<(), String> {
    if archive.len() > limits.entries {
        return Err(format!(
            "it holds {} files; at most {} are read from one archive",
            archive.len(),
            limits.entries
        ));
    }
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(|e| e.to_string())?;
        if entry.name_raw().len() > limits.name_bytes {
            return Err(format!(
                "it holds a name of {} bytes; at most {} are read",
                entry.name_raw().len(),
                limits.name_bytes
            ));
        }
        unpacked = unpacked.saturating_add(entry.size());
    }
    if unpacked > limits.unpacked_bytes
        || unpacked > limits.small_bytes && unpacked / limits.ratio > packed
    {
        return Err(format!(
            "it says that {unpacked} bytes are in its {packed}, more than an honest archive holds"
        ));
    }
    match archive.has_overlapping_files() {
        Ok(false) => Ok(()),
        Ok(true) => Err("the files in it overlap".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// As for a file in a folder.
fn is_candidate(archive: &mut ZipArchive<impl Read + Seek>, index: usize, name: &Path) -> bool {
    let Ok(entry) = archive.by_index_data(index) else {
        return false;
    };
    let appledouble = name
        .file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"._"));
    if appledouble || entry.is_symlink() {
        return false;
    }
    has_extension(name, "pdf")
        || !entry.encrypted() && archive.by_index(index).is_ok_and(begins_like_a_pdf)
}

/// An entry's name as reports show it: `/`-separated, also when it was made where that is not so.
pub fn shown(name: &str) -> String {
    name.replace('\\', "/")
}

/// The name as a path that leads nowhere but down.
fn safe(name: &str) -> PathBuf {
    let parts = name
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".");
    parts
        .map(|part| match part {
            ".." => "_".to_owned(),
            part => part.replace(['\0', ':'], "_"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// What is found in an archive of these entries.
    fn found(entries: &[(&str, &[u8])], limits: &ArchiveLimits) -> (Found, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.zip");
        let mut writer = ZipWriter::new(File::create(&path).unwrap());
        for (name, bytes) in entries {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap();
        assert!(is_archive(&path));
        (add_all(&path, limits), folder)
    }

    fn add_all(path: &Path, limits: &ArchiveLimits) -> Found {
        let mut found = Found::default();
        let excluded = |path: &Path| path == Path::new("drafts");
        let file = File::open(path).unwrap();
        let packed = file.metadata().unwrap().len();
        let listing = list(file, packed, limits);
        let taking = Taking {
            excluded: &excluded,
            lister: &|_, _| Err(String::new()),
            follow_links: false,
            others: None,
        };
        add(path, "in/a.zip", listing, taking, limits, &mut found);
        found
    }

    fn sources(found: &Found) -> Vec<&str> {
        found.files.iter().map(|f| f.job.source.as_str()).collect()
    }

    #[test]
    fn archive_gives_what_a_folder_would() {
        let entries: &[(&str, &[u8])] = &[
            ("b/Z.PDF", b"x"),
            ("scan", b"%PDF-1.4"),
            ("a.pdf", b"x"),
            ("notes.txt", b"x"),
            ("drafts/d.pdf", b"x"),
            (".hidden/h.pdf", b"x"),
            ("__MACOSX/._a.pdf", b"x"),
            ("more.zip", b"PK"),
        ];
        let (found, _folder) = found(entries, &ArchiveLimits::default());
        assert_eq!(
            sources(&found),
            ["in/a.zip!/a.pdf", "in/a.zip!/b/Z.PDF", "in/a.zip!/scan"]
        );
        assert_eq!(found.ignored, ["in/a.zip!/more.zip", "in/a.zip!/notes.txt"]);
        assert_eq!(found.unopened, ["in/a.zip!/more.zip"]);
        assert_eq!(found.files[1].relative, Path::new("a.zip/b/Z.PDF"));
        assert!(found.system_errors.is_empty());
    }

    #[test]
    fn names_lead_nowhere_but_down() {
        for name in [
            "../../x.pdf",
            "/etc/x.pdf",
            "..\\x.pdf",
            "c:\\x.pdf",
            "a/../../../x.pdf",
        ] {
            let (found, _folder) = found(&[(name, b"x")], &ArchiveLimits::default());
            let relative = &found.files[0].relative;
            let mut components = relative.components();
            assert!(
                components.all(|part| matches!(part, Component::Normal(_))),
                "{name}: {relative:?}"
            );
        }
    }

    #[test]
    fn archive_beyond_its_limits_is_refused_whole() {
        let default = ArchiveLimits::default;
        let limits = [
            ArchiveLimits {
                entries: 1,
                ..default()
            },
            ArchiveLimits {
                name_bytes: 4,
                ..default()
            },
            ArchiveLimits {
                unpacked_bytes: 999_999,
                ..default()
            },
            ArchiveLimits {
                small_bytes: 999_999,
                ..default()
            },
        ];
        let zeros = vec![0; 500_000];
        let entries: &[(&str, &[u8])] = &[("a.pdf", &zeros), ("b.pdf", &zeros)];
        let (sane, _folder) = found(entries, &default());
        assert_eq!(sane.files.len(), 2);
        let messages = limits.map(|limits| {
            let (found, _folder) = found(entries, &limits);
            assert!(found.files.is_empty());
            found.system_errors[0].message.clone()
        });
        let messages = messages
            .join("\n")
            .replace(|c: char| c.is_ascii_digit(), "9");
        insta::assert_snapshot!(messages);
    }

    #[test]
    fn bytes_used_twice_are_reported() {
        let (_, folder) = found(
            &[("a.pdf", b"x"), ("b.pdf", b"x")],
            &ArchiveLimits::default(),
        );
        let path = folder.path().join("a.zip");
        let mut bytes = std::fs::read(&path).unwrap();
        // The second entry of the list is led to the bytes of the first.
        let second = bytes
            .windows(4)
            .rposition(|four| four == b"PK\x01\x02")
            .unwrap();
        bytes[second + 42..second + 46].fill(0);
        std::fs::write(&path, bytes).unwrap();
        let again = add_all(&path, &ArchiveLimits::default());
        assert_eq!(again.system_errors[0].message, "the files in it overlap");
    }
}
