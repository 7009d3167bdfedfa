//! Differences → lines for a person: by field, and of a long text only what changed with a few words around it.

use anstyle::Style;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use super::super::clean::clean;
use super::super::text::{Palette, columns, cut_end};
use super::Difference;

/// Unchanged words that are shown on either side of a change.
const CONTEXT: usize = 4;

/// Words in two texts, multiplied, up to which they are compared word by word; the work grows no faster than that.
const COMPARED: usize = 25_000_000;

/// Columns of a text that is there on one side only; the rest is reported by its number of words.
const SHOWN: usize = 240;

/// Lines of two texts that share less than this (from 0 to 1) are reported as one gone and one new.
const ALIKE: f32 = 0.5;

/// The differences as lines of at most `width` columns: a heading per nomination, per field its name, then what it was
/// (`-`) and what it is (`+`).
pub fn lines(differences: &[Difference], palette: &Palette, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut before = &None;
    let strong = palette.strong;
    for difference in differences {
        if &difference.nomination != before
            && let Some(name) = &difference.nomination
        {
            out.push(format!(
                "  {strong}{}{strong:#}",
                cut_end(&clean(name), width.saturating_sub(2))
            ));
        }
        before = &difference.nomination;
        out.push(format!(
            "  {}",
            cut_end(&clean(&difference.field), width.saturating_sub(2))
        ));
        let (old, new) = (difference.old.as_deref(), difference.new.as_deref());
        for (sign, words) in changes(old.unwrap_or_default(), new.unwrap_or_default()) {
            let style = match sign {
                Sign::Was => palette.error,
                Sign::Is => palette.good,
            };
            out.extend(wrapped(sign, &words, style, width));
        }
    }
    out
}

/// Which side a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Sign {
    Was,
    Is,
}

/// A word, and whether it is what changed.
pub(in crate::report) type Word = (String, bool);

/// What changed between two texts, line by line; in lines that are alike only the words around a change.
pub(in crate::report) fn changes(old: &str, new: &str) -> Vec<(Sign, Vec<Word>)> {
    let (was, is): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let ops = if was.len().saturating_mul(is.len()) <= COMPARED {
        capture_diff_slices(Algorithm::Myers, &was, &is)
    } else {
        vec![DiffOp::Replace {
            old_index: 0,
            old_len: was.len(),
            new_index: 0,
            new_len: is.len(),
        }]
    };
    let mut out = Vec::new();
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let gone = was.get(op.old_range()).unwrap_or_default();
        let come = is.get(op.new_range()).unwrap_or_default();
        for step in 0..gone.len().max(come.len()) {
            match (gone.get(step), come.get(step)) {
                (Some(gone), Some(come)) => out.extend(pair(gone, come)),
                (gone, come) => {
                    out.extend(gone.map(|line| (Sign::Was, whole(line))));
                    out.extend(come.map(|line| (Sign::Is, whole(line))));
                }
            }
        }
    }
    out
}

/// A line that became another.
fn pair(old: &str, new: &str) -> [(Sign, Vec<Word>); 2] {
    let (was, is): (Vec<&str>, Vec<&str>) = (
        old.split_whitespace().collect(),
        new.split_whitespace().collect(),
    );
    let apart = || [(Sign::Was, whole(old)), (Sign::Is, whole(new))];
    if was.len().saturating_mul(is.len()) > COMPARED {
        return apart();
    }
    let diff = TextDiff::from_slices(&was, &is);
    if diff.ratio() < ALIKE {
        return apart();
    }
    let (mut left, mut right): (Vec<Word>, Vec<Word>) = (Vec::new(), Vec::new());
    let mut end = 0;
    let omitted = || ("…".to_owned(), false);
    for group in diff.grouped_ops(CONTEXT) {
        if group
            .first()
            .is_some_and(|op| op.old_range().start > end || op.new_range().start > end)
        {
            left.push(omitted());
            right.push(omitted());
        }
        end = group.last().map_or(0, |op| op.old_range().end);
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let word = |changed| (clean(change.value()), changed);
            match change.tag() {
                ChangeTag::Equal => {
                    left.push(word(false));
                    right.push(word(false));
                }
                ChangeTag::Delete => left.push(word(true)),
                ChangeTag::Insert => right.push(word(true)),
            }
        }
    }
    if end < was.len() {
        left.push(omitted());
        right.push(omitted());
    }
    // Only white space differs: the words cannot show it.
    if left == right {
        left = vec![(format!("{old:?}"), true)];
        right = vec![(format!("{new:?}"), true)];
    }
    [(Sign::Was, left), (Sign::Is, right)]
}

/// A line that is there on one side only.
fn whole(line: &str) -> Vec<Word> {
    let line = clean(line);
    let words = line.split_whitespace().count();
    let shown = cut_end(&line, SHOWN);
    let cut = shown != line;
    let mut out: Vec<Word> = shown
        .split(' ')
        .map(|word| (word.to_owned(), true))
        .collect();
    if cut {
        out.push((format!("({words} words)"), false));
    }
    out
}

/// `    - the words`, broken to `width`; what changed in `style`.
pub(in crate::report) fn wrapped(
    sign: Sign,
    words: &[Word],
    style: Style,
    width: usize,
) -> Vec<String> {
    let mark = match sign {
        Sign::Was => '-',
        Sign::Is => '+',
    };
    let mut out = Vec::new();
    let mut line = format!("    {style}{mark}{style:#}");
    let mut used = 5;
    let mut empty = true;
    for (word, changed) in words {
        let needs = 1 + columns(word);
        if !empty && used + needs > width {
            out.push(std::mem::replace(&mut line, "     ".to_owned()));
            used = 5;
        }
        empty = false;
        used += needs;
        let paint = if *changed { style } else { Style::new() };
        line.push_str(&format!(" {paint}{word}{paint:#}"));
    }
    out.push(line);
    out
}
