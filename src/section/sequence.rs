//! Letters or roman numerals: what a single sign counts is seen only in the sequence that it is in.
//!
//! "I", "V" and "X" are read as roman numerals first; behind "H" or before "J" they are letters, unless "II" follows. A
//! letter behind a word ("Part B –") is running text ("Plan B – …"), unless the word comes with A, B and C.

use std::collections::HashMap;

use super::number::{Number, NumberStyle, numeral, parse};
use super::{Part, Reading};

/// Letters from A on that make a word before them a heading's: "Part A", "Part B", "Part C".
const RUN: u32 = 0b111;

/// Settles which numbers are letters, and takes the number from headings that have none.
pub(super) fn settle_letters(parts: &mut [Part]) {
    drop_words(parts);
    count_letters(parts);
}

/// Numbers behind a word from which on the words are not text.
const PREFIXED: usize = 4;

/// Takes the numbers that are behind a word at the start of several parts, where they count from 1 on without a gap:
/// "PRIMERO (1). Description", "q01 1. Description".
pub(super) fn settle_prefixed(parts: &mut [Part]) {
    let behind = |part: &Part| {
        let text = part.block.text.as_str();
        let start = text.len() - text.trim_start().len();
        let word = text.get(start..)?.split_whitespace().next()?;
        let rest = start + word.len();
        let lead = text.get(rest..)?.len() - text.get(rest..)?.trim_start().len();
        let at = rest + lead;
        // "Section 4. …" is read already; a sentence that begins with a number has no short word before.
        let own = number(part).is_none() && part.block.lines <= 3;
        let (found, len) = parse(text.get(at..)?).filter(|_| own && lead > 0)?;
        let counts = found.style == NumberStyle::Arabic && !found.nested && !found.bare;
        (counts && at + len < text.len()).then_some((found, at + len))
    };
    let found: Vec<(usize, Number, usize)> = (parts.iter().enumerate())
        .filter_map(|(i, part)| behind(part).map(|(n, at)| (i, n, at)))
        .collect();
    let mut next = 1;
    let mut own: Vec<(usize, Number, usize)> = Vec::new();
    for one in found {
        if one.1.value == next {
            next += 1;
            own.push(one);
        }
    }
    if own.len() < PREFIXED {
        return;
    }
    for (i, number, at) in own {
        let Some(part) = parts.get_mut(i) else {
            continue;
        };
        let text = part.block.text.as_str();
        let (lead, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
        let prominence = part.readings.first().map_or(SET_APART, |r| r.prominence);
        let reading = Reading {
            number: Some(number),
            // The word before the number is part of what is printed.
            heading: lead..end,
            name: at..end,
            rest: end..end,
            prominence: prominence.max(SET_APART),
        };
        part.readings.insert(0, reading);
    }
}

/// Numbers of one chapter from which on its second parts count: 2.1, 2.2, 2.3 …
const CHAPTER: usize = 5;
/// How much a line is set apart that may be the heading of a next chapter.
const SET_APART: f32 = 0.3;

/// Counts the second parts of numbers that all have one first part, 2.1, 2.2, 2.3 …, where no next chapter follows: a form
/// that is the second chapter of a longer paper.
pub(super) fn settle_chapter(parts: &mut [Part]) {
    let nested = |part: &Part| {
        let own = number(part).filter(|n| n.nested && n.style == NumberStyle::Arabic)?;
        let (chapter, count) = own.printed.split_once('.')?;
        Some((numeral(chapter)?, numeral(count)?))
    };
    let all: Vec<(usize, (u32, u32))> = (parts.iter().enumerate())
        .filter_map(|(i, part)| Some((i, nested(part)?)))
        .collect();
    let Some((first, (chapter, 1))) = all.first().copied() else {
        return;
    };
    // A list of contents has them once before.
    let grow = (all.windows(2)).all(|pair| pair[0].1.1 < pair[1].1.1 || pair[1].1.1 == 1);
    let one = all.iter().all(|(_, (own, _))| *own == chapter);
    // Its own number may be above the first, and that of no other chapter anywhere; papers behind it count from 1.
    let other = parts.iter().enumerate().any(|(i, part)| {
        let apart = part.readings.iter().any(|r| r.prominence >= SET_APART);
        let plain = |n: &&Number| apart && !n.nested && n.style == NumberStyle::Arabic;
        let own = number(part).filter(plain);
        own.is_some_and(|n| match i > first {
            true => n.value > chapter,
            false => n.value != chapter,
        })
    });
    if all.len() < CHAPTER || !grow || !one || other {
        return;
    }
    for (part, (_, count)) in all {
        let readings = parts
            .get_mut(part)
            .into_iter()
            .flat_map(|p| &mut p.readings);
        for own in readings.filter_map(|r| r.number.as_mut()) {
            (own.value, own.nested) = (count, false);
        }
    }
}

/// What numbers of one sequence share: parentheses, a word before them, small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Style {
    parenthesis: bool,
    worded: bool,
    small: bool,
}

impl Style {
    fn of(number: &Number) -> Style {
        Style {
            parenthesis: number.parenthesis,
            worded: number.worded,
            small: number.printed.chars().all(char::is_lowercase),
        }
    }
}

/// The number of a part; all its readings have the same or none.
fn number(part: &Part) -> Option<&Number> {
    part.readings.iter().find_map(|r| r.number.as_ref())
}

/// Reads a roman numeral as a letter where the sequence says so.
fn count_letters(parts: &mut [Part]) {
    // What comes next in the style of each part, as far as it is read yet.
    let mut coming: HashMap<Style, Number> = HashMap::new();
    let mut next: Vec<Option<Number>> = vec![None; parts.len()];
    for (part, next) in parts.iter().zip(&mut next).rev() {
        let Some(number) = number(part) else { continue };
        if number.style != NumberStyle::Arabic {
            *next = coming.insert(Style::of(number), number.clone());
        }
    }
    // The last letter of each style, and a bit for every one that came.
    let mut before: HashMap<Style, (u32, u32)> = HashMap::new();
    for (part, next) in parts.iter_mut().zip(next) {
        let Some(number) = number(part) else { continue };
        let style = Style::of(number);
        let (last, seen) = before.get(&style).copied().unwrap_or_default();
        let letter = number.as_letter().filter(|letter| {
            let next = next.as_ref();
            let roman = |n: &Number| n.style == NumberStyle::Roman && n.value == number.value + 1;
            let goes_on =
                |n: &Number| n.style == NumberStyle::Letter && n.value == letter.value + 1;
            let came = seen >> (letter.value - 1) & 1 == 1;
            !next.is_some_and(roman)
                && (last + 1 == letter.value || came && next.is_some_and(goes_on))
        });
        let settled = letter.as_ref().unwrap_or(number);
        if settled.style == NumberStyle::Letter {
            let bit = 1_u32.checked_shl(settled.value).unwrap_or(0);
            before.insert(style, (settled.value, seen | bit));
        }
        if let Some(letter) = letter {
            for own in part.readings.iter_mut().filter_map(|r| r.number.as_mut()) {
                *own = letter.clone();
            }
        }
    }
}

/// Takes the letter behind a word back into the heading, where the word does not come with A, B and C.
fn drop_words(parts: &mut [Part]) {
    let word = |part: &Part| {
        let number = number(part).filter(|n| n.worded)?;
        let word = part.block.text.as_str().split_whitespace().next()?;
        let bit = match number.style {
            NumberStyle::Letter => 1_u32.checked_shl(number.value - 1).unwrap_or(0),
            _ => 0,
        };
        Some((word.to_lowercase(), number.style, bit))
    };
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (word, _, bit) in parts.iter().filter_map(&word) {
        *seen.entry(word).or_default() |= bit;
    }
    for part in parts.iter_mut() {
        let Some((word, NumberStyle::Letter, _)) = word(part) else {
            continue;
        };
        if seen.get(&word).is_some_and(|s| s & RUN == RUN) {
            continue;
        }
        let text = part.block.text.as_str();
        let start = text.len() - text.trim_start().len();
        for reading in &mut part.readings {
            reading.number = None;
            reading.heading.start = start;
            reading.name.start = start;
        }
        // A colon or dash behind "Plan B" ends no heading any more.
        part.readings.retain(|r| r.heading.start < r.heading.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{PageNumber, Place, Rect};
    use crate::layout::{Block, Origin, Shape};
    use crate::section::Reading;
    use crate::section::number::parse;
    use crate::text::{LineBand, Text};

    /// The numbers of the lines as they are settled: value and style.
    fn settled(lines: &[&str]) -> Vec<Option<(u32, NumberStyle)>> {
        let part = |line: &&str| {
            let (number, length) = parse(line).map_or((None, 0), |(n, l)| (Some(n), l));
            let reading = Reading {
                number,
                heading: length..line.len(),
                name: length..line.len(),
                rest: line.len()..line.len(),
                prominence: 1.0,
            };
            let mut text = Text::new();
            text.start_line(LineBand {
                page: PageNumber::FIRST,
                top: 0.0,
                bottom: 12.0,
            });
            line.chars().for_each(|c| text.push(c, 0.0, 10.0));
            Part {
                block: Block {
                    shape: Shape::Paragraph,
                    text,
                    page: PageNumber::FIRST,
                    first_line: Place::new(PageNumber::FIRST, Rect::default()),
                    size: 11.0,
                    bold: 1.0,
                    bold_lead: line.len(),
                    style: None,
                    lines: 1,
                    space_above: 1.0,
                    indent: 0.0,
                    centered: false,
                    cell: None,
                    origin: Origin::default(),
                },
                readings: vec![reading],
            }
        };
        let mut parts: Vec<Part> = lines.iter().map(part).collect();
        settle_letters(&mut parts);
        parts
            .iter()
            .map(|p| number(p).map(|n| (n.value, n.style)))
            .collect()
    }

    fn values(lines: &[&str]) -> Vec<u32> {
        let numbers = settled(lines).into_iter();
        numbers.map(|n| n.map_or(0, |(value, _)| value)).collect()
    }

    #[test]
    fn i_behind_h_is_a_letter_in_every_dress() {
        for dress in ["#. X", "#) X", "(#) X", "Part # – X", "Sección #: X"] {
            let lines: Vec<String> = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]
                .iter()
                .map(|l| dress.replace('#', l))
                .collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            assert_eq!(values(&lines), Vec::from_iter(1..=10), "{dress}");
        }
    }

    #[test]
    fn i_before_ii_is_roman_although_a_lettered_title_stands_before() {
        let lines = [
            "H. A title",
            "I. Aims",
            "II. Partners",
            "III. Results",
            "I. Next title",
            "I. Aims",
            "II. Partners",
        ];
        assert_eq!(values(&lines), [8, 1, 2, 3, 9, 1, 2]);
    }

    #[test]
    fn list_between_does_not_break_the_sequence() {
        let lines = [
            "G. Reach",
            "H. Areas",
            "A. first",
            "B. second",
            "I. Awareness",
            "J. Contacts",
        ];
        assert_eq!(values(&lines), [7, 8, 1, 2, 9, 10]);
    }

    #[test]
    fn letter_behind_a_word_needs_the_words_sequence() {
        assert_eq!(values(&["Plan B – wait", "Vitamin C: a need"]), [0, 0]);
        let parts = [
            "Part A – Aims",
            "Part B – Partners",
            "Plan B – wait",
            "Part C – Results",
        ];
        assert_eq!(values(&parts), [1, 2, 0, 3]);
    }
}
