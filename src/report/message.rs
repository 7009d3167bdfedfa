//! Finding → words of a language. (Stand-in until w-rules is merged.)

use crate::finding::Finding;

/// The messages of one language.
pub struct Messages;

impl Messages {
    /// The messages of `lang`.
    pub fn new(lang: &str) -> Messages {
        let _ = lang;
        Messages
    }

    /// What is wrong.
    pub fn message(&self, finding: &Finding) -> String {
        finding.rule.to_owned()
    }

    /// What to do about it.
    pub fn help(&self, finding: &Finding) -> Option<String> {
        let _ = finding;
        None
    }
}
