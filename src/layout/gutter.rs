//! Gutters: the gap between a column of labels and their values that is too narrow to part two columns by its width.
//!
//! The sign is not the gap but what is behind it: on several lines below each other a change of weight, slant or colour,
//! at one place on the page, behind words of different length. Running text does not do that.

use super::fragments::{Ch, Fragment};

/// Fewest lines with a label, and most lines without one between two of them.
const LABELS: usize = 3;
const BETWEEN: usize = 3;
/// How far the values' left edges may be apart, in points.
const LEVEL: f32 = 1.0;
/// How much the labels' widths must differ, in points: labels of one width say nothing.
const DIFFERENT: f32 = 3.0;
/// The widest label, in em.
const WIDEST: f32 = 24.0;

/// Where a line's look changes for the first time.
struct Change {
    row: usize,
    /// Left edge of what is behind it.
    value: f32,
    /// Width of what is before it.
    label: f32,
    /// Whether a space is between the two.
    parted: bool,
}

/// For each of `rows`, where the value behind its label begins, if it has both.
pub(super) fn gutters(rows: &[Vec<Fragment>]) -> Vec<Option<f32>> {
    let mut out = vec![None; rows.len()];
    let changes: Vec<Change> = (rows.iter().enumerate())
        .filter_map(|(at, row)| change(at, row))
        .collect();
    let mut from = 0;
    while from < changes.len() {
        let run = run(&changes[from..]);
        let own = &changes[from..from + run];
        let widths = own.iter().map(|c| c.label);
        let widest = widths.clone().fold(0.0, f32::max);
        let narrowest = widths.fold(f32::MAX, f32::min);
        // Within a word, a change is a mistake of the typesetter's, unless it is where those of other lines are.
        let parted = own.iter().filter(|c| c.parted).count();
        if parted >= LABELS && widest - narrowest > DIFFERENT {
            for change in own {
                out[change.row] = Some(change.value);
            }
        }
        from += run;
    }
    out
}

/// How many of `changes` from the first on are at one place.
fn run(changes: &[Change]) -> usize {
    let level = |pair: &[Change]| {
        (pair[0].value - pair[1].value).abs() <= LEVEL && pair[1].row - pair[0].row <= BETWEEN + 1
    };
    1 + changes.windows(2).take_while(|pair| level(pair)).count()
}

/// Where the look of a row changes for the first time, between two words, to another one that stays.
fn change(at: usize, row: &[Fragment]) -> Option<Change> {
    let visible = || {
        row.iter()
            .flat_map(|f| &f.chars)
            .filter(|c| !c.c.is_whitespace())
    };
    let look = |c: &Ch| (c.bold, c.style);
    let first = visible().next()?;
    // A colon may be set like the value.
    let sign = |c: &Ch| !c.c.is_alphanumeric();
    let value = visible().find(|c| look(c) != look(first) && (!sign(c) || c.c == '+'))?;
    let size = row.first()?.size;
    let before = visible().take_while(|c| !std::ptr::eq(*c, value));
    let end = before.map(|c| c.right).fold(first.right, f32::max);
    let label = end - first.left;
    (label < WIDEST * size).then_some(Change {
        row: at,
        value: value.left,
        label,
        parted: value.left - end > 0.1 * size,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::drawn;

    /// A row of a label that ends at `gap`, in bold type or not, and a value behind it.
    fn row(label: &str, value: &str, gap: f32, bold: bool) -> Vec<Fragment> {
        let length = label.chars().count();
        let mut row = drawn(&format!("{label} {value}"), gap - 6.0 * length as f32);
        for ch in row.chars.iter_mut().take(length) {
            ch.bold = bold;
        }
        vec![row]
    }

    #[test]
    fn labels_that_end_at_one_place_leave_a_gutter() {
        let rows = [
            row("Country", "Uganda", 100.0, true),
            row("Cell", "+256 772 614 083", 100.0, true),
            row("E-mails", "ana@example.org", 100.0, true),
        ];
        assert_eq!(gutters(&rows), [Some(106.0); 3]);
    }

    #[test]
    fn bold_words_that_begin_lines_of_text_leave_none() {
        let rows = [
            row("First", "we came", 40.0, true),
            row("Secondly", "we saw", 58.0, true),
            row("Then", "we left", 34.0, true),
        ];
        assert_eq!(gutters(&rows), [None; 3]);
        let plain = ["Country", "Cell", "E-mails"].map(|l| row(l, "value", 100.0, false));
        assert_eq!(gutters(&plain), [None; 3]);
    }
}
