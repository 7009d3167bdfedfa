//! The nomination has no telephone number.
//!
//! # What it reports
//!
//! No line with the form's label for the telephone, or the label with nothing after it. A line with something that is
//! not a number is reported as malformed instead.
//!
//! # Why it matters
//!
//! The office calls when time is short: for the award ceremony, and when e-mail stays unanswered.
//!
//! # Example
//!
//! *Tel.:* has nothing after it, above *E-mail: …*.
//!
//! # How to fix
//!
//! Ask for a number with its country code. A number in the section of contacts is not copied automatically.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "telephone-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("telephone_missing.rs"),
    examples: &[r#"{"title": "Telephone", "pages": [1], "placed": 0.97, "candidates": []}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    nominated.missing(FieldType::Telephone)
}

#[cfg(test)]
mod tests {
    use crate::record::{TelephoneState, TypedValue};
    use crate::rule::testing::Case;

    #[test]
    fn nomination_without_telephone_is_reported() {
        let findings = Case::complete().without("telephone").findings();
        assert_eq!(
            findings.iter().map(|f| f.rule).collect::<Vec<_>>(),
            ["telephone-missing"]
        );
        assert_eq!(findings[0].field.as_deref(), Some("/telephones"));
    }

    #[test]
    fn line_that_is_no_number_is_not_missing() {
        let value = TypedValue::Telephone(TelephoneState::Malformed("letters"));
        let case = Case::complete().values("telephone", &[("call the office", value)]);
        assert_eq!(case.codes(), ["telephone-malformed"]);
    }
}
