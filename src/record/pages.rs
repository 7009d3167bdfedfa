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
    let (mut inked, mut unreadable) = (0, 0);
    let mut unreadable_at: Option<Rect> = None;
    for glyph in &page.glyphs {
        if glyph.flags.any(GlyphFlags::HIDDEN) {
            continue;
        }
        let text = page.glyph_text(glyph);
        inked += usize::from(
            text.contains(|c: char| !c.is_whitespace()) || glyph.flags.any(GlyphFlags::UNMAPPED),
        );
        if is_unreadable(text, glyph) {
            unreadable += 1;
            unreadable_at =
                Some(unreadable_at.map_or(glyph.bbox, |before| before.union(glyph.bbox)));
        }
    }
    PageFacts {
        number: page.number,
        without_text: (inked == 0).then(|| without_text(page, area)),
        glyphs: inked,
        unreadable,
        unreadable_at: unreadable_at.map(|r| Place::new(page.number, r)),
        area: Place::new(page.number, area),
    }
}

fn is_unreadable(text: &str, glyph: &Glyph) -> bool {
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
