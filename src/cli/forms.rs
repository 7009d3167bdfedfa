//! Forms by name or from a file, and the command that shows them.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use nomcheck::form::{FieldType, Form, FormFile, Vocabulary};
use nomcheck::report::text::columns;

use super::args::FormsCommand;
use super::config::suggestion;
use super::exit::{Exit, Failure};
use super::terminal;

/// The forms that are compiled in. (Stand-in: the form stage will have them.)
pub fn built_in() -> Vec<Arc<Form>> {
    let text = include_str!("../../schema/forms/sstc/form.toml");
    toml::from_str(text)
        .ok()
        .map(|file| {
            Arc::new(Form {
                file,
                vocabularies: Vec::new(),
            })
        })
        .into_iter()
        .collect()
}

/// The form that `--form NAME|FILE` means: a built-in one, or a `form.toml` with one `<lang>.toml` per language beside
/// it.
///
/// # Errors
/// When there is neither, or the files are not a form.
pub fn named(name: &str) -> Result<Arc<Form>, Failure> {
    let built_in = built_in();
    if let Some(form) = built_in.iter().find(|form| form.file.name == name) {
        return Ok(Arc::clone(form));
    }
    let path = Path::new(name);
    if !path.exists() {
        let hint = suggestion(name, built_in.iter().map(|form| form.file.name.as_str()));
        return Err(Failure::usage(format!(
            "there is no form '{name}', built in or as a file{hint}"
        )));
    }
    read(path).map(Arc::new).map_err(Failure::Usage)
}

fn read(path: &Path) -> Result<Form, anyhow::Error> {
    let path = if path.is_dir() {
        path.join("form.toml")
    } else {
        path.to_path_buf()
    };
    let file: FormFile = toml_file(&path)?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let own_name = path.file_name();
    let mut vocabularies = Vec::new();
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    for path in paths {
        let is_language = path
            .extension()
            .is_some_and(|extension| extension == "toml")
            && path.file_stem().is_some_and(|stem| stem.len() == 2)
            && path.file_name() != own_name;
        if is_language {
            vocabularies.push(toml_file::<Vocabulary>(&path)?);
        }
    }
    anyhow::ensure!(
        !vocabularies.is_empty(),
        "the form {} has no language: put a file such as en.toml beside it",
        path.display()
    );
    Ok(Form { file, vocabularies })
}

fn toml_file<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, anyhow::Error> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the form {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not a form", path.display()))
}

/// `forms` and `forms show`.
pub fn run(command: Option<&FormsCommand>) -> Result<Exit, Failure> {
    match command {
        None => list(),
        Some(FormsCommand::Show { form }) => show(&*named(form)?),
    }
}

fn list() -> Result<Exit, Failure> {
    let (mut out, palette) = terminal::stdout();
    let strong = palette.strong;
    for form in built_in() {
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
        "\n{strong} no  {:key_width$}  {:9}  {:8}  {:11}{strong:#}",
        "field", "type", "required", "words"
    )?;
    for field in &file.fields {
        let number = field
            .number
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
    }
}
