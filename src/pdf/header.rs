//! First bytes → is it a PDF, and where does it begin?

use std::borrow::Cow;

use super::OpenError;

/// A file that can be read as a PDF.
#[derive(Debug)]
pub(super) struct Header<'b> {
    /// From its header on.
    pub(super) bytes: Cow<'b, [u8]>,
    /// Whether the header was missing or garbled, and one was put in.
    pub(super) patched: bool,
}

/// ISO 32000-1, annex H.3.4.1: viewers look for the header in the first 1024 bytes.
const NEAR: usize = 1024;
/// Mailers and web servers put more than that before it.
const FAR: usize = 64 << 10;

/// Finds the header, or puts one before bytes that hold a PDF's objects all the same.
///
/// # Errors
/// [`OpenError::NotAPdf`], with the real type where the first bytes tell it.
pub(super) fn find(bytes: &[u8]) -> Result<Header<'_>, OpenError> {
    let from = |start: usize| Header {
        bytes: Cow::Borrowed(&bytes[start..]),
        patched: false,
    };
    let what = kind(bytes);
    // What an archive holds uncompressed begins within its first bytes, and is one file of several.
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(OpenError::NotAPdf { what });
    }
    if let Some(start) = position(bytes, b"%PDF-", NEAR) {
        return Ok(from(start));
    }
    if what.is_none_or(|kind| kind == "text") {
        if let Some(start) = position(bytes, b"%PDF-", FAR) {
            return Ok(from(start));
        }
        // Somewhere in the file: damaged files have lost more than their header.
        let has = |mark: &[u8]| position(bytes, mark, usize::MAX).is_some();
        if has(b" obj") && has(b"/Type") && (has(b"endobj") || has(b"stream")) {
            let mut patched = b"%PDF-1.4\n".to_vec();
            patched.extend_from_slice(bytes);
            return Ok(Header {
                bytes: Cow::Owned(patched),
                patched: true,
            });
        }
    }
    Err(OpenError::NotAPdf { what })
}

/// What the first bytes show.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let lower: Vec<u8> = start.iter().take(512).map(u8::to_ascii_lowercase).collect();
    match bytes {
        [b'P', b'K', 3 | 5 | 7, ..] => Some(zip_kind(bytes)),
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("tiff"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("doc"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some("bmp"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', ..] => Some("heic"),
        [b'%', b'!', b'P', b'S', ..] => Some("postscript"),
        _ if lower.starts_with(b"{\\rtf") => Some("rtf"),
        _ if [&b"<!doctype html"[..], b"<html", b"<head", b"<body"]
            .iter()
            .any(|mark| lower.starts_with(mark)) =>
        {
            Some("html")
        }
        _ if lower.starts_with(b"<?xml") && position(&lower, b"<html", 512).is_some() => {
            Some("html")
        }
        _ if lower.starts_with(b"<?xml") => Some("xml"),
        _ if is_text(bytes) => Some("text"),
        _ => None,
    }
}

/// Office files are ZIP archives that name their parts, or their type, in clear.
fn zip_kind(bytes: &[u8]) -> &'static str {
    let parts: [(&[u8], &'static str); 6] = [
        (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
        (b"mimetypeapplication/vnd.oasis.opendocument", "odf"),
        (b"mimetypeapplication/epub", "epub"),
        (b"word/", "docx"),
        (b"xl/", "xlsx"),
        (b"ppt/", "pptx"),
    ];
    parts
        .into_iter()
        .find(|(mark, _)| position(bytes, mark, FAR).is_some())
        .map_or("zip", |(_, kind)| kind)
}

fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    match std::str::from_utf8(head) {
        Ok(text) => !text.contains(|c: char| c.is_control() && !c.is_whitespace()),
        // The cut may go through a character.
        Err(error) if error.valid_up_to() + 4 > head.len() && error.valid_up_to() > 0 => {
            !head.iter().any(|&b| b < 32 && !b.is_ascii_whitespace())
        }
        Err(_) => false,
    }
}

/// Where `what` first starts within the first `within` bytes.
fn position(bytes: &[u8], what: &[u8], within: usize) -> Option<usize> {
    let end = within.saturating_add(what.len()).min(bytes.len());
    bytes
        .get(..end)?
        .windows(what.len())
        .position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_types_are_named() {
        let what = |bytes: &[u8]| match find(bytes) {
            Err(OpenError::NotAPdf { what }) => what,
            _ => Some("pdf"),
        };
        assert_eq!(
            what(b"PK\x03\x04............[Content_Types].xml...word/document.xml"),
            Some("docx")
        );
        assert_eq!(what(b"PK\x03\x04............"), Some("zip"));
        assert_eq!(what(b"PK\x03\x04....a.pdf%PDF-1.7\n"), Some("zip"));
        assert_eq!(what(b"\x89PNG\r\n\x1a\n"), Some("png"));
        assert_eq!(what(b"  <!DOCTYPE HTML><html>"), Some("html"));
        assert_eq!(what(b"{\\rtf1"), Some("rtf"));
        assert_eq!(what("Señora, adjunto".as_bytes()), Some("text"));
        assert_eq!(what(b"\x00\x01\x02\x03"), None);
        assert_eq!(what(b"junk\n%PDF-1.7\n"), Some("pdf"));
        assert_eq!(what(b"1 0 obj <</Type/Catalog>> endobj"), Some("pdf"));
    }
}
