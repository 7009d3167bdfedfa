//! To whom a letter goes: the nominee's name and the addresses that nothing speaks against, or a telephone number.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::finding::Cure;
use crate::form::PersonRole;
use crate::geom::{PageNumber, Place};
use crate::record::{FieldValue, Nomination};
use crate::report::clean::clean;
use crate::report::json::FindingEntry;
use crate::report::received::Received;

use super::salutation::names_several;

/// A recipient, as far as the nomination says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recipient {
    /// Without what would end a name in the head of a mail.
    pub(super) name: Option<String>,
    /// Such as a mail can go to, and nothing was found about them.
    pub(super) addresses: Vec<String>,
    /// Whether there are addresses that something speaks against.
    pub(super) doubtful: bool,
    /// A number that was understood, as printed.
    pub(super) phone: Option<String>,
}

/// How the findings' pointers to addresses and numbers begin.
const EMAILS: &str = "/emails";
const TELEPHONES: &str = "/telephones";

impl Recipient {
    /// The recipient of a letter about a nomination; `findings` are those about it.
    pub(super) fn of<'f>(
        nomination: &Nomination,
        findings: impl Iterator<Item = &'f FindingEntry>,
    ) -> Recipient {
        // What nobody has to fix, as that the nominee is staff, does not speak against the address itself.
        let against = findings.filter(|f| f.cure != Cure::None);
        let fields: BTreeSet<&str> = against.filter_map(|f| f.field.as_deref()).collect();
        let fine = |list: &str, index: usize| {
            !fields.contains(list) && !fields.contains(format!("{list}/{index}").as_str())
        };
        let other = addressee(nomination);
        let name = match other {
            Some(role) => of_role(nomination, role).find_map(|(_, v)| v.name.as_deref()),
            // Of several, whose an address is cannot be known.
            None => (nomination.nominee.as_ref())
                .filter(|nominee| !names_several(&nominee.text))
                .and_then(|nominee| nominee.name.as_deref()),
        };
        let name = name.filter(|name| is_readable(name)).map(clean);
        // What ends a name in a mail's head would make another recipient of it.
        let name = name.map(|name| clean(&name.replace(['<', '>', ',', ';', '"', '@'], " ")));
        if let Some(role) = other {
            return Recipient {
                name: name.filter(|name| !name.is_empty()),
                ..Recipient::other(nomination, role, &fields)
            };
        }
        let emails = nomination.emails.iter().enumerate();
        let addresses = emails.filter(|(index, _)| fine(EMAILS, *index));
        let addresses = addresses.map(|(_, email)| email.text.as_str());
        let addresses: Vec<String> = addresses
            .filter(|text| is_address(text))
            .map(str::to_owned)
            .collect();
        let numbers = nomination.telephones.iter().enumerate();
        let mut numbers = numbers.filter(|(index, _)| fine(TELEPHONES, *index));
        Recipient {
            doubtful: addresses.is_empty() && !nomination.emails.is_empty(),
            name: name.filter(|name| !name.is_empty()),
            addresses,
            phone: numbers
                .find(|(_, number)| number.e164.is_some())
                .map(|(_, number)| clean(&number.text)),
        }
    }

    /// Address and telephone of somebody else than the nominee; `fields` are those that something speaks against.
    fn other(nomination: &Nomination, role: PersonRole, fields: &BTreeSet<&str>) -> Recipient {
        let fine = |key: &str| !fields.contains(format!("/fields/{key}").as_str());
        let all: Vec<(&String, &FieldValue)> = of_role(nomination, role).collect();
        let addresses = all.iter().filter(|(_, value)| value.text.contains('@'));
        let good = addresses.clone().filter(|(key, _)| fine(key));
        let good = good.map(|(_, value)| value.text.clone());
        let good: Vec<String> = good.filter(|text| is_address(text)).collect();
        let mut numbers = all.iter().filter(|(key, _)| fine(key));
        Recipient {
            name: None,
            doubtful: good.is_empty() && addresses.count() > 0,
            addresses: good,
            phone: numbers
                .find(|(_, value)| value.e164.is_some())
                .map(|(_, value)| clean(&value.text)),
        }
    }

    /// The same; where the nomination has an address that was left out, as one that was recognised in a picture, it is not
    /// said that there is none.
    pub(super) fn beside(mut self, nomination: &Nomination) -> Recipient {
        let none = addressee(nomination).is_none() && self.addresses.is_empty();
        self.doubtful |= none && !nomination.emails.is_empty();
        self
    }

    /// The same, with the address of who sent the file where the nomination has none that a mail can go to.
    pub(super) fn or_sender(self, received: Option<&Received>) -> Recipient {
        let sender = received.and_then(Received::address);
        match (self.addresses.is_empty(), sender) {
            (true, Some(sender)) => Recipient {
                // Who sent it need not be the nominee.
                name: None,
                addresses: vec![sender.to_owned()],
                doubtful: false,
                phone: self.phone,
            },
            _ => self,
        }
    }

    /// `Name <address>, <address>`; `None` when there is neither.
    pub(super) fn words(&self) -> Option<String> {
        let addresses: Vec<String> = self.addresses.iter().map(|a| format!("<{a}>")).collect();
        let parts = [self.name.clone(), Some(addresses.join(", "))];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// Whom a letter about the nomination goes to, where it is not the nominee: whoever answers questions about it, else
/// whoever nominates, as far as the nomination says how to reach them.
pub(super) fn addressee(nomination: &Nomination) -> Option<PersonRole> {
    let reached = |role: &PersonRole| {
        let mut own = of_role(nomination, *role);
        own.any(|(_, value)| value.name.is_some() || value.text.contains('@'))
    };
    [PersonRole::Contact, PersonRole::Nominator]
        .into_iter()
        .find(reached)
}

/// The values of a nomination that are about somebody.
pub(super) fn of_role(
    nomination: &Nomination,
    role: PersonRole,
) -> impl Iterator<Item = (&String, &FieldValue)> {
    let all = nomination.fields.iter();
    all.filter(move |(_, value)| value.role == Some(role))
}

/// Whether a mail can go to it: one that a mail program could take for something else is not one.
fn is_address(text: &str) -> bool {
    let parted = text.split_once('@');
    let plausible = parted.is_some_and(|(local, host)| {
        !local.is_empty() && host.contains('.') && !host.contains('@')
    });
    // Letters outside ASCII look alike in several alphabets, and few mail programs send to them.
    plausible
        && text
            .chars()
            .all(|c| c.is_ascii_graphic() && !"<>,;:\\\"()[]".contains(c))
}

/// The nomination without what was recognised in pictures of pages: a letter neither quotes it nor goes to an address from there.
pub(super) fn printed_only(
    nomination: &Nomination,
    recognised: &BTreeSet<PageNumber>,
) -> Nomination {
    let mut legible = nomination.clone();
    let printed = |at: &[Place]| !at.iter().any(|place| recognised.contains(&place.page));
    legible.title = legible.title.filter(|title| printed(&title.at));
    legible.nominee = legible.nominee.filter(|nominee| printed(&nominee.at));
    if !legible.emails.iter().all(|email| printed(&email.at)) {
        legible.emails.clear();
    }
    legible.telephones.retain(|number| printed(&number.at));
    legible.fields.retain(|_, value| printed(&value.at));
    legible
}

/// Whether no letter of `text` was lost on the way to us: nobody is greeted by half a name.
pub(super) fn is_readable(text: &str) -> bool {
    let lost = |c: char| c == char::REPLACEMENT_CHARACTER || ('\u{e000}'..='\u{f8ff}').contains(&c);
    !text.contains(lost)
}

#[cfg(test)]
mod tests {
    use super::{Recipient, is_address};
    use crate::record::{Nomination, Person, Printed};

    fn nomination(name: &str, emails: &[&str]) -> Nomination {
        let email = |text: &&str| Printed {
            text: (*text).to_owned(),
            at: Vec::new(),
            ..Printed::default()
        };
        Nomination {
            nominee: Some(Person {
                name: Some(name.to_owned()),
                ..Person::default()
            }),
            emails: emails.iter().map(email).collect(),
            ..Nomination::default()
        }
    }

    #[test]
    fn nothing_in_a_name_makes_another_recipient() {
        let nomination = nomination(
            "Ana <x@example.com>,\nBcc: all@example.com",
            &["ana@example.org", "not an address", "a@b.org,c@d.org"],
        );
        assert_eq!(
            Recipient::of(&nomination, std::iter::empty())
                .words()
                .unwrap(),
            "Ana x example.com Bcc: all example.com <ana@example.org>"
        );
    }

    #[test]
    fn addresses_of_several_nominees_have_no_name() {
        let mut nomination = nomination("Ana Roca", &["ana@example.org", "luis@example.org"]);
        nomination.nominee.as_mut().unwrap().text = "Dra. Ana Roca y Arq. Luis Paz".to_owned();
        let recipient = Recipient::of(&nomination, std::iter::empty());
        assert_eq!(
            recipient.words().unwrap(),
            "<ana@example.org>, <luis@example.org>"
        );
    }

    #[test]
    fn recognised_address_is_not_called_missing() {
        let read = nomination("Ana Roca", &["ana@example.org"]);
        let legible = nomination("Ana Roca", &[]);
        let recipient = Recipient::of(&legible, std::iter::empty());
        assert!(!recipient.clone().beside(&legible).doubtful);
        assert!(recipient.beside(&read).doubtful);
    }

    #[test]
    fn only_plain_addresses_are_written_to() {
        assert!(is_address("ana.b+c@example.org"));
        for wrong in [
            "ana@example",
            "@example.org",
            "a@b.org\r\nBcc: x@y.org",
            "ána@example.org",
            "a@b@c.org",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
