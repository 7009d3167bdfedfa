//! Flows and the structure tree → a better order of a page's flows, and the cells of tables without lines.
//!
//! For pages on which geometry cannot know: cards in a grid are read across although they are in columns, and a label
//! a word's gap left of its value is a cell of its own. Acts only where the tree and the order of drawing agree with each
//! other against the geometry, and where the tree knows nearly all of the page's text. A tree is the file's word only:
//! it moves whole blocks and parts cells that are beside each other; no text is added, joined or lost for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Cell;
use super::cuts::Flow;
use super::fragments::Fragment;
use super::rows::{Row, rows};
use super::strips::is_mark;
use super::tags::{CellPlace, Tag, Tree};
use super::trust::{agrees, is_clear, reads_down};
use crate::geom::Rect;

/// More lines than this, and a cell lays out a page rather than a row.
const MOST_LINES: usize = 12;
/// Lines with fewer letters than this may be labels, which are read together with what is beside them.
const LABEL: usize = 20;

/// Puts the flows of one page into the tree's order. `tables` counts tables over the document.
pub(super) fn order(flows: Vec<Flow>, tree: &mut Tree<'_>, tables: &mut usize) -> Vec<Flow> {
    // Behind the text of this page, a side column would be in the middle of an answer that goes on overleaf.
    let (mut out, flows): (Vec<Flow>, Vec<Flow>) = flows.into_iter().partition(|f| f.aside);
    out.extend(in_tree_order(flows, tree, tables));
    out
}

fn in_tree_order(flows: Vec<Flow>, tree: &mut Tree<'_>, tables: &mut usize) -> Vec<Flow> {
    if !agrees(&flows) || !reads_down(&flows) {
        return flows;
    }
    let cells = cells_beside(&flows, tree);
    let woven = woven(&flows, tree);
    if !is_clear(&flows, &cells, &woven) {
        return flows;
    }
    let mut pieces = pieces(flows, &cells, &woven);
    let moved = pieces.windows(2).any(|w| w[0].order > w[1].order);
    let mut in_cells: Vec<(Tag, Fragment)> = Vec::new();
    for piece in &mut pieces {
        in_cells.append(&mut piece.cells);
    }
    if moved {
        pieces.sort_by_key(|p| p.order);
        forget_tables(&mut pieces);
    }
    let mut out: Vec<Piece> = Vec::new();
    let mut cells = flows_of(in_cells, tree, tables);
    cells.extend(pieces);
    cells.sort_by_key(|p| p.order);
    for piece in cells {
        match out.last_mut() {
            Some(last) if last.goes_on(&piece) => last.append(piece),
            _ => out.push(piece),
        }
    }
    out.into_iter()
        .filter(|p| !p.flow.rows.is_empty())
        .map(|p| p.flow)
        .collect()
}

/// The cells of those rows of tables of which two are beside each other without lines around them.
fn cells_beside(flows: &[Flow], tree: &Tree<'_>) -> BTreeSet<u32> {
    let mut areas: BTreeMap<u32, (Rect, usize)> = BTreeMap::new();
    let mut words: BTreeSet<u32> = BTreeSet::new();
    let free = flows.iter().filter(|f| !f.is_ruled());
    for row in free.flat_map(|f| &f.rows) {
        let mut last = None;
        for fragment in row {
            let Some(cell) = fragment.tag.and_then(|t| t.cell) else {
                continue;
            };
            let (area, lines) = areas.entry(cell).or_insert((fragment.bbox, 0));
            *area = area.union(fragment.bbox);
            if !is_mark(fragment) {
                words.insert(cell);
            }
            *lines += usize::from(last.replace(cell) != Some(cell));
        }
    }
    let mut by_row: BTreeMap<(u32, usize), Vec<u32>> = BTreeMap::new();
    let mut laid_out = BTreeSet::new();
    for (cell, (_, lines)) in &areas {
        let Some(CellPlace { table, row, .. }) = tree.cell(*cell) else {
            continue;
        };
        by_row.entry((table, row)).or_default().push(*cell);
        if *lines > MOST_LINES {
            laid_out.insert(table);
        }
    }
    // The number of a heading in a cell of its own is read with the heading.
    let beside = |pair: &[u32]| {
        let area = |cell| areas.get(cell).map(|(area, _)| *area);
        let [Some(a), Some(b)] = [pair.first().and_then(area), pair.get(1).and_then(area)] else {
            return false;
        };
        pair.iter().all(|cell| words.contains(cell))
            && a.vertical_overlap(b) > 0.0
            && (a.right <= b.left || b.right <= a.left)
    };
    by_row
        .into_iter()
        .filter(|((table, _), cells)| !laid_out.contains(table) && cells.windows(2).any(beside))
        .flat_map(|(_, cells)| cells)
        .collect()
}

/// Blocks whose lines run beside those of another block in one flow: columns too near to each other, or too short, to
/// be seen as labels. Two headings on one line; or two lines and more of either that are not labels.
fn woven(flows: &[Flow], tree: &Tree<'_>) -> BTreeSet<u32> {
    // By block: its lines and their letters, and on how many lines another is beside it.
    let mut lines: BTreeMap<u32, (usize, usize, usize)> = BTreeMap::new();
    let mut pairs: BTreeSet<(u32, u32)> = BTreeSet::new();
    for row in flows.iter().filter(|f| !f.is_ruled()).flat_map(|f| &f.rows) {
        let mut own: Vec<u32> = Vec::new();
        for (fragment, tag) in row.iter().filter_map(|f| Some((f, f.tag?))) {
            let (count, letters, _) = lines.entry(tag.block).or_default();
            *letters += fragment.chars.len();
            if own.last() != Some(&tag.block) {
                *count += 1;
                pairs.extend(own.last().map(|left| (*left, tag.block)));
                own.push(tag.block);
            }
        }
        if own.len() > 1 {
            for block in own {
                lines.entry(block).or_default().2 += 1;
            }
        }
    }
    let runs = |block: u32| {
        let (count, letters, beside) = lines.get(&block).copied().unwrap_or_default();
        beside > 1 && letters >= LABEL * count
    };
    let woven: BTreeSet<u32> = pairs
        .into_iter()
        .filter(|&(a, b)| tree.is_heading(a) && tree.is_heading(b) || runs(a) && runs(b))
        .flat_map(|(a, b)| [a, b])
        .collect();
    // Where some were woven, how the geometry put the others of that place together says nothing either.
    let mut tables: BTreeSet<usize> = BTreeSet::new();
    let blocks = |flow: &Flow| -> Vec<u32> {
        let tags = flow.rows.iter().flatten().filter_map(|f| f.tag);
        tags.map(|t| t.block).collect()
    };
    let mut found = BTreeSet::new();
    for flow in flows.iter().filter(|f| !f.is_ruled()) {
        let own = blocks(flow);
        if own.iter().any(|b| woven.contains(b)) {
            found.extend(own);
            tables.extend(flow.cell.map(|c| c.table));
        }
    }
    for flow in flows {
        if flow
            .cell
            .is_some_and(|c| !c.ruled && tables.contains(&c.table))
        {
            found.extend(blocks(flow));
        }
    }
    found
}

/// What is in cells, a flow for each.
fn flows_of(
    fragments: Vec<(Tag, Fragment)>,
    tree: &mut Tree<'_>,
    tables: &mut usize,
) -> Vec<Piece> {
    let mut by_cell: BTreeMap<u32, (u32, Vec<Fragment>)> = BTreeMap::new();
    let mut columns: HashMap<(u32, usize), Rect> = HashMap::new();
    for (tag, fragment) in fragments {
        let Some(cell) = tag.cell else { continue };
        let Some(CellPlace { table, column, .. }) = tree.cell(cell) else {
            continue;
        };
        columns
            .entry((table, column))
            .and_modify(|area| *area = area.union(fragment.bbox))
            .or_insert(fragment.bbox);
        let own = by_cell.entry(cell).or_insert((tag.order, Vec::new()));
        own.0 = own.0.min(tag.order);
        own.1.push(fragment);
    }
    let mut out = Vec::new();
    for (cell, (order, fragments)) in by_cell {
        let Some(CellPlace { table, row, column }) = tree.cell(cell) else {
            continue;
        };
        let number = tree.number(table, tables);
        out.push(Piece {
            order,
            from: usize::MAX,
            at: 0,
            cells: Vec::new(),
            flow: Flow {
                rows: rows(fragments),
                column: columns.get(&(table, column)).copied().unwrap_or_default(),
                cell: Some(Cell {
                    table: number,
                    row,
                    column,
                    ruled: false,
                }),
                table_columns: Vec::new(),
                aside: false,
            },
        });
    }
    out
}

/// Rows of one flow that are one block, or several that follow each other in the tree as well.
struct Piece {
    order: u32,
    /// The flow that it comes from, and its place there.
    from: usize,
    at: usize,
    flow: Flow,
    /// What was taken out of it, with its cell.
    cells: Vec<(Tag, Fragment)>,
}

impl Piece {
    fn goes_on(&self, next: &Piece) -> bool {
        self.from == next.from && self.at.checked_add(1) == Some(next.at)
    }

    fn append(&mut self, next: Piece) {
        self.at = next.at;
        self.flow.rows.extend(next.flow.rows);
    }
}

/// What geometry took for a table is not one if the tree does not read it row by row.
fn forget_tables(pieces: &mut [Piece]) {
    let mut last: HashMap<usize, (usize, usize)> = HashMap::new();
    let mut wrong: BTreeSet<usize> = BTreeSet::new();
    for cell in pieces
        .iter()
        .filter_map(|p| p.flow.cell)
        .filter(|c| !c.ruled)
    {
        let place = (cell.row, cell.column);
        if last
            .insert(cell.table, place)
            .is_some_and(|last| last > place)
        {
            wrong.insert(cell.table);
        }
    }
    for piece in pieces {
        let cell = &mut piece.flow.cell;
        *cell = cell.filter(|c| c.ruled || !wrong.contains(&c.table));
    }
}

/// Cuts flows at their blocks, and takes out what is in `cells`. Ruled tables stay as they are.
fn pieces(flows: Vec<Flow>, cells: &BTreeSet<u32>, woven: &BTreeSet<u32>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut alone: BTreeMap<u32, Piece> = BTreeMap::new();
    let mut last = 0;
    for (from, flow) in flows.into_iter().enumerate() {
        let ruled = flow.is_ruled();
        let (column, cell, table_columns) = (flow.column, flow.cell, flow.table_columns);
        let piece = |order, at| Piece {
            order,
            from,
            at,
            flow: Flow {
                rows: Vec::new(),
                column,
                cell,
                table_columns: table_columns.clone(),
                aside: false,
            },
            cells: Vec::new(),
        };
        let (mut block, mut at) = (None, 0);
        for row in flow.rows {
            let mut rest: Row = Vec::new();
            let mut beside: BTreeMap<u32, Row> = BTreeMap::new();
            let mut taken = Vec::new();
            for fragment in row {
                match fragment.tag {
                    Some(tag) if !ruled && tag.cell.is_some_and(|c| cells.contains(&c)) => {
                        taken.push((tag, fragment));
                    }
                    Some(tag) if !ruled && woven.contains(&tag.block) => {
                        beside.entry(tag.block).or_default().push(fragment);
                    }
                    _ => rest.push(fragment),
                }
            }
            for (block, row) in beside {
                let order = row.iter().filter_map(|f| f.tag).map(|t| t.order).min();
                let own = alone
                    .entry(block)
                    .or_insert_with(|| piece(order.unwrap_or(last), usize::MAX));
                own.flow.rows.push(row);
            }
            let tags = rest
                .iter()
                .filter_map(|f| f.tag)
                .chain(taken.iter().map(|(tag, _)| *tag));
            let own = tags.min_by_key(|t| t.order);
            if rest.is_empty() && taken.is_empty() {
                continue;
            }
            last = own.map_or(last, |t| t.order);
            let begins = own.is_some_and(|tag| block.replace(tag.block) != Some(tag.block));
            if begins && !ruled || at == 0 {
                at += 1;
                out.push(piece(last, at));
            }
            let Some(current) = out.last_mut() else {
                continue;
            };
            current.cells.extend(taken);
            if !rest.is_empty() {
                current.flow.rows.push(rest);
            }
        }
    }
    for mut piece in alone.into_values() {
        let areas = piece.flow.rows.iter().flatten().map(|f| f.bbox);
        piece.flow.column = areas.reduce(Rect::union).unwrap_or_default();
        piece.flow.cell = None;
        out.push(piece);
    }
    // The cells of a ruled table stay together.
    let mut tables: HashMap<usize, u32> = HashMap::new();
    for piece in &mut out {
        if let Some(cell) = piece.flow.cell.filter(|c| c.ruled) {
            piece.order = *tables.entry(cell.table).or_insert(piece.order);
        }
    }
    out
}
