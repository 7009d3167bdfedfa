//! What an office may set: which rules run, how much they matter, what they may accept.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::finding::{Cure, Severity};

use super::waiver::is_below;
use super::{Date, Params, Rule, Waiver};

/// The office's wishes; the default runs every rule as the catalogue has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Severities that differ from the catalogue, by rule code; they win over a check's own grading too.
    pub severities: BTreeMap<String, Severity>,
    /// Severities of findings about a field, by rule code and JSON pointer of the field or of what holds it; the longest
    /// pointer wins, and wins over `severities`.
    pub field_severities: BTreeMap<String, BTreeMap<String, Severity>>,
    /// Who may fix findings about a field, by its JSON pointer or that of what holds it; the longest pointer wins, and wins
    /// over the form.
    pub cures: BTreeMap<String, Cure>,
    /// When not empty: codes of the only rules that run.
    pub selected: BTreeSet<String>,
    /// Codes of rules that do not run; wins over `selected`.
    pub ignored: BTreeSet<String>,
    /// Lists that rules take, by rule code and option name: `email-suspicious` → `allow-hosts` → hosts.
    pub options: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// What the office lets pass; the first that covers a finding has it.
    pub waivers: Vec<Waiver>,
    /// Fingerprints of findings that are known already.
    pub baseline: BTreeSet<String>,
    /// The day of the run: waivers expire by it. Rules have no clock; without a day nothing expires.
    pub today: Option<Date>,
    /// Thresholds.
    pub params: Params,
}

impl Settings {
    /// Whether the rule runs.
    pub fn runs(&self, rule: &Rule) -> bool {
        !self.ignored.contains(rule.code)
            && (self.selected.is_empty() || self.selected.contains(rule.code))
    }

    /// The office's own severity for findings of `rule` about `field`; `None` when it has none.
    pub(super) fn severity(&self, rule: &str, field: Option<&str>) -> Option<Severity> {
        let of_field = || {
            let field = field?;
            let fields = self.field_severities.get(rule)?.iter();
            let holding = fields.filter(|(pointer, _)| is_below(field, pointer));
            holding
                .max_by_key(|(pointer, _)| pointer.len())
                .map(|(_, severity)| *severity)
        };
        of_field().or_else(|| self.severities.get(rule).copied())
    }

    /// The office's own word on who may fix findings about `field`; `None` when it has none.
    pub(super) fn cure(&self, field: Option<&str>) -> Option<Cure> {
        let field = field?;
        let own = self.cures.iter();
        let holding = own.filter(|(pointer, _)| is_below(field, pointer));
        let nearest = holding.max_by_key(|(pointer, _)| pointer.len());
        nearest.map(|(_, cure)| *cure)
    }

    /// The list that an option has for a rule; empty when it is not set.
    pub(super) fn list(&self, rule: &str, option: &str) -> &[String] {
        self.options
            .get(rule)
            .and_then(|options| options.get(option))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether `host`, or a domain above it, is on the rule's `allow-hosts`.
    pub(super) fn allows_host(&self, rule: &str, host: &str) -> bool {
        self.list(rule, "allow-hosts")
            .iter()
            .any(|domain| is_within(host, domain))
    }
}

/// Whether `host` is `domain` or below it; case does not matter.
pub(super) fn is_within(host: &str, domain: &str) -> bool {
    let (host, domain) = (host.to_lowercase(), domain.to_lowercase());
    host.strip_suffix(&domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::{Cure, Severity, is_within};
    use crate::rule::testing::Case;

    #[test]
    fn host_is_within_its_own_domain_only() {
        assert!(is_within("Mail.Example.org", "example.org"));
        assert!(!is_within("badexample.org", "example.org"));
    }

    #[test]
    fn ignored_rule_is_silent() {
        let case = Case::complete().without("email").settings(|s| {
            s.ignored.insert("email-missing".to_owned());
        });
        assert_eq!(case.codes(), Vec::<&str>::new());
    }

    #[test]
    fn selection_leaves_the_others_out() {
        let case = Case::complete()
            .without("email")
            .without("title")
            .settings(|s| {
                s.selected.insert("email-missing".to_owned());
            });
        assert_eq!(case.codes(), ["email-missing"]);
    }

    #[test]
    fn severity_of_a_field_wins_over_that_of_the_rule() {
        let case = Case::complete()
            .without("email")
            .without("innovation")
            .without("awareness")
            .settings(|s| {
                s.severities
                    .insert("section-missing".to_owned(), Severity::Note);
                let fields = [("/sections/awareness".to_owned(), Severity::Warning)];
                s.field_severities
                    .insert("section-missing".to_owned(), fields.into());
            });
        let severities: Vec<_> = case.findings().iter().map(|f| f.severity).collect();
        assert_eq!(
            severities,
            [Severity::Error, Severity::Warning, Severity::Note]
        );
    }

    #[test]
    fn cure_of_the_office_wins_over_that_of_the_form() {
        let case = Case::complete()
            .without("email")
            .without("innovation")
            .settings(|s| {
                let own = [("/sections/innovation".to_owned(), Cure::Technical)];
                s.cures = own.into();
            });
        let cures: Vec<_> = case.findings().iter().map(|f| f.cure).collect();
        assert_eq!(cures, [Cure::Technical, Cure::Technical]);
    }

    #[test]
    fn severity_of_the_office_wins() {
        let case = Case::complete().without("email").settings(|s| {
            s.severities
                .insert("email-missing".to_owned(), Severity::Note);
        });
        assert_eq!(case.findings()[0].severity, Severity::Note);
    }
}
