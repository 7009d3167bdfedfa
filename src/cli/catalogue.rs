//! `nomcheck rules`, `explain` and `schema`: what the tool knows, printed.

use std::io::Write;

use nomcheck::finding::Cure;
use nomcheck::report::message::Messages;
use nomcheck::report::phrases;
use nomcheck::report::pretty::pretty;
use nomcheck::report::schema::{self, Published};
use nomcheck::report::text::severity_word;
use nomcheck::rule::RULES;

use super::args::{Lang, SchemaKind};
use super::config::rule_named;
use super::exit::{Exit, Failure};
use super::form_names::named;
use super::terminal;

/// One line per rule.
///
/// # Errors
/// When standard output cannot be written.
pub fn rules() -> Result<Exit, Failure> {
    let (mut out, palette) = terminal::stdout();
    let width = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let mut subject = None;
    for rule in RULES {
        if subject != Some(rule.subject) {
            let gap = if subject.is_some() { "\n" } else { "" };
            let strong = palette.strong;
            writeln!(out, "{gap}{strong}{:?}{strong:#}", rule.subject)?;
            subject = Some(rule.subject);
        }
        let color = palette.severity(rule.severity);
        let severity = severity_word(rule.severity);
        writeln!(
            out,
            "  {:width$}  {color}{severity:7}{color:#}  {}",
            rule.code,
            rule.summary()
        )?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// What each rule says of each of its examples: the message, the message where it may have been misread, what the officer
/// is to do, and what a letter to the nominee says.
///
/// # Errors
/// When standard output cannot be written.
pub fn phrases(lang: Lang) -> Result<Exit, Failure> {
    let (mut out, palette) = terminal::stdout();
    let messages = Messages::new(lang.code());
    let (strong, faint) = (palette.strong, palette.faint);
    for (i, rule) in RULES.iter().enumerate() {
        let gap = if i > 0 { "\n" } else { "" };
        writeln!(out, "{gap}{strong}{}{strong:#}", rule.code)?;
        for phrase in phrases::phrases(rule, &messages) {
            writeln!(out, "  {}.", phrase.message)?;
            if let Some(unsure) = phrase.unsure {
                writeln!(out, "    {faint}likely:{faint:#}  {unsure}.")?;
            }
            if let Some(help) = phrase.help {
                writeln!(out, "    {faint}officer:{faint:#} {help}")?;
            }
            if let Some(letter) = phrase.letter {
                writeln!(out, "    {faint}letter:{faint:#}  {letter}")?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// The page of one rule.
///
/// # Errors
/// When no rule has this code.
pub fn explain(code: &str) -> Result<Exit, Failure> {
    let rule = rule_named(code).map_err(Failure::usage)?;
    let (mut out, palette) = terminal::stdout();
    let strong = palette.strong;
    let color = palette.severity(rule.severity);
    let cure = match rule.cure {
        Cure::Technical => "technical: may be asked back from the nominee",
        Cure::Substantive => "of substance: not asked back after the deadline",
        Cure::None => "nothing for the nominee to fix",
    };
    writeln!(
        out,
        "{color}{}[{}]{color:#}",
        severity_word(rule.severity),
        rule.code
    )?;
    writeln!(out, "{}{cure}{:#}\n", palette.faint, palette.faint)?;
    for line in rule.docs.trim_end().lines() {
        match line.strip_prefix('#') {
            Some(heading) => writeln!(
                out,
                "{strong}{}{strong:#}",
                heading.trim_start_matches('#').trim()
            )?,
            None => writeln!(out, "{line}")?,
        }
    }
    if !rule.options.is_empty() {
        writeln!(
            out,
            "\n{strong}Options{strong:#}\nIn nomcheck.toml, under [rules.{}]: {}",
            rule.code,
            rule.options.join(", ")
        )?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// A JSON Schema.
///
/// # Errors
/// When a form is named where none fits, or no form has this name.
pub fn schema(what: SchemaKind, form: Option<&str>) -> Result<Exit, Failure> {
    let schema = match (what, form) {
        (SchemaKind::Record, Some(name)) => schema::record_for_form(&*named(name)?),
        (_, Some(_)) => {
            return Err(Failure::usage(
                "--form goes with 'nomcheck schema record' only",
            ));
        }
        (what, None) => Published::from(what).schema(),
    };
    let (mut out, _) = terminal::stdout();
    writeln!(out, "{}", pretty(&schema.to_string(), 0))?;
    out.flush()?;
    Ok(Exit::Clean)
}
