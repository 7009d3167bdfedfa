//! Options as Python gives them, a JSON object → what the library takes.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use nomcheck::batch::{Backstops, Task};
use nomcheck::crop;
use nomcheck::finding::Severity;
use nomcheck::form::Form;
use nomcheck::pdf::Limits;
use nomcheck::pipeline::{self, FormChoice};
use nomcheck::report::message::Messages;
use nomcheck::rule::{self, Date, Rule};
use pyo3::PyErr;
use pyo3::exceptions::PyValueError;
use serde::Deserialize;

/// How PDFs are checked; what is absent is as the command has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Names of built-in forms, or paths of folders and files.
    forms: Vec<String>,
    lang: String,
    passwords: Vec<String>,
    select: Vec<String>,
    ignore: Vec<String>,
    severity: std::collections::BTreeMap<String, Severity>,
    today: Option<Date>,
    max_bytes: Option<u64>,
    max_pages: Option<usize>,
    pictures: bool,
    /// The rest is for many files.
    pub jobs: Option<NonZeroUsize>,
    time_limit: Option<f64>,
    memory_limit: Option<u64>,
    pub sandbox: Sandbox,
    pub between: bool,
    /// The command, which serves as the worker.
    pub program: PathBuf,
}

/// Whether a sandbox is wanted, as `--sandbox` of the command.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Sandbox {
    /// Nothing is read without.
    Required,
    /// As much of it as the system has.
    Auto,
    /// None.
    Off,
}

impl Options {
    /// From a JSON object.
    ///
    /// # Errors
    /// When it has something else, or names a rule or form that is not there.
    pub fn parse(json: &str) -> Result<(Options, Task), PyErr> {
        let options: Options = serde_json::from_str(json).map_err(wrong)?;
        let task = options.task().map_err(PyValueError::new_err)?;
        Ok((options, task))
    }

    fn task(&self) -> Result<Task, String> {
        if !Messages::LANGUAGES.contains(&self.lang.as_str()) {
            let all = Messages::LANGUAGES.join(", ");
            return Err(format!("no messages in {:?}; there are: {all}", self.lang));
        }
        let named = |name: &String| Form::load(name).map_err(|error| error.to_string());
        let forms: Vec<Arc<Form>> = self.forms.iter().map(named).collect::<Result<_, _>>()?;
        let mut limits = Limits::default();
        limits.bytes = self.max_bytes.unwrap_or(limits.bytes);
        limits.pages = self.max_pages.unwrap_or(limits.pages);
        let codes = self.select.iter().chain(&self.ignore);
        if let Some(unknown) =
            (codes.chain(self.severity.keys())).find(|c| Rule::named(c).is_none())
        {
            return Err(format!("no rule named {unknown:?}"));
        }
        let rules = rule::Settings {
            selected: self.select.iter().cloned().collect(),
            ignored: self.ignore.iter().cloned().collect(),
            severities: self.severity.clone(),
            today: self.today,
            ..rule::Settings::default()
        };
        let form = match forms.is_empty() {
            true => FormChoice::Auto,
            false => FormChoice::Forms(forms),
        };
        Ok(Task {
            options: pipeline::Options {
                passwords: self.passwords.clone(),
                form,
                limits,
                rules,
                ..pipeline::Options::default()
            },
            lang: self.lang.clone(),
            record: true,
            crops: self.pictures.then(crop::Params::default),
            self_check: false,
        })
    }

    /// What a file may take.
    ///
    /// # Errors
    /// When a value is not a time.
    pub fn backstops(&self) -> Result<Backstops, PyErr> {
        let mut backstops = Backstops::default();
        if let Some(seconds) = self.time_limit {
            backstops.time = Duration::try_from_secs_f64(seconds).map_err(wrong)?;
        }
        if let Some(bytes) = self.memory_limit {
            backstops.memory = bytes;
        }
        Ok(backstops)
    }
}

/// A value from Python that is not one of the known ones.
pub fn wrong(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}
