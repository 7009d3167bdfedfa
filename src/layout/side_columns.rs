//! What stands beside the text and is none of it: a box that floats, the side column of a web page, its menu.

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

/// The menu left of a web page, and the rest: lines in smaller type, at the top of a column that nothing else stands in.
pub(super) fn menu(fragments: Vec<Fragment>) -> (Vec<Fragment>, Vec<Fragment>) {
    let Some(edge) = menu_edge(&fragments) else {
        return (Vec::new(), fragments);
    };
    fragments.into_iter().partition(|f| f.bbox.right < edge)
}

/// Where the text begins right of a menu.
fn menu_edge(fragments: &[Fragment]) -> Option<f32> {
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
        fragments.iter().partition(|f| f.bbox.right < edge);
    let low = own.iter().map(|f| f.baseline).fold(f32::MIN, f32::max);
    let level = |f: &&&Fragment| text.iter().any(|t| (t.baseline - f.baseline).abs() < 1.0);
    let fits = (MENU_LINES..=MENU_MOST).contains(&own.len())
        && reach - whole.left < MENU_WIDE * (whole.right - edge)
        && low - whole.top < MENU_HIGH * whole.height()
        && (own.iter().filter(level).count() as f32) < MENU_LEVEL * own.len() as f32
        && is_aside(&text, &own)
        && !own.iter().any(numbers);
    fits.then_some(edge)
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
        false if goes_on(&[(*last).clone()], last.bbox, next) && !right.iter().any(numbers) => {
            Beside::SideColumn
        }
        false => Beside::Column,
    }
}

/// What stands right of a strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// A column, or values.
    Column,
    /// A box that floats beside the text.
    Box,
    /// The side column of a web page.
    SideColumn,
}

/// Whether what stands on the right is in smaller type than the text on the left, and narrow.
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
    lowest(left) - top > LONGER * (lowest(right) - top) && !right.iter().any(numbers)
}

/// Whether a line begins with a number as a heading does, or is one.
fn numbers(fragment: &&Fragment) -> bool {
    let text = fragment.string();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && (rest.is_empty() || rest.starts_with(['.', ')']))
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
