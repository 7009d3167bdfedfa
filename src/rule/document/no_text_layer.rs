//! Pages show text to a reader but have none for a machine.
//!
//! # What it reports
//!
//! Pages that are pictures of text (`reason` is `scanned`), pages whose letters are drawn as curves (`outlines`), and a
//! document in which every page is blank (`blank`). Single blank pages between others are not reported. Where text is
//! recognised in pictures (`--ocr`), these are the pages in which there was none, or that could not be drawn; `ocr` is
//! `missing` where no program for it is installed.
//!
//! # Why it matters
//!
//! The text of these pages is not in the record and was not checked. A section that seems to be missing may be there:
//! findings about missing fields on these pages are marked as *possible* only. People who use a screen reader cannot
//! read the pages either.
//!
//! # Example
//!
//! The nomination was printed, signed and scanned: six pages, six pictures.
//!
//! # How to fix
//!
//! Ask for the file as it came from the word processor. Where only paper exists, install Tesseract with the languages of
//! the forms: scans are then read, and no finding about them is certain.

use crate::finding::{Certainty, Cure, Severity};
use crate::record::{Facts, WithoutText};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::on_pages;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "no-text-layer",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("no_text_layer.rs"),
    examples: &[
        r#"{"reason": "scanned", "pages": [1, 2, 3], "all": true}"#,
        r#"{"reason": "scanned", "pages": [4], "all": false}"#,
        r#"{"reason": "outlines", "pages": [1, 2], "all": true}"#,
        r#"{"reason": "outlines", "pages": [2, 3, 5], "all": false}"#,
        r#"{"reason": "blank", "pages": [1], "all": true}"#,
        r#"{"reason": "scanned", "pages": [1, 2], "all": true, "ocr": "missing"}"#,
        r#"{"reason": "scanned", "pages": [2], "all": false, "ocr": "nothing"}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let all = facts.pages.iter().all(|page| page.without_text.is_some());
    let all_blank = facts
        .pages
        .iter()
        .all(|page| page.without_text == Some(WithoutText::Blank));
    let reasons = [
        ("scanned", WithoutText::Scanned),
        ("outlines", WithoutText::Outlines),
        ("blank", WithoutText::Blank),
    ];
    let mut drafts = Vec::new();
    // Where a program that recognises text found none, there may be none: an empty back among the pages.
    let looked = [false, true];
    for ((name, reason), wordless) in reasons.iter().flat_map(|r| looked.map(|l| (*r, l))) {
        let pages = facts
            .pages
            .iter()
            .filter(|page| page.without_text == Some(reason) && page.wordless == wordless);
        let matters = reason != WithoutText::Blank || all_blank;
        if matters && pages.clone().next().is_some() {
            let draft = on_pages(pages).arg("reason", name).detail("all", all);
            let readable = facts.ocr_missing && reason != WithoutText::Blank;
            drafts.push(match (readable, wordless) {
                (true, _) => draft.detail("ocr", "missing"),
                (false, true) if !all => draft
                    .detail("ocr", "nothing")
                    .certainty(Certainty::Possible),
                (false, _) => draft,
            });
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::finding::Certainty;
    use crate::form::Kind;
    use crate::record::WithoutText;
    use crate::rule::testing::Case;

    #[test]
    fn scanned_page_among_text_pages_is_reported() {
        let case = Case::complete().facts(|f| f.pages[1].without_text = Some(WithoutText::Scanned));
        assert_eq!(case.codes(), ["no-text-layer"]);
        assert_eq!(case.findings()[0].args["pages"], serde_json::json!([2]));
    }

    #[test]
    fn blank_document_is_reported_once() {
        let case = Case::without_nominations(Kind::NotProcessed).facts(|f| {
            f.pages
                .iter_mut()
                .for_each(|p| p.without_text = Some(WithoutText::Blank))
        });
        assert_eq!(case.codes(), ["no-text-layer"]);
        assert_eq!(case.findings()[0].args["reason"], "blank");
    }

    #[test]
    fn page_on_which_no_word_was_found_is_no_certain_fault() {
        let case = Case::complete().facts(|f| {
            f.pages[1].without_text = Some(WithoutText::Scanned);
            f.pages[1].wordless = true;
        });
        assert_eq!(case.codes(), ["no-text-layer"]);
        assert_eq!(case.findings()[0].certainty, Certainty::Possible);
    }

    #[test]
    fn missing_program_is_reported_where_it_would_help() {
        let case = Case::complete().facts(|f| {
            f.pages[1].without_text = Some(WithoutText::Scanned);
            f.ocr_missing = true;
        });
        assert_eq!(case.findings()[0].args["ocr"], "missing");
    }

    #[test]
    fn single_blank_page_is_silent() {
        let case = Case::complete().facts(|f| f.pages[1].without_text = Some(WithoutText::Blank));
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
