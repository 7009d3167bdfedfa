//! The parts of a blank form → what each line of it is, by how it is set: a heading, a label to be filled in behind or
//! beside, boxes to tick, or a hint.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::printed_number::PrintedNumber;
use crate::layout::{Cell, Shape};
use crate::section::{NumberStyle, Part, Sections};

/// Most words of a label or a question.
const LABEL_WORDS: usize = 45;
/// Most words of a label whose only sign is its cell.
const CELL_WORDS: usize = 30;
/// Most words of a plain line that may be a label.
const LINE_WORDS: usize = 10;
/// Underscores or dots in a row from which on they are there to write on.
const LEADER: usize = 4;
/// Signs that are boxes.
const BOXES: [char; 7] = ['☐', '☑', '☒', '□', '❏', '❑', '○'];

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Set apart, on a line of its own: a question, or the heading over several.
    Question,
    /// With a colon, a line to write on, or an empty cell beside it.
    Label,
    /// One box to tick; without words, for what is beside it.
    Option,
    /// The head of a column of an empty table.
    Column,
    /// How the row of totals of an empty table begins.
    Total,
    /// A few words on a line of their own: a label, where the words or what follows say so.
    Line,
    /// Between brackets, slanted, or a sentence.
    Hint,
}

/// One line of a blank form.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// Without its number, its boxes, its colon and what is there to write on.
    pub(super) text: String,
    /// Its number on the form.
    pub(super) number: Option<PrintedNumber>,
    /// In points.
    pub(super) size: f32,
    /// All in capitals.
    pub(super) capitals: bool,
    pub(super) bold: bool,
    /// In a table.
    pub(super) cell: bool,
    /// How much room is below it before the next line of its page, of its size.
    pub(super) room: Option<f32>,
    /// The first page, above all questions: a title rather than a hint.
    pub(super) page: u32,
}

/// The lines of a form, in reading order.
pub(super) fn items(sections: &Sections, is_total: &dyn Fn(&str) -> bool) -> Vec<Item> {
    let parts = &sections.parts;
    let mut out = Vec::new();
    let grid = grids(parts, is_total);
    for (index, part) in parts.iter().enumerate() {
        if let Some(kind) = grid.get(&index) {
            let first = out.len();
            read(
                parts,
                index,
                part.block.text.single_line().as_str(),
                true,
                sections.body_size,
                &mut out,
            );
            out.truncate(first + 1);
            if let Some(item) = out.get_mut(first) {
                item.kind = *kind;
            }
            continue;
        }
        for line in part.block.text.as_str().split('\n') {
            let whole = line.len() == part.block.text.as_str().len();
            for piece in pieces(line) {
                read(parts, index, piece, whole, sections.body_size, &mut out);
            }
        }
    }
    out
}

/// The pieces of a line that ask for one thing each: wide gaps part them, and what is there to write on.
fn pieces(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut run) = (0, 0);
    for (at, c) in line.char_indices() {
        match c {
            '_' | '.' | '…' => run += if c == '…' { LEADER } else { 1 },
            _ => {
                if run >= LEADER || c == '\t' {
                    out.extend(line.get(start..at));
                    start = at;
                }
                run = 0;
            }
        }
    }
    out.extend(line.get(start..));
    out.retain(|piece| piece.contains(char::is_alphanumeric) || piece.contains(BOXES));
    out
}

/// Reads a piece of the part at `index`; `whole` where the part is one line.
fn read(
    parts: &[Part],
    index: usize,
    piece: &str,
    whole: bool,
    body_size: f32,
    out: &mut Vec<Item>,
) {
    let Some(part) = parts.get(index) else {
        return;
    };
    let block = &part.block;
    let bare = without_leaders(piece.trim());
    let skip = crate::section::number_length(bare);
    let own = crate::section::heading_number(bare);
    let read = part.readings.iter().find_map(|r| r.number.clone());
    let number = own
        .or(read)
        .filter(|n| skip > 0 && n.until.is_none())
        .map(|n| match n.style {
            NumberStyle::Arabic if !n.nested => PrintedNumber::Count(n.value),
            _ => PrintedNumber::Text(n.printed.clone()),
        });
    let text = bare.get(skip..).unwrap_or(bare).trim();
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let item = |kind: Kind, text: &str| Item {
        kind,
        text: text.trim().trim_end_matches([':', '：']).trim().to_owned(),
        number: number.clone(),
        size: block.size,
        capitals: letters().count() > 3 && letters().all(|c| !c.is_lowercase()),
        bold: block.bold > 0.8 || block.bold_lead > 0,
        cell: block.cell.is_some(),
        room: room(parts, index),
        page: block.page.get(),
    };
    let boxed = |c: char| BOXES.contains(&c);
    let marked = ["[ ]", "( )", "[x]", "[X]", "(x)", "(X)"]
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(sign, "☐"));
    if marked.contains(boxed) {
        if !marked.contains(char::is_alphanumeric) {
            out.push(item(Kind::Option, ""));
            return;
        }
        let (label, options) = options(&marked);
        out.extend(label.map(|label| item(Kind::Label, label)));
        let options = options
            .into_iter()
            .filter(|o| o.contains(char::is_alphanumeric));
        out.extend(options.map(|option| Item {
            number: None,
            ..item(Kind::Option, option)
        }));
        return;
    }
    // A question in bold type, or up to its question mark, with what it says about the answer behind it.
    let (text, behind) = question(text, part, whole);
    let words = text.split_whitespace().count();
    let bracketed =
        text.starts_with(['[', '(']) && text.trim_end_matches('.').ends_with([']', ')']);
    // Slanted type is a hint's, but in bold and larger than the text it is a heading's.
    let set = block.bold > 0.8 && block.size > 1.03 * body_size;
    let slanted = block.style.is_some_and(|s| s.is_italic()) && behind.is_empty() && !set;
    let bold = block.bold > 0.8 || !behind.is_empty() && block.bold_lead > 0;
    let ruled = piece.len() - bare.len() >= LEADER;
    let colon = text.ends_with([':', '：']);
    let sentence = text.ends_with('.') && words > 4;
    let asks = text.ends_with('?');
    let bullet = block.shape == Shape::Bullet && asks;
    let apart = bold || block.size > 1.05 * body_size || number.is_some() || bullet;
    // A title may have several lines.
    let title = block.bold > 0.8 && block.size > 1.2 * body_size;
    let beside = beside_nothing(parts, index) && words <= CELL_WORDS && !sentence;
    let kind = match () {
        () if words == 0 || bracketed || slanted && !colon => Kind::Hint,
        () if (ruled || colon) && words <= LABEL_WORDS || beside => Kind::Label,
        () if (apart && (whole || title || skip > 0) || asks)
            && words <= LABEL_WORDS
            && !sentence =>
        {
            Kind::Question
        }
        () if words <= LINE_WORDS && !sentence => Kind::Line,
        () => Kind::Hint,
    };
    out.push(item(kind, text));
    out.extend((!behind.is_empty()).then(|| item(Kind::Hint, behind)));
}

/// The cells of empty tables: rows of two cells or more in bold type with nothing below them in their table, or nothing but a
/// row of totals; and the first cells of these.
fn grids(parts: &[Part], is_total: &dyn Fn(&str) -> bool) -> BTreeMap<usize, Kind> {
    let mut tables: BTreeMap<usize, Vec<(usize, Cell)>> = BTreeMap::new();
    for (index, part) in parts.iter().enumerate() {
        if let Some(cell) = part.block.cell {
            tables.entry(cell.table).or_default().push((index, cell));
        }
    }
    let mut out = BTreeMap::new();
    for cells in tables.values() {
        let text = |at: usize| parts.get(at).map_or("", |p| p.block.text.as_str());
        let letters = |at: &usize| text(*at).contains(char::is_alphabetic);
        let Some(row) = cells.iter().map(|(_, c)| c.row).min() else {
            continue;
        };
        let of_row = |(_, c): &&(usize, Cell)| c.row == row;
        let head: Vec<usize> = cells.iter().filter(of_row).map(|(at, _)| *at).collect();
        let columns: BTreeSet<usize> = cells.iter().filter(of_row).map(|(_, c)| c.column).collect();
        let total: Vec<usize> = cells
            .iter()
            .filter(|c| !of_row(c))
            .map(|(at, _)| *at)
            .collect();
        let set = |at: &usize| parts.get(*at).is_some_and(|p| p.block.bold > 0.8);
        let plain = |at: &usize| !text(*at).trim_end().ends_with(':') && letters(at);
        let named = total.iter().all(|at| !letters(at) || is_total(text(*at)));
        // Without a row of totals, type tells a head from labels over their answers.
        let is_head = head.iter().all(set) || total.iter().any(letters);
        if columns.len() < 2
            || columns.len() != head.len()
            || !named
            || !is_head
            || !head.iter().all(plain)
        {
            continue;
        }
        out.extend(head.into_iter().map(|at| (at, Kind::Column)));
        out.extend(
            total
                .into_iter()
                .filter(letters)
                .map(|at| (at, Kind::Total)),
        );
    }
    out
}

/// How far below the part at `index` the next line of its page begins, of the part's size.
fn room(parts: &[Part], index: usize) -> Option<f32> {
    let own = &parts.get(index)?.block;
    let next = &parts
        .get(index + 1)
        .filter(|p| p.block.page == own.page)?
        .block;
    let gap = next.first_line.rect().top - own.first_line.rect().bottom;
    (own.lines == 1 && gap > 0.0).then_some(gap / own.size.max(1.0))
}

/// The question that a text begins with, and what is behind it on the same line: behind bold type, or behind a question
/// mark.
fn question<'t>(text: &'t str, part: &Part, whole: bool) -> (&'t str, &'t str) {
    let block = part.block.text.as_str();
    let lead = block.get(..part.block.bold_lead).unwrap_or("");
    let bold = (whole && lead.len() < block.trim_end().len())
        .then(|| {
            text.len()
                .checked_sub(block.trim().len() - lead.trim_start().len())
        })
        .flatten();
    let mark = text.find('?').map(|at| at + 1);
    let at = bold.into_iter().chain(mark).filter(|at| *at > 2).min();
    let parted = at.and_then(|at| text.split_at_checked(at));
    let parted = parted.filter(|(lead, rest)| {
        let letters = |t: &str| t.contains(char::is_alphanumeric);
        letters(lead) && letters(rest) && !lead.trim_end().ends_with([':', '：'])
    });
    parted.map_or((text, ""), |(lead, rest)| (lead.trim(), rest.trim()))
}

/// `text` without the dots and lines at its end that are there to write on.
fn without_leaders(text: &str) -> &str {
    let kept = text.trim_end_matches(['_', '.', '…', ' ', '\u{a0}']);
    let tail = text.get(kept.len()..).unwrap_or("");
    let dots: usize = tail
        .chars()
        .map(|c| match c {
            '…' => LEADER,
            ' ' | '\u{a0}' => 0,
            _ => 1,
        })
        .sum();
    if dots >= LEADER { kept } else { text }
}

/// Whether the part is a cell of a row in which no cell behind it has more than a hint or boxes.
fn beside_nothing(parts: &[Part], index: usize) -> bool {
    let cell = |at: usize| parts.get(at).and_then(|p| p.block.cell);
    let Some(own) = cell(index) else {
        return false;
    };
    let same = |c: &Cell| c.table == own.table && c.row == own.row;
    let row = (index + 1..parts.len()).take_while(|at| cell(*at).is_some_and(|c| same(&c)));
    let others = row.filter(|at| cell(*at).is_some_and(|c| c.column > own.column));
    let said = |at: usize| {
        let text = parts.get(at).map_or("", |p| p.block.text.as_str().trim());
        let hint = text.starts_with(['[', '(']) || text.contains(BOXES);
        !hint && text.contains(char::is_alphanumeric)
    };
    let column = parts.iter().filter_map(|p| p.block.cell);
    let columns = column
        .filter(|c| c.table == own.table)
        .map(|c| c.column)
        .max();
    let last = columns.is_some_and(|most| own.column == most && most > 0);
    let said: Vec<usize> = others.filter(|at| said(*at)).collect();
    // A row of four cells asks twice: "Telephone | | E-mail | ".
    let next = said.first().and_then(|at| cell(*at));
    !last && next.is_none_or(|c| c.column > own.column + 1)
}

/// What is before the boxes of a line, and what each box is for; behind its box, or before it where nothing is behind
/// the last one.
fn options(text: &str) -> (Option<&str>, Vec<&str>) {
    let boxed = |c: char| BOXES.contains(&c);
    let mut pieces = text.split(boxed);
    let before = pieces.next().unwrap_or("").trim();
    let behind: Vec<&str> = pieces.map(str::trim).collect();
    let last = behind
        .last()
        .is_none_or(|t| !t.contains(char::is_alphanumeric));
    if last && !before.is_empty() {
        // "Agree: Yes ☐ No ☐"
        let (label, first) = before
            .rsplit_once([':', '?'])
            .map_or((None, before), |(label, first)| (Some(label), first));
        let label = label.filter(|l| l.contains(char::is_alphanumeric));
        let rest = behind.iter().take(behind.len().saturating_sub(1)).copied();
        return (label, std::iter::once(first.trim()).chain(rest).collect());
    }
    let label = Some(before).filter(|b| b.contains(char::is_alphanumeric));
    (label, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_before_or_behind_their_words() {
        assert_eq!(
            options("Type: ☐ Person ☐ Organisation"),
            (Some("Type:"), vec!["Person", "Organisation"])
        );
        assert_eq!(
            options("Agree: Yes ☐ No ☐"),
            (Some("Agree"), vec!["Yes", "No"])
        );
        assert_eq!(options("☐ Media"), (None, vec!["Media"]));
    }

    #[test]
    fn lines_to_write_on_part_labels() {
        assert_eq!(
            pieces("Tel.: ________ E-mail: ______"),
            ["Tel.: ________", " E-mail: ______"]
        );
        assert_eq!(without_leaders("Tel.: ________"), "Tel.:");
        assert_eq!(without_leaders("Name of the Inst."), "Name of the Inst.");
    }
}
