//! What is known of each page's text before anybody reads it: how much there is, and how much of it is unreadable.

use crate::geom::{Place, Rect};
use crate::pdf::{Content, Glyph, GlyphFlags, PageContent};

use super::facts::{PageFacts, WithoutText};

/// Share of a page that pictures must cover for it to be a scan.
const SCAN: f32 = 0.5;
/// Path segments from which on a page without text shows text drawn as curves: a letter takes about ten.
const OUTLINES: u32 = 2_000;

/// The facts of every page, in page order.
pub(super) fn facts(content: &Content) -> Vec<PageFacts> {
    content.pages.iter().map(page_facts).collect()
}

fn page_facts(page: &PageContent) -> PageFacts {
    let area = Rect {
        left: 0.0,
        top: 0.0,
        right: page.width,
        bottom: page.height,
    };
    let visible: Vec<&Glyph> = page
        .glyphs
        .iter()
        .filter(|g| !g.flags.any(GlyphFlags::HIDDEN))
        .collect();
    let unreadable: Vec<&&Glyph> = visible.iter().filter(|g| is_unreadable(page, g)).collect();
    let inked = visible
        .iter()
        .filter(|g| !page.glyph_text(g).trim().is_empty() || g.flags.any(GlyphFlags::UNMAPPED))
        .count();
    PageFacts {
        number: page.number,
        without_text: (inked == 0).then(|| without_text(page, area)),
        glyphs: inked,
        unreadable: unreadable.len(),
        unreadable_at: unreadable
            .iter()
            .map(|g| g.bbox)
            .reduce(Rect::union)
            .map(|r| Place::new(page.number, r)),
        area: Place::new(page.number, area),
    }
}

fn is_unreadable(page: &PageContent, glyph: &Glyph) -> bool {
    let text = page.glyph_text(glyph);
    // A lone private-use character may be a bullet; counted all the same, a page has few of them.
    glyph.flags.any(GlyphFlags::UNMAPPED)
        || text
            .chars()
            .any(|c| c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c))
}

fn without_text(page: &PageContent, area: Rect) -> WithoutText {
    let pictures: f32 = page.images.iter().map(|i| i.width() * i.height()).sum();
    if pictures > SCAN * area.width() * area.height() {
        WithoutText::Scanned
    } else if page.path_segments > OUTLINES {
        WithoutText::Outlines
    } else if !page.images.is_empty() {
        WithoutText::Scanned
    } else {
        WithoutText::Blank
    }
}
