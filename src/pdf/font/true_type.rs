//! Embedded TrueType and OpenType programs: their `cmap`, inverted, and the names of their `post` table.
//!
//! Not every `cmap` tells characters: producers number the glyphs of a subset 1, 2, 3 … and write that down as Mac
//! Roman or even as Unicode. Such a map is recognised ([`is_made_up`]) and says nothing.

use std::collections::BTreeMap;

use skrifa::GlyphId16;
use skrifa::raw::tables::cmap::{CmapIterLimits, CmapSubtable, PlatformId};
use skrifa::raw::tables::post::Post;
use skrifa::raw::{FileRef, FontRef, TableProvider};

use super::encoding::Base;
use super::glyph_name;
use super::pictogram::Pictograms;
use super::predefined::basic_plane;
use super::program::Names;
use super::texts::Texts;
use super::to_unicode::presentable;

/// Entries of one `cmap` subtable at most.
const MAX_ENTRIES: usize = 200_000;

/// Texts of the codes of a simple font (ISO 32000-2, 9.6.5.4).
pub(super) fn texts_of_codes(
    bytes: &[u8],
    names: &Names,
    pictograms: Option<Pictograms>,
) -> Option<Texts> {
    let program = Program::open(bytes)?;
    let symbol = program.subtable(PlatformId::Windows, 0).unwrap_or_default();
    let roman = program
        .subtable(PlatformId::Macintosh, 0)
        .unwrap_or_default();
    let (symbol_tells, roman_tells) = (!is_made_up(&symbol), !is_made_up(&roman));
    let glyphs_by_name = if names.without_text.is_empty() {
        BTreeMap::new()
    } else {
        program.glyphs_by_name()
    };
    // The glyph of a code; producers use any of the first pages of the private use area.
    let in_symbol = |code: u32| {
        [0xF000, 0, 0xF100, 0xF200]
            .iter()
            .find_map(|page| symbol.get(&(page + code)))
    };
    let in_roman = |code: u32| roman.get(&code);
    let mut texts = Texts::default();
    for code in 0..=u8::MAX {
        let at = u32::from(code);
        if let Some(name) = names.without_text.get(&code) {
            if let Some(c) = glyphs_by_name
                .get(name.as_str())
                .and_then(|glyph| program.characters.get(glyph))
            {
                texts.set(at, c.encode_utf8(&mut [0; 4]));
            }
            continue;
        }
        let glyph = in_symbol(at).or_else(|| in_roman(at)).copied();
        let text = match glyph {
            Some(0) => None,
            Some(glyph) => program.text(glyph).or_else(|| {
                // The subtable's own encoding is the last word on what the code means.
                let symbol = in_symbol(at).filter(|_| symbol_tells);
                let roman = in_roman(at).filter(|_| roman_tells);
                match pictograms {
                    Some(font) => symbol.or(roman).and_then(|_| font.text(code)),
                    None => roman
                        .and_then(|_| Base::MacRoman.text(code))
                        .or_else(|| symbol.and_then(|_| Base::WinAnsi.text(code)))
                        .map(str::to_owned),
                }
            }),
            None if names.has_base => None,
            None => program.text_of_ansi(code),
        };
        if let Some(text) = text {
            texts.set(at, &text);
        }
    }
    Some(texts)
}

/// Texts of the CIDs of a composite font.
pub(super) fn texts_of_cids(
    bytes: &[u8],
    glyphs: Option<&[u8]>,
    pictograms: Option<Pictograms>,
) -> Option<Texts> {
    let mut program = Program::open(bytes)?;
    if let (Some(font), Some(symbol)) = (pictograms, program.subtable(PlatformId::Windows, 0)) {
        for (code, glyph) in symbol {
            if let Some(text) = char::from_u32(code).and_then(|c| font.private_text(c)) {
                program.pictures.insert(glyph, text);
            }
        }
    }
    let mut texts = Texts::default();
    let Some(glyphs) = glyphs else {
        for glyph in 1..program.glyph_count {
            if let Some(text) = program.text(glyph) {
                texts.set(glyph, &text);
            }
        }
        return Some(texts);
    };
    let mapped: Vec<(u32, u32)> = (0..=0xFFFF)
        .zip(glyphs.chunks_exact(2))
        .map(|(cid, pair)| (cid, u32::from(u16::from_be_bytes([pair[0], pair[1]]))))
        .filter(|(_, glyph)| *glyph != 0)
        .collect();
    let by_cid = are_characters(&mapped);
    for (cid, glyph) in mapped {
        if let Some(text) = program.text(glyph) {
            texts.set(cid, &text);
        } else if by_cid && let Some(text) = basic_plane(cid) {
            texts.set(cid, text);
        }
    }
    Some(texts)
}

/// Whether the CIDs of a font with a map to its glyphs are characters. A producer that numbers the glyphs themselves
/// needs no map, or one that begins below the first character; and its letters are not where Unicode has the small ones.
fn are_characters(mapped: &[(u32, u32)]) -> bool {
    const MIN_LETTERS: usize = 8;
    let is_control = |cid: u32| cid < 0x20 || (0x7F..0xA0).contains(&cid);
    let small = (u32::from('a')..=u32::from('z'))
        .filter(|letter| mapped.binary_search_by_key(letter, |(cid, _)| *cid).is_ok());
    let capitals = (u32::from('A')..=u32::from('Z'))
        .filter(|letter| mapped.binary_search_by_key(letter, |(cid, _)| *cid).is_ok());
    let has_space = mapped.first().is_some_and(|(cid, _)| *cid == 0x20);
    let small = small.count();
    has_space
        && small >= MIN_LETTERS.max(capitals.count())
        && !mapped.iter().any(|(cid, _)| is_control(*cid))
}

/// What an opened program says of its glyphs.
struct Program<'a> {
    font: FontRef<'a>,
    glyph_count: u32,
    /// Characters by glyph, from Unicode subtables.
    characters: BTreeMap<u32, char>,
    /// Meanings by glyph in fonts of pictures.
    pictures: BTreeMap<u32, String>,
    post: Option<Post<'a>>,
}

impl<'a> Program<'a> {
    fn open(bytes: &'a [u8]) -> Option<Program<'a>> {
        let font = match FileRef::new(bytes).ok()? {
            FileRef::Font(font) => font,
            FileRef::Collection(fonts) => fonts.get(0).ok()?,
        };
        let glyph_count = font.maxp().map_or(0, |maxp| u32::from(maxp.num_glyphs()));
        // Format 1 lists no names: it says that the glyphs are the 258 of an Apple font, which subsets are not.
        let has_names =
            |post: &Post<'_>| post.version().to_major_minor() != (1, 0) || glyph_count == 258;
        let post = font.post().ok().filter(has_names);
        let mut program = Program {
            font,
            glyph_count,
            characters: BTreeMap::new(),
            pictures: BTreeMap::new(),
            post,
        };
        program.characters = program.invert();
        Some(program)
    }

    /// Characters by glyph. Where several characters show the same glyph, the first counts: the space before the
    /// no-break space, the hyphen before the soft hyphen.
    fn invert(&self) -> BTreeMap<u32, char> {
        let mut characters = BTreeMap::new();
        for (platform, encoding) in [
            (PlatformId::Windows, 10),
            (PlatformId::Windows, 1),
            (PlatformId::Unicode, 4),
            (PlatformId::Unicode, 6),
            (PlatformId::Unicode, 3),
            (PlatformId::Unicode, 2),
            (PlatformId::Unicode, 1),
            (PlatformId::Unicode, 0),
        ] {
            let Some(map) = self
                .subtable(platform, encoding)
                .filter(|map| !is_made_up(map))
            else {
                continue;
            };
            for (code, glyph) in map {
                if let Some(c) = char::from_u32(code).filter(|_| glyph != 0)
                    && presentable(c.encode_utf8(&mut [0; 4])).is_some()
                {
                    characters.entry(glyph).or_insert(c);
                }
            }
        }
        characters
    }

    /// Glyphs by code of one `cmap` subtable.
    fn subtable(&self, platform: PlatformId, encoding: u16) -> Option<BTreeMap<u32, u32>> {
        let cmap = self.font.cmap().ok()?;
        let record = cmap
            .encoding_records()
            .iter()
            .find(|record| record.platform_id() == platform && record.encoding_id() == encoding)?;
        let subtable = record.subtable(cmap.offset_data()).ok()?;
        if matches!(subtable, CmapSubtable::Format14(_)) {
            return None;
        }
        let limits = CmapIterLimits {
            max_char: 0x10_FFFF,
            glyph_count: self.glyph_count,
        };
        let entries = subtable.iter_with_limits(limits).take(MAX_ENTRIES);
        Some(
            entries
                .map(|(code, glyph)| (code, glyph.to_u32()))
                .collect(),
        )
    }

    /// The text of a glyph: by its character, else by its name.
    fn text(&self, glyph: u32) -> Option<String> {
        if let Some(picture) = self.pictures.get(&glyph) {
            return Some(picture.clone());
        }
        if let Some(c) = self.characters.get(&glyph) {
            return presentable(c.encode_utf8(&mut [0; 4]));
        }
        let glyph = GlyphId16::new(u16::try_from(glyph).ok()?);
        glyph_name::text(self.post.as_ref()?.glyph_name(glyph)?)
    }

    /// The character of a code in Windows' code page, if the program can show it.
    fn text_of_ansi(&self, code: u8) -> Option<String> {
        let text = Base::WinAnsi.text(code)?;
        let c = text.chars().next()?;
        self.characters
            .values()
            .any(|known| *known == c)
            .then(|| text.to_owned())
    }

    fn glyphs_by_name(&self) -> BTreeMap<&str, u32> {
        let Some(post) = &self.post else {
            return BTreeMap::new();
        };
        (0..self.glyph_count.min(0x1_0000))
            .filter_map(|glyph| {
                Some((
                    post.glyph_name(GlyphId16::new(u16::try_from(glyph).ok()?))?,
                    glyph,
                ))
            })
            .collect()
    }
}

/// Whether the codes of a `cmap` were dealt out in order rather than chosen by character: from somewhere below the
/// first printable one, or from there without a gap but not far enough to be a whole alphabet. Codes of the Symbol
/// encoding count from U+F000.
fn is_made_up(map: &BTreeMap<u32, u32>) -> bool {
    let is_symbol = map.keys().any(|code| (0xF020..=0xF0FF).contains(code));
    let codes: Vec<u32> = map
        .iter()
        .filter(|(_, glyph)| **glyph != 0)
        .map(|(code, _)| if is_symbol { code & 0xFF } else { *code })
        // Null, backspace, tab, return and group separator show nothing in ordinary fonts.
        .filter(|code| !matches!(code, 0 | 8 | 9 | 10 | 13 | 29))
        .collect();
    let (Some(first), Some(last)) = (codes.iter().min(), codes.iter().max()) else {
        return false;
    };
    if *first < 0x20 {
        return true;
    }
    let without_gap = (last - first) as usize + 1 == codes.len();
    // A subset of the space alone is common, one of the exclamation mark alone is not.
    let starts_first = *first == 0x21 || (*first == 0x20 && codes.len() > 2);
    starts_first && without_gap && *last < 0x7E
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(codes: impl IntoIterator<Item = u32>) -> BTreeMap<u32, u32> {
        codes.into_iter().zip(1..).collect()
    }

    #[test]
    fn codes_dealt_out_in_order_tell_nothing() {
        assert!(is_made_up(&map(1..=84)));
        assert!(is_made_up(&map(0x21..=0x40)));
        assert!(is_made_up(&map(0xF021..=0xF030)));
        assert!(is_made_up(&map([0x21])));
    }

    #[test]
    fn codes_chosen_by_character_do() {
        assert!(!is_made_up(&map("Nomination of 2".chars().map(u32::from))));
        assert!(!is_made_up(&map(0x20..=0x7E)));
        assert!(!is_made_up(&map([0x20])));
        assert!(!is_made_up(&map([0, 13, 0x41, 0x42])));
        assert!(!is_made_up(&BTreeMap::new()));
    }

    /// A TrueType program of three glyphs with that `cmap` subtable (format 6).
    fn program(platform: u16, encoding: u16, first: u16) -> Vec<u8> {
        let words = |words: &[u16]| {
            words
                .iter()
                .flat_map(|word| word.to_be_bytes())
                .collect::<Vec<u8>>()
        };
        let mut maxp = words(&[0, 0x5000, 3]);
        maxp.extend([0; 2]);
        let cmap = words(&[0, 1, platform, encoding, 0, 12, 6, 14, 0, first, 2, 1, 2]);
        let mut font = words(&[1, 0, 2, 32, 1, 0]);
        for (tag, offset, length) in [(b"cmap", 44, cmap.len()), (b"maxp", 44 + cmap.len(), 6)] {
            font.extend(tag);
            font.extend([0; 4]);
            font.extend((offset as u32).to_be_bytes());
            font.extend((length as u32).to_be_bytes());
        }
        font.extend(cmap);
        font.extend(maxp);
        font
    }

    fn read(program: &[u8], symbol: Option<Pictograms>) -> Vec<(u32, String)> {
        let names = Names {
            without_text: BTreeMap::new(),
            has_base: false,
            is_dingbats: false,
        };
        let texts = texts_of_codes(program, &names, symbol).expect("a program");
        texts
            .iter()
            .map(|(code, text)| (code, text.to_owned()))
            .collect()
    }

    fn texts(list: &[(u32, &str)]) -> Vec<(u32, String)> {
        list.iter()
            .map(|(code, text)| (*code, (*text).to_owned()))
            .collect()
    }

    #[test]
    fn simple_fonts_go_by_the_program_s_encoding() {
        assert_eq!(
            read(&program(1, 0, 0x8E), None),
            texts(&[(0x8E, "é"), (0x8F, "è")])
        );
        assert_eq!(
            read(&program(3, 0, 0xF041), None),
            texts(&[(0x41, "A"), (0x42, "B")])
        );
        assert_eq!(
            read(&program(3, 0, 0xF0A7), Some(Pictograms::Wingdings)),
            texts(&[(0xA7, "▪"), (0xA8, "◻")])
        );
        assert_eq!(read(&program(1, 0, 1), None), []);
        assert_eq!(
            read(&program(3, 1, 0x41), None),
            texts(&[(0x41, "A"), (0x42, "B")])
        );
    }

    #[test]
    fn composite_fonts_invert_the_map() {
        let read = |program: &[u8], glyphs| {
            let found = texts_of_cids(program, glyphs, None).expect("a program");
            found
                .iter()
                .map(|(cid, text)| (cid, text.to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            read(&program(3, 1, 0x41), None),
            texts(&[(1, "A"), (2, "B")])
        );
        assert_eq!(
            read(&program(3, 1, 0x41), Some(&[0, 0, 0, 2])),
            texts(&[(1, "B")])
        );
        assert_eq!(read(&program(3, 1, 1), None), []);
    }

    #[test]
    fn cids_that_are_characters_tell_where_the_program_does_not() {
        let mapped = |text: &str| {
            let mut map = vec![0; 0x100];
            for c in text.bytes() {
                map[2 * usize::from(c) + 1] = 1;
            }
            let found = texts_of_cids(&program(3, 1, 1), Some(&map), None).expect("a program");
            found.iter().map(|(_, text)| text).collect::<String>()
        };
        assert_eq!(mapped("The quay at dawn."), " .Tadehnqtuwy");
        // Without a space, or with most letters where others than text would have them, they number glyphs.
        assert_eq!(mapped("Thequayatdawn."), "");
        assert_eq!(mapped(" GUDHIKLQRWX\\fog"), "");
    }
}
