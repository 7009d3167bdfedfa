//! The same section is in the nomination more than once.
//!
//! # What it reports
//!
//! A heading of the form that is repeated (`n` times in all, on `pages`). The first is taken as the section; the later
//! ones are kept as additional sections.
//!
//! # Why it matters
//!
//! One of the texts is probably an earlier draft, and it is not for the office to choose which one counts.
//!
//! # Example
//!
//! *6. Innovation* on page 3, and again on page 4 with other words.
//!
//! # How to fix
//!
//! Ask which text is the right one.

use crate::finding::{Cure, Severity};
use crate::geom::Place;
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-repeated",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("section_repeated.rs"),
    examples: &[r#"{"number": 6, "title": "Innovation", "n": 2, "pages": [3, 4]}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let nomination = nominated.nomination;
    let mut drafts = Vec::new();
    for (index, field) in nomination.fields.iter().enumerate() {
        let again: Vec<_> = nomination
            .additional
            .iter()
            .filter(|a| a.repeats == Some(index))
            .collect();
        let Some(first) = again.first() else { continue };
        let own = field.section.iter().flat_map(|section| &section.heading_at);
        let later: Vec<Place> = again
            .iter()
            .flat_map(|a| a.heading_at.iter().copied())
            .collect();
        let mut pages: Vec<u32> = own.chain(&later).map(|place| place.page.get()).collect();
        pages.dedup();
        let draft = on_section(field)
            .detail("n", again.len() + 1)
            .detail("pages", pages);
        drafts.push(draft.at(&later).excerpt(&first.heading));
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::record::AdditionalFact;
    use crate::rule::testing::{Case, place};

    fn with_additional(repeats: Option<usize>) -> Case {
        let heading = "Innovation".to_owned();
        let heading_at = vec![place(2, 5)];
        Case::complete().nomination(|n| {
            n.additional.push(AdditionalFact {
                number: None,
                heading,
                heading_at,
                repeats,
            })
        })
    }

    #[test]
    fn heading_that_comes_again_is_reported_on_its_field() {
        let findings = with_additional(Some(11)).findings();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].rule, findings[0].field.as_deref()),
            ("section-repeated", Some("/sections/innovation"))
        );
        assert_eq!(findings[0].args["pages"], serde_json::json!([1, 2]));
    }

    #[test]
    fn other_heading_is_only_unexpected() {
        assert_eq!(with_additional(None).codes(), ["section-unexpected"]);
    }
}
