//! Simple fonts: one byte, one glyph (ISO 32000-2, 9.6).

use std::borrow::Cow;

use lopdf::Dictionary;

use super::code_names;
use super::encoding::{Base, Encoding};
use super::face::Descriptor;
use super::glyph_name;
use super::pictogram::{Pictograms, bullet};
use super::program::{Names, Program, Wanted};
use super::source::Source;
use super::standard_14::Standard;
use super::texts::Texts;
use super::to_unicode::{ToUnicode, has_private};
use super::{Codes, Font};

/// Loads a Type1, MMType1, TrueType or Type3 font.
pub(super) fn load<'d>(source: Source<'d>, dict: &'d Dictionary) -> Font {
    let is_type_3 = source.name(dict, "Subtype") == Some(b"Type3");
    let descriptor_dict = source.dict(dict, "FontDescriptor");
    let base_font = source.bytes(dict, if is_type_3 { "Name" } else { "BaseFont" });
    let descriptor = Descriptor::of(source, base_font, descriptor_dict);
    let file = descriptor_dict.and_then(|descriptor| Program::find(source, descriptor));
    let encoding = Encoding::of(source, dict);
    let pictograms = Pictograms::by_font_name(&descriptor.face.name).filter(|_| !is_type_3);
    let is_dingbats = descriptor
        .face
        .name
        .to_ascii_lowercase()
        .contains("dingbats");

    let is_true_type = source.name(dict, "Subtype") == Some(b"TrueType");
    let base = match encoding.base {
        Some(_) if pictograms == Some(Pictograms::Symbol) => Some(Base::Symbol),
        Some(base) => Some(base),
        None => implied_base(
            &descriptor,
            pictograms,
            is_dingbats,
            is_true_type,
            file.is_some() || is_type_3,
            &encoding,
        ),
    };
    let mut names: [&str; 256] = [""; 256];
    let mut differs = [false; 256];
    if let Some(base) = base {
        (0..=u8::MAX).for_each(|code| names[usize::from(code)] = base.name(code));
    }
    for (code, name) in &encoding.differences {
        names[usize::from(*code)] = name;
        differs[usize::from(*code)] = true;
    }

    let to_unicode = ToUnicode::of(source, dict);
    let numbered = if is_type_3 {
        code_names::texts(&encoding.differences)
    } else {
        Texts::default()
    };
    let mut texts = numbered.clone();
    // Codes of an embedded subset may be any; its own map knows.
    let codes_tell = base.is_some() || file.is_none();
    for ((code, name), differs) in (0..=u8::MAX).zip(names).zip(differs) {
        // A number may look like a name: AE is 14 in base 36.
        let named = || match differs {
            true if numbered.get(u32::from(code)).is_some() => None,
            false => base.and_then(|base| base.text(code)).map(Cow::Borrowed),
            true if is_dingbats => glyph_name::dingbat_text(name).map(Cow::Owned),
            true => glyph_name::text(name).map(Cow::Owned),
        };
        // Ghostscript makes a ToUnicode of these names: CR, which is c in base 36, as a line end.
        let mapped = to_unicode
            .texts
            .get(u32::from(code))
            .filter(|text| !text.trim().is_empty() || numbered.get(u32::from(code)).is_none())
            .filter(|text| !is_type_3 || !code_names::is_dingbat_of_number(code, name, text));
        if let Some(text) = best_text(code, mapped, named, pictograms, codes_tell) {
            texts.set(u32::from(code), &text);
        }
    }

    let unit = if is_type_3 {
        type_3_unit(source, dict)
    } else {
        0.001
    };
    let (advances, listed) = advances(source, dict, &descriptor, &names, unit, is_type_3);
    let mut face = descriptor.face;
    face.monospace |= all_equal(&listed);
    face.space = space_width(&texts, &advances, face.monospace);
    let program = file.map(|file| {
        let nameless =
            |(code, name): &(u8, &str)| !name.is_empty() && texts.get(u32::from(*code)).is_none();
        let without_text = (0..=u8::MAX)
            .zip(names)
            .filter(nameless)
            .map(|(code, name)| (code, name.to_owned()));
        let names = Names {
            without_text: without_text.collect(),
            has_base: base.is_some(),
            is_dingbats,
        };
        file.keep(Wanted::Codes(names), pictograms)
    });
    let (ascent, descent) = if is_type_3 {
        type_3_measures(source, dict)
    } else {
        (descriptor.ascent, descriptor.descent)
    };
    Font {
        face,
        ascent,
        descent,
        vertical: false,
        codes: Codes::Simple(Box::new(advances)),
        texts,
        program,
        ..Font::default()
    }
}

/// The base of an encoding that names none (ISO 32000-2, Table 112 and 9.6.5.4); `None`: the program's own.
fn implied_base(
    descriptor: &Descriptor,
    pictograms: Option<Pictograms>,
    is_dingbats: bool,
    is_true_type: bool,
    has_program: bool,
    encoding: &Encoding<'_>,
) -> Option<Base> {
    if pictograms == Some(Pictograms::Symbol) && !has_program {
        Some(Base::Symbol)
    } else if is_dingbats && !has_program {
        Some(Base::ZapfDingbats)
    } else if is_true_type && !descriptor.symbolic && !encoding.differences.is_empty() {
        Some(Base::Standard)
    } else if has_program {
        None
    } else if pictograms.is_some() {
        // Pictures by code, no letters.
        None
    } else if is_true_type && !descriptor.nonsymbolic {
        // Most of these fonts are made on Windows; only where the file says that its letters are Latin does it say more.
        Some(Base::WinAnsi)
    } else {
        Some(Base::Standard)
    }
}

/// The text of one code: what ToUnicode says, unless that says nothing to a reader and the glyph's name does.
fn best_text<'t>(
    code: u8,
    mapped: Option<&'t str>,
    named: impl Fn() -> Option<Cow<'t, str>>,
    pictograms: Option<Pictograms>,
    codes_tell: bool,
) -> Option<Cow<'t, str>> {
    if let Some(font) = pictograms {
        // A letter here is the key that types the picture, not its meaning.
        match mapped {
            Some(text) if has_private(text) => {
                return font.private_text(text.chars().next()?).map(Cow::Owned);
            }
            Some(text) if !is_latin(text) => return Some(Cow::Borrowed(text)),
            _ if font != Pictograms::Symbol && codes_tell => {
                return font.text(code).map(Cow::Owned);
            }
            _ if font != Pictograms::Symbol => return None,
            _ => {}
        }
    }
    match mapped {
        Some("") => named().or(Some(Cow::Borrowed(""))),
        Some(text) if has_private(text) => {
            named().or_else(|| bullet(text.chars().next()?).map(Cow::Borrowed))
        }
        Some(text) => Some(Cow::Borrowed(text)),
        None => named(),
    }
}

fn is_latin(text: &str) -> bool {
    text.chars().all(|c| c < '\u{250}')
}

/// Advances by code in text space units, and the widths that the font lists.
fn advances<'d>(
    source: Source<'d>,
    dict: &'d Dictionary,
    descriptor: &Descriptor,
    names: &[&str; 256],
    unit: f32,
    is_type_3: bool,
) -> ([f32; 256], Vec<f32>) {
    let mut advances = [0.0; 256];
    let scaled = |width: f32| {
        let advance = if is_type_3 {
            width * unit
        } else {
            width / 1000.0
        };
        // No glyph is a thousand em wide.
        if advance.abs() < 1000.0 { advance } else { 0.0 }
    };
    let first = source.integer(dict, "FirstChar").unwrap_or(0);
    if let Some(widths) = source.array(dict, "Widths") {
        advances.fill(scaled(descriptor.missing_width.unwrap_or(0.0)));
        let mut listed = Vec::with_capacity(256);
        for (at, width) in (0..256_i64).zip(widths) {
            let Some(width) = source.number_of(width) else {
                continue;
            };
            if let Some(slot) = usize::try_from(first.saturating_add(at))
                .ok()
                .and_then(|code| advances.get_mut(code))
            {
                *slot = scaled(width);
                listed.push(width);
            }
        }
        return (advances, listed);
    }
    if is_type_3 {
        return (advances, Vec::new());
    }
    // ISO 32000-2, 9.6.2.2: only the standard 14 may leave widths out; others do it all the same.
    let face = &descriptor.face;
    let metrics =
        Standard::by_name(&face.name, face.bold, face.italic).unwrap_or(if face.monospace {
            Standard::Courier
        } else if descriptor.serif {
            Standard::serif(face.bold, face.italic)
        } else {
            Standard::sans(face.bold)
        });
    for (slot, name) in advances.iter_mut().zip(names) {
        let width = metrics.width(name).or(descriptor.missing_width);
        *slot = scaled(width.unwrap_or(if metrics == Standard::Courier {
            600.0
        } else {
            500.0
        }));
    }
    (advances, Vec::new())
}

/// Whether the listed widths are all the same, and enough to tell.
fn all_equal(listed: &[f32]) -> bool {
    let mut widths = listed.iter().filter(|width| **width > 0.0);
    let Some(first) = widths.next() else {
        return false;
    };
    widths.clone().count() >= 9 && widths.all(|width| (width - first).abs() < 1.0)
}

/// The advance of the code for a space, or what is usual.
fn space_width(texts: &Texts, advances: &[f32; 256], monospace: bool) -> f32 {
    let of = |wanted: &str| {
        let code = texts
            .iter()
            .find(|(code, text)| {
                *text == wanted
                    && advances
                        .get(*code as usize)
                        .is_some_and(|width| *width > 0.0)
            })?
            .0;
        advances.get(code as usize).copied()
    };
    let sane = |width: &f32| (0.1..=1.0).contains(width);
    if let Some(width) = of(" ").or_else(|| of("\u{A0}")).filter(sane) {
        return width;
    }
    if monospace {
        return advances.iter().copied().find(sane).unwrap_or(0.6);
    }
    // In most faces a space is as wide as an `i` or a full stop.
    of("i")
        .or_else(|| of("."))
        .filter(sane)
        .map_or(0.25, |width| width.clamp(0.2, 0.35))
}

/// Horizontal scale of a Type 3 font's glyph space.
fn type_3_unit<'d>(source: Source<'d>, dict: &'d Dictionary) -> f32 {
    let matrix = source.array(dict, "FontMatrix").unwrap_or_default();
    let at = |index: usize| {
        matrix
            .get(index)
            .and_then(|number| source.number_of(number))
            .unwrap_or(0.0)
    };
    let unit = if at(0) != 0.0 {
        at(0).abs()
    } else {
        at(1).abs()
    };
    if unit > 0.0 && unit.is_finite() {
        unit
    } else {
        0.001
    }
}

/// Ascent and descent of a Type 3 font from its box, if that is sane; in em.
fn type_3_measures<'d>(source: Source<'d>, dict: &'d Dictionary) -> (f32, f32) {
    let number = |key: &str, index: usize| {
        source
            .array(dict, key)?
            .get(index)
            .and_then(|number| source.number_of(number))
    };
    let scale = number("FontMatrix", 3)
        .filter(|scale| *scale != 0.0)
        .unwrap_or(0.001);
    let top = number("FontBBox", 3)
        .map(|top| top * scale.abs())
        .filter(|top| (0.4..=1.4).contains(top));
    let bottom = number("FontBBox", 1)
        .map(|bottom| bottom * scale.abs())
        .filter(|bottom| (-0.5..=0.0).contains(bottom));
    (
        top.map_or(0.8, |top| top.clamp(0.7, 1.0)),
        bottom.map_or(-0.22, |bottom| bottom.clamp(-0.3, -0.2)),
    )
}
