//! Labels of what goes with a person's name in lines of its own: "Function", "Name of organisation", "Nominee: position".

use std::collections::HashSet;

use crate::fold::fold;
use crate::text::Text;

use super::definition::{FieldType, FormFile};
use super::vocabulary::Vocabulary;

/// What of a person a line has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Affiliation {
    /// What the person does.
    Function,
    /// Where.
    Organisation,
    /// One of the two, or both.
    Either,
}

/// A line with a person's function or organisation.
#[derive(Debug, Clone)]
pub struct AffiliationLine {
    /// What it has.
    pub part: Affiliation,
    /// Its label, as printed.
    pub label: String,
    /// What is behind the label; may be empty.
    pub text: Text,
}

impl Affiliation {
    const ALL: [Affiliation; 3] = [
        Affiliation::Function,
        Affiliation::Organisation,
        Affiliation::Either,
    ];

    /// The index of no field, where a label asks for this: forms have no field for it.
    pub(super) fn field(self) -> usize {
        usize::MAX - 1 - self as usize
    }

    /// What the label of `field` asks for, if that is not one of the form's fields.
    pub(super) fn of_field(field: usize) -> Option<Affiliation> {
        Affiliation::ALL.into_iter().find(|a| a.field() == field)
    }
}

/// The words of these labels, folded.
#[derive(Debug, Clone, Default)]
pub(super) struct AffiliationLabels {
    functions: HashSet<String>,
    organisations: HashSet<String>,
    /// "Name": beside a word for a function it asks for both, the person's field.
    names: HashSet<String>,
    /// What else labels of the form's person are made of: "nominee", "candidate".
    persons: HashSet<String>,
    /// Labels of the form's title, which ask for nothing else where they are alone: "Title".
    titles: HashSet<String>,
    /// "and": what joins two things that are asked for.
    joining: HashSet<String>,
}

/// Words that join others, at most so long, in letters.
const JOINT: usize = 3;
/// Most words of one of these labels.
const WORDS: usize = 7;

impl AffiliationLabels {
    /// The words of a form's languages, `own`, and of every form, `all`; none where the form has no nominee, or asks for the
    /// affiliation in fields of its own.
    pub(super) fn new(
        file: &FormFile,
        own: &[Vocabulary],
        all: &[Vocabulary],
    ) -> AffiliationLabels {
        let words = |of: fn(&Vocabulary) -> &Vec<String>| -> HashSet<String> {
            all.iter().flat_map(of).map(|text| fold(text)).collect()
        };
        let functions = words(|v| &v.affiliation_labels);
        let organisations = words(|v| &v.organisation_labels);
        let names = words(|v| &v.name_words);
        let printed = |kind: FieldType| {
            let fields = file.fields.iter().filter(move |f| f.kind == kind);
            let labels = fields.map(|f| own.iter().filter_map(|v| v.printed.get(&f.key)));
            labels
                .flatten()
                .flatten()
                .map(|text| fold(text))
                .collect::<Vec<String>>()
        };
        let apart = printed(FieldType::Text);
        let asks = |label: &String| functions.contains(label) || organisations.contains(label);
        let person = file
            .fields
            .iter()
            .any(|f| f.kind == FieldType::Person && f.is_nominees());
        if !person || apart.iter().any(asks) {
            return AffiliationLabels::default();
        }
        let of_persons = printed(FieldType::Person);
        let tokens = of_persons.iter().flat_map(|label| label.split(' '));
        let persons = tokens
            .filter(|word| word.chars().count() > JOINT && !asks(&(*word).to_owned()))
            .filter(|word| !names.contains(*word))
            .map(str::to_owned)
            .collect();
        AffiliationLabels {
            functions,
            organisations,
            names,
            persons,
            titles: printed(FieldType::Title).into_iter().collect(),
            joining: words(|v| &v.joining_words),
        }
    }

    /// What a label asks for, if it is not the name.
    pub(super) fn asked(&self, label: &str) -> Option<Affiliation> {
        let folded = fold(label);
        let words: Vec<&str> = folded.split(' ').collect();
        // "Nominee / organisation" asks for the person, as "Nominee (person or body)" does.
        let first = label.split_once(['/', '&', '(']);
        let person = first.is_some_and(|(first, _)| self.persons.contains(&fold(first)));
        if self.functions.is_empty() || words.len() > WORDS || person {
            return None;
        }
        let (mut function, mut organisation, mut titled, mut joined) = (false, false, false, false);
        let mut named = false;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            // The longest label that the words from here on begin with.
            let known = (1..=words.len() - at).rev().find_map(|n| {
                let phrase = words.get(at..at + n)?.join(" ");
                let of = (
                    self.functions.contains(&phrase),
                    self.organisations.contains(&phrase),
                );
                (of.0 || of.1).then_some((n, of))
            });
            match known {
                Some((1, (true, _))) if self.titles.contains(*word) => titled = true,
                Some((n, of)) => {
                    function |= of.0;
                    organisation |= of.1;
                    at += n - 1;
                }
                None if self.names.contains(*word) => named = true,
                None if self.persons.contains(*word) => {}
                None if word.chars().all(|c| c.is_ascii_digit()) => {}
                None if word.chars().count() <= JOINT => joined |= self.joining.contains(*word),
                None => return None,
            }
            at += 1;
        }
        joined |= label.contains(['/', '&', ',', '+']);
        match (function, organisation) {
            // "Name and function" asks for the person, "Name of organisation" does not.
            _ if named && (function || titled || joined) => None,
            (true, true) => Some(Affiliation::Either),
            (true, false) => Some(Affiliation::Function),
            (false, true) => Some(Affiliation::Organisation),
            (false, false) => None,
        }
    }

    /// Whether a label asks for the name of the form's person, with a second word for it or for what goes with it: "Nominee: name",
    /// "Name and title".
    pub(super) fn asks_for_name(&self, label: &str) -> bool {
        let folded = fold(label);
        let words: Vec<&str> = folded.split(' ').collect();
        let asks = |w: &str| self.functions.contains(w) || self.organisations.contains(w);
        let (name, person) = (
            |w: &str| self.names.contains(w),
            |w: &str| self.persons.contains(w),
        );
        let known = |w: &&str| name(w) || person(w) || asks(w) || w.chars().count() <= JOINT;
        let any = |is: &dyn Fn(&str) -> bool| words.iter().any(|w| is(w));
        // "Nominee / title" asks for no title of the form's.
        let both = any(&person) && any(&asks) && label.contains(['/', '&']);
        // "First name and surname" is a person's, "Name" anybody's.
        let twice = words.iter().filter(|w| name(w)).nth(1).is_some();
        let named = twice || any(&name) && (any(&person) || any(&asks));
        words.len() <= WORDS && (named || both) && words.iter().all(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    fn labels() -> AffiliationLabels {
        let forms = Form::built_in();
        let form = forms.iter().find(|f| f.file.name == "sstc").unwrap();
        form.affiliation_labels.clone()
    }

    #[test]
    fn labels_of_functions_and_organisations_are_known_by_their_words() {
        let labels = labels();
        for (label, asked) in [
            ("Function", Affiliation::Function),
            ("Title / function", Affiliation::Function),
            ("Titre ou fonction", Affiliation::Function),
            ("Nominee [Function]", Affiliation::Function),
            ("Position held", Affiliation::Function),
            ("Name of organisation", Affiliation::Organisation),
            ("Nominated organisation", Affiliation::Organisation),
            ("03. Organisation", Affiliation::Organisation),
            ("Cargo e instituição", Affiliation::Either),
        ] {
            assert_eq!(labels.asked(label), Some(asked), "{label}");
        }
        for other in [
            "Title",
            "Name and function",
            "Title of the initiative",
            "Country",
            "Function of the fund",
            "Nominee",
            "Nominee / organisation",
        ] {
            assert_eq!(labels.asked(other), None, "{other}");
        }
    }

    #[test]
    fn labels_of_the_nominees_name_have_two_words_for_it() {
        let labels = labels();
        for label in [
            "Nominee: name",
            "Nome e título",
            "Name, organisation",
            "Candidate's full name",
            "Nominee / title",
            "Nominee / organisation",
            "Prénom et nom",
            "First name, last name",
        ] {
            assert!(labels.asks_for_name(label), "{label}");
        }
        for other in ["Name", "Name and title of the initiative", "Organisation"] {
            assert!(!labels.asks_for_name(other), "{other}");
        }
    }
}
