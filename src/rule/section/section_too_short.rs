//! A section has fewer words than the form expects.
//!
//! # What it reports
//!
//! A section with some text (`words`), but less than the form's minimum (`min`). The numbers are set low: they separate an
//! answer from a remark, not a good answer from a poor one. A section that is empty, a placeholder or only a link is
//! reported as that instead.
//!
//! # Why it matters
//!
//! The jury can hardly score two words. Sometimes the rest of the answer was lost on the way: look at the page.
//!
//! # Example
//!
//! *5. Sustainability: Yes, fully ensured.*
//!
//! # How to fix
//!
//! Where the call allows it, ask for more. If the page shows more than was read, the finding is wrong.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-too-short",
    severity: Severity::Warning,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("section_too_short.rs"),
    examples: &[
        r#"{"number": 5, "title": "Sustainability", "unit": "words", "words": 3, "min": 10}"#,
        r#"{"number": 5, "title": "Sustainability", "unit": "words", "words": 1, "min": 10}"#,
        r#"{"number": 5, "title": "Sustainability", "unit": "characters", "characters": 12, "min": 100}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (field, section) in nominated.answered() {
        let counts = [
            ("words", section.words, field.min_words),
            ("characters", section.characters, field.min_characters),
        ];
        let under = counts
            .into_iter()
            .find_map(|(unit, n, min)| Some((unit, n, min.filter(|min| n < *min as usize)?)));
        if let Some((unit, n, min)) = under {
            let draft = on_section(field)
                .detail("unit", unit)
                .detail(unit, n)
                .detail("min", min);
            drafts.push(draft.at(&section.text_at));
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn fewer_words_than_expected_are_reported() {
        assert_eq!(
            Case::complete()
                .section("sustainability", |s| s.words = 9)
                .codes(),
            ["section-too-short"]
        );
    }

    #[test]
    fn just_enough_words_are_silent() {
        assert_eq!(
            Case::complete()
                .section("sustainability", |s| s.words = 10)
                .codes(),
            Vec::<&str>::new()
        );
    }
}
