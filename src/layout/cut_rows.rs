//! Rows of a ruled table that a page break cuts in every cell: joined again.
//!
//! A cut row looks like two. It is one where each cell of the lower piece goes on with the one above it: none begins a
//! sentence, a number or another type; or where one of them closes a bracket that is open above it.

use std::collections::HashMap;

use super::join::{Words, append as append_text, joint};
use super::{Block, Shape};

/// How far the left edges of two pieces of one cell may be apart, in points.
const EDGE: f32 = 3.0;

/// Joins the pieces of cut rows in `blocks`, which are in reading order; later rows of the table move up.
pub(super) fn join(blocks: Vec<Block>, words: &Words) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    // Table → how many rows were joined so far.
    let mut joined: HashMap<usize, usize> = HashMap::new();
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let Some(cell) = block.cell else {
            out.push(block);
            continue;
        };
        let mut row = vec![block];
        while let Some(next) = rest.next_if(|b| b.cell.is_some_and(|c| same_row(c, cell))) {
            row.push(next);
        }
        let shift = joined.entry(cell.table).or_default();
        for cell in row.iter_mut().filter_map(|b| b.cell.as_mut()) {
            cell.row = cell.row.saturating_sub(*shift);
        }
        let above = above(&out, &row);
        if above.is_empty() {
            out.extend(row);
            continue;
        }
        *shift += 1;
        let mut above = above.into_iter();
        let mut column = None;
        for mut block in row {
            let own = block.cell.map(|c| c.column);
            let first = own != column;
            column = own;
            let upper = if first { above.next().flatten() } else { None };
            match upper.and_then(|at| out.get_mut(at)) {
                Some(upper) => append(upper, &block, words),
                None => {
                    for cell in block.cell.iter_mut() {
                        cell.row = cell.row.saturating_sub(1);
                    }
                    out.push(block);
                }
            }
        }
    }
    out
}

fn same_row(a: super::Cell, b: super::Cell) -> bool {
    a.table == b.table && a.row == b.row
}

/// Where in `blocks` the pieces are that the cells of `row` go on with, one per column, `None` for a cell that begins
/// anew; empty where it is a row of its own.
fn above(blocks: &[Block], row: &[Block]) -> Vec<Option<usize>> {
    let none = Vec::new();
    let (Some(first), Some(last)) = (row.first(), blocks.last()) else {
        return none;
    };
    let (Some(cell), Some(before)) = (first.cell, last.cell) else {
        return none;
    };
    // A head that is repeated between the pieces was taken out before. Tables inside the row may give its pieces tables of
    // their own, whose columns begin at the same edges.
    let same = cell.table == before.table && cell.row > before.row;
    let next_row =
        cell.ruled && before.ruled && (same || cell.table > before.table && cell.row == 0);
    if !next_row || first.page == last.page {
        return none;
    }
    let upper: Vec<(usize, &Block)> = (blocks.iter().enumerate().rev())
        .take_while(|(_, b)| b.cell.is_some_and(|c| same_row(c, before)))
        .collect();
    let of_column = |column: Option<usize>| {
        // The last piece of that column: `upper` runs backwards.
        let own = |(_, b): &&(usize, &Block)| b.cell.map(|c| c.column) == column;
        upper.iter().find(own).copied()
    };
    // A bracket that is closed in the lower piece alone says that all cells are cut.
    let closed = row.iter().any(|b| {
        let piece = of_column(b.cell.map(|c| c.column));
        same && piece.is_some_and(|(_, piece)| closes(piece, b))
    });
    let mut found = Vec::new();
    let mut column = None;
    let mut sentences = 0;
    for block in row {
        let own = block.cell.map(|c| c.column);
        if own == column {
            continue;
        }
        column = own;
        let Some((at, piece)) = of_column(own) else {
            return none;
        };
        let edge = |b: &Block| b.first_line.rect().left;
        let goes_on = goes_on(piece, block);
        if !(goes_on || closed) || !same && (edge(piece) - edge(block)).abs() > EDGE {
            return none;
        }
        sentences += usize::from(block.text.as_str().starts_with(char::is_lowercase));
        found.push(goes_on.then_some(at));
    }
    // A row of one cell, all over the table, is cut where its sentence goes on.
    let one = same && found.len() == 1 && upper.iter().all(|(_, b)| b.cell == Some(before));
    match (found.len() > 1 || one) && sentences > 0 {
        true => found,
        false => none,
    }
}

/// Whether `lower` goes on with what `upper` begins.
fn goes_on(upper: &Block, lower: &Block) -> bool {
    let ended = upper
        .text
        .as_str()
        .trim_end()
        .ends_with(['.', '!', '?', ':', ';']);
    let begins = |c: char| c.is_lowercase() || c == '(';
    let alike = (upper.bold > 0.8) == (lower.bold > 0.8) && (upper.size - lower.size).abs() < 0.3;
    !ended && alike && lower.shape == Shape::Paragraph && lower.text.as_str().starts_with(begins)
}

/// Whether `lower`, in the same type, closes the bracket that `upper` leaves open.
fn closes(upper: &Block, lower: &Block) -> bool {
    let (above, below) = (upper.text.as_str(), lower.text.as_str());
    let pair = |open: char, close: char| {
        let left = above
            .rfind(open)
            .is_some_and(|at| !above[at..].contains(close));
        let right = below.find(close);
        left && right.is_some_and(|at| !below[..at].contains(open))
    };
    (upper.bold > 0.8) == (lower.bold > 0.8) && (pair('[', ']') || pair('(', ')'))
}

fn append(upper: &mut Block, lower: &Block, words: &Words) {
    let joint = joint(upper.text.as_str(), lower.text.as_str(), words);
    let length = upper.text.as_str().len();
    append_text(&mut upper.text, &lower.text, joint);
    if upper.bold_lead >= length {
        let added = upper.text.as_str().len() - lower.text.as_str().len();
        upper.bold_lead = added + lower.bold_lead;
    }
    upper.lines += lower.lines;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Cell, testing};

    /// A cell: its row, column and text; rows from 2 on are on the second page.
    fn cell((row, column, printed): (usize, usize, &str)) -> Block {
        let cell = Cell {
            table: 0,
            row,
            column,
            ruled: true,
        };
        Block {
            bold: if column == 0 { 1.0 } else { 0.0 },
            bold_lead: if column == 0 { printed.len() } else { 0 },
            ..testing::line(row / 2, printed, Some(cell))
        }
    }

    fn fixed(cells: &[(usize, usize, &str)]) -> Vec<(usize, usize, String)> {
        let blocks = cells.iter().copied().map(cell).collect();
        let told = |b: Block| {
            b.cell
                .map(|c| (c.row, c.column, b.text.as_str().to_owned()))
        };
        join(blocks, &Words::default())
            .into_iter()
            .filter_map(told)
            .collect()
    }

    #[test]
    fn row_that_goes_on_in_every_cell_is_one() {
        let cells = [
            (0, 0, "6. Innovation"),
            (0, 1, "A bead."),
            (1, 0, "7. Replicability"),
            (1, 1, "Porters have formed"),
            (2, 0, "(South-South)"),
            (2, 1, "circles of their own."),
            (2, 1, "Also barbers."),
            (3, 0, "8. Areas"),
            (3, 1, "Floors."),
        ];
        let expected = [
            (0, 0, "6. Innovation"),
            (0, 1, "A bead."),
            (1, 0, "7. Replicability (South-South)"),
            (1, 1, "Porters have formed circles of their own."),
            (1, 1, "Also barbers."),
            (2, 0, "8. Areas"),
            (2, 1, "Floors."),
        ];
        let expected: Vec<_> = expected
            .iter()
            .map(|(r, c, t)| (*r, *c, (*t).to_owned()))
            .collect();
        assert_eq!(fixed(&cells), expected);
    }

    #[test]
    fn row_whose_bracket_is_closed_below_is_one() {
        let cells = [
            (1, 0, "Funding [Name the sources"),
            (1, 1, "Gifts have paid for it."),
            (2, 0, "of the last year.]"),
            (2, 1, "From now on the town will pay."),
        ];
        let expected = [
            (1, 0, "Funding [Name the sources of the last year.]"),
            (1, 1, "Gifts have paid for it."),
            (1, 1, "From now on the town will pay."),
        ];
        let expected: Vec<_> = expected
            .iter()
            .map(|(r, c, t)| (*r, *c, (*t).to_owned()))
            .collect();
        assert_eq!(fixed(&cells), expected);
        let closed = [
            (1, 0, "Funding [Name the sources]"),
            cells[1],
            (2, 0, "Cost [in USD]"),
            cells[3],
        ];
        assert_eq!(fixed(&closed)[2].0, 2);
    }

    #[test]
    fn row_that_begins_anew_in_one_cell_is_its_own() {
        for second in [(2, 0, "Areas"), (2, 0, "8. areas")] {
            let cells = [
                (1, 0, "Reach"),
                (1, 1, "Porters have formed"),
                second,
                (2, 1, "circles of their own."),
            ];
            assert_eq!(fixed(&cells).len(), 4, "{second:?}");
            assert_eq!(fixed(&cells)[2].0, 2);
        }
        let ended = [
            (1, 0, "Reach"),
            (1, 1, "Porters came."),
            (2, 0, "(all)"),
            (2, 1, "circles of their own."),
        ];
        assert_eq!(fixed(&ended)[2].0, 2);
    }
}
