//! A page's head and foot as pieces of text: where page numbers are printed.

use crate::geom::Rect;
use crate::pdf::{Glyph, GlyphFlags, PageContent};

/// Share of the page's height at its head and at its foot where page numbers are looked for.
const EDGE: f32 = 0.13;
/// A gap between glyphs above this, in em, is a space.
const SPACE: f32 = 0.17;
/// A gap between glyphs above this, in em, parts two pieces of a line.
const APART: f32 = 1.5;

/// Head and foot of a page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Edges {
    /// Each piece of text there, from left to right, line by line from the page's head to its foot.
    pub(super) pieces: Vec<Piece>,
}

/// A run of text on one baseline.
#[derive(Debug, PartialEq)]
pub(super) struct Piece {
    /// Its text, white space as single spaces.
    pub(super) text: String,
    /// Its baseline in points: from the page's head, or, below zero, from its foot.
    pub(super) height: f32,
    /// Nothing is printed between its line and the edge of the page.
    pub(super) outermost: bool,
}

/// The edges of `page`.
pub(super) fn edges(page: &PageContent) -> Edges {
    let (head, foot) = (EDGE * page.height, (1.0 - EDGE) * page.height);
    let unread = GlyphFlags::HIDDEN.with(GlyphFlags::TURNED);
    let glyphs: Vec<&Glyph> = (page.glyphs.iter())
        .filter(|glyph| !glyph.flags.any(unread) && !page.glyph_text(glyph).trim().is_empty())
        .collect();
    let top = (glyphs.iter()).map(|g| g.baseline).fold(f32::MAX, f32::min);
    let bottom = (glyphs.iter()).map(|g| g.baseline).fold(f32::MIN, f32::max);
    let mut own: Vec<&Glyph> = glyphs
        .into_iter()
        .filter(|g| g.bbox.bottom <= head || g.bbox.top >= foot)
        .collect();
    own.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in own {
        match lines.last_mut() {
            Some(line)
                if line.first().is_some_and(|first| {
                    glyph.baseline - first.baseline < 0.3 * first.size.max(glyph.size)
                }) =>
            {
                line.push(glyph);
            }
            _ => lines.push(vec![glyph]),
        }
    }
    let mut pieces = Vec::new();
    for mut line in lines {
        line.sort_by(|a, b| a.bbox.left.total_cmp(&b.bbox.left));
        let slack = line.first().map_or(0.0, |g| 0.3 * g.size);
        let Some(baseline) = line.first().map(|g| g.baseline) else {
            continue;
        };
        let in_foot = baseline > page.height / 2.0;
        let outermost = match in_foot {
            true => baseline >= bottom - slack,
            false => baseline <= top + slack,
        };
        let height = if in_foot {
            baseline - page.height
        } else {
            baseline
        };
        pieces.extend(texts(page, &line).into_iter().map(|text| Piece {
            text,
            height,
            outermost,
        }));
    }
    Edges { pieces }
}

/// The texts of a line, cut at wide gaps.
fn texts(page: &PageContent, line: &[&Glyph]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut last: Option<Rect> = None;
    for glyph in line {
        let gap = last.map_or(f32::MAX, |last| (glyph.bbox.left - last.right) / glyph.size);
        match texts.last_mut() {
            Some(text) if gap <= APART => {
                if gap > SPACE && !text.ends_with(' ') {
                    text.push(' ');
                }
                text.push_str(page.glyph_text(glyph).trim());
            }
            _ => texts.push(page.glyph_text(glyph).trim().to_owned()),
        }
        last = Some(glyph.bbox);
    }
    texts
}
