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

use super::{faults, on_line};

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
    faults(nominated)
        .filter_map(|(field, value, fault)| match fault {
            ValueFault::Reversed => Some(on_line(field, value)),
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
        assert_eq!(with(Some(ValueFault::Reversed)), ["period-reversed"]);
        assert_eq!(with(None), Vec::<&str>::new());
    }
}
