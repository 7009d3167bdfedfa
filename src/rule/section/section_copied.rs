//! A section repeats the text of another.
//!
//! # What it reports
//!
//! A section most of whose word sequences (`share`) are in an earlier section of the same nomination, or which is
//! almost the same as a section of an earlier nomination of the batch (`other`, `source`). It is reported once, on the later one. Sections of
//! contacts may be alike.
//!
//! # Why it matters
//!
//! A question was answered with the answer to another one, or a nomination with somebody else's words.
//!
//! # Example
//!
//! The text under *6. Innovation* is the one under *5. Sustainability*, word for word.
//!
//! # How to fix
//!
//! Within one nomination, ask for the right text where the call allows it. Between two, compare them first: one office
//! may have written both.

use crate::finding::{Cure, Severity};
use crate::form::{PrintedNumber, Role};
use crate::record::{FieldFact, SectionFact};
use crate::rule::docs::docs;
use crate::rule::nominated::hundredths;
use crate::rule::{Check, Draft, Nominated, Params, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-copied",
    severity: Severity::Warning,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("section_copied.rs"),
    examples: &[
        r#"{"number": 6, "title": "Innovation", "other": "Sustainability", "share": 1.0, "source": "same-nomination"}"#,
        r#"{"number": 6, "title": "Innovation", "other": "2019/seeds.pdf", "other_label": "B", "other_index": 1,
            "share": 0.93, "source": "other-nomination"}"#,
        r#"{"number": 6, "title": "Innovation", "other": "2019/seeds.pdf", "other_label": null, "other_index": 0,
            "share": 0.93, "source": "other-nomination"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let params = &nominated.settings.params;
    let nomination = nominated.nomination;
    let standing = nomination
        .sequence
        .iter()
        .filter_map(|index| nomination.fields.get(*index));
    let texts: Vec<_> = standing
        .filter_map(|field| Some((field, field.section.as_ref()?)))
        .filter(|(field, section)| is_compared(field, section, params))
        .collect();
    let mut drafts = Vec::new();
    for (place, (field, section)) in texts.iter().enumerate() {
        let shares = texts[..place]
            .iter()
            .map(|(other, earlier)| (*other, shared(&section.shingles, &earlier.shingles)));
        if let Some((other, share)) = shares
            .into_iter()
            .find(|(_, share)| *share >= params.copied_share)
        {
            let draft = draft(
                &field.pointer,
                field.number.clone(),
                &field.printed,
                share,
                "same-nomination",
            );
            drafts.push(
                draft
                    .detail("other", other.printed.as_str())
                    .at(&section.text_at),
            );
        }
    }
    drafts
}

/// Whether the section is long enough to be compared and not one that is alike by nature.
pub(in crate::rule) fn is_compared(
    field: &FieldFact,
    section: &SectionFact,
    params: &Params,
) -> bool {
    let alike = [Role::Contacts, Role::OrganiserContacts];
    section.shingles.len() >= params.copied_shingles
        && !field.roles.iter().any(|role| alike.contains(role))
}

/// The draft for one copied section, still without place and the other's name.
pub(in crate::rule) fn draft(
    pointer: &str,
    number: Option<PrintedNumber>,
    title: &str,
    share: f32,
    source: &str,
) -> Draft {
    let draft = Draft::on(pointer)
        .detail("number", number)
        .detail("title", title);
    draft
        .arg("source", source)
        .detail("share", hundredths(share))
}

/// The share of `later` that `earlier` has too; both sorted.
fn shared(later: &[u64], earlier: &[u64]) -> f32 {
    let common = later
        .iter()
        .filter(|hash| earlier.binary_search(hash).is_ok())
        .count();
    if later.is_empty() {
        0.0
    } else {
        common as f32 / later.len() as f32
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    fn sharing(share: usize) -> Case {
        let earlier: Vec<u64> = (1000..1100).collect();
        let later: Vec<u64> = (1100 - share as u64..1200 - share as u64).collect();
        Case::complete()
            .section("sustainability", |s| s.shingles = earlier)
            .section("innovation", |s| s.shingles = later)
    }

    #[test]
    fn copy_is_reported_on_the_later_section() {
        let findings = sharing(90).findings();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].rule, findings[0].field.as_deref()),
            ("section-copied", Some("/sections/innovation"))
        );
        assert_eq!(findings[0].args["other"], "sustainability");
    }

    #[test]
    fn common_phrases_are_silent() {
        assert_eq!(sharing(50).codes(), Vec::<&str>::new());
    }
}
