//! A section is at another place than on the form.
//!
//! # What it reports
//!
//! The fewest sections that would have to be moved to restore the form's order, one finding each: the section (`number`,
//! `title`), the one it follows (`after`) and the one it should follow (`expected_after`). Sections outside the
//! form and repeated ones do not count.
//!
//! # Why it matters
//!
//! Nominations are compared section by section; one that is elsewhere looks missing.
//!
//! # Example
//!
//! *7. Replicability* is between *2. Main partners* and *3. Horizontal dimension*.
//!
//! # How to fix
//!
//! Nothing has to be asked when the headings are clear: the record has the sections under the right names.

use serde_json::Value;

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-out-of-order",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("section_out_of_order.rs"),
    examples: &[
        r#"{"number": 7, "title": "Replicability", "after": "Main partners", "expected_after": "Innovation"}"#,
        r#"{"number": 7, "title": "Replicability", "after": null, "expected_after": "Innovation"}"#,
        r#"{"number": 1, "title": "Description", "after": "Innovation", "expected_after": null}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let nomination = nominated.nomination;
    let sequence = &nomination.sequence;
    let kept = longest_rise(sequence);
    let repeated = |field: usize| {
        nomination
            .additional
            .iter()
            .any(|a| a.repeats == Some(field))
    };
    let title = |field: usize| {
        nomination
            .fields
            .get(field)
            .map_or(Value::Null, |f| f.printed.as_str().into())
    };
    let mut drafts = Vec::new();
    for (place, index) in sequence.iter().enumerate() {
        if kept.contains(&place) || repeated(*index) {
            continue;
        }
        let Some(field) = nomination.fields.get(*index) else {
            continue;
        };
        let Some(section) = &field.section else {
            continue;
        };
        let after = place
            .checked_sub(1)
            .map_or(Value::Null, |before| title(sequence[before]));
        let expected = kept
            .iter()
            .map(|k| sequence[*k])
            .filter(|other| other < index)
            .max()
            .map_or(Value::Null, title);
        let draft = on_section(field)
            .detail("after", after)
            .detail("expected_after", expected);
        let draft = draft.at(&section.heading_at).excerpt(&section.heading);
        drafts.push(draft.certainty(nominated.certainty(section)));
    }
    drafts
}

/// The places in `sequence` of a longest rising subsequence; of several, the one that keeps what is earlier.
fn longest_rise(sequence: &[usize]) -> Vec<usize> {
    // A form has a dozen sections, so the quadratic way is the plain one: `best[i]` is how long a rise can begin at `i`.
    let mut best = vec![1_usize; sequence.len()];
    for i in (0..sequence.len()).rev() {
        let longer = (i + 1..sequence.len())
            .filter(|j| sequence[*j] > sequence[i])
            .map(|j| best[j] + 1);
        best[i] = longer.max().unwrap_or(1);
    }
    let mut wanted = best.iter().copied().max().unwrap_or(0);
    let mut kept: Vec<usize> = Vec::new();
    for i in 0..sequence.len() {
        let rises = kept.last().is_none_or(|last| sequence[*last] < sequence[i]);
        if best[i] == wanted && rises {
            kept.push(i);
            wanted -= 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::longest_rise;
    use crate::record::AdditionalFact;
    use crate::rule::testing::Case;

    #[test]
    fn moved_section_is_reported_and_not_those_it_passed() {
        let findings = Case::complete()
            .order(&[1, 2, 7, 3, 4, 5, 6, 8, 9, 10, 11])
            .findings();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].field.as_deref(),
            Some("/sections/replicability")
        );
        assert_eq!(findings[0].args["after"], "partners");
        assert_eq!(findings[0].args["expected_after"], "innovation");
    }

    #[test]
    fn form_order_is_silent_also_with_gaps() {
        let case = Case::complete()
            .without("innovation")
            .field("innovation", |f| f.required = false);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }

    #[test]
    fn repeated_section_is_not_also_out_of_order() {
        let case = Case::complete()
            .order(&[6, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11])
            .nomination(|n| {
                let innovation = n.fields.iter().position(|f| f.key == "innovation");
                let heading = "innovation".to_owned();
                n.additional = vec![AdditionalFact {
                    number: None,
                    heading,
                    heading_at: Vec::new(),
                    repeats: innovation,
                }];
            });
        assert_eq!(case.codes(), ["section-repeated"]);
    }

    #[test]
    fn rise_keeps_the_most() {
        assert_eq!(longest_rise(&[1, 2, 7, 3, 4]), [0, 1, 3, 4]);
        assert_eq!(longest_rise(&[2, 1]), [0]);
        assert_eq!(longest_rise(&[]), [0; 0]);
    }
}
