//! Labels with nothing between them and their values: "Country Jordan", where small capitals or italics tell them apart.
//!
//! The words alone would find labels in any text. Therefore these lines count only together: several fields line by line, and
//! among them one whose value can be no other, a telephone number or an e-mail address.

use crate::section::Part;

use super::compiled::Form;
use super::definition::FieldType;
use super::label::{BARE, Label, nearest};
use super::wording::Wording;

/// Fields that must be together.
const FIELDS: usize = 3;
/// Lines without label that may be between two: a value that goes on.
const GAP: usize = 2;
/// Longest block that is read line by line, in bytes.
const MAX_BLOCK: usize = 600;
/// Most words of a label that a colon ends.
const LEAD: usize = 5;
/// What parts one label and value from the next.
const SIGNS: [char; 6] = ['—', '–', '|', '·', '•', ';'];
/// Digits from which on a value is a telephone number.
const DIGITS: usize = 6;

/// A line that begins like a label, or with one.
struct Line {
    label: Label,
    /// Lines before it in the document.
    at: usize,
    /// Its value can be that of no other field.
    sure: bool,
    /// Something parts the label from its value: it counts, and was found without this.
    known: bool,
}

/// The labels without punctuation in `parts`; `known` are those with it.
pub(super) fn labels(parts: &[Part], form: &Form, known: &[Label]) -> Vec<Label> {
    let mut out = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    let mut at = 0;
    for (index, part) in parts.iter().enumerate() {
        let text = part.block.text.as_str();
        if text.len() > MAX_BLOCK {
            settle(&mut run, &mut out);
            at += GAP + 1;
            continue;
        }
        for line in part.block.text.printed_lines() {
            at += 1;
            let own = known
                .iter()
                .find(|l| l.part == index && line.contains(&l.label.start));
            let found = match own {
                Some(label) => Some((label.clone(), false)),
                None => label(index, text, line, form),
            };
            if let Some((label, sure)) = found {
                if run.last().is_some_and(|last| at - last.at > GAP + 1) {
                    settle(&mut run, &mut out);
                }
                run.push(Line {
                    label,
                    at,
                    sure,
                    known: own.is_some(),
                });
            }
        }
    }
    settle(&mut run, &mut out);
    ends(&mut out, known, parts);
    out
}

/// Labels inside the values of `known` that nothing parts from what is around them: "Country Ghana Telephone +233 …". Their
/// words are the form's, and their value is a number or an address; or a dash or bar is before them, and no other line has
/// that label.
pub(super) fn inside(parts: &[Part], known: &[Label], form: &Form) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    let longest = form.lexicon.longest_label();
    for label in known {
        let Some(text) = parts.get(label.part).map(|p| p.block.text.as_str()) else {
            continue;
        };
        let Some(value) = text
            .get(label.value.clone())
            .filter(|v| v.len() <= MAX_BLOCK)
        else {
            continue;
        };
        let starts = value.char_indices().filter(|(at, c)| {
            let before = value.get(..*at).and_then(|v| v.chars().next_back());
            c.is_uppercase() && before.is_some_and(char::is_whitespace)
        });
        for (start, _) in starts {
            let rest = value.get(start..).unwrap_or("");
            let ends = word_ends(rest, longest);
            let found = ends.iter().rev().find_map(|end| {
                let behind = rest.get(*end..)?.trim_start_matches([' ', ':', '\u{a0}']);
                let like = nearest(rest.get(..*end)?, form).filter(|l| l.score >= BARE)?;
                let apart = value.get(..start)?.trim_end().ends_with(SIGNS)
                    && !known.iter().any(|l| l.field == like.field);
                let sure = (fits(like.field, behind, form)? || apart) && like.field != label.field;
                sure.then(|| (like, *end, value.len() - behind.len()))
            });
            let at = |offset: usize| label.value.start + offset;
            let taken = |l: &Label| l.part == label.part && l.label.contains(&at(start));
            if let Some((like, end, behind)) = found
                && !known.iter().chain(&out).any(taken)
            {
                out.push(Label {
                    part: label.part,
                    field: like.field,
                    language: like.language,
                    score: like.score,
                    label: at(start)..at(start + end),
                    value: at(behind)..label.value.end,
                });
            }
        }
    }
    ends(&mut out, known, parts);
    out
}

/// Keeps the labels of a run that is a header, and empties it.
fn settle(run: &mut Vec<Line>, out: &mut Vec<Label>) {
    let mut fields: Vec<usize> = run.iter().map(|l| l.label.field).collect();
    fields.sort_unstable();
    fields.dedup();
    let sure = run.iter().any(|l| l.sure);
    let own = run.drain(..).filter(|l| !l.known).map(|l| l.label);
    if sure && fields.len() >= FIELDS {
        out.extend(own);
    }
}

/// A value ends where the next label of its block begins.
fn ends(labels: &mut [Label], known: &[Label], parts: &[Part]) {
    let starts: Vec<(usize, usize)> = (labels.iter().chain(known))
        .map(|l| (l.part, l.label.start))
        .collect();
    for label in labels {
        let own = starts.iter().filter(|(part, _)| *part == label.part);
        let next = own
            .map(|(_, start)| *start)
            .filter(|s| *s > label.label.start)
            .min();
        let text = parts.get(label.part).map_or("", |p| p.block.text.as_str());
        label.value.end = next.unwrap_or(text.len()).max(label.value.start);
    }
}

/// The label that begins a line and has a value behind it, and whether the value can be that of no other field.
fn label(
    part: usize,
    text: &str,
    line: std::ops::Range<usize>,
    form: &Form,
) -> Option<(Label, bool)> {
    let own = text.get(line.clone())?;
    // Most lines are text: they end here.
    let first = Wording::new(own.split_whitespace().next()?);
    if !form.lexicon.knows_label_words(&first) {
        return None;
    }
    // A colon behind a few more words ends a longer label: "Country or territory: …".
    let lead = own.split(':').next().unwrap_or("");
    if own.contains(':') && lead.split_whitespace().nth(LEAD).is_none() {
        return None;
    }
    let longest = form.lexicon.longest_label();
    let words = word_ends(own, longest + 1);
    if words.len() <= longest
        && let Some(label) = alone(part, text, line.clone(), form)
    {
        return Some((label, true));
    }
    let most = longest.min(words.len().saturating_sub(1));
    let (end, like) = (0..most).rev().find_map(|n| {
        let end = *words.get(n)?;
        let value = own.get(end..)?.trim_start();
        may_be_value(value).then_some(())?;
        let like = nearest(own.get(..end)?, form).filter(|l| l.score >= BARE)?;
        Some((end, like))
    })?;
    let behind = own.get(end..)?;
    let end = end + qualifier(behind);
    let value = own.get(end..)?.trim_start();
    let sure = fits(like.field, value, form)?;
    let begin = line.end - value.len();
    let label = Label {
        part,
        field: like.field,
        language: like.language,
        score: like.score,
        label: line.start..line.start + end,
        value: begin..line.end,
    };
    Some((label, sure))
}

/// How many bytes the words take that say more about a label and are apart from its value: "of the office" of
/// "E-mail of the office\tana@example.org". They begin with a small letter, and have nothing of a value.
fn qualifier(behind: &str) -> usize {
    let Some(gap) = behind.find('\t') else {
        return 0;
    };
    let words = behind[..gap].trim();
    let plain = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '\'' | '’' | '-');
    let few = words.split_whitespace().nth(LEAD).is_none();
    match words.starts_with(char::is_lowercase) && few && words.chars().all(plain) {
        true => gap,
        false => 0,
    }
}

/// The label that is all of a line, where the text goes on with a value that can be no other field's.
fn alone(part: usize, text: &str, line: std::ops::Range<usize>, form: &Form) -> Option<Label> {
    let own = text.get(line.clone())?.trim_end();
    let value = text.get(line.end..)?.trim();
    let like = Some(own)
        .filter(|_| may_be_value(value))
        .and_then(|own| nearest(own, form))?;
    let sure = fits(like.field, value, form).filter(|_| like.score >= BARE)?;
    sure.then(|| Label {
        part,
        field: like.field,
        language: like.language,
        score: like.score,
        label: line.start..line.start + own.len(),
        value: line.end..text.len(),
    })
}

/// Where each of the first `most` words of `line` ends.
fn word_ends(line: &str, most: usize) -> Vec<usize> {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    (line.char_indices())
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(at, c)| at + c.len_utf8())
        .filter(|end| blank(line.get(*end..).and_then(|rest| rest.chars().next())))
        .take(most)
        .collect()
}

/// Whether `value` can be that of any field.
fn may_be_value(value: &str) -> bool {
    value.starts_with(char::is_uppercase) || is_number(value) || value.contains('@')
}

/// Whether `value` is a telephone number.
pub(super) fn is_number(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    // "2026/1981", "2014 - 2019" and "SSC/2026/1981" count something else; "202 555 0143" calls somebody.
    let groups = value.split(|c: char| !c.is_ascii_digit());
    let first = groups.clone().next().unwrap_or("");
    let year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
    let number = value.starts_with(|c: char| c.is_ascii_digit()) && !year && !is_date(value);
    digits >= DIGITS
        && (value.starts_with(['+', '(', '0', '＋']) || number && 2 * digits > value.len())
}

/// Whether `value` begins with a day, a month and a year in figures.
fn is_date(value: &str) -> bool {
    let date = value.split_whitespace().next().unwrap_or("");
    let groups: Vec<&str> = date.split(['.', '/', '-']).collect();
    let figures = |g: &&str| g.bytes().all(|b| b.is_ascii_digit());
    match groups.as_slice() {
        [day, month, year] => {
            let short = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len());
            short && year.len() == 4 && groups.iter().all(figures)
        }
        _ => false,
    }
}

/// Whether `value` can be the field's, and if so, whether it can be no other's.
pub(super) fn fits(field: usize, value: &str, form: &Form) -> Option<bool> {
    match form.file.fields.get(field)?.kind {
        FieldType::Telephone | FieldType::Fax => is_number(value).then_some(true),
        FieldType::Email => value.contains('@').then_some(true),
        _ => value.starts_with(char::is_uppercase).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_call_are_no_years_and_no_dates() {
        for number in ["202 555 0143", "20 271 8436", "+51 1 614 2200"] {
            assert!(is_number(number), "{number}");
        }
        for other in ["2026/1981", "2014 – 2019", "12.03.2019", "3/4/2024 11:42"] {
            assert!(!is_number(other), "{other}");
        }
    }

    #[test]
    fn words_before_a_gap_belong_to_the_label() {
        assert_eq!(qualifier(" de contacto\tana@example.org"), 12);
        for behind in [
            " ana.roca\tana@example.org",
            " Ana Roca\tana@example.org",
            " de contacto ana@example.org",
        ] {
            assert_eq!(qualifier(behind), 0, "{behind}");
        }
    }
}
