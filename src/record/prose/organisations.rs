//! Organisations named in a text, as opposed to kinds of them ("NGOs, unions, enterprises").

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::fold::fold;
use crate::form::Words;

/// Most organisations of one section.
const MOST: usize = 200;

/// Longest abbreviation, in letters.
const LONGEST_ABBREVIATION: usize = 12;

/// An abbreviation in parentheses behind a name: "Seed Union of the Valleys (SUV)".
static INTRODUCED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\p{Lu}[\p{L}’'\-]*(?: (?:\p{Ll}{1,3} ){0,2}\p{Lu}[\p{L}’'\-]*)*) ?\((\p{Lu}[\p{Lu}\d&+/\-]+)\)")
        .expect("a constant")
});

/// The organisations named in `text`, each once, in order: names that hold a kind of organisation from the form's
/// words, names with an abbreviation, and, where organisations are what the section asks for (`asked`), abbreviations.
pub(in crate::record) fn organisations(text: &str, words: &Words, asked: bool) -> Vec<String> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    let bracketed = if text.contains('(') { text } else { "" };
    for introduced in INTRODUCED.captures_iter(bracketed) {
        if let (Some(name), Some(short)) = (introduced.get(1), introduced.get(2))
            && short.as_str().chars().count() <= LONGEST_ABBREVIATION
            && !words.is_kind(&fold(short.as_str()))
            && (name.as_str().contains(char::is_whitespace)
                || name.as_str().len() > short.as_str().len())
        {
            found.push((name.start(), without_article(name.as_str(), text)));
        }
    }
    for chunk in chunks(text) {
        let at = chunk.as_ptr() as usize - text.as_ptr() as usize;
        for name in names(chunk, text, words)
            .into_iter()
            .chain(abbreviations(if asked { chunk } else { "" }, words))
        {
            found.push((
                at + (name.as_ptr() as usize - chunk.as_ptr() as usize),
                name,
            ));
        }
    }
    found.sort_by_key(|f| f.0);
    let mut seen = BTreeSet::new();
    found
        .into_iter()
        .filter(|f| seen.insert(fold(f.1)))
        .take(MOST)
        .map(|f| f.1.to_owned())
        .collect()
}

/// Parts of a text that no name runs across: between commas, brackets, quotes, line and sentence ends.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let stop = |c: char| {
        matches!(
            c,
            ',' | ';'
                | ':'
                | '('
                | ')'
                | '['
                | ']'
                | '|'
                | '\n'
                | '"'
                | '“'
                | '”'
                | '«'
                | '»'
                | '•'
                | '–'
                | '—'
        )
    };
    text.split(stop)
        .flat_map(|part| part.split(". "))
        .map(str::trim)
        .filter(|c| !c.is_empty())
}

/// Names in one chunk: capitalised words around a kind of organisation, with the short words between them.
fn names<'t>(chunk: &'t str, text: &str, words: &Words) -> Vec<&'t str> {
    let is_kind = |t: &str| capital(t) && words.is_organisation(&fold(t));
    if !chunk.split_whitespace().any(is_kind) {
        return Vec::new();
    }
    let tokens: Vec<&str> = chunk.split_whitespace().collect();
    if tokens.len() < 2 {
        return Vec::new();
    }
    let folded: Vec<String> = tokens
        .iter()
        .map(|t| if capital(t) { fold(t) } else { String::new() })
        .collect();
    let mut found = Vec::new();
    let mut done = 0;
    for kind in 0..tokens.len() {
        if kind < done || !capital(tokens[kind]) || !words.is_organisation(&folded[kind]) {
            continue;
        }
        let mut first = kind;
        while first > done {
            let before = first - 1;
            if capital(tokens[before]) {
                first = before;
            } else if link(tokens[before])
                && before > done
                && capital(tokens[before - 1])
                && !words.is_kind(&folded[before - 1])
            {
                first = before - 1;
            } else {
                break;
            }
        }
        let mut last = kind;
        while last + 1 < tokens.len() {
            let links = tokens[last + 1..]
                .iter()
                .take(2)
                .take_while(|t| link(t))
                .count();
            let next = last + 1 + links;
            // "Union des menuisiers": behind the kind a small word may follow its link.
            let joins =
                next < tokens.len() && (capital(tokens[next]) || (links > 0 && first == kind));
            // "… and the Seed Union": behind two links, capitals with a kind of their own are the next name.
            let run = (next..tokens.len()).take_while(|t| capital(tokens[*t]));
            let another = links > 1 && run.into_iter().any(|t| words.is_organisation(&folded[t]));
            if !joins || another || folded[next] == folded[kind] {
                break;
            }
            last = next;
        }
        // Small words at the end belong to the sentence once the name has a capital of its own: "… Owners for the press".
        let capitals = (kind + 1..=last).rev().find(|t| capital(tokens[*t]));
        last = capitals.unwrap_or(last);
        done = last + 1;
        let name =
            &chunk[offset(chunk, tokens[first])..offset(chunk, tokens[last]) + tokens[last].len()];
        let name = without_article(name, text).trim_end_matches(['.', '!', '?', '’', '\'', '*']);
        let own = name
            .split_whitespace()
            .filter(|t| t.chars().count() > 3 || capital(t))
            .filter(|t| !words.is_kind(&fold(t)))
            .count();
        if own > 0 {
            found.push(name);
        }
    }
    found
}

/// Words of three capitals or more that stand for a name, not for a kind and not for a number.
fn abbreviations<'t>(chunk: &'t str, words: &Words) -> Vec<&'t str> {
    if !chunk.contains(char::is_lowercase) && chunk.split_whitespace().count() > 3 {
        return Vec::new();
    }
    let tokens = chunk
        .split_whitespace()
        .map(|t| t.trim_matches(|c: char| !c.is_alphanumeric() && c != '+'));
    let short = |t: &&str| {
        let letters = t.chars().filter(|c| c.is_uppercase()).count();
        (3..=12).contains(&t.chars().count())
            && letters >= 2
            && t.chars()
                .all(|c| c.is_uppercase() || c.is_ascii_digit() || "&+/-".contains(c))
            && !t.chars().all(|c| "IVXLCDM".contains(c))
            && !words.is_kind(&fold(t))
    };
    tokens.filter(short).collect()
}

fn capital(token: &str) -> bool {
    token.starts_with(char::is_uppercase)
}

/// A short word in small letters, which may be inside a name: of, the, de la, des, para.
fn link(token: &str) -> bool {
    token == "&"
        || (token.chars().count() <= 4
            && token.chars().all(|c| c.is_lowercase() || "'’".contains(c)))
        || (token.contains(['’', '\'']) && token.starts_with(char::is_lowercase))
}

/// Without an article at its start: a capitalised word of up to three letters that the text has in small letters too.
fn without_article<'t>(name: &'t str, text: &str) -> &'t str {
    let Some((first, rest)) = name.split_once(char::is_whitespace) else {
        return name;
    };
    let small = first.to_lowercase();
    let article = first.chars().count() <= 3
        && first.chars().skip(1).all(char::is_lowercase)
        && text.match_indices(&small).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + small.len()..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        });
    if article { rest.trim_start() } else { name }
}

fn offset(chunk: &str, token: &str) -> usize {
    token.as_ptr() as usize - chunk.as_ptr() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::words::tests::words;

    fn shown(text: &str) -> Vec<String> {
        organisations(text, &words(), true)
    }

    #[test]
    fn names_with_a_kind_are_found() {
        assert_eq!(
            shown(
                "The Ministry of Small Harbours of Ghana joined the talks; Night Shift Transport Union (Nepal), Union des menuisiers du Plateau."
            ),
            [
                "Ministry of Small Harbours of Ghana",
                "Night Shift Transport Union",
                "Union des menuisiers du Plateau"
            ]
        );
        assert_eq!(
            shown("It was led by the Loom Council and taught at the University of the Hills."),
            ["Loom Council", "University of the Hills"]
        );
    }

    #[test]
    fn a_name_ends_before_the_sentence_goes_on() {
        assert_eq!(
            shown("The Association of Small Quarry Owners for the press"),
            ["Association of Small Quarry Owners"]
        );
        assert_eq!(
            shown("Tea Pluckers’ Association of the Hills"),
            ["Tea Pluckers’ Association of the Hills"]
        );
    }

    #[test]
    fn kinds_are_no_names() {
        assert_eq!(
            shown(
                "NGOs, Workers’ Organizations, Women’s Enterprises, Farmers, Government institutions."
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            shown("Unions, a Ministry, the Government and Universities"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn abbreviations_count_where_organisations_are_asked_for() {
        assert_eq!(
            shown("SLUV and the KWR, chapter III, some NGOs"),
            ["SLUV", "KWR"]
        );
        assert_eq!(
            organisations("Since the KWR came", &words(), false),
            Vec::<String>::new()
        );
        assert_eq!(
            organisations(
                "The Lagoon Rim Partners (LRP) came to the hills",
                &words(),
                false
            ),
            ["Lagoon Rim Partners"]
        );
    }
}
