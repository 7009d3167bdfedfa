//! The values of header labels by where they are: right of their label, below it or above it.
//!
//! For headers whose labels and values are in a strip, in columns or in cells without lines, where reading order parts
//! them. A document has one relation for all its labels; which one it is shows by how well the values fit.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::geom::{PageNumber, Rect};
use crate::section::Part;
use crate::text::Text;

use super::affiliation::Affiliation;
use super::bare;
use super::compiled::Form;
use super::definition::FieldType;
use super::label::{mark, parting};
use super::lexicon::Likeness;
use super::look::Look;
use super::marked;
use super::pieces::{self, Piece, pieces, wrapped};
use super::strange_labels;
use super::values::{self, Value, heads, says_none, strip_lead};

/// Where a label's value is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// Behind it, in reading order.
    #[default]
    Behind,
    /// On its right, at its height.
    Right,
    /// Below it, in its column.
    Below,
    /// Above it, in its column.
    Above,
}

impl Relation {
    /// What is tried instead of [`Relation::Behind`], in this order.
    pub const OTHERS: [Relation; 3] = [Relation::Right, Relation::Below, Relation::Above];
}

/// How far a value is from the left edge of its label, or from its middle, at most, in heights of the label.
const ALIGNED: f32 = 0.5;
const CENTRED: f32 = 1.0;
/// How far the first line of a value is from its label, at most, in heights of the label.
const FIRST: f32 = 2.6;
/// How far its next line is from the one before, at most, in heights.
const NEXT: f32 = 1.1;

/// The values of the labels among `parts[range]`, without the parts `skipped`; what is neither label nor value goes to
/// `unplaced`.
pub(super) fn values(
    parts: &[Part],
    range: Range<usize>,
    skipped: &dyn Fn(usize) -> bool,
    form: &Form,
    relation: Relation,
    unplaced: &mut Vec<Text>,
) -> Vec<Value> {
    let mut pieces = pieces(parts, range.filter(|i| !skipped(*i)), form);
    strange(&mut pieces, parts, form);
    pieces = wrapped(pieces, form);
    if relation == Relation::Below {
        pieces = pieces::cut_below_labels(pieces, parts);
    }
    let mut taken = vec![false; pieces.len()];
    // With the index of the label's piece.
    let mut out: Vec<(usize, Value)> = Vec::new();
    // Values whose label is in strange words.
    let mut others: Vec<(usize, Text, Text, Vec<usize>)> = Vec::new();
    let text = |p: &Piece, r: Range<usize>| parts[p.part].block.text.slice(r).trim();
    let text_of = |p: &Piece| text(p, p.range.clone()).as_str().to_owned();
    let is_reached = |field: usize| {
        let field = form.file.fields.get(field);
        field.is_some_and(|f| f.kind.is_reached())
    };
    for (i, piece) in pieces.iter().enumerate() {
        let Some((likes, label, value)) = &piece.label else {
            continue;
        };
        // What looks like a label of the office's is an option where it is in the cell of a value.
        if std::mem::replace(&mut taken[i], true) {
            continue;
        }
        let mut own = text(piece, *value..piece.range.end);
        // The mark of a required field is not a value.
        if own.as_str().chars().all(|c| c == '*') {
            own = Text::new();
        }
        let mut from = vec![piece.part];
        let found = match own.is_empty() {
            false => {
                for at in going_on(&pieces, i, own.as_str(), &taken, &text_of) {
                    taken[at] = true;
                    from.push(pieces[at].part);
                    own.push_added('\n');
                    own.append(&text(&pieces[at], pieces[at].range.clone()));
                }
                own
            }
            true => {
                let mut found = Text::new();
                let mut own = next_cell(&pieces, parts, i, &taken);
                if own.is_empty() {
                    let row = |at: &usize| is_beside(&pieces[*at], piece, parts);
                    own = column(&pieces, i, relation, &taken);
                    // What is in another cell of its row is beside a label alone in its cell, however many lines it has.
                    let whole = parts[piece.part].block.text.as_str().trim().len();
                    if relation != Relation::Right && piece.range.len() >= whole {
                        own.retain(|at| !row(at));
                    }
                }
                // A row of one label has its value beside it, also where others have theirs below.
                if own.is_empty() && alone(&pieces, i) {
                    own = column(&pieces, i, Relation::Right, &taken);
                }
                if own.is_empty() && relation == Relation::Below {
                    // A table ends with its page, and a heading is not a value.
                    let fits = |at: &usize| {
                        let (own, label) =
                            (&parts[pieces[*at].part].block, &parts[piece.part].block);
                        let text = text_of(&pieces[*at]);
                        let sure = |l: &Likeness| bare::fits(l.field, &text, form) == Some(true);
                        let plain = label.cell.is_none() && own.size <= 1.05 * label.size;
                        plain || likes.iter().any(sure)
                    };
                    own.extend(overleaf(&pieces, i, &taken).filter(fits));
                }
                for at in own {
                    if heads(&parts[pieces[at].part], &parts[piece.part]) {
                        break;
                    }
                    // Nor does a number or an address go on with words.
                    let line = text(&pieces[at], pieces[at].range.clone());
                    let reached = likes.iter().any(|l| is_reached(l.field));
                    let ended = values::is_strange(line.as_str()) || says_none(found.as_str());
                    if reached && !found.is_empty() && ended {
                        break;
                    }
                    taken[at] = true;
                    from.push(pieces[at].part);
                    let next = text(&pieces[at], pieces[at].range.clone());
                    if !found.is_empty() && !is_one_name(&found, &next) {
                        let broken = ends_in_particle(&found, &next);
                        found.push_added(if broken { ' ' } else { '\n' });
                    }
                    found.append(&next);
                }
                found
            }
        };
        let ends = label.end.max(*value);
        let printed = text(piece, piece.range.start..ends);
        if likes.is_empty() {
            others.push((i, printed, found, from));
            continue;
        }
        let printed = values::printed(&printed);
        for like in likes {
            let (label, text) = (printed.clone(), strip_lead(found.clone()));
            let value = Value::placed(like, label, text, from.clone(), &parts[piece.part]);
            out.push((i, value));
        }
    }
    for (piece, label, found, from) in others {
        let fields: Vec<usize> = out.iter().map(|(_, v)| v.field).collect();
        let next = (pieces.iter().skip(piece + 1)).find_map(|p| p.label.as_ref()?.0.first());
        let next = next.map(|like| like.field);
        let asked = strange_labels::asked(label.as_str(), found.as_str(), &fields, next, form);
        // Somebody else is a referee, and what follows is theirs.
        let other = strange_labels::begins_with_honorific(found.as_str(), form);
        match asked.or(other.then_some(strange_labels::NOBODY)) {
            Some(field) => {
                let like = Likeness {
                    field,
                    language: 0,
                    score: strange_labels::SCORE,
                };
                if field == strange_labels::NOBODY {
                    unplaced.push(label.tidied());
                }
                let part = &parts[pieces[piece].part];
                let label = values::printed(&label);
                let value = Value::placed(&like, label, strip_lead(found), from, part);
                out.push((piece, value));
            }
            None => {
                unplaced.push(label.tidied());
                unplaced.extend(Some(found.tidied()).filter(|t| !t.is_empty()));
            }
        }
    }
    // Somebody without a label counts where a line says what somebody does.
    let asks = out
        .iter()
        .any(|(_, v)| Affiliation::of_field(v.field).is_some());
    for (i, piece) in pieces.iter().enumerate().filter(|(i, _)| !taken[*i]) {
        let own = text(piece, piece.range.clone());
        if !asks || !strange_labels::begins_with_honorific(own.as_str(), form) {
            unplaced.push(own.tidied());
            continue;
        }
        let like = Likeness {
            field: strange_labels::NOBODY,
            language: 0,
            score: strange_labels::SCORE,
        };
        let part = &parts[piece.part];
        let value = Value::placed(&like, String::new(), own, vec![piece.part], part);
        out.push((i, value));
    }
    // As one reads: whose function a line has, the person above it says.
    out.sort_by(|(a, _), (b, _)| {
        let (a, b) = (&pieces[*a], &pieces[*b]);
        let down = a.page.cmp(&b.page).then(a.area.top.total_cmp(&b.area.top));
        down.then(a.area.left.total_cmp(&b.area.left))
    });
    out.into_iter().map(|(_, value)| value).collect()
}

/// What is in the next cell of the ruled row of the label at `label`, in another type: its value, as long as other labels have
/// theirs.
fn next_cell(pieces: &[Piece], parts: &[Part], label: usize, taken: &[bool]) -> Vec<usize> {
    let block = |piece: &Piece| parts.get(piece.part).map(|p| &p.block);
    let own = block(&pieces[label]).and_then(|b| Some((b.cell?, Look::of(b))));
    let Some((cell, look)) = own.filter(|(cell, _)| cell.ruled) else {
        return Vec::new();
    };
    let next = |piece: &Piece| block(piece).and_then(|b| b.cell).map(|c| c.column);
    let beside = |piece: &Piece| {
        is_beside(piece, &pieces[label], parts) && next(piece) == Some(cell.column + 1)
    };
    let asks = |piece: &Piece| {
        piece
            .label
            .as_ref()
            .is_some_and(|(likes, ..)| !likes.is_empty())
    };
    let own: Vec<usize> = (0..pieces.len()).filter(|i| beside(&pieces[*i])).collect();
    let is_value = |i: &usize| {
        let piece = &pieces[*i];
        !taken[*i] && !asks(piece) && block(piece).map(Look::of) != Some(look)
    };
    match own.iter().all(is_value) {
        true => own,
        false => Vec::new(),
    }
}

/// Whether two pieces are in one ruled row of a table, in different columns.
fn is_beside(one: &Piece, other: &Piece, parts: &[Part]) -> bool {
    let cell = |piece: &Piece| {
        let cell = parts.get(piece.part).and_then(|p| p.block.cell);
        cell.filter(|c| c.ruled)
    };
    let cells = cell(one).zip(cell(other));
    cells.is_some_and(|(a, b)| (a.table, a.row) == (b.table, b.row) && a.column != b.column)
}

/// The first piece of the next page, in the column of the label at `label`, which is the last of its own.
fn overleaf(pieces: &[Piece], label: usize, taken: &[bool]) -> Option<usize> {
    let own = &pieces[label];
    let below = |p: &Piece| p.page == own.page && p.area.top > own.area.bottom;
    let next = (pieces.iter().enumerate()).filter(|(_, p)| p.page.get() == own.page.get() + 1);
    let (first, piece) = next.min_by(|a, b| a.1.area.top.total_cmp(&b.1.area.top))?;
    let level = (piece.area.left - own.area.left).abs() < 1.5 * own.area.height();
    let free = !taken[first] && piece.label.is_none();
    (free && level && !pieces.iter().any(below)).then_some(first)
}

/// The pieces below the label at `label` with which its own value goes on that ends with a comma: each right below the one
/// before, and not below the label itself.
fn going_on(
    pieces: &[Piece],
    label: usize,
    value: &str,
    taken: &[bool],
    text: &dyn Fn(&Piece) -> String,
) -> Vec<usize> {
    let own = &pieces[label];
    let height = own.area.height().max(1.0);
    let mut out = Vec::new();
    let (mut last, mut open) = (own.area, value.ends_with(','));
    for (at, piece) in pieces.iter().enumerate().skip(label + 1) {
        let gap = piece.area.top - last.bottom;
        let below = piece.page == own.page && gap > -0.5 * height && gap < NEXT * height;
        let indented = piece.area.left > own.area.left + height;
        if !open || taken[at] || piece.label.is_some() || !below || !indented {
            break;
        }
        open = text(piece).trim_end().ends_with(',');
        last = piece.area;
        out.push(at);
    }
    out
}

/// Whether a line ends at the hyphen of a name that goes on in `next`: "Ben Romdhane-", "Jaziri".
fn is_one_name(line: &Text, next: &Text) -> bool {
    let before = line.as_str().strip_suffix('-');
    before.is_some_and(|b| b.ends_with(char::is_alphabetic))
        && next.as_str().starts_with(char::is_uppercase)
}

/// Whether a line ends at a small word within a name that goes on in `next`: "Kabeya Mulumba wa", "Tshibangu".
fn ends_in_particle(line: &Text, next: &Text) -> bool {
    /// Most letters of a particle in a name: "wa", "van", "bint".
    const LETTERS: usize = 4;
    let last = line.as_str().split_whitespace().next_back().unwrap_or("");
    let small = last.chars().all(char::is_lowercase) && last.chars().count() <= LETTERS;
    !last.is_empty() && small && next.as_str().starts_with(char::is_uppercase)
}

/// Whether no other label is at the height of the label at `label`.
fn alone(pieces: &[Piece], label: usize) -> bool {
    let own = &pieces[label];
    let beside = |p: &Piece| p.page == own.page && p.area.vertical_overlap(own.area) > 0.3;
    let others = pieces
        .iter()
        .enumerate()
        .filter(|(i, p)| *i != label && p.label.is_some());
    !others.map(|(_, p)| p).any(beside)
}

/// Takes the pieces that end in a colon, or are in a row with two labels or more, for labels in strange words.
fn strange(pieces: &mut [Piece], parts: &[Part], form: &Form) {
    let known: Vec<(PageNumber, Rect)> = (pieces.iter())
        .filter(|p| {
            p.label
                .as_ref()
                .is_some_and(|(_, label, value)| *value >= label.end)
        })
        .map(|p| (p.page, p.area))
        .collect();
    // "Seat:", or with its value on the line: "Correspondence in: ☒ English".
    let ends = |piece: &Piece| {
        let text = parts[piece.part].block.text.as_str();
        let own = text.get(piece.range.clone()).unwrap_or("");
        let end = mark(own).filter(|end| *end > 0)?;
        let label = own.get(..end)?.trim_end();
        let behind = own.get(end..)?;
        let behind = behind.get(parting(behind)..)?;
        let fits = marked::is_label_like(label) && !behind.starts_with("//");
        let start = piece.range.start;
        fits.then_some((start..start + label.len(), piece.range.end - behind.len()))
    };
    // A title may have a colon of its own.
    let asks_for_title = |piece: &Piece| {
        let title = |like: &Likeness| {
            let field = form.file.fields.get(like.field);
            field.is_some_and(|f| f.kind == FieldType::Title)
        };
        let label = piece.label.as_ref();
        label.is_some_and(|(likes, _, value)| *value >= piece.range.end && likes.iter().any(title))
    };
    let look = |piece: &Piece| parts.get(piece.part).map(|p| Look::of(&p.block));
    let level = |piece: &Piece, (page, area): &(PageNumber, Rect)| {
        let near = (area.top - piece.area.top).abs() < 0.3 * area.height();
        *page == piece.page && near && area.vertical_overlap(piece.area) > 0.7
    };
    let labelled = pieces.iter().filter(|p| p.label.is_some());
    let mut looks: Vec<Option<Look>> = labelled.map(look).collect();
    let apart = |p: &&Piece| p.label.is_none() && !known.iter().any(|k| level(p, k));
    let others: Vec<Option<Look>> = pieces.iter().filter(apart).map(look).collect();
    // What only labels look like is one, beside another.
    looks.retain(|look| !others.contains(look));
    let mut titled = false;
    for piece in pieces.iter_mut() {
        let title = std::mem::replace(&mut titled, asks_for_title(piece));
        if piece.label.is_some() {
            continue;
        }
        if let Some((label, value)) = ends(piece).filter(|_| !title) {
            piece.label = Some((Vec::new(), label, value));
            continue;
        }
        let beside = known.iter().filter(|k| level(piece, k)).count();
        if beside >= 2 || beside == 1 && looks.contains(&look(piece)) {
            piece.label = Some((Vec::new(), piece.range.clone(), piece.range.end));
        }
    }
}

/// Where in the `column` right of two labels, whose lines come from top to bottom, the value of the lower one begins: at the
/// height of that label; above it where the lines keep a greater distance there, or are of one block: labels may be at the
/// middle of their values.
fn border(column: &[&Piece], above: &Piece, below: &Piece) -> f32 {
    /// So much greater is the distance, at least.
    const GREATER: f32 = 1.12;
    let usual = below.area.top - 1.0;
    let middle = |p: &Piece| f32::midpoint(p.area.top, p.area.bottom);
    let near = 0.3 * below.area.height();
    let first = column
        .iter()
        .rposition(|p| middle(p) <= middle(above) + near)
        .unwrap_or(0);
    let level = |p: &&Piece| middle(p) >= middle(below) - near;
    let Some(last) = column.iter().position(level).filter(|last| *last > first) else {
        return usual;
    };
    let steps: Vec<(f32, bool, f32)> = (column[first..=last].windows(2))
        .map(|w| {
            let step = w[1].area.top - w[0].area.top;
            (step, w[0].part != w[1].part, w[1].area.top - 1.0)
        })
        .collect();
    // Lines of one block go together, unless all are of one.
    let apart = steps.iter().filter(|s| s.1).count();
    let parted = |s: &&(f32, bool, f32)| s.1 || apart == 0;
    let greatest = (steps.iter().filter(parted)).max_by(|a, b| a.0.total_cmp(&b.0));
    let least = steps.iter().map(|s| s.0).fold(f32::MAX, f32::min);
    match greatest {
        Some((step, _, top)) if *step > GREATER * least || apart == 1 => top.min(usual),
        _ => usual,
    }
}

/// The pieces that are the value of the label at `label`, in the order in which they are read.
fn column(pieces: &[Piece], label: usize, relation: Relation, taken: &[bool]) -> Vec<usize> {
    let own = &pieces[label];
    let height = own.area.height().max(1.0);
    let beside = |p: &Piece| p.page == own.page && p.area.vertical_overlap(own.area) > 0.3;
    let labels = || {
        let others = pieces
            .iter()
            .enumerate()
            .filter(|(i, p)| *i != label && p.label.is_some());
        others.map(|(_, p)| p)
    };
    // The label's column ends where the next label of its row begins.
    let right_of = |p: &&Piece| beside(p) && p.area.left > own.area.right;
    let limit = labels()
        .filter(right_of)
        .map(|p| p.area.left)
        .fold(f32::MAX, f32::min);
    let left = own.area.left - 1.5 * height;
    let free = |i: &usize| {
        let p = &pieces[*i];
        !taken[*i] && p.label.is_none() && p.page == own.page
    };
    // Below and above labels that are at the middle of their values, each value goes with the nearest.
    let row: Vec<&Piece> = labels().filter(|p| beside(p)).chain([own]).collect();
    let level = |p: &Piece| {
        let begins = |l: &&&Piece| (l.area.left - p.area.left).abs() < ALIGNED * height;
        row.iter().find(begins).copied()
    };
    let centred = |p: &Piece| {
        let off = |l: &Piece| (l.area.center().x - p.area.center().x).abs();
        let nearest = row.iter().min_by(|a, b| off(a).total_cmp(&off(b))).copied();
        nearest.filter(|l| off(l) < CENTRED * height)
    };
    let in_column = |p: &Piece| match level(p).or_else(|| centred(p)) {
        Some(label) => std::ptr::eq(label, own),
        None => p.area.left > left && p.area.left < limit - 1.0,
    };
    let mut found: Vec<usize> = (0..pieces.len()).filter(free).collect();
    match relation {
        Relation::Behind => return Vec::new(),
        Relation::Right => {
            found.retain(|i| {
                let p = &pieces[*i];
                p.area.left > own.area.right - 1.0 && p.area.left < limit - 1.0
            });
            let first = found.iter().copied().filter(|i| beside(&pieces[*i]));
            let first = first.min_by(|a, b| pieces[*a].area.left.total_cmp(&pieces[*b].area.left));
            let Some(first) = first else {
                return Vec::new();
            };
            let edge = pieces[first].area.left;
            let same = |area: Rect| (area.left - edge).abs() < 1.5 * height;
            let mut column: Vec<&Piece> = (pieces.iter())
                .filter(|p| p.page == own.page && p.label.is_none() && same(p.area))
                .collect();
            column.sort_by(|a, b| a.area.top.total_cmp(&b.area.top));
            let others = || labels().filter(|p| p.page == own.page);
            let lower = |p: &&Piece| p.area.top > own.area.top + 0.3 * height;
            let upper = |p: &&Piece| p.area.top < own.area.top - 0.3 * height;
            let by_top = |a: &&Piece, b: &&Piece| a.area.top.total_cmp(&b.area.top);
            let above = others().filter(upper).max_by(by_top);
            let below = others().filter(lower).min_by(by_top);
            let begin = above.map_or(own.area.top, |above| border(&column, above, own));
            let end = below.map_or(f32::MAX, |below| border(&column, own, below));
            found.retain(|i| {
                let area = pieces[*i].area;
                *i == first || same(area) && area.top > begin && area.top < end
            });
        }
        Relation::Below => {
            let next = labels()
                .filter(|p| {
                    p.page == own.page && in_column(p) && p.area.top > own.area.bottom - 1.0
                })
                .map(|p| p.area.top)
                .fold(f32::MAX, f32::min);
            found.retain(|i| {
                let area = pieces[*i].area;
                in_column(&pieces[*i])
                    && area.top > own.area.top + 0.4 * height
                    && area.top < next - 1.0
            });
        }
        Relation::Above => {
            let before = labels()
                .filter(|p| {
                    p.page == own.page && in_column(p) && p.area.bottom < own.area.top + 1.0
                })
                .map(|p| p.area.bottom)
                .fold(f32::MIN, f32::max);
            found.retain(|i| {
                let area = pieces[*i].area;
                in_column(&pieces[*i])
                    && area.bottom < own.area.bottom - 0.4 * height
                    && area.top > before - 1.0
            });
        }
    }
    let top = |i: &usize| pieces[*i].area.top;
    found.sort_by(|a, b| top(a).total_cmp(&top(b)));
    if relation == Relation::Above {
        found.reverse();
    }
    let mut last = own.area;
    let mut reach = FIRST;
    let mut kept = Vec::new();
    for i in found {
        let area = pieces[i].area;
        let gap = (area.top - last.bottom).max(last.top - area.bottom);
        if gap > reach * height.max(area.height()) {
            break;
        }
        kept.push(i);
        (last, reach) = (area, NEXT);
    }
    if relation == Relation::Above {
        kept.reverse();
    }
    kept
}
