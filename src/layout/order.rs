//! Fragments → flows in reading order: cells of tables, columns of prose, rows of labels and values.
//!
//! Producers write text documents in reading order, so geometry decides only where it has evidence: ruled cells, and
//! lines, boxes and empty vertical strips with several lines on each side.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::cells::{by_cell, outer_cells, text_area};
use super::cuts::{Context, Flow, SoFar, sides};
use super::drawn_columns;
use super::fragments::Fragment;
use super::painted::{holds, painted};
use super::parted::{is_beside, parted};
use super::rows::{Row, rows};
use super::side_columns::{self, goes_on};
use super::strips::{Strip, strip};
use super::tables::Grid;
use super::tiles::{is_label_of, tiles};
use super::{Cell, Habit, Manner, Params, page_rect};
use crate::geom::Rect;
use crate::pdf::PageContent;

/// Pieces of text on a page from which on nothing is looked for around them: no page of a form has so many, and each is compared
/// with each line and box.
const MOST_AROUND: usize = 5_000;

/// Orders the fragments of one page, behind the pages of which `known` is known.
pub(super) fn flows(
    fragments: Vec<Fragment>,
    grids: &[Grid],
    page: &PageContent,
    known: &mut SoFar,
    manner: Manner,
    params: &Params,
) -> Vec<Flow> {
    if manner == Manner::Drawn {
        return drawn(fragments);
    }
    // A structure tree says where a menu belongs.
    let tagged = 2 * fragments.iter().filter(|f| f.tag.is_some()).count() > fragments.len();
    let around = fragments.len() <= MOST_AROUND
        && manner != Manner::Lines
        && !params.without.has(Habit::DrawnColumn);
    let judged = around && manner == Manner::Judged;
    let (menu, fragments) = match judged && !tagged {
        true => side_columns::menu(fragments, &page.fills),
        false => (Vec::new(), fragments),
    };
    // Where a tree has them, an answer that goes on overleaf is not to be there.
    let (cards, fragments) = match judged {
        true => side_columns::cards(fragments),
        false => (Vec::new(), fragments),
    };
    let boxes = match around {
        true => tiles(page, &fragments),
        false => Vec::new(),
    };
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
    for column in [menu, cards].into_iter().filter(|own| !own.is_empty()) {
        flows.push(Flow {
            column: extent(&column, page_rect(page)),
            rows: rows(column),
            cell: None,
            table_columns: Vec::new(),
            aside: true,
        });
    }
    let mut grids_left: Vec<(usize, &Grid)> = (grids.iter().enumerate())
        .filter(|(at, _)| outer.get(*at).is_some_and(Option::is_none))
        .collect();
    grids_left.sort_by(|a, b| a.1.area.top.total_cmp(&b.1.area.top));
    let area = extent(&free, page_rect(page));
    let mut context = Context {
        manner,
        params,
        known,
        area,
        lines: Vec::new(),
        tiles: boxes,
    };
    let bands = painted(page, &free);
    if around {
        context.lines = parted(page, grids, &free);
    }
    for (index, grid) in grids_left {
        if !cells.contains_key(&index) {
            continue;
        }
        let (above, below): (Vec<Fragment>, Vec<Fragment>) = free
            .into_iter()
            .partition(|f| f.baseline < grid.area.top + 1.0);
        free = below;
        context.banded(above, &bands, &mut flows);
        let start = flows.len();
        context.grid(index, grids, &mut cells, &mut flows);
        if manner == Manner::BoxesFirst && is_box(grid, &free) {
            flows[start..].iter_mut().for_each(|flow| flow.aside = true);
        }
    }
    context.banded(free, &bands, &mut flows);
    if manner == Manner::BoxesFirst {
        flows.sort_by_key(|flow| !flow.aside);
        // A box is no side column: its text stays with its page.
        flows.iter_mut().for_each(|flow| flow.aside = false);
    }
    flows
}

/// Whether the last cells of most rows of a table are in bold type and the first ones are not: labels of what is left of them.
fn has_labels_on_right(grid: &Grid, cells: &[(usize, InCell)]) -> bool {
    const ROWS: usize = 3;
    let mut rows: BTreeMap<usize, Vec<(usize, bool)>> = BTreeMap::new();
    for (at, (fragments, _)) in cells {
        let Some(cell) = grid.cells.get(*at) else {
            continue;
        };
        let chars = || fragments.iter().flat_map(|f| &f.chars);
        let bold = chars().filter(|ch| ch.bold).count();
        let is_bold = 2 * bold > chars().count();
        rows.entry(cell.row)
            .or_default()
            .push((cell.column, is_bold));
    }
    let mut rows: Vec<Vec<(usize, bool)>> =
        rows.into_values().filter(|row| row.len() > 1).collect();
    rows.iter_mut().for_each(|row| row.sort_unstable());
    let labelled = |row: &&Vec<(usize, bool)>| {
        row.first().is_some_and(|(_, bold)| !bold) && row.last().is_some_and(|(_, bold)| *bold)
    };
    let count = rows.iter().filter(labelled).count();
    count >= ROWS && 3 * count >= 2 * rows.len()
}

/// Whether text is beside a table, line after line: it is a box on the page.
fn is_box(grid: &Grid, free: &[Fragment]) -> bool {
    const LINES: usize = 3;
    let area = grid.area;
    let beside = |f: &&Fragment| {
        let apart = f.bbox.right <= area.left || f.bbox.left >= area.right;
        apart && f.bbox.vertical_overlap(area) > 0.5
    };
    free.iter().filter(beside).nth(LINES - 1).is_some()
}

/// Index of a grid → index of its cell → what is in it.
type Cells = BTreeMap<usize, BTreeMap<usize, InCell>>;

/// The text in a cell, and the grids.
type InCell = (Vec<Fragment>, Vec<usize>);

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

impl Context<'_> {
    /// The flows of a grid, cell by cell, and those of the grids in its cells.
    fn grid(&mut self, index: usize, grids: &[Grid], cells: &mut Cells, out: &mut Vec<Flow>) {
        let (Some(grid), Some(own)) = (grids.get(index), cells.remove(&index)) else {
            return;
        };
        let table = self.next_table();
        let mut own: Vec<_> = own.into_iter().collect();
        if self.manner == Manner::AcrossFromRight && has_labels_on_right(grid, &own) {
            let place = |at: &usize| grid.cells.get(*at).map(|c| (c.row, Reverse(c.column)));
            own.sort_by_key(|(at, _)| place(at));
        }
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
                self.tiled(above, Some((column, place)), out);
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

    /// What is above each of the vertical lines and rows of boxes, beside or in it, and below it.
    fn free(&mut self, mut fragments: Vec<Fragment>, out: &mut Vec<Flow>) {
        for line in self.lines.clone() {
            let (own, others): (Vec<Fragment>, Vec<Fragment>) =
                fragments.into_iter().partition(|f| is_beside(&line, f));
            fragments = others;
            if own.is_empty() {
                continue;
            }
            let (above, below) = parted_at(fragments, line.top);
            self.tiled(above, None, out);
            // The sides end where their text does.
            let x = line.center().x;
            let edges = own.iter().map(|f| f.bbox);
            let left = edges.clone().filter(|b| b.center().x < x).map(|b| b.right);
            let right = edges.filter(|b| b.center().x >= x).map(|b| b.left);
            let (left, right) = (left.reduce(f32::max), right.reduce(f32::min));
            let own = rows(own);
            let gutter = Strip {
                first: 0,
                last: own.len().saturating_sub(1),
                left: left.map_or(line.left, |edge| edge.min(line.left)),
                right: right.map_or(line.right, |edge| edge.max(line.right)),
            };
            // Where the space itself parts the text there, the line says no more than how far it goes.
            let found = strip(&own, self.params);
            match found.is_some_and(|s| s.left - 1.0 < x && x < s.right + 1.0) {
                true => self.split(own, self.area, None, 0, out),
                false => {
                    let under = rows(below.clone());
                    self.beside(own, &under, &gutter, (self.area, None, 0), out);
                }
            }
            fragments = below;
        }
        self.tiled(fragments, None, out);
    }

    /// What is above each of the rows of boxes, in each box with its label, and below; in a cell of a table, if it is there.
    fn tiled(
        &mut self,
        mut fragments: Vec<Fragment>,
        inside: Option<(Rect, Cell)>,
        out: &mut Vec<Flow>,
    ) {
        let read = |context: &mut Self, own: Vec<Fragment>, out: &mut Vec<Flow>| match inside {
            Some((column, cell)) => context.split(rows(own), column, Some(cell), 0, out),
            None => context.unparted(own, out),
        };
        for row in self.tiles.clone() {
            let of_row = |f: &Fragment| {
                let own = |b: &Rect| b.contains(f.bbox.center()) || is_label_of(b, f);
                row.iter().any(own)
            };
            let (mut own, others): (Vec<Fragment>, Vec<Fragment>) =
                fragments.into_iter().partition(of_row);
            fragments = others;
            let Some(top) = row.iter().map(|b| b.top).reduce(f32::min) else {
                continue;
            };
            if own.is_empty() {
                continue;
            }
            let (above, below) = parted_at(fragments, top);
            read(self, above, out);
            for area in &row {
                let (labels, others): (Vec<Fragment>, Vec<Fragment>) =
                    own.into_iter().partition(|f| is_label_of(area, f));
                let (inner, others): (Vec<Fragment>, Vec<Fragment>) =
                    (others.into_iter()).partition(|f| area.contains(f.bbox.center()));
                own = others;
                for piece in [labels, inner] {
                    if !piece.is_empty() {
                        let column = text_area(&piece, *area);
                        self.split(rows(piece), column, inside.map(|(_, cell)| cell), 1, out);
                    }
                }
            }
            fragments = below;
        }
        if !fragments.is_empty() {
            read(self, fragments, out);
        }
    }

    fn unparted(&mut self, fragments: Vec<Fragment>, out: &mut Vec<Flow>) {
        if fragments.is_empty() {
            return;
        }
        let judged = self.manner == Manner::Judged || self.manner == Manner::Down;
        let acts = judged && !self.params.without.has(Habit::DrawnColumn);
        let drawn = match acts.then(|| drawn_columns::part(fragments.clone())) {
            Some(Ok(drawn)) => drawn,
            _ => {
                let rows = rows(fragments);
                return match self.gutter_of(&rows) {
                    Some(strip) => {
                        let own = (self.area, None, 0);
                        self.across(sides(rows, &strip), &strip, own, out);
                    }
                    None => self.split(rows, self.area, None, 0, out),
                };
            }
        };
        self.unparted(drawn.above, out);
        for column in drawn.columns {
            let own = extent(&column, self.area);
            let area = Rect {
                left: own.left,
                right: own.right,
                ..self.area
            };
            self.split(rows(column), area, None, 1, out);
        }
        self.unparted(drawn.below, out);
    }

    /// The gutter of the pages before, where the few rows of this one keep to it and have text on both sides: the last label of a
    /// form, with its value.
    fn gutter_of(&self, rows: &[Row]) -> Option<Strip> {
        /// More rows than this show their own.
        const FEW: usize = 8;
        let (left, right) = self.known.gutter?;
        let side = |f: &Fragment| match (f.bbox.right <= left + 1.0, f.bbox.left >= right - 1.0) {
            (true, _) => Some(0),
            (_, true) => Some(1),
            _ => None,
        };
        let sides: Vec<usize> = rows.iter().flatten().map(side).collect::<Option<_>>()?;
        let both = sides.contains(&0) && sides.contains(&1);
        let own = both && rows.len() <= FEW && strip(rows, self.params).is_none();
        own.then_some(Strip {
            first: 0,
            last: rows.len().saturating_sub(1),
            left,
            right,
        })
    }
}

/// What has its baseline above `top`, and the rest.
fn parted_at(fragments: Vec<Fragment>, top: f32) -> (Vec<Fragment>, Vec<Fragment>) {
    let above = |f: &Fragment| f.baseline < top + 1.0;
    fragments.into_iter().partition(above)
}
