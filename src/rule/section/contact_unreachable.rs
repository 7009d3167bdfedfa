//! A contact person can be reached neither by telephone nor by e-mail.
//!
//! # What it reports
//!
//! A person (`name`) in the section of contacts with neither number nor address: one finding for the section when it has
//! none at all, otherwise one for each person who has neither, unless the entry that follows may hold what is meant for both.
//!
//! Where the header says how to reach the person (`header` is true), as for most nominees, it is a warning, and no letter
//! asks for anything.
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
use crate::record::{ContactPerson, Nomination};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::contact_conflict::same_name;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "contact-unreachable",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("contact_unreachable.rs"),
    examples: &[
        r#"{"number": 10, "title": "Contacts", "name": "Ama Owusu", "header": false}"#,
        r#"{"number": 10, "title": "Contacts", "name": "Ama Owusu", "header": true}"#,
    ],
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
        let elsewhere = |index: usize| {
            nominated
                .record
                .is_some_and(|record| in_header(&people[index], record))
        };
        let unreachable: Vec<usize> = (0..people.len())
            .filter(|i| people[*i].name.is_some() && !reachable(&people[*i]))
            .collect();
        let none_at_all = !people.iter().any(reachable);
        let mut meant = unreachable.clone();
        if none_at_all {
            // Rather somebody whom the header does not reach either.
            let first = unreachable.iter().find(|index| !elsewhere(**index));
            meant = first.or(unreachable.first()).copied().into_iter().collect();
        }
        // A single address below two names belongs to either: while the unreachable are not fewer than the others, only
        // a name behind the last address is surely without.
        let few = unreachable.len() * 2 < people.len();
        let last = people.iter().rposition(reachable);
        for index in meant
            .into_iter()
            .filter(|index| none_at_all || few || Some(*index) > last)
        {
            let name = people[index].name.as_deref().unwrap_or_default();
            let certainty = if none_at_all {
                Certainty::Definite
            } else {
                Certainty::Likely
            };
            let header = elsewhere(index);
            let draft = on_section(field)
                .arg("name", name)
                .detail("header", header)
                .excerpt(name)
                .certainty(certainty)
                .at(&people[index].at);
            drafts.push(match header {
                // Nobody asks for what the same page has some lines above.
                true => draft.severity(Severity::Warning).cure(Cure::None),
                false => draft,
            });
        }
    }
    drafts
}

/// Whether anything is printed there by which to reach the person, well formed or not.
fn reachable(person: &ContactPerson) -> bool {
    !person.telephones.is_empty() || !person.emails.is_empty()
}

/// Whether the nominee, or somebody else whom the form asks for above its sections, is the same person and can be reached.
fn in_header(person: &ContactPerson, record: &Nomination) -> bool {
    let Some(name) = person.name.as_deref() else {
        return false;
    };
    let same = |other: &Option<String>| other.as_deref().is_some_and(|o| same_name(o, name));
    let nominee = record.nominee.as_ref().is_some_and(|one| same(&one.name));
    if nominee && !(record.telephones.is_empty() && record.emails.is_empty()) {
        return true;
    }
    let fields = || record.fields.values();
    let roles = fields()
        .filter(|value| same(&value.name))
        .filter_map(|value| value.role);
    let reached = |role| {
        let mut own = fields().filter(|value| value.role == Some(role));
        own.any(|value| value.e164.is_some() || value.text.contains('@'))
    };
    roles.into_iter().any(reached)
}

#[cfg(test)]
mod tests {
    use crate::finding::{Cure, Severity};
    use crate::record::{ContactPerson, Person, Printed};
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

    /// The same with a nominee of that name, whose address the header has.
    fn with_nominee(name: &str, reachable: &[bool]) -> Case {
        with_people(reachable).facts(|f| {
            let nomination = &mut f.record.nominations[0];
            nomination.nominee = Some(Person {
                name: Some(name.to_owned()),
                ..Person::default()
            });
            nomination.emails = vec![Printed {
                text: "ama@seedbank.gov.gh".to_owned(),
                at: Vec::new(),
                ..Printed::default()
            }];
        })
    }

    #[test]
    fn nobody_asks_about_whom_the_header_reaches() {
        let findings = with_nominee("OWUSU, Ama", &[false]).findings();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].severity, Severity::Warning);
        assert_eq!(findings[0].cure, Cure::None);
        let other = with_nominee("Kofi Owusu", &[false]).findings();
        assert_eq!(other[0].severity, Severity::Error);
        // Of several without any address the one whom the header does not reach.
        let two = with_nominee("Ama Owusu", &[false, false]).section("contacts", |s| {
            s.people[1].name = Some("Kofi Mensah".to_owned());
        });
        let two = two.findings();
        assert_eq!((two.len(), two[0].severity), (1, Severity::Error));
        assert_eq!(two[0].args["name"], "Kofi Mensah");
    }
}
