//! The e-mail line has something that is not an address.
//!
//! # What it reports
//!
//! Each value (`value`) that is not an e-mail address, with what is wrong (`why`): its sign is missing (`no-sign`), spelt out
//! (`spelt-sign`) or there twice (`two-signs`), it has a space (`space`), a comma where a point should be (`comma`), no
//! domain with an ending (`no-ending`) or one whose ending (`ending`) does not exist, or signs that an address cannot have
//! (`signs`). Where it was recognised in a picture and a contact has an address much like it, that is named (`other`). Letters that no program can read (`unreadable`) make it possible only. Upper and lower case do not matter, nor
//! a semicolon between or after addresses.
//!
//! # Why it matters
//!
//! Mail to it comes back, or never leaves.
//!
//! # Example
//!
//! *E-mail: ama(at)seedbank.gov.gh*, *E-mail: ama@seedbank*, or *E-mail: ama@seedbank.con*.
//!
//! # How to fix
//!
//! Ask for the address. A spelling against address collectors, such as "(at)", has to be written out on a form.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::TypedValue;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{addresses, beside_its_like, on_value, values};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "email-malformed",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("email_malformed.rs"),
    examples: &[
        r#"{"value": "ama(at)seedbank.gov.gh", "why": "spelt-sign"}"#,
        r#"{"value": "ama.seedbank.gov.gh", "why": "no-sign"}"#,
        r#"{"value": "ama@@seedbank.gov.gh", "why": "two-signs"}"#,
        r#"{"value": "ama @seedbank.gov.gh", "why": "space"}"#,
        r#"{"value": "ama@seedbank,gov.gh", "why": "comma"}"#,
        r#"{"value": "ama@seedbank", "why": "no-ending"}"#,
        r#"{"value": "ama@seedbank.con", "why": "ending", "ending": "con"}"#,
        r#"{"value": "ama..owusu@seedbank.gov.gh", "why": "signs"}"#,
        r#"{"value": "ama(Qseedbank.gov.gh", "why": "no-sign", "like": "contact", "other": "ama@seedbank.gov.gh"}"#,
        r#"{"value": "ama@seed�ank.gov.gh", "why": "unreadable"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let malformed = values(nominated, FieldType::Email).filter_map(|email| match email.value {
        TypedValue::Email {
            malformed: Some(why),
            ..
        } => Some((email, why)),
        _ => None,
    });
    malformed
        .map(|(email, why)| {
            let draft = on_value(email).detail("why", why);
            let draft = match email.text.rsplit_once('.') {
                Some((_, ending)) if why == "ending" => draft.detail("ending", ending),
                _ => draft,
            };
            beside_its_like(nominated, email, draft, addresses)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    #[test]
    fn spelt_out_at_sign_is_reported() {
        let value = TypedValue::Email {
            malformed: Some("spelt-sign"),
            host: None,
            suspicious: None,
        };
        let case = Case::complete().values("email", &[("ama(at)seedbank.gov.gh", value)]);
        assert_eq!(case.codes(), ["email-malformed"]);
        assert_eq!(
            case.findings()[0].excerpt.as_deref(),
            Some("ama(at)seedbank.gov.gh")
        );
    }

    #[test]
    fn misread_address_is_compared_with_those_of_the_contacts() {
        let other = |read_by_ocr: bool| {
            let value = TypedValue::Email {
                malformed: Some("no-sign"),
                host: None,
                suspicious: None,
            };
            let case = Case::complete().values("email", &[("ama(Qseedbank.gov.gh", value)]);
            let people = ["yaw@seedbank.gov.gh", "ama@seedbank.gov.gh"].map(|email| {
                json!({"name": null, "function": null, "organisation": null, "telephones": [],
                       "emails": [{"text": email, "at": []}], "at": []})
            });
            let contacts = json!({"number": null, "heading": "Contacts", "text": "", "language": null,
                "words": 0, "blocks": [], "urls": [], "people": people, "countries": [],
                "organisations": [], "confidence": 1.0, "evidence": [], "at": []});
            let case = case.facts(|f| {
                f.pages
                    .iter_mut()
                    .for_each(|page| page.read_by_ocr = read_by_ocr);
                let sections = &mut f.record.nominations[0].sections;
                sections.insert(
                    "contacts".to_owned(),
                    serde_json::from_value(contacts).unwrap(),
                );
            });
            let findings = case.findings();
            let malformed = findings
                .iter()
                .find(|f| f.rule == "email-malformed")
                .unwrap();
            malformed.args.get("other").cloned()
        };
        assert_eq!(other(true), Some("ama@seedbank.gov.gh".into()));
        assert_eq!(other(false), None);
    }

    #[test]
    fn two_addresses_are_silent() {
        let host = Some("seedbank.gov.gh".to_owned());
        let value = TypedValue::Email {
            malformed: None,
            host,
            suspicious: None,
        };
        let case = Case::complete().values(
            "email",
            &[
                ("a@seedbank.gov.gh", value.clone()),
                ("B@seedbank.gov.gh", value),
            ],
        );
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
