//! Text was recognised in pictures of pages.
//!
//! # What it reports
//!
//! The pages (`pages`) whose text a machine read from a picture: the scanner, a program after it, or this tool. Where it
//! is known, `confidence` says from 0 to 1 how sure the recognition was; a scanner's text has no such figure.
//!
//! # Why it matters
//!
//! Recognised text has wrong letters and lost lines. What looks like a fault of the nominee may be one of the machine:
//! no finding on one of these pages is `definite`, no letter asks because of one, and none quotes its text.
//!
//! # Example
//!
//! A signed paper form was scanned at the post office; the scanner added a text layer.
//!
//! # How to fix
//!
//! Compare each finding with the page before you ask for anything.

use crate::finding::{Cure, Severity};
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::nominated::hundredths;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::on_pages;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "read-by-ocr",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("read_by_ocr.rs"),
    examples: &[
        r#"{"pages": [1, 2, 3], "confidence": null}"#,
        r#"{"pages": [2], "confidence": 0.93}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let read = facts.pages.iter().filter(|page| page.read_by_ocr);
    if read.clone().next().is_none() {
        return Vec::new();
    }
    let sure: Vec<f32> = read
        .clone()
        .filter_map(|page| page.ocr_confidence)
        .collect();
    let mean = sure.iter().sum::<f32>() / sure.len().max(1) as f32;
    let confidence = (!sure.is_empty()).then(|| hundredths(mean));
    vec![on_pages(read).detail("confidence", confidence)]
}

#[cfg(test)]
mod tests {
    use crate::finding::Certainty;
    use crate::rule::testing::Case;

    #[test]
    fn recognised_page_is_reported_and_nothing_on_it_is_certain() {
        let case = Case::complete()
            .without("email")
            .facts(|f| f.pages[0].read_by_ocr = true);
        assert_eq!(case.codes(), ["read-by-ocr", "email-missing"]);
        assert_eq!(case.findings()[1].certainty, Certainty::Possible);
    }

    #[test]
    fn typed_pages_are_silent() {
        let case = Case::complete().without("email");
        assert_eq!(case.codes(), ["email-missing"]);
        assert_eq!(case.findings()[0].certainty, Certainty::Definite);
    }
}
