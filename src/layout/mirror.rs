//! Fragments of a page that is read from the right → flows in reading order, by way of the page's mirror image.
//!
//! In Arabic and Hebrew a label is right of its value and the first column is the rightmost: seen in a mirror, one set
//! of rules puts either page in order. Acts on pages on which at least half of the letters are of one of these scripts.

use super::bidi;
use super::cuts::{Flow, SoFar};
use super::fragments::Fragment;
use super::order;
use super::{Manner, Params, tables};
use crate::geom::Rect;
use crate::pdf::PageContent;

/// Whether a page with this text is read from right to left.
pub(super) fn is_from_right(fragments: &[Fragment]) -> bool {
    let chars = fragments.iter().flat_map(|f| &f.chars);
    bidi::is_mostly_rtl(chars.map(|ch| ch.c))
}

/// Orders the fragments of a mirrored page. The edges of a table's columns, which are only compared with those of the page
/// before, stay as the mirror shows them.
pub(super) fn flows(
    mut text: Vec<Fragment>,
    page: &PageContent,
    known: &mut SoFar,
    params: &Params,
) -> Vec<Flow> {
    let width = page.width;
    let rulings: Vec<Rect> = (page.rulings.iter()).map(|r| mirrored(*r, width)).collect();
    turn(&mut text, width);
    let grids = tables::grids(&rulings);
    let mut flows = order::flows(text, &grids, page, known, Manner::Judged, params);
    for flow in &mut flows {
        for row in &mut flow.rows {
            turn(row, width);
            row.reverse();
        }
        flow.column = mirrored(flow.column, width);
    }
    flows
}

/// Turns each fragment into its mirror image on a page `width` points wide, and back.
fn turn(fragments: &mut [Fragment], width: f32) {
    for fragment in fragments {
        fragment.chars.reverse();
        for ch in &mut fragment.chars {
            (ch.left, ch.right) = (width - ch.right, width - ch.left);
        }
        fragment.bbox = mirrored(fragment.bbox, width);
    }
}

fn mirrored(area: Rect, width: f32) -> Rect {
    Rect {
        left: width - area.right,
        right: width - area.left,
        ..area
    }
}
