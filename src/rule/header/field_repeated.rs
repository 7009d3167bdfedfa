//! A header line comes twice with different values.
//!
//! # What it reports
//!
//! A label (`title`) that is on `n` lines whose values differ. The same value twice is not reported, nor two values
//! on one line, nor telephones, faxes or addresses under labels that differ (*Office*, *Mobile*).
//!
//! # Why it matters
//!
//! One of them is probably left over from another nomination, and it is not for the office to choose.
//!
//! # Example
//!
//! *Country: Ghana* at the top, *Country: Togo* four lines below.
//!
//! # How to fix
//!
//! Ask which one is right.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::geom::Place;
use crate::record::{FieldFact, LineFact};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "field-repeated",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("field_repeated.rs"),
    examples: &[r#"{"title": "Country", "n": 2}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let labelled =
        |field: &&FieldFact| !matches!(field.kind, FieldType::Title | FieldType::Section);
    for field in nominated.nomination.fields.iter().filter(labelled) {
        // Without a label, no label is on two lines.
        let labelled = |line: &&LineFact| !(line.folded.is_empty() || line.label.is_empty());
        let filled = field.lines.iter().filter(labelled);
        // An office has a telephone and its nominee a mobile one; a country is one.
        let several = matches!(
            field.kind,
            FieldType::Telephone | FieldType::Fax | FieldType::Email
        );
        let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for line in filled.clone() {
            let label = if several { line.label.as_str() } else { "" };
            values.entry(label).or_default().insert(&line.folded);
        }
        if values.values().any(|v| v.len() > 1) {
            let later: Vec<Place> = filled
                .clone()
                .skip(1)
                .flat_map(|line| line.at.iter().copied())
                .collect();
            let draft = Draft::on(&field.pointer).detail("title", field.printed.as_str());
            drafts.push(draft.detail("n", filled.count()).at(&later));
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::record::LineFact;
    use crate::rule::testing::{Case, place};

    fn with_second_line(value: &str) -> Case {
        let line = LineFact {
            label: "country".to_owned(),
            folded: value.to_owned(),
            at: vec![place(1, 9)],
        };
        Case::complete().field("country", |f| f.lines.push(line))
    }

    #[test]
    fn other_value_on_a_second_line_is_reported() {
        assert_eq!(with_second_line("togo").codes(), ["field-repeated"]);
    }

    #[test]
    fn telephones_under_labels_of_their_own_are_silent() {
        let mobile = |label: &str| LineFact {
            label: label.to_owned(),
            folded: "+233 24 000 0000".to_owned(),
            at: vec![place(1, 9)],
        };
        let with = |line: LineFact| Case::complete().field("telephone", |f| f.lines.push(line));
        assert_eq!(with(mobile("mobile")).codes(), Vec::<&str>::new());
        assert_eq!(with(mobile("label")).codes(), ["field-repeated"]);
        // Without a label.
        assert_eq!(with(mobile("")).codes(), Vec::<&str>::new());
    }

    #[test]
    fn same_value_twice_is_silent() {
        assert_eq!(with_second_line("ghana").codes(), Vec::<&str>::new());
    }
}
