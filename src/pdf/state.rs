//! The graphics state that `q` saves and `Q` restores, as far as text needs it (ISO 32000-2, 8.4 and 9.3).

use super::color::{BLACK, Color, Space};
use crate::geom::{Matrix, Rect};

/// The graphics state.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// User space → page space.
    pub(super) ctm: Matrix,
    /// In page space: nothing is painted outside. Never smaller than the true clip.
    pub(super) clip: Rect,
    /// Whether the true clip is a rectangle.
    pub(super) clip_is_exact: bool,
    /// For filling.
    pub(super) fill: Paint,
    /// For stroking.
    pub(super) stroke: Paint,
    /// Neither a soft mask nor a blend mode other than the normal one: what is painted has the colour that is set.
    pub(super) plain: bool,
    /// Nothing around what is painted lets it be seen through: no group that is transparent as a whole, no pattern's cell,
    /// no mask, no overprinting.
    pub(super) opaque: bool,
    /// Glyphs that the clip consists of, as a range of [`super::interpret::Interpreter::clipping`]: text render mode 7.
    pub(super) text_clip: Option<(u32, u32)>,
    /// In user space units.
    pub(super) line_width: f32,
    /// For showing text.
    pub(super) text: TextState,
}

/// What is painted with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    /// The current colour space.
    pub(super) space: Space,
    /// The current colour.
    pub(super) color: Color,
    /// Index of the tiling pattern, if one is set.
    pub(super) pattern: Option<u16>,
    /// Opacity from 0 to 1.
    pub(super) alpha: f32,
}

/// The text state.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextState {
    /// `Tc`, in unscaled text space units.
    pub(super) char_space: f32,
    /// `Tw`, in unscaled text space units.
    pub(super) word_space: f32,
    /// `Tz` / 100.
    pub(super) scale: f32,
    /// `TL`, in unscaled text space units.
    pub(super) leading: f32,
    /// Index of the font, once one is set.
    pub(super) font: Option<u16>,
    /// Font size in text space units.
    pub(super) size: f32,
    /// `Ts`, in unscaled text space units.
    pub(super) rise: f32,
    /// `Tr`, 0 to 7.
    pub(super) mode: u8,
}

impl State {
    /// The state at the start of a page.
    pub(super) fn new(ctm: Matrix, clip: Rect) -> State {
        let paint = Paint {
            space: Space::Gray,
            color: Some(BLACK),
            pattern: None,
            alpha: 1.0,
        };
        State {
            ctm,
            clip,
            clip_is_exact: true,
            fill: paint,
            stroke: paint,
            plain: true,
            opaque: true,
            text_clip: None,
            line_width: 1.0,
            text: TextState {
                char_space: 0.0,
                word_space: 0.0,
                scale: 1.0,
                leading: 0.0,
                font: None,
                size: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }

    /// Narrows the clip to `area`, which is the true shape when `exact`. An empty clip is taken for a mistake.
    pub(super) fn clip_to(&mut self, area: Rect, exact: bool) {
        if let Some(both) = intersection(self.clip, area) {
            self.clip = both;
            self.clip_is_exact &= exact;
        }
    }
}

/// What two rectangles share; `None` when that has no area.
pub(super) fn intersection(a: Rect, b: Rect) -> Option<Rect> {
    let both = Rect {
        left: a.left.max(b.left),
        top: a.top.max(b.top),
        right: a.right.min(b.right),
        bottom: a.bottom.min(b.bottom),
    };
    (both.left < both.right && both.top < both.bottom).then_some(both)
}
