//! What stands in a section instead of an answer: stand-ins, filler, the form's own instructions.

use super::definition::Vocabulary;
use super::lexicon::{counts, difference};
use super::wording::fold;

/// Longest placeholder, in bytes: "click or tap here to enter text" in brackets, in any language.
const MAX_PLACEHOLDER: usize = 120;

/// The stand-ins and instructions of a form in all its languages, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Placeholders {
    known: Vec<String>,
    /// The form's own instruction texts.
    instructions: Vec<String>,
}

impl Placeholders {
    /// Folds all placeholders of a form.
    pub(crate) fn new(vocabularies: &[Vocabulary]) -> Placeholders {
        let instructions = vocabularies.iter().flat_map(|v| &v.instructions);
        Placeholders {
            known: vocabularies
                .iter()
                .flat_map(|v| &v.placeholders)
                .map(|p| squeezed(p))
                .collect(),
            instructions: instructions
                .map(|i| fold(i).trim().to_owned())
                .filter(|i| i.len() > 10)
                .collect(),
        }
    }

    /// Whether `text` is only a placeholder in any of the languages, only dots, dashes or crosses, filler text, or one of
    /// the form's own instructions.
    pub(crate) fn is_placeholder(&self, text: &str) -> bool {
        let text = text.trim();
        let filler = text
            .chars()
            .all(|c| !c.is_alphanumeric() || matches!(c, 'x' | 'X'));
        if text.is_empty() || filler {
            return !text.is_empty();
        }
        if text
            .get(..11)
            .is_some_and(|t| t.eq_ignore_ascii_case("lorem ipsum"))
        {
            return true;
        }
        // Placeholders are short; instructions are compared with texts of about their length.
        let short = text.len() <= MAX_PLACEHOLDER && {
            let squeezed = squeezed(text);
            let known = |text: &str| self.known.iter().any(|p| p == text);
            known(&squeezed) || without_reference(&squeezed).is_some_and(known)
        };
        short || self.is_instruction(text)
    }

    /// Whether `text` is one of the form's own instructions.
    pub(crate) fn is_instruction(&self, text: &str) -> bool {
        let alike = |i: &&String| 2 * i.len() > text.len() && 2 * text.len() > i.len();
        let mut near = self.instructions.iter().filter(alike).peekable();
        if near.peek().is_none() {
            return false;
        }
        let folded = fold(text);
        let folded = folded.trim();
        let own = counts(folded);
        near.any(|i| {
            // An edit changes two of the counts at most.
            let edits = 0.15 * folded.len().max(i.len()) as f64;
            difference(&own, &counts(i)) as f64 <= 2.0 * edits
                && strsim::normalized_levenshtein(folded, i) > 0.85
        })
    }
}

/// Two words or more without the number or letter behind them: "see annex" of "see annex 2" or "see annex b".
fn without_reference(squeezed: &str) -> Option<&str> {
    let (words, last) = squeezed.rsplit_once(' ')?;
    let roman = last.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = last.len() <= 3 && last.bytes().all(|b| b.is_ascii_digit());
    let letter = last.len() == 1 && last.starts_with(|c: char| c.is_ascii_lowercase());
    let words = words.trim_end_matches(" no.").trim_end_matches(" no");
    (words.contains(' ') && (number || letter || roman && last.len() <= 4)).then_some(words)
}

/// Folded, without white space, brackets and closing punctuation.
fn squeezed(text: &str) -> String {
    let folded = fold(text);
    let inner = folded.trim().trim_matches(|c: char| {
        matches!(
            c,
            '[' | ']' | '(' | ')' | '<' | '>' | '.' | '!' | ':' | ';' | ',' | '"' | '“' | '”'
        )
    });
    let source = if inner.is_empty() {
        folded.trim()
    } else {
        inner
    };
    source.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_reference;

    #[test]
    fn annex_may_have_a_number() {
        let bare = [
            "see annex 2",
            "see annex b",
            "voir annexe iv",
            "ver anexo no. 3",
        ];
        let bare: Vec<Option<&str>> = bare.into_iter().map(without_reference).collect();
        let expected = ["see annex", "see annex", "voir annexe", "ver anexo"];
        assert_eq!(bare, expected.map(Some));
        for text in ["see annex", "none 2", "see annex two"] {
            assert_eq!(without_reference(text), None, "{text}");
        }
    }
}
