//! Ruling lines → grids: which cells the drawn lines of a page make.

use crate::geom::{Point, Rect};

/// Lines closer than this, in points, are one; lines that miss each other by less still touch.
const TOLERANCE: f32 = 2.5;
/// More ruling lines than this on one page are a drawing, not tables.
const MAX_RULINGS: usize = 4_000;
/// More cells than this in a grid have no tables of their own.
const MOST_COMPARED: usize = 1_000;

/// A ruled table: its cells in rows from top to bottom, within a row from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) area: Rect,
    pub(super) cells: Vec<GridCell>,
    /// Left edges of its columns, in points; for recognising a table that goes on on the next page.
    pub(super) columns: Vec<f32>,
}

/// One cell; where cells were merged, the row and column of its top left part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) area: Rect,
}

impl Grid {
    /// The cell in which `point` lies.
    pub(super) fn cell_at(&self, point: Point) -> Option<&GridCell> {
        self.cells.iter().find(|c| c.area.contains(point))
    }
}

/// A straight line along one axis: `at` across it, from `start` to `end` along it.
#[derive(Debug, Clone, Copy)]
struct Rule {
    at: f32,
    start: f32,
    end: f32,
}

/// The grids that `rulings` draw; a frame around one cell is not a grid.
pub(super) fn grids(rulings: &[Rect]) -> Vec<Grid> {
    if rulings.len() > MAX_RULINGS {
        return Vec::new();
    }
    let horizontal = merged(
        rulings
            .iter()
            .filter(|r| r.width() > r.height() && r.width() > 8.0)
            .map(|r| Rule {
                at: (r.top + r.bottom) / 2.0,
                start: r.left,
                end: r.right,
            }),
    );
    let vertical = merged(
        rulings
            .iter()
            .filter(|r| r.height() >= r.width() && r.height() > 5.0)
            .map(|r| Rule {
                at: (r.left + r.right) / 2.0,
                start: r.top,
                end: r.bottom,
            }),
    );
    components(&horizontal, &vertical)
        .into_iter()
        .filter_map(|(h, v)| grid(&h, &v))
        .flat_map(parted)
        .collect()
}

/// A grid, and those in its cells that touch a side of their cell: their lines are joined, and their cells lie inside a cell of
/// the outer one.
fn parted(mut grid: Grid) -> Vec<Grid> {
    let inside = |outer: &Rect, inner: &Rect| {
        outer.left <= inner.left
            && outer.right >= inner.right
            && outer.top <= inner.top
            && outer.bottom >= inner.bottom
            && outer != inner
    };
    let mut out: Vec<Grid> = Vec::new();
    // Each cell is compared with each.
    if grid.cells.len() > MOST_COMPARED {
        return vec![grid];
    }
    let all: Vec<Rect> = grid.cells.iter().map(|c| c.area).collect();
    for around in &all {
        let (own, others): (Vec<GridCell>, Vec<GridCell>) =
            (grid.cells.iter().copied()).partition(|c| inside(around, &c.area));
        let area = own.iter().map(|c| c.area).reduce(Rect::union);
        if let Some(area) = area.filter(|_| own.len() > 1) {
            grid.cells = others;
            out.push(Grid {
                columns: columns(&own, area),
                area,
                cells: own,
            });
        }
    }
    if !out.is_empty() {
        grid.columns = columns(&grid.cells, grid.area);
    }
    out.insert(0, grid);
    out
}

/// Where the columns of a grid with these cells begin, and where the last one ends.
fn columns(cells: &[GridCell], area: Rect) -> Vec<f32> {
    let mut columns: Vec<f32> = cells.iter().map(|c| c.area.left).collect();
    columns.push(area.right);
    columns.sort_by(f32::total_cmp);
    columns.dedup_by(|b, a| *b - *a <= TOLERANCE);
    columns
}

/// Joins pieces of the same line.
fn merged(rules: impl Iterator<Item = Rule>) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules.collect();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.start.total_cmp(&b.start)));
    let mut out: Vec<Rule> = Vec::new();
    for rule in rules {
        let same = out
            .iter_mut()
            .rev()
            .take_while(|o| rule.at - o.at <= TOLERANCE)
            .find(|o| rule.start <= o.end + TOLERANCE && rule.end >= o.start - TOLERANCE);
        match same {
            Some(o) => {
                o.start = o.start.min(rule.start);
                o.end = o.end.max(rule.end);
            }
            None => out.push(rule),
        }
    }
    out
}

/// Groups of lines that touch each other.
fn components(horizontal: &[Rule], vertical: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let n = horizontal.len();
    let mut parent: Vec<usize> = (0..n + vertical.len()).collect();
    for (i, h) in horizontal.iter().enumerate() {
        for (j, v) in vertical.iter().enumerate() {
            let across = v.at >= h.start - TOLERANCE && v.at <= h.end + TOLERANCE;
            if across && h.at >= v.start - TOLERANCE && h.at <= v.end + TOLERANCE {
                let (a, b) = (root(&mut parent, i), root(&mut parent, n + j));
                parent[a] = b;
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
    for (i, h) in horizontal.iter().enumerate() {
        groups.entry(root(&mut parent, i)).or_default().0.push(*h);
    }
    for (j, v) in vertical.iter().enumerate() {
        groups
            .entry(root(&mut parent, n + j))
            .or_default()
            .1
            .push(*v);
    }
    groups.into_values().collect()
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}

/// The cells between touching lines.
fn grid(horizontal: &[Rule], vertical: &[Rule]) -> Option<Grid> {
    let mut ys = positions(horizontal);
    let mut xs = positions(vertical);
    let [left, right] = [Side::Left, Side::Right].map(|side| open_side(horizontal, &xs, side));
    // What one line parts has two columns or none.
    if xs.len() > 1 || left.is_some() == right.is_some() {
        xs.splice(0..0, left);
        xs.extend(right);
    }
    if let Some(end) = open_end(&ys, &xs, vertical) {
        ys.push(end);
    }
    let (rows, columns) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
    if rows == 0 || columns == 0 || rows * columns < 2 || rows * columns > 10_000 {
        return None;
    }
    // Unit cells that no line parts are one cell.
    let mut parent: Vec<usize> = (0..rows * columns).collect();
    for r in 0..rows {
        for c in 0..columns {
            let here = r * columns + c;
            if c + 1 < columns && !covered(vertical, xs[c + 1], ys[r], ys[r + 1]) {
                let (a, b) = (root(&mut parent, here), root(&mut parent, here + 1));
                parent[a.max(b)] = a.min(b);
            }
            if r + 1 < rows && !covered(horizontal, ys[r + 1], xs[c], xs[c + 1]) {
                let (a, b) = (root(&mut parent, here), root(&mut parent, here + columns));
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    let mut cells: Vec<GridCell> = Vec::new();
    let mut index: std::collections::HashMap<usize, usize> = std::collections::HashMap::new();
    for r in 0..rows {
        for c in 0..columns {
            let area = Rect {
                left: xs[c],
                top: ys[r],
                right: xs[c + 1],
                bottom: ys[r + 1],
            };
            let top = root(&mut parent, r * columns + c);
            match index.get(&top) {
                Some(&i) => cells[i].area = cells[i].area.union(area),
                None => {
                    index.insert(top, cells.len());
                    cells.push(GridCell {
                        row: r,
                        column: c,
                        area,
                    });
                }
            }
        }
    }
    if cells.len() < 2 {
        return None;
    }
    let area = Rect {
        left: xs[0],
        top: ys[0],
        right: xs[columns],
        bottom: ys[rows],
    };
    Some(Grid {
        area,
        cells,
        columns: xs,
    })
}

/// A side of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Where most lines across end beyond the outermost vertical line of a side: a table without an edge there.
fn open_side(horizontal: &[Rule], xs: &[f32], side: Side) -> Option<f32> {
    const LEAST: f32 = 20.0;
    const LINES: usize = 3;
    // Distances grow outwards on both sides.
    let out = |rule: &Rule| match side {
        Side::Left => -rule.start,
        Side::Right => rule.end,
    };
    let edge = match side {
        Side::Left => -xs.first()?,
        Side::Right => *xs.last()?,
    };
    let end = horizontal.iter().map(out).fold(f32::MIN, f32::max);
    // At a page break, a row may be closed by the edge of a painted cell alone.
    let reaching = horizontal.iter().filter(|rule| out(rule) > end - TOLERANCE);
    let reaching = reaching.count();
    let most = reaching >= LINES && 3 * reaching >= 2 * horizontal.len();
    (most && end > edge + LEAST).then_some(match side {
        Side::Left => -end,
        Side::Right => end,
    })
}

/// Where the vertical lines of all columns end below the last line across: a page break cut the row, and nothing closes it.
fn open_end(ys: &[f32], xs: &[f32], vertical: &[Rule]) -> Option<f32> {
    const LEAST: f32 = 10.0;
    let last = *ys.last()?;
    let end = vertical.iter().map(|v| v.end).fold(last, f32::max);
    let reaches = |x: &f32| {
        let near = |v: &&Rule| (v.at - x).abs() <= TOLERANCE && v.end > end - TOLERANCE;
        vertical.iter().any(|v| near(&v))
    };
    let cut = ys.len() > 1 && xs.len() > 2 && end > last + LEAST;
    (cut && xs.iter().all(reaches)).then_some(end)
}

/// Distinct positions, sorted.
fn positions(rules: &[Rule]) -> Vec<f32> {
    let mut all: Vec<f32> = rules.iter().map(|r| r.at).collect();
    all.sort_by(f32::total_cmp);
    all.dedup_by(|b, a| *b - *a <= TOLERANCE);
    all
}

/// Whether a line at `at` covers most of `start..end`.
fn covered(rules: &[Rule], at: f32, start: f32, end: f32) -> bool {
    let shared: f32 = rules
        .iter()
        .filter(|r| (r.at - at).abs() <= TOLERANCE)
        .map(|r| (r.end.min(end) - r.start.max(start)).max(0.0))
        .sum();
    shared >= 0.5 * (end - start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn h(y: f32, left: f32, right: f32) -> Rect {
        Rect {
            left,
            right,
            top: y,
            bottom: y + 0.5,
        }
    }

    fn v(x: f32, top: f32, bottom: f32) -> Rect {
        Rect {
            left: x,
            right: x + 0.5,
            top,
            bottom,
        }
    }

    #[test]
    fn two_by_two_with_a_merged_row() {
        // The first row has no line between its two columns.
        let rulings = [
            h(0.0, 0.0, 100.0),
            h(20.0, 0.0, 100.0),
            h(40.0, 0.0, 100.0),
            v(0.0, 0.0, 40.0),
            v(30.0, 20.0, 40.0),
            v(100.0, 0.0, 40.0),
        ];
        let grids = grids(&rulings);
        assert_eq!(grids.len(), 1);
        let cells: Vec<(usize, usize)> = grids[0].cells.iter().map(|c| (c.row, c.column)).collect();
        assert_eq!(cells, [(0, 0), (1, 0), (1, 1)]);
        assert!(grids[0].cells[0].area.width() > 99.0);
    }

    #[test]
    fn table_without_outer_edges_has_the_columns_that_its_lines_reach() {
        let rulings = |last: f32| {
            [
                h(0.0, 0.0, 100.0),
                h(20.0, 0.0, 100.0),
                h(40.0, 0.0, last),
                v(40.0, 0.0, 40.0),
            ]
        };
        let found = grids(&rulings(100.0));
        assert_eq!(found[0].columns, [0.0, 40.25, 100.0]);
        assert_eq!(found[0].cells.len(), 4);
        assert!(grids(&rulings(60.0)).is_empty());
    }

    #[test]
    fn row_that_a_page_break_cuts_is_open_below() {
        let rulings = |middle: f32| {
            [
                h(0.0, 0.0, 100.0),
                h(20.0, 0.0, 100.0),
                v(0.0, 0.0, 60.0),
                v(30.0, 0.0, middle),
                v(100.0, 0.0, 60.0),
            ]
        };
        assert_eq!(grids(&rulings(60.0))[0].cells.len(), 4);
        // Lines that end anywhere close nothing.
        assert_eq!(grids(&rulings(20.0))[0].cells.len(), 2);
    }

    #[test]
    fn table_that_touches_the_side_of_its_cell_is_one_of_its_own() {
        let rulings = [
            h(0.0, 0.0, 100.0),
            h(100.0, 0.0, 100.0),
            h(200.0, 0.0, 100.0),
            v(0.0, 0.0, 200.0),
            v(100.0, 0.0, 200.0),
            h(120.0, 5.0, 100.0),
            h(140.0, 5.0, 100.0),
            h(160.0, 5.0, 100.0),
            v(5.0, 120.0, 160.0),
            v(50.0, 120.0, 160.0),
        ];
        let grids = grids(&rulings);
        assert_eq!(grids.len(), 2);
        assert_eq!(grids[0].cells.len(), 2);
        assert_eq!(grids[1].cells.len(), 4);
        assert_eq!(grids[1].columns.len(), 3);
    }

    #[test]
    fn frame_around_the_page_is_no_table() {
        let rulings = [
            h(0.0, 0.0, 100.0),
            h(200.0, 0.0, 100.0),
            v(0.0, 0.0, 200.0),
            v(100.0, 0.0, 200.0),
        ];
        assert!(grids(&rulings).is_empty());
    }

    #[test]
    fn pieces_of_a_line_are_joined() {
        let rulings = [
            h(0.0, 0.0, 50.0),
            h(0.0, 51.0, 100.0),
            h(20.0, 0.0, 100.0),
            h(40.0, 0.0, 100.0),
            v(0.0, 0.0, 20.0),
            v(0.0, 20.5, 40.0),
            v(100.0, 0.0, 40.0),
        ];
        assert_eq!(grids(&rulings)[0].cells.len(), 2);
    }
}
