//! The pages are in another order than their printed numbers.
//!
//! # What it reports
//!
//! A stretch of pages (`pages`) whose printed numbers run against the order of the file: in reverse, or with sheets
//! swapped. Where the numbers leave no doubt, the pages are read in the printed order (`restored`); otherwise in that of
//! the file.
//!
//! # Why it matters
//!
//! Anyone who reads the file from the first page reads another text. Where the order could not be restored, answers may be
//! cut, or seem to be missing.
//!
//! # Example
//!
//! A scanner delivered the sheets in reverse: the first page of the file says *Page 3 of 3*.
//!
//! # How to fix
//!
//! Put the pages in order before the file is passed on.

use crate::finding::{Cure, Severity};
use crate::geom::Place;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::numbered;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "pages-out-of-order",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("pages_out_of_order.rs"),
    examples: &[
        r#"{"pages": [1, 2, 3], "restored": true}"#,
        r#"{"pages": [2, 3, 4], "restored": false}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let draft = |stretch: &crate::pages::OutOfOrder| {
        let pages: Vec<u32> = stretch.pages.iter().map(|page| page.get()).collect();
        let at: Vec<Place> = stretch
            .pages
            .iter()
            .filter_map(|page| numbered(facts, *page))
            .collect();
        Draft::document()
            .read_on_pages()
            .detail("pages", pages)
            .detail("restored", stretch.restored)
            .at(&at)
    };
    facts.sequence.out_of_order.iter().map(draft).collect()
}

#[cfg(test)]
mod tests {
    use crate::pages::OutOfOrder;
    use crate::rule::testing::{Case, page};

    #[test]
    fn pages_in_reverse_are_reported() {
        let stretch = OutOfOrder {
            pages: vec![page(1), page(2)],
            restored: true,
        };
        let case = Case::complete().facts(|f| f.sequence.out_of_order = vec![stretch]);
        assert_eq!(case.codes(), ["pages-out-of-order"]);
        assert_eq!(case.findings()[0].args["pages"], serde_json::json!([1, 2]));
    }

    #[test]
    fn pages_in_order_are_silent() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
