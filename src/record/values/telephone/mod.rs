//! Telephone and fax numbers: a line as printed → its numbers, and how each compares with the numbering plans.

pub(in crate::record) mod numbering;
mod plan;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

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
    /// How it compares with the numbering plans.
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

/// Fewest digits of a whole subscriber's number; fewer are an extension or another ending.
const FEWEST_DIGITS: usize = 6;
/// Digits of an hour with its minutes: "0900".
const HOUR: usize = 4;
/// Fewest capitals in place of digits: "417-SAVE".
const FEWEST_LETTERS: usize = 3;
/// ITU-T E.164, 6.2.1: at most 15 digits.
const MOST_DIGITS: usize = 15;

/// A number as spreadsheets round it: "2.54723E+11".
static ROUNDED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\d[.,]\d+E[+]?\d{1,2}$").expect("a constant"));

/// Digits with what may be between them, from a plus sign or an opening parenthesis to the last digit.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[+＋]\s*)?[(\[（]?\s*[+＋]?[\s\u{200e}\u{200f}]*\d(?:[\d\s().\-‐‑‒–—−/·~（）－／\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]*\d)?")
        .expect("a constant")
});

/// An hour: "8h00", "15:30", "9 am".
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*\d{1,2}\s?(?:[hH](?:\s?\d{2})?|:\d{2}|[aApP]\.?[mM]\b|hrs?\b)")
        .expect("a constant")
});

/// All numbers of a header line. A line without any number gives one malformed value, so that it can be reported.
pub(in crate::record) fn telephones(line: &Text, dialling: Dialling) -> Vec<TelephoneValue> {
    let text = line.as_str();
    let mut found: Vec<Found> = Vec::new();
    // What a spreadsheet made of a number has letters, and is one value.
    if !ROUNDED.is_match(text.trim()) {
        for piece in pieces(text, dialling) {
            numbers_of(text, piece, &mut found);
        }
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
    for piece in pieces(text, dialling) {
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
    /// Letters are inside it.
    letters: bool,
}

/// The parts of a line between separators. A line that holds one number with separators inside stays whole, and a line end
/// inside a number parts nothing.
fn pieces(text: &str, dialling: Dialling) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let parts = match c {
            '\n' => !goes_on(text, at, dialling),
            _ => matches!(c, ';' | ',' | '|' | '；' | '，' | '、'),
        };
        if parts {
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

/// Whether the line end at `end` is inside a number: what is before it is not a number of the plan, and with what is behind it
/// it is one.
pub(in crate::record) fn goes_on(text: &str, end: usize, dialling: Dialling) -> bool {
    let parting = |c: char| matches!(c, '/' | ',' | ';' | '|' | '\n');
    let start = text[..end].rfind(parting).map_or(0, |at| at + 1);
    let behind = text[end + 1..]
        .find(parting)
        .map_or(text.len(), |at| end + 1 + at);
    let before = RUN.find_iter(&text[start..end]).last();
    let after = RUN.find(&text[end + 1..behind]);
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let bare = |part: &str| part.chars().all(|c| c.is_whitespace() || c == '-');
    let begins = after.as_str().trim_start();
    let touching = bare(&text[start + before.end()..end]) && after.start() == 0;
    if !touching || begins.starts_with(['+', '＋', '(', '（']) || begins.starts_with("00") {
        return false;
    }
    let whole = &text[start + before.start()..end + 1 + after.end()];
    let of_plan = |printed: &str| judge(printed, dialling.country).state == TelephoneState::InPlan;
    let known = whole.contains(['+', '＋']) || dialling.country.is_some();
    known && !of_plan(before.as_str()) && of_plan(whole)
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
            // Office hours: "from 8h00 to 15h00".
            if TIME.is_match(&text[run.start..piece.end])
                || text[..run.start].ends_with(['h', 'H', ':'])
            {
                continue;
            }
            if let Some(bracket) = bracket(text, before.full.end, run.start) {
                // "(ext. 12)" is a part of the number, "(Mon–Fri 9–17)" a remark.
                if is_extension(&text[bracket.clone()]) {
                    before.full.end = bracket.end;
                }
                continue;
            }
            // "ext. 12", "/6001": dialled after the number, or instead of its last digits. But words inside a number
            // that is too short without them are a fault.
            let between = &text[before.full.end..run.start];
            let letters = between.chars().any(char::is_alphabetic);
            before.letters |=
                letters && digits(&text[before.base.clone()]).len() < FEWEST_DIGITS + 2;
            before.full.end = run.end;
            continue;
        }
        // "98B12": a letter within the digits is a slip in one number.
        let slip = |before: &Found| {
            let between = text.get(before.full.end..run.start).unwrap_or("");
            let one = between.chars().count() == 1 && between.chars().all(char::is_alphabetic);
            // Two whole numbers are two: a space between them and a label was lost.
            one && digits(&text[before.base.clone()]).len() + count <= MOST_DIGITS
        };
        if !plus && let Some(before) = found[already..].last_mut().filter(|b| slip(b)) {
            before.letters = true;
            before.base.end = run.end;
            before.full.end = run.end;
            continue;
        }
        let hours = |before: &Found| bracket(text, before.full.end, run.start).is_some();
        if count <= 2 * HOUR && !plus && found.last().is_some_and(hours) {
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

/// The bracket behind a number that ends at `end` which is still open at `at`, with its marks; it may lack its end.
fn bracket(text: &str, end: usize, at: usize) -> Option<Range<usize>> {
    let between = text.get(end..at)?;
    let open = end + between.rfind(['(', '[', '（'])?;
    let closed = text.get(open..at)?.contains([')', ']', '）']);
    let lettered = text
        .get(open..)?
        .chars()
        .take_while(|c| !matches!(c, ')' | ']' | '）'));
    if closed || !lettered.clone().any(char::is_alphabetic) && !lettered.clone().any(|c| c == ':') {
        return None;
    }
    let close = text
        .get(open..)?
        .char_indices()
        .find(|(_, c)| matches!(c, ')' | ']' | '）'));
    Some(open..close.map_or(text.len(), |(at, c)| open + at + c.len_utf8()))
}

/// Whether a bracket has one word and a few digits: "(ext. 12)", "(ramal 31)".
fn is_extension(bracket: &str) -> bool {
    let inner = bracket.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '（' | '）'));
    let inner = inner.trim();
    let word = inner.trim_end_matches(|c| ascii_digit(c).is_some());
    let name = word.trim_end().trim_end_matches(['.', ':', '#']);
    word.len() < inner.len() && !name.is_empty() && name.chars().all(char::is_alphabetic)
}

/// Runs of digits in a piece, cut at a slash or dash that separates two whole numbers, and before a remark in brackets.
fn runs(text: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for found in RUN.find_iter(&text[piece.clone()]) {
        let mut range = piece.start + found.start()..piece.start + found.end();
        range.end = without_counter(text, range.clone());
        if range.is_empty() {
            continue;
        }
        let first = range.start;
        for (offset, c) in text[range.clone()].char_indices() {
            let at = first + offset;
            let (before, after) = (
                digits(&text[range.start..at]).len(),
                digits(&text[at..range.end]).len(),
            );
            let spaced = text[..at].ends_with(' ') && text[at + c.len_utf8()..].starts_with(' ');
            let dash = matches!(c, '-' | '–' | '—')
                && spaced
                && before >= FEWEST_DIGITS
                && after >= FEWEST_DIGITS;
            if (matches!(c, '/' | '／') && before >= FEWEST_DIGITS && after > 0)
                || (dash && before + after > MOST_DIGITS)
                || before >= FEWEST_DIGITS && bracket(text, at, at + c.len_utf8()).is_some()
            {
                runs.push(trimmed(text, range.start..at));
                range.start = at + c.len_utf8();
            }
        }
        runs.push(trimmed(text, range));
    }
    runs
}

/// Where a run of digits ends without the counter of the next number, which is in brackets and has a plus sign behind it:
/// "(1) +91 423 244 1807 (2) +91 94430 27718".
fn without_counter(text: &str, run: Range<usize>) -> usize {
    let behind = text.get(run.end..).and_then(|rest| rest.strip_prefix(')'));
    let next = behind.is_some_and(|rest| rest.trim_start().starts_with(['+', '＋']));
    let Some(open) = text[run.clone()].rfind('(').filter(|_| next) else {
        return run.end;
    };
    let counter = &text[run.start + open + 1..run.end];
    let counts = (1..=2).contains(&counter.len()) && counter.chars().all(|c| c.is_ascii_digit());
    let apart = open == 0 || text[..run.start + open].ends_with(char::is_whitespace);
    match counts && apart {
        true => run.start + text[run.start..run.start + open].trim_end().len(),
        false => run.end,
    }
}

/// Without white space and separators at its ends, and an opening mark that belongs to no pair.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let between =
        |c: char| c.is_whitespace() || matches!(c, '/' | '／' | '-' | '–' | '—' | '·' | '~' | '.');
    let mut part = text[range.clone()].trim_start_matches(between).trim_end();
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
    let verdict = |range: &Range<usize>| {
        let printed: String = text[range.clone()].nfkc().collect();
        judge(&printed, dialling.country)
    };
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
    if judged.state != TelephoneState::InPlan
        && let Some(end) = lettered(text, range.end)
    {
        return TelephoneValue {
            text: line.slice(range.start..end),
            e164: None,
            state: TelephoneState::Malformed("letters"),
            region: None,
        };
    }
    TelephoneValue {
        text: line.slice(range),
        e164: judged.e164,
        state: judged.state,
        region: judged.region,
    }
}

/// Where the capitals end that replace the last digits of a number which ends at `end`; `None` when there are no capitals.
fn lettered(text: &str, end: usize) -> Option<usize> {
    let behind = text.get(end..)?;
    let word = behind.strip_prefix(['-', '–', '.']).unwrap_or(behind);
    let length = word
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(word.len());
    let word = &word[..length];
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let small = word.contains(|c: char| c.is_ascii_lowercase());
    let end = text.len() - behind.len() + behind.find(word)? + length;
    (capitals >= FEWEST_LETTERS && !small).then_some(end)
}
