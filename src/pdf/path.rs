//! Path operators → straight lines, boxes and areas in page space (ISO 32000-2, 8.5).

use crate::geom::{Matrix, Point, Rect};

/// More points than this are counted but not kept: no table is drawn so.
const MOST_POINTS: usize = 8_000;

/// Lines thicker than this, in points, are areas.
pub(super) const RULING: f32 = 3.0;

/// How far from level or plumb a ruling's end may be, in points.
const SLACK: f32 = 0.3;

/// The current path, in page space.
#[derive(Debug, Default)]
pub(super) struct Path {
    points: Vec<Point>,
    subpaths: Vec<Subpath>,
    /// Segments since the path began, kept or not.
    pub(super) segments: u32,
    /// User space; the start of the subpath and the current point are kept in page space.
    start: Point,
}

/// A part of the path without a jump.
#[derive(Debug, Clone, Copy)]
struct Subpath {
    from: usize,
    to: usize,
    closed: bool,
    curved: bool,
}

/// What a subpath looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// An upright box.
    Box(Rect),
    /// Anything else, with what surrounds it.
    Other(Rect),
}

/// A path that is a small drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sketch {
    /// What surrounds it.
    pub(super) area: Rect,
    /// It is a box or a round shape, closed, or a ring of two.
    pub(super) framed: bool,
    pub(super) curved: bool,
    pub(super) points: usize,
}

impl Path {
    /// `m`
    pub(super) fn move_to(&mut self, ctm: Matrix, x: f32, y: f32) {
        self.start = ctm.apply(x, y);
        // A subpath of one point paints nothing: the next `m` replaces it.
        if let Some(last) = self.subpaths.last()
            && last.to - last.from == 1
        {
            self.points.truncate(last.from);
            self.subpaths.pop();
        }
        self.begin();
    }

    fn begin(&mut self) {
        let from = self.points.len();
        self.subpaths.push(Subpath {
            from,
            to: from,
            closed: false,
            curved: false,
        });
        self.push(self.start);
    }

    /// `l`
    pub(super) fn line_to(&mut self, ctm: Matrix, x: f32, y: f32) {
        self.segments = self.segments.saturating_add(1);
        let point = ctm.apply(x, y);
        self.extend(point, false);
    }

    /// `c`, `v`, `y`: only the end point and that there was a curve.
    pub(super) fn curve_to(&mut self, ctm: Matrix, control: &[(f32, f32)], x: f32, y: f32) {
        self.segments = self.segments.saturating_add(1);
        for &(x, y) in control {
            self.extend(ctm.apply(x, y), true);
        }
        self.extend(ctm.apply(x, y), true);
    }

    /// `re`
    pub(super) fn rect(&mut self, ctm: Matrix, x: f32, y: f32, width: f32, height: f32) {
        self.move_to(ctm, x, y);
        for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height)] {
            self.extend(ctm.apply(x, y), false);
        }
        self.segments = self.segments.saturating_add(4);
        self.close();
    }

    /// `h`
    pub(super) fn close(&mut self) {
        if let Some(last) = self.subpaths.last_mut() {
            last.closed = true;
        }
    }

    /// Forgets the path, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.points.clear();
        self.subpaths.clear();
        self.segments = 0;
    }

    fn extend(&mut self, point: Point, curved: bool) {
        match self.subpaths.last_mut() {
            None => return,
            // After `h` the next segment starts where the subpath started.
            Some(last) if last.closed => self.begin(),
            Some(_) => {}
        }
        if let Some(last) = self.subpaths.last_mut() {
            last.curved |= curved;
        }
        self.push(point);
    }

    fn push(&mut self, point: Point) {
        if self.points.len() < MOST_POINTS && point.x.is_finite() && point.y.is_finite() {
            self.points.push(point);
            if let Some(last) = self.subpaths.last_mut() {
                last.to = self.points.len();
            }
        }
    }

    /// The shapes of all subpaths that have a segment.
    pub(super) fn shapes(&self) -> impl Iterator<Item = Shape> + '_ {
        self.subpaths
            .iter()
            .filter(|s| s.to - s.from > 1)
            .map(|s| self.shape(s))
    }

    fn shape(&self, subpath: &Subpath) -> Shape {
        let mut points = self
            .points
            .get(subpath.from..subpath.to)
            .unwrap_or_default();
        let around = Rect::around(points);
        if subpath.curved {
            return Shape::Other(around);
        }
        if let ([first, .., last], true) = (points, points.len() == 5)
            && near(*first, *last)
        {
            points = &points[..4];
        }
        let corner = |p: &Point| {
            (is_near(p.x, around.left) || is_near(p.x, around.right))
                && (is_near(p.y, around.top) || is_near(p.y, around.bottom))
        };
        let [a, b, c, d] = points else {
            // A filled line of two points has no area, but a box of no thickness is drawn one pixel thick.
            return Shape::Other(around);
        };
        let level = |p: &Point, q: &Point| is_near(p.x, q.x) || is_near(p.y, q.y);
        let upright =
            points.iter().all(corner) && level(a, b) && level(b, c) && level(c, d) && level(d, a);
        let opposite = !near(*a, *c) || near(*a, *b);
        if upright && opposite {
            Shape::Box(around)
        } else {
            Shape::Other(around)
        }
    }

    /// What the whole path looks like, where it is a small drawing: no larger than `most` points.
    pub(super) fn sketch(&self, most: f32) -> Option<Sketch> {
        let all = self.points.get(..).filter(|p| p.len() > 1)?;
        let area = Rect::around(all);
        if area.width().max(area.height()) > most {
            return None;
        }
        let mut parts = self.subpaths.iter().filter(|s| s.to - s.from > 1);
        let points = |s: &Subpath| self.points.get(s.from..s.to).unwrap_or_default();
        let frame = |s: &Subpath| {
            let own = points(s);
            let ends = own.first().zip(own.last());
            let closed = s.closed || ends.is_some_and(|(a, b)| near(*a, *b));
            let round = s.curved && own.len() > 8;
            closed && (round || matches!(self.shape(s), Shape::Box(_)))
        };
        // A ring is filled between two frames.
        let first = parts.next()?;
        let framed = match (parts.next(), parts.next()) {
            (None, _) => frame(first),
            (Some(second), None) => frame(first) && frame(second),
            _ => false,
        };
        Some(Sketch {
            area,
            framed,
            curved: first.curved,
            points: all.len(),
        })
    }

    /// The level and plumb segments, each as the box that a line of `width` points covers.
    pub(super) fn straight_lines(&self, width: f32) -> impl Iterator<Item = Rect> + '_ {
        let half = width / 2.0;
        self.subpaths
            .iter()
            .filter(|s| !s.curved)
            .flat_map(move |s| {
                let points = self.points.get(s.from..s.to).unwrap_or_default();
                let closing =
                    (s.closed && points.len() > 2).then(|| [points[points.len() - 1], points[0]]);
                points
                    .windows(2)
                    .map(|pair| [pair[0], pair[1]])
                    .chain(closing)
                    .filter_map(move |[a, b]| {
                        let line = Rect::around(&[a, b]);
                        if line.height() <= SLACK && line.width() > SLACK {
                            Some(Rect {
                                top: line.top - half,
                                bottom: line.bottom + half,
                                ..line
                            })
                        } else if line.width() <= SLACK && line.height() > SLACK {
                            Some(Rect {
                                left: line.left - half,
                                right: line.right + half,
                                ..line
                            })
                        } else {
                            None
                        }
                    })
            })
    }
}

fn is_near(a: f32, b: f32) -> bool {
    (a - b).abs() <= SLACK
}

fn near(a: Point, b: Point) -> bool {
    is_near(a.x, b.x) && is_near(a.y, b.y)
}
