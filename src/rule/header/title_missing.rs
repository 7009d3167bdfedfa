//! The nomination has no title.
//!
//! # What it reports
//!
//! No line before the header block that can be the title. The first heading of a letter or the name of the award is
//! not one.
//!
//! # Why it matters
//!
//! The title is how the jury, the list of nominations and the award itself name the initiative.
//!
//! # Example
//!
//! The page begins at once with *Nominee: …*.
//!
//! # How to fix
//!
//! Ask for a short title of the initiative. If the page shows one, it is where titles usually are not: see the text
//! that was not placed.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "title-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("title_missing.rs"),
    examples: &[r#"{"title": "Title", "pages": [1], "placed": 0.97, "candidates": []}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    nominated.missing(FieldType::Title)
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn nomination_without_title_is_reported() {
        let findings = Case::complete().without("title").findings();
        assert_eq!(
            findings.iter().map(|f| f.rule).collect::<Vec<_>>(),
            ["title-missing"]
        );
        assert_eq!(findings[0].field.as_deref(), Some("/title"));
    }

    #[test]
    fn optional_title_may_be_absent() {
        let case = Case::complete()
            .without("title")
            .field("title", |f| f.required = false);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
