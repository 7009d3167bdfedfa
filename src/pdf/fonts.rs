//! The fonts of a document, each loaded once.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::Dictionary;

use super::font::Font;
use super::object::{Objects, identity, number};
use super::{Face, Limits};
use crate::warning::Warning;

/// Fonts in the order of first use.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    loaded: Vec<Rc<Font>>,
    /// For each, the em in text space units at size 1.
    ems: Vec<f32>,
    by_dict: HashMap<usize, u16>,
    stand_in: Option<u16>,
    unknown: Option<u16>,
}

impl Fonts {
    /// The index of the font that `dict` describes.
    pub(super) fn index(
        &mut self,
        objects: Objects<'_>,
        dict: &Dictionary,
        limits: &Limits,
        warnings: &mut Vec<Warning>,
    ) -> u16 {
        if let Some(&index) = self.by_dict.get(&identity(dict)) {
            return index;
        }
        let font = Font::load(objects.0, dict, limits).collect(warnings);
        let em = if objects.name(dict, b"Subtype") == Some(b"Type3") {
            type_3_em(objects, dict)
        } else {
            1.0
        };
        let index = self.add(font, em);
        self.by_dict.insert(identity(dict), index);
        index
    }

    /// The index of a font for text whose own font is nowhere to be found: nobody knows what its codes mean.
    pub(super) fn unknown(&mut self) -> u16 {
        if let Some(index) = self.unknown {
            return index;
        }
        let index = self.add(Font::unknown(), 1.0);
        self.unknown = Some(index);
        index
    }

    /// The index of a font for text that no content stream draws, such as the value of a form field.
    pub(super) fn stand_in(&mut self, objects: Objects<'_>, limits: &Limits) -> u16 {
        if let Some(index) = self.stand_in {
            return index;
        }
        let mut dict = Dictionary::new();
        for (key, value) in [
            ("Type", "Font"),
            ("Subtype", "Type1"),
            ("BaseFont", "Helvetica"),
            ("Encoding", "WinAnsiEncoding"),
        ] {
            dict.set(key, lopdf::Object::Name(value.as_bytes().to_vec()));
        }
        let index = self.add(Font::load(objects.0, &dict, limits).value, 1.0);
        self.stand_in = Some(index);
        index
    }

    /// The font at `index`.
    pub(super) fn at(&self, index: u16) -> Option<Rc<Font>> {
        self.loaded.get(usize::from(index)).cloned()
    }

    /// How large the em of the font at `index` is, in text space units at size 1: 1 but for Type 3 fonts.
    pub(super) fn em(&self, index: u16) -> f32 {
        self.ems.get(usize::from(index)).copied().unwrap_or(1.0)
    }

    /// What layout needs to know, in order.
    pub(super) fn faces(&self) -> Vec<Face> {
        self.loaded.iter().map(|font| font.face.clone()).collect()
    }

    /// Beyond 65,535 fonts all share the last index.
    fn add(&mut self, font: Font, em: f32) -> u16 {
        let index = u16::try_from(self.loaded.len()).unwrap_or(u16::MAX);
        if usize::from(index) == self.loaded.len() {
            self.loaded.push(Rc::new(font));
            self.ems.push(em);
        }
        index
    }
}

/// The em of a Type 3 font, whose glyph space may have any scale (ISO 32000-2, 9.6.4): TeX's bitmap fonts are shown at
/// size 1 and have glyphs 60 units wide. Known from the height of its box, or else from its widths; 1 where that is
/// near.
fn type_3_em(objects: Objects<'_>, dict: &Dictionary) -> f32 {
    let [_, _, c, d, ..] = objects
        .matrix(dict, b"FontMatrix")
        .map_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0], |m| m.m);
    // An em is as high as it is wide, whatever the matrix does to the widths.
    let scale = c.hypot(d);
    // Around the glyphs of a text font: from the lowest descender to the highest accent.
    let tall = objects
        .rect(dict, b"FontBBox")
        .map_or(0.0, |[_, bottom, _, top]| (top - bottom) * scale)
        / 1.2;
    let widths = objects.array(dict, b"Widths").unwrap_or_default();
    let (sum, count) = widths
        .iter()
        .filter_map(|width| number(objects.resolve(width)?))
        .filter(|width| *width > 0.0)
        .fold((0.0, 0.0), |(sum, count), width| (sum + width, count + 1.0));
    // The mean of the widths of a text font is about half an em.
    let wide = if count > 0.0 {
        sum / count * scale * 2.0
    } else {
        0.0
    };
    let em = if tall > 0.0 { tall } else { wide };
    // A box that has nothing to do with the widths is not a measure: it is often left at a guess.
    let em = if wide > 0.0 && !(0.3..=3.0).contains(&(em / wide)) {
        wide
    } else {
        em
    };
    if em.is_finite() && em > 0.0 && !(0.4..=2.5).contains(&em) {
        em
    } else {
        1.0
    }
}
