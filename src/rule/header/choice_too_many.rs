//! More options are ticked than the form allows.
//!
//! # What it reports
//!
//! A choice (`title`) with more ticks (`chosen`) than the form allows (`most`).
//!
//! # Why it matters
//!
//! It is not clear which of them holds.
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

use super::{faults, on_line};

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
    faults(nominated)
        .filter_map(|(field, value, fault)| match fault {
            ValueFault::TooManyChosen { chosen, most } => Some(
                on_line(field, value)
                    .detail("chosen", *chosen)
                    .detail("most", *most),
            ),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::{TypedValue, ValueFault};
    use crate::rule::testing::Case;

    #[test]
    fn it_is_reported_and_a_value_that_fits_is_not() {
        let with = |fault| {
            let value = TypedValue::Typed(fault);
            Case::complete()
                .values("fax", &[("something", value)])
                .codes()
        };
        assert_eq!(
            with(Some(ValueFault::TooManyChosen { chosen: 2, most: 1 })),
            ["choice-too-many"]
        );
        assert_eq!(with(None), Vec::<&str>::new());
    }
}
