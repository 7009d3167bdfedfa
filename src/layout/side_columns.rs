//! What is beside the text and not part of it: a box that floats, the side column of a web page, its menu.

use std::collections::HashSet;
use std::ops::Range;

use super::fragments::Fragment;
use super::median;
use super::rows::Row;
use super::strips::Strip;
use crate::geom::Rect;

/// A menu has no more lines, which are compared with each line of the text.
const MENU_MOST: usize = 100;
/// A menu's lines: so many at least, in a column so narrow beside the text, so far down the text, and so seldom level with its
/// lines, at most.
const MENU_LINES: usize = 4;
const MENU_WIDE: f32 = 0.3;
const MENU_HIGH: f32 = 0.6;
const MENU_LEVEL: f32 = 0.5;
/// Room between a menu and the text, in em.
const MENU_ROOM: f32 = 1.5;

/// The menu left of a web page, and the rest: lines in smaller type, or in one of the areas `painted`, at the top of a column that
/// nothing else is in: on its page, or in a painted area between the page's head and its foot.
/// Above it and the text may be the page's head, or where one is, "Home / Awards / Nominations", and below them its address.
pub(super) fn menu(fragments: Vec<Fragment>, painted: &[Rect]) -> (Vec<Fragment>, Vec<Fragment>) {
    let found = downs(&fragments).into_iter().find_map(|down| {
        let own: Vec<&Fragment> = (fragments.iter())
            .filter(|f| down.contains(&f.baseline))
            .collect();
        let whole = own.len() == fragments.len();
        menu_edge(&own, whole, painted).map(|edge| (edge, down))
    });
    let Some((edge, down)) = found else {
        return (Vec::new(), fragments);
    };
    let own = |f: &Fragment| f.bbox.right < edge && down.contains(&f.baseline);
    fragments.into_iter().partition(own)
}

/// From where to where a page may be without its head and its foot: whole first, then without ever more of their lines.
fn downs(fragments: &[Fragment]) -> Vec<Range<f32>> {
    /// Lines of a page's head and of its foot, at most.
    const HEAD: usize = 3;
    const FOOT: usize = 2;
    let mut baselines: Vec<f32> = fragments.iter().map(|f| f.baseline).collect();
    baselines.sort_by(f32::total_cmp);
    baselines.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let heads = baselines.iter().take(HEAD).map(|y| y + 1.0);
    let feet = baselines.iter().rev().take(FOOT).map(|y| y - 1.0);
    let bottoms: Vec<f32> = std::iter::once(f32::MAX).chain(feet).collect();
    let tops = std::iter::once(f32::MIN).chain(heads);
    tops.flat_map(|top| bottoms.iter().map(move |bottom| top..*bottom))
        .collect()
}

/// Where the text begins right of a menu; `fragments` are those of a `whole_page` or not.
fn menu_edge(fragments: &[&Fragment], whole_page: bool, painted: &[Rect]) -> Option<f32> {
    let whole = fragments.iter().map(|f| f.bbox).reduce(Rect::union)?;
    // What no line crosses, nearest to the left.
    let mut sides: Vec<(f32, f32)> = fragments
        .iter()
        .map(|f| (f.bbox.left, f.bbox.right))
        .collect();
    sides.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = {
        let mut sizes: Vec<f32> = fragments.iter().map(|f| f.size).collect();
        median(&mut sizes)?
    };
    let mut reach = f32::MIN;
    let mut edge = None;
    for (left, right) in sides {
        if reach > f32::MIN && left - reach > MENU_ROOM * size {
            edge = Some(left);
            break;
        }
        reach = reach.max(right);
    }
    let edge = edge?;
    let (own, text): (Vec<&Fragment>, Vec<&Fragment>) =
        fragments.iter().copied().partition(|f| f.bbox.right < edge);
    let low = own.iter().map(|f| f.baseline).fold(f32::MIN, f32::max);
    let level = |f: &&&Fragment| text.iter().any(|t| (t.baseline - f.baseline).abs() < 1.0);
    let fits = (MENU_LINES..=MENU_MOST).contains(&own.len())
        && reach - whole.left < MENU_WIDE * (whole.right - edge)
        && low - whole.top < MENU_HIGH * whole.height()
        && (own.iter().filter(level).count() as f32) < MENU_LEVEL * own.len() as f32
        && (whole_page && is_aside(&text, &own) || is_panel(&own, &text, painted))
        && !own.iter().any(|f| numbers(f));
    fits.then_some(edge)
}

/// What is right of all text of a web page, in smaller type: cards with its state, notes of those who read it. And the rest.
/// Above it may be the page's head, and below it the foot.
pub(super) fn cards(fragments: Vec<Fragment>) -> (Vec<Fragment>, Vec<Fragment>) {
    let own = |f: &Fragment, (edge, down): &(f32, Range<f32>)| {
        f.bbox.left > *edge && down.contains(&f.baseline)
    };
    let found = downs(&fragments).into_iter().find_map(|down| {
        let inside = fragments.iter().filter(|f| down.contains(&f.baseline));
        let inside: Vec<&Fragment> = inside.collect();
        cards_edge(&inside).map(|edge| (edge, down))
    });
    match found {
        Some(place) => fragments.into_iter().partition(|f| own(f, &place)),
        None => (Vec::new(), fragments),
    }
}

/// Where the text ends left of such cards.
fn cards_edge(fragments: &[&Fragment]) -> Option<f32> {
    /// How wide they are, of the text.
    const WIDE: f32 = 0.4;
    let size = {
        let mut sizes: Vec<f32> = fragments.iter().map(|f| f.size).collect();
        median(&mut sizes)?
    };
    let mut sides: Vec<(f32, f32)> = fragments
        .iter()
        .map(|f| (f.bbox.right, f.bbox.left))
        .collect();
    sides.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut reach = f32::MAX;
    let edge = sides.into_iter().find_map(|(right, left)| {
        let parted = reach < f32::MAX && reach - right > MENU_ROOM * size;
        reach = reach.min(left);
        parted.then_some(right)
    })?;
    let (own, text): (Vec<&Fragment>, Vec<&Fragment>) =
        fragments.iter().copied().partition(|f| f.bbox.left > edge);
    let width = |side: &[&Fragment]| {
        let bbox = side.iter().map(|f| f.bbox).reduce(Rect::union);
        bbox.map_or(0.0, |b| b.width())
    };
    let level = |f: &&&Fragment| text.iter().any(|t| (t.baseline - f.baseline).abs() < 1.0);
    let fits = (MENU_LINES..=MENU_MOST).contains(&own.len())
        && width(&own) < WIDE * width(&text)
        && is_aside(&text, &own)
        && (own.iter().filter(level).count() as f32) < MENU_LEVEL * own.len() as f32
        // A column of marks is one of a table.
        && 2 * own.iter().map(|f| f.string()).collect::<HashSet<_>>().len() > own.len()
        && !has_headings(&own);
    fits.then_some(edge)
}

/// Whether a `column` has headings: lines that begin with a number as headings do, or with numbers that count. Dates do not.
fn has_headings(column: &[&Fragment]) -> bool {
    let mut begins: Vec<&&Fragment> = column.iter().filter(|f| begins_line(f, column)).collect();
    begins.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let number = |f: &&&Fragment| -> Option<(u32, bool)> {
        let text = f.string();
        let (number, rest) = text.split_once(' ')?;
        Some((
            number.parse().ok()?,
            rest.contains(|c: char| c.is_ascii_digit()),
        ))
    };
    let numbers_of: Vec<(u32, bool)> = begins.iter().filter_map(number).collect();
    let counts = numbers_of.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
    let bare = numbers_of.iter().any(|(_, digits)| !digits);
    counts && bare || begins.into_iter().any(|f| numbers(f))
}

/// Whether nothing of a `column`, which has few pieces, is left of `fragment` on its line.
fn begins_line(fragment: &Fragment, column: &[&Fragment]) -> bool {
    let before = |f: &&Fragment| {
        (f.baseline - fragment.baseline).abs() < 1.0 && f.bbox.left < fragment.bbox.left
    };
    !column.iter().any(before)
}

/// Whether one of the areas `painted` holds all of `own`, and nothing of the `text`.
fn is_panel(own: &[&Fragment], text: &[&Fragment], painted: &[Rect]) -> bool {
    /// More areas than this are a picture.
    const AREAS: usize = 100;
    let holds = |area: &Rect, f: &&Fragment| area.contains(f.bbox.center());
    painted.len() <= AREAS
        && painted
            .iter()
            .any(|area| own.iter().all(|f| holds(area, f)) && !text.iter().any(|f| holds(area, f)))
}

/// What the right side of a strip is. A box that floats beside the text: in smaller type, narrow, and the text left of it
/// goes on below at once, over the whole width; or the side column of a web page, which ends long before the text does and
/// numbers nothing.
pub(super) fn beside(inside: &[Row], below: &[Row], strip: &Strip) -> Beside {
    let middle = (strip.left + strip.right) / 2.0;
    let is_left = |f: &&Fragment| f.bbox.center().x < middle;
    let (left, right): (Vec<&Fragment>, Vec<&Fragment>) =
        inside.iter().flatten().partition(is_left);
    if !is_aside(&left, &right) {
        return Beside::Column;
    }
    if is_side_column(&left, &right) {
        return Beside::SideColumn;
    }
    let (Some(last), Some(next)) = (left.last(), below.first().and_then(|row| row.first())) else {
        return Beside::Column;
    };
    let edge = left.iter().map(|f| f.bbox.left).fold(f32::MAX, f32::min);
    let near =
        next.baseline - last.baseline < 2.6 * last.size && next.bbox.left < edge + 4.0 * last.size;
    let mut wide = below.iter().take(8).filter_map(|row| row.last());
    match near && wide.any(|f| f.bbox.right > strip.right + f.size) {
        true => Beside::Box,
        // Nor does a side column end where a paragraph beside it does.
        false
            if goes_on(&[(*last).clone()], last.bbox, next)
                && !right.iter().any(|f| numbers(f)) =>
        {
            Beside::SideColumn
        }
        false => Beside::Column,
    }
}

/// What is right of a strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// A column, or values.
    Column,
    /// A box that floats beside the text.
    Box,
    /// The side column of a web page.
    SideColumn,
}

/// Whether what is on the right is in smaller type than the text on the left, and narrow.
fn is_aside(left: &[&Fragment], right: &[&Fragment]) -> bool {
    const SMALLER: f32 = 0.95;
    const NARROW: f32 = 0.6;
    let usual = |side: &[&Fragment]| {
        let mut sizes: Vec<f32> = side.iter().map(|f| f.size).collect();
        median(&mut sizes).unwrap_or(0.0)
    };
    let width = |side: &[&Fragment]| {
        let bbox = side.iter().map(|f| f.bbox).reduce(Rect::union);
        bbox.map_or(0.0, |b| b.width())
    };
    usual(right) < SMALLER * usual(left) && width(right) < NARROW * width(left)
}

/// Whether a column on the right ends long before the text on the left does, and numbers nothing.
fn is_side_column(left: &[&Fragment], right: &[&Fragment]) -> bool {
    const LONGER: f32 = 1.5;
    let lowest = |side: &[&Fragment]| side.iter().map(|f| f.baseline).fold(f32::MIN, f32::max);
    let top = left.iter().map(|f| f.baseline).fold(f32::MAX, f32::min);
    let mut begins = right.iter().filter(|f| begins_line(f, right));
    right.len() <= MENU_MOST
        && lowest(left) - top > LONGER * (lowest(right) - top)
        && !begins.any(|f| numbers(f))
}

/// Whether a line begins with a number as a heading does, or is one.
fn numbers(fragment: &Fragment) -> bool {
    /// Most figures of a heading's number.
    const FIGURES: usize = 2;
    let text = fragment.string();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = text.len() - rest.len();
    (1..=FIGURES).contains(&figures) && (rest.is_empty() || rest.starts_with(['.', ')']))
}

/// Whether `next` is on the last line of `own`, right behind what is there, or on a line below in the same column `area`.
pub(super) fn goes_on(own: &[Fragment], area: Rect, next: &Fragment) -> bool {
    const GAP: f32 = 3.0;
    const BELOW: f32 = 2.5;
    let Some(last) = own.last() else { return false };
    let size = last.size.max(next.size);
    let down = next.baseline - last.baseline;
    if down.abs() < 0.5 * size {
        let gap = next.bbox.left - last.bbox.right;
        return gap > -0.5 * size && gap < GAP * size;
    }
    let inside = next.bbox.left < area.right && next.bbox.right > area.left;
    down > 0.0 && down < BELOW * size && inside
}
