//! A waiver in the configuration covers nothing.
//!
//! # What it reports
//!
//! A waiver that is in force but covered no finding of this run (`rule` and `reason` are the waiver's). Nothing is said when
//! only single files were checked, because the waiver may be for another one, nor of rules that did not run.
//!
//! # Why it matters
//!
//! The fault may have been fixed, and the waiver would hide the next one; or its path, nomination or field is not
//! spelt as in the report, and it does not do what its author thinks.
//!
//! # Example
//!
//! A waiver for `section-missing` on nomination B, whose new version has the section.
//!
//! # How to fix
//!
//! Remove the waiver, or fix its conditions.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::WaiverUse;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "waiver-unused",
    severity: Severity::Warning,
    cure: Cure::None,
    subject: Subject::Configuration,
    docs: docs!("waiver_unused.rs"),
    examples: &[r#"{"rule": "section-missing", "reason": "The annex has it."}"#],
    options: &[],
    check: Check::Configuration(check),
};

fn check(settings: &Settings, waivers: &WaiverUse) -> Vec<Draft> {
    if waivers.partial {
        return Vec::new();
    }
    let unused = settings
        .waivers
        .iter()
        .enumerate()
        .filter(|(place, waiver)| {
            !waivers.used.contains(place)
                && !waiver.is_expired(settings.today)
                && Rule::named(&waiver.rule).is_some_and(|rule| settings.runs(rule))
        });
    let draft = |waiver: &crate::rule::Waiver| {
        Draft::document()
            .arg("rule", waiver.rule.as_str())
            .arg("reason", waiver.reason.as_str())
    };
    unused.map(|(_, waiver)| draft(waiver)).collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::waiver::tests::waiver;
    use crate::rule::{Settings, WaiverUse, check_configuration};

    #[test]
    fn waiver_that_covers_nothing_is_reported() {
        let settings = Settings {
            waivers: vec![waiver("section-missing"), waiver("email-missing")],
            ..Settings::default()
        };
        let mut waivers = WaiverUse::default();
        waivers.used.insert(0);
        let findings = check_configuration(&settings, &waivers);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].args["rule"], "email-missing");
    }

    #[test]
    fn nothing_is_said_over_single_files_or_of_rules_that_did_not_run() {
        let mut settings = Settings {
            waivers: vec![waiver("email-missing")],
            ..Settings::default()
        };
        let partial = WaiverUse {
            partial: true,
            ..WaiverUse::default()
        };
        assert_eq!(check_configuration(&settings, &partial), []);
        settings.ignored.insert("email-missing".to_owned());
        assert_eq!(check_configuration(&settings, &WaiverUse::default()), []);
    }
}
