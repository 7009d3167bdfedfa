//! Lines → blocks: paragraphs, list items and cells, joined over line ends and page breaks.

use std::collections::HashMap;

use super::join::{self, Joint, Words};
use super::lines::{Line, LineFlow, PageLines, Span};
use super::marks::{
    BOXES, bold_label, counts_on_within, ends_address, ends_sentence, has_label, is_contents_entry,
    list_mark, starts_lower, starts_upper, starts_with_dash,
};
use super::style::Styles;
use super::{Block, Cell, Params, Shape, median};
use crate::geom::{PageNumber, Place, Rect};
use crate::text::Text;

/// Joins the lines of all pages to blocks, in reading order.
pub(super) fn blocks(pages: &[PageLines], words: &Words, params: &Params) -> Vec<Block> {
    let measures = Measures::of(pages);
    let mut out = Vec::new();
    let mut open: Option<Builder> = None;
    let mut tables = Continued::default();
    // What is beside the text of a page is not part of an answer that goes on there.
    for aside in [true, false] {
        let flows = pages
            .iter()
            .flat_map(|page| page.flows.iter().map(move |flow| (page, flow)));
        for (page, flow) in flows.filter(|(_, flow)| flow.aside == aside) {
            let cell = tables.cell(flow, page.number);
            let column = measures.column(flow);
            let mut previous: Option<&Line> = None;
            for (i, line) in flow.lines.iter().enumerate() {
                let next = flow.lines.get(i + 1);
                let link = match (&open, previous) {
                    (Some(block), Some(p)) => {
                        block.within(p, line, next, &column, &measures, params)
                    }
                    (Some(block), None) => block.across(line, cell, words),
                    (None, _) => Link::Break,
                };
                match (link, open.as_mut()) {
                    (Link::Soft, Some(block)) => {
                        let joint =
                            match join::joint(block.text.as_str(), line.text.as_str(), words) {
                                // Latin letters as wide as Chinese ones make words; the space at the line's end parts them.
                                Joint::Tight(false)
                                    if block.ends_blank && block.ends_wide_word() =>
                                {
                                    Joint::Space
                                }
                                joint => joint,
                            };
                        block.add(line, joint, &column);
                    }
                    (Link::Hard, Some(block)) => block.add(line, Joint::Hard, &column),
                    _ => {
                        out.extend(open.take().map(Builder::finish));
                        let above = previous.map_or(1.0, |p| measures.excess(p, line));
                        open = Some(Builder::start(line, page, cell, &column, above));
                    }
                }
                previous = Some(line);
            }
        }
        out.extend(open.take().map(Builder::finish));
    }
    out.retain(|b| !b.text.as_str().trim().is_empty());
    out
}

/// How a line joins the block before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// It begins a new block.
    Break,
    /// It goes on.
    Soft,
    /// It is on a line of its own on purpose: an address, a poem.
    Hard,
}

/// From so many pairs of lines on, their distance is that of the lines of a paragraph.
const FEW: usize = 4;
/// The widest that is believed of fewer, in em.
const FEW_LEADING: f32 = 1.6;

/// What is usual in this document.
struct Measures {
    /// Font size in half points → usual distance of baselines within a paragraph, in points.
    pitch: HashMap<i64, f32>,
    /// Left and right edge of the text on pages without columns.
    body: Rect,
}

impl Measures {
    fn of(pages: &[PageLines]) -> Measures {
        let mut rights: Vec<f32> = Vec::new();
        let mut body: Option<Rect> = None;
        for flow in pages
            .iter()
            .flat_map(|p| &p.flows)
            .filter(|f| f.cell.is_none())
        {
            for line in &flow.lines {
                rights.push(line.bbox.right);
                body = Some(body.map_or(line.bbox, |b| b.union(line.bbox)));
            }
        }
        rights.sort_by(f32::total_cmp);
        let mut body = body.unwrap_or_default();
        // One line that sticks out is not an edge.
        if let Some(right) = rights.get(rights.len().saturating_sub(1 + rights.len() / 50)) {
            body.right = *right;
        }
        let mut measures = Measures {
            pitch: HashMap::new(),
            body,
        };
        let mut steps: HashMap<i64, (Vec<f32>, Vec<f32>)> = HashMap::new();
        for flow in pages.iter().flat_map(|p| &p.flows) {
            let column = measures.column(flow);
            for pair in flow.lines.windows(2) {
                let [a, b] = pair else { continue };
                let step = b.baseline - a.baseline;
                if (a.size - b.size).abs() < 0.3 && step > 0.5 * a.size && step < 4.0 * a.size {
                    let entry = steps.entry(key(a.size)).or_default();
                    entry.1.push(step);
                    if !is_short(a, b, &column) {
                        entry.0.push(step);
                    }
                }
            }
        }
        let mut counted: Vec<(usize, i64, f32)> = Vec::new();
        for (size, (mut full, mut all)) in steps {
            // Lines that run to the edge are followed by lines of their own paragraph, mostly.
            let usual = if full.len() >= 2 {
                median(&mut full)
            } else {
                lowest(&mut all)
            };
            counted.extend(usual.map(|usual| (all.len(), size, usual)));
        }
        // Few lines of a size may all be alone: they are no wider apart than those of the text, for their size.
        let em = |(_, size, usual): &(usize, i64, f32)| usual / (*size as f32 / 2.0).max(1.0);
        let widest = (counted.iter())
            .max_by_key(|(lines, size, _)| (*lines, *size))
            .map_or(FEW_LEADING, em)
            .max(FEW_LEADING);
        for (lines, size, usual) in counted {
            let most = if lines < FEW {
                widest * size as f32 / 2.0
            } else {
                f32::MAX
            };
            measures.pitch.insert(size, usual.min(most));
        }
        measures
    }

    /// Usual distance of baselines for lines of `size`.
    fn usual(&self, size: f32) -> f32 {
        self.pitch
            .get(&key(size))
            .copied()
            .unwrap_or(1.2 * size)
            .max(size)
    }

    /// Space between `a` and `b` beyond the usual, in em.
    fn excess(&self, a: &Line, b: &Line) -> f32 {
        let usual = self.usual(a.size).max(if a.size == b.size {
            0.0
        } else {
            self.usual(b.size)
        });
        (b.baseline - a.baseline - usual) / b.size.max(1.0)
    }

    /// The column that the lines of `flow` fill.
    fn column(&self, flow: &LineFlow) -> Rect {
        let own = flow
            .lines
            .iter()
            .map(|l| l.bbox)
            .reduce(Rect::union)
            .unwrap_or_default();
        let right = flow.lines.iter().filter(|l| l.from_right).count();
        let mut column = if right * 2 > flow.lines.len() {
            Rect {
                left: own.left.min(flow.column.left),
                ..own
            }
        } else {
            Rect {
                right: justified(flow, own.right).unwrap_or(own.right.max(flow.column.right)),
                ..own
            }
        };
        if flow.cell.is_none() && flow.column.width() > 0.6 * self.body.width() {
            column.right = own.right.max(self.body.right);
            column.left = column.left.min(self.body.left);
        }
        column
    }
}

fn key(size: f32) -> i64 {
    (size * 2.0).round() as i64
}

/// The right edge at which most lines of a column end; `None` where they do not, or where none sticks out. LaTeX lets a
/// line stick out for which it finds no good break.
fn justified(flow: &LineFlow, right: f32) -> Option<f32> {
    const LINES: usize = 8;
    if flow.lines.len() < LINES {
        return None;
    }
    let mut ends: Vec<f32> = flow.lines.iter().map(|l| l.bbox.right).collect();
    ends.sort_by(f32::total_cmp);
    let alike = ends.chunk_by(|a, b| b - a < 0.3).max_by_key(|c| c.len())?;
    let size = flow.lines.first()?.size;
    let edge = *alike.last()?;
    let sticks_out = edge + 0.3 < right && right < edge + 3.0 * size;
    (alike.len() * 5 >= ends.len() * 2 && sticks_out).then_some(edge)
}

/// The lower quartile: where few lines run full, the smallest distances are those inside paragraphs.
fn lowest(values: &mut [f32]) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 4).copied()
}

/// Whether `line` was ended on purpose: the first word of `next` would have fitted.
fn is_short(line: &Line, next: &Line, column: &Rect) -> bool {
    if line.text.as_str().ends_with(['-', '\u{ad}', '\u{2010}']) {
        return false;
    }
    // Where the words go on, a little room is a column that is narrower than its widest line.
    let goes_on = starts_lower(next.text.as_str()) && !ends_sentence(line.text.as_str());
    let slack = if goes_on { 1.0 } else { 0.35 };
    room(line, column) > next.first_word + slack * line.size
}

/// What `line` leaves empty at the end of its column, in points.
fn room(line: &Line, column: &Rect) -> f32 {
    Span::of(column, line.from_right).end - Span::of(&line.bbox, line.from_right).end
}

/// Whether two lines of words are each in one type, and not in the same: guidance above an answer. An address may be in the
/// colour of links.
fn other_style(previous: &Line, line: &Line) -> bool {
    let Some((above, below)) = previous.styles.whole().zip(line.styles.whole()) else {
        return false;
    };
    let words = |l: &Line| {
        let text = l.text.as_str();
        text.contains(' ') && !text.contains(['@', '/']) && !text.contains("www.")
    };
    above != below && words(previous) && words(line)
}

/// Whether one of two lines is underlined as a whole and the other is not: a heading above its answer. Underlined words end
/// hardly ever with their line.
fn other_underline(previous: &Line, line: &Line) -> bool {
    let styles = previous.styles.whole().zip(line.styles.whole());
    let other = styles.is_some_and(|(a, b)| a.is_underlined() != b.is_underlined());
    other && other_style(previous, line) && !starts_lower(line.text.as_str())
}

/// Whether `previous` ends in type of another size than that of `line`.
fn other_size(previous: &Line, line: &Line) -> bool {
    /// Of the size.
    const STEP: f32 = 0.04;
    let size = previous.end_size.max(line.size);
    (previous.end_size - line.size).abs() > STEP * size
}

/// Whether a bold heading at the start of `previous` runs into text of the size that `line` is in.
fn runs_in(previous: &Line, line: &Line) -> bool {
    let plain = previous.bold > 0 && previous.bold_lead < previous.text.as_str().trim_end().len();
    plain && line.bold == 0 && (previous.end_size - line.size).abs() < 0.2
}

/// Whether `line` begins a sentence, and `previous` ends one.
fn begins_anew(previous: &Line, line: &Line) -> bool {
    ends_sentence(previous.text.as_str()) && !starts_lower(line.text.as_str())
}

/// A block in the making.
struct Builder {
    shape: Shape,
    text: Text,
    page: PageNumber,
    first_line: Place,
    /// Whether its lines begin on the right.
    from_right: bool,
    /// Where it begins.
    start: f32,
    /// Where its text begins: behind the bullet.
    text_start: f32,
    size: f32,
    /// Size of its last glyph.
    end_size: f32,
    chars: usize,
    bold: usize,
    bold_lead: usize,
    end_bold: bool,
    styles: Styles,
    /// It began with a bold label and its value.
    labelled: bool,
    lines: usize,
    soft: usize,
    above: f32,
    indent: f32,
    centered: bool,
    cell: Option<Cell>,
    origin: super::Origin,
    /// What its last line leaves empty, in points.
    room: f32,
    /// The file draws a space behind its last line.
    ends_blank: bool,
    column: Rect,
}

impl Builder {
    fn start(
        line: &Line,
        page: &PageLines,
        cell: Option<Cell>,
        column: &Rect,
        above: f32,
    ) -> Builder {
        let (shape, skip) = list_mark(line);
        let text = line.text.slice(skip..line.text.as_str().len());
        let from_right = line.from_right;
        let own = Span::of(&line.bbox, from_right);
        let (before, behind) = (
            own.start - Span::of(column, from_right).start,
            room(line, column),
        );
        let text_start = text
            .at(0..text.as_str().len())
            .first()
            .map_or(own.start, |p| {
                Span::of(&page.frame.to_frame(p.rect()), from_right).start
            });
        let whole = line.bold_lead >= line.text.as_str().trim_end().len();
        Builder {
            shape,
            page: page.number,
            first_line: Place::new(page.number, page.frame.to_page(line.bbox)),
            from_right,
            start: own.start,
            text_start,
            size: line.size,
            end_size: line.end_size,
            chars: line.chars,
            bold: line.bold,
            bold_lead: line.bold_lead.saturating_sub(skip).min(text.as_str().len()),
            end_bold: whole && line.bold > 0,
            styles: line.styles,
            labelled: bold_label(line),
            lines: 1,
            soft: 0,
            above,
            indent: before / line.size.max(1.0),
            centered: before > 2.0 * line.size
                && (before - behind).abs() < 0.1 * column.width().max(1.0),
            cell,
            origin: line.origin,
            room: behind,
            ends_blank: line.ends_blank,
            column: *column,
            text,
        }
    }

    fn add(&mut self, line: &Line, joint: Joint, column: &Rect) {
        let start = self.text.as_str().len();
        join::append(&mut self.text, &line.text, joint);
        if self.bold_lead >= start && line.bold_lead > 0 {
            self.bold_lead = self.text.as_str().len() - line.text.as_str().len() + line.bold_lead;
        }
        self.end_bold = line.bold > 0 && line.bold_lead >= line.text.as_str().trim_end().len();
        self.chars += line.chars;
        self.bold += line.bold;
        self.styles.append(&line.styles);
        self.lines += 1;
        self.soft += usize::from(joint != Joint::Hard);
        self.room = room(line, column);
        self.ends_blank = line.ends_blank;
        self.column = *column;
        self.size = self.size.max(line.size);
        self.end_size = line.end_size;
    }

    /// How `line` joins when it is below `previous` in the same flow.
    fn within(
        &self,
        previous: &Line,
        line: &Line,
        next: Option<&Line>,
        column: &Rect,
        measures: &Measures,
        params: &Params,
    ) -> Link {
        let size = previous.size.max(line.size);
        if previous.origin != line.origin
            || previous.quoted != line.quoted
            || (previous.size - line.size).abs() > params.size_step * size
                && !runs_in(previous, line)
            || measures.excess(previous, line) > params.paragraph_gap
            || line.baseline < previous.baseline
            || is_contents_entry(previous.text.as_str())
            || line.text.as_str().starts_with(BOXES)
            || counts_on_within(previous.text.as_str(), line.text.as_str())
        {
            return Link::Break;
        }
        let share = |l: &Line| l.bold as f32 / l.chars.max(1) as f32;
        let heavy = (share(previous) > 0.8, share(line) > 0.8);
        // A bold label that runs over the line end goes on in bold.
        let goes_on = line.bold_lead > 1 || runs_in(previous, line);
        let runs_on = heavy.0 && goes_on && !is_short(previous, line, column);
        if heavy.0 != heavy.1 && (share(previous) - share(line)).abs() > 0.6 && !runs_on {
            return Link::Break;
        }
        let short = is_short(previous, line, column);
        // A numbered heading in type of its own is over where a line in other type begins a sentence.
        let headed = self.shape == Shape::Labelled && !starts_lower(line.text.as_str());
        let anew = short || headed || begins_anew(previous, line);
        let other = other_style(previous, line) || headed && other_size(previous, line);
        if other && anew || other_underline(previous, line) {
            return Link::Break;
        }
        let (shape, _) = list_mark(line);
        let (start, above) = (self.start_of(line), self.start_of(previous));
        let hanging = start > above - 0.5 * size;
        match shape {
            Shape::Bullet if short || !starts_with_dash(line) => return Link::Break,
            Shape::Labelled if short || start < self.text_start - 0.8 * size && !hanging => {
                return Link::Break;
            }
            _ => {}
        }
        if self.shape == Shape::Bullet {
            // Back at the margin before the item's text: the item is over.
            if start < self.text_start - 0.8 * size && short {
                return Link::Break;
            }
        } else if start > above + 0.8 * size
            && start > self.start + 0.8 * size
            && (self.lines > 1 || short)
            && self.shape == Shape::Paragraph
        {
            // A first-line indent.
            return Link::Break;
        }
        let entry_over = ends_address(previous.text.as_str()) && starts_upper(line.text.as_str())
            || self.labelled && bold_label(line);
        if !short && !entry_over {
            return Link::Soft;
        }
        if line.bold_lead > 1 && !self.end_bold
            || has_label(line.text.as_str())
            || has_label(previous.text.as_str()) && !starts_lower(line.text.as_str())
        {
            return Link::Break;
        }
        if self.soft > 0 || ends_sentence(previous.text.as_str()) || self.shape == Shape::Bullet {
            return Link::Break;
        }
        // No bold line of its own begins with a small letter.
        if heavy == (true, true) && starts_lower(line.text.as_str()) {
            return Link::Hard;
        }
        // A heading cut by hand stays one block; so does an address.
        // What follows in other type says nothing about a bold line's end.
        let ends = |n: &Line| heavy == (true, true) && share(n) < 0.2;
        let line_short = next.is_none_or(|n| is_short(line, n, column) || ends(n));
        if line_short { Link::Hard } else { Link::Break }
    }

    /// Where `line` begins, seen as the block's lines are read.
    fn start_of(&self, line: &Line) -> f32 {
        Span::of(&line.bbox, self.from_right).start
    }

    /// How `line` joins when it begins the next column, page or cell.
    fn across(&self, line: &Line, cell: Option<Cell>, words: &Words) -> Link {
        let text = self.text.as_str();
        let alike = |size: f32| (size - line.size).abs() < 0.05 * size;
        let same_style = (alike(self.size) || alike(self.end_size))
            && self.end_bold == (line.bold > 0 && line.bold * 2 > line.chars)
            && self.origin == line.origin;
        if self.cell != cell
            || !same_style
            || list_mark(line).0 != Shape::Paragraph
            || ends_sentence(text) && !join::goes_on(text, line.text.as_str())
        {
            return Link::Break;
        }
        let first = line.text.as_str().chars().next();
        // Nobody ends a paragraph with a comma, or begins one with a small letter; a number is not sure.
        let near = self.room < 0.15 * self.column.width();
        let lower = first.is_some_and(char::is_lowercase)
            || text.ends_with(',')
            || near && first.is_some_and(|c| c.is_ascii_digit());
        let hyphen = text.ends_with(['-', '\u{ad}', '\u{2010}']);
        let full = self.room < line.first_word + 0.5 * line.size;
        let address = !matches!(join::joint(text, line.text.as_str(), words), Joint::Space);
        if hyphen
            || (lower && text.chars().count() > 20)
            || (full && self.lines > 1)
            || address && full
        {
            Link::Soft
        } else {
            Link::Break
        }
    }

    /// Whether its last letter is a full-width Latin one.
    fn ends_wide_word(&self) -> bool {
        let last = self.text.as_str().chars().last();
        last.is_some_and(|c| matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ'))
    }

    fn finish(self) -> Block {
        let text = self.text.trim();
        let length = text.as_str().len();
        Block {
            shape: self.shape,
            page: self.page,
            first_line: self.first_line,
            size: self.size,
            bold: self.bold as f32 / self.chars.max(1) as f32,
            bold_lead: self.bold_lead.min(length),
            style: self.styles.whole(),
            lines: self.lines,
            space_above: self.above,
            indent: self.indent,
            centered: self.centered,
            cell: self.cell,
            origin: self.origin,
            text,
        }
    }
}

/// Tables that go on on the next page keep their number, and a row that was cut goes on.
#[derive(Default)]
struct Continued {
    /// Table as numbered by the page → the table that it continues, and the shift of its rows.
    moved: HashMap<usize, (usize, usize)>,
    last: Option<(Cell, PageNumber, Vec<f32>)>,
}

impl Continued {
    fn cell(&mut self, flow: &LineFlow, page: PageNumber) -> Option<Cell> {
        let own = flow.cell?;
        if let Some((last, last_page, columns)) = &self.last
            && own.ruled
            && !self.moved.contains_key(&own.table)
            && page.get() == last_page.get() + 1
            && last.ruled
            && alike(columns, &flow.table_columns)
        {
            // The left cell of a row that was cut is empty on the second page.
            let shift = if own.row == 0 && own.column > 0 {
                last.row
            } else {
                last.row + 1
            };
            self.moved.insert(own.table, (last.table, shift));
        }
        let (table, shift) = *self.moved.entry(own.table).or_insert((own.table, 0));
        let cell = Cell {
            table,
            row: own.row + shift,
            ..own
        };
        self.last = Some((cell, page, flow.table_columns.clone()));
        Some(cell)
    }
}

fn alike(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| (x - y).abs() < 3.0)
}
