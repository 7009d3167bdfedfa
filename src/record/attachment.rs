//! Papers that go with the form: what says that one is there.
//!
//! The form may say it, in words or by a ticked box; the file may have it, embedded or as pages under a heading of its own.

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::form::{Field, FieldType, NominationAnswers, Words};
use crate::pdf::ActiveKind;
use crate::text::Text;

use super::DocumentFacts;
use super::facts::{FieldFact, TypedValue, ValueFact};
use super::field_value::FieldValue;
use super::model::Nomination;
use super::prose;

/// Shortest word of a label that tells one paper from another, in characters.
const WORD: usize = 4;

/// Whether what is behind the label says that the paper is there.
pub(in crate::record) fn is_said(line: &Text, words: &Words) -> bool {
    let text = line.as_str();
    if let Some(ticked) = prose::any_ticked(text) {
        return ticked;
    }
    let folded = fold(text);
    if words.is_no(&folded) {
        return false;
    }
    let said = words.says_attached(&folded) || names_a_file(text) || words.is_yes(&folded);
    said || !folded.is_empty() && !words.is_placeholder(text)
}

/// Whether a text has the name of a file in it: "letter.pdf".
fn names_a_file(text: &str) -> bool {
    const ENDINGS: [&str; 8] = ["pdf", "doc", "docx", "odt", "jpg", "jpeg", "png", "xlsx"];
    text.split_whitespace().any(|word| {
        let word = word.trim_end_matches(['.', ',', ';', ')']);
        let end = word.rsplit_once('.').map(|(_, end)| end.to_lowercase());
        end.is_some_and(|end| ENDINGS.contains(&end.as_str()))
    })
}

/// Looks for papers that the form does not speak of: files that are embedded, and annexes with a heading of their own.
pub(in crate::record) fn settle(
    fields: &[Field],
    from: &NominationAnswers,
    document: &DocumentFacts,
    facts: &mut [FieldFact],
    record: &mut Nomination,
) {
    let embedded = || {
        let own = document.active.iter();
        own.filter(|a| a.kind == ActiveKind::Attachment)
    };
    let open = fields
        .iter()
        .zip(&*facts)
        .filter(|(f, fact)| f.kind == FieldType::Attachment && f.required && !fact.present())
        .count();
    for (field, fact) in fields.iter().zip(facts) {
        if field.kind != FieldType::Attachment || fact.present() {
            continue;
        }
        let own = telling(&fact.printed);
        let names = |text: &str| {
            let other = telling(text);
            let both = own.intersection(&other).count();
            both > 0 && 2 * both >= own.len().min(other.len())
        };
        let annex = from
            .additional
            .iter()
            .find(|s| s.repeats.is_none() && names(s.heading.as_str()));
        let file = embedded().find(|a| a.name.as_deref().is_some_and(names));
        // As many files as papers: which is which does not matter.
        let all = embedded().count() >= open.max(1);
        let found = match (annex, file) {
            (Some(annex), _) => Some((annex.heading.as_str().to_owned(), annex.heading.places())),
            (None, Some(file)) => file.name.clone().map(|name| (name, Vec::new())),
            (None, None) if all => Some((String::new(), Vec::new())),
            (None, None) => None,
        };
        let Some((text, at)) = found else {
            continue;
        };
        fact.values.push(ValueFact {
            text: text.clone(),
            at: at.clone(),
            pointer: fact.pointer.clone(),
            value: TypedValue::Text,
            column: None,
        });
        let value = FieldValue {
            text,
            at,
            ..FieldValue::default()
        };
        record.fields.insert(field.key.clone(), value);
    }
}

/// The words of a text that tell one paper from another, folded.
fn telling(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let long = folded.split(' ').filter(|w| w.chars().count() >= WORD);
    long.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::words::tests::words;
    use crate::record::testing::placed;

    #[test]
    fn what_says_that_a_paper_is_there() {
        let words = words();
        for text in [
            "☒ Attached",
            "[x]",
            "letter_of_permission.pdf",
            "Letter of 3 May, two pages",
        ] {
            assert!(is_said(&placed(text), &words), "{text}");
        }
        for text in ["☐ Attached", "[ ]", "N/A", "to be confirmed"] {
            assert!(!is_said(&placed(text), &words), "{text}");
        }
    }
}
