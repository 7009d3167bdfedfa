//! A line that the form requires is not in the header.
//!
//! # What it reports
//!
//! A required header line (`title`) of a kind that has no rule of its own: other texts, a fax number where a form
//! insists on one, and other people than the nominee. Title, nominee, country, telephone and e-mail have their own rules.
//!
//! # Why it matters
//!
//! The programme asks for it in its form, and a record without it is incomplete.
//!
//! # Example
//!
//! An office's own form asks for *Registration number*; the line is not there.
//!
//! # How to fix
//!
//! Ask for the value.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::FieldFact;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "field-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("field_missing.rs"),
    examples: &[
        r#"{"title": "Registration number", "pages": [1], "placed": 0.98, "candidates": []}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let own = |f: &&FieldFact| {
        let other_person = f.kind == FieldType::Person && !f.is_nominees();
        // These two have rules of their own.
        let own = matches!(f.kind, FieldType::Signature | FieldType::Attachment);
        other_person || f.kind == FieldType::Fax || f.kind.is_line() && !own
    };
    let all = nominated.nomination.fields.iter().filter(own);
    all.filter(|f| f.required && !f.present())
        .map(|f| nominated.missing_field(f))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn required_fax_that_is_absent_is_reported() {
        let case = Case::complete()
            .without("fax")
            .field("fax", |f| f.required = true);
        assert_eq!(case.codes(), ["field-missing"]);
    }

    #[test]
    fn optional_line_may_be_absent() {
        assert_eq!(Case::complete().without("fax").codes(), Vec::<&str>::new());
    }
}
