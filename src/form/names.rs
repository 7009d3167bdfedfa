//! What a programme and its form are called, printed above the form or at the head of a page: the form's own words, which
//! are neither title nor answer.

use std::borrow::Cow;

use crate::layout::Habit;
use crate::section::{Part, Sections};

use super::definition::{Form, Vocabulary};
use super::wording::fold;

/// The names of a form in all its languages, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(Vec<String>);

impl Names {
    /// Folds the names.
    pub(crate) fn new(vocabularies: &[Vocabulary]) -> Names {
        let names = vocabularies.iter().flat_map(|v| &v.names);
        Names(names.map(|name| key(name)).collect())
    }

    /// Whether `text` is one of the names and nothing else, but for a year or another number.
    fn has(&self, text: &str) -> bool {
        let longest = self.0.iter().map(String::len).max().unwrap_or(0);
        text.len() <= 2 * longest && self.0.contains(&key(text))
    }
}

/// The letters of a text.
fn key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphabetic()).collect()
}

/// `sections` without the parts that are names of `form`, which are left out.
pub(super) fn apart<'a>(sections: &'a Sections, form: &Form) -> Cow<'a, Sections> {
    let is_name = |text: &str| form.names.has(text);
    let parts = &sections.parts;
    if sections.without.has(Habit::FormName)
        || !parts.iter().any(|p| is_name(p.block.text.as_str()))
    {
        return Cow::Borrowed(sections);
    }
    let mut own = sections.clone();
    let (names, rest): (Vec<Part>, Vec<Part>) =
        (own.parts.into_iter()).partition(|p| is_name(p.block.text.as_str()));
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
        let vocabulary = Vocabulary {
            names: vec!["Call for nominations".into(), "Candidature".into()],
            ..Vocabulary::default()
        };
        let names = Names::new(&[vocabulary]);
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
