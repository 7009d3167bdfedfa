//! What made a report: the tool's version and the versions of the data it came with.

use std::collections::BTreeMap;

use crate::form::Form;
use crate::rule::{form_version, rules_version};

use super::json::{Sandbox, Tool};

/// Where the numbering plans come from; a test holds it in step with the table.
pub const NUMBERING_DATA: &str = "libphonenumber (phonenumbers 9.0.43)";

/// Where the names of countries come from; a test holds it in step with the table.
pub const COUNTRY_DATA: &str = "Unicode CLDR (Babel 2.18.0)";

impl Tool {
    /// This tool with `forms`.
    pub fn new<'f>(forms: impl IntoIterator<Item = &'f Form>) -> Tool {
        let forms: BTreeMap<String, String> = forms
            .into_iter()
            .map(|form| (form.file.name.clone(), form_version(form)))
            .collect();
        Tool {
            name: "nomcheck".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rules: rules_version(),
            forms,
            country_data: COUNTRY_DATA.to_owned(),
            numbering_data: NUMBERING_DATA.to_owned(),
            sandbox: Sandbox::default(),
            today: None,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn country_data_is_what_the_table_says() {
        let table = include_str!("../country/table.rs");
        assert!(table.lines().next().unwrap().contains(super::COUNTRY_DATA));
    }

    #[test]
    fn numbering_data_is_what_the_table_says() {
        let table = include_str!("../record/tables/numbering.rs");
        assert!(
            table
                .lines()
                .next()
                .unwrap()
                .contains(super::NUMBERING_DATA)
        );
    }
}
