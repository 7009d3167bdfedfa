//! Flows → printed lines with their looks.

use super::fragments::{Ch, Fragment};
use super::order::Flow;
use super::{Cell, Origin, Params, page_rect};
use crate::geom::{PageNumber, Rect};
use crate::pdf::PageContent;
use crate::text::{LineBand, Text};

/// A page's lines.
#[derive(Debug)]
pub(super) struct PageLines {
    pub(super) number: PageNumber,
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
}

/// One printed line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: Text,
    pub(super) bbox: Rect,
    pub(super) baseline: f32,
    /// Size of its largest glyph, in points.
    pub(super) size: f32,
    /// Visible characters, and how many of them are bold.
    pub(super) chars: usize,
    pub(super) bold: usize,
    /// How many bytes of the text at its start are bold.
    pub(super) bold_lead: usize,
    /// Width of its first word, in points.
    pub(super) first_word: f32,
    /// Raised runs: byte ranges of the text that may be footnote marks.
    pub(super) raised: Vec<std::ops::Range<usize>>,
    pub(super) origin: Origin,
    /// A small filled shape stands before it, as browsers draw the bullets of lists.
    pub(super) drawn_bullet: bool,
}

impl PageLines {
    /// Makes the lines of one page.
    pub(super) fn new(
        page: &PageContent,
        flows: Vec<Flow>,
        artifacts: Vec<Fragment>,
        params: &Params,
    ) -> PageLines {
        let flows = flows
            .into_iter()
            .map(|flow| {
                let number = flow.page;
                LineFlow {
                    lines: flow
                        .rows
                        .into_iter()
                        .filter_map(|row| line(row, number, params))
                        .map(|mut line| {
                            super::links::mend(&mut line, &page.links);
                            line.drawn_bullet = page.dots.iter().any(|dot| is_bullet(dot, &line));
                            line
                        })
                        .collect(),
                    column: flow.column,
                    cell: flow.cell,
                    table_columns: flow.table_columns,
                }
            })
            .collect();
        PageLines {
            number: page.number,
            area: page_rect(page),
            rulings: page
                .rulings
                .iter()
                .filter(|r| r.width() > r.height())
                .copied()
                .collect(),
            flows,
            artifacts: artifacts.iter().map(Fragment::text).collect(),
        }
    }

    /// All lines, in reading order.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.flows.iter().flat_map(|f| &f.lines)
    }
}

/// Joins the fragments of one printed row; wide gaps become tabs.
fn line(row: Vec<Fragment>, page: PageNumber, params: &Params) -> Option<Line> {
    let bbox = row.iter().map(|f| f.bbox).reduce(Rect::union)?;
    let main = row.iter().max_by_key(|f| f.chars.len())?;
    let (baseline, size, origin) = (main.baseline, main.size, main.origin);
    let mut text = Text::new();
    text.start_line(LineBand {
        page,
        top: bbox.top,
        bottom: bbox.bottom,
    });
    let (mut chars, mut bold, mut bold_lead, mut in_lead) = (0, 0, 0, true);
    let mut raised: Vec<std::ops::Range<usize>> = Vec::new();
    let mut first_word = None;
    let start = row.first()?.bbox.left;
    let mut right = start;
    for fragment in &row {
        let gap = fragment.bbox.left - right;
        if !text.is_empty() {
            let mark = is_list_mark(text.as_str());
            if gap > 2.0 * size && !mark {
                text.push('\t', right, fragment.bbox.left);
            } else if gap > params.word_gap * size {
                text.push(' ', right, fragment.bbox.left);
            }
            if gap > params.word_gap * size && first_word.is_none() {
                first_word = Some(right - start);
            }
        }
        let small = fragment.size < 0.85 * size && fragment.baseline < baseline - 0.12 * size;
        for ch in &fragment.chars {
            let Ch {
                c,
                left,
                right,
                bold: heavy,
                raised: up,
            } = *ch;
            let byte = text.as_str().len();
            text.push(c, left, right);
            if c == ' ' {
                first_word.get_or_insert(left - start);
                continue;
            }
            chars += 1;
            bold += usize::from(heavy);
            if heavy && in_lead {
                bold_lead = text.as_str().len();
            } else if c.is_alphanumeric() {
                in_lead = false;
            }
            if up || small {
                match raised.last_mut() {
                    Some(last) if last.end == byte => last.end = text.as_str().len(),
                    _ => raised.push(byte..text.as_str().len()),
                }
            }
        }
        right = fragment.bbox.right;
    }
    let first_word = first_word.unwrap_or(right - start);
    Some(Line {
        text,
        bbox,
        baseline,
        size,
        chars,
        bold,
        bold_lead,
        first_word,
        raised,
        origin,
        drawn_bullet: false,
    })
}

/// Whether a filled shape is the bullet of `line`: about as wide as high, at most two thirds of an em, right before it
/// and at half its height.
fn is_bullet(shape: &Rect, line: &Line) -> bool {
    let (width, height) = (shape.width(), shape.height());
    let em = line.size.max(1.0);
    let gap = line.bbox.left - shape.right;
    width > 0.1 * em
        && width < 0.67 * em
        && (width - height).abs() < 0.3 * width.max(height)
        && gap > 0.1 * em
        && gap < 2.5 * em
        && shape.center().y > line.bbox.top
        && shape.center().y < line.baseline
}

/// Whether `text` is only the mark of a list item or the number of a heading.
fn is_list_mark(text: &str) -> bool {
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
