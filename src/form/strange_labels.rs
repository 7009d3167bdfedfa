//! Labels in words that the form does not know, beside labels that it knows: "Name and title", "Cell/WhatsApp".
//!
//! The sign is the value: an address, a number, or a person, where the header has no other line for it. A label that only
//! stands apart, before a value of any other type, is nobody's.

use std::ops::Range;

use crate::fold::fold;
use crate::section::Part;

use super::bare::{self, is_number};
use super::compiled::Form;
use super::definition::FieldType;
use super::label::{BARE, Label, nearest};
use super::words::Words;

/// Parts of a header on both sides of a known label.
const NEAR: usize = 4;
/// Fields that a header must have.
const FIELDS: usize = 2;
/// Most words of a label.
const WORDS: usize = 6;
/// Longest label, in bytes.
const LONGEST: usize = 60;
/// How near its words count as.
pub(super) const SCORE: f32 = 0.75;

/// The labels in other words among `parts`, where `known` are the form's.
pub(super) fn labels(parts: &[Part], known: &[Label], form: &Form) -> Vec<Label> {
    let mut out = Vec::new();
    for run in known.chunk_by(|a, b| b.part - a.part <= NEAR) {
        let mut fields: Vec<usize> = run.iter().map(|l| l.field).collect();
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
        for part in range {
            if known.iter().any(|l| l.part == part) {
                continue;
            }
            let Some((label, value)) = parted(parts, part) else {
                continue;
            };
            let text = parts[part].block.text.as_str();
            let behind = match text.get(value.clone()).map(str::trim) {
                Some(own) if !own.is_empty() => own,
                _ => parts
                    .get(part + 1)
                    .map_or("", |p| p.block.text.as_str().trim()),
            };
            let next = run.iter().find(|l| l.part > part).map(|l| l.field);
            let words = text.get(label.clone()).unwrap_or("");
            let begun = begins(words, form).filter(|field| !fields.contains(field));
            let begun = begun.filter(|field| bare::fits(*field, behind, form).is_some());
            if let Some(field) = begun.or_else(|| fitting(behind, &fields, next, form)) {
                fields.push(field);
                out.push(Label {
                    part,
                    field,
                    language,
                    score: SCORE,
                    label,
                    value,
                });
            }
        }
    }
    out
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

/// A part's label, and where its value is: behind a colon, a tab or bold type, or in the next cell of the row.
fn parted(parts: &[Part], part: usize) -> Option<(Range<usize>, Range<usize>)> {
    let block = &parts.get(part)?.block;
    let text = block.text.as_str();
    let row = |p: &Part| p.block.cell.map(|c| (c.table, c.row));
    let beside = parts.get(part + 1).is_some_and(|next| {
        let column = |p: &Part| p.block.cell.map(|c| c.column);
        row(next).is_some() && row(next) == row(&parts[part]) && column(next) > column(&parts[part])
    });
    let sign = text.find([':', '\t']).map(|at| (at, at + 1));
    let bold = (block.bold_lead > 0 && block.bold_lead < text.trim_end().len())
        .then_some((block.bold_lead, block.bold_lead));
    let whole = beside.then_some((text.len(), text.len()));
    let (end, from) = sign.into_iter().chain(bold).chain(whole).min()?;
    let label = text.get(..end)?.trim_end();
    let words = label.split_whitespace().count();
    let digits = label.chars().filter(char::is_ascii_digit).count();
    let like = label.len() <= LONGEST && (1..=WORDS).contains(&words) && digits <= 1;
    let letters = label.contains(char::is_alphabetic) && !label.contains(['@', '.']);
    (like && letters).then_some((0..label.len(), from..text.len()))
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
pub(super) fn fitting(
    value: &str,
    fields: &[usize],
    next: Option<usize>,
    form: &Form,
) -> Option<usize> {
    let lacking = |kind: FieldType| {
        let all = form.file.fields.iter();
        let at = all.clone().position(|f| f.kind == kind)?;
        (!fields.contains(&at)).then_some(at)
    };
    let first = value.lines().next().unwrap_or("").trim();
    // An address may be broken where its cell ends.
    let whole: String = value.lines().map(str::trim).collect();
    if [first, &whole]
        .iter()
        .any(|t| t.contains('@') && !t.contains(' '))
    {
        return lacking(FieldType::Email);
    }
    if is_number(first) {
        return lacking(FieldType::Telephone);
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
        || in_any_language(form, |w| w.representation_at(&fold(first)).is_some());
    let plain = words.len() >= 2 && name && !first.contains(|c: char| c.is_ascii_digit());
    // Without a title before it, a name is known by its place: right before the field that the form has next.
    let place = next.is_some_and(|next| next == person + 1);
    (title && words.len() >= 2 || plain && place).then_some(person)
}
