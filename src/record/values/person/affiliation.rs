//! What is beside a name → function and organisation.

use std::ops::Range;

use crate::country;
use crate::fold::fold;
use crate::form::Words;
use crate::text::Text;

use super::{PersonValue, trim, without_mark, word_ranges};

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Function,
    Organisation,
    /// A country, an address, a telephone number: neither.
    Neither,
    /// Could be a place or an organisation of one word, or anything.
    Other,
}

/// Function and organisation out of the segments behind the name.
pub(super) fn affiliation(
    line: &Text,
    segments: &[Range<usize>],
    words: &Words,
    found: &mut PersonValue,
) {
    let text = line.as_str();
    let mut kinds: Vec<Kind> = segments.iter().map(|s| kind(text, s, words)).collect();
    // Behind a name, an unknown word before an organisation is what the person does there: "Registrar, Seed Union".
    if found.name.is_some()
        && !kinds.contains(&Kind::Function)
        && kinds.len() > 1
        && kinds[0] == Kind::Other
        && kinds[1..]
            .iter()
            .any(|k| matches!(k, Kind::Organisation | Kind::Other))
        && !text[segments[0].clone()].contains(|c: char| c.is_ascii_digit())
    {
        kinds[0] = Kind::Function;
    }
    // Two words or more that are not a place we know name an organisation or a part of one.
    for (kind, segment) in kinds.iter_mut().zip(segments) {
        let printed = &text[segment.clone()];
        if *kind == Kind::Other
            && printed.split_whitespace().count() > 1
            && printed.contains(char::is_uppercase)
        {
            *kind = Kind::Organisation;
        }
    }
    let run = |wanted: Kind| {
        let first = kinds.iter().position(|k| *k == wanted)?;
        let count = kinds[first..].iter().take_while(|k| **k == wanted).count();
        Some(without_mark(
            text,
            segments[first].start..segments[first + count - 1].end,
        ))
    };
    found.function = run(Kind::Function).map(|r| line.slice(r));
    found.organisation = run(Kind::Organisation).map(|r| line.slice(r));
    if found.organisation.is_none()
        && let Some(first) = kinds.iter().position(|k| *k == Kind::Function)
    {
        found.organisation =
            inside_function(text, segments[first].clone(), words).map(|r| line.slice(r));
    }
}

/// The organisation in "Acting General Secretary of the g7+": what follows the short words after the function, when it
/// is named like one.
pub(super) fn inside_function(
    text: &str,
    segment: Range<usize>,
    words: &Words,
) -> Option<Range<usize>> {
    let folded = fold(&text[segment.clone()]);
    let function = words.function_at(&folded)?;
    let mut rest = word_ranges(text, segment.clone())
        .skip(function + 1)
        .skip_while(|r| {
            let word = &text[r.clone()];
            word.chars().count() > 3 || word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
        });
    let start = rest.find(|r| {
        let word = &text[r.clone()];
        word.chars().count() > 3 || word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
    })?;
    let tail = trim(text, start.start..segment.end);
    let printed = &text[tail.clone()];
    let named = words.organisation_at(&fold(printed)).is_some()
        || printed.split_whitespace().any(acronym)
        || printed.ends_with('+');
    named.then_some(tail)
}

pub(super) fn kind(text: &str, segment: &Range<usize>, words: &Words) -> Kind {
    let printed = &text[segment.clone()];
    let folded = fold(printed);
    if printed.contains('@')
        || printed.contains("://")
        || folded.starts_with("www ")
        || country::named(printed).is_some()
    {
        return Kind::Neither;
    }
    let digits = printed.chars().filter(char::is_ascii_digit).count();
    let letters = printed.chars().filter(|c| c.is_alphabetic()).count();
    if digits > letters || letters == 0 {
        return Kind::Neither;
    }
    // "Programme Officer", "Board Member" end with the function; "LRP and Executive Director" is an organisation first.
    let last = folded.rsplit(' ').next().unwrap_or("");
    let joined = acronym_first(printed)
        && printed
            .split_whitespace()
            .any(|w| w.starts_with(char::is_lowercase));
    if words.function_at(last).is_some() && !joined {
        return Kind::Function;
    }
    match (words.function_at(&folded), words.organisation_at(&folded)) {
        (Some(f), Some(o)) if f < o => Kind::Function,
        (Some(_), None) if !acronym_first(printed) => Kind::Function,
        (_, Some(_)) => Kind::Organisation,
        (Some(_), None) => Kind::Organisation,
        (None, None) if printed.split_whitespace().any(acronym) => Kind::Organisation,
        // "4 Old Customs Lane": an address.
        (None, None) if printed.starts_with(|c: char| c.is_ascii_digit()) => Kind::Neither,
        (None, None) => Kind::Other,
    }
}

pub(super) fn acronym_first(printed: &str) -> bool {
    printed.split_whitespace().next().is_some_and(acronym)
}

/// "ILO", "g7+", "ASEC/RIPESS": at least two capitals, or a digit with a plus, and no more small letters than capitals.
pub(super) fn acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    !word.contains(char::is_whitespace)
        && (capitals >= 2 && capitals > small || word.ends_with('+') && word.len() > 1)
}
