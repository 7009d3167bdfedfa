//! Which pages have no text that a machine can read although a reader sees some.

use crate::pdf::{GlyphFlags, PageContent};

/// Share of a page that pictures must cover to be a picture of it.
const SCAN: f32 = 0.5;
/// Path segments from which on a page without text shows text drawn as curves: a letter takes about ten.
const OUTLINES: u32 = 2_000;
/// More visible characters than this are the text of a page, whatever picture lies below it; fewer may be a stamp, a page
/// number, or what was typed onto a scanned form.
const FEW: usize = 400;
/// Unreadable characters from which on a page is garbled, and their share. With fewer, what can be read is better than what
/// would be recognised: where a font is missing, a picture of the page shows other letters.
const UNREADABLE: usize = 10;
const UNREADABLE_SHARE: f32 = 0.5;

/// Why a page is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It has no text, or none of it is to be believed: what was recognised takes its place.
    All,
    /// It has a little text, which stays: what was recognised is beside it, if that is more.
    Rest,
}

/// Why a page is to be recognised; `None` when it has text of its own, or nothing.
pub(super) fn needs(page: &PageContent) -> Option<Need> {
    let (mut inked, mut unreadable) = (0_usize, 0_usize);
    let visible = page
        .glyphs
        .iter()
        .filter(|glyph| !glyph.flags.any(GlyphFlags::HIDDEN));
    for glyph in visible {
        let lost = page.is_unreadable(glyph);
        let has_ink = page
            .glyph_text(glyph)
            .contains(|c: char| !c.is_whitespace());
        inked += usize::from(has_ink || lost);
        unreadable += usize::from(lost);
    }
    let covered: f32 = page.images.iter().map(|i| i.width() * i.height()).sum();
    let is_picture = covered > SCAN * page.width * page.height;
    if inked == 0 {
        let drawn = !page.images.is_empty() || page.path_segments > OUTLINES;
        return drawn.then_some(Need::All);
    }
    // What a scanner recognised is the page's text.
    if page.read_by_ocr {
        return None;
    }
    if unreadable >= UNREADABLE && unreadable as f32 > UNREADABLE_SHARE * inked as f32 {
        return Some(Need::All);
    }
    (is_picture && inked <= FEW).then_some(Need::Rest)
}
