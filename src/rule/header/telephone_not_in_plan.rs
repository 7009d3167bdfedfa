//! The telephone number has a possible length but is not a number of its country's plan.
//!
//! # What it reports
//!
//! Each number (`value`) that its country does not hand out (`why` is `not-in-plan`: a digit too few or too many, an
//! area code that does not exist), and numbers whose printed groups cut through the calling code (`grouping`).
//!
//! # Why it matters
//!
//! A digit was probably lost or swapped, and the call will not go through. Numbering plans change, so this is a warning.
//!
//! # Example
//!
//! *+23 330 222 1111*: there is no country +23; +233 is Ghana.
//!
//! # How to fix
//!
//! Ask for the number again. If it works when dialled, nothing has to be done.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::FieldType;
use crate::record::{TelephoneState, TypedValue};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{beside_its_like, numbers, on_value, values};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "telephone-not-in-plan",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("telephone_not_in_plan.rs"),
    examples: &[
        r#"{"value": "+233 30 222 111", "why": "not-in-plan"}"#,
        r#"{"value": "+23 330 222 1111", "why": "grouping"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let odd = values(nominated, FieldType::Telephone).filter_map(|value| match value.value {
        TypedValue::Telephone(TelephoneState::NotInPlan(why)) => Some((value, why)),
        _ => None,
    });
    odd.map(|(value, why)| {
        let draft = on_value(value).arg("why", why).certainty(Certainty::Likely);
        beside_its_like(nominated, value, draft, numbers)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::{TelephoneState, TypedValue};
    use crate::rule::testing::Case;

    fn with_state(text: &str, state: TelephoneState) -> Case {
        Case::complete().values("telephone", &[(text, TypedValue::Telephone(state))])
    }

    #[test]
    fn number_a_digit_short_is_reported() {
        let case = with_state("+233 30 222 111", TelephoneState::NotInPlan("not-in-plan"));
        assert_eq!(case.codes(), ["telephone-not-in-plan"]);
    }

    #[test]
    fn number_of_the_plan_is_silent() {
        assert_eq!(
            with_state("+ 233 30 222 1111", TelephoneState::InPlan).codes(),
            Vec::<&str>::new()
        );
    }
}
