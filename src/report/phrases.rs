//! Every sentence that a rule can say, with the arguments of its examples: for who translates, and for who wants to know
//! what nominees and officers will read.

use std::collections::BTreeMap;

use crate::finding::Certainty;
use crate::rule::Rule;

use super::json::FindingEntry;
use super::message::Messages;

/// What is said about one example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What is wrong, without a full stop.
    pub message: String,
    /// The same where it may have been misread; `None` when there is no difference.
    pub unsure: Option<String>,
    /// What the officer is to do, as a sentence.
    pub help: Option<String>,
    /// What a letter to the nominee says, as sentences; `None` when no letter is about it.
    pub letter: Option<String>,
}

/// The phrases of a rule, one per example, in the order of the examples.
pub fn phrases(rule: &Rule, messages: &Messages) -> Vec<Phrase> {
    rule.examples
        .iter()
        .map(|args| phrase(&example(rule, args), messages))
        .collect()
}

fn phrase(finding: &FindingEntry, messages: &Messages) -> Phrase {
    let (message, help) = messages.say_again(finding);
    let possible = FindingEntry {
        certainty: Certainty::Possible,
        ..finding.clone()
    };
    let (unsure, _) = messages.say_again(&possible);
    Phrase {
        unsure: (unsure != message).then_some(unsure),
        letter: messages.letter(finding),
        message,
        help,
    }
}

/// A finding of `rule` with the arguments of an example, which are a JSON object; a test of the registry holds that.
fn example(rule: &Rule, args: &str) -> FindingEntry {
    FindingEntry {
        rule: rule.code.to_owned(),
        severity: rule.severity,
        cure: rule.cure,
        certainty: Certainty::Definite,
        nomination: None,
        field: None,
        args: serde_json::from_str::<BTreeMap<_, _>>(args).unwrap_or_default(),
        message: String::new(),
        help: None,
        at: Vec::new(),
        excerpt: None,
        fingerprint: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::phrases;
    use crate::report::message::Messages;
    use crate::rule::RULES;

    #[test]
    fn every_rule_is_said_in_every_language() {
        for lang in Messages::LANGUAGES {
            let messages = Messages::new(lang);
            for rule in RULES {
                for phrase in phrases(rule, &messages) {
                    let help = phrase.help.unwrap();
                    assert_ne!(phrase.message, rule.code, "{lang}");
                    let said = format!("{} / {help}", phrase.message);
                    assert!(!said.contains('{'), "{lang}: {said}");
                    assert!(
                        !phrase.message.ends_with('.') && help.ends_with('.'),
                        "{lang}: {said}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_a_letter_asks_is_asked_in_every_language() {
        let asked = |lang: &str| -> Vec<(&str, bool)> {
            let messages = Messages::new(lang);
            let mut out = Vec::new();
            for rule in RULES {
                for phrase in phrases(rule, &messages) {
                    if let Some(letter) = &phrase.letter {
                        assert!(
                            letter.ends_with('.') && !letter.contains('{'),
                            "{lang}: {letter}"
                        );
                    }
                    out.push((rule.code, phrase.letter.is_some()));
                }
            }
            out
        };
        let english = asked("en");
        assert!(english.iter().filter(|(_, letter)| *letter).count() > 25);
        for lang in Messages::LANGUAGES {
            assert_eq!(asked(lang), english, "{lang}");
        }
    }
}
