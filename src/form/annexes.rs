//! Headings that are not the form's: those over several of its sections, and those of what was put behind it.

use crate::layout::Block;
use crate::section::Part;

use super::headings::{Match, PARAMS};
use super::input::Input;
use super::tail;

/// Headings of the form before what is put behind it.
const ANNEXED: usize = 3;
/// Longest title of an annex or of several sections, in bytes.
const LONGEST_TITLE: usize = 120;

/// Whether a part is a heading over several sections, "Part B: the initiative": larger than the headings `own` are, and
/// right above one of them, and set otherwise than text of the size `body`, in points.
pub(super) fn above(index: usize, own: &[Match], parts: &[Part], body: f32) -> bool {
    let Some(below) = own.iter().find(|m| m.part == index + 1) else {
        return false;
    };
    let (block, head) = (&parts[index].block, &parts[below.part].block);
    let larger = block.size > 1.015 * head.size && (block.bold > 0.8 || head.bold <= 0.8);
    // Headings may be smaller than the answers.
    let plain = block.bold <= 0.8 && block.size < 1.05 * body;
    // What is alone between two headings is an answer.
    let answer = own.iter().any(|m| m.part + 1 == index);
    larger && !plain && !answer && title_like(block) && head.cell.is_none()
}

/// Whether a part is the heading of what was put behind the form, a certificate or a curriculum vitae: on top of a page
/// behind the last section, larger than the headings `own` are.
pub(super) fn annex(index: usize, own: &[Match], parts: &[Part]) -> bool {
    let block = &parts[index].block;
    let before = index.checked_sub(1).and_then(|i| parts.get(i));
    let on_top = before.is_some_and(|p| p.block.page != block.page);
    let behind = own.iter().all(|m| m.part < index);
    let larger = (own.iter()).all(|m| block.size > 1.08 * parts[m.part].block.size);
    on_top && behind && larger && own.len() >= ANNEXED && title_like(block)
}

/// Whether a part names itself an annex, behind the last section: set apart, or on top of a page.
pub(super) fn is_annex(index: usize, reading: usize, own: &[Match], input: &Input<'_>) -> bool {
    let parts = &input.sections.parts;
    let part = &parts[index];
    let before = index.checked_sub(1).and_then(|i| parts.get(i));
    let on_top = before.is_some_and(|p| p.block.page != part.block.page);
    let reading = part.readings.get(reading);
    let apart = reading.is_some_and(|r| r.prominence >= PARAMS.set_apart);
    let behind = own.iter().all(|m| m.part < index);
    (on_top || apart)
        && behind
        && own.len() >= ANNEXED
        && title_like(&part.block)
        && input.form.closing.is_annex(part.block.text.as_str())
}

/// Where the annex begins that is headed at `index`: with the few short lines above on its page, a letterhead's, where another
/// page ends before them. A letterhead is beside the heading's left edge or in the middle, and reaches nobody: what else
/// is above the heading is the end of the last answer, a contact.
pub(super) fn top(index: usize, parts: &[Part]) -> usize {
    /// Most parts of a letterhead, and most words of one.
    const PARTS: usize = 4;
    const WORDS: usize = 12;
    /// How far from the heading's left edge a letterhead begins, at least, in points.
    const ASIDE: f32 = 20.0;
    let heading = &parts[index].block;
    let left = heading.first_line.rect().left;
    let page = heading.page;
    let line = |p: &&Part| {
        let text = p.block.text.as_str();
        let aside = (p.block.first_line.rect().left - left).abs() > ASIDE;
        let short = text.split_whitespace().nth(WORDS).is_none() && !text.ends_with('.');
        p.block.page == page && aside && short && !tail::reaches(text)
    };
    let before = parts.get(..index).unwrap_or(&[]);
    let own = before.iter().rev().take(PARTS + 1).take_while(line).count();
    let on_top = before
        .iter()
        .rev()
        .nth(own)
        .is_some_and(|p| p.block.page != page);
    index - if on_top && own <= PARTS { own } else { 0 }
}

/// Whether a block can be a title: a line or two outside a table, and no sentence.
fn title_like(block: &Block) -> bool {
    let text = block.text.as_str().trim_end();
    block.cell.is_none()
        && block.lines <= 2
        && text.len() < LONGEST_TITLE
        && !text.ends_with(['.', ';', ',', ':'])
        && !text.contains(['@', '/'])
}
