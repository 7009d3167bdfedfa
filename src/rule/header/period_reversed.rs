//! A period ends before it begins.
//!
//! # What it reports
//!
//! A period (`value`) of a line (`title`) whose end is before its beginning.
//!
//! # Why it matters
//!
//! One of the two dates is wrong, and with it the duration.
//!
//! # Example
//!
//! *Duration: June 2016 – December 2014*.
//!
//! # How to fix
//!
//! Ask which dates are right.

use crate::finding::{Cure, Severity};
use crate::record::ValueFault;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::at_faults;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "period-reversed",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("period_reversed.rs"),
    examples: &[r#"{"title": "Duration", "value": "June 2016 – December 2014"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    at_faults(nominated, |fault, draft| match fault {
        ValueFault::Reversed => Some(draft),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::record::ValueFault;
    use crate::rule::testing::reported_alone;

    #[test]
    fn it_is_reported_and_a_value_that_fits_is_not() {
        reported_alone(ValueFault::Reversed, "period-reversed");
    }
}
