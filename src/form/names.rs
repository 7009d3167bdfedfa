//! What a programme and its form are called, printed above the form or at the head of a page: the form's own words, which
//! are neither title nor answer.

use std::borrow::Cow;

use crate::layout::Habit;
use crate::section::{Part, Sections};

use super::wording::fold;

/// The names of a form in all its languages, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(Vec<String>);

impl Names {
    /// Folds the names.
    pub(crate) fn new<'a>(names: impl Iterator<Item = &'a String>) -> Names {
        Names(names.map(|name| key(name)).collect())
    }

    /// Whether `text` is one of the names and nothing else, but for a year or another number.
    pub(super) fn has(&self, text: &str) -> bool {
        let longest = self.0.iter().map(String::len).max().unwrap_or(0);
        text.len() <= 2 * longest && self.0.contains(&key(text))
    }
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
        let names = Names::new(names.iter());
        for text in [
            "CALL FOR NOMINATIONS 2024",
            "– Call for Nominations –",
            "Candidature 2024/17",
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
