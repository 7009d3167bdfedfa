//! Takes headings out that are repeated at the top of a page as its running head.
//!
//! The layout finds running heads by their being the same from page to page; one that shows the section a page begins in
//! differs from page to page, and reads like a heading. So does the heading of a section that goes on over a page and
//! says so.

use std::collections::{HashMap, HashSet};

use crate::layout::{Block, Claim, Habit};

/// Longest running head, in bytes.
const MAX_HEAD: usize = 240;
/// A running head is smaller than the heading that it repeats, at least by this share.
const SMALLER: f32 = 0.92;
/// A running head is at most this much larger than the text: a title that a cover page has in larger type is not one.
const LARGER: f32 = 1.15;

/// Most words of the remark that says that a heading goes on: "(continued)".
const REMARK: usize = 3;
/// A heading that goes on and has no number is at least this much larger than the text.
const SET_APART: f32 = 1.1;

/// The blocks that are not running heads; the texts of those that are go to `out`. A running head is the first block of
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
    let (mut running, kept): (Vec<&Block>, Vec<&Block>) = blocks.into_iter().partition(is_running);
    let on = goes_on(&kept, body_size);
    let mut at = 0..;
    let (again, kept): (Vec<&Block>, Vec<&Block>) = kept
        .into_iter()
        .partition(|_| at.next().is_some_and(|at| on.contains(&at)));
    running.extend(again);
    let claim = |b: &Block| Habit::RunningHeading.claims(b.text.clone());
    out.extend(running.into_iter().map(claim));
    kept
}

/// Which blocks are a heading that goes on over a page: on a later page, the words and the type of the last heading of that
/// type, and a short remark in brackets. "4. Achievements (cont.)" asks nothing for the second time.
fn goes_on(blocks: &[&Block], body_size: f32) -> HashSet<usize> {
    let headed = |b: &Block| {
        let numbered = super::number_length(b.text.as_str()) > 0;
        let short = b.lines <= 2 && b.text.as_str().len() <= MAX_HEAD;
        short && (numbered || b.size >= SET_APART * body_size)
    };
    let mut out = HashSet::new();
    let mut last: Vec<(usize, &Block)> = Vec::new();
    for (at, block) in blocks.iter().enumerate().filter(|(_, b)| headed(b)) {
        let alike =
            |b: &Block| (b.size - block.size).abs() < 0.3 && (b.bold > 0.8) == (block.bold > 0.8);
        let own = last.iter_mut().find(|(_, b)| alike(b));
        let again = own.as_ref().is_some_and(|(before, heading)| {
            let apart = at > before + 1 && block.page > heading.page;
            apart
                && without_remark(block.text.as_str())
                    .is_some_and(|t| t == heading.text.as_str().trim())
        });
        match own {
            _ if again => {
                out.insert(at);
            }
            Some(own) => *own = (at, block),
            None => last.push((at, block)),
        }
    }
    out
}

/// `text` without a remark of a few words in brackets at its end; `None` where there is none.
fn without_remark(text: &str) -> Option<&str> {
    let (heading, remark) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    let words = remark.split_whitespace().count();
    ((1..=REMARK).contains(&words)).then(|| heading.trim())
}

/// The block's letters and digits in lower case.
fn folded(block: &Block) -> String {
    let letters = block.text.as_str().chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::goes_on;
    use crate::layout::Block;
    use crate::layout::testing::line;

    fn again(lines: &[(usize, &str)]) -> Vec<usize> {
        let blocks: Vec<Block> = lines
            .iter()
            .map(|(page, text)| line(*page, text, None))
            .collect();
        let mut on: Vec<usize> = goes_on(&blocks.iter().collect::<Vec<_>>(), 11.0)
            .into_iter()
            .collect();
        on.sort_unstable();
        on
    }

    #[test]
    fn heading_goes_on_over_a_page() {
        let heading = "4. Achievements";
        let text = "Nine villages were reached.";
        assert_eq!(
            again(&[
                (0, heading),
                (0, text),
                (1, "4. Achievements (cont.)"),
                (1, text)
            ]),
            [2]
        );
        assert_eq!(
            again(&[
                (0, heading),
                (0, text),
                (1, "4. Achievements (cont.)"),
                (2, "4. Achievements (3/3)")
            ]),
            [2, 3]
        );
    }

    #[test]
    fn other_headings_are_their_own() {
        let heading = "4. Achievements";
        let text = "Nine villages were reached.";
        for next in [
            "4. Achievements",
            "5. Achievements (cont.)",
            "4. Achievements (from a regional point of view)",
        ] {
            assert!(
                again(&[(0, heading), (0, text), (1, next)]).is_empty(),
                "{next}"
            );
        }
        // On the same page, and after another heading, it is a second section.
        assert!(again(&[(0, heading), (0, text), (0, "4. Achievements (cont.)")]).is_empty());
        assert!(
            again(&[
                (0, heading),
                (0, text),
                (0, "5. Innovation"),
                (1, "4. Achievements (cont.)")
            ])
            .is_empty()
        );
    }
}
