//! Countries named in running text.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::NAMES;

use super::{named, whole};

/// How far from a name what belongs to it may be, in bytes.
const REACH: usize = 48;

/// A country named in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
}

/// The countries named in `text`, in order, in English or in `language` (all languages of the table for an unknown one).
pub(crate) fn mentions(text: &str, language: &str) -> Vec<Mention> {
    let finder = finder(language);
    let spelt = Spelling::of(text);
    let mut found = Vec::new();
    for hit in finder.automaton.find_iter(&spelt.text) {
        let code = finder.codes[hit.pattern().as_usize()];
        let range = spelt.offsets[hit.start()]..spelt.offsets[hit.end()];
        let printed = &text[range.clone()];
        // Whole words only: not the start of "Nigerian".
        let bounded = !text[..range.start].ends_with(char::is_alphanumeric)
            && !text[range.end..].starts_with(char::is_alphanumeric);
        // Names are written with capitals, abbreviations with nothing else.
        let capital = printed
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w.starts_with(char::is_uppercase));
        let written = if finder.capitals[hit.pattern().as_usize()] {
            !printed.contains(char::is_lowercase)
        } else {
            capital
        };
        if bounded && written && !code.is_empty() {
            found.push(Mention { range, code });
        }
    }
    let mut found: Vec<Mention> = found
        .iter()
        .filter_map(|mention| whole_mention(text, mention, &found))
        .collect();
    found.extend(
        in_brackets(text)
            .filter(|alone| {
                let apart = |one: &Mention| {
                    one.range.end <= alone.range.start || alone.range.end <= one.range.start
                };
                found.iter().all(apart)
            })
            .collect::<Vec<_>>(),
    );
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// `mention`, one of `all`, with what is beside it and belongs to the name: "S. Sudan", "Congo, Dem. Rep."; `None` where
/// that makes it a part of another name: "New Guinea".
fn whole_mention(text: &str, mention: &Mention, all: &[Mention]) -> Option<Mention> {
    let more = whole::additions(&whole::set(text.get(mention.range.clone())?));
    if more.is_empty() {
        return Some(mention.clone());
    }
    // Names are written with capitals, what adds to them too.
    let belongs = |range: &Range<usize>, word: &whole::Word| {
        let printed = text.get(range.clone()).unwrap_or("");
        let particle = word.signs.is_empty();
        particle
            || printed.starts_with(char::is_uppercase)
                && word.signs.iter().any(|sign| more.contains(sign))
    };
    let limit = |at: usize| text.floor_char_boundary(at);
    let from = limit(mention.range.start.saturating_sub(REACH));
    let before = text.get(from..mention.range.start)?;
    let mut starts = Vec::new();
    let mut end = before.len();
    for word in whole::words(before).iter().rev() {
        let between = before.get(word.range.end..end).unwrap_or(",");
        let here = from + word.range.start..from + word.range.end;
        let taken = all
            .iter()
            .any(|m| m.range.start < here.end && here.start < m.range.end);
        if !between.chars().all(|c| matches!(c, ' ' | '.' | '\n' | '-'))
            || taken
            || !belongs(&here, word)
        {
            break;
        }
        if !word.signs.is_empty() {
            starts.push(here.start);
        }
        end = word.range.start;
    }
    let after = text.get(mention.range.end..limit(mention.range.end + REACH))?;
    let mut ends = Vec::new();
    let mut begin = 0;
    for word in whole::words(after) {
        let between = after.get(begin..word.range.start).unwrap_or(".");
        let here = mention.range.end + word.range.start..mention.range.end + word.range.end;
        let taken = all
            .iter()
            .any(|m| m.range.start < here.end && here.start < m.range.end);
        // A stop ends an abbreviation, or the sentence.
        let stops = between.contains('.') && ends.is_empty();
        if stops
            || !between
                .chars()
                .all(|c| matches!(c, ' ' | '.' | ',' | '(' | '-' | '\n'))
            || taken
            || !belongs(&here, &word)
        {
            break;
        }
        if !word.signs.is_empty() {
            ends.push(here.end);
        }
        begin = word.range.end;
    }
    let beside = !starts.is_empty() || !ends.is_empty();
    starts.insert(0, mention.range.start);
    ends.insert(0, mention.range.end);
    let ranges = starts
        .iter()
        .rev()
        .flat_map(|s| ends.iter().rev().map(|e| *s..*e));
    let longer = ranges.filter(|range| *range != mention.range);
    for range in longer {
        let printed = text.get(range.clone()).unwrap_or("");
        if let Some(code) = named(printed) {
            // With the stop of its last abbreviation, and the bracket that it opened.
            let stop = usize::from(
                text.get(range.end..).is_some_and(|t| t.starts_with('.'))
                    && range.end > mention.range.end,
            );
            let end = range.end + stop;
            let open = text.get(range.start..end).is_some_and(|t| t.contains('('));
            let close = usize::from(open && text.get(end..).is_some_and(|t| t.starts_with(')')));
            return Some(Mention {
                range: range.start..end + close,
                code,
            });
        }
    }
    (!beside).then(|| mention.clone())
}

/// Countries that are alone in brackets or between separators there: also those whose name in running text would be a
/// person's or a word, as *Maurice* in French.
fn in_brackets(text: &str) -> impl Iterator<Item = Mention> {
    let inner = text.match_indices('(').filter_map(|(open, _)| {
        let start = open + 1;
        let length = text.get(start..)?.find([')', '('])?;
        Some((start, text.get(start..start + length)?))
    });
    let parts = inner.flat_map(|(start, inner)| {
        inner.split([',', ';', '/']).scan(start, |at, part| {
            let begin = *at;
            *at += part.len() + 1;
            Some((begin + part.len() - part.trim_start().len(), part.trim()))
        })
    });
    // Shorter names are words and abbreviations of other things.
    let written = |name: &str| {
        name.starts_with(char::is_uppercase)
            && name.contains(char::is_lowercase)
            && name.chars().count() >= 4
    };
    parts.filter_map(move |(start, name)| {
        let code = named(name).filter(|_| written(name))?;
        let range = start..start + name.len();
        Some(Mention { range, code })
    })
}

/// An automaton over the names of some languages.
struct Finder {
    automaton: AhoCorasick,
    /// The code of each pattern; empty for phrases that are passed over.
    codes: Vec<&'static str>,
    /// Whether a pattern is an abbreviation.
    capitals: Vec<bool>,
}

fn finder(language: &str) -> &'static Finder {
    static FINDERS: [OnceLock<Finder>; 5] = [const { OnceLock::new() }; 5];
    let at = match language {
        "en" => 0,
        "es" => 1,
        "fr" => 2,
        "pt" => 3,
        _ => 4,
    };
    FINDERS[at].get_or_init(|| {
        let wanted = |languages: &str| {
            !languages.is_empty()
                && (at == 4 || languages.split(' ').any(|l| l == "en" || l == language))
        };
        let mut patterns: Vec<(String, &'static str, bool)> = Vec::new();
        for (name, code, languages) in NAMES {
            if wanted(languages) {
                let capitals = !name.chars().any(char::is_lowercase);
                let pattern = Spelling::of(name).text;
                if !patterns.iter().any(|p| p.0 == pattern) {
                    patterns.push((pattern, code, capitals));
                }
            }
        }
        Finder {
            automaton: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(patterns.iter().map(|p| &p.0))
                .expect("a few thousand short patterns"),
            codes: patterns.iter().map(|p| p.1).collect(),
            capitals: patterns.iter().map(|p| p.2).collect(),
        }
    })
}

/// A text in one spelling: lower case, no accents, any hyphen and white space a space, any apostrophe an ASCII one.
struct Spelling {
    text: String,
    /// For each byte of `text`, and its end, the byte of the original that it came from.
    offsets: Vec<usize>,
}

impl Spelling {
    fn of(original: &str) -> Spelling {
        let mut text = String::with_capacity(original.len());
        let mut offsets = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            let before = text.len();
            match c {
                'a'..='z' | '.' | '\'' | '0'..='9' => text.push(c),
                'A'..='Z' => text.push(c.to_ascii_lowercase()),
                '-' | '‐' | '‑' | '–' => text.push(' '),
                '’' | '‘' | 'ʼ' | '´' | '`' => text.push('\''),
                c if c.is_whitespace() => text.push(' '),
                c => text.extend(
                    std::iter::once(c)
                        .nfkd()
                        .filter(|c| !is_combining_mark(*c))
                        .flat_map(char::to_lowercase),
                ),
            }
            offsets.resize(offsets.len() + text.len() - before, at);
        }
        offsets.push(original.len());
        Spelling { text, offsets }
    }
}
