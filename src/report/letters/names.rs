//! Names of drafts: after the file's, with small letters, digits and hyphens of ASCII only, safe on every system.

use crate::hex;

use crate::report::json::{Document, NominationEntry};

/// Longest part of a name that comes from the submission, in characters.
const NAME: usize = 60;

/// `nomination-b`: how the name of a draft about a nomination goes on after what it is for.
pub(in crate::report) fn base(document: &Document, entry: &NominationEntry) -> String {
    let label = match &entry.label {
        Some(label) => plain(label),
        None if document.nominations.len() > 1 => (entry.index + 1).to_string(),
        None => String::new(),
    };
    let parts = [of_file(&document.source.path), label];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// The same of a file.
pub(super) fn of_file(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    plain(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
}

/// Names to try in turn: the plain one; one that the nomination keeps whatever else comes; and counted ones.
pub(super) fn candidates(kind: &str, base: &str, key: &str) -> impl Iterator<Item = String> {
    // A word before it keeps it from being a device ("con", "nul") or hidden.
    let plain = match base {
        "" => kind.to_owned(),
        base => format!("{kind}-{base}"),
    };
    let own = format!("{plain}-{}", hex::short(key.as_bytes(), 6));
    let counted = own.clone();
    let counted = (2..1000).map(move |n| format!("{counted}-{n}"));
    [plain, own].into_iter().chain(counted)
}

/// `text` in small letters and digits of ASCII, with a hyphen for each run of anything else between them.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in unicode_normalization::UnicodeNormalization::nfkd(text) {
        if unicode_normalization::char::is_combining_mark(c) {
            continue;
        }
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c.to_ascii_lowercase());
        } else {
            gap = true;
        }
        if out.len() >= NAME {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(
            plain("Candidatura São Tomé (final)"),
            "candidatura-sao-tome-final"
        );
        assert_eq!(plain("../../etc/passwd"), "etc-passwd");
        assert_eq!(plain("国連"), "");
        assert_eq!(plain(&"x".repeat(500)).len(), 60);
    }
}
