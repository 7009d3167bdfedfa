//! What `form.toml` may say wrongly though every key in it is known: its fields, limits and lists.

use std::collections::HashMap;

use super::source::{Source, Step};
use super::{Fault, bad_language, is_code};
use crate::form::definition::{Field, FieldType, FormFile};
use crate::form::split::sections_of;

/// Faults of the form's name and of each field.
pub(super) fn check_fields(source: &Source<'_>, file: &FormFile, faults: &mut Vec<Fault>) {
    if file.name.trim().is_empty() {
        let message = "the form's name is empty".to_owned();
        faults.push(source.fault(&[Step::Key("name")], message));
    }
    let mut keys: HashMap<&str, usize> = HashMap::new();
    let mut numbers: HashMap<u32, &str> = HashMap::new();
    let mut once: HashMap<FieldType, &str> = HashMap::new();
    for (at, field) in file.fields.iter().enumerate() {
        let mut tell = |what: &str, message: String| {
            let steps = [Step::Key("field"), Step::Item(at), Step::Key(what)];
            faults.push(source.fault(&steps, message));
        };
        let key = field.key.as_str();
        if !is_key(key) {
            let takes = "a key is of small letters, digits and `_`, and begins with a letter";
            tell("key", format!("`{key}` is no key of a field: {takes}"));
        }
        if keys.insert(key, at).is_some() {
            tell("key", format!("two fields have the key `{key}`"));
        }
        if let Some(kind) = only_once(field.kind)
            && let Some(other) = once.insert(field.kind, key)
        {
            let message = format!(
                "`{key}` and `{other}` are both of type `{kind}`, which a form has once at most"
            );
            tell("type", message);
        }
        for (what, message) in limits(field) {
            tell(what, message);
        }
        let Some(number) = field.number else {
            continue;
        };
        if field.kind != FieldType::Section {
            let message = format!("`{key}` has a number but is no section");
            tell("number", message);
        }
        if number == 0 {
            let message = format!("`{key}` has the number 0; sections are numbered from 1");
            tell("number", message);
        }
        if let Some(other) = numbers.insert(number, key) {
            let message = format!("`{key}` and `{other}` have the same number, {number}");
            tell("number", message);
        }
    }
    let sections = sections_of(file).len();
    if file.min_headings == 0 || file.min_headings > sections {
        let message = format!("min-headings must be from 1 to {sections}, the number of sections");
        faults.push(source.fault(&[Step::Key("min-headings")], message));
    }
}

/// Faults of the languages, countries and domains that the form lists; `languages` are those that have a file.
pub(super) fn check_lists(
    source: &Source<'_>,
    file: &FormFile,
    languages: &[&str],
    is_country: impl Fn(&str) -> bool,
    faults: &mut Vec<Fault>,
) {
    let mut tell = |list: &str, at: usize, message: String| {
        faults.push(source.fault(&[Step::Key(list), Step::Item(at)], message));
    };
    for (at, code) in file.accepted_languages.iter().enumerate() {
        if !is_code(code) {
            tell("accepted-languages", at, bad_language(code));
        } else if !languages.contains(&code.as_str()) {
            let message = format!("`{code}` is accepted, but there is no {code}.toml");
            tell("accepted-languages", at, message);
        }
    }
    for (at, code) in file.eligible_countries.iter().enumerate() {
        if !is_country(code) {
            let message =
                format!("`{code}` is not a country's code of two letters (ISO 3166-1 alpha-2)");
            tell("eligible-countries", at, message);
        }
    }
    for (at, domain) in file.organiser_domains.iter().enumerate() {
        if !is_domain(domain) {
            let message = format!("`{domain}` is no internet domain, such as `example.org`");
            tell("organiser-domains", at, message);
        }
    }
}

/// Which limits of `field` cannot be meant, and why.
fn limits(field: &Field) -> Vec<(&'static str, String)> {
    let key = &field.key;
    let given = [
        ("min-words", field.min_words),
        ("max-words", field.max_words),
        ("max-characters", field.max_characters),
    ];
    let mut told = Vec::new();
    for (what, limit) in given {
        let Some(limit) = limit else {
            continue;
        };
        if field.kind != FieldType::Section {
            told.push((what, format!("`{key}` has {what} but is no section")));
        } else if limit == 0 && what != "min-words" {
            told.push((what, format!("`{key}` allows nothing: {what} is 0")));
        }
    }
    if field.kind == FieldType::Section
        && let (Some(min), Some(max)) = (field.min_words, field.max_words)
        && min > max
        && max > 0
    {
        let message = format!("`{key}` expects at least {min} words but allows only {max}");
        told.push(("min-words", message));
    }
    told
}

/// The name of a type that has one place in a record, so that a form may have it once.
fn only_once(kind: FieldType) -> Option<&'static str> {
    match kind {
        FieldType::Title => Some("title"),
        FieldType::Person => Some("person"),
        FieldType::Country => Some("country"),
        FieldType::Telephone
        | FieldType::Fax
        | FieldType::Email
        | FieldType::Text
        | FieldType::Section => None,
    }
}

/// Whether `key` can stand in a record, a JSON pointer and a column's head as it is.
fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn is_domain(domain: &str) -> bool {
    let is_label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-');
    domain.contains('.') && domain.split('.').all(is_label)
}
