//! A section is in another language than the rest.
//!
//! # What it reports
//!
//! A section of 40 words or more whose language (`lang`) is not that of most of the nomination (`rest`). Shorter texts
//! and lists of contacts do not count.
//!
//! # Why it matters
//!
//! The juror who reads the rest may not be able to read this, and a text from elsewhere may have been pasted in.
//!
//! # Example
//!
//! An English nomination whose section on innovation is a paragraph in French.
//!
//! # How to fix
//!
//! Ask for a translation of the section, where the call allows it.

use std::collections::BTreeMap;

use crate::finding::{Certainty, Cure, Severity};
use crate::form::Role;
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-language",
    severity: Severity::Warning,
    cure: Cure::Substantive,
    subject: Subject::Section,
    docs: docs!("section_language.rs"),
    examples: &[r#"{"number": 6, "title": "Innovation", "lang": "fr", "rest": "en"}"#],
    options: &[],
    check: Check::Nomination(check),
};

/// Lists of names and addresses have no language that could be recognised.
const LISTS: [Role; 2] = [Role::Contacts, Role::OrganiserContacts];

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let params = &nominated.settings.params;
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut long = Vec::new();
    let prose = nominated.answered().filter(|(field, section)| {
        section.words >= params.language_words
            && !field.roles.iter().any(|role| LISTS.contains(role))
    });
    for (field, section) in prose {
        if let Some(language) = section.language.as_deref() {
            *words.entry(language).or_default() += section.words;
            long.push((field, section, language));
        }
    }
    let total: usize = words.values().sum();
    let Some((rest, most)) = words.into_iter().max_by_key(|(_, words)| *words) else {
        return Vec::new();
    };
    if (most as f32) < params.language_share * total as f32 {
        return Vec::new();
    }
    let others = long
        .into_iter()
        .filter(|(_, _, language)| *language != rest);
    let draft = others.map(|(field, section, language)| {
        let draft = on_section(field).arg("lang", language).detail("rest", rest);
        draft.at(&section.text_at).certainty(Certainty::Likely)
    });
    draft.collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    fn in_french(words: usize) -> Case {
        Case::complete().section("innovation", |s| {
            s.language = Some("fr".to_owned());
            s.words = words;
        })
    }

    #[test]
    fn long_section_in_another_language_is_reported() {
        assert_eq!(in_french(40).codes(), ["section-language"]);
    }

    #[test]
    fn names_and_addresses_are_silent() {
        let case = Case::complete().section("contacts", |s| s.language = Some("id".to_owned()));
        assert_eq!(case.codes(), Vec::<&str>::new());
    }

    #[test]
    fn short_one_is_silent() {
        assert_eq!(in_french(39).codes(), Vec::<&str>::new());
    }
}
