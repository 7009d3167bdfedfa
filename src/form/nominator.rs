//! Whoever speaks for the nominee: their lines, "Nominated by", "Nominator's telephone", and those below a heading "Part A: the
//! nominator". A form that does not ask for them has no fields for them, and their values are not the nominee's.

use std::ops::Range;

use crate::fold::fold;
use crate::section::Part;

use super::compiled::Form;
use super::definition::{FieldType, PersonRole};
use super::label::{Label, of_part};
use super::look::Look;
use super::marked::parted;

/// Most words of a heading over such lines.
const WORDS: usize = 8;
/// Most parts below it.
const PARTS: usize = 16;

/// `labels`, in document order, without those that ask for somebody who speaks for the nominee. All of them where no label
/// would be left for a nominee: an office may call its nominee what others call the nominator.
pub(super) fn without(labels: Vec<Label>, parts: &[Part], form: &Form) -> Vec<Label> {
    let count = |kind| form.file.fields.iter().filter(|f| f.kind == kind).count();
    let asked = (form.file.groups.iter()).any(|g| g.role == Some(PersonRole::Nominator))
        || count(FieldType::Person) > 1
        || count(FieldType::Email) > 1;
    if asked || form.nominators.is_empty() {
        return labels;
    }
    let names = |label: &Label| {
        let text = parts.get(label.part).map(|p| p.block.text.as_str());
        text.and_then(|t| t.get(label.label.clone()))
            .is_some_and(|words| speaks(words, form))
    };
    let below: Vec<Range<usize>> = (0..parts.len())
        .filter(|at| of_part(&labels, *at).is_empty() && is_heading(parts, *at, form))
        .map(|at| at..end(at, parts, &labels, form))
        .collect();
    let of_somebody = |label: &Label| {
        let kind = form.file.fields.get(label.field).map(|f| f.kind);
        kind.is_none_or(|k| k.is_reached() || matches!(k, FieldType::Person | FieldType::Country))
    };
    let is_other = |label: &Label| {
        of_somebody(label)
            && (names(label) || below.iter().any(|range| range.contains(&label.part)))
    };
    let is_nominee = |label: &Label| {
        let kind = form.file.fields.get(label.field).map(|f| f.kind);
        kind == Some(FieldType::Person)
    };
    let (others, own): (Vec<Label>, Vec<Label>) = labels.iter().cloned().partition(is_other);
    match others.is_empty() || !own.iter().any(is_nominee) {
        true => labels,
        false => own,
    }
}

/// Whether a text has a word for whoever speaks for the nominee.
fn speaks(text: &str, form: &Form) -> bool {
    let folded = fold(text);
    let is_word = |c: char| c.is_alphanumeric();
    form.nominators.iter().any(|word| {
        folded.match_indices(word.as_str()).any(|(at, _)| {
            let before = folded.get(..at).and_then(|b| b.chars().next_back());
            let behind = folded.get(at + word.len()..).and_then(|b| b.chars().next());
            !before.is_some_and(is_word) && !behind.is_some_and(is_word)
        })
    })
}

/// Whether a part can be the heading over such lines.
fn is_heading(parts: &[Part], at: usize, form: &Form) -> bool {
    let Some(part) = parts.get(at) else {
        return false;
    };
    let text = part.block.text.as_str();
    // "Referee" with a name beside it is a line of the header.
    let labels = parted(parts, at).is_some();
    let few = text.split_whitespace().nth(WORDS).is_none();
    let inner = text.trim_end().trim_end_matches(':');
    let plain = !inner.contains(['@', '\t', ',', ':', ';']) && !inner.ends_with('.');
    few && plain && !labels && part.block.lines == 1 && speaks(text, form)
}

/// Where what is below the heading `at` ends: at the next line that is set like it, or where a field comes again.
fn end(at: usize, parts: &[Part], labels: &[Label], form: &Form) -> usize {
    let last = parts.len().min(at + 1 + PARTS);
    let Some(look) = parts.get(at).map(|p| Look::of(&p.block)) else {
        return last;
    };
    let mut seen: Vec<usize> = Vec::new();
    for (next, part) in parts.iter().enumerate().take(last).skip(at + 1) {
        let own = of_part(labels, next);
        let again = own.iter().any(|l| seen.contains(&l.field));
        let set_alike = own.is_empty() && Look::of(&part.block) == look;
        let other_heading = set_alike && !speaks(part.block.text.as_str(), form);
        if again || other_heading && next > at + 1 {
            return next;
        }
        seen.extend(own.iter().map(|l| l.field));
    }
    last
}
