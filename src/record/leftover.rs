//! What is printed beside the numbers and addresses of the header: an address among the telephone's lines goes to the
//! addresses, and what somebody says there is kept as text without a field, "please ask for Mrs. Tembo before noon".

use crate::form::{FieldAnswer, FieldType, Form, NominationAnswers};
use crate::geom::Place;
use crate::text::Text;

use super::values::email;
use super::values::telephone::{Dialling, telephones};

/// Fewest words that say something: "mobile" and "office" are of the number.
const WORDS: usize = 2;
/// Fewest figures of a number beside an address.
const FIGURES: usize = 6;

/// Moves addresses to their field, and keeps what else is said.
pub(super) fn keep(nomination: &mut NominationAnswers, form: &Form, unplaced: &mut Vec<Text>) {
    let mut addresses: Vec<Text> = Vec::new();
    for (field, answer) in form.file.fields.iter().zip(&nomination.fields) {
        let kind = field.kind;
        if !kind.is_reached() || field.aside {
            continue;
        }
        for line in &answer.lines {
            for text in around(line, kind, form, &nomination.language) {
                let address = kind != FieldType::Email && is_address(&text);
                match address {
                    true => addresses.push(text),
                    false => unplaced.push(text),
                }
            }
        }
    }
    let fields = &form.file.fields;
    let own = (fields.iter()).position(|f| f.kind == FieldType::Email && !f.aside);
    let Some(answer) = own.and_then(|at| nomination.fields.get_mut(at)) else {
        return unplaced.append(&mut addresses);
    };
    // The line above the one that its label is beside.
    let beside = |text: &Text, answer: &FieldAnswer| {
        let own = text.places().first().copied();
        let lines = answer
            .lines
            .iter()
            .flat_map(|line| line.places().into_iter().next());
        is_address(text)
            && own.is_some_and(|own| lines.into_iter().any(|line| is_line_above(own, line)))
    };
    let mut at = 0;
    while let Some(text) = unplaced.get(at) {
        match beside(text, answer) {
            true => addresses.push(unplaced.remove(at)),
            false => at += 1,
        }
    }
    for text in addresses {
        let top = |text: &Text| text.places().first().map(|p| (p.page, p.rect().top));
        let at = answer.lines.iter().position(|line| {
            matches!((top(line), top(&text)), (Some(a), Some(b)) if a.0 > b.0 || a.0 == b.0 && a.1 > b.1)
        });
        let at = at.unwrap_or(answer.lines.len());
        answer.lines.insert(at, text);
        answer
            .labels
            .insert(at.min(answer.labels.len()), String::new());
        answer.absence = None;
    }
}

/// Whether a line is right above another, from the same edge on.
fn is_line_above(line: Place, below: Place) -> bool {
    let (a, b) = (line.rect(), below.rect());
    let step = b.top - a.top;
    line.page == below.page
        && (a.left - b.left).abs() < 2.0
        && step > 0.5 * b.height()
        && step < 2.0 * b.height()
}

/// Whether a text is an address and nothing else.
fn is_address(text: &Text) -> bool {
    let found = email::emails_in_text(text);
    let [one] = found.as_slice() else {
        return false;
    };
    one.malformed.is_none() && one.text.as_str().len() == text.as_str().trim().len()
}

/// What of a line is said around its numbers or addresses.
fn around(line: &Text, kind: FieldType, form: &Form, language: &str) -> Vec<Text> {
    // As the values are: without the line ends inside addresses.
    let line = match kind {
        FieldType::Email => email::whole_value(line).single_line(),
        _ => line.single_line(),
    };
    let found: Vec<Text> = match kind {
        FieldType::Email => {
            let all = email::emails(&line, form.words(language));
            all.into_iter().map(|one| one.text).collect()
        }
        _ => {
            let anywhere = Dialling {
                country: None,
                marks: &[],
            };
            let all = telephones(&line, anywhere);
            all.into_iter().map(|one| one.text).collect()
        }
    };
    let mut at = 0;
    let mut out = Vec::new();
    for one in found.iter().map(Text::as_str).chain([""]) {
        let rest = line.as_str().get(at..).unwrap_or("");
        let end = match one {
            "" => rest.len(),
            one => match rest.find(one) {
                Some(end) => end,
                None => continue,
            },
        };
        let between = rest.get(..end).unwrap_or("");
        let figures = between.chars().filter(char::is_ascii_digit).count();
        if words(between) >= WORDS || between.contains('@') || figures >= FIGURES {
            out.push(line.slice(at..at + end).trim().tidied());
        }
        at += end + one.len();
    }
    out
}

/// Words with two letters or more.
fn words(text: &str) -> usize {
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    text.split_whitespace().filter(letters).count()
}
