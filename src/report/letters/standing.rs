//! What the ledger knows of a nomination or a file: whether a letter about it was sent, and what that asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::report::message::{Messages, Word};
use crate::rule::Date;

use super::office::date_words;

/// What the ledger knows when it has recorded the run. Without a ledger nothing ever is.
pub type SharedKnown = Arc<OnceLock<Known>>;

/// What a ledger knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Of all nominations and files, by their identities.
    pub standings: BTreeMap<String, Standing>,
    /// What is to be done on the day of the run; no list is empty.
    pub due: Vec<DueList>,
}

/// Cases of which the same is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueList {
    /// The id of its heading, which has their number.
    pub heading: &'static str,
    /// Whether it is for today; what is waited for is not.
    pub urgent: bool,
    /// The cases.
    pub cases: Vec<DueCase>,
}

/// A case of which something is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueCase {
    /// Its number in the ledger.
    pub number: i64,
    /// The nomination's title.
    pub title: Option<String>,
    /// Who is nominated.
    pub nominee: Option<String>,
    /// The file of the version that counts.
    pub file: Option<String>,
    /// When a letter asked last.
    pub asked: Option<Date>,
    /// The last day for the answer.
    pub due: Option<Date>,
}

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
    /// SHA-256 of the file of the version that counts: letters are about that one.
    pub current: Option<String>,
    /// What that file is called.
    pub file: Option<String>,
    /// Whether a nomination was read of it.
    pub read: bool,
    /// The office's own number.
    pub reference: Option<String>,
}

impl Standing {
    /// Why a nomination in a file gets no letter although `asked` (rule and field of each) could be asked; `None` when it
    /// gets one.
    pub(super) fn why_none(
        &self,
        sha256: &str,
        asked: &[(String, String)],
        messages: &Messages,
    ) -> Option<String> {
        if self.closed {
            return Some(self.words(messages));
        }
        if asked.is_empty() {
            return None;
        }
        if self.current.as_deref().is_some_and(|one| one != sha256) {
            let file = self.file.as_deref().unwrap_or_default();
            return Some(messages.say("officer-why-version", &[("file", Word::Text(file))]));
        }
        // An officer may have noted a letter without its points.
        let known = self.points.is_empty() || asked.iter().all(|one| self.points.contains(one));
        (self.waiting && known).then(|| self.words(messages))
    }

    /// The same for a file that cannot be read: it was asked once for another, or was read on another day.
    pub(super) fn why_no_answer(&self, messages: &Messages) -> Option<String> {
        match self.read {
            true => Some(self.state(messages)),
            false => (self.closed || self.waiting).then(|| self.words(messages)),
        }
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
