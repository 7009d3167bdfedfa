//! For tests: text on fake lines whose places can be foretold.

use crate::geom::{PageNumber, Place, Rect};
use crate::text::{LineBand, Text};

/// Width of every character, in points.
const WIDTH: f32 = 10.0;
/// Distance of lines, in points.
const LEADING: f32 = 20.0;

/// `printed` on the first page: see [`placed_on`].
pub(in crate::record) fn placed(printed: &str) -> Text {
    placed_on(PageNumber::FIRST, printed)
}

/// `printed` on a page: character `i` of line `l` is at `[10 i, 20 l, 10 i + 10, 20 l + 12]`; `\n` ends a line.
pub(in crate::record) fn placed_on(page: PageNumber, printed: &str) -> Text {
    let mut text = Text::new();
    for (l, line) in printed.split('\n').enumerate() {
        if l > 0 {
            text.push_added('\n');
        }
        let top = l as f32 * LEADING;
        text.start_line(LineBand {
            page,
            top,
            bottom: top + 12.0,
        });
        for (i, c) in line.chars().enumerate() {
            text.push(c, i as f32 * WIDTH, (i + 1) as f32 * WIDTH);
        }
    }
    text
}

/// What is in `at` of a text made by [`placed`], lines joined by a space: "the text inside `at` is the value".
pub(in crate::record) fn inside(printed: &str, at: &[Place]) -> String {
    let lines: Vec<&str> = printed.split('\n').collect();
    let cut = |place: &Place| {
        let Rect {
            left, top, right, ..
        } = place.rect();
        let line = lines[(top / LEADING).round() as usize];
        let (from, to) = (
            (left / WIDTH).round() as usize,
            (right / WIDTH).round() as usize,
        );
        line.chars().skip(from).take(to - from).collect::<String>()
    };
    at.iter().map(cut).collect::<Vec<_>>().join(" ")
}
