//! What a programme and its form are called, printed above the form or at the head of a page: the form's own words, which
//! are neither title nor answer.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::layout::Habit;
use crate::section::{Part, Sections};

use super::wording::fold;

/// Most words of a name in the form's words.
const WORDS: usize = 10;
/// Fewest letters of a word that says something: "of", "the", "une".
const LETTERS: usize = 4;

/// The names of a form in all its languages, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// The letters of each.
    whole: Vec<String>,
    /// The names of one word: "Nomination".
    single: BTreeSet<String>,
    /// The words of names and headings.
    words: BTreeSet<String>,
}

impl Names {
    /// Folds the names, and the `headings` of the form.
    pub(crate) fn new<'a>(
        names: impl Iterator<Item = &'a String>,
        headings: impl Iterator<Item = &'a String>,
    ) -> Names {
        let mut own = Names::default();
        for name in names {
            let folded = fold(name);
            let all: Vec<&str> = words(&folded).collect();
            if let [one] = all.as_slice() {
                own.single.insert((*one).to_owned());
            }
            own.words.extend(all.into_iter().map(str::to_owned));
            own.whole.push(key(name));
        }
        for heading in headings {
            let folded = fold(heading);
            own.words.extend(words(&folded).map(str::to_owned));
        }
        own
    }

    /// Whether `text` is one of the names and nothing else, but for a year or another number; or says in the form's own words
    /// alone that it is one: "Nomination of a South-South initiative".
    pub(super) fn has(&self, text: &str) -> bool {
        let longest = self.whole.iter().map(String::len).max().unwrap_or(0);
        if text.len() > 2 * longest {
            return false;
        }
        let folded = fold(text);
        let said = || words(&folded).filter(|w| w.chars().count() >= LETTERS);
        let own = || {
            words(&folded).nth(WORDS).is_none()
                && said().any(|w| self.single.contains(w))
                && said().all(|w| self.words.contains(w))
        };
        self.whole.contains(&key(text)) || own()
    }
}

/// The words of a folded text, without figures.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    let all = folded.split(|c: char| !c.is_alphabetic());
    all.filter(|word| !word.is_empty())
}

/// The letters of a text.
fn key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphabetic()).collect()
}

/// `sections` without the parts that are `names`, which are left out.
pub(super) fn apart<'a>(sections: &'a Sections, names: &Names) -> Cow<'a, Sections> {
    let is_name = |part: &Part| names.has(part.block.text.as_str());
    if sections.without.has(Habit::FormName) || !sections.parts.iter().any(is_name) {
        return Cow::Borrowed(sections);
    }
    let mut own = sections.clone();
    let (names, rest): (Vec<Part>, Vec<Part>) = own.parts.into_iter().partition(is_name);
    own.parts = rest;
    let claims = names
        .iter()
        .map(|p| Habit::FormName.claims(p.block.text.tidied()));
    own.left_out.extend(claims);
    Cow::Owned(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_have_a_year_and_nothing_else() {
        let names = ["Call for nominations", "Candidature"].map(str::to_owned);
        let headings = ["Title of the South-South initiative".to_owned()];
        let names = Names::new(names.iter(), headings.iter());
        for text in [
            "CALL FOR NOMINATIONS 2024",
            "– Call for Nominations –",
            "Candidature 2024/17",
            "Candidature, South-South initiative",
        ] {
            assert!(names.has(text), "{text}");
        }
        for text in [
            "Candidature de la coopérative",
            "Call for nominations: Blue Roofs",
            "",
        ] {
            assert!(!names.has(text), "{text}");
        }
    }
}
