//! Labels that run up or down beside level text, read as if they were level: one line in the label's own area, no lower than
//! what is beside it.

use std::collections::HashMap;

use super::fragments::{Ch, Fragment};
use super::turned::Frame;
use crate::geom::Rect;
use crate::pdf::PageContent;

/// Lines of one label are nearer than this, in em.
const NEAR: f32 = 2.0;
/// How many labels back a line is looked for: lines come in the order of their columns.
const BACK: usize = 50;
/// How far a cell's edge may cut into its label, in points.
const SLACK: f32 = 2.0;

/// The labels that `lines` make, which are level in the frame `own`, as level lines in the frame `to` of `page`.
pub(super) fn labels(
    mut lines: Vec<Fragment>,
    own: Frame,
    to: Frame,
    page: &PageContent,
) -> Vec<Fragment> {
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let near = |a: &Fragment, b: &Fragment| {
        let beside = a.bbox.left < b.bbox.right && b.bbox.left < a.bbox.right;
        beside && b.baseline - a.baseline < NEAR * a.size
    };
    let mut labels: Vec<Vec<Fragment>> = Vec::new();
    for line in lines {
        let goes_on =
            |label: &&mut Vec<Fragment>| label.last().is_some_and(|last| near(last, &line));
        match labels.iter_mut().rev().take(BACK).find(goes_on) {
            Some(label) => label.push(line),
            None => labels.push(vec![line]),
        }
    }
    let placed: Vec<(Vec<Fragment>, Rect, f32)> = labels
        .into_iter()
        .filter_map(|label| {
            let area = label.iter().map(|f| f.bbox).reduce(Rect::union)?;
            let area = to.to_frame(own.to_page(area));
            Some((label, area, cell_top(area, page, to)))
        })
        .collect();
    // A band behind several labels is the cell of none.
    let tenths = |top: f32| (10.0 * top).round() as i32;
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for (_, _, top) in &placed {
        *counts.entry(tenths(*top)).or_default() += 1;
    }
    let shared = |top: f32| counts.get(&tenths(top)).is_some_and(|n| *n > 1);
    let level = |(label, area, top): (Vec<Fragment>, Rect, f32)| {
        level(label, area, if shared(top) { area.top } else { top })
    };
    placed.into_iter().filter_map(level).collect()
}

/// The lines of a label as one, however many there were, because the lines beside them have another leading. It is as wide
/// as the label's `area`, so that its places are on the label.
fn level(lines: Vec<Fragment>, area: Rect, top: f32) -> Option<Fragment> {
    let mut lines = lines.into_iter();
    let mut one = lines.next()?;
    for line in lines {
        let space = one.chars.last().map(|last| Ch { c: ' ', ..*last });
        one.chars.extend(space);
        one.chars.extend(line.chars);
        one.size = one.size.max(line.size);
    }
    let step = area.width() / one.chars.len().max(1) as f32;
    for (i, ch) in one.chars.iter_mut().enumerate() {
        ch.left = area.left + step * i as f32;
        ch.right = ch.left + step;
    }
    one.baseline = top + one.size;
    one.bbox = Rect {
        left: area.left,
        top: top + 0.2 * one.size,
        right: area.right,
        bottom: top + 1.2 * one.size,
    };
    Some(one)
}

/// The top of the tinted or ruled cell in which a label is; the label's own without one. In the frame `to`.
fn cell_top(label: Rect, page: &PageContent, to: Frame) -> f32 {
    let over = |r: &Rect| r.left <= label.left + SLACK && r.right >= label.right - SLACK;
    let fills = page.fills.iter().chain(&page.shapes);
    let fills = fills.map(|r| to.to_frame(*r));
    let around =
        fills.filter(|r| over(r) && r.top <= label.top + SLACK && r.bottom >= label.bottom - SLACK);
    let cell = around.min_by(|a, b| a.height().total_cmp(&b.height()));
    let rulings = page.rulings.iter().map(|r| to.to_frame(*r));
    let above = rulings.filter(|r| over(r) && r.height() < SLACK && r.bottom <= label.top + SLACK);
    let top = cell.map(|r| r.top);
    let top = top.or_else(|| above.map(|r| r.bottom).max_by(f32::total_cmp));
    top.map_or(label.top, |top| top.min(label.top))
}
