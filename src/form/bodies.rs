//! Each heading's answer → the section or the line of its field, or an additional section.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::geom::Place;
use crate::layout::Habit;
use crate::text::Text;

use super::answers::{FieldAnswer, SectionAnswer, SectionIndex};
use super::body::{self, section};
use super::definition::FieldType;
use super::heads::{Head, ranges};
use super::input::Input;
use super::refrain;

/// Puts each heading's section under its field, or among the additional ones, without the parts that are `left_out` and the
/// headings of parts of the form. What is behind the office's part goes on with no line above it: it is added to `unplaced`.
pub(super) fn place_sections(
    input: &Input<'_>,
    heads: &[Head],
    (left_out, of_parts): (&BTreeMap<usize, Habit>, &[usize]),
    fields: &mut [FieldAnswer],
    unplaced: &mut Vec<Text>,
) -> (Vec<SectionAnswer>, Vec<SectionIndex>) {
    let mut additional = Vec::new();
    let mut order = Vec::new();
    let ranges = ranges(input, heads);
    let answered = |range: &Range<usize>| range.clone().any(|part| !left_out.contains_key(&part));
    let own = heads.iter().zip(&ranges);
    // A sign may be a little lower than its heading.
    let is_sign = |part: &usize| {
        let text = input.sections.parts.get(*part);
        text.is_some_and(|p| refrain::is_sign_alone(p.block.text.as_str().trim()))
    };
    let below = |range: &Range<usize>| {
        let sign = Some(range.start).filter(|part| range.contains(part) && is_sign(part))?;
        let text = input.sections.parts.get(sign)?.block.text.as_str();
        Some((text.trim(), range.len() == 1))
    };
    let behind: Vec<Option<(&str, bool)>> = own
        .map(|(head, range)| {
            let behind = body::behind(input, head).map(|text| (text, !answered(range)));
            behind.or_else(|| below(range))
        })
        .collect();
    let refrains = refrain::beside(&behind);
    for (i, (head, range)) in heads.iter().zip(ranges).enumerate() {
        if of_parts.contains(&i) {
            continue;
        }
        let office = |part: &usize| left_out.get(part) == Some(&Habit::OfficeUse);
        let field = head
            .matched
            .and_then(|m| input.form.file.fields.get(m.field));
        let line = field.is_some_and(|f| f.kind != FieldType::Section);
        let ends = range.clone().find(office).filter(|_| line);
        let free = |part: &usize| !left_out.contains_key(part);
        let behind = ends.map_or(0..0, |at| at..range.end).filter(free);
        let behind = behind.filter_map(|part| input.sections.parts.get(part));
        unplaced.extend(behind.map(|p| p.block.text.tidied()));
        let refrain = refrains.get(i) == Some(&true);
        let answer = (range.start..ends.unwrap_or(range.end)).filter(free);
        let answer = answer.filter(|part| !refrain || *part != range.start || !is_sign(part));
        let mut section = section(input, head, (answer, refrain), heads, i);
        // The heading of a group is not part of an answer; text below it that belongs to no field is kept with it.
        let none = left_out.contains_key(&head.part) && head.matched.is_none();
        if (input.scopes.whole().contains(&head.part) || none) && section.blocks.is_empty() {
            continue;
        }
        match head.matched {
            Some(m) if fields.get(m.field).is_some_and(|f| f.section.is_none()) => {
                if let Some(answer) = fields.get_mut(m.field) {
                    answer.confidence = section.confidence;
                    answer.section = Some(section);
                    order.push(SectionIndex::Field(m.field));
                }
            }
            matched => {
                section.repeats = matched.map(|m| m.field);
                order.push(SectionIndex::Additional(additional.len()));
                additional.push(section);
            }
        }
    }
    (additional, order)
}

/// Makes lines of those answers below a heading whose field is not a section: their text is its value. The sections that are
/// left, in their order.
pub(super) fn lines_of_body(
    input: &Input<'_>,
    heads: &[Head],
    fields: &mut [FieldAnswer],
    mut order: Vec<SectionIndex>,
    empty: &mut Vec<(usize, Vec<Place>)>,
) -> Vec<SectionIndex> {
    let is_line = |at: usize| {
        let field = input.form.file.fields.get(at);
        field.is_some_and(|f| f.kind != FieldType::Section)
    };
    for (index, answer) in fields.iter_mut().enumerate().filter(|(i, _)| is_line(*i)) {
        let Some(section) = answer.section.take() else {
            continue;
        };
        let own = |h: &&Head| h.matched.is_some_and(|m| m.field == index);
        let number = heads.iter().find(own).map(|h| number_before(input, h));
        let heading = section.heading.as_str().trim_end_matches([':', '：', ' ']);
        let label = format!("{}{heading}", number.unwrap_or_default());
        let mut text = Text::new();
        for block in &section.blocks {
            if !text.is_empty() {
                text.push_added('\n');
            }
            text.append(&block.text);
        }
        if text.is_empty() {
            empty.push((index, section.heading.places()));
            answer.empty_labels.push(label);
        } else {
            answer.lines.push(text.trim());
            answer.labels.push(label);
        }
    }
    order.retain(|at| !matches!(at, SectionIndex::Field(at) if is_line(*at)));
    order
}

/// The number before a heading as printed, with its signs and a space behind it; empty for a heading without one.
fn number_before(input: &Input<'_>, head: &Head) -> String {
    let own = |at: usize| input.sections.parts.get(at);
    let before = own(head.part).and_then(|p| {
        let reading = p.readings.get(head.reading)?;
        p.block.text.as_str().get(..reading.heading.start)
    });
    let apart = own(head.from).filter(|_| head.number.is_some());
    let apart = apart.map(|p| p.block.text.as_str());
    let printed = before.into_iter().chain(apart).map(str::trim);
    let mut number = printed.filter(|t| t.contains(char::is_alphanumeric));
    let number = number.next_back();
    number.map_or_else(String::new, |number| format!("{number} "))
}
