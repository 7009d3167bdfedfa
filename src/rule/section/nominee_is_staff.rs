//! The nominee's e-mail address belongs to the organiser's own domain.
//!
//! # What it reports
//!
//! An e-mail address in the header whose host (`host`) belongs to the organiser of the award, by the form's list of
//! domains.
//!
//! # Why it matters
//!
//! Staff of the organiser are often not eligible, or their nominations are judged by others.
//!
//! # Example
//!
//! The award of an agency receives a nomination of its own field office.
//!
//! # How to fix
//!
//! The office decides. Hosts that are fine are listed in the configuration: `allow-hosts = ["guests.example"]`.

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::TypedValue;
use crate::rule::docs::docs;
use crate::rule::settings::is_within;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "nominee-is-staff",
    severity: Severity::Warning,
    cure: Cure::None,
    subject: Subject::Section,
    docs: docs!("nominee_is_staff.rs"),
    examples: &[r#"{"host": "agency.example"}"#],
    options: &["allow-hosts"],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let domains = nominated
        .facts
        .form
        .as_ref()
        .map_or(&[][..], |form| &form.file.organiser_domains);
    let emails = nominated
        .fields(FieldType::Email)
        .filter(|field| field.is_nominees())
        .flat_map(|field| &field.values);
    let staff = emails.filter_map(|email| match &email.value {
        TypedValue::Email {
            host: Some(host), ..
        } => Some((email, host)),
        _ => None,
    });
    let mut staff = staff.filter(|(_, host)| {
        domains.iter().any(|domain| is_within(host, domain))
            && !nominated.settings.allows_host(RULE.code, host)
    });
    // One address says it; a second one of the same nominee adds nothing.
    let first = staff.next().into_iter();
    first
        .map(|(e, host)| {
            Draft::on(&e.pointer)
                .arg("host", host.as_str())
                .at(&e.at)
                .excerpt(&e.text)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    fn writing_from(host: &str) -> Case {
        let value = TypedValue::Email {
            malformed: None,
            host: Some(host.to_owned()),
            suspicious: None,
        };
        Case::complete()
            .values("email", &[("ama@host", value)])
            .facts(|f| {
                let form = f.form.as_mut().map(Arc::make_mut).unwrap();
                form.file.organiser_domains = vec!["agency.example".to_owned()];
            })
    }

    #[test]
    fn address_of_the_organiser_is_reported() {
        assert_eq!(
            writing_from("accra.agency.example").codes(),
            ["nominee-is-staff"]
        );
    }

    #[test]
    fn similar_host_is_silent() {
        assert_eq!(writing_from("myagency.example").codes(), Vec::<&str>::new());
    }
}
