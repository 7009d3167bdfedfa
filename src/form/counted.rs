//! Headings in words of the nominee's own, known by their count: below the header are as many of one look as the form has
//! sections, in its numbering or without numbers. "Who works with us" is the second of eleven.

use crate::section::{NumberStyle, Part, Reading};

use super::answers::Verdict;
use super::compiled::{Form, section_order};
use super::definition::FieldType;
use super::headings::{Match, PARAMS};
use super::label::{LABEL, Label};
use super::look::Look;

/// Fewest sections of a form: fewer headings are as many by chance.
const SECTIONS: usize = 6;
/// Fewest labels of the form's before the first heading, of different fields: they say that it is this form.
const LABELS: usize = 3;
/// Most sections that may be missing, where the numbers skip them.
const MISSING: usize = 2;
/// More lines than this that are set apart are those of another document.
const MOST_LINES: usize = 500;
/// The score of a heading's words, where they are far from the form's.
const SCORE: f32 = 0.5;

/// How a heading is set and counted.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Manner {
    look: Look,
    capitals: bool,
    celled: bool,
    number: Option<(NumberStyle, bool)>,
}

/// A line that may be a heading.
#[derive(Debug, Clone, Copy)]
struct Line {
    part: usize,
    reading: usize,
    manner: Manner,
    number: Option<u32>,
}

/// Accepts the headings of a nomination in nobody's words among `parts`, whose header has the `labels`; `all` are the matches
/// by words, in document order.
pub(super) fn take(all: &mut Vec<Match>, parts: &[Part], form: &Form, labels: &[Label]) {
    let order = section_order(form);
    let sections = (order.iter()).filter(|f| is_section(**f, form)).count();
    if sections < SECTIONS || sections < order.len() {
        return;
    }
    let Some(header) = header_end(labels) else {
        return;
    };
    let lines: Vec<Line> = (parts.iter().enumerate().skip(header))
        .filter_map(|(index, part)| line(index, part))
        .collect();
    if lines.len() > MOST_LINES {
        return;
    }
    let mut manners: Vec<Manner> = Vec::new();
    for line in &lines {
        if !manners.contains(&line.manner) {
            manners.push(line.manner);
        }
    }
    for manner in manners {
        let own: Vec<Line> = (lines.iter().filter(|l| l.manner == manner))
            .copied()
            .collect();
        let Some(places) = places(&own, order.len(), parts.len()) else {
            continue;
        };
        let fields: Vec<usize> = places.iter().map(|at| order[*at]).collect();
        if agrees(&own, &fields, all) {
            accept(&own, &fields, all, parts, form);
            return;
        }
    }
}

fn is_section(field: usize, form: &Form) -> bool {
    let field = form.file.fields.get(field);
    field.is_some_and(|f| f.kind == FieldType::Section)
}

/// The first part behind the first [`LABELS`] labels of different fields.
fn header_end(labels: &[Label]) -> Option<usize> {
    let mut fields: Vec<usize> = Vec::new();
    for label in labels.iter().filter(|l| l.score >= LABEL) {
        if !fields.contains(&label.field) {
            fields.push(label.field);
        }
        if fields.len() == LABELS {
            return Some(label.part + 1);
        }
    }
    None
}

/// The part at `index` as a heading: set apart, and nothing but it.
fn line(index: usize, part: &Part) -> Option<Line> {
    let whole = |(_, r): &(usize, &Reading)| r.rest.is_empty();
    let (reading, own) = (part.readings.iter().enumerate()).find(whole)?;
    let text = part.block.text.as_str();
    let number = own.number.as_ref().filter(|n| !n.nested);
    let manner = Manner {
        look: Look::of(&part.block),
        capitals: !text.contains(char::is_lowercase),
        celled: part.block.cell.is_some(),
        number: number.map(|n| (n.style, n.parenthesis)),
    };
    let apart = own.prominence >= PARAMS.set_apart;
    apart.then_some(Line {
        part: index,
        reading,
        manner,
        number: number.map(|n| n.value),
    })
}

/// Which of so many `sections` each of `lines` is, by its number or its place, where an answer is below each and none is
/// too much: all are there, or the numbers that skip say which is missing.
fn places(lines: &[Line], sections: usize, parts: usize) -> Option<Vec<usize>> {
    let place = |(at, line): (usize, &Line)| match line.number {
        Some(number) => (number as usize).checked_sub(1),
        None => Some(at),
    };
    let places: Vec<usize> = lines.iter().enumerate().map(place).collect::<Option<_>>()?;
    let whole = places.first() == Some(&0) && places.last() == Some(&(sections - 1));
    let rising = places.windows(2).all(|w| w[0] < w[1]);
    let answered = |pair: &[Line]| pair[0].part + 1 < pair[1].part;
    let enough = lines.len() + MISSING >= sections && parts > lines.last()?.part + 1;
    (whole && rising && enough && lines.windows(2).all(answered)).then_some(places)
}

/// Whether each heading that is known by its words is one of `lines`, each the heading of its field in `fields`.
fn agrees(lines: &[Line], fields: &[usize], all: &[Match]) -> bool {
    (all.iter().filter(|m| m.accepted())).all(|m| {
        let place = lines.iter().position(|l| l.part == m.part);
        place.is_some_and(|at| fields.get(at) == Some(&m.field))
    })
}

/// Makes each of `lines` the heading of its field in `fields`.
fn accept(lines: &[Line], fields: &[usize], all: &mut Vec<Match>, parts: &[Part], form: &Form) {
    for (line, field) in lines.iter().zip(fields) {
        let of_part = |m: &&mut Match| m.part == line.part;
        if all.iter_mut().filter(of_part).any(|m| m.accepted()) {
            continue;
        }
        let own =
            |m: &&mut Match| (m.part, m.reading, m.field) == (line.part, line.reading, *field);
        if let Some(own) = all.iter_mut().find(own) {
            own.verdict = Verdict::TakenInSequence;
            continue;
        }
        let reading = &parts[line.part].readings[line.reading];
        let number = reading.number.as_ref();
        let at = all.partition_point(|m| m.part <= line.part);
        all.insert(
            at,
            Match {
                part: line.part,
                reading: line.reading,
                field: *field,
                language: 0,
                wording: 0.0,
                number: number.and_then(|n| form.file.numbers(*field, n)),
                prominence: reading.prominence,
                score: SCORE,
                verdict: Verdict::TakenInSequence,
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(numbers: &[Option<u32>]) -> Vec<Line> {
        let manner = Manner {
            look: Look::default(),
            capitals: false,
            celled: false,
            number: None,
        };
        let line = |(at, number): (usize, &Option<u32>)| Line {
            part: 2 * at,
            reading: 0,
            manner,
            number: *number,
        };
        numbers.iter().enumerate().map(line).collect()
    }

    #[test]
    fn headings_without_numbers_are_as_many_as_the_sections() {
        assert_eq!(places(&lines(&[None; 7]), 7, 14), Some((0..7).collect()));
        assert_eq!(places(&lines(&[None; 6]), 7, 14), None);
        assert_eq!(places(&lines(&[None; 8]), 7, 16), None);
        // Nothing is below the last one.
        assert_eq!(places(&lines(&[None; 7]), 7, 13), None);
    }

    #[test]
    fn numbers_say_which_section_is_missing() {
        let counted = |numbers: &[u32]| {
            let numbers: Vec<Option<u32>> = numbers.iter().copied().map(Some).collect();
            places(&lines(&numbers), 7, 20)
        };
        assert_eq!(counted(&[1, 2, 3, 4, 5, 6, 7]), Some((0..7).collect()));
        assert_eq!(counted(&[1, 2, 4, 5, 6, 7]), Some(vec![0, 1, 3, 4, 5, 6]));
        // Which one is missing is not known, too many are, or one comes twice.
        assert_eq!(counted(&[1, 2, 3, 4, 5, 6]), None);
        assert_eq!(counted(&[1, 2, 6, 7]), None);
        assert_eq!(counted(&[1, 2, 2, 3, 4, 5, 6, 7]), None);
    }
}
