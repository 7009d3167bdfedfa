//! The text of a line is shorter than the form expects.
//!
//! # What it reports
//!
//! A line (`title`) with fewer characters or words (`unit`) than the form expects (`min`).
//!
//! # Why it matters
//!
//! The question is hardly answered.
//!
//! # Example
//!
//! *Supporting statement*, at least 20 words, is “Very good.”
//!
//! # How to fix
//!
//! Check whether the page shows more; if not, ask for more where the call allows it.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::on_line;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "field-too-short",
    severity: Severity::Warning,
    cure: Cure::Substantive,
    subject: Subject::Header,
    docs: docs!("field_too_short.rs"),
    examples: &[
        r#"{"title": "Supporting statement", "value": "Very good", "unit": "characters", "characters": 9, "min": 50}"#,
        r#"{"title": "Supporting statement", "value": "Very good", "unit": "words", "words": 2, "min": 20}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let fields = &nominated.nomination.fields;
    for field in fields.iter().filter(|field| field.kind.is_text()) {
        for value in &field.values {
            let words = value.text.split_whitespace().count();
            let characters = value.text.chars().count();
            let counts = [
                ("words", words, field.min_words),
                ("characters", characters, field.min_characters),
            ];
            let under = counts
                .into_iter()
                .find_map(|(unit, n, min)| Some((unit, n, min.filter(|min| n < *min as usize)?)));
            if let Some((unit, n, min)) = under {
                let draft = on_line(field, value).detail("unit", unit).detail(unit, n);
                drafts.push(draft.detail("min", min));
            }
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::form::FieldType;
    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    #[test]
    fn less_than_expected_is_reported_and_as_much_is_not() {
        let with = |min| {
            let case = Case::complete().values("fax", &[("twelve signs", TypedValue::Text)]);
            case.field("fax", |f| {
                f.kind = FieldType::Text;
                f.min_characters = Some(min);
            })
            .codes()
        };
        assert_eq!(with(13), ["field-too-short"]);
        assert_eq!(with(12), Vec::<&str>::new());
    }
}
