//! The office that writes: what a letter says of it, in the language of the letter, so that nothing is left to be filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::hex;
use crate::report::html::Heading;
use crate::report::message::{Messages, Word};
use crate::report::received::ReceivedList;
use crate::rule::Date;

use super::{SharedKnown, Templates};

/// How letters are written.
#[derive(Debug, Clone, Default)]
pub struct LetterSettings {
    /// Who writes; without it letters have brackets to fill in.
    pub office: Option<Office>,
    /// Whether complete nominations get an acknowledgement.
    pub acknowledge: bool,
    /// The office's own templates.
    pub templates: Arc<Templates>,
    /// What the office knows of the files.
    pub received: Arc<ReceivedList>,
    /// What the ledger knows, by nominee and title or by the hash of a file; empty without a ledger.
    pub known: SharedKnown,
    /// What is on top of the officer's page.
    pub heading: Heading,
}

/// Who writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// In any language.
    pub general: OfficeWords,
    /// What is said otherwise, by language (ISO 639-1).
    pub by_language: BTreeMap<String, OfficeWords>,
    /// An address to which answers go.
    pub reply_to: Option<String>,
    /// The last day for an answer.
    pub reply_by: Option<Date>,
    /// Pattern of reference numbers, with `{year}`, `{country}`, `{form}` and `{id}`.
    pub reference: Option<String>,
    /// The day on which letters are written.
    pub today: Option<Date>,
}

/// What an office says of itself; absent members are said otherwise or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfficeWords {
    /// Its name.
    pub name: Option<String>,
    /// Its postal address, in lines.
    pub address: Option<String>,
    /// Who signs.
    pub signatory: Option<String>,
    /// The complimentary close, such as "With kind regards,".
    pub closing: Option<String>,
}

/// What is known of a nomination for its reference.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Referred {
    /// ISO 3166-1 alpha-2; empty when it is not known.
    pub country: String,
    /// The form's name; empty when there is none.
    pub form: String,
    /// What stays the same whatever the name of the file: nominee and title, or the hash of a file.
    pub identity: String,
    /// The number that the office has given it; then no pattern is needed.
    pub given: Option<String>,
}

impl Office {
    /// The names in a pattern of references.
    pub const NAMES: [&str; 4] = ["year", "country", "form", "id"];

    fn words<'o>(
        &'o self,
        language: &str,
        of: fn(&'o OfficeWords) -> Option<&'o String>,
    ) -> Option<&'o str> {
        let own = self.by_language.get(language).and_then(of);
        own.or_else(|| of(&self.general)).map(String::as_str)
    }

    /// The complimentary close in a language, if the office has its own.
    pub(super) fn closing(&self, language: &str) -> Option<&str> {
        self.words(language, |words| words.closing.as_ref())
    }

    /// Its name in a language.
    pub(super) fn name(&self, language: &str) -> String {
        let name = self.words(language, |words| words.name.as_ref());
        name.unwrap_or_default().to_owned()
    }

    /// Its address in a language, in lines.
    pub(super) fn address(&self, language: &str) -> String {
        let address = self.words(language, |words| words.address.as_ref());
        address.unwrap_or_default().to_owned()
    }

    /// Who signs in a language.
    pub(super) fn signatory(&self, language: &str) -> String {
        let signatory = self.words(language, |words| words.signatory.as_ref());
        signatory.unwrap_or_default().to_owned()
    }

    /// Who signs, the office and its address, in lines.
    pub(super) fn signature(&self, language: &str) -> String {
        let lines = [
            self.words(language, |words| words.signatory.as_ref()),
            self.words(language, |words| words.name.as_ref()),
            self.words(language, |words| words.address.as_ref()),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// The reference of a nomination; `None` where the office has none.
    pub(super) fn reference(&self, referred: &Referred) -> Option<String> {
        let pattern = self.reference.as_ref()?;
        let year = self
            .today
            .map_or("–".to_owned(), |today| today.year().to_string());
        let country = match referred.country.as_str() {
            "" => "XX",
            country => country,
        };
        let form = match referred.form.as_str() {
            "" => "-",
            form => form,
        };
        let filled = pattern
            .replace("{year}", &year)
            .replace("{country}", country);
        let filled = filled.replace("{form}", form);
        // Six digits distinguish the nominations of a call, and can be said on the telephone.
        let id = hex::short(referred.identity.as_bytes(), 6);
        Some(filled.replace("{id}", &id))
    }

    /// By when and where an answer is wanted, as a paragraph.
    pub(super) fn answer(&self, messages: &Messages) -> String {
        let when = match self.reply_by {
            Some(day) => {
                let day = date_words(day, messages);
                messages.say("letter-answer-by", &[("date", Word::Text(&day))])
            }
            None => messages.word_of("letter-answer-soon"),
        };
        let to = self.reply_to.as_deref();
        let to = to.map(|to| messages.say("letter-answer-to", &[("address", Word::Text(to))]));
        std::iter::once(when)
            .chain(to)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A day as letters write it: 31 March 2027.
pub(super) fn date_words(day: Date, messages: &Messages) -> String {
    let year = day.year().to_string();
    let values = [
        ("day", Word::Number(day.day().into())),
        ("month", Word::Number(day.month().into())),
        ("year", Word::Text(&year)),
    ];
    // A day and its month are not torn apart at the end of a line.
    messages.say("date", &values).replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Office {
        Office {
            general: OfficeWords {
                name: Some("Award Office".to_owned()),
                signatory: Some("A. Owusu".to_owned()),
                ..OfficeWords::default()
            },
            by_language: BTreeMap::from([(
                "fr".to_owned(),
                OfficeWords {
                    name: Some("Bureau du prix".to_owned()),
                    ..OfficeWords::default()
                },
            )]),
            reply_by: "2027-03-01".parse().ok(),
            reference: Some("AW/{year}/{country}/{id}".to_owned()),
            today: "2027-02-12".parse().ok(),
            ..Office::default()
        }
    }

    #[test]
    fn language_of_the_letter_decides() {
        assert_eq!(office().signature("en"), "A. Owusu\nAward Office");
        assert_eq!(office().signature("fr"), "A. Owusu\nBureau du prix");
    }

    #[test]
    fn days_are_written_as_in_letters() {
        let said = |lang: &str| office().answer(&Messages::new(lang)).replace('\u{a0}', " ");
        assert_eq!(said("en"), "Please answer this message by 1 March 2027.");
        assert!(said("fr").ends_with("le 1er mars 2027."), "{}", said("fr"));
        assert!(
            said("es").ends_with("el 1 de marzo de 2027."),
            "{}",
            said("es")
        );
        assert!(
            said("pt").ends_with("até 1 de março de 2027."),
            "{}",
            said("pt")
        );
    }

    #[test]
    fn reference_stays_the_same_for_a_nomination() {
        let referred = |identity: &str| Referred {
            country: "GH".to_owned(),
            form: "sstc".to_owned(),
            identity: identity.to_owned(),
            given: None,
        };
        let reference = |identity| office().reference(&referred(identity)).unwrap();
        assert_eq!(reference("seeds"), reference("seeds"));
        assert_ne!(reference("seeds"), reference("roofs"));
        assert!(reference("seeds").starts_with("AW/2027/GH/"));
        let unknown = office().reference(&Referred::default()).unwrap();
        assert!(unknown.starts_with("AW/2027/XX/"), "{unknown}");
    }
}
