//! Printed rows of a page or a cell → flows: cut at empty vertical strips, which part columns or labels from their values.
//!
//! The looks of a strip's left side and the drawing order say whether it parts columns (read down) or labels from values (read
//! across).

use super::across::reads_across;
use super::entries::{self, entries};
use super::rows::Row;
use super::side_columns::{Beside, beside};
use super::strips::{Strip, cut_row, strip, with_level};
use super::{Cell, Manner, Params};
use crate::geom::Rect;

/// Fragments that are read one line after the other.
#[derive(Debug)]
pub(super) struct Flow {
    /// Sorted into printed rows, each from left to right.
    pub(super) rows: Vec<Row>,
    /// The column they are in: its left and right edge decide what a short line is.
    pub(super) column: Rect,
    pub(super) cell: Option<Cell>,
    /// Left edges of the table's columns, for ruled tables.
    pub(super) table_columns: Vec<f32>,
    /// The side column of a web page, which is read before the text.
    pub(super) aside: bool,
}

impl Flow {
    /// Whether it is in a cell with lines around it.
    pub(super) fn is_ruled(&self) -> bool {
        self.cell.is_some_and(|c| c.ruled)
    }
}

/// What is known from the pages before.
#[derive(Debug, Default)]
pub(super) struct SoFar {
    /// How many tables there are.
    pub(super) tables: usize,
    /// Between which edges the last page with labels beside values has the space between the two.
    pub(super) gutter: Option<(f32, f32)>,
}

/// What the flows of one page are cut with.
pub(super) struct Context<'a> {
    pub(super) manner: Manner,
    pub(super) params: &'a Params,
    pub(super) known: &'a mut SoFar,
    pub(super) area: Rect,
    /// Vertical lines between text and text.
    pub(super) lines: Vec<Rect>,
    /// Rows of painted boxes.
    pub(super) tiles: Vec<Vec<Rect>>,
}

impl Context<'_> {
    pub(super) fn next_table(&mut self) -> usize {
        self.known.tables += 1;
        self.known.tables - 1
    }

    /// Cuts `rows` at strips and appends the flows in reading order.
    pub(super) fn split(
        &mut self,
        mut rows: Vec<Row>,
        column: Rect,
        cell: Option<Cell>,
        depth: usize,
        out: &mut Vec<Flow>,
    ) {
        // What is below a strip is looked at anew, as often as there are strips.
        while depth < 4
            && self.manner != Manner::Lines
            && let Some(strip) = strip(&rows, self.params)
        {
            let strip = self.with_its_top(&rows, strip);
            let mut inside = rows.split_off(strip.first);
            let mut below = inside.split_off(strip.last + 1 - strip.first);
            let above = rows;
            take_longer_left(&mut inside, &mut below, &strip);
            if !above.is_empty() {
                self.split(above, column, cell, depth + 1, out);
            }
            self.beside(inside, &below, &strip, (column, cell, depth), out);
            rows = below;
        }
        self.push(rows, column, cell, out);
    }

    /// The strip, from where the column begins that is a little higher than the other: read down, it begins with that.
    fn with_its_top(&self, rows: &[Row], strip: Strip) -> Strip {
        let whole = with_level(rows, strip);
        if whole.first == strip.first {
            return strip;
        }
        let inside = rows.get(strip.first..=strip.last).unwrap_or(&[]);
        let (left, right) = sides(inside.to_vec(), &strip);
        match self.is_across(&left, &right) {
            true => strip,
            false => whole,
        }
    }

    /// Whether what is on both sides of a strip is read across.
    fn is_across(&self, left: &[Row], right: &[Row]) -> bool {
        match self.manner {
            Manner::Across | Manner::AcrossFromRight => true,
            Manner::Down | Manner::Cards => false,
            _ => reads_across(left, right),
        }
    }

    /// What is on both sides of a strip, above `below`: a box first, because the text beside it goes on below.
    pub(super) fn beside(
        &mut self,
        inside: Vec<Row>,
        below: &[Row],
        strip: &Strip,
        (column, cell, depth): (Rect, Option<Cell>, usize),
        out: &mut Vec<Flow>,
    ) {
        let (start, beside) = (out.len(), beside(&inside, below, strip));
        self.inside(inside, strip, column, cell, depth, out);
        if beside != Beside::Column {
            let right = |flow: &Flow| flow.column.left >= strip.right - 0.1;
            let aside = beside == Beside::SideColumn && self.manner == Manner::Judged;
            for flow in &mut out[start..] {
                flow.aside = aside && right(flow);
            }
            out[start..].sort_by_key(|flow| !right(flow));
        }
    }

    /// What is on both sides of a strip.
    pub(super) fn inside(
        &mut self,
        mut rows: Vec<Row>,
        strip: &Strip,
        column: Rect,
        cell: Option<Cell>,
        depth: usize,
        out: &mut Vec<Flow>,
    ) {
        if self.manner == Manner::Cards {
            let bands = bands(rows);
            if bands.len() > 1 {
                for band in bands {
                    self.inside(band, strip, column, cell, depth, out);
                }
                return;
            }
            rows = bands.into_iter().flatten().collect();
        }
        let (left, right) = sides(rows, strip);
        if self.is_across(&left, &right) {
            return self.across((left, right), strip, (column, cell, depth), out);
        }
        let full = |rows: Vec<Row>| rows.into_iter().filter(|r| !r.is_empty()).collect();
        let [left_column, right_column] = columns(column, strip);
        self.split(full(left), left_column, cell, depth + 1, out);
        self.split(full(right), right_column, cell, depth + 1, out);
    }

    /// Labels and values on both sides of a strip.
    pub(super) fn across(
        &mut self,
        (left, right): (Vec<Row>, Vec<Row>),
        strip: &Strip,
        (column, cell, depth): (Rect, Option<Cell>, usize),
        out: &mut Vec<Flow>,
    ) {
        if depth == 0 && cell.is_none() {
            self.known.gutter = Some((strip.left, strip.right));
        }
        let table = cell.map_or_else(|| self.next_table(), |c| c.table);
        let [left_column, right_column] = columns(column, strip);
        let (labels, values) = match self.manner {
            Manner::AcrossFromRight => ((right, right_column), (left, left_column)),
            _ => ((left, left_column), (right, right_column)),
        };
        for (row, (l, r)) in entries(labels.0, values.0).into_iter().enumerate() {
            let place = |column| {
                cell.or(Some(Cell {
                    table,
                    row,
                    column,
                    ruled: false,
                }))
            };
            if !l.is_empty() {
                self.push(l, labels.1, place(0), out);
            }
            if r.is_empty() {
                continue;
            }
            for (i, piece) in entries::pairs(r).into_iter().enumerate() {
                self.split(piece, values.1, place(i + 1), depth + 1, out);
            }
        }
    }

    fn push(&mut self, rows: Vec<Row>, column: Rect, cell: Option<Cell>, out: &mut Vec<Flow>) {
        if !rows.is_empty() {
            out.push(Flow {
                rows,
                column,
                cell,
                table_columns: Vec::new(),
                aside: false,
            });
        }
    }
}

/// What is left and right of a strip, row by row.
pub(super) fn sides(rows: Vec<Row>, strip: &Strip) -> (Vec<Row>, Vec<Row>) {
    let middle = (strip.left + strip.right) / 2.0;
    let parted = |row: Row| {
        let own = cut_row(row, strip).into_iter();
        own.partition(|f| f.bbox.center().x < middle)
    };
    rows.into_iter().map(parted).unzip()
}

/// The columns left and right of a strip in `column`.
fn columns(column: Rect, strip: &Strip) -> [Rect; 2] {
    let left = Rect {
        right: strip.left,
        ..column
    };
    let right = Rect {
        left: strip.right,
        ..column
    };
    [left, right]
}

/// Rows of cards: `rows` cut where there is more space than between most of them.
fn bands(rows: Vec<Row>) -> Vec<Vec<Row>> {
    const MORE: f32 = 1.6;
    let baseline = |row: &Row| row.iter().map(|f| f.baseline).fold(f32::MIN, f32::max);
    let mut steps: Vec<f32> = (rows.windows(2))
        .map(|pair| baseline(&pair[1]) - baseline(&pair[0]))
        .filter(|step| *step > 0.0)
        .collect();
    let usual = super::median(&mut steps).unwrap_or(0.0);
    let size = |row: &Row| row.iter().map(|f| f.size).fold(0.0, f32::max);
    let mut bands: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let near = |last: &Row| {
            let step = baseline(&row) - baseline(last);
            step <= MORE * usual.max(size(&row))
        };
        match bands.last_mut() {
            Some(band) if band.last().is_some_and(near) => band.push(row),
            _ => bands.push(vec![row]),
        }
    }
    bands
}

/// A left column that is longer than the right one: its last lines were drawn before the
/// right one ended.
fn take_longer_left(inside: &mut Vec<Row>, below: &mut Vec<Row>, strip: &Strip) {
    let middle = (strip.left + strip.right) / 2.0;
    // The lowest: of cards in rows, those above were drawn before.
    let last_right = inside
        .iter()
        .flatten()
        .filter(|f| f.bbox.center().x >= middle)
        .max_by(|a, b| a.baseline.total_cmp(&b.baseline))
        .map(|f| f.order);
    let Some(last_right) = last_right else {
        return;
    };
    let own = below
        .iter()
        .take_while(|row| {
            row.iter()
                .all(|f| f.bbox.right <= strip.right && f.order < last_right)
        })
        .count();
    inside.extend(below.drain(..own));
}
