//! The nomination names no nominee.
//!
//! # What it reports
//!
//! No line with the form's label for the nominee, or the label with nothing after it. The finding points at the place
//! where the name should be, and says how sure it is that nothing was overlooked.
//!
//! # Why it matters
//!
//! A nomination of nobody cannot be given an award, and nobody can be informed of it.
//!
//! # Example
//!
//! *Nominee:* has nothing after it; the next line is *Country: …*.
//!
//! # How to fix
//!
//! Ask for name, function and organisation of the nominee.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "nominee-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("nominee_missing.rs"),
    examples: &[r#"{"title": "Nominee", "pages": [1], "placed": 0.97, "candidates": []}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let people = nominated.fields(FieldType::Person);
    people
        .filter(|f| f.is_nominees() && f.required && !f.present())
        .map(|f| nominated.missing_field(f))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn nomination_without_nominee_is_reported() {
        let findings = Case::complete().without("nominee").findings();
        assert_eq!(
            findings.iter().map(|f| f.rule).collect::<Vec<_>>(),
            ["nominee-missing"]
        );
        assert_eq!(findings[0].field.as_deref(), Some("/nominee"));
    }

    #[test]
    fn optional_nominee_may_be_absent() {
        let case = Case::complete()
            .without("nominee")
            .field("nominee", |f| f.required = false);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
