//! Page space: where things are on a page as a reader sees it.
//!
//! Units are points (1/72 inch). The origin is the top left corner of the page *as displayed* (crop box, after
//! `/Rotate`); x grows to the right, y grows downwards. Nothing here knows about PDF files.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// A page's place in its file, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PageNumber(NonZeroU32);

impl PageNumber {
    /// The first page.
    pub const FIRST: PageNumber = PageNumber(NonZeroU32::MIN);

    /// The page at `index`, counted from 0; saturates at `u32::MAX`.
    pub fn from_index(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        PageNumber(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// The page's index, counted from 0.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The page's number, counted from 1.
    pub fn get(self) -> u32 {
        self.0.get()
    }
}

impl std::fmt::Display for PageNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A point in page space (or, inside `pdf`, in any space that a [`Matrix`] maps).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Points from the left edge.
    pub x: f32,
    /// Points from the top edge.
    pub y: f32,
}

/// An upright rectangle in page space: `left <= right`, `top <= bottom`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge, in points.
    pub left: f32,
    /// Top edge, in points.
    pub top: f32,
    /// Right edge, in points.
    pub right: f32,
    /// Bottom edge, in points.
    pub bottom: f32,
}

impl Rect {
    /// The smallest rectangle that holds all of `points`; an empty one at the origin for none.
    pub fn around(points: &[Point]) -> Rect {
        let Some(first) = points.first() else {
            return Rect::default();
        };
        let mut rect = Rect {
            left: first.x,
            top: first.y,
            right: first.x,
            bottom: first.y,
        };
        for p in points {
            rect.left = rect.left.min(p.x);
            rect.right = rect.right.max(p.x);
            rect.top = rect.top.min(p.y);
            rect.bottom = rect.bottom.max(p.y);
        }
        rect
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Rect) -> Rect {
        Rect {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Width in points.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// Height in points.
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// The middle.
    pub fn center(self) -> Point {
        Point {
            x: (self.left + self.right) / 2.0,
            y: (self.top + self.bottom) / 2.0,
        }
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        point.x >= self.left
            && point.x <= self.right
            && point.y >= self.top
            && point.y <= self.bottom
    }

    /// Whether the two share any area.
    pub fn intersects(self, other: Rect) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// How much of the shorter one's height the two share, from 0 to 1.
    pub fn vertical_overlap(self, other: Rect) -> f32 {
        let shared = self.bottom.min(other.bottom) - self.top.max(other.top);
        let shorter = self.height().min(other.height());
        if shorter <= 0.0 {
            0.0
        } else {
            (shared / shorter).clamp(0.0, 1.0)
        }
    }

    /// How much of the narrower one's width the two share, from 0 to 1.
    pub fn horizontal_overlap(self, other: Rect) -> f32 {
        let shared = self.right.min(other.right) - self.left.max(other.left);
        let narrower = self.width().min(other.width());
        if narrower <= 0.0 {
            0.0
        } else {
            (shared / narrower).clamp(0.0, 1.0)
        }
    }
}

/// An affine map `[a b c d e f]` as in ISO 32000-2, 8.3.3: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix {
    /// The six numbers, in the order of the standard.
    pub m: [f32; 6],
}

impl Matrix {
    /// The map that changes nothing.
    pub const IDENTITY: Matrix = Matrix {
        m: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    };

    /// A map from its six numbers.
    pub const fn new(a: f32, b: f32, c: f32, d: f32, e: f32, f: f32) -> Matrix {
        Matrix {
            m: [a, b, c, d, e, f],
        }
    }

    /// First `self`, then `next` (the standard's `self × next`).
    pub fn then(self, next: Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.m;
        let [na, nb, nc, nd, ne, nf] = next.m;
        Matrix {
            m: [
                a * na + b * nc,
                a * nb + b * nd,
                c * na + d * nc,
                c * nb + d * nd,
                e * na + f * nc + ne,
                e * nb + f * nd + nf,
            ],
        }
    }

    /// The map that leads back; `None` where several points fall into one.
    pub fn inverse(self) -> Option<Matrix> {
        let [a, b, c, d, e, f] = self.m;
        let determinant = a * d - b * c;
        let back = Matrix {
            m: [
                d / determinant,
                -b / determinant,
                -c / determinant,
                a / determinant,
                (c * f - d * e) / determinant,
                (b * e - a * f) / determinant,
            ],
        };
        back.m.iter().all(|n| n.is_finite()).then_some(back)
    }

    /// Where `(x, y)` goes.
    pub fn apply(self, x: f32, y: f32) -> Point {
        let [a, b, c, d, e, f] = self.m;
        Point {
            x: a * x + c * y + e,
            y: b * x + d * y + f,
        }
    }

    /// The rectangle around where the four corners go.
    pub fn apply_rect(self, left: f32, bottom: f32, right: f32, top: f32) -> Rect {
        Rect::around(&[
            self.apply(left, bottom),
            self.apply(right, bottom),
            self.apply(left, top),
            self.apply(right, top),
        ])
    }
}

/// A place on a page: what every value and finding points at.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// The page, counted from 1.
    pub page: PageNumber,
    /// `[left, top, right, bottom]` in points from the top left of the page as displayed, rounded to 0.1.
    pub bbox: [f32; 4],
}

impl Place {
    /// The place of `rect` on `page`, rounded outwards to tenths of a point so that the rounded box still holds it.
    pub fn new(page: PageNumber, rect: Rect) -> Place {
        let down = |v: f32| finite((v * 10.0).floor() / 10.0);
        let up = |v: f32| finite((v * 10.0).ceil() / 10.0);
        Place {
            page,
            bbox: [
                down(rect.left),
                down(rect.top),
                up(rect.right),
                up(rect.bottom),
            ],
        }
    }

    /// As JSON, with the same numbers everywhere: on its own, a 32-bit 209.6 would become
    /// 209.60000610351562, whose last digits change each time they are read and written again.
    pub(crate) fn json(&self) -> serde_json::Value {
        let tenths = |side: f32| (f64::from(side) * 10.0).round() / 10.0;
        serde_json::json!({ "page": self.page, "bbox": self.bbox.map(tenths) })
    }

    /// The box as a rectangle.
    pub fn rect(&self) -> Rect {
        let [left, top, right, bottom] = self.bbox;
        Rect {
            left,
            top,
            right,
            bottom,
        }
    }
}

/// JSON has no infinities: hostile matrices must not make one.
fn finite(v: f32) -> f32 {
    if v.is_finite() { v } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{PageNumber, Place};

    #[test]
    fn place_has_the_same_numbers_wherever_it_is_written() {
        let place = Place {
            page: PageNumber::from_index(1),
            bbox: [69.2, 390.1, 209.6, 399.7],
        };
        let alone = serde_json::to_string(&place).unwrap();
        assert_eq!(place.json().to_string().len(), alone.len());
        let read: serde_json::Value = serde_json::from_str(&alone).unwrap();
        assert_eq!(place.json(), read);
    }
}
