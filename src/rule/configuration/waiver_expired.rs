//! A waiver in the configuration is past its date.
//!
//! # What it reports
//!
//! A waiver whose last day (`expiry`) is before the day of the run; `rule` and `reason` are the waiver's. What it
//! covered counts again.
//!
//! # Why it matters
//!
//! A decision for one round must not pass silently into the next.
//!
//! # Example
//!
//! `expiry = 2026-06-30` in a run on the first of July.
//!
//! # How to fix
//!
//! Decide again: set a later date, or remove the waiver.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::WaiverUse;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "waiver-expired",
    severity: Severity::Warning,
    cure: Cure::None,
    subject: Subject::Configuration,
    docs: docs!("waiver_expired.rs"),
    examples: &[
        r#"{"rule": "section-missing", "reason": "The annex has it.", "expiry": "2026-06-30"}"#,
    ],
    options: &[],
    check: Check::Configuration(check),
};

fn check(settings: &Settings, _: &WaiverUse) -> Vec<Draft> {
    let expired = settings
        .waivers
        .iter()
        .filter(|w| w.is_expired(settings.today));
    let draft = |waiver: &crate::rule::Waiver| {
        Draft::document()
            .arg("rule", waiver.rule.as_str())
            .arg("reason", waiver.reason.as_str())
            .detail("expiry", waiver.expiry.map(|expiry| expiry.to_string()))
    };
    expired.map(draft).collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::waiver::tests::waiver;
    use crate::rule::{Settings, WaiverUse, check_configuration};

    fn codes(today: &str) -> Vec<&'static str> {
        let mut one = waiver("section-missing");
        one.expiry = "2026-06-30".parse().ok();
        let settings = Settings {
            waivers: vec![one],
            today: today.parse().ok(),
            ..Settings::default()
        };
        let mut waivers = WaiverUse::default();
        waivers.used.insert(0);
        let findings = check_configuration(&settings, &waivers);
        findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn waiver_past_its_day_is_reported() {
        assert_eq!(codes("2026-07-01"), ["waiver-expired"]);
    }

    #[test]
    fn waiver_holds_on_its_last_day() {
        assert_eq!(codes("2026-06-30"), [""; 0]);
    }
}
