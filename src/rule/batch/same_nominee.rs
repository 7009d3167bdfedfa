//! The same nominee is in several nominations.
//!
//! # What it reports
//!
//! A nomination whose e-mail address, or whose nominee's name and country, is that of an earlier one (`by` is `email` or
//! `name`; `other` is the earlier one). One finding each, naming the earliest; not for nominations that are almost the
//! same anyway.
//!
//! # Why it matters
//!
//! Most calls allow one nomination for each nominee. One office may also have written for several nominees.
//!
//! # Example
//!
//! Two initiatives on different subjects, both nominated from *office@seedbank.gov.gh*.
//!
//! # How to fix
//!
//! Look at both. If only one is allowed, ask which one should be judged.

use std::collections::HashMap;

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Subject};

use super::{NominationSignature, Said, Signature, Twins, What};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "same-nominee",
    severity: Severity::Warning,
    cure: Cure::None,
    subject: Subject::Batch,
    docs: docs!("same_nominee.rs"),
    examples: &[
        r#"{"by": "email", "other": "2019/seeds.pdf", "other_label": null, "other_index": 0}"#,
        r#"{"by": "name", "other": "2019/all.pdf", "other_label": "B", "other_index": 1}"#,
    ],
    options: &[],
    check: Check::Batch,
};

/// Adds what is said.
pub(super) fn find(signatures: &[Signature], twins: &Twins, said: &mut Vec<Said>) {
    let (mut addresses, mut people) = (HashMap::new(), HashMap::new());
    for (document, signature) in signatures.iter().enumerate() {
        for (place, nomination) in signature.nominations.iter().enumerate() {
            if twins.contains(&(document, place)) {
                continue;
            }
            let mut emails = nomination.emails.iter().enumerate();
            let by_address =
                emails.find_map(|(n, (_, address, _))| Some((*addresses.get(address)?, Some(n))));
            let by_name = || Some((*people.get(nomination.person.as_ref()?)?, None));
            let earlier: Option<(_, Option<usize>)> = by_address.or_else(by_name);
            if let Some((other, email)) = earlier {
                said.push(Said {
                    document,
                    nomination: Some(place),
                    what: What::SameNominee { other, email },
                });
            }
            for (_, address, _) in &nomination.emails {
                addresses.entry(address).or_insert((document, place));
            }
            if let Some(person) = &nomination.person {
                people.entry(person).or_insert((document, place));
            }
        }
    }
}

/// That a nominee is an earlier nomination's, by the address at `email` or by name, still without the other's name. `None`
/// when there is no address of this kind.
pub(super) fn draft(own: &NominationSignature, email: Option<usize>) -> Option<Draft> {
    let (pointer, by, at) = match email {
        Some(email) => {
            let (pointer, _, at) = own.emails.get(email)?;
            (pointer.as_str(), "email", at)
        }
        None => ("/nominee", "name", &own.nominee_at),
    };
    Some(Draft::on(pointer).detail("by", by).at(at))
}

#[cfg(test)]
mod tests {
    use crate::record::{Country, Facts};
    use crate::rule::batch::testing::{codes, document};

    fn named(seed: u64, name: &str, code: Option<&str>) -> Facts {
        let mut facts = document(seed);
        let nomination = &mut facts.record.nominations[0];
        nomination.nominee.as_mut().unwrap().name = Some(name.to_owned());
        let country = |code: &str| Country {
            text: code.to_owned(),
            code: Some(code.to_owned()),
            at: Vec::new(),
            ..Country::default()
        };
        nomination.country = code.map(country);
        nomination.title = None;
        facts
    }

    #[test]
    fn same_address_is_reported_on_the_later_nomination() {
        let mut second = document(2);
        let email = second.nominations[0]
            .fields
            .iter_mut()
            .find(|f| f.key == "email")
            .unwrap();
        email.values[0].text = "Name1@SeedBank.gov.gh".to_owned();
        assert_eq!(codes(&[document(1), second]), [(1, "same-nominee")]);
    }

    #[test]
    fn same_name_counts_within_a_country_only() {
        let ghana = [
            named(1, "Ama Owusu", Some("GH")),
            named(2, "AMA OWUSU", Some("GH")),
        ];
        let none = [
            named(1, "Ama Owusu", Some("GH")),
            named(2, "Ama Owusu", None),
            named(3, "Ama Owusu", Some("TG")),
        ];
        assert_eq!(
            codes(&ghana)
                .into_iter()
                .filter(|c| c.1 == "same-nominee")
                .count(),
            1
        );
        assert_eq!(
            codes(&none)
                .into_iter()
                .filter(|c| c.1 == "same-nominee")
                .count(),
            0
        );
    }
}
