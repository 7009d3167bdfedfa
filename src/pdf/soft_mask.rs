//! Soft masks → the text in them (ISO 32000-2, 11.6.5.3).

use lopdf::Stream;

use super::interpret::Interpreter;
use super::object::identity;

/// More masks than this on a page are not read.
const MOST_MASKS: usize = 256;

impl<'d> Interpreter<'_, 'd> {
    /// Reads the text of a soft mask, through which a reader sees what is painted: fading text is
    /// made so. What else the mask paints is not on the page.
    pub(super) fn soft_mask(&mut self, group: &'d Stream) {
        let key = identity(group);
        if self.masks.contains(&key) || self.masks.len() >= MOST_MASKS {
            return;
        }
        self.masks.push(key);
        let ground = std::mem::take(&mut self.ground);
        let page = &self.page;
        let kept = [
            &page.rulings,
            &page.fills,
            &page.shapes,
            &page.dots,
            &page.images,
        ]
        .map(Vec::len);
        let opaque = std::mem::replace(&mut self.state.opaque, false);
        self.form(group);
        self.state.opaque = opaque;
        let page = &mut self.page;
        let areas = [
            &mut page.rulings,
            &mut page.fills,
            &mut page.shapes,
            &mut page.dots,
            &mut page.images,
        ];
        for (areas, kept) in areas.into_iter().zip(kept) {
            areas.truncate(kept);
        }
        self.ground = ground;
    }
}
