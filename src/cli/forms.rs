//! `nomcheck forms`: which forms there are, what one asks for, and whether an office's own is sound.

use std::io::Write;
use std::path::Path;

use nomcheck::form::{FieldType, Form, faults};
use nomcheck::record::is_country;
use nomcheck::report::text::columns;

use super::args::FormsCommand;
use super::drafts;
use super::exit::{Exit, Failure};
use super::form_names::named;
use super::terminal;

/// `forms`, and what is done with one.
pub fn run(command: Option<&FormsCommand>) -> Result<Exit, Failure> {
    match command {
        None => list(),
        Some(FormsCommand::Show { form }) => show(&*named(form)?),
        Some(FormsCommand::Check { path }) => check(path),
        Some(FormsCommand::New { name, from }) => drafts::new(name, from),
        Some(FormsCommand::Draft {
            files,
            filled,
            out,
            language,
        }) => drafts::draft(files, *filled, out.as_deref(), language.as_deref()),
    }
}

/// Prints the faults of a form's files, one a line, or that there are no faults.
fn check(path: &Path) -> Result<Exit, Failure> {
    let faults = faults(path, is_country).map_err(|error| Failure::usage(error.to_string()))?;
    let (mut out, _) = terminal::stdout();
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    if faults.is_empty() {
        writeln!(out, "no faults; the form's own cases pass")?;
    }
    out.flush()?;
    match faults.len() {
        0 => Ok(Exit::Clean),
        1 => Err(Failure::usage("the form has a fault".to_owned())),
        n => Err(Failure::usage(format!("the form has {n} faults"))),
    }
}

fn list() -> Result<Exit, Failure> {
    let (mut out, palette) = terminal::stdout();
    let strong = palette.strong;
    for form in Form::built_in() {
        writeln!(
            out,
            "{strong}{}{strong:#}  {} ({})",
            form.file.name,
            form.file.title,
            languages(&form)
        )?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn languages(form: &Form) -> String {
    let codes: Vec<&str> = form
        .vocabularies
        .iter()
        .map(|vocabulary| vocabulary.language.as_str())
        .collect();
    codes.join(", ")
}

fn show(form: &Form) -> Result<Exit, Failure> {
    let (mut out, palette) = terminal::stdout();
    let (strong, faint) = (palette.strong, palette.faint);
    let file = &form.file;
    writeln!(out, "{strong}{}{strong:#}: {}", file.name, file.title)?;
    writeln!(out, "languages: {}", languages(form))?;
    if !file.organiser_domains.is_empty() {
        writeln!(
            out,
            "organiser's domains: {}",
            file.organiser_domains.join(", ")
        )?;
    }
    if !file.eligible_countries.is_empty() {
        writeln!(
            out,
            "eligible countries: {}",
            file.eligible_countries.join(", ")
        )?;
    }
    let key_width = file
        .fields
        .iter()
        .map(|field| columns(&field.key))
        .max()
        .unwrap_or(0);
    writeln!(
        out,
        "\n{strong} no  {:key_width$}  {:9}  {:8}  words{strong:#}",
        "field", "type", "required"
    )?;
    for field in &file.fields {
        let number = field
            .number
            .as_ref()
            .map_or("–".to_owned(), |number| number.to_string());
        let words = match (field.min_words, field.max_words) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("{min} or more"),
            (None, Some(max)) => format!("up to {max}"),
            (None, None) => String::new(),
        };
        let required = if field.required { "yes" } else { "no" };
        let kind = kind_name(field.kind);
        let line = format!(
            "{number:>3}  {:key_width$}  {kind:9}  {required:8}  {words:11}",
            field.key
        );
        writeln!(out, "{}", line.trim_end())?;
        for vocabulary in &form.vocabularies {
            if let Some(printed) = vocabulary
                .printed
                .get(&field.key)
                .and_then(|printed| printed.first())
            {
                writeln!(
                    out,
                    "     {faint}{}: {printed}{faint:#}",
                    vocabulary.language
                )?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn kind_name(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Title => "title",
        FieldType::Person => "person",
        FieldType::Country => "country",
        FieldType::Telephone => "telephone",
        FieldType::Fax => "fax",
        FieldType::Email => "email",
        FieldType::Text => "text",
        FieldType::Section => "section",
        FieldType::Choice => "choice",
        FieldType::YesNo => "yes-no",
        FieldType::Consent => "consent",
        FieldType::Number => "number",
        FieldType::Amount => "amount",
        FieldType::Date => "date",
        FieldType::Period => "period",
        FieldType::Url => "url",
        FieldType::Identifier => "identifier",
        FieldType::Table => "table",
        FieldType::Address => "address",
        FieldType::Signature => "signature",
        FieldType::Attachment => "attachment",
    }
}
