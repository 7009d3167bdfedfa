//! Takes headings out that are repeated at the top of a page as its running head.
//!
//! The layout finds running heads by their being the same from page to page; one that shows the section a page begins in
//! differs from page to page, and reads like a heading.

use std::collections::HashMap;

use crate::layout::{Block, Claim, Habit};

/// Longest running head, in bytes.
const MAX_HEAD: usize = 240;
/// A running head is smaller than the heading that it repeats, at least by this share.
const SMALLER: f32 = 0.92;
/// A running head is at most this much larger than the text: a title that a cover page has in larger type is none.
const LARGER: f32 = 1.15;

/// The blocks that are no running heads; the texts of those that are go to `out`. A running head is the first block of
/// its page, one line in smaller type than a block further down or up that reads the same.
pub(super) fn without_running_headings<'b>(
    blocks: Vec<&'b Block>,
    body_size: f32,
    out: &mut Vec<Claim>,
) -> Vec<&'b Block> {
    let mut largest: HashMap<String, f32> = HashMap::new();
    for block in blocks.iter().filter(|b| b.text.as_str().len() <= MAX_HEAD) {
        let size = largest.entry(folded(block)).or_default();
        *size = size.max(block.size);
    }
    let mut page = None;
    let is_running = |block: &&Block| {
        let first = page.replace(block.page) != Some(block.page);
        let short = block.lines == 1 && block.text.as_str().len() <= MAX_HEAD;
        if !first || !short || block.cell.is_some() {
            return false;
        }
        let heading = largest.get(&folded(block)).copied().unwrap_or(0.0);
        block.size < SMALLER * heading && block.size <= LARGER * body_size
    };
    let (running, kept): (Vec<&Block>, Vec<&Block>) = blocks.into_iter().partition(is_running);
    let claim = |b: &Block| Habit::RunningHeading.claims(b.text.clone());
    out.extend(running.into_iter().map(claim));
    kept
}

/// The block's letters and digits in lower case.
fn folded(block: &Block) -> String {
    let letters = block.text.as_str().chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
