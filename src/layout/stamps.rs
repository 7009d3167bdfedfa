//! Stamps of receipt that the page draws as text: a date in a frame of its own, laid over a page that was full.
//!
//! A frame or a colour alone says nothing: designers frame answers. A stamp has a date in it, and its frame cuts the rows
//! of the text beside it: no layout sets text like that.

use super::fragments::Fragment;
use crate::geom::Rect;
use crate::pdf::PageContent;

/// More shapes than this on a page are a map or cells of tables.
const MOST_SHAPES: usize = 250;
/// More pieces of text than this on a page were drawn letter by letter.
const MOST_FRAGMENTS: usize = 2_000;
/// Characters of a stamp.
const CHARACTERS: usize = 120;
/// A stamp is narrower than this share of the page, and lower than [`HIGH`] of it.
const WIDE: f32 = 0.5;
const HIGH: f32 = 0.25;

/// Takes the text of stamps out of `fragments`, one list for each stamp.
pub(super) fn take(fragments: &mut Vec<Fragment>, page: &PageContent) -> Vec<Vec<Fragment>> {
    if page.shapes.len() > MOST_SHAPES || fragments.len() > MOST_FRAGMENTS {
        return Vec::new();
    }
    let mut taken = Vec::new();
    for &frame in &page.shapes {
        let small = frame.width() < WIDE * page.width && frame.height() < HIGH * page.height;
        if !small || !is_stamp(frame, fragments) {
            continue;
        }
        let (inside, outside): (Vec<Fragment>, Vec<Fragment>) = std::mem::take(fragments)
            .into_iter()
            .partition(|f| is_inside(f, frame));
        *fragments = outside;
        taken.push(inside);
    }
    taken
}

fn is_inside(fragment: &Fragment, frame: Rect) -> bool {
    frame.contains(fragment.bbox.center())
}

/// Whether `frame` holds a dated text in a colour of its own, and lies across the rows of another one.
fn is_stamp(frame: Rect, fragments: &[Fragment]) -> bool {
    let (inside, outside): (Vec<&Fragment>, Vec<&Fragment>) =
        fragments.iter().partition(|f| is_inside(f, frame));
    let characters: usize = inside.iter().map(|f| f.chars.len()).sum();
    let tone = |f: &Fragment| f.chars.first().map(|c| c.style.tone());
    let Some(own) = inside.first().copied().and_then(tone) else {
        return false;
    };
    characters <= CHARACTERS
        && inside.iter().all(|f| tone(f) == Some(own))
        && outside.iter().all(|f| tone(f) != Some(own))
        && inside.iter().any(|f| has_date(&f.string()))
        && outside.iter().any(|f| is_cut(f, frame))
}

/// Whether an edge of `frame` goes through `fragment`.
fn is_cut(fragment: &Fragment, frame: Rect) -> bool {
    let own = fragment.bbox;
    own.intersects(frame) && (own.left < frame.left || own.right > frame.right)
}

/// Whether a year and a day or month stand in `text`: "12 MAR 2026", "2026-03-12", "12.03.2026".
fn has_date(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let year = |n: &str| n.len() == 4 && (n.starts_with("19") || n.starts_with("20"));
    let day = |n: &str| n.parse().is_ok_and(|n: u32| (1..=31).contains(&n)) && n.len() <= 2;
    numbers.clone().any(year) && numbers.any(day)
}
