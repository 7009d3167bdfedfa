//! `nomcheck.toml`: what an office has settled for its programme.
//!
//! It is looked for from the working directory up to the root of its repository. One that stands in a folder that is
//! checked is not used, because a submission must not switch rules off; but in the working directory itself it is the
//! office's own, also when that is checked as a whole (`check .`): then it is told which file was used. Unknown keys are
//! errors, with the line and the nearest key.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, anyhow};
use nomcheck::finding::Severity;
use nomcheck::rule::{Date, PathPattern, RULES, Rule, Waiver};
use serde::Deserialize;
use toml::Spanned;

use super::args::{ConfigArgs, FailOn, Lang, OcrWhen, Size, TimeLimit};
use super::exit::Failure;
use super::terminal;

/// Name of the file.
const NAME: &str = "nomcheck.toml";

/// What a configuration says; absent members leave the default.
#[derive(Debug, Default)]
pub struct Config {
    /// Where it was read; `None` when there is none.
    pub path: Option<PathBuf>,
    /// Built-in form's name, or the path of a `form.toml`, already relative to the working directory.
    pub form: Option<String>,
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
    /// In the file's order.
    pub waivers: Vec<Waiver>,
    /// By rule code and option name.
    pub options: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct FileText {
    form: Option<String>,
    lang: Option<Lang>,
    fail_on: Option<FailOn>,
    ocr: Option<OcrWhen>,
    select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    limits: LimitsText,
    waiver: Vec<WaiverText>,
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
    // Relative, so that a report is the same wherever the office keeps its folders.
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

/// The configuration in `text`, which stands at `path`.
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
        form: file.form.map(|form| relative_to(path, form)),
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
        "'{pointer}' is no field: they are named as in the report, such as /country or /sections/awareness"
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
/// A message with the nearest code, when there is no such rule.
pub fn rule_named(code: &str) -> Result<&'static Rule, String> {
    Rule::named(code).ok_or_else(|| {
        format!(
            "there is no rule '{code}'{}",
            suggestion(code, RULES.iter().map(|rule| rule.code))
        )
    })
}

/// `; did you mean 'x'?` for the known name that is nearest, or nothing.
pub fn suggestion<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let near = known
        .into_iter()
        .map(|known| (strsim::normalized_damerau_levenshtein(name, known), known))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    near.map_or(String::new(), |(_, known)| {
        format!("; did you mean '{known}'?")
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

/// The line in which the byte at `at` stands, counted from 1.
fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schema_has_the_settings_that_there_are() {
        let schema = nomcheck::report::schema::Published::Config.schema();
        let names = |object: &serde_json::Value| -> Vec<String> {
            object["properties"]
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect()
        };
        // An unknown setting is answered with all that are known.
        let known = |text: &str| {
            let message = fault(text);
            let list = message.rsplit("there are ").next().unwrap();
            let mut names: Vec<String> = list.split(", ").map(str::to_owned).collect();
            names.sort();
            names
        };
        assert_eq!(names(&schema), known("zzz = 1"));
        let waiver = &schema["properties"]["waiver"]["items"];
        assert_eq!(names(waiver), known("[[waiver]]\nzzz = 1"));
        let limits = &schema["properties"]["limits"];
        assert_eq!(names(limits), known("[limits]\nzzz = 1"));
    }

    fn fault(text: &str) -> String {
        parse(text, Path::new("nomcheck.toml"))
            .map_or_else(|error| error.to_string(), |_| "fine".to_owned())
    }

    #[test]
    fn everything_that_can_be_set_is_read() {
        let text = r#"
            form = "forms/own.toml"
            lang = "pt"
            fail-on = "warning"
            ignore = ["file-not-readable"]
            [limits]
            max-bytes = "20MB"
            max-pages = 60
            time-limit = "2m"
            memory-limit = "1GiB"
            [rules.email-suspicious]
            severity = "note"
            allow-hosts = ["example.org"]
            fields = { "/emails" = "warning" }
            [[waiver]]
            rule = "section-missing"
            path = "2027/*.pdf"
            nomination = "F"
            field = "/sections/contacts"
            fingerprint = "0011223344556677"
            reason = "Sent by e-mail."
            officer = "A. Owusu"
            expiry = 2027-06-30
        "#;
        let value: serde_json::Value = toml::from_str(text).unwrap();
        let schema = nomcheck::report::schema::Published::Config.schema();
        let validator = jsonschema::validator_for(&schema).unwrap();
        // The schema is for editors, which hand on a date as a text.
        let mut value = value;
        value["waiver"][0]["expiry"] = "2027-06-30".into();
        assert!(validator.is_valid(&value));
        let config = parse(text, Path::new("office/nomcheck.toml")).unwrap();
        assert_eq!(config.form.as_deref(), Some("office/forms/own.toml"));
        assert_eq!(config.lang, Some(Lang::Pt));
        assert_eq!(config.fail_on, Some(FailOn::Warning));
        assert_eq!(config.ignore, ["file-not-readable"]);
        assert_eq!(config.max_bytes, Some(Size(20_000_000)));
        assert_eq!(config.memory_limit, Some(Size(1 << 30)));
        assert_eq!(
            config.time_limit,
            Some(TimeLimit(std::time::Duration::from_secs(120)))
        );
        assert_eq!(config.severities["email-suspicious"], Severity::Note);
        assert_eq!(
            config.field_severities["email-suspicious"]["/emails"],
            Severity::Warning
        );
        assert_eq!(config.waivers[0].expiry, "2027-06-30".parse().ok());
        assert_eq!(
            config.options["email-suspicious"]["allow-hosts"],
            ["example.org"]
        );
    }

    #[test]
    fn unknown_names_are_told_with_line_and_suggestion() {
        let faults = [
            "\nfail_on = \"error\"",
            "[limits]\nmax-page = 3",
            "ignore = [\"file-unreadable\"]",
            "[rules.email-suspicious]\nallow-host = []",
            "[rules.email-suspicious]\nseverity = \"fatal\"",
            "[limits]\nmax-bytes = \"much\"",
            "lang = \"de\"",
            "[rules.section-missing]\nfields = { awareness = \"note\" }",
            "[[waiver]]\nrule = \"section-mising\"\nreason = \"x\"\nofficer = \"y\"",
            "[[waiver]]\nrule = \"section-missing\"\nreason = \" \"\nofficer = \"y\"",
            "[[waiver]]\nrule = \"section-missing\"\nreason = \"x\"",
            "[[waiver]]\nrule = \"section-missing\"\nreason = \"x\"\nofficer = \"y\"\nexpires = 2027-01-01",
            "[[waiver]]\nrule = \"section-missing\"\nreason = \"x\"\nofficer = \"y\"\nexpiry = \"soon\"",
            "zzz = 1",
            "form = ",
        ];
        insta::assert_snapshot!(faults.map(fault).join("\n"), @r#"
        nomcheck.toml:2: there is no setting 'fail_on'; did you mean 'fail-on'?
        nomcheck.toml:2: there is no setting 'max-page'; did you mean 'max-pages'?
        nomcheck.toml:1: there is no rule 'file-unreadable'; did you mean 'file-not-readable'?
        nomcheck.toml:2: the rule email-suspicious has no option 'allow-host'; did you mean 'allow-hosts'?
        nomcheck.toml:2: a severity is "error", "warning" or "note"
        nomcheck.toml:2: expected a size such as 500000, 20MB or 20MiB
        nomcheck.toml:1: there is no 'de'; there are en, es, fr, pt
        nomcheck.toml:2: 'awareness' is no field: they are named as in the report, such as /country or /sections/awareness
        nomcheck.toml:2: there is no rule 'section-mising'; did you mean 'section-missing'?
        nomcheck.toml:3: a waiver needs its reason
        nomcheck.toml:1: missing field 'officer'
        nomcheck.toml:5: there is no setting 'expires'; did you mean 'expiry'?
        nomcheck.toml:5: expected a date such as 2027-03-31
        nomcheck.toml:1: there is no setting 'zzz'; there are form, lang, fail-on, select, ignore, limits, waiver, rules
        nomcheck.toml:1: string values must be quoted, expected literal string
        "#);
    }
}
