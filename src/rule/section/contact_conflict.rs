//! The nominee's details differ between header and contacts.
//!
//! # What it reports
//!
//! The nominee is in the section of contacts too, with another function, telephone or e-mail address (`differs`
//! says which, `a` is the header's, `b` the section's). Upper and lower case, spelling of numbers and a longer form of
//! the same function do not count.
//!
//! # Why it matters
//!
//! Both may be right; a person may have two telephones. Whoever writes the letter should know that there are two.
//!
//! # Example
//!
//! The header has *ama@seedbank.gov.gh*, the contacts *a.owusu@gmail.com*.
//!
//! # How to fix
//!
//! Usually nothing. If mail comes back, try the other.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::Role;
use crate::record::{ContactPerson, Nomination, Telephone};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "contact-conflict",
    severity: Severity::Note,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("contact_conflict.rs"),
    examples: &[
        r#"{"number": 10, "title": "Contacts", "differs": "function", "a": "Director", "b": "Coordinator"}"#,
        r#"{"number": 10, "title": "Contacts", "differs": "telephone", "a": "+233 30 222 1111", "b": "+233 30 222 1113"}"#,
        r#"{"number": 10, "title": "Contacts", "differs": "email", "a": "ama@seedbank.gov.gh", "b": "ama@gmail.com"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let Some(record) = nominated.record else {
        return Vec::new();
    };
    let Some(name) = record
        .nominee
        .as_ref()
        .and_then(|nominee| nominee.name.as_deref())
    else {
        return Vec::new();
    };
    let mut drafts = Vec::new();
    for (field, section) in nominated
        .answered()
        .filter(|(field, _)| field.roles.contains(&Role::Contacts))
    {
        let own = section.people.iter().find(|person| {
            let printed = person.name.as_deref();
            printed.is_some_and(|printed| same_name(printed, name))
        });
        let Some(own) = own else { continue };
        for (differs, a, b) in differences(record, own) {
            let draft = on_section(field)
                .arg("differs", differs)
                .arg("a", a)
                .arg("b", b)
                .at(&own.at);
            drafts.push(draft.certainty(Certainty::Likely));
        }
    }
    drafts
}

/// What differs, with the header's value and the section's. Where either side says nothing, nothing differs.
fn differences(
    record: &Nomination,
    contact: &ContactPerson,
) -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    let function = record
        .nominee
        .as_ref()
        .and_then(|nominee| nominee.function.as_deref());
    if let (Some(a), Some(b)) = (function, contact.function.as_deref()) {
        let (short, long) = if words(a).len() <= words(b).len() {
            (words(a), words(b))
        } else {
            (words(b), words(a))
        };
        if !short.iter().all(|word| long.contains(word)) {
            found.push(("function", a.to_owned(), b.to_owned()));
        }
    }
    let digits = |number: &Telephone| number.e164.clone().unwrap_or_else(|| number.text.clone());
    let header: Vec<String> = record.telephones.iter().map(digits).collect();
    let other = |number: &&Telephone| !header.contains(&digits(number));
    if let (Some(a), true) = (
        record.telephones.first(),
        contact.telephones.iter().all(|number| other(&number)),
    ) {
        found.extend(
            contact
                .telephones
                .first()
                .map(|b| ("telephone", a.text.clone(), b.text.clone())),
        );
    }
    let header: Vec<String> = record
        .emails
        .iter()
        .map(|email| email.text.to_lowercase())
        .collect();
    let all_other = contact
        .emails
        .iter()
        .all(|email| !header.contains(&email.text.to_lowercase()));
    if let (Some(a), true) = (record.emails.first(), all_other) {
        found.extend(
            contact
                .emails
                .first()
                .map(|b| ("email", a.text.clone(), b.text.clone())),
        );
    }
    found
}

/// Whether two names are the same, in any order of their words.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// The words of a name or function, lower case, sorted: order and punctuation do not matter.
fn words(text: &str) -> Vec<String> {
    let split = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut words: Vec<String> = split.map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use crate::record::{ContactPerson, Person, Printed};
    use crate::rule::testing::Case;

    fn with_emails(header: &str, contact: &str) -> Case {
        let printed = |text: &str| Printed {
            text: text.to_owned(),
            at: Vec::new(),
            ..Printed::default()
        };
        let person = ContactPerson {
            name: Some("Owusu, Ama".to_owned()),
            emails: vec![printed(contact)],
            ..ContactPerson::default()
        };
        Case::complete()
            .section("contacts", |s| s.people = vec![person])
            .facts(|f| {
                f.record.nominations[0].nominee = Some(Person {
                    name: Some("Ama Owusu".to_owned()),
                    ..Person::default()
                });
                f.record.nominations[0].emails = vec![printed(header)];
            })
    }

    #[test]
    fn other_address_is_noted() {
        assert_eq!(
            with_emails("ama@seedbank.gov.gh", "ama@gmail.com").codes(),
            ["contact-conflict"]
        );
    }

    #[test]
    fn same_address_in_other_case_is_silent() {
        assert_eq!(
            with_emails("ama@seedbank.gov.gh", "Ama@SeedBank.gov.gh").codes(),
            Vec::<&str>::new()
        );
    }
}
