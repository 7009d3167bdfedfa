//! A snapshot → its fields as texts: one value or one block a line.

use std::collections::BTreeSet;

use crate::form::BlockKind;

use super::{
    BlockSnapshot, NominationSnapshot, PersonSnapshot, SectionSnapshot, Snapshot, TelephoneSnapshot,
};

/// A field as reports name it (`/country`, `/sections/contacts`), and its text.
pub(super) type Field = (String, String);

/// `F. Title`.
pub(super) fn name(nomination: &NominationSnapshot) -> String {
    let title = nomination.title.as_deref().unwrap_or("(no title)");
    match &nomination.label {
        Some(label) => format!("{label}. {title}"),
        None => title.to_owned(),
    }
}

/// The fields of the document itself.
pub(super) fn document_fields(snapshot: &Snapshot) -> Vec<Field> {
    let mut fields = vec![("/kind".to_owned(), word(snapshot.kind))];
    push(&mut fields, "/problem", snapshot.problem.clone());
    let slides = snapshot.summaries.iter();
    let slides = slides.map(|s| format!("{}: {}", s.title.as_deref().unwrap_or("–"), s.text));
    push_lines(&mut fields, "/summaries", slides);
    push_lines(&mut fields, "/unplaced", snapshot.unplaced.iter().cloned());
    fields
}

/// Every field of a nomination that is there.
pub(super) fn fields(nomination: &NominationSnapshot) -> Vec<Field> {
    let mut out = Vec::new();
    push(&mut out, "/label", nomination.label.clone());
    push(&mut out, "/form", Some(nomination.form.clone()));
    push(&mut out, "/language", Some(nomination.language.clone()));
    push(&mut out, "/title", nomination.title.clone());
    push(
        &mut out,
        "/nominee",
        nomination.nominee.as_ref().map(person),
    );
    let country = nomination.country.as_ref();
    let country = country.map(|c| with(&c.text, c.code.as_deref()));
    push(&mut out, "/country", country);
    push_lines(
        &mut out,
        "/telephones",
        nomination.telephones.iter().map(telephone),
    );
    push_lines(&mut out, "/faxes", nomination.faxes.iter().map(telephone));
    push_lines(&mut out, "/emails", nomination.emails.iter().cloned());
    for (key, value) in &nomination.fields {
        push(&mut out, &format!("/fields/{key}"), Some(value.clone()));
    }
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for section in &nomination.sections {
        let pointer = match &section.key {
            Some(key) => format!("/sections/{key}"),
            None => format!("/additional_sections/{}", section.heading),
        };
        // A heading that is repeated is distinguished by its place among its like.
        let again = (1..)
            .map(|n| {
                if n == 1 {
                    pointer.clone()
                } else {
                    format!("{pointer} ({n})")
                }
            })
            .find(|name| !seen.contains(name))
            .unwrap_or_default();
        seen.insert(again.clone());
        out.push((again.clone(), section_text(section)));
        order.push(again);
    }
    push_lines(&mut out, "/order", order.into_iter());
    let notes = nomination.footnotes.iter();
    push_lines(
        &mut out,
        "/footnotes",
        notes.map(|(mark, text)| format!("{mark} {text}")),
    );
    out
}

fn push(fields: &mut Vec<Field>, name: &str, text: Option<String>) {
    fields.extend(text.map(|text| (name.to_owned(), text)));
}

fn push_lines(fields: &mut Vec<Field>, name: &str, lines: impl Iterator<Item = String>) {
    let text = lines.collect::<Vec<_>>().join("\n");
    push(fields, name, Some(text).filter(|text| !text.is_empty()));
}

fn section_text(section: &SectionSnapshot) -> String {
    let number = section
        .number
        .as_ref()
        .map_or(String::new(), |n| format!("{n} "));
    let mut lines = vec![format!("heading: {number}{}", section.heading)];
    lines.extend(section.repeats.iter().map(|key| format!("repeats: {key}")));
    lines.extend(
        section
            .language
            .iter()
            .map(|code| format!("language: {code}")),
    );
    lines.extend(section.blocks.iter().map(block));
    lines.extend(
        section
            .people
            .iter()
            .map(|one| format!("person: {}", person(one).replace('\n', "; "))),
    );
    if !section.countries.is_empty() {
        lines.push(format!("countries: {}", section.countries.join(", ")));
    }
    lines.join("\n")
}

fn block(block: &BlockSnapshot) -> String {
    match block.kind {
        BlockKind::Paragraph => block.text.clone(),
        kind => format!("[{}] {}", word(kind).replace('_', " "), block.text),
    }
}

fn person(person: &PersonSnapshot) -> String {
    let parts = [
        ("", &person.text),
        ("honorific: ", &person.honorific),
        ("name: ", &person.name),
        ("function: ", &person.function),
        ("organisation: ", &person.organisation),
    ];
    let parts = parts
        .iter()
        .filter_map(|(name, value)| Some(format!("{name}{}", value.as_ref()?)));
    let reached = person
        .telephones
        .iter()
        .map(telephone)
        .chain(person.emails.iter().cloned());
    parts.chain(reached).collect::<Vec<_>>().join("\n")
}

fn telephone(telephone: &TelephoneSnapshot) -> String {
    with(&telephone.text, telephone.e164.as_deref())
}

fn with(text: &str, typed: Option<&str>) -> String {
    format!("{text} ({})", typed.unwrap_or("not read"))
}

/// The word for `value` in JSON.
fn word(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
