//! A form ready to be looked for: its definition, and its words folded for matching.

use std::sync::OnceLock;

use crate::fold::fold;

use super::affiliation::AffiliationLabels;
use super::closing::Closing;
use super::common::with_common;
use super::definition::{Field, FormFile};
use super::lexicon::Lexicon;
use super::names::Names;
use super::placeholders::Placeholders;
use super::repeats;
use super::requests::Requests;
use super::vocabulary::Vocabulary;
use super::words::Words;

/// A form with its words in every language it has.
#[derive(Debug, Clone)]
pub struct Form {
    /// Fields and limits.
    pub file: FormFile,
    /// One per language, in the order in which they are tried.
    pub vocabularies: Vec<Vocabulary>,
    /// The words, folded for matching.
    pub(crate) lexicon: Lexicon,
    /// What is written instead of an answer, folded.
    pub(crate) placeholders: Placeholders,
    /// What it is called, folded.
    pub(crate) names: Names,
    /// How guidance begins, folded.
    pub(crate) requests: Requests,
    /// The words that are behind a form.
    pub(crate) closing: Closing,
    /// How rows of totals begin, folded.
    pub(crate) totals: Vec<String>,
    /// The headings of what the office fills in, folded.
    pub(crate) office_use: Vec<String>,
    /// Words for whoever speaks for the nominee, folded.
    pub(crate) nominators: Vec<String>,
    /// The headings of contents lists, folded.
    pub(crate) contents: Vec<String>,
    /// The labels of what goes with a person's name, folded.
    pub(crate) affiliations: Vec<String>,
    /// The same, known by their words.
    pub(super) affiliation_labels: AffiliationLabels,
    /// Its parts as they were given, where a group comes again.
    given: Option<Box<(FormFile, Vec<Vocabulary>)>>,
    /// Per language, the words for values: folded once they are asked for.
    words: Vec<OnceLock<Words>>,
}

impl Form {
    /// A form from its parts.
    pub fn new(file: FormFile, vocabularies: Vec<Vocabulary>) -> Form {
        let file = file.scoped();
        let (file, vocabularies, given) = match repeats::unrolled(&file, &vocabularies) {
            Some((all, words)) => (all, words, Some(Box::new((file, vocabularies)))),
            None => (file, vocabularies, None),
        };
        let lexicon = Lexicon::new(&file, &vocabularies);
        let all = with_common(&vocabularies);
        Form {
            placeholders: Placeholders::new(&all),
            names: Names::new(
                vocabularies.iter().flat_map(|v| &v.names),
                vocabularies
                    .iter()
                    .flat_map(|v| v.printed.values())
                    .flatten(),
            ),
            requests: Requests::new(&vocabularies),
            closing: Closing::new(&all),
            totals: folded(all.iter().flat_map(|v| &v.total_words)),
            office_use: folded(all.iter().flat_map(|v| &v.office_use)),
            nominators: folded(all.iter().flat_map(|v| &v.nominator_words)),
            contents: folded(all.iter().flat_map(|v| &v.contents_words)),
            affiliations: folded(
                all.iter()
                    .flat_map(|v| v.affiliation_labels.iter().chain(&v.organisation_labels)),
            ),
            affiliation_labels: AffiliationLabels::new(&file, &vocabularies, &all),
            file,
            given,
            words: vocabularies.iter().map(|_| OnceLock::new()).collect(),
            vocabularies,
            lexicon,
        }
    }

    /// What [`Form::new`] makes it of.
    pub(crate) fn parts(&self) -> (FormFile, Vec<Vocabulary>) {
        match self.given.as_deref() {
            Some((file, vocabularies)) => (file.as_written(), vocabularies.clone()),
            None => (self.file.as_written(), self.vocabularies.clone()),
        }
    }

    /// The words for the values of a nomination in `language`; those of the first language for one that the form lacks.
    /// A form has at least one language.
    pub(crate) fn words(&self, language: &str) -> &Words {
        static NONE: OnceLock<Words> = OnceLock::new();
        let found = self
            .vocabularies
            .iter()
            .position(|v| v.language == language);
        let words = self.words.get(found.unwrap_or(0)).unwrap_or(&NONE);
        words.get_or_init(|| Words::new(&with_common(&self.vocabularies), language))
    }

    /// Whether the field `key` asks for somebody's function or organisation, by its label.
    pub(crate) fn asks_for_affiliation(&self, key: &str) -> bool {
        let printed = self.vocabularies.iter().filter_map(|v| v.printed.get(key));
        let own = |label: &String| self.affiliations.iter().any(|a| *a == fold(label));
        printed.flatten().any(own)
    }

    /// The words of `language`, or of the first language when it has none.
    pub fn vocabulary(&self, language: &str) -> Option<&Vocabulary> {
        self.vocabularies
            .iter()
            .find(|v| v.language == language)
            .or_else(|| self.vocabularies.first())
    }

    /// The label or heading of `key` as the form prints it in `language`; the key where it has none.
    pub fn printed<'f>(&'f self, language: &str, key: &'f str) -> &'f str {
        self.vocabulary(language)
            .and_then(|v| v.printed.get(key))
            .and_then(|p| p.first())
            .map_or(key, String::as_str)
    }

    /// What people call `field` in `language`: its label or heading, with that of its group: "E-mail (Nominator)".
    pub fn called(&self, language: &str, field: &Field) -> String {
        let own = self.printed(language, &field.key);
        match field.within.as_deref() {
            Some(group) => format!("{own} ({})", self.printed(language, group)),
            None => own.to_owned(),
        }
    }
}

fn folded<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    words.map(|w| fold(w)).filter(|w| !w.is_empty()).collect()
}

/// The form's sections, in its order.
pub(super) fn section_order(form: &Form) -> Vec<usize> {
    sections_of(&form.file)
}

/// The sections that a form's file asks for and the lines among them, in its order.
pub(super) fn sections_of(file: &FormFile) -> Vec<usize> {
    (0..file.fields.len())
        .filter(|i| file.asked_in_body(*i))
        .collect()
}
