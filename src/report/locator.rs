//! Where a finding is, for consumers that know files and lines: a PDF has no lines, so its page is where they want
//! one.

use crate::geom::Place;

use super::clean::clean;
use super::json::{Document, FindingEntry};

/// The file that a path leads to on disk: of a member of an archive (`a.zip!/b.pdf`) the archive. Without a leading
/// `./`, which consumers that compare paths with a repository's do not take away themselves.
pub fn file_of(path: &str) -> &str {
    let file = path.split("!/").next().unwrap_or(path);
    file.strip_prefix("./").unwrap_or(file)
}

/// The page on which a finding's place begins, counted from 1; `None` for no place.
pub fn page_of(at: &[Place]) -> Option<u32> {
    at.first().map(|place| place.page.get())
}

/// The nomination that a finding is about, in a few words: its letter, else its number where there are several; `None`
/// where there is no need to say.
pub fn nomination_of(document: &Document, finding: &FindingEntry) -> Option<String> {
    let nomination = finding.nomination.as_ref()?;
    match &nomination.label {
        Some(label) => Some(clean(label)),
        None if document.nominations.len() > 1 => Some((nomination.index + 1).to_string()),
        None => None,
    }
}

/// `path` as a URI reference (RFC 3986): everything but letters, digits and `-._~/!` is percent-encoded as UTF-8, so that a
/// colon makes no scheme of the first folder. An absolute path becomes a `file` URI.
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    if path.starts_with('/') {
        out.push_str("file://");
    } else if drive {
        out.push_str("file:///");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{file_of, uri};

    #[test]
    fn paths_become_uris() {
        assert_eq!(
            uri("in/São Tomé #1.pdf"),
            "in/S%C3%A3o%20Tom%C3%A9%20%231.pdf"
        );
        assert_eq!(uri("a:b.pdf"), "a%3Ab.pdf");
        assert_eq!(uri("/in/100%.pdf"), "file:///in/100%25.pdf");
        assert_eq!(uri("C:/in/a.pdf"), "file:///C%3A/in/a.pdf");
        assert_eq!(uri("a.zip!/b.pdf"), "a.zip!/b.pdf");
    }

    #[test]
    fn file_of_a_member_is_the_archive() {
        assert_eq!(file_of("./in/a.zip!/b.pdf"), "in/a.zip");
        assert_eq!(file_of("../a.pdf"), "../a.pdf");
    }
}
