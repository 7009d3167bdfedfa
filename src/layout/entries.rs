//! Labels on the left of a strip, values on its right → entries: the rows of a table without lines.

use super::fragments::Fragment;
use super::median;
use super::rows::Row;

/// A row of a table without lines: fragments on the left and on the right, in printed rows.
pub(super) type Entry = (Vec<Row>, Vec<Row>);

/// More labels a row than this are not a form's.
const MOST_PAIRS: usize = 4;

/// How far a value of one line, with its label a little lower, is below the line above it, in em.
const LONE: f32 = 1.8;

/// The end of the line on the left that was seen last.
#[derive(Clone, Copy)]
struct LastLabel {
    baseline: f32,
    right: f32,
    colon: bool,
    bold: bool,
    /// It is a number alone, in a type of its own: the label's.
    number: bool,
}

/// Width of a fragment's first word, in points.
fn first_word(fragment: &Fragment) -> f32 {
    let word = fragment
        .chars
        .iter()
        .take_while(|c| !c.c.is_whitespace())
        .last();
    word.map_or(0.0, |last| last.right - fragment.bbox.left)
}

/// The first fragment of the nearest row of `side` above row `i` that has any.
fn first_above(side: &[Row], i: usize) -> Option<&Fragment> {
    (side.iter().take(i).rev()).find_map(|row| row.first())
}

/// Whether `below` is as near below `above` as the lines of one label do.
fn lines_of_one(above: &Fragment, below: &Fragment) -> bool {
    const LEADING: f32 = 1.3;
    let step = below.baseline - above.baseline;
    step > 0.8 * below.size && step < LEADING * below.size
}

/// Whether row `i` is the first line of a value whose label is at the height of the value's middle.
fn stands_above_its_label(left: &[Row], right: &[Row], i: usize) -> bool {
    fn first(side: &[Row], i: usize) -> Option<&Fragment> {
        side.get(i)?.first()
    }
    let (Some(value), None) = (first(right, i), first(left, i)) else {
        return false;
    };
    let Some(label) = first(left, i + 1) else {
        return false;
    };
    // Labels with values of two lines are farther from each other than the lines of one label.
    if (first_above(left, i)).is_some_and(|last| lines_of_one(last, label)) {
        return false;
    }
    let overlaps = label.bbox.top < value.bbox.bottom - 0.2 * value.size;
    // Of two lines of a value the second may be at the label's height, or below it.
    let more = match first(right, i + 1) {
        Some(more) if overlaps => Some(more),
        Some(_) => return false,
        None => first(right, i + 2).filter(|_| first(left, i + 2).is_none()),
    };
    let far = |least: f32| {
        let above = first_above(right, i);
        above.is_none_or(|above| value.baseline - above.baseline > least)
    };
    match more.filter(|more| more.bbox.top < label.bbox.bottom) {
        Some(more) => {
            label.bbox.top < value.bbox.bottom && far(1.3 * (more.baseline - value.baseline))
        }
        // A value of one line, with its label a little lower.
        None => overlaps && far(LONE * value.size),
    }
}

/// Parts rows into entries: one begins where the left side begins anew after a pause.
pub(super) fn entries(left: Vec<Row>, right: Vec<Row>) -> Vec<Entry> {
    let pitch = {
        let baselines: Vec<f32> = left
            .iter()
            .zip(&right)
            .filter_map(|(l, r)| l.first().or(r.first()).map(|f| f.baseline))
            .collect();
        let mut steps: Vec<f32> = baselines.windows(2).map(|w| w[1] - w[0]).collect();
        median(&mut steps).unwrap_or(12.0)
    };
    let own = tightest(&left);
    let mut out: Vec<Entry> = Vec::new();
    let edge = left
        .iter()
        .flatten()
        .map(|f| f.bbox.right)
        .fold(f32::MIN, f32::max);
    // Labels beside their values, line by line: each begins anew, and none goes on in the next line.
    let paired = left.len() >= 3
        && (left.iter().zip(&right)).all(|(l, r)| !r.is_empty() && l.first().is_some_and(capital));
    let leading = leading(&right);
    let early: Vec<bool> = (0..left.len())
        .map(|i| {
            let around = || stands_around_its_value(&left, &right, i) && !is_numbered(&left, i);
            stands_above_its_label(&left, &right, i) || around()
        })
        .collect();
    let mut last_left: Option<LastLabel> = None;
    let mut begun_early = false;
    for ((l, r), early) in left.into_iter().zip(right).zip(early) {
        let begins = match (l.first(), last_left) {
            _ if early => true,
            (Some(_), _) if std::mem::take(&mut begun_early) => false,
            (None, _) => false,
            (Some(_), None) => true,
            (Some(f), Some(last)) => {
                // The rows of both sides are nearer than the lines of a label where their lines are not level.
                let pitch = own.map_or(pitch, |own| own.max(pitch));
                let near = f.baseline - last.baseline < 1.35 * pitch.min(1.6 * f.size);
                let numbered = f.chars.first().is_some_and(|c| c.c.is_ascii_digit());
                // A label that goes on here because its next word found no room.
                let tight = leading.is_none_or(|l| f.baseline - last.baseline < 1.1 * l);
                let wrapped = tight && last.right + first_word(f) + 0.2 * f.size > edge;
                !near
                    || last.colon
                    || numbered
                    || paired
                    || r.first()
                        .is_some_and(|f| f.chars.first().is_some_and(|c| c.c == ':'))
                    || (f.chars.first().is_some_and(|c| c.bold) && !last.bold && !last.number)
                    || !r.is_empty() && capital(f) && !wrapped
            }
        };
        if let Some(f) = l.last() {
            last_left = Some(LastLabel {
                baseline: f.baseline,
                right: f.bbox.right,
                colon: f.chars.last().is_some_and(|c| c.c == ':'),
                number: l.len() == 1 && f.chars.iter().all(|c| c.c.is_ascii_digit()),
                bold: f.chars.last().is_some_and(|c| c.bold),
            });
        }
        begun_early |= early;
        if begins || out.is_empty() {
            out.push((Vec::new(), Vec::new()));
        }
        if let Some((ls, rs)) = out.last_mut() {
            if !l.is_empty() {
                ls.push(l);
            }
            if !r.is_empty() {
                rs.push(r);
            }
        }
    }
    out
}

/// Whether row `i` on the left has its number on the line above.
fn is_numbered(left: &[Row], i: usize) -> bool {
    const LEADING: f32 = 1.6;
    let above = i.checked_sub(1).and_then(|i| left.get(i)?.first());
    let (Some(own), Some(above)) = (left.get(i).and_then(|row| row.first()), above) else {
        return false;
    };
    let near = own.baseline - above.baseline < LEADING * own.size;
    near && above.chars.iter().all(|c| c.c.is_ascii_digit())
}

/// The least distance between two lines on the left that can be those of one label, in points.
fn tightest(left: &[Row]) -> Option<f32> {
    let lines: Vec<&Fragment> = left.iter().filter_map(|row| row.first()).collect();
    let near = lines
        .windows(2)
        .filter(|pair| lines_of_one(pair[0], pair[1]));
    let steps = near.map(|pair| pair[1].baseline - pair[0].baseline);
    steps.reduce(f32::min)
}

/// A value with what is on its right: another bold label, that label's value, and so on, where a form has two labels a
/// row. All of it, where there is none.
pub(super) fn pairs(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut out = vec![rows];
    for _ in 0..MOST_PAIRS {
        let Some(last) = out.pop() else { break };
        match pair(last) {
            Ok(pieces) => out.extend(pieces),
            Err(rows) => {
                out.push(rows);
                break;
            }
        }
    }
    out
}

/// What is left of the next bold label, the label, and what is right of it.
fn pair(rows: Vec<Row>) -> Result<[Vec<Row>; 3], Vec<Row>> {
    let bold = |f: &Fragment| f.chars.iter().all(|c| c.bold || c.c.is_whitespace());
    let label = |row: &Row| {
        let pair = row.windows(2).find(|w| !bold(&w[0]) && bold(&w[1]));
        pair.map(|w| w[1].bbox.left)
    };
    let Some(left) = rows.iter().find_map(label) else {
        return Err(rows);
    };
    // A bold word in running text has neighbours above or below.
    let crossed = |f: &Fragment| f.bbox.left < left - 0.1 && f.bbox.right > left;
    let value = rows
        .iter()
        .flatten()
        .filter(|f| f.bbox.left > left + 0.1 && !bold(f))
        .map(|f| f.bbox.left)
        .reduce(f32::min);
    let Some(value) = value.filter(|_| !rows.iter().flatten().any(crossed)) else {
        return Err(rows);
    };
    let mut pieces = [Vec::new(), Vec::new(), Vec::new()];
    for row in rows {
        let mut parted = [Vec::new(), Vec::new(), Vec::new()];
        for fragment in row {
            let at = fragment.bbox.left;
            parted[usize::from(at > left - 0.1) + usize::from(at > value - 0.1)].push(fragment);
        }
        for (piece, row) in pieces.iter_mut().zip(parted) {
            if !row.is_empty() {
                piece.push(row);
            }
        }
    }
    Ok(pieces)
}

/// Whether a fragment begins with a capital letter; a sign may be before it, as telephones do before numbers.
fn capital(fragment: &Fragment) -> bool {
    let first = fragment.chars.iter().find(|c| c.c.is_alphanumeric());
    first.is_some_and(|c| c.c.is_uppercase())
}

/// Whether row `i` is the first of two lines of a label whose value is at the height of their middle.
fn stands_around_its_value(left: &[Row], right: &[Row], i: usize) -> bool {
    fn only<'a>(side: &'a [Row], other: &[Row], i: usize) -> Option<&'a Fragment> {
        let empty = other.get(i).is_none_or(|row| row.is_empty());
        side.get(i)?.first().filter(|_| empty)
    }
    let label = only(left, right, i).filter(|f| capital(f));
    let (Some(label), Some(value)) = (label, only(right, left, i + 1)) else {
        return false;
    };
    // The label's second line may be below the last value, where the strip between the two sides has ended.
    let more = only(left, right, i + 2);
    let around = more.is_some_and(|more| more.bbox.top < value.bbox.bottom);
    value.bbox.top < label.bbox.bottom && (around || i + 2 >= left.len())
}

/// The distance between lines of one value, in points: the smallest step between lines on the right. `None` where no
/// value has two lines.
fn leading(right: &[Row]) -> Option<f32> {
    let baselines = right
        .iter()
        .filter_map(|r| r.first())
        .map(|f| (f.baseline, f.size));
    let steps: Vec<(f32, f32)> = (baselines.clone().zip(baselines.skip(1)))
        .map(|(a, b)| (b.0 - a.0, b.1))
        .collect();
    let least = steps.iter().map(|s| s.0).reduce(f32::min)?;
    let most = steps.iter().map(|s| s.0).reduce(f32::max)?;
    (most > 1.1 * least).then_some(least)
}
