//! What a blank form asks for → the texts of its definition, with remarks for the person who finishes it.

use std::fmt::Write;

use crate::form::definition::FieldType;
use crate::form::definition::PersonRole;
use crate::form::printed_number::PrintedNumber;

use super::FormDraft;
use super::asked::{Asked, AskedField};
use super::clues::{Clues, Limit};

/// Writes the definition called `name`.
pub(super) fn written(asked: &Asked, name: &str, clues: &Clues) -> FormDraft {
    FormDraft {
        language: clues.language.clone(),
        form: form(asked, name, &clues.language),
        words: words(asked, &clues.language),
        fields: asked.fields.len(),
    }
}

/// A key of TOML: in quotes where it must be.
fn key(text: &str) -> String {
    match text.contains('.') {
        true => quoted(text),
        false => text.to_owned(),
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}

fn form(asked: &Asked, name: &str, language: &str) -> String {
    let title = asked.title.as_deref().unwrap_or(name);
    let mut sections = false;
    let body = |f: &&AskedField| {
        sections |= f.kind == FieldType::Section;
        sections && (f.kind == FieldType::Section || f.kind.is_line() || f.group.is_some())
    };
    let body = match asked.fields.iter().filter(body).count() {
        0 => asked.fields.len(),
        body => body,
    };
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "# A draft from a blank form: look at each `look` below, then run `nomcheck forms check` and try a filled copy.\n\
         # docs/forms.md says what else a definition can say.\n\
         name = {}\n\
         title = {}\n\
         accepted-languages = [{}]\n\
         # How many of its questions must be found for a PDF to be this form.\n\
         min-headings = {}\n",
        quoted(name),
        quoted(title),
        quoted(language),
        body.div_ceil(2).max(1)
    );
    for group in &asked.groups {
        let _ = write!(out, "\n[[group]]\nkey = {}\n", quoted(&group.key));
        if let Some(number) = &group.number {
            let _ = writeln!(out, "number = {}", printed(number));
        }
        if let Some(times) = group.times {
            let _ = writeln!(
                out,
                "# look: how many must be there, and how many may?\nrepeat = {{ min = {times}, max = {times} }}"
            );
        }
        let role = group.role.map(|role| match role {
            PersonRole::Nominee => "nominee",
            PersonRole::Nominator => "nominator",
            PersonRole::Referee => "referee",
            PersonRole::Contact => "contact",
        });
        let _ = match role {
            Some(role) => writeln!(out, "role = \"{role}\""),
            None => writeln!(
                out,
                "# look: whose details are these? role = \"nominee\", \"nominator\", \"referee\" or \"contact\""
            ),
        };
    }
    if !asked.fields.iter().any(|f| f.kind == FieldType::Title) {
        out.push_str(
            "\n# look: no label for the title of a nomination was found.\n\
             # [[field]]\n# key = \"title\"\n# type = \"title\"\n# required = true\n# cure = \"T\"\n",
        );
    }
    for field in &asked.fields {
        one(&mut out, field);
    }
    out
}

/// A number as `form.toml` has it.
fn printed(number: &PrintedNumber) -> String {
    match number {
        PrintedNumber::Count(number) => number.to_string(),
        PrintedNumber::Text(text) => quoted(text),
    }
}

fn one(out: &mut String, field: &AskedField) {
    out.push_str("\n[[field]]\n");
    for look in &field.look {
        let _ = writeln!(out, "# look: {look}");
    }
    let _ = writeln!(out, "key = {}", quoted(&field.key));
    if let Some(group) = &field.group {
        let _ = writeln!(out, "in = {}", quoted(group));
    }
    let _ = writeln!(out, "type = \"{}\"", name(field.kind));
    if let Some(number) = &field.number {
        let _ = writeln!(out, "number = {}", printed(number));
    }
    if field.kind == FieldType::Choice {
        let keys: Vec<String> = field.options.iter().map(|(key, _)| quoted(key)).collect();
        let _ = writeln!(out, "options = [{}]", keys.join(", "));
        match field.several {
            true => out.push_str("choose = \"1..\"\n"),
            false => out.push_str("# look: choose = \"1..\" where several may be ticked\n"),
        }
    }
    if field.kind == FieldType::Identifier {
        let label = crate::fold::fold(&field.label);
        let known = ["iban", "orcid", "isbn", "issn", "lei"];
        let named = |scheme: &&str| label.split(' ').any(|word| word == *scheme);
        match known.into_iter().find(named) {
            Some(scheme) => {
                let _ = writeln!(out, "scheme = \"{scheme}\"");
            }
            None => out.push_str(
                "# look: how is it written? pattern = \"[0-9]{8}\", or scheme = \"post-code:GB\" (docs/forms.md)\n",
            ),
        }
    }
    if field.total.is_some() {
        let _ = writeln!(out, "sum = {}", quoted(TOTAL));
    }
    let mut limits = Limits::default();
    for limit in &field.limits {
        match limit {
            Limit::MaxWords(n) => limits.max_words = Some(*n),
            Limit::MinWords(n) => limits.min_words = Some(*n),
            Limit::MaxCharacters(n) => limits.max_characters = Some(*n),
        }
    }
    // What is least and most in one sentence may have been taken for one another.
    if limits.min_words > limits.max_words && limits.max_words.is_some() {
        std::mem::swap(&mut limits.min_words, &mut limits.max_words);
    }
    for (what, limit) in [
        ("min-words", limits.min_words),
        ("max-words", limits.max_words),
        ("max-characters", limits.max_characters),
    ] {
        if let Some(limit) = limit {
            let _ = writeln!(out, "{what} = {limit}");
        }
    }
    let cure = match field.kind {
        FieldType::Section => "S",
        _ => "T",
    };
    let _ = writeln!(out, "required = {}\ncure = \"{cure}\"", !field.optional);
    for (key, _, kind) in &field.columns {
        let _ = write!(
            out,
            "\n[[field]]\nkey = {}\nin = {}\ntype = \"{}\"\nrequired = true\ncure = \"T\"\n",
            quoted(key),
            quoted(&field.key),
            name(*kind),
        );
    }
}

/// The key of the row of totals.
const TOTAL: &str = "total";

/// The key of a field with that of its group.
fn full_key(field: &AskedField) -> String {
    match &field.group {
        Some(group) => format!("{group}.{}", field.key),
        None => field.key.clone(),
    }
}

#[derive(Default)]
struct Limits {
    min_words: Option<u32>,
    max_words: Option<u32>,
    max_characters: Option<u32>,
}

fn words(asked: &Asked, language: &str) -> String {
    let mut out = String::new();
    let hints = asked.fields.iter().flat_map(|f| &f.hints);
    let office: Vec<String> = asked.office_use.iter().map(|t| quoted(t)).collect();
    let printed: Vec<String> = asked
        .instructions
        .iter()
        .chain(hints)
        .map(|t| quoted(t))
        .collect();
    let _ = write!(
        out,
        "# The form's words: the first of each list is as printed; add others that people write.\n\
         language = {}\n\
         # Printed by the form: never an answer.\n\
         instructions = [\n{}]\n{}\n[printed]\n",
        quoted(language),
        printed
            .iter()
            .fold(String::new(), |all, text| all + "  " + text + ",\n"),
        match office.is_empty() {
            true => String::new(),
            false => format!("office-use = [{}]\n", office.join(", ")),
        },
    );
    for group in &asked.groups {
        let _ = writeln!(out, "{} = [{}]", group.key, quoted(&group.heading));
    }
    let full = |field: &AskedField| match &field.group {
        Some(group) => key(&format!("{group}.{}", field.key)),
        None => key(&field.key),
    };
    for field in &asked.fields {
        let printed = field.remark.iter().chain([&field.label]);
        let printed: Vec<String> = printed.map(|text| quoted(text)).collect();
        let _ = writeln!(out, "{} = [{}]", full(field), printed.join(", "));
        let of_table = |part: &str| key(&format!("{}.{part}", full_key(field)));
        for (column, words, _) in &field.columns {
            let _ = writeln!(out, "{} = [{}]", of_table(column), quoted(words));
        }
        if let Some(total) = &field.total {
            let _ = writeln!(out, "{} = [{}]", of_table(TOTAL), quoted(total));
        }
    }
    for field in asked.fields.iter().filter(|f| f.kind == FieldType::Choice) {
        let _ = writeln!(out, "\n[options.{}]", full(field));
        for (key, text) in &field.options {
            let _ = writeln!(out, "{key} = [{}]", quoted(text));
        }
    }
    out
}

/// The name of a type in a definition.
fn name(kind: FieldType) -> String {
    let value = toml::Value::try_from(kind).ok();
    let name = value.as_ref().and_then(toml::Value::as_str);
    name.unwrap_or("text").to_owned()
}
