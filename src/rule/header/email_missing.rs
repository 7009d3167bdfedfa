//! The nomination has no e-mail address.
//!
//! # What it reports
//!
//! No line with the form's label for the e-mail address, or the label with nothing after it. A line with something
//! that is not an address is reported as malformed instead.
//!
//! # Why it matters
//!
//! Everything that follows, from the receipt to the invitation, goes to this address.
//!
//! # Example
//!
//! *E-mail:* has nothing after it; the address is only in the section of contacts.
//!
//! # How to fix
//!
//! Ask for an address. One in the section of contacts is not copied automatically: it may be somebody else's.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "email-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("email_missing.rs"),
    examples: &[r#"{"title": "E-mail", "pages": [1], "placed": 0.97, "candidates": []}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    nominated.missing(FieldType::Email)
}

#[cfg(test)]
mod tests {
    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    #[test]
    fn nomination_without_address_is_reported() {
        let findings = Case::complete().without("email").findings();
        assert_eq!(
            findings.iter().map(|f| f.rule).collect::<Vec<_>>(),
            ["email-missing"]
        );
        assert_eq!(findings[0].field.as_deref(), Some("/emails"));
    }

    #[test]
    fn line_that_is_no_address_is_not_missing() {
        let value = TypedValue::Email {
            malformed: Some("no-sign"),
            host: None,
            suspicious: None,
        };
        let case = Case::complete().values("email", &[("ama(at)seedbank.gov.gh", value)]);
        assert_eq!(case.codes(), ["email-malformed"]);
    }
}
