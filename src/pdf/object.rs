//! Looking things up in a document's objects, with references followed and nothing allocated.
//!
//! Every function is total: what is missing, dangling, null or of another type is `None`.

use lopdf::{Dictionary, Object, Stream};

use crate::geom::Matrix;

/// The largest coordinate or length, in points, that is taken as meant; beyond it arithmetic loses whole points.
pub(super) const LARGEST: f32 = 1.0e6;

/// A document's objects.
#[derive(Debug, Clone, Copy)]
pub(super) struct Objects<'d>(pub(super) &'d lopdf::Document);

impl<'d> Objects<'d> {
    /// The object itself, behind any references.
    pub(super) fn resolve(self, object: &'d Object) -> Option<&'d Object> {
        match object {
            Object::Null => None,
            Object::Reference(_) => match self.0.dereference(object) {
                Ok((_, Object::Null)) | Err(_) => None,
                Ok((_, found)) => Some(found),
            },
            direct => Some(direct),
        }
    }

    /// The value of `key`, behind any references.
    pub(super) fn get(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
        self.resolve(dict.as_hashmap().get(key)?)
    }

    /// A dictionary, or a stream's dictionary.
    pub(super) fn dict(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
        as_dict(self.get(dict, key)?)
    }

    /// An array.
    pub(super) fn array(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [Object]> {
        self.get(dict, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// A stream.
    pub(super) fn stream(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Stream> {
        self.get(dict, key)?.as_stream().ok()
    }

    /// A name, without its slash.
    pub(super) fn name(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    /// A string's bytes.
    pub(super) fn string(self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
        self.get(dict, key)?.as_str().ok()
    }

    /// A text string (ISO 32000-2, 7.9.2.2), decoded.
    pub(super) fn text(self, dict: &'d Dictionary, key: &[u8]) -> Option<String> {
        self.string(dict, key).map(text_string)
    }

    /// An integer, also one written as a real number.
    pub(super) fn integer(self, dict: &'d Dictionary, key: &[u8]) -> Option<i64> {
        match self.get(dict, key)? {
            Object::Integer(value) => Some(*value),
            Object::Real(value) if value.is_finite() => Some(*value as i64),
            _ => None,
        }
    }

    /// A number that is finite and of a sane size.
    pub(super) fn number(self, dict: &'d Dictionary, key: &[u8]) -> Option<f32> {
        number(self.get(dict, key)?)
    }

    /// A boolean.
    pub(super) fn boolean(self, dict: &'d Dictionary, key: &[u8]) -> Option<bool> {
        self.get(dict, key)?.as_bool().ok()
    }

    /// Exactly `N` or more numbers of an array.
    pub(super) fn numbers<const N: usize>(
        self,
        dict: &'d Dictionary,
        key: &[u8],
    ) -> Option<[f32; N]> {
        let array = self.array(dict, key)?;
        let mut numbers = [0.0; N];
        for (slot, index) in numbers.iter_mut().zip(0..) {
            *slot = number(self.resolve(array.get(index)?)?)?;
        }
        Some(numbers)
    }

    /// A rectangle as left, bottom, right, top (ISO 32000-2, 7.9.5), put in order.
    pub(super) fn rect(self, dict: &'d Dictionary, key: &[u8]) -> Option<[f32; 4]> {
        let [a, b, c, d] = self.numbers::<4>(dict, key)?;
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    }

    /// A matrix.
    pub(super) fn matrix(self, dict: &'d Dictionary, key: &[u8]) -> Option<Matrix> {
        self.numbers::<6>(dict, key).map(|m| Matrix { m })
    }

    /// The document's catalog (ISO 32000-2, 7.7.2).
    pub(super) fn catalog(self) -> Option<&'d Dictionary> {
        self.dict(&self.0.trailer, b"Root")
    }
}

/// A dictionary, or a stream's dictionary.
pub(super) fn as_dict(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A number that is finite and of a sane size.
pub(super) fn number(object: &Object) -> Option<f32> {
    let value = match object {
        Object::Integer(value) => *value as f32,
        Object::Real(value) => *value,
        _ => return None,
    };
    (value.is_finite() && value.abs() <= LARGEST).then_some(value)
}

/// What tells one object from another while the document is borrowed: its address.
pub(super) fn identity<T>(object: &T) -> usize {
    std::ptr::from_ref(object).addr()
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 with either byte order mark, UTF-8 with its mark, else PDFDocEncoding.
/// Language escapes are left out; what cannot be decoded becomes U+FFFD.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|c| pair([c[0], c[1]])).collect();
        without_escapes(&String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => without_escapes(&String::from_utf8_lossy(rest)),
        _ if bytes.is_ascii() => bytes.iter().map(|&b| pdf_doc_char(b)).collect(),
        // Not allowed before 2.0, yet written by many: text in UTF-8 without its mark. PDFDocEncoding text with
        // accented letters is practically never valid UTF-8.
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&b| pdf_doc_char(b)).collect(),
        },
    }
}

/// Drops language escapes: ESC, language and country codes, ESC (ISO 32000-2, 7.9.2.2).
fn without_escapes(text: &str) -> String {
    if !text.contains('\u{1B}') {
        return text.to_owned();
    }
    text.split('\u{1B}').step_by(2).collect()
}

/// PDFDocEncoding (ISO 32000-2, annex D.2).
fn pdf_doc_char(byte: u8) -> char {
    const ACCENTS: [char; 8] = [
        '\u{2D8}', '\u{2C7}', '\u{2C6}', '\u{2D9}', '\u{2DD}', '\u{2DB}', '\u{2DA}', '\u{2DC}',
    ];
    const MIDDLE: [char; 33] = [
        '\u{2022}', '\u{2020}', '\u{2021}', '\u{2026}', '\u{2014}', '\u{2013}', '\u{192}',
        '\u{2044}', '\u{2039}', '\u{203A}', '\u{2212}', '\u{2030}', '\u{201E}', '\u{201C}',
        '\u{201D}', '\u{2018}', '\u{2019}', '\u{201A}', '\u{2122}', '\u{FB01}', '\u{FB02}',
        '\u{141}', '\u{152}', '\u{160}', '\u{178}', '\u{17D}', '\u{131}', '\u{142}', '\u{153}',
        '\u{161}', '\u{17E}', '\u{FFFD}', '\u{20AC}',
    ];
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xA0 => MIDDLE[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_of_all_encodings() {
        assert_eq!(text_string(b"caf\xE9 \x80 \x8D"), "café • “");
        assert_eq!(text_string(b"\xFE\xFF\x00A\x20\xAC"), "A€");
        assert_eq!(text_string(b"\xFF\xFEA\x00"), "A");
        assert_eq!(text_string(b"\xEF\xBB\xBF\xC3\xA9"), "é");
        assert_eq!(text_string("é without mark".as_bytes()), "é without mark");
        assert_eq!(text_string(b"\xFE\xFF\x00\x1B\x00e\x00n\x00\x1B\x00A"), "A");
    }
}
