//! Fragments → printed rows.

use super::Origin;
use super::fragments::Fragment;

/// What is on one printed line, from left to right.
pub(super) type Row = Vec<Fragment>;

/// Fragments sorted into printed rows from top to bottom, each row from left to right.
pub(super) fn rows(mut fragments: Vec<Fragment>) -> Vec<Row> {
    fragments.sort_by(|a, b| {
        a.baseline
            .total_cmp(&b.baseline)
            .then(a.bbox.left.total_cmp(&b.bbox.left))
    });
    let mut rows: Vec<Row> = Vec::new();
    for fragment in fragments {
        let same = rows.last().and_then(|r| r.last()).is_some_and(|last| {
            let size = last.size.min(fragment.size);
            let near = (fragment.baseline - last.baseline).abs() < 0.3 * size;
            near || (fragment.bbox.vertical_overlap(last.bbox) > 0.7
                && (fragment.baseline - last.baseline).abs() < 0.5 * size)
                || typed_beside(last, &fragment)
                || is_raised_before(last, &fragment)
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

/// Whether `mark` is raised right before `text`, as the mark of a footnote is: a sign or two in smaller type, higher by less than
/// the text's own height.
fn is_raised_before(mark: &Fragment, text: &Fragment) -> bool {
    const SMALLER: f32 = 0.9;
    const RAISED: f32 = 0.6;
    let gap = text.bbox.left - mark.bbox.right;
    mark.chars.len() <= 3
        && mark.size < SMALLER * text.size
        && text.baseline - mark.baseline < RAISED * text.size
        && mark.bbox.bottom > text.bbox.top
        && (-0.1..0.6).contains(&(gap / text.size))
}

/// Whether one of two fragments was typed into a field or a comment beside the other, which the page prints: people set
/// comments by eye, half a line higher or lower than the label.
fn typed_beside(a: &Fragment, b: &Fragment) -> bool {
    let printed = |f: &Fragment| f.origin == Origin::Page;
    let apart = a.bbox.right <= b.bbox.left || b.bbox.right <= a.bbox.left;
    let near = (a.baseline - b.baseline).abs() < 0.6 * a.size.min(b.size);
    printed(a) != printed(b) && apart && near
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::layout::testing::drawn;

    #[test]
    fn mark_raised_before_a_note_is_on_its_line() {
        let note = drawn("The survey was made in March", 58.0);
        let mut mark = drawn("1", 50.0);
        mark.size = 0.7 * note.size;
        mark.baseline -= 0.45 * note.size;
        mark.bbox.top -= 0.3 * note.size;
        mark.bbox.bottom -= 0.45 * note.size;
        assert_eq!(rows(vec![mark.clone(), note.clone()]).len(), 1);
        // A number further up is on a line of its own.
        mark.baseline -= note.size;
        mark.bbox.top -= note.size;
        mark.bbox.bottom -= note.size;
        assert_eq!(rows(vec![mark, note]).len(), 2);
    }
}
