//! Arguments and configuration → what the library is given. The command line wins.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use nomcheck::form::Form;
use nomcheck::layout::Habits;
use nomcheck::ocr::Ocr;
use nomcheck::pdf::Limits;
use nomcheck::pipeline::{FormChoice, Options};
use nomcheck::report::json::{RuleSet, SkippedRule};
use nomcheck::rule::{self, Date, RULES};
use serde::Deserialize;

use super::args::{ReadingArgs, RuleArgs};
use super::config::{Config, rule_named};
use super::exit::Failure;
use super::form_names;

/// How files are read and checked.
///
/// # Errors
/// When a form, a rule or a password file is not there.
pub fn options(
    reading: &ReadingArgs,
    rules: Option<&RuleArgs>,
    config: &Config,
) -> Result<Options, Failure> {
    let names = match reading.form.is_empty() {
        true => &config.forms,
        false => &reading.form,
    };
    let form = match names.is_empty() {
        true => FormChoice::Auto,
        false => FormChoice::Forms(form_names::all_named(names)?),
    };
    let mut limits = Limits::default();
    if let Some(size) = reading.max_bytes.or(config.max_bytes) {
        limits.bytes = size.0;
    }
    if let Some(pages) = reading.max_pages.or(config.max_pages) {
        limits.pages = pages;
    }
    Ok(Options {
        passwords: passwords(reading)?,
        form,
        limits,
        rules: rule_settings(rules, config)?,
        without: (reading.without.iter()).fold(Habits::default(), |all, habit| all.with(*habit)),
        ocr: Ocr::Off,
    })
}

/// Passwords from the command line, then the file, then the environment.
fn passwords(reading: &ReadingArgs) -> Result<Vec<String>, Failure> {
    let mut passwords = reading.password.clone();
    if let Some(path) = &reading.password_file {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the password file {}", path.display()))
            .map_err(Failure::Usage)?;
        passwords.extend(
            text.lines()
                .filter(|line| !line.is_empty())
                .map(str::to_owned),
        );
    }
    passwords.extend(
        std::env::var("NOMCHECK_PASSWORD")
            .ok()
            .filter(|password| !password.is_empty()),
    );
    Ok(passwords)
}

/// What is set for the rules. A selection or a severity on the command line replaces the configuration's; what either
/// ignores is ignored, unless the command line selects it.
fn rule_settings(args: Option<&RuleArgs>, config: &Config) -> Result<rule::Settings, Failure> {
    let mut settings = rule::Settings {
        severities: config.severities.clone(),
        selected: config.select.iter().cloned().collect(),
        ignored: config.ignore.iter().cloned().collect(),
        field_severities: config.field_severities.clone(),
        cures: config.cures.clone(),
        options: config.options.clone(),
        waivers: config.waivers.clone(),
        today: today(),
        ..rule::Settings::default()
    };
    let Some(args) = args else {
        return Ok(settings);
    };
    if !args.select.is_empty() {
        settings.selected = codes(&args.select)?;
        settings
            .ignored
            .retain(|code| !settings.selected.contains(code));
    }
    settings.ignored.extend(codes(&args.ignore)?);
    for spec in &args.severity {
        let code = rule_named(&spec.rule).map_err(Failure::usage)?.code;
        settings.severities.insert(code.to_owned(), spec.level);
        settings.field_severities.remove(code);
    }
    settings.today = args.today.or(settings.today);
    if let Some(path) = &args.baseline {
        settings.baseline = baseline(path).map_err(Failure::Usage)?;
    }
    Ok(settings)
}

fn codes(codes: &[String]) -> Result<BTreeSet<String>, Failure> {
    codes
        .iter()
        .map(|code| {
            rule_named(code)
                .map(|rule| rule.code.to_owned())
                .map_err(Failure::usage)
        })
        .collect()
}

/// The forms that a document may be mapped onto.
pub fn forms_of(options: &Options) -> Vec<Arc<Form>> {
    match &options.form {
        FormChoice::Forms(forms) => forms.clone(),
        FormChoice::Auto => Form::built_in(),
    }
}

/// Which rules have their say, for the report.
pub fn rule_set(options: &Options) -> RuleSet {
    let settings = &options.rules;
    let forms = forms_of(options);
    let mut set = RuleSet::default();
    for rule in RULES {
        let lists = |option: &str, of_form: fn(&Form) -> &[String]| {
            let own = settings
                .options
                .get(rule.code)
                .and_then(|all| all.get(option));
            own.is_some_and(|list| !list.is_empty()) || forms.iter().any(|f| !of_form(f).is_empty())
        };
        let why = match rule.code {
            _ if settings.ignored.contains(rule.code) => "ignored",
            _ if !settings.runs(rule) => "not selected",
            "language-not-accepted" if !lists("languages", |f| &f.file.accepted_languages) => {
                "no list of languages"
            }
            "country-not-eligible" if !lists("countries", |f| &f.file.eligible_countries) => {
                "no list of countries"
            }
            "waiver-unused" | "waiver-expired" if settings.waivers.is_empty() => "no waivers",
            _ => {
                set.run.push(rule.code.to_owned());
                continue;
            }
        };
        set.skipped.push(SkippedRule {
            rule: rule.code.to_owned(),
            why: why.to_owned(),
        });
    }
    set
}

/// Fingerprints of the findings in an earlier JSON report; what was waived then is not among them.
fn baseline(path: &Path) -> Result<BTreeSet<String>, anyhow::Error> {
    #[derive(Deserialize)]
    struct Earlier {
        schema_version: String,
        documents: Vec<EarlierDocument>,
    }
    #[derive(Deserialize)]
    struct EarlierDocument {
        findings: Vec<EarlierFinding>,
    }
    #[derive(Deserialize)]
    struct EarlierFinding {
        fingerprint: String,
    }
    let file =
        File::open(path).with_context(|| format!("cannot read the baseline {}", path.display()))?;
    let earlier: Earlier = serde_json::from_reader(BufReader::new(file))
        .with_context(|| format!("the baseline {} is not a JSON report", path.display()))?;
    if earlier.schema_version != "1" {
        anyhow::bail!(
            "the baseline {} is a report of version {}, and only version 1 is known",
            path.display(),
            earlier.schema_version
        );
    }
    let findings = earlier.documents.into_iter().flat_map(|d| d.findings);
    Ok(findings.map(|finding| finding.fingerprint).collect())
}

/// The system's date, in UTC.
pub fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::of_unix(since.as_secs())
}
