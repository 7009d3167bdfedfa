//! What a language's file may say wrongly: its code, the words it prints, its placeholders.

use std::collections::{HashMap, HashSet};

use super::source::{Source, Step};
use super::{Fault, bad_language, is_code, nearest, stem};
use crate::form::definition::{FieldType, FormFile};
use crate::form::vocabulary::Vocabulary;
use crate::form::wording::Wording;

const PRINTED: Step<'_> = Step::Key("printed");

/// Faults of one language's file, but for its cases.
pub(super) fn check_language(
    source: &Source<'_>,
    file: &FormFile,
    v: &Vocabulary,
    faults: &mut Vec<Fault>,
) {
    let stem = stem(source.path());
    let language = &v.language;
    if !is_code(language) {
        faults.push(source.fault(&[Step::Key("language")], bad_language(language)));
    } else if language != stem {
        let message = format!("the file is named {stem}.toml but its language is `{language}`");
        faults.push(source.fault(&[Step::Key("language")], message));
    }
    let all = file.printed_keys();
    let keys: Vec<&str> = all.iter().map(String::as_str).collect();
    for key in v.printed.keys().filter(|k| !keys.contains(&k.as_str())) {
        let message = format!("the form has no field `{key}`{}", nearest(key, &keys));
        faults.push(source.fault(&[PRINTED, Step::Key(key)], message));
    }
    check_printed(source, file, v, faults);
    check_placeholders(source, file, v, faults);
}

/// Faults of the labels and headings.
fn check_printed(source: &Source<'_>, file: &FormFile, v: &Vocabulary, faults: &mut Vec<Fault>) {
    let mut seen: HashMap<(Option<usize>, bool, String), (&str, FieldType)> = HashMap::new();
    check_groups(source, file, v, faults);
    for table in &file.fields {
        for column in table.columns.iter().map(|c| table.column_key(&c.key)) {
            if v.printed.get(&column).is_none_or(Vec::is_empty) {
                let message = format!("the column `{column}` has no head in `{}`", v.language);
                faults.push(source.fault(&[PRINTED], message));
            }
        }
    }
    for (index, field) in file.fields.iter().enumerate() {
        let key = field.key.as_str();
        let words = v.printed.get(key).map_or(&[][..], Vec::as_slice);
        // A title need not have a label: it is before the header.
        if words.is_empty() && field.kind != FieldType::Title {
            let message = format!("`{key}` has no label or heading in `{}`", v.language);
            faults.push(source.fault(&[PRINTED], message));
        }
        let mut own: HashSet<String> = HashSet::new();
        for (at, text) in words.iter().enumerate() {
            let mut tell = |message: String| {
                faults.push(source.fault(&[PRINTED, Step::Key(key), Step::Item(at)], message));
            };
            let wording = Wording::new(text);
            if wording.is_empty() {
                let what = what(field.kind);
                tell(format!(
                    "\"{text}\", a {what} of `{key}`, has no letter or digit"
                ));
                continue;
            }
            // "Tel." beside "Tel" is how people write; the same letters twice are a slip.
            if !own.insert(text.trim().to_lowercase()) {
                tell(format!("\"{text}\" is listed twice for `{key}`"));
            }
            // Under another heading, the same words ask somebody else.
            let folded = (
                file.group_of(index),
                file.asked_in_body(index),
                wording.joined,
            );
            // A header label may ask for values of several types at once: a name, a telephone, an address.
            let known = seen.insert(folded, (key, field.kind));
            let clash = |(other, kind): &(&str, FieldType)| {
                *other != key && (file.asked_in_body(index) || *kind == field.kind)
            };
            if let Some((other, _)) = known.filter(clash) {
                tell(format!(
                    "\"{text}\" is listed for both `{other}` and `{key}`"
                ));
            }
        }
    }
}

/// Faults of the groups' headings: one without words, or with those of a field.
fn check_groups(source: &Source<'_>, file: &FormFile, v: &Vocabulary, faults: &mut Vec<Fault>) {
    let words = |key: &str| v.printed.get(key).map_or(&[][..], Vec::as_slice);
    for group in &file.groups {
        let key = group.key.as_str();
        if words(key).is_empty() {
            let message = format!("the group `{key}` has no heading in `{}`", v.language);
            faults.push(source.fault(&[PRINTED], message));
        }
        for (at, text) in words(key).iter().enumerate() {
            let wording = Wording::new(text);
            let same = |own: &String| Wording::new(own) == wording;
            let field = file.fields.iter().find(|f| words(&f.key).iter().any(same));
            if let Some(field) = field {
                let message = format!(
                    "\"{text}\" is listed for both the group `{key}` and `{}`",
                    field.key
                );
                faults.push(source.fault(&[PRINTED, Step::Key(key), Step::Item(at)], message));
            }
        }
    }
}

/// Faults of the placeholders.
fn check_placeholders(
    source: &Source<'_>,
    file: &FormFile,
    v: &Vocabulary,
    faults: &mut Vec<Fault>,
) {
    let mut printed: HashMap<String, (&str, FieldType)> = HashMap::new();
    for field in &file.fields {
        for text in v.printed.get(&field.key).into_iter().flatten() {
            printed.insert(Wording::new(text).joined, (&field.key, field.kind));
        }
    }
    for (at, text) in v.placeholders.iter().enumerate() {
        let mut tell = |message: String| {
            faults.push(source.fault(&[Step::Key("placeholders"), Step::Item(at)], message));
        };
        if text.trim().is_empty() {
            tell("a placeholder is empty".to_owned());
            continue;
        }
        let wording = Wording::new(text);
        if let Some((key, kind)) = printed.get(&wording.joined)
            && !wording.is_empty()
        {
            let what = what(*kind);
            tell(format!(
                "\"{text}\" is a placeholder and a {what} of `{key}`"
            ));
        }
    }
}

/// What the form prints for a field of this type.
fn what(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Section => "heading",
        _ => "label",
    }
}
