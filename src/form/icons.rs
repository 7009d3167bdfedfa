//! Signs instead of labels: "☎ +51 1 614 2200", "✉ ana@example.org".
//!
//! A sign alone says little; it is a label where its value fits the field, near labels of other fields, and where no label
//! gives the field in words.

use std::ops::Range;

use crate::section::Part;

use super::bare;
use super::compiled::Form;
use super::definition::FieldType;
use super::label::Label;

/// Parts of a header on both sides of a label.
const NEAR: usize = 4;
/// Fields that must be there beside it, in words or as signs.
const FIELDS: usize = 2;
/// Longest block that is read, in bytes.
const MAX_BLOCK: usize = 600;
/// How near a sign counts as.
const SCORE: f32 = 0.8;

/// The field that a sign is used for.
fn kind(c: char) -> Option<FieldType> {
    Some(match c {
        '☎' | '☏' | '✆' | '📞' | '📱' | '📲' | '🕿' | '🕾' | '🕻' | '🖀' | '🖁' | '🗲' => {
            FieldType::Telephone
        }
        '📠' | '🖷' => FieldType::Fax,
        '✉' | '📧' | '📨' | '📩' | '🖂' | '🖃' | '🖄' | '🖅' | '🖆' | '📬' | '📫' => {
            FieldType::Email
        }
        '⚑' | '⚐' | '🏳' | '🏴' | '🌍' | '🌎' | '🌏' | '🗺' => FieldType::Country,
        '👤' | '👥' | '🧑' | '👩' | '👨' => FieldType::Person,
        _ => return None,
    })
}

/// The signs in `parts` that are labels; `known` are the labels in words, in document order.
pub(super) fn labels(parts: &[Part], form: &Form, known: &[Label]) -> Vec<Label> {
    let text = |index: usize| parts.get(index).map(|p| p.block.text.as_str());
    let found: Vec<Label> = (parts.iter().enumerate())
        .filter(|(_, part)| part.block.text.as_str().len() <= MAX_BLOCK)
        .flat_map(|(index, part)| {
            let own = part.block.text.as_str();
            match alone(index, own, text(index + 1).unwrap_or(""), form) {
                Some(label) => vec![label],
                None => of_part(index, own, form),
            }
        })
        .collect();
    let is_header = |own: &&Label| {
        let near = |l: &&Label| l.part.abs_diff(own.part) <= NEAR;
        let others = known.iter().chain(&found).filter(near);
        let mut fields: Vec<usize> = others
            .map(|l| l.field)
            .filter(|f| *f != own.field)
            .collect();
        fields.sort_unstable();
        fields.dedup();
        let in_words = known.iter().any(|l| l.field == own.field);
        fields.len() >= FIELDS && !in_words
    };
    let language = known.first().map_or(0, |l| l.language);
    let own = found.iter().filter(is_header).cloned();
    own.map(|label| Label { language, ..label }).collect()
}

/// The sign that is all of a part, with its value in the `next` one.
fn alone(part: usize, text: &str, next: &str, form: &Form) -> Option<Label> {
    let mut signs = text
        .chars()
        .filter(|c| !c.is_whitespace() && !is_variant(*c));
    let kind = kind(signs.next()?).filter(|_| signs.next().is_none())?;
    let field = form.file.fields.iter().position(|f| f.kind == kind)?;
    let line = next.split('\n').next().unwrap_or("").trim();
    may_be(field, line, form).then_some(Label {
        part,
        field,
        language: 0,
        score: SCORE,
        label: 0..text.len(),
        value: text.len()..text.len(),
    })
}

/// Whether `c` only asks for a sign in colour or without.
fn is_variant(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

/// Whether `line` can be the value of a field; an address may lack its "@".
fn may_be(field: usize, line: &str, form: &Form) -> bool {
    let kind = form.file.fields.get(field).map(|f| f.kind);
    let inner = line.trim_matches('.');
    let address = kind == Some(FieldType::Email)
        && inner.contains('.')
        && !inner.starts_with("www.")
        && !line.contains(|c: char| c.is_whitespace() || matches!(c, '/' | ':'));
    address || bare::fits(field, line, form).is_some()
}

/// The signs of one part with values that fit.
fn of_part(part: usize, text: &str, form: &Form) -> Vec<Label> {
    let between =
        |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | ',' | ';' | '/' | '–' | '—');
    let mut before = None;
    let mut signs: Vec<(Range<usize>, FieldType)> = Vec::new();
    for (at, c) in text.char_indices() {
        let free = before.is_none_or(between);
        if let Some(kind) = kind(c).filter(|_| free) {
            signs.push((at..at + c.len_utf8(), kind));
        }
        before = Some(c);
    }
    let next = |i: usize| signs.get(i + 1).map_or(text.len(), |(next, _)| next.start);
    let label = |(i, (sign, kind)): (usize, &(Range<usize>, FieldType))| {
        let field = form.file.fields.iter().position(|f| f.kind == *kind)?;
        let rest = text.get(sign.end..next(i))?;
        // The mark that asks for a picture in colour, and what parts sign and value.
        let lead = rest.trim_start_matches(|c: char| between(c) || is_variant(c) || c == ':');
        let line = lead
            .split('\n')
            .next()
            .unwrap_or("")
            .trim_end_matches(between);
        let begin = sign.end + rest.len() - lead.len();
        may_be(field, line, form).then_some(Label {
            part,
            field,
            language: 0,
            score: SCORE,
            label: sign.clone(),
            value: begin..begin + line.len(),
        })
    };
    signs.iter().enumerate().filter_map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_labels_where_their_values_fit() {
        let form = Form::load("sstc").expect("a built-in form");
        let found = |text: &'static str| -> Vec<(&str, &str)> {
            let one = |label: Label| {
                let key = form.file.fields[label.field].key.as_str();
                let key = ["telephone", "fax", "email", "country"]
                    .into_iter()
                    .find(|k| *k == key);
                (key.unwrap_or("other"), &text[label.value])
            };
            of_part(0, text, &form).into_iter().map(one).collect()
        };
        assert_eq!(
            found("☎ +51 1 614 2200 | ✉\u{fe0f} ana@example.org\n🖷: +51 1 614 2201\n⚑ Peru"),
            [
                ("telephone", "+51 1 614 2200"),
                ("email", "ana@example.org"),
                ("fax", "+51 1 614 2201"),
                ("country", "Peru")
            ]
        );
        assert!(found("☎ call the office, ✉ by mail").is_empty());
        assert_eq!(found("✉ ana.example.org"), [("email", "ana.example.org")]);
        assert!(found("✉ www.example.org").is_empty());
    }
}
