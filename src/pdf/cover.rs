//! Text under an opaque box that is painted later: a reader does not see it.
//!
//! People cover a line with a white or black box and believe it gone. Only boxes of one known colour count, painted by
//! the page itself, wholly opaque: nothing that is transparent, blended, masked, shaped or a picture.

use std::collections::BTreeSet;

use super::interpret::Interpreter;
use super::{Glyph, GlyphFlags, PageContent};
use crate::geom::Rect;

/// What was compared so far: pages with very many boxes over very many letters must not cost without bound.
#[derive(Debug, Default)]
pub(super) struct Covers {
    pub(super) compared: usize,
}

/// Share of the page that a picture of it takes at least.
const SCAN: f32 = 0.5;
/// Less text than this, in letters, under a picture says nothing.
const LEAST_TEXT: usize = 40;

impl Interpreter<'_, '_> {
    /// Notes that a box of one opaque colour was painted on `area`: the glyphs whose middle it hides are covered.
    pub(super) fn cover(&mut self, area: Rect) {
        let seen_as = self.flags.with(self.sequence_flags());
        let not_the_pages = GlyphFlags::SWITCHED_OFF
            .with(GlyphFlags::WIDGET)
            .with(GlyphFlags::COMMENT)
            .with(GlyphFlags::APART);
        if !self.state.opaque || seen_as.any(not_the_pages) {
            return;
        }
        let count = self.page.glyphs.len();
        if self.covers.compared.saturating_add(count) > self.shared.comparisons_left() {
            return self.shared.exceed_comparisons();
        }
        self.covers.compared += count;
        for glyph in &mut self.page.glyphs {
            let b = glyph.bbox;
            let (dx, dy) = (b.width() / 4.0, b.height() / 4.0);
            let hidden = area.left <= b.left + dx
                && area.right >= b.right - dx
                && area.top <= b.top + dy
                && area.bottom >= b.bottom - dy;
            if hidden {
                glyph.flags = glyph.flags.with(GlyphFlags::COVERED);
            }
        }
    }
}

impl Interpreter<'_, '_> {
    /// Notes that a picture without holes was painted last: where it lies over most of the page and its text, the text is
    /// what was recognised in it. Some scanners lay the picture above the text instead of making the text invisible.
    pub(super) fn picture_over_text(&mut self) {
        let own = self.flags.with(self.sequence_flags());
        let seen = self.state.opaque && self.state.plain && self.state.fill.alpha > 0.99;
        let Some(area) = self.page.images.last().copied() else {
            return;
        };
        let page = self.page.width * self.page.height;
        if !seen || own != GlyphFlags::default() || area.width() * area.height() < SCAN * page {
            return;
        }
        let visible = |glyph: &&Glyph| glyph.len > 0 && !glyph.flags.any(GlyphFlags::HIDDEN);
        let text = || self.page.glyphs.iter().filter(visible);
        let under = text().filter(|glyph| area.contains(glyph.bbox.center()));
        let under = under.count();
        if under >= LEAST_TEXT && under * 10 >= text().count() * 9 {
            self.page.read_by_ocr = true;
        }
    }
}

impl PageContent {
    /// Takes out glyphs that are hidden where the same glyph is seen: text painted once more above a box, letters that a
    /// browser shows as a mask of a gradient and lays over it without ink. Nothing is hidden there.
    pub(super) fn drop_repainted(&mut self) {
        let unseen = GlyphFlags::COVERED
            .with(GlyphFlags::INVISIBLE)
            .with(GlyphFlags::GROUND_COLOR);
        if !self.glyphs.iter().any(|glyph| glyph.flags.any(unseen)) {
            return;
        }
        let place = |glyph: &Glyph| {
            let (x, y) = (glyph.bbox.center().x, glyph.baseline);
            (x.round() as i32, y.round() as i32)
        };
        let seen: BTreeSet<(i32, i32, &str)> = (self.glyphs.iter())
            .filter(|glyph| glyph.len > 0 && !glyph.flags.any(GlyphFlags::HIDDEN))
            .map(|glyph| {
                let (x, y) = place(glyph);
                (x, y, self.glyph_text(glyph))
            })
            .collect();
        let again: Vec<bool> = (self.glyphs.iter())
            .map(|glyph| {
                let (x, y) = place(glyph);
                let text = self.glyph_text(glyph);
                let near = |dx: i32, dy: i32| {
                    seen.contains(&(x.saturating_add(dx), y.saturating_add(dy), text))
                };
                glyph.flags.any(unseen) && (-1..=1).any(|dx| (-1..=1).any(|dy| near(dx, dy)))
            })
            .collect();
        let mut again = again.into_iter();
        self.glyphs.retain(|_| !again.next().unwrap_or(false));
    }
}

#[cfg(test)]
mod tests {
    use super::super::GlyphFlags;
    use super::super::testing::{Sample, page, stream, text, text_with};

    const OLD: &str = "BT /F1 10 Tf 10 50 Td (old) Tj ET";

    fn covered(content: &str) -> String {
        text_with(&page(content), GlyphFlags::COVERED)
    }

    #[test]
    fn text_under_an_opaque_box_is_covered() {
        let white = "q 1 g 8 46 40 14 re f Q BT 10 50 Td (new) Tj ET";
        assert_eq!(covered(&format!("{OLD} {white}")), "old");
        assert_eq!(covered(&format!("{OLD} 0 g 8 46 40 14 re f")), "old");
    }

    #[test]
    fn text_that_shows_is_not_covered() {
        // Painted before, beside, as a line, as another shape, with a part of the letters.
        for box_ in [
            "8 60 40 14 re f",
            "8 51 40 1 re f",
            "8 46 m 48 46 l 28 80 l f",
            "8 46 40 6 re f",
            "0.5 w 8 46 40 14 re S",
        ] {
            assert_eq!(covered(&format!("{OLD} 1 0 0 rg {box_}")), "", "{box_}");
        }
        assert_eq!(covered(&format!("1 g 8 46 40 14 re f 0 g {OLD}")), "");
        // The same text once more above the box.
        let again = page(&format!("{OLD} q 1 g 8 46 40 14 re f Q {OLD}"));
        assert_eq!(text(&again), "old");
    }

    #[test]
    fn letters_without_ink_over_the_same_letters_are_not_hidden() {
        let page = page(&format!(
            "{OLD} BT 3 Tr 10 50 Td (old) Tj 30 0 Td (more) Tj ET"
        ));
        assert_eq!(text(&page), "oldmore");
        assert_eq!(text_with(&page, GlyphFlags::INVISIBLE), "more");
    }

    #[test]
    fn text_under_a_picture_of_the_page_was_recognised_in_it() {
        let line = "BT /F1 6 Tf 10 50 Td (some forty letters that a machine has read here) Tj ET";
        let read = |content: &str, entries: &str| {
            let image = stream(&format!("/Subtype/Image{entries}"), "");
            let page = Sample {
                resources: "/XObject<</I 6 0 R>>",
                content,
                objects: &[(6, &image)],
                ..Sample::default()
            }
            .first_page();
            (page.read_by_ocr, text_with(&page, GlyphFlags::HIDDEN).len())
        };
        let over = format!("{line} q 200 0 0 100 0 0 cm /I Do Q");
        assert_eq!(read(&over, ""), (true, 0));
        assert_eq!(read(&over, "/ImageMask true"), (false, 0));
        let below = format!("q 200 0 0 100 0 0 cm /I Do Q {line}");
        assert_eq!(read(&below, ""), (false, 0));
    }

    #[test]
    fn transparent_boxes_cover_nothing() {
        let shown = |resources: &str, box_: &str| {
            let form = stream(
                "/Subtype/Form/Group<</S/Transparency>>",
                "1 1 0 rg /A gs 8 46 40 14 re f",
            );
            let page = Sample {
                resources: &format!(
                    "/ExtGState<<{resources}/A<</ca 1/BM/Normal>>>>/XObject<</X 6 0 R>>"
                ),
                content: &format!("{OLD} 1 1 0 rg /E gs {box_}"),
                objects: &[(6, &form)],
                ..Sample::default()
            }
            .first_page();
            text_with(&page, GlyphFlags::COVERED)
        };
        let own = "8 46 40 14 re f";
        assert_eq!(shown("/E<</ca 1>>", own), "old");
        assert_eq!(shown("/E<</ca 1>>", "/X Do"), "old");
        for state in ["/E<</ca 0.4>>", "/E<</BM/Multiply>>", "/E<</op true>>"] {
            assert_eq!(shown(state, own), "", "{state}");
            assert_eq!(shown(state, "/X Do"), "", "{state}");
        }
    }
}
