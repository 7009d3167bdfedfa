//! Printed pieces of lines, with the labels that they are: what values are found by, by their place.

use std::ops::Range;

use crate::geom::{PageNumber, Rect};
use crate::layout::BOXES;
use crate::section::Part;
use crate::text::Text;

use super::compiled::Form;
use super::label::{labels_of, nearest};
use super::lexicon::Likeness;

/// A printed piece of a line: all of it, or what is between two wide gaps.
pub(super) struct Piece {
    pub(super) part: usize,
    pub(super) range: Range<usize>,
    pub(super) page: PageNumber,
    pub(super) area: Rect,
    /// The fields whose label it is, and where the value begins that it has itself.
    pub(super) label: Option<(Vec<Likeness>, Range<usize>, usize)>,
}

/// The pieces of the printed lines of `parts`, in reading order.
pub(super) fn pieces(
    parts: &[Part],
    range: impl Iterator<Item = usize>,
    form: &Form,
) -> Vec<Piece> {
    let mut out = Vec::new();
    for part in range {
        let Some(text) = parts.get(part).map(|p| &p.block.text) else {
            continue;
        };
        let broken = broken_label(part, text, form).or_else(|| wrapped_label(part, text, form));
        if let Some(label) = broken {
            out.push(label);
            continue;
        }
        for line in text.printed_lines() {
            let mut start = line.start;
            let own = text.as_str().get(line.clone()).unwrap_or("");
            for piece in boxed(own) {
                let end = start + piece.len();
                let lead = piece.len() - piece.trim_start().len();
                let range = start + lead..start + lead + piece.trim().len();
                start = end + 1;
                let Some(at) = text.at(range.clone()).first().copied() else {
                    continue;
                };
                let bold = parts.get(part).map_or(0, |p| p.block.bold_lead);
                let led = bold.checked_sub(range.start).filter(|_| line.start == 0);
                let led = led.filter(|bold| *bold < range.len());
                // A label in bold type, with its value right behind it.
                let in_bold = || {
                    let label = piece.trim().get(..led?)?;
                    labels_of(label, form).filter(|(.., value)| *value >= label.len())
                };
                let label = labels_of(piece.trim(), form).or_else(in_bold);
                let label = label.map(|(likes, label, value)| {
                    let label = range.start + label.start..range.start + label.end;
                    (likes, label, range.start + value)
                });
                out.push(Piece {
                    part,
                    range,
                    page: at.page,
                    area: at.rect(),
                    label,
                });
            }
        }
    }
    out
}

/// The pieces of a line that wide gaps part; a box stays with the words behind it.
fn boxed(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices('\t').chain([(line.len(), "")]) {
        let piece = line.get(start..at).unwrap_or("");
        let alone = piece.trim().starts_with(BOXES) && piece.trim().chars().nth(1).is_none();
        if !alone || at == line.len() {
            out.push(piece);
            start = at + 1;
        }
    }
    out
}

/// The label that a part is which a narrow column broke over several lines: "Nominee (name, function and", "organisation)".
fn broken_label(part: usize, text: &Text, form: &Form) -> Option<Piece> {
    /// Most lines of a label.
    const LINES: usize = 4;
    /// How near all of a label must be of which one line is one.
    const MORE: f32 = 0.6;
    let lines = text.printed_lines().len();
    if !(2..=LINES).contains(&lines) || text.as_str().contains('\t') {
        return None;
    }
    let whole = text.single_line();
    let (likes, label, value) = labels_of(whole.as_str(), form).or_else(|| {
        // "Landline telephone and", "mobile": the label that one line is, in more words.
        let plain = !whole
            .as_str()
            .contains(|c: char| c.is_ascii_digit() || c == '@');
        let all = nearest(whole.as_str(), form).filter(|l| plain && l.score >= MORE)?;
        let mut lines = text.printed_lines().into_iter();
        let own = |line: Range<usize>| labels_of(text.as_str().get(line)?.trim(), form);
        let alike = lines
            .find_map(|l| own(l).filter(|(likes, ..)| likes.iter().any(|l| l.field == all.field)));
        let end = whole.as_str().len();
        alike.map(|(likes, ..)| (likes, 0..end, end))
    })?;
    // Each line of a list may be a label of its own.
    let first = text.as_str().lines().next().unwrap_or("");
    if value < whole.as_str().len() || first.trim_end().ends_with([':', '：']) {
        return None;
    }
    let range = 0..text.as_str().len();
    let places = text.at(range.clone());
    let page = places.first()?.page;
    let area = places.iter().map(|p| p.rect()).reduce(Rect::union)?;
    let label = (likes, label.start..range.end, range.end);
    Some(Piece {
        part,
        range,
        page,
        area,
        label: Some(label),
    })
}

/// The label that goes over the end of a line of a part, with its value behind it: "Legal status of the applicant (company,",
/// "association): company".
fn wrapped_label(part: usize, text: &Text, form: &Form) -> Option<Piece> {
    let first = text.printed_lines().into_iter().next()?;
    let whole = text.single_line();
    let same = whole.as_str().len() == text.as_str().len();
    if !same || first.end >= text.as_str().len() || text.as_str().contains(['\t', '\n']) {
        return None;
    }
    let line = text.as_str().get(first.clone())?;
    let (likes, label, value) = labels_of(whole.as_str(), form)?;
    let over = label.end > first.end && value < whole.as_str().len();
    if !over || labels_of(line.trim(), form).is_some() {
        return None;
    }
    let at = text.at(first).first().copied()?;
    Some(Piece {
        part,
        range: 0..text.as_str().len(),
        page: at.page,
        area: at.rect(),
        label: Some((likes, label, value)),
    })
}

/// Joins the lines of a part to the value that begins on its first line, behind the only label of the part. Numbers and
/// addresses do not go on.
pub(super) fn wrapped(pieces: Vec<Piece>, form: &Form) -> Vec<Piece> {
    let goes_on = |own: &[&Piece]| {
        let [first, more @ ..] = own else {
            return false;
        };
        let Some((likes, _, value)) = &first.label else {
            return false;
        };
        let reached = |like: &Likeness| {
            let field = form.file.fields.get(like.field);
            field.is_none_or(|f| f.kind.is_reached())
        };
        let below = |p: &&Piece| p.label.is_none() && p.area.top > first.area.center().y;
        *value < first.range.end
            && !likes.is_empty()
            && !likes.iter().any(reached)
            && more.iter().all(below)
    };
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut joins: Vec<usize> = Vec::new();
    for own in pieces.chunk_by(|a, b| a.part == b.part) {
        let all: Vec<&Piece> = own.iter().collect();
        joins.extend(own.first().filter(|_| goes_on(&all)).map(|p| p.part));
    }
    for piece in pieces {
        match out.last_mut().filter(|last| last.part == piece.part) {
            Some(last) if joins.binary_search(&piece.part).is_ok() => {
                last.range.end = piece.range.end;
            }
            _ => out.push(piece),
        }
    }
    out
}

/// Cuts pieces below a row of labels where the next label begins: two values may be as near as words are.
pub(super) fn cut_below_labels(pieces: Vec<Piece>, parts: &[Part]) -> Vec<Piece> {
    /// How far below the row a value is, in heights of the label.
    const BELOW: f32 = 2.6;
    /// How far from the label's edge the value begins, in points.
    const EDGE: f32 = 2.0;
    let labels: Vec<(PageNumber, Rect)> = (pieces.iter().filter(|p| p.label.is_some()))
        .map(|p| (p.page, p.area))
        .collect();
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let near = |(page, area): &&(PageNumber, Rect)| {
            let down = (piece.area.top - area.bottom) / area.height().max(1.0);
            *page == piece.page && (-0.5..BELOW).contains(&down)
        };
        let row: Vec<Rect> = labels.iter().filter(near).map(|(_, area)| *area).collect();
        // Its own label begins where it does: what is centred below a label begins elsewhere.
        let own = row
            .iter()
            .find(|area| (area.left - piece.area.left).abs() < EDGE);
        let behind = own.map_or(f32::MAX, |own| own.right);
        let edges = row.iter().map(|area| area.left);
        let edges: Vec<f32> = edges
            .filter(|x| (behind..piece.area.right).contains(x))
            .collect();
        let text = parts.get(piece.part).map(|p| &p.block.text);
        let Some(text) = text.filter(|_| piece.label.is_none() && !edges.is_empty()) else {
            out.push(piece);
            continue;
        };
        let own = text.as_str().get(piece.range.clone()).unwrap_or("");
        let words = own
            .match_indices(' ')
            .map(|(at, _)| piece.range.start + at + 1);
        let begins = |at: &usize| {
            let letter = text.as_str().get(*at..).and_then(|t| t.chars().next());
            let end = *at + letter.map_or(0, char::len_utf8);
            let left = text.at(*at..end).first().map(|p| p.rect().left);
            left.is_some_and(|left| edges.iter().any(|edge| (left - edge).abs() < EDGE))
        };
        let mut start = piece.range.start;
        let ends: Vec<usize> = words.filter(begins).chain([piece.range.end]).collect();
        for end in ends {
            let range = start..start + text.as_str().get(start..end).unwrap_or("").trim_end().len();
            start = end;
            if let Some(at) = text.at(range.clone()).first().copied() {
                let area = at.rect();
                out.push(Piece {
                    part: piece.part,
                    range,
                    page: at.page,
                    area,
                    label: None,
                });
            }
        }
    }
    out
}
