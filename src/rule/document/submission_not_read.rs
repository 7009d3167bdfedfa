//! A file among the submissions is not a PDF.
//!
//! # What it reports
//!
//! A file in a folder or archive that is checked, which may be a nomination in another shape: a document of a word
//! processor, a picture, a mail, an archive in a folder. Nothing of it was read. The argument `shape` says which
//! (`document`, `picture`, `archive`, `other`); `what` names the type where the first bytes show it. What systems and
//! programs leave in folders is not reported, nor are lists (CSV), settings and sources of programs.
//!
//! # Why it matters
//!
//! Somebody sent it and waits for an answer. A run that passes over it loses a nomination, and nobody notices.
//!
//! # Example
//!
//! `nomination.docx` lies among the PDFs: *the file is not a PDF but a document of another program (docx), and was not
//! read*.
//!
//! # How to fix
//!
//! Ask for the document as PDF. An archive is read when it is named itself. A file that belongs to no nomination is left out
//! with `--exclude`.

use serde_json::Value;

use crate::finding::{Cure, Severity};
use crate::pdf::OpenError;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "submission-not-read",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("submission_not_read.rs"),
    examples: &[
        r#"{"shape": "document", "what": "docx"}"#,
        r#"{"shape": "picture", "what": "jpeg"}"#,
        r#"{"shape": "archive", "what": "zip"}"#,
        r#"{"shape": "other", "what": null}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let Some(OpenError::NotAPdf { what }) = &facts.open_error else {
        return Vec::new();
    };
    if facts.record.source.is_named_pdf() {
        return Vec::new();
    }
    let shape = match what.unwrap_or_default() {
        "docx" | "doc" | "odt" | "odf" | "rtf" | "xlsx" | "pptx" | "html" | "epub"
        | "postscript" => "document",
        "png" | "jpeg" | "gif" | "tiff" | "bmp" | "webp" | "heic" => "picture",
        "zip" => "archive",
        _ => "other",
    };
    vec![
        Draft::document()
            .arg("shape", shape)
            .detail("what", Value::from(*what)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::form::Kind;
    use crate::pdf::OpenError;
    use crate::rule::testing::Case;

    fn named(path: &str) -> Case {
        Case::without_nominations(Kind::NotProcessed).facts(|f| {
            f.record.source.path = path.to_owned();
            f.open_error = Some(OpenError::NotAPdf { what: Some("docx") });
        })
    }

    #[test]
    fn document_with_its_own_ending_is_a_submission_that_was_not_read() {
        let findings = named("in/nomination.docx").findings();
        assert_eq!(findings[0].rule, "submission-not-read");
        assert_eq!(findings[0].args["shape"], "document");
    }

    #[test]
    fn renamed_document_is_another_matter() {
        assert_eq!(named("in/nomination.PDF").codes(), ["file-not-readable"]);
    }
}
