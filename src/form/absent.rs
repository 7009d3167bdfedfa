//! Where an absent field should be, and how sure its absence is.

use crate::finding::Certainty;
use crate::geom::{PageNumber, Place, Rect};
use crate::layout::Block;
use crate::section::Part;

use super::answers::{Absence, Candidate, FieldAnswer, Verdict};
use super::candidates;
use super::compiled::section_order;
use super::headings::{Match, PARAMS};
use super::heads::Head;
use super::input::Input;

/// By how much a heading must be nearer to another section to be that one's alone.
const CLOSE: f32 = 0.1;
/// How near the words of a refused label must be to be named.
const NEAR_LABEL: f32 = 0.7;

/// Says for every field without answer where it should be and how sure its absence is.
pub(super) fn mark_absent(
    input: &Input<'_>,
    heads: &[Head],
    fields: &mut [FieldAnswer],
    empty_labels: &[(usize, Vec<Place>)],
    first_head: usize,
) {
    let order = section_order(input.form);
    for (index, field) in fields.iter_mut().enumerate() {
        if field.section.is_some() || !field.lines.is_empty() {
            continue;
        }
        let is_section = order.contains(&index);
        let absence = if let Some((_, at)) = empty_labels.iter().find(|(f, _)| *f == index) {
            Absence {
                gap: at.clone(),
                certainty: Certainty::Definite,
                candidates: Vec::new(),
            }
        } else if is_section {
            absent_section(input, heads, index, &order)
        } else {
            absent_line(input, heads, index, first_head)
        };
        field.absence = Some(absence);
    }
}

fn absent_section(input: &Input<'_>, heads: &[Head], index: usize, order: &[usize]) -> Absence {
    let parts = &input.sections.parts;
    let rank = |f: usize| order.iter().position(|o| *o == f);
    // The gap is before the heading that the form has next, else after the last one before.
    let next = heads
        .iter()
        .find(|h| h.matched.is_some_and(|m| rank(m.field) > rank(index)));
    let gap = match next {
        Some(head) => above(
            parts.get(head.part.wrapping_sub(1)),
            &parts[head.part].block,
        ),
        None => parts
            .get(input.segment.body().end.saturating_sub(1))
            .map_or(Place::new(PageNumber::FIRST, Rect::default()), |p| {
                below(&p.block, None)
            }),
    };
    // What is a heading of another section is not this one's, unless it names both, or comes as near to this one.
    let of_others = |m: &Match| {
        heads.iter().any(|h| {
            let nearer = h.matched.is_none_or(|own| own.wording > m.wording + CLOSE);
            h.part == m.part && !h.shares(m) && (nearer || m.wording < PARAMS.far)
        })
    };
    let mut near: Vec<Candidate> = input
        .found
        .iter()
        .filter(|m| {
            m.field == index
                && m.wording >= PARAMS.candidate
                && input.segment.parts.contains(&m.part)
                && !of_others(m)
        })
        .map(|m| {
            let verdict = match heads.iter().find(|h| h.part == m.part) {
                _ if heads.iter().any(|h| h.shares(m)) => Verdict::Shared,
                Some(_) => Verdict::OtherField,
                None => m.verdict,
            };
            candidates::heading(input, m, verdict)
        })
        .collect();
    near.sort_by(|a, b| b.score.total_cmp(&a.score));
    near.truncate(3);
    let taken = near.iter().any(|c| c.verdict == Verdict::OtherField);
    let certainty = match near.first().map(|c| c.score) {
        Some(s) if s >= 0.6 || taken => Certainty::Possible,
        Some(s) if s >= 0.5 => Certainty::Likely,
        _ => Certainty::Definite,
    };
    let shared = near.first().filter(|c| c.verdict == Verdict::Shared);
    Absence {
        gap: shared.map_or_else(|| vec![gap], |c| c.at.clone()),
        certainty,
        candidates: near,
    }
}

/// A header line that is not there: it should be at the end of the header block.
fn absent_line(input: &Input<'_>, heads: &[Head], index: usize, first_head: usize) -> Absence {
    let parts = &input.sections.parts;
    let header = &input.segment.header;
    let gap = if header.is_empty() {
        parts.get(first_head).map(|p| above(None, &p.block))
    } else {
        let last = input
            .labels
            .iter()
            .rfind(|l| header.contains(&l.part))
            .map_or(header.start, |l| l.part);
        parts
            .get(last)
            .map(|p| below(&p.block, parts.get(last + 1)))
    };
    // With a header block we would have seen it; without one we may have missed the whole block.
    let certainty = if header.is_empty() {
        Certainty::Possible
    } else {
        Certainty::Definite
    };
    // Labels in a section of the form are that section's: contacts have telephones too.
    let free = |part: usize| {
        let owner = heads.iter().rfind(|h| h.part <= part);
        owner.is_none_or(|h| h.matched.is_none()) && input.segment.parts.contains(&part)
    };
    let near = (input.near_labels.iter())
        .chain(input.labels)
        .filter(|l| l.field == index && l.score >= NEAR_LABEL && free(l.part))
        .filter_map(|l| candidates::label(input, l, Verdict::Wording))
        .take(3);
    Absence {
        gap: gap.into_iter().collect(),
        certainty,
        candidates: near.collect(),
    }
}

/// The strip right above a block, up to the end of the one before it.
fn above(previous: Option<&Part>, block: &Block) -> Place {
    let first = block.first_line.rect();
    let end = previous
        .and_then(|p| p.block.text.places().last().copied())
        .filter(|p| p.page == block.page);
    let top = end
        .map_or(first.top - 14.0, |p| p.rect().bottom)
        .min(first.top - 2.0)
        .max(0.0);
    Place::new(
        block.page,
        Rect {
            top,
            bottom: first.top,
            ..first
        },
    )
}

/// The strip right below a block, down to the next one.
pub(super) fn below(block: &Block, next: Option<&Part>) -> Place {
    let last = block
        .text
        .places()
        .last()
        .copied()
        .unwrap_or(block.first_line);
    let rect = last.rect();
    let limit = next
        .filter(|n| n.block.page == last.page)
        .map(|n| n.block.first_line.rect().top);
    let bottom = limit
        .filter(|l| *l > rect.bottom + 2.0)
        .unwrap_or(rect.bottom + 14.0);
    Place::new(
        last.page,
        Rect {
            top: rect.bottom,
            bottom,
            ..rect
        },
    )
}
