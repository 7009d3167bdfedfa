//! The keys of a drafted form's fields, groups and options: of their first words, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold;
use crate::form::definition::FieldType;

use super::asked::Asked;

/// Gives each field and option a key of its own.
pub(super) fn keys(out: &mut Asked) {
    let mut taken: BTreeSet<String> = out.groups.iter().map(|g| g.key.clone()).collect();
    let mut in_group: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for field in &mut out.fields {
        let key = match field.kind {
            FieldType::Email => "email".to_owned(),
            FieldType::Telephone => "telephone".to_owned(),
            FieldType::Fax => "fax".to_owned(),
            FieldType::Country => "country".to_owned(),
            FieldType::Title => "title".to_owned(),
            _ => slug(&field.label, 3, "field"),
        };
        let own = match &field.group {
            Some(group) => in_group.entry(group.clone()).or_default(),
            None => &mut taken,
        };
        field.key = free(&key, own);
    }
}

/// The first words of a text as a key.
pub(super) fn slug(text: &str, words: usize, otherwise: &str) -> String {
    let short = [
        "the", "of", "and", "de", "la", "le", "du", "des", "do", "da", "el", "del", "a", "your",
    ];
    let folded = fold(text);
    let telling = folded
        .split(' ')
        .map(|w| {
            w.chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
        })
        .filter(|w| !w.is_empty() && !short.contains(&w.as_str()))
        .take(words)
        .collect::<Vec<String>>()
        .join("_");
    match telling.starts_with(|c: char| c.is_ascii_lowercase()) {
        true => telling,
        false => match telling.is_empty() {
            true => otherwise.to_owned(),
            false => format!("{otherwise}_{telling}"),
        },
    }
}

/// `key`, or with a figure behind it where it is taken.
pub(super) fn free(key: &str, taken: &mut BTreeSet<String>) -> String {
    let mut own = key.to_owned();
    let mut count = 1;
    while !taken.insert(own.clone()) {
        count += 1;
        own = format!("{key}_{count}");
    }
    own
}
