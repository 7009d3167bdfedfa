//! What is marked as a label, whatever its words are: by a colon, a gap, bold type, a cell of its own, by being set as the form's
//! labels are, or by a sign that parts it from the value before it.

use std::collections::HashSet;
use std::ops::Range;

use crate::layout::Block;
use crate::section::Part;

use super::compiled::Form;
use super::definition::FieldType;
use super::label::{Label, mark, of_part, parting};
use super::look::Look;

/// Most words of a label.
const WORDS: usize = 6;
/// The same, where it has a cell of its own in a row.
const CELL_WORDS: usize = 9;
/// Longest label, in bytes.
const LONGEST: usize = 60;

/// A label in words that the form does not know: where it is, where its value is, and what parts the two.
pub(super) struct Strange {
    pub(super) part: usize,
    pub(super) label: Range<usize>,
    pub(super) value: Range<usize>,
    pub(super) sign: Sign,
}

/// What says that a text is a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sign {
    Colon,
    Gap,
    Bold,
    /// Its value is in the next cell of the row, or below.
    Cell,
    /// It is inside the value of another one.
    Inside,
    /// It is set like the form's labels.
    Look,
}

/// How a line of the header is set, and whether it is in capitals.
type Set = (Look, bool);

fn set(block: &Block) -> Set {
    (Look::of(block), in_capitals(block.text.as_str()))
}

/// How those of `labels` are set that are all of their part, where what is behind them is set otherwise.
fn sets(parts: &[Part], labels: &[Label]) -> HashSet<Set> {
    let own = |label: &Label| {
        let (own, next) = (parts.get(label.part)?, parts.get(label.part + 1)?);
        let text = own.block.text.as_str();
        let whole = text
            .get(label.value.clone())
            .unwrap_or("")
            .trim()
            .is_empty();
        let own = set(&own.block);
        (whole && set(&next.block) != own).then_some(own)
    };
    labels.iter().filter_map(own).collect()
}

/// The label that a part is which is set like one of the form's.
fn set_like(parts: &[Part], part: usize, sets: &HashSet<Set>) -> Option<Strange> {
    let block = &parts.get(part)?.block;
    let text = block.text.as_str();
    let label = text.trim_end().trim_end_matches([':', '：', '?', '.']);
    let own = !label.contains(['\n', '\t']) && sets.contains(&set(block));
    (own && is_label_like(label)).then_some(Strange {
        part,
        label: 0..label.len(),
        value: text.len()..text.len(),
        sign: Sign::Look,
    })
}

/// The labels in other words among `parts[range]`, where `known`, in document order, are all others.
pub(super) fn strange(
    parts: &[Part],
    range: Range<usize>,
    known: &[Label],
    form: &Form,
) -> Vec<Strange> {
    let mut out = Vec::new();
    let from = known.partition_point(|l| l.part < range.start);
    let end = known.partition_point(|l| l.part < range.end);
    let sets = sets(parts, known.get(from..end).unwrap_or(&[]));
    for part in range {
        let own = of_part(known, part);
        if own.is_empty() {
            let lines = lines_with_gaps(parts, part);
            match lines.is_empty() {
                true => out.extend(parted(parts, part).or_else(|| set_like(parts, part, &sets))),
                false => out.extend(lines),
            }
        }
        let Some(text) = parts.get(part).map(|p| p.block.text.as_str()) else {
            continue;
        };
        let capitals = own
            .iter()
            .all(|l| text.get(l.label.clone()).is_some_and(in_capitals));
        for label in own {
            let kind = form.file.fields.get(label.field).map(|f| f.kind);
            let Some(value) = text.get(label.value.clone()) else {
                continue;
            };
            let found = match kind {
                // A title may have a colon.
                Some(FieldType::Title) | None => Vec::new(),
                Some(kind) => inside(value, kind.is_reached(), capitals),
            };
            // What a person does may have a colon, too: "Inspector: mines and quarries".
            let person = kind == Some(FieldType::Person);
            let begins = |from: usize| {
                let own = value.get(from..).unwrap_or("").trim_start();
                own.starts_with(|c: char| !c.is_lowercase())
            };
            let found: Vec<_> = found
                .into_iter()
                .filter(|(_, from)| !person || begins(*from))
                .collect();
            let ends = found.iter().skip(1).map(|(label, _)| label.start);
            let ends: Vec<usize> = ends.chain([value.len()]).collect();
            let at = label.value.start;
            out.extend(
                found
                    .into_iter()
                    .zip(ends)
                    .map(|((label, from), end)| Strange {
                        part,
                        label: at + label.start..at + label.end,
                        value: at + from..at + end,
                        sign: Sign::Inside,
                    }),
            );
        }
    }
    out
}

/// The labels in other words inside a value, each with where its own value begins: "Fiji · Year of founding: 2014" behind
/// a sign that parts one line of a header from the next, with a colon; where the form's labels are in `capitals`, in
/// capitals too. A number or an address (`reached`) needs no sign behind it.
fn inside(value: &str, reached: bool, capitals: bool) -> Vec<(Range<usize>, usize)> {
    /// What parts one label and its value from the next.
    const SIGNS: [char; 7] = ['·', '•', '|', '—', '\t', '\n', ';'];
    let mut out: Vec<(Range<usize>, usize)> = Vec::new();
    let starts = value.char_indices().filter(|(at, c)| {
        let before = value.get(..*at).unwrap_or("").trim_end_matches(' ');
        let apart = before.ends_with(SIGNS) || reached && before.len() < *at;
        *at > 0 && apart && c.is_alphabetic() && !before.is_empty()
    });
    for (start, _) in starts {
        if out.last().is_some_and(|(label, _)| start < label.end) {
            continue;
        }
        let rest = value.get(start..).unwrap_or("");
        let line = rest.split(['\n', '\t']).next().unwrap_or("");
        let before = value.get(..start).unwrap_or("").trim_end_matches(' ');
        let signed = before.ends_with(SIGNS);
        let number = crate::section::number_length(line);
        let colon = line.find([':', '：']).filter(|at| *at > number && signed);
        let shouted = || capitals.then(|| capital_words(line)).flatten();
        let Some((end, from)) = colon.map(|at| (at, at + 1)).or_else(shouted) else {
            continue;
        };
        let label = line.get(number..end).unwrap_or("").trim_end();
        let value = line.get(from..).unwrap_or("").trim();
        if is_label_like(label) && !value.is_empty() && !value.starts_with("//") {
            out.push((start..start + number + label.len(), start + from));
        }
    }
    out
}

/// Where the words in capitals at the start of a line end that a value in other letters follows: "YEAR OF FOUNDING 2014".
fn capital_words(line: &str) -> Option<(usize, usize)> {
    /// Fewest letters of this kind of label: fewer are an abbreviation.
    const LETTERS: usize = 6;
    let words = line.split(' ').take_while(|word| in_capitals(word));
    let end = words
        .map(|word| word.len() + 1)
        .sum::<usize>()
        .checked_sub(1)?;
    let label = line.get(..end)?;
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= LETTERS && end < line.len()).then_some((end, end))
}

/// Whether a text has letters and no small ones.
fn in_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Whether a text can be a label: a few words without what values have.
pub(super) fn is_label_like(label: &str) -> bool {
    is_label_of(label, WORDS)
}

/// The same for at most so many words.
fn is_label_of(label: &str, most: usize) -> bool {
    let words = label.split_whitespace().count();
    let digits = label.chars().filter(char::is_ascii_digit).count();
    // "N.º", but no host.
    let dotted = label.split('.').skip(1);
    let host = dotted
        .clone()
        .any(|r| r.starts_with(|c: char| c.is_ascii_alphabetic()));
    let like = label.len() <= LONGEST && (1..=most).contains(&words) && digits <= 1;
    like && label.contains(char::is_alphabetic)
        && !label.contains(['@', ','])
        && !label.contains("//")
        && !host
}

/// The labels of a part that is nothing but lines of a header, each with its value behind a wide gap: "T", "F" and "E" in a column.
fn lines_with_gaps(parts: &[Part], part: usize) -> Vec<Strange> {
    let text = parts.get(part).map_or("", |p| p.block.text.as_str());
    let mut start = 0;
    let mut out = Vec::new();
    let lines = text.split('\n').count();
    for line in text.split('\n') {
        let own = start..start + line.len();
        start = own.end + 1;
        let Some((label, value)) = line.split_once('\t') else {
            return Vec::new();
        };
        let name = label.trim_end();
        if !is_label_like(name) || value.trim().is_empty() {
            return Vec::new();
        }
        out.push(Strange {
            part,
            label: own.start..own.start + name.len(),
            value: own.start + label.len() + 1..own.end,
            sign: Sign::Gap,
        });
    }
    if lines > 1 { out } else { Vec::new() }
}

/// A part's label, and where its value is: behind a colon, a tab or bold type, or in the next cell of the row.
pub(super) fn parted(parts: &[Part], part: usize) -> Option<Strange> {
    let block = &parts.get(part)?.block;
    let text = block.text.as_str();
    let row = |p: &Part| p.block.cell.map(|c| (c.table, c.row));
    let beside = parts.get(part + 1).is_some_and(|next| {
        let column = |p: &Part| p.block.cell.map(|c| c.column);
        row(next).is_some() && row(next) == row(&parts[part]) && column(next) > column(&parts[part])
    });
    // "https://example.org" has no label.
    let host = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with("://"));
    let colon = mark(text).filter(|at| *at > 0 && !host(at));
    let colon = colon.map(|at| (at, at + parting(&text[at..]), Sign::Colon));
    let gap = text.find('\t').map(|at| (at, at + 1, Sign::Gap));
    let bold = (block.bold_lead > 0 && block.bold_lead < text.trim_end().len()).then_some((
        block.bold_lead,
        block.bold_lead,
        Sign::Bold,
    ));
    let whole = beside.then_some((text.len(), text.len(), Sign::Cell));
    let signs = colon.into_iter().chain(gap).chain(bold).chain(whole);
    let (end, from, sign) = signs.min_by_key(|(end, from, _)| (*end, *from))?;
    let label = text.get(..end)?.trim_end();
    let most = if sign == Sign::Cell {
        CELL_WORDS
    } else {
        WORDS
    };
    is_label_of(label, most).then_some(Strange {
        part,
        label: 0..label.len(),
        value: from..text.len(),
        sign,
    })
}
