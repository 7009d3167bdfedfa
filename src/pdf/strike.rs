//! Lines drawn through text or right below it: the letters are struck out, and the line is not a ruling of a table, or they are
//! underlined.
//!
//! A line strikes out what it runs through at half the height of small letters, where it begins and ends with the text;
//! below the baseline it underlines it. A table's line that happens to be there ends elsewhere.

use std::ops::RangeInclusive;

use super::{Glyph, GlyphFlags, PageContent};
use crate::geom::Rect;

/// How far above the baseline the line runs, in em of the text: from a quarter of the small letters' height to the middle
/// of capitals.
const ABOVE: RangeInclusive<f32> = 0.12..=0.42;
/// How far above the baseline an underline runs, in em of the text.
const BELOW: RangeInclusive<f32> = -0.32..=-0.02;
/// The most that the line's ends are away from those of the text, in em.
const ENDS: f32 = 0.35;
/// The thickest line, in em.
const THICK: f32 = 0.16;
/// A line strikes out at least so many letters.
const LEAST: usize = 2;

/// Flags what is struck out on `page`, and takes the lines out of its rulings; flags what is underlined. Gives how many
/// comparisons of lines with letters were made: once they are more than `most`, the other lines stay as they are.
pub(super) fn flag(page: &mut PageContent, most: usize) -> usize {
    // The edge of an area has no thickness, and strikes nothing out.
    let level = |line: &Rect| line.width() > line.height() && line.height() > 0.0;
    if !page.rulings.iter().any(level) {
        return 0;
    }
    let near = Near::new(page);
    let mut compared = 0_usize;
    let mut rulings = std::mem::take(&mut page.rulings);
    rulings.retain(|line| {
        if !level(line) || compared > most {
            return true;
        }
        let near = near.of(*line);
        compared = compared.saturating_add(near.len());
        let struck = along(page, *line, near, &ABOVE);
        let (own, flag) = match struck.is_empty() {
            false => (&struck, GlyphFlags::STRUCK),
            true => (&along(page, *line, near, &BELOW), GlyphFlags::UNDERLINED),
        };
        for index in own {
            if let Some(glyph) = page.glyphs.get_mut(*index) {
                glyph.flags = glyph.flags.with(flag);
            }
        }
        struck.is_empty()
    });
    page.rulings = rulings;
    compared
}

/// The glyphs of a page by the height of their baselines.
struct Near {
    /// Baseline and index, from the top down.
    down: Vec<(f32, usize)>,
    /// How far a line can be from the baseline of what it strikes out or underlines, in points.
    reach: f32,
}

impl Near {
    fn new(page: &PageContent) -> Near {
        let glyphs = page.glyphs.iter().enumerate();
        let mut down: Vec<(f32, usize)> = glyphs.map(|(i, g)| (g.baseline, i)).collect();
        down.sort_by(|a, b| a.0.total_cmp(&b.0));
        let sizes = page.glyphs.iter().map(|glyph| glyph.size.abs());
        Near {
            down,
            // A little more, for what is lost by rounding.
            reach: sizes.fold(0.0, f32::max) * (ABOVE.end() + 0.01),
        }
    }

    /// Those that `line` can strike out or underline.
    fn of(&self, line: Rect) -> &[(f32, usize)] {
        let middle = line.center().y;
        let first = (self.down).partition_point(|(y, _)| *y < middle - self.reach);
        let end = (self.down).partition_point(|(y, _)| *y <= middle + self.reach);
        self.down.get(first..end).unwrap_or_default()
    }
}

/// The glyphs along which `line` runs, so far above their baseline: none, or all. Only those `near` it can be.
fn along(
    page: &PageContent,
    line: Rect,
    near: &[(f32, usize)],
    above: &RangeInclusive<f32>,
) -> Vec<usize> {
    let unlike = GlyphFlags::HIDDEN
        .with(GlyphFlags::TURNED)
        .with(GlyphFlags::VERTICAL);
    let middle = line.center().y;
    let crossed = |glyph: &Glyph| {
        !glyph.flags.any(unlike)
            && above.contains(&((glyph.baseline - middle) / glyph.size))
            && line.height() <= THICK * glyph.size
            && glyph.bbox.left < line.right
            && glyph.bbox.right > line.left
    };
    let mut on_line: Vec<(usize, &Glyph)> = (near.iter())
        .filter_map(|(_, index)| Some((*index, page.glyphs.get(*index)?)))
        .filter(|(_, glyph)| crossed(glyph))
        .collect();
    on_line.sort_by_key(|(index, _)| *index);
    let printed = |glyph: &Glyph| {
        page.glyph_text(glyph)
            .contains(|c: char| c.is_alphanumeric() || c == '@')
    };
    let letters = on_line.iter().filter(|(_, glyph)| printed(glyph)).count();
    let blank = |glyph: &Glyph| page.glyph_text(glyph).trim().is_empty();
    let inked = || on_line.iter().filter(|(_, glyph)| !blank(glyph));
    let left = inked().map(|(_, g)| g.bbox.left).fold(f32::MAX, f32::min);
    let right = inked().map(|(_, g)| g.bbox.right).fold(f32::MIN, f32::max);
    let size = on_line.first().map_or(0.0, |(_, glyph)| glyph.size);
    // A blank may be struck out at either end.
    let room = |side: f32| side.abs() <= ENDS * size;
    let ends = |edge: f32, text: f32, at: fn(&Rect) -> f32| {
        let mut blanks = on_line.iter().filter(|(_, glyph)| blank(glyph));
        room(edge - text) || blanks.any(|(_, g)| room(edge - at(&g.bbox)))
    };
    let whole = ends(line.left, left, |b| b.left) && ends(line.right, right, |b| b.right);
    if letters < LEAST || !whole {
        return Vec::new();
    }
    on_line.into_iter().map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::super::GlyphFlags;
    use super::super::testing::{page, text_with};

    /// What is struck out of "old new", 10 points high, by a line.
    fn struck(line: &str) -> (String, usize) {
        let page = page(&format!(
            "BT /F1 10 Tf 10 50 Td (old) Tj ( new) Tj ET 0.6 w {line}"
        ));
        (text_with(&page, GlyphFlags::STRUCK), page.rulings.len())
    }

    #[test]
    fn line_through_a_word_strikes_it_out() {
        // "old" is 13.3 points wide.
        assert_eq!(struck("10 53 m 23.3 53 l S"), ("old".to_owned(), 0));
        assert_eq!(struck("10 52.7 13.3 0.6 re f"), ("old".to_owned(), 0));
        assert_eq!(struck("9 53 m 46 53 l S"), ("old new".to_owned(), 0));
    }

    #[test]
    fn other_lines_strike_nothing_out() {
        for line in [
            // Below the word, above it, through it and on, through its end only.
            "10 48.5 m 23.3 48.5 l S",
            "10 58 m 23.3 58 l S",
            "10 53 m 150 53 l S",
            "0 53 m 18 53 l S",
        ] {
            assert_eq!(struck(line), (String::new(), 1), "{line}");
        }
        // The edges of an area that ends behind a word's letters.
        assert_eq!(struck("10 53 13.3 40 re f").0, "");
    }

    #[test]
    fn line_right_below_a_word_underlines_it() {
        let underlined = |line: &str| {
            let page = page(&format!(
                "BT /F1 10 Tf 10 50 Td (old) Tj ( new) Tj ET 0.6 w {line}"
            ));
            (text_with(&page, GlyphFlags::UNDERLINED), page.rulings.len())
        };
        assert_eq!(underlined("10 48.5 m 23.3 48.5 l S"), ("old".to_owned(), 1));
        // A rule goes on, and one further below is another line's.
        for line in [
            "10 48.5 m 150 48.5 l S",
            "10 45 m 23.3 45 l S",
            "10 53 m 23.3 53 l S",
        ] {
            assert_eq!(underlined(line).0, "", "{line}");
        }
    }
}
