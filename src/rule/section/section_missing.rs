//! A section that the form requires is not there.
//!
//! # What it reports
//!
//! A required section (`number`, `title`) whose heading was not found, by number, wording, typography or place in the
//! sequence. The finding points at the gap where the section should be. How sure it is comes with it (`certainty`),
//! and what speaks for it: the lines that come nearest and why each was refused (`candidates`), the pages read, the
//! share of the text that was placed (`placed`). It is only *possible* when a page of the nomination could not be read.
//! `nomcheck trace FILE FIELD` says more.
//!
//! # Why it matters
//!
//! The jury scores section by section; what is not there scores nothing.
//!
//! # Example
//!
//! After *5. Sustainability* comes *7. Replicability and scaling up*.
//!
//! # How to fix
//!
//! Look at the gap first. If the answer is there under another heading, the finding is wrong. If not: a technical
//! section, such as contacts, may be asked for; one that counts for merit, only where the call allows it.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-missing",
    severity: Severity::Error,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("section_missing.rs"),
    examples: &[
        r#"{"number": 6, "title": "Innovation", "pages": [1, 2], "placed": 0.99, "candidates": []}"#,
        r#"{"number": null, "title": "Budget", "pages": [1, 2], "placed": 0.8,
            "candidates": [{"text": "Costs", "score": 0.4, "why": "wording", "at": []}]}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let absent = nominated
        .fields(FieldType::Section)
        .filter(|field| field.required && !field.present());
    absent
        .map(|field| {
            nominated
                .missing_field(field)
                .detail("number", field.number.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::finding::{Certainty, Cure};
    use crate::record::WithoutText;
    use crate::rule::testing::Case;

    #[test]
    fn absent_section_is_reported_with_the_cure_of_the_form() {
        let findings = Case::complete().without("contacts").findings();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].rule, findings[0].cure),
            ("section-missing", Cure::Technical)
        );
        assert_eq!(findings[0].field.as_deref(), Some("/sections/contacts"));
        assert_eq!(findings[0].certainty, Certainty::Definite);
    }

    #[test]
    fn absence_is_only_possible_when_a_page_was_not_read() {
        let case = Case::complete().without("contacts");
        let findings = case
            .facts(|f| f.pages[1].without_text = Some(WithoutText::Scanned))
            .findings();
        let missing = findings
            .iter()
            .find(|f| f.rule == "section-missing")
            .unwrap();
        assert_eq!(missing.certainty, Certainty::Possible);
    }

    #[test]
    fn optional_section_may_be_absent() {
        let case = Case::complete()
            .without("contacts")
            .field("contacts", |f| f.required = false);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
