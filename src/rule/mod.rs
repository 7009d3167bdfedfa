//! Facts → findings: the registry of rules, and one file per rule. (Stand-in until w-rules is merged.)

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Certainty, Cure, Finding, Severity};
use crate::record::Facts;

/// A rule as the registry knows it.
#[derive(Debug)]
pub struct Rule {
    /// `section-missing`.
    pub code: &'static str,
    /// Default severity.
    pub severity: Severity,
    /// Who may mend it.
    pub cure: Cure,
    /// What it is about.
    pub subject: Subject,
    /// The rule's page.
    pub docs: &'static str,
    /// Names of the lists that the configuration may give it.
    pub options: &'static [&'static str],
}

impl Rule {
    /// The first sentence of the page.
    pub fn summary(&self) -> &'static str {
        self.docs.lines().next().unwrap_or_default()
    }

    /// The rule with this code.
    pub fn named(code: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.code == code)
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A file as a whole.
    Document,
    /// The lines before the first section.
    Header,
}

/// All rules.
pub static RULES: &[&Rule] = &[&Rule {
    code: "file-not-readable",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: "A file that cannot be opened.\n\n## What it reports\nA file that cannot be opened.\n",
    options: &[],
}, &Rule {
    code: "email-suspicious",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: "An e-mail address at a reserved host.\n",
    options: &["allow-hosts"],
}];

/// What the programme made of the rules.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Severity where it is not the default.
    pub severities: BTreeMap<String, Severity>,
    /// When not empty: codes of the only rules that run.
    pub selected: BTreeSet<String>,
    /// Rules that do not run.
    pub ignored: BTreeSet<String>,
    /// Lists that rules take.
    pub options: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// The day of the run.
    pub today: String,
}

impl Settings {
    /// Whether the rule runs.
    pub fn runs(&self, rule: &Rule) -> bool {
        !self.ignored.contains(rule.code) && (self.selected.is_empty() || self.selected.contains(rule.code))
    }
}

/// All findings of one document.
pub fn check(facts: &Facts, settings: &Settings) -> Vec<Finding> {
    if !Rule::named("file-not-readable").is_some_and(|rule| settings.runs(rule)) || facts.open_error.is_none() {
        return Vec::new();
    }
    vec![Finding {
        rule: "file-not-readable",
        severity: settings.severities.get("file-not-readable").copied().unwrap_or(Severity::Error),
        cure: Cure::Technical,
        certainty: Certainty::Definite,
        nomination: None,
        field: None,
        args: BTreeMap::new(),
        at: Vec::new(),
        excerpt: None,
        fingerprint: "0".to_owned(),
    }]
}
