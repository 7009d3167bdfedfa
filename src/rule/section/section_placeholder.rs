//! A section has a placeholder instead of an answer.
//!
//! # What it reports
//!
//! A required section whose whole text (`quote`) is a placeholder: "N/A", "TBD", dots, "see attached", filler text, what
//! a program prints for nothing ("undefined", "#REF!", "Click or tap here to enter text"), boxes of which none is ticked, or
//! the form's own instructions left as they were.
//!
//! # Why it matters
//!
//! It looks filled in and says nothing. An attachment that it points at is not part of the nomination.
//!
//! # Example
//!
//! *6. Innovation: to be completed*
//!
//! # How to fix
//!
//! Where the call allows it, ask for the text.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-placeholder",
    severity: Severity::Error,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("section_placeholder.rs"),
    examples: &[r#"{"number": 6, "title": "Innovation", "quote": "to be completed"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (field, section) in nominated.sections().filter(|(field, _)| field.required) {
        if let Some(quote) = &section.placeholder {
            drafts.push(
                on_section(field)
                    .arg("quote", quote.as_str())
                    .at(&section.text_at)
                    .excerpt(quote),
            );
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    fn with_placeholder() -> Case {
        Case::complete().section("innovation", |s| {
            s.placeholder = Some("TBD".to_owned());
            s.words = 1;
        })
    }

    #[test]
    fn stand_in_is_reported_and_not_its_shortness() {
        assert_eq!(with_placeholder().codes(), ["section-placeholder"]);
    }

    #[test]
    fn optional_section_may_say_none() {
        let case = with_placeholder().field("innovation", |f| f.required = false);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
