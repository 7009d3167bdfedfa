//! Facts → findings: the registry of rules, and one file per rule.
//!
//! In: [`Facts`] of one document and the office's [`Settings`]. Out: [`Finding`]s in the order in which every report shows
//! them. A rule compares facts; it never parses text, knows no language and no form's keys, and makes no words: its
//! findings carry a code and arguments, which `report::message` turns into sentences. What needs several documents at
//! once is in [`batch`], over small signatures.
//!
//! To add a rule: one file (its module documentation is its published page, then `RULE`, its check and two tests), one
//! line in `registry.rs`, one message with help in each language.

mod docs;
mod defence;
mod draft;
mod fingerprint;
mod nominated;
mod open_pages;
mod params;
mod registry;
mod settings;
mod date;
mod waiver;
mod made_by;

mod document;
mod header;
mod section;
mod configuration;

pub mod batch;

#[cfg(test)]
mod testing;

pub use configuration::WaiverUse;
pub use date::Date;
pub use fingerprint::fingerprint;
pub use made_by::{form_version, made_by, rules_version};
pub use params::Params;
pub use registry::RULES;
pub use settings::Settings;
pub use waiver::{Judged, PathPattern, Waiver};

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::finding::{Cure, Finding, Severity};
use crate::geom::Place;
use crate::record::Facts;

use draft::Draft;
use fingerprint::Counter;
use nominated::Nominated;
use open_pages::OpenPages;

/// One thing that is checked.
pub struct Rule {
    /// Kebab-case, naming the fault; never reused.
    pub code: &'static str,
    /// How much it matters unless the office says otherwise; a check may grade single findings differently.
    pub severity: Severity,
    /// Who may fix it; for what is missing, the form's own word comes first.
    pub cure: Cure,
    /// What it is about.
    pub subject: Subject,
    /// The published page, in Markdown: a sentence, then *What it reports, Why it matters, Example, How to fix*.
    pub docs: &'static str,
    /// Arguments of typical findings, each a JSON object: one for every variant that the messages tell apart.
    pub examples: &'static [&'static str],
    /// Names of the lists that the configuration may give it, such as `allow-hosts`.
    pub options: &'static [&'static str],
    check: Check,
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

/// What a rule is about; the registry is sorted by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A file as a whole.
    Document,
    /// The lines before the first section.
    Header,
    /// The numbered sections.
    Section,
    /// Several nominations or files beside each other.
    Batch,
    /// The office's own configuration.
    Configuration,
}

/// What a rule looks at.
enum Check {
    /// The document as a whole.
    Document(fn(&Facts, &Settings) -> Vec<Draft>),
    /// Each nomination on its own.
    Nomination(fn(&Nominated<'_>) -> Vec<Draft>),
    /// Several documents: run by [`batch::check`].
    Batch,
    /// The office's configuration: run by [`check_configuration`].
    Configuration(fn(&Settings, &WaiverUse) -> Vec<Draft>),
}

/// What the rules say about one document: first about it as a whole, then nomination by nomination; within these by page,
/// position on the page and rule. Total: facts with holes give fewer findings.
pub fn check(facts: &Facts, settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let open = OpenPages::of(facts, settings);
    let doubt_runs = settings.runs(&section::reading_doubtful::RULE);
    let once: Vec<bool> = Nominated::all(facts, settings, &open)
        .map(|n| doubt_runs && !defence::doubtful(&n).is_empty())
        .collect();
    for rule in RULES.iter().filter(|rule| settings.runs(rule)) {
        match rule.check {
            Check::Document(check) => {
                findings.extend(
                    check(facts, settings)
                        .into_iter()
                        .map(|draft| draft.doubted(&open).finding(rule, None, settings)),
                );
            }
            Check::Nomination(check) => {
                for (nomination, once) in Nominated::all(facts, settings, &open).zip(&once) {
                    let reference = || Some(nomination.reference());
                    for draft in check(&nomination) {
                        let mut found = draft.doubted(&open).finding(rule, reference(), settings);
                        defence::hear(&mut found.0, &nomination);
                        if !(*once && defence::is_covered(&found.0)) {
                            findings.push(found);
                        }
                    }
                }
            }
            Check::Batch | Check::Configuration(_) => {}
        }
    }
    findings.sort_by(|a, b| order(&a.0, &b.0));
    let mut counter = Counter::new(facts);
    findings
        .into_iter()
        .map(|(finding, identity)| counter.stamp(finding, &identity))
        .collect()
}

/// What the rules say about the office's own configuration, when all documents are known; in the order of the rules and
/// the waivers.
pub fn check_configuration(settings: &Settings, waivers: &WaiverUse) -> Vec<Finding> {
    let mut counter = Counter::of(String::new(), BTreeMap::new(), "configuration");
    let mut findings = Vec::new();
    for rule in RULES.iter().filter(|rule| settings.runs(rule)) {
        let Check::Configuration(check) = rule.check else {
            continue;
        };
        for draft in check(settings, waivers) {
            let (finding, identity) = draft.finding(rule, None, settings);
            findings.push(counter.stamp(finding, &identity));
        }
    }
    findings
}

fn order(a: &Finding, b: &Finding) -> Ordering {
    position_order(&a.position(), &b.position())
}

/// Where a finding is among those of its document.
#[derive(Debug, Clone, Copy)]
pub struct Position<'f> {
    /// Index of the nomination; `None` for the whole document.
    pub nomination: Option<usize>,
    /// Its places.
    pub at: &'f [Place],
    /// The rule's code.
    pub rule: &'f str,
    /// The field's pointer.
    pub field: Option<&'f str>,
}

impl Finding {
    fn position(&self) -> Position<'_> {
        Position {
            nomination: self.nomination.as_ref().map(|n| n.index),
            at: &self.at,
            rule: self.rule,
            field: self.field.as_deref(),
        }
    }
}

/// The order of findings within a document: see [`check`].
pub fn position_order(a: &Position<'_>, b: &Position<'_>) -> Ordering {
    let spot = |f: &Position<'_>| f.at.first().map(|p| (p.page, p.bbox[1], p.bbox[0]));
    let place = match (spot(a), spot(b)) {
        (Some(a), Some(b)) => {
            a.0.cmp(&b.0)
                .then(a.1.total_cmp(&b.1))
                .then(a.2.total_cmp(&b.2))
        }
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    a.nomination
        .cmp(&b.nomination)
        .then(place)
        .then(a.rule.cmp(b.rule))
        .then_with(|| a.field.cmp(&b.field))
}

#[cfg(test)]
mod tests {
    use super::testing::Case;

    #[test]
    fn complete_nomination_gives_no_finding() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }

    #[test]
    fn document_findings_come_first_then_page_and_position() {
        let case = Case::complete()
            .without("email")
            .without("innovation")
            .facts(|f| f.widget_answers = 2);
        assert_eq!(
            case.codes(),
            ["answers-in-widgets", "email-missing", "section-missing"]
        );
    }
}
