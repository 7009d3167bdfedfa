//! What has been painted so far, to tell what ground a glyph stands on.

use super::color::{Color, WHITE, same};
use crate::geom::Rect;

/// More areas are not kept: pages with more are maps and drawings, whose text is not answered for.
const MOST_AREAS: usize = 4_000;

/// The painted areas of a page, oldest first.
#[derive(Debug, Default)]
pub(super) struct Ground {
    areas: Vec<(Rect, Color)>,
    /// The known colours among them, each once.
    colors: Vec<[f32; 3]>,
    /// Areas compared so far; text in suspect colours on crowded pages must not cost without bound.
    compared: usize,
}

impl Ground {
    /// Remembers that `area` was painted, `None` for a picture or a colour that is not known.
    pub(super) fn paint(&mut self, area: Rect, color: Color) {
        if self.areas.len() >= MOST_AREAS {
            return;
        }
        if let Some(color) = color
            && self.colors.len() < 64
            && !self.colors.iter().any(|&known| same(known, color))
        {
            self.colors.push(color);
        }
        self.areas.push((area, color));
    }

    /// Whether some ground may have this colour; if not, no glyph need be looked at.
    pub(super) fn may_be(&self, ink: [f32; 3]) -> bool {
        same(ink, WHITE) || self.colors.iter().any(|&color| same(color, ink))
    }

    /// Whether the last thing painted under a glyph with the box `bbox` has the colour `ink`. Paper is white. Lines that
    /// only cross the glyph are no ground.
    pub(super) fn is(&mut self, ink: [f32; 3], bbox: Rect) -> bool {
        const MOST_COMPARED: usize = 20_000_000;
        if self.compared > MOST_COMPARED || self.areas.len() >= MOST_AREAS {
            return false;
        }
        let (dx, dy) = (bbox.width() / 4.0, bbox.height() / 4.0);
        let core = Rect {
            left: bbox.left + dx,
            top: bbox.top + dy,
            right: bbox.right - dx,
            bottom: bbox.bottom - dy,
        };
        let touches = |area: &Rect| {
            area.left <= core.right
                && core.left <= area.right
                && area.top <= core.bottom
                && core.top <= area.bottom
        };
        let covers = |area: &Rect| {
            area.left <= core.left
                && core.right <= area.right
                && area.top <= core.top
                && core.bottom <= area.bottom
        };
        let top = self.areas.iter().rposition(|(area, _)| touches(area));
        self.compared += self.areas.len() - top.unwrap_or(0);
        match top.and_then(|index| self.areas.get(index)) {
            Some((area, Some(color))) => covers(area) && same(*color, ink),
            Some((_, None)) => false,
            None => same(ink, WHITE),
        }
    }
}
