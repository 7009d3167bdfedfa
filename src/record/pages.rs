//! What is known of each page's text before anybody reads it: how much there is, and how much of it is unreadable.

use crate::geom::{Place, Rect};
use crate::layout::{Habit, Layout};
use crate::pages::Arranged;
use crate::pdf::{Content, Glyph, GlyphFlags, PageContent};

use super::facts::{PageFacts, Struck, WithoutText};

/// Share of a page that pictures must cover for it to be a scan.
const SCAN: f32 = 0.5;
/// Glyphs that the stand-in of an XFA form has at most; the usual one has 1,100 in English.
const SHELL: usize = 2_500;
/// Glyphs that are looked at for what annotations of a document strike out.
const QUOTED: usize = 5_000_000;
/// A gap between glyphs above this, in em, is a space in a quotation.
const SPACE: f32 = 0.17;
/// Path segments from which on a page without text shows text drawn as curves: a letter takes about ten.
const OUTLINES: u32 = 2_000;

/// The facts of every page, in the order of the file.
pub(super) fn facts(arranged: &Arranged) -> Vec<PageFacts> {
    let all = arranged.content.pages.iter().chain(&arranged.repeated);
    let mut facts: Vec<PageFacts> = all.map(page_facts).collect();
    facts.sort_by_key(|page| page.number);
    facts
}

/// Whether the pages of an XFA form are but its stand-in: a page with a few sentences.
pub(super) fn is_shell(content: &Content) -> bool {
    let glyphs: usize = content.pages.iter().map(|page| page.glyphs.len()).sum();
    content.pages.len() <= 2 && glyphs <= SHELL
}

/// What lines of the pages and annotations strike out, in reading order.
pub(super) fn struck(content: &Content, layout: &Layout) -> Vec<Struck> {
    let claims = layout.left_out.iter();
    let by_lines = (claims.filter(|claim| claim.by == Habit::StruckOut)).map(|claim| Struck {
        quote: claim.text.as_str().trim().to_owned(),
        at: claim.text.places(),
        by_annotation: false,
    });
    let mut left = QUOTED;
    let mut by_annotations = Vec::new();
    for page in content.pages.iter().filter(|page| !page.struck.is_empty()) {
        let down = by_height(page);
        for area in &page.struck {
            by_annotations.push(Struck {
                quote: quote(page, *area, &down, &mut left),
                at: vec![Place::new(page.number, *area)],
                by_annotation: true,
            });
        }
    }
    by_lines
        .chain(by_annotations)
        .filter(|struck| !struck.quote.is_empty())
        .collect()
}

/// The middle of each glyph's height and its index, from the top of the page down.
fn by_height(page: &PageContent) -> Vec<(f32, usize)> {
    let glyphs = page.glyphs.iter().enumerate();
    let mut down: Vec<(f32, usize)> = glyphs.map(|(i, g)| (g.bbox.center().y, i)).collect();
    down.sort_by(|a, b| a.0.total_cmp(&b.0));
    down
}

/// The visible text of the page inside `area`, as it is drawn; empty when more glyphs than are `left` would be looked at.
/// `down` has the glyphs by their height.
fn quote(page: &PageContent, area: Rect, down: &[(f32, usize)], left: &mut usize) -> String {
    let first = down.partition_point(|(y, _)| *y < area.top);
    let end = down.partition_point(|(y, _)| *y <= area.bottom);
    let near = down.get(first..end).unwrap_or_default();
    *left = left.saturating_sub(near.len());
    if *left == 0 {
        return String::new();
    }
    let mut own: Vec<usize> = near.iter().map(|(_, index)| *index).collect();
    own.sort_unstable();
    let mut quote = String::new();
    let mut last: Option<Rect> = None;
    let inside =
        |glyph: &&Glyph| !glyph.flags.any(GlyphFlags::HIDDEN) && area.contains(glyph.bbox.center());
    let own = own.iter().filter_map(|index| page.glyphs.get(*index));
    for glyph in own.filter(inside) {
        let gap = last.map_or(0.0, |last| (glyph.bbox.left - last.right) / glyph.size);
        if gap > SPACE {
            quote.push(' ');
        }
        quote.push_str(page.glyph_text(glyph));
        last = Some(glyph.bbox);
    }
    quote.split_whitespace().collect::<Vec<_>>().join(" ")
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
        if page.is_unreadable(glyph) {
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
        read_by_ocr: page.read_by_ocr,
        ocr_confidence: None,
        wordless: false,
        area: Place::new(page.number, area),
    }
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
/// Most pictures of a document that are looked at.
const PICTURES: usize = 2_000;

/// The signature fields of all pages, and whether each is signed.
pub(super) fn signatures(content: &Content) -> Vec<(Place, bool)> {
    let of_page = |page: &PageContent| {
        let own = page.signatures.iter();
        let placed = own.map(|(area, signed)| (Place::new(page.number, *area), *signed));
        placed.collect::<Vec<_>>()
    };
    content.pages.iter().flat_map(of_page).collect()
}

/// Where the pictures of all pages are.
pub(super) fn pictures(content: &Content) -> Vec<Place> {
    let of_page = |page: &PageContent| {
        let placed = page
            .images
            .iter()
            .map(|area| Place::new(page.number, *area));
        placed.collect::<Vec<_>>()
    };
    content
        .pages
        .iter()
        .flat_map(of_page)
        .take(PICTURES)
        .collect()
}
