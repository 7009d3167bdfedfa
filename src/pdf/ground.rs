//! What has been painted so far, to know what ground a glyph is on.

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
    /// Areas compared so far, and how many may be: text in suspect colours on crowded pages must not cost without bound.
    pub(super) compared: usize,
    most_compared: usize,
}

impl Ground {
    /// Nothing is painted, and so many areas may be compared.
    pub(super) fn new(most_compared: usize) -> Ground {
        Ground {
            most_compared,
            ..Ground::default()
        }
    }

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
    /// only cross the glyph are not a ground.
    pub(super) fn is(&mut self, ink: [f32; 3], bbox: Rect) -> bool {
        if self.compared > self.most_compared || self.areas.len() >= MOST_AREAS {
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
