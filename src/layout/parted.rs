//! Vertical lines that part text from text: labels in a margin, a side column. What is beside one of these lines is cut there,
//! and only as far as the line goes, as whoever drew it says.

use super::fragments::Fragment;
use super::tables::Grid;
use crate::geom::Rect;
use crate::pdf::PageContent;

/// Wider than this a line is a bar or a box, in points.
const THIN: f32 = 3.0;
/// A line is at least so long, in em of the text beside it.
const LONG: f32 = 1.5;
/// How far text may reach over the ends of a line, in points.
const OVER: f32 = 2.0;
/// More lines than this are a picture.
const LINES: usize = 200;

/// The lines on `page` that have text of `fragments` on both sides and cross none, from top to bottom, none beside another;
/// those of tables do not count.
pub(super) fn parted(page: &PageContent, grids: &[Grid], fragments: &[Fragment]) -> Vec<Rect> {
    let of_table = |r: &Rect| {
        let touches = |g: &Grid| {
            r.bottom > g.area.top - OVER
                && r.top < g.area.bottom + OVER
                && r.right > g.area.left - OVER
                && r.left < g.area.right + OVER
        };
        grids.iter().any(touches)
    };
    let vertical: Vec<Rect> = (page.rulings.iter())
        .filter(|r| r.width() <= THIN && r.height() > r.width())
        .copied()
        .collect();
    if vertical.len() > LINES {
        return Vec::new();
    }
    // Nor is the side of a frame: it parts its box alone.
    let ends = |r: &Rect, y: f32| {
        let meets = |h: &&Rect| {
            let x = r.center().x;
            let level = (h.center().y - y).abs() < OVER;
            level && h.left - OVER < x && x < h.right + OVER && h.width() > h.height()
        };
        page.rulings.iter().any(|h| meets(&h))
    };
    let of_frame = |r: &Rect| ends(r, r.top) && ends(r, r.bottom);
    let mut found: Vec<Rect> = (vertical.into_iter())
        .filter(|r| !of_table(r) && !of_frame(r) && parts(r, fragments))
        .collect();
    found.sort_by(|a, b| a.top.total_cmp(&b.top));
    // Of several beside each other none is the one that parts the page.
    let beside = |a: &Rect, b: &Rect| a.top < b.bottom - OVER && b.top < a.bottom - OVER;
    let alone = |r: &Rect| found.iter().filter(|other| beside(r, other)).count() == 1;
    found.iter().filter(|r| alone(r)).copied().collect()
}

/// Whether text is on both sides of a line, and none across it.
fn parts(line: &Rect, fragments: &[Fragment]) -> bool {
    let x = line.center().x;
    let mut sides = [0_usize; 2];
    let mut size: f32 = 0.0;
    for f in fragments.iter().filter(|f| is_beside(line, f)) {
        if f.bbox.left < x - OVER && f.bbox.right > x + OVER {
            return false;
        }
        sides[usize::from(f.bbox.center().x > x)] += 1;
        size = size.max(f.size);
    }
    sides.iter().all(|n| *n > 0) && line.height() > LONG * size
}

/// Whether a fragment is at the height of a line.
pub(super) fn is_beside(line: &Rect, fragment: &Fragment) -> bool {
    let middle = fragment.bbox.center().y;
    line.top - OVER < middle && middle < line.bottom + OVER
}
