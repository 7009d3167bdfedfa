//! Tiling patterns → the text of their cells (ISO 32000-2, 8.7.3).
//!
//! A cell is read once for each filled area, at the place nearest to the area's middle: repeated text is a background.
//! What falls outside the area is not there.

use lopdf::{Object, Stream};

use super::GlyphFlags;
use super::interpret::Interpreter;
use super::object::identity;
use super::state::{State, intersection};
use crate::geom::{Matrix, Rect};

/// More patterns than this on a page are not read; and so many areas of each.
const MOST_PATTERNS: usize = 256;
const MOST_AREAS: u16 = 256;

/// The tiling patterns that a page has set so far.
#[derive(Debug, Default)]
pub(super) struct Patterns<'d>(Vec<Pattern<'d>>);

/// A tiling pattern.
#[derive(Debug, Clone, Copy)]
struct Pattern<'d> {
    stream: &'d Stream,
    /// Areas that may still be filled; none once a cell turned out to show no text.
    left: u16,
}

impl Interpreter<'_, '_> {
    /// The name that `scn` gives: remembers a tiling pattern; a shading draws no text.
    pub(super) fn set_pattern(&mut self, name: &[u8]) {
        let objects = self.objects();
        let Some(Object::Stream(stream)) = self.resource(b"Pattern", name) else {
            return;
        };
        if objects.integer(&stream.dict, b"PatternType") != Some(1) {
            return;
        }
        let known = self.patterns.0.iter();
        let mut same = known.map(|pattern| identity(pattern.stream) == identity(stream));
        let index = same.position(|same| same).unwrap_or(self.patterns.0.len());
        if index == self.patterns.0.len() {
            if index >= MOST_PATTERNS {
                return;
            }
            let left = MOST_AREAS;
            self.patterns.0.push(Pattern { stream, left });
        }
        self.state.fill.pattern = u16::try_from(index).ok();
    }

    /// Shows the text of a pattern's cell within `area`, which is in page space.
    pub(super) fn tile(&mut self, pattern: u16, area: Rect) {
        let Some(used) = self.patterns.0.get_mut(usize::from(pattern)) else {
            return;
        };
        let Some(left) = used.left.checked_sub(1) else {
            return;
        };
        used.left = left;
        let stream = used.stream;
        let Some(area) = intersection(area, self.state.clip) else {
            return;
        };
        let objects = self.objects();
        let matrix = objects
            .matrix(&stream.dict, b"Matrix")
            .unwrap_or(Matrix::IDENTITY)
            .then(self.base);
        let Some([x, y]) = objects.rect(&stream.dict, b"BBox").and_then(|cell| {
            let step = |key, length: f32| {
                let step = objects.number(&stream.dict, key).unwrap_or(0.0).abs();
                if step > 0.01 { step } else { length }
            };
            let steps = [
                step(b"XStep", cell[2] - cell[0]),
                step(b"YStep", cell[3] - cell[1]),
            ];
            nearest(matrix, cell, steps, area)
        }) else {
            return;
        };
        let outer = self.state;
        let (text_matrix, line_matrix) = (self.text_matrix, self.line_matrix);
        self.state = State::new(Matrix::new(1.0, 0.0, 0.0, 1.0, x, y).then(matrix), area);
        self.state.opaque = false;
        let first = self.page.glyphs.len();
        self.content(stream);
        let shows_text = self.page.glyphs.len() > first;
        let mut index = 0;
        self.page.glyphs.retain(|glyph| {
            index += 1;
            index <= first || !glyph.flags.any(GlyphFlags::OFF_PAGE)
        });
        if !shows_text && let Some(used) = self.patterns.0.get_mut(usize::from(pattern)) {
            used.left = 0;
        }
        self.state = outer;
        (self.text_matrix, self.line_matrix, self.moved) = (text_matrix, line_matrix, true);
    }
}

/// How far the cell must be moved, in whole steps of pattern space, so that it is nearest to the middle of `area`;
/// `None` where `matrix` flattens everything.
fn nearest(matrix: Matrix, cell: [f32; 4], steps: [f32; 2], area: Rect) -> Option<[f32; 2]> {
    let [a, b, c, d, e, f] = matrix.m;
    let scale = a * d - b * c;
    if !scale.is_normal() {
        return None;
    }
    let middle = area.center();
    let (x, y) = (middle.x - e, middle.y - f);
    let wanted = [(d * x - c * y) / scale, (a * y - b * x) / scale];
    let center = [(cell[0] + cell[2]) / 2.0, (cell[1] + cell[3]) / 2.0];
    let moved = [0, 1].map(|i: usize| ((wanted[i] - center[i]) / steps[i]).round() * steps[i]);
    moved
        .iter()
        .all(|length| length.is_finite())
        .then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::super::GlyphFlags;
    use super::super::testing::{Sample, stream, text, text_with};

    fn filled(content: &str, cell: &str) -> super::super::PageContent {
        let entries = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 40 20]/XStep 40/YStep 20/Resources<</Font<</F1 5 0 R>>/Pattern<</P 6 0 R>>>>";
        Sample {
            resources: "/Pattern<</P 6 0 R>>",
            content,
            objects: &[(6, &stream(entries, cell))],
            ..Sample::default()
        }
        .first_page()
    }

    #[test]
    fn a_cell_is_read_once_where_it_is_painted() {
        let cell = "BT /F1 8 Tf 2 5 Td (cell) Tj ET";
        let page = filled(
            "/Pattern cs /P scn 80 40 40 20 re f BT /F1 8 Tf (end) Tj ET",
            cell,
        );
        assert_eq!(text(&page), "cellend");
        assert_eq!(
            (page.glyphs[0].bbox.left, page.glyphs[0].baseline),
            (82.0, 55.0)
        );
        let unused = filled("/Pattern cs /P scn 1 g 80 40 40 20 re f", cell);
        assert_eq!(unused.glyphs.len(), 0);
    }

    #[test]
    fn what_the_area_cuts_off_is_not_there() {
        let page = filled(
            "/Pattern cs /P scn 80 40 14 20 re f",
            "BT /F1 8 Tf 2 5 Td (a) Tj 30 0 Td (b) Tj ET",
        );
        assert_eq!(text(&page), "a");
        assert_eq!(text_with(&page, GlyphFlags::OFF_PAGE), "");
    }

    #[test]
    fn a_pattern_that_fills_with_itself_ends() {
        let page = filled(
            "/Pattern cs /P scn 0 0 99 99 re f",
            "/Pattern cs /P scn 0 0 40 20 re f BT /F1 8 Tf (x) Tj ET",
        );
        assert_eq!(text(&page), "x");
    }
}
