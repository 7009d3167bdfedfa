//! Labels inside drawings that the page draws with paths: boxes of a diagram, bars of a chart. They belong to no flow.
//!
//! What a form draws around its answers looks much the same, so a drawing must show by more than its frames: its labels
//! are smaller than the body and are in the middle of boxes that touch no other one, or are among bars or beside a
//! round or square shape in a frame. Labels as large as the body must be in boxes that lines connect, or at the ends of
//! bars that are side by side.

use super::fragments::Fragment;
use super::plots;
use crate::geom::Rect;
use crate::pdf::{GlyphFlags, PageContent};

/// More shapes than this on a page are a map or cells of tables.
const MOST_SHAPES: usize = 250;
/// More pieces of text than this on a page were drawn letter by letter.
const MOST_FRAGMENTS: usize = 2_000;
/// Fewest boxes of a diagram.
const BOXES: usize = 3;
/// Fewest bars of a chart.
const BARS: usize = 2;
/// Labels are at most this share of the body's size.
pub(super) const SMALL: f32 = 0.93;
/// In boxes that lines connect, they are at most this.
const LARGE: f32 = 1.05;
/// Characters of a label.
pub(super) const LABEL: usize = 40;
/// Boxes closer than this, in points, are cells of a table.
const TOUCHING: f32 = 2.5;

/// The font size of most of the document's visible characters, in points.
pub(super) fn body_size<'p>(pages: impl Iterator<Item = &'p PageContent>) -> f32 {
    // In half points, up to 40.
    let mut counts = [0usize; 80];
    for glyph in pages.flat_map(|page| &page.glyphs) {
        if glyph.len > 0
            && !glyph.flags.any(GlyphFlags::HIDDEN)
            && let Some(count) = counts.get_mut((glyph.size * 2.0 + 0.5) as usize)
        {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most);
    at.unwrap_or(0) as f32 / 2.0
}

/// Takes the labels of drawings out of `fragments`, one list for each drawing. `body` is the size of the text.
pub(super) fn take(
    fragments: &mut Vec<Fragment>,
    page: &PageContent,
    body: f32,
) -> Vec<Vec<Fragment>> {
    if page.shapes.len() < BARS || page.shapes.len() > MOST_SHAPES {
        return Vec::new();
    }
    let shapes = distinct(page);
    let mut areas = diagrams(fragments, &shapes, body, SMALL);
    let connected = |area: &Rect| plots::are_connected(*area, &shapes, &page.rulings);
    let large = diagrams(fragments, &shapes, body, LARGE).into_iter();
    areas.extend(large.filter(connected));
    areas.extend(charts(fragments, &shapes, body));
    if fragments.len() <= MOST_FRAGMENTS {
        areas.extend(plots::bars(fragments, &shapes, body));
        areas.extend(plots::pictures(fragments, &shapes, body));
    }
    let mut taken = Vec::new();
    for area in areas {
        let (inside, outside): (Vec<Fragment>, Vec<Fragment>) = std::mem::take(fragments)
            .into_iter()
            .partition(|f| area.contains(f.bbox.center()));
        *fragments = outside;
        if !inside.is_empty() {
            taken.push(inside);
        }
    }
    taken
}

/// Shapes that are not as large as the page, each once: most are filled and stroked.
fn distinct(page: &PageContent) -> Vec<Rect> {
    let mut shapes: Vec<Rect> = Vec::with_capacity(page.shapes.len());
    for &shape in &page.shapes {
        let same = |other: &Rect| {
            let near = |a: f32, b: f32| (a - b).abs() < 1.5;
            near(other.left, shape.left)
                && near(other.right, shape.right)
                && near(other.top, shape.top)
                && near(other.bottom, shape.bottom)
        };
        let whole = shape.width() > 0.97 * page.width && shape.height() > 0.9 * page.height;
        if !whole && !shapes.iter().any(same) {
            shapes.push(shape);
        }
    }
    shapes
}

/// Areas of diagrams: boxes apart from each other, each with a label in its middle, at most `largest` times as large as the
/// body, and nothing else between them.
fn diagrams(fragments: &[Fragment], shapes: &[Rect], body: f32, largest: f32) -> Vec<Rect> {
    let labelled: Vec<Rect> = shapes
        .iter()
        .copied()
        .filter(|shape| is_labelled(*shape, fragments, body, largest))
        .collect();
    let alone = |area: &Rect| {
        let near = grown(*area, TOUCHING);
        !labelled
            .iter()
            .any(|other| other != area && near.intersects(*other))
    };
    let mut boxes: Vec<Rect> = labelled.iter().copied().filter(alone).collect();
    boxes.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut groups: Vec<(Rect, Vec<Rect>)> = Vec::new();
    for shape in boxes {
        match groups.last_mut() {
            Some((area, members)) if shape.top - area.bottom < 4.0 * body => {
                *area = area.union(shape);
                members.push(shape);
            }
            _ => groups.push((shape, vec![shape])),
        }
    }
    groups
        .into_iter()
        .filter(|(area, members)| {
            members.len() >= BOXES
                && fragments
                    .iter()
                    .filter(|f| !members.iter().any(|m| m.contains(f.bbox.center())))
                    .all(|f| {
                        !area.intersects(f.bbox)
                            && !members.iter().any(|m| is_answer(f, *m, shapes, body))
                    })
        })
        .map(|(area, _)| area)
        .collect()
}

/// Whether `fragment` is right beside the box of a label, or in another box at its side: what a form asks for.
fn is_answer(fragment: &Fragment, label: Rect, shapes: &[Rect], body: f32) -> bool {
    let own = fragment.bbox;
    let beside = own.vertical_overlap(label) > 0.5
        && own.left < label.right + 2.0 * body
        && own.right > label.left - 2.0 * body;
    let near = grown(label, 1.5 * body);
    beside
        || shapes.iter().any(|shape| {
            shape.contains(own.center())
                && shape.intersects(near)
                && !shape.contains(label.center())
        })
}

fn grown(area: Rect, by: f32) -> Rect {
    Rect {
        left: area.left - by,
        top: area.top - by,
        right: area.right + by,
        bottom: area.bottom + by,
    }
}

/// Whether a label of the size `largest`, in that of the body, and nothing else is in the middle of `shape`.
fn is_labelled(shape: Rect, fragments: &[Fragment], body: f32, largest: f32) -> bool {
    let inside: Vec<&Fragment> = fragments
        .iter()
        .filter(|f| shape.intersects(f.bbox))
        .collect();
    let Some(around) = inside.iter().map(|f| f.bbox).reduce(Rect::union) else {
        return false;
    };
    let characters = inside.iter().flat_map(|f| &f.chars);
    let letters = characters.clone().filter(|c| c.c.is_alphabetic()).count();
    let (left, right) = (around.left - shape.left, shape.right - around.right);
    let (top, bottom) = (around.top - shape.top, shape.bottom - around.bottom);
    inside.iter().all(|f| f.size <= largest * body)
        && (2..=LABEL).contains(&letters)
        && characters.count() <= LABEL
        && left.min(right) > 0.3 * body
        && top.min(bottom) > -0.1 * body
        && (left - right).abs() < 0.1 * shape.width()
        && (top - bottom).abs() < 0.4 * shape.height()
        && shape.height() < 8.0 * body
}

/// Areas of charts: a frame around bars with nothing but small labels in it.
fn charts(fragments: &[Fragment], shapes: &[Rect], body: f32) -> Vec<Rect> {
    let mut areas: Vec<Rect> = Vec::new();
    for &frame in shapes {
        if frame.width() < 8.0 * body
            || frame.height() < 5.0 * body
            || areas.iter().any(|area| area.contains(frame.center()))
        {
            continue;
        }
        let inside: Vec<Rect> = shapes
            .iter()
            .copied()
            .filter(|s| *s != frame && frame.contains(s.center()) && s.width() < frame.width())
            .collect();
        let small = fragments
            .iter()
            .filter(|f| frame.intersects(f.bbox))
            .all(|f| f.size <= SMALL * body && f.chars.len() <= LABEL);
        if small && has_bars(&inside) {
            areas.push(frame);
        }
    }
    areas
}

/// Whether some shapes are side by side on one line, equally wide and not equally high; or the same lying.
fn has_bars(shapes: &[Rect]) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 1.0;
    let group = |alike: &dyn Fn(&Rect, &Rect) -> bool, length: &dyn Fn(&Rect) -> f32| {
        shapes.iter().any(|first| {
            let bars: Vec<&Rect> = shapes.iter().filter(|s| alike(first, s)).collect();
            let uneven = bars.iter().any(|s| (length(s) - length(first)).abs() > 3.0);
            bars.len() >= BARS && uneven
        })
    };
    let standing = |a: &Rect, b: &Rect| near(a.bottom, b.bottom) && near(a.width(), b.width());
    let lying = |a: &Rect, b: &Rect| near(a.left, b.left) && near(a.height(), b.height());
    group(&standing, &|s| s.height()) || group(&lying, &|s| s.width())
}
