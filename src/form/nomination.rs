//! One stretch of the document → one nomination's answers.

use std::ops::Range;

use crate::finding::Certainty;
use crate::geom::{PageNumber, Place, Rect};
use crate::layout::{Block, Shape};
use crate::section::{Part, Sections};
use crate::text::Text;

use super::answers::{
    Absence, AnswerBlock, BlockKind, Candidate, Evidence, FieldAnswer, Footnote, LinkAnswer,
    NominationAnswers, SectionAnswer, SectionIndex,
};
use super::definition::{FieldType, Form};
use super::header::{self, Label};
use super::headings::{self, Match, PARAMS};
use super::split::{Segment, section_order};

/// What one nomination is made from.
pub(super) struct Input<'a> {
    pub(super) sections: &'a Sections,
    pub(super) form: &'a Form,
    /// All matches of the document, accepted or not.
    pub(super) found: &'a [Match],
    pub(super) labels: &'a [Label],
    pub(super) segment: &'a Segment,
}

/// A heading of this nomination: one of the form's, or another one.
#[derive(Debug, Clone, Copy)]
struct Head {
    part: usize,
    reading: usize,
    matched: Option<Match>,
}

/// The answers of one segment; what belongs to no field is added to `unplaced`.
pub(super) fn answers(input: &Input<'_>, unplaced: &mut Vec<Text>) -> NominationAnswers {
    let parts = &input.sections.parts;
    let segment = input.segment;
    let mut heads = heads(input);
    heads.sort_by_key(|h| h.part);
    let first_head = heads.first().map_or(segment.parts.end, |h| h.part);
    let mut fields: Vec<FieldAnswer> = input
        .form
        .file
        .fields
        .iter()
        .map(|_| FieldAnswer::default())
        .collect();
    let header_end = if segment.header.is_empty() {
        first_head
    } else {
        segment.header.end.min(first_head)
    };
    let header = segment.header.start..header_end.max(segment.header.start);
    let mut used: Vec<usize> = segment.title.clone().collect();
    let mut empty_labels: Vec<(usize, Vec<Place>)> = Vec::new();
    for (field, score, value, from) in header::values(parts, header, input.labels) {
        used.extend(from.iter().copied());
        let Some(answer) = fields.get_mut(field) else {
            continue;
        };
        if value.is_empty() {
            let at = from
                .first()
                .map(|p| parts[*p].block.text.places())
                .unwrap_or_default();
            empty_labels.push((field, at));
            continue;
        }
        answer.confidence = answer.confidence.max(score);
        answer.lines.push(value);
    }
    let label = title(input, &mut fields);
    // What stands before the first section and is no answer.
    for (index, part) in parts
        .iter()
        .enumerate()
        .take(first_head)
        .skip(segment.parts.start)
    {
        if !used.contains(&index) {
            unplaced.push(part.block.text.tidied());
        }
    }
    let language = language(input, &heads);
    let (additional, order) = place_sections(input, &heads, &mut fields);
    mark_absent(input, &heads, &mut fields, &empty_labels, first_head);
    let pages = pages(parts, &segment.parts);
    let on_pages = |page: PageNumber| page >= pages.0 && page <= pages.1;
    NominationAnswers {
        label,
        language,
        pages,
        fields,
        additional,
        order,
        footnotes: input
            .sections
            .footnotes
            .iter()
            .filter(|n| n.text.page().is_some_and(on_pages))
            .map(|n| Footnote {
                mark: n.mark.clone(),
                text: n.text.single_line(),
            })
            .collect(),
        links: input
            .sections
            .pages
            .iter()
            .filter(|p| on_pages(p.number))
            .flat_map(|p| {
                p.links.iter().map(|(target, at)| LinkAnswer {
                    target: target.clone(),
                    at: *at,
                })
            })
            .collect(),
    }
}

/// The title and the nomination's letter.
fn title(input: &Input<'_>, fields: &mut [FieldAnswer]) -> Option<String> {
    let parts = &input.sections.parts;
    let index = input
        .form
        .file
        .fields
        .iter()
        .position(|f| f.kind == FieldType::Title)?;
    let mut text = Text::new();
    let mut label = None;
    for (i, part) in input
        .segment
        .title
        .clone()
        .filter_map(|p| parts.get(p))
        .enumerate()
    {
        let mut own = part.block.text.single_line();
        if i == 0
            && let Some(number) = part.readings.first().and_then(|r| r.number.as_ref())
        {
            label = Some(number.printed.clone());
            let skip = crate::section::number_length(own.as_str());
            own = own.slice(skip..own.as_str().len()).trim();
        }
        if !text.is_empty() {
            text.push_added(' ');
        }
        text.append(&own);
    }
    let answer = fields.get_mut(index)?;
    if answer.lines.is_empty() && !text.is_empty() {
        let prominence = parts
            .get(input.segment.title.start)
            .and_then(|p| p.readings.first())
            .map_or(0.0, |r| r.prominence);
        answer.confidence = (0.6 + 0.4 * prominence).min(0.99);
        answer.lines.push(text);
    }
    label
}

/// The headings of this segment: accepted matches, and headings outside the form.
fn heads(input: &Input<'_>) -> Vec<Head> {
    let parts = &input.sections.parts;
    let from = input
        .segment
        .header
        .end
        .max(input.segment.title.end)
        .max(input.segment.parts.start);
    let range = from..input.segment.parts.end;
    let mut own: Vec<Match> = input
        .found
        .iter()
        .filter(|m| m.accepted && range.contains(&m.part))
        .copied()
        .collect();
    // The same heading twice, one of them much weaker: the weak one is text.
    let strongest = |field: usize| {
        own.iter()
            .filter(|m| m.field == field)
            .map(|m| m.score)
            .fold(0.0, f32::max)
    };
    let best: Vec<f32> = own.iter().map(|m| strongest(m.field)).collect();
    let mut scores = best.into_iter();
    own.retain(|m| scores.next().is_none_or(|b| m.score > b - 0.22));
    let sure: Vec<&Match> = own.iter().collect();
    let style = headings::common_style(&sure, parts);
    let mut heads: Vec<Head> = own
        .iter()
        .map(|m| Head {
            part: m.part,
            reading: m.reading,
            matched: Some(*m),
        })
        .collect();
    let numbered = own.iter().filter(|m| m.number.is_some()).count() * 2 > own.len();
    let mut prominences: Vec<f32> = own.iter().map(|m| m.prominence).collect();
    prominences.sort_by(f32::total_cmp);
    let usual = prominences
        .get(prominences.len() / 4)
        .copied()
        .unwrap_or(1.0);
    let sizes: Vec<f32> = own.iter().map(|m| parts[m.part].block.size).collect();
    let first = own.first().map_or(range.end, |m| m.part);
    let mut count = 0;
    for index in first..range.end {
        if let Some(m) = own.iter().find(|m| m.part == index) {
            let reading = &parts[m.part].readings[m.reading];
            count = reading.number.as_ref().map_or(count, |n| n.value);
            continue;
        }
        let part = &parts[index];
        let Some((r, reading)) = part
            .readings
            .iter()
            .enumerate()
            .find(|(_, r)| r.rest.is_empty())
        else {
            continue;
        };
        let same_size = sizes.iter().any(|s| (s - part.block.size).abs() < 0.3);
        let alike = reading.prominence >= usual - 0.1
            && reading.prominence >= PARAMS.set_apart
            && same_size;
        let other = match (&reading.number, style) {
            (Some(n), Some((kind, parenthesis))) => {
                // Counting on in the headings' own style, and set apart like them; a list in the text begins anew.
                let follows = n.value > count && n.value <= count + 3;
                n.style == kind && n.parenthesis == parenthesis && !n.nested && follows && alike
            }
            (None, _) => {
                let short = part.block.text.as_str().len() < 120;
                let large = !numbered && part.block.size > 1.08 * input.sections.body_size;
                let after_text = heads.iter().all(|h| h.part + 1 != index);
                alike && short && (large || after_text && twin(&part.block, &own, parts))
            }
            _ => false,
        };
        if other {
            count = reading.number.as_ref().map_or(count, |n| n.value);
            heads.push(Head {
                part: index,
                reading: r,
                matched: None,
            });
        }
    }
    heads
}

/// Whether a block without number is set exactly like the headings `own`: a heading of the nominee's own, rather than a
/// subheading, which is smaller or stands nearer to its text.
fn twin(block: &Block, own: &[Match], parts: &[Part]) -> bool {
    let heads: Vec<&Block> = own.iter().map(|m| &parts[m.part].block).collect();
    let capitals = |b: &Block| !b.text.as_str().chars().any(char::is_lowercase);
    let like = |h: &&&Block| {
        (h.size - block.size).abs() < 0.2
            && (h.bold > 0.8) == (block.bold > 0.8)
            && (h.indent - block.indent).abs() < 0.3
            && h.centered == block.centered
            && capitals(h) == capitals(block)
            && h.cell.is_none()
    };
    let mut spaces: Vec<f32> = heads.iter().map(|h| h.space_above).collect();
    spaces.sort_by(f32::total_cmp);
    let space = spaces.get(spaces.len() / 2).copied().unwrap_or(0.0);
    let parted = space > 0.3 && block.space_above >= 0.8 * space;
    let sentence = block
        .text
        .as_str()
        .trim_end()
        .ends_with(['.', ';', ',', ':']);
    let alike = heads.iter().filter(like).count();
    block.cell.is_none() && parted && !sentence && 10 * alike >= 6 * heads.len()
}

/// The language most of the matches are in.
fn language(input: &Input<'_>, heads: &[Head]) -> String {
    let vocabularies = &input.form.vocabularies;
    let mut votes = vec![0.0_f32; vocabularies.len()];
    for m in heads.iter().filter_map(|h| h.matched) {
        if let Some(vote) = votes.get_mut(m.language) {
            *vote += m.wording;
        }
    }
    for label in input
        .labels
        .iter()
        .filter(|l| input.segment.header.contains(&l.part))
    {
        if let Some(vote) = votes.get_mut(label.language) {
            *vote += 0.3 * label.score;
        }
    }
    // The first of equals: "Innovation" is a word in several languages.
    let mut best = 0;
    for (i, vote) in votes.iter().enumerate() {
        if *vote > votes[best] {
            best = i;
        }
    }
    vocabularies
        .get(best)
        .map_or_else(String::new, |v| v.language.clone())
}

/// Puts each heading's section under its field, or among the additional ones.
fn place_sections(
    input: &Input<'_>,
    heads: &[Head],
    fields: &mut [FieldAnswer],
) -> (Vec<SectionAnswer>, Vec<SectionIndex>) {
    let mut additional = Vec::new();
    let mut order = Vec::new();
    for (i, head) in heads.iter().enumerate() {
        let end = heads.get(i + 1).map_or(input.segment.parts.end, |h| h.part);
        let mut section = section(input, head, end, heads, i);
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

/// The section under one heading, up to the part `end`.
fn section(
    input: &Input<'_>,
    head: &Head,
    end: usize,
    heads: &[Head],
    position: usize,
) -> SectionAnswer {
    let parts = &input.sections.parts;
    let part = &parts[head.part];
    let reading = &part.readings[head.reading];
    let text = &part.block.text;
    let heading = text.slice(reading.heading.clone()).single_line();
    let mut body: Vec<Part> = Vec::new();
    if !reading.rest.is_empty() {
        let mut rest = part.clone();
        rest.block.text = text.slice(reading.rest.clone());
        rest.block.bold_lead = 0;
        rest.block.shape = Shape::Paragraph;
        body.push(rest);
    }
    body.extend(parts.get(head.part + 1..end).unwrap_or(&[]).iter().cloned());
    let blocks = blocks(&body, input.sections.body_size);
    let whole = blocks
        .iter()
        .map(|b| b.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let placeholder = (input.form.lexicon)
        .is_placeholder(&whole)
        .then(|| whole.trim().chars().take(200).collect());
    SectionAnswer {
        number: reading.number.as_ref().map(|n| n.printed.clone()),
        number_value: reading.number.as_ref().map(|n| n.value),
        heading,
        gap: vec![below(&part.block, parts.get(head.part + 1))],
        blocks,
        confidence: head
            .matched
            .map_or(0.5, |m| confidence(&m, sequence(heads, position))),
        evidence: head
            .matched
            .map_or_else(Vec::new, |m| evidence(&m, sequence(heads, position))),
        repeats: None,
        placeholder,
    }
}

/// Whether the heading stands after the form's previous one and before the form's next one.
fn sequence(heads: &[Head], position: usize) -> bool {
    let field = |h: &Head| h.matched.map(|m| m.field);
    let Some(own) = heads.get(position).and_then(field) else {
        return false;
    };
    let before = heads[..position].iter().rev().find_map(field);
    let after = heads
        .get(position + 1..)
        .unwrap_or(&[])
        .iter()
        .find_map(field);
    before.is_none_or(|b| b < own)
        && after.is_none_or(|a| a > own)
        && (before.is_some() || after.is_some())
}

fn confidence(m: &Match, sequence: bool) -> f32 {
    let base = 0.6 * m.wording + 0.15 * m.prominence.min(1.0);
    let number = match m.number {
        Some(true) => 0.15,
        Some(false) => 0.0,
        None => 0.08,
    };
    (base + number + if sequence { 0.1 } else { 0.0 }).clamp(0.05, 0.99)
}

fn evidence(m: &Match, sequence: bool) -> Vec<Evidence> {
    let mut out = Vec::new();
    if m.number == Some(true) {
        out.push(Evidence::Number);
    }
    if m.wording >= PARAMS.far {
        out.push(Evidence::Wording);
    }
    if m.prominence >= PARAMS.set_apart {
        out.push(Evidence::Typography);
    }
    if sequence {
        out.push(Evidence::Sequence);
    }
    out
}

/// The blocks of a section: cells of one row become a row, bold lines subheadings.
fn blocks(parts: &[Part], body_size: f32) -> Vec<AnswerBlock> {
    let mut out: Vec<AnswerBlock> = Vec::new();
    let mut i = 0;
    while i < parts.len() {
        let block = &parts[i].block;
        let row = parts[i..]
            .iter()
            .take_while(|p| same_row(&p.block, block))
            .count()
            .max(1);
        let columns = parts[i..i + row]
            .iter()
            .filter_map(|p| p.block.cell.map(|c| c.column))
            .collect::<std::collections::BTreeSet<_>>();
        if columns.len() > 1 {
            let mut text = Text::new();
            for part in &parts[i..i + row] {
                if !text.is_empty() {
                    for c in [' ', '|', ' '] {
                        text.push_added(c);
                    }
                }
                text.append(&part.block.text.single_line());
            }
            out.push(AnswerBlock {
                kind: BlockKind::TableRow,
                text,
            });
            i += row;
            continue;
        }
        let text = block.text.tidied();
        if !text.is_empty() {
            let heavy =
                block.bold > 0.8 && block.lines <= 2 && !text.as_str().ends_with(['.', ';', ',']);
            let large = block.size > 1.08 * body_size && block.lines <= 2;
            let kind = match block.shape {
                Shape::Bullet => BlockKind::ListItem,
                _ if heavy || large => BlockKind::Subheading,
                Shape::Labelled => BlockKind::ListItem,
                Shape::Paragraph => BlockKind::Paragraph,
            };
            out.push(AnswerBlock { kind, text });
        }
        i += 1;
    }
    out
}

fn same_row(a: &Block, b: &Block) -> bool {
    matches!((a.cell, b.cell), (Some(x), Some(y)) if x.table == y.table && x.row == y.row)
}

/// Says for every field without answer where it should stand and how sure its absence is.
fn mark_absent(
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
            absent_line(input, first_head)
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
            .get(input.segment.parts.end.saturating_sub(1))
            .map_or(Place::new(PageNumber::FIRST, Rect::default()), |p| {
                below(&p.block, None)
            }),
    };
    let mut near: Vec<Candidate> = input
        .found
        .iter()
        .filter(|m| {
            m.field == index
                && m.wording >= PARAMS.candidate
                && input.segment.parts.contains(&m.part)
                && !heads.iter().any(|h| h.part == m.part)
        })
        .map(|m| {
            let block = &parts[m.part].block;
            let text = block
                .text
                .slice(parts[m.part].readings[m.reading].heading.clone());
            Candidate {
                at: text.places(),
                text: text.as_str().chars().take(120).collect(),
                score: m.score,
            }
        })
        .collect();
    near.sort_by(|a, b| b.score.total_cmp(&a.score));
    near.truncate(3);
    let certainty = match near.first().map(|c| c.score) {
        Some(s) if s >= 0.6 => Certainty::Possible,
        Some(s) if s >= 0.5 => Certainty::Likely,
        _ => Certainty::Definite,
    };
    Absence {
        gap: vec![gap],
        certainty,
        candidates: near,
    }
}

/// A header line that is not there: it should stand at the end of the header block.
fn absent_line(input: &Input<'_>, first_head: usize) -> Absence {
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
    Absence {
        gap: gap.into_iter().collect(),
        certainty,
        candidates: Vec::new(),
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
fn below(block: &Block, next: Option<&Part>) -> Place {
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

/// First and last page of a stretch of parts.
fn pages(parts: &[Part], range: &Range<usize>) -> (PageNumber, PageNumber) {
    let own = parts.get(range.clone()).unwrap_or(&[]);
    let first = own.first().map_or(PageNumber::FIRST, |p| p.block.page);
    let last = own
        .iter()
        .filter_map(|p| p.block.text.places().last().map(|l| l.page))
        .max()
        .unwrap_or(first);
    (first, last)
}
