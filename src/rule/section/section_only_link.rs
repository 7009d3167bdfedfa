//! A section is only a link.
//!
//! # What it reports
//!
//! A section that consists of a web address and at most three words, such as "See:". Its shortness is then not reported
//! again.
//!
//! # Why it matters
//!
//! The jury reads the nomination, not the web. Pages change, and may no longer say what was nominated.
//!
//! # Example
//!
//! *9. Awareness of the initiative: see www.seedlibraries.example*
//!
//! # How to fix
//!
//! Where the call allows it, ask for two sentences that say what the page shows.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-only-link",
    severity: Severity::Warning,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("section_only_link.rs"),
    examples: &[r#"{"number": 9, "title": "Awareness of the initiative"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let only_link = nominated
        .sections()
        .filter(|(_, s)| s.only_link && !s.empty && s.placeholder.is_none());
    only_link
        .map(|(field, section)| on_section(field).at(&section.text_at))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn link_alone_is_reported_and_not_its_shortness() {
        let case = Case::complete().section("awareness", |s| {
            s.only_link = true;
            s.words = 2;
        });
        assert_eq!(case.codes(), ["section-only-link"]);
    }

    #[test]
    fn link_with_a_sentence_is_only_short() {
        assert_eq!(
            Case::complete()
                .section("awareness", |s| s.words = 5)
                .codes(),
            ["section-too-short"]
        );
    }
}
