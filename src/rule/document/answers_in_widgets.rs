//! Answers were read from fillable fields or comments.
//!
//! # What it reports
//!
//! How many answers (`n`) came from the fields of a fillable form, or from comments typed onto the page, rather than
//! from the page itself.
//!
//! # Why it matters
//!
//! Some viewers and printers do not show this text, or show what was there before. Anyone who compares a printout with
//! the record should know.
//!
//! # Example
//!
//! The office's form was filled in with a PDF viewer: all 17 answers are in its fields.
//!
//! # How to fix
//!
//! Nothing. If a printout lacks the answers, print the file with "document and markups" or export it again.

use crate::finding::{Cure, Severity};
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "answers-in-widgets",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("answers_in_widgets.rs"),
    examples: &[r#"{"n": 17}"#, r#"{"n": 1}"#],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    match facts.widget_answers {
        0 => Vec::new(),
        n => vec![Draft::document().detail("n", n)],
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn answers_in_fields_are_reported() {
        assert_eq!(
            Case::complete().facts(|f| f.widget_answers = 3).codes(),
            ["answers-in-widgets"]
        );
    }

    #[test]
    fn answers_on_the_page_are_silent() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
