//! A numbered section is not one of the form's.
//!
//! # What it reports
//!
//! A heading (`title`) that is not one of the form's. Its text is kept in the record as an additional section.
//!
//! # Why it matters
//!
//! It may be an annex, or the answer to a section that seems to be missing, under another name.
//!
//! # Example
//!
//! *12. Letters of support*
//!
//! # How to fix
//!
//! Nothing. If a section is reported missing, check whether this is it.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-unexpected",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Section,
    docs: docs!("section_unexpected.rs"),
    examples: &[
        r#"{"number": "12", "title": "Letters of support"}"#,
        r#"{"number": null, "title": "Letters of support"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let additional = nominated.nomination.additional.iter().enumerate();
    let unexpected = additional.filter(|(_, section)| section.repeats.is_none());
    let draft = unexpected.map(|(index, section)| {
        let draft = Draft::on(&format!("/additional_sections/{index}"))
            .arg("title", section.heading.as_str());
        draft
            .detail("number", section.number.clone())
            .at(&section.heading_at)
            .excerpt(&section.heading)
    });
    draft.collect()
}

#[cfg(test)]
mod tests {
    use crate::record::AdditionalFact;
    use crate::rule::testing::Case;

    #[test]
    fn heading_outside_the_form_is_noted() {
        let number = Some("12".to_owned());
        let annex = AdditionalFact {
            number,
            heading: "Letters of support".to_owned(),
            heading_at: Vec::new(),
            repeats: None,
        };
        let findings = Case::complete()
            .nomination(|n| n.additional.push(annex))
            .findings();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].field.as_deref(), Some("/additional_sections/0"));
    }

    #[test]
    fn headings_of_the_form_are_silent() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
