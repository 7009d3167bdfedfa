//! Fragments → flows in reading order: cells of tables, columns of prose, rows of labels and values.
//!
//! Producers write text documents in reading order, so geometry decides only where it has evidence: ruled cells, and
//! empty vertical strips with several lines on each side. Whether a strip parts columns (read down) or labels from
//! values (read across) is told by the looks of its left side and by the drawing order.

use std::collections::BTreeMap;

use super::across::reads_across;
use super::cells::{by_cell, outer_cells, text_area};
use super::drawn_columns;
use super::entries::{self, entries};
use super::fragments::Fragment;
use super::painted::{holds, painted};
use super::rows::{Row, rows};
use super::strips::{Strip, cut_row, strip};
use super::tables::Grid;
use super::{Cell, Habit, Manner, Params, page_rect};
use crate::geom::Rect;
use crate::pdf::PageContent;

/// Fragments that are read one line after the other.
#[derive(Debug)]
pub(super) struct Flow {
    /// Sorted into printed rows, each from left to right.
    pub(super) rows: Vec<Row>,
    /// The column they stand in: its left and right edge decide what a short line is.
    pub(super) column: Rect,
    pub(super) cell: Option<Cell>,
    /// Left edges of the table's columns, for ruled tables.
    pub(super) table_columns: Vec<f32>,
    /// The side column of a web page, which is read before the text.
    pub(super) aside: bool,
}

impl Flow {
    /// Whether it stands in a cell with lines around it.
    pub(super) fn is_ruled(&self) -> bool {
        self.cell.is_some_and(|c| c.ruled)
    }
}

/// Orders the fragments of one page. `tables` counts tables over the document.
pub(super) fn flows(
    fragments: Vec<Fragment>,
    grids: &[Grid],
    page: &PageContent,
    tables: &mut usize,
    manner: Manner,
    params: &Params,
) -> Vec<Flow> {
    if manner == Manner::Drawn {
        return drawn(fragments);
    }
    let (mut free, in_cells) = by_cell(fragments, grids);
    let outer = outer_cells(grids);
    let mut cells: Cells = BTreeMap::new();
    for (grid, cell, own) in in_cells {
        cells
            .entry(grid)
            .or_default()
            .insert(cell, (own, Vec::new()));
    }
    // A table within a table is read in its cell.
    for (inner, (grid, cell)) in (outer.iter().enumerate()).filter_map(|(i, o)| Some((i, (*o)?))) {
        if cells.contains_key(&inner) {
            let own = cells.entry(grid).or_default().entry(cell).or_default();
            own.1.push(inner);
        }
    }
    let mut flows: Vec<Flow> = Vec::new();
    let mut grids_left: Vec<(usize, &Grid)> = (grids.iter().enumerate())
        .filter(|(at, _)| outer.get(*at).is_some_and(Option::is_none))
        .collect();
    grids_left.sort_by(|a, b| a.1.area.top.total_cmp(&b.1.area.top));
    let area = extent(&free, page_rect(page));
    let mut context = Context {
        manner,
        params,
        tables,
        area,
    };
    let bands = painted(page, &free);
    for (index, grid) in grids_left {
        if !cells.contains_key(&index) {
            continue;
        }
        let (above, below): (Vec<Fragment>, Vec<Fragment>) = free
            .into_iter()
            .partition(|f| f.baseline < grid.area.top + 1.0);
        free = below;
        context.banded(above, &bands, &mut flows);
        context.grid(index, grids, &mut cells, &mut flows);
    }
    context.banded(free, &bands, &mut flows);
    flows
}

/// Index of a grid → index of its cell → what stands in it, and the grids that do.
type Cells = BTreeMap<usize, BTreeMap<usize, (Vec<Fragment>, Vec<usize>)>>;

/// The box around all fragments, or `page` for none.
fn extent(fragments: &[Fragment], page: Rect) -> Rect {
    fragments
        .iter()
        .map(|f| f.bbox)
        .reduce(Rect::union)
        .unwrap_or(page)
}

/// The flows of a page in the order in which it is drawn: a flow ends where the pen jumps up, or to text that is not below
/// it.
fn drawn(mut fragments: Vec<Fragment>) -> Vec<Flow> {
    fragments.sort_by_key(|f| f.order);
    let mut groups: Vec<(Rect, Vec<Fragment>)> = Vec::new();
    for fragment in fragments {
        match groups.last_mut() {
            Some((area, own)) if goes_on(own, *area, &fragment) => {
                *area = area.union(fragment.bbox);
                own.push(fragment);
            }
            _ => groups.push((fragment.bbox, vec![fragment])),
        }
    }
    let flow = |(column, own): (Rect, Vec<Fragment>)| Flow {
        rows: rows(own),
        column,
        cell: None,
        table_columns: Vec::new(),
        aside: false,
    };
    groups.into_iter().map(flow).collect()
}

/// Whether `next` is on the last line of `own`, right behind what is there, or on a line below in the same column `area`.
fn goes_on(own: &[Fragment], area: Rect, next: &Fragment) -> bool {
    const GAP: f32 = 3.0;
    const BELOW: f32 = 2.5;
    let Some(last) = own.last() else { return false };
    let size = last.size.max(next.size);
    let down = next.baseline - last.baseline;
    if down.abs() < 0.5 * size {
        let gap = next.bbox.left - last.bbox.right;
        return gap > -0.5 * size && gap < GAP * size;
    }
    let inside = next.bbox.left < area.right && next.bbox.right > area.left;
    down > 0.0 && down < BELOW * size && inside
}

struct Context<'a> {
    manner: Manner,
    params: &'a Params,
    tables: &'a mut usize,
    area: Rect,
}

impl Context<'_> {
    fn next_table(&mut self) -> usize {
        *self.tables += 1;
        *self.tables - 1
    }

    /// The flows of a grid, cell by cell, and those of the grids in its cells.
    fn grid(&mut self, index: usize, grids: &[Grid], cells: &mut Cells, out: &mut Vec<Flow>) {
        let (Some(grid), Some(own)) = (grids.get(index), cells.remove(&index)) else {
            return;
        };
        let table = self.next_table();
        for (cell_index, (mut fragments, mut inner)) in own {
            let Some(cell) = grid.cells.get(cell_index) else {
                continue;
            };
            let place = Cell {
                table,
                row: cell.row,
                column: cell.column,
                ruled: true,
            };
            let top = |at: &usize| grids.get(*at).map_or(0.0, |g| g.area.top);
            inner.sort_by(|a, b| top(a).total_cmp(&top(b)));
            let column = text_area(&fragments, cell.area);
            for at in inner.into_iter().map(Some).chain([None]) {
                let (above, below): (Vec<Fragment>, Vec<Fragment>) = fragments
                    .into_iter()
                    .partition(|f| at.is_none_or(|at| f.baseline < top(&at) + 1.0));
                fragments = below;
                let start = out.len();
                self.split(rows(above), column, Some(place), 0, out);
                for flow in &mut out[start..] {
                    // What is inside a ruled cell stays in it, even where it has columns of its own.
                    flow.cell = Some(place);
                    flow.table_columns.clone_from(&grid.columns);
                }
                if let Some(at) = at {
                    self.grid(at, grids, cells, out);
                }
            }
        }
    }

    /// What is above each of the `bands`, in it and below it.
    fn banded(&mut self, mut fragments: Vec<Fragment>, bands: &[Rect], out: &mut Vec<Flow>) {
        for band in bands {
            let (own, others): (Vec<Fragment>, Vec<Fragment>) =
                fragments.into_iter().partition(|f| holds(band, f));
            let (above, below): (Vec<Fragment>, Vec<Fragment>) = others
                .into_iter()
                .partition(|f| f.baseline < band.top + 1.0);
            self.free(above, out);
            self.free(own, out);
            fragments = below;
        }
        self.free(fragments, out);
    }

    fn free(&mut self, fragments: Vec<Fragment>, out: &mut Vec<Flow>) {
        if fragments.is_empty() {
            return;
        }
        let judged = self.manner == Manner::Judged || self.manner == Manner::Down;
        let acts = judged && !self.params.without.has(Habit::DrawnColumn);
        let drawn = match acts.then(|| drawn_columns::part(fragments.clone())) {
            Some(Ok(drawn)) => drawn,
            _ => return self.split(rows(fragments), self.area, None, 0, out),
        };
        self.free(drawn.above, out);
        for column in drawn.columns {
            let own = extent(&column, self.area);
            let area = Rect {
                left: own.left,
                right: own.right,
                ..self.area
            };
            self.split(rows(column), area, None, 1, out);
        }
        self.free(drawn.below, out);
    }

    /// Cuts `rows` at strips and appends the flows in reading order.
    fn split(
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
            let mut inside = rows.split_off(strip.first);
            let mut below = inside.split_off(strip.last + 1 - strip.first);
            let above = rows;
            take_longer_left(&mut inside, &mut below, &strip);
            if !above.is_empty() {
                self.split(above, column, cell, depth + 1, out);
            }
            let (start, beside) = (out.len(), beside(&inside, &below, &strip));
            self.inside(inside, &strip, column, cell, depth, out);
            if beside != Beside::Column {
                // The box is read first: what stands beside it goes on below.
                let right = |flow: &Flow| flow.column.left >= strip.right - 0.1;
                for flow in &mut out[start..] {
                    flow.aside = beside == Beside::SideColumn && right(flow);
                }
                out[start..].sort_by_key(|flow| !right(flow));
            }
            rows = below;
        }
        self.push(rows, column, cell, out);
    }

    /// What stands on both sides of a strip.
    fn inside(
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
        let middle = (strip.left + strip.right) / 2.0;
        let (mut left, mut right): (Vec<Row>, Vec<Row>) = (Vec::new(), Vec::new());
        for row in rows {
            let (l, r): (Vec<Fragment>, Vec<Fragment>) = cut_row(row, strip)
                .into_iter()
                .partition(|f| f.bbox.center().x < middle);
            left.push(l);
            right.push(r);
        }
        let left_column = Rect {
            right: strip.left,
            ..column
        };
        let right_column = Rect {
            left: strip.right,
            ..column
        };
        let across = match self.manner {
            Manner::Across | Manner::AcrossFromRight => true,
            Manner::Down | Manner::Cards => false,
            _ => reads_across(&left, &right),
        };
        if !across {
            let full = |rows: Vec<Row>| {
                rows.into_iter()
                    .filter(|r| !r.is_empty())
                    .collect::<Vec<_>>()
            };
            self.split(full(left), left_column, cell, depth + 1, out);
            self.split(full(right), right_column, cell, depth + 1, out);
            return;
        }
        let table = cell.map_or_else(|| self.next_table(), |c| c.table);
        let (left_column, right_column) = match self.manner {
            Manner::AcrossFromRight => (right_column, left_column),
            _ => (left_column, right_column),
        };
        let (left, right) = match self.manner {
            Manner::AcrossFromRight => (right, left),
            _ => (left, right),
        };
        for (row, (l, r)) in entries(left, right).into_iter().enumerate() {
            let place = |column| {
                cell.or(Some(Cell {
                    table,
                    row,
                    column,
                    ruled: false,
                }))
            };
            if !l.is_empty() {
                self.push(l, left_column, place(0), out);
            }
            if r.is_empty() {
                continue;
            }
            for (i, piece) in entries::pairs(r).into_iter().enumerate() {
                self.split(piece, right_column, place(i + 1), depth + 1, out);
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

/// What the right side of a strip is. A box that floats beside the text: in smaller type, narrow, and the text left of it
/// goes on below at once, over the whole width; or the side column of a web page, which ends long before the text does and
/// numbers nothing.
fn beside(inside: &[Row], below: &[Row], strip: &Strip) -> Beside {
    let middle = (strip.left + strip.right) / 2.0;
    let is_left = |f: &&Fragment| f.bbox.center().x < middle;
    let (left, right): (Vec<&Fragment>, Vec<&Fragment>) =
        inside.iter().flatten().partition(is_left);
    if !is_aside(&left, &right) {
        return Beside::Column;
    }
    if is_side_column(&left, &right) {
        return Beside::SideColumn;
    }
    let (Some(last), Some(next)) = (left.last(), below.first().and_then(|row| row.first())) else {
        return Beside::Column;
    };
    let edge = left.iter().map(|f| f.bbox.left).fold(f32::MAX, f32::min);
    let near =
        next.baseline - last.baseline < 2.6 * last.size && next.bbox.left < edge + 4.0 * last.size;
    let mut wide = below.iter().take(8).filter_map(|row| row.last());
    match near && wide.any(|f| f.bbox.right > strip.right + f.size) {
        true => Beside::Box,
        false => Beside::Column,
    }
}

/// What stands right of a strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// A column, or values.
    Column,
    /// A box that floats beside the text.
    Box,
    /// The side column of a web page.
    SideColumn,
}

/// Whether what stands on the right is in smaller type than the text on the left, and narrow.
fn is_aside(left: &[&Fragment], right: &[&Fragment]) -> bool {
    const SMALLER: f32 = 0.95;
    const NARROW: f32 = 0.6;
    let usual = |side: &[&Fragment]| {
        let mut sizes: Vec<f32> = side.iter().map(|f| f.size).collect();
        super::median(&mut sizes).unwrap_or(0.0)
    };
    let width = |side: &[&Fragment]| {
        let bbox = side.iter().map(|f| f.bbox).reduce(Rect::union);
        bbox.map_or(0.0, |b| b.width())
    };
    usual(right) < SMALLER * usual(left) && width(right) < NARROW * width(left)
}

/// Whether a column on the right ends long before the text on the left does, and numbers nothing.
fn is_side_column(left: &[&Fragment], right: &[&Fragment]) -> bool {
    const LONGER: f32 = 1.5;
    let lowest = |side: &[&Fragment]| side.iter().map(|f| f.baseline).fold(f32::MIN, f32::max);
    let top = left.iter().map(|f| f.baseline).fold(f32::MAX, f32::min);
    let numbers = |f: &&Fragment| {
        let text = f.string();
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < text.len() && (rest.is_empty() || rest.starts_with(['.', ')']))
    };
    lowest(left) - top > LONGER * (lowest(right) - top) && !right.iter().any(numbers)
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
