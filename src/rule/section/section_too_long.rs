//! A section has more words or characters than the form allows.
//!
//! # What it reports
//!
//! A section longer than the form's limit (`max`), counted in words (`words`) or, where the form limits those, in
//! characters (`characters`); `unit` says which. Headings, footnotes and page furniture are not counted.
//!
//! # Why it matters
//!
//! A limit is fair only if it applies to all.
//!
//! # Example
//!
//! The form allows 300 words on achievements; the section has 412.
//!
//! # How to fix
//!
//! Ask for a shorter text. Word processors count a little differently; a few words more than the limit are for the
//! office to judge.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-too-long",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("section_too_long.rs"),
    examples: &[
        r#"{"number": 4, "title": "Achievements", "unit": "words", "words": 412, "max": 300}"#,
        r#"{"number": 4, "title": "Achievements", "unit": "characters", "characters": 2412, "max": 2000}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (field, section) in nominated.sections() {
        let counts = [
            ("words", section.words, field.max_words),
            ("characters", section.characters, field.max_characters),
        ];
        let over = counts
            .into_iter()
            .find_map(|(unit, n, max)| Some((unit, n, max.filter(|max| n > *max as usize)?)));
        if let Some((unit, n, max)) = over {
            let draft = on_section(field)
                .detail("unit", unit)
                .detail(unit, n)
                .detail("max", max);
            drafts.push(draft.at(&section.text_at));
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn more_than_allowed_is_reported_once() {
        let limited = Case::complete().field("achievements", |f| {
            f.max_words = Some(50);
            f.max_characters = Some(300);
        });
        assert_eq!(limited.codes(), ["section-too-long"]);
        assert_eq!(limited.findings()[0].args["unit"], "words");
    }

    #[test]
    fn as_much_as_allowed_is_silent() {
        let limited = Case::complete().field("achievements", |f| f.max_words = Some(60));
        assert_eq!(limited.codes(), Vec::<&str>::new());
    }
}
