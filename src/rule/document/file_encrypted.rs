//! The file needs a password that was not given.
//!
//! # What it reports
//!
//! A PDF that opens only with a password, when none of the passwords given opens it. A file that is encrypted but opens
//! without one (printing or copying restricted) is read as usual and not reported.
//!
//! # Why it matters
//!
//! Neither the check nor the jury can read it.
//!
//! # Example
//!
//! The ministry's office protects every PDF it sends. The password came in a separate e-mail.
//!
//! # How to fix
//!
//! Give the password (`--password`), or ask for the file without one.

use crate::finding::{Cure, Severity};
use crate::pdf::OpenError;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "file-encrypted",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("file_encrypted.rs"),
    examples: &["{}"],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    if facts.open_error == Some(OpenError::Encrypted) {
        vec![Draft::document()]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use crate::form::Kind;
    use crate::pdf::OpenError;
    use crate::rule::testing::Case;

    #[test]
    fn unopened_encrypted_file_is_reported() {
        let case = Case::without_nominations(Kind::NotProcessed)
            .facts(|f| f.open_error = Some(OpenError::Encrypted));
        assert_eq!(case.codes(), ["file-encrypted"]);
    }

    #[test]
    fn encrypted_file_that_opens_is_silent() {
        let case = Case::complete().facts(|f| f.record.source.encrypted = true);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
