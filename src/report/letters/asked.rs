//! Which findings a letter asks about, and why there is no letter where nothing is asked.

use crate::finding::{Certainty, Cure, Severity};
use crate::report::clean::clean;
use crate::report::json::{Document, FindingEntry, NominationEntry, Status};
use crate::report::message::Messages;
use crate::report::text::page_words;

/// The findings that the letter about a nomination asks about; none where no letter is written.
pub(crate) fn asked<'d>(
    document: &'d Document,
    entry: &NominationEntry,
    messages: &Messages,
) -> Vec<&'d FindingEntry> {
    let asked: Vec<&FindingEntry> = about(document, entry)
        .filter(|finding| request(finding, messages).is_some())
        .collect();
    let any_error = asked.iter().any(|f| f.severity == Severity::Error);
    match entry.status == Status::Incomplete || any_error {
        true => asked,
        false => Vec::new(),
    }
}

/// The findings about a nomination. What is found about the file as a whole is its sender's: in a compendium nobody is
/// meant.
pub(super) fn about<'d>(
    document: &'d Document,
    entry: &NominationEntry,
) -> impl Iterator<Item = &'d FindingEntry> + use<'d> {
    let whole = document
        .about(None)
        .filter(|_| document.nominations.len() == 1);
    whole.chain(document.about(Some(entry.index)))
}

/// What a letter says about a finding: what is wrong and what to send, with its page. `None` when it is not for a letter.
pub(super) fn request(finding: &FindingEntry, messages: &Messages) -> Option<String> {
    let certain = finding.certainty == Certainty::Definite && finding.cure == Cure::Technical;
    if !certain || finding.severity == Severity::Note {
        return None;
    }
    let request = messages.letter(finding)?;
    // What is missing is on no page: its place is where the officer looks first.
    let page = page_words(&finding.at, messages).filter(|_| !finding.rule.ends_with("-missing"));
    let page = page.map_or(String::new(), |page| {
        // Kept together at the end of a line.
        format!("({}) ", page.replace(' ', "\u{a0}"))
    });
    Some(format!("{page}{}", clean_sentence(&request)))
}

/// The same as [`clean`] with no-break spaces kept: French signs hang on the word before them.
fn clean_sentence(text: &str) -> String {
    let parts: Vec<String> = text.split('\u{a0}').map(clean).collect();
    parts.join("\u{a0}")
}

/// What a letter says about a file of which no nomination could be read. `None` when it is not certain, or the sender can do
/// nothing about it.
pub(crate) fn sender_request(finding: &FindingEntry, messages: &Messages) -> Option<String> {
    let blank = finding.rule == "blank-form";
    let counts = finding.severity > Severity::Note && finding.cure == Cure::Technical || blank;
    if !counts || finding.certainty != Certainty::Definite {
        return None;
    }
    messages
        .letter(finding)
        .map(|request| clean_sentence(&request))
}

/// The id, without `report-`, of why nothing is asked although something is wrong; by the findings about it.
pub(super) fn why_none<'f>(findings: impl Iterator<Item = &'f FindingEntry>) -> &'static str {
    let errors: Vec<&FindingEntry> = findings
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    let any = |cure| errors.iter().any(|finding| finding.cure == cure);
    if errors.is_empty() {
        "officer-why-known"
    } else if any(Cure::Technical) || errors.iter().any(|f| f.certainty != Certainty::Definite) {
        "officer-why-unsure"
    } else if any(Cure::Substantive) {
        "officer-why-substance"
    } else {
        "officer-why-nobody"
    }
}
