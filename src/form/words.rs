//! The form's vocabulary for values, folded and ready to be asked. Later stages know no words of a language but these.

use std::collections::{BTreeMap, BTreeSet};

use super::definition::{Field, FieldType};
use super::placeholders::Placeholders;
use super::vocabulary::Vocabulary;

use crate::fold::fold;

/// Words of a form in all its languages, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    /// Titles before a name, folded; those of one letter only from the nomination's own language.
    honorifics: BTreeSet<String>,
    /// Titles of one letter without a stop, folded.
    bare_titles: BTreeSet<String>,
    /// Titles that are names or words too, folded.
    name_titles: BTreeSet<String>,
    shortened_names: BTreeSet<String>,
    /// What is written instead of an answer.
    placeholders: Placeholders,
    /// Words before a telephone number.
    telephone: BTreeSet<String>,
    /// Words before a fax number.
    fax: BTreeSet<String>,
    /// Words before an e-mail address.
    email: BTreeSet<String>,
    /// What is between an organisation and whoever speaks for it.
    representation: BTreeSet<String>,
    /// Words of functions.
    functions: BTreeSet<String>,
    /// Kinds of organisation.
    organisations: BTreeSet<String>,
    /// Key of a field → keys of its options with their words.
    options: BTreeMap<String, Vec<(String, String)>>,
    /// Words for "yes" and for "no".
    yes_no: [BTreeSet<String>; 2],
    /// Words of months, from 1 to 12.
    months: BTreeMap<String, i8>,
    /// What is written for an end that is not there yet.
    open_ends: BTreeSet<String>,
    /// Words of currencies and their codes, the longest first.
    currencies: Vec<(String, String)>,
    /// Words that say that a paper goes with the form.
    attached: BTreeSet<String>,
    /// What the form prints at a line to sign on.
    signing: BTreeSet<String>,
}

impl Words {
    /// The words of a form for a nomination in `language` (ISO 639-1).
    pub(crate) fn new(vocabularies: &[Vocabulary], language: &str) -> Words {
        let mut words = Words {
            placeholders: Placeholders::new(vocabularies),
            ..Words::default()
        };
        for vocabulary in vocabularies {
            words.add(vocabulary, vocabulary.language == language);
        }
        words
    }

    fn add(&mut self, vocabulary: &Vocabulary, own: bool) {
        let folded = |list: &[String]| {
            list.iter()
                .map(|w| fold(w))
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
        };
        self.honorifics.extend(
            folded(&vocabulary.honorifics)
                .into_iter()
                .filter(|w| own || w.chars().count() > 1),
        );
        let bare = vocabulary
            .honorifics
            .iter()
            .filter(|h| h.chars().count() == 1);
        self.bare_titles.extend(bare.map(|h| fold(h)));
        self.name_titles.extend(folded(&vocabulary.name_titles));
        self.shortened_names
            .extend(folded(&vocabulary.shortened_names));
        self.telephone.extend(folded(&vocabulary.telephone_words));
        self.fax.extend(folded(&vocabulary.fax_words));
        self.email.extend(folded(&vocabulary.email_words));
        self.representation
            .extend(folded(&vocabulary.representation_words));
        self.functions.extend(folded(&vocabulary.function_words));
        self.organisations
            .extend(folded(&vocabulary.organisation_words));
        for (field, options) in &vocabulary.options {
            let own = self.options.entry(field.clone()).or_default();
            for (key, words) in options {
                own.extend(folded(words).into_iter().map(|word| (key.clone(), word)));
            }
        }
        self.yes_no[0].extend(folded(&vocabulary.yes_words));
        self.yes_no[1].extend(folded(&vocabulary.no_words));
        for (month, words) in (1..).zip(&vocabulary.months) {
            self.months
                .extend(folded(words).into_iter().map(|word| (word, month)));
        }
        self.open_ends.extend(folded(&vocabulary.open_end_words));
        self.attached.extend(folded(&vocabulary.attached_words));
        self.signing.extend(folded(&vocabulary.signature_words));
        self.signing.extend(folded(&vocabulary.signing_words));
        for (code, words) in &vocabulary.currency_words {
            self.currencies
                .extend(folded(words).into_iter().map(|word| (word, code.clone())));
        }
        self.currencies
            .sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }

    /// The key of the option of a choice that a folded text names: the longest one that it begins with.
    pub(crate) fn option_of(&self, field: &Field, folded: &str) -> Option<String> {
        let text = folded.trim();
        let begins = |word: &str| {
            let rest = text.strip_prefix(word);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if field.kind != FieldType::Choice {
            let names = ["yes", "no"].into_iter().zip(&self.yes_no);
            let mut found = names.filter(|(_, words)| words.iter().any(|w| begins(w)));
            return found.next().map(|(key, _)| key.to_owned());
        }
        let own = self.options.get(&field.key)?.iter();
        let found = own
            .filter(|(_, word)| begins(word))
            .max_by_key(|(_, word)| word.len());
        found.map(|(key, _)| key.clone())
    }

    /// Whether a folded text shares a word with one of the options of a choice.
    pub(crate) fn touches_option(&self, field: &Field, folded: &str) -> bool {
        let word = |c: char| !c.is_alphanumeric();
        let own = self.options.get(&field.key).into_iter().flatten();
        let mut of_options = own.flat_map(|(_, option)| option.split(word));
        of_options.any(|of_option| {
            !of_option.is_empty() && folded.split(word).any(|own| own == of_option)
        })
    }

    /// What a folded text says behind the words of the option `option` that it begins with; `None` where it does not.
    pub(crate) fn behind_option<'t>(
        &self,
        field: &Field,
        option: &str,
        folded: &'t str,
    ) -> Option<&'t str> {
        let own = self
            .options
            .get(&field.key)?
            .iter()
            .filter(|(key, _)| key == option);
        let rests = own.filter_map(|(_, word)| folded.trim().strip_prefix(word.as_str()));
        rests.min_by_key(|rest| rest.len())
    }

    /// Whether a folded text begins with a word for "yes".
    pub(crate) fn is_yes(&self, folded: &str) -> bool {
        begins_with_any(folded, &self.yes_no[0])
    }

    /// Whether a folded text begins with a word for "no".
    pub(crate) fn is_no(&self, folded: &str) -> bool {
        begins_with_any(folded, &self.yes_no[1])
    }

    /// Whether a folded text says that a paper goes with the form.
    pub(crate) fn says_attached(&self, folded: &str) -> bool {
        first_at(folded, &self.attached).is_some()
    }

    /// Whether a folded text has nothing but what forms print at a line to sign on: "Date", "Place and date".
    pub(crate) fn signs_nothing(&self, folded: &str) -> bool {
        let words: Vec<&str> = folded.split_whitespace().collect();
        // Up to which word the text is the form's.
        let mut reached = vec![true];
        for end in 1..=words.len() {
            let phrase = |start: usize| words.get(start..end).unwrap_or(&[]).join(" ");
            let from = end.saturating_sub(6);
            let found = (from..end).any(|start| {
                reached.get(start) == Some(&true) && self.signing.contains(&phrase(start))
            });
            reached.push(found);
        }
        !words.is_empty() && reached.last() == Some(&true)
    }

    /// The month that a folded word names, from 1 to 12.
    pub(crate) fn month(&self, folded: &str) -> Option<i8> {
        self.months.get(folded.trim()).copied()
    }

    /// Whether a folded text says that there is no end yet.
    pub(crate) fn is_open_end(&self, folded: &str) -> bool {
        let text = format!(" {} ", folded.trim());
        self.open_ends
            .iter()
            .any(|word| text.contains(&format!(" {word} ")))
    }

    /// The currency that a word of a folded text names (ISO 4217), `XXX` for one of several countries.
    pub(crate) fn currency(&self, folded: &str) -> Option<&str> {
        let text = format!(" {} ", folded.trim());
        let named = |word: &str| text.contains(&format!(" {word} "));
        self.currencies
            .iter()
            .find(|(word, _)| named(word))
            .map(|(_, code)| code.as_str())
    }

    /// Whether `text` is nothing but a placeholder: one of the form's, or no letter and no digit at all.
    pub(crate) fn is_placeholder(&self, text: &str) -> bool {
        text.trim().is_empty() || self.placeholders.is_placeholder(text)
    }

    /// Whether a folded word is a title that has one letter and no stop: "U" in Burmese names.
    pub(crate) fn is_bare_title(&self, folded: &str) -> bool {
        self.bare_titles.contains(folded)
    }

    /// Whether a folded word is a given name that is written shortened: "mohd".
    pub(crate) fn is_shortened_name(&self, folded: &str) -> bool {
        self.shortened_names.contains(folded)
    }

    /// Whether a folded word or phrase is a title that is a name or a word too.
    pub(crate) fn is_name_title(&self, folded: &str) -> bool {
        self.name_titles.contains(folded)
    }

    /// Whether a folded word or phrase is a title before a name.
    pub(crate) fn is_honorific(&self, folded: &str) -> bool {
        self.honorifics.contains(folded)
    }

    /// Whether a folded text ends with a word that announces a telephone number.
    pub(crate) fn ends_with_telephone_word(&self, folded: &str) -> bool {
        ends_with_any(folded, &self.telephone)
    }

    /// Whether a folded text ends with a word that announces a fax number.
    pub(crate) fn ends_with_fax_word(&self, folded: &str) -> bool {
        ends_with_any(folded, &self.fax)
    }

    /// Whether a folded label asks for a fax: by a word for it, "fax line", or by the first letter of one, "f".
    pub(crate) fn asks_for_fax(&self, folded: &str) -> bool {
        let words = folded.split(' ');
        let initial = |known: &str| folded.len() == 1 && known.starts_with(folded);
        let of_telephone = self.telephone.iter().any(|known| initial(known));
        let own = |known: &String| {
            words.clone().any(|word| word == known) || initial(known) && !of_telephone
        };
        self.fax.iter().any(own)
    }

    /// Whether a folded label asks for a number to call: by a word for it, "office tel", "cell whatsapp".
    pub(crate) fn asks_for_telephone(&self, folded: &str) -> bool {
        folded.split(' ').any(|word| self.telephone.contains(word))
    }

    /// Whether a folded label asks for an address to write to: by a word for it, "e mail de contacto", or by its first letter.
    pub(crate) fn asks_for_email(&self, folded: &str) -> bool {
        let padded = format!(" {folded} ");
        let own = |known: &String| {
            padded.contains(&format!(" {known} ")) || folded.len() == 1 && known.starts_with(folded)
        };
        !folded.is_empty() && self.email.iter().any(own)
    }

    /// Whether a folded text is nothing but the announcement of a number or an address: "tel", "e mail".
    pub(crate) fn is_label(&self, folded: &str) -> bool {
        [&self.telephone, &self.fax, &self.email]
            .iter()
            .any(|set| set.contains(folded))
    }

    /// Where "represented by" or the like is in a folded text, in words, and how many it has.
    pub(crate) fn representation_at(&self, folded: &str) -> Option<(usize, usize)> {
        let first = first_at(folded, &self.representation)?;
        let rest = folded.split(' ').skip(first).collect::<Vec<_>>();
        // The longest: "representada por la".
        let length = (1..=rest.len().min(4)).rev().find(|n| {
            let phrase = rest.get(..*n).unwrap_or(&[]).join(" ");
            self.representation.contains(&phrase)
        })?;
        Some((first, length))
    }

    /// Where the first word of a function is in a folded text, in words; `None` when there is none.
    pub(crate) fn function_at(&self, folded: &str) -> Option<usize> {
        first_at(folded, &self.functions)
    }

    /// Where the first kind of organisation is in a folded text, in words; `None` when there is none.
    pub(crate) fn organisation_at(&self, folded: &str) -> Option<usize> {
        first_at(folded, &self.organisations)
    }

    /// Whether a folded word is a kind of organisation in the singular: it can be part of one organisation's name.
    pub(crate) fn is_organisation(&self, folded: &str) -> bool {
        self.organisations.contains(folded) && !self.is_plural(folded)
    }

    /// Whether a folded word is a kind of organisation, or several of a kind: "NGO", "unions".
    pub(crate) fn is_kind(&self, folded: &str) -> bool {
        self.organisations.contains(folded) || self.is_plural(folded)
    }

    /// A word is the plural of another when it only adds an ending of one or two letters, the last an `s`.
    fn is_plural(&self, folded: &str) -> bool {
        let Some(one) = folded.strip_suffix('s') else {
            return false;
        };
        let shorter = one.strip_suffix('e');
        let y = one.strip_suffix("ie").map(|stem| format!("{stem}y"));
        [Some(one), shorter, y.as_deref()]
            .into_iter()
            .flatten()
            .any(|w| self.organisations.contains(w))
    }
}

fn begins_with_any(folded: &str, words: &BTreeSet<String>) -> bool {
    words.iter().any(|w| {
        folded
            .strip_prefix(w.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

fn ends_with_any(folded: &str, words: &BTreeSet<String>) -> bool {
    words.iter().any(|w| {
        folded
            .strip_suffix(w.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    })
}

/// Index of the first word in `folded` at which one of `phrases` begins, as whole words: at most four.
fn first_at(folded: &str, phrases: &BTreeSet<String>) -> Option<usize> {
    let mut starts = std::iter::once(0).chain(folded.match_indices(' ').map(|(at, _)| at + 1));
    starts.position(|start| {
        let rest = folded.get(start..).unwrap_or("");
        let ends = rest.match_indices(' ').map(|(at, _)| at).take(4);
        let mut phrase = ends.chain(std::iter::once(rest.len())).take(4);
        phrase.any(|end| phrases.contains(rest.get(..end).unwrap_or("")))
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The words that the tests of this stage use.
    pub(crate) fn words() -> Words {
        let list = |words: &str| words.split('|').map(str::to_owned).collect::<Vec<_>>();
        let mut all = Words::default();
        let vocabulary = Vocabulary {
            language: "en".to_owned(),
            honorifics: list(
                "Mr.|Ms.|Mrs.|Dr.|Prof.|H.E.|Sra.|Sr.|Eng.|Datuk|His Excellency|W/ro|The Honourable|Hon.",
            ),
            name_titles: list("Chief|Nana|Ato"),
            placeholders: list("N/A|none|TBD|to be confirmed|not applicable"),
            telephone_words: list("Tel.|Telephone|Phone|Mobile|Cell"),
            fax_words: list("Fax|Telefax"),
            email_words: list("Email|E-mail"),
            representation_words: list("represented by|c/o"),
            function_words: list(
                "Director|Chairperson|Chairman|Secretary|Coordinator|Head|Officer|Manager|President|Advisor|Coordinadora|Minister|MP|CEO|Founder",
            ),
            organisation_words: list(
                "Ministry|Council|University|Network|Union|Association|Federation|Cooperative|Facility|Programme|NGO|Ministerio|\
                 Institution|Organization|Enterprise|Institute|Department|Guild|Foundation|Asociación|Government|Secretariat|Office",
            ),
            ..Vocabulary::default()
        };
        all.placeholders = Placeholders::new(std::slice::from_ref(&vocabulary));
        all.add(&vocabulary, true);
        all
    }

    #[test]
    fn dashes_and_dots_are_placeholders() {
        let words = words();
        for text in [
            "–",
            "...",
            "n/a",
            "N.A.".replace('.', "/").trim_end_matches('/'),
            "To be confirmed.",
        ] {
            assert!(words.is_placeholder(text), "{text}");
        }
        assert!(!words.is_placeholder("Nepal"));
    }

    #[test]
    fn several_of_a_kind_are_not_one_organisation() {
        let words = words();
        assert!(words.is_organisation("union"));
        assert!(!words.is_organisation("unions") && words.is_kind("unions"));
        assert!(words.is_kind("ngos") && words.is_kind("universities") && !words.is_kind("bridge"));
    }

    #[test]
    fn words_are_found_whole() {
        let words = words();
        assert_eq!(
            words.function_at("acting general secretary of the board"),
            Some(2)
        );
        assert_eq!(words.function_at("headquarters"), None);
    }
}
