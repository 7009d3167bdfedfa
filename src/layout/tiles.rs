//! Painted boxes beside each other, each with lines of its own → read box by box: figures of an infographic, the labels and
//! values of a head in cards. Cells of a painted table touch each other; the boxes of cards have room between them.

use super::fragments::Fragment;
use crate::geom::Rect;
use crate::pdf::PageContent;

/// How far the edges of boxes in one row may differ, in points.
const EDGE: f32 = 3.0;
/// Room between two boxes of a row, in points.
const ROOM: std::ops::Range<f32> = 2.5..60.0;
/// A box is narrower than this share of the text, and lower than this share of the page.
const WIDE: f32 = 0.7;
const HIGH: f32 = 0.5;
/// More painted areas than this are a picture.
const AREAS: usize = 400;

/// The rows of boxes on `page` that have text of `fragments`, from top to bottom, each from left to right.
pub(super) fn tiles(page: &PageContent, fragments: &[Fragment]) -> Vec<Vec<Rect>> {
    let Some(text) = fragments.iter().map(|f| f.bbox).reduce(Rect::union) else {
        return Vec::new();
    };
    // Boxes with round corners are shapes.
    if page.fills.len() + page.shapes.len() > AREAS {
        return Vec::new();
    }
    let mut boxes: Vec<Rect> = Vec::new();
    for area in page.fills.iter().chain(&page.shapes) {
        let fits = area.width() < WIDE * text.width() && area.height() < HIGH * page.height;
        let known = boxes.iter().any(|b| same(b, area));
        if fits && !known && lines(area, fragments).is_some() {
            boxes.push(*area);
        }
    }
    boxes.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Rect>> = Vec::new();
    for area in &boxes {
        let level = |row: &&mut Vec<Rect>| {
            row.last().is_some_and(|last| {
                let apart = area.left - last.right;
                let level =
                    (area.top - last.top).abs() < EDGE && (area.bottom - last.bottom).abs() < EDGE;
                level && ROOM.contains(&apart)
            })
        };
        match rows.iter_mut().find(level) {
            Some(row) => row.push(*area),
            None => rows.push(vec![*area]),
        }
    }
    // One of them may have a heading and nothing below it.
    let several = |area: &Rect| lines(area, fragments).is_some_and(|several| several);
    rows.retain(|row| {
        let most = 2 * row.iter().filter(|area| several(area)).count() >= row.len();
        row.len() > 1 && most && stands_alone(row, &boxes, fragments)
    });
    rows
}

fn same(a: &Rect, b: &Rect) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < EDGE;
    near(a.left, b.left) && near(a.right, b.right) && near(a.top, b.top) && near(a.bottom, b.bottom)
}

/// Whether the lines in `area` are several; `None` where there is none, or one sticks out.
fn lines(area: &Rect, fragments: &[Fragment]) -> Option<bool> {
    let own = || fragments.iter().filter(|f| area.contains(f.bbox.center()));
    let out = |f: &Fragment| f.bbox.left < area.left - EDGE || f.bbox.right > area.right + EDGE;
    let top = own().map(|f| f.baseline).reduce(f32::min)?;
    let last = own().map(|f| f.baseline).fold(f32::MIN, f32::max);
    let size = own().map(|f| f.size).fold(0.0, f32::max);
    (!own().any(out)).then_some(last - top > 0.5 * size)
}

/// Whether a fragment is a label at the left side of a box, as labels that run upwards are.
pub(super) fn is_label_of(area: &Rect, fragment: &Fragment) -> bool {
    /// How far it is from the box, at most, in em; it may reach into it by a few points.
    const NEAR: f32 = 1.5;
    /// Letters of a label that runs upwards have less room than this where it is read as if it were level, in em.
    const LETTER: f32 = 0.25;
    let room = area.left - fragment.bbox.right;
    let middle = fragment.bbox.center();
    let beside = room > -EDGE && room < NEAR * fragment.size;
    let letters = fragment.chars.len() as f32;
    let upwards = fragment.bbox.width() < LETTER * fragment.size * letters;
    let own = upwards && area.contains(middle);
    (beside || own) && area.top < middle.y && middle.y < area.bottom
}

/// Whether a row of boxes touches none above or below, as cells of a table do, and no text is beside it but labels.
fn stands_alone(row: &[Rect], boxes: &[Rect], fragments: &[Fragment]) -> bool {
    let touches = |a: &Rect, b: &Rect| {
        let over = a.left < b.right - EDGE && b.left < a.right - EDGE;
        let near = (a.bottom - b.top).abs().min((b.bottom - a.top).abs());
        over && near < ROOM.start
    };
    let table = row.iter().any(|a| boxes.iter().any(|b| touches(a, b)));
    let Some(band) = row.iter().copied().reduce(Rect::union) else {
        return false;
    };
    let beside = |f: &Fragment| {
        let middle = f.bbox.center();
        let own = |b: &Rect| b.contains(middle) || is_label_of(b, f);
        band.top < middle.y && middle.y < band.bottom && !row.iter().any(own)
    };
    !table && !fragments.iter().any(beside)
}
