//! The country line does not name a country.
//!
//! # What it reports
//!
//! A value (`value`) that is not a country's name in any of the form's languages, short or official. The nearest name is
//! offered as a guess (`guess`).
//!
//! # Why it matters
//!
//! The record needs a country that can be counted and compared; a misspelt one falls out of every list.
//!
//! # Example
//!
//! *Country: Gahna*, or *Country: West Africa*.
//!
//! # How to fix
//!
//! Ask for the country's name, or confirm the guess. For a regional body, ask for the country of its seat.

use serde_json::Value;

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::{TypedValue, country_name};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{on_value, values};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "country-unknown",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("country_unknown.rs"),
    examples: &[
        r#"{"value": "Gahna", "guess": "Ghana", "guess_code": "GH"}"#,
        r#"{"value": "West Africa", "guess": null, "guess_code": null}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let unknown = values(nominated, FieldType::Country).filter_map(|value| match &value.value {
        TypedValue::Country {
            code: None, guess, ..
        } => Some((value, guess)),
        _ => None,
    });
    unknown
        .map(|(value, guess)| {
            let code = guess.as_deref();
            let name = code.map(|code| country_name(code, "en"));
            on_value(value)
                .detail("guess", name.map_or(Value::Null, Value::from))
                .detail("guess_code", code.map_or(Value::Null, Value::from))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    #[test]
    fn misspelt_country_is_reported_with_a_guess() {
        let value = TypedValue::Country {
            code: None,
            guess: Some("GH".to_owned()),
            doubtful: false,
        };
        let case = Case::complete().values("country", &[("Gahna", value)]);
        assert_eq!(case.codes(), ["country-unknown"]);
        assert_eq!(case.findings()[0].args["guess"], "Ghana");
    }

    #[test]
    fn name_in_another_language_is_silent() {
        let value = TypedValue::Country {
            code: Some("CI".to_owned()),
            guess: None,
            doubtful: false,
        };
        let case = Case::complete().values("country", &[("Côte d'Ivoire", value)]);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
