//! Text that does not run from left to right: each direction is laid out in its own frame, in which it does.
//!
//! A page whose text mostly lies sideways, is upside down or is written vertically is read in that direction; what
//! runs otherwise on it goes aside, line by line. Places stay in page space: [`Frame::to_page`] takes them back.

use std::borrow::Cow;

use crate::geom::Rect;
use crate::pdf::{Glyph, GlyphFlags, Link, PageContent};

/// Where text runs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// From left to right.
    Level,
    /// From the foot of the page to its head; lines follow to the right.
    Up,
    /// From right to left, upside down.
    Over,
    /// From the head of the page to its foot, lines follow to the left: turned, or written vertically.
    Down,
    /// At any other angle.
    Slant,
}

/// All ways; those before [`Way::Slant`] can be laid out.
pub(super) const WAYS: [Way; 5] = [Way::Level, Way::Up, Way::Over, Way::Down, Way::Slant];

impl Way {
    /// The way of one glyph.
    pub(super) fn of(glyph: &Glyph) -> Way {
        let flags = glyph.flags;
        if !flags.any(GlyphFlags::TURNED) {
            return if flags.any(GlyphFlags::VERTICAL) {
                Way::Down
            } else {
                Way::Level
            };
        }
        match (
            flags.any(GlyphFlags::RUNS_UP),
            flags.any(GlyphFlags::RUNS_DOWN),
        ) {
            (true, true) => Way::Over,
            (true, false) => Way::Up,
            (false, true) => Way::Down,
            (false, false) => Way::Slant,
        }
    }
}

/// How many visible glyphs of `page` run each way, in the order of [`WAYS`].
pub(super) fn count(page: &PageContent) -> [usize; 5] {
    let mut counts = [0; 5];
    for glyph in page.glyphs.iter().filter(|g| g.len > 0) {
        counts[Way::of(glyph) as usize] += usize::from(!glyph.flags.any(GlyphFlags::HIDDEN));
    }
    counts
}

/// Whether any glyph of `page`, visible or not, runs each way, in the order of [`WAYS`].
pub(super) fn present(page: &PageContent) -> [bool; 5] {
    let mut present = [false; 5];
    for glyph in &page.glyphs {
        present[Way::of(glyph) as usize] = true;
    }
    present
}

/// The way in which a page is read: level, unless most of its text runs another one.
pub(super) fn main(counts: &[usize; 5]) -> Way {
    let all: usize = counts.iter().sum();
    WAYS.into_iter()
        .filter(|w| *w != Way::Slant)
        .find(|w| counts[*w as usize] * 5 > all * 3)
        .unwrap_or(Way::Level)
}

/// A page as it looks turned so that text of one way runs from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub(super) way: Way,
    /// Size of the page as displayed, in points.
    width: f32,
    height: f32,
}

impl Frame {
    /// The frame of `way` on `page`.
    pub(super) fn new(page: &PageContent, way: Way) -> Frame {
        Frame {
            way,
            width: page.width,
            height: page.height,
        }
    }

    /// Whether the frame is the page itself.
    pub(super) fn is_page(&self) -> bool {
        matches!(self.way, Way::Level | Way::Slant)
    }

    /// Page space → frame.
    pub(super) fn to_frame(self, rect: Rect) -> Rect {
        let (w, h) = (self.width, self.height);
        match self.way {
            Way::Level | Way::Slant => rect,
            Way::Up => Rect {
                left: h - rect.bottom,
                top: rect.left,
                right: h - rect.top,
                bottom: rect.right,
            },
            Way::Over => Rect {
                left: w - rect.right,
                top: h - rect.bottom,
                right: w - rect.left,
                bottom: h - rect.top,
            },
            Way::Down => Rect {
                left: rect.top,
                top: w - rect.right,
                right: rect.bottom,
                bottom: w - rect.left,
            },
        }
    }

    /// Frame → page space.
    pub(super) fn to_page(self, rect: Rect) -> Rect {
        let (w, h) = (self.width, self.height);
        match self.way {
            Way::Level | Way::Slant => rect,
            Way::Over => self.to_frame(rect),
            Way::Up => Rect {
                left: rect.top,
                top: h - rect.right,
                right: rect.bottom,
                bottom: h - rect.left,
            },
            Way::Down => Rect {
                left: w - rect.bottom,
                top: rect.left,
                right: w - rect.top,
                bottom: rect.right,
            },
        }
    }

    /// The page in this frame: all of its places turned. Glyphs of other ways come along and are to be passed over.
    pub(super) fn view(self, page: &PageContent) -> Cow<'_, PageContent> {
        if self.is_page() {
            return Cow::Borrowed(page);
        }
        let rects = |all: &[Rect]| all.iter().map(|r| self.to_frame(*r)).collect();
        let sideways = self.way != Way::Over;
        Cow::Owned(PageContent {
            number: page.number,
            width: if sideways { page.height } else { page.width },
            height: if sideways { page.width } else { page.height },
            text: page.text.clone(),
            glyphs: page.glyphs.iter().map(|g| self.glyph(g)).collect(),
            rulings: rects(&page.rulings),
            fills: rects(&page.fills),
            shapes: rects(&page.shapes),
            dots: rects(&page.dots),
            images: rects(&page.images),
            signatures: (page.signatures.iter())
                .map(|(area, signed)| (self.to_frame(*area), *signed))
                .collect(),
            path_segments: page.path_segments,
            struck: rects(&page.struck),
            read_by_ocr: page.read_by_ocr,
            links: page
                .links
                .iter()
                .map(|l| Link {
                    area: self.to_frame(l.area),
                    target: l.target.clone(),
                })
                .collect(),
        })
    }

    fn glyph(self, glyph: &Glyph) -> Glyph {
        let bbox = self.to_frame(glyph.bbox);
        let baseline = if glyph.flags.any(GlyphFlags::VERTICAL) {
            // Vertical glyphs are centred on their line: where a level one of their size would be.
            bbox.center().y + 0.38 * glyph.size
        } else {
            match self.way {
                Way::Level | Way::Slant | Way::Up => glyph.baseline,
                Way::Over => self.height - glyph.baseline,
                Way::Down => self.width - glyph.baseline,
            }
        };
        Glyph {
            bbox,
            baseline,
            ..*glyph
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_turn_there_and_back() {
        let rect = Rect {
            left: 10.0,
            top: 20.0,
            right: 40.0,
            bottom: 25.0,
        };
        for way in WAYS {
            let frame = Frame {
                way,
                width: 200.0,
                height: 300.0,
            };
            assert_eq!(frame.to_page(frame.to_frame(rect)), rect, "{way:?}");
        }
        let up = Frame {
            way: Way::Up,
            width: 200.0,
            height: 300.0,
        };
        assert_eq!(up.to_frame(rect).left, 275.0);
        assert_eq!(up.to_frame(rect).top, 10.0);
    }
}
