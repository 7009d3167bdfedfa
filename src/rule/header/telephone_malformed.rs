//! The telephone line has something that cannot be a number.
//!
//! # What it reports
//!
//! Each value (`value`) with letters, without digits, or with fewer or more digits than any number has (`why` is
//! `letters`, `no-digits`, `too-short` or `too-long`). Spaces, hyphens, brackets, extensions and several numbers on a
//! line are fine.
//!
//! # Why it matters
//!
//! Nobody can call it.
//!
//! # Example
//!
//! *Telephone: please call the office*, or *Telephone: +233 30*.
//!
//! # How to fix
//!
//! Ask for the number with its country code: *+233 30 222 1111*.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::{TelephoneState, TypedValue};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{beside_its_like, numbers, on_value, values};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "telephone-malformed",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("telephone_malformed.rs"),
    examples: &[
        r#"{"value": "please call the office", "why": "letters"}"#,
        r#"{"value": "(…)", "why": "no-digits"}"#,
        r#"{"value": "+233 30", "why": "too-short"}"#,
        r#"{"value": "+233 3O 222 1111", "why": "letters", "like": "contact", "other": "+233 30 222 1111"}"#,
        r#"{"value": "+233 30 222 1111 2222 3333", "why": "too-long"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let malformed = values(nominated, FieldType::Telephone).filter_map(|value| match value.value {
        TypedValue::Telephone(TelephoneState::Malformed(why)) => Some((value, why)),
        _ => None,
    });
    malformed
        .map(|(value, why)| {
            let draft = on_value(value).arg("why", why);
            beside_its_like(nominated, value, draft, numbers)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::{TelephoneState, TypedValue};
    use crate::rule::testing::Case;

    #[test]
    fn second_value_is_reported_by_itself() {
        let good = (
            "+233 30 222 1111",
            TypedValue::Telephone(TelephoneState::InPlan),
        );
        let bad = (
            "+233 30",
            TypedValue::Telephone(TelephoneState::Malformed("too-short")),
        );
        let case = Case::complete().values("telephone", &[good, bad]);
        assert_eq!(case.codes(), ["telephone-malformed"]);
        assert_eq!(case.findings()[0].field.as_deref(), Some("/telephones/1"));
    }

    #[test]
    fn malformed_fax_is_another_rule() {
        let bad = TypedValue::Telephone(TelephoneState::Malformed("letters"));
        assert_eq!(
            Case::complete().values("fax", &[("none", bad)]).codes(),
            ["fax-malformed"]
        );
    }
}
