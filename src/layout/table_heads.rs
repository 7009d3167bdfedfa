//! Takes out what tables repeat: the head row that comes again where a table goes on on the next page, with the lines that
//! say so.
//!
//! For documents with tables over pages. It acts where the first row on a page has, cell for cell, the text of the first row
//! of a table before it.

use std::ops::Range;

use super::{Block, Claim, Habit, Params, Shape};
use crate::geom::PageNumber;

/// Most words of a line that says that a table goes on.
const NOTE: usize = 6;
/// How far this note below a table is to the right of its column's left edge, in em, or it is in other type.
const OFF: f32 = 4.0;
/// Tables before a page whose first row may come again on it.
const HEADS: usize = 20;

/// Takes what tables repeat or count out of `blocks`, and returns it as claims.
pub(super) fn claims(blocks: &mut Vec<Block>, params: &Params) -> Vec<Claim> {
    let rows = rows(blocks);
    let mut taken: Vec<Option<Habit>> = vec![None; blocks.len()];
    if !params.without.has(Habit::RepeatedHead) {
        repeated(blocks, &rows, &mut taken);
    }
    let mut out = Vec::new();
    let mut habits = taken.into_iter();
    blocks.retain(|block| {
        let habit = habits.next().flatten();
        out.extend(habit.map(|habit| habit.claims(block.text.clone())));
        habit.is_none()
    });
    out
}

/// A table's row: which blocks it has.
struct Row {
    table: usize,
    row: usize,
    page: PageNumber,
    blocks: Range<usize>,
}

/// The rows of all tables, in reading order.
fn rows(blocks: &[Block]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let Some(cell) = block.cell else { continue };
        match rows.last_mut() {
            Some(last)
                if last.blocks.end == i && (last.table, last.row) == (cell.table, cell.row) =>
            {
                last.blocks.end += 1;
            }
            _ => rows.push(Row {
                table: cell.table,
                row: cell.row,
                page: block.page,
                blocks: i..i + 1,
            }),
        }
    }
    rows
}

/// Marks the head rows that come again on the next page, and the lines around that say that the table goes on.
fn repeated(blocks: &[Block], rows: &[Row], taken: &mut [Option<Habit>]) {
    // A table may have others inside, after which it goes on: the first rows of all of them.
    let mut heads: Vec<&Row> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let last = i.checked_sub(1).and_then(|i| rows.get(i));
        let own = &blocks[row.blocks.clone()];
        if let Some(last) = last.filter(|last| last.page != row.page) {
            let between = blocks.get(last.blocks.end..row.blocks.start).unwrap_or(&[]);
            let known = |head: &&&Row| same_cells(&blocks[head.blocks.clone()], own);
            let again = heads.iter().rev().take(HEADS).find(known).is_some();
            if again && between.len() <= 2 && between.iter().all(is_note) {
                taken[row.blocks.clone()].fill(Some(Habit::RepeatedHead));
                taken[last.blocks.end..row.blocks.start].fill(Some(Habit::RepeatedHead));
                // Where the table has no lines, what is below its last row looks like a part of it.
                let foot = last.blocks.end - 1;
                if last.blocks.len() > 2 && is_note(&blocks[foot]) && blocks[foot].indent > OFF {
                    taken[foot] = Some(Habit::RepeatedHead);
                }
                continue;
            }
        }
        let first = last.is_none_or(|last| last.table != row.table)
            && heads.last().is_none_or(|head| head.table != row.table);
        // A sheet may print a row again that is not its first.
        if first || own.len() > 1 && own.iter().all(|b| b.bold > 0.8 && b.lines == 1) {
            heads.push(row);
        }
    }
}

/// Whether two rows have the same cells, two at least.
fn same_cells(a: &[Block], b: &[Block]) -> bool {
    /// How far a cell may lie from the one above it, in points, where another table parts the column.
    const LEVEL: f32 = 2.0;
    let same_place = |a: &Block, b: &Block| {
        let column = |block: &Block| block.cell.map(|c| c.column);
        let left = |block: &Block| block.first_line.rect().left;
        column(a) == column(b) || (left(a) - left(b)).abs() < LEVEL
    };
    a.len() >= 2
        && a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            same_place(a, b)
                && a.text
                    .as_str()
                    .split_whitespace()
                    .eq(b.text.as_str().split_whitespace())
        })
}

/// Whether a block can be a line that says that a table goes on: few words in plain type.
fn is_note(block: &Block) -> bool {
    let words = block.text.as_str().split_whitespace().count();
    block.lines == 1 && words <= NOTE && block.bold < 0.5 && block.shape == Shape::Paragraph
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Cell, testing};

    /// A line on the page counted from 0; in a table where row and column are given.
    fn line(page: usize, printed: &str, cell: Option<(usize, usize, usize)>) -> Block {
        let cell = cell.map(|(table, row, column)| Cell {
            table,
            row,
            column,
            ruled: false,
        });
        testing::line(page, printed, cell)
    }

    fn kept(mut blocks: Vec<Block>) -> Vec<String> {
        claims(&mut blocks, &Params::default());
        blocks.iter().map(|b| b.text.as_str().to_owned()).collect()
    }

    #[test]
    fn head_that_comes_again_on_the_next_page_goes_with_its_note() {
        let rows = |page, table, note: Option<&str>| {
            let mut blocks: Vec<Block> = note.map(|n| line(page, n, None)).into_iter().collect();
            for (row, [a, b]) in [["Item", "Answer"], ["Aims", "Few"]]
                .into_iter()
                .enumerate()
            {
                blocks.push(line(page, a, Some((table, row, 0))));
                blocks.push(line(page, b, Some((table, row, 1))));
            }
            blocks
        };
        let pages = |page, note| {
            let mut blocks = rows(0, 0, None);
            blocks.extend(rows(page, 1, note));
            kept(blocks)
        };
        let once = ["Item", "Answer", "Aims", "Few", "Aims", "Few"];
        assert_eq!(pages(1, None), once);
        assert_eq!(pages(1, Some("(continued)")), once);
        // Another table with the same head: further down the page, or below a line of text.
        assert_eq!(pages(0, None).len(), 8);
        assert_eq!(
            pages(1, Some("Of these the board chose two for next year.")).len(),
            9
        );
    }
}
