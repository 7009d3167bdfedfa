//! The tags that a page sets over most of its headings: "NETWORK", "RESULTS".

use std::collections::HashMap;
use std::ops::Range;

use crate::geom::{Place, Rect};
use crate::section::Part;

use super::look::Look;
use super::tail::reaches;

/// Headings that have a tag, at least; and half of all.
const TAGS: usize = 3;
/// Longest tag, in bytes.
const LONGEST: usize = 40;
/// A tag is smaller than this, of the heading's size.
const SMALLER: f32 = 0.9;
/// Most room between tag and heading, in em of the heading.
const ROOM: f32 = 0.8;
/// How much more room is above the tag.
const APART: f32 = 2.0;

/// The parts that are tags: short lines in smaller type, all in one look that no answer has, each right above one of `heads`
/// and apart from the text before it.
pub(super) fn tags(parts: &[Part], answers: &[Range<usize>], heads: &[usize]) -> Vec<usize> {
    let all: Vec<usize> = (heads.iter())
        .filter_map(|head| head.checked_sub(1))
        .filter(|at| is_tag(parts, *at))
        .collect();
    let look = |at: usize| parts.get(at).map(|p| Look::of(&p.block));
    let mut counts: HashMap<Look, usize> = HashMap::new();
    for look in all.iter().filter_map(|at| look(*at)) {
        *counts.entry(look).or_default() += 1;
    }
    let answers = answers.iter().flat_map(Clone::clone);
    for look in answers.filter(|at| !all.contains(at)).filter_map(look) {
        counts.remove(&look);
    }
    let most = |own: Look| {
        let count = counts.get(&own).copied().unwrap_or(0);
        count >= TAGS && 2 * count >= heads.len()
    };
    let own = |at: &usize| look(*at).is_some_and(most);
    all.into_iter().filter(own).collect()
}

/// Whether a part can be such a tag, by its words and its place.
fn is_tag(parts: &[Part], at: usize) -> bool {
    let (Some(own), Some(head)) = (parts.get(at), parts.get(at + 1)) else {
        return false;
    };
    let text = own.block.text.as_str().trim();
    let short = own.block.lines == 1 && text.len() <= LONGEST && !reaches(text);
    let words = text.contains(char::is_alphabetic) && !text.ends_with(['.', ';', ',', ':']);
    let (a, b) = (own.block.first_line.rect(), head.block.first_line.rect());
    let room = b.top - a.bottom;
    let over = own.block.page == head.block.page
        && (a.left - b.left).abs() < own.block.size
        && room > -0.5 * own.block.size
        && room < ROOM * head.block.size;
    let before = at.checked_sub(1).and_then(|at| parts.get(at));
    let apart = before.is_none_or(|before| {
        let above = |r: &Rect| r.left < a.right && r.right > a.left && r.top < a.top;
        let places = before.block.text.places();
        let lines = places.iter().filter(|l| l.page == own.block.page);
        let bottoms = lines.map(Place::rect).filter(above).map(|r| r.bottom);
        let bottom = bottoms.reduce(f32::max);
        bottom.is_none_or(|bottom| a.top - bottom > APART * room.max(0.0))
    });
    short && words && over && apart && own.block.size < SMALLER * head.block.size
}
