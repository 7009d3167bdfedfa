//! None of the printed options is ticked.
//!
//! # What it reports
//!
//! A choice (`title`) whose boxes are all empty, or of which fewer are ticked than the form asks for; where there are no boxes,
//! an answer that shares no word with an option (at most likely).
//!
//! # Why it matters
//!
//! The question is not answered.
//!
//! # Example
//!
//! *The nominee agrees to publication: ☐ Yes ☐ No*.
//!
//! # How to fix
//!
//! Check whether a tick was drawn by hand; if not, ask for the answer.

use crate::finding::{Certainty, Cure, Severity};
use crate::record::ValueFault;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::at_faults;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "choice-none",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("choice_none.rs"),
    examples: &[r#"{"title": "The nominee agrees to publication", "value": "☐ Yes ☐ No"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    at_faults(nominated, |fault, draft| match fault {
        ValueFault::NoneChosen => Some(draft),
        // An option may be named in other words.
        ValueFault::OptionUnknown => Some(draft.at_most(Certainty::Likely)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::record::ValueFault;
    use crate::rule::testing::reported_alone;

    #[test]
    fn it_is_reported_and_a_value_that_fits_is_not() {
        reported_alone(ValueFault::NoneChosen, "choice-none");
        reported_alone(ValueFault::OptionUnknown, "choice-none");
    }
}
