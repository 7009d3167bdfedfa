//! The rows on both sides of a strip → whether they are read across (labels and values) or down (columns).

use super::fragments::Fragment;
use super::rows::Row;

/// Whether the two sides of a strip are labels and values (read across) rather than columns (read down).
pub(super) fn reads_across(left: &[Row], right: &[Row]) -> bool {
    if are_cards(left, right) || stand_apart(left, right) {
        return false;
    }
    let count = |side: &[Row]| side.iter().filter(|r| !r.is_empty()).count();
    let chars = |side: &[Row]| side.iter().flatten().map(|f| f.chars.len()).sum::<usize>();
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
    let bold = |side: &[Row]| {
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
    if are_headed(left, right) {
        return false;
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

/// Whether the paragraphs on the left begin at other heights than the lines on the right, now by this much and now by that:
/// columns of their own, in whatever order they were drawn. Labels are level with a line of their values, or all of them a
/// little higher or lower, where their type is smaller or is at the middle.
fn stand_apart(left: &[Row], right: &[Row]) -> bool {
    /// Fewest paragraphs that say something, and how many of them may be at one distance by chance.
    const ENTRIES: usize = 5;
    const LEVEL: f32 = 0.4;
    /// Fewest lines of a menu.
    const MENU: usize = 8;
    /// How much further than lines of one paragraph its first line is from the one above.
    const MORE: f32 = 1.2;
    /// How near two distances are that count as one, and the greatest of a line at the same height, in em.
    const NEAR: f32 = 0.08;
    const BESIDE: f32 = 0.8;
    let firsts = |side: &[Row]| -> Vec<(f32, f32)> {
        let lines = side.iter().filter_map(|r| r.first());
        lines.map(|f| (f.baseline, f.size)).collect()
    };
    let (left, right) = (firsts(left), firsts(right));
    let steps = left.windows(2).map(|w| w[1].0 - w[0].0);
    let least = steps.filter(|s| *s > 1.0).fold(f32::MAX, f32::min);
    let before = std::iter::once(None).chain(left.iter().map(Some));
    let begins = |(line, before): &(&(f32, f32), Option<&(f32, f32)>)| {
        before.is_none_or(|b| line.0 - b.0 > MORE * least)
    };
    let starts: Vec<(f32, f32)> = (left.iter().zip(before))
        .filter(begins)
        .map(|(line, _)| *line)
        .collect();
    // How many of the lines are at one distance from the nearest on the right, and how far from any, in em.
    let level = |lines: &[(f32, f32)]| {
        let nearest = |(baseline, size): &(f32, f32)| {
            let all = right.iter().map(|line| (line.0 - baseline) / size.max(1.0));
            all.min_by(|a, b| a.abs().total_cmp(&b.abs()))
        };
        let beside = |d: &f32| d.abs() < BESIDE;
        let distances: Vec<f32> = lines.iter().filter_map(nearest).filter(beside).collect();
        let alike = |one: &f32| distances.iter().filter(|d| (*d - one).abs() < NEAR).count();
        distances.iter().map(alike).max().unwrap_or(0) as f32 <= LEVEL * lines.len() as f32
    };
    // The lines of a menu, in a group or two.
    let menu = (2..ENTRIES).contains(&starts.len()) && left.len() >= MENU && level(&left);
    starts.len() >= ENTRIES && level(&starts) || menu && level(&starts)
}

/// Whether both sides begin on one line, larger than all that follows: two answers side by side under their headings,
/// however short one of them is.
fn are_headed(left: &[Row], right: &[Row]) -> bool {
    const LARGER: f32 = 1.15;
    let sizes = |side: &[Row]| -> Option<(f32, f32)> {
        let head = side.first()?.first()?.size;
        let heading = |f: &&Fragment| (f.size - head).abs() < 0.2;
        let rest = side.iter().flatten().skip_while(heading);
        Some((head, rest.map(|f| f.size).fold(0.0, f32::max)))
    };
    match (sizes(left), sizes(right)) {
        (Some((a, below)), Some((b, text))) => {
            let most = below.max(text);
            (a - b).abs() < 0.2 && below > 0.0 && text > 0.0 && a > LARGER * most
        }
        _ => false,
    }
}

/// Whether both sides are addresses of somebody: a line of words first, others below, one of them with an e-mail address.
pub(super) fn are_cards(left: &[Row], right: &[Row]) -> bool {
    const LINES: std::ops::RangeInclusive<usize> = 2..=8;
    let card = |side: &[Row]| {
        let mut rows = side.iter().filter(|r| !r.is_empty());
        let named = rows.next().is_some_and(|first| {
            let words = |c: char| !c.is_ascii_digit() && !matches!(c, '@' | ':');
            first.iter().flat_map(|f| &f.chars).all(|ch| words(ch.c))
        });
        let addressed = |row: &&Row| row.iter().flat_map(|f| &f.chars).any(|ch| ch.c == '@');
        let lines = rows.clone().count() + 1;
        named && LINES.contains(&lines) && rows.filter(addressed).count() == 1
    };
    card(left) && card(right)
}

/// Whether each line on the left has one on the right at its height, further from the next than the lines of a paragraph
/// are: a label and its value, whichever was drawn first.
fn are_pairs(left: &[Row], right: &[Row]) -> bool {
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
fn is_prose(side: &[Row]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::drawn;

    /// Lines at `left`, each so far below the top; empty rows where the other side has a line alone.
    fn sides(left: &[f32], right: &[f32]) -> (Vec<Row>, Vec<Row>) {
        let line = |x: f32, y: f32| {
            let mut own = drawn("Some words here", x);
            (own.baseline, own.bbox.top, own.bbox.bottom) = (y, y - 8.0, y + 2.0);
            vec![own]
        };
        let all = |x: f32, ys: &[f32]| ys.iter().map(|y| line(x, *y)).collect();
        (all(40.0, left), all(300.0, right))
    }

    #[test]
    fn columns_whose_paragraphs_begin_at_other_heights_stand_apart() {
        let left: Vec<f32> = (0..6)
            .flat_map(|i| [30.7 * i as f32, 30.7 * i as f32 + 11.0])
            .collect();
        let right: Vec<f32> = (0..20).map(|i| 13.0 * i as f32).collect();
        let (left, right) = sides(&left, &right);
        assert!(stand_apart(&left, &right));
    }

    #[test]
    fn labels_at_the_height_of_their_values_or_a_little_lower_do_not() {
        for lower in [0.0, 1.7] {
            let left: Vec<f32> = (0..6).map(|i| 39.0 * i as f32 + lower).collect();
            let right: Vec<f32> = (0..18).map(|i| 13.0 * i as f32).collect();
            let (left, right) = sides(&left, &right);
            assert!(!stand_apart(&left, &right), "{lower}");
        }
    }
}
