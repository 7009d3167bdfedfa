//! Findings → remarks for a copy of the submission: what a reader of the PDF sees at each place.

use crate::finding::{Certainty, Severity};
use crate::pdf::Remark;

use super::clean::clean;
use super::json::{Document, FindingEntry};
use super::message::Messages;
use super::text::severity_word;

/// One remark per finding that counts, in the order of the reports.
pub fn remarks(document: &Document, messages: &Messages) -> Vec<Remark> {
    let several = document.nominations.len() > 1;
    let findings = document.findings.iter();
    findings
        .map(|finding| remark(finding, several, messages))
        .collect()
}

fn remark(finding: &FindingEntry, several: bool, messages: &Messages) -> Remark {
    let severity = messages.word_of(severity_word(finding.severity));
    let label = finding.nomination.as_ref().and_then(|n| n.label.as_ref());
    let mut text = String::new();
    // In a compendium a note in the corner would not say which nomination it is about.
    if let Some(label) = label.filter(|_| several) {
        text.push_str(&format!("{}. ", clean(label)));
    }
    text.push_str(&format!("{severity}: {}", clean(&finding.message)));
    if finding.certainty == Certainty::Possible {
        text.push_str(&format!(" ({})", messages.word_of("possible")));
    }
    if let Some(help) = finding.help.as_deref().map(clean) {
        text.push('\n');
        text.push_str(&help);
    }
    Remark {
        at: finding.at.clone(),
        author: "nomcheck".to_owned(),
        subject: finding.rule.clone(),
        text,
        color: match finding.severity {
            Severity::Error => [0.75, 0.1, 0.08],
            Severity::Warning => [0.8, 0.5, 0.0],
            Severity::Note => [0.1, 0.35, 0.7],
        },
    }
}
