//! The file contains more than one nomination.
//!
//! # What it reports
//!
//! How many nominations were found in one file (`n`) and on which page each begins (`pages`). Each is then checked on
//! its own, and its findings carry its letter.
//!
//! # Why it matters
//!
//! A compendium is fine where it is expected. Where one nomination per file is the rule, the second one in it is easily
//! overlooked, or two files were joined by mistake.
//!
//! # Example
//!
//! `all-nominations.pdf` contains the nominations A to F, beginning on the pages 1, 7, 12, 17, 20 and 25.
//!
//! # How to fix
//!
//! Nothing, if it was meant so. Otherwise ask for one file each.

use crate::finding::{Cure, Severity};
use crate::geom::Place;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "several-nominations",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("several_nominations.rs"),
    examples: &[r#"{"n": 3, "pages": [1, 7, 12]}"#],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    if facts.nominations.len() < 2 {
        return Vec::new();
    }
    let pages: Vec<u32> = facts
        .nominations
        .iter()
        .map(|nomination| nomination.pages.0.get())
        .collect();
    let at: Vec<Place> = facts
        .nominations
        .iter()
        .filter_map(|nomination| nomination.start.first().copied())
        .collect();
    vec![
        Draft::document()
            .detail("n", facts.nominations.len())
            .detail("pages", pages)
            .at(&at),
    ]
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn second_nomination_is_reported() {
        let case = Case::complete().facts(|f| {
            let mut second = f.nominations[0].clone();
            second.index = 1;
            f.nominations.push(second);
        });
        assert_eq!(case.codes(), ["several-nominations"]);
    }

    #[test]
    fn single_nomination_is_silent() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
