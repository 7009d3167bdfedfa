//! Text on the page looks right but means nothing to a machine.
//!
//! # What it reports
//!
//! Pages on which more than a tenth of the letters have no meaning in the file: no Unicode, replacement characters or
//! private-use characters. Single odd bullets and symbols do not count. Nothing is guessed.
//!
//! # Why it matters
//!
//! The text cannot be copied, searched, translated or checked, and a screen reader reads noise. What seems to be missing
//! from these pages may be there.
//!
//! # Example
//!
//! A PDF printed through an old driver shows *Main partners*, but copying the line gives a row of boxes.
//!
//! # How to fix
//!
//! Ask for the file to be exported again with another program or with "embed fonts" switched on.

use crate::finding::{Cure, Severity};
use crate::geom::Place;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::open_pages::is_garbled;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::on_pages;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "text-garbled",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("text_garbled.rs"),
    examples: &[r#"{"pages": [1, 2, 4]}"#, r#"{"pages": [2]}"#],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, settings: &Settings) -> Vec<Draft> {
    let garbled = facts.pages.iter().filter(|page| is_garbled(page, settings));
    let at: Vec<Place> = garbled
        .clone()
        .map(|page| page.unreadable_at.unwrap_or(page.area))
        .collect();
    if at.is_empty() {
        Vec::new()
    } else {
        vec![on_pages(garbled).at(&at)]
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn page_of_unreadable_text_is_reported() {
        let case = Case::complete().facts(|f| f.pages[0].unreadable = 1900);
        assert_eq!(case.codes(), ["text-garbled"]);
    }

    #[test]
    fn odd_bullets_are_silent() {
        let case = Case::complete().facts(|f| f.pages[0].unreadable = 40);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
