//! The nomination is in a language that the call does not accept.
//!
//! # What it reports
//!
//! A document most of whose text is in a language (`lang`) outside the form's list (`list`), or
//! the office's own (option `languages`). Names, titles and single
//! sections in another language do not count, nor a text that is too short.
//!
//! # Why it matters
//!
//! The jury cannot read it, and the call says so beforehand.
//!
//! # Example
//!
//! The headings are English, the answers Italian; the call accepts English, Spanish, French and Portuguese.
//!
//! # How to fix
//!
//! Ask for a translation, if the call allows it.

use std::collections::BTreeMap;

use crate::finding::{Certainty, Cure, Severity};
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::nominated::Nominated;
use crate::rule::open_pages::OpenPages;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "language-not-accepted",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("language_not_accepted.rs"),
    examples: &[r#"{"lang": "it", "list": ["en", "es", "fr", "pt"]}"#],
    options: &["languages"],
    check: Check::Document(check),
};

fn check(facts: &Facts, settings: &Settings) -> Vec<Draft> {
    let accepted = facts
        .form
        .as_ref()
        .map_or(&[][..], |form| &form.file.accepted_languages);
    let own = settings.list(RULE.code, "languages");
    let accepted = if own.is_empty() { accepted } else { own };
    if accepted.is_empty() {
        return Vec::new();
    }
    let mut drafts: BTreeMap<&str, Draft> = BTreeMap::new();
    let open = OpenPages::of(facts, settings);
    for nomination in Nominated::all(facts, settings, &open) {
        let Some(lang) = main_language(&nomination) else {
            continue;
        };
        if !accepted.iter().any(|language| language == lang) && !drafts.contains_key(lang) {
            let draft = Draft::document()
                .read_on_pages()
                .arg("lang", lang)
                .detail("list", accepted.to_vec());
            drafts.insert(
                lang,
                draft
                    .certainty(Certainty::Likely)
                    .at(&nomination.nomination.start),
            );
        }
    }
    drafts.into_values().collect()
}

/// The language of most words, where there are enough words and it is clear.
fn main_language<'a>(nomination: &Nominated<'a>) -> Option<&'a str> {
    let params = &nomination.settings.params;
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, section) in nomination.sections() {
        if let Some(language) = &section.language {
            *words.entry(language).or_default() += section.words;
        }
    }
    let total: usize = words.values().sum();
    let (language, most) = words.into_iter().max_by_key(|(_, words)| *words)?;
    let clear = most as f32 >= params.language_share * total as f32;
    (total >= params.language_document_words && clear).then_some(language)
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn text_in_another_language_is_reported() {
        let case = Case::complete().nomination(|n| {
            n.fields
                .iter_mut()
                .filter_map(|f| f.section.as_mut())
                .for_each(|s| s.language = Some("it".to_owned()));
        });
        assert_eq!(case.codes(), ["language-not-accepted"]);
    }

    #[test]
    fn accepted_language_is_silent() {
        let case = Case::complete().nomination(|n| {
            n.fields
                .iter_mut()
                .filter_map(|f| f.section.as_mut())
                .for_each(|s| s.language = Some("pt".to_owned()));
        });
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
