//! A nomination → the same without nominee, contacts and organisations, and what was taken out.
//!
//! What the record knows is taken out in every place: names of people in full and by their parts, organisations in full
//! and by their initials, addresses, numbers and links. Accents, capitals and line ends do not matter. The sections of
//! contacts go as a whole. What the record does not know stays: a person reads each copy before it is passed on.

use std::collections::BTreeMap;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fold::fold;
use crate::form::{Form, Role};
use crate::record::{Block, Nomination, Person};
use crate::report::clean::clean;
use crate::report::redact;

/// What replaces what was taken out; not a word, so that it is the same in all languages.
const GAP: &str = "▇▇▇";

/// Most names that are looked for in a nomination; one with more is not anonymised.
const TERMS: usize = 2000;

/// Shortest part of a name that is looked for on its own, in letters; shorter ones are words of many languages.
const PART: usize = 3;

/// Most letters of a name in a list; what is longer is a sentence.
const LISTED: usize = 100;

/// Fewest initials of an organisation that are looked for.
const INITIALS: usize = 3;

/// What was taken out, and how often; nothing twice.
#[derive(Debug, Default)]
pub(super) struct Removed(BTreeMap<String, usize>);

impl Removed {
    /// Each text and how often it was there, in alphabetical order.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(text, times)| (text.as_str(), *times))
    }

    fn add(&mut self, text: &str) {
        let text = clean(text);
        if !text.is_empty() {
            *self.0.entry(text).or_default() += 1;
        }
    }
}

/// The nomination without names; `None` where they are too many to be looked for.
pub(super) fn anonymised(nomination: &Nomination, form: &Form) -> Option<(Nomination, Removed)> {
    let mut removed = Removed::default();
    let mut shown = nomination.clone();
    take_header(&mut shown, &mut removed);
    let contacts = form.file.fields.iter().filter(|field| {
        let roles = &field.roles;
        roles.contains(&Role::Contacts) || roles.contains(&Role::OrganiserContacts)
    });
    for field in contacts {
        if let Some(section) = shown.sections.get_mut(&field.key) {
            removed.add(&section.text);
            section.blocks = vec![gap(&section.blocks)];
            section.options.clear();
        }
    }
    let terms = Terms::of(nomination)?;
    let mut hide = |text: &mut String| *text = terms.hide(text, &mut removed);
    if let Some(title) = &mut shown.title {
        hide(&mut title.text);
    }
    shown
        .fields
        .values_mut()
        .for_each(|value| hide(&mut value.text));
    for section in shown.sections.values_mut() {
        section
            .blocks
            .iter_mut()
            .for_each(|block| hide(&mut block.text));
        section
            .options
            .iter_mut()
            .for_each(|option| hide(&mut option.text));
    }
    for section in &mut shown.additional_sections {
        hide(&mut section.heading);
        section
            .blocks
            .iter_mut()
            .for_each(|block| hide(&mut block.text));
    }
    shown
        .footnotes
        .iter_mut()
        .for_each(|note| hide(&mut note.text));
    Some((shown, removed))
}

/// Nominee, numbers and addresses of the header.
fn take_header(shown: &mut Nomination, removed: &mut Removed) {
    if let Some(nominee) = shown.nominee.take() {
        removed.add(&nominee.text);
    }
    // What the form asks about other people.
    let others = shown.fields.values().filter(|v| v.role.is_some());
    others.for_each(|value| removed.add(&value.text));
    shown.fields.retain(|_, value| value.role.is_none());
    let numbers = shown.telephones.drain(..).chain(shown.faxes.drain(..));
    numbers.for_each(|number| removed.add(&number.text));
    shown
        .emails
        .drain(..)
        .for_each(|email| removed.add(&email.text));
}

/// One block in place of all.
fn gap(blocks: &[Block]) -> Block {
    let kind = blocks.first().map(|block| block.kind);
    Block {
        kind: kind.unwrap_or(crate::form::BlockKind::Paragraph),
        text: GAP.to_owned(),
        at: Vec::new(),
    }
}

/// What is looked for.
struct Terms {
    /// In full, in any capitals.
    whole: Option<Regex>,
    /// Parts of names and initials, as they are written or in capitals.
    parts: Option<Regex>,
}

impl Terms {
    fn of(nomination: &Nomination) -> Option<Terms> {
        let sections = nomination.sections.values();
        let people = sections.clone().flat_map(|section| &section.people);
        let nominee = nomination.nominee.as_ref();
        let name = |person: &Person| person.name.clone();
        let names: Vec<String> = nominee
            .and_then(name)
            .into_iter()
            .chain(people.clone().filter_map(|person| person.name.clone()))
            .collect();
        let organisations: Vec<String> = nominee
            .and_then(|nominee| nominee.organisation.clone())
            .into_iter()
            .chain(people.filter_map(|person| person.organisation.clone()))
            .chain(
                sections
                    .clone()
                    .flat_map(|section| section.organisations.clone()),
            )
            .chain(sections.clone().flat_map(|section| {
                let texts = section.blocks.iter().map(|block| block.text.as_str());
                listed(texts, &section.organisations)
            }))
            .collect();
        let links = sections
            .flat_map(|section| &section.urls)
            .map(|url| url.text.clone());
        let whole: Vec<String> = names
            .iter()
            .chain(&organisations)
            .cloned()
            .chain(links)
            .collect();
        let parts = names.iter().flat_map(|name| name_parts(name));
        let parts: Vec<String> = parts
            .chain(organisations.iter().filter_map(|o| initials(o)))
            .collect();
        if whole.len() + parts.len() > TERMS {
            return None;
        }
        Some(Terms {
            whole: pattern(whole, true)?,
            parts: pattern(parts, false)?,
        })
    }

    fn hide(&self, text: &str, removed: &mut Removed) -> String {
        let mut text = text.to_owned();
        for terms in [&self.whole, &self.parts].into_iter().flatten() {
            let hidden = terms.replace_all(&text, |found: &Captures<'_>| {
                removed.add(&found[0]);
                GAP
            });
            text = hidden.into_owned();
        }
        // Numbers and addresses that belong to nobody known.
        let masked = redact::text(&text);
        if masked != text {
            let words = text.split_whitespace().zip(masked.split_whitespace());
            words
                .filter(|(was, is)| was != is)
                .for_each(|(was, _)| removed.add(was));
        }
        masked
    }
}

/// The parts of a name that are looked for: those that begin with a capital, particles left out.
fn name_parts(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || c == '\''));
    let is_part = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() >= PART
    };
    let parts = words.filter(is_part);
    parts
        .flat_map(|part| [part.to_owned(), part.to_uppercase()])
        .collect()
}

/// What is listed beside known organisations in the same way, as in "Loom Union (Nepal)", "Shuttle and Thread (Peru)": the
/// others are organisations, too.
fn listed<'t>(texts: impl Iterator<Item = &'t str>, known: &[String]) -> Vec<String> {
    let heads = texts.flat_map(str::lines).filter_map(|line| {
        let line = line.trim().trim_end_matches([';', ',', '.']);
        let (head, rest) = line.split_once(" (")?;
        let alone = rest.ends_with(')') && rest.matches(')').count() == 1;
        (alone && head.chars().count() <= LISTED).then(|| head.to_owned())
    });
    let heads: Vec<String> = heads.collect();
    let known: Vec<String> = known.iter().map(|one| fold(one)).collect();
    match heads.iter().any(|head| known.contains(&fold(head))) {
        true => heads,
        false => Vec::new(),
    }
}

/// The initials of an organisation's capital words, as people shorten it.
fn initials(organisation: &str) -> Option<String> {
    let capitals = organisation.split_whitespace();
    let capitals = capitals.filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    let initials: String = capitals.collect();
    (initials.chars().count() >= INITIALS).then_some(initials)
}

/// A pattern of all terms, the longest first; `Some(None)` for no terms, `None` when it cannot be made.
#[expect(
    clippy::option_option,
    reason = "no terms are not the same as too many"
)]
fn pattern(terms: Vec<String>, any_case: bool) -> Option<Option<Regex>> {
    let mut terms: Vec<String> = terms
        .into_iter()
        .filter(|term| fold(term).chars().count() >= PART)
        .collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.chars().count()));
    terms.dedup();
    if terms.is_empty() {
        return Some(None);
    }
    let each: Vec<String> = terms.iter().map(|term| expression(term)).collect();
    let flag = if any_case { "(?i)" } else { "" };
    let expression = format!(r"{flag}\b(?:{})\b", each.join("|"));
    Regex::new(&expression).ok().map(Some)
}

/// A term with any white space between its words and with or without its accents.
fn expression(term: &str) -> String {
    let term = term.trim_matches(|c: char| !c.is_alphanumeric());
    let word = |word: &str| -> String {
        word.nfc()
            .map(|c| {
                let base: Option<char> = std::iter::once(c).nfd().next();
                match base.filter(|base| *base != c && base.is_alphabetic()) {
                    Some(base) => format!(r"(?:{c}|{base}\p{{M}}*)"),
                    None => regex::escape(&c.to_string()),
                }
            })
            .collect()
    };
    let words: Vec<String> = term.split_whitespace().map(word).collect();
    words.join(r"\s+")
}

#[cfg(test)]
mod tests {
    use super::{Removed, Terms, initials, listed, name_parts, pattern};

    fn hidden(names: &[&str], organisations: &[&str], text: &str) -> String {
        let owned = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let parts = names.iter().flat_map(|name| name_parts(name));
        let parts = parts.chain(organisations.iter().filter_map(|o| initials(o)));
        let terms = Terms {
            whole: pattern([owned(names), owned(organisations)].concat(), true).unwrap(),
            parts: pattern(parts.collect(), false).unwrap(),
        };
        terms.hide(text, &mut Removed::default())
    }

    #[test]
    fn names_are_hidden_in_full_and_in_part() {
        let names = ["María Elena Ñahui de la Cruz"];
        assert_eq!(
            hidden(&names, &[], "Maria Elena\nNahui de la Cruz said"),
            "▇▇▇ said"
        );
        assert_eq!(
            hidden(&names, &[], "Ms. ÑAHUI and María"),
            "Ms. ▇▇▇ and ▇▇▇"
        );
        assert_eq!(
            hidden(&names, &[], "on the cruzeiro of Mariana"),
            "on the cruzeiro of Mariana"
        );
    }

    #[test]
    fn names_listed_like_a_known_organisation_are_organisations() {
        let texts = [
            "Loom Union (Nepal);",
            "Shuttle and Thread (Peru)",
            "They met in spring (2019) and autumn.",
        ];
        let of = |known: &str| listed(texts.into_iter(), &[known.to_owned()]);
        assert_eq!(of("Loom Union"), ["Loom Union", "Shuttle and Thread"]);
        assert_eq!(of("Another"), [""; 0]);
    }

    #[test]
    fn organisations_are_hidden_in_full_and_by_their_initials() {
        let names = ["Volta Seed Bank Ltd."];
        assert_eq!(
            hidden(&[], &names, "the volta seed bank ltd., or VSBL (not vsbl)"),
            "the ▇▇▇., or ▇▇▇ (not vsbl)"
        );
    }

    #[test]
    fn addresses_and_numbers_are_masked() {
        let text = hidden(
            &["Bo"],
            &[],
            "write to a@example.org or +233 30 276 1234, in 2019-2022",
        );
        assert!(!text.contains("example") && !text.contains("276"), "{text}");
        assert!(text.contains("2019-2022"), "{text}");
    }
}
