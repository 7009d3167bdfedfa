//! The e-mail address is well formed, but its host looks wrong.
//!
//! # What it reports
//!
//! An address (`value`) at a host that is reserved for examples (`why` is `reserved`), that gives out disposable
//! addresses (`throw-away`), or that is one letter off a well-known one (`near-miss`; `guess` is the known one); an address
//! that mixes letters of two alphabets that look alike (`two-alphabets`), or with a word before it that may belong to it
//! (`space`): an underscore is not seen in an underlined address.
//!
//! # Why it matters
//!
//! Mail will not arrive, or only for a day, or at somebody else's.
//!
//! # Example
//!
//! *ama.owusu@gmial.com*
//!
//! # How to fix
//!
//! Ask whether the address is right. Hosts that are known to be good are listed in the configuration:
//! `allow-hosts = ["example.org"]`.

use serde_json::Value;

use crate::finding::{Certainty, Cure, Severity};
use crate::form::FieldType;
use crate::record::TypedValue;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{on_value, values};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "email-suspicious",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("email_suspicious.rs"),
    examples: &[
        r#"{"value": "ama@example.org", "why": "reserved", "host": "example.org", "guess": null}"#,
        r#"{"value": "ama@mailinator.com", "why": "throw-away", "host": "mailinator.com", "guess": null}"#,
        r#"{"value": "ama@gmial.com", "why": "near-miss", "host": "gmial.com", "guess": "gmail.com"}"#,
        r#"{"value": "ama@sеedbank.gov.gh", "why": "two-alphabets", "host": "sеedbank.gov.gh", "guess": null}"#,
        r#"{"value": "ama owusu@seedbank.gov.gh", "why": "space", "host": "seedbank.gov.gh", "guess": null}"#,
    ],
    options: &["allow-hosts"],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for email in values(nominated, FieldType::Email) {
        let TypedValue::Email {
            malformed: None,
            host: Some(host),
            suspicious: Some((why, guess)),
        } = &email.value
        else {
            continue;
        };
        // A host that is allowed says nothing about a word before the address.
        if *why == "space" || !nominated.settings.allows_host(RULE.code, host) {
            let guess = guess.clone().map_or(Value::Null, Value::from);
            let draft = on_value(email)
                .arg("why", *why)
                .detail("host", host.as_str())
                .detail("guess", guess);
            drafts.push(draft.certainty(Certainty::Likely));
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::record::TypedValue;
    use crate::rule::testing::Case;

    fn at_example_org() -> Case {
        let host = Some("example.org".to_owned());
        let value = TypedValue::Email {
            malformed: None,
            host,
            suspicious: Some(("reserved", None)),
        };
        Case::complete().values("email", &[("ama@example.org", value)])
    }

    #[test]
    fn reserved_host_is_reported() {
        assert_eq!(at_example_org().codes(), ["email-suspicious"]);
    }

    #[test]
    fn allowed_host_is_silent() {
        let case = at_example_org().settings(|s| {
            let hosts = [("allow-hosts".to_owned(), vec!["Example.org".to_owned()])];
            s.options
                .insert("email-suspicious".to_owned(), hosts.into());
        });
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
