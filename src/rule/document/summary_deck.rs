//! The document is a deck of slides, one initiative each.
//!
//! # What it reports
//!
//! A deck that presents initiatives one to a slide, and how many (`slides`). It is not a nomination and is not compared with
//! the form.
//!
//! # Why it matters
//!
//! A deck often comes with a batch of nominations. Its slides are compared with them, so that the office sees which
//! initiative has no nomination and which nomination has no slide.
//!
//! # Example
//!
//! `summary.pdf` has eleven slides, each with a title and a paragraph.
//!
//! # How to fix
//!
//! Nothing, if a deck was meant to be sent. Otherwise ask for the nominations.

use crate::finding::{Cure, Severity};
use crate::form::Kind;
use crate::geom::Place;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "summary-deck",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("summary_deck.rs"),
    examples: &[r#"{"slides": 11}"#, r#"{"slides": 1}"#],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    if facts.kind != Kind::SummaryDeck {
        return Vec::new();
    }
    let first: Vec<Place> = facts.pages.iter().take(1).map(|page| page.area).collect();
    vec![
        Draft::document()
            .detail("slides", facts.record.summaries.len())
            .at(&first),
    ]
}

#[cfg(test)]
mod tests {
    use crate::form::Kind;
    use crate::rule::testing::Case;

    #[test]
    fn deck_is_reported() {
        assert_eq!(
            Case::without_nominations(Kind::SummaryDeck).codes(),
            ["summary-deck"]
        );
    }

    #[test]
    fn nomination_is_no_deck() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
