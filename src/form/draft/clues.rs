//! What the words of a blank form say: types, limits, whose details are asked for.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::fold::fold;
use crate::form::definition::FieldType;
use crate::form::definition::PersonRole;

/// Largest limit that is believed.
const MOST: u32 = 100_000;

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub(super) struct Clues {
    /// ISO 639-1 code.
    pub(super) language: String,
    words: Words,
}

/// Phrases, folded once they are loaded.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    email: Vec<String>,
    fax: Vec<String>,
    telephone: Vec<String>,
    signature: Vec<String>,
    address: Vec<String>,
    url: Vec<String>,
    period: Vec<String>,
    date: Vec<String>,
    amount: Vec<String>,
    identifier: Vec<String>,
    number: Vec<String>,
    country: Vec<String>,
    title: Vec<String>,
    person: Vec<String>,
    words: Vec<String>,
    characters: Vec<String>,
    least: Vec<String>,
    optional: Vec<String>,
    several: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
    nominee: Vec<String>,
    nominator: Vec<String>,
    referee: Vec<String>,
    contact: Vec<String>,
    asks: Vec<String>,
    office: Vec<String>,
    attached: Vec<String>,
    papers: Vec<String>,
    totals: Vec<String>,
}

/// A limit that a form prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// `max-words`
    MaxWords(u32),
    /// `min-words`
    MinWords(u32),
    /// `max-characters`
    MaxCharacters(u32),
}

/// The words of all languages; a test holds that they can be read.
fn all() -> &'static [Clues] {
    static ALL: OnceLock<Vec<Clues>> = OnceLock::new();
    ALL.get_or_init(|| {
        let text = include_str!("../../../schema/words/draft.toml");
        let all: BTreeMap<String, Words> = toml::from_str(text).unwrap_or_default();
        let clues = |(language, words)| Clues { language, words };
        all.into_iter().map(clues).collect()
    })
}

/// The words of `language`; of English for one that has none here, under the language's own code.
pub(super) fn of(language: &str) -> Clues {
    let own = all().iter().find(|c| c.language == language);
    let found = own.or_else(|| all().iter().find(|c| c.language == "en"));
    Clues {
        language: language.to_owned(),
        ..found.cloned().unwrap_or_default()
    }
}

/// The words of the language that most of `texts` have words of; English where none has more.
pub(super) fn nearest<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Clues {
    let votes = |clues: &Clues| {
        let w = &clues.words;
        let lists = [
            &w.telephone,
            &w.country,
            &w.title,
            &w.person,
            &w.words,
            &w.characters,
            &w.number,
            &w.amount,
            &w.yes,
            &w.asks,
            &w.date,
            &w.period,
        ];
        texts
            .clone()
            .map(fold)
            .map(|t| lists.iter().filter(|l| has(&t, l).is_some()).count())
            .sum::<usize>()
    };
    let best = all()
        .iter()
        .map(|c| (votes(c), c.language == "en", c))
        .max_by_key(|(votes, english, _)| (*votes, *english));
    best.map(|(_, _, c)| c.clone()).unwrap_or_default()
}

/// The longest of `phrases` that is in `folded` as words of its own, in letters.
fn has(folded: &str, phrases: &[String]) -> Option<usize> {
    let text = format!(" {folded} ");
    phrases
        .iter()
        .map(|p| fold(p))
        .filter(|p| !p.is_empty() && text.contains(&format!(" {p} ")))
        .map(|p| p.len())
        .max()
}

impl Clues {
    /// The type of value that a label asks for, by its words alone.
    pub(super) fn kind(&self, label: &str) -> Option<FieldType> {
        use FieldType::*;
        let w = &self.words;
        let lists = [
            (Email, &w.email),
            (Fax, &w.fax),
            (Telephone, &w.telephone),
            (Signature, &w.signature),
            (Address, &w.address),
            (Url, &w.url),
            (Period, &w.period),
            (Date, &w.date),
            (Amount, &w.amount),
            (Identifier, &w.identifier),
            (Number, &w.number),
            (Title, &w.title),
            (Country, &w.country),
            (Person, &w.person),
        ];
        let label = fold(label);
        let words = label.split(' ').count();
        // "Name" alone is a person's; "name of the organisation" is not.
        let fits = |(kind, list): &(FieldType, &Vec<String>)| {
            let length = has(&label, list)?;
            let whole = 2 * length >= label.len() || words <= 2 && length == label.len();
            // "Signature of the chair" is one, "Date signed" is not.
            let begins = |list: &[String]| {
                let own = |p: &String| {
                    label
                        .strip_prefix(fold(p).as_str())
                        .is_some_and(|r| r.starts_with(' '))
                };
                list.iter().any(own)
            };
            let whole = match kind {
                Signature => begins(list) || whole && (length == label.len() || !begins(&w.date)),
                _ => whole,
            };
            (!matches!(kind, Person | Title | Signature | Address) || whole).then_some(*kind)
        };
        lists.iter().find_map(fits)
    }

    /// The limits that a text states.
    pub(super) fn limits(&self, text: &str) -> Vec<Limit> {
        // "1,500" and "1 500" are one figure.
        let mut figures = String::new();
        let chars: Vec<char> = text.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            let digit = |i: Option<usize>| {
                i.and_then(|i| chars.get(i))
                    .is_some_and(char::is_ascii_digit)
            };
            let three = (1..=3).all(|by| digit(Some(at + by))) && !digit(Some(at + 4));
            let parting = matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}' | '’');
            if !(parting && three && digit(at.checked_sub(1))) {
                figures.push(*c);
            }
        }
        let folded = fold(&figures);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut out = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let Some(count) = word.parse::<u32>().ok().filter(|n| (1..=MOST).contains(n)) else {
                continue;
            };
            let behind = |list: &[String]| {
                let next = words.get(at + 1..).unwrap_or(&[]).iter().take(2);
                next.clone().any(|w| list.iter().any(|p| fold(p) == **w))
            };
            let from = at.saturating_sub(4);
            let before = words.get(from..at).unwrap_or(&[]).join(" ");
            let least = has(&before, &self.words.least).is_some();
            if behind(&self.words.words) {
                out.push(match least {
                    true => Limit::MinWords(count),
                    false => Limit::MaxWords(count),
                });
            } else if behind(&self.words.characters) && !least {
                out.push(Limit::MaxCharacters(count));
            }
        }
        out
    }

    /// Whose details are asked for below a heading.
    pub(super) fn role(&self, heading: &str) -> Option<PersonRole> {
        let folded = fold(heading);
        let w = &self.words;
        [
            (PersonRole::Nominator, &w.nominator),
            (PersonRole::Referee, &w.referee),
            (PersonRole::Nominee, &w.nominee),
            (PersonRole::Contact, &w.contact),
        ]
        .into_iter()
        .find(|(_, list)| has(&folded, list).is_some())
        .map(|(role, _)| role)
    }

    /// Whether the words of a box say that a paper goes with the form.
    pub(super) fn is_attached(&self, option: &str) -> bool {
        has(&fold(option), &self.words.attached).is_some()
    }

    /// Whether a heading is over the papers that go with the form.
    pub(super) fn is_over_papers(&self, heading: &str) -> bool {
        has(&fold(heading), &self.words.papers).is_some()
    }

    /// Whether a cell begins the row of totals of a table.
    pub(super) fn is_total(&self, cell: &str) -> bool {
        let folded = fold(cell);
        self.words.totals.iter().any(|w| fold(w) == folded)
    }

    /// Whether a heading says that the office fills in what is below it.
    pub(super) fn is_office(&self, heading: &str) -> bool {
        const WORDS: usize = 8;
        let short = heading.split_whitespace().nth(WORDS).is_none();
        short && has(&fold(heading), &self.words.office).is_some()
    }

    /// Whether a text says that an answer may be left out.
    pub(super) fn is_optional(&self, text: &str) -> bool {
        has(&fold(text), &self.words.optional).is_some()
    }

    /// Whether a text says that several boxes may be ticked.
    pub(super) fn allows_several(&self, text: &str) -> bool {
        has(&fold(text), &self.words.several).is_some()
    }

    /// Whether options are Yes and No.
    pub(super) fn is_yes_no(&self, options: &[String]) -> bool {
        let one = |list: &[String], text: &String| list.iter().any(|w| fold(w) == fold(text));
        match options {
            [a, b] => {
                let (yes, no) = (&self.words.yes, &self.words.no);
                one(yes, a) && one(no, b) || one(no, a) && one(yes, b)
            }
            _ => false,
        }
    }

    /// Whether a text begins as what a form says about how to answer.
    pub(super) fn asks(&self, text: &str) -> bool {
        let folded = fold(text);
        let begins = |p: &String| {
            let p = fold(p);
            let rest = folded.trim_start().strip_prefix(p.as_str());
            rest.is_some_and(|r| r.is_empty() || r.starts_with(' '))
        };
        self.words.asks.iter().any(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_messages_has_its_words() {
        let known: Vec<&str> = all().iter().map(|c| c.language.as_str()).collect();
        assert_eq!(known, ["en", "es", "fr", "pt"]);
    }

    #[test]
    fn limits_are_read_in_four_languages() {
        let limits = |language: &str, text: &str| of(language).limits(text);
        assert_eq!(
            limits("en", "[Explain it in a maximum of 900 characters.]"),
            [Limit::MaxCharacters(900)]
        );
        assert_eq!(limits("en", "(max. 1,500 words)"), [Limit::MaxWords(1500)]);
        assert_eq!(
            limits("en", "at least 50 and no more than 250 words"),
            [Limit::MaxWords(250)]
        );
        assert_eq!(limits("pt", "Máximo 250 palavras"), [Limit::MaxWords(250)]);
        assert_eq!(
            limits("fr", "1 500 signes max. espaces compris"),
            [Limit::MaxCharacters(1500)]
        );
        assert_eq!(limits("es", "mínimo 100 palabras"), [Limit::MinWords(100)]);
        assert_eq!(limits("en", "in 2017, three pages"), []);
    }

    #[test]
    fn labels_say_their_type() {
        let kind = |text: &str| of("en").kind(text);
        assert_eq!(kind("E-mail address"), Some(FieldType::Email));
        assert_eq!(
            kind("Telephone [with country code]"),
            Some(FieldType::Telephone)
        );
        assert_eq!(kind("Number of staff"), Some(FieldType::Number));
        assert_eq!(kind("Annual project cost"), Some(FieldType::Amount));
        assert_eq!(kind("Name"), Some(FieldType::Person));
        assert_eq!(kind("Name of the organisation that nominates"), None);
        assert_eq!(kind("Postal code"), Some(FieldType::Identifier));
        assert_eq!(kind("Name of the entrant"), Some(FieldType::Person));
        assert_eq!(kind("Project title"), Some(FieldType::Title));
        assert_eq!(
            of("pt").kind("Número de beneficiários"),
            Some(FieldType::Number)
        );
    }
}
