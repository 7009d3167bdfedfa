//! People: a line as printed → honorific, name, function, organisation.

mod segments;
mod affiliation;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod title_tests;

use std::ops::Range;

use crate::country;
use crate::fold::fold;
use crate::form::{Affiliation, AffiliationLine, Words};
use crate::text::Text;

use affiliation::{Kind, acronym, affiliation, kind};
use segments::{segments, split_representation, split_second_function};

/// A person taken apart. What is not there is `None`; nothing is made up.
#[derive(Debug, Clone, Default)]
pub(in crate::record) struct PersonValue {
    /// "Mr.", "Prof. Dr.", as printed.
    pub honorific: Option<Text>,
    /// Without honorific, degrees and footnote mark, with "Jr."; of several nominees the first, with those named beside
    /// them.
    pub name: Option<Text>,
    /// What the person does.
    pub function: Option<Text>,
    /// Where.
    pub organisation: Option<Text>,
    /// How much speaks for a person: an honorific, or a function behind a name.
    pub certain: bool,
}

impl PersonValue {
    /// Whether a function or an organisation is named.
    pub(in crate::record) fn affiliated(&self) -> bool {
        self.function.is_some() || self.organisation.is_some()
    }
}

/// What may follow a name after a comma and belongs to it, folded.
const SUFFIXES: &str = "jr sr junior senior ii iii iv";
/// Degrees behind a name, which are not part of it, folded.
const DEGREES: &str = "phd md msc ma ba mba llm esq dds dphil edd bsc mph jd cpa";
/// Most words of a surname in capitals before other names.
const SURNAMES: usize = 3;
/// Fewest letters of a shortened title without a vowel: "Mdm."
const SHORTENED: usize = 3;
/// Most letters of a shortened title that nobody knows.
const LONGEST_SHORTENED: usize = 6;

/// Takes a line apart whose function and organisation may be in lines of their own, as labels say.
pub(in crate::record) fn with_affiliation(
    line: &Text,
    parts: &[AffiliationLine],
    words: &Words,
) -> PersonValue {
    let mut found = person(line, words);
    let filled = parts.iter().filter(|line| !line.text.is_empty());
    for AffiliationLine { part, text, .. } in filled {
        let own = Some(text.single_line());
        match part {
            Affiliation::Function => found.function = own,
            Affiliation::Organisation => found.organisation = own,
            Affiliation::Either => {
                let mut whole = line.single_line();
                whole.push_added(',');
                whole.push_added(' ');
                whole.append(&text.single_line());
                let other = person(&whole, words);
                found.function = found.function.or(other.function);
                found.organisation = found.organisation.or(other.organisation);
            }
        }
    }
    found.certain |= found.name.is_some() && !parts.is_empty();
    found
}

/// Takes a line apart: "Ms. Ana Roca, Director, Seed Union – Peru". The line is read as one, whatever its line ends.
pub(in crate::record) fn person(line: &Text, words: &Words) -> PersonValue {
    let text = line.as_str();
    let mut segments: Vec<Range<usize>> = segments(line, words)
        .into_iter()
        .flat_map(|s| split_second_function(text, s, words))
        .collect();
    let mut representative = None;
    for at in 0..segments.len() {
        let (parts, split) = split_representation(text, segments[at].clone(), words);
        if split && representative.is_none() {
            representative = parts.last().map(|last| last.start);
            segments.splice(at..=at, parts);
            break;
        }
    }
    segments.retain(|s| !words.is_label(&fold(&text[s.clone()])));
    if segments.is_empty() {
        return PersonValue::default();
    }
    // The person may be behind the function: "Director, Ms. Ana Roca".
    let with_honorific = segments.iter().enumerate().position(|(i, s)| {
        i == 0 && honorific(text, s.clone(), words, true).is_some()
            || is_titled_name(text, s.clone(), words)
    });
    let mut speaks = segments
        .iter()
        .position(|s| Some(s.start) == representative);
    // "represented by its President, Ms. Ana Roca"
    if let Some(at) = speaks
        && kind(text, &segments[at], words) == Kind::Function
        && segments
            .get(at + 1)
            .is_some_and(|s| is_titled_name(text, s.clone(), words))
    {
        speaks = Some(at + 1);
    }
    let at = speaks.or(with_honorific).unwrap_or(0);
    let first = segments.remove(at);
    let title = honorific(text, first.clone(), words, true);
    let mut name = title.as_ref().map_or(first.start, |t| t.end)..first.end;
    name = trim(text, name);

    // "ROCA, Ana": a surname in capitals alone, then other names.
    let surname = &text[name.clone()];
    let surnames = surname.split_whitespace().count();
    let plain = || {
        let folded = fold(surname);
        words.function_at(&folded).is_none() && words.organisation_at(&folded).is_none()
    };
    if let Some(next) = segments.get(at).cloned()
        && (surnames == 1
            || surnames <= SURNAMES && plain() && text[next.clone()].contains(char::is_lowercase))
        && surname.chars().filter(|c| c.is_uppercase()).count() > 2
        && !surname.contains(char::is_lowercase)
        && name_like(&text[next.clone()])
        && kind(text, &next, words) == Kind::Other
        && country::named(&text[next.clone()]).is_none()
        && segments.len() > 1
    {
        name.end = next.end;
        segments.remove(at);
    }
    while let Some(next) = segments.get(at).cloned() {
        let folded = fold(&text[next.clone()]);
        let all = |known: &str| {
            let one = |word: &str| known.split(' ').any(|k| k == word);
            !folded.is_empty() && (folded.split(' ').all(one) || one(&folded.replace(' ', "")))
        };
        if all(SUFFIXES) {
            name.end = next.end;
        } else if !all(DEGREES) {
            break;
        }
        segments.remove(at);
    }
    // "Ana Roca Director of …" without a comma.
    let inner = fold(&text[name.clone()]);
    if let Some(n) = words.function_at(&inner).filter(|n| *n >= 2) {
        let cut = nth_word(text, name.clone(), n);
        segments.insert(at, cut..name.end);
        name = trim(text, name.start..cut);
    }
    name = without_mark(text, name);

    joint(text, &mut segments, at, &mut name, words);
    let mut found = PersonValue {
        honorific: title.as_ref().map(|t| line.slice(t.clone())),
        ..PersonValue::default()
    };
    // Without an honorific, something that is named like an organisation is one.
    let folded = fold(&text[name.clone()]);
    let organisation = words.organisation_at(&folded).is_some() || acronym(&text[name.clone()]);
    if title.is_none() && (organisation || words.function_at(&folded).is_some()) {
        let (function, person) = function_first(text, name.clone(), words);
        segments.insert(0, function);
        name = person;
    }
    let named = !name.is_empty() && !name_of_place(text, &name);
    if named || title.is_some() && !name.is_empty() {
        found.name = Some(line.slice(name));
    }
    let by_word = segments
        .iter()
        .any(|s| kind(text, s, words) == Kind::Function);
    affiliation(line, &segments, words, &mut found);
    found.certain = found.name.is_some() && (title.is_some() || by_word);
    found
}

/// Further persons with honorifics, out of `segments`: "Ms. Ana Roca, Mr. Ben Okoro, Directors". Those right behind the
/// name, from `at` on, are added to it.
fn joint(
    text: &str,
    segments: &mut Vec<Range<usize>>,
    at: usize,
    name: &mut Range<usize>,
    words: &Words,
) {
    let joins = |word: &str| {
        word.chars().count() <= 3 && word.chars().all(char::is_lowercase) || word == "&"
    };
    let person = |segment: &Range<usize>| {
        let first = word_ranges(text, segment.clone()).next();
        let behind = first
            .filter(|w| joins(&text[w.clone()]))
            .map_or(segment.start, |w| w.end);
        is_titled_name(text, trim(text, behind..segment.end), words)
    };
    while segments.get(at).is_some_and(&person) {
        name.end = segments.remove(at).end;
    }
    segments.retain(|s| !person(s));
}

/// "President Ana Roca" → the function, the name; anything else is all function or organisation, with an empty name.
fn function_first(
    text: &str,
    segment: Range<usize>,
    words: &Words,
) -> (Range<usize>, Range<usize>) {
    let none = (segment.clone(), segment.end..segment.end);
    let parts: Vec<Range<usize>> = word_ranges(text, segment.clone()).collect();
    if parts.len() < 3 || words.function_at(&fold(&text[segment.clone()])) != Some(0) {
        return none;
    }
    let (function, name) = (segment.start..parts[0].end, parts[1].start..segment.end);
    let printed = &text[name.clone()];
    let folded = fold(printed);
    let plain = words.function_at(&folded).is_none() && words.organisation_at(&folded).is_none();
    let capitals = printed
        .split_whitespace()
        .all(|w| w.starts_with(char::is_uppercase));
    if plain && capitals && name_like(printed) {
        (function, name)
    } else {
        none
    }
}

/// A country alone is nobody's name.
fn name_of_place(text: &str, name: &Range<usize>) -> bool {
    country::named(&text[name.clone()]).is_some()
}

/// Whether a segment is a title with a name behind it: "Nurse in charge" is not.
fn is_titled_name(text: &str, segment: Range<usize>, words: &Words) -> bool {
    honorific(text, segment.clone(), words, false)
        .is_some_and(|title| name_like(text[title.end..segment.end].trim()))
}

/// The range of the honorifics at the start of a segment: "Prof. Dr.", "H.E. Mr."; `None` when there is no honorific, or
/// nothing behind it. With `names` set, also a title that is a name or a word too.
fn honorific(
    text: &str,
    segment: Range<usize>,
    words: &Words,
    names: bool,
) -> Option<Range<usize>> {
    // The raised ending of a shortened word says nothing: "Eng.ª", "Sr.º".
    let folded = |phrase: &str| fold(&phrase.replace(['ª', 'º'], ""));
    let parts: Vec<Range<usize>> = word_ranges(text, segment.clone()).collect();
    let title = |phrase: &str| {
        // An initial is not a title: "U. Thant".
        (words.is_honorific(&folded(phrase))
            || shortened_title(phrase) && !words.is_shortened_name(&folded(phrase)))
            && !(phrase.ends_with('.') && words.is_bare_title(&folded(phrase)))
    };
    // With its last letters behind the stop: "Arq.ta", "Dr.a".
    let ended = |phrase: &str| {
        const LETTERS: std::ops::RangeInclusive<usize> = 1..=3;
        let stop = phrase.find('.').map_or(0, |at| at + 1);
        let end = phrase.get(stop..).unwrap_or("");
        LETTERS.contains(&end.len())
            && end.chars().all(|c| c.is_ascii_lowercase())
            && phrase.get(..stop).is_some_and(title)
    };
    // One that is a name or a word too: only before two names, and not behind another title.
    let name_title = |phrase: &str, end: usize, taken: usize| {
        let rest = text.get(end..segment.end).unwrap_or("").trim();
        let remark = rest.strip_prefix('(').and_then(|r| r.split_once(')'));
        let rest = remark.map_or(rest, |(_, behind)| behind.trim());
        let known = words.is_name_title(&folded(phrase));
        let plain = || {
            let rest = fold(rest);
            words.function_at(&rest).is_none() && words.organisation_at(&rest).is_none()
        };
        names
            && known
            && taken == 0
            && rest.split_whitespace().nth(1).is_some()
            && name_like(rest)
            && plain()
    };
    // A shortened word before two names, or before one behind another title: "Abg. Ana Roca", "Pr Ag. Ben Salah".
    let shortened = |phrase: &str, end: usize, taken: usize| {
        let rest = text.get(end..segment.end).unwrap_or("").trim();
        let least = if taken > 0 { 2 } else { SHORTENED };
        let letters = phrase.strip_suffix('.').unwrap_or("");
        let mut small = letters.chars();
        (least..=LONGEST_SHORTENED).contains(&letters.chars().count())
            && !words.is_shortened_name(&folded(phrase))
            && small.next().is_some_and(char::is_uppercase)
            && small.all(char::is_lowercase)
            && rest.split_whitespace().nth(1).is_some()
            && name_like(rest)
    };
    let mut taken = 0;
    loop {
        let longest = (1..=3)
            .rev()
            .filter(|n| taken + n <= parts.len())
            .find(|n| {
                let end = parts[taken + n - 1].end;
                let phrase = &text[parts[taken].start..end];
                // "Captain (ret.)", "Chief (Mrs.)": a remark, or a second title.
                let remark = taken > 0 && phrase.starts_with('(') && phrase.ends_with(')');
                remark
                    || title(phrase)
                    || ended(phrase)
                    || phrase.split('/').all(title)
                    || name_title(phrase, end, taken)
                    || shortened(phrase, end, taken)
            });
        match longest {
            Some(n) => taken += n,
            None => break,
        }
    }
    if taken > 0 && taken < parts.len() {
        return Some(segment.start..parts[taken - 1].end);
    }
    // "Dr.Ana Roca", "Mr.Silva": nothing between.
    let first = parts.first()?;
    let dot = text[first.clone()].find('.')? + first.start + 1;
    (dot < first.end && title(&text[first.start..dot])).then_some(first.start..dot)
}

/// Whether a word is shortened as no name is: a capital, two small letters or more, none of them a vowel, and a stop.
fn shortened_title(word: &str) -> bool {
    let Some(letters) = word.strip_suffix('.') else {
        return false;
    };
    let mut small = letters.chars();
    let capital = small.next().is_some_and(|c| c.is_ascii_uppercase());
    let consonant = |c: char| c.is_ascii_lowercase() && !"aeiouy".contains(c);
    capital
        && letters.len() >= SHORTENED
        && !letters.starts_with(['A', 'E', 'I', 'O', 'U', 'Y'])
        && small.all(consonant)
}

/// Without a footnote mark at the end: superscripts, stars, daggers, digits in brackets or right behind a letter.
pub(in crate::record) fn without_mark(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let mut bare = part
        .trim_end_matches(|c: char| "*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c))
        .trim_end();
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some((before, mark)) = bare.strip_suffix(close).and_then(|b| b.rsplit_once(open))
            && !mark.is_empty()
            && mark.chars().all(|c| c.is_ascii_digit())
        {
            bare = before.trim_end();
        }
    }
    let no_digits = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    if no_digits.len() < bare.len()
        && bare.len() - no_digits.len() <= 2
        && no_digits.ends_with(|c: char| c.is_lowercase() || c == '.')
    {
        bare = no_digits;
    }
    range.start..range.start + bare.len()
}

/// One to five words that begin with capitals, or are particles (da, de la, van, bin), and hold no digit.
pub(in crate::record) fn name_like(printed: &str) -> bool {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let capital = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
    };
    (1..=6).contains(&words.len())
        && !printed.contains(|c: char| c.is_ascii_digit() || "@:/;".contains(c))
        && words.iter().all(|w| capital(w) || w.chars().count() <= 4)
        && words.first().is_some_and(capital)
        && words.last().is_some_and(capital)
}

fn word_ranges(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let base = text.as_ptr() as usize;
    text[range].split_whitespace().map(move |w| {
        let start = w.as_ptr() as usize - base;
        start..start + w.len()
    })
}

/// Where the word with index `n` of the folded text begins. Folding may split a printed word ("Vice-Chair").
fn nth_word(text: &str, range: Range<usize>, n: usize) -> usize {
    let mut seen = 0;
    for word in word_ranges(text, range.clone()) {
        let here = fold(&text[word.clone()])
            .split(' ')
            .filter(|w| !w.is_empty())
            .count();
        if seen + here > n {
            return word.start;
        }
        seen += here;
    }
    range.end
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
