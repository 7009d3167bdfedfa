//! What made a record: the tool, the form and the rules, each in the version that had its say.

use crate::form::Form;
use crate::hex;
use crate::record::MadeBy;

use super::RULES;

/// Digits of a version that is to be read by people: enough to distinguish versions of one thing.
const SHORT: usize = 12;

/// What makes records on a form; `None` where no form fits.
pub fn made_by(form: Option<&Form>) -> MadeBy {
    MadeBy {
        name: "nomcheck".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        form: form.map(|form| form.file.name.clone()),
        form_sha256: form.map(form_sha256),
        rules: rules_version(),
    }
}

/// Changes when a rule's code, severity or cure does.
pub fn rules_version() -> String {
    let mut text = String::new();
    for rule in RULES {
        text.push_str(&format!(
            "{} {:?} {:?}\n",
            rule.code, rule.severity, rule.cure
        ));
    }
    hex::short(text.as_bytes(), SHORT)
}

/// Changes when the form's file or a vocabulary does: the beginning of the hash that records have.
pub fn form_version(form: &Form) -> String {
    let mut hash = form_sha256(form);
    hash.truncate(SHORT);
    hash
}

fn form_sha256(form: &Form) -> String {
    hex::sha256(&serde_json::to_vec(&(&form.file, &form.vocabularies)).unwrap_or_default())
}
