//! Stamps that the page draws as text, laid over a page that was full: a stamp of receipt, an office's seal.
//!
//! A frame or a colour alone says nothing: designers frame answers. The frame of a stamp cuts the rows of the text beside it,
//! and its text, in a colour that nothing else on the page has, is dated or is in a ring; or it is dated and is outside
//! the margins of the text, or leans where all else is level. No layout sets text like that.

use std::collections::HashSet;

use super::fragments::Fragment;
use crate::geom::Rect;
use crate::pdf::{PageContent, Tone};

/// More shapes than this on a page are a map or cells of tables.
const MOST_SHAPES: usize = 250;
/// More pieces of text than this on a page were drawn letter by letter.
const MOST_FRAGMENTS: usize = 2_000;
/// Characters of a stamp.
const CHARACTERS: usize = 120;
/// A stamp is narrower than this share of the page, and lower than [`HIGH`] of it.
const WIDE: f32 = 0.5;
const HIGH: f32 = 0.25;

/// How far the edge of a frame may lie from the line that is drawn along it, in points.
const EDGE: f32 = 1.5;
/// A stamp: its frame, and its text.
pub(super) struct Stamp {
    frame: Rect,
    pub(super) text: Vec<Fragment>,
}

impl Stamp {
    /// Takes the frame out of what the page draws: it is not a cell of a table below it.
    pub(super) fn without_frame(&self, page: &mut PageContent) {
        let frame = self.frame;
        page.shapes.retain(|shape| *shape != frame);
        page.rulings.retain(|line| !is_edge(*line, frame));
    }
}

/// Whether `line` is drawn along an edge of `frame`, and no further.
fn is_edge(line: Rect, frame: Rect) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() <= EDGE;
    let (x, y) = (line.center().x, line.center().y);
    let within = line.left >= frame.left - EDGE
        && line.right <= frame.right + EDGE
        && line.top >= frame.top - EDGE
        && line.bottom <= frame.bottom + EDGE;
    let along = match line.width() > line.height() {
        true => near(y, frame.top) || near(y, frame.bottom),
        false => near(x, frame.left) || near(x, frame.right),
    };
    within && along
}

/// Takes the text of stamps out of `fragments`.
pub(super) fn take(fragments: &mut Vec<Fragment>, page: &PageContent) -> Vec<Stamp> {
    if page.shapes.len() > MOST_SHAPES || fragments.len() > MOST_FRAGMENTS {
        return Vec::new();
    }
    let mut taken: Vec<Stamp> = askew(fragments).into_iter().collect();
    for &frame in &page.shapes {
        let small = frame.width() < WIDE * page.width && frame.height() < HIGH * page.height;
        let Some(tone) = stamp(frame, fragments, page).filter(|_| small) else {
            continue;
        };
        let of_stamp = |f: &Fragment| is_inside(f, frame) && tone_of(f) == Some(tone);
        let (text, others) = std::mem::take(fragments).into_iter().partition(of_stamp);
        *fragments = others;
        taken.push(Stamp { frame, text });
    }
    taken
}

/// The stamp that leans on a page whose text is level, with a date: no layout sets text like that.
fn askew(fragments: &mut Vec<Fragment>) -> Option<Stamp> {
    /// Most of the page's letters that such stamps have, of ten.
    const SHARE: usize = 1;
    let letters = |f: &Fragment| f.chars.len();
    let all: usize = fragments.iter().map(letters).sum();
    let leaning = || fragments.iter().filter(|f| f.leans);
    let own: usize = leaning().map(letters).sum();
    let text: String = leaning().map(Fragment::string).collect();
    if own == 0 || own > CHARACTERS || 10 * own > SHARE * all || !has_date(&text) {
        return None;
    }
    let frame = leaning().map(|f| f.bbox).reduce(Rect::union)?;
    let (text, others) = std::mem::take(fragments).into_iter().partition(|f| f.leans);
    *fragments = others;
    Some(Stamp { frame, text })
}

fn is_inside(fragment: &Fragment, frame: Rect) -> bool {
    frame.contains(fragment.bbox.center())
}

fn tone_of(fragment: &Fragment) -> Option<Tone> {
    fragment.chars.first().map(|c| c.style.tone())
}

/// The colour of the stamp whose frame this is: its text has one of its own, and it lies across the rows of another text.
fn stamp(frame: Rect, fragments: &[Fragment], page: &PageContent) -> Option<Tone> {
    let (inside, outside): (Vec<&Fragment>, Vec<&Fragment>) =
        fragments.iter().partition(|f| is_inside(f, frame));
    let tones: HashSet<Tone> = outside.iter().filter_map(|f| tone_of(f)).collect();
    let mut own = inside.iter().filter_map(|f| tone_of(f));
    let tone = own.find(|tone| !tones.contains(tone))?;
    let (own, below): (Vec<&Fragment>, Vec<&Fragment>) =
        inside.into_iter().partition(|f| tone_of(f) == Some(tone));
    let characters: usize = own.iter().map(|f| f.chars.len()).sum();
    let is_dated = || own.iter().any(|f| has_date(&f.string()));
    let others = outside.iter().chain(&below);
    let is_cut = others.into_iter().any(|f| is_cut(f, frame));
    let is_one = is_dated() || is_ring(frame, page);
    let stamped = is_cut && is_one || is_dated() && is_beyond(frame, &outside);
    (characters <= CHARACTERS && stamped).then_some(tone)
}

/// Whether a frame lies beyond the left or right edge of the text, and over none of it: it was set by no layout.
fn is_beyond(frame: Rect, text: &[&Fragment]) -> bool {
    let Some(area) = text.iter().map(|f| f.bbox).reduce(Rect::union) else {
        return false;
    };
    let apart = !text.iter().any(|f| f.bbox.intersects(frame));
    apart && (frame.left < area.left - EDGE || frame.right > area.right + EDGE)
}

/// Whether a shape is about round: as wide as high, without an edge that a straight line runs along.
fn is_ring(frame: Rect, page: &PageContent) -> bool {
    let round = (frame.width() - frame.height()).abs() < 0.3 * frame.height();
    round && !page.rulings.iter().any(|line| is_edge(*line, frame))
}

/// Whether an edge of `frame` goes through `fragment`.
fn is_cut(fragment: &Fragment, frame: Rect) -> bool {
    let own = fragment.bbox;
    own.intersects(frame) && (own.left < frame.left || own.right > frame.right)
}

/// Whether `text` has a year and a day or month: "12 MAR 2026", "2026-03-12", "12.03.2026".
fn has_date(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let year = |n: &str| n.len() == 4 && (n.starts_with("19") || n.starts_with("20"));
    let day = |n: &str| n.parse().is_ok_and(|n: u32| (1..=31).contains(&n)) && n.len() <= 2;
    numbers.clone().any(year) && numbers.any(day)
}
