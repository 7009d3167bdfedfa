//! Embedded Type 1 and CFF programs: the glyph names of their built-in encodings (ISO 32000-2, 9.6.5.2).

use skrifa::GlyphId;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::type1::Type1Font;

use super::glyph_name;
use super::program::Names;
use super::texts::Texts;

/// Texts of the codes of a simple font with a Type 1 program.
pub(super) fn texts_of_type_1_codes(bytes: &[u8], names: &Names) -> Option<Texts> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let font = Type1Font::new(bytes.get(start..)?).ok()?;
    let encoding = font.encoding()?;
    Some(texts_of_codes(names, |code| encoding.glyph_name(code)))
}

/// Texts of the codes of a simple font with a CFF program.
pub(super) fn texts_of_cff_codes(bytes: &[u8], names: &Names) -> Option<Texts> {
    let font = CffFontRef::new_cff(bytes, 0, None).ok()?;
    let encoding = font.encoding()?;
    if let Some(predefined) = encoding.predefined() {
        return Some(texts_of_codes(names, |code| Some(predefined.name(code))));
    }
    Some(texts_of_codes(names, |code| {
        glyph_name_of(&font, encoding.map(code)?)
    }))
}

/// Texts of the CIDs of a composite font whose CFF program names its glyphs: then CIDs number them (ISO 32000-2,
/// 9.7.4.2). A CID-keyed program has no names.
pub(super) fn texts_of_cff_cids(bytes: &[u8]) -> Option<Texts> {
    let font = CffFontRef::new_cff(bytes, 0, None).ok()?;
    if font.is_cid() {
        return None;
    }
    let mut texts = Texts::default();
    for glyph in 0..font.num_glyphs().min(0x1_0000) {
        if let Some(text) = glyph_name_of(&font, GlyphId::new(glyph)).and_then(glyph_name::text) {
            texts.set(glyph, &text);
        }
    }
    Some(texts)
}

fn glyph_name_of<'a>(font: &CffFontRef<'a>, glyph: GlyphId) -> Option<&'a str> {
    if font.is_cid() {
        return None;
    }
    str::from_utf8(font.string(font.charset()?.string_id(glyph)?)?).ok()
}

/// The program's names count for codes that the dictionary leaves to it.
fn texts_of_codes<'a>(names: &Names, built_in: impl Fn(u8) -> Option<&'a str>) -> Texts {
    let mut texts = Texts::default();
    if names.has_base {
        return texts;
    }
    let text = if names.is_dingbats {
        glyph_name::dingbat_text
    } else {
        glyph_name::text
    };
    for code in (0..=u8::MAX).filter(|code| !names.without_text.contains_key(code)) {
        if let Some(text) = built_in(code).and_then(text) {
            texts.set(u32::from(code), &text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// A Type 1 program with a built-in encoding and nothing drawn.
    const PROGRAM: &[u8] = b"%!PS-AdobeFont-1.0: Test\n/FontName /Test def\n/Encoding 256 array\n\
        0 1 255 {1 index exch /.notdef put} for\ndup 65 /eacute put\ndup 66 /g7 put\nreadonly def\n";

    #[test]
    fn a_program_without_its_private_part_is_left_alone() {
        let names = Names {
            without_text: BTreeMap::new(),
            has_base: false,
            is_dingbats: false,
        };
        assert!(texts_of_type_1_codes(PROGRAM, &names).is_none());
        assert!(texts_of_cff_codes(b"\x01\0\x04\x01", &names).is_none());
    }

    #[test]
    fn the_dictionary_s_names_come_first() {
        let without_text = BTreeMap::from([(66, "g12".to_owned())]);
        let mut names = Names {
            without_text,
            has_base: false,
            is_dingbats: false,
        };
        let built_in = |code| {
            Some(match code {
                65 => "eacute",
                66 => "B",
                _ => "g7",
            })
        };
        let texts = texts_of_codes(&names, built_in);
        assert_eq!(texts.iter().collect::<Vec<_>>(), [(65, "é")]);
        names.has_base = true;
        assert_eq!(texts_of_codes(&names, built_in).iter().count(), 0);
    }
}
