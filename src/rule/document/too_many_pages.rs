//! A nomination has more pages than the form allows.
//!
//! # What it reports
//!
//! A nomination with more pages (`pages`) than the form's `max-pages` (`max`).
//!
//! # Why it matters
//!
//! Programmes take out what is over the limit, or give the nomination back.
//!
//! # Example
//!
//! The call allows *at most 6 pages*; the nomination has nine.
//!
//! # How to fix
//!
//! Look whether annexes are among the pages; if not, ask for a nomination within the limit.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "too-many-pages",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("too_many_pages.rs"),
    examples: &[r#"{"pages": 9, "max": 6}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let nomination = nominated.nomination;
    let (first, last) = nomination.pages;
    let pages = (last.get() + 1).saturating_sub(first.get());
    let over = nomination.max_pages.filter(|max| pages > *max);
    let draft = |max: u32| {
        Draft::on("")
            .detail("pages", pages)
            .detail("max", max)
            .at(&nomination.start)
    };
    over.map(draft).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn pages_over_the_limit_are_reported() {
        let with = |max| Case::complete().nomination(|n| n.max_pages = max).codes();
        assert_eq!(with(Some(1)), ["too-many-pages"]);
        assert_eq!(with(Some(2)), Vec::<&str>::new());
        assert_eq!(with(None), Vec::<&str>::new());
    }
}
