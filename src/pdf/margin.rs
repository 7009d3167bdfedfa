//! Whether what is typed onto a page is in the margin beside its text.

use std::collections::BTreeMap;

use super::GlyphFlags;
use super::interpret::Interpreter;
use crate::geom::Rect;

/// Share of the page's width that a line has at least which makes a column of text.
const WIDE: f32 = 0.5;
/// Share of the page's width that is its margin, on either side.
const MARGIN: f32 = 0.15;
/// Lines that text in the margin is beside, at least, or lines of the page from which on its text is one column.
const LINES: usize = 2;
const COLUMN: usize = 8;
/// How many glyphs that are compared count as one operator.
const COMPARED: usize = 8;

/// The text that the page itself draws, put in order when the first annotation asks: a page may have thousands of them.
#[derive(Debug, Default)]
pub(super) struct OwnText(Option<Sorted>);

#[derive(Debug)]
struct Sorted {
    /// Middle, rounded baseline and box of each glyph, from the top down.
    down: Vec<(f32, i32, Rect)>,
    /// Left edges from left to right.
    lefts: Vec<f32>,
    /// Right edges from left to right.
    rights: Vec<f32>,
    /// Page width, in points.
    width: f32,
    /// Lines of the page that are as wide as a column of text.
    wide: usize,
}

impl OwnText {
    /// Whether `area` is outside the page's own column of text, beside two lines of it or more, or beside a page of them: what is
    /// typed into a form is beside its labels. False when there are no more operators to spend.
    pub(super) fn is_beside(&mut self, interpreter: &mut Interpreter<'_, '_>, area: Rect) -> bool {
        let own = self.0.get_or_insert_with(|| Sorted::new(interpreter));
        let beside = own.beside(area);
        let apart = own.apart(area);
        20 * apart >= 19 * own.down.len()
            && interpreter
                .shared
                .spend_operators(beside.len().div_ceil(COMPARED))
            && (own.wide >= COLUMN && own.is_in_margin(area)
                || wide_lines(beside, own.width) >= LINES)
    }
}

impl Sorted {
    fn new(interpreter: &Interpreter<'_, '_>) -> Sorted {
        let aside = GlyphFlags::COMMENT.with(GlyphFlags::WIDGET);
        let page = &interpreter.page;
        let own = page.glyphs.iter().filter(|glyph| !glyph.flags.any(aside));
        let mut down: Vec<(f32, i32, Rect)> = own
            .map(|g| (g.bbox.center().y, g.baseline.round() as i32, g.bbox))
            .collect();
        down.sort_by(|a, b| a.0.total_cmp(&b.0));
        let edges = |edge: fn(&Rect) -> f32| {
            let mut edges: Vec<f32> = down.iter().map(|(_, _, area)| edge(area)).collect();
            edges.sort_by(f32::total_cmp);
            edges
        };
        let wide = wide_lines(&down, page.width);
        Sorted {
            wide,
            lefts: edges(|area| area.left),
            rights: edges(|area| area.right),
            width: page.width,
            down,
        }
    }

    /// The glyphs whose middle is as high as `area`.
    fn beside(&self, area: Rect) -> &[(f32, i32, Rect)] {
        let first = self.down.partition_point(|(y, ..)| *y < area.top);
        let end = self.down.partition_point(|(y, ..)| *y < area.bottom);
        self.down.get(first..end).unwrap_or_default()
    }

    /// How many glyphs are wholly left or right of `area`.
    fn apart(&self, area: Rect) -> usize {
        let before = self.rights.partition_point(|right| *right <= area.left);
        let behind = self.lefts.partition_point(|left| *left < area.right);
        (before + self.lefts.len() - behind).min(self.lefts.len())
    }

    /// Whether `area` is where a page has its margins.
    fn is_in_margin(&self, area: Rect) -> bool {
        let middle = area.center().x;
        let margin = MARGIN * self.width;
        middle < margin || middle > self.width - margin
    }
}

/// How many lines of `glyphs` are as wide as a column of text, on a page of this width.
fn wide_lines(glyphs: &[(f32, i32, Rect)], width: f32) -> usize {
    let mut lines: BTreeMap<i32, Rect> = BTreeMap::new();
    for (_, baseline, area) in glyphs {
        let line = lines.entry(*baseline).or_insert(*area);
        *line = line.union(*area);
    }
    let wide = |line: &&Rect| line.width() >= WIDE * width;
    lines.values().filter(wide).count()
}
