//! Gaps between the glyphs of a run: which of them part words.

use super::{Params, median};

/// The gap before a glyph.
#[derive(Debug)]
pub(super) struct Gap {
    /// Index of the glyph's first character.
    pub(super) at: usize,
    /// Where it begins and ends, in points.
    pub(super) left: f32,
    pub(super) right: f32,
    /// Its width in em.
    pub(super) width: f32,
    /// The font of the glyph.
    pub(super) font: u16,
    /// Whether the pen was set anew behind it.
    pub(super) moved: bool,
    /// What makes it a space.
    pub(super) space: Space,
}

/// What makes a gap a space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Space {
    /// The file draws one.
    Drawn,
    /// It is wider than the gaps between the letters of a word.
    Wide,
    /// It is wider than this, in em.
    Above(f32),
    /// Nothing: it parts the dots of a row that leads to a page number or waits to be filled in.
    Leader,
}

/// A usual gap beyond this, in em, is how the letters are set.
const LETTERSPACED: f32 = 0.1;
/// Fewest gaps that tell what is usual.
const ENOUGH: usize = 4;

/// Those of the `gaps` of a run that part words; `draws_spaces` tells whether the page draws spaces anywhere.
///
/// Where nearly all gaps are wide, or the glyphs of a font overlap, that is how the letters are set: only what exceeds the
/// usual gap by that of a space parts words. Takes the usual gap off all widths.
pub(super) fn spaces<'g>(
    gaps: &'g mut [Gap],
    draws_spaces: bool,
    params: &Params,
) -> impl Iterator<Item = &'g Gap> {
    let drawn = gaps.iter().any(|g| g.space == Space::Drawn);
    pull_apart(gaps, drawn);
    let inside = gaps.iter().filter(|g| g.space != Space::Leader);
    let mut widths: Vec<f32> = inside.map(|g| g.width).collect();
    let usual = median(&mut widths).unwrap_or(0.0);
    // Letters that touch in a quarter of the gaps are not set apart: the others part short words.
    let least = widths.get(widths.len() / 4).copied().unwrap_or(0.0);
    let shift = if widths.len() >= ENOUGH && least > LETTERSPACED {
        usual
    } else {
        0.0
    };
    // A line that moves the pen from word to word draws no spaces, whatever the rest of the page does
    let moved = gaps.iter().filter(|g| g.moved).count();
    let by_words = !drawn && moved >= 3 && moved * 3 < gaps.len();
    let draws_spaces = draws_spaces && !by_words;
    let floor = if by_words {
        params.least_gap_between_moves
    } else if draws_spaces {
        params.least_gap_beside_spaces
    } else {
        params.least_word_gap
    };
    let limit = match valley(&widths, shift + floor) {
        Some(middle) => middle,
        None if draws_spaces => shift + params.word_gap * 1.3,
        None => shift + params.word_gap,
    };
    gaps.iter().filter(move |gap| match gap.space {
        Space::Drawn => true,
        Space::Wide => gap.width > limit,
        Space::Above(least) => gap.width > least + shift,
        Space::Leader => false,
    })
}

/// Measures the gaps of fonts whose glyphs overlap from their usual place. The widths of these fonts mean little: where spaces
/// are `drawn`, their gaps do not count.
fn pull_apart(gaps: &mut [Gap], drawn: bool) {
    if !gaps.iter().any(|g| g.width < -LETTERSPACED) {
        return;
    }
    let mut fonts: Vec<u16> = gaps.iter().map(|g| g.font).collect();
    fonts.sort_unstable();
    fonts.dedup();
    for font in fonts.into_iter().take(16) {
        let own = || gaps.iter().filter(|g| g.font == font);
        let mut widths: Vec<f32> = own().map(|g| g.width).collect();
        let usual = median(&mut widths).unwrap_or(0.0);
        if widths.len() >= ENOUGH && usual < -LETTERSPACED {
            for gap in gaps.iter_mut().filter(|g| g.font == font) {
                gap.width = if drawn {
                    gap.width.max(0.0)
                } else {
                    gap.width - usual
                };
            }
        }
    }
}

/// The middle of the widest step in the sorted `widths` that leads over `floor`: what parts the gaps inside words from
/// those between them. `None` without a clear step.
fn valley(widths: &[f32], floor: f32) -> Option<f32> {
    const CLEAR: f32 = 0.05;
    let over = widths.partition_point(|w| *w <= floor);
    let (below, above) = (*widths.get(over.checked_sub(1)?)?, *widths.get(over)?);
    (above - below > CLEAR && above > floor + 0.02).then(|| ((below + above) / 2.0).max(floor))
}
