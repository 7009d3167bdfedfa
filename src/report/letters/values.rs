//! What a template may say of a letter, and the minijinja that fills it: with a limit on its steps, and no value that is not
//! there.

use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

/// Most steps of a template: enough for hundreds of points, and an endless one ends.
const FUEL: u64 = 100_000;

/// What a template may say of a letter. Texts are empty where there is nothing to say.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Values {
    pub(super) subject: String,
    pub(super) reference: String,
    pub(super) reference_line: String,
    pub(super) greeting: String,
    pub(super) opening: String,
    pub(super) requests: Vec<String>,
    /// In a mail with a marked copy: that it is there.
    pub(super) attached: String,
    pub(super) answer: String,
    pub(super) merit: String,
    pub(super) closing: String,
    pub(super) signature: String,
    pub(super) title: String,
    pub(super) nominee: String,
    pub(super) country: String,
    pub(super) form: String,
    pub(super) language: String,
    pub(super) files: Vec<String>,
    pub(super) office: String,
    pub(super) address: String,
    pub(super) signatory: String,
    pub(super) reply_to: String,
    pub(super) reply_by: String,
    pub(super) date: String,
    /// On a letterhead: to whom.
    pub(super) to: String,
    /// On a letterhead: the body that the text template gave.
    pub(super) body: String,
}

/// What fills templates.
pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_fuel(Some(FUEL));
    environment
}

/// What minijinja reports, in a line; its kinds of errors are named as it names them.
pub(super) fn words(error: &minijinja::Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None if error.kind() == minijinja::ErrorKind::UndefinedError => {
            let names = serde_json::to_value(Values::default()).unwrap_or_default();
            let names: Vec<&str> = names
                .as_object()
                .map(|all| all.keys().map(String::as_str).collect())
                .unwrap_or_default();
            format!("there is no such value; there are {}", names.join(", "))
        }
        None => error.kind().to_string(),
    }
}
