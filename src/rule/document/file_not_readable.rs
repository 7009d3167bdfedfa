//! The file cannot be opened as a PDF.
//!
//! # What it reports
//!
//! A file that is empty, that is not a PDF, whatever its name says, that has no pages, or that is damaged
//! beyond repair. The argument `reason` says which (`empty`, `not-a-pdf`, `no-pages`, `damaged`); `what` names the real
//! type where the first bytes show it, such as `docx`. `xfa-shell` is an XFA form: its only page asks for
//! another program, and the answers are in data that few programs show.
//!
//! # Why it matters
//!
//! Nothing in this file can be checked, and nobody will read it. Uploads break off, and documents get renamed instead
//! of exported; the nominee usually does not know.
//!
//! # Example
//!
//! `nomination.pdf` is a Word document with a new name: *this file is not a PDF but a Word document (.docx)*.
//!
//! # How to fix
//!
//! Ask for the file again. A Word document is saved with "Save as PDF" or "Export", not by changing the end of its
//! name. An XFA form is opened in Adobe Reader and printed to PDF.

use serde_json::Value;

use crate::finding::{Cure, Severity};
use crate::pdf::OpenError;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "file-not-readable",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("file_not_readable.rs"),
    examples: &[
        r#"{"reason": "empty", "what": null}"#,
        r#"{"reason": "not-a-pdf", "what": "docx"}"#,
        r#"{"reason": "not-a-pdf", "what": null}"#,
        r#"{"reason": "no-pages", "what": null}"#,
        r#"{"reason": "damaged", "what": null}"#,
        r#"{"reason": "xfa-shell", "what": null}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let (reason, what) = match &facts.open_error {
        None if facts.xfa_shell => ("xfa-shell", Value::Null),
        Some(OpenError::Empty) => ("empty", Value::Null),
        Some(OpenError::NotAPdf { .. }) if !facts.record.source.is_named_pdf() => {
            return Vec::new();
        }
        Some(OpenError::NotAPdf { what }) => ("not-a-pdf", Value::from(*what)),
        Some(OpenError::NoPages) => ("no-pages", Value::Null),
        Some(OpenError::Damaged { .. }) => ("damaged", Value::Null),
        Some(OpenError::Encrypted | OpenError::OverLimit { .. }) | None => return Vec::new(),
    };
    vec![Draft::document().arg("reason", reason).detail("what", what)]
}

#[cfg(test)]
mod tests {
    use crate::form::Kind;
    use crate::pdf::OpenError;
    use crate::rule::testing::Case;

    #[test]
    fn renamed_word_document_is_named() {
        let error = OpenError::NotAPdf { what: Some("docx") };
        let case = Case::without_nominations(Kind::NotProcessed).facts(|f| {
            f.record.source.path = "in/a.pdf".to_owned();
            f.open_error = Some(error);
        });
        assert_eq!(case.codes(), ["file-not-readable"]);
        assert_eq!(case.findings()[0].args["what"], "docx");
    }

    #[test]
    fn encrypted_file_is_another_matter() {
        let case = Case::without_nominations(Kind::NotProcessed)
            .facts(|f| f.open_error = Some(OpenError::Encrypted));
        assert_eq!(case.codes(), ["file-encrypted"]);
    }

    #[test]
    fn shell_of_an_xfa_form_is_reported() {
        let case = Case::without_nominations(Kind::NotProcessed).facts(|f| f.xfa_shell = true);
        assert_eq!(case.codes(), ["file-not-readable"]);
        assert_eq!(case.findings()[0].args["reason"], "xfa-shell");
    }
}
