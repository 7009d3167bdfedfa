//! What is under one heading → a section with its blocks.

use crate::layout::{Block, Shape};
use crate::section::Part;
use crate::text::Text;

use super::absent::below;
use super::answers::{AnswerBlock, BlockKind, Evidence, SectionAnswer};
use super::headings::{Match, PARAMS};
use super::heads::{Head, ranges, sequence};
use super::input::Input;
use super::refrain;

/// Smaller type than this is that of a caption, of the answer's size.
const CAPTION: f32 = 0.92;
/// Most lines of a caption.
const CAPTION_LINES: usize = 3;

/// What is behind a heading on its line, be it a sign that was taken for a piece of it.
pub(super) fn behind<'a>(input: &Input<'a>, head: &Head) -> Option<&'a str> {
    let part = input.sections.parts.get(head.part)?;
    let rest = part.readings.get(head.reading)?.rest.clone();
    let text = part.block.text.as_str();
    let last = text.split_whitespace().next_back();
    text.get(rest)
        .filter(|rest| !rest.is_empty())
        .or_else(|| last.filter(|last| refrain::is_sign_alone(last)))
}

/// The section under one heading; `answer` are the parts below it, and what is behind the heading is a `refrain` or not.
pub(super) fn section(
    input: &Input<'_>,
    head: &Head,
    (answer, refrain): (impl Iterator<Item = usize>, bool),
    heads: &[Head],
    position: usize,
) -> SectionAnswer {
    let parts = &input.sections.parts;
    let part = &parts[head.part];
    let reading = &part.readings[head.reading];
    let text = &part.block.text;
    let mut heading = text.slice(reading.heading.clone()).single_line();
    let later = head.later.iter().filter_map(|at| parts.get(*at));
    let lines = parts.get(head.part + 1..head.end).unwrap_or(&[]).iter();
    for more in lines.chain(later) {
        heading.push_added(' ');
        heading.append(&more.block.text.single_line());
    }
    let number = head.number.as_ref().or(reading.number.as_ref());
    let mut body: Vec<Part> = Vec::new();
    let rest = text.as_str().get(reading.rest.clone()).unwrap_or("");
    let counts = refrain || number.is_some_and(|n| counts_questions(rest, n.value));
    if counts {
        heading.push_added(' ');
        heading.append(&text.slice(reading.rest.clone()).trim());
    }
    if !reading.rest.is_empty() && !counts {
        let mut rest = part.clone();
        rest.block.text = text.slice(reading.rest.clone());
        rest.block.bold_lead = 0;
        rest.block.shape = Shape::Paragraph;
        body.push(rest);
    }
    let answer = answer.filter(|i| !head.later.contains(i));
    body.extend(answer.filter_map(|i| parts.get(i)).cloned());
    // With nothing below it, what is behind the heading's name is not a remark but the answer.
    if body.is_empty() && reading.name.end < reading.heading.end {
        heading = text.slice(reading.name.clone()).single_line();
        let mut rest = part.clone();
        rest.block.text = text.slice(reading.name.end..reading.heading.end);
        rest.block.text = rest
            .block
            .text
            .slice(lead(rest.block.text.as_str())..rest.block.text.as_str().len());
        rest.block.bold = 0.0;
        body.push(rest);
    }
    let blocks = blocks(&body, input.sections.body_size);
    let whole = blocks
        .iter()
        .map(|b| b.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let known = &input.form.placeholders;
    let all = || !blocks.is_empty() && blocks.iter().all(|b| known.is_placeholder(b.text.as_str()));
    let placeholder =
        (known.is_placeholder(&whole) || all()).then(|| whole.trim().chars().take(200).collect());
    SectionAnswer {
        number: number.map(|n| match text.as_str().split_whitespace().next() {
            // "Annex 1": outside the form, the word says what the section is.
            Some(word) if n.worded && head.matched.is_none() => format!("{word} {}", n.printed),
            _ => n.printed.clone(),
        }),
        number_value: number.map(|n| n.value),
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
        parent: is_parent(input, head, heads.get(position + 1)),
    }
}

/// The heads that are a part of the form and have the words of a question in it: in larger type than the question, and with
/// nothing between them and the next heading, while the question has its answer. Their indices.
pub(super) fn of_parts(input: &Input<'_>, heads: &[Head]) -> Vec<usize> {
    let parts = &input.sections.parts;
    let ranges = ranges(input, heads);
    let empty = |i: usize| {
        let rest = |head: &Head| {
            let part = parts.get(head.part)?;
            Some(part.readings.get(head.reading)?.rest.is_empty())
        };
        let free = ranges.get(i).is_some_and(|r| r.is_empty());
        free && heads.get(i).and_then(rest) == Some(true)
    };
    let size = |head: &Head| parts.get(head.part).map_or(0.0, |p| p.block.size);
    let is_part = |i: &usize| {
        let head = &heads[*i];
        let field = head.matched.map(|m| m.field);
        let again = |(j, later): (usize, &Head)| {
            let same = field.is_some() && later.matched.map(|m| m.field) == field;
            same && !empty(j) && size(head) > 1.05 * size(later)
        };
        let others = heads.iter().enumerate().skip(i + 1);
        // With the form's own number it is the question, whatever else has its words.
        let number = || {
            let reading = parts.get(head.part)?.readings.get(head.reading)?;
            let number = head.number.as_ref().or(reading.number.as_ref())?;
            input.form.file.numbers(field?, number)
        };
        number() != Some(true) && empty(*i) && i + 1 < heads.len() && others.into_iter().any(again)
    };
    (0..heads.len()).filter(is_part).collect()
}

/// Whether nothing but the headings of its own parts is below a heading: "2. Criteria" above "2.1 Food security".
fn is_parent(input: &Input<'_>, head: &Head, next: Option<&Head>) -> bool {
    let number = |h: &Head| {
        let reading = input.sections.parts.get(h.part)?.readings.get(h.reading)?;
        h.number.clone().or_else(|| reading.number.clone())
    };
    let Some(next) = next.filter(|next| next.from == head.end) else {
        return false;
    };
    let (Some(own), Some(part)) = (number(head), number(next)) else {
        return false;
    };
    let rest = part.printed.strip_prefix(own.printed.as_str());
    part.nested
        && rest.is_some_and(|rest| {
            rest.starts_with(['.', ' ', '-', '('])
                || rest.len() < part.printed.len() && rest.starts_with(char::is_alphabetic)
        })
}

/// Whether what is behind a heading counts the form's questions: "5/11" behind the fifth one.
fn counts_questions(rest: &str, number: u32) -> bool {
    let inner = rest.trim().trim_matches(['(', ')', '[', ']']);
    let pair = inner
        .split_once('/')
        .map(|(a, b)| (a.trim().parse::<u32>(), b.trim().parse::<u32>()));
    matches!(pair, Some((Ok(own), Ok(all))) if own == number && all >= number && all < 100)
}

/// How many bytes of punctuation and white space `text` begins with.
fn lead(text: &str) -> usize {
    let stop = |c: char| c.is_whitespace() || matches!(c, ':' | '.' | '–' | '—');
    text.len() - text.trim_start_matches(stop).len()
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
        let text = without_leaders(&block.text.tidied(), parts.len() == 1);
        if !text.is_empty() {
            let heavy =
                block.bold > 0.8 && block.lines <= 2 && !text.as_str().ends_with(['.', ';', ',']);
            let large = block.size > 1.08 * body_size && block.lines <= 2;
            // Below a picture: in smaller type than the answer around it.
            let smaller = |b: &Block| block.size < CAPTION * b.size;
            let small = block.lines <= CAPTION_LINES && parts.iter().any(|p| smaller(&p.block));
            let styled = parts.iter().any(|p| p.block.style != block.style);
            let caption = small && styled && block.size < CAPTION * body_size;
            let kind = match block.shape {
                Shape::Paragraph if caption => BlockKind::Caption,
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

/// `text` without the rows of dots and lines that were there to write on; a text of nothing else stays where it is the
/// `only` one: it is not an answer, and is reported as a placeholder.
fn without_leaders(text: &Text, only: bool) -> Text {
    const LEADERS: usize = 5;
    let leader = |c: char| matches!(c, '.' | '_' | '…' | '·');
    let mut out = Text::new();
    let mut behind = 0;
    for line in text.printed_lines() {
        let own = text.as_str().get(line.clone()).unwrap_or("");
        let kept = own.trim_end_matches(|c: char| leader(c) || c.is_whitespace());
        let tail = own.get(kept.len()..).unwrap_or("");
        let dots = |c: char| {
            if c == '…' {
                3
            } else {
                usize::from(leader(c))
            }
        };
        let end = match tail.chars().map(dots).sum::<usize>() {
            LEADERS.. => line.start + kept.len(),
            _ => line.end,
        };
        if end > line.start {
            // What joins the lines stays.
            let from = if out.is_empty() { line.start } else { behind };
            out.append(&text.slice(from..end));
        }
        behind = line.end;
    }
    match behind == 0 || out.is_empty() && only {
        true => text.clone(),
        false => out,
    }
}

fn same_row(a: &Block, b: &Block) -> bool {
    matches!((a.cell, b.cell), (Some(x), Some(y)) if x.table == y.table && x.row == y.row)
}
