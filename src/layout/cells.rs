//! Fragments and the ruled tables of a page → what is in which cell.

use std::collections::BTreeMap;

use super::fragments::Fragment;
use super::tables::Grid;
use crate::geom::{Point, Rect};

/// Index of the grid, index of its cell, and what is in it.
pub(super) type InCell = (usize, usize, Vec<Fragment>);

/// Parts fragments into free ones and those inside cells, cells in reading order.
pub(super) fn by_cell(fragments: Vec<Fragment>, grids: &[Grid]) -> (Vec<Fragment>, Vec<InCell>) {
    let mut free = Vec::new();
    let mut cells: BTreeMap<(usize, usize), Vec<Fragment>> = BTreeMap::new();
    let mut queue: Vec<Fragment> = fragments.into_iter().rev().collect();
    while let Some(fragment) = queue.pop() {
        let Some((g, grid)) = grids
            .iter()
            .enumerate()
            .filter(|(_, g)| g.area.contains(fragment.bbox.center()))
            .min_by(|a, b| size(a.1).total_cmp(&size(b.1)))
        else {
            free.push(fragment);
            continue;
        };
        // A run drawn across a vertical line belongs to two cells.
        let y = fragment.bbox.center().y;
        let first = Point {
            x: fragment.bbox.left + 0.1,
            y,
        };
        let Some(cell) = grid
            .cell_at(first)
            .or_else(|| grid.cell_at(fragment.bbox.center()))
        else {
            free.push(fragment);
            continue;
        };
        let edge = cell.area.right;
        let over = fragment.bbox.right - edge;
        if over > 0.5 * fragment.size && edge < grid.area.right - 1.0 {
            let mut parts = fragment.split_at(edge);
            if let [Some(_), Some(_)] = &parts {
                queue.extend(parts[1].take());
                queue.extend(parts[0].take());
                continue;
            }
            if let Some(whole) = parts.into_iter().flatten().next() {
                let cell = grid
                    .cells
                    .iter()
                    .position(|c| c.area.contains(whole.bbox.center()));
                cells.entry((g, cell.unwrap_or(0))).or_default().push(whole);
            }
            continue;
        }
        let index = grid.cells.iter().position(|c| c == cell).unwrap_or(0);
        cells.entry((g, index)).or_default().push(fragment);
    }
    (
        free,
        cells.into_iter().map(|((g, c), f)| (g, c, f)).collect(),
    )
}

/// Whether the walls of `grid` run through the words on it: squares behind the text, and no table. A run that is drawn over a
/// wall of a table has a gap there.
pub(super) fn is_behind(grid: &Grid, fragments: &[Fragment]) -> bool {
    /// Runs that must be cut, and which share of all on it is.
    const LEAST: usize = 4;
    const SHARE: usize = 3;
    let (mut all, mut gaps, mut cut) = (0_usize, 0_usize, 0_usize);
    let on_it = |f: &&Fragment| grid.area.contains(f.bbox.center());
    for fragment in fragments.iter().filter(on_it) {
        all += 1;
        let start = Point {
            x: fragment.bbox.left + 0.1,
            y: fragment.bbox.center().y,
        };
        let Some(wall) = grid.cell_at(start).map(|cell| cell.area.right) else {
            continue;
        };
        if wall >= fragment.bbox.right - 0.5 * fragment.size || wall >= grid.area.right - 1.0 {
            continue;
        }
        let behind = (fragment.chars).partition_point(|c| (c.left + c.right) / 2.0 < wall);
        let before = behind.checked_sub(1).and_then(|i| fragment.chars.get(i));
        let pair = before.zip(fragment.chars.get(behind));
        let in_word = pair.is_some_and(|(a, b)| {
            let letters = a.c.is_alphanumeric() && b.c.is_alphanumeric();
            letters && b.left - a.right < 0.15 * fragment.size
        });
        match in_word {
            true => cut += 1,
            false => gaps += 1,
        }
    }
    cut >= LEAST && cut > gaps && cut * SHARE >= all
}

/// For each grid, the grid and its cell that it is in: a table within a table.
pub(super) fn outer_cells(grids: &[Grid]) -> Vec<Option<(usize, usize)>> {
    /// More tables than this on a page are a drawing's.
    const MOST: usize = 200;
    const SLACK: f32 = 2.0;
    let holds = |outer: &Rect, inner: &Rect| {
        outer.left <= inner.left + SLACK
            && outer.right >= inner.right - SLACK
            && outer.top <= inner.top + SLACK
            && outer.bottom >= inner.bottom - SLACK
    };
    let cell = |inner: &Grid| {
        let around = grids.iter().enumerate().filter(|(_, outer)| {
            size(outer) > 1.1 * size(inner) && holds(&outer.area, &inner.area)
        });
        let (at, outer) = around.min_by(|a, b| size(a.1).total_cmp(&size(b.1)))?;
        let cell = (outer.cells.iter()).position(|c| holds(&c.area, &inner.area))?;
        Some((at, cell))
    };
    match grids.len() {
        2..=MOST => grids.iter().map(cell).collect(),
        few => vec![None; few],
    }
}

/// How much of the page a grid covers, in square points.
fn size(grid: &Grid) -> f32 {
    grid.area.width() * grid.area.height()
}

/// The part of a cell that text can fill: as far from its right edge as the text is from its left.
pub(super) fn text_area(fragments: &[Fragment], cell: Rect) -> Rect {
    let left = fragments
        .iter()
        .map(|f| f.bbox.left)
        .fold(f32::MAX, f32::min);
    let right = fragments
        .iter()
        .map(|f| f.bbox.right)
        .fold(cell.left, f32::max);
    let padding = (left - cell.left).min(0.2 * cell.width()).max(0.0);
    Rect {
        left: cell.left + padding,
        right: (cell.right - padding).max(right),
        ..cell
    }
}
