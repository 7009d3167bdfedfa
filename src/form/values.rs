//! The values of header labels: behind the label, in the next cell of its row, or below it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::geom::PageNumber;
use crate::layout::{BOXES, Block, Cell, Habit};
use crate::section::Part;
use crate::text::Text;

use super::bare::fits;
use super::compiled::Form;
use super::definition::FieldType;
use super::header::{numbered, without_parting};
use super::label::{Label, labels_of};
use super::lexicon::Likeness;
use super::strange_labels::NOBODY;
use super::tail::reaches;

/// Most words of a block without label that goes on with a value.
const MORE_WORDS: usize = 16;

/// Type smaller than this is not a value, of the label's size.
const MUCH_SMALLER: f32 = 0.8;

/// A value in much smaller type is never this far below its label, in em.
const FAR: f32 = 1.2;

/// Most letters and figures of a label's number: "viii)".
const NUMBER: usize = 4;

/// Smaller type than this is not a title's second line, of the size.
const SMALLER: f32 = 0.92;

/// Most words of a value whose label ends the page before.
const NEXT_PAGE: usize = 8;

/// What is below one label.
pub(super) struct Value {
    /// Index of the form's field.
    pub(super) field: usize,
    /// How near the label's words are.
    pub(super) score: f32,
    /// The label as printed.
    pub(super) label: String,
    /// May be empty.
    pub(super) text: Text,
    /// The parts it was taken from; the first has the label.
    pub(super) from: Vec<usize>,
    cell: Option<Cell>,
    /// A label that the form does not have is behind it.
    closed: bool,
    /// The label's page.
    page: PageNumber,
    /// Where the label begins: labels that are joined share it.
    begins: usize,
}

impl Value {
    /// The value of a label that `like` says, found by its place.
    pub(super) fn placed(
        like: &Likeness,
        label: String,
        text: Text,
        from: Vec<usize>,
        part: &Part,
    ) -> Value {
        Value {
            field: like.field,
            score: like.score,
            label,
            text,
            from,
            cell: part.block.cell,
            closed: false,
            page: part.block.page,
            begins: 0,
        }
    }
}

/// The values of the labels in `parts[range]`, in document order, without the parts that are `left_out`. What is before
/// the labels of a part and goes on with no value is added to `unplaced`.
pub(super) fn values(
    parts: &[Part],
    range: Range<usize>,
    labels: &[Label],
    left_out: &BTreeMap<usize, Habit>,
    form: &Form,
    unplaced: &mut Vec<Text>,
) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::new();
    let values_head = are_headings_values(parts, labels, form);
    for index in range.filter(|i| !left_out.contains_key(i)) {
        let part = &parts[index];
        let own: Vec<&Label> = labels.iter().filter(|l| l.part == index).collect();
        let text = &part.block.text;
        let lead = own.first().map_or(text.as_str().len(), |l| l.label.start);
        let before = text.slice(0..lead).trim();
        let number = before.as_str().len() <= 4 && before.as_str().ends_with(['.', ')']);
        let target = goes_on(&out, &part.block, before.as_str(), parts, form);
        let target = target.filter(|at| {
            let label = out[*at].from.first().and_then(|label| parts.get(*label));
            // A title is in large type.
            let kind = form.file.fields.get(out[*at].field).map(|f| f.kind);
            let heads = !values_head && label.is_some_and(|label| heads(part, label));
            !out[*at].closed && (kind == Some(FieldType::Title) || !heads)
        });
        let target = target.filter(|at| {
            let next = next(&out[*at], part, own.is_empty(), parts, form);
            out[*at].closed = next == Next::Ends;
            next == Next::GoesOn
        });
        if target.is_none() && !before.is_empty() && !number && !own.is_empty() {
            unplaced.push(before.tidied());
        } else if !before.is_empty()
            && !number
            && let Some(at) = target
        {
            let (first, begins) = (out[at].from.first().copied(), out[at].begins);
            let (before, rest) = first_piece(&before, out[at].field, form);
            unplaced.extend(rest);
            let joined = |v: &&mut Value| v.from.first().copied() == first && v.begins == begins;
            for value in out.iter_mut().filter(joined) {
                if value.text.is_empty() {
                    value.text = strip_lead(before.clone());
                } else {
                    let filled = without_leader(before.as_str()).len();
                    value.text.push_added('\n');
                    value.text.append(&before.slice(0..filled));
                }
                value.from.push(index);
            }
        }
        let starts: Vec<usize> = own.iter().map(|l| l.label.start).collect();
        unplaced.extend(between(text, lead, &own));
        for label in own {
            let next = starts.iter().find(|start| **start > label.label.start);
            let end = next.map_or(label.value.end, |next| label.value.end.min(*next));
            let whole = text.slice(label.value.start..end.max(label.value.start));
            let kept = match next {
                Some(_) => {
                    let counted = numbered(text.as_str(), label);
                    without_parting(whole.as_str(), counted).len()
                }
                None => whole.as_str().len(),
            };
            let whole = whole.slice(0..kept).trim();
            let (value, rest) = first_piece(&whole, label.field, form);
            unplaced.extend(rest);
            if label.field == NOBODY {
                unplaced.push(text.slice(label.label.clone()).tidied());
            }
            // With the number before it and a remark behind it: "A. Nominee (required)".
            let numbered = number && label.label.start == lead;
            let begins = if numbered { 0 } else { label.label.start };
            let ends = label.value.start.max(label.label.end);
            let beside = asked_beside(&value, label.field, form);
            let (begins_at, beside_at) = (label.label.start, label.value.start);
            let mut push = |field, score, label, text, begins| {
                out.push(Value {
                    field,
                    score,
                    label,
                    text,
                    from: vec![index],
                    cell: part.block.cell,
                    closed: false,
                    page: part.block.page,
                    begins,
                });
            };
            let own = printed(&text.slice(begins..ends));
            let Some(others) = beside else {
                push(label.field, label.score, own, strip_lead(value), begins_at);
                continue;
            };
            push(label.field, label.score, own, Text::new(), begins_at);
            for like in others.iter().filter(|like| like.field != label.field) {
                push(
                    like.field,
                    like.score,
                    printed(&value),
                    Text::new(),
                    beside_at,
                );
            }
        }
    }
    out
}

/// What a part is to the value before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It goes on with it, or is all of it.
    GoesOn,
    /// The value has ended.
    Ends,
    /// It is not part of the value, but the next part may be.
    Between,
}

/// Whether `value` goes on with `part`, which has labels of its own unless it is `unlabelled`: the one judge of where a value
/// ends.
fn next(value: &Value, part: &Part, unlabelled: bool, parts: &[Part], form: &Form) -> Next {
    let text = part.block.text.as_str();
    let block = |i: Option<&usize>| i.and_then(|i| parts.get(*i)).map(|p| &p.block);
    let (label, last) = (block(value.from.first()), block(value.from.last()));
    let kind = form.file.fields.get(value.field).map(|f| f.kind);
    let (filled, own_line) = (
        !value.text.is_empty(),
        unlabelled && part.block.cell.is_none(),
    );
    let (title, reached) = (
        kind == Some(FieldType::Title),
        kind.is_some_and(FieldType::is_reached),
    );
    // An open label is not answered by another one, nor by a foot of the page in much smaller type.
    let asks = unlabelled && text.trim_end().ends_with([':', '：']);
    let foot = label.is_some_and(|label| {
        let smaller = part.block.size < MUCH_SMALLER * label.size;
        let below = part.block.first_line.rect().top - label.first_line.rect().bottom;
        smaller && part.block.style != label.style && below > FAR * label.size
    });
    if !filled && reached && (asks || foot) {
        return Next::Between;
    }
    // A line in the labels' own type, which the value has not, is a label that the form does not have.
    let bold = |b: &Block| b.bold > 0.8;
    let like = |b: &Block| {
        let same = (b.size - part.block.size).abs() < 0.2 && b.style == part.block.style;
        same && bold(b) && bold(&part.block)
    };
    let strange =
        own_line && value.from.len() > 1 && label.is_some_and(like) && !last.is_some_and(bold);
    // Nor has a number or an address lines with labels of their own, or sentences.
    let single = !title && kind != Some(FieldType::Person);
    let more = || text.contains('@') || text.contains(": +");
    let again = reached && fits(value.field, last_piece(text), form) == Some(true) && more();
    let labelled = own_line && single && filled && is_labelled(text) && !again;
    let sentence = unlabelled && reached && filled && is_strange(text);
    // "—" says that there is no value.
    let none = single && filled && says_none(value.text.as_str());
    // Nor does a title go on in smaller type of another colour.
    let byline = own_line
        && title
        && filled
        && last.is_some_and(|last| {
            part.block.size < SMALLER * last.size && part.block.style != last.style
        });
    if strange || labelled || sentence || none || byline {
        return Next::Ends;
    }
    // A tick beside a title is a program's.
    match title && filled && !text.contains(char::is_alphanumeric) {
        true => Next::Between,
        false => Next::GoesOn,
    }
}

/// What of `text` is behind one of `labels` and its value, and before the next; from `lead` on.
fn between(text: &Text, lead: usize, labels: &[&Label]) -> Vec<Text> {
    let mut taken: Vec<(usize, usize)> = (labels.iter())
        .map(|l| (l.label.start, l.value.end.max(l.label.end)))
        .collect();
    taken.push((text.as_str().len(), text.as_str().len()));
    taken.sort_unstable();
    let (mut at, mut out) = (lead, Vec::new());
    for (start, end) in taken {
        let rest = text.slice(at.min(start)..start).trim();
        // The number of a label is before it.
        let counts = rest
            .as_str()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .count();
        if counts > NUMBER {
            out.push(rest.tidied());
        }
        at = at.max(end);
    }
    out
}

/// The fields whose label the value of `field` itself is: a label is beside another in a row.
fn asked_beside(value: &Text, field: usize, form: &Form) -> Option<Vec<Likeness>> {
    let kind = form.file.fields.get(field).map(|f| f.kind);
    let may_be = kind.is_some_and(|k| k != FieldType::Title) && !value.is_empty();
    let (likes, _, end) = labels_of(value.as_str(), form).filter(|_| may_be)?;
    (end >= value.as_str().len()).then_some(likes)
}

/// Whether a value is nothing but dashes.
pub(super) fn says_none(value: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '−') || c.is_whitespace();
    value.chars().all(dash) && !value.trim().is_empty()
}

/// Whether a line cannot go on with a number or an address: words, not in brackets, that reach nobody.
pub(super) fn is_strange(text: &str) -> bool {
    /// "Extension 22" goes on with a number.
    const WORDS: usize = 3;
    let lettered = |word: &&str| word.contains(char::is_alphabetic);
    let words = text.split_whitespace().filter(lettered).count();
    text.starts_with(char::is_alphanumeric) && words >= WORDS && !reaches(text)
}

/// Whether a line begins with a few words and a colon: "7. Postal address: …".
fn is_labelled(text: &str) -> bool {
    const WORDS: usize = 5;
    let number = crate::section::number_length(text);
    let label = text.get(number..).and_then(|t| t.split_once([':', '：']));
    // "☒ Other: a cooperative" is an option that says more.
    let label = label.filter(|_| !text.starts_with(BOXES));
    label.is_some_and(|(label, value)| {
        let few = label.split_whitespace().nth(WORDS).is_none();
        let plain = !label.contains(|c: char| c.is_ascii_digit() || c == '@');
        few && plain && label.contains(char::is_alphabetic) && !value.trim().is_empty()
    })
}

/// Whether a block is larger than the label of the last of `values`, or bold as no value is.
fn is_set_apart(values: &[Value], block: &Block, parts: &[Part]) -> bool {
    let own = |at: Option<&usize>| at.and_then(|at| parts.get(*at)).map(|p| &p.block);
    let label = values.last().and_then(|v| own(v.from.first()));
    let larger = label.is_some_and(|label| block.size > 1.05 * label.size);
    let bold = |v: &Value| own(v.from.last()).is_some_and(|b| b.bold > 0.8);
    let filled = || values.iter().filter(|v| !v.text.is_empty());
    larger || block.bold > 0.8 && !filled().any(bold)
}

/// What is behind a line's colon.
fn last_piece(text: &str) -> &str {
    text.split_once([':', '：'])
        .map_or(text, |(_, rest)| rest)
        .trim()
}

/// Whether `part` is a heading to a part with a `label`: a line in bold, larger than it.
pub(super) fn heads(part: &Part, label: &Part) -> bool {
    /// Of the label's size.
    const LARGER: f32 = 1.1;
    let whole = part.readings.first().is_some_and(|r| r.rest.is_empty());
    let (own, label) = (&part.block, &label.block);
    let larger = own.size >= LARGER * label.size && own.bold > 0.8 && label.bold <= 0.8;
    whole && larger && own.cell.is_none() && label.cell.is_none()
}

/// Whether the values below several `labels` are set as headings are: bold, over labels in small type.
fn are_headings_values(parts: &[Part], labels: &[Label], form: &Form) -> bool {
    /// Fewest labels that show it, and one of them with a value that can be no other field's.
    const LABELS: usize = 2;
    let below = |label: &&Label| {
        let (own, next) = (parts.get(label.part)?, parts.get(label.part + 1)?);
        let open = own
            .block
            .text
            .as_str()
            .get(label.value.clone())?
            .trim()
            .is_empty();
        let free = !labels.iter().any(|l| l.part == label.part + 1);
        let value = next.block.text.as_str();
        (open && free && heads(next, own)).then(|| fits(label.field, value, form) == Some(true))
    };
    let own: Vec<bool> = labels.iter().filter_map(|label| below(&label)).collect();
    own.len() >= LABELS && own.contains(&true)
}

/// A label as printed, without what parts it from its value.
pub(super) fn printed(label: &Text) -> String {
    let sign = |c: char| !(c.is_alphanumeric() || ")]*".contains(c));
    let line = label.single_line();
    line.as_str().trim().trim_end_matches(sign).to_owned()
}

/// What of a value is before a wide gap, where it is of a type that has none, and what is behind that does not fit.
fn first_piece(value: &Text, field: usize, form: &Form) -> (Text, Option<Text>) {
    let text = value.as_str();
    let kind = form.file.fields.get(field).map(|f| f.kind);
    let Some(gap) = text.find('\t').filter(|_| kind == Some(FieldType::Country)) else {
        return (value.clone(), None);
    };
    let rest = value.slice(gap..text.len()).trim();
    (
        value.slice(0..gap).trim(),
        Some(rest.tidied()).filter(|r| !r.is_empty()),
    )
}

/// Takes away dashes, colons, dots, lines to write on and the mark of a required field, which are between label and
/// value, and dots and lines behind the value.
pub(super) fn strip_lead(value: Text) -> Text {
    let text = value.as_str();
    let filler = |c: char| {
        matches!(c, ':' | '：' | '=' | '|' | '.' | '_' | '…' | '·' | '*') || c.is_whitespace()
    };
    let kept = text.trim_start_matches(filler);
    // Signs alone are buttons of a page: "⋮".
    if !kept.contains(|c: char| {
        c.is_alphanumeric() || matches!(c, '-' | '–' | '—' | '/' | '?' | '☐' | '☒' | '☑')
    }) {
        return Text::new();
    }
    // A dash is punctuation here only with a space behind it; "-" alone is a placeholder.
    let dash = kept.strip_prefix(['-', '–', '—', '―']);
    let kept = dash.filter(|rest| rest.starts_with(' ')).unwrap_or(kept);
    let kept = kept.trim_start();
    let skip = text.len() - kept.len();
    // The arrow of a list to choose from, or a tick, is not part of the value.
    let sign = |c: char| matches!(c, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{25ff}' | '✓' | '✔');
    let filled = without_leader(kept).trim_end();
    let filled = filled.trim_end_matches(|c: char| sign(c) || c.is_whitespace());
    value.slice(skip..skip + filled.len()).trim()
}

/// `text` without the line to write on or the dots that go on behind it: "Chile____".
fn without_leader(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| matches!(c, '_' | '.' | '…') || c.is_whitespace());
    let filled: usize = (text.get(bare.len()..).unwrap_or("").chars())
        .map(|c| match c {
            '_' | '…' => 3,
            '.' => 1,
            _ => 0,
        })
        .sum();
    if filled >= 3 { bare } else { text }
}

/// The value so far that `text` of `block`, which has no label, goes on with.
fn goes_on(
    values: &[Value],
    block: &Block,
    text: &str,
    parts: &[Part],
    form: &Form,
) -> Option<usize> {
    let (page, cell) = (block.page, block.cell);
    let last = values.last()?;
    let Some(cell) = cell else {
        // A line to write on that was left empty has no long text on the next page for its value.
        let short = text.split_whitespace().nth(NEXT_PAGE).is_none();
        let turned = short && page.get() == last.page.get() + 1;
        // The first line of the next page is in no cell of the table before it, but where only this field can have it; nor is
        // it set as a heading.
        let sure = || fits(last.field, text, form) == Some(true);
        let turned =
            turned && (last.cell.is_none() && !is_set_apart(values, block, parts) || sure());
        let goes_on = match last.text.is_empty() {
            true => last.page == page || turned,
            false => last.cell.is_none() && text.split_whitespace().count() <= MORE_WORDS,
        };
        return goes_on.then_some(values.len() - 1);
    };
    let find = |wanted: &dyn Fn(&Value, Cell) -> bool| {
        let own = |v: &Value| v.cell.filter(|c| c.table == cell.table);
        values
            .iter()
            .rposition(|v| own(v).is_some_and(|c| wanted(v, c)))
    };
    // Beside its label, unless the label's own cell has the value; below it; or below a label that spans the table.
    find(&|v, c| c.row == cell.row && (v.text.is_empty() || v.from.len() > 1))
        .or_else(|| {
            find(&|v, c| v.text.is_empty() && c.column == cell.column && c.row + 1 == cell.row)
        })
        .or_else(|| {
            // What is left of a label is the letter or number of the next one.
            let below =
                (last.cell).is_none_or(|c| c.row + 1 == cell.row && c.column <= cell.column);
            (last.text.is_empty() && below).then_some(values.len() - 1)
        })
}

#[cfg(test)]
mod tests {
    use super::{says_none, strip_lead};
    use crate::layout::testing::line;

    #[test]
    fn dashes_say_that_there_is_none() {
        for value in ["-", "—", "– –"] {
            assert!(says_none(value), "{value}");
        }
        for value in ["", "-1", "none"] {
            assert!(!says_none(value), "{value}");
        }
    }

    #[test]
    fn signs_between_label_and_value_are_none_of_it() {
        for printed in [
            "— Malaysia",
            "– Malaysia",
            "- Malaysia",
            ": Malaysia",
            "… Malaysia",
        ] {
            assert_eq!(strip_lead(line(0, printed, None).text).as_str(), "Malaysia");
        }
        assert_eq!(strip_lead(line(0, "-", None).text).as_str(), "-");
    }
}
