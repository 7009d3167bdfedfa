//! The form's own guidance, printed between a heading and its answer: text that the form's vocabulary knows, or lines in
//! small print, a slant or a colour of their own below most headings, of which half ask for something.
//!
//! Small type or italics alone say nothing: half of the lines must begin as requests and questions do.

use crate::layout::{BOXES, Shape, Style};
use crate::section::Part;

use super::heads::Head;
use super::input::Input;
use super::requests::Requests;

/// Guidance in small print is at most this large, as a share of the answers' size.
const SMALL: f32 = 0.93;
/// Sections that must have guidance below their heading.
const LEAST: usize = 4;
/// Most printed lines of a paragraph of guidance.
const LINES: usize = 6;
/// Most paragraphs of guidance below one heading.
const PARAGRAPHS: usize = 3;

/// For each of `heads`, how many parts behind it are guidance and no answer. `end` is where the last one's section ends.
pub(super) fn instructions(input: &Input<'_>, heads: &[Head], end: usize) -> Vec<usize> {
    let parts = &input.sections.parts;
    let answers: Vec<&[Part]> = (0..heads.len())
        .map(|i| {
            let to = heads.get(i + 1).map_or(end, |h| h.from);
            parts.get(heads[i].end..to).unwrap_or(&[])
        })
        .collect();
    let requests = &input.form.requests;
    let asks = |p: &Part| requests.asks(p.block.text.as_str());
    let small: Vec<(f32, bool)> = (answers.iter())
        .filter_map(|a| Some((small_print(a)?, a.first().is_some_and(asks))))
        .collect();
    let sizes: Vec<f32> = small.iter().map(|s| s.0).collect();
    let asking = small.iter().filter(|s| s.1).count();
    // Small type alone says nothing: half of it must ask for something.
    let many = sizes.len() >= LEAST && 5 * sizes.len() >= 3 * heads.len();
    let usual = many && 2 * asking >= sizes.len();
    // Where the answer is missing, the guidance is alone.
    let alone = |answer: &[Part]| match answer {
        [only] => {
            let same = sizes.iter().all(|s| (s - only.block.size).abs() < 0.2);
            same && is_note(only) && asks(only)
        }
        _ => false,
    };
    let style = own_style(&answers, &input.form.requests);
    answers
        .iter()
        .map(|answer| {
            let small = usual && (small_print(answer).is_some() || alone(answer));
            let known = matches!(answer, [first, _, ..] if input.form.placeholders.is_instruction(first.block.text.as_str()));
            let known = known || matches!(answer, [first, next, ..] if is_note(first) && asks(first) && has_box(next));
            let styled = style.map_or(0, |s| in_style(answer, s, &input.form.requests));
            styled.max(usize::from(small || known))
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

/// The slant and colour of the guidance, where it has its own.
fn own_style(answers: &[&[Part]], requests: &Requests) -> Option<Style> {
    let leads: Vec<(Style, &Part)> = answers.iter().filter_map(|a| set_off(a)).collect();
    let count = |style: Style| leads.iter().filter(|(s, _)| *s == style).count();
    let (style, _) = *leads.iter().max_by_key(|(style, _)| count(*style))?;
    let own = leads.iter().filter(|(s, _)| *s == style);
    let asking = own
        .filter(|(_, p)| requests.asks(p.block.text.as_str()))
        .count();
    let many = count(style) >= LEAST && 5 * count(style) >= 3 * answers.len();
    (many && 2 * asking >= count(style)).then_some(style)
}

/// The paragraph that a section begins with, where it goes on in another slant or colour.
fn set_off<'a>(answer: &&'a [Part]) -> Option<(Style, &'a Part)> {
    let [first, next, ..] = answer else {
        return None;
    };
    let style = first.block.style?;
    (is_note(first) && next.block.style != Some(style)).then_some((style, first))
}

/// How many parts a section begins with that are guidance in `style`. The last part is one only where it asks.
fn in_style(answer: &[Part], style: Style, requests: &Requests) -> usize {
    let own = |p: &&Part| p.block.style == Some(style) && is_note(p);
    let asks = |p: &Part| requests.asks(p.block.text.as_str());
    let count = answer.iter().take(PARAGRAPHS).take_while(own).count();
    match answer.get(..count) {
        Some([first, ..]) if count == answer.len() => usize::from(asks(first)),
        // A writer who likes the same type: only the first paragraph can be recognised.
        Some([first, .., _]) if count == PARAGRAPHS => usize::from(asks(first)),
        _ => count,
    }
}

/// Whether a block begins with a box to tick, ticked or not.
fn has_box(part: &Part) -> bool {
    let text = part.block.text.as_str();
    text.starts_with(BOXES) || text.starts_with('□')
}

/// Whether a block can be guidance: a short paragraph.
fn is_note(part: &Part) -> bool {
    part.block.shape == Shape::Paragraph && part.block.lines <= LINES
}
