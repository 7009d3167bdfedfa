//! Printed rows → the empty vertical strip that parts most of them: the gutter of columns, or the space between labels
//! and their values.

use super::Params;
use super::across::are_cards;
use super::fragments::Fragment;
use super::rows::Row;

/// An empty vertical strip: from row `first` to row `last`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strip {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// How far the lines of a column begin from its edge, at most, in points.
const ALIGNED: f32 = 0.8;
/// Most signs of a label, on average.
const LABEL: usize = 25;
/// Fewest lines that begin at the edge of a column.
const COLUMN: usize = 3;
/// Room between the rows of one table, at most, in em.
const ROOM: f32 = 3.0;
/// Strips that are tried on one page or part of it, at most: a table has some ten columns.
const MOST_STRIPS: usize = 200;

/// The strip that parts most lines; `None` when no strip has enough on both sides.
pub(super) fn strip(rows: &[Row], params: &Params) -> Option<Strip> {
    let mut best: Option<(usize, Strip)> = None;
    // What was tried: a gap further down in the same strip leads to the same.
    let mut tried: Vec<Strip> = Vec::new();
    let mut sizes: Vec<f32> = rows.iter().flatten().map(|f| f.size).collect();
    let usual = super::median(&mut sizes).unwrap_or(0.0);
    for (from, row) in rows.iter().enumerate() {
        let size = row.iter().map(|f| f.size).fold(0.0, f32::max);
        if !params.budget.spend(row.len()) {
            break;
        }
        let down = rows.get(from + 1).and_then(|next| step(&rows[from], next));
        for (left, right) in gaps(&rows[from]).chain(down) {
            let known =
                |t: &Strip| t.first <= from && from <= t.last && left < t.right && right > t.left;
            // Most gaps are between words, or pieces lie over each other.
            if right - left < params.narrow_strip * size || tried.len() >= MOST_STRIPS {
                continue;
            }
            if !params.budget.spend(tried.len()) || tried.iter().any(known) {
                continue;
            }
            // A narrow strip needs more lines to be believed, but goes on where a wide one would end: beside a column
            // that begins with an indented list.
            for least in [params.strip, params.narrow_strip] {
                let Some((score, strip)) = grow(rows, (from, size), left, right, least, params)
                else {
                    continue;
                };
                tried.push(strip);
                best = Some(match best {
                    None => (score, strip),
                    Some((s, known)) => match (
                        around(rows, &strip, &known, usual),
                        around(rows, &known, &strip, usual),
                    ) {
                        (Some(strip), _) => (score, strip),
                        (None, Some(known)) => (s, known),
                        _ if score > s => (score, strip),
                        _ => (s, known),
                    },
                });
            }
        }
    }
    best.map(|(_, strip)| extended(rows, strip, params))
}

/// The strip, with the row right above it that is level with its first row in part, and is on one side: a column that
/// begins a little higher than the other.
pub(super) fn with_level(rows: &[Row], mut strip: Strip) -> Strip {
    /// Least part of the height that two rows share of which none is below the other.
    const LEVEL: f32 = 0.3;
    let above = strip.first.checked_sub(1).and_then(|at| rows.get(at));
    let (Some(above), Some(own)) = (above, rows.get(strip.first)) else {
        return strip;
    };
    let left = above.iter().all(|f| f.bbox.right <= strip.left + 0.1);
    let right = above.iter().all(|f| f.bbox.left >= strip.right - 0.1);
    let level = |f: &Fragment| own.iter().any(|o| o.bbox.vertical_overlap(f.bbox) > LEVEL);
    if (left || right) && above.iter().all(level) {
        strip.first -= 1;
    }
    strip
}

/// The strip `outer`, from the first row of `inner` on, where it is so wide and goes on so far that `inner` is inside one of
/// its sides: what parts a side column from a page parts it from a table of the page, too.
fn around(rows: &[Row], outer: &Strip, inner: &Strip, size: f32) -> Option<Strip> {
    const WIDE: f32 = 2.0;
    const LONGER: usize = 2;
    let count = |s: &Strip| s.last - s.first + 1;
    let beside = outer.right <= inner.left || outer.left >= inner.right;
    let first = outer.first.min(inner.first);
    // The rows above may leave less of it.
    let middle = (outer.left + outer.right) / 2.0;
    let above = rows.get(first..outer.first).unwrap_or(&[]);
    let mut whole = Strip { first, ..*outer };
    for f in above.iter().flatten() {
        match f.bbox.center().x < middle {
            true => whole.left = whole.left.max(f.bbox.right),
            false => whole.right = whole.right.min(f.bbox.left),
        }
    }
    let holds = beside
        && outer.last >= inner.last
        && whole.right - whole.left >= WIDE * size
        && count(outer) >= LONGER * count(inner);
    holds.then_some(whole)
}

/// The strip, with the rows above and below in which a line on the left fills its side to the edge and runs into what begins
/// where the right side begins: a label as long as its column.
fn extended(rows: &[Row], strip: Strip, params: &Params) -> Strip {
    let edge = strip.right;
    let inside = &rows[strip.first..=strip.last];
    let begins = |row: &&Row| row.iter().any(|f| (f.bbox.left - edge).abs() < ALIGNED);
    // Values that begin on one line are a column.
    // And what is before them are labels, not the lines of another column.
    let lefts = inside.iter().flatten().filter(|f| f.bbox.right < edge);
    let (lines, signs) = lefts.fold((0, 0), |(n, all), f| (n + 1, all + f.chars.len()));
    let size = inside.iter().flatten().map(|f| f.size).fold(0.0, f32::max);
    // Each side is in its own type.
    let bold = |left: bool| {
        let chars = inside.iter().flatten().flat_map(|f| &f.chars);
        let own = chars.filter(|ch| (ch.right <= edge) == left);
        let (all, bold) = own.fold((0, 0), |(n, b), ch| (n + 1, b + usize::from(ch.bold)));
        2 * bold > all
    };
    let sides = [bold(true), bold(false)];
    let labels = signs <= LABEL * lines || sides[0] && !sides[1];
    if inside.iter().filter(begins).count() < COLUMN || !labels {
        return strip;
    }
    let alike = |f: &Fragment| {
        f.chars.iter().all(|ch| {
            ch.bold == sides[usize::from(ch.left > edge - ALIGNED)] || ch.c.is_whitespace()
        })
    };
    // Whether a row is of the column, and whether it must be cut for that.
    let fits = |row: &Row| -> Option<bool> {
        let over = row
            .iter()
            .find(|f| f.bbox.left < edge - ALIGNED && f.bbox.right > edge + ALIGNED);
        let begins = row.iter().any(|f| (f.bbox.left - edge).abs() < ALIGNED);
        let same = row.iter().all(|f| (f.size - size).abs() < 0.3 * size);
        match over {
            Some(f) => (same && alike(f) && cut(f, edge)).then_some(true),
            None => begins.then_some(false),
        }
    };
    let near = |a: &Row, b: &Row| {
        let (Some(a), Some(b)) = (a.first(), b.first()) else {
            return false;
        };
        b.baseline - a.baseline < ROOM * size
    };
    let mut out = strip;
    let mut up = strip.first;
    while up > 0 && params.budget.spend(rows[up - 1].len()) && near(&rows[up - 1], &rows[up]) {
        match fits(&rows[up - 1]) {
            Some(true) => out.first = up - 1,
            Some(false) => {}
            None => break,
        }
        up -= 1;
    }
    let mut down = strip.last;
    while down + 1 < rows.len()
        && params.budget.spend(rows[down + 1].len())
        && near(&rows[down], &rows[down + 1])
    {
        match fits(&rows[down + 1]) {
            Some(true) => out.last = down + 1,
            Some(false) if out.last > strip.last => out.last = down + 1,
            Some(false) => {}
            None => break,
        }
        down += 1;
    }
    out
}

/// Whether a word of a line begins at `edge`, where all before it ends.
fn cut(fragment: &Fragment, edge: f32) -> bool {
    let words = fragment.chars.windows(2).any(|pair| {
        let gap = pair[1].left - pair[0].right > 0.1 * fragment.size;
        let blank = pair[0].c.is_whitespace() || gap || pair[0].bold != pair[1].bold;
        blank && (pair[1].left - edge).abs() < ALIGNED
    });
    let whole = fragment
        .chars
        .iter()
        .all(|ch| ch.right <= edge + ALIGNED || ch.left >= edge - ALIGNED);
    words && whole
}

/// Cuts the lines of a row that run over the right edge of a strip.
pub(super) fn cut_row(row: Row, strip: &Strip) -> Row {
    let edge = strip.right;
    let over = |f: &Fragment| f.bbox.left < edge - ALIGNED && f.bbox.right > edge + ALIGNED;
    let cut_one = |f: Fragment| match over(&f) && cut(&f, edge) {
        true => f.split_at(edge),
        false => [Some(f), None],
    };
    row.into_iter().flat_map(cut_one).flatten().collect()
}

/// Gaps between the fragments of one row.
fn gaps(row: &[Fragment]) -> impl Iterator<Item = (f32, f32)> + '_ {
    row.windows(2)
        .filter(|w| !is_mark(&w[0]))
        .map(|w| (w[0].bbox.right, w[1].bbox.left))
}

/// The gap between a line on the left and one on the right that is half a line lower: columns on different grids.
fn step(row: &[Fragment], next: &[Fragment]) -> Option<(f32, f32)> {
    let (last, first) = (row.last()?, next.first()?);
    let beside = (first.baseline - last.baseline).abs() < 0.9 * last.size.max(first.size);
    (beside && !is_mark(last)).then_some((last.bbox.right, first.bbox.left))
}

/// A list mark: its gap is not a strip.
pub(super) fn is_mark(fragment: &Fragment) -> bool {
    if fragment.chars.len() > 4 {
        return false;
    }
    let text = fragment.string();
    let count = text.chars().count();
    count <= 1
        || count <= 4 && text.ends_with(['.', ')']) && text.chars().any(char::is_alphanumeric)
}

/// How far the gap found in row `seed`, whose largest type has `size` points, goes on up and down, `least` em wide or wider.
fn grow(
    rows: &[Row],
    (seed, size): (usize, f32),
    left: f32,
    right: f32,
    least: f32,
    params: &Params,
) -> Option<(usize, Strip)> {
    let need = least * size;
    let narrowest = params.narrow_strip * size;
    if right - left < narrowest {
        return None;
    }
    let mut strip = Strip {
        first: seed,
        last: seed,
        left,
        right,
    };
    let seeded = rows[seed].iter().any(|f| f.bbox.left >= right - 0.1);
    let (mut both, mut lefts, mut rights) = (usize::from(seeded), 1, usize::from(seeded));
    // How often lines on the left and on the right only take turns.
    let (mut turns, mut side) = (0, None);
    let narrow = |strip: &mut Strip, row: &[Fragment]| -> Option<(bool, bool)> {
        let middle = (strip.left + strip.right) / 2.0;
        let (mut l, mut r) = (strip.left, strip.right);
        let (mut has_left, mut has_right) = (false, false);
        for f in row {
            if f.bbox.center().x < middle {
                l = l.max(f.bbox.right);
                has_left = true;
            } else {
                r = r.min(f.bbox.left);
                has_right = true;
            }
        }
        // A line that only fills the left side keeps the right edge where the others have it.
        let kept = r >= strip.right - 0.1;
        if r - l < if kept { narrowest } else { need } {
            return None;
        }
        (strip.left, strip.right) = (l, r);
        Some((has_left, has_right))
    };
    // Lines that are only on the left are part of it as long as a line on both sides or on the right follows.
    let mut pending = 0;
    for (i, row) in rows.iter().enumerate().skip(seed + 1) {
        let mut tried = strip;
        if !params.budget.spend(row.len()) {
            break;
        }
        let Some((l, r)) = narrow(&mut tried, row) else {
            break;
        };
        strip = Strip {
            last: strip.last,
            ..tried
        };
        lefts += usize::from(l);
        rights += usize::from(r);
        both += usize::from(l && r);
        if l != r {
            turns += usize::from(side.is_some_and(|s| s != l));
            side = Some(l);
        }
        if r {
            strip.last = i;
            pending = 0;
        } else {
            pending += 1;
        }
    }
    lefts -= pending.min(lefts);
    // A line above on the left only is a heading of its own, not part of the columns; unless the columns are on different
    // grids, and a line on the right begins them.
    let (mut reach, mut above) = (seed, (0, 0, 0));
    let mut tried = strip;
    while reach > 0 && params.budget.spend(rows[reach - 1].len()) {
        let Some((l, r)) = narrow(&mut tried, &rows[reach - 1]) else {
            break;
        };
        let (row, next) = (&rows[reach - 1], &rows[reach]);
        let belongs = match (l, r) {
            (true, true) => true,
            (false, true) => {
                let over = reach.checked_sub(2).map(|i| &rows[i]);
                begins_column(row, strip.right) && !over.is_some_and(|o| ends_wide(o, row, &strip))
            }
            (true, false) => close(row, next),
            (false, false) => false,
        };
        if !belongs {
            break;
        }
        reach -= 1;
        above = (
            above.0 + usize::from(l),
            above.1 + usize::from(r),
            above.2 + usize::from(l && r),
        );
        if r || apart(row, next) {
            strip = Strip {
                first: reach,
                ..tried
            };
            lefts += above.0;
            rights += above.1;
            both += above.2;
            above = (0, 0, 0);
        }
    }
    let beside = both + turns / 2;
    // The gutter of two columns is 0.9 em in LaTeX.
    let wide = strip.right - strip.left >= params.strip * size;
    let own = &rows[strip.first..=strip.last];
    let enough = if wide || labelled(own, &strip) || cards(own, &strip) {
        // Under two headings one answer may be a single line, and under two large figures each may be.
        let (more, least) = match headed(&rows[strip.first..]) {
            true => (pending, 4),
            false => (0, 5),
        };
        lefts >= 2 && rights >= 2 && beside >= 2 && lefts + rights + more >= least
    } else {
        lefts >= 6 && rights >= 6 && beside >= 6
    };
    enough.then_some((both + lefts.min(rights), strip))
}

/// Whether the first of `rows` has two headings side by side: of one size, larger than what follows.
fn headed(rows: &[Row]) -> bool {
    /// Pieces of lines among which the text under two headings is looked for.
    const MOST_BELOW: usize = 500;
    const LARGER: f32 = 1.15;
    let Some([a, .., b]) = rows.first().map(Vec::as_slice) else {
        return false;
    };
    let same = |size: f32| (size - a.size).abs() < 0.2;
    let mut near = rows.iter().flatten().take(MOST_BELOW);
    let below = near.find(|f| !same(f.size));
    same(b.size) && below.is_some_and(|f| a.size > LARGER * f.size)
}

/// Whether all text left of a strip is bold and none right of it: labels of a form, whose values may be near.
fn labelled(rows: &[Row], strip: &Strip) -> bool {
    let middle = (strip.left + strip.right) / 2.0;
    let bold = |f: &Fragment| f.chars.iter().all(|c| c.bold || c.c.is_whitespace());
    let fits = |f: &Fragment| bold(f) == (f.bbox.center().x < middle);
    rows.iter().flatten().all(fits)
}

/// Whether the addresses of two people are side by side.
fn cards(rows: &[Row], strip: &Strip) -> bool {
    /// No address has more lines.
    const MOST: usize = 8;
    let middle = (strip.left + strip.right) / 2.0;
    let side = |left: bool| -> Vec<Row> {
        let own = |f: &&Fragment| (f.bbox.center().x < middle) == left;
        rows.iter()
            .map(|r| r.iter().filter(own).cloned().collect())
            .collect()
    };
    rows.len() <= MOST && are_cards(&side(true), &side(false))
}

/// Whether two printed rows are nearer than lines of one column can be.
fn close(row: &[Fragment], next: &[Fragment]) -> bool {
    let (Some(a), Some(b)) = (row.last(), next.first()) else {
        return false;
    };
    b.baseline - a.baseline < 1.12 * a.size.min(b.size)
}

/// Whether nothing in one row is above or below anything in the other.
fn apart(row: &[Fragment], next: &[Fragment]) -> bool {
    let beside =
        |a: &Fragment, b: &Fragment| a.bbox.right < b.bbox.left || a.bbox.left > b.bbox.right;
    row.iter().all(|a| next.iter().all(|b| beside(a, b)))
}

/// Whether `row` is the end of a paragraph in the same type whose line above it, `over`, crosses the strip: a centred title.
fn ends_wide(over: &[Fragment], row: &[Fragment], strip: &Strip) -> bool {
    const LEADING: f32 = 1.8;
    let Some(own) = row.first() else { return false };
    over.iter().any(|f| {
        let near = own.baseline - f.baseline < LEADING * own.size;
        let crosses = f.bbox.left < strip.left && f.bbox.right > strip.right;
        near && crosses && (f.size - own.size).abs() < 0.2
    })
}

/// Whether a row on the right only is where the right column begins: a centred line above the columns does not.
fn begins_column(row: &[Fragment], right: f32) -> bool {
    let indent = |f: &Fragment| f.bbox.left - right < 3.0 * f.size;
    row.first().is_some_and(indent)
}
