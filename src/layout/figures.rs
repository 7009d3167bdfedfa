//! Superior figures: a footnote's mark that is not a smaller digit set higher, but a glyph of its own in the text's size.
//!
//! Typst, XeTeX and InDesign take these glyphs from the font where it has them (OpenType `sups`), and the file says only
//! that each stands for a digit. They show by their width: a font sets the same digit at one width, a superior one
//! narrower.

use crate::pdf::{Content, Glyph};

/// A superior figure is at most this share as wide as the digit in the line.
/// Libertinus sets them at 0.66 (tests/cases, Typst); no text font's figures differ as much among themselves.
const NARROW: f32 = 0.8;

/// How wide the letters and digits of each font are, in em.
#[derive(Debug)]
pub(super) struct Figures {
    /// One per font of the document.
    fonts: Vec<Widths>,
}

#[derive(Debug, Clone)]
struct Widths {
    /// Widest of each digit; 0 for one that was not seen.
    digits: [f32; 10],
    /// Narrowest and widest of each letter from A to z.
    letters: [(f32, f32); 58],
}

impl Default for Widths {
    fn default() -> Widths {
        Widths {
            digits: [0.0; 10],
            letters: [(f32::MAX, 0.0); 58],
        }
    }
}

impl Figures {
    /// Measures all glyphs of a document.
    pub(super) fn measure(content: &Content) -> Figures {
        let mut fonts = vec![Widths::default(); content.fonts.len()];
        for page in &content.pages {
            for glyph in &page.glyphs {
                let &[c] = page.glyph_text(glyph).as_bytes() else {
                    continue;
                };
                if !c.is_ascii_alphanumeric() {
                    continue;
                }
                let width = width(glyph);
                let Some(widths) = fonts.get_mut(usize::from(glyph.font)) else {
                    continue;
                };
                if let Some(widest) = digit(c).and_then(|d| widths.digits.get_mut(d)) {
                    *widest = widest.max(width);
                } else if let Some((least, most)) =
                    widths.letters.get_mut(usize::from(c.saturating_sub(b'A')))
                {
                    (*least, *most) = (least.min(width), most.max(width));
                }
            }
        }
        Figures { fonts }
    }

    /// Whether `glyph`, which means `text`, is a superior figure.
    pub(super) fn is_superior(&self, glyph: &Glyph, text: &str) -> bool {
        let &[c] = text.as_bytes() else {
            return false;
        };
        let (Some(digit), Some(widths)) = (digit(c), self.fonts.get(usize::from(glyph.font)))
        else {
            return false;
        };
        // Where letters come in several widths the text is stretched here and there, and widths say nothing.
        let steady = |(least, most): &(f32, f32)| *most <= 1.02 * least.min(*most);
        if !widths.letters.iter().all(steady) {
            return false;
        }
        widths
            .usual(digit)
            .is_some_and(|usual| width(glyph) < NARROW * usual)
    }
}

impl Widths {
    /// How wide `digit` is in the line: as wide as its widest, or as all the others if those are of one width.
    fn usual(&self, digit: usize) -> Option<f32> {
        let own = self.digits.get(digit).copied()?;
        let others = self.digits.iter().enumerate();
        let others = || {
            others
                .clone()
                .filter(|(d, width)| *d != digit && **width > 0.0)
                .map(|(_, width)| *width)
        };
        let most = others().fold(0.0, f32::max);
        let alike = others().count() > 1 && others().all(|width| width > 0.98 * most);
        Some(if alike { own.max(most) } else { own })
    }
}

fn digit(c: u8) -> Option<usize> {
    c.is_ascii_digit().then(|| usize::from(c - b'0'))
}

fn width(glyph: &Glyph) -> f32 {
    glyph.bbox.width() / glyph.size.max(0.1)
}
