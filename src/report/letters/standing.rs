//! What the ledger knows of a nomination or a file: whether a letter about it was sent, and what that asked.

use std::collections::BTreeSet;

use crate::report::clean::clean;
use crate::report::json::FindingEntry;
use crate::report::message::{Messages, Word};
use crate::report::received::Received;
use crate::rule::Date;

use super::office::date_words;

/// Where a nomination, or a file that could not be read, is on its way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its number in the ledger.
    pub case: i64,
    /// Whether it was withdrawn, is a duplicate, or somebody decided that it is complete: nobody is written to.
    pub closed: bool,
    /// The id of its status's word, without `report-`.
    pub status: String,
    /// Whether a letter was sent and nothing has come since.
    pub waiting: bool,
    /// When a letter asked last.
    pub asked: Option<Date>,
    /// The last day for the answer.
    pub due: Option<Date>,
    /// Rule and field of each point that it asked about.
    pub points: BTreeSet<(String, String)>,
    /// When it was acknowledged that nothing is missing.
    pub acknowledged: Option<Date>,
    /// SHA-256 of each file of which it has a version: any other one is an answer.
    pub files: BTreeSet<String>,
    /// SHA-256 of the file in which nothing is missing, where one has come.
    pub whole: Option<String>,
    /// The office's own number.
    pub reference: Option<String>,
}

impl Standing {
    /// Why a nomination in a file gets no letter although `asked` could be asked; `None` when it gets one.
    pub(super) fn why_none(
        &self,
        sha256: &str,
        asked: &[&FindingEntry],
        messages: &Messages,
    ) -> Option<String> {
        let known = |finding: &&FindingEntry| {
            let field = finding.field.clone().unwrap_or_default();
            self.points.contains(&(finding.rule.clone(), field))
        };
        let answer = !self.files.contains(sha256);
        // An officer may have noted a letter without its points.
        let told = self.points.is_empty() || asked.iter().all(known);
        let nothing_new = self.waiting && !answer && !asked.is_empty() && told;
        // Another file has all of it.
        let whole = self.whole.as_deref().is_some_and(|whole| whole != sha256);
        if whole && !asked.is_empty() {
            return Some(self.state(messages));
        }
        (self.closed || nothing_new).then(|| self.words(messages))
    }

    /// The same for a file that could not be read: it was asked once for another.
    pub(super) fn why_no_answer(&self, messages: &Messages) -> Option<String> {
        (self.closed || self.waiting).then(|| self.words(messages))
    }

    /// The status, and which case it is.
    fn state(&self, messages: &Messages) -> String {
        let case = self.case.to_string();
        let status = messages.word_of(&self.status);
        let values = [("case", Word::Text(&case)), ("status", Word::Text(&status))];
        messages.say("officer-why-closed", &values)
    }

    fn words(&self, messages: &Messages) -> String {
        if self.closed {
            return self.state(messages);
        }
        let case = self.case.to_string();
        let day =
            |day: Option<Date>| day.map(|day| date_words(day, messages).replace('\u{a0}', " "));
        let asked = day(self.asked).unwrap_or_default();
        let due = day(self.due).unwrap_or_else(|| "none".to_owned());
        let values = [
            ("case", Word::Text(&case)),
            ("asked", Word::Text(&asked)),
            ("due", Word::Text(&due)),
        ];
        messages.say("officer-why-asked", &values)
    }
}

/// The number that the office has given.
pub(super) fn reference(
    standing: Option<&Standing>,
    received: Option<&Received>,
) -> Option<String> {
    let listed = received.and_then(|one| one.reference.as_deref());
    let known = standing.and_then(|one| one.reference.as_deref());
    listed.or(known).map(clean)
}
