//! What a section has instead of an answer: stand-ins, filler, the form's own instructions.

use std::sync::LazyLock;

use regex::Regex;

use super::lexicon::{counts, difference};
use super::requests::Requests;
use super::vocabulary::Vocabulary;
use super::wording::fold;

/// A field of a template that nobody filled in: `{{name}}`, `${name}`, `<<Name>>`, `«Nom»`, `%name%`, `[[name]]`, `<Name>`.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:\{\{[^{}]*\}\}|\$?\{[\p{L}_][\p{L}\d_.]*\}|\{%[^{}]*%\}|<<[^<>]*>>|\[\[[^\[\]]*\]\]|«[\p{L}_][\p{L}\d_]*»|%%?[\p{L}_]+%%?|<[\p{L}_]+>)[\s,;.–-]*)+$")
        .expect("a constant")
});
/// What a spreadsheet prints for a value that it does not have: "#N/A", "#REF!", "#¿NOMBRE?".
static CELL_ERROR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^#(?:[¡¿]?[\p{Lu}]+[\p{Lu}0]*(?:/[\p{Lu}0]+)?[!?]|[\p{Lu}]+/[\p{Lu}])$")
        .expect("a constant")
});
/// What programs print where they have nothing.
const NOTHING: [&str; 9] = [
    "undefined",
    "null",
    "(null)",
    "<null>",
    "none",
    "nan",
    "nil",
    "[object object]",
    "<none>",
];
/// How a request ends that says how much may be written: "(max. 1,500 characters).", in the languages of the forms.
static LIMIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^.!?]{20,}[.!?]?\s*\([^()]{0,24}\d[^()]{0,12}\b(?:characters|words|caracteres|palabras|caractères|mots|palavras)[^()]{0,12}\)[.:]?$")
        .expect("a constant")
});
/// How long an answer may be, and nothing else: "Maximum 250 words".
static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\(?[\p{L}\s.':’-]{2,30}\s\d[\d.,]*\s(?:characters|words|caracteres|palabras|caractères|signes|mots|palavras)[^\d]{0,20}$")
        .expect("a constant")
});
/// Longest request of this kind, in bytes.
const LONGEST_REQUEST: usize = 300;
/// Most words of a request in brackets: `[Insert the name of the organisation here]`.
const REQUEST: usize = 14;

/// Longest text of which the lead is compared with instructions, in bytes.
const LONGEST_LED: usize = 6_000;
/// Longest placeholder, in bytes: "click or tap here to enter text" in brackets, in any language.
const MAX_PLACEHOLDER: usize = 120;

/// The stand-ins and instructions of a form in all its languages, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Placeholders {
    known: Vec<String>,
    /// How what is asked for begins.
    requests: Requests,
    /// The form's own instruction texts.
    instructions: Vec<String>,
    /// First words of those of `known` that send the reader to another paper: "see".
    pointers: Vec<String>,
    /// Words for an attached paper: "attached", "annex".
    papers: Vec<String>,
    /// How texts begin that limit an answer: "up to".
    limits: Vec<String>,
}

impl Placeholders {
    /// Folds all placeholders of a form.
    pub(crate) fn new(vocabularies: &[Vocabulary]) -> Placeholders {
        let instructions = vocabularies.iter().flat_map(|v| &v.instructions);
        let known: Vec<String> = (vocabularies.iter().flat_map(|v| &v.placeholders))
            .map(|p| squeezed(p))
            .collect();
        let words = vocabularies.iter().flat_map(|v| &v.attached_words);
        let papers: Vec<String> = words.map(|w| fold(w).trim().to_owned()).collect();
        let limits = vocabularies.iter().flat_map(|v| &v.limit_words);
        let limits = limits.map(|w| fold(w).trim().to_owned()).collect();
        let pointers = known.iter().filter_map(|text| {
            let (first, rest) = text.split_once(' ')?;
            papers.iter().any(|p| p == rest).then(|| first.to_owned())
        });
        Placeholders {
            pointers: pointers.collect(),
            papers,
            limits,
            known,
            requests: Requests::new(vocabularies),
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
            let own = squeezed(text);
            let known = |text: &str| self.known.iter().any(|p| p == text);
            known(&own)
                || without_reference(&own).is_some_and(known)
                || (self.requests.without(text)).is_some_and(|rest| known(&squeezed(rest)))
                || of_a_program(text)
                || self.points_elsewhere(&own)
                || (self.requests.without(text))
                    .is_some_and(|rest| self.points_elsewhere(&squeezed(rest)))
                || self.asks_in_brackets(text)
        };
        short || self.is_instruction(text) || self.limits(text)
    }

    /// Whether a text does nothing but send the reader to another paper: "See the attached document".
    fn points_elsewhere(&self, squeezed: &str) -> bool {
        /// Most words of a text that names one.
        const WORDS: usize = 4;
        let mut words = squeezed.split(' ');
        let first = words.next().unwrap_or("");
        let rest: Vec<&str> = words.collect();
        let paper = |word: &&str| self.papers.iter().any(|p| p == word);
        rest.len() < WORDS && self.pointers.iter().any(|p| p == first) && rest.iter().any(paper)
    }

    /// Whether `text` is one request and how long its answer may be: "Please describe … (max. 1,500 characters)."
    fn limits(&self, text: &str) -> bool {
        text.len() <= LONGEST_REQUEST && LIMIT.is_match(text) && self.requests.asks(text)
    }

    /// Whether `text` says how long an answer may be, and nothing else: "Maximum 250 words".
    pub(super) fn is_length(&self, text: &str) -> bool {
        let text = text.trim();
        let folded = fold(text);
        let begins = |w: &String| {
            let rest = folded.trim_start().strip_prefix(w.as_str());
            rest.is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        };
        let limits = || self.limits.iter().any(begins) || self.requests.asks(text);
        text.len() <= MAX_PLACEHOLDER && LENGTH.is_match(text) && limits()
    }

    /// Whether `text` is a request in brackets: `[Insert name]`, `<enter your answer>`.
    fn asks_in_brackets(&self, text: &str) -> bool {
        let bare = text.trim_end_matches(['.', ':']);
        let pairs = [('[', ']'), ('<', '>'), ('{', '}'), ('‹', '›')];
        let inner = pairs
            .iter()
            .find_map(|(open, close)| bare.strip_prefix(*open)?.strip_suffix(*close));
        inner.is_some_and(|inner| {
            !inner.contains(['[', ']', '<', '>', '@'])
                && inner.split_whitespace().count() <= REQUEST
                && self.requests.asks(inner)
        })
    }

    /// Whether `text` is one of the form's own instructions word for word.
    pub(super) fn is_word_for_word(&self, text: &str) -> bool {
        let longest = self.instructions.iter().map(String::len).max();
        if longest.is_none_or(|longest| text.len() > 2 * longest + 16) {
            return false;
        }
        let folded = fold(text);
        self.instructions.iter().any(|i| i == folded.trim())
    }

    /// How many bytes at the start of `text` are one of the form's instructions, word for word, with more behind it; 0 where
    /// none is.
    pub(super) fn lead(&self, text: &str) -> usize {
        /// Bytes of an instruction that are compared first.
        const FIRST: usize = 8;
        if self.instructions.is_empty() || text.len() > LONGEST_LED {
            return 0;
        }
        let start = fold(
            text.get(..text.floor_char_boundary(4 * FIRST))
                .unwrap_or(""),
        );
        let begins = |i: &&String| {
            i.get(..FIRST)
                .is_some_and(|first| start.trim().starts_with(first))
        };
        let mut likely = self.instructions.iter().filter(begins).peekable();
        if likely.peek().is_none() {
            return 0;
        }
        let folded = fold(text);
        let folded = folded.trim();
        let Some(own) = likely
            .filter(|i| {
                folded
                    .strip_prefix(i.as_str())
                    .is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
            })
            .max_by_key(|i| i.len())
        else {
            return 0;
        };
        let reached = |at: &usize| {
            let lead = text.get(..*at).map(fold).unwrap_or_default();
            lead.trim().len() >= own.len()
        };
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends.into_iter().find(reached).unwrap_or(0);
        let behind = text.get(end..).unwrap_or("");
        let closing =
            |c: char| c.is_whitespace() || matches!(c, ']' | ')' | '.' | ':' | '"' | '”' | '»');
        let rest = behind.trim_start_matches(closing);
        match rest.contains(char::is_alphanumeric) {
            true => text.len() - rest.len(),
            false => 0,
        }
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

/// Whether `text` is what a program prints instead of a value, however often.
fn of_a_program(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut rest = lower.trim();
    while let Some(word) = NOTHING.iter().find(|word| rest.starts_with(**word)) {
        let behind = rest.get(word.len()..).unwrap_or("");
        if behind.starts_with(char::is_alphanumeric) {
            return false;
        }
        rest = behind.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | '.' | '-' | '–' | '/' | '|')
        });
        if rest.is_empty() {
            return true;
        }
    }
    let mut words = text.split_whitespace().peekable();
    FIELD.is_match(text)
        || words.peek().is_some()
            && words.all(|word| CELL_ERROR.is_match(word.trim_end_matches([',', ';', '.'])))
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
    use super::*;
    use crate::form::common::with_common;

    #[test]
    fn requests_that_were_left_standing_are_no_answer() {
        let vocabulary = Vocabulary {
            asking_words: vec!["Please".into()],
            placeholders: vec!["see annex".into()],
            attached_words: vec!["annex".into(), "attached".into()],
            ..Vocabulary::default()
        };
        let known = Placeholders::new(&[vocabulary]);
        let limit = "Please describe what is new about the initiative (max. 1,500 characters).";
        for text in [limit, "Please see annex", "See the attached document."] {
            assert!(known.is_placeholder(text), "{text}");
        }
        assert!(!known.is_placeholder(&format!("{limit} We are the first.")));
        assert!(!known.is_placeholder("Please note that we are the first."));
        assert!(!known.is_placeholder("See the attached list of partners"));
        assert!(!known.is_placeholder("We attached an annex"));
    }

    #[test]
    fn instruction_before_an_answer_is_none_of_it() {
        let vocabulary = Vocabulary {
            instructions: vec!["[Explain the objective in 900 characters.]".into()],
            ..Vocabulary::default()
        };
        let known = Placeholders::new(&[vocabulary]);
        let text = "[Explain the objective in 900 characters.] We dig wells.";
        assert_eq!(text.get(known.lead(text)..), Some("We dig wells."));
        assert_eq!(known.lead("[Explain the objective in 900 characters.]"), 0);
        assert_eq!(known.lead("We explain the objective."), 0);
        assert!(known.is_word_for_word("[Explain the objective in 900 characters.]"));
    }

    #[test]
    fn what_programs_print_for_nothing_is_no_answer() {
        let known = Placeholders::new(&with_common(&[]));
        for text in [
            "undefined",
            "null, null",
            "undefined undefined",
            "None",
            "NaN",
            "[object Object]",
            "{{first_name}} {{last_name}}",
            "${applicant.name}",
            "«Nom»",
            "<<Field_1>>",
            "%name%",
            "[Insert the name of the partner here]",
            "<enter your answer>",
            "#N/A",
            "#REF!",
            "#¿NOMBRE?",
            "#DIV/0!",
            "Error! Reference source not found.",
            "¡Error! No se encuentra el origen de la referencia.",
            "Erreur\u{a0}! Source du renvoi introuvable.",
            "Erro! Fonte de referência não encontrada.",
            "Click or tap here to enter text.",
            "Haga clic o pulse aquí para escribir texto.",
            "Choose an item.",
            "Choisissez un élément.",
            "Sin respuesta",
        ] {
            assert!(known.is_placeholder(text), "{text}");
        }
        for text in [
            "Nulland Region",
            "None of the looms were lost.",
            "«Looms without borders» was the title",
            "[ana@example.org]",
            "[2] The looms of Peru",
            "#looms",
            "Erreur de jeunesse",
            "Nil Sharma",
        ] {
            assert!(!known.is_placeholder(text), "{text}");
        }
    }

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
