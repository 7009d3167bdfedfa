//! The e-mail line holds something that is not an address.
//!
//! # What it reports
//!
//! Each value (`value`) that is not an e-mail address, or whose domain ends in nothing that exists. Upper and lower case
//! do not matter, nor a semicolon between or after addresses.
//!
//! # Why it matters
//!
//! Mail to it comes back, or never leaves.
//!
//! # Example
//!
//! *E-mail: ama(at)seedbank.gov.gh*, or *E-mail: ama@seedbank*.
//!
//! # How to fix
//!
//! Ask for the address. A spelling against address collectors, such as "(at)", has to be written out on a form.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::TypedValue;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{on_value, values};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "email-malformed",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("email_malformed.rs"),
    examples: &[r#"{"value": "ama(at)seedbank.gov.gh"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let malformed = |value: &TypedValue| {
        matches!(
            value,
            TypedValue::Email {
                malformed: true,
                ..
            }
        )
    };
    values(nominated, FieldType::Email)
        .filter(|email| malformed(&email.value))
        .map(on_value)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    #[test]
    fn spelt_out_at_sign_is_reported() {
        let value = TypedValue::Email {
            malformed: true,
            host: None,
            suspicious: None,
        };
        let case = Case::complete().values("email", &[("ama(at)seedbank.gov.gh", value)]);
        assert_eq!(case.codes(), ["email-malformed"]);
        assert_eq!(
            case.findings()[0].excerpt.as_deref(),
            Some("ama(at)seedbank.gov.gh")
        );
    }

    #[test]
    fn two_addresses_are_silent() {
        let host = Some("seedbank.gov.gh".to_owned());
        let value = TypedValue::Email {
            malformed: false,
            host,
            suspicious: None,
        };
        let case = Case::complete().values(
            "email",
            &[
                ("a@seedbank.gov.gh", value.clone()),
                ("B@seedbank.gov.gh", value),
            ],
        );
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
