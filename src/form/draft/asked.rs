//! What each line of a blank form is → what the form asks for: fields with their types, limits and options, in their groups.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold;
use crate::form::definition::FieldType;
use crate::form::definition::PersonRole;
use crate::form::printed_number::PrintedNumber;
use crate::form::wording::Wording;

use super::clues::{Clues, Limit};
use super::keys::{free, keys, slug};
use super::lines::{Item, Kind};

/// Most words of a heading over several questions.
const HEADING_WORDS: usize = 12;
/// Fewest words of a declaration.
const DECLARATION: usize = 5;
/// Most words of a remark that is printed as part of a label.
const REMARK: usize = 4;
/// Words of a line that may be a label for where it is.
const SHORT: usize = 3;
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
}

/// One thing that is asked for.
#[derive(Debug, Clone)]
pub(super) struct AskedField {
    pub(super) key: String,
    /// Its label or heading.
    pub(super) label: String,
    /// Index of the heading that it stands below.
    heading: Option<usize>,
    /// Key of its group.
    pub(super) group: Option<String>,
    pub(super) kind: FieldType,
    pub(super) number: Option<PrintedNumber>,
    /// Key and words of each.
    pub(super) options: Vec<(String, String)>,
    pub(super) several: bool,
    pub(super) limits: Vec<Limit>,
    pub(super) optional: bool,
    /// The label with the remark that stands behind it.
    pub(super) remark: Option<String>,
    /// What is printed below or beside it.
    pub(super) hints: Vec<String>,
    /// Whether it was asked as a question rather than as a label.
    question: bool,
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
    // In the office's part.
    let mut office = false;
    // Index of the heading that lines stand below.
    let mut below: Option<usize> = None;
    for (at, item) in items.iter().enumerate() {
        office &= !ends_office(items, at);
        if item.kind != Kind::Option {
            take_options(&mut out, &mut options, clues);
        }
        let first = out.fields.is_empty() && headings.is_empty();
        let titled = out.title.is_none() && first && item.number.is_none();
        match item.kind {
            Kind::Option if declares(items, at) => {
                out.fields.push(AskedField {
                    kind: FieldType::Consent,
                    look: vec!["a declaration to agree to?"],
                    ..field(item, below, clues)
                });
            }
            Kind::Option => options.push(item.text.clone()),
            Kind::Question if titled && item.size >= largest - 0.3 => {
                out.title = Some(item.text.clone());
            }
            _ if clues.is_office(&item.text) && !out.fields.is_empty() => {
                office = true;
                out.office_use.push(item.text.clone());
            }
            _ if office => {}
            Kind::Question | Kind::Label if heads(items, at, clues) => {
                below = Some(headings.len());
                headings.push(item);
            }
            Kind::Line if !is_label(items, at, clues) => hint(&mut out, item, clues),
            Kind::Question | Kind::Label | Kind::Line => {
                // A question that is set like the heading stands beside it, not below.
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
    take_options(&mut out, &mut options, clues);
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
    // A note may stand between a heading and its first label.
    let behind = items.get(at + 2).filter(|_| next.kind == Kind::Hint);
    short
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
    boxes || among || clues.kind(text).is_some() || !clues.limits(text).is_empty()
}

/// Whether the line at `at` is set in a cell like lines around it whose words are those of labels: each cell of such a table
/// has a label, with room for the answer below it.
fn among_cells(items: &[Item], at: usize, clues: &Clues) -> bool {
    /// Lines on both sides, and how many of them must be labels; most words of a label.
    const AROUND: usize = 4;
    const LEAST: usize = 3;
    const WORDS: usize = 16;
    let Some(own) = items.get(at) else {
        return false;
    };
    let like = |other: &&Item| {
        let set = (own.size - other.size).abs() < 0.1 && own.bold == other.bold;
        other.cell && set && clues.kind(&other.text).is_some()
    };
    let around = items.get(at.saturating_sub(AROUND)..(at + AROUND + 1).min(items.len()));
    let labels = around.unwrap_or(&[]).iter().filter(like).count();
    let text = own.text.trim_end();
    let sentence = text.ends_with('.') || text.split_whitespace().nth(WORDS).is_some();
    own.cell && !sentence && labels >= LEAST
}

/// Whether the option at `at` is a box alone with a sentence: something to agree to.
fn declares(items: &[Item], at: usize) -> bool {
    let option = |at: Option<usize>| {
        let item = at.and_then(|at| items.get(at));
        item.is_some_and(|i| i.kind == Kind::Option)
    };
    let words = items
        .get(at)
        .map_or(0, |i| i.text.split_whitespace().count());
    words >= DECLARATION && !option(at.checked_sub(1)) && !option(Some(at + 1))
}

fn field(item: &Item, heading: Option<usize>, clues: &Clues) -> AskedField {
    // What stands in brackets behind a label is a remark on it.
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
        question,
        look: Vec::new(),
    }
}

/// Puts a hint to the field that it stands behind; before the first one, it is one of the form's instructions.
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

/// Gives the boxes that were read to the field before them.
fn take_options(out: &mut Asked, options: &mut Vec<String>, clues: &Clues) {
    let options = std::mem::take(options);
    if options.is_empty() {
        return;
    }
    let Some(field) = out.fields.last_mut() else {
        out.instructions.extend(options);
        return;
    };
    let answered = field.kind == FieldType::YesNo || !field.options.is_empty();
    let sentence = |hint: &String| hint.split_whitespace().nth(DECLARATION).is_some();
    if options.len() == 1 && answered && field.hints.last().is_some_and(sentence) {
        let label = field.hints.pop().unwrap_or_default();
        let declaration = AskedField {
            label: label.trim_start_matches('*').trim().to_owned(),
            kind: FieldType::Consent,
            number: None,
            options: Vec::new(),
            limits: Vec::new(),
            remark: None,
            hints: options,
            look: vec!["a declaration to agree to?"],
            ..field.clone()
        };
        out.fields.push(declaration);
        return;
    }
    let agreed = options.len() == 1 && field.options.is_empty();
    field.kind = match () {
        () if clues.is_yes_no(&options) => FieldType::YesNo,
        () if agreed => FieldType::Consent,
        () => FieldType::Choice,
    };
    if agreed && options.iter().all(|option| clues.is_attached(option)) {
        field.kind = FieldType::Attachment;
        field.hints.extend(options);
        return;
    }
    if field.kind == FieldType::Consent {
        field
            .look
            .push("one box alone: a declaration, or the first of several options?");
        field.hints.extend(options);
        return;
    }
    if field.kind == FieldType::YesNo {
        return;
    }
    let mut keys: BTreeSet<String> = field.options.iter().map(|(key, _)| key.clone()).collect();
    for text in options {
        let key = free(&slug(&text, 3, "option"), &mut keys);
        field.options.push((key, text));
    }
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

/// Makes groups of the headings below which the same label stands as below another one; the others are instructions.
fn groups(out: &mut Asked, headings: &[&Item], clues: &Clues) {
    let mut below: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for field in &out.fields {
        if let Some(heading) = field.heading {
            below.entry(fold(&field.label)).or_default().insert(heading);
        }
    }
    let shared: BTreeSet<usize> = below
        .values()
        .filter(|h| h.len() > 1)
        .flatten()
        .copied()
        .collect();
    let labels: BTreeSet<String> = out.fields.iter().map(|f| fold(&f.label)).collect();
    let mut keys = BTreeSet::new();
    let mut words = BTreeSet::new();
    for (at, heading) in headings.iter().enumerate() {
        let own = fold(&heading.text);
        let usable = shared.contains(&at) && !labels.contains(&own) && words.insert(own);
        if !usable {
            out.instructions.push(heading.text.clone());
            continue;
        }
        let role = clues.role(&heading.text);
        let key = match role {
            Some(PersonRole::Nominee) => "nominee".to_owned(),
            Some(PersonRole::Nominator) => "nominator".to_owned(),
            Some(PersonRole::Referee) => "referee".to_owned(),
            Some(PersonRole::Contact) => "contact".to_owned(),
            None => slug(&heading.text, 2, "group"),
        };
        let key = free(&key, &mut keys);
        for field in out.fields.iter_mut().filter(|f| f.heading == Some(at)) {
            field.group = Some(key.clone());
        }
        out.groups.push(AskedGroup {
            key,
            heading: heading.text.clone(),
            number: heading.number.clone(),
            role,
        });
    }
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
