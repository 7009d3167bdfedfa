//! Labels in words that the form does not know, beside labels that it knows: "Name and title", "Cell/WhatsApp".
//!
//! The sign is the value: an address, a number, a country or a person, where the header has no other line for it. A label
//! that is only set apart, before a value of any other type, is nobody's: the value before it ends there, and its own is kept
//! as text without a field.

use std::collections::HashSet;
use std::ops::Range;

use crate::fold::fold;
use crate::layout::BOXES;
use crate::section::{Part, number_length};

use super::affiliation::Affiliation;
use super::bare::{self, is_number};
use super::compiled::Form;
use super::definition::FieldType;
use super::label::{BARE, Label, nearest, of_part};
use super::mails::mail_head;
use super::marked::{Sign, Strange, parted, strange};
use super::words::Words;

/// Parts of a header on both sides of a known label.
const NEAR: usize = 4;
/// Fields that a header must have.
const FIELDS: usize = 2;
/// How near its words count as.
pub(super) const SCORE: f32 = 0.75;
/// The field of a label that the form does not have.
pub(super) const NOBODY: usize = usize::MAX;

/// The labels in other words among `parts`, where `known` are the form's.
pub(super) fn labels(parts: &[Part], known: &[Label], form: &Form) -> Vec<Label> {
    let mut out = typed(parts, known, form);
    let mut seeds: Vec<Label> = known.iter().chain(&out).cloned().collect();
    seeds.sort_by_key(|l| (l.part, l.label.start));
    // A header goes on over labels in other words, and their values.
    let others: HashSet<usize> = match seeds.first().zip(seeds.last()) {
        Some((first, last)) => {
            let all = strange(parts, first.part..last.part, &seeds, form);
            all.into_iter().map(|s| s.part).collect()
        }
        None => HashSet::new(),
    };
    let of_header =
        |part: usize| others.contains(&part) || part > 0 && others.contains(&(part - 1));
    let near =
        |a: &Label, b: &Label| b.part - a.part <= NEAR || (a.part + 2..b.part).all(of_header);
    for run in seeds.chunk_by(near) {
        let own = run
            .iter()
            .filter(|l| Affiliation::of_field(l.field).is_none());
        // "Nominee", and in a table in the cell beside it "Name: Ana Roca": the second has its value.
        let open = |l: &&Label| {
            let person = form.file.fields.get(l.field).map(|f| f.kind) == Some(FieldType::Person);
            let empty = parts[l.part]
                .block
                .text
                .as_str()
                .get(l.value.clone())
                .is_none_or(|value| value.trim().is_empty());
            let table = |at: usize| {
                let cell = parts.get(at).and_then(|p| p.block.cell);
                cell.filter(|c| c.ruled).map(|c| c.table)
            };
            let inside = table(l.part).zip(table(l.part + 1));
            let inside = inside.is_some_and(|(own, next)| next > own);
            person && empty && inside && others.contains(&(l.part + 1))
        };
        let mut fields: Vec<usize> = own.filter(|l| !open(l)).map(|l| l.field).collect();
        fields.sort_unstable();
        fields.dedup();
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        if fields.len() < FIELDS {
            continue;
        }
        let language = first.language;
        let range = first.part.saturating_sub(NEAR)..(last.part + NEAR + 1).min(parts.len());
        let of_value = |s: &Strange| s.sign == Sign::Cell && is_value(s, parts, &seeds, form);
        let mut all = strange(parts, range, &seeds, form);
        all.retain(|s| !of_value(s));
        let mut taken = vec![false; all.len()];
        // First what the value says, then what only its place says: a title may look like a name.
        for by_place in [false, true] {
            for (s, taken) in all.iter().zip(&mut taken).filter(|(_, taken)| !**taken) {
                let text = parts[s.part].block.text.as_str();
                let value_text = match text.get(s.value.clone()).map(str::trim) {
                    Some(own) if !own.is_empty() => own,
                    _ => parts
                        .get(s.part + 1)
                        .map_or("", |p| p.block.text.as_str().trim()),
                };
                let behind =
                    run.partition_point(|l| (l.part, l.label.start) <= (s.part, s.label.start));
                let next = run.get(behind).map(|l| l.field).filter(|_| by_place);
                let words = text.get(s.label.clone()).unwrap_or("");
                let Some(field) = asked(words, value_text, &fields, next, form) else {
                    continue;
                };
                *taken = true;
                if !fields.contains(&field) {
                    fields.push(field);
                }
                out.push(Label {
                    part: s.part,
                    field,
                    language,
                    score: SCORE,
                    label: s.label.clone(),
                    value: s.value.clone(),
                });
            }
        }
    }
    out
}

/// Where `known` name hardly a field, the labels in other words whose value can be that of one field alone: a header all in
/// words of the office's own.
fn typed(parts: &[Part], known: &[Label], form: &Form) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    // Labels of other places, such as those of the contacts below, are not part of a header.
    let mut places = known.chunk_by(|a, b| b.part - a.part <= NEAR);
    let several = |place: &[Label]| place.iter().any(|l| l.field != place[0].field);
    let header = places.find(|place| several(place)).and_then(|p| p.first());
    let end = header.map_or(parts.len(), |l| l.part);
    if known.first().is_some_and(|l| l.part == end) {
        return out;
    }
    let mut fields: Vec<usize> = known.first().map(|l| l.field).into_iter().collect();
    let from = mail_head(parts).end;
    for s in strange(parts, from..end.max(from), known, form) {
        let text = parts[s.part].block.text.as_str();
        let own = text.get(s.value.clone()).unwrap_or("").trim();
        let below = parts
            .get(s.part + 1)
            .map_or("", |p| p.block.text.as_str().trim());
        let value = if own.is_empty() { below } else { own };
        let words = text.get(s.label.clone()).unwrap_or("");
        let field = asked(words, value, &fields, None, form);
        let sure = |field: &usize| bare::fits(*field, value, form) == Some(true);
        let Some(field) = field.filter(sure) else {
            continue;
        };
        if !fields.contains(&field) {
            fields.push(field);
        }
        out.push(Label {
            part: s.part,
            field,
            language: 0,
            score: SCORE,
            label: s.label,
            value: s.value,
        });
    }
    out
}

/// Whether what may be a label is the value of one of `known`: what is right behind an empty label in its row is; a title may
/// have a colon or bold words, too.
fn is_value(s: &Strange, parts: &[Part], known: &[Label], form: &Form) -> bool {
    let cell = |at: usize| parts.get(at).and_then(|p| p.block.cell);
    let before = s.part.checked_sub(1).and_then(cell);
    // Nor is a further line of its cell a label.
    if let Some((own, before)) = cell(s.part).zip(before)
        && own.column > 0
        && (own.table, own.row, own.column) == (before.table, before.row, before.column)
    {
        return true;
    }
    let row = |part: usize| cell(part).map(|c| (c.table, c.row));
    let before = |l: &&Label| {
        let kind = form.file.fields.get(l.field).map(|f| f.kind);
        let beside = row(l.part).is_some() && row(l.part) == row(s.part);
        kind == Some(FieldType::Title) || beside
    };
    let empty = |l: &Label| {
        let text = parts.get(l.part).map_or("", |p| p.block.text.as_str());
        let value = text.get(l.value.clone());
        value.is_none_or(|v| v.trim().is_empty())
    };
    let last = (s.part.checked_sub(1)).map_or(&[][..], |at| of_part(known, at));
    last.iter().find(before).is_some_and(empty)
}

/// The labels of nobody's among `parts[range]`: those in other words that are marked as one of the form's is, where `known` are
/// all others. Their field is [`NOBODY`].
pub(super) fn of_nobody(
    parts: &[Part],
    range: Range<usize>,
    known: &[Label],
    form: &Form,
) -> Vec<Label> {
    let own = known.iter().filter(|l| range.contains(&l.part));
    let signs: HashSet<Sign> = own
        .filter_map(|l| Some(parted(parts, l.part)?.sign))
        .collect();
    let is_value = |s: &Strange| is_value(s, parts, known, form);
    let is_option = |s: &Strange| {
        let text = parts.get(s.part).map(|p| p.block.text.as_str());
        text.is_some_and(|t| t.starts_with(BOXES))
    };
    // One more address or number of the field before it: "Work: ana@example.org" below "Email".
    let again = |s: &Strange| {
        let text = |part: usize| parts.get(part).map_or("", |p| p.block.text.as_str());
        let at = known.partition_point(|l| (l.part, l.label.start) < (s.part, s.label.start));
        let before = at.checked_sub(1).and_then(|at| known.get(at));
        let value = text(s.part).get(s.value.clone()).unwrap_or("").trim();
        before.is_some_and(|l| {
            let kind = form.file.fields.get(l.field).map(|f| f.kind);
            let reached = kind.is_some_and(FieldType::is_reached) && s.part - l.part <= NEAR;
            let open = || {
                text(l.part)
                    .get(l.value.clone())
                    .is_none_or(|v| v.trim().is_empty())
            };
            reached
                && bare::fits(l.field, value, form) == Some(true)
                && (kind == Some(FieldType::Email) || open())
        })
    };
    let marked = |s: &Strange| match s.sign {
        _ if again(s) => false,
        Sign::Inside => true,
        // A value in capitals beside one label makes no label of the others' values.
        Sign::Look => !is_value(s) && !is_option(s),
        sign => signs.contains(&sign) && !is_value(s),
    };
    let found = strange(parts, range, known, form)
        .into_iter()
        .filter(marked);
    let label = |s: Strange| Label {
        part: s.part,
        field: NOBODY,
        language: 0,
        score: 0.0,
        label: s.label,
        value: s.value,
    };
    found.map(label).collect()
}

/// Whether a value can be that of a field whose label is not the form's own: "Country director" and "Country office" ask for no
/// country.
pub(super) fn may_be(field: usize, value: &str, form: &Form) -> bool {
    let kind = form.file.fields.get(field).map(|f| f.kind);
    let line = value.lines().next().unwrap_or("");
    let country = || crate::country::country_line(line).code.is_some();
    bare::fits(field, value, form).is_some() && (kind != Some(FieldType::Country) || country())
}

/// The field that a label in other words asks for by what it says and by its value; the header has `fields` already.
pub(super) fn asked(
    words: &str,
    value: &str,
    fields: &[usize],
    next: Option<usize>,
    form: &Form,
) -> Option<usize> {
    // "4. F:": its number says nothing.
    let words = words.get(number_length(words)..).unwrap_or(words);
    let begun = begins(words, form).filter(|field| !fields.contains(field));
    let begun = begun.filter(|field| may_be(*field, value, form));
    let folded = fold(words);
    let first = value.lines().next().unwrap_or("").trim();
    let asks = |says: &dyn Fn(&Words) -> bool, kind: FieldType| {
        let asks = is_number(first) && in_any_language(form, says);
        let field = || form.file.fields.iter().position(|f| f.kind == kind);
        asks.then(field).flatten()
    };
    // Of numbers there may be several.
    let fax = asks(&|w| w.asks_for_fax(folded.trim()), FieldType::Fax);
    let call = || {
        asks(
            &|w| w.asks_for_telephone(folded.trim()),
            FieldType::Telephone,
        )
    };
    // An address with a fault is one, too: its label says so.
    let write = || {
        let one = first.contains('.') && !first.contains(char::is_whitespace);
        let asks = one && in_any_language(form, |w| w.asks_for_email(folded.trim()));
        let email = form
            .file
            .fields
            .iter()
            .position(|f| f.kind == FieldType::Email);
        email.filter(|field| asks && !fields.contains(field))
    };
    fax.or_else(call)
        .or(begun)
        .or_else(write)
        .or_else(|| fitting(value, fields, next, form))
}

/// The field whose label `words` begin with, "Country or territory", or that has its label behind a slash.
fn begins(words: &str, form: &Form) -> Option<usize> {
    let ends = words.match_indices([' ', '/', '(']).map(|(at, _)| at);
    let leads = ends.filter_map(|end| Some(words.get(..end)?.trim_end()));
    // "Nationality/Country": each piece counts.
    let pieces = words.split(['/', '|']).skip(1).map(str::trim);
    let likes = leads.chain(pieces).filter_map(|label| nearest(label, form));
    let best = likes.max_by(|a, b| a.score.total_cmp(&b.score))?;
    (best.score >= BARE).then_some(best.field)
}

/// Whether the first line of a text says who speaks for an organisation, in any language of the form.
pub(super) fn is_represented(text: &str, form: &Form) -> bool {
    let first = fold(text.lines().next().unwrap_or(""));
    in_any_language(form, |w| w.representation_at(&first).is_some())
}

/// Whether a text begins with a title before a name, in any language of the form.
pub(super) fn begins_with_honorific(text: &str, form: &Form) -> bool {
    let word = first_word(text);
    in_any_language(form, |words| words.is_honorific(&word))
}

/// Its first word, folded; the raised ending of a shortened one says nothing: "Eng.ª".
fn first_word(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or("");
    fold(&word.replace(['ª', 'º'], ""))
}

fn in_any_language(form: &Form, says: impl Fn(&Words) -> bool) -> bool {
    form.vocabularies
        .iter()
        .any(|v| says(form.words(&v.language)))
}

/// The field that `value` fits and that the header, which has `fields`, lacks. `next` is the field of the next known label.
fn fitting(value: &str, fields: &[usize], next: Option<usize>, form: &Form) -> Option<usize> {
    let lacking = |kind: FieldType| {
        let all = form.file.fields.iter();
        let at = all.clone().position(|f| f.kind == kind)?;
        (!fields.contains(&at)).then_some(at)
    };
    let first = value.lines().next().unwrap_or("").trim();
    // An address may be broken where its cell ends, and another one may be behind it.
    let whole: String = value.lines().map(str::trim).collect();
    let one = first.split([' ', ';', ',']).next().unwrap_or("");
    if one.contains('@') || whole.contains('@') && !whole.contains(' ') {
        return lacking(FieldType::Email);
    }
    if is_number(first) {
        return lacking(FieldType::Telephone);
    }
    if crate::country::named(first).is_some() {
        return lacking(FieldType::Country);
    }
    let person = lacking(FieldType::Person)?;
    let words: Vec<&str> = first.split_whitespace().collect();
    // "'M'e Palesa": a mark before the first letter is part of the word.
    let capital = |w: &&str| {
        w.trim_start_matches(['\'', '’', '‘', 'ʻ', 'ʼ'])
            .starts_with(char::is_uppercase)
    };
    let name = words.iter().take(2).all(capital);
    let title = begins_with_honorific(first, form)
        // "Chief" is a name or a word, too.
        || words.len() > 2 && name && in_any_language(form, |w| w.is_name_title(&first_word(first)))
        // "…, represented by its president, Ms. Ana Roca".
        || is_represented(first, form);
    let plain = words.len() >= 2 && name && !first.contains(|c: char| c.is_ascii_digit());
    // Without a title before it, a name is known by its place: right before the field that the form has next.
    let place = next.is_some_and(|next| next == person + 1);
    (title && words.len() >= 2 || plain && place).then_some(person)
}
