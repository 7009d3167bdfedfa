//! Which other files than PDFs among submissions may be one: a nomination in another shape must not be lost, and what a
//! system or a program leaves in a folder is nobody's.

use std::path::Path;

/// What systems and programs leave in folders, in small letters.
const LITTER: [&str; 12] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
    "license",
    "readme",
    "makefile",
    "dockerfile",
    "copying",
    "notice",
    "authors",
    "changelog",
];

/// How the names of files end that people do not send as a nomination: unfinished and temporary ones, settings, lists and
/// sources of programs, also of this one.
const OTHERS: [&str; 47] = [
    "tmp",
    "temp",
    "part",
    "crdownload",
    "download",
    "lnk",
    "url",
    "ini",
    "log",
    "bak",
    "lock",
    "db",
    "sqlite",
    "sqlite3",
    "sqlite-journal",
    "sqlite-wal",
    "sqlite-shm",
    "toml",
    "json",
    "jsonl",
    "ndjson",
    "yaml",
    "yml",
    "csv",
    "tsv",
    "md",
    "sarif",
    "xml",
    "xsd",
    "rst",
    "tex",
    "typ",
    "py",
    "rs",
    "sh",
    "ps1",
    "bat",
    "js",
    "mjs",
    "ts",
    "css",
    "svg",
    "snap",
    "sql",
    "exe",
    "dll",
    "ttf",
];

/// Whether a file in a folder or archive may be a submission, by its name.
pub fn may_be_submission(path: &Path) -> bool {
    let Some(name) = path.file_name() else {
        return false;
    };
    let name = name.to_string_lossy().to_lowercase();
    // Hidden ones, and those that office programs have beside an open file.
    if name.starts_with(['.', '~']) || LITTER.contains(&name.as_str()) {
        return false;
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_none_or(|ending| !OTHERS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::may_be_submission;
    use std::path::Path;

    #[test]
    fn nomination_in_another_shape_is_not_litter() {
        for name in [
            "form.DOCX",
            "in/scan.jpg",
            "mail.eml",
            "nomination",
            "form.wpd",
            "a.xlsx",
        ] {
            assert!(may_be_submission(Path::new(name)), "{name}");
        }
        for name in [
            ".DS_Store",
            "~$form.docx",
            "Thumbs.db",
            "in/received.csv",
            "office.sqlite",
            "LICENSE",
        ] {
            assert!(!may_be_submission(Path::new(name)), "{name}");
        }
    }
}
