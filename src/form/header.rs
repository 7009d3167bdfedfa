//! Header lines: labels with their values, in every layout: a line each, several on a line, label and value in cells or
//! on lines of their own.

use std::ops::Range;

use crate::layout::Cell;
use crate::section::Part;
use crate::text::Text;

use super::definition::Form;
use super::wording::Wording;

/// Wording from which on a text is a label, where a colon, tab or cell follows it.
pub(super) const LABEL: f32 = 0.82;
/// Wording from which on a refused label is kept, to be told as a candidate.
const NEAR: f32 = 0.5;
/// Words by which a label may be longer than the form's longest one.
const MORE_WORDS: usize = 2;

/// A label found in a part.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// Index of the part.
    pub(super) part: usize,
    /// Index of the form's field.
    pub(super) field: usize,
    /// Index of the form's language.
    pub(super) language: usize,
    /// How near the words are.
    pub(super) score: f32,
    /// Bytes of the part's text that are the label.
    pub(super) label: Range<usize>,
    /// Bytes of the part's text behind the label, up to the next label; may be empty.
    pub(super) value: Range<usize>,
}

/// All labels of `parts`, in document order, and those that were refused because their words are too far.
pub(super) fn labels(parts: &[Part], form: &Form) -> (Vec<Label>, Vec<Label>) {
    let (mut out, mut refused) = (Vec::new(), Vec::new());
    for (index, part) in parts.iter().enumerate() {
        let text = part.block.text.as_str();
        // Running text has no labels; the longest header line has some hundred characters.
        if text.len() > 1_200 {
            continue;
        }
        let mut own: Vec<Label> = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let end = start + line.len();
            // A label that is broken over two lines has its colon on the second.
            let next = text.get(end + 1..).and_then(|t| t.split('\n').next());
            let broken = next.filter(|n| {
                let label = n
                    .find(':')
                    .and_then(|colon| text.get(start..end + 1 + colon));
                let bare =
                    |l: &str| matching(l.get(number_length(l)..).unwrap_or(""), form).is_some();
                !line.contains([':', '\t']) && label.is_some_and(bare)
            });
            let end = end + broken.map_or(0, |n| n.len() + 1);
            line_labels(index, text, start..end, part, form, &mut own, &mut refused);
            start += line.len() + 1;
        }
        // A value ends where the next label begins.
        for i in 1..own.len() {
            let next = own[i].label.start;
            own[i - 1].value.end = next.max(own[i - 1].value.start);
        }
        if let Some(last) = own.last_mut() {
            last.value.end = text.len();
        }
        out.extend(own);
    }
    (out, refused)
}

/// The labels of one line.
fn line_labels(
    part: usize,
    text: &str,
    line: Range<usize>,
    source: &Part,
    form: &Form,
    out: &mut Vec<Label>,
    refused: &mut Vec<Label>,
) {
    let mut at = line.start;
    let mut first = true;
    let longest = form.lexicon.longest_label() + MORE_WORDS;
    while at < line.end {
        let rest = &text[at..line.end];
        let skip = rest.len() - rest.trim_start().len();
        let begin = at + skip + number_length(&text[at + skip..line.end]);
        let whole_block = begin == number_length(text) && line.end == text.len();
        let ends = label_end(text, begin..line.end, source, first, whole_block, longest);
        let nearest = ends.and_then(|(end, behind)| {
            let like = nearest(&text[begin..end], form)?;
            Some(Label {
                part,
                field: like.field,
                language: like.language,
                score: like.score,
                label: begin..end,
                value: behind..line.end,
            })
        });
        if let Some(label) = nearest.as_ref().filter(|l| l.score >= LABEL) {
            at = label.value.start;
            out.push(label.clone());
        } else if let Some((begin, end, like)) = later_label(text, at..line.end, first, form) {
            // Several labels on one line: "Telephone: … Fax: …".
            out.push(Label {
                part,
                field: like.field,
                language: like.language,
                score: like.score,
                label: begin..end,
                value: end + 1..end + 1,
            });
            at = end + 1;
        } else {
            refused.extend(nearest.filter(|_| first));
            return;
        }
        first = false;
    }
}

fn number_length(text: &str) -> usize {
    crate::section::number_length(text)
}

/// Where a label that begins the range ends, and where its value begins: at a colon, a tab, the end of bold type, or the
/// end of a block or cell of its own.
fn label_end(
    text: &str,
    range: Range<usize>,
    part: &Part,
    first: bool,
    whole_block: bool,
    longest: usize,
) -> Option<(usize, usize)> {
    let rest = text.get(range.clone())?;
    if let Some(colon) = rest.find([':', '：'])
        && colon > 0
        && rest[..colon].split_whitespace().count() <= longest
    {
        let width = rest[colon..].chars().next().map_or(1, char::len_utf8);
        return Some((range.start + colon, range.start + colon + width));
    }
    if let Some(tab) = rest.find('\t') {
        return Some((range.start + tab, range.start + tab + 1));
    }
    if first {
        let bold = part.block.bold_lead;
        if bold > range.start && bold < range.end && text.is_char_boundary(bold) {
            return Some((bold, bold));
        }
        let words = rest.split_whitespace().count();
        if whole_block && words <= longest && (part.block.cell.is_some() || words <= 4) {
            return Some((range.end, range.end));
        }
    }
    None
}

/// A label in the middle of a line: behind a tab, comma, semicolon, bar or space, and followed by a colon.
fn later_label(
    text: &str,
    range: Range<usize>,
    first: bool,
    form: &Form,
) -> Option<(usize, usize, super::lexicon::Likeness)> {
    if first {
        return None;
    }
    let rest = text.get(range.clone())?;
    for (colon, _) in rest.match_indices(':') {
        if rest[colon..].starts_with("://") {
            continue;
        }
        // Try the last one to four words before the colon.
        let before = &rest[..colon];
        let starts: Vec<usize> = before
            .char_indices()
            .filter(|(i, c)| {
                !c.is_whitespace()
                    && (*i == 0
                        || before[..*i]
                            .ends_with(|p: char| p.is_whitespace() || ",;|/(".contains(p)))
            })
            .map(|(i, _)| i)
            .collect();
        // The nearest wording, and of those the longest: "18 Fax" is not a label, "Fax number" is.
        let mut best: Option<(usize, super::lexicon::Likeness)> = None;
        for start in starts.iter().rev().take(4).rev() {
            if let Some(like) = matching(&before[*start..], form).filter(|l| l.score > 0.9)
                && best.is_none_or(|(_, b)| like.score > b.score)
            {
                best = Some((*start, like));
            }
        }
        if let Some((start, like)) = best {
            return Some((range.start + start, range.start + colon, like));
        }
    }
    None
}

/// The field whose label is `label`.
fn matching(label: &str, form: &Form) -> Option<super::lexicon::Likeness> {
    nearest(label, form).filter(|l| l.score >= LABEL)
}

/// The field whose label is nearest to `label`, if any is near.
fn nearest(label: &str, form: &Form) -> Option<super::lexicon::Likeness> {
    let wording = Wording::new(label);
    if wording.is_empty() || wording.len() > form.lexicon.longest_label() + MORE_WORDS {
        return None;
    }
    form.lexicon.labels(&wording, NEAR).into_iter().next()
}

/// The values of the labels in `parts[range]`: for each, the field and the value's text. A label without value takes the
/// next cell of its row, or the block below it; a block without label goes on with the value above it.
pub(super) fn values(
    parts: &[Part],
    range: Range<usize>,
    labels: &[Label],
) -> Vec<(usize, f32, Text, Vec<usize>)> {
    let mut out: Vec<(usize, f32, Text, Vec<usize>)> = Vec::new();
    let mut open: Option<(usize, Option<Cell>)> = None;
    for index in range {
        let part = &parts[index];
        let own: Vec<&Label> = labels.iter().filter(|l| l.part == index).collect();
        let text = &part.block.text;
        let lead = own.first().map_or(text.as_str().len(), |l| l.label.start);
        let before = text.slice(0..lead).trim();
        let before_is_number = before.as_str().len() <= 4 && before.as_str().ends_with(['.', ')']);
        if !before.is_empty()
            && !before_is_number
            && let Some((at, cell)) = open
            && let Some(entry) = out.get_mut(at)
            && continues(&entry.2, cell, part)
        {
            if !entry.2.is_empty() {
                entry.2.push_added('\n');
            }
            entry.2.append(&before);
            entry.3.push(index);
        }
        for label in own {
            open = Some((out.len(), part.block.cell));
            let value = text.slice(label.value.clone()).trim();
            let value = strip_lead(value);
            out.push((label.field, label.score, value, vec![index]));
        }
    }
    out
}

/// Dashes and colons that stand between label and value.
fn strip_lead(value: Text) -> Text {
    let text = value.as_str();
    let kept =
        text.trim_start_matches(|c: char| matches!(c, ':' | '=' | '|' | '.') || c.is_whitespace());
    // A dash is punctuation here only with a space behind it; "-" alone is a placeholder.
    let kept = kept
        .strip_prefix("– ")
        .or_else(|| kept.strip_prefix("- "))
        .unwrap_or(kept);
    let skip = text.len() - kept.len();
    value.slice(skip..text.len()).trim()
}

/// Whether the block `part` without label goes on with the value so far.
fn continues(value: &Text, label_cell: Option<Cell>, part: &Part) -> bool {
    match (label_cell, part.block.cell) {
        (Some(a), Some(b)) => {
            a.table == b.table && (a.row == b.row || value.is_empty() && b.row == a.row + 1)
        }
        (None, None) => {
            value.is_empty() || part.block.text.as_str().split_whitespace().count() <= 16
        }
        _ => value.is_empty(),
    }
}
