//! Painting operators → rulings, fills and pictures (ISO 32000-2, 8.5.3 and 8.9).

use super::color::{Color, WHITE, same};
use super::interpret::Interpreter;
use super::lexer::Operand;
use super::path::{RULING, Shape};
use super::state::intersection;
use crate::geom::Rect;

/// More rulings or fills than this on a page are not kept: they draw pictures, not tables.
const MOST_AREAS: usize = 20_000;

impl Interpreter<'_, '_> {
    /// Operators that build, paint or clip with paths; any other operator does nothing.
    pub(super) fn path_operator(&mut self, operator: &[u8], operands: &[Operand<'_>]) {
        let ctm = self.state.ctm;
        match operator {
            b"m" => self.with(operands, |i, [x, y]| i.path.move_to(ctm, x, y)),
            b"l" => self.with(operands, |i, [x, y]| i.path.line_to(ctm, x, y)),
            b"re" => self.with(operands, |i, [x, y, w, h]| i.path.rect(ctm, x, y, w, h)),
            b"c" => self.with(operands, |i, [a, b, c, d, x, y]| i.path.curve_to(ctm, &[(a, b), (c, d)], x, y)),
            b"v" | b"y" => self.with(operands, |i, [a, b, x, y]| i.path.curve_to(ctm, &[(a, b)], x, y)),
            b"h" => self.path.close(),
            b"f" | b"F" => self.paint(Some(Rule::NonZero), false),
            b"f*" => self.paint(Some(Rule::EvenOdd), false),
            b"S" => self.paint(None, true),
            b"s" => {
                self.path.close();
                self.paint(None, true);
            }
            b"B" => self.paint(Some(Rule::NonZero), true),
            b"B*" => self.paint(Some(Rule::EvenOdd), true),
            b"b" => {
                self.path.close();
                self.paint(Some(Rule::NonZero), true);
            }
            b"b*" => {
                self.path.close();
                self.paint(Some(Rule::EvenOdd), true);
            }
            b"n" => self.end_path(),
            b"W" | b"W*" => self.clip_next = true,
            _ => {}
        }
    }

    fn paint(&mut self, fill: Option<Rule>, stroke: bool) {
        self.page.path_segments = self.page.path_segments.saturating_add(self.path.segments);
        let path = std::mem::take(&mut self.path);
        if let Some(rule) = fill
            && self.state.fill.alpha >= 0.01
        {
            let color = if self.state.fill.alpha > 0.99 { self.state.fill.color } else { None };
            let shapes: Vec<Shape> = path.shapes().collect();
            let frame = is_frame(&shapes, rule);
            for shape in shapes {
                self.fill(shape, color, frame);
            }
        }
        if stroke && self.state.stroke.alpha >= 0.01 {
            let [a, b, c, d, ..] = self.state.ctm.m;
            let width = self.state.line_width.abs() * (a * d - b * c).abs().sqrt();
            if width <= RULING {
                for line in path.straight_lines(width) {
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

    fn fill(&mut self, shape: Shape, color: Color, frame: bool) {
        match shape {
            Shape::Box(area) if area.width().min(area.height()) <= RULING => self.rule(area, color),
            Shape::Box(area) if frame => self.edges(area, color),
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
        let Some(area) = intersection(area, self.state.clip) else { return };
        let color = if self.state.clip_is_exact { color } else { None };
        self.ground.paint(area, color);
        if color.is_none_or(|color| !same(color, WHITE)) && self.page.fills.len() < MOST_AREAS {
            self.page.fills.push(area);
        }
    }

    fn edges(&mut self, area: Rect, color: Color) {
        let Rect { left, top, right, bottom } = area;
        for edge in [
            Rect { bottom: top, ..area },
            Rect { top: bottom, ..area },
            Rect { right: left, ..area },
            Rect { left: right, ..area },
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
        if self.page.rulings.len() >= MOST_AREAS || !seen(line, self.visible) || !seen(line, self.state.clip) {
            return;
        }
        if color.is_some_and(|color| same(color, WHITE) && self.ground.is(color, line.center())) {
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
        }
    }

    /// `sh` paints all that is inside the clip.
    pub(super) fn shade(&mut self) {
        self.ground.paint(self.state.clip, None);
    }
}

/// How a path's inside is told (ISO 32000-2, 8.5.3.3).
#[derive(Debug, Clone, Copy, PartialEq)]
enum Rule {
    NonZero,
    EvenOdd,
}

/// Whether boxes inside each other leave a hole, so that only edges are painted.
fn is_frame(shapes: &[Shape], rule: Rule) -> bool {
    match shapes {
        [Shape::Box(outer), Shape::Box(inner)] => {
            rule == Rule::EvenOdd && outer.contains(inner.center()) && outer.width() >= inner.width()
        }
        _ => false,
    }
}
