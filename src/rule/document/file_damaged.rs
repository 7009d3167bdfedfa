//! The file had to be repaired to be read.
//!
//! # What it reports
//!
//! Repairs that were made while reading: a patched header, a rebuilt table of contents of the file's objects, a stream
//! that breaks off, a page that was lost. One finding lists them all (`what`). It is a note when nothing was lost
//! (`lost` is `none`), a warning when text may be missing (`maybe`), an error when a page is (`page`).
//!
//! # Why it matters
//!
//! What is missing from a damaged file looks like something that the nominee left out. Look at this finding before
//! asking for a missing section.
//!
//! # Example
//!
//! The upload broke off after two thirds of the file: four of six pages could be recovered.
//!
//! # How to fix
//!
//! Ask for the file again, or open it and export it again. A note needs no action.

use serde_json::Value;

use crate::finding::{Cure, Severity};
use crate::geom::Place;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};
use crate::warning::Warning;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "file-damaged",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("file_damaged.rs"),
    examples: &[
        r#"{"lost": "none", "what": ["xref-rebuilt"], "pages": []}"#,
        r#"{"lost": "maybe", "what": ["stream-damaged"], "pages": [3]}"#,
        r#"{"lost": "page", "what": ["page-lost", "xref-rebuilt"], "pages": [5, 6]}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

/// How much a repair may have cost, from least to most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Loss {
    None,
    Maybe,
    Page,
}

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let repairs: Vec<(&Warning, Loss)> = facts
        .warnings
        .iter()
        .filter_map(|w| Some((w, loss(w)?)))
        .collect();
    let Some(worst) = repairs.iter().map(|(_, loss)| *loss).max() else {
        return Vec::new();
    };
    let (severity, lost) = match worst {
        Loss::None => (Severity::Note, "none"),
        Loss::Maybe => (Severity::Warning, "maybe"),
        Loss::Page => (Severity::Error, "page"),
    };
    let mut what: Vec<&str> = repairs
        .iter()
        .map(|(warning, _)| warning.code.as_str())
        .collect();
    what.sort_unstable();
    what.dedup();
    let at: Vec<Place> = repairs
        .iter()
        .flat_map(|(warning, _)| warning.at.iter().copied())
        .collect();
    let mut pages: Vec<u64> = repairs
        .iter()
        .filter(|(_, loss)| *loss == worst)
        .flat_map(|(w, _)| pages(w))
        .collect();
    pages.sort_unstable();
    pages.dedup();
    let draft = Draft::document().severity(severity).arg("lost", lost);
    vec![draft.detail("what", what).detail("pages", pages).at(&at)]
}

/// What a warning of the reader says was lost; `None` for one that is not about damage.
fn loss(warning: &Warning) -> Option<Loss> {
    // Recognised text is reported on its own.
    if ["ocr-layer", "page-recognised"].contains(&warning.code.as_str()) {
        return None;
    }
    match warning.args.get("lost").and_then(Value::as_str) {
        Some("none") => return Some(Loss::None),
        Some("maybe") => return Some(Loss::Maybe),
        Some("page") => return Some(Loss::Page),
        _ => {}
    }
    match warning.code.as_str() {
        "header-patched" | "xref-rebuilt" => Some(Loss::None),
        "pages-rebuilt" | "stream-damaged" => Some(Loss::Maybe),
        "page-lost" => Some(Loss::Page),
        _ => None,
    }
}

/// The pages that a warning names, in `page` or `pages` or by its places.
fn pages(warning: &Warning) -> Vec<u64> {
    let listed = warning
        .args
        .get("pages")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64);
    let single = warning.args.get("page").and_then(Value::as_u64);
    listed
        .chain(single)
        .chain(warning.at.iter().map(|place| u64::from(place.page.get())))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::rule::testing::Case;
    use crate::warning::Warning;

    #[test]
    fn severity_follows_the_worst_loss() {
        let note = Warning::new("xref-rebuilt").with("lost", "none");
        let worse = Warning::new("page-lost")
            .with("lost", "page")
            .with("page", 5);
        let one = Case::complete().facts(|f| f.warnings = vec![note.clone()]);
        let both = Case::complete().facts(|f| f.warnings = vec![note, worse]);
        assert_eq!(one.findings()[0].severity, Severity::Note);
        assert_eq!(both.codes(), ["file-damaged"]);
        assert_eq!(both.findings()[0].severity, Severity::Error);
        assert_eq!(both.findings()[0].args["pages"], serde_json::json!([5]));
    }

    #[test]
    fn warning_that_is_no_damage_is_silent() {
        let case =
            Case::complete().facts(|f| f.warnings = vec![Warning::new("font-without-widths")]);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
