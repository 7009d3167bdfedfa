//! Arguments and configuration → what the library is told. The command line wins.

use std::collections::BTreeSet;

use anyhow::Context;
use nomcheck::pdf::Limits;
use nomcheck::pipeline::{FormChoice, Options};
use nomcheck::report::json::{RuleSet, SkippedRule};
use nomcheck::rule::{self, RULES, Subject};

use super::args::{ReadingArgs, RuleArgs};
use super::config::{Config, rule_named};
use super::exit::Failure;
use super::forms;

/// How files are read and checked.
///
/// # Errors
/// When a form, a rule or a password file is not there.
pub fn options(
    reading: &ReadingArgs,
    rules: Option<&RuleArgs>,
    config: &Config,
) -> Result<Options, Failure> {
    let form = match reading.form.as_ref().or(config.form.as_ref()) {
        Some(name) => FormChoice::Form(forms::named(name)?),
        None => FormChoice::Auto,
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
        options: config.options.clone(),
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

/// Which rules have their say, for the report.
pub fn rule_set(settings: &rule::Settings) -> RuleSet {
    let mut set = RuleSet::default();
    for rule in RULES {
        let why = match rule.subject {
            _ if settings.ignored.contains(rule.code) => "ignored",
            _ if !settings.runs(rule) => "not selected",
            // FIXME: these compare documents with each other, which a run does not do yet.
            Subject::Batch => "not built yet",
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
