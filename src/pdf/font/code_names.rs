//! Type 3 fonts whose glyph names are the numbers of their codes. LaTeX without scalable fonts for its T1 encoding sets
//! whole documents in these bitmaps: pdfTeX calls code 65 `a65`, others `BT` (in base 36 with digits from A to Z first);
//! other programs write `65` or `g65`.
//!
//! The name says the code, and that nobody dealt codes out; what the code means, the set of codes says. All known
//! encodings keep the Latin letters where ASCII has them; TeX's OT1 and T1 put ligatures and dashes at different places.
//! A set that does not look like a Latin text font is left alone (mathematical signs use the same codes).

use unicode_normalization::UnicodeNormalization;

use super::glyph_name::{dingbat_text, spelled_out};
use super::texts::Texts;

/// Lower-case letters that a text font shows at least, and vowels among them.
const MIN_LETTERS: usize = 8;
const MIN_VOWELS: usize = 3;

/// Texts of the codes of a font with these names; none for any other.
pub(super) fn texts(differences: &[(u8, &str)]) -> Texts {
    let mut texts = Texts::default();
    let Some((numbering, codes)) = codes(differences) else {
        return texts;
    };
    // The text companion encoding's bullet, the list mark of LaTeX; alone it can hardly be T1's Ĺ.
    if codes == [136] && numbering == Numbering::Tex {
        texts.set(136, "•");
        return texts;
    }
    let letters = || codes.iter().filter_map(|code| small_letter(*code));
    let vowels = letters().filter(|letter| "aeiou".contains(*letter));
    if letters().count() < MIN_LETTERS || vowels.count() < MIN_VOWELS {
        return texts;
    }
    let is_t1 = is_t1(&codes);
    for code in codes {
        let (ot1, t1) = (ot1_text(code), t1_text(code));
        let text = match is_t1 {
            // Beyond ASCII nothing tells the encoding.
            _ if numbering == Numbering::Plain => {
                Some(char::from(code)).filter(|c| (' '..='~').contains(c))
            }
            Some(true) => t1,
            Some(false) => ot1,
            None => ot1.filter(|_| ot1 == t1),
        };
        match text {
            // Compound word mark and the second ring of the per mille sign draw nothing by themselves.
            Some('\u{200C}') => texts.set(u32::from(code), ""),
            Some(c) => texts.set(u32::from(code), &spelled_out(c.encode_utf8(&mut [0; 4]))),
            None => {}
        }
    }
    texts
}

/// The lower-case letter of a code without its accent, in ASCII and in T1 from 0xE0. No font of signs goes so far.
fn small_letter(code: u8) -> Option<char> {
    let c = match code {
        b'a'..=b'z' | 0xE0..=0xF6 | 0xF8..=0xFE => char::from(code),
        _ => return None,
    };
    std::iter::once(c).nfd().next()
}

/// How names give the numbers of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    /// As TeX's programs do.
    Tex,
    /// As any other program does.
    Plain,
}

/// Whether a glyph's `text` is only the meaning that its name has in ZapfDingbats: `a110` is a heart there, and any
/// glyph of code 110 elsewhere. Ghostscript makes ToUnicode maps like this.
pub(super) fn is_dingbat_of_number(code: u8, name: &str, text: &str) -> bool {
    after_a(name) == Some(code) && dingbat_text(name).is_some_and(|dingbat| dingbat == text)
}

/// The codes, if each name is the number of its own code, and they were not just dealt out one after the other.
fn codes(differences: &[(u8, &str)]) -> Option<(Numbering, Vec<u8>)> {
    let named = || differences.iter().filter(|(_, name)| *name != ".notdef");
    let all = |number: fn(&str) -> Option<u8>| {
        named().next().is_some() && named().all(|(code, name)| number(name) == Some(*code))
    };
    let numbering = if all(after_a) || all(base_36) {
        Numbering::Tex
    } else if all(decimal) {
        Numbering::Plain
    } else {
        return None;
    };
    let mut codes: Vec<u8> = named().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    codes.dedup();
    let span = codes.last()? - codes.first()?;
    let dealt_out = (0..8).all(|code| codes.contains(&code))
        || codes.len() >= 16 && usize::from(span) + 1 == codes.len();
    (!dealt_out).then_some((numbering, codes))
}

/// `a65`
fn after_a(name: &str) -> Option<u8> {
    name.strip_prefix('a')?.parse().ok()
}

/// `BT`: digits from 0 to 9 and A to Z, the first of them counted from A.
fn base_36(name: &str) -> Option<u8> {
    let &[high @ b'A'..=b'Z', low] = name.as_bytes() else {
        return None;
    };
    let low = char::from(low)
        .to_digit(36)
        .filter(|_| !low.is_ascii_lowercase())?;
    u8::try_from(u32::from(high - b'A') * 36 + low).ok()
}

/// `65`, `g65`, `char65`
fn decimal(name: &str) -> Option<u8> {
    name.trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()
}

/// Whether codes that only one of the two encodings uses often are those of T1; `None` when that does not tell.
fn is_t1(codes: &[u8]) -> Option<bool> {
    let count = |wanted: fn(u8) -> bool| codes.iter().filter(|code| wanted(**code)).count();
    let t1 = count(|code| matches!(code, 0x0D | 0x10 | 0x11 | 0x15 | 0x16 | 0x1B..=0x1F | 0x80..));
    let ot1 = count(|code| matches!(code, 0x0B..=0x0F | 0x13 | 0x22 | 0x5C | 0x7B | 0x7C));
    (t1 != ot1).then_some(t1 > ot1)
}

/// Codes of OT1 (TeX text) that differ from ASCII, from 0x00 and from 0x7B.
const OT1_LOW: &str = "ΓΔΘΛΞΠΣΥΦΨΩ\u{FB00}\u{FB01}\u{FB02}\u{FB03}\u{FB04}ı\u{237}`´ˇ˘¯˚¸ßæœøÆŒØ";
const OT1_HIGH: &str = "–—˝˜¨";
/// Codes of T1 (Cork) below 0x20, and from 0x80 to 0xBF; above, T1 is Latin-1 but for four codes.
const T1_LOW: &str =
    "`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—\u{200C}\u{200C}ı\u{237}\u{FB00}\u{FB01}\u{FB02}\u{FB03}\u{FB04}";
const T1_HIGH: &str = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£";

fn ot1_text(code: u8) -> Option<char> {
    match code {
        0x00..=0x1F => OT1_LOW.chars().nth(usize::from(code)),
        b'"' | 0x5C => Some(if code == b'"' { '”' } else { '“' }),
        b'<' => Some('¡'),
        b'>' => Some('¿'),
        b'^' => Some('ˆ'),
        b'_' => Some('˙'),
        0x7B..=0x7F => OT1_HIGH.chars().nth(usize::from(code - 0x7B)),
        0x20 | 0x80.. => None,
        code => quoted(code),
    }
}

fn t1_text(code: u8) -> Option<char> {
    match code {
        0x00..=0x1F => T1_LOW.chars().nth(usize::from(code)),
        0x20 => Some('\u{2423}'),
        0x7F => Some('-'),
        0x80..=0xBF => T1_HIGH.chars().nth(usize::from(code - 0x80)),
        0xD7 => Some('Œ'),
        0xDF => Some('\u{1E9E}'),
        0xF7 => Some('œ'),
        0xFF => Some('ß'),
        0xC0.. => Some(char::from(code)),
        code => quoted(code),
    }
}

/// ASCII with typographic single quotation marks.
fn quoted(code: u8) -> Option<char> {
    Some(match code {
        b'\'' => '’',
        b'`' => '‘',
        code => char::from(code),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(codes: &[u8]) -> String {
        let names: Vec<String> = codes.iter().map(|code| format!("a{code}")).collect();
        let differences: Vec<(u8, &str)> = codes
            .iter()
            .copied()
            .zip(names.iter().map(String::as_str))
            .collect();
        let texts = texts(&differences);
        codes
            .iter()
            .map(|code| texts.get(u32::from(*code)).unwrap_or("?"))
            .collect()
    }

    #[test]
    fn text_fonts_are_read_by_their_encoding() {
        assert_eq!(read(b"abcdefghio\x0C\x7B'"), "abcdefghiofi–’");
        assert_eq!(read(b"abcdefghio\x1C\x15\xE9\xA3\xFF"), "abcdefghiofi–éčß");
        assert_eq!(read(b"abcdefghio,.\x5E"), "abcdefghio,.?");
        // Accented letters alone.
        assert_eq!(
            read(b"1\xC0\xC9\xE0\xE2\xE7\xE9\xE8\xEA\xEE\xF4"),
            "1ÀÉàâçéèêîô"
        );
    }

    #[test]
    fn other_numberings_are_read_too() {
        let read = |names: &[(u8, &str)], code| texts(names).get(code).map(str::to_owned);
        // The word "capriole" and ff, as base 36 has them.
        let base_36 = [
            (11, "AB"),
            (97, "CP"),
            (99, "CR"),
            (101, "CT"),
            (105, "CX"),
            (108, "D0"),
            (111, "D3"),
            (112, "D4"),
            (114, "D6"),
            (123, "DF"),
        ];
        assert_eq!(read(&base_36, 99).as_deref(), Some("c"));
        assert_eq!(read(&base_36, 11).as_deref(), Some("ff"));
        let plain = [
            (97, "97"),
            (99, "99"),
            (101, "101"),
            (105, "105"),
            (108, "108"),
            (111, "111"),
            (112, "112"),
            (114, "114"),
            (232, "232"),
        ];
        assert_eq!(read(&plain, 112).as_deref(), Some("p"));
        assert_eq!(read(&plain, 232), None);
    }

    #[test]
    fn other_sets_are_left_alone() {
        assert_eq!(read(b"fghijpqrs"), "?????????");
        let dealt: Vec<u8> = (0..128).collect();
        assert!(read(&dealt).chars().all(|c| c == '?'));
        assert_eq!(texts(&[(65, "a66")]).iter().count(), 0);
        assert_eq!(read(&[136]), "•");
    }

    #[test]
    fn a_number_is_no_ornament() {
        assert!(is_dingbat_of_number(110, "a110", "♥"));
        assert!(!is_dingbat_of_number(110, "a110", "n"));
        assert!(!is_dingbat_of_number(65, "a110", "♥"));
    }

    #[test]
    fn tables_have_one_character_for_each_code() {
        assert_eq!(
            [OT1_LOW, OT1_HIGH, T1_LOW, T1_HIGH].map(|table| table.chars().count()),
            [32, 5, 32, 64]
        );
    }
}
