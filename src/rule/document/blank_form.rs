//! A form without any answer.
//!
//! # What it reports
//!
//! The form's headings with nothing below them but the form's own words, and a header without values: on which pages
//! (`pages`). It is not taken for a nomination, whether it is alone in its file (`alone`) or beside a filled one. A form
//! with a single answer is a nomination, and what it lacks is reported.
//!
//! # Why it matters
//!
//! The template is easily attached in place of the filled form, or before it. Eleven missing sections would say the same
//! in more words, and would be counted as an incomplete nomination.
//!
//! # Example
//!
//! The file begins with the programme's empty form, pages 1 to 3; the nomination follows it.
//!
//! # How to fix
//!
//! Ask for the completed form where there is no other. Otherwise nothing has to be done.

use crate::finding::{Cure, Severity};
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "blank-form",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("blank_form.rs"),
    examples: &[
        r#"{"pages": [1, 2, 3], "alone": false}"#,
        r#"{"pages": [1], "alone": true}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let draft = |form: &crate::record::BlankForm| {
        let (first, last) = form.pages;
        let pages: Vec<u32> = (first.get()..=last.get()).collect();
        Draft::document()
            .read_on_pages()
            .detail("pages", pages)
            .detail("alone", facts.nominations.is_empty())
            .at(&form.at)
    };
    facts.blank.iter().map(draft).collect()
}

#[cfg(test)]
mod tests {
    use crate::form::Kind;
    use crate::record::BlankForm;
    use crate::rule::testing::{Case, page, place};

    fn blank() -> BlankForm {
        BlankForm {
            pages: (page(1), page(2)),
            at: vec![place(1, 2)],
            text: Vec::new(),
        }
    }

    #[test]
    fn blank_form_is_reported_in_place_of_what_it_lacks() {
        let alone =
            Case::without_nominations(Kind::Unrecognised).facts(|f| f.blank = vec![blank()]);
        assert_eq!(alone.codes(), ["blank-form"]);
        let beside = Case::complete().facts(|f| f.blank = vec![blank()]);
        assert_eq!(beside.codes(), ["blank-form"]);
        assert_eq!(beside.findings()[0].args["alone"], false);
    }

    #[test]
    fn filled_form_is_silent() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
