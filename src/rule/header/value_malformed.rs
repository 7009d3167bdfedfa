//! A value is not of the type that the form asks for.
//!
//! # What it reports
//!
//! A line (`title`) whose text (`value`) is not a number, amount, date, period, web address or identifier although the form
//! asks for one; `what` says which. An amount without its currency is reported as `currency`, a number of a register (an
//! account, an ORCID iD) whose check digit does not fit as `check-digit`.
//!
//! # Why it matters
//!
//! What cannot be read as a number or date cannot be counted or compared.
//!
//! # Example
//!
//! *Number of beneficiaries: a great many*, or *Annual project cost: about one crore rupees*.
//!
//! # How to fix
//!
//! Ask for the value in the form that the call prescribes.

use crate::finding::{Cure, Severity};
use crate::record::ValueFault;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::at_faults;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "value-malformed",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("value_malformed.rs"),
    examples: &[
        r#"{"title": "Number of beneficiaries", "value": "a great many", "what": "number"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    at_faults(nominated, |fault, draft| match fault {
        ValueFault::Malformed(what) => Some(draft.detail("what", *what)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::record::ValueFault;
    use crate::rule::testing::reported_alone;

    #[test]
    fn it_is_reported_and_a_value_that_fits_is_not() {
        reported_alone(ValueFault::Malformed("number"), "value-malformed");
    }
}
