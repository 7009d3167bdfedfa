//! A paper that should go with the form was not found.
//!
//! # What it reports
//!
//! A required attachment (`title`) that the form neither says to be attached nor has as an embedded file or an annex. It may
//! have been sent as a file of its own, so this is never certain.
//!
//! # Why it matters
//!
//! The jury needs the paper, and asking late costs time.
//!
//! # Example
//!
//! *Letter of permission, if you are not the main organisation:* (nothing).
//!
//! # How to fix
//!
//! Look among the files that came with the form; if it is not there, ask for it.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::FieldType;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "attachment-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("attachment_missing.rs"),
    examples: &[r#"{"title": "Letter of permission"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let missing = nominated.missing(FieldType::Attachment).into_iter();
    missing
        .map(|draft| draft.at_most(Certainty::Likely))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::finding::Certainty;
    use crate::form::FieldType;
    use crate::rule::testing::Case;

    #[test]
    fn it_is_never_certain_and_an_attached_one_is_silent() {
        let attached = Case::complete().field("fax", |f| {
            f.kind = FieldType::Attachment;
            f.required = true;
        });
        assert_eq!(attached.codes(), Vec::<&str>::new());
        let missing = attached.without("fax");
        assert_eq!(missing.codes(), ["attachment-missing"]);
        assert_eq!(missing.findings()[0].certainty, Certainty::Likely);
    }
}
