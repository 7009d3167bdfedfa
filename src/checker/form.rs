//! Forms, built in or from memory.

use std::fmt;
use std::sync::Arc;

use crate::form::{self, FormFile, Vocabulary};
use crate::record::is_country;

/// A form that nominations are mapped onto: what it asks for, and how that is printed. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Form(Arc<form::Form>);

impl Form {
    /// The forms that are built in.
    pub fn built_in() -> Vec<Form> {
        form::Form::built_in().into_iter().map(Form).collect()
    }

    /// A form from its texts: `form.toml`, and one text per language, by the language's two letters. What each may hold is
    /// described in `docs/forms.md`.
    ///
    /// ```
    /// use nomcheck::Form;
    ///
    /// let form = r#"
    ///     name = "garden"
    ///     title = "Community gardens"
    ///     min-headings = 1
    ///     [[field]]
    ///     key = "title"
    ///     type = "title"
    ///     required = true
    ///     cure = "T"
    ///     [[field]]
    ///     key = "purpose"
    ///     type = "section"
    ///     required = true
    ///     cure = "S"
    /// "#;
    /// let english = r#"
    ///     language = "en"
    ///     [printed]
    ///     title = ["Title"]
    ///     purpose = ["Purpose of the garden"]
    /// "#;
    /// let form = Form::new(form, &[("en", english)])?;
    /// assert_eq!(form.name(), "garden");
    /// # Ok::<(), nomcheck::FormError>(())
    /// ```
    ///
    /// # Errors
    /// What `nomcheck forms check` reports: everything that is wrong, each with its line.
    pub fn new(form: &str, languages: &[(&str, &str)]) -> Result<Form, FormError> {
        let file = ("form.toml".to_owned(), form.to_owned());
        let languages: Vec<(String, String)> = languages
            .iter()
            .map(|(language, text)| (format!("{language}.toml"), (*text).to_owned()))
            .collect();
        if languages.is_empty() {
            return Err(FormError(vec!["the form has no language".to_owned()]));
        }
        let faults = form::faults_of_texts(&file, &languages, is_country);
        if !faults.is_empty() {
            return Err(FormError(faults.iter().map(ToString::to_string).collect()));
        }
        let parsed = || {
            let words: Result<Vec<Vocabulary>, _> = languages
                .iter()
                .map(|(_, text)| toml::from_str(text))
                .collect();
            Ok::<_, toml::de::Error>((toml::from_str::<FormFile>(&file.1)?, words?))
        };
        match parsed() {
            Ok((file, words)) => Ok(Form(Arc::new(form::Form::new(file, words)))),
            Err(error) => Err(FormError(vec![error.to_string()])),
        }
    }

    /// Its name, as records have it.
    pub fn name(&self) -> &str {
        &self.0.file.name
    }

    pub(super) fn into_inner(self) -> Arc<form::Form> {
        self.0
    }
}

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError(Vec<String>);

impl FormError {
    /// Each fault as `file:line:column: message`, in the order of the files; at least one.
    pub fn faults(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for FormError {}
