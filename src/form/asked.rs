//! The form's own instructions, printed between a heading and its answer: small print below most of the headings, or a text
//! that the form's vocabulary knows.

use crate::layout::Shape;
use crate::section::Part;

use super::heads::Head;
use super::nomination::Input;

/// Instructions are at most this large, as a share of the answers' size.
const SMALL: f32 = 0.93;
/// Sections that must have small print below their heading.
const LEAST: usize = 4;
/// Most printed lines of an instruction in small print.
const LINES: usize = 6;

/// For each of `heads`, whether the first part behind it is an instruction and no answer. `end` is where the last one's
/// section ends.
pub(super) fn instructions(input: &Input<'_>, heads: &[Head], end: usize) -> Vec<bool> {
    let parts = &input.sections.parts;
    let answers: Vec<&[Part]> = (0..heads.len())
        .map(|i| {
            let to = heads.get(i + 1).map_or(end, |h| h.from);
            parts.get(heads[i].end..to).unwrap_or(&[])
        })
        .collect();
    let sizes: Vec<f32> = answers.iter().filter_map(|a| small_print(a)).collect();
    let usual = sizes.len() >= LEAST && 5 * sizes.len() >= 3 * heads.len();
    // Where the answer is missing, the instruction stands alone.
    let alone = |answer: &[Part]| match answer {
        [only] => sizes.iter().all(|s| (s - only.block.size).abs() < 0.2) && is_note(only),
        _ => false,
    };
    answers
        .iter()
        .map(|answer| {
            let small = usual && (small_print(answer).is_some() || alone(answer));
            let known = matches!(answer, [first, _, ..] if input.form.placeholders.is_instruction(first.block.text.as_str()));
            small || known
        })
        .collect()
}

/// The size of the small print that a section begins with; `None` where it begins like it goes on.
fn small_print(answer: &[Part]) -> Option<f32> {
    let [first, rest @ ..] = answer else {
        return None;
    };
    let smallest = rest.iter().map(|p| p.block.size).reduce(f32::min)?;
    (is_note(first) && first.block.size <= SMALL * smallest).then_some(first.block.size)
}

/// Whether a block can be an instruction: a short paragraph.
fn is_note(part: &Part) -> bool {
    part.block.shape == Shape::Paragraph && part.block.lines <= LINES
}
