//! Boxes of a blank form: options of a question, papers to tick, declarations to agree to.

use std::collections::BTreeSet;

use crate::form::definition::FieldType;

use super::asked::{Asked, AskedField};
use super::clues::Clues;
use super::keys::{free, slug};
use super::lines::{Item, Kind};

/// Fewest words of a declaration.
const DECLARATION: usize = 5;

/// Gives the boxes that were read to the field before them.
pub(super) fn take_options(
    out: &mut Asked,
    options: &mut Vec<String>,
    papers: bool,
    clues: &Clues,
) {
    let mut options = std::mem::take(options);
    if options.is_empty() {
        return;
    }
    // A box without words is for what is beside it.
    let alone = options.len() == 1 && options.iter().all(String::is_empty);
    options.retain(|o| !o.is_empty());
    if options.is_empty() && !alone {
        return;
    }
    if let Some(field) = out.fields.last_mut().filter(|_| alone) {
        field.kind = if papers {
            FieldType::Attachment
        } else {
            FieldType::Consent
        };
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

/// Whether the option at `at` is a box alone with a sentence: something to agree to.
pub(super) fn declares(items: &[Item], at: usize) -> bool {
    let option = |at: Option<usize>| {
        let item = at.and_then(|at| items.get(at));
        item.is_some_and(|i| i.kind == Kind::Option)
    };
    let words = items
        .get(at)
        .filter(|i| i.kind == Kind::Option)
        .map_or(0, |i| i.text.split_whitespace().count());
    words >= DECLARATION && !option(at.checked_sub(1)) && !option(Some(at + 1))
}

/// Whether the line at `at` is over boxes, or over lines that each have one.
pub(super) fn is_over_boxes(items: &[Item], at: usize) -> bool {
    let next = items.get(at + 1..).unwrap_or(&[]).iter();
    let next = next.skip_while(|i| i.kind == Kind::Hint).take(2);
    next.into_iter().any(|i| i.kind == Kind::Option)
}
