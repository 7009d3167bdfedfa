//! The same document was sent twice.
//!
//! # What it reports
//!
//! A file with the same bytes as an earlier one of the batch, or with the same text in other bytes (`how` is `bytes` or
//! `text`; `other` is the earlier file). It is reported on the later file; its nominations are then not compared again.
//!
//! # Why it matters
//!
//! One nomination would be counted and scored twice.
//!
//! # Example
//!
//! *nomination (1).pdf* beside *nomination.pdf*.
//!
//! # How to fix
//!
//! Keep one of them. Nothing has to be asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Subject};

use super::{Said, Same, Signature, What};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "duplicate-file",
    severity: Severity::Error,
    cure: Cure::None,
    subject: Subject::Batch,
    docs: docs!("duplicate_file.rs"),
    examples: &[
        r#"{"how": "bytes", "other": "2019/nomination.pdf"}"#,
        r#"{"how": "text", "other": "2019/nomination.pdf"}"#,
    ],
    options: &[],
    check: Check::Batch,
};

/// Adds what is said; gives the later files.
pub(super) fn find(signatures: &[Signature], said: &mut Vec<Said>) -> BTreeSet<usize> {
    let mut bytes: BTreeMap<&String, usize> = BTreeMap::new();
    let mut texts: BTreeMap<&String, usize> = BTreeMap::new();
    let mut duplicates = BTreeSet::new();
    for (document, signature) in signatures.iter().enumerate() {
        let same_bytes = signature
            .sha256
            .as_ref()
            .and_then(|hash| bytes.get(hash))
            .map(|first| (Same::Bytes, *first));
        let same_text = || {
            signature
                .text
                .as_ref()
                .and_then(|hash| texts.get(hash))
                .map(|first| (Same::Text, *first))
        };
        if let Some((how, other)) = same_bytes.or_else(same_text) {
            said.push(Said {
                document,
                nomination: None,
                what: What::DuplicateFile { how, other },
            });
            duplicates.insert(document);
            continue;
        }
        signature
            .sha256
            .as_ref()
            .map(|hash| bytes.insert(hash, document));
        signature
            .text
            .as_ref()
            .map(|hash| texts.insert(hash, document));
    }
    duplicates
}

/// That a file is like an earlier one.
pub(super) fn draft(how: Same, first: &Signature) -> Draft {
    let how = match how {
        Same::Bytes => "bytes",
        Same::Text => "text",
    };
    let draft = Draft::document().detail("how", how);
    draft.detail("other", first.path.as_str())
}

#[cfg(test)]
mod tests {
    use crate::record::Printed;
    use crate::rule::batch::testing::{codes, document, found};

    #[test]
    fn same_bytes_are_reported_on_the_later_file() {
        let findings = found(&[document(1), document(2), document(1)]);
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].document, findings[0].finding.rule),
            (2, "duplicate-file")
        );
        assert_eq!(findings[0].finding.args["other"], "1.pdf");
    }

    #[test]
    fn same_text_in_other_bytes_is_reported() {
        let mut again = document(1);
        again.record.source.sha256 = "another".to_owned();
        assert_eq!(codes(&[document(1), again]), [(1, "duplicate-file")]);
    }

    #[test]
    fn empty_files_are_no_duplicates_of_each_other() {
        let empty = |seed| {
            let mut facts = document(seed);
            facts.record.source.bytes = 0;
            facts.record.source.sha256 = "e3b0".to_owned();
            facts.record.unplaced = vec![Printed {
                text: seed.to_string(),
                at: Vec::new(),
                ..Printed::default()
            }];
            facts
        };
        assert_eq!(codes(&[empty(1), empty(2)]), []);
    }
}
