//! Takes out what tables repeat or count: the head row that comes again where a table goes on on the next page, with the
//! lines that say so, and the letters and numbers of a printed spreadsheet.
//!
//! For documents with tables over pages, and for printed spreadsheets. It acts where the first row on a page has, cell
//! for cell, the text of the first row of the table that ended the page before; and on a table whose first row counts
//! letters and whose first column counts rows.

use std::ops::Range;

use super::{Block, Shape};
use crate::geom::PageNumber;
use crate::text::Text;

/// Most words of a line that says that a table goes on.
const NOTE: usize = 6;
/// How far such a line below a table stands right of its column's left edge, in em, or it is in other type.
const OFF: f32 = 4.0;
/// Fewest numbered rows of a spreadsheet.
const ROWS: usize = 3;

/// Moves what tables repeat or count from `blocks` to `furniture`.
pub(super) fn remove(blocks: &mut Vec<Block>, furniture: &mut Vec<Text>) {
    let rows = rows(blocks);
    let mut gone = vec![false; blocks.len()];
    repeated(blocks, &rows, &mut gone);
    spreadsheets(blocks, &rows, &mut gone);
    if !gone.contains(&true) {
        return;
    }
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        if gone[at - 1] {
            furniture.push(block.text.clone());
        }
        !gone[at - 1]
    });
    furniture.sort_by_key(Text::page);
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
fn repeated(blocks: &[Block], rows: &[Row], gone: &mut [bool]) {
    let mut head: Option<&Row> = None;
    for (i, row) in rows.iter().enumerate() {
        let Some((last, known)) = i.checked_sub(1).and_then(|i| rows.get(i)).zip(head) else {
            head = Some(row);
            continue;
        };
        let between = blocks.get(last.blocks.end..row.blocks.start).unwrap_or(&[]);
        let next_page = row.page.get() == last.page.get() + 1;
        if next_page
            && between.len() <= 2
            && same_cells(&blocks[known.blocks.clone()], &blocks[row.blocks.clone()])
            && between.iter().all(|b| is_note(b))
        {
            gone[row.blocks.clone()].fill(true);
            gone[last.blocks.end..row.blocks.start].fill(true);
            // Where the table has no lines, what stands below its last row looks like a part of it.
            let foot = last.blocks.end - 1;
            if last.blocks.len() > 2 && is_note(&blocks[foot]) && blocks[foot].indent > OFF {
                gone[foot] = true;
            }
        } else if row.table != last.table {
            head = Some(row);
        }
    }
}

/// Whether two rows have the same cells, two at least.
fn same_cells(a: &[Block], b: &[Block]) -> bool {
    let cell = |block: &Block| block.cell.map(|c| c.column);
    a.len() >= 2
        && a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            cell(a) == cell(b)
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

/// Marks the letters above the columns and the numbers before the rows of a printed spreadsheet.
fn spreadsheets(blocks: &[Block], rows: &[Row], gone: &mut [bool]) {
    for table in rows.chunk_by(|a, b| a.table == b.table) {
        let Some((head, body)) = table.split_first() else {
            continue;
        };
        let mut letters = Vec::new();
        for block in &blocks[head.blocks.clone()] {
            letters.push((
                block.text.as_str().trim(),
                block.cell.map_or(0, |c| c.column),
            ));
        }
        // Column 0 holds the numbers, so that A stands above column 1.
        let counted = |&(text, column): &(&str, usize)| {
            let letter = text.bytes().next().filter(u8::is_ascii_uppercase);
            text.len() == 1 && letter.map(|l| usize::from(l - b'A') + 1) == Some(column)
        };
        let number = |row: &Row| -> Option<u32> {
            let first = blocks.get(row.blocks.start)?;
            let value = first.text.as_str().trim().parse().ok()?;
            (first.cell?.column == 0).then_some(value)
        };
        let numbers: Vec<u32> = body.iter().filter_map(number).collect();
        if letters.is_empty()
            || !letters.iter().all(counted)
            || numbers.len() < ROWS
            || numbers.len() + 1 < body.len()
            || !numbers.is_sorted_by(|a, b| a < b)
        {
            continue;
        }
        gone[head.blocks.clone()].fill(true);
        for row in body.iter().filter(|row| number(row).is_some()) {
            gone[row.blocks.start] = true;
        }
    }
}
