//! Glyphs → fragments: runs of characters on one baseline without a wide gap, in the order in which the page draws them.
//!
//! Here words are parted where the file draws no spaces, accents drawn as glyphs of their own are put onto their
//! letters, and glyphs printed twice to look bold become one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::figures::Figures;
use super::gaps::{self, Gap, Space};
use super::turned::{Frame, Way};
use super::{Origin, Params};
use super::{bidi, join};
use crate::geom::{Place, Rect};
use crate::pdf::{Face, Glyph, GlyphFlags, PageContent};

/// One character with its place and looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ch {
    pub(super) c: char,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) bold: bool,
    /// Smaller and raised: a footnote mark or an exponent.
    pub(super) raised: bool,
}

/// Characters on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Fragment {
    pub(super) chars: Vec<Ch>,
    pub(super) bbox: Rect,
    pub(super) baseline: f32,
    /// Size of the largest glyph, in points.
    pub(super) size: f32,
    /// Width of the em over its height, where letters are squeezed most.
    pub(super) squeeze: f32,
    /// The file draws a space behind it.
    pub(super) ends_blank: bool,
    /// Place in the drawing order of the page.
    pub(super) order: usize,
    pub(super) origin: Origin,
}

/// What a page's glyphs became.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) fragments: Vec<Fragment>,
    /// Marked as page furniture by the file.
    pub(super) artifacts: Vec<Fragment>,
    /// Slanted text.
    pub(super) aside: Vec<Fragment>,
    /// What a reader cannot see.
    pub(super) hidden: Vec<(String, Place)>,
}

impl Fragment {
    /// Its characters as a string.
    pub(super) fn string(&self) -> String {
        self.chars.iter().map(|c| c.c).collect()
    }

    /// The two parts left and right of `x`; `None` for a part without characters.
    pub(super) fn split_at(self, x: f32) -> [Option<Fragment>; 2] {
        let (left, right): (Vec<Ch>, Vec<Ch>) = self
            .chars
            .iter()
            .partition(|c| (c.left + c.right) / 2.0 < x);
        [left, right].map(|chars| {
            let chars = trimmed(chars);
            let first = chars.first()?;
            let last = chars.last()?;
            let bbox = Rect {
                left: first.left,
                right: last.right,
                ..self.bbox
            };
            Some(Fragment {
                chars,
                bbox,
                ..self.clone()
            })
        })
    }
}

fn trimmed(mut chars: Vec<Ch>) -> Vec<Ch> {
    while chars.last().is_some_and(|c| c.c.is_whitespace()) {
        chars.pop();
    }
    let lead = chars.iter().take_while(|c| c.c.is_whitespace()).count();
    chars.drain(..lead);
    chars
}

/// Cuts those glyphs of `page` that run the way of `frame` into fragments; `page` as seen in that frame.
pub(super) fn fragments(
    page: &PageContent,
    frame: Frame,
    fonts: &[Face],
    figures: &Figures,
    params: &Params,
) -> Found {
    let mut found = Found::default();
    let visible = page
        .glyphs
        .iter()
        .filter(|g| !g.flags.any(GlyphFlags::HIDDEN))
        .count();
    let artifacts = page
        .glyphs
        .iter()
        .filter(|g| g.flags.any(GlyphFlags::ARTIFACT) && !g.flags.any(GlyphFlags::WIDGET))
        .count();
    // Some producers mark the whole page as an artifact; then the mark says nothing.
    let trust_artifacts = artifacts * 2 < visible;
    let draws_spaces = page.glyphs.iter().any(|g| page.glyph_text(g) == " ");
    let how = How {
        page,
        frame,
        draws_spaces,
        params,
    };
    let mut run: Option<Run> = None;
    for glyph in page.glyphs.iter().filter(|g| Way::of(g) == frame.way) {
        let kind = Kind::of(glyph, trust_artifacts);
        let joins = run
            .as_ref()
            .is_some_and(|r| r.kind == kind && r.continues(glyph, params));
        if !joins {
            if let Some(done) = run.take() {
                done.finish(&how, &mut found);
            }
            run = Some(Run::start(glyph, kind, found.fragments.len()));
        }
        if let Some(run) = run.as_mut() {
            let face = fonts.get(glyph.font as usize);
            let text = page.glyph_text(glyph);
            run.add(glyph, text, face, figures.is_superior(glyph, text));
        }
    }
    if let Some(done) = run {
        done.finish(&how, &mut found);
    }
    drop_doubles(&mut found.fragments);
    found
}

/// What all runs of a page share.
struct How<'a> {
    /// As seen in `frame`.
    page: &'a PageContent,
    frame: Frame,
    /// Spaces are drawn somewhere on the page.
    draws_spaces: bool,
    params: &'a Params,
}

/// Which of the lists a glyph goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Flow(Origin),
    Artifact,
    Aside,
    Hidden,
}

impl Kind {
    fn of(glyph: &Glyph, trust_artifacts: bool) -> Kind {
        let flags = glyph.flags;
        if flags.any(GlyphFlags::HIDDEN) {
            Kind::Hidden
        } else if Way::of(glyph) == Way::Slant {
            Kind::Aside
        } else if flags.any(GlyphFlags::ARTIFACT)
            && (trust_artifacts || flags.any(GlyphFlags::WIDGET))
        {
            // Of widgets, only the captions of buttons are marked.
            Kind::Artifact
        } else if flags.any(GlyphFlags::WIDGET) {
            Kind::Flow(Origin::Widget)
        } else if flags.any(GlyphFlags::COMMENT) {
            Kind::Flow(Origin::Comment)
        } else {
            Kind::Flow(Origin::Page)
        }
    }
}

/// A fragment in the making.
struct Run {
    kind: Kind,
    chars: Vec<Ch>,
    bbox: Option<Rect>,
    baseline: f32,
    size: f32,
    squeeze: f32,
    /// Right edge of the last glyph that draws something.
    right: f32,
    /// Box of the last glyph.
    last: Rect,
    order: usize,
    /// Blank glyphs since the last one that draws something.
    blanks: usize,
    /// An accent waiting for the letter that it stands on.
    accent: Option<Ch>,
    /// Nothing but marks so far, whose baseline is not the line's.
    only_marks: bool,
    /// The previous glyph had a soft end: a space was drawn.
    space: bool,
    /// The next character belongs to the same glyph as the last.
    within_glyph: bool,
    /// Gaps between glyphs, in the order of the characters.
    gaps: Vec<Gap>,
}

/// Characters for which a run has room at first.
const LINE: usize = 64;

impl Run {
    fn start(glyph: &Glyph, kind: Kind, order: usize) -> Run {
        Run {
            kind,
            chars: Vec::with_capacity(LINE),
            bbox: None,
            baseline: glyph.baseline,
            size: glyph.size,
            squeeze: glyph.squeeze,
            right: glyph.bbox.left,
            last: glyph.bbox,
            order,
            blanks: 0,
            accent: None,
            only_marks: is_mark(glyph),
            space: false,
            within_glyph: false,
            gaps: Vec::with_capacity(LINE),
        }
    }

    /// Whether `glyph` goes on where this run stands.
    fn continues(&self, glyph: &Glyph, params: &Params) -> bool {
        let size = self.size.max(glyph.size);
        if self.kind == Kind::Aside || Way::of(glyph) == Way::Slant {
            // Slanted: how far it is to the next glyph's box is all that is known.
            let (a, b) = (self.last.center(), glyph.bbox.center());
            return (a.x - b.x).hypot(a.y - b.y) < 1.2 * size;
        }
        let drop = (glyph.baseline - self.baseline).abs();
        let small = glyph.size < 0.85 * self.size
            || self.size < 0.85 * glyph.size
            || is_mark(glyph)
            || self.only_marks;
        if drop > if small { 0.6 } else { 0.2 } * size {
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
        // Where the file tells wrong widths letters overlap by far; the pen still goes on.
        let on = gap > -0.7 * size || glyph.bbox.left > self.last.left + 0.1 * size;
        on && gap < limit * size
    }

    fn add(&mut self, glyph: &Glyph, text: &str, face: Option<&Face>, superior: bool) {
        let bold = face.is_some_and(|f| f.bold);
        let unmapped = glyph.flags.any(GlyphFlags::UNMAPPED);
        let bbox = glyph.bbox;
        self.last = bbox;
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
            && !self.chars.is_empty()
            && self.baseline < glyph.baseline - 0.12 * glyph.size
        {
            // The run began with a raised mark: what follows is the line proper.
            for ch in &mut self.chars {
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
        let both_wide = join::is_wide(text.chars().next().unwrap_or(' '))
            && self.chars.last().is_some_and(|c| join::is_wide(c.c));
        let space = if self.space {
            Space::Drawn
        } else if self.kind == Kind::Aside {
            Space::Above(f32::INFINITY)
        } else if both_wide {
            Space::Above(0.6)
        } else if thin {
            Space::Above(0.0)
        } else if is_mark(glyph) {
            // It stands in the middle of its letter.
            Space::Above(0.5)
        } else {
            Space::Wide
        };
        if !self.chars.is_empty() {
            self.gaps.push(Gap {
                at: self.chars.len(),
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
            // Two letters of one glyph are never one printed twice.
            self.within_glyph = i > 0;
            let left = bbox.left + step * i as f32;
            self.push(Ch {
                c,
                left,
                right: left + step,
                bold,
                raised,
            });
        };
        if expanded.chars().any(bidi::is_rtl) {
            // One glyph for several letters, or for a letter's shape: they stand from right to left.
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
        if !raised {
            self.size = self.size.max(glyph.size);
        }
        self.right = bbox
            .right
            .max(self.right.min(bbox.right + 0.3 * glyph.size));
        self.bbox = Some(self.bbox.map_or(bbox, |b| b.union(bbox)));
    }

    /// Adds one character: accents are composed, doubles dropped, ligatures expanded.
    fn push(&mut self, ch: Ch) {
        let width = (ch.right - ch.left).max(0.1);
        if let Some(last) = self.chars.last_mut() {
            let near = (last.left - ch.left).abs() < 0.1 * self.size;
            if last.c == ch.c && near && !is_blank(ch.c) && !self.within_glyph {
                last.bold = true;
                return;
            }
            // Most characters are nothing but themselves.
            if ch.c.is_ascii_alphanumeric() && self.accent.is_none() {
                self.chars.push(ch);
                return;
            }
            if let Some(mark) = combining(ch.c)
                && overlap(last, &ch) > 0.4
                && let Some(c) = compose(dotted(last.c), mark)
            {
                last.c = c;
                return;
            }
        }
        if is_combining(ch.c) {
            match self
                .chars
                .last_mut()
                .and_then(|l| Some((compose(l.c, ch.c)?, l)))
            {
                Some((c, last)) => last.c = c,
                None => self.chars.push(ch),
            }
            return;
        }
        if let Some(accent) = self.accent.take() {
            let mark = combining(accent.c).and_then(|m| compose(dotted(ch.c), m));
            match mark {
                Some(c) if overlap(&accent, &ch) > 0.4 => {
                    self.chars.push(Ch { c, ..ch });
                    return;
                }
                _ => self.chars.push(accent),
            }
        }
        if combining(ch.c).is_some() {
            self.accent = Some(ch);
            return;
        }
        if let Some(letters) = ligature(ch.c) {
            let step = width / letters.len() as f32;
            for (i, c) in letters.chars().enumerate() {
                let left = ch.left + step * i as f32;
                self.chars.push(Ch {
                    c,
                    left,
                    right: left + step,
                    ..ch
                });
            }
            return;
        }
        let c = if is_blank(ch.c) { ' ' } else { ch.c };
        if !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') {
            self.chars.push(Ch { c, ..ch });
        }
    }

    /// Puts spaces into the gaps that are wide enough.
    fn part_words(&mut self, draws_spaces: bool, params: &Params) {
        let mut gaps = gaps::spaces(&mut self.gaps, draws_spaces, params).peekable();
        let chars = std::mem::take(&mut self.chars);
        self.chars.reserve(chars.len() + chars.len() / 4);
        for (i, ch) in chars.into_iter().enumerate() {
            while let Some(gap) = gaps.next_if(|g| g.at <= i) {
                if gap.at == i {
                    self.chars.push(Ch {
                        c: ' ',
                        left: gap.left,
                        right: gap.right.max(gap.left),
                        ..ch
                    });
                }
            }
            self.chars.push(ch);
        }
    }

    fn finish(mut self, how: &How<'_>, found: &mut Found) {
        let How { frame, page, .. } = *how;
        if let Some(accent) = self.accent.take() {
            self.chars.push(accent);
        }
        self.part_words(how.draws_spaces, how.params);
        let chars = trimmed(self.chars);
        let Some(bbox) = self.bbox else { return };
        let (Some(first), Some(last)) = (chars.first(), chars.last()) else {
            return;
        };
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
        let fragment = Fragment {
            chars,
            bbox,
            baseline: self.baseline,
            size: self.size,
            squeeze: self.squeeze,
            ends_blank: self.space,
            order: self.order,
            origin,
        };
        match self.kind {
            Kind::Flow(_) => {
                let order = found.fragments.len();
                found.fragments.push(Fragment { order, ..fragment });
            }
            Kind::Artifact => found.artifacts.push(fragment),
            Kind::Aside => found.aside.push(fragment),
            Kind::Hidden => found.hidden.push((
                fragment.string(),
                Place::new(page.number, frame.to_page(fragment.bbox)),
            )),
        }
    }
}

/// Text printed twice a hair apart, to look bold, is one text.
fn drop_doubles(fragments: &mut Vec<Fragment>) {
    let mut doubled = vec![false; fragments.len()];
    for i in 1..fragments.len() {
        // The second print follows closely on the first.
        for j in i.saturating_sub(4)..i {
            let (a, b) = (&fragments[j], &fragments[i]);
            let near = |x: f32, y: f32| (x - y).abs() < 0.12 * a.size;
            if !doubled[j]
                && near(a.bbox.left, b.bbox.left)
                && near(a.baseline, b.baseline)
                && a.string() == b.string()
            {
                doubled[i] = true;
                for ch in &mut fragments[j].chars {
                    ch.bold = true;
                }
                break;
            }
        }
    }
    let mut keep = doubled.iter().map(|d| !d);
    fragments.retain(|_| keep.next().unwrap_or(true));
}

/// A glyph of no width: a mark on the letter beside it, which may stand higher or lower.
fn is_mark(glyph: &Glyph) -> bool {
    glyph.bbox.width() < 0.02 * glyph.size
}

fn overlap(a: &Ch, b: &Ch) -> f32 {
    let shared = a.right.min(b.right) - a.left.max(b.left);
    shared / (a.right - a.left).min(b.right - b.left).max(0.1)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}' || c == '\u{2028}' || c == '\u{2029}'
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The combining mark of a spacing accent, as TeX and old Type 1 fonts draw them.
fn combining(c: char) -> Option<char> {
    Some(match c {
        '\u{60}' | '\u{2cb}' => '\u{300}',
        '\u{b4}' | '\u{2ca}' => '\u{301}',
        '^' | '\u{2c6}' => '\u{302}',
        '~' | '\u{2dc}' => '\u{303}',
        '\u{af}' | '\u{2c9}' => '\u{304}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '\u{a8}' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '\u{b8}' => '\u{327}',
        '\u{2db}' => '\u{328}',
        _ => return None,
    })
}

fn dotted(c: char) -> char {
    match c {
        '\u{131}' => 'i',
        '\u{237}' => 'j',
        c => c,
    }
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}
