//! `nomcheck.toml`: what an office has settled for its programme.
//!
//! It is looked for from the working directory up to the root of its repository. One that is in a folder that is
//! checked is not used, because a submission must not switch rules off; but in the working directory itself it is the
//! office's own, also when that is checked as a whole (`check .`): then it is reported which file was used. Unknown keys are
//! errors, with the line and the nearest key.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, anyhow};
use nomcheck::finding::{Cure, Severity};
use nomcheck::rule::{Date, PathPattern, RULES, Rule, Waiver};
use serde::Deserialize;
use toml::Spanned;

use super::args::{ConfigArgs, FailOn, Lang, OcrWhen, Size, TimeLimit};
use super::exit::Failure;
use super::office::{self, OfficeConfig, OfficeText};
use super::suggestion::suggestion;
use super::terminal;

/// Name of the file.
pub const NAME: &str = "nomcheck.toml";

/// What a configuration says; absent members leave the default.
#[derive(Debug, Default)]
pub struct Config {
    /// Where it was read; `None` when there is none.
    pub path: Option<PathBuf>,
    /// Built-in forms' names, or paths of `form.toml`s, already relative to the working directory; empty for all built-in
    /// ones.
    pub forms: Vec<String>,
    pub lang: Option<Lang>,
    pub fail_on: Option<FailOn>,
    pub ocr: Option<OcrWhen>,
    /// Codes that exist.
    pub select: Vec<String>,
    /// Codes that exist.
    pub ignore: Vec<String>,
    pub max_bytes: Option<Size>,
    pub max_pages: Option<usize>,
    pub time_limit: Option<TimeLimit>,
    pub memory_limit: Option<Size>,
    /// By rule code.
    pub severities: BTreeMap<String, Severity>,
    /// By rule code and JSON pointer.
    pub field_severities: BTreeMap<String, BTreeMap<String, Severity>>,
    /// By JSON pointer.
    pub cures: BTreeMap<String, Cure>,
    /// In the file's order.
    pub waivers: Vec<Waiver>,
    /// By rule code and option name.
    pub options: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Who writes the letters.
    pub office: Option<OfficeConfig>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct FileText {
    form: Option<String>,
    forms: Vec<String>,
    lang: Option<Lang>,
    fail_on: Option<FailOn>,
    ocr: Option<OcrWhen>,
    select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    limits: LimitsText,
    office: Option<OfficeText>,
    waiver: Vec<WaiverText>,
    /// JSON pointer of a field → who may fix what is wrong with it.
    cures: BTreeMap<Spanned<String>, Cure>,
    /// By rule code; each with `severity`, `fields` and the rule's own options.
    rules: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Spanned<toml::Value>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct LimitsText {
    max_bytes: Option<Spanned<toml::Value>>,
    max_pages: Option<usize>,
    time_limit: Option<Spanned<toml::Value>>,
    memory_limit: Option<Spanned<toml::Value>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WaiverText {
    rule: Spanned<String>,
    path: Option<Spanned<String>>,
    nomination: Option<String>,
    field: Option<Spanned<String>>,
    fingerprint: Option<String>,
    reason: Spanned<String>,
    officer: Spanned<String>,
    /// A date, or a text that is one.
    expiry: Option<Spanned<toml::Value>>,
}

/// The configuration for a run over `inputs`.
///
/// # Errors
/// When a file that is named or found cannot be read or is not a configuration.
pub fn load(args: &ConfigArgs, inputs: &[PathBuf]) -> Result<Config, Failure> {
    if args.isolated {
        return Ok(Config::default());
    }
    let path = match &args.config {
        Some(path) => path.clone(),
        None => match find(inputs)? {
            Some(path) => path,
            None => return Ok(Config::default()),
        },
    };
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read the configuration {}", path.display()))
        .map_err(Failure::Usage)?;
    let config = parse(&text, &path).map_err(Failure::Usage)?;
    if args.config.is_none() && is_beside(&path, inputs) {
        terminal::note(&format!(
            "{} is used, though it is beside files that are checked; --isolated reads none",
            path.display()
        ));
    }
    Ok(config)
}

/// Whether files that were named are in the folder of the configuration: whoever names them may not know what else was
/// sent with them.
fn is_beside(config: &Path, inputs: &[PathBuf]) -> bool {
    let folder = |path: &Path| {
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
        std::fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()
    };
    let own = folder(config);
    let files = inputs.iter().filter(|input| !input.is_dir());
    own.is_some() && files.into_iter().any(|file| folder(file) == own)
}

/// The nearest `nomcheck.toml` from the working directory up to the root of its repository (the first folder with
/// `.git`); outside of a repository, the working directory's only.
fn find(inputs: &[PathBuf]) -> Result<Option<PathBuf>, Failure> {
    let here = std::env::current_dir()?;
    let root = here
        .ancestors()
        .find(|folder| folder.join(".git").exists())
        .unwrap_or(&here);
    let found = here
        .ancestors()
        .take_while(|folder| folder.starts_with(root))
        .find(|f| f.join(NAME).is_file());
    let Some(folder) = found else { return Ok(None) };
    // Relative, so that a report is the same, at any place where the office keeps its folders.
    let up = here.ancestors().take_while(|above| above != &folder);
    let shown: PathBuf = up.map(|_| "..").chain([NAME]).collect();
    let real = std::fs::canonicalize(folder)?;
    let checked = inputs
        .iter()
        .filter(|input| input.is_dir())
        .filter_map(|input| std::fs::canonicalize(input).ok());
    let here_real = std::fs::canonicalize(&here)?;
    for input in checked {
        if real == here_real && real == input {
            terminal::note(&format!(
                "{NAME} of this folder is used, though the folder is checked; --isolated reads none"
            ));
        } else if real.starts_with(&input) {
            terminal::warning(&format!(
                "{} is not used: it is in a folder that is checked; if it is yours, say --config {}",
                shown.display(),
                shown.display(),
            ));
            return Ok(None);
        }
    }
    Ok(Some(shown))
}

/// The configuration in `text`, which is at `path`.
fn parse(text: &str, path: &Path) -> Result<Config, anyhow::Error> {
    let fault = |span: Option<Range<usize>>, message: String| match span {
        Some(span) => anyhow!("{}:{}: {message}", path.display(), line(text, span.start)),
        None => anyhow!("{}: {message}", path.display()),
    };
    let file: FileText = toml::from_str(text)
        .map_err(|error| fault(error.span(), with_suggestion(error.message())))?;
    let rule = |code: &Spanned<String>| {
        rule_named(code.get_ref())
            .map_err(|message| fault(Some(code.span()), message))
            .map(|rule| rule.code.to_owned())
    };
    let mut config = Config {
        path: Some(path.to_path_buf()),
        forms: (file.form.into_iter().chain(file.forms))
            .map(|form| relative_to(path, form))
            .collect(),
        lang: file.lang,
        fail_on: file.fail_on,
        ocr: file.ocr,
        select: file.select.iter().map(rule).collect::<Result<_, _>>()?,
        ignore: file.ignore.iter().map(rule).collect::<Result<_, _>>()?,
        max_pages: file.limits.max_pages,
        ..Config::default()
    };
    config.max_bytes = quantity(file.limits.max_bytes, &fault)?;
    config.time_limit = quantity(file.limits.time_limit, &fault)?;
    config.memory_limit = quantity(file.limits.memory_limit, &fault)?;
    config.office = match file.office {
        Some(office) => Some(office::read(
            office,
            path.parent().unwrap_or(Path::new("")),
            &fault,
        )?),
        None => None,
    };
    for (pointer, cure) in file.cures {
        if !pointer.get_ref().starts_with('/') {
            return Err(fault(
                Some(pointer.span()),
                pointer_fault(pointer.get_ref()),
            ));
        }
        config.cures.insert(pointer.into_inner(), cure);
    }
    for waiver in file.waiver {
        config.waivers.push(read_waiver(waiver, &fault)?);
    }
    for (code, table) in file.rules {
        let code_text = rule(&code)?;
        let known = rule_named(&code_text)
            .map(|rule| rule.options)
            .unwrap_or_default();
        for (name, value) in table {
            let value_fault = |message: &str| fault(Some(value.span()), message.to_owned());
            match name.get_ref().as_str() {
                "severity" => {
                    let severity =
                        Severity::deserialize(value.get_ref().clone()).map_err(|_| {
                            value_fault("a severity is \"error\", \"warning\" or \"note\"")
                        })?;
                    config.severities.insert(code_text.clone(), severity);
                }
                "fields" => {
                    let fields = BTreeMap::<String, Severity>::deserialize(value.get_ref().clone())
                        .map_err(|_| {
                            value_fault(
                                "expected fields with severities, such as { \"/sections/awareness\" = \"note\" }",
                            )
                        })?;
                    if let Some(wrong) = fields.keys().find(|pointer| !pointer.starts_with('/')) {
                        return Err(value_fault(&pointer_fault(wrong)));
                    }
                    config.field_severities.insert(code_text.clone(), fields);
                }
                option if known.contains(&option) => {
                    let list = Vec::<String>::deserialize(value.get_ref().clone())
                        .map_err(|_| value_fault("expected a list of texts"))?;
                    config
                        .options
                        .entry(code_text.clone())
                        .or_default()
                        .insert(option.to_owned(), list);
                }
                other => {
                    let names = ["severity", "fields"]
                        .into_iter()
                        .chain(known.iter().copied());
                    let hint = suggestion(other, names);
                    return Err(fault(
                        Some(name.span()),
                        format!("the rule {code_text} has no option '{other}'{hint}"),
                    ));
                }
            }
        }
    }
    Ok(config)
}

/// A number, or a text with a number and its unit.
fn quantity<T: FromStr<Err = String>>(
    value: Option<Spanned<toml::Value>>,
    fault: &impl Fn(Option<Range<usize>>, String) -> anyhow::Error,
) -> Result<Option<T>, anyhow::Error> {
    let Some(value) = value else { return Ok(None) };
    let text = match value.get_ref() {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let quantity = text.parse();
    quantity
        .map(Some)
        .map_err(|message| fault(Some(value.span()), message))
}

/// A waiver; its conditions must be such as can hold.
fn read_waiver(
    text: WaiverText,
    fault: &impl Fn(Option<Range<usize>>, String) -> anyhow::Error,
) -> Result<Waiver, anyhow::Error> {
    let rule = rule_named(text.rule.get_ref())
        .map_err(|message| fault(Some(text.rule.span()), message))?;
    for (name, said) in [("reason", &text.reason), ("officer", &text.officer)] {
        if said.get_ref().trim().is_empty() {
            return Err(fault(
                Some(said.span()),
                format!("a waiver needs its {name}"),
            ));
        }
    }
    if let Some(field) = text
        .field
        .as_ref()
        .filter(|f| !f.get_ref().starts_with('/'))
    {
        return Err(fault(Some(field.span()), pointer_fault(field.get_ref())));
    }
    let path = match &text.path {
        Some(path) => Some(PathPattern::new(path.get_ref()).map_err(|message| {
            fault(
                Some(path.span()),
                format!("'{}': {message}", path.get_ref()),
            )
        })?),
        None => None,
    };
    let expiry = match &text.expiry {
        Some(expiry) => {
            let written = match expiry.get_ref() {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let day = written
                .parse::<Date>()
                .map_err(|message| fault(Some(expiry.span()), message))?;
            Some(day)
        }
        None => None,
    };
    Ok(Waiver {
        rule: rule.code.to_owned(),
        path,
        nomination: text.nomination,
        field: text.field.map(Spanned::into_inner),
        fingerprint: text.fingerprint,
        reason: text.reason.into_inner(),
        officer: text.officer.into_inner(),
        expiry,
    })
}

fn pointer_fault(pointer: &str) -> String {
    format!(
        "'{pointer}' is not a field: fields are named as in the report, such as /country or /sections/awareness"
    )
}

/// A form's path in a configuration is relative to the configuration; a bare word is a built-in form's name.
fn relative_to(config: &Path, form: String) -> String {
    if !form.contains(['/', '\\']) && !form.ends_with(".toml") {
        return form;
    }
    config.parent().map_or(form.clone(), |folder| {
        folder.join(&form).to_string_lossy().into_owned()
    })
}

/// The rule with `code`.
///
/// # Errors
/// A message with the nearest code, when no rule has this code.
pub fn rule_named(code: &str) -> Result<&'static Rule, String> {
    Rule::named(code).ok_or_else(|| {
        format!(
            "there is no rule '{code}'{}",
            suggestion(code, RULES.iter().map(|rule| rule.code))
        )
    })
}

/// The parser's message; one about an unknown key gets the nearest known one instead of all of them.
fn with_suggestion(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown variant `") {
        return format!(
            "there is no '{}",
            rest.replacen("`, expected one of", "'; there are", 1)
                .replace('`', "")
        );
    }
    let Some(rest) = message.strip_prefix("unknown field `") else {
        return message.replace('`', "'");
    };
    let mut names = rest.split('`').step_by(2);
    let Some(name) = names.next() else {
        return message.to_owned();
    };
    let known: Vec<&str> = names.filter(|known| !known.is_empty()).collect();
    match suggestion(name, known.iter().copied()) {
        hint if hint.is_empty() => format!(
            "there is no setting '{name}'; there are {}",
            known.join(", ")
        ),
        hint => format!("there is no setting '{name}'{hint}"),
    }
}

/// The line in which the byte at `at` is, counted from 1.
fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests;
