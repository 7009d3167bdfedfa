//! The nominee is a name without function and organisation.
//!
//! # What it reports
//!
//! A nominee with neither a function nor an organisation. A country is neither.
//!
//! A form that asks for more about the nominee in lines of its own, in the same group, has the affiliation there: then it is
//! not reported.
//!
//! # Why it matters
//!
//! The award goes to work done for somebody. Without function and organisation the nominee can hardly be distinguished from
//! others of the same name, nor addressed properly.
//!
//! # Example
//!
//! *Nominee: Ms. Ama Owusu, Ghana*
//!
//! # How to fix
//!
//! Ask for function and organisation: *Ms. Ama Owusu, Director, Community Seed Bank*.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::TypedValue;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::on_value;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "nominee-without-affiliation",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("nominee_without_affiliation.rs"),
    examples: &[r#"{"value": "Ms. Ama Owusu, Ghana"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let alone = |value: &TypedValue| matches!(value, TypedValue::Person { affiliated: false });
    let nominees = nominated.fields(FieldType::Person);
    nominees
        .filter(|field| field.is_nominees())
        .flat_map(|field| &field.values)
        .filter(|person| alone(&person.value))
        .map(on_value)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    #[test]
    fn name_alone_is_reported() {
        let person = TypedValue::Person { affiliated: false };
        let case = Case::complete().values("nominee", &[("Ms. Ama Owusu, Ghana", person)]);
        assert_eq!(case.codes(), ["nominee-without-affiliation"]);
    }

    #[test]
    fn name_with_organisation_is_silent() {
        let person = TypedValue::Person { affiliated: true };
        let case = Case::complete().values("nominee", &[("Ms. Ama Owusu, Seed Bank", person)]);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
