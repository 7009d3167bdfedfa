//! A person's line → its segments: what commas, line ends and dashes part.

use std::ops::Range;

use crate::fold::fold;
use crate::form::Words;
use crate::text::Text;

use super::affiliation::acronym_first;
use super::{trim, word_ranges};

/// Parts between commas, spaced dashes, semicolons, bars and line ends; nothing is cut inside parentheses, and what a
/// parenthesis holds right after the first part is a segment of its own.
pub(super) fn segments(line: &Text, words: &Words) -> Vec<Range<usize>> {
    let text = line.as_str();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    let lines = line_ends_separate(text) && !wraps(line) && !ends_in_surname(text);
    for (at, c) in text.char_indices() {
        let spaced = || {
            text[..at].ends_with(char::is_whitespace)
                && text[at + c.len_utf8()..].starts_with(char::is_whitespace)
        };
        let cut = match c {
            '(' | '[' => {
                // "Ana Roca (Seed Union)": the name ends here; that of "Captain (ret.) Ana Roca" has not begun.
                // A name in quotation marks is another one of the same person.
                let quoted = text[at + 1..].starts_with(['«', '“', '"', '„', '‘', '\'']);
                let name_only =
                    out.is_empty() && depth == 0 && !quoted && !titles(&text[start..at], words);
                depth += 1;
                name_only
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                depth == 0 && out.len() == 1 && text[..start].ends_with(['(', '['])
            }
            _ if depth > 0 && text[at..].contains([')', ']']) => false,
            ',' | ';' | '|' | '，' | '；' => true,
            ':' | '•' | '·' => true,
            '–' | '—' | '-' | '/' | '@' => spaced(),
            '\n' => lines,
            _ => false,
        };
        if cut {
            out.push(trim(text, start..at));
            start = at + c.len_utf8();
        }
    }
    out.push(trim(text, start..text.len()));
    out.retain(|r| !r.is_empty());
    out
}

/// Whether a text is titles alone.
fn titles(text: &str, words: &Words) -> bool {
    let title = |word: &str| {
        let folded = fold(word);
        words.is_honorific(&folded) || words.is_name_title(&folded)
    };
    let mut all = text.split_whitespace().peekable();
    all.peek().is_some() && all.all(title)
}

/// "LRP/Hills and Executive Director" names an organisation and, behind a short word, a function: two parts.
pub(super) fn split_second_function(
    text: &str,
    segment: Range<usize>,
    words: &Words,
) -> Vec<Range<usize>> {
    let printed = &text[segment.clone()];
    let parts: Vec<Range<usize>> = word_ranges(text, segment.clone()).collect();
    let small = |r: &Range<usize>| {
        (2..=3).contains(&r.len()) && text[r.clone()].chars().all(char::is_lowercase)
    };
    let cut = parts.iter().position(small);
    if let Some(cut) = cut
        && acronym_first(printed)
        && cut > 0
        && cut + 1 < parts.len()
        && parts.iter().filter(|p| small(p)).count() == 1
        && words
            .function_at(&fold(&text[segment.start..parts[cut].start]))
            .is_none()
        && words
            .function_at(fold(&text[parts[parts.len() - 1].clone()]).as_str())
            .is_some()
    {
        return vec![
            segment.start..parts[cut - 1].end,
            parts[cut + 1].start..segment.end,
        ];
    }
    vec![segment]
}

/// A segment cut at "represented by" or the like: what is before it, and what is behind it, which is the person.
pub(super) fn split_representation(
    text: &str,
    segment: Range<usize>,
    words: &Words,
) -> (Vec<Range<usize>>, bool) {
    let printed: Vec<Range<usize>> = word_ranges(text, segment.clone()).collect();
    // Folding makes two words of "c/o".
    let folded: Vec<(usize, String)> = (printed.iter().enumerate())
        .flat_map(|(i, r)| {
            let folded = fold(&text[r.clone()]);
            let own: Vec<String> = folded.split(' ').map(str::to_owned).collect();
            own.into_iter().map(move |w| (i, w))
        })
        .collect();
    let joined = folded
        .iter()
        .map(|(_, w)| w.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let found = words
        .representation_at(&joined)
        .and_then(|(first, length)| {
            let begin = printed.get(folded.get(first)?.0)?.start;
            let end = printed.get(folded.get(first + length - 1)?.0)?.end;
            Some((begin, end))
        });
    let Some((begin, end)) = found.filter(|(_, end)| *end < segment.end) else {
        return (vec![segment], false);
    };
    let parts = [
        trim(text, segment.start..begin),
        trim(text, end..segment.end),
    ];
    (parts.into_iter().filter(|p| !p.is_empty()).collect(), true)
}

/// A line end separates parts when the first line holds no other separator: an address block; else it only wraps.
pub(super) fn line_ends_separate(text: &str) -> bool {
    let first = text.trim_start().split('\n').next().unwrap_or("");
    !first.contains([',', ';', '–', '—', '('])
}

/// Whether a text of two lines ends in a surname of two names alone: "Mrs Priya Devi", "Ramgoolam-Auckle".
fn ends_in_surname(text: &str) -> bool {
    let capital = |name: &str| {
        let mut letters = name.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let mut lines = text.trim().split('\n');
    let (first, last) = (lines.next(), lines.next());
    let names = last.and_then(|last| last.trim().split_once('-'));
    let named = names.is_some_and(|(a, b)| capital(a) && capital(b));
    named && lines.next().is_none() && first.is_some_and(|f| f.split_whitespace().nth(1).is_some())
}

/// Whether a text of several lines is one that its narrow column breaks: commas part it further down, and no line had room
/// for the first word of the next one.
fn wraps(text: &Text) -> bool {
    let lines = text.printed_lines();
    let printed = text.as_str();
    let parted = lines.iter().skip(1).any(|l| {
        let within = printed.get(l.clone()).unwrap_or("");
        within.trim_end_matches(',').contains(',')
    });
    if lines.len() < 3 || !parted {
        return false;
    }
    let places = text.places();
    let edge = places.iter().map(|p| p.rect().right).fold(0.0, f32::max);
    let mut ends = lines
        .iter()
        .zip(&places)
        .zip(lines.iter().zip(&places).skip(1));
    ends.all(|((_, here), (next, place))| {
        let next = printed.get(next.clone()).unwrap_or("");
        let letters = next.chars().count().max(1) as f32;
        let first = next.split_whitespace().next().unwrap_or("");
        let width = place.rect().width() * (first.chars().count() + 1) as f32 / letters;
        here.rect().right + width > edge - 0.5
    })
}
