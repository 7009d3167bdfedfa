//! Blocks → parts of numbered sections: which blocks can be read as a heading, with which number, and how much they are
//! set apart.
//!
//! In: [`Layout`]. Out: [`Sections`]: every block in reading order, with its readings as a heading. No form is known
//! here and no language: whether a heading is one that a form asks for is decided by `form`. Contents lists are taken
//! out. Total.

mod contents;
mod running;
mod dump;
mod number;
mod sequence;

pub use dump::dump;
pub(crate) use number::numeral;
pub use number::{Number, NumberStyle};

use std::ops::Range;

use crate::layout::{Block, Claim, Footnote, Habit, Habits, Layout, PageInfo, Shape};

/// Longest text that is read as a heading, in characters: the longest heading seen has 120.
const MAX_HEADING: usize = 240;
/// Most printed lines of a question that is the item of a list.
const BULLET_LINES: usize = 4;
/// More bytes than what parts a heading from its text has.
const LONGEST_STOP: usize = 8;

/// Most words of a remark behind a heading: the longest heading in a second language has sixteen.
const MAX_REMARK: usize = 20;

/// A document's blocks, read as sections.
#[derive(Debug, Clone, Default)]
pub struct Sections {
    /// In reading order.
    pub parts: Vec<Part>,
    /// What is not read where it is: what the layout left out, contents lists, headings that are repeated as running heads.
    pub left_out: Vec<Claim>,
    /// In page order.
    pub footnotes: Vec<Footnote>,
    /// One per page.
    pub pages: Vec<PageInfo>,
    /// Size of most of the text, in points.
    pub body_size: f32,
    /// Habits that are switched off.
    pub without: Habits,
}

/// A block and its readings as a heading.
#[derive(Debug, Clone)]
pub struct Part {
    /// The block.
    pub block: Block,
    /// Ways to read it as a heading, the likeliest first; empty for plain text.
    pub readings: Vec<Reading>,
}

/// One way to read a block as a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The number before it.
    pub number: Option<Number>,
    /// Bytes of the block's text that are the heading, without its number.
    pub heading: Range<usize>,
    /// The bytes of the heading that name the section: all, or those before a remark, which is set like the heading or
    /// is in brackets: "Achievements – 300 words at most".
    pub name: Range<usize>,
    /// Bytes of the block's text after the heading, for one that runs into its text; empty otherwise.
    pub rest: Range<usize>,
    /// How much it is set apart, from 0 (plain text) to 1: bold, larger, in capitals, spaced, in a cell of its own.
    pub prominence: f32,
}

/// Reads every block of `layout`.
pub fn sections(layout: &Layout) -> Sections {
    let mut left_out = layout.left_out.clone();
    let kept = contents::without_contents(&layout.blocks, layout.without, &mut left_out);
    let kept = match layout.without.has(Habit::RunningHeading) {
        true => kept,
        false => running::without_running_headings(kept, layout.body_size, &mut left_out),
    };
    let mut parts: Vec<Part> = kept
        .into_iter()
        .map(|block| Part {
            readings: readings(block, layout),
            block: block.clone(),
        })
        .collect();
    close_remarks(&mut parts, layout);
    lone_numerals(&mut parts);
    repeated_remarks(&mut parts);
    sequence::settle_letters(&mut parts);
    sequence::settle_chapter(&mut parts);
    sequence::settle_prefixed(&mut parts);
    Sections {
        parts,
        left_out,
        footnotes: layout.footnotes.clone(),
        pages: layout.pages.clone(),
        body_size: layout.body_size,
        without: layout.without,
    }
}

/// Gives the end of a remark in brackets back to the heading above in which it begins: "[edit | edit", "source]".
fn close_remarks(parts: &mut [Part], layout: &Layout) {
    /// Longest of these ends, in bytes.
    const LONGEST: usize = 24;
    for at in 1..parts.len() {
        let (above, below) = parts.split_at_mut(at);
        let (Some(head), Some(own)) = (above.last_mut(), below.first_mut()) else {
            continue;
        };
        let open = |text: &str| text.rfind('[').is_some_and(|at| !text[at..].contains(']'));
        let text = own.block.text.as_str();
        let end = text.find(']').filter(|end| *end <= LONGEST);
        let Some(end) = end.filter(|end| !text[..*end].contains(['[', '\n'])) else {
            continue;
        };
        let apart = head.readings.iter().any(|r| r.prominence > 0.0);
        if !apart || head.block.page != own.block.page || !open(head.block.text.as_str()) {
            continue;
        }
        head.block.text.push_added(' ');
        head.block.text.append(&own.block.text.slice(0..end + 1));
        own.block.text = own.block.text.slice(end + 1..text.len()).trim();
        head.readings = readings(&head.block, layout);
        own.readings = readings(&own.block, layout);
    }
}

/// Takes a word or two that come again behind several headings for a remark: "Required", `[edit]`, "46 / 250 words".
fn repeated_remarks(parts: &mut [Part]) {
    const LEAST: usize = 3;
    const WORDS: usize = 4;
    let rest = |part: &Part, reading: &Reading| {
        let text = part.block.text.as_str().get(reading.rest.clone())?.trim();
        let words = text.split_whitespace().count();
        ((1..=WORDS).contains(&words) && part.block.lines <= 3).then(|| uncounted(text))
    };
    let mut counts: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for part in parts.iter() {
        let own: std::collections::BTreeSet<String> =
            part.readings.iter().filter_map(|r| rest(part, r)).collect();
        for text in own {
            *counts.entry(text).or_default() += 1;
        }
    }
    for part in parts {
        let end = part.block.text.as_str().len();
        let remarks: Vec<bool> = (part.readings.iter())
            .map(|r| rest(part, r).is_some_and(|t| counts.get(&t).is_some_and(|n| *n >= LEAST)))
            .collect();
        for (reading, _) in part
            .readings
            .iter_mut()
            .zip(remarks)
            .filter(|(_, remark)| *remark)
        {
            reading.heading.end = end;
            reading.rest = end..end;
        }
    }
}

/// `text`; where it counts something out of something, without the counts: "#/250 words". One number alone may be an answer.
fn uncounted(text: &str) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let bare = |c: char| !c.is_whitespace();
    let squeezed: String = text.chars().filter(|c| bare(*c)).collect();
    let rest = squeezed.trim_start_matches(digit);
    let out_of = rest.strip_prefix('/').is_some_and(|r| r.starts_with(digit));
    match out_of && rest.len() < squeezed.len() {
        true => format!("#{rest}"),
        false => text.to_owned(),
    }
}

/// Takes bare numerals of one letter for words where no neighbour counts the same way: "V Durability" is between IV and
/// VI, "I am the river" is alone.
fn lone_numerals(parts: &mut [Part]) {
    let bare = |n: &&Number| n.bare && n.style == NumberStyle::Roman;
    let counted: std::collections::HashSet<u32> = (parts.iter().flat_map(|p| &p.readings))
        .filter_map(|r| r.number.as_ref().filter(bare))
        .map(|n| n.value)
        .collect();
    let neighbour = |n: Option<u32>| n.is_some_and(|n| counted.contains(&n));
    let lone = |n: &Number| {
        let counts = neighbour(n.value.checked_sub(1)) || neighbour(n.value.checked_add(1));
        bare(&n) && n.printed.len() == 1 && !counts
    };
    for part in parts {
        let text = part.block.text.as_str();
        let start = text.len() - text.trim_start().len();
        for reading in &mut part.readings {
            if reading.number.as_ref().is_some_and(lone) {
                reading.heading.start = start;
                reading.number = None;
            }
        }
    }
}

/// The ways to read `block` as a heading.
fn readings(block: &Block, layout: &Layout) -> Vec<Reading> {
    let text = block.text.as_str();
    let mut out: Vec<Reading> = Vec::new();
    if block.shape == Shape::Bullet {
        // Some forms ask by bullets: all of an item may be a question, word for word.
        if block.lines <= BULLET_LINES && text.chars().count() <= MAX_HEADING {
            // In heavier or larger type the sign before it is a page's own, as the arrow that folds a question.
            let bold = block.bold > 0.8 && layout.bold_share < 0.6;
            let apart = bold || block.size > 1.05 * layout.body_size;
            let (number, skip) = number::parse(text)
                .filter(|_| apart)
                .map_or((None, 0), |(n, len)| (Some(n), len));
            let name = skip + lead_blank(text.get(skip..).unwrap_or(""));
            let score = || prominence(block, text, true, layout);
            out.push(Reading {
                number: number.filter(|_| name < text.len()),
                heading: name..text.len(),
                name: name..text.len(),
                rest: text.len()..text.len(),
                prominence: if apart { score() } else { 0.0 },
            });
        }
        return out;
    }
    let mut ends: Vec<(usize, usize)> = Vec::new();
    if text.chars().count() <= MAX_HEADING {
        ends.push((text.len(), text.len()));
    }
    // Bold type that runs into plain text.
    if block.bold_lead > 2 && block.bold_lead < text.len() && block.bold_lead <= MAX_HEADING {
        ends.push((block.bold_lead, block.bold_lead));
    }
    // A line end that the writer meant, and a colon or dash behind few words.
    if let Some(line) = text.find('\n').filter(|l| *l <= MAX_HEADING) {
        ends.push((line, line + 1));
    }
    let from = number::parse(text).map_or(0, |(_, len)| len);
    let reach = text.floor_char_boundary(MAX_HEADING / 2 + LONGEST_STOP);
    let lead = text.get(from..reach).unwrap_or("");
    for stop in [": ", " – ", " — ", ":\t", ":\n", ". "] {
        if let Some(at) = lead.find(stop).map(|at| at + from)
            && at <= MAX_HEADING / 2
        {
            ends.push((at, at + stop.len()));
        }
    }
    for (end, rest) in ends {
        let Some(lead) = text.get(..end) else {
            continue;
        };
        let (number, skip) = number::parse(lead).map_or((None, 0), |(n, len)| (Some(n), len));
        let start = skip + lead_blank(lead.get(skip..).unwrap_or(""));
        if start >= end || out.iter().any(|r| r.name.end == end) {
            continue;
        }
        let rest_start = rest + lead_blank(text.get(rest..).unwrap_or(""));
        // Behind a stop begins a sentence.
        let sentence = text.get(end..).is_some_and(|t| t.starts_with(". "));
        let remark = !sentence && is_remark(block, text.get(rest_start..).unwrap_or(""), layout);
        let (heading_end, rest_start) = match remark {
            true => (text.len(), text.len()),
            false => (end, rest_start),
        };
        let whole = rest_start >= text.len();
        out.push(Reading {
            prominence: prominence(block, lead, whole, layout),
            number,
            heading: start..heading_end,
            name: start..end,
            rest: rest_start..text.len(),
        });
    }
    out
}

/// How many bytes of white space `text` begins with.
fn lead_blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Whether `rest`, what is behind a heading in its block, is part of it: in the heading's own type, or in brackets.
fn is_remark(block: &Block, rest: &str, layout: &Layout) -> bool {
    let rest = rest.trim();
    let all_bold = block.bold_lead >= block.text.as_str().trim_end().len();
    let bold = all_bold && layout.bold_share < 0.6;
    let large = block.size > 1.15 * layout.body_size && (all_bold || block.bold_lead == 0);
    let short = rest.split_whitespace().count() <= MAX_REMARK;
    let bracketed = [('(', ')'), ('[', ']')].iter().any(|(open, close)| {
        rest.strip_prefix(*open)
            .and_then(|r| r.strip_suffix(*close))
            .is_some_and(|r| !r.contains(*open))
    });
    !rest.is_empty() && short && ((bold || large) && block.lines <= 3 || bracketed)
}

/// How much the first bytes of a block (`lead`) are set apart from the document's body.
fn prominence(block: &Block, lead: &str, whole: bool, layout: &Layout) -> f32 {
    let mut score: f32 = 0.0;
    let bold = block.bold_lead >= lead.trim_end().len().saturating_sub(1) || block.bold > 0.8;
    if bold && layout.bold_share < 0.6 {
        score += 0.45;
    }
    let ratio = if layout.body_size > 0.0 {
        block.size / layout.body_size
    } else {
        1.0
    };
    if ratio > 1.05 {
        score += (0.3 + (ratio - 1.05)).min(0.5);
    }
    let letters = lead.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 3 && !lead.chars().any(char::is_lowercase) {
        score += 0.25;
    }
    if whole {
        score += if block.lines <= 3 { 0.15 } else { 0.0 };
        score += if block.space_above > 0.2 { 0.1 } else { 0.0 };
        score += if block.cell.is_some() { 0.2 } else { 0.0 };
        score += if lead.trim_end().ends_with(['.', ';', ',']) {
            -0.1
        } else {
            0.05
        };
    }
    score.clamp(0.0, 1.0)
}

/// How many bytes the number at the start of `text` takes, with its punctuation; 0 without one, and for one behind a word:
/// "Email 2:" is a label.
pub(crate) fn bare_number_length(text: &str) -> usize {
    number::parse(text)
        .filter(|(number, _)| !number.worded)
        .map_or(0, |(_, len)| len)
}

/// How many bytes the number at the start of `text` takes, with its punctuation; 0 without one.
pub(crate) fn number_length(text: &str) -> usize {
    number::parse(text).map_or(0, |(_, len)| len)
}

/// The number that is all of `text`, also a letter or one of several parts: "c)", "3.c".
pub(crate) fn cell_number(text: &str) -> Option<Number> {
    const LONGEST: usize = 8;
    let text = text.trim();
    let bare = text.trim_start_matches('(').trim_end_matches(['.', ':']);
    let short = !bare.is_empty() && text.len() <= LONGEST;
    let open = bare.contains('(');
    number::whole(if open {
        bare
    } else {
        bare.trim_end_matches(')')
    })
    .filter(|_| short)
}

/// The number before the heading `line`.
pub(crate) fn heading_number(line: &str) -> Option<Number> {
    number::parse(line).map(|(number, _)| number)
}

/// The number that is all of `text`: "3", "IV.", "Chapter 3".
pub(crate) fn lone_number(text: &str) -> Option<Number> {
    number::lone(text)
}
