//! Telephone and fax numbers: a line as printed → its numbers, and how each stands to the numbering plans.

mod plan;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use plan::judge;

use crate::fold::fold;
use crate::form::Words;
use crate::record::facts::TelephoneState;
use crate::text::Text;

/// One number.
#[derive(Debug, Clone)]
pub(in crate::record) struct TelephoneValue {
    /// As printed, with an extension, without labels and footnote marks.
    pub text: Text,
    /// E.164 form, where the number is a possible one and its country is known.
    pub e164: Option<String>,
    /// How it stands to the numbering plans.
    pub state: TelephoneState,
    /// The country (ISO 3166-1 alpha-2) of a number of the plan.
    pub region: Option<String>,
}

/// What the rest of the nomination says about its numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::record) struct Dialling<'a> {
    /// The country line's country: numbers without a calling code are its own.
    pub country: Option<&'a str>,
    /// Footnote marks that occur in the nomination.
    pub marks: &'a [String],
}

/// Fewest digits of a subscriber's number that stands for itself; fewer are an extension or another ending.
const FEWEST_DIGITS: usize = 6;
/// ITU-T E.164, 6.2.1: at most 15 digits.
const MOST_DIGITS: usize = 15;

/// Digits with what may stand between them, from a plus sign or an opening parenthesis to the last digit.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[+＋]\s*)?[(\[]?\s*[+＋]?\s*\d(?:[\d\s().\-‐‑‒–—−/·~]*\d)?")
        .expect("a constant")
});

/// All numbers of a header line. A line without any number gives one malformed value, so that it can be told.
pub(in crate::record) fn telephones(line: &Text, dialling: Dialling) -> Vec<TelephoneValue> {
    let text = line.as_str();
    let mut found: Vec<Found> = Vec::new();
    for piece in pieces(text) {
        numbers_of(text, piece, &mut found);
    }
    if found.is_empty() {
        let range = line.trimmed_range();
        let letters = text.chars().any(char::is_alphabetic);
        let state = TelephoneState::Malformed(if letters { "letters" } else { "no-digits" });
        return vec![TelephoneValue {
            text: line.slice(range),
            e164: None,
            state,
            region: None,
        }];
    }
    found
        .iter()
        .map(|found| value(line, found, dialling))
        .collect()
}

/// The numbers in a line of running text: only what is announced by a word or a plus sign, and no fax numbers.
pub(in crate::record) fn telephones_in_text(
    line: &Text,
    words: &Words,
    dialling: Dialling,
) -> Vec<TelephoneValue> {
    let text = line.as_str();
    let mut found: Vec<Found> = Vec::new();
    let mut announced = false;
    let mut fax = false;
    let mut last = 0;
    for piece in pieces(text) {
        let mut here = Vec::new();
        numbers_of(text, piece, &mut here);
        for number in here {
            let between = fold(text.get(last..number.base.start).unwrap_or(""));
            if between.chars().any(char::is_alphabetic) {
                fax = words.ends_with_fax_word(&between);
                announced = !fax && words.ends_with_telephone_word(&between);
            }
            last = number.full.end;
            let printed = &text[number.base.clone()];
            let international = printed
                .trim_start_matches(['(', '[', ' '])
                .starts_with(['+', '＋'])
                || printed.starts_with("00");
            if !number.letters
                && !fax
                && (international || announced)
                && digits(printed).len() >= FEWEST_DIGITS
            {
                found.push(number);
            }
        }
    }
    found
        .iter()
        .map(|found| value(line, found, dialling))
        .collect()
}

/// One number in its line, as bytes.
#[derive(Debug, Clone)]
struct Found {
    /// The number itself.
    base: Range<usize>,
    /// With its extension or alternative ending.
    full: Range<usize>,
    /// Letters stand inside it.
    letters: bool,
}

/// The parts of a line between separators. A line that holds one number with separators inside stays whole.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, ';' | ',' | '|' | '\n' | '；' | '，' | '、') {
            pieces.push(start..at);
            start = at + c.len_utf8();
        }
    }
    pieces.push(start..text.len());
    let parts: Vec<usize> = pieces
        .iter()
        .map(|p| digits(&text[p.clone()]).len())
        .filter(|n| *n > 0)
        .collect();
    let one_number = parts.len() > 1
        && parts.first().is_some_and(|n| *n < FEWEST_DIGITS)
        && parts.iter().sum::<usize>() <= MOST_DIGITS
        && !text.chars().any(char::is_alphabetic)
        && text.matches(['+', '＋']).count() <= 1;
    if one_number {
        std::iter::once(0..text.len()).collect()
    } else {
        pieces
    }
}

/// Adds the numbers of one piece to `found`; an ending of few digits goes to the number before it.
fn numbers_of(text: &str, piece: Range<usize>, found: &mut Vec<Found>) {
    let runs = runs(text, piece.clone());
    if runs.is_empty() {
        return;
    }
    let already = found.len();
    for run in runs {
        let count = digits(&text[run.clone()]).len();
        let plus = text[run.clone()].contains(['+', '＋']);
        if count < FEWEST_DIGITS
            && !plus
            && let Some(before) = found.last_mut()
        {
            // "ext. 12", "/6001": dialled after the number, or instead of its last digits. But words inside a number
            // that is too short without them are a fault.
            let between = &text[before.full.end..run.start];
            let letters = between.chars().any(char::is_alphabetic);
            before.letters |=
                letters && digits(&text[before.base.clone()]).len() < FEWEST_DIGITS + 2;
            before.full.end = run.end;
            continue;
        }
        match found[already..].last_mut() {
            Some(before) if digits(&text[before.base.clone()]).len() < FEWEST_DIGITS => {
                before.letters |= text[before.full.end..run.start]
                    .chars()
                    .any(char::is_alphabetic);
                before.base.end = run.end;
                before.full.end = run.end;
            }
            _ => found.push(Found {
                base: run.clone(),
                full: run,
                letters: false,
            }),
        }
    }
    // Words around a number are a note ("mobile"); words around a few digits make it no number.
    for number in found[already..].iter_mut() {
        let lettered = text[piece.clone()].chars().any(char::is_alphabetic);
        if digits(&text[number.base.clone()]).len() < FEWEST_DIGITS && lettered {
            let trimmed = text[piece.clone()].trim();
            let start = piece.start + text[piece.clone()].find(trimmed).unwrap_or(0);
            *number = Found {
                base: start..start + trimmed.len(),
                full: start..start + trimmed.len(),
                letters: true,
            };
        }
    }
}

/// Runs of digits in a piece, cut at a slash or dash that separates two whole numbers.
fn runs(text: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for found in RUN.find_iter(&text[piece.clone()]) {
        let mut range = piece.start + found.start()..piece.start + found.end();
        for (offset, c) in found.as_str().char_indices() {
            let at = piece.start + found.start() + offset;
            let (before, after) = (
                digits(&text[range.start..at]).len(),
                digits(&text[at..range.end]).len(),
            );
            let spaced = text[..at].ends_with(' ') && text[at + c.len_utf8()..].starts_with(' ');
            let dash = matches!(c, '-' | '–' | '—')
                && spaced
                && before >= FEWEST_DIGITS
                && after >= FEWEST_DIGITS;
            if (c == '/' && before >= FEWEST_DIGITS && after > 0)
                || (dash && before + after > MOST_DIGITS)
            {
                runs.push(trimmed(text, range.start..at));
                range.start = at + c.len_utf8();
            }
        }
        runs.push(trimmed(text, range));
    }
    runs
}

/// Without white space and a closing or opening mark that belongs to no pair.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let mut part = text[range.clone()].trim();
    if part.starts_with(['(', '[']) && !part.contains([')', ']']) {
        part = part[1..].trim_start();
    }
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// The digits of `printed`, as ASCII.
fn digits(printed: &str) -> String {
    printed.chars().filter_map(ascii_digit).collect()
}

/// Arabic-Indic, Persian, Devanagari and full-width digits count as what they are.
fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        '０'..='９' => 0xff10,
        _ => return None,
    };
    char::from_digit(c as u32 - zero, 10)
}

fn value(line: &Text, found: &Found, dialling: Dialling) -> TelephoneValue {
    let text = line.as_str();
    let verdict = |range: &Range<usize>| judge(&text[range.clone()], dialling.country);
    if found.letters {
        let state = TelephoneState::Malformed("letters");
        return TelephoneValue {
            text: line.slice(found.full.clone()),
            e164: None,
            state,
            region: None,
        };
    }
    let mut range = found.full.clone();
    let mut judged = verdict(&found.base);
    if judged.state != TelephoneState::InPlan && found.base == found.full {
        // A footnote mark sits on the number like one more digit; without it the number is one of the plan.
        for mark in dialling
            .marks
            .iter()
            .filter(|m| m.chars().all(|c| c.is_ascii_digit()))
        {
            let Some(bare) = text[range.clone()].strip_suffix(mark.as_str()) else {
                continue;
            };
            let shorter = verdict(&(range.start..range.start + bare.len()));
            if shorter.state == TelephoneState::InPlan && shorter.e164.is_some() {
                range.end = range.start + bare.len();
                judged = shorter;
                break;
            }
        }
    }
    TelephoneValue {
        text: line.slice(range),
        e164: judged.e164,
        state: judged.state,
        region: judged.region,
    }
}
