//! The same page is in the file twice.
//!
//! # What it reports
//!
//! Pages (`pages`) that show, word for word, what an earlier page shows (`of`). They are read once: nothing on them is
//! taken for a second answer or for a second nomination. A page that two nominations share is not meant, nor a page with
//! a line or two.
//!
//! # Why it matters
//!
//! A feeder draws a sheet twice, or a file is joined with a part of itself. Mostly nothing is lost, but the page that
//! should be in its place may be.
//!
//! # Example
//!
//! Page 2 of the file is page 1 once more; both say *Page 1 of 3*.
//!
//! # How to fix
//!
//! Nothing, if no page is reported missing. Otherwise ask for the file again.

use crate::finding::{Cure, Severity};
use crate::geom::Place;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::numbered;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "pages-repeated",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("pages_repeated.rs"),
    examples: &[
        r#"{"pages": [2], "of": [1]}"#,
        r#"{"pages": [4, 5, 6], "of": [1, 2, 3]}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let twins = &facts.sequence.repeated;
    if twins.is_empty() {
        return Vec::new();
    }
    let pages: Vec<u32> = twins.iter().map(|(page, _)| page.get()).collect();
    let of: Vec<u32> = twins.iter().map(|(_, of)| of.get()).collect();
    let at: Vec<Place> = twins
        .iter()
        .filter_map(|(page, _)| numbered(facts, *page))
        .collect();
    vec![
        Draft::document()
            .read_on_pages()
            .detail("pages", pages)
            .detail("of", of)
            .at(&at),
    ]
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::{Case, page};

    #[test]
    fn repeated_page_is_reported() {
        let case = Case::complete().facts(|f| f.sequence.repeated = vec![(page(2), page(1))]);
        assert_eq!(case.codes(), ["pages-repeated"]);
        assert_eq!(case.findings()[0].args["of"], serde_json::json!([1]));
    }

    #[test]
    fn pages_that_differ_are_silent() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
