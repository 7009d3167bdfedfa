//! What layout needs of a font: its name, weight, slant and measures.

use lopdf::Dictionary;

use super::source::Source;
use crate::pdf::Face;

/// Bits of the font descriptor's `/Flags` (ISO 32000-2, Table 121).
const FIXED_PITCH: i64 = 1;
const SERIF: i64 = 1 << 1;
const SYMBOLIC: i64 = 1 << 2;
const NONSYMBOLIC: i64 = 1 << 5;
const ITALIC: i64 = 1 << 6;
const FORCE_BOLD: i64 = 1 << 18;

/// What a font descriptor and the name say; widths come later.
#[derive(Debug, Default)]
pub(super) struct Descriptor {
    pub(super) face: Face,
    /// In em, sane.
    pub(super) ascent: f32,
    /// In em, negative, sane.
    pub(super) descent: f32,
    pub(super) serif: bool,
    /// The Symbolic flag is set and the Nonsymbolic one is not.
    pub(super) symbolic: bool,
    /// The other way round: its letters are Latin.
    pub(super) nonsymbolic: bool,
    /// Width of codes without one, in thousandths of an em.
    pub(super) missing_width: Option<f32>,
}

impl Descriptor {
    /// Reads the descriptor of a simple font or of a CIDFont; `base_font` is the name in the font dictionary.
    pub(super) fn of<'d>(
        source: Source<'d>,
        base_font: Option<&'d [u8]>,
        dict: Option<&'d Dictionary>,
    ) -> Descriptor {
        let number = |key| source.number(dict?, key);
        let name = base_font
            .or_else(|| source.bytes(dict?, "FontName"))
            .unwrap_or_default();
        let name = without_subset_prefix(&decoded_name(name)).to_owned();
        let flags = dict
            .and_then(|dict| source.integer(dict, "Flags"))
            .unwrap_or(0);
        let is_monospace_name = [
            "courier",
            "mono",
            "consol",
            "typewriter",
            "fixed",
            "cmtt",
            "sftt",
        ]
        .iter()
        .any(|part| contains(&name, part))
            && !contains(&name, "monotype");
        let face = Face {
            bold: is_bold_name(&name)
                || flags & FORCE_BOLD != 0
                || number("FontWeight").is_some_and(|weight| (600.0..=1000.0).contains(&weight))
                // Stems of regular faces are 50 to 110 wide, of bold ones 120 and up; only the clear cases count, and those
                // of fonts whose name says nothing: Ghostscript gives regular ones 150 to 200.
                || is_anonymous(&name)
                    && number("StemV").is_some_and(|stem| (150.0..400.0).contains(&stem)),
            italic: is_italic_name(&name)
                || flags & ITALIC != 0
                || number("ItalicAngle").is_some_and(|angle| (3.0..45.0).contains(&angle.abs())),
            monospace: flags & FIXED_PITCH != 0 || is_monospace_name,
            space: 0.0,
            name,
        };
        let bbox = dict
            .and_then(|dict| source.array(dict, "FontBBox"))
            .unwrap_or_default();
        let edge = |index: usize| bbox.get(index).and_then(|edge| source.number_of(edge));
        Descriptor {
            ascent: ascent(number("Ascent"), number("CapHeight"), edge(3)),
            descent: descent(number("Descent"), edge(1)),
            serif: flags & SERIF != 0,
            symbolic: flags & SYMBOLIC != 0 && flags & NONSYMBOLIC == 0,
            nonsymbolic: flags & NONSYMBOLIC != 0 && flags & SYMBOLIC == 0,
            missing_width: number("MissingWidth").filter(|width| (0.0..10_000.0).contains(width)),
            face,
        }
    }
}

/// Whether a font's name is a number that a producer gave it: "F3", "CIDFont+F1", "TT12".
fn is_anonymous(name: &str) -> bool {
    const LETTERS: usize = 3;
    let own = name.rsplit('+').next().unwrap_or(name);
    own.chars().filter(|c| c.is_alphabetic()).count() <= LETTERS
}

/// Tops of glyphs: the descriptor's if it can be true, else the box of all glyphs, kept within what letters do.
fn ascent(ascent: Option<f32>, cap_height: Option<f32>, top: Option<f32>) -> f32 {
    let believable = |value: &f32| (500.0..=1200.0).contains(value);
    if let Some(ascent) = ascent.filter(believable) {
        return (ascent / 1000.0).clamp(0.7, 1.05);
    }
    // The box also holds stacked accents.
    if let Some(top) = top.filter(believable) {
        return (top / 1000.0).clamp(0.75, 0.95);
    }
    cap_height
        .filter(believable)
        .map_or(0.8, |height| (height / 1000.0 + 0.05).clamp(0.75, 0.95))
}

/// Bottoms of glyphs; some producers leave the minus sign out.
fn descent(descent: Option<f32>, bottom: Option<f32>) -> f32 {
    let believable = |value: &f32| (100.0..=500.0).contains(value);
    if let Some(depth) = descent.map(f32::abs).filter(believable) {
        return -(depth / 1000.0).clamp(0.18, 0.35);
    }
    bottom
        .map(|bottom| -bottom)
        .filter(believable)
        .map_or(-0.22, |depth| -(depth / 1000.0).clamp(0.2, 0.3))
}

/// Names are UTF-8 (ISO 32000-2, 7.3.5), or in old files whatever the producer's system used.
fn decoded_name(name: &[u8]) -> String {
    if let Some(rest) = name.strip_prefix(&[0xFE, 0xFF]) {
        let units = rest
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
    }
    match str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => name.iter().copied().map(char::from).collect(),
    }
}

/// ISO 32000-2, 9.9.2: six capitals and a plus sign are before the name of a subset.
fn without_subset_prefix(name: &str) -> &str {
    match name.split_once('+') {
        Some((prefix, rest))
            if prefix.len() == 6 && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            rest
        }
        _ => name.trim_start_matches('+'),
    }
}

fn contains(name: &str, part: &str) -> bool {
    name.as_bytes()
        .windows(part.len())
        .any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

fn is_bold_name(name: &str) -> bool {
    let heavy = ["bold", "black", "heavy", "extrabold", "semibold", "demi"]
        .iter()
        .any(|part| contains(name, part));
    // Computer Modern: CMBX10, SFBX1000; URW: NimbusSanL-Bold, -Demi; styles as last part: `-Bd`, `-B`.
    let tex = [
        "CMBX",
        "SFBX",
        "CMSSBX",
        "SFSX",
        "LMRomanDemi",
        "CMB10",
        "ECBX",
        "TCBX",
    ]
    .iter()
    .any(|part| contains(name, part));
    heavy || tex || has_style(name, &["Bd", "BdIt", "B", "BI", "Medi", "MediItal"])
}

fn is_italic_name(name: &str) -> bool {
    let slanted = ["italic", "oblique", "slanted", "kursiv", "cursiva"]
        .iter()
        .any(|part| contains(name, part));
    let tex = [
        "CMTI",
        "CMBXTI",
        "CMSL",
        "SFTI",
        "SFSL",
        "CMMI",
        "ECTI",
        "SFBI",
        "CMSSI",
        "LMMathItalic",
    ];
    slanted
        || tex.iter().any(|part| contains(name, part))
        || has_style(
            name,
            &[
                "It", "BdIt", "I", "BI", "Obl", "Ital", "ReguItal", "MediItal",
            ],
        )
}

/// Whether the part after the last hyphen or comma is one of `styles`.
fn has_style(name: &str, styles: &[&str]) -> bool {
    name.rsplit_once(['-', ','])
        .is_some_and(|(_, style)| styles.contains(&style))
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, dictionary};

    use super::*;
    use crate::pdf::Limits;

    fn named(name: &str) -> Face {
        let objects = Document::new();
        Descriptor::of(
            Source::new(&objects, &Limits::default()),
            Some(name.as_bytes()),
            None,
        )
        .face
    }

    #[test]
    fn names_tell_weight_and_slant() {
        let face = named("ABCDEF+Carlito-BoldItalic");
        assert_eq!(
            (face.name.as_str(), face.bold, face.italic),
            ("Carlito-BoldItalic", true, true)
        );
        assert!(named("CMBX12").bold && !named("CMR12").bold);
        assert!(named("CMTI10").italic && !named("CMTT10").italic);
        assert!(named("Arial,Bold").bold && named("MyriadPro-It").italic);
        assert!(!named("Bodoni").bold && !named("Titillium-Regular").italic);
        assert!(named("DejaVuSansMono").monospace);
    }

    #[test]
    fn broken_descriptors_are_not_believed() {
        let objects = Document::new();
        let source = Source::new(&objects, &Limits::default());
        let measures = |ascent: i64, descent: i64, top: i64| {
            let bbox: Vec<Object> = [0, -250, 1000, top].map(Object::Integer).into();
            let dict = dictionary! { "Ascent" => ascent, "Descent" => descent, "FontBBox" => bbox, "Flags" => 4 };
            let found = Descriptor::of(source, None, Some(&dict));
            (found.ascent, found.descent, found.symbolic)
        };
        assert_eq!(measures(0, 0, 1014), (0.95, -0.25, true));
        assert_eq!(measures(750, 250, 0), (0.75, -0.25, true));
        assert_eq!(measures(30_000, -9000, 90_000), (0.8, -0.25, true));
    }
}
