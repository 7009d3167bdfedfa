//! `[office]` in `nomcheck.toml`: who writes the letters.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use nomcheck::report::letters::{Office, OfficeWords, Templates};
use nomcheck::report::message::Messages;
use nomcheck::rule::Date;
use serde::Deserialize;
use toml::Spanned;

use super::suggestion::suggestion;

/// As it is written.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OfficeText {
    name: Spanned<String>,
    address: Option<String>,
    signatory: Option<String>,
    closing: Option<String>,
    reply_to: Option<Spanned<String>>,
    /// A date, or a number of days.
    reply_by: Option<Spanned<toml::Value>>,
    reference: Option<Spanned<String>>,
    /// A folder, relative to the configuration.
    templates: Option<Spanned<String>>,
    #[serde(default)]
    language: BTreeMap<Spanned<String>, WordsText>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WordsText {
    name: Option<String>,
    address: Option<String>,
    signatory: Option<String>,
    closing: Option<String>,
}

/// The office as configured; days for an answer are counted when letters are written.
#[derive(Debug, Clone, Default)]
pub struct OfficeConfig {
    office: Office,
    /// Days from the day of writing.
    days: Option<u16>,
    /// The office's own templates.
    pub templates: Arc<Templates>,
    /// Where they are.
    pub templates_folder: Option<PathBuf>,
}

impl OfficeConfig {
    /// The office that writes on the day `today`.
    pub fn on(&self, today: Option<Date>) -> Office {
        let counted = today.zip(self.days);
        let counted = counted.and_then(|(today, days)| today.working_day_after(days));
        let fixed = self.office.reply_by;
        Office {
            today,
            reply_by: fixed.filter(|_| self.past(today).is_none()).or(counted),
            ..self.office.clone()
        }
    }

    /// The last day for an answer, where it is over: no letter names it.
    pub fn past(&self, today: Option<Date>) -> Option<Date> {
        self.office
            .reply_by
            .filter(|day| today.is_some_and(|today| *day < today))
    }
}

/// Reads what is written; paths are relative to `folder`.
///
/// # Errors
/// When a language, a pattern, an address or a day cannot be; `fault` adds the place.
pub fn read(
    text: OfficeText,
    folder: &Path,
    fault: &impl Fn(Option<Range<usize>>, String) -> anyhow::Error,
) -> Result<OfficeConfig, anyhow::Error> {
    let wrong = |span: Range<usize>, message: String| Err(fault(Some(span), message));
    if text.name.get_ref().trim().is_empty() {
        return wrong(text.name.span(), "an office needs its name".to_owned());
    }
    let mut office = Office {
        general: OfficeWords {
            name: Some(text.name.into_inner()),
            address: lines(text.address),
            signatory: lines(text.signatory),
            closing: lines(text.closing),
        },
        ..Office::default()
    };
    for (language, words) in text.language {
        if !Messages::LANGUAGES.contains(&language.get_ref().as_str()) {
            let known = Messages::LANGUAGES.join(", ");
            let message = format!("there is no '{}'; there are {known}", language.get_ref());
            return wrong(language.span(), message);
        }
        let words = OfficeWords {
            name: lines(words.name),
            address: lines(words.address),
            signatory: lines(words.signatory),
            closing: lines(words.closing),
        };
        office.by_language.insert(language.into_inner(), words);
    }
    if let Some(address) = text.reply_to {
        let plain = |c: char| c.is_ascii_graphic() && !"<>,;:\\\"()[]".contains(c);
        let parts = address.get_ref().split('@').count();
        if parts != 2 || !address.get_ref().chars().all(plain) {
            return wrong(
                address.span(),
                "expected an e-mail address, such as office@example.org".to_owned(),
            );
        }
        office.reply_to = Some(address.into_inner());
    }
    if let Some(pattern) = text.reference {
        if let Some(unknown) = unknown_name(pattern.get_ref()) {
            let hint = suggestion(&unknown, Office::NAMES);
            let known = Office::NAMES.map(|name| format!("{{{name}}}")).join(", ");
            let hint = if hint.is_empty() {
                format!("; there are {known}")
            } else {
                hint
            };
            return wrong(
                pattern.span(),
                format!("a reference has no '{{{unknown}}}'{hint}"),
            );
        }
        office.reference = Some(one_line(pattern.get_ref()));
    }
    let templates_folder = text
        .templates
        .as_ref()
        .map(|path| folder.join(path.get_ref()));
    let templates = match text.templates {
        Some(path) => match templates(&folder.join(path.get_ref())) {
            Ok(templates) => Arc::new(templates),
            Err(message) => return wrong(path.span(), message),
        },
        None => Arc::default(),
    };
    let mut days = None;
    if let Some(value) = text.reply_by {
        match value.get_ref() {
            toml::Value::Integer(n) => match u16::try_from(*n) {
                Ok(n @ 1..=366) => days = Some(n),
                _ => return wrong(value.span(), "expected 1 to 366 days".to_owned()),
            },
            other => {
                let written = other
                    .as_str()
                    .map_or_else(|| other.to_string(), str::to_owned);
                match written.parse() {
                    Ok(day) => office.reply_by = Some(day),
                    Err(message) => {
                        return wrong(value.span(), format!("{message}, or a number of days"));
                    }
                }
            }
        }
    }
    Ok(OfficeConfig {
        office,
        days,
        templates,
        templates_folder,
    })
}

/// The templates in a folder.
fn templates(folder: &Path) -> Result<Templates, String> {
    let shown = folder.display();
    let unread = |error: std::io::Error| format!("cannot read the templates {shown}: {error}");
    let names = Templates::names();
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // What editors and Word leave beside a file.
        if name.starts_with(['.', '~']) || name.ends_with('~') {
            continue;
        }
        if !names.contains(&name) {
            let hint = suggestion(&name, names.iter().map(String::as_str));
            return Err(format!("{shown}: no template is called '{name}'{hint}"));
        }
        files.push((name, fs::read(entry.path()).map_err(unread)?));
    }
    files.sort();
    if files.is_empty() {
        let names = [
            "letter.txt",
            "unread.txt",
            "received.txt",
            "letterhead.docx",
        ];
        return Err(format!(
            "{shown} has no template, such as {}",
            names.join(", ")
        ));
    }
    Templates::new(files).map_err(|fault| format!("{shown}/{fault}"))
}

/// A text of several lines, without what only ends it; nothing for an empty one.
fn lines(text: Option<String>) -> Option<String> {
    let text = text?;
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    Some(lines.join("\n")).filter(|text| !text.is_empty())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first name in braces that no reference has.
fn unknown_name(pattern: &str) -> Option<String> {
    let names = pattern.split('{').skip(1);
    let mut names = names.map(|rest| rest.split('}').next().unwrap_or(rest).to_owned());
    names.find(|name| !Office::NAMES.contains(&name.as_str()))
}
