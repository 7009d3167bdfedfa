//! A page is missing, according to the numbers that are printed on the others.
//!
//! # What it reports
//!
//! Printed page numbers (`printed`) that should be there and are not: one in the middle is skipped, or the last page says
//! that more follow (*Page 3 of 4*). `pages` are the pages of the file beside the gap. A page without a number that may
//! be the one keeps this silent. Where only a lone figure counts the pages, the finding is `likely`.
//!
//! # Why it matters
//!
//! What is missing from the nomination may be on that page. Sections that seem to be missing, empty or cut off beside
//! the gap are only `possible` then, and no letter asks for them.
//!
//! # Example
//!
//! The feeder took two sheets at once: *Page 2 of 4* is followed by *Page 4 of 4*.
//!
//! # How to fix
//!
//! Ask for the whole file again, and for nothing else before it has arrived.

use crate::finding::{Certainty, Cure, Severity};
use crate::geom::Place;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::numbered;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "page-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("page_missing.rs"),
    examples: &[
        r#"{"printed": [3], "pages": [2, 3]}"#,
        r#"{"printed": [3, 4], "pages": [2]}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let draft = |gap: &crate::pages::Gap| {
        let beside = || gap.after.into_iter().chain(gap.before);
        let pages: Vec<u32> = beside().map(|page| page.get()).collect();
        let at: Vec<Place> = beside().filter_map(|page| numbered(facts, page)).collect();
        let certainty = if gap.sure {
            Certainty::Definite
        } else {
            Certainty::Likely
        };
        Draft::document()
            .read_on_pages()
            .certainty(certainty)
            .arg("printed", gap.printed.clone())
            .detail("pages", pages)
            .at(&at)
    };
    facts.sequence.gaps.iter().map(draft).collect()
}

#[cfg(test)]
mod tests {
    use crate::finding::Certainty;
    use crate::pages::Gap;
    use crate::rule::testing::{Case, page};

    fn gap(sure: bool) -> Gap {
        Gap {
            printed: vec![2],
            after: Some(page(1)),
            before: Some(page(2)),
            sure,
        }
    }

    #[test]
    fn missing_page_is_reported_and_what_follows_from_it_is_possible() {
        let case = Case::complete()
            .without("innovation")
            .facts(|f| f.sequence.gaps = vec![gap(true)]);
        assert_eq!(case.codes(), ["page-missing", "section-missing"]);
        let certainties: Vec<Certainty> = case.findings().iter().map(|f| f.certainty).collect();
        assert_eq!(certainties, [Certainty::Definite, Certainty::Possible]);
        let alone = Case::complete().facts(|f| f.sequence.gaps = vec![gap(false)]);
        assert_eq!(alone.findings()[0].certainty, Certainty::Likely);
    }

    #[test]
    fn file_with_all_pages_is_silent() {
        let case = Case::complete().without("innovation");
        assert_eq!(case.codes(), ["section-missing"]);
        assert_eq!(case.findings()[0].certainty, Certainty::Definite);
    }
}
