//! Lines that a portal prints with every question: "Answer:" below each heading, "61 / 300 words" or "Back to top" below each
//! answer, "Question 3 of 11" above each heading. They are not part of an answer.
//!
//! The sign is that one short line, digits aside, begins or ends most of the sections; that it begins most of them, or several
//! where forms are known to print it, word for word in a type of its own; or that the line counts the answer above it, as no
//! sentence does: "Characters used (max. 3,000): 555".

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::section::Part;

/// Sections that a line must begin or end, beside something else.
const LEAST: usize = 4;
/// Most refrains one behind the other.
const MOST: usize = 4;
/// Longest refrain, in bytes.
const LONGEST: usize = 60;

/// Shortest answer whose characters or words a counter is known by.
const COUNTED: usize = 12;
/// What a limit is a multiple of.
const LIMIT: usize = 50;

/// Whether `line` counts the characters or words of `answer`, and says how many there may be.
pub(super) fn counts(line: &str, answer: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let joined: String = line
        .chars()
        .filter(|c| !matches!(c, ',' | '.' | '\''))
        .collect();
    let numbers: Option<Vec<usize>> = joined
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok())
        .collect();
    let Some([one, other]) = numbers.as_deref() else {
        return false;
    };
    let (count, limit) = (one.min(other), one.max(other));
    // Line ends count in some portals, and hyphens part words in some; the words of a short answer say nothing.
    let near = |own: usize| own >= COUNTED && count.abs_diff(own) <= 1 + own / 100;
    limit % LIMIT == 0
        && count < limit
        && (near(answer.chars().count()) || near(answer.split_whitespace().count()))
}

/// The parts in `sections`, each the answer under one heading, that are refrains.
pub(super) fn refrains(parts: &[Part], sections: &[Range<usize>]) -> HashSet<usize> {
    let key = |index: usize| {
        let block = &parts.get(index)?.block;
        let own = key(block.text.as_str())?;
        // A table may have a column that counts.
        let column = block.cell.filter(|_| is_count(&own)).map(|c| c.column);
        Some(column.map_or(own.clone(), |column| format!("{own}{IN_COLUMN}{column}")))
    };
    all(key, sections)
}

/// What parts a number and the column of a table that it is in, which no key has otherwise.
const IN_COLUMN: char = ' ';

/// Whether a key has numbers and no words: alone it says little.
fn is_count(key: &str) -> bool {
    !key.contains(char::is_alphabetic)
}

/// The lines that begin several of `sections` word for word, in lighter type than the answer below: most of them, or any that a
/// form is `known` to print, "Long answer text".
pub(super) fn hints(
    parts: &[Part],
    sections: &[Range<usize>],
    known: impl Fn(&str) -> bool,
) -> Vec<usize> {
    let mut alike: HashMap<&str, Vec<usize>> = HashMap::new();
    let firsts = sections.iter().filter(|own| own.len() > 1);
    for first in firsts.map(|own| own.start) {
        let (Some(own), Some(next)) = (parts.get(first), parts.get(first + 1)) else {
            continue;
        };
        let (own, next) = (&own.block, &next.block);
        let smaller = own.size < next.size - 0.3;
        // A heading of the nominee's own is in heavier type.
        let lighter = own.bold <= 0.2 && own.size < next.size + 0.3;
        let text = own.text.as_str();
        if lighter && (smaller || own.style != next.style) && text.len() <= LONGEST {
            alike.entry(text).or_default().push(first);
        }
    }
    // The nominee has written what begins a few answers.
    let often = |text: &str, own: &[usize]| {
        let most = own.len() >= LEAST && 2 * own.len() >= sections.len();
        own.len() > 1 && (most || known(text))
    };
    let alike = alike.into_iter().filter(|(text, own)| often(text, own));
    alike.flat_map(|(_, own)| own).collect()
}

/// Which of the texts behind headings, on their lines, are refrains: "Question 7", "Answered", "▾". Each is said to be all that
/// answers its heading or not: where nothing else is below it, a text may be the answer, and only a sign is not.
pub(super) fn beside(behind: &[Option<(&str, bool)>]) -> Vec<bool> {
    let keys: Vec<Option<String>> = (behind.iter().copied())
        .map(|own| own.filter(|(text, whole)| !whole || is_sign_alone(text)))
        .map(|own| own.and_then(|(text, _)| key(text)))
        .collect();
    let mut often: HashMap<&String, usize> = HashMap::new();
    for own in keys.iter().flatten() {
        *often.entry(own).or_default() += 1;
    }
    // What counts comes again; a word without a number may be the nominee's own: "Yes".
    let enough = |own: &str, count: usize| own.contains('#') || 2 * count >= behind.len();
    let comes_again = |own: &String| {
        let count = often.get(own).copied().unwrap_or(0);
        count >= LEAST && enough(own, count)
    };
    let is_one = |own: &Option<String>| own.as_ref().is_some_and(comes_again);
    keys.iter().map(is_one).collect()
}

/// The same for parts of which `key` says what comes again.
fn all(key: impl Fn(usize) -> Option<String>, sections: &[Range<usize>]) -> HashSet<usize> {
    let mut sections = sections.to_vec();
    let mut out = HashSet::new();
    // Behind one may be another: "61 / 300 words", and the number of the next question.
    for _ in 0..MOST {
        let found = indexes(&key, &sections);
        if found.is_empty() {
            break;
        }
        for own in &mut sections {
            let from = own.clone().take_while(|i| found.contains(i)).count();
            own.start += from;
            let behind = own.clone().rev().take_while(|i| found.contains(i)).count();
            own.end -= behind;
        }
        out.extend(found);
    }
    // A column beside the questions may be read in one piece: the same word for each of them.
    let known: HashSet<String> = out.iter().filter_map(|at| key(*at)).collect();
    let known: HashSet<String> = known
        .into_iter()
        .filter(|key| comes_anywhere(key))
        .collect();
    for own in sections {
        let again = |at: &usize| key(*at).is_some_and(|k| known.contains(&k));
        let run = own.clone().rev().take_while(again).count();
        if run > 1 && run < own.len() {
            out.extend(own.end - run..own.end);
        }
    }
    out
}

/// Whether what comes again is a refrain at any place: figures are one at the beginning or end of an answer, or in their column.
fn comes_anywhere(key: &str) -> bool {
    !is_count(key) || key.contains(IN_COLUMN)
}

/// Those that begin or end `sections`, and all like them.
fn indexes(key_of: impl Fn(usize) -> Option<String>, sections: &[Range<usize>]) -> HashSet<usize> {
    let mut ends: HashMap<String, usize> = HashMap::new();
    for answer in sections {
        // What is all of several answers is what the nominee wrote: "N/A".
        let first = answer.clone().nth(1).and_then(|_| answer.clone().next());
        let last = answer.clone().nth(1).and_then(|_| answer.clone().last());
        let key = |part: Option<usize>| part.and_then(&key_of);
        let (first, last) = (key(first), key(last));
        let both = first == last;
        for key in first.into_iter().chain(last.filter(|_| !both)) {
            *ends.entry(key).or_default() += 1;
        }
    }
    let answered = sections.iter().filter(|a| !a.is_empty()).count();
    ends.retain(|_, count| *count >= LEAST && 2 * *count >= answered);
    if ends.is_empty() {
        return HashSet::new();
    }
    let known = |(index, answer): &(usize, &Range<usize>)| {
        let at_end = *index == answer.start || index + 1 == answer.end;
        let known = |key: &String| ends.contains_key(key) && (at_end || comes_anywhere(key));
        key_of(*index).as_ref().is_some_and(known)
    };
    let all = (sections.iter()).flat_map(|answer| answer.clone().map(move |at| (at, answer)));
    all.filter(known).map(|(index, _)| index).collect()
}

/// Whether a character is a sign by which a page shows what is open and what is not: an arrow, a triangle, plus or minus. A tick
/// may answer.
fn is_sign(c: char) -> bool {
    let arrow =
        matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2794}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}');
    let shape = matches!(c, '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{25ff}');
    arrow || shape || matches!(c, '+' | '\u{2212}' | '\u{203a}')
}

/// Whether a text has only these signs.
pub(super) fn is_sign_alone(text: &str) -> bool {
    text.chars().all(is_sign)
}

/// What comes again: the text with its numbers masked, and signs. `None` for what is too long.
fn key(text: &str) -> Option<String> {
    let mut out = String::new();
    for c in text.chars().filter(|_| text.len() <= LONGEST) {
        match c {
            _ if c.is_whitespace() => {}
            '0'..='9' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            _ if is_sign(c) => out.push('▾'),
            _ => out.push(c),
        }
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::{all, beside, counts, indexes, key};

    /// The refrains of six sections, each with a heading, an answer and a last line, of which the `skip` first lines are
    /// not the answer.
    fn found(last: impl Fn(usize) -> String, skip: usize) -> Vec<usize> {
        let mut texts = Vec::new();
        let mut answers = Vec::new();
        for n in 1..=6 {
            texts.push(format!("{n}. Heading"));
            texts.push(format!(
                "What somebody has answered, {}",
                "word ".repeat(7 + n)
            ));
            texts.push(last(n));
            answers.push(texts.len() - 3 + skip..texts.len());
        }
        let mut found: Vec<usize> = indexes(|i| key(texts.get(i)?), &answers)
            .into_iter()
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn line_below_every_answer_is_a_refrain() {
        let count = |n| format!("{} / 300 words", 7 * n);
        assert_eq!(found(count, 1), [2, 5, 8, 11, 14, 17]);
    }

    #[test]
    fn one_refrain_behind_another_is_found() {
        let paper = |text: String| -> Vec<String> {
            vec![
                "# Heading".into(),
                text,
                "12 / 300 words".into(),
                "Question 2 of 11".into(),
            ]
        };
        let texts: Vec<String> = (1..=6)
            .flat_map(|n| paper(format!("Answer {n} of somebody, {}", "word ".repeat(n))))
            .collect();
        let answers: Vec<_> = (0..6).map(|i| 4 * i + 1..4 * i + 4).collect();
        let mut found: Vec<usize> = all(|i| key(texts.get(i)?), &answers).into_iter().collect();
        found.sort_unstable();
        let expected: Vec<usize> = (0..6).flat_map(|i| [4 * i + 2, 4 * i + 3]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn line_above_every_answer_is_a_refrain() {
        let mut texts = Vec::new();
        for name in ["Ana", "Ben", "Caro", "Dan", "Eva"] {
            texts.extend(["Answer:".to_owned(), format!("{name} answers")]);
        }
        let answers: Vec<_> = (0..5).map(|i| 2 * i..2 * i + 2).collect();
        assert_eq!(indexes(|i| key(texts.get(i)?), &answers).len(), 5);
    }

    #[test]
    fn line_that_counts_the_answer_is_known_by_its_number() {
        let answer = "A hostel for apprentices, paid for by the two guilds that send them there.";
        assert_eq!(answer.chars().count(), 74);
        assert!(counts("Characters used (max. 3,000): 74", answer));
        assert!(counts("14 / 300 words", answer));
        for line in [
            "Characters used (max. 3,000): 91",
            "In 74 towns",
            "From 14 members in 2017",
        ] {
            assert!(!counts(line, answer), "{line}");
        }
    }

    #[test]
    fn what_is_behind_several_headings_is_a_refrain() {
        let behind = |whole| {
            let below = |text| Some((text, false));
            [
                below("Question 4"),
                below("Question 5"),
                below("Question 12"),
                Some(("Question 13", whole)),
                below("Yes"),
            ]
        };
        assert_eq!(beside(&behind(false)), [true, true, true, true, false]);
        assert_eq!(beside(&behind(true)), [false; 5]);
    }

    #[test]
    fn word_that_answers_a_few_questions_is_no_refrain() {
        let mut behind = [Some(("Yes", false)); 11];
        behind[4..].fill(None);
        assert_eq!(beside(&behind), [false; 11]);
        assert_eq!(beside(&[Some(("Answered", false)); 6]), [true; 6]);
    }

    #[test]
    fn sign_of_what_is_folded_away_answers_nothing() {
        let mut behind = [Some(("▾", false)); 6];
        behind[3] = Some(("▸", true));
        assert_eq!(beside(&behind), [true; 6]);
        behind[3] = Some(("✓", true));
        assert_eq!(beside(&behind), [true, true, true, false, true, true]);
    }

    #[test]
    fn figures_inside_an_answer_stay() {
        let mut texts = Vec::new();
        for n in 1..=5 {
            let begin = ["Of", "In", "After", "Until", "Since"][n - 1];
            texts.extend([begin, "2019", "and so on"].map(str::to_owned));
            texts.push(format!("4{n}"));
        }
        let answers: Vec<_> = (0..5).map(|i| 4 * i..4 * i + 4).collect();
        let found = indexes(|i| key(texts.get(i)?), &answers);
        assert_eq!(found.len(), 5);
        assert!(found.iter().all(|at| at % 4 == 3));
    }

    #[test]
    fn answer_that_is_the_same_everywhere_is_none() {
        assert!(found(|_| "N/A".to_owned(), 2).is_empty());
    }

    #[test]
    fn last_lines_that_differ_are_none() {
        let lines = ["Ghana", "Togo", "Mali", "Niger", "Benin", "Kenya"];
        assert!(found(|n| lines[n - 1].to_owned(), 1).is_empty());
    }
}
