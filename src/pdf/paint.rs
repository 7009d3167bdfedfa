//! Painting operators → rulings, fills and pictures (ISO 32000-2, 8.5.3 and 8.9).

use super::GlyphFlags;
use super::color::{Color, WHITE, same};
use super::drawn_boxes::Painted;
use super::interpret::Interpreter;
use super::lexer::Operand;
use super::path::{Path, RULING, Shape};
use super::state::intersection;
use crate::geom::Rect;

/// More rulings or fills than this on a page are not kept, which is reported: they draw pictures, not tables.
const MOST_AREAS: usize = 20_000;
/// A line of no width is as thin as can be drawn (8.4.3.2).
const THINNEST: f32 = 0.01;
/// Shapes narrower or lower than this, in points, are lines, dots and letters.
const LEAST_SHAPE: f32 = 6.0;

impl Interpreter<'_, '_> {
    /// Operators that build, paint or clip with paths; any other operator does nothing.
    pub(super) fn path_operator(&mut self, operator: &[u8], operands: &[Operand<'_>]) {
        let ctm = self.state.ctm;
        match operator {
            b"m" => self.with(operands, |i, [x, y]| i.path.move_to(ctm, x, y)),
            b"l" => self.with(operands, |i, [x, y]| i.path.line_to(ctm, x, y)),
            b"re" => self.with(operands, |i, [x, y, w, h]| i.path.rect(ctm, x, y, w, h)),
            b"c" => self.with(operands, |i, [a, b, c, d, x, y]| {
                i.path.curve_to(ctm, &[(a, b), (c, d)], x, y)
            }),
            b"v" | b"y" => self.with(operands, |i, [a, b, x, y]| {
                i.path.curve_to(ctm, &[(a, b)], x, y)
            }),
            b"h" => self.path.close(),
            b"f" | b"F" | b"f*" => self.paint(true, false),
            b"S" => self.paint(false, true),
            b"s" => {
                self.path.close();
                self.paint(false, true);
            }
            b"B" | b"B*" => self.paint(true, true),
            b"b" | b"b*" => {
                self.path.close();
                self.paint(true, true);
            }
            b"n" => self.end_path(),
            b"W" | b"W*" => self.clip_next = true,
            _ => {}
        }
    }

    fn paint(&mut self, fill: bool, stroke: bool) {
        self.page.path_segments = self.page.path_segments.saturating_add(self.path.segments);
        let path = std::mem::take(&mut self.path);
        let white = |color: Color| color.is_some_and(|color| same(color, WHITE));
        let (filled, stroked) = (self.state.fill, self.state.stroke);
        if fill && filled.alpha >= 0.01 && !white(filled.color)
            || stroke && stroked.alpha >= 0.01 && !white(stroked.color)
        {
            self.shapes(&path, false);
        } else if fill && filled.alpha >= 0.01 {
            self.shapes(&path, true);
        }
        if fill && filled.alpha >= 0.01 || stroke && stroked.alpha >= 0.01 {
            self.note_drawing(
                &path,
                Painted {
                    filled: fill && filled.alpha >= 0.01 && !white(filled.color),
                    stroked: stroke && stroked.alpha >= 0.01 && !white(stroked.color),
                },
            );
        }
        if fill && filled.alpha >= 0.01 && !white(filled.color) {
            self.reveal_clip();
        }
        if fill && self.state.fill.alpha >= 0.01 {
            let color = if self.state.fill.alpha > 0.99 {
                self.state.fill.color
            } else {
                None
            };
            let shapes: Vec<Shape> = path.shapes().collect();
            for &shape in &shapes {
                self.fill(shape, color, &shapes);
            }
            if let Some(pattern) = self.state.fill.pattern {
                for &(Shape::Box(area) | Shape::Other(area)) in &shapes {
                    self.tile(pattern, area);
                }
            }
        }
        if stroke && self.state.stroke.alpha >= 0.01 {
            let [a, b, c, d, ..] = self.state.ctm.m;
            let width = self.state.line_width.abs() * (a * d - b * c).abs().sqrt();
            if width <= RULING {
                for line in path.straight_lines(width.max(THINNEST)) {
                    self.rule(line, self.state.stroke.color);
                }
            } else if width.is_finite() {
                for line in path.straight_lines(width) {
                    self.area(line, self.state.stroke.color);
                }
            }
        }
        self.path = path;
        self.end_path();
    }

    /// Notes the shapes of a painted path that are more than lines; `white` ones where the ground is not.
    fn shapes(&mut self, path: &Path, white: bool) {
        for Shape::Box(area) | Shape::Other(area) in path.shapes() {
            if self.page.shapes.len() < MOST_AREAS
                && let Some(area) = intersection(area, self.state.clip)
                && area.width().min(area.height()) > LEAST_SHAPE
                && !(white && self.ground.is(WHITE, area))
            {
                self.page.shapes.push(area);
            }
        }
    }

    /// `n`, and the end of every painting operator: what `W` asked for.
    fn end_path(&mut self) {
        if std::mem::take(&mut self.clip_next) {
            let mut shapes = self.path.shapes();
            let around = |shape| match shape {
                Shape::Box(area) => (area, true),
                Shape::Other(area) => (area, false),
            };
            if let Some((first, mut exact)) = shapes.next().map(around) {
                let mut whole = first;
                for (area, _) in shapes.map(around) {
                    whole = whole.union(area);
                    exact = false;
                }
                self.state.clip_to(whole, exact);
            }
        }
        self.path.clear();
    }

    fn fill(&mut self, shape: Shape, color: Color, path: &[Shape]) {
        let (Shape::Box(area) | Shape::Other(area)) = shape;
        if is_dot(area) && self.page.dots.len() < MOST_AREAS {
            self.page.dots.push(area);
        }
        match shape {
            Shape::Box(area) if area.width().min(area.height()) <= RULING => self.rule(area, color),
            Shape::Box(area) if is_frame(area, path) => self.edges(area, color),
            Shape::Box(area) => {
                if color.is_none_or(|color| !same(color, WHITE)) {
                    self.edges(area, color);
                }
                self.area(area, color);
            }
            Shape::Other(area) => {
                if let Some(area) = intersection(area, self.state.clip)
                    && area.width().min(area.height()) > RULING
                {
                    self.ground.paint(area, None);
                }
            }
        }
    }

    /// Notes a painted area.
    fn area(&mut self, area: Rect, color: Color) {
        let Some(area) = intersection(area, self.state.clip) else {
            return;
        };
        let color = if self.state.clip_is_exact && self.state.plain {
            color
        } else {
            None
        };
        let unseen = color.is_some_and(|color| same(color, WHITE) && self.ground.is(color, area));
        self.ground.paint(area, color);
        if color.is_some() {
            self.cover(area);
        }
        if unseen {
            return;
        }
        match self.page.fills.len() < MOST_AREAS {
            true => self.page.fills.push(area),
            false => self.shared.exceed_shapes(MOST_AREAS),
        }
    }

    fn edges(&mut self, area: Rect, color: Color) {
        let Rect {
            left,
            top,
            right,
            bottom,
        } = area;
        for edge in [
            Rect {
                bottom: top,
                ..area
            },
            Rect {
                top: bottom,
                ..area
            },
            Rect {
                right: left,
                ..area
            },
            Rect {
                left: right,
                ..area
            },
        ] {
            self.rule(edge, color);
        }
    }

    /// Notes a ruling, unless nobody sees it: white on white, off the page, clipped away.
    fn rule(&mut self, line: Rect, color: Color) {
        let seen = |line: Rect, within: Rect| {
            line.left <= within.right
                && line.right >= within.left
                && line.top <= within.bottom
                && line.bottom >= within.top
        };
        if !seen(line, self.visible) || !seen(line, self.state.clip) {
            return;
        }
        if self.page.rulings.len() >= MOST_AREAS {
            return self.shared.exceed_shapes(MOST_AREAS);
        }
        if color.is_some_and(|color| same(color, WHITE) && self.ground.is(color, line)) {
            return;
        }
        let within = self.state.clip;
        self.page.rulings.push(Rect {
            left: line.left.max(within.left),
            top: line.top.max(within.top),
            right: line.right.min(within.right),
            bottom: line.bottom.min(within.bottom),
        });
    }

    /// An image fills the unit square of user space (ISO 32000-2, 8.9.3).
    pub(super) fn image(&mut self) {
        let area = self.state.ctm.apply_rect(0.0, 0.0, 1.0, 1.0);
        if let Some(area) = intersection(area, self.state.clip)
            && self.page.images.len() < MOST_AREAS
        {
            self.ground.paint(area, None);
            self.page.images.push(area);
            self.reveal_clip();
        }
    }

    /// `sh` paints all that is inside the clip.
    pub(super) fn shade(&mut self) {
        self.ground.paint(self.state.clip, None);
        self.reveal_clip();
    }

    /// What is painted through letters shows them.
    fn reveal_clip(&mut self) {
        let Some((from, to)) = self.state.text_clip.take() else {
            return;
        };
        for index in self.clipping.get(from as usize..to as usize).unwrap_or(&[]) {
            if let Some(glyph) = self.page.glyphs.get_mut(*index as usize) {
                glyph.flags = glyph.flags.without(GlyphFlags::INVISIBLE);
            }
        }
    }
}

/// Whether a box of a path holds another box of the same path, or is held by one. By either rule for a path's inside
/// (ISO 32000-2, 8.5.3.3) the inner one is a hole: nobody paints the same area twice.
fn is_frame(area: Rect, path: &[Shape]) -> bool {
    let holds = |outer: Rect, inner: Rect| {
        inner.left >= outer.left
            && inner.right <= outer.right
            && inner.top >= outer.top
            && inner.bottom <= outer.bottom
    };
    path.len() <= 32
        && path.iter().any(|shape| match *shape {
            Shape::Box(other) => other != area && (holds(area, other) || holds(other, area)),
            Shape::Other(_) => false,
        })
}

/// Small, and about as wide as high: what browsers draw as the bullet of a list item.
fn is_dot(area: Rect) -> bool {
    let (width, height) = (area.width(), area.height());
    let size = 1.0..=9.0;
    size.contains(&width)
        && size.contains(&height)
        && (width - height).abs() < 0.3 * width.max(height)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sample, page};
    use crate::geom::Rect;

    #[test]
    fn lines_and_boxes_become_rulings_and_fills() {
        let page = page(
            "0.5 w 10 50 m 110 50 l S 10 20 100 1 re f 1 g 0 0 200 100 re f 0.9 g 10 60 50 20 re f \
             q 0 0 20 100 re W n 0 70 100 10 re f Q 0 0 m 5 5 10 10 20 5 c S",
        );
        assert_eq!(
            page.rulings[0],
            Rect {
                left: 10.0,
                top: 49.75,
                right: 110.0,
                bottom: 50.25
            }
        );
        assert_eq!(
            page.rulings[1],
            Rect {
                left: 10.0,
                top: 79.0,
                right: 110.0,
                bottom: 80.0
            }
        );
        let grey = Rect {
            left: 10.0,
            top: 20.0,
            right: 60.0,
            bottom: 40.0,
        };
        let clipped = Rect {
            left: 0.0,
            top: 20.0,
            right: 20.0,
            bottom: 30.0,
        };
        assert_eq!(page.fills, [grey, clipped]);
        assert_eq!(page.path_segments, 18);
    }

    #[test]
    fn frames_do_not_fill() {
        let page = page("0 0 100 50 re 5 5 90 40 re f* BT /F1 9 Tf 20 20 Td (in) Tj ET");
        assert_eq!(
            (
                page.fills.len(),
                page.glyphs[0].flags.any(super::super::GlyphFlags::HIDDEN)
            ),
            (0, false)
        );
    }

    #[test]
    fn images_have_their_place() {
        let page = Sample {
            resources: "/XObject<</I 6 0 R>>",
            content: "q 50 0 0 40 10 20 cm /I Do Q",
            objects: &[(
                6,
                &super::super::testing::stream("/Subtype/Image/Width 1/Height 1", "x"),
            )],
            ..Sample::default()
        }
        .first_page();
        assert_eq!(
            page.images,
            [Rect {
                left: 10.0,
                top: 40.0,
                right: 60.0,
                bottom: 80.0
            }]
        );
    }
}
