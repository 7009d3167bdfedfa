//! A picture of a page with something dark around it → the page alone, set upright: photographs of a sheet on a table, copies
//! made with the lid open.
//!
//! The sheet is the largest light area. Lines are fitted to its four sides, and what lies between them is drawn as a
//! rectangle where the sheet lay, as wide and high as its sides are on average. All around becomes white. Where the sides
//! cannot be seen, the picture stays as it is.

use super::Picture;

/// Pixels of a cell, along a side: the sides of the sheet are found to within one.
const CELL: usize = 8;
/// How much lighter the sheet must be than what is around it, of 255.
const LIGHTER: f32 = 60.0;
/// What is around it is at most so light: a grey margin is paper.
const DARK: f32 = 115.0;
/// Share of an edge of the picture that must be dark for the sheet to lie before something.
const EDGE: f32 = 0.4;
/// Least share of the picture that is the sheet.
const LEAST: f32 = 0.25;
/// Steepest side, in pixels for each pixel along it: some 15 degrees.
const STEEPEST: f32 = 0.27;
/// Share of a side's points that are on the line, within two cells.
const FITTING: f32 = 0.6;
/// How much shorter than the opposite one a side may be.
const SHORTER: f32 = 0.6;

/// The sheet in `picture`, where something dark is around it; otherwise the picture as it is.
pub(super) fn cut_out(picture: Picture) -> Picture {
    let (width, height) = (picture.width as usize, picture.height as usize);
    match Grid::of(&picture).and_then(|grid| corners(&grid, width as f32, height as f32)) {
        Some(corners) => set_upright(&picture, corners),
        None => picture,
    }
}

/// How light the cells of a picture are.
struct Grid {
    columns: usize,
    rows: usize,
    /// Row by row, from 0 to 255.
    light: Vec<f32>,
}

impl Grid {
    fn of(picture: &Picture) -> Option<Grid> {
        let width = picture.width as usize;
        let (columns, rows) = (width / CELL, picture.height as usize / CELL);
        if columns < 20 || rows < 20 {
            return None;
        }
        let mut light = vec![0_u32; columns * rows];
        for (y, row) in picture
            .greys
            .chunks_exact(width)
            .enumerate()
            .take(rows * CELL)
        {
            let cells = light.iter_mut().skip(y / CELL * columns).take(columns);
            for (cell, greys) in cells.zip(row.chunks_exact(CELL)) {
                *cell += greys.iter().map(|grey| u32::from(*grey)).sum::<u32>();
            }
        }
        let mean = |sum: u32| sum as f32 / (CELL * CELL) as f32;
        Some(Grid {
            columns,
            rows,
            light: light.into_iter().map(mean).collect(),
        })
    }

    /// The lightness that parts light from dark best (Otsu's method), where both differ enough.
    fn threshold(&self) -> Option<f32> {
        let mut counts = [0_u32; 256];
        for light in &self.light {
            if let Some(count) = counts.get_mut(*light as usize) {
                *count += 1;
            }
        }
        let all = self.light.len() as f32;
        let total: f32 = self.light.iter().sum();
        let (mut below, mut sum, mut best) = (0.0, 0.0, (0.0, None));
        for (light, count) in counts.iter().enumerate() {
            below += *count as f32;
            sum += *count as f32 * light as f32;
            let above = all - below;
            if below == 0.0 || above == 0.0 {
                continue;
            }
            let (dark, bright) = (sum / below, (total - sum) / above);
            let apart = below * above * (bright - dark).powi(2);
            if apart > best.0 {
                let is_table = bright - dark >= LIGHTER && dark <= DARK;
                best = (apart, is_table.then_some(light as f32 + 1.0));
            }
        }
        best.1
    }

    /// Whether something dark lies along an edge of the picture.
    fn is_framed(&self, threshold: f32) -> bool {
        let (columns, rows) = (self.columns, self.rows);
        let share = |start: usize, step: usize, count: usize| {
            let cells = self.light.iter().skip(start).step_by(step).take(count);
            cells.filter(|light| **light < threshold).count() as f32 / count as f32
        };
        [
            share(0, 1, columns),
            share((rows - 1) * columns, 1, columns),
            share(0, columns, rows),
            share(columns - 1, columns, rows),
        ]
        .into_iter()
        .any(|share| share >= EDGE)
    }

    /// The largest connected light area: for each cell whether it belongs to it, and how many do.
    fn sheet(&self, threshold: f32) -> (Vec<bool>, usize) {
        let mut seen: Vec<bool> = self.light.iter().map(|light| *light < threshold).collect();
        let mut best = (Vec::new(), 0);
        for start in 0..seen.len() {
            if seen.get(start) != Some(&false) {
                continue;
            }
            let mut area = vec![start];
            if let Some(cell) = seen.get_mut(start) {
                *cell = true;
            }
            let mut next = 0;
            while let Some(cell) = area.get(next).copied() {
                next += 1;
                let column = cell % self.columns;
                let around = [
                    (column > 0).then(|| cell - 1),
                    (column + 1 < self.columns).then_some(cell + 1),
                    cell.checked_sub(self.columns),
                    Some(cell + self.columns),
                ];
                for other in around.into_iter().flatten() {
                    if let Some(unseen) = seen.get_mut(other).filter(|seen| !**seen) {
                        *unseen = true;
                        area.push(other);
                    }
                }
            }
            if area.len() > best.1 {
                let count = area.len();
                best = (area, count);
            }
        }
        let mut sheet = vec![false; self.light.len()];
        for cell in best.0 {
            if let Some(is_sheet) = sheet.get_mut(cell) {
                *is_sheet = true;
            }
        }
        (sheet, best.1)
    }
}

/// A line almost along an axis: the other coordinate at 0, and how much it changes for each pixel.
#[derive(Clone, Copy)]
struct Side {
    start: f32,
    slope: f32,
}

impl Side {
    /// The line through most of the points, which are (along the side, across it) in rising order.
    fn through(points: &[(f32, f32)]) -> Option<Side> {
        let half = points.len() / 2;
        let pairs = points.iter().zip(points.get(half..)?);
        let mut slopes: Vec<f32> = pairs
            .filter(|(a, b)| b.0 > a.0)
            .map(|(a, b)| (b.1 - a.1) / (b.0 - a.0))
            .collect();
        let slope = middle(&mut slopes)?;
        let mut starts: Vec<f32> = points.iter().map(|p| p.1 - slope * p.0).collect();
        let start = middle(&mut starts)?;
        let near = |p: &&(f32, f32)| (p.1 - start - slope * p.0).abs() <= 2.0 * CELL as f32;
        let fitting = points.iter().filter(near).count() as f32;
        let fits = fitting >= FITTING * points.len() as f32 && slope.abs() <= STEEPEST;
        fits.then_some(Side { start, slope })
    }

    /// Where a side that runs down the picture crosses one that runs across it.
    fn crossing(down: Side, across: Side) -> (f32, f32) {
        // x = a + b y, y = c + d x; both slopes are small, so that this is never 0.
        let x = (down.start + down.slope * across.start) / (1.0 - down.slope * across.slope);
        (x, across.start + across.slope * x)
    }
}

fn middle(values: &mut [f32]) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Corners of the sheet in pixels: upper left, upper right, lower right, lower left.
type Corners = [(f32, f32); 4];

fn corners(grid: &Grid, width: f32, height: f32) -> Option<Corners> {
    let threshold = grid.threshold()?;
    if !grid.is_framed(threshold) {
        return None;
    }
    let (sheet, count) = grid.sheet(threshold);
    if (count as f32) < LEAST * sheet.len() as f32 {
        return None;
    }
    let at = |cell: usize| (cell as f32 + 0.5) * CELL as f32;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (y, row) in sheet.chunks_exact(grid.columns).enumerate() {
        if let Some(first) = row.iter().position(|cell| *cell) {
            let last = row.iter().rposition(|cell| *cell).unwrap_or(first);
            left.push((at(y), first as f32 * CELL as f32));
            right.push((at(y), (last + 1) as f32 * CELL as f32));
        }
    }
    let (mut top, mut bottom) = (Vec::new(), Vec::new());
    for x in 0..grid.columns {
        let column = || sheet.iter().skip(x).step_by(grid.columns);
        let mut cells = column().enumerate().filter(|(_, cell)| **cell);
        if let Some((first, _)) = cells.next() {
            let last = cells.next_back().map_or(first, |(last, _)| last);
            top.push((at(x), first as f32 * CELL as f32));
            bottom.push((at(x), (last + 1) as f32 * CELL as f32));
        }
    }
    let [left, right, top, bottom] = [left, right, top, bottom].map(|side| Side::through(&side));
    let (left, right, top, bottom) = (left?, right?, top?, bottom?);
    let corners = [
        Side::crossing(left, top),
        Side::crossing(right, top),
        Side::crossing(right, bottom),
        Side::crossing(left, bottom),
    ];
    let [a, b, c, d] = corners;
    let wide = [b.0 - a.0, c.0 - d.0];
    let high = [d.1 - a.1, c.1 - b.1];
    let even = |[one, other]: [f32; 2]| one.min(other) >= SHORTER * one.max(other) && one > 0.0;
    let inside = corners.iter().all(|(x, y)| {
        (-0.05 * width..=1.05 * width).contains(x) && (-0.05 * height..=1.05 * height).contains(y)
    });
    (even(wide) && even(high) && inside).then_some(corners)
}

/// What lies between the corners as an upright rectangle on white.
fn set_upright(picture: &Picture, corners: Corners) -> Picture {
    let [a, b, c, d] = corners;
    let (left, right) = ((a.0 + d.0) / 2.0, (b.0 + c.0) / 2.0);
    let (top, bottom) = ((a.1 + b.1) / 2.0, (d.1 + c.1) / 2.0);
    // The rim of the sheet has the shadow of its edge.
    let rim = CELL as f32;
    let (width, height) = (picture.width as usize, picture.height as usize);
    let from = unit_square_to(corners);
    let mut greys = vec![255_u8; width * height];
    for (y, row) in greys.chunks_exact_mut(width).enumerate() {
        let v = y as f32 + 0.5;
        if v < top + rim || v > bottom - rim {
            continue;
        }
        for (x, grey) in row.iter_mut().enumerate() {
            let u = x as f32 + 0.5;
            if u >= left + rim && u <= right - rim {
                let (u, v) = ((u - left) / (right - left), (v - top) / (bottom - top));
                *grey = between(picture, from(u, v));
            }
        }
    }
    Picture {
        greys,
        ..picture.clone_without_greys()
    }
}

/// The projection of the square from (0, 0) to (1, 1) onto the sheet.
fn unit_square_to([a, b, c, d]: Corners) -> impl Fn(f32, f32) -> (f32, f32) {
    let (dx1, dy1) = (b.0 - c.0, b.1 - c.1);
    let (dx2, dy2) = (d.0 - c.0, d.1 - c.1);
    let (sx, sy) = (a.0 - b.0 + c.0 - d.0, a.1 - b.1 + c.1 - d.1);
    let whole = dx1 * dy2 - dx2 * dy1;
    let part = |n: f32| if whole == 0.0 { 0.0 } else { n / whole };
    let (g, h) = (part(sx * dy2 - dx2 * sy), part(dx1 * sy - sx * dy1));
    move |u, v| {
        let w = g * u + h * v + 1.0;
        let x = (b.0 - a.0 + g * b.0) * u + (d.0 - a.0 + h * d.0) * v + a.0;
        let y = (b.1 - a.1 + g * b.1) * u + (d.1 - a.1 + h * d.1) * v + a.1;
        (x / w, y / w)
    }
}

/// The grey at a point between pixels, of the four around it; white beyond the picture.
fn between(picture: &Picture, (x, y): (f32, f32)) -> u8 {
    let (x, y) = (x - 0.5, y - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let grey = |x: f32, y: f32| {
        let inside = x >= 0.0 && y >= 0.0 && x < picture.width as f32 && y < picture.height as f32;
        let index = y.max(0.0) as usize * picture.width as usize + x.max(0.0) as usize;
        let grey = picture.greys.get(index).filter(|_| inside);
        f32::from(grey.copied().unwrap_or(255))
    };
    let (dx, dy) = (x - left, y - top);
    let upper = grey(left, top) * (1.0 - dx) + grey(left + 1.0, top) * dx;
    let lower = grey(left, top + 1.0) * (1.0 - dx) + grey(left + 1.0, top + 1.0) * dx;
    (upper * (1.0 - dy) + lower * dy) as u8
}

#[cfg(test)]
mod tests {
    use super::super::tests::picture;
    use super::*;

    /// A sheet as light as `paper` between four corners on something of 60, with a dark spot in the middle.
    fn photo(paper: u8, corners: Corners) -> Picture {
        let from = unit_square_to(corners);
        let mut photo = picture(400, 560, 60);
        for v in 0..2_000 {
            for u in 0..2_000 {
                let (u, v) = (u as f32 / 2_000.0, v as f32 / 2_000.0);
                let (x, y) = from(u, v);
                let spot = (u - 0.5).abs() < 0.1 && (v - 0.5).abs() < 0.05;
                photo.greys[y as usize * 400 + x as usize] = if spot { 30 } else { paper };
            }
        }
        photo
    }

    const TILTED: Corners = [(60.0, 30.0), (340.0, 40.0), (385.0, 530.0), (20.0, 520.0)];

    #[test]
    fn sheet_on_a_table_is_set_upright() {
        let sheet = cut_out(photo(220, TILTED));
        let at = |x: usize, y: usize| sheet.greys[y * 400 + x];
        // The table is gone, and the sheet's corners are those of a rectangle.
        assert_eq!((at(5, 5), at(395, 300)), (255, 255));
        for (x, y) in [(55, 50), (345, 50), (55, 510), (345, 510)] {
            assert!((215..=225).contains(&at(x, y)), "{x} {y}: {}", at(x, y));
        }
        let spot: Vec<usize> = (0..400).filter(|x| at(*x, 280) < 60).collect();
        let middle = (spot[0] + spot[spot.len() - 1]) / 2;
        assert!((190..=212).contains(&middle), "{middle}");
    }

    #[test]
    fn page_without_anything_dark_around_stays_as_it_is() {
        let mut page = picture(400, 560, 240);
        assert_eq!(cut_out(page.clone()), page);
        // Neither a dark box within it nor a grey margin is a table.
        for y in 200..400 {
            page.greys[y * 400 + 50..y * 400 + 350].fill(20);
        }
        assert_eq!(cut_out(page.clone()), page);
        assert_eq!(cut_out(picture(3, 3, 0)), picture(3, 3, 0));
        let mut round = picture(400, 560, 60);
        for (i, grey) in round.greys.iter_mut().enumerate() {
            let (x, y) = ((i % 400) as f32 - 200.0, (i / 400) as f32 - 280.0);
            *grey = if x.hypot(y) < 190.0 { 220 } else { 60 };
        }
        assert_eq!(cut_out(round.clone()), round);
    }
}
