//! A contact person can be reached neither by telephone nor by e-mail.
//!
//! # What it reports
//!
//! A person (`name`) in the section of contacts with neither number nor address: one finding for the section when it has
//! none at all, otherwise one for each such person, unless the entry that follows may hold what is meant for both.
//!
//! # Why it matters
//!
//! The office asks the contacts when the nominee cannot be reached.
//!
//! # Example
//!
//! *Ms. Ama Owusu, Director, Seed Bank, Tamale* with nothing else.
//!
//! # How to fix
//!
//! Ask for a telephone number or an e-mail address.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::Role;
use crate::record::ContactPerson;
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "contact-unreachable",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("contact_unreachable.rs"),
    examples: &[r#"{"number": 10, "title": "Contacts", "name": "Ama Owusu"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (field, section) in nominated
        .answered()
        .filter(|(field, _)| field.roles.contains(&Role::Contacts))
    {
        let people = &section.people;
        let unreachable: Vec<usize> = (0..people.len())
            .filter(|i| people[*i].name.is_some() && !reachable(&people[*i]))
            .collect();
        let none_at_all = !people.iter().any(reachable);
        let meant: &[usize] = if none_at_all {
            unreachable.get(..1).unwrap_or_default()
        } else {
            &unreachable
        };
        // A single address below two names belongs to either: while the unreachable are not fewer than the others, only
        // a name behind the last address is surely without.
        let few = unreachable.len() * 2 < people.len();
        let last = people.iter().rposition(reachable);
        for index in meant
            .iter()
            .copied()
            .filter(|index| none_at_all || few || Some(*index) > last)
        {
            let name = people[index].name.as_deref().unwrap_or_default();
            let certainty = if none_at_all {
                Certainty::Definite
            } else {
                Certainty::Likely
            };
            let draft = on_section(field)
                .arg("name", name)
                .excerpt(name)
                .certainty(certainty);
            drafts.push(draft.at(&people[index].at));
        }
    }
    drafts
}

/// Whether anything is printed by which to reach the person, well formed or not.
fn reachable(person: &ContactPerson) -> bool {
    !person.telephones.is_empty() || !person.emails.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::record::{ContactPerson, Printed};
    use crate::rule::testing::Case;

    /// People with (`true`) and without an address, in order.
    fn with_people(reachable: &[bool]) -> Case {
        let address = Printed {
            text: "ama@seedbank.gov.gh".to_owned(),
            at: Vec::new(),
            ..Printed::default()
        };
        let person = |has: &bool| ContactPerson {
            name: Some("Ama Owusu".to_owned()),
            emails: if *has {
                vec![address.clone()]
            } else {
                Vec::new()
            },
            ..ContactPerson::default()
        };
        Case::complete().section("contacts", |s| {
            s.people = reachable.iter().map(person).collect()
        })
    }

    #[test]
    fn people_without_any_address_are_one_finding() {
        assert_eq!(with_people(&[false]).codes(), ["contact-unreachable"]);
        assert_eq!(
            with_people(&[false, false]).codes(),
            ["contact-unreachable"]
        );
    }

    #[test]
    fn single_one_among_others_is_reported() {
        assert_eq!(with_people(&[true, false]).codes(), ["contact-unreachable"]);
        assert_eq!(
            with_people(&[false, true, true]).codes(),
            ["contact-unreachable"]
        );
    }

    #[test]
    fn shared_address_below_two_names_is_silent() {
        assert_eq!(with_people(&[false, true]).codes(), Vec::<&str>::new());
        assert_eq!(with_people(&[true, true]).codes(), Vec::<&str>::new());
    }
}
