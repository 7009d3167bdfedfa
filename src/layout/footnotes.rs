//! Takes footnotes out of the pages, and their marks out of the lines that carry them.
//!
//! A footnote begins near the foot of a page with a mark that the page's text carries raised, in smaller type than the
//! body or below a short ruling line; it goes on to the end of its column. Endnotes are all the small lines at the end of
//! the document, where the first begins with a mark that the text before carries raised.

use super::Footnote;
use super::lines::{Line, LineFlow, PageLines};
use crate::text::Text;

/// Notes are smaller than this share of the body's size.
const SMALL: f32 = 0.95;

/// Removes the footnotes of `pages`, and the notes at their end, and returns them in page order.
pub(super) fn remove(pages: &mut [PageLines], body_size: f32) -> Vec<Footnote> {
    let mut notes = footnotes(pages, body_size);
    notes.append(&mut endnotes(pages, body_size));
    notes
}

fn footnotes(pages: &mut [PageLines], body_size: f32) -> Vec<Footnote> {
    let mut notes = Vec::new();
    for page in pages.iter_mut() {
        let marks: Vec<String> = page.lines().flat_map(raised_marks).collect();
        let mut found: Vec<String> = Vec::new();
        let (height, rulings) = (page.area.height(), page.rulings.clone());
        let lowest: Vec<f32> = (page.flows.iter())
            .map(|f| f.lines.iter().map(|l| l.baseline).fold(0.0, f32::max))
            .collect();
        for (at, flow) in page.flows.iter_mut().enumerate() {
            let Some(start) = first_note(flow, body_size, height, &rulings, &marks) else {
                continue;
            };
            // A cell has its own notes, but the last column of a page, beside its labels, may be taken for one.
            let first = flow.lines.get(start);
            let below = |top: f32| {
                lowest
                    .iter()
                    .enumerate()
                    .all(|(i, low)| i == at || *low < top)
            };
            let at_foot = first.is_some_and(|l| l.size < SMALL * body_size && below(l.bbox.top));
            if flow.cell.is_some() && !at_foot {
                continue;
            }
            for line in flow.lines.split_off(start) {
                match mark_of(&line, &marks) {
                    Some((mark, text)) => {
                        found.push(mark.clone());
                        notes.push(Footnote { mark, text });
                    }
                    None => {
                        if let Some(last) = notes.last_mut() {
                            last.text.push_added(' ');
                            last.text.append(&line.text);
                        }
                    }
                }
            }
        }
        if found.is_empty() {
            continue;
        }
        for line in page.flows.iter_mut().flat_map(|f| &mut f.lines) {
            strip_marks(line, &found);
        }
        page.flows.retain(|f| !f.lines.is_empty());
    }
    notes
}

/// Takes the notes that are at the end of the document out of it.
fn endnotes(pages: &mut [PageLines], body_size: f32) -> Vec<Footnote> {
    let all: Vec<&Line> = pages.iter().flat_map(PageLines::lines).collect();
    let small = |line: &&&Line| line.size < SMALL * body_size;
    let tail = all.iter().rev().take_while(small).count();
    let Some(tail) = all.split_at_checked(all.len() - tail) else {
        return Vec::new();
    };
    let marks: Vec<String> = tail.0.iter().flat_map(|line| raised_marks(line)).collect();
    if marks.is_empty() {
        return Vec::new();
    }
    // A number with a stop behind it may be a heading's or an item's.
    let begins = |line: &&Line| {
        let plain = |(mark, _): (String, Text)| {
            let rest = line.text.as_str().get(mark.len()..).unwrap_or("");
            line.raised_start() || !rest.starts_with(['.', ')'])
        };
        2 * line.bold <= line.chars && mark_of(line, &marks).is_some_and(plain)
    };
    let Some(first) = tail.1.iter().position(begins) else {
        return Vec::new();
    };
    let mut skip = tail.0.len() + first;
    let mut notes: Vec<Footnote> = Vec::new();
    for flow in pages.iter_mut().flat_map(|p| &mut p.flows) {
        let kept = skip.min(flow.lines.len());
        skip -= kept;
        for line in flow.lines.split_off(kept) {
            match (mark_of(&line, &marks), notes.last_mut()) {
                (Some((mark, text)), _) => notes.push(Footnote { mark, text }),
                (None, Some(last)) => {
                    last.text.push_added(' ');
                    last.text.append(&line.text);
                }
                (None, None) => {}
            }
        }
    }
    let found: Vec<String> = notes.iter().map(|n| n.mark.clone()).collect();
    for page in pages.iter_mut() {
        for line in page.flows.iter_mut().flat_map(|f| &mut f.lines) {
            strip_marks(line, &found);
        }
        page.flows.retain(|f| !f.lines.is_empty());
    }
    notes
}

/// Marks that the line carries raised.
fn raised_marks(line: &Line) -> Vec<String> {
    line.raised
        .iter()
        .filter_map(|r| line.text.as_str().get(r.clone()))
        .filter(|m| is_mark(m))
        .map(str::to_owned)
        .collect()
}

fn is_mark(text: &str) -> bool {
    let count = text.chars().count();
    count <= 3
        && !text.is_empty()
        && (text.chars().all(|c| c.is_ascii_digit())
            || text.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
            || text.chars().all(|c| "*†‡§¹²³⁴⁵⁶⁷⁸⁹ab".contains(c)))
}

/// Index of the first line of the flow's footnotes.
fn first_note(
    flow: &LineFlow,
    body_size: f32,
    height: f32,
    rulings: &[crate::geom::Rect],
    marks: &[String],
) -> Option<usize> {
    let start = flow.lines.iter().position(|line| {
        if line.baseline < 0.4 * height || mark_of(line, marks).is_none() {
            return false;
        }
        // A bold line is a heading that has the mark's number: notes are set like the text, only smaller.
        if 2 * line.bold > line.chars || line.size > 1.02 * body_size {
            return false;
        }
        let small = line.size < SMALL * body_size;
        let ruled = rulings.iter().any(|r| {
            r.bottom <= line.baseline
                && r.bottom > line.bbox.top - 2.5 * line.size
                && r.width() < 0.6 * flow.column.width().max(1.0)
        });
        // Below a line a numbered heading may be too: bold, or with a stop behind its number.
        let text = line.text.as_str();
        let stop = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let heading = line.bold_lead >= text.len() || stop.starts_with(['.', ')']);
        let raised = line.raised_start();
        small || ruled && (raised || !heading)
    })?;
    // Everything below must look like notes too: no larger line follows.
    let below = flow.lines.get(start..)?;
    let first = below.first()?.size;
    let largest = match first < SMALL * body_size {
        true => (1.02 * first).max(SMALL * body_size),
        false => 1.02 * body_size.max(first),
    };
    below.iter().all(|l| l.size <= largest).then_some(start)
}

/// The mark that begins the line, and the rest; only marks that the page's text carries.
fn mark_of(line: &Line, marks: &[String]) -> Option<(String, Text)> {
    let text = line.text.as_str();
    let raised = line
        .raised
        .iter()
        .find(|r| r.start == 0)
        .and_then(|r| text.get(r.clone()));
    let first = match raised {
        Some(mark) => mark.to_owned(),
        // A number may be right before the first word: "1The survey".
        None => {
            let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
            let attached = number.starts_with(char::is_uppercase);
            let first = text.split([' ', '\t', '.', ')']).next()?;
            let digits = text.get(..text.len() - number.len())?;
            (if attached { digits } else { first }).to_owned()
        }
    };
    if !is_mark(&first) || !marks.contains(&first) {
        return None;
    }
    let rest = line.text.slice(first.len()..text.len());
    let skip = rest.as_str().len()
        - rest
            .as_str()
            .trim_start_matches([' ', '\t', '.', ')'])
            .len();
    let rest = rest.slice(skip..rest.as_str().len());
    Some((first, rest))
}

/// Takes the raised marks of `found` out of a line.
fn strip_marks(line: &mut Line, found: &[String]) {
    for index in (0..line.raised.len()).rev() {
        let range = line.raised[index].clone();
        let mark = line.text.as_str().get(range.clone()).unwrap_or("");
        if !found.iter().any(|f| f == mark) {
            continue;
        }
        let mut text = line.text.slice(0..range.start);
        text.append(&line.text.slice(range.end..line.text.as_str().len()));
        line.text = text;
        line.bold_lead = line.bold_lead.min(line.text.as_str().len());
        for later in &mut line.raised[index + 1..] {
            *later = later.start - range.len()..later.end - range.len();
        }
        line.raised.remove(index);
    }
}
