//! The words that are behind a form: those of a block to sign, of buttons, and of what was put behind it.

use crate::fold::fold;

use super::vocabulary::Vocabulary;

/// The words that are behind a form, in all languages of it, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Closing {
    signature: Vec<String>,
    beside: Vec<String>,
    buttons: Vec<String>,
    annexes: Vec<String>,
    farewells: Vec<String>,
}

impl Closing {
    /// Folds the words.
    pub(crate) fn new(vocabularies: &[Vocabulary]) -> Closing {
        let folded = |words: &mut dyn Iterator<Item = &String>| words.map(|w| fold(w)).collect();
        Closing {
            signature: folded(&mut vocabularies.iter().flat_map(|v| &v.signature_words)),
            beside: folded(&mut vocabularies.iter().flat_map(|v| &v.signing_words)),
            buttons: folded(&mut vocabularies.iter().flat_map(|v| &v.button_words)),
            annexes: folded(&mut vocabularies.iter().flat_map(|v| &v.annex_words)),
            farewells: folded(&mut vocabularies.iter().flat_map(|v| &v.farewell_words)),
        }
    }

    /// Whether the first line of a text is the farewell of a letter and nothing else: "Kind regards,".
    pub(super) fn is_farewell(&self, text: &str) -> bool {
        let line = text.trim().split('\n').next().unwrap_or("");
        let folded = fold(line);
        self.farewells.iter().any(|w| w.trim() == folded.trim())
    }

    /// Whether a text begins with a sentence that is a farewell or thanks, and says more: "Thank you. Your answers are saved."
    pub(super) fn gives_thanks(&self, text: &str) -> bool {
        let sentence = text.trim().split_once(['.', '!']);
        sentence.is_some_and(|(first, more)| self.is_farewell(first) && more.starts_with(' '))
    }

    /// Whether a text is all buttons: "Back", "Withdraw  Download PDF".
    pub(super) fn is_buttons(&self, text: &str) -> bool {
        /// Most words of buttons on a line.
        const WORDS: usize = 12;
        let folded = fold(text);
        let words: Vec<&str> = folded.split_whitespace().collect();
        if words.is_empty() || words.len() > WORDS {
            return false;
        }
        // Up to which word the line is buttons.
        let mut ends = vec![true];
        for end in 1..=words.len() {
            let button = |start: usize| {
                let phrase = words.get(start..end).unwrap_or(&[]).join(" ");
                ends.get(start) == Some(&true) && self.buttons.iter().any(|w| w.trim() == phrase)
            };
            let reached = (0..end).any(button);
            ends.push(reached);
        }
        ends.last() == Some(&true)
    }

    /// Whether a line is the heading of what was put behind the form: a word for it, which is all of the line, or a number
    /// or letter behind it: "Annexes", "Annex 2: The wells", "Appendix B".
    pub(super) fn is_annex(&self, text: &str) -> bool {
        let folded = fold(text);
        let is = |words: &String| {
            let mut behind = text.split_whitespace().skip(words.split(' ').count());
            let number = behind.next().unwrap_or("");
            let number = number.trim_matches(|c: char| !c.is_alphanumeric());
            let counts =
                !number.contains(char::is_lowercase) && crate::section::numeral(number).is_some();
            let begins = |rest: &str| rest.starts_with(' ') && counts;
            let rest = folded.strip_prefix(words.as_str());
            rest.is_some_and(|rest| rest.is_empty() || begins(rest))
        };
        self.annexes.iter().any(is)
    }

    /// Whether a text is a line to sign on, with its label, or says below a name what belongs there: "(signature and stamp)".
    pub(super) fn signs(&self, text: &str) -> bool {
        let is = |label: &str| self.signature.iter().any(|w| w == label);
        let bracketed = text
            .trim()
            .strip_suffix(')')
            .and_then(|t| t.rsplit_once('('));
        self.labels(text).iter().any(|label| is(label))
            || bracketed.is_some_and(|(_, inner)| is(fold(inner).trim()))
            || self.is_signed_by(text)
    }

    /// Whether a text says by whom it was signed: "Digitally signed by Ana Roca".
    pub(super) fn is_signed_by(&self, text: &str) -> bool {
        /// Most words of a line that names the signer.
        const WORDS: usize = 12;
        let line = fold(text);
        let by = |words: &String| {
            let rest = line.strip_prefix(words.as_str());
            words.contains(' ') && rest.is_some_and(|r| r.starts_with(' '))
        };
        line.split(' ').nth(WORDS).is_none() && self.signature.iter().any(by)
    }

    /// Whether a text begins a block to sign: with labels of it and nothing else before a value.
    pub(super) fn begins(&self, text: &str) -> bool {
        let labels = self.labels(text);
        let known = |label: &String| self.signature.contains(label) || self.beside.contains(label);
        !labels.is_empty() && labels.iter().all(known) || self.is_signed_by(text)
    }

    /// What is before the value on the first line, folded: "Place and date", or both of "Date / Signature".
    fn labels(&self, text: &str) -> Vec<String> {
        let value =
            |c: char| matches!(c, ':' | '：' | '_' | '…' | '\t' | '\n' | '(') || c.is_ascii_digit();
        let lead = text.trim().split(value).next().unwrap_or("");
        let labels = lead
            .split(['/', ',', '|', '&'])
            .map(|l| fold(l).trim().to_owned());
        labels.filter(|l| !l.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annex_is_headed_by_its_word_and_a_number() {
        let closing = Closing {
            annexes: ["annex", "annexes", "anexo"].map(str::to_owned).into(),
            ..Closing::default()
        };
        for text in [
            "ANNEXES",
            "Annex 1: The wells",
            "Anexo B – Mapas",
            "Annex II",
        ] {
            assert!(closing.is_annex(text), "{text}");
        }
        for text in ["Annexed to this form", "Annex to the treaty", "The annex 1"] {
            assert!(!closing.is_annex(text), "{text}");
        }
    }

    #[test]
    fn line_of_buttons_is_made_of_their_words() {
        let closing = Closing {
            buttons: ["back", "download pdf", "submit"].map(str::to_owned).into(),
            ..Closing::default()
        };
        for text in ["Back", "Back\tSubmit", "Submit Download PDF"] {
            assert!(closing.is_buttons(text), "{text}");
        }
        for text in ["", "Back to the roots", "Download"] {
            assert!(!closing.is_buttons(text), "{text}");
        }
    }
}
