//! The section of partners names nobody, only kinds of partners.
//!
//! # What it reports
//!
//! A section of partners in which neither an organisation nor a country is named.
//!
//! # Why it matters
//!
//! Cooperation has named partners on each side. "NGOs and ministries" cannot be asked, thanked or checked.
//!
//! # Example
//!
//! *2. Main partners: farmers, schools, local government.*
//!
//! # How to fix
//!
//! Where the call allows it, ask for names: *the seed banks of Lomé (Togo) and Tamale (Ghana)*.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::Role;
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "partners-not-named",
    severity: Severity::Warning,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("partners_not_named.rs"),
    examples: &[r#"{"number": 2, "title": "Main partners"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (field, section) in nominated
        .answered()
        .filter(|(field, _)| field.roles.contains(&Role::Partners))
    {
        let long_enough = section.words >= field.min_words.unwrap_or(0) as usize;
        if long_enough && section.organisations.is_empty() && section.countries.is_empty() {
            drafts.push(
                on_section(field)
                    .at(&section.text_at)
                    .certainty(Certainty::Likely),
            );
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::{Case, countries};

    #[test]
    fn kinds_of_partners_are_reported() {
        let case = Case::complete().section("partners", |s| s.countries.clear());
        assert_eq!(case.codes(), ["partners-not-named"]);
    }

    #[test]
    fn one_name_is_enough() {
        let case = Case::complete().section("partners", |s| {
            s.countries.clear();
            s.organisations = vec!["Seed Bank of Tamale".to_owned()];
        });
        assert_eq!(case.codes(), Vec::<&str>::new());
        let case =
            Case::complete().section("partners", |s| s.countries = countries(&[("Togo", "TG")]));
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
