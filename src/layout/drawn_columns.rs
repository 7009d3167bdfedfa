//! Columns that the file draws one after the other: the pen jumps back up the page, to the right of the text beside it.
//!
//! For columns whose gutter is too narrow, or whose last one is too short, for an empty strip to tell. It acts only on a
//! jump up the page between two runs of prose of which none reaches into the other; labels that a report draws before all
//! values are not prose.

use super::fragments::Fragment;
use super::rows::{Row, rows};

/// How far up the pen jumps for a new column, in em.
const JUMP: f32 = 1.5;
/// Fewest printed lines of the column before the jump, of the one behind it, and of both.
const LEAST: [usize; 3] = [3, 2, 6];
/// Fewest characters of a line of prose, on average.
const PROSE: usize = 25;
/// Lines that fill at least this share of their column are full; of prose every third one is.
const FULL: f32 = 0.8;

/// The first columns of a page, and what is above and below them.
pub(super) struct Columns {
    pub(super) above: Vec<Fragment>,
    /// From left to right, two or more.
    pub(super) columns: Vec<Vec<Fragment>>,
    pub(super) below: Vec<Fragment>,
}

/// Parts the first columns from `fragments`; gives them back where there are no columns.
pub(super) fn part(mut fragments: Vec<Fragment>) -> Result<Columns, Vec<Fragment>> {
    let up = |a: &Fragment, b: &Fragment| a.baseline - b.baseline > JUMP * a.size.max(b.size);
    fragments.sort_by_key(|f| f.order);
    let jumps: Vec<usize> = (1..fragments.len())
        .filter(|i| up(&fragments[i - 1], &fragments[*i]))
        .collect();
    // A page that jumps all the time is drawn in no order.
    if jumps.is_empty() || jumps.len() > 2 && jumps.len() * 8 > fragments.len() {
        return Err(fragments);
    }
    let end = |i: usize| jumps.get(i + 1).copied().unwrap_or(fragments.len());
    let mut start = 0;
    for (i, jump) in jumps.iter().enumerate() {
        let found = beside(&fragments[start..*jump], &fragments[*jump..end(i)]);
        let Some((left, right)) = found else {
            start = *jump;
            continue;
        };
        // From here on: where each column begins and ends in drawing order.
        let mut spans = vec![start + left..*jump, *jump..*jump + right];
        for (j, next) in jumps.iter().enumerate().skip(i + 1) {
            let last = spans[spans.len() - 1].clone();
            let more = beside(&fragments[last.clone()], &fragments[*next..end(j)]);
            match more {
                Some((0, count)) if last.end == *next => spans.push(*next..*next + count),
                _ => break,
            }
        }
        return taken(fragments, &spans);
    }
    Err(fragments)
}

/// For two runs in drawing order: where the column begins that the first one ends in, and how many of the second one are
/// in the column on its right.
fn beside(before: &[Fragment], behind: &[Fragment]) -> Option<(usize, usize)> {
    let first = behind.first()?;
    let top = first.baseline - 0.7 * first.size;
    let left = before
        .iter()
        .rposition(|f| f.baseline < top)
        .map_or(0, |i| i + 1);
    let column = before.get(left..)?;
    let edge = column.iter().map(|f| f.bbox.right).reduce(f32::max)?;
    let right = behind.iter().take_while(|f| f.bbox.left >= edge).count();
    let lines = [column, behind.get(..right)?].map(|side| rows(side.to_vec()));
    let [a, b] = [lines[0].len(), lines[1].len()];
    let enough = a >= LEAST[0] && b >= LEAST[1] && a + b >= LEAST[2];
    (enough && lines.iter().all(|side| is_prose(side))).then_some((left, right))
}

/// Whether lines are long, and many of them fill their column.
fn is_prose(lines: &[Row]) -> bool {
    let left = lines
        .iter()
        .flatten()
        .map(|f| f.bbox.left)
        .fold(f32::MAX, f32::min);
    let right = lines
        .iter()
        .flatten()
        .map(|f| f.bbox.right)
        .fold(f32::MIN, f32::max);
    let full = |row: &&Row| {
        let end = row.last().map_or(left, |f| f.bbox.right);
        end - left > FULL * (right - left)
    };
    let characters: usize = lines.iter().flatten().map(|f| f.chars.len()).sum();
    3 * lines.iter().filter(full).count() >= lines.len() && characters >= PROSE * lines.len()
}

/// Takes the columns out; not where anything else is between them.
fn taken(
    fragments: Vec<Fragment>,
    spans: &[std::ops::Range<usize>],
) -> Result<Columns, Vec<Fragment>> {
    let inside = |i: usize| spans.iter().position(|s| s.contains(&i));
    let own = || {
        fragments
            .iter()
            .enumerate()
            .filter(|(i, _)| inside(*i).is_some())
    };
    let top = own().map(|(_, f)| f.baseline).fold(f32::MAX, f32::min);
    let bottom = own().map(|(_, f)| f.baseline).fold(f32::MIN, f32::max);
    let between = |(i, f): (usize, &Fragment)| {
        inside(i).is_none() && f.baseline > top - 0.5 * f.size && f.baseline < bottom + 0.5 * f.size
    };
    if fragments.iter().enumerate().any(between) {
        return Err(fragments);
    }
    let mut found = Columns {
        above: Vec::new(),
        columns: vec![Vec::new(); spans.len()],
        below: Vec::new(),
    };
    for (i, fragment) in fragments.into_iter().enumerate() {
        match spans.iter().position(|s| s.contains(&i)) {
            Some(column) => found.columns[column].push(fragment),
            None if fragment.baseline < top => found.above.push(fragment),
            None => found.below.push(fragment),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::fragments::Ch;
    use super::super::{Origin, Style};
    use super::*;
    use crate::geom::Rect;

    /// A line of ten points, six points a letter, from `left` on the given line of the page.
    fn line(order: usize, left: f32, row: usize, letters: usize) -> Fragment {
        let baseline = 40.0 + 12.0 * row as f32;
        let chars = (0..letters).map(|i| Ch {
            c: 'a',
            left: left + 6.0 * i as f32,
            right: left + 6.0 * (i + 1) as f32,
            bold: false,
            style: Style::default(),
            raised: false,
        });
        Fragment {
            chars: chars.collect(),
            bbox: Rect {
                left,
                top: baseline - 8.0,
                right: left + 6.0 * letters as f32,
                bottom: baseline + 2.0,
            },
            baseline,
            size: 10.0,
            end_size: 10.0,
            squeeze: 1.0,
            leans: false,
            ends_blank: false,
            order,
            origin: Origin::Page,
            tag: None,
        }
    }

    /// A heading over all, then columns from x = 50 and x = 232, the second `letters` wide; then a foot.
    fn page(letters: usize) -> Vec<Fragment> {
        let mut page = vec![line(0, 50.0, 0, 60)];
        page.extend((0..8).map(|i| line(1 + i, 50.0, 2 + i, 30)));
        page.extend((0..3).map(|i| line(9 + i, 232.0, 2 + i, letters)));
        page.push(line(12, 50.0, 12, 10));
        page
    }

    #[test]
    fn jump_up_the_page_begins_a_column() {
        let Ok(found) = part(page(30)) else {
            panic!("no columns");
        };
        let counts: Vec<usize> = found.columns.iter().map(Vec::len).collect();
        assert_eq!(
            (found.above.len(), counts, found.below.len()),
            (1, vec![8, 3], 1)
        );
    }

    #[test]
    fn values_drawn_behind_all_labels_are_no_column() {
        assert!(part(page(8)).is_err());
    }

    #[test]
    fn lines_that_reach_into_each_other_are_no_columns() {
        let mut page = page(30);
        page[10] = line(10, 200.0, 3, 30);
        assert!(part(page).is_err());
    }
}
