//! Flows → printed lines with their looks.

use super::cuts::Flow;
use super::fragments::{Ch, Fragment};
use super::gutter::gutters;
use super::style::{Style, Styles};
use super::turned::Frame;
use super::{Cell, Origin, Params, bidi, join, links, page_rect};
use crate::geom::{PageNumber, Rect};
use crate::pdf::PageContent;
use crate::text::{LineBand, Text};

/// A page's lines. All coordinates are in the page's frame; places in texts are in page space.
#[derive(Debug)]
pub(super) struct PageLines {
    pub(super) number: PageNumber,
    pub(super) frame: Frame,
    pub(super) area: Rect,
    /// Short horizontal rulings: a rule above footnotes.
    pub(super) rulings: Vec<Rect>,
    /// Columns and cells in reading order.
    pub(super) flows: Vec<LineFlow>,
    /// Marked as page furniture by the file.
    pub(super) artifacts: Vec<Text>,
}

/// Lines that are read one after the other.
#[derive(Debug)]
pub(super) struct LineFlow {
    pub(super) lines: Vec<Line>,
    pub(super) column: Rect,
    pub(super) cell: Option<Cell>,
    pub(super) table_columns: Vec<f32>,
    /// A side column or menu, which is read before all text.
    pub(super) aside: bool,
}

/// One printed line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: Text,
    pub(super) bbox: Rect,
    pub(super) baseline: f32,
    /// Size of its largest glyph, in points.
    pub(super) size: f32,
    /// Size of its last glyph, in points.
    pub(super) end_size: f32,
    /// Visible characters, and how many of them are bold.
    pub(super) chars: usize,
    pub(super) bold: usize,
    /// How many bytes of the text at its start are bold.
    pub(super) bold_lead: usize,
    /// Slant and colour of its visible characters.
    pub(super) styles: Styles,
    /// Width of its first word, in points.
    pub(super) first_word: f32,
    /// Raised runs: byte ranges of the text that may be footnote marks.
    pub(super) raised: Vec<std::ops::Range<usize>>,
    pub(super) origin: Origin,
    /// The file draws a space behind it.
    pub(super) ends_blank: bool,
    /// A small filled shape is before it, as browsers draw the bullets of lists.
    pub(super) drawn_bullet: bool,
    /// Bytes of a bullet at its start, with the gap behind it, that a scanner has read as another sign.
    pub(super) misread_bullet: usize,
    /// It begins on the right and ends on the left.
    pub(super) from_right: bool,
    /// It was quoted in a mail.
    pub(super) quoted: bool,
}

impl Line {
    /// It begins with a raised mark, as notes do.
    pub(super) fn raised_start(&self) -> bool {
        self.raised.iter().any(|run| run.start == 0)
    }
}

/// Where something begins and ends along its line, in points; the larger, the later it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    pub(super) start: f32,
    pub(super) end: f32,
}

impl Span {
    /// That of `area` in text that is read `from_right`.
    pub(super) fn of(area: &Rect, from_right: bool) -> Span {
        let (start, end) = if from_right {
            (-area.right, -area.left)
        } else {
            (area.left, area.right)
        };
        Span { start, end }
    }
}

impl PageLines {
    /// Makes the lines of one page, given as seen in `frame`.
    pub(super) fn new(
        page: &PageContent,
        frame: Frame,
        flows: Vec<Flow>,
        artifacts: Vec<Fragment>,
        params: &Params,
    ) -> PageLines {
        let dots = single_dots(&page.dots);
        let mut flows: Vec<LineFlow> = flows
            .into_iter()
            .map(|flow| {
                let chars = flow.rows.iter().flatten().flat_map(|f| &f.chars);
                let from_right = bidi::is_mostly_rtl(chars.map(|ch| ch.c));
                let gutters = gutters(&flow.rows);
                let lines = flow
                    .rows
                    .into_iter()
                    .zip(gutters)
                    .filter_map(|(row, gutter)| {
                        let mut line = line(row, page, frame, (from_right, gutter), params)?;
                        line.drawn_bullet = dots.iter().any(|dot| is_bullet(dot, &line));
                        Some(line)
                    });
                LineFlow {
                    lines: lines.collect(),
                    column: flow.column,
                    cell: flow.cell,
                    table_columns: flow.table_columns,
                    aside: flow.aside,
                }
            })
            .collect();
        let lines = || flows.iter().flat_map(|flow| &flow.lines);
        if is_pattern(dots.len(), lines().filter(|l| l.drawn_bullet).count()) {
            let lines = flows.iter_mut().flat_map(|flow| &mut flow.lines);
            lines.for_each(|line| line.drawn_bullet = false);
        }
        PageLines {
            number: page.number,
            frame,
            area: page_rect(page),
            rulings: page
                .rulings
                .iter()
                .filter(|r| r.width() > r.height())
                .copied()
                .collect(),
            flows,
            artifacts: texts(artifacts, page, frame, params),
        }
    }

    /// All lines, in reading order.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.flows.iter().flat_map(|f| &f.lines)
    }
}

/// The texts of fragments that belong to no flow, one per printed row.
pub(super) fn texts(
    fragments: Vec<Fragment>,
    page: &PageContent,
    frame: Frame,
    params: &Params,
) -> Vec<Text> {
    super::rows::rows(fragments)
        .into_iter()
        .filter_map(|row| Some(line(row, page, frame, (false, None), params)?.text))
        .collect()
}

/// Joins the fragments of one printed row; wide gaps become tabs, and the one before a value at `gutter`. `among` lines that
/// are read from the right it may begin there too.
fn line(
    row: Vec<Fragment>,
    page: &PageContent,
    frame: Frame,
    (among, gutter): (bool, Option<f32>),
    params: &Params,
) -> Option<Line> {
    let bbox = row.iter().map(|f| f.bbox).reduce(Rect::union)?;
    let main = row.iter().max_by_key(|f| f.chars.len())?;
    let (baseline, size, origin) = (main.baseline, main.size, main.origin);
    let mut shown = joined(&row, baseline, size, params);
    if let Some(value) = gutter {
        part_at(&mut shown, value);
    }
    links::fix(&mut shown, bbox, &page.links);
    let (shown, from_right) = bidi::reading_order(shown, among);
    let (mut chars, mut bold, mut bold_lead, mut in_lead) = (0, 0, 0, true);
    let mut styles = Styles::default();
    let mut raised: Vec<std::ops::Range<usize>> = Vec::new();
    let mut byte = 0;
    for ch in &shown {
        let start = byte;
        byte += ch.c.len_utf8();
        if ch.c.is_whitespace() {
            continue;
        }
        chars += 1;
        bold += usize::from(ch.bold);
        styles.add(ch.style, 1);
        if ch.bold && in_lead {
            bold_lead = byte;
        } else if ch.c.is_alphanumeric() {
            in_lead = false;
        }
        if ch.raised {
            match raised.last_mut() {
                Some(last) if last.end == start => last.end = byte,
                _ => raised.push(start..byte),
            }
        }
    }
    let first_word = shown
        .iter()
        .take_while(|c| !c.c.is_whitespace())
        .map(|c| (c.left, c.right))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    Some(Line {
        text: placed(&shown, bbox, page.number, frame),
        bbox,
        baseline,
        size,
        end_size: row.last().map_or(size, |f| f.end_size),
        chars,
        bold,
        bold_lead,
        styles,
        first_word: first_word.map_or(0.0, |(left, right)| right - left),
        raised,
        origin,
        ends_blank: row.last().is_some_and(|f| f.ends_blank),
        drawn_bullet: false,
        misread_bullet: 0,
        from_right,
        quoted: false,
    })
}

/// The characters of a row from left to right, with what is between its fragments.
fn joined(row: &[Fragment], baseline: f32, size: f32, params: &Params) -> Vec<Ch> {
    let mut shown: Vec<Ch> = Vec::with_capacity(row.iter().map(|f| f.chars.len() + 1).sum());
    for fragment in row {
        if let (Some(last), Some(first)) = (shown.last().copied(), fragment.chars.first()) {
            let right = last.right;
            let gap = fragment.bbox.left - right;
            let limit = if join::is_wide(last.c) && join::is_wide(first.c) {
                0.6
            } else {
                params.gap_between_runs * fragment.squeeze
            };
            let between = if gap > 2.0 * size && !is_list_mark(&shown) {
                Some('\t')
            } else {
                // Text printed over other text is not part of its words.
                (gap > limit * size || gap < -0.7 * size).then_some(' ')
            };
            shown.extend(between.map(|c| Ch {
                c,
                left: right,
                right: fragment.bbox.left,
                bold: false,
                style: Style::default(),
                raised: false,
            }));
        }
        let small = fragment.size < 0.85 * size && fragment.baseline < baseline - 0.12 * size;
        shown.extend(fragment.chars.iter().map(|ch| Ch {
            raised: ch.raised || small,
            ..*ch
        }));
    }
    shown
}

/// Makes a tab of the gap before what begins at `value`.
fn part_at(shown: &mut Vec<Ch>, value: f32) {
    let at = shown
        .iter()
        .position(|c| !c.c.is_whitespace() && c.left >= value - 0.1);
    let Some(at) = at.filter(|at| *at > 0) else {
        return;
    };
    match shown.get_mut(at - 1) {
        Some(gap) if gap.c.is_whitespace() => gap.c = '\t',
        Some(last) => {
            let gap = Ch {
                c: '\t',
                left: last.right,
                right: value,
                ..*last
            };
            shown.insert(at, gap);
        }
        None => {}
    }
}

/// Text with the places of `chars` in page space: one band, or one per word where the frame is turned.
fn placed(chars: &[Ch], bbox: Rect, page: PageNumber, frame: Frame) -> Text {
    let mut text = Text::new();
    text.reserve(chars.len());
    let words =
        chars.chunk_by(|a, b| frame.is_page() || a.c.is_whitespace() == b.c.is_whitespace());
    for word in words {
        let left = word.iter().map(|c| c.left).fold(f32::MAX, f32::min);
        let right = word.iter().map(|c| c.right).fold(f32::MIN, f32::max);
        let area = frame.to_page(Rect {
            left,
            right,
            ..bbox
        });
        text.start_line(LineBand {
            page,
            top: area.top,
            bottom: area.bottom,
        });
        for ch in word {
            if frame.is_page() {
                text.push(ch.c, ch.left, ch.right);
            } else {
                text.push(ch.c, area.left, area.right);
            }
        }
    }
    text
}

/// The dots that are not part of a dotted line or pattern: there, the next dot is about two dots away, and bullets a line.
fn single_dots(all: &[Rect]) -> Vec<Rect> {
    /// Side of the squares in which neighbours are looked for, in points: the largest dots that are looked at are smaller.
    const SQUARE: f32 = 12.0;
    /// So near below each other are not bullets of two lines, in points.
    const LEADING: f32 = 10.0;
    let square = |dot: &Rect| {
        let center = dot.center();
        let at = |v: f32| (v / SQUARE).floor() as i32;
        (at(center.x), at(center.y))
    };
    let mut squares: std::collections::HashMap<(i32, i32), Vec<Rect>> =
        std::collections::HashMap::new();
    for dot in all {
        let own = squares.entry(square(dot)).or_default();
        // More than a few in one square are a pattern, whichever of them is looked at.
        if own.len() < 8 {
            own.push(*dot);
        }
    }
    let single = |dot: &&Rect| {
        let (x, y) = square(dot);
        let reach = (2.2 * dot.width().max(dot.height())).min(SQUARE);
        let near = |other: &Rect| {
            let (a, b) = (dot.center(), other.center());
            let (across, down) = ((a.x - b.x).abs(), (a.y - b.y).abs());
            across.max(down) > 0.1 && across <= reach && down <= reach.min(LEADING)
        };
        let beside = |at: i32| (-1..=1).map(move |by| at.saturating_add(by));
        let around = beside(x).flat_map(|x| beside(y).map(move |y| (x, y)));
        !around.filter_map(|at| squares.get(&at)).flatten().any(near)
    };
    all.iter().filter(single).copied().collect()
}

/// Whether so many `dots`, of which so many are before a line, are a pattern behind the text: bullets are before lines.
fn is_pattern(dots: usize, before: usize) -> bool {
    const MANY: usize = 40;
    const SHARE: usize = 10;
    dots > MANY && before * SHARE < dots
}

/// Whether a filled shape is the bullet of `line`: about as wide as high, at most two thirds of an em, right before it
/// and at half its height.
fn is_bullet(shape: &Rect, line: &Line) -> bool {
    let (width, height) = (shape.width(), shape.height());
    let em = line.size.max(1.0);
    let gap = Span::of(&line.bbox, line.from_right).start - Span::of(shape, line.from_right).end;
    width > 0.1 * em
        && width < 0.67 * em
        && (width - height).abs() < 0.3 * width.max(height)
        && gap > 0.1 * em
        && gap < 2.5 * em
        && shape.center().y > line.bbox.top
        && shape.center().y < line.baseline
}

/// Whether a line so far is only the mark of a list item or the number of a heading.
fn is_list_mark(shown: &[Ch]) -> bool {
    if shown.len() > 8 {
        return false;
    }
    let text: String = shown.iter().map(|c| c.c).collect();
    let text = text.trim();
    let count = text.chars().count();
    count <= 1 || count <= 6 && text.ends_with(['.', ')', ':', '-', '–']) && !text.contains(' ')
}

/// Size of most of the characters, rounded to half points; 0 without text.
pub(super) fn body_size(pages: &[PageLines]) -> f32 {
    let mut counts: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for line in pages.iter().flat_map(PageLines::lines) {
        *counts.entry((line.size * 2.0).round() as i64).or_default() += line.chars;
    }
    counts
        .into_iter()
        .max_by_key(|(_, n)| *n)
        .map_or(0.0, |(size, _)| size as f32 / 2.0)
}

/// Share of all characters that are bold.
pub(super) fn bold_share(pages: &[PageLines]) -> f32 {
    let (bold, all) = pages
        .iter()
        .flat_map(PageLines::lines)
        .fold((0, 0), |(b, a), line| (b + line.bold, a + line.chars));
    bold as f32 / all.max(1) as f32
}

/// Slant and colour of most characters.
pub(super) fn style(pages: &[PageLines]) -> Style {
    let mut styles = Styles::default();
    for line in pages.iter().flat_map(PageLines::lines) {
        styles.append(&line.styles);
    }
    styles.usual()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_anywhere_are_looked_at() {
        let at = |left: f32| Rect {
            left,
            top: 0.0,
            right: left + 3.0,
            bottom: 3.0,
        };
        let far = [at(f32::MAX), at(f32::MIN)];
        assert_eq!(single_dots(&far).len(), 2);
        // A dotted line.
        assert_eq!(single_dots(&[at(0.0), at(6.0), at(12.0)]), []);
    }

    #[test]
    fn bullets_are_before_lines() {
        assert!(is_pattern(500, 8));
        assert!(!is_pattern(30, 1) && !is_pattern(60, 40));
    }
}
