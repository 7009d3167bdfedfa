//! The text of a line is longer than the form allows.
//!
//! # What it reports
//!
//! A line (`title`) with more characters or words (`unit`) than the form allows (`max`).
//!
//! # Why it matters
//!
//! Programmes cut off what is over the limit, or give the nomination back.
//!
//! # Example
//!
//! *Supporting statement*, at most 250 characters, has 312.
//!
//! # How to fix
//!
//! Ask for a text within the limit.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::on_line;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "field-too-long",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("field_too_long.rs"),
    examples: &[
        r#"{"title": "Supporting statement", "value": "We nominate", "unit": "characters", "characters": 312, "max": 250}"#,
        r#"{"title": "Supporting statement", "value": "We nominate", "unit": "words", "words": 70, "max": 50}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

/// Characters of the value that the message shows.
const QUOTE: usize = 60;

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let lines = nominated
        .nomination
        .fields
        .iter()
        .filter(|field| field.kind.is_line() || field.kind.is_text());
    for field in lines {
        for value in &field.values {
            let counts = [
                (
                    "words",
                    value.text.split_whitespace().count(),
                    field.max_words,
                ),
                (
                    "characters",
                    value.text.chars().count(),
                    field.max_characters,
                ),
            ];
            let over = counts
                .into_iter()
                .find_map(|(unit, n, max)| Some((unit, n, max.filter(|max| n > *max as usize)?)));
            if let Some((unit, n, max)) = over {
                let quote: String = value.text.chars().take(QUOTE).collect();
                let draft = on_line(field, value).detail("unit", unit).detail(unit, n);
                drafts.push(draft.detail("max", max).excerpt(&quote));
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
    fn more_than_allowed_is_reported_and_as_much_is_not() {
        let with = |max| {
            let case = Case::complete().values("fax", &[("twelve signs", TypedValue::Text)]);
            case.field("fax", |f| {
                f.kind = FieldType::Text;
                f.max_characters = Some(max);
            })
            .codes()
        };
        assert_eq!(with(11), ["field-too-long"]);
        assert_eq!(with(12), Vec::<&str>::new());
    }
}
