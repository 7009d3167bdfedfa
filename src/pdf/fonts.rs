//! The fonts of a document, each loaded once.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::Dictionary;

use super::font::Font;
use super::object::{Objects, identity};
use super::{Face, Limits};
use crate::warning::Warning;

/// Fonts in the order of first use.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    loaded: Vec<Rc<Font>>,
    by_dict: HashMap<usize, u16>,
    stand_in: Option<u16>,
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
        let index = self.add(Font::load(objects.0, dict, limits).collect(warnings));
        self.by_dict.insert(identity(dict), index);
        index
    }

    /// The index of a font for text whose own font is nowhere to be found: read as Latin text.
    pub(super) fn stand_in(&mut self, objects: Objects<'_>, limits: &Limits) -> u16 {
        if let Some(index) = self.stand_in {
            return index;
        }
        let mut dict = Dictionary::new();
        for (key, value) in
            [("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica"), ("Encoding", "WinAnsiEncoding")]
        {
            dict.set(key, lopdf::Object::Name(value.as_bytes().to_vec()));
        }
        let index = self.add(Font::load(objects.0, &dict, limits).value);
        self.stand_in = Some(index);
        index
    }

    /// The font at `index`.
    pub(super) fn at(&self, index: u16) -> Option<Rc<Font>> {
        self.loaded.get(usize::from(index)).cloned()
    }

    /// What layout needs to know, in order.
    pub(super) fn faces(&self) -> Vec<Face> {
        self.loaded.iter().map(|font| font.face.clone()).collect()
    }

    /// Beyond 65,535 fonts all share the last index.
    fn add(&mut self, font: Font) -> u16 {
        let index = u16::try_from(self.loaded.len()).unwrap_or(u16::MAX);
        if usize::from(index) == self.loaded.len() {
            self.loaded.push(Rc::new(font));
        }
        index
    }
}
