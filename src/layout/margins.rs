//! What a page has beside its text: lines to write on that were written over, numbers that count the lines, and quotations
//! in the margin.

use super::fragments::{Ch, Fragment};

/// Characters from which on a row of dots or underscores is a line to write on.
const LEADER: usize = 5;
/// Signs in a row from which on they are a line.
const SIGNS: usize = 6;
/// More of these lines on a page are not underlines.
const MOST_LINES: usize = 200;
/// How far a line of signs is below what it underlines, in em.
const UNDERLINE: (f32, f32) = (0.5, 1.9);
/// Line numbers from which on lines that are all numbered are, where nothing was known before.
const NUMBERS: usize = 15;
/// Line numbers from which on lines of which each fifth or so is numbered are.
const SPARSE: usize = 3;
/// No page has more lines than this.
const MOST_NUMBERS: usize = 1_000;
/// Longest line number, in characters.
const DIGITS: usize = 4;
/// Small quotations are at most this large, as a share of the text's size.
const NOTE: f32 = 0.85;
/// Large ones are at least this large.
const QUOTE: f32 = 1.25;
/// Lines of one quotation are nearer than this, in em.
const NEAR: f32 = 2.2;
/// Marks of quotation, at either end.
const QUOTES: [char; 10] = ['"', '“', '”', '„', '‟', '«', '»', '‹', '›', '\''];
/// Fewest letters of a quotation, in bytes, and fewest words.
const LEAST_QUOTED: (usize, usize) = (12, 3);
/// How much larger than the text slanted type is at least in which something is quoted.
const SLANTED: f32 = 1.08;
/// Fewest letters of a quotation that may be changed, in bytes.
const LEAST_CHANGED: usize = 30;

/// Takes away the dots and underscores that other text is written on: the answer was written over the line.
pub(super) fn write_over(fragments: Vec<Fragment>) -> Vec<Fragment> {
    let tails: Vec<Option<f32>> = fragments.iter().map(leader).collect();
    if tails.iter().all(Option::is_none) {
        return fragments;
    }
    // By baseline: a page may have a hundred thousand rows of dots.
    let mut written: Vec<(f32, f32, f32)> = (fragments.iter().zip(&tails))
        .map(|(f, tail)| (f.bbox.left, tail.unwrap_or(f.bbox.right), f.baseline))
        .filter(|(left, right, _)| left < right)
        .collect();
    written.sort_by(|a, b| a.2.total_cmp(&b.2));
    let over = |f: &Fragment, left: f32| {
        let reach = 0.6 * f.size;
        let first = written.partition_point(|w| w.2 <= f.baseline - reach);
        let near = written.iter().skip(first);
        near.take_while(|w| w.2 < f.baseline + reach)
            .any(|(from, to, _)| *from < f.bbox.right && *to > left && *from >= left - 0.5 * f.size)
    };
    (fragments.into_iter().zip(tails))
        .filter_map(|(fragment, tail)| match tail {
            Some(left) if over(&fragment, left) => {
                let [kept, _] = fragment.split_at(left);
                kept
            }
            _ => Some(fragment),
        })
        .collect()
}

/// Takes away the lines that a plain text draws with signs, and makes bold what one of them underlines: "Sustainability" above
/// a row of hyphens as long as the word.
pub(super) fn without_drawn_lines(mut fragments: Vec<Fragment>) -> (Vec<Fragment>, Vec<Fragment>) {
    let drawn: Vec<usize> = (0..fragments.len())
        .filter(|i| is_drawn_line(&fragments[*i]))
        .collect();
    // A text with hundreds of them is a drawing.
    if drawn.is_empty() || drawn.len() > MOST_LINES {
        return (fragments, Vec::new());
    }
    let alone = |i: &&usize| {
        let own = &fragments[**i];
        let near = |f: &Fragment| (f.baseline - own.baseline).abs() < 0.5 * own.size;
        fragments.iter().filter(|f| near(f)).count() == 1
    };
    let lines: Vec<usize> = drawn.iter().filter(alone).copied().collect();
    for line in &lines {
        let (area, baseline, size) = {
            let own = &fragments[*line];
            (own.bbox, own.baseline, own.size)
        };
        let above = |f: &Fragment| {
            let down = (baseline - f.baseline) / size;
            let share = f.bbox.width() / area.width().max(1.0);
            (UNDERLINE.0..UNDERLINE.1).contains(&down)
                && (f.bbox.left - area.left).abs() < size
                && (0.8..1.25).contains(&share)
                && !is_drawn_line(f)
        };
        for fragment in fragments.iter_mut().filter(|f| above(f)) {
            fragment.chars.iter_mut().for_each(|ch| ch.bold = true);
        }
    }
    let mut at = 0..fragments.len();
    let (lines, kept) = fragments
        .into_iter()
        .partition(|_| at.next().is_some_and(|i| lines.binary_search(&i).is_ok()));
    (kept, lines)
}

/// Whether a fragment is one sign over and over.
fn is_drawn_line(fragment: &Fragment) -> bool {
    let mut signs = fragment
        .chars
        .iter()
        .map(|ch| ch.c)
        .filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else {
        return false;
    };
    let known = matches!(
        first,
        '-' | '=' | '~' | '*' | '#' | '–' | '—' | '─' | '━' | '═'
    );
    known && signs.clone().count() + 1 >= SIGNS && signs.all(|c| c == first)
}

/// Where the row of dots or underscores begins that ends a fragment.
fn leader(fragment: &Fragment) -> Option<f32> {
    let filler = |c: char| matches!(c, '.' | '_' | '…' | '·') || c.is_whitespace();
    let tail = fragment.chars.iter().rev().take_while(|ch| filler(ch.c));
    let marks = tail.clone().filter(|ch| !ch.c.is_whitespace());
    let count: usize = marks
        .clone()
        .map(|ch| if ch.c == '…' { 3 } else { 1 })
        .sum();
    let first = marks.last()?;
    (count >= LEADER).then_some(first.left)
}

/// The edges between which a document's line numbers are.
#[derive(Debug, Clone, Copy)]
pub(super) struct NumberColumn {
    left: f32,
    right: f32,
}

/// Parts the numbers that count a page's lines from its text. `known` is where they were on an earlier page.
pub(super) fn without_line_numbers(
    fragments: Vec<Fragment>,
    known: &mut Option<NumberColumn>,
) -> (Vec<Fragment>, Vec<Fragment>) {
    let Some(column) = number_column(&fragments, *known) else {
        return (fragments, Vec::new());
    };
    *known = Some(column);
    let inside =
        |f: &Fragment| f.bbox.left > column.left - 1.0 && f.bbox.right < column.right + 1.0;
    fragments
        .into_iter()
        .partition(|f| !(is_number(f) && inside(f)))
}

/// Where the line numbers of a page are, left or right of all its text.
fn number_column(fragments: &[Fragment], known: Option<NumberColumn>) -> Option<NumberColumn> {
    let (numbers, text): (Vec<&Fragment>, Vec<&Fragment>) =
        fragments.iter().partition(|f| is_number(f));
    let left = text.iter().map(|f| f.bbox.left).fold(f32::MAX, f32::min);
    let right = text.iter().map(|f| f.bbox.right).fold(f32::MIN, f32::max);
    let sides = [
        numbers
            .iter()
            .filter(|f| f.bbox.right < left)
            .collect::<Vec<_>>(),
        numbers.iter().filter(|f| f.bbox.left > right).collect(),
    ];
    sides.into_iter().find_map(|mut side| {
        if side.len() > MOST_NUMBERS {
            return None;
        }
        side.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
        let column = NumberColumn {
            left: side.iter().map(|f| f.bbox.left).reduce(f32::min)?,
            right: side.iter().map(|f| f.bbox.right).reduce(f32::max)?,
        };
        let same =
            known.is_some_and(|k| column.left > k.left - 6.0 && column.right < k.right + 6.0);
        // Each is beside a line of the text.
        let beside = side.iter().all(|n| {
            let near = |f: &&&Fragment| (f.baseline - n.baseline).abs() < 0.5 * f.size;
            text.iter().any(|f| near(&f))
        });
        (beside && (same || counts_lines(&side, &text))).then_some(column)
    })
}

/// Whether numbers count lines: almost each line has one; or they go on in steps of several and nothing else.
fn counts_lines(numbers: &[&&Fragment], text: &[&Fragment]) -> bool {
    let mut baselines: Vec<f32> = text.iter().map(|f| f.baseline).collect();
    baselines.sort_by(f32::total_cmp);
    baselines.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    let values: Option<Vec<u32>> = numbers.iter().map(|f| f.string().parse().ok()).collect();
    let all = numbers.len() >= NUMBERS && 5 * numbers.len() >= 4 * baselines.len();
    let Some(values) = values else {
        // Numbers in a font that says nothing.
        return all;
    };
    let mut steps = values.windows(2).map(|w| w[1].saturating_sub(w[0]));
    let Some(step) = steps.next() else {
        return false;
    };
    let even = steps.all(|s| s == step);
    let sparse = step >= 2 && numbers.len() >= SPARSE && values.iter().all(|v| v % step == 0);
    even && (sparse || step == 1 && all)
}

/// Whether a fragment can be a line's number.
fn is_number(fragment: &Fragment) -> bool {
    let chars = &fragment.chars;
    let digits = chars.iter().all(|ch| ch.c.is_ascii_digit());
    let unknown = chars.iter().all(|ch| ch.c == char::REPLACEMENT_CHARACTER);
    !chars.is_empty() && chars.len() <= DIGITS && (digits || unknown)
}

/// Parts what is quoted from a page's text: beside all of it, in smaller or larger type, or inside a column, in larger type, as a
/// sentence or in quotation marks; and `letters`, all letters of the document, have it twice. `body` is the size of the document's text: a page may have little of it.
pub(super) fn without_quotes(
    fragments: Vec<Fragment>,
    body: f32,
    letters: &str,
) -> (Vec<Fragment>, Vec<Fragment>) {
    let mut sizes: Vec<(f32, usize)> = (fragments.iter())
        .map(|f| (f.size, f.chars.len()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: usize = sizes.iter().map(|s| s.1).sum();
    let mut seen = 0;
    let usual = sizes.iter().find(|(_, count)| {
        seen += count;
        2 * seen >= all
    });
    let Some((usual, _)) = usual.copied() else {
        return (fragments, Vec::new());
    };
    let other = |f: &Fragment| f.size <= NOTE * usual || f.size >= QUOTE * usual.max(body);
    let text = || fragments.iter().filter(|f| !other(f));
    let left = text().map(|f| f.bbox.left).fold(f32::MAX, f32::min);
    let right = text().map(|f| f.bbox.right).fold(f32::MIN, f32::max);
    let top = text().map(|f| f.bbox.top).fold(f32::MAX, f32::min);
    let bottom = text().map(|f| f.bbox.bottom).fold(f32::MIN, f32::max);
    let beside = |f: &Fragment| {
        let outside = f.bbox.left > right + 0.5 * usual || f.bbox.right < left - 0.5 * usual;
        other(f) && outside && f.bbox.bottom > top && f.bbox.top < bottom
    };
    let mut notes: Vec<(usize, &Fragment)> = (fragments.iter().enumerate())
        .filter(|(_, f)| beside(f))
        .collect();
    // In type that slants, a little larger is enough, and in quotation marks any size is.
    let slanted = |f: &Fragment| {
        let slants = |ch: &Ch| ch.style.is_italic() || ch.c.is_whitespace();
        f.chars.iter().all(slants)
    };
    // Inside a column, in larger type, quotation marks or a stop tell it from a heading.
    let free = (fragments.iter().enumerate())
        .filter(|(_, f)| (f.size >= QUOTE * usual.max(body) || slanted(f)) && !beside(f));
    let mut free: Vec<(usize, &Fragment)> = free.collect();
    for all in [&mut notes, &mut free] {
        all.sort_by(|a, b| a.1.baseline.total_cmp(&b.1.baseline));
    }
    let mut taken = vec![false; fragments.len()];
    let near = |a: &(usize, &Fragment), b: &(usize, &Fragment)| {
        b.1.baseline - a.1.baseline < NEAR * a.1.size
    };
    let notes = notes.chunk_by(near).map(|note| (note, false));
    for (note, in_text) in notes.chain(free.chunk_by(near).map(|note| (note, true))) {
        let printed: Vec<String> = note.iter().map(|(_, f)| f.string()).collect();
        let printed = printed.join(" ");
        let own = letters_of(&printed);
        let words = printed.split_whitespace().count();
        let enough = own.len() >= LEAST_QUOTED.0 && words >= LEAST_QUOTED.1;
        let marked = printed.trim().starts_with(QUOTES) && printed.trim().ends_with(QUOTES);
        let larger = |f: &Fragment| f.size >= SLANTED * usual.max(body);
        // Of the text's own size, it is beside other text.
        let own_size = in_text && !note.iter().all(|(_, f)| larger(f));
        if own_size && !(marked && is_beside(note, &fragments)) {
            continue;
        }
        // A heading that comes again in a contents list has a number, or no stop.
        let large = note.iter().all(|(_, f)| f.size >= QUOTE * usual.max(body));
        let sentence = large
            && printed.trim_end().ends_with(['.', '!', '…'])
            && printed.trim_start().starts_with(char::is_alphabetic);
        let twice = |own: &str| letters.matches(own).nth(1).is_some();
        // In quotation marks, a word at its begin or end may have been changed.
        let most = |own: &str| {
            let part = own.len() * 3 / 10;
            let (from, to) = (
                own.ceil_char_boundary(part),
                own.floor_char_boundary(own.len() - part),
            );
            own.get(from..).is_some_and(twice) || own.get(..to).is_some_and(twice)
        };
        let quoted = (marked || sentence || !in_text) && twice(&own);
        if enough && (quoted || marked && in_text && own.len() >= LEAST_CHANGED && most(&own)) {
            note.iter().for_each(|(i, _)| taken[*i] = true);
        }
    }
    let mut taken = taken.into_iter();
    (fragments.into_iter()).partition(|_| !taken.next().unwrap_or(false))
}

/// Whether other text is beside each line of a `note`, whose pieces have their places in `fragments`.
fn is_beside(note: &[(usize, &Fragment)], fragments: &[Fragment]) -> bool {
    /// More lines than this are no quotation.
    const MOST: usize = 12;
    let beside = |own: &Fragment| {
        fragments.iter().any(|f| {
            let apart = f.bbox.right < own.bbox.left || f.bbox.left > own.bbox.right;
            apart && f.bbox.vertical_overlap(own.bbox) > 0.3
        })
    };
    note.len() <= MOST && note.iter().all(|(_, own)| beside(own))
}

/// The letters and figures of `text` in lower case.
pub(super) fn letters_of(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
