//! Boxes to tick that a page draws with paths → "☐" and "☒" among its characters: browsers, designers and report writers draw
//! them so, and their words alone do not say which of them is ticked.
//!
//! A box is a small frame beside text, apart from other frames: a row of frames that touch has a letter in each, and what is
//! between long lines is the cell of a table. It is ticked where something is drawn or written in it. Round ones count from
//! two on, with nothing or a disc in them: others are icons.

use super::interpret::Interpreter;
use super::path::{Path, Sketch};
use super::state::intersection;
use super::{Glyph, GlyphFlags, PageContent, typeset};
use crate::geom::Rect;

/// The smallest and largest box, in points, wide and high.
const SIZE: std::ops::RangeInclusive<f32> = 5.5..=19.0;
/// More small drawings than this on a page are a picture.
const MOST_DRAWINGS: usize = 3_000;
/// More boxes than this on a page are a pattern.
const MOST_BOXES: usize = 250;
/// Points of all that is drawn in a box, at most: icons have more.
const MOST_POINTS: usize = 40;
/// A box this near another one, in points, is one of a row for letters.
const TOUCHING: f32 = 1.6;

/// How a path is painted so that it can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Painted {
    /// In something other than white.
    pub(super) filled: bool,
    pub(super) stroked: bool,
}

/// A small drawing of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawing {
    sketch: Sketch,
    painted: Painted,
}

/// A frame with what is in it.
#[derive(Debug, Clone, Copy)]
struct Frame {
    area: Rect,
    /// Its line can be seen; else it is filled.
    outlined: bool,
    round: bool,
    ticked: bool,
}

impl Interpreter<'_, '_> {
    /// Keeps a path that may be a box to tick, or something in one.
    pub(super) fn note_drawing(&mut self, path: &Path, painted: Painted) {
        if self.drawings.len() > MOST_DRAWINGS {
            return;
        }
        let sketch = path.sketch(*SIZE.end() + 1.0);
        let visible = |s: &Sketch| intersection(s.area, self.state.clip).is_some();
        if let Some(sketch) = sketch.filter(visible) {
            self.drawings.push(Drawing { sketch, painted });
        }
    }
}

/// Adds a character for each box to tick among the `drawings` of the page.
pub(super) fn add(interpreter: &mut Interpreter<'_, '_>, drawings: &[Drawing]) {
    if drawings.len() > MOST_DRAWINGS {
        return;
    }
    let frames = frames(drawings, &interpreter.page);
    for (frame, words) in frames {
        let marks: Vec<usize> = inside(frame.area, &interpreter.page).collect();
        // A tick that is written is part of the box.
        for at in marks {
            if let Some(glyph) = interpreter.page.glyphs.get_mut(at) {
                glyph.len = 0;
                glyph.flags = glyph.flags.with(GlyphFlags::ACTUAL_TEXT);
            }
        }
        let mcid = interpreter.page.glyphs.get(words).map(|g| g.mcid);
        let sign = if frame.ticked { "☒" } else { "☐" };
        let before = interpreter.page.glyphs.len();
        typeset::mark(interpreter, sign, frame.area, GlyphFlags::default());
        for glyph in interpreter.page.glyphs.iter_mut().skip(before) {
            glyph.mcid = mcid.unwrap_or(-1);
            glyph.bbox.right = frame.area.right.max(glyph.bbox.right);
        }
    }
}

/// The boxes to tick of a page, each with the index of the glyph beside it.
fn frames(drawings: &[Drawing], page: &PageContent) -> Vec<(Frame, usize)> {
    let mut found: Vec<Frame> = Vec::new();
    for drawing in drawings.iter().filter(|d| is_frame(d)) {
        let area = drawing.sketch.area;
        let same = found.iter().position(|f| is_same(f.area, area));
        if let Some(at) = same {
            found[at].outlined |= drawing.painted.stroked;
        } else if found.len() >= MOST_BOXES {
            return Vec::new();
        } else {
            found.push(Frame {
                area,
                outlined: drawing.painted.stroked,
                round: is_round(drawing),
                ticked: false,
            });
        }
    }
    let all = found.clone();
    let alone = |f: &Frame| {
        let touches = |o: &Frame| !is_same(o.area, f.area) && touch(f.area, o.area);
        !all.iter().any(touches) && !is_cell(f.area, page)
    };
    found.retain(alone);
    found.retain_mut(|frame| fill(frame, drawings, page));
    let alike = |f: &Frame| {
        let like = |o: &&Frame| (o.area.height() - f.area.height()).abs() < 1.2;
        found.iter().filter(like).copied().collect::<Vec<_>>()
    };
    let kept = found.iter().filter(|f| match (f.round, f.outlined) {
        (false, true) => true,
        (true, true) => alike(f).len() > 1,
        // Filled and with a tick in it: beside others, or as browsers draw it.
        (_, false) => alike(f).iter().any(|o| o.outlined) || f.ticked && has_tick(f, drawings),
    });
    kept.filter_map(|f| Some((*f, words_beside(f.area, page)?)))
        .collect()
}

/// Whether a drawing is as large as a box to tick, about as wide as high, and can be seen.
fn is_frame(drawing: &Drawing) -> bool {
    let Sketch { area, framed, .. } = drawing.sketch;
    let (width, height) = (area.width(), area.height());
    let square = (width - height).abs() < 0.13 * width.max(height);
    let seen = drawing.painted.stroked || drawing.painted.filled;
    framed && seen && square && SIZE.contains(&width) && SIZE.contains(&height)
}

/// Whether a frame is made of curves only: a rounded box has straight sides.
fn is_round(drawing: &Drawing) -> bool {
    let Sketch { curved, points, .. } = drawing.sketch;
    curved && points % 3 == 1
}

/// Looks at what is in a frame; whether it can be a box to tick.
fn fill(frame: &mut Frame, drawings: &[Drawing], page: &PageContent) -> bool {
    let within = grown(frame.area, 1.0);
    let own = |d: &&Drawing| {
        let area = d.sketch.area;
        let ground = d.sketch.framed && area.height() > 0.85 * frame.area.height();
        within.contains(area.center()) && fits(area, within) && !ground
    };
    let drawn: Vec<&Drawing> = drawings.iter().filter(own).collect();
    let points: usize = drawn.iter().map(|d| d.sketch.points).sum();
    let disc = |d: &&Drawing| d.sketch.framed && d.sketch.curved;
    if points > MOST_POINTS || frame.round && !drawn.iter().all(disc) {
        return false;
    }
    let mut written = inside(frame.area, page).filter_map(|at| page.glyphs.get(at));
    let mut count = 0;
    let ticks = written.all(|glyph| {
        count += 1;
        page.glyph_text(glyph).trim().chars().all(is_tick)
    });
    frame.ticked = !drawn.is_empty() || count > 0 || !frame.outlined;
    ticks && count < 3
}

/// Whether a filled frame has an open line in it.
fn has_tick(frame: &Frame, drawings: &[Drawing]) -> bool {
    let tick = |d: &Drawing| {
        let open = !d.sketch.framed && !d.sketch.curved && d.sketch.points <= 4;
        open && frame.area.contains(d.sketch.area.center()) && fits(d.sketch.area, frame.area)
    };
    drawings.iter().any(tick)
}

/// Signs that people write into a box.
fn is_tick(c: char) -> bool {
    matches!(
        c,
        'x' | 'X' | '×' | '✓' | '✔' | '✕' | '✖' | '✗' | '✘' | '☓' | '■' | '●' | '•' | '√'
    )
}

/// The glyphs in the middle of an area that can be read.
fn inside(area: Rect, page: &PageContent) -> impl Iterator<Item = usize> + '_ {
    let own = move |(_, g): &(usize, &Glyph)| {
        let center = g.bbox.center();
        g.len > 0 && !g.flags.any(GlyphFlags::HIDDEN) && area.contains(center)
    };
    let blank = |(_, g): &(usize, &Glyph)| page.glyph_text(g).trim().is_empty();
    let all = page.glyphs.iter().enumerate().filter(own);
    all.filter(move |found| !blank(found)).map(|(at, _)| at)
}

/// The glyph that words right of the box begin with, or that words left of it end with.
fn words_beside(area: Rect, page: &PageContent) -> Option<usize> {
    let reach = 1.6 * area.width() + 4.0;
    let level = |g: &Glyph| {
        let middle = area.center().y;
        let ratio = area.height() / g.size.max(1.0);
        g.bbox.top < middle && middle < g.bbox.bottom && (0.5..=1.9).contains(&ratio)
    };
    let read = |g: &Glyph| {
        g.len > 0 && !g.flags.any(GlyphFlags::HIDDEN) && !page.glyph_text(g).trim().is_empty()
    };
    let near = |gap: f32| (-1.5..=reach).contains(&gap);
    let all = || {
        page.glyphs
            .iter()
            .enumerate()
            .filter(|(_, g)| level(g) && read(g))
    };
    let right = all().find(|(_, g)| near(g.bbox.left - area.right));
    let left = || all().find(|(_, g)| near(area.left - g.bbox.right));
    right.or_else(left).map(|(at, _)| at)
}

/// Whether an area is between lines much longer than it: a cell of a table.
fn is_cell(area: Rect, page: &PageContent) -> bool {
    let long = |line: &&Rect| line.width().max(line.height()) > 1.8 * area.width();
    page.rulings.iter().filter(long).any(|line| {
        let level = line.width() > line.height();
        let on = |a: f32, b: f32| (a - b).abs() < 1.2;
        let across = line.left < area.right && line.right > area.left;
        let along = line.top < area.bottom && line.bottom > area.top;
        match level {
            true => across && (on(line.top, area.top) || on(line.bottom, area.bottom)),
            false => along && (on(line.left, area.left) || on(line.right, area.right)),
        }
    })
}

fn is_same(a: Rect, b: Rect) -> bool {
    let (from, to) = (a.center(), b.center());
    (from.x - to.x).abs() < 1.5 && (from.y - to.y).abs() < 1.5
}

/// Whether two boxes are side by side or one on the other with nothing between them.
fn touch(a: Rect, b: Rect) -> bool {
    grown(a, TOUCHING).intersects(b)
}

fn fits(inner: Rect, outer: Rect) -> bool {
    inner.left >= outer.left
        && inner.right <= outer.right
        && inner.top >= outer.top
        && inner.bottom <= outer.bottom
}

fn grown(area: Rect, by: f32) -> Rect {
    Rect {
        left: area.left - by,
        top: area.top - by,
        right: area.right + by,
        bottom: area.bottom + by,
    }
}
