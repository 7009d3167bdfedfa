//! Glyphs that follow each other on one line → a fragment: where it ends, and where its words part.

use unicode_normalization::UnicodeNormalization;

use super::fragments::{Ch, Fragment, Kind, trimmed};
use super::gaps::{self, Gap, Space};
use super::letters::{Letters, is_blank};
use super::style::Style;
use super::tags::Tag;
use super::turned::Way;
use super::{Origin, Params, bidi, join};
use crate::geom::Rect;
use crate::pdf::{Face, Glyph, GlyphFlags};

/// A fragment in the making.
pub(super) struct Run {
    pub(super) kind: Kind,
    tag: Option<Tag>,
    letters: Letters,
    bbox: Option<Rect>,
    baseline: f32,
    size: f32,
    end_size: f32,
    squeeze: f32,
    leans: bool,
    /// Right edge of the last glyph that draws something.
    right: f32,
    /// Box of the last glyph.
    last: Rect,
    order: usize,
    /// Blank glyphs since the last one that draws something.
    blanks: usize,
    /// Nothing but marks so far, whose baseline is not the line's.
    only_marks: bool,
    /// The previous glyph had a soft end: a space was drawn.
    space: bool,
    /// Gaps between glyphs, in the order of the characters.
    gaps: Vec<Gap>,
}

/// Characters for which a run has room at first.
const LINE: usize = 64;

impl Run {
    pub(super) fn start(glyph: &Glyph, kind: Kind, tag: Option<Tag>, order: usize) -> Run {
        Run {
            kind,
            tag,
            letters: Letters::with_capacity(LINE),
            bbox: None,
            baseline: glyph.baseline,
            size: glyph.size,
            end_size: glyph.size,
            squeeze: glyph.squeeze,
            leans: glyph.flags.any(GlyphFlags::LEANS),
            right: glyph.bbox.left,
            last: glyph.bbox,
            order,
            blanks: 0,
            only_marks: is_mark(glyph),
            space: false,
            gaps: Vec::with_capacity(LINE),
        }
    }

    /// The cell of the structure tree that it is in.
    pub(super) fn cell(&self) -> Option<u32> {
        self.tag?.cell
    }

    /// Whether `glyph` goes on where this run is.
    pub(super) fn continues(&self, glyph: &Glyph, params: &Params) -> bool {
        let size = self.size.max(glyph.size);
        if self.kind == Kind::Aside || Way::of(glyph) == Way::Slant {
            return follows_slanted(self.last, glyph.bbox, size);
        }
        let drop = (glyph.baseline - self.baseline).abs();
        let small = glyph.size < 0.85 * self.size
            || self.size < 0.85 * glyph.size
            || is_mark(glyph)
            || self.only_marks;
        if drop > if small { 0.6 } else { 0.2 } * size || self.is_drop_capital(glyph, drop) {
            return false;
        }
        let gap = glyph.bbox.left - self.right;
        let limit = if self.blanks > 3 {
            1.5
        } else if self.space {
            2.5
        } else {
            params.fragment_gap
        };
        // Where the file has wrong widths, letters overlap by far; the pen still goes on.
        let on = gap > -0.7 * size || glyph.bbox.left > self.last.left + 0.1 * size;
        on && gap < limit * size
    }

    /// Whether all so far is a drop capital or a large number, beside whose head or below whose foot `glyph` begins the text: a
    /// raised mark is larger, and a lowered one nearer.
    fn is_drop_capital(&self, glyph: &Glyph, drop: f32) -> bool {
        const SMALLER: f32 = 0.5;
        const RAISED: f32 = 0.25;
        self.letters.count() <= 2 && glyph.size < SMALLER * self.size && drop > RAISED * self.size
    }

    pub(super) fn add(&mut self, glyph: &Glyph, text: &str, face: Option<&Face>, superior: bool) {
        let bold = face.is_some_and(|f| f.bold);
        let underlined = glyph.flags.any(GlyphFlags::UNDERLINED);
        let style = Style::new(face.is_some_and(|f| f.italic), underlined, glyph.tone);
        let unmapped = glyph.flags.any(GlyphFlags::UNMAPPED);
        let bbox = glyph.bbox;
        let before = std::mem::replace(&mut self.last, bbox);
        if self.only_marks && !is_mark(glyph) {
            self.only_marks = false;
            self.baseline = glyph.baseline;
        }
        if text.is_empty() && !unmapped {
            self.right = self.right.max(bbox.right);
            return;
        }
        if !text.is_empty() && text.chars().all(is_blank) {
            self.space = true;
            self.blanks += 1;
            return;
        }
        let raised = superior
            || glyph.size < 0.85 * self.size && glyph.baseline < self.baseline - 0.12 * self.size;
        if glyph.size > self.size * 1.15
            && !self.letters.chars.is_empty()
            && self.baseline < glyph.baseline - 0.12 * glyph.size
        {
            // The run began with a raised mark: what follows is the line proper.
            for ch in &mut self.letters.chars {
                ch.raised = true;
            }
            self.baseline = glyph.baseline;
        }
        let gap = bbox.left - self.right;
        let em = glyph.size * glyph.squeeze;
        self.squeeze = self.squeeze.min(glyph.squeeze);
        // French sets a thin space before these.
        let thin =
            matches!(text.chars().next(), Some(';' | ':' | '!' | '?' | '»')) && gap > 0.09 * em;
        let pair = self
            .letters
            .chars
            .last()
            .map(|c| c.c)
            .zip(text.chars().next());
        // The pen went back over the space: pairs of letters are drawn closer with it (troff).
        let taken_back = gap.abs() < 0.05 * em && bbox.left < before.left + 0.5 * before.width();
        let both_wide = pair.is_some_and(|(a, b)| join::is_wide(a) && join::is_wide(b));
        let leader = pair.is_some_and(|(a, b)| a == b && matches!(b, '.' | '·' | '…' | '_'));
        let space = if self.space && !taken_back {
            Space::Drawn
        } else if self.kind == Kind::Aside {
            Space::Above(f32::INFINITY)
        } else if leader {
            Space::Leader
        } else if both_wide {
            Space::Above(0.6)
        } else if thin {
            Space::Above(0.0)
        } else if is_mark(glyph) {
            // It is in the middle of its letter.
            Space::Above(0.5)
        } else {
            Space::Wide
        };
        let before = self.letters.count();
        if !self.letters.chars.is_empty() {
            self.gaps.push(Gap {
                at: self.letters.chars.len(),
                left: self.right.min(bbox.left),
                right: bbox.left,
                width: gap / em.max(0.1),
                font: glyph.font,
                moved: glyph.flags.any(GlyphFlags::RUN_START),
                space,
            });
        }
        self.space = false;
        self.blanks = 0;
        let count = text.chars().count().max(1) as f32;
        let step = bbox.width() / count;
        let expanded = if unmapped { "\u{fffd}" } else { text };
        let mut place = |i: usize, c: char, step: f32| {
            let left = bbox.left + step * i as f32;
            let ch = Ch {
                c,
                left,
                right: left + step,
                bold,
                style,
                raised,
            };
            self.letters.push(ch, i > 0, self.size);
        };
        if expanded.chars().any(bidi::is_rtl) {
            // One glyph for several letters, or for a letter's shape: they go from right to left.
            let letters = bidi::shown_order(&expanded.nfkc().collect::<String>());
            let step = bbox.width() / letters.len().max(1) as f32;
            for (i, c) in letters.into_iter().enumerate() {
                place(i, c, step);
            }
        } else {
            for (i, c) in expanded.chars().enumerate() {
                place(i, c, step);
            }
        }
        if self.letters.count() == before && space != Space::Drawn {
            // Its letter is there already.
            self.gaps.pop();
        }
        if !raised {
            self.size = self.size.max(glyph.size);
            self.end_size = glyph.size;
        }
        self.right = bbox
            .right
            .max(self.right.min(bbox.right + 0.3 * glyph.size));
        self.bbox = Some(self.bbox.map_or(bbox, |b| b.union(bbox)));
    }

    /// The fragment, with spaces in those gaps that are wide enough; `None` without any letter. `draws_spaces`: somewhere
    /// on the page.
    pub(super) fn finish(mut self, draws_spaces: bool, params: &Params) -> Option<Fragment> {
        let gaps = gaps::spaces(&mut self.gaps, draws_spaces, params);
        let chars = trimmed(part_words(self.letters.finish(), gaps));
        let bbox = self.bbox?;
        let (first, last) = (chars.first()?, chars.last()?);
        let bbox = Rect {
            left: first.left.min(bbox.left),
            right: last.right.max(bbox.right),
            ..bbox
        };
        let origin = if let Kind::Flow(origin) = self.kind {
            origin
        } else {
            Origin::Page
        };
        Some(Fragment {
            chars,
            bbox,
            baseline: self.baseline,
            size: self.size,
            end_size: self.end_size,
            squeeze: self.squeeze,
            leans: self.leans,
            ends_blank: self.space,
            order: self.order,
            origin,
            tag: self.tag,
        })
    }
}

/// Puts a space into each of `gaps`.
fn part_words<'a>(chars: Vec<Ch>, gaps: impl Iterator<Item = &'a Gap>) -> Vec<Ch> {
    let mut gaps = gaps.peekable();
    let mut parted = Vec::with_capacity(chars.len() + chars.len() / 4);
    for (i, ch) in chars.into_iter().enumerate() {
        while let Some(gap) = gaps.next_if(|g| g.at <= i) {
            if gap.at == i {
                parted.push(Ch {
                    c: ' ',
                    left: gap.left,
                    right: gap.right.max(gap.left),
                    ..ch
                });
            }
        }
        parted.push(ch);
    }
    parted
}

/// Whether slanted glyphs of the boxes `a` and `b` follow each other. The way from one to the other is the only thing that
/// tells how slanted they are, and so how wide.
fn follows_slanted(a: Rect, b: Rect, size: f32) -> bool {
    let (from, to) = (a.center(), b.center());
    let way = (to.x - from.x).hypot(to.y - from.y);
    let slant = ((to.x - from.x).abs() + (to.y - from.y).abs()) / way.max(0.1);
    // The box of a slanted w by h is w cos + h sin wide and w sin + h cos high; h is no less than the em.
    // Not `clamp`, which takes no size below 0 and none that is not a number.
    let width = |r: Rect| {
        let own = (r.width() + r.height()) / slant.max(1.0) - size;
        own.min(2.0 * size).max(0.0)
    };
    way < (1.2 * size).max((width(a) + width(b)) / 2.0)
}

/// A glyph of no width: a mark on the letter beside it, which may be higher or lower.
fn is_mark(glyph: &Glyph) -> bool {
    glyph.bbox.width() < 0.02 * glyph.size
}

#[cfg(test)]
mod tests {
    use super::{Rect, follows_slanted};

    #[test]
    fn odd_sizes_part_slanted_glyphs_and_do_no_harm() {
        let at = |left: f32| Rect {
            left,
            top: left,
            right: left + 8.0,
            bottom: left + 8.0,
        };
        assert!(follows_slanted(at(0.0), at(6.0), 10.0));
        for size in [-1.0, f32::NAN, f32::NEG_INFINITY] {
            assert!(!follows_slanted(at(0.0), at(600.0), size));
        }
    }
}
