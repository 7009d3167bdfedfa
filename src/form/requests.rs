//! How texts begin that ask for something.

use super::vocabulary::Vocabulary;
use super::wording::fold;

/// How the texts of forms begin that ask for something, in all languages of a form, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Requests(Vec<String>);

impl Requests {
    /// Folds the first words of requests.
    pub(crate) fn new(vocabularies: &[Vocabulary]) -> Requests {
        let words = vocabularies.iter().flat_map(|v| &v.asking_words);
        Requests(words.map(|w| fold(w).trim().to_owned()).collect())
    }

    /// What follows the first words of a request: "Please" before "see attached".
    pub(super) fn without<'a>(&self, text: &'a str) -> Option<&'a str> {
        let words = self.0.iter().filter_map(|word| {
            let (first, rest) = text.split_at_checked(word.len())?;
            (fold(first) == *word && rest.starts_with(char::is_whitespace))
                .then_some(rest.trim_start())
        });
        words.min_by_key(|rest| rest.len())
    }

    /// Whether `text` begins like a request, or is a question.
    pub(super) fn asks(&self, text: &str) -> bool {
        let folded = fold(text);
        let signs = |c: char| !c.is_alphanumeric();
        let begin = folded.trim_start_matches(signs);
        let word = |w: &String| {
            let rest = begin.strip_prefix(w.as_str());
            rest.is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        };
        let end = folded.trim_end().trim_end_matches([')', ']', '»', '"']);
        end.trim_end().ends_with('?') || self.0.iter().any(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_and_questions_ask() {
        let vocabulary = Vocabulary {
            asking_words: vec!["Describe".into(), "To be filled".into(), "Énumérez".into()],
            ..Vocabulary::default()
        };
        let requests = Requests::new(&[vocabulary]);
        for text in [
            "(Describe the initiative.)",
            "To be filled in by the desk.",
            "énumérez les partenaires",
            "[In what is it new?]",
            "En quoi est-ce nouveau ?",
        ] {
            assert!(requests.asks(text), "{text}");
        }
        assert_eq!(requests.without("Describe it"), Some("it"));
        assert_eq!(requests.without("Described"), None);
        for text in [
            "Described by many as new.",
            "We asked: why? Nobody knew.",
            "",
        ] {
            assert!(!requests.asks(text), "{text}");
        }
    }
}
