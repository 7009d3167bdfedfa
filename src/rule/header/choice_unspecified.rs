//! An option is ticked that asks for more, and nothing is written after it.
//!
//! # What it reports
//!
//! A choice (`title`) with a ticked option (`option`) that the form wants specified, as in *Other:*, without a word after it.
//!
//! # Why it matters
//!
//! The question is half answered.
//!
//! # Example
//!
//! *Submitted by: ☒ Member State, country:* (nothing).
//!
//! # How to fix
//!
//! Check whether something was written by hand; if not, ask what is meant.

use crate::finding::{Certainty, Cure, Severity};
use crate::record::ValueFault;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::at_faults;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "choice-unspecified",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("choice_unspecified.rs"),
    examples: &[
        r#"{"title": "Submitted by", "value": "☒ Member State, country:", "option": "Member State, country:"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    at_faults(nominated, |fault, draft| match fault {
        // What is written may be read as another field's.
        ValueFault::NotSpecified(option) => Some(
            draft
                .detail("option", option.trim_end_matches([':', ' ']))
                .at_most(Certainty::Likely),
        ),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::record::ValueFault;
    use crate::rule::testing::reported_alone;

    #[test]
    fn it_is_reported_and_a_value_that_fits_is_not() {
        let fault = ValueFault::NotSpecified("Other:".to_owned());
        reported_alone(fault, "choice-unspecified");
    }
}
