//! How PDFs are read and checked.

use std::fmt;
use std::sync::Arc;

use crate::finding::Severity;
use crate::pdf::Limits;
use crate::pipeline::{self, FormChoice};
use crate::rule::{Date, Rule};

use super::form::Form;

/// How PDFs are read and checked. The default maps onto the built-in form that fits best, runs every rule, and has no day:
/// the same bytes give the same answer on any day and any machine.
///
/// ```
/// use nomcheck::{Limits, Options, Severity};
///
/// let mut limits = Limits::default();
/// limits.pages = 60;
/// let options = Options::new()
///     .limits(limits)
///     .password("correct horse")
///     .ignore("fax-malformed")?
///     .severity("section-too-short", Severity::Warning)?;
/// # let _ = options;
/// # Ok::<(), nomcheck::UnknownRule>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Options(pipeline::Options);

impl Options {
    /// The default.
    pub fn new() -> Options {
        Options::default()
    }

    /// Maps onto this form; of several, onto the one that fits best.
    #[must_use]
    pub fn form(mut self, form: Form) -> Options {
        let form = form.into_inner();
        let forms: Vec<Arc<crate::form::Form>> = match self.0.form {
            FormChoice::Auto => vec![form],
            FormChoice::Forms(mut forms) => {
                forms.retain(|known| known.file.name != form.file.name);
                forms.push(form);
                forms
            }
        };
        self.0.form = FormChoice::Forms(forms);
        self
    }

    /// One more password to try on encrypted files.
    #[must_use]
    pub fn password(mut self, password: &str) -> Options {
        self.0.passwords.push(password.to_owned());
        self
    }

    /// How much work a file may cause.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Options {
        self.0.limits = limits;
        self
    }

    /// The day of the check, for rules that know one.
    #[must_use]
    pub fn today(mut self, today: Date) -> Options {
        self.0.rules.today = Some(today);
        self
    }

    /// Runs this rule, and no other than those that are selected.
    ///
    /// # Errors
    /// When no rule has this code.
    pub fn select(mut self, rule: &str) -> Result<Options, UnknownRule> {
        self.0.rules.selected.insert(known(rule)?);
        Ok(self)
    }

    /// Does not run this rule.
    ///
    /// # Errors
    /// When no rule has this code.
    pub fn ignore(mut self, rule: &str) -> Result<Options, UnknownRule> {
        self.0.rules.ignored.insert(known(rule)?);
        Ok(self)
    }

    /// How much the findings of this rule matter.
    ///
    /// # Errors
    /// When no rule has this code.
    pub fn severity(mut self, rule: &str, severity: Severity) -> Result<Options, UnknownRule> {
        self.0.rules.severities.insert(known(rule)?, severity);
        Ok(self)
    }

    pub(super) fn into_inner(self) -> pipeline::Options {
        self.0
    }
}

fn known(rule: &str) -> Result<String, UnknownRule> {
    match Rule::named(rule) {
        Some(rule) => Ok(rule.code.to_owned()),
        None => Err(UnknownRule(rule.to_owned())),
    }
}

/// There is no rule with this code. `nomcheck rules` lists those that there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule(pub String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule named {:?}", self.0)
    }
}

impl std::error::Error for UnknownRule {}
