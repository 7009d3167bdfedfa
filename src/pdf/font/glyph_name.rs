//! Glyph names → text, by the rules of the Adobe Glyph List and the habits of producers.
//!
//! Names that only number glyphs (`g12`, `G01`, `c34`, `glyph7`, `cid00123`, `index5`) have no text.

use skrifa::raw::ps::agl;

/// The text of a glyph name; `None` when the name does not say it.
pub(super) fn text(name: &str) -> Option<String> {
    // `.notdef` and `.null` have an empty base.
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    // AGL specification, 2: `f_f_i`, `uni0041_uni0301`. One unknown part makes the whole unknown.
    base.split('_').map(component).collect()
}

/// The text of a name of the standard font ZapfDingbats, where `a1` to `a206` are ornaments.
pub(super) fn dingbat_text(name: &str) -> Option<String> {
    agl::name_to_char(name)
        .map(String::from)
        .or_else(|| text(name))
}

/// One part of a name, without suffix.
fn component(name: &str) -> Option<String> {
    if let Some(text) = odd_name(name) {
        return Some(text.to_owned());
    }
    // In other fonts than ZapfDingbats `a65` is a number, not an ornament.
    if is_numbered(name) {
        return None;
    }
    let listed: String = agl::name_to_chars(name).collect();
    if !listed.is_empty() && !listed.chars().any(is_private) {
        return Some(spelled_out(&listed));
    }
    hexadecimal(name)
        .or_else(|| styled(name))
        .or_else(|| punctuation(name))
}

/// A single letter and digits.
fn is_numbered(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && name.len() > 1
        && bytes.all(|byte| byte.is_ascii_digit())
        // `u1234` is hexadecimal.
        && !(name.starts_with(['u', 'U']) && name.len() >= 5)
}

/// Names outside the glyph list, or with a better meaning than the one there.
fn odd_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "dotlessj" => "\u{237}",
        "ff" => "ff",
        "fi" => "fi",
        "fl" => "fl",
        "ffi" => "ffi",
        "ffl" => "ffl",
        "fj" => "fj",
        "ffj" => "ffj",
        "tt" => "tt",
        "ti" => "ti",
        "tti" => "tti",
        "ft" => "ft",
        "Th" => "Th",
        "ct" => "ct",
        "st" => "st",
        "IJ" => "\u{132}",
        "ij" => "\u{133}",
        // TeX's T1 encoding.
        "Ng" => "\u{14A}",
        "ng" => "\u{14B}",
        "dbar" => "\u{111}",
        "Germandbls" => "\u{1E9E}",
        "visiblespace" => "\u{2423}",
        "compoundwordmark" | "cwm" => "",
        "perthousandzero" => "",
        "quotesinglbase" => "\u{201A}",
        "quotedblbase" => "\u{201E}",
        "hyphenchar" => "\u{2D}",
        "nbspace" | "nonbreakingspace" => "\u{A0}",
        "sfthyphen" | "softhyphen" => "\u{AD}",
        "middot" => "\u{B7}",
        "Euro" | "euro" => "\u{20AC}",
        "rupee" => "\u{20B9}",
        "numero" | "afii61352" => "\u{2116}",
        "Bullet" => "\u{2022}",
        "checkbox" => "\u{2610}",
        "checkmark" => "\u{2713}",
        // Names of the Greek letters in TeX's math fonts that AGL takes for other signs.
        "Delta" => "\u{394}",
        "Omega" => "\u{3A9}",
        "mu" => "\u{B5}",
        "epsilon1" => "\u{3F5}",
        "tie" => "\u{2040}",
        "arrowhookleft" => "\u{21A9}",
        "arrowhookright" => "\u{21AA}",
        _ => return None,
    })
}

/// `uni` with four digits for each UTF-16 unit, `u` with four to six; digits in either case.
fn hexadecimal(name: &str) -> Option<String> {
    if let Some(digits) = name.strip_prefix("uni") {
        if digits.len() < 4 || !digits.len().is_multiple_of(4) || !digits.is_ascii() {
            return None;
        }
        let units: Option<Vec<u16>> = (0..digits.len())
            .step_by(4)
            .map(|at| u16::from_str_radix(digits.get(at..at + 4)?, 16).ok())
            .collect();
        return readable(&String::from_utf16(&units?).ok()?);
    }
    let digits = name.strip_prefix(['u', 'U'])?;
    if !(4..=6).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let code = u32::from_str_radix(digits, 16).ok()?;
    readable(char::from_u32(code)?.encode_utf8(&mut [0; 4]))
}

/// Old-style figures, small capitals and the like, which the glyph list puts into the private use area: `oneoldstyle`,
/// `Asmall`, `fiveinferior`. TeX's tall brackets and signs: `parenleftBigg`, `integraldisplay`.
fn styled(name: &str) -> Option<String> {
    const STYLES: [&str; 12] = [
        "taboldstyle",
        "oldstyle",
        "small",
        "superior",
        "inferior",
        "fitted",
        "text",
        "display",
        "bigg",
        "Bigg",
        "big",
        "Big",
    ];
    let base = STYLES.iter().find_map(|style| name.strip_suffix(style))?;
    let found: String = agl::name_to_chars(base).collect();
    readable(&found)
}

/// A lone sign as its own name.
fn punctuation(name: &str) -> Option<String> {
    (name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_punctuation()))
        .then(|| name.to_owned())
}

fn readable(text: &str) -> Option<String> {
    let bad = |c: char| is_private(c) || c == '\0' || c == '\u{FFFD}';
    (!text.is_empty() && !text.chars().any(bad)).then(|| spelled_out(text))
}

/// In a private use area: means what its font's maker wanted, and nothing to anyone else.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// The same with Latin ligatures as their letters.
pub(super) fn spelled_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match ligature(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

/// The letters of a Latin ligature of the presentation forms.
pub(super) fn ligature(c: char) -> Option<&'static str> {
    const LETTERS: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    LETTERS.get((c as usize).checked_sub(0xFB00)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(name: &str) -> String {
        text(name).unwrap_or_else(|| "-".to_owned())
    }

    #[test]
    fn names_of_the_glyph_list_have_text() {
        assert_eq!(is("A"), "A");
        assert_eq!(is("Gbreve"), "Ğ");
        assert_eq!(is("acute"), "\u{B4}");
        assert_eq!(is("grave"), "`");
        assert_eq!(is("dotlessi"), "ı");
        assert_eq!(is("bullet"), "•");
        assert_eq!(is("u1F600"), "😀");
        assert_eq!(is("uni00E9"), "é");
        assert_eq!(is("uni00e9"), "é");
        assert_eq!(is("uni0041.alt"), "A");
        assert_eq!(is("space"), " ");
    }

    #[test]
    fn ligatures_are_spelled_out() {
        assert_eq!(is("fi"), "fi");
        assert_eq!(is("ffi"), "ffi");
        assert_eq!(is("f_f_i"), "ffi");
        assert_eq!(is("f_i.liga"), "fi");
        assert_eq!(is("uniFB01"), "fi");
        assert_eq!(is("T_h"), "Th");
    }

    #[test]
    fn numbers_are_not_text() {
        for name in [
            "g12", "G01", "c34", "a65", "glyph7", "cid00123", "index5", "C0_65", ".notdef", "A_g5",
            "", "_",
        ] {
            assert_eq!(text(name), None, "{name}");
        }
        assert_eq!(dingbat_text("a20").as_deref(), Some("✔"));
    }

    #[test]
    fn styled_figures_and_capitals_are_plain_ones() {
        assert_eq!(is("oneoldstyle"), "1");
        assert_eq!(is("Asmall"), "A");
        assert_eq!(is("onesuperior"), "¹");
        assert_eq!(is("nine.oldstyle"), "9");
        assert_eq!(is("parenleftBigg"), "(");
    }
}
