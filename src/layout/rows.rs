//! Fragments → printed rows.

use super::fragments::Fragment;

/// What stands on one printed line, from left to right.
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
