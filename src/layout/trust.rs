//! Flows and what the structure tree says of them → whether the tree is believed.
//!
//! Anybody can write anything into a tree, and many producers do. It is asked only where it agrees with the order of
//! drawing, knows nearly all of a page's text, and contradicts nothing that is sure.

use std::collections::{BTreeMap, BTreeSet};

use super::cuts::Flow;
use super::tags::Tag;
use crate::geom::Rect;

/// Share of a page's fragments that the tree must know, and of neighbours in its order that must be drawn in that order.
const TRUSTED: f32 = 0.95;
/// Pages with more blocks than this are not looked at: each is compared with all others.
const MOST_BLOCKS: usize = 1_000;

/// Whether the tree knows nearly all fragments, and has them in the order in which they are drawn.
pub(super) fn agrees(flows: &[Flow]) -> bool {
    let mut drawn: Vec<(usize, Option<Tag>)> = flows
        .iter()
        .flat_map(|f| f.rows.iter().flatten())
        .map(|f| (f.order, f.tag))
        .collect();
    let known = drawn.iter().filter(|(_, tag)| tag.is_some()).count();
    if known == 0 || (known as f32) < TRUSTED * drawn.len() as f32 {
        return false;
    }
    drawn.sort_unstable_by_key(|(order, _)| *order);
    let orders: Vec<u32> = drawn
        .iter()
        .filter_map(|(_, tag)| Some((*tag)?.order))
        .collect();
    let ascending = orders.windows(2).filter(|w| w[0] <= w[1]).count();
    ascending as f32 >= TRUSTED * orders.len().saturating_sub(1) as f32
}

/// Whether of two blocks of which one is below the other the upper one comes first in the tree too: only what is
/// side by side leaves a choice.
pub(super) fn reads_down(flows: &[Flow]) -> bool {
    let mut blocks: BTreeMap<u32, (u32, Rect)> = BTreeMap::new();
    for fragment in flows.iter().flat_map(|f| f.rows.iter().flatten()) {
        let Some(tag) = fragment.tag else { continue };
        let (order, area) = blocks
            .entry(tag.block)
            .or_insert((tag.order, fragment.bbox));
        *order = tag.order.min(*order);
        *area = area.union(fragment.bbox);
    }
    if blocks.len() > MOST_BLOCKS {
        return false;
    }
    let mut blocks: Vec<(u32, Rect)> = blocks.into_values().collect();
    blocks.sort_by_key(|(order, _)| *order);
    let below = |a: &Rect, b: &Rect| {
        a.center().y > b.bottom && b.center().y < a.top && a.left < b.right && b.left < a.right
    };
    (1..blocks.len()).all(|at| {
        let (earlier, rest) = blocks.split_at(at);
        let later = rest.first();
        later.is_none_or(|(_, later)| !earlier.iter().any(|(_, earlier)| below(earlier, later)))
    })
}

/// Whether the blocks that stay together on a printed line follow each other in the tree as well. All labels before all
/// values do not: then the line, which reads across, is right.
pub(super) fn is_clear(flows: &[Flow], cells: &BTreeSet<u32>, woven: &BTreeSet<u32>) -> bool {
    let free = || flows.iter().filter(|f| !f.is_ruled());
    let tags = free().flat_map(|f| f.rows.iter().flatten().filter_map(|f| f.tag));
    let mut orders: BTreeMap<u32, u32> = BTreeMap::new();
    for tag in tags {
        let order = orders.entry(tag.block).or_insert(tag.order);
        *order = tag.order.min(*order);
    }
    let mut sorted: Vec<(u32, u32)> = orders.into_iter().map(|(b, order)| (order, b)).collect();
    sorted.sort_unstable();
    let ranks: BTreeMap<u32, usize> = (sorted.iter().enumerate())
        .map(|(rank, (_, block))| (*block, rank))
        .collect();
    free().flat_map(|f| &f.rows).all(|row| {
        let stays =
            |t: &Tag| !woven.contains(&t.block) && !t.cell.is_some_and(|c| cells.contains(&c));
        let tags = row.iter().filter_map(|f| f.tag).filter(stays);
        let own: BTreeSet<usize> = tags.filter_map(|t| ranks.get(&t.block).copied()).collect();
        let span = own
            .last()
            .zip(own.first())
            .map_or(0, |(last, first)| last - first);
        span < own.len().max(1)
    })
}
