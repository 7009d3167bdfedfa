//! More options are ticked than the form allows.
//!
//! # What it reports
//!
//! A choice (`title`) with more ticks (`chosen`) than the form allows (`most`).
//!
//! # Why it matters
//!
//! It is not clear which of them is meant.
//!
//! # Example
//!
//! Three areas are ticked where the form asks for the main one.
//!
//! # How to fix
//!
//! Ask which one is meant.

use crate::finding::{Cure, Severity};
use crate::record::ValueFault;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::at_faults;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "choice-too-many",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("choice_too_many.rs"),
    examples: &[
        r#"{"title": "Contribution", "value": "☒ Policy ☒ Youth", "chosen": 2, "most": 1}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    at_faults(nominated, |fault, draft| match fault {
        ValueFault::TooManyChosen { chosen, most } => {
            Some(draft.detail("chosen", *chosen).detail("most", *most))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::record::ValueFault;
    use crate::rule::testing::reported_alone;

    #[test]
    fn it_is_reported_and_a_value_that_fits_is_not() {
        reported_alone(
            ValueFault::TooManyChosen { chosen: 2, most: 1 },
            "choice-too-many",
        );
    }
}
