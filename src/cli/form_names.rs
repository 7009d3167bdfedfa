//! Names of forms, as `--form` and the configuration give them → the forms.

use std::sync::Arc;

use nomcheck::form::Form;

use super::exit::Failure;
use super::suggestion::suggestion;

/// The form that `--form NAME|FILE` means.
///
/// # Errors
/// When no form has this name, or its files are not a form.
pub fn named(name: &str) -> Result<Arc<Form>, Failure> {
    Form::load(name).map_err(|error| {
        let built_in = Form::built_in();
        let hint = suggestion(name, built_in.iter().map(|form| form.file.name.as_str()));
        Failure::usage(format!("{error}{hint}"))
    })
}

/// The forms that several `--form NAME|FILE` mean, each once.
///
/// # Errors
/// When one is not a form, or two of them have one name: reports name forms by it.
pub fn all_named(names: &[String]) -> Result<Vec<Arc<Form>>, Failure> {
    let mut all: Vec<Arc<Form>> = Vec::new();
    for name in names {
        let form = named(name)?;
        if all.iter().any(|known| known.file.name == form.file.name) {
            return Err(Failure::usage(format!(
                "two forms are named {}: give one of them another name",
                form.file.name
            )));
        }
        all.push(form);
    }
    Ok(all)
}
