//! Encodings of simple fonts: the glyph name of each of the 256 codes (ISO 32000-2, 9.6.5).

use std::sync::LazyLock;

use lopdf::{Dictionary, Object};

use super::glyph_name;
use super::source::Source;
use super::tables::encodings as tables;
use super::texts::Texts;

/// A base encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
    MacExpert,
    Symbol,
    ZapfDingbats,
    PdfDoc,
}

impl Base {
    /// The base encoding of that name; spellings as found in files.
    pub(super) fn by_name(name: &[u8]) -> Option<Base> {
        Some(match name {
            b"StandardEncoding" | b"Standard" => Base::Standard,
            b"WinAnsiEncoding" | b"WinAnsi" | b"AnsiEncoding" => Base::WinAnsi,
            b"MacRomanEncoding" | b"MacRoman" => Base::MacRoman,
            b"MacExpertEncoding" => Base::MacExpert,
            b"SymbolEncoding" => Base::Symbol,
            b"ZapfDingbatsEncoding" => Base::ZapfDingbats,
            b"PDFDocEncoding" => Base::PdfDoc,
            _ => return None,
        })
    }

    /// The text of a code.
    pub(super) fn text(self, code: u8) -> Option<&'static str> {
        // Constant tables: looking a whole encoding up in the glyph list takes longer than all else about a font.
        static TEXTS: [LazyLock<Texts>; 7] = [
            LazyLock::new(|| texts(Base::Standard)),
            LazyLock::new(|| texts(Base::WinAnsi)),
            LazyLock::new(|| texts(Base::MacRoman)),
            LazyLock::new(|| texts(Base::MacExpert)),
            LazyLock::new(|| texts(Base::Symbol)),
            LazyLock::new(|| texts(Base::ZapfDingbats)),
            LazyLock::new(|| texts(Base::PdfDoc)),
        ];
        TEXTS[self as usize].get(u32::from(code))
    }

    /// The name of a code's glyph; empty where it has no name.
    pub(super) fn name(self, code: u8) -> &'static str {
        let table = match self {
            Base::Standard => &tables::STANDARD,
            Base::WinAnsi => &tables::WIN_ANSI,
            Base::MacRoman => &tables::MAC_ROMAN,
            Base::MacExpert => &tables::MAC_EXPERT,
            Base::Symbol => &tables::SYMBOL,
            Base::ZapfDingbats => &tables::ZAPF_DINGBATS,
            Base::PdfDoc => &tables::PDF_DOC,
        };
        table[usize::from(code)]
    }
}

fn texts(base: Base) -> Texts {
    let mut texts = Texts::default();
    let text = if base == Base::ZapfDingbats {
        glyph_name::dingbat_text
    } else {
        glyph_name::text
    };
    for code in 0..=u8::MAX {
        if let Some(text) = text(base.name(code)) {
            texts.set(u32::from(code), &text);
        }
    }
    texts
}

/// What a font dictionary says about its encoding.
#[derive(Debug, Default)]
pub(super) struct Encoding<'d> {
    /// The base that it names; `None` when it leaves that to the font.
    pub(super) base: Option<Base>,
    /// Names that differ from the base, in the order of the file: a later one wins.
    pub(super) differences: Vec<(u8, &'d str)>,
}

impl<'d> Encoding<'d> {
    /// Reads `/Encoding`; what is broken in it is left out.
    pub(super) fn of(source: Source<'d>, font: &'d Dictionary) -> Encoding<'d> {
        match source.value(font, "Encoding") {
            Some(Object::Name(name)) => Encoding {
                base: Base::by_name(name),
                differences: Vec::new(),
            },
            Some(Object::Dictionary(dict)) => Encoding {
                base: source.name(dict, "BaseEncoding").and_then(Base::by_name),
                differences: differences(
                    source,
                    source.array(dict, "Differences").unwrap_or_default(),
                ),
            },
            _ => Encoding::default(),
        }
    }
}

/// ISO 32000-2, Table 112: a number starts a sequence of names for this and the following codes.
fn differences<'d>(source: Source<'d>, items: &'d [Object]) -> Vec<(u8, &'d str)> {
    let mut code = 0_i64;
    let mut found = Vec::new();
    for item in items.iter().take(4096) {
        match source.follow(item) {
            Some(Object::Integer(number)) => code = *number,
            Some(Object::Real(number)) => code = *number as i64,
            Some(Object::Name(name)) => {
                if let (Ok(code), Ok(name)) = (u8::try_from(code), str::from_utf8(name)) {
                    found.push((code, name));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, dictionary};

    use super::*;
    use crate::pdf::Limits;

    #[test]
    fn differences_count_up_and_skip_what_is_out_of_range() {
        let dict = dictionary! {
            "Encoding" => dictionary! {
                "BaseEncoding" => "MacRomanEncoding",
                "Differences" => vec![
                    Object::Integer(65), "B".into(), "C".into(), Object::Null, Object::Integer(255), "x".into(), "y".into(),
                    Object::Integer(-3), "z".into(),
                ],
            },
        };
        let objects = Document::new();
        let encoding = Encoding::of(Source::new(&objects, &Limits::default()), &dict);
        assert_eq!(encoding.base, Some(Base::MacRoman));
        assert_eq!(encoding.differences, [(65, "B"), (66, "C"), (255, "x")]);
    }

    #[test]
    fn base_encodings_name_their_codes() {
        assert_eq!(Base::WinAnsi.name(0x80), "Euro");
        assert_eq!(Base::WinAnsi.name(0xE9), "eacute");
        assert_eq!(Base::MacRoman.name(0x8E), "eacute");
        assert_eq!(Base::Standard.name(0xAE), "fi");
        assert_eq!(Base::Symbol.name(0xB7), "bullet");
        assert_eq!(Base::ZapfDingbats.name(0x6C), "a71");
        assert_eq!(Base::PdfDoc.name(0x80), "bullet");
        assert_eq!(Base::ZapfDingbats.text(0x6C), Some("●"));
        assert_eq!(Base::Symbol.text(0x61), Some("α"));
        assert_eq!(Base::PdfDoc.text(0x80), Some("•"));
    }
}
