//! Drawings that no frame of many boxes shows: bars side by side with their labels, boxes that lines connect, a shape and a
//! word in a frame.

use super::drawings::{LABEL, SMALL};
use super::fragments::Fragment;
use crate::geom::{Point, Rect};

/// Fewest bars without a frame.
const BARS: usize = 3;
/// Most characters of a word in a picture.
const WORD: usize = 20;

/// Areas of bars, upright or lying, side by side, equally wide and equally far from each other, with their labels, where
/// almost each has one at its end.
pub(super) fn bars(fragments: &[Fragment], shapes: &[Rect], body: f32) -> Vec<Rect> {
    let mut areas: Vec<Rect> = Vec::new();
    for turn in [|r: Rect| r, turned] {
        let shapes: Vec<Rect> = shapes.iter().copied().map(turn).collect();
        let boxes: Vec<(Rect, usize)> = (fragments.iter())
            .map(|f| (turn(f.bbox), f.chars.len()))
            .collect();
        for first in &shapes {
            let known = areas.iter().any(|a| turn(*a).contains(first.center()));
            if !known && let Some(area) = standing(*first, &shapes, &boxes, body) {
                areas.push(turn(area));
            }
        }
    }
    areas
}

/// The page mirrored at its diagonal: bars that lie on a common left edge have a common foot.
fn turned(r: Rect) -> Rect {
    Rect {
        left: -r.bottom,
        top: -r.right,
        right: -r.top,
        bottom: -r.left,
    }
}

/// The area of the bars whose foot is level with that of `first`, with their labels.
fn standing(first: Rect, shapes: &[Rect], boxes: &[(Rect, usize)], body: f32) -> Option<Rect> {
    let near = |a: f32, b: f32, by: f32| (a - b).abs() < by;
    let alike =
        |s: &&Rect| near(s.bottom, first.bottom, 1.0) && near(s.width(), first.width(), 1.0);
    let mut bars: Vec<Rect> = shapes.iter().filter(alike).copied().collect();
    bars.sort_by(|a, b| a.left.total_cmp(&b.left));
    let gap = |pair: &[Rect]| pair[1].left - pair[0].right;
    let wide = bars.windows(2).map(gap).reduce(f32::min)?;
    let even = bars.windows(2).all(|pair| near(gap(pair), wide, 1.5));
    let highest = bars.iter().map(|b| b.height()).reduce(f32::max)?;
    let uneven = bars.iter().filter(|b| b.height() < highest - 3.0).count();
    if bars.len() < BARS || wide < 2.0 || !even || uneven == 0 {
        return None;
    }
    let pitch = first.width() + wide;
    let ends = |bar: &Rect, label: &Rect| {
        let below = label.top > bar.bottom - 2.0 && label.top < bar.bottom + 1.5 * body;
        let above = label.bottom < bar.top + 4.0 && label.bottom > bar.top - 1.5 * body;
        let centred = near(label.center().x, bar.center().x, 0.2 * pitch);
        centred && (below || above)
    };
    let labels: Vec<Rect> = (boxes.iter())
        .filter(|(b, count)| *count <= LABEL && bars.iter().any(|bar| ends(bar, b)))
        .map(|(b, _)| *b)
        .collect();
    if labels.len() + 1 < bars.len() {
        return None;
    }
    let area = bars.iter().chain(&labels).copied().reduce(Rect::union)?;
    let foreign = |(b, _): &(Rect, usize)| area.contains(b.center()) && !labels.contains(b);
    (!boxes.iter().any(foreign)).then_some(area)
}

/// Whether lines lead from box to box in `area`: one fewer than boxes at least.
pub(super) fn are_connected(area: Rect, shapes: &[Rect], rulings: &[Rect]) -> bool {
    const TOUCHING: f32 = 4.0;
    let boxes = || shapes.iter().filter(|s| area.contains(s.center()));
    let at = |x: f32, y: f32| {
        let point = |s: &&Rect| {
            let near = Rect {
                left: s.left - TOUCHING,
                top: s.top - TOUCHING,
                right: s.right + TOUCHING,
                bottom: s.bottom + TOUCHING,
            };
            near.contains(Point { x, y })
        };
        boxes().position(|s| point(&s))
    };
    let leads = |r: &&Rect| {
        let (from, to) = match r.width() > r.height() {
            true => (at(r.left, r.center().y), at(r.right, r.center().y)),
            false => (at(r.center().x, r.top), at(r.center().x, r.bottom)),
        };
        from.zip(to).is_some_and(|(from, to)| from != to)
    };
    rulings.iter().filter(leads).count() + 1 >= boxes().count()
}

/// Frames of pictures: a round or square shape without text in each, and one small word or two; nothing beside them.
pub(super) fn pictures(fragments: &[Fragment], shapes: &[Rect], body: f32) -> Vec<Rect> {
    let words = |frame: &Rect| -> Vec<&Fragment> {
        let inside = fragments.iter().filter(|f| frame.intersects(f.bbox));
        inside.collect()
    };
    let stands_for_something = |frame: &Rect, shape: &Rect| {
        let (width, height) = (shape.width(), shape.height());
        let compact = width < 2.0 * height && height < 2.0 * width && height > 1.5 * body;
        shape != frame
            && frame.contains(shape.center())
            && width < 0.5 * frame.width()
            && height < frame.height()
            && compact
            && words(shape).is_empty()
    };
    let is_picture = |frame: &&Rect| {
        let words = words(frame);
        let small = |f: &&Fragment| f.size <= SMALL * body && f.chars.len() <= WORD;
        let beside = |f: &Fragment| {
            f.bbox.bottom > frame.top && f.bbox.top < frame.bottom && !frame.intersects(f.bbox)
        };
        frame.width() > 6.0 * body
            && frame.height() > 3.0 * body
            && (1..=2).contains(&words.len())
            && words.iter().all(small)
            && !words.iter().any(|f| f.chars.iter().any(|c| c.c == ':'))
            && shapes.iter().any(|s| stands_for_something(frame, s))
            && !fragments.iter().any(beside)
    };
    shapes.iter().filter(is_picture).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f32, top: f32, width: f32, height: f32) -> Rect {
        Rect {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    /// Bars of these heights on a foot at y = 200, and boxes of text of so many characters.
    fn area(heights: &[f32], boxes: &[(Rect, usize)]) -> Option<Rect> {
        let bar = |(i, h): (usize, &f32)| rect(100.0 + 30.0 * i as f32, 200.0 - h, 20.0, *h);
        let bars: Vec<Rect> = heights.iter().enumerate().map(bar).collect();
        standing(*bars.first()?, &bars, boxes, 11.0)
    }

    #[test]
    fn bars_with_labels_below_are_a_chart() {
        let years: Vec<(Rect, usize)> = (0..3)
            .map(|i| (rect(99.0 + 30.0 * i as f32, 204.0, 22.0, 11.0), 4))
            .collect();
        let found = area(&[20.0, 50.0, 35.0], &years);
        assert_eq!(found, Some(rect(99.0, 150.0, 82.0, 65.0)));
        // Equally high boxes are cells; bars without labels may be anything.
        assert_eq!(area(&[20.0, 20.0, 20.0], &years), None);
        assert_eq!(area(&[20.0, 50.0, 35.0], &years[..1]), None);
        let mut text = years;
        text.push((rect(80.0, 160.0, 110.0, 11.0), 20));
        assert_eq!(area(&[20.0, 50.0, 35.0], &text), None);
    }

    #[test]
    fn page_mirrored_twice_is_itself() {
        let r = rect(1.0, 2.0, 30.0, 40.0);
        assert_eq!(turned(turned(r)), r);
        assert_eq!(turned(r).width(), r.height());
    }

    #[test]
    fn lines_from_box_to_box_connect_them() {
        let boxes = [0.0, 100.0, 200.0].map(|left| rect(left, 0.0, 70.0, 30.0));
        let lines = [70.0, 170.0].map(|left| rect(left, 15.0, 30.0, 0.5));
        let all = rect(0.0, 0.0, 270.0, 30.0);
        assert!(are_connected(all, &boxes, &lines));
        assert!(!are_connected(all, &boxes, &lines[..1]));
    }
}
