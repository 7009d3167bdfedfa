//! Fragments → flows in reading order: cells of tables, columns of prose, rows of labels and values.
//!
//! Producers write text documents in reading order, so geometry decides only where it has evidence: ruled cells, and
//! empty vertical strips with several lines on each side. Whether a strip parts columns (read down) or labels from
//! values (read across) is told by the looks of its left side and by the drawing order.

use super::fragments::Fragment;
use super::tables::Grid;
use super::{Cell, Params, page_rect};
use crate::geom::Rect;
use crate::pdf::PageContent;

/// Fragments that are read one line after the other.
#[derive(Debug)]
pub(super) struct Flow {
    /// Sorted into printed rows, each from left to right.
    pub(super) rows: Vec<Vec<Fragment>>,
    /// The column they stand in: its left and right edge decide what a short line is.
    pub(super) column: Rect,
    pub(super) cell: Option<Cell>,
    /// Left edges of the table's columns, for ruled tables.
    pub(super) table_columns: Vec<f32>,
}

/// Orders the fragments of one page. `tables` counts tables over the document.
pub(super) fn flows(
    fragments: Vec<Fragment>,
    grids: &[Grid],
    page: &PageContent,
    tables: &mut usize,
    params: &Params,
) -> Vec<Flow> {
    let (mut free, in_cells) = by_cell(fragments, grids);
    let mut flows: Vec<Flow> = Vec::new();
    let mut grids_left: Vec<(usize, &Grid)> = grids.iter().enumerate().collect();
    grids_left.sort_by(|a, b| a.1.area.top.total_cmp(&b.1.area.top));
    let text_area = extent(&free, page_rect(page));
    let mut context = Context {
        params,
        tables,
        area: text_area,
    };
    for (index, grid) in grids_left {
        let own: Vec<(usize, Vec<Fragment>)> = in_cells
            .iter()
            .filter(|(g, _, _)| *g == index)
            .map(|(_, c, f)| (*c, f.clone()))
            .collect();
        if own.is_empty() {
            continue;
        }
        let (above, below): (Vec<Fragment>, Vec<Fragment>) = free
            .into_iter()
            .partition(|f| f.baseline < grid.area.top + 1.0);
        free = below;
        context.free(above, &mut flows);
        let table = context.next_table();
        for (cell_index, fragments) in own {
            let Some(cell) = grid.cells.get(cell_index) else {
                continue;
            };
            let place = Cell {
                table,
                row: cell.row,
                column: cell.column,
                ruled: true,
            };
            let start = flows.len();
            let column = inner(&fragments, cell.area);
            context.split(rows(fragments), column, Some(place), 0, &mut flows);
            for flow in &mut flows[start..] {
                // What is inside a ruled cell stays in it, even where it has columns of its own.
                flow.cell = Some(place);
                flow.table_columns.clone_from(&grid.columns);
            }
        }
    }
    context.free(free, &mut flows);
    flows
}

/// Index of the grid, index of its cell, and what stands in it.
type InCell = (usize, usize, Vec<Fragment>);

/// Parts fragments into free ones and those inside cells, cells in reading order.
fn by_cell(fragments: Vec<Fragment>, grids: &[Grid]) -> (Vec<Fragment>, Vec<InCell>) {
    let mut free = Vec::new();
    let mut cells: std::collections::BTreeMap<(usize, usize), Vec<Fragment>> =
        std::collections::BTreeMap::new();
    let mut queue: Vec<Fragment> = fragments.into_iter().rev().collect();
    while let Some(fragment) = queue.pop() {
        let Some((g, grid)) = grids
            .iter()
            .enumerate()
            .find(|(_, g)| g.area.contains(fragment.bbox.center()))
        else {
            free.push(fragment);
            continue;
        };
        // A run drawn across a vertical line belongs to two cells.
        let y = fragment.bbox.center().y;
        let first = crate::geom::Point {
            x: fragment.bbox.left + 0.1,
            y,
        };
        let Some(cell) = grid
            .cell_at(first)
            .or_else(|| grid.cell_at(fragment.bbox.center()))
        else {
            free.push(fragment);
            continue;
        };
        let edge = cell.area.right;
        let over = fragment.bbox.right - edge;
        if over > 0.5 * fragment.size && edge < grid.area.right - 1.0 {
            let mut parts = fragment.split_at(edge);
            if let [Some(_), Some(_)] = &parts {
                queue.extend(parts[1].take());
                queue.extend(parts[0].take());
                continue;
            }
            if let Some(whole) = parts.into_iter().flatten().next() {
                let cell = grid
                    .cells
                    .iter()
                    .position(|c| c.area.contains(whole.bbox.center()));
                cells.entry((g, cell.unwrap_or(0))).or_default().push(whole);
            }
            continue;
        }
        let index = grid.cells.iter().position(|c| c == cell).unwrap_or(0);
        cells.entry((g, index)).or_default().push(fragment);
    }
    (
        free,
        cells.into_iter().map(|((g, c), f)| (g, c, f)).collect(),
    )
}

/// The part of a cell in which text can stand: as far from its right edge as the text is from its left.
fn inner(fragments: &[Fragment], cell: Rect) -> Rect {
    let left = fragments
        .iter()
        .map(|f| f.bbox.left)
        .fold(f32::MAX, f32::min);
    let right = fragments
        .iter()
        .map(|f| f.bbox.right)
        .fold(cell.left, f32::max);
    let padding = (left - cell.left).clamp(0.0, 0.2 * cell.width());
    Rect {
        left: cell.left + padding,
        right: (cell.right - padding).max(right),
        ..cell
    }
}

/// The box around all fragments, or `page` for none.
fn extent(fragments: &[Fragment], page: Rect) -> Rect {
    fragments
        .iter()
        .map(|f| f.bbox)
        .reduce(Rect::union)
        .unwrap_or(page)
}

struct Context<'a> {
    params: &'a Params,
    tables: &'a mut usize,
    area: Rect,
}

impl Context<'_> {
    fn next_table(&mut self) -> usize {
        *self.tables += 1;
        *self.tables - 1
    }

    fn free(&mut self, fragments: Vec<Fragment>, out: &mut Vec<Flow>) {
        if !fragments.is_empty() {
            self.split(rows(fragments), self.area, None, 0, out);
        }
    }

    /// Cuts `rows` at strips and appends the flows in reading order.
    fn split(
        &mut self,
        rows: Vec<Vec<Fragment>>,
        column: Rect,
        cell: Option<Cell>,
        depth: usize,
        out: &mut Vec<Flow>,
    ) {
        let strip = if depth < 4 {
            strip(&rows, self.params)
        } else {
            None
        };
        let Some(strip) = strip else {
            self.push(rows, column, cell, out);
            return;
        };
        let mut above = rows;
        let mut inside = above.split_off(strip.first);
        let mut below = inside.split_off(strip.last + 1 - strip.first);
        take_longer_left(&mut inside, &mut below, &strip);
        if !above.is_empty() {
            self.split(above, column, cell, depth + 1, out);
        }
        self.inside(inside, &strip, column, cell, depth, out);
        if !below.is_empty() {
            self.split(below, column, cell, depth, out);
        }
    }

    /// What stands on both sides of a strip.
    fn inside(
        &mut self,
        rows: Vec<Vec<Fragment>>,
        strip: &Strip,
        column: Rect,
        cell: Option<Cell>,
        depth: usize,
        out: &mut Vec<Flow>,
    ) {
        let middle = (strip.left + strip.right) / 2.0;
        let (mut left, mut right): (Vec<Vec<Fragment>>, Vec<Vec<Fragment>>) =
            (Vec::new(), Vec::new());
        for row in rows {
            let (l, r): (Vec<Fragment>, Vec<Fragment>) =
                row.into_iter().partition(|f| f.bbox.center().x < middle);
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
        if !reads_across(&left, &right) {
            let full = |rows: Vec<Vec<Fragment>>| {
                rows.into_iter()
                    .filter(|r| !r.is_empty())
                    .collect::<Vec<_>>()
            };
            self.split(full(left), left_column, cell, depth + 1, out);
            self.split(full(right), right_column, cell, depth + 1, out);
            return;
        }
        let table = cell.map_or_else(|| self.next_table(), |c| c.table);
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
            if !r.is_empty() {
                self.split(r, right_column, place(1), depth + 1, out);
            }
        }
    }

    fn push(
        &mut self,
        rows: Vec<Vec<Fragment>>,
        column: Rect,
        cell: Option<Cell>,
        out: &mut Vec<Flow>,
    ) {
        if !rows.is_empty() {
            out.push(Flow {
                rows,
                column,
                cell,
                table_columns: Vec::new(),
            });
        }
    }
}

/// A left column that is longer than the right one: its last lines were drawn before the right column began.
fn take_longer_left(
    inside: &mut Vec<Vec<Fragment>>,
    below: &mut Vec<Vec<Fragment>>,
    strip: &Strip,
) {
    let middle = (strip.left + strip.right) / 2.0;
    let first_right = inside
        .iter()
        .flatten()
        .filter(|f| f.bbox.center().x >= middle)
        .map(|f| f.order)
        .min();
    let Some(first_right) = first_right else {
        return;
    };
    let own = below
        .iter()
        .take_while(|row| {
            row.iter()
                .all(|f| f.bbox.right <= strip.right && f.order < first_right)
        })
        .count();
    inside.extend(below.drain(..own));
}

/// Fragments sorted into printed rows from top to bottom, each row from left to right.
pub(super) fn rows(mut fragments: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    fragments.sort_by(|a, b| {
        a.baseline
            .total_cmp(&b.baseline)
            .then(a.bbox.left.total_cmp(&b.bbox.left))
    });
    let mut rows: Vec<Vec<Fragment>> = Vec::new();
    for fragment in fragments {
        let same = rows.last().and_then(|r| r.last()).is_some_and(|last| {
            let size = last.size.min(fragment.size);
            let near = (fragment.baseline - last.baseline).abs() < 0.3 * size;
            near || (fragment.bbox.vertical_overlap(last.bbox) > 0.7
                && (fragment.baseline - last.baseline).abs() < 0.5 * size)
        });
        match rows.last_mut() {
            Some(row) if same => row.push(fragment),
            _ => rows.push(vec![fragment]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.bbox.left.total_cmp(&b.bbox.left));
    }
    rows
}

/// An empty vertical strip: from row `first` to row `last`.
#[derive(Debug, Clone, Copy)]
struct Strip {
    first: usize,
    last: usize,
    left: f32,
    right: f32,
}

/// Strips that are tried on one page or part of it, at most: a table has some ten columns.
const MOST_STRIPS: usize = 200;

/// The strip that parts most lines; `None` when no strip has enough on both sides.
fn strip(rows: &[Vec<Fragment>], params: &Params) -> Option<Strip> {
    let mut best: Option<(usize, Strip)> = None;
    // What was tried: a gap further down in the same strip leads to the same.
    let mut tried: Vec<Strip> = Vec::new();
    for from in 0..rows.len() {
        let down = rows.get(from + 1).and_then(|next| step(&rows[from], next));
        for (left, right) in gaps(&rows[from]).chain(down) {
            let known =
                |t: &Strip| t.first <= from && from <= t.last && left < t.right && right > t.left;
            if tried.len() >= MOST_STRIPS || tried.iter().any(known) {
                continue;
            }
            // A narrow strip needs more lines to be believed, but goes on where a wide one would end: beside a column
            // that begins with an indented list.
            for least in [params.strip, params.narrow_strip] {
                let Some((score, strip)) = grow(rows, from, left, right, least, params) else {
                    continue;
                };
                tried.push(strip);
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, strip));
                }
            }
        }
    }
    best.map(|(_, strip)| strip)
}

/// Gaps between the fragments of one row.
fn gaps(row: &[Fragment]) -> impl Iterator<Item = (f32, f32)> + '_ {
    row.windows(2)
        .filter(|w| !is_mark(&w[0]))
        .map(|w| (w[0].bbox.right, w[1].bbox.left))
}

/// The gap between a line on the left and one on the right that stands half a line lower: columns on different grids.
fn step(row: &[Fragment], next: &[Fragment]) -> Option<(f32, f32)> {
    let (last, first) = (row.last()?, next.first()?);
    let beside = (first.baseline - last.baseline).abs() < 0.9 * last.size.max(first.size);
    (beside && !is_mark(last)).then_some((last.bbox.right, first.bbox.left))
}

/// A list mark: its gap is no strip.
fn is_mark(fragment: &Fragment) -> bool {
    let text = fragment.string();
    let count = text.chars().count();
    count <= 1
        || count <= 4 && text.ends_with(['.', ')']) && text.chars().any(char::is_alphanumeric)
}

/// How far the gap found in row `seed` goes on up and down, `least` em wide or wider.
fn grow(
    rows: &[Vec<Fragment>],
    seed: usize,
    left: f32,
    right: f32,
    least: f32,
    params: &Params,
) -> Option<(usize, Strip)> {
    let size = rows[seed].iter().map(|f| f.size).fold(0.0, f32::max);
    let need = least * size;
    let narrowest = params.narrow_strip * size;
    if right - left < narrowest {
        return None;
    }
    let mut strip = Strip {
        first: seed,
        last: seed,
        left,
        right,
    };
    let seeded = rows[seed].iter().any(|f| f.bbox.left >= right - 0.1);
    let (mut both, mut lefts, mut rights) = (usize::from(seeded), 1, usize::from(seeded));
    // How often lines on the left and on the right only take turns.
    let (mut turns, mut side) = (0, None);
    let narrow = |strip: &mut Strip, row: &[Fragment]| -> Option<(bool, bool)> {
        let middle = (strip.left + strip.right) / 2.0;
        let (mut l, mut r) = (strip.left, strip.right);
        let (mut has_left, mut has_right) = (false, false);
        for f in row {
            if f.bbox.center().x < middle {
                l = l.max(f.bbox.right);
                has_left = true;
            } else {
                r = r.min(f.bbox.left);
                has_right = true;
            }
        }
        // A line that only fills the left side keeps the right edge where the others have it.
        let kept = r >= strip.right - 0.1;
        if r - l < if kept { narrowest } else { need } {
            return None;
        }
        (strip.left, strip.right) = (l, r);
        Some((has_left, has_right))
    };
    // Lines that stand only on the left are part of it as long as a line on both sides or on the right follows.
    let mut pending = 0;
    for (i, row) in rows.iter().enumerate().skip(seed + 1) {
        let mut tried = strip;
        let Some((l, r)) = narrow(&mut tried, row) else {
            break;
        };
        strip = Strip {
            last: strip.last,
            ..tried
        };
        lefts += usize::from(l);
        rights += usize::from(r);
        both += usize::from(l && r);
        if l != r {
            turns += usize::from(side.is_some_and(|s| s != l));
            side = Some(l);
        }
        if r {
            strip.last = i;
            pending = 0;
        } else {
            pending += 1;
        }
    }
    lefts -= pending.min(lefts);
    // A line above on the left only is a heading of its own, not part of the columns; unless the columns stand on different
    // grids, and a line on the right begins them.
    let (mut reach, mut above) = (seed, (0, 0, 0));
    let mut tried = strip;
    while reach > 0 {
        let Some((l, r)) = narrow(&mut tried, &rows[reach - 1]) else {
            break;
        };
        let (row, next) = (&rows[reach - 1], &rows[reach]);
        let belongs = match (l, r) {
            (true, true) => true,
            (false, true) => begins_column(row, strip.right),
            (true, false) => close(row, next),
            (false, false) => false,
        };
        if !belongs {
            break;
        }
        reach -= 1;
        above = (
            above.0 + usize::from(l),
            above.1 + usize::from(r),
            above.2 + usize::from(l && r),
        );
        if r || apart(row, next) {
            strip = Strip {
                first: reach,
                ..tried
            };
            lefts += above.0;
            rights += above.1;
            both += above.2;
            above = (0, 0, 0);
        }
    }
    let beside = both + turns / 2;
    // The gutter of two columns is 0.9 em in LaTeX.
    let enough = if strip.right - strip.left >= params.strip * size {
        lefts >= 2 && rights >= 2 && beside >= 2 && lefts + rights >= 5
    } else {
        lefts >= 6 && rights >= 6 && beside >= 6
    };
    enough.then_some((both + lefts.min(rights), strip))
}

/// Whether two printed rows are nearer than lines of one column can be.
fn close(row: &[Fragment], next: &[Fragment]) -> bool {
    let (Some(a), Some(b)) = (row.last(), next.first()) else {
        return false;
    };
    b.baseline - a.baseline < 1.12 * a.size.min(b.size)
}

/// Whether nothing in one row stands above or below anything in the other.
fn apart(row: &[Fragment], next: &[Fragment]) -> bool {
    let beside =
        |a: &Fragment, b: &Fragment| a.bbox.right < b.bbox.left || a.bbox.left > b.bbox.right;
    row.iter().all(|a| next.iter().all(|b| beside(a, b)))
}

/// Whether a row on the right only stands where the right column begins: a centred line above the columns does not.
fn begins_column(row: &[Fragment], right: f32) -> bool {
    let indent = |f: &Fragment| f.bbox.left - right < 3.0 * f.size;
    row.first().is_some_and(indent)
}

/// Whether the two sides of a strip are labels and values (read across) rather than columns (read down).
fn reads_across(left: &[Vec<Fragment>], right: &[Vec<Fragment>]) -> bool {
    let count = |side: &[Vec<Fragment>]| side.iter().filter(|r| !r.is_empty()).count();
    let chars =
        |side: &[Vec<Fragment>]| side.iter().flatten().map(|f| f.chars.len()).sum::<usize>();
    let (left_rows, right_rows) = (count(left).max(1), count(right).max(1));
    let starts: Vec<&Fragment> = left.iter().filter_map(|r| r.first()).collect();
    let colons = left
        .iter()
        .filter_map(|r| r.last())
        .filter(|f| f.chars.last().is_some_and(|c| c.c == ':'))
        .count();
    if colons * 2 >= left_rows {
        return true;
    }
    let bold = |side: &[Vec<Fragment>]| {
        let all = chars(side).max(1);
        side.iter()
            .flatten()
            .flat_map(|f| &f.chars)
            .filter(|c| c.bold)
            .count() as f32
            / all as f32
    };
    let left_per_row = chars(left) as f32 / left_rows as f32;
    let right_per_row = chars(right) as f32 / right_rows as f32;
    if bold(left) > 0.7 && bold(right) < 0.3 && left_per_row < 0.8 * right_per_row {
        return true;
    }
    // Sparse on the left, dense on the right: headings beside their answers.
    if left_rows * 10 < right_rows * 6 && left_per_row < 0.7 * right_per_row && starts.len() >= 2 {
        return true;
    }
    if is_prose(left) && is_prose(right) {
        return false;
    }
    if are_pairs(left, right) {
        return true;
    }
    // Drawn one side after the other: columns, even where a page number beside one of them is drawn first or last.
    // Drawn line by line: rows.
    let mut drawn: Vec<(usize, bool)> = [(left, true), (right, false)]
        .into_iter()
        .flat_map(|(side, is_left)| side.iter().flatten().map(move |f| (f.order, is_left)))
        .collect();
    drawn.sort_unstable();
    drawn.windows(2).filter(|w| w[0].1 != w[1].1).count() > 2
}

/// Whether each line on the left has one on the right at its height, further from the next than the lines of a paragraph
/// are: a label and its value, whichever was drawn first.
fn are_pairs(left: &[Vec<Fragment>], right: &[Vec<Fragment>]) -> bool {
    const LOOSE: f32 = 1.7;
    let rows: Vec<(&Fragment, &Fragment)> = left
        .iter()
        .zip(right)
        .filter_map(|(l, r)| Some((l.first()?, r.first()?)))
        .collect();
    let all = left
        .iter()
        .zip(right)
        .filter(|(l, r)| !l.is_empty() || !r.is_empty());
    rows.len() >= 2
        && rows.len() == all.count()
        && rows.windows(2).all(|pair| {
            let [(a, _), (b, _)] = pair else { return true };
            b.baseline - a.baseline > LOOSE * b.size
        })
}

/// Lines that mostly fill their column.
fn is_prose(side: &[Vec<Fragment>]) -> bool {
    let spans: Vec<(f32, f32)> = side
        .iter()
        .filter_map(|r| Some((r.first()?.bbox.left, r.last()?.bbox.right)))
        .collect();
    let left = spans.iter().map(|s| s.0).fold(f32::MAX, f32::min);
    let right = spans.iter().map(|s| s.1).fold(f32::MIN, f32::max);
    let full = spans
        .iter()
        .filter(|s| s.1 - left > 0.8 * (right - left))
        .count();
    let chars: usize = side.iter().flatten().map(|f| f.chars.len()).sum();
    full * 2 >= spans.len() && chars >= 25 * spans.len()
}

/// A row of a table without lines: fragments on the left and on the right, in printed rows.
type Entry = (Vec<Vec<Fragment>>, Vec<Vec<Fragment>>);

/// The end of the line on the left that was seen last.
#[derive(Clone, Copy)]
struct LastLabel {
    baseline: f32,
    right: f32,
    colon: bool,
    bold: bool,
}

/// Width of a fragment's first word, in points.
fn first_word(fragment: &Fragment) -> f32 {
    let word = fragment
        .chars
        .iter()
        .take_while(|c| !c.c.is_whitespace())
        .last();
    word.map_or(0.0, |last| last.right - fragment.bbox.left)
}

/// Whether row `i` is the first line of a value whose label stands at the height of the value's middle.
fn stands_above_its_label(left: &[Vec<Fragment>], right: &[Vec<Fragment>], i: usize) -> bool {
    fn first(side: &[Vec<Fragment>], i: usize) -> Option<&Fragment> {
        side.get(i)?.first()
    }
    let (Some(value), None) = (first(right, i), first(left, i)) else {
        return false;
    };
    let (Some(label), None) = (first(left, i + 1), first(right, i + 1)) else {
        return false;
    };
    let (Some(more), None) = (first(right, i + 2), first(left, i + 2)) else {
        return false;
    };
    let above = (0..i).rev().find_map(|i| first(right, i));
    let step = more.baseline - value.baseline;
    label.bbox.top < value.bbox.bottom
        && more.bbox.top < label.bbox.bottom
        && above.is_none_or(|above| value.baseline - above.baseline > 1.3 * step)
}

/// Parts rows into entries: one begins where the left side begins anew after a pause.
fn entries(left: Vec<Vec<Fragment>>, right: Vec<Vec<Fragment>>) -> Vec<Entry> {
    let pitch = {
        let baselines: Vec<f32> = left
            .iter()
            .zip(&right)
            .filter_map(|(l, r)| l.first().or(r.first()).map(|f| f.baseline))
            .collect();
        let mut steps: Vec<f32> = baselines.windows(2).map(|w| w[1] - w[0]).collect();
        super::median(&mut steps).unwrap_or(12.0)
    };
    let mut out: Vec<Entry> = Vec::new();
    let edge = left
        .iter()
        .flatten()
        .map(|f| f.bbox.right)
        .fold(f32::MIN, f32::max);
    // Labels beside their values, line by line: each begins anew, and none goes on in the next line.
    let paired = left.len() >= 3
        && (left.iter().zip(&right)).all(|(l, r)| !r.is_empty() && l.first().is_some_and(capital));
    let early: Vec<bool> = (0..left.len())
        .map(|i| stands_above_its_label(&left, &right, i))
        .collect();
    let mut last_left: Option<LastLabel> = None;
    let mut begun_early = false;
    for ((l, r), early) in left.into_iter().zip(right).zip(early) {
        let begins = match (l.first(), last_left) {
            _ if early => true,
            (Some(_), _) if std::mem::take(&mut begun_early) => false,
            (None, _) => false,
            (Some(_), None) => true,
            (Some(f), Some(last)) => {
                let near = f.baseline - last.baseline < 1.35 * pitch.min(1.6 * f.size);
                let numbered = f.chars.first().is_some_and(|c| c.c.is_ascii_digit());
                // A label that goes on here because its next word found no room.
                let wrapped = last.right + first_word(f) + 0.2 * f.size > edge;
                !near
                    || last.colon
                    || numbered
                    || paired
                    || r.first()
                        .is_some_and(|f| f.chars.first().is_some_and(|c| c.c == ':'))
                    || (f.chars.first().is_some_and(|c| c.bold) && !last.bold)
                    || !r.is_empty() && capital(f) && !wrapped
            }
        };
        if let Some(f) = l.last() {
            last_left = Some(LastLabel {
                baseline: f.baseline,
                right: f.bbox.right,
                colon: f.chars.last().is_some_and(|c| c.c == ':'),
                bold: f.chars.last().is_some_and(|c| c.bold),
            });
        }
        begun_early |= early;
        if begins || out.is_empty() {
            out.push((Vec::new(), Vec::new()));
        }
        if let Some((ls, rs)) = out.last_mut() {
            if !l.is_empty() {
                ls.push(l);
            }
            if !r.is_empty() {
                rs.push(r);
            }
        }
    }
    out
}

fn capital(fragment: &Fragment) -> bool {
    fragment.chars.first().is_some_and(|c| c.c.is_uppercase())
}
