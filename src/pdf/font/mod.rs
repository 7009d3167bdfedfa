//! Fonts: character codes of a shown string → Unicode text and advance widths.
//!
//! A font is loaded once per document and then only asked. The Unicode of a code comes from the first source that has
//! it: ToUnicode; Encoding and Differences through the glyph list; the predefined CMap's UCS2; the embedded program's
//! glyph names; the embedded program's cmap, inverted. What still has none is reported, never guessed.

mod source;
mod texts;
mod tables;
mod glyph_name;
mod encoding;
mod standard_14;
mod pictogram;
mod code_names;
mod lexer;
mod codes;
mod cmap;
mod predefined;
mod to_unicode;
mod face;
mod widths;
mod program;
mod post_script;
mod true_type;
mod simple;
mod composite;

#[cfg(test)]
mod tests;

use lopdf::Dictionary;

use self::composite::Composite;
use self::program::Program;
use self::source::Source;
use self::texts::Texts;
use super::{Face, Limits};
use crate::warning::Warned;

/// A loaded font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// What layout needs to know of it.
    pub(super) face: Face,
    /// Top of the glyphs above the baseline, in em (about 0.75 to 1.1); never taken from a broken descriptor.
    pub(super) ascent: f32,
    /// Bottom of the glyphs below the baseline, in em, as a negative number (about -0.2 to -0.35).
    pub(super) descent: f32,
    /// Written vertically (WMode 1).
    pub(super) vertical: bool,
    /// How strings are cut, and how far each code advances.
    codes: Codes,
    /// Texts by code, from the dictionary.
    texts: Texts,
    /// The texts come from a ToUnicode that is more likely made up than not: the program's word counts more.
    doubtful: bool,
    /// The embedded program, for codes without text.
    program: Option<Program>,
}

/// How strings are cut into codes.
#[derive(Debug, Default)]
enum Codes {
    /// A font that could not be read: every byte is a code that shows nothing.
    #[default]
    Unknown,
    /// One byte each; advances by code, in text space units.
    Simple(Box<[f32; 256]>),
    Composite(Box<Composite>),
}

/// One character code of a string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Code<'f> {
    /// How many bytes of the string it took; at least 1.
    pub(super) bytes: usize,
    /// The code's number, big endian.
    pub(super) code: u32,
    /// Horizontal advance in text space units (1 = one em at size 1); for vertical fonts the vertical advance, positive
    /// downwards.
    pub(super) advance: f32,
    /// Its text; `None` when no source knows it. May be several characters (a ligature) or empty (a glyph that draws
    /// nothing, by its ToUnicode).
    pub(super) text: Option<&'f str>,
    /// Whether word spacing (Tw) applies: a one-byte code 32 (ISO 32000-2, 9.3.3).
    pub(super) is_space: bool,
}

impl Font {
    /// Loads the font that `dict` describes; a broken dictionary gives a font that reads what it can.
    pub(super) fn load(
        objects: &lopdf::Document,
        dict: &Dictionary,
        limits: &Limits,
    ) -> Warned<Font> {
        let source = Source::new(objects, limits);
        let is_composite = match source.name(dict, "Subtype") {
            Some(subtype) => subtype == b"Type0",
            None => dict.has(b"DescendantFonts"),
        };
        let value = if is_composite {
            composite::load(source, dict)
        } else {
            simple::load(source, dict)
        };
        Warned {
            value,
            warnings: Vec::new(),
        }
    }

    /// A font that is nowhere to be found: every byte is a letter that nobody can know, half an em wide.
    pub(super) fn unknown() -> Font {
        Font {
            ascent: 0.8,
            descent: -0.22,
            codes: Codes::Simple(Box::new([0.5; 256])),
            ..Font::default()
        }
    }

    /// The first code of `string`; `None` when it is empty. Never longer than what is left.
    pub(super) fn next_code<'f>(&'f self, string: &[u8]) -> Option<Code<'f>> {
        let first = *string.first()?;
        let code = u32::from(first);
        match &self.codes {
            Codes::Unknown => Some(Code {
                bytes: 1,
                code,
                advance: 0.0,
                text: None,
                is_space: false,
            }),
            Codes::Simple(advances) => Some(Code {
                bytes: 1,
                code,
                advance: advances[usize::from(first)],
                text: self
                    .texts
                    .get(code)
                    .or_else(|| self.program.as_ref()?.text(code)),
                is_space: first == b' ',
            }),
            Codes::Composite(composite) => {
                let cut = composite.cut(string)?;
                let listed = || self.texts.get(cut.code);
                let own = || self.program.as_ref()?.text(cut.cid?);
                let text = match self.doubtful {
                    false => listed().or_else(|| composite.text(cut)).or_else(own),
                    true => composite.text(cut).or_else(own).or_else(listed),
                };
                Some(Code {
                    bytes: cut.bytes,
                    code: cut.code,
                    advance: composite.advance(cut.cid),
                    text,
                    is_space: cut.bytes == 1 && cut.code == 32,
                })
            }
        }
    }
}
