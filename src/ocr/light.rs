//! A picture whose paper is grey, yellowed or in a shadow → the same ink on white paper.
//!
//! How light the paper is at a place is taken from the lightest pixels around it, over an area larger than letters, bars and
//! the cells of tables. Each pixel is compared with the paper at its place. A picture with white paper stays as it is.

use super::Picture;

/// Pixels of a cell, along a side.
const CELL: usize = 24;
/// Cells on each side that are one place: dark areas narrower than seven cells, half an inch, are not the paper.
const AROUND: usize = 3;
/// Paper that is at least so light everywhere is white.
const WHITE: u8 = 215;
/// What is darker is not paper.
const DARKEST: f32 = 100.0;
/// Share of a cell's pixels that are as light as its paper, or lighter.
const LIGHTEST: usize = 10;
/// One in so many pixels is ink at its blackest.
const BLACKEST: usize = 200;

/// The picture with the paper made white and the ink black; as it is where they are already.
pub(super) fn even_out(mut picture: Picture) -> Picture {
    let Some(paper) = Paper::of(&picture) else {
        return picture;
    };
    if paper.light.iter().all(|light| *light >= f32::from(WHITE)) {
        return picture;
    }
    let width = picture.width as usize;
    let mut counts = [0_usize; 256];
    for (y, row) in picture.greys.chunks_exact_mut(width).enumerate() {
        let across = paper.row(y);
        for (x, grey) in row.iter_mut().enumerate() {
            let light = between(&across, x);
            *grey = (f32::from(*grey) * 255.0 / light.max(DARKEST)).min(255.0) as u8;
            if let Some(count) = counts.get_mut(usize::from(*grey)) {
                *count += 1;
            }
        }
    }
    let mut left = picture.greys.len() / BLACKEST;
    let black = counts.iter().position(|count| {
        let enough = *count >= left;
        left = left.saturating_sub(*count);
        enough
    });
    // Where little is darker than the paper, that is not ink.
    let black = black.unwrap_or(0).min(190) as f32;
    for grey in &mut picture.greys {
        *grey = ((f32::from(*grey) - black).max(0.0) * 255.0 / (255.0 - black)) as u8;
    }
    picture
}

/// How light the paper is.
struct Paper {
    columns: usize,
    rows: usize,
    /// In each cell, row by row.
    light: Vec<f32>,
}

impl Paper {
    fn of(picture: &Picture) -> Option<Paper> {
        let width = picture.width as usize;
        let (columns, rows) = (width / CELL, picture.height as usize / CELL);
        if columns < 2 * AROUND || rows < 2 * AROUND {
            return None;
        }
        let mut light = Vec::with_capacity(columns * rows);
        for band in picture.greys.chunks_exact(width * CELL).take(rows) {
            for column in 0..columns {
                let mut counts = [0_usize; 64];
                for row in band.chunks_exact(width) {
                    for grey in row.iter().skip(column * CELL).take(CELL) {
                        if let Some(count) = counts.get_mut(usize::from(*grey / 4)) {
                            *count += 1;
                        }
                    }
                }
                let mut left = CELL * CELL / LIGHTEST;
                let lightest = counts.iter().rposition(|count| {
                    let enough = *count >= left;
                    left = left.saturating_sub(*count);
                    enough
                });
                light.push(lightest.unwrap_or(0) as f32 * 4.0 + 3.0);
            }
        }
        let mut paper = Paper {
            columns,
            rows,
            light,
        };
        // What is dark and narrow vanishes; what is dark and wide keeps its place.
        paper.spread(f32::max);
        paper.spread(f32::min);
        Some(paper)
    }

    /// Gives each cell the lightest or the darkest value around it.
    fn spread(&mut self, pick: fn(f32, f32) -> f32) {
        let along = |values: &[f32]| -> Vec<f32> {
            let around = |i: usize| {
                let (from, to) = (i.saturating_sub(AROUND), (i + AROUND + 1).min(values.len()));
                values.get(from..to).unwrap_or_default()
            };
            let picked = |i: usize| around(i).iter().copied().reduce(pick).unwrap_or(255.0);
            (0..values.len()).map(picked).collect()
        };
        self.light = self.light.chunks(self.columns).flat_map(along).collect();
        for column in 0..self.columns {
            let values: Vec<f32> = (self.light.iter().skip(column).step_by(self.columns))
                .copied()
                .collect();
            let cells = self.light.iter_mut().skip(column).step_by(self.columns);
            cells
                .zip(along(&values))
                .for_each(|(cell, value)| *cell = value);
        }
    }

    /// How light it is along row `y` of the pixels, at the middle of each column of cells.
    fn row(&self, y: usize) -> Vec<f32> {
        let at = (y as f32 + 0.5) / CELL as f32 - 0.5;
        let at = at.clamp(0.0, (self.rows - 1) as f32);
        let upper = at.floor() as usize;
        let lower = (upper + 1).min(self.rows - 1);
        let share = at - at.floor();
        let cells = |row: usize| {
            self.light
                .iter()
                .skip(row * self.columns)
                .take(self.columns)
        };
        let mixed = cells(upper).zip(cells(lower));
        mixed.map(|(a, b)| a * (1.0 - share) + b * share).collect()
    }
}

/// The value at pixel `x` of a row of cells.
fn between(across: &[f32], x: usize) -> f32 {
    let at = (x as f32 + 0.5) / CELL as f32 - 0.5;
    let at = at.clamp(0.0, across.len().saturating_sub(1) as f32);
    let left = at as usize;
    let value = |index: usize| {
        across
            .get(index)
            .or(across.last())
            .copied()
            .unwrap_or(255.0)
    };
    let share = at - left as f32;
    value(left) * (1.0 - share) + value(left + 1) * share
}

#[cfg(test)]
mod tests {
    use super::super::tests::picture;
    use super::*;

    /// Strokes of `ink` every 12 pixels on paper that darkens from `from` to `to`.
    fn shaded(from: f32, to: f32, ink: f32) -> Picture {
        let mut page = picture(1440, 168, 0);
        for (i, grey) in page.greys.iter_mut().enumerate() {
            let x = i % 1440;
            let light = from + (to - from) * x as f32 / 1440.0;
            *grey = (light * if x % 12 < 2 { ink } else { 1.0 }) as u8;
        }
        page
    }

    #[test]
    fn shadow_and_pale_ink_are_taken_off() {
        let even = even_out(shaded(240.0, 110.0, 0.6));
        let row = &even.greys[1440 * 84..1440 * 85];
        for (x, grey) in row.iter().enumerate() {
            let is_ink = x % 12 < 2;
            assert!(if is_ink { *grey < 70 } else { *grey > 200 }, "{x}: {grey}");
        }
    }

    #[test]
    fn white_paper_stays_as_it_is() {
        let white = shaded(250.0, 230.0, 0.3);
        assert_eq!(even_out(white.clone()), white);
        assert_eq!(even_out(picture(3, 3, 9)), picture(3, 3, 9));
    }

    #[test]
    fn light_letters_on_a_dark_band_can_still_be_seen() {
        let mut page = picture(480, 480, 180);
        for y in 100..200 {
            page.greys[y * 480..(y + 1) * 480].fill(50);
            page.greys[y * 480 + 100..y * 480 + 104].fill(180);
        }
        let even = even_out(page);
        let at = |x: usize| even.greys[150 * 480 + x];
        assert!(at(300) < 100 && at(102) > 200, "{} {}", at(300), at(102));
    }
}
