//! The fax line has something that is not a number of the plan.
//!
//! # What it reports
//!
//! Each value (`value`) of the fax line that cannot be a number or is not one of its country's plan; `why` as for
//! telephones. No fax at all is fine.
//!
//! # Why it matters
//!
//! It hardly matters today: it is a note, and a hint that the header was filled in carelessly.
//!
//! # Example
//!
//! *Fax: n/a*
//!
//! # How to fix
//!
//! Nothing, unless the office sends faxes.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::{TelephoneState, TypedValue};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{on_value, values};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "fax-malformed",
    severity: Severity::Note,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("fax_malformed.rs"),
    examples: &[
        r#"{"value": "n/a", "why": "letters"}"#,
        r#"{"value": "–", "why": "no-digits"}"#,
        r#"{"value": "+233 30", "why": "too-short"}"#,
        r#"{"value": "+233 30 222 1111 2222 3333", "why": "too-long"}"#,
        r#"{"value": "+233 30 222 111", "why": "not-in-plan"}"#,
        r#"{"value": "+23 330 222 1111", "why": "grouping"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let odd = values(nominated, FieldType::Fax).filter_map(|value| match value.value {
        TypedValue::Telephone(TelephoneState::Malformed(why) | TelephoneState::NotInPlan(why)) => {
            Some((value, why))
        }
        _ => None,
    });
    odd.map(|(value, why)| on_value(value).arg("why", why))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::{TelephoneState, TypedValue};
    use crate::rule::testing::Case;

    #[test]
    fn fax_outside_the_plan_is_noted() {
        let odd = TypedValue::Telephone(TelephoneState::NotInPlan("not-in-plan"));
        assert_eq!(
            Case::complete()
                .values("fax", &[("+233 30 222 111", odd)])
                .codes(),
            ["fax-malformed"]
        );
    }

    #[test]
    fn no_fax_is_silent() {
        assert_eq!(Case::complete().without("fax").codes(), Vec::<&str>::new());
    }
}
