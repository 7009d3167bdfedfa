//! Findings → sentences in every language, so that the page changes its language without checking again.

use std::collections::BTreeMap;

use nomcheck::finding::Certainty;
use nomcheck::report::clean::clean;
use nomcheck::report::json::FindingEntry;
use nomcheck::report::message::Messages;
use serde::Serialize;

/// The messages of all languages.
pub struct Words(Vec<Messages>);

impl Default for Words {
    fn default() -> Words {
        Words(Messages::LANGUAGES.map(Messages::new).into())
    }
}

/// A finding in words of one language, cleaned of what would turn the order of a line.
#[derive(Debug, Serialize)]
pub struct Said {
    /// What is wrong.
    message: String,
    /// What is wrong and what to send, said to who sends it; only where that is certain.
    request: Option<String>,
}

/// By language.
pub type InEach<T> = BTreeMap<&'static str, T>;

impl Words {
    /// `make` for each language.
    pub fn each<T>(&self, make: impl Fn(&Messages) -> T) -> InEach<T> {
        let all = self.0.iter();
        all.map(|messages| (messages.language(), make(messages)))
            .collect()
    }

    /// The messages of `lang`; English for a language that is not there.
    pub fn of(&self, lang: &str) -> Option<&Messages> {
        let code = Messages::code(lang);
        self.0.iter().find(|messages| messages.language() == code)
    }

    /// A finding in each language.
    pub fn said(&self, finding: &FindingEntry) -> InEach<Said> {
        let certain = finding.certainty == Certainty::Definite;
        self.each(|messages| Said {
            message: clean(&messages.say_again(finding).0),
            request: certain
                .then(|| messages.letter(finding))
                .flatten()
                .map(|text| clean(&text)),
        })
    }
}
