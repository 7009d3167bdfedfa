//! The `/ToUnicode` CMap of a font, without what producers get wrong in it (ISO 32000-2, 9.10.3).

use lopdf::{Dictionary, Object};

use super::cmap::CMap;
use super::glyph_name::{is_private, ligature, spelled_out};
use super::predefined::Collection;
use super::source::Source;
use super::texts::Texts;

/// What a font's `/ToUnicode` says of its codes.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    /// Texts by code; only readable ones, and private-use characters, which [`super::pictogram`] may know.
    pub(super) texts: Texts,
    /// The texts are those of a CID collection, by code.
    pub(super) collection: Option<Collection>,
    /// Every code is its own character. True of some fonts, nonsense in subsets whose codes number glyphs.
    pub(super) is_identity: bool,
}

impl ToUnicode {
    /// Reads the entry; a font without one, or with a broken one, gets no texts from it.
    pub(super) fn of(source: Source<'_>, font: &Dictionary) -> ToUnicode {
        let stream = match source.value(font, "ToUnicode") {
            Some(Object::Stream(stream)) => stream,
            Some(Object::Name(name)) => {
                let collection = Collection::by_ucs2_name(name);
                return ToUnicode {
                    collection,
                    is_identity: name.starts_with(b"Identity"),
                    ..ToUnicode::default()
                };
            }
            _ => return ToUnicode::default(),
        };
        let Some(bytes) = source.decoded(stream) else {
            return ToUnicode::default();
        };
        let mut cmap = CMap::parse(&bytes);
        let based_on = source
            .bytes(&stream.dict, "UseCMap")
            .or(cmap.base.as_deref());
        let collection = based_on.and_then(Collection::by_ucs2_name);
        if is_constant(&cmap.texts) {
            return ToUnicode {
                collection,
                ..ToUnicode::default()
            };
        }
        fix(&mut cmap.texts);
        ToUnicode {
            texts: cmap.texts,
            collection,
            is_identity: cmap.is_identity,
        }
    }
}

/// Codes that may share one text before the whole table is taken for a filler.
const SAME_TEXT: usize = 6;

/// Many codes, all of the same visible character: a table that was made up (all glyphs of a subset cannot be one).
fn is_constant(texts: &Texts) -> bool {
    let mut all = texts.iter().map(|(_, text)| text);
    let Some(first) = all.next() else {
        return false;
    };
    let mut count = 1;
    for text in all {
        if text != first {
            return false;
        }
        count += 1;
    }
    count >= SAME_TEXT
}

/// Replaces what is not meant as it is written, and removes what is not text.
fn fix(texts: &mut Texts) {
    let mut changes: Vec<(u32, Option<String>)> = Vec::new();
    for (code, text) in texts.iter() {
        if is_plain(text) {
            continue;
        }
        let fixed = swapped(text).map_or_else(|| clean(text), |right| clean(&right));
        if fixed.as_deref() != Some(text) {
            changes.push((code, fixed));
        }
    }
    for (code, text) in changes {
        match text {
            Some(text) => texts.set(code, &text),
            None => texts.remove(code),
        }
    }
}

/// One character that needs no second look.
fn is_plain(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(
        (chars.next(), chars.next()),
        (Some('\u{20}'..='\u{7E}' | '\u{A0}'..='\u{FFF}' | '\u{2030}'..='\u{D7FF}'), None)
    )
}

/// Ghostscript 10 writes the texts of ligatures byte-swapped: `ti` as U+7400 U+6900. A sequence of characters that are
/// all ASCII letters in their upper and zero in their lower byte is not text in any language.
fn swapped(text: &str) -> Option<String> {
    let letter = |c: char| {
        let unit = u32::from(c);
        let upper = char::from_u32(unit >> 8)?;
        (unit & 0xFF == 0 && upper.is_ascii_alphabetic()).then_some(upper)
    };
    text.chars().nth(1)?;
    if let Some(texts) = SUMMED.iter().find(|(wrong, _)| *wrong == text) {
        return Some(texts.1.to_owned());
    }
    text.chars().map(letter).collect()
}

/// Of three letters it adds the second to the third: `ffi` as U+6600 and 0x66 + 0x69 in the upper byte.
const SUMMED: [(&str, &str); 2] = [("\u{6600}\u{CF00}", "ffi"), ("\u{6600}\u{D200}", "ffl")];

/// Spells ligatures out, makes white space a space, and refuses control characters, U+0000 and U+FFFD.
fn clean(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    // A ligature's text is sometimes padded with zeros; zeros alone mean "not known".
    let text = text.trim_end_matches('\0');
    if text.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{FEFF}' | '\u{FFFE}' => {}
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFD}' | '\u{FFFF}' => return None,
            c => match ligature(c) {
                Some(letters) => out.push_str(letters),
                None => out.push(c),
            },
        }
    }
    Some(out)
}

/// Whether a text has a character of a private use area.
pub(super) fn has_private(text: &str) -> bool {
    text.chars().any(is_private)
}

/// A text of another source, ready to be given out.
pub(super) fn presentable(text: &str) -> Option<String> {
    let text = clean(&spelled_out(text))?;
    (!has_private(&text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Stream, dictionary};

    use super::*;
    use crate::pdf::Limits;

    fn read(cmap: &str) -> Vec<(u32, String)> {
        let objects = Document::new();
        let stream = Stream::new(dictionary! {}, cmap.as_bytes().to_vec());
        let font = dictionary! { "ToUnicode" => stream };
        let read = ToUnicode::of(Source::new(&objects, &Limits::default()), &font);
        read.texts
            .iter()
            .map(|(code, text)| (code, text.to_owned()))
            .collect()
    }

    fn one(hex: &str) -> Option<String> {
        read(&format!("beginbfchar <02> <0041> <01> <{hex}> endbfchar"))
            .into_iter()
            .find(|(code, _)| *code == 1)
            .map(|(_, text)| text)
    }

    #[test]
    fn byte_swapped_ligatures_are_undone() {
        assert_eq!(one("74006900").as_deref(), Some("ti"));
        assert_eq!(one("660066006900").as_deref(), Some("ffi"));
        assert_eq!(one("6600CF00").as_deref(), Some("ffi"));
        assert_eq!(one("6600D200").as_deref(), Some("ffl"));
        assert_eq!(one("7400").as_deref(), Some("琀"));
        assert_eq!(one("74016900").as_deref(), Some("琁椀"));
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        assert_eq!(one("0000"), None);
        assert_eq!(one("FFFD"), None);
        assert_eq!(one("0007"), None);
        assert_eq!(one("0009").as_deref(), Some(" "));
        assert_eq!(one("2029").as_deref(), Some(" "));
        assert_eq!(one("FB01").as_deref(), Some("fi"));
        assert_eq!(one("00AD").as_deref(), Some("\u{AD}"));
        assert_eq!(one("00A0").as_deref(), Some("\u{A0}"));
        assert_eq!(one("FEFF0041").as_deref(), Some("A"));
    }

    #[test]
    fn a_table_of_one_character_is_a_filler() {
        assert_eq!(
            read(
                "beginbfchar <01> <0058> <02> <0058> <03> <0058> <04> <0058> <05> <0058> <06> <0058> endbfchar"
            ),
            []
        );
        assert_eq!(
            read("beginbfchar <01> <0058> <02> <0058> endbfchar").len(),
            2
        );
    }
}
