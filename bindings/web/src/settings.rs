//! `office.json` → how files are checked, and what the page says about the programme. Everything in it may be left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use nomcheck::finding::Severity;
use nomcheck::form::{Form, FormFile, Vocabulary, faults_of_texts};
use nomcheck::pdf::Limits;
use nomcheck::pipeline::{self, FormChoice};
use nomcheck::record::is_country;
use nomcheck::report::message::Messages;
use nomcheck::rule::{self, Rule};
use serde::{Deserialize, Serialize};

/// Largest file that the page takes, in megabytes, where the office says nothing.
const MEGABYTES: u32 = 50;
/// Most pages.
const PAGES: usize = 500;
/// How long a file may take, in seconds.
const SECONDS: u32 = 30;

/// What an office may set.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Office {
    /// What the call or programme is called.
    programme: Option<Text>,
    /// Whom to ask: an e-mail address or a line of text.
    contact: Option<String>,
    /// What the page says below its title.
    intro: Option<Text>,
    /// What to do with a complete nomination.
    next: Option<Text>,
    /// The languages that the page offers, the first one first; all where none is named.
    languages: Vec<String>,
    /// The form; the built-in one that fits best where none is named.
    form: Option<OfficeForm>,
    /// Codes of rules that do not run.
    ignore: Vec<String>,
    /// How much the findings of a rule matter, by its code.
    severity: BTreeMap<String, Severity>,
    /// Largest file, in megabytes.
    max_megabytes: Option<u32>,
    /// Most pages of a file.
    max_pages: Option<usize>,
    /// How long a file may take.
    max_seconds: Option<u32>,
}

/// A text, or one for each language.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// For all languages.
    One(String),
    /// By language.
    Each(BTreeMap<String, String>),
}

/// A form: the name of a built-in one, or texts by the names of their files: `form.toml`, `en.toml` …
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum OfficeForm {
    /// Built in.
    Named(String),
    /// The office's own.
    Texts(BTreeMap<String, String>),
}

/// What the page needs to know.
#[derive(Debug, Serialize)]
pub struct Page {
    programme: Option<Text>,
    contact: Option<String>,
    intro: Option<Text>,
    next: Option<Text>,
    languages: Vec<String>,
    /// Names of the forms that files are mapped onto, as people call them.
    forms: Vec<String>,
    max_bytes: u64,
    max_pages: usize,
    max_seconds: u32,
    version: &'static str,
}

impl Office {
    /// Reads `office.json`; nothing at all is fine too.
    ///
    /// # Errors
    /// What is wrong with it, in words for the office.
    pub fn read(json: &str) -> Result<Office, String> {
        if json.trim().is_empty() {
            return Ok(Office::default());
        }
        let office: Office =
            serde_json::from_str(json).map_err(|error| format!("office.json: {error}"))?;
        let none = |code: &&String| Rule::named(code).is_none();
        let mut codes = office.ignore.iter().chain(office.severity.keys());
        if let Some(unknown) = codes.find(none) {
            return Err(format!("office.json: no rule named {unknown:?}"));
        }
        let mut languages = office.languages.iter();
        if let Some(other) = languages.find(|l| !Messages::LANGUAGES.contains(&l.as_str())) {
            let all = Messages::LANGUAGES.join(", ");
            return Err(format!(
                "office.json: no words in {other:?}; there are: {all}"
            ));
        }
        Ok(office)
    }

    /// How files are checked.
    ///
    /// # Errors
    /// What is wrong with the form.
    pub fn options(&self) -> Result<pipeline::Options, String> {
        let limits = Limits {
            bytes: self.bytes(),
            pages: self.pages(),
            ..Limits::default()
        };
        let rules = rule::Settings {
            ignored: self.ignore.iter().cloned().collect(),
            severities: self.severity.clone(),
            ..rule::Settings::default()
        };
        let form = match &self.form {
            None => FormChoice::Auto,
            Some(OfficeForm::Named(name)) => {
                let mut all = Form::built_in().into_iter();
                let named = all.find(|form| form.file.name == *name);
                let none = || format!("office.json: no built-in form named {name:?}");
                FormChoice::Forms(vec![named.ok_or_else(none)?])
            }
            Some(OfficeForm::Texts(texts)) => FormChoice::Forms(vec![Arc::new(own_form(texts)?)]),
        };
        Ok(pipeline::Options {
            form,
            limits,
            rules,
            ..pipeline::Options::default()
        })
    }

    /// What the page needs to know.
    pub fn page(self, forms: &[Arc<Form>]) -> Page {
        let languages = match self.languages.is_empty() {
            true => Messages::LANGUAGES.map(str::to_owned).to_vec(),
            false => self.languages.clone(),
        };
        Page {
            languages,
            forms: forms.iter().map(|form| form.file.title.clone()).collect(),
            max_bytes: self.bytes(),
            max_pages: self.pages(),
            max_seconds: self.max_seconds.unwrap_or(SECONDS),
            version: env!("CARGO_PKG_VERSION"),
            programme: self.programme,
            contact: self.contact,
            intro: self.intro,
            next: self.next,
        }
    }

    fn bytes(&self) -> u64 {
        u64::from(self.max_megabytes.unwrap_or(MEGABYTES)) << 20
    }

    fn pages(&self) -> usize {
        self.max_pages.unwrap_or(PAGES)
    }
}

/// The office's form, as `nomcheck forms check` would take it.
fn own_form(texts: &BTreeMap<String, String>) -> Result<Form, String> {
    let form = texts.get_key_value("form.toml");
    let (name, text) = form.ok_or("office.json: the form has no form.toml")?;
    let languages: Vec<(String, String)> = texts
        .iter()
        .filter(|(other, _)| *other != name)
        .map(|(name, text)| (name.clone(), text.clone()))
        .collect();
    if languages.is_empty() {
        return Err("office.json: the form has no language, such as en.toml".to_owned());
    }
    let faults = faults_of_texts(&(name.clone(), text.clone()), &languages, is_country);
    if !faults.is_empty() {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        return Err(lines.join("\n"));
    }
    let wrong = |name: &str, error: toml::de::Error| format!("{name}: {error}");
    let file: FormFile = toml::from_str(text).map_err(|error| wrong(name, error))?;
    let words = languages.iter().map(|(name, text)| {
        let words: Result<Vocabulary, _> = toml::from_str(text);
        words.map_err(|error| wrong(name, error))
    });
    Ok(Form::new(file, words.collect::<Result<_, _>>()?))
}
