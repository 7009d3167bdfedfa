//! Fonts: character codes of a shown string → Unicode text and advance widths.
//!
//! A font is loaded once per document and then only asked. The Unicode of a code comes from the first source that has
//! it: ToUnicode; Encoding and Differences through the glyph list; the predefined CMap's UCS2; the embedded program's
//! glyph names; the embedded program's cmap, inverted. What still has none is reported, never guessed.

use lopdf::Dictionary;

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
    /// From glyph space to text space for Type 3 fonts (horizontal scale of `/FontMatrix`); 0.001 for all others.
    pub(super) unit: f32,
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
    pub(super) fn load(objects: &lopdf::Document, dict: &Dictionary, limits: &Limits) -> Warned<Font> {
        let _ = (objects, dict, limits);
        Warned::default()
    }

    /// The first code of `string`; `None` when it is empty. Never longer than what is left.
    pub(super) fn next_code<'f>(&'f self, string: &[u8]) -> Option<Code<'f>> {
        let _ = string;
        None
    }
}
