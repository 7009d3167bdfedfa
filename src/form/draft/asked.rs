//! What each line of a blank form is → what the form asks for: fields with their types, limits and options, in their groups.

use std::collections::BTreeSet;

use crate::form::definition::FieldType;
use crate::form::definition::PersonRole;
use crate::form::printed_number::PrintedNumber;
use crate::form::wording::Wording;

use super::boxes::{declares, is_over_boxes, take_options};
use super::clues::{Clues, Limit};
use super::grids;
use super::groups::groups;
use super::keys::keys;
use super::lines::{Item, Kind};

/// Most words of a heading over several questions.
const HEADING_WORDS: usize = 12;
/// Most words of a remark that is printed as part of a label.
const REMARK: usize = 4;
/// Words of a line that may be a label for where it is.
const SHORT: usize = 3;
/// Room below a label for an answer on one line, of the label's size.
const ROOM: f32 = 3.2;
/// Largest limit in characters of an answer on a line, and in words.
const LINE: (u32, u32) = (150, 20);

/// What a blank form asks for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// What it is called.
    pub(super) title: Option<String>,
    pub(super) groups: Vec<AskedGroup>,
    pub(super) fields: Vec<AskedField>,
    /// Its printed words that are nobody's answer.
    pub(super) instructions: Vec<String>,
    /// The headings of what the office fills in.
    pub(super) office_use: Vec<String>,
}

/// A heading with fields of its own.
#[derive(Debug)]
pub(super) struct AskedGroup {
    pub(super) key: String,
    pub(super) heading: String,
    pub(super) number: Option<PrintedNumber>,
    pub(super) role: Option<PersonRole>,
    /// How often it is printed, where it comes again.
    pub(super) times: Option<usize>,
}

/// One thing that is asked for.
#[derive(Debug, Clone)]
pub(super) struct AskedField {
    pub(super) key: String,
    /// Its label or heading.
    pub(super) label: String,
    /// Index of the heading that it is below.
    pub(super) heading: Option<usize>,
    /// Key of its group.
    pub(super) group: Option<String>,
    pub(super) kind: FieldType,
    pub(super) number: Option<PrintedNumber>,
    /// Key and words of each.
    pub(super) options: Vec<(String, String)>,
    pub(super) several: bool,
    pub(super) limits: Vec<Limit>,
    pub(super) optional: bool,
    /// The label with the remark that is behind it.
    pub(super) remark: Option<String>,
    /// What is printed below or beside it.
    pub(super) hints: Vec<String>,
    /// Of a table: key, words and type of each.
    pub(super) columns: Vec<(String, String, FieldType)>,
    /// Of a table: how its row of totals begins.
    pub(super) total: Option<String>,
    /// Whether it was asked as a question rather than as a label.
    pub(super) question: bool,
    /// What a person must look at.
    pub(super) look: Vec<&'static str>,
}

/// Makes fields of the lines.
pub(super) fn asked(items: &[Item], clues: &Clues) -> Asked {
    let mut out = Asked::default();
    let mut headings: Vec<&Item> = Vec::new();
    let largest = items.iter().filter(|i| i.page == 1).map(|i| i.size);
    let largest = largest.fold(0.0, f32::max);
    let mut options: Vec<String> = Vec::new();
    // Below a heading over papers to attach.
    let mut papers = false;
    // In the office's part.
    let mut office = false;
    // Index of the heading that lines are below.
    let mut below: Option<usize> = None;
    for (at, item) in items.iter().enumerate() {
        office &= !ends_office(items, at);
        if item.kind != Kind::Option {
            take_options(&mut out, &mut options, papers, clues);
        }
        papers &= item.kind != Kind::Question;
        let first = out.fields.is_empty() && headings.is_empty();
        let titled = out.title.is_none() && first && item.number.is_none();
        match item.kind {
            Kind::Option if papers && !item.text.is_empty() => {
                out.fields.push(AskedField {
                    kind: FieldType::Attachment,
                    ..field(item, below, clues)
                });
            }
            Kind::Option if declares(items, at) => {
                out.fields.push(AskedField {
                    kind: FieldType::Consent,
                    look: vec!["a declaration to agree to?"],
                    ..field(item, below, clues)
                });
            }
            Kind::Option => options.push(item.text.clone()),
            Kind::Question | Kind::Line if is_second_title(items, at, &out) => {
                out.instructions.push(item.text.clone());
            }
            Kind::Question if titled && item.size >= largest - 0.3 => {
                out.title = Some(item.text.clone());
            }
            _ if clues.is_office(&item.text) && !out.fields.is_empty() => {
                office = true;
                out.office_use.push(item.text.clone());
            }
            _ if office => {}
            Kind::Column | Kind::Total => grids::take(&mut out, items, at, below, clues),
            Kind::Question | Kind::Label
                if is_over_boxes(items, at) && clues.is_over_papers(&item.text) =>
            {
                papers = true;
                below = Some(headings.len());
                headings.push(item);
            }
            Kind::Question | Kind::Label if heads(items, at, clues) => {
                below = Some(headings.len());
                headings.push(item);
            }
            Kind::Line if !is_label(items, at, clues) => hint(&mut out, item, clues),
            Kind::Question | Kind::Label | Kind::Line => {
                // A question that is set like the heading is beside it, not below.
                let beside = |h: &&&Item| item.size > h.size - 0.3 && (item.bold || !h.bold);
                let own = below.and_then(|at| headings.get(at));
                if item.kind == Kind::Question && !item.cell && own.filter(beside).is_some() {
                    below = None;
                }
                out.fields.push(field(item, below, clues));
            }
            Kind::Hint => hint(&mut out, item, clues),
        }
    }
    take_options(&mut out, &mut options, papers, clues);
    for field in &mut out.fields {
        finish(field);
    }
    groups(&mut out, &headings, clues);
    without_twins(&mut out);
    keys(&mut out);
    once(&mut out);
    out
}

/// Whether the office's part ends before the line at `at`: with a numbered or larger question, set apart from what is above it.
fn ends_office(items: &[Item], at: usize) -> bool {
    let (Some(own), Some(before)) = (
        items.get(at),
        at.checked_sub(1).and_then(|at| items.get(at)),
    ) else {
        return false;
    };
    own.bold && !own.cell && (own.size > 1.03 * before.size || !before.bold)
}

/// Whether the question at `at` is the heading over several: few words, and below it come labels or smaller questions.
fn heads(items: &[Item], at: usize, clues: &Clues) -> bool {
    let (Some(own), Some(next)) = (items.get(at), items.get(at + 1)) else {
        return false;
    };
    let bare = own.text.split('(').next().unwrap_or("");
    let short = bare.split_whitespace().count() <= HEADING_WORDS && !own.text.ends_with('?');
    // With a colon, only type tells a heading from a label.
    if own.kind == Kind::Label {
        let over = own.bold && !own.cell && !next.bold && own.size > 1.03 * next.size;
        return short && over && matches!(next.kind, Kind::Label | Kind::Line);
    }
    let over = |next: &Item| {
        let label =
            next.kind == Kind::Label || next.kind == Kind::Line && is_label(items, at + 1, clues);
        let line = next.kind == Kind::Line && own.bold && own.size > 1.03 * next.size;
        label && !own.cell
            || line && !next.bold
            || matches!(next.kind, Kind::Question | Kind::Label)
                && (own.size > 1.03 * next.size
                    || own.capitals && !next.capitals
                    || own.bold && !next.bold)
    };
    // A note may be between a heading and its first label.
    let behind = items.get(at + 2).filter(|_| next.kind == Kind::Hint);
    // A few words over a declaration.
    let declares = declares(items, at + 1) && own.text.split_whitespace().nth(2).is_none();
    declares
        || short
            && (over(next)
                || behind.is_some_and(|i| {
                    matches!(i.kind, Kind::Label | Kind::Question) && !own.cell && own.size > i.size
                }))
}

/// Whether the plain line at `at` is a label: its words say a type or a limit, or boxes follow it.
fn is_label(items: &[Item], at: usize, clues: &Clues) -> bool {
    let boxes = items.get(at + 1).is_some_and(|i| i.kind == Kind::Option);
    let text = items.get(at).map_or("", |i| i.text.as_str());
    // A few words between labels, set like them, are one.
    let like = |other: Option<usize>| {
        let pair = items.get(at).zip(other.and_then(|other| items.get(other)));
        pair.is_some_and(|(own, other)| {
            let set = (own.size - other.size).abs() < 0.1 && own.bold == other.bold;
            set && matches!(other.kind, Kind::Label)
        })
    };
    let short = text.split_whitespace().nth(SHORT).is_none() && !text.contains('.');
    // What is below the form's title is its second line.
    let largest = items.iter().map(|i| i.size).fold(0.0, f32::max);
    let above = at.checked_sub(1).and_then(|above| items.get(above));
    let titled = above.is_none_or(|above| above.size > largest - 0.3);
    let among = !titled && (like(at.checked_sub(1)) || (1..=3).any(|by| like(Some(at + by))));
    let among = short && among || among_cells(items, at, clues);
    // The mark of what is required.
    let starred = text.trim_end().ends_with('*');
    boxes || among || starred || clues.kind(text).is_some() || !clues.limits(text).is_empty()
}

/// Whether the line at `at` is set in a cell like lines around it with the words of labels: each cell of the table
/// has a label, with room for the answer below it.
fn among_cells(items: &[Item], at: usize, clues: &Clues) -> bool {
    /// Lines on both sides, and how many of them must be labels; most words of a label.
    const AROUND: usize = 4;
    const LEAST: usize = 2;
    const WORDS: usize = 16;
    let Some(own) = items.get(at) else {
        return false;
    };
    let like = |other: &&Item| {
        let set = (own.size - other.size).abs() < 0.1 && own.bold == other.bold;
        let known = clues.kind(&other.text).is_some() || other.text.trim_end().ends_with('*');
        other.cell && set && known
    };
    let around = items.get(at.saturating_sub(AROUND)..(at + AROUND + 1).min(items.len()));
    let labels = around.unwrap_or(&[]).iter().filter(like).count();
    let text = own.text.trim_end();
    let sentence = text.ends_with('.') || text.split_whitespace().nth(WORDS).is_some();
    own.cell && !sentence && labels >= LEAST
}

/// Whether the line at `at` is right below the form's title, in smaller type, and neither asks nor counts.
fn is_second_title(items: &[Item], at: usize, out: &Asked) -> bool {
    let own = items.get(at);
    let above = at.checked_sub(1).and_then(|above| items.get(above));
    let next = items.get(at + 1);
    let (Some(own), Some(above), Some(next)) = (own, above, next) else {
        return false;
    };
    let title = out.title.as_ref() == Some(&above.text) && own.size < above.size;
    let asks = own.text.ends_with('?') || own.number.is_some() || own.cell;
    let heads = next.kind == Kind::Hint
        || next.kind == Kind::Question && (next.size > own.size || next.number.is_some());
    title && !asks && heads
}

pub(super) fn field(item: &Item, heading: Option<usize>, clues: &Clues) -> AskedField {
    // What is in brackets behind a label is a remark on it.
    let spaced = |(at, c): &(usize, char)| {
        matches!(c, '[' | '(')
            && (item.text.get(..*at)).is_some_and(|t| t.ends_with(char::is_whitespace))
    };
    let remark = item.text.char_indices().find(spaced).map(|(at, _)| at);
    let (label, remark) = match remark.filter(|at| *at > 2) {
        Some(at) => item.text.split_at(at),
        None => (item.text.as_str(), ""),
    };
    let label = label.trim().trim_end_matches([':', '*']).trim();
    let question = item.kind == Kind::Question;
    // A question that names a date or a country asks for a sentence, but for "How many?".
    let asks = label.ends_with('?');
    let known = clues.kind(label);
    let known = known.filter(|kind| !asks || *kind == FieldType::Number);
    let kind = match known {
        Some(kind) => kind,
        // Labels in bold type have a line's room below them.
        None if question
            && item.number.is_none()
            && !asks
            && item.room.is_some_and(|r| r < ROOM) =>
        {
            FieldType::Text
        }
        None if question => FieldType::Section,
        None => FieldType::Text,
    };
    AskedField {
        key: String::new(),
        label: label.to_owned(),
        heading,
        group: None,
        kind,
        number: item.number.clone(),
        options: Vec::new(),
        several: false,
        limits: clues.limits(&item.text),
        optional: clues.is_optional(&item.text),
        hints: match remark.split_whitespace().count() {
            0..=REMARK => Vec::new(),
            _ => vec![remark.trim().to_owned()],
        },
        remark: match remark.split_whitespace().count() {
            1..=REMARK => Some(item.text.clone()),
            _ => None,
        },
        columns: Vec::new(),
        total: None,
        question,
        look: Vec::new(),
    }
}

/// Puts a hint to the field that it is behind; before the first one, it is one of the form's instructions.
fn hint(out: &mut Asked, item: &Item, clues: &Clues) {
    if item.text.is_empty() {
        return;
    }
    let Some(field) = out.fields.last_mut() else {
        out.instructions.push(item.text.clone());
        return;
    };
    field.limits.extend(clues.limits(&item.text));
    field.optional |= clues.is_optional(&item.text);
    field.several |= clues.allows_several(&item.text);
    let said = clues.asks(&item.text) || !clues.limits(&item.text).is_empty();
    let known = said || item.text.starts_with(['[', '(']);
    if !known && field.look.is_empty() {
        field
            .look
            .push("what stands below it may be more than a hint");
    }
    field.hints.push(item.text.clone());
}

/// What hints and limits say about the type.
fn finish(field: &mut AskedField) {
    let long = field.limits.iter().any(|limit| match limit {
        Limit::MaxCharacters(n) => *n > LINE.0,
        Limit::MaxWords(n) => *n > LINE.1,
        Limit::MinWords(_) => true,
    });
    if field.kind == FieldType::Text && long {
        field.kind = FieldType::Section;
    }
    if field.kind == FieldType::Choice && field.options.len() < 2 {
        field.kind = FieldType::Consent;
        field.options.clear();
    }
    if field.kind != FieldType::Section {
        field
            .limits
            .retain(|limit| !matches!(limit, Limit::MinWords(_)));
    }
    let text = matches!(field.kind, FieldType::Section | FieldType::Text);
    if !text {
        field.limits.clear();
    }
    field.limits.dedup();
}

/// Takes out what is asked twice in the same words in one group, and labels without a letter.
fn without_twins(out: &mut Asked) {
    let mut seen = BTreeSet::new();
    out.fields.retain(|f| {
        let words = Wording::new(&f.label);
        !words.is_empty() && seen.insert((f.group.clone(), words.joined))
    });
}

/// Sees to it that the form asks once for what it may ask once.
fn once(out: &mut Asked) {
    let mut seen = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for field in &mut out.fields {
        let single = match field.kind {
            FieldType::Title => Some(0),
            FieldType::Person => Some(1),
            FieldType::Country => Some(2),
            _ => None,
        };
        // A title is one for the whole form.
        let group = field
            .group
            .clone()
            .filter(|_| field.kind != FieldType::Title);
        if let Some(single) = single
            && !seen.insert((single, group))
        {
            field.kind = FieldType::Text;
        }
        // Each number once in its group.
        let own = field.number.take().filter(|n| n.fault().is_none());
        field.number = own.filter(|n| numbers.insert((field.group.clone(), n.clone())));
        if field.kind == FieldType::Text && field.question {
            field
                .look
                .push("a line of text, or an answer in sentences (section)?");
        }
    }
}
