//! Boxes to tick whose words are the question: "☒ I agree to publication", "☐ A letter of support".
//!
//! In: a document's parts. Out: which of them are a box to tick, and for which declaration or paper of the form. And boxes below
//! a plain line that asks for a choice, where nothing else parts the question from its options. Each is known by the form's
//! own words, at any place.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::section::Part;
use crate::text::Text;

use super::answers::FieldAnswer;
use super::compiled::Form;
use super::definition::FieldType;
use super::label::LABEL;
use super::lexicon::Likeness;
use super::scope::Scopes;
use super::wording::Wording;

/// Signs of a box, ticked or not.
const SIGNS: [&str; 14] = [
    "☐", "☒", "☑", "□", "❏", "❑", "✓", "✔", "[ ]", "[x]", "[X]", "( )", "(x)", "(X)",
];
/// Wording from which on a plain line is a question over boxes.
const EXACT: f32 = 0.95;
/// Fewest words of a declaration that goes on where the form's words end.
const LEAST_WORDS: usize = 4;
/// Most bytes of a box's words.
const LONGEST: usize = 2_000;
/// Most boxes below a question.
const MOST_OPTIONS: usize = 40;

/// The boxes of the form in a document.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    found: Vec<Found>,
    /// The parts that are nothing else.
    parts: BTreeSet<usize>,
}

/// An answer by boxes.
#[derive(Debug)]
struct Found {
    /// Index of the form's field.
    field: usize,
    score: f32,
    /// What the form asks, as printed.
    label: String,
    /// The boxes with what else is part of the answer.
    line: Text,
    part: usize,
}

/// A box and its words in a part.
struct Boxed {
    sign: Range<usize>,
    words: Range<usize>,
}

impl Ticks {
    /// Finds them; none for a form without declarations, papers and choices.
    pub(super) fn of(parts: &[Part], form: &Form, scopes: &Scopes) -> Ticks {
        let mut out = Ticks::default();
        let asks = |kind: FieldType| kind.is_choice() || kind == FieldType::Attachment;
        if !form.file.fields.iter().any(|f| asks(f.kind)) {
            return out;
        }
        for index in 0..parts.len() {
            if out.parts.contains(&index) {
                continue;
            }
            let found = alone(parts, index, form, scopes, &out.found)
                .or_else(|| in_row(parts, index, form, scopes, &out.found))
                .or_else(|| below(parts, index, form, scopes, &out.found));
            if let Some((found, taken)) = found {
                out.found.extend(found);
                out.parts.extend(taken);
            }
        }
        out
    }

    /// Whether a part is a box to tick.
    pub(super) fn has(&self, part: usize) -> bool {
        self.parts.contains(&part)
    }

    /// All parts that are one.
    pub(super) fn parts(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().copied()
    }

    /// Gives the boxes of the field at `field` among the `segment`'s parts to its `answer`; whether there are any.
    pub(super) fn fill(
        &self,
        field: usize,
        segment: &Range<usize>,
        answer: &mut FieldAnswer,
        unplaced: &mut Vec<Text>,
    ) -> bool {
        let own = |f: &&Found| f.field == field && segment.contains(&f.part);
        let mut found = self.found.iter().filter(own).peekable();
        if found.peek().is_none() {
            return false;
        }
        unplaced.append(&mut answer.lines);
        answer.labels.clear();
        for found in found {
            answer.confidence = answer.confidence.max(found.score);
            answer.lines.push(found.line.clone());
            answer.labels.push(found.label.clone());
        }
        true
    }
}

/// A part all of whose lines are boxes with the words of a declaration or paper.
fn alone(
    parts: &[Part],
    index: usize,
    form: &Form,
    scopes: &Scopes,
    known: &[Found],
) -> Option<(Vec<Found>, Vec<usize>)> {
    let text = &parts.get(index)?.block.text;
    let mut out: Vec<Found> = Vec::new();
    for boxed in boxes(text.as_str())? {
        let words = text.as_str().get(boxed.words.clone())?;
        let free = |field: usize| !known.iter().chain(&out).any(|k| k.field == field);
        let like = asked(words, (index, boxed.words.start), form, scopes, &free)?;
        out.push(Found {
            field: like.field,
            score: like.score,
            label: words.split_whitespace().collect::<Vec<_>>().join(" "),
            line: text.slice(boxed.sign).trim(),
            part: index,
        });
    }
    Some((out, vec![index]))
}

/// A box in a cell of its own, before or behind the cell with the words.
fn in_row(
    parts: &[Part],
    index: usize,
    form: &Form,
    scopes: &Scopes,
    known: &[Found],
) -> Option<(Vec<Found>, Vec<usize>)> {
    let (own, next) = (&parts.get(index)?.block, &parts.get(index + 1)?.block);
    let (cell, beside) = own.cell.zip(next.cell)?;
    if (cell.table, cell.row) != (beside.table, beside.row) {
        return None;
    }
    let lone = |text: &Text| SIGNS.contains(&text.as_str().trim());
    let (sign, words, at) = match (lone(&own.text), lone(&next.text)) {
        (true, false) => (&own.text, &next.text, index + 1),
        (false, true) => (&next.text, &own.text, index),
        _ => return None,
    };
    let free = |field: usize| !known.iter().any(|k| k.field == field);
    let like = asked(words.as_str(), (at, 0), form, scopes, &free)?;
    let found = Found {
        field: like.field,
        score: like.score,
        label: words.single_line().as_str().trim().to_owned(),
        line: sign.trim(),
        part: index,
    };
    Some((vec![found], vec![index, index + 1]))
}

/// A plain line that asks for a choice in the form's words, with nothing but boxes below it, of which one is an option.
fn below(
    parts: &[Part],
    index: usize,
    form: &Form,
    scopes: &Scopes,
    known: &[Found],
) -> Option<(Vec<Found>, Vec<usize>)> {
    let own = &parts.get(index)?.block;
    let question = own.text.single_line();
    let question = question.as_str().trim();
    let plain = own.bold_lead == 0 && own.bold <= 0.8;
    if own.cell.is_some() || !plain || question.len() > LONGEST || boxes(question).is_some() {
        return None;
    }
    let mut line = Text::new();
    let mut taken = vec![index];
    let mut options: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate().skip(index + 1).take(MOST_OPTIONS) {
        let text = &part.block.text;
        let Some(boxed) = boxes(text.as_str()).filter(|_| part.block.cell.is_none()) else {
            break;
        };
        let words = boxed
            .iter()
            .filter_map(|b| text.as_str().get(b.words.clone()));
        // Below the last option, the next question.
        let asks = |w: &str| {
            w.trim()
                .split_once('\n')
                .is_some_and(|(_, t)| t.contains(':'))
        };
        if words.clone().any(asks) {
            break;
        }
        options.extend(words.map(str::to_owned));
        if !line.is_empty() {
            line.push_added('\n');
        }
        line.append(&text.tidied());
        taken.push(at);
    }
    if options.is_empty() {
        return None;
    }
    let number = crate::section::number_length(question);
    let bare = question.get(number..)?.trim_end_matches(['*', ':', ' ']);
    let likes = likes(bare, EXACT, form);
    let fits = |like: &Likeness| {
        let field = form.file.fields.get(like.field);
        let option = |o: &String| {
            let folded = crate::fold::fold(o);
            field.is_some_and(|f| {
                let mut all = form.vocabularies.iter();
                all.any(|v| {
                    let words = form.words(&v.language);
                    let said = words.is_yes(&folded) || words.is_no(&folded);
                    words.touches_option(f, &folded) || f.kind == FieldType::YesNo && said
                })
            })
        };
        field.is_some_and(|f| f.kind.is_choice()) && options.iter().any(option)
    };
    let free = |field: usize| !known.iter().any(|k| k.field == field);
    let likes = likes.into_iter().filter(|l| fits(l) && free(l.field));
    let like = scopes.nearest(likes.collect(), index, 0, form)?;
    let found = Found {
        field: like.field,
        score: like.score,
        label: bare.to_owned(),
        line,
        part: index,
    };
    Some((vec![found], taken))
}

/// The field whose own words those beside a box are.
fn asked(
    words: &str,
    (part, at): (usize, usize),
    form: &Form,
    scopes: &Scopes,
    free: &dyn Fn(usize) -> bool,
) -> Option<Likeness> {
    let bare = words.trim().trim_end_matches(['*', ':', ' ']);
    if bare.len() > LONGEST || !bare.contains(char::is_alphabetic) {
        return None;
    }
    let ticked = |like: &Likeness| {
        let kind = form.file.fields.get(like.field).map(|f| f.kind);
        matches!(kind, Some(FieldType::Consent | FieldType::Attachment)) && free(like.field)
    };
    let mut all = likes(bare, LABEL, form);
    all.extend(begun(bare, form));
    all.retain(ticked);
    scopes.nearest(all, part, at, form)
}

/// What a text is like, among header lines and among questions.
fn likes(text: &str, least: f32, form: &Form) -> Vec<Likeness> {
    let wording = Wording::new(text);
    let mut all = form.lexicon.labels(&wording, least);
    all.extend(form.lexicon.headings(&wording, least));
    all
}

/// The fields whose words a text begins with, word for word: a form's file may give the first words of a declaration only.
fn begun(text: &str, form: &Form) -> Vec<Likeness> {
    let all = crate::fold::fold(text);
    let begins = |printed: &String| {
        let own = crate::fold::fold(printed);
        let long = own.split(' ').nth(LEAST_WORDS - 1).is_some();
        let rest = all.strip_prefix(own.trim_end_matches(['.', ',', ' ']));
        long && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let mut out = Vec::new();
    for (field, of_form) in form.file.fields.iter().enumerate() {
        if !matches!(of_form.kind, FieldType::Consent | FieldType::Attachment) {
            continue;
        }
        for (language, v) in form.vocabularies.iter().enumerate() {
            let mut own = v.printed.get(&of_form.key).into_iter().flatten();
            if own.any(begins) {
                out.push(Likeness {
                    field,
                    language,
                    score: EXACT,
                });
            }
        }
    }
    out
}

/// The boxes of a text that is nothing else: each with its words behind it, or each with its words before it.
fn boxes(text: &str) -> Option<Vec<Boxed>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut signs: Vec<Range<usize>> = Vec::new();
    for sign in SIGNS {
        signs.extend(text.match_indices(sign).map(|(at, s)| at..at + s.len()));
    }
    signs.sort_by_key(|s| s.start);
    let lead = text.len() - text.trim_start().len();
    let number = crate::section::bare_number_length(text.get(lead..)?);
    let first = signs.first()?.start;
    let before = text.get(lead + number..first).unwrap_or("");
    let leads = first <= lead + number || before.trim().is_empty();
    let last = signs.last()?.end;
    if !leads && !text.get(last..)?.trim().is_empty() {
        return None;
    }
    let mut out = Vec::new();
    for (i, sign) in signs.iter().enumerate() {
        let words = match leads {
            true => sign.end..signs.get(i + 1).map_or(text.len(), |next| next.start),
            false => {
                let from = i.checked_sub(1).and_then(|i| signs.get(i));
                from.map_or(lead + number, |s| s.end)..sign.start
            }
        };
        let own = text.get(words.clone())?;
        if !own.contains(char::is_alphanumeric) {
            return None;
        }
        out.push(Boxed {
            sign: sign.clone(),
            words,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(&str, &str)>> {
        let own = |b: Boxed| Some((text.get(b.sign)?, text.get(b.words)?.trim()));
        boxes(text)?.into_iter().map(own).collect()
    }

    #[test]
    fn boxes_have_their_words_behind_or_before_them() {
        assert_eq!(read("☒ I agree"), Some(vec![("☒", "I agree")]));
        assert_eq!(read("I agree [x]"), Some(vec![("[x]", "I agree")]));
        assert_eq!(
            read("☐ Plans\n☒ Letters"),
            Some(vec![("☐", "Plans"), ("☒", "Letters")])
        );
        assert_eq!(read("3. ☐ Plans"), Some(vec![("☐", "Plans")]));
        for text in ["Plans: ☐ here ☐ there, or not", "☐", "Plans", "☐ ☐ both"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
