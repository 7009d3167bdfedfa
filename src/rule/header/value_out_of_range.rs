//! A value is beyond a limit of the form.
//!
//! # What it reports
//!
//! A number, amount, date or period (`value`) of a line (`title`) that is smaller, larger, earlier, later or shorter than the
//! form allows, or an amount in another currency; `limit` is what it has to be.
//!
//! # Why it matters
//!
//! The programme cannot take it as it is; often a sign or a digit is wrong.
//!
//! # Example
//!
//! *No. of people housed: −40*, where the form asks for 0 or more.
//!
//! # How to fix
//!
//! Ask for the right value, or confirm it.

use crate::finding::{Cure, Severity};
use crate::record::ValueFault;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::at_faults;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "value-out-of-range",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("value_out_of_range.rs"),
    examples: &[r#"{"title": "No. of people housed", "value": "−40", "limit": "≥ 0"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    at_faults(nominated, |fault, draft| match fault {
        ValueFault::OutOfRange(limit) => Some(draft.detail("limit", limit.as_str())),
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
            ValueFault::OutOfRange("≥ 0".to_owned()),
            "value-out-of-range",
        );
    }
}
