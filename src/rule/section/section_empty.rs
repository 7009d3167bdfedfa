//! A section has a heading but no text.
//!
//! # What it reports
//!
//! A required section (`number`, `title`) with nothing between its heading and the next one. An optional section may be
//! left empty.
//!
//! # Why it matters
//!
//! The jury has nothing to score, and it often shows a form that was sent before it was finished. Pictures count as
//! nothing: check whether the answer is one.
//!
//! # Example
//!
//! *6. Innovation* is followed at once by *7. Replicability and scaling up*.
//!
//! # How to fix
//!
//! Where the call allows it, ask for the text. Before that, look at the page: a table or text inside a picture cannot be
//! read.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::whole;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-empty",
    severity: Severity::Error,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("section_empty.rs"),
    examples: &[
        r#"{"number": 6, "title": "Innovation"}"#,
        r#"{"number": null, "title": "Budget"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let empty = nominated
        .sections()
        .filter(|(field, s)| field.required && s.empty && s.placeholder.is_none());
    let draft = empty.map(|(field, section)| {
        let draft = on_section(field)
            .at(&whole(section))
            .excerpt(&section.heading);
        draft.certainty(nominated.certainty(section))
    });
    draft.collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    fn with_empty_innovation() -> Case {
        Case::complete().section("innovation", |s| {
            s.empty = true;
            s.words = 0;
        })
    }

    #[test]
    fn heading_without_text_is_reported_once() {
        assert_eq!(with_empty_innovation().codes(), ["section-empty"]);
    }

    #[test]
    fn optional_section_may_be_empty() {
        let case = with_empty_innovation().field("innovation", |f| f.required = false);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
