//! The nomination names fewer than two countries.
//!
//! # What it reports
//!
//! Fewer than two countries in the country line and all sections in which the form expects countries, when at least one
//! of these sections is long enough (40 words) to have named them.
//!
//! # Why it matters
//!
//! South-South and triangular cooperation needs at least two countries. A national project belongs to another award.
//!
//! # Example
//!
//! Description, partners and horizontal dimension speak of Ghana only.
//!
//! # How to fix
//!
//! Read the sections: they may name regions, cities or organisations instead of countries. Where the call allows it, ask which
//! countries work together.

use std::collections::BTreeSet;

use crate::finding::{Certainty, Cure, Severity};
use crate::form::{FieldType, Role};
use crate::record::TypedValue;
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "one-country-only",
    severity: Severity::Warning,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("one_country_only.rs"),
    examples: &[
        r#"{"number": 1, "title": "Description", "countries": ["Ghana"], "n": 1}"#,
        r#"{"number": 1, "title": "Description", "countries": [], "n": 1}"#,
        r#"{"number": 1, "title": "Description", "countries": [], "n": 0}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let geography: Vec<_> = nominated
        .answered()
        .filter(|(field, _)| field.roles.contains(&Role::Geography))
        .collect();
    let long = geography
        .iter()
        .find(|(_, s)| s.words >= nominated.settings.params.geography_words);
    let Some((field, section)) = long else {
        return Vec::new();
    };
    let named = geography.iter().flat_map(|(_, section)| &section.countries);
    let lines = nominated
        .fields(FieldType::Country)
        .filter(|field| field.is_nominees())
        .flat_map(|field| &field.values);
    let header = lines.filter_map(|line| match &line.value {
        TypedValue::Country {
            code: Some(code), ..
        } => Some(code),
        _ => None,
    });
    let codes: BTreeSet<&String> = named
        .clone()
        .map(|country| &country.code)
        .chain(header)
        .collect();
    if codes.len() >= 2 {
        return Vec::new();
    }
    let countries: BTreeSet<&str> = named.map(|country| country.text.as_str()).collect();
    let draft = on_section(field)
        .detail("countries", Vec::from_iter(countries))
        .detail("n", codes.len());
    vec![draft.at(&section.text_at).certainty(Certainty::Likely)]
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::{Case, countries};

    fn naming(names: &[(&str, &str)]) -> Case {
        ["description", "partners", "horizontal_dimension"]
            .iter()
            .fold(Case::complete(), |case, key| {
                case.section(key, |s| s.countries = countries(names))
            })
    }

    #[test]
    fn country_of_the_nominee_alone_is_reported() {
        assert_eq!(naming(&[("Ghana", "GH")]).codes(), ["one-country-only"]);
    }

    #[test]
    fn country_beside_that_of_the_nominee_is_enough() {
        assert_eq!(naming(&[("Togo", "TG")]).codes(), Vec::<&str>::new());
    }
}
