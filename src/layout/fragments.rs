//! Glyphs → fragments: runs of characters on one baseline without a wide gap, in the order in which the page draws them.
//!
//! Text printed twice to look bold becomes one.

use super::figures::Figures;
use super::run::Run;
use super::style::Style;
use super::tags::{Tag, Tree};
use super::turned::{Frame, Way};
use super::{Budget, Habit, Habits, Origin, Params};
use crate::geom::{Place, Rect};
use crate::pdf::{Face, Glyph, GlyphFlags, PageContent};

/// One character with its place and looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ch {
    pub(super) c: char,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) bold: bool,
    pub(super) style: Style,
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
    /// Size of its last glyph, in points: a heading runs into text of another size.
    pub(super) end_size: f32,
    /// Width of the em over its height, where letters are squeezed most.
    pub(super) squeeze: f32,
    /// Its baseline is nearly level, and leans.
    pub(super) leans: bool,
    /// The file draws a space behind it.
    pub(super) ends_blank: bool,
    /// Place in the drawing order of the page.
    pub(super) order: usize,
    pub(super) origin: Origin,
    /// Where the structure tree has it.
    pub(super) tag: Option<Tag>,
}

/// What a page's glyphs became.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) fragments: Vec<Fragment>,
    /// Marked as page furniture by the file.
    pub(super) artifacts: Vec<Fragment>,
    /// Slanted text.
    pub(super) aside: Vec<Fragment>,
    /// What habits take by the flags of its glyphs: stamps, signatures, what reviewers wrote, what is struck out.
    pub(super) apart: Vec<(Habit, Fragment)>,
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

/// Comparisons of fragments with boxes, per fragment, beyond which a page is left as it is.
const COMPARISONS: usize = 64;

/// Cuts the fragments of `all` at boxes to tick in their gaps, which are drawn on their own, as where the boxes are in a
/// font of symbols and all words of the row are drawn at once.
fn cut_at_boxes(all: Vec<Fragment>) -> Vec<Fragment> {
    let is_box =
        |f: &Fragment| matches!(f.chars.as_slice(), [one] if super::BOXES.contains(&one.c));
    let boxes: Vec<(Rect, f32)> = (all.iter().filter(|f| is_box(f)))
        .map(|f| (f.bbox, f.baseline))
        .collect();
    let mut left = COMPARISONS * all.len();
    let mut out = Vec::with_capacity(all.len());
    for fragment in all {
        if boxes.is_empty() || is_box(&fragment) || left < boxes.len() {
            out.push(fragment);
            continue;
        }
        left -= boxes.len();
        let reach = 0.3 * fragment.size;
        let inside = |(area, baseline): &&(Rect, f32)| {
            let level = (baseline - fragment.baseline).abs() < reach;
            level && area.left > fragment.bbox.left && area.right < fragment.bbox.right
        };
        let free = |area: &Rect| {
            let over = |ch: &Ch| {
                !ch.c.is_whitespace() && ch.left < area.right - 0.5 && ch.right > area.left + 0.5
            };
            !fragment.chars.iter().any(over)
        };
        let own = boxes.iter().filter(inside).filter(|(area, _)| free(area));
        let mut cuts: Vec<f32> = own
            .map(|(area, _)| (area.left + area.right) / 2.0)
            .collect();
        cuts.sort_by(f32::total_cmp);
        let mut rest = Some(fragment);
        for cut in cuts {
            let Some(whole) = rest.take() else {
                break;
            };
            let [before, behind] = whole.split_at(cut);
            out.extend(before);
            rest = behind;
        }
        out.extend(rest);
    }
    out
}

pub(super) fn trimmed(mut chars: Vec<Ch>) -> Vec<Ch> {
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
    tree: Option<&Tree>,
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
    let mut unseen: Vec<Fragment> = Vec::new();
    let mut place = |run: Run, found: &mut Found| {
        let kind = run.kind;
        let Some(fragment) = run.finish(draws_spaces, params) else {
            return;
        };
        match kind {
            Kind::Flow(_) => {
                let order = found.fragments.len();
                found.fragments.push(Fragment { order, ..fragment });
            }
            Kind::Artifact => found.artifacts.push(fragment),
            Kind::Aside => found.aside.push(fragment),
            Kind::Apart(habit) => found.apart.push((habit, fragment)),
            Kind::Hidden => unseen.push(fragment),
        }
    };
    let mut run: Option<Run> = None;
    let (mut marked, mut tag) = (-1, None);
    for glyph in page.glyphs.iter().filter(|g| Way::of(g) == frame.way) {
        let kind = Kind::of(glyph, trust_artifacts, params.without);
        if let Some(tree) = tree
            && glyph.mcid != marked
        {
            marked = glyph.mcid;
            tag = tree.tag(page.number.index(), marked);
        }
        let joins = run.as_ref().is_some_and(|r| {
            r.kind == kind && r.cell() == tag.and_then(|t| t.cell) && r.continues(glyph, params)
        });
        if !joins {
            if let Some(done) = run.take() {
                place(done, &mut found);
            }
            run = Some(Run::start(glyph, kind, tag, found.fragments.len()));
        }
        if let Some(run) = run.as_mut() {
            let face = fonts.get(glyph.font as usize);
            let text = page.glyph_text(glyph);
            run.add(glyph, text, face, figures.is_superior(glyph, text));
        }
    }
    if let Some(done) = run {
        place(done, &mut found);
    }
    drop_doubles(&mut found.fragments);
    let heights = Heights::new(&found.fragments);
    unseen.retain(|fragment| !heights.shows(fragment, &params.budget));
    drop_repeated(&mut unseen, &found.fragments);
    let hidden = unseen.iter().map(|fragment| {
        let place = Place::new(page.number, frame.to_page(fragment.bbox));
        (fragment.string(), place)
    });
    found.hidden.extend(hidden);
    found.fragments = cut_at_boxes(std::mem::take(&mut found.fragments));
    found
}

/// Takes out what is on the page for everybody to read, one line after the other: some programs draw what was typed into a
/// field once more, on one line far outside the page.
fn drop_repeated(unseen: &mut Vec<Fragment>, visible: &[Fragment]) {
    /// Pieces that are looked for on one page.
    const MOST: usize = 64;
    /// Pieces of so few letters are not looked for.
    const LETTERS: usize = 4;
    if unseen.is_empty() {
        return;
    }
    let letters = |f: &Fragment, out: &mut String| {
        out.extend(f.chars.iter().map(|c| c.c).filter(|c| c.is_alphanumeric()));
    };
    let mut page = String::new();
    visible.iter().for_each(|f| letters(f, &mut page));
    let mut left = MOST;
    unseen.retain(|fragment| {
        let mut own = String::new();
        letters(fragment, &mut own);
        if own.chars().nth(LETTERS).is_none() || left == 0 {
            return true;
        }
        left -= 1;
        !page.contains(&own)
    });
}

/// Visible pieces of lines by their height on the page.
struct Heights<'a> {
    /// Sorted by their upper edge.
    fragments: Vec<&'a Fragment>,
    /// Height of the tallest, in points.
    tallest: f32,
}

impl Heights<'_> {
    fn new(fragments: &[Fragment]) -> Heights<'_> {
        let heights = fragments.iter().map(|f| f.bbox.height());
        let tallest = heights.fold(0.0, f32::max);
        let mut fragments: Vec<&Fragment> = fragments.iter().collect();
        fragments.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top));
        Heights { fragments, tallest }
    }

    /// Whether what nobody sees of `unseen` is seen all the same, at the same place: a browser lays transparent text over
    /// letters that it draws as a mask for a gradient, so that they can be selected. Not where that takes too much looking.
    fn shows(&self, unseen: &Fragment, budget: &Budget) -> bool {
        let slack = 0.25 * unseen.size;
        let wanted = unseen.bbox;
        let above = |top: f32| self.fragments.partition_point(|f| f.bbox.top < top);
        let (first, end) = (above(wanted.top - self.tallest), above(wanted.bottom));
        let Some(level) = self.fragments.get(first..end) else {
            return false;
        };
        if !budget.spend(level.len()) {
            return false;
        }
        let beside = |f: &&&Fragment| {
            f.bbox.vertical_overlap(wanted) > 0.5
                && f.bbox.left < wanted.right
                && wanted.left < f.bbox.right
        };
        let within = |c: &&Ch| {
            let middle = (c.left + c.right) / 2.0;
            !c.c.is_whitespace() && wanted.left - slack < middle && middle < wanted.right + slack
        };
        let near = level.iter().filter(beside).flat_map(|f| &f.chars);
        let own = unseen
            .chars
            .iter()
            .map(|c| c.c)
            .filter(|c| !c.is_whitespace());
        // One more than wanted is as much as many more.
        let mut seen: Vec<&Ch> = near.filter(within).take(unseen.chars.len() + 1).collect();
        seen.sort_by(|a, b| a.left.total_cmp(&b.left));
        own.eq(seen.iter().map(|c| c.c))
    }
}

/// Which of the lists a glyph goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Flow(Origin),
    Artifact,
    Aside,
    Apart(Habit),
    Hidden,
}

/// What takes glyphs out of the text by their flags.
const APART: [(GlyphFlags, Habit); 4] = [
    (GlyphFlags::STAMP, Habit::StampAnnotation),
    (GlyphFlags::SIGNATURE, Habit::SignatureField),
    (GlyphFlags::REVIEWER, Habit::ReviewerMark),
    (GlyphFlags::STRUCK, Habit::StruckOut),
];

impl Kind {
    fn of(glyph: &Glyph, trust_artifacts: bool, without: Habits) -> Kind {
        let flags = glyph.flags;
        if flags.any(GlyphFlags::HIDDEN) {
            Kind::Hidden
        } else if let Some((_, habit)) =
            (APART.iter()).find(|(flag, habit)| flags.any(*flag) && !without.has(*habit))
        {
            Kind::Apart(*habit)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::drawn;

    #[test]
    fn words_drawn_at_once_are_cut_at_the_boxes_between_them() {
        let row = vec![
            drawn("\u{2610}", 0.0),
            drawn("\u{2612}", 36.0),
            drawn("Yes     No", 6.0),
        ];
        let cut: Vec<String> = cut_at_boxes(row).iter().map(Fragment::string).collect();
        assert_eq!(cut, ["\u{2610}", "\u{2612}", "Yes", "No"]);
    }

    #[test]
    fn words_below_a_box_stay_whole() {
        let row = vec![drawn("\u{2610}", 12.0), drawn("Yes and no", 0.0)];
        assert_eq!(cut_at_boxes(row).len(), 2);
    }
}
