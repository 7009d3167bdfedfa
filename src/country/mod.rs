//! Countries: a country line → its code, or the nearest name; running text → the countries that it names.

mod mentions;
mod table;
mod whole;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::OnceLock;

use crate::fold::{fold, misread};

use table::{COUNTRIES, NAMES};

pub(crate) use mentions::mentions;

/// How alike a name must be to be guessed, from 0 to 1: one letter in five. Set by `samples/forms/malformed-fields.pdf`.
const ALIKE: f64 = 0.8;
/// Longest name of a country, in bytes: "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord" and some more.
const LONGEST_NAME: usize = 120;

/// What a country line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CountryLine {
    /// ISO 3166-1 alpha-2, when it is a country's name.
    pub code: Option<&'static str>,
    /// The country with the nearest name, when it is none: ISO 3166-1 alpha-2.
    pub guess: Option<&'static str>,
    /// Whether a country's name is in the line, among words that we do not know, or letters of it were lost on the way to
    /// us: then it is not for the nominee to be asked.
    pub doubtful: bool,
}

/// Reads a country line. It may say more than the name: a region in parentheses, a city, the name in two languages, a
/// second country; the first name counts. A name that is only a part of another country's is not taken.
pub(crate) fn country_line(line: &str) -> CountryLine {
    let code = code_of_line(line).or_else(|| code_of_line(&misread(line)?));
    if code.is_some() {
        return CountryLine {
            code,
            guess: None,
            doubtful: false,
        };
    }
    let inside = mentions(line, "").first().map(|m| m.code);
    // A name beside words that may make another one of it is not a guess.
    let part = parts(line).any(|part| named(&line[part]).is_some());
    let lost = |c: char| c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c);
    let near = |text: &str| {
        let likely = parts(text).filter_map(|part| nearest(&text[part]));
        likely.max_by(|a, b| a.0.total_cmp(&b.0)).map(|g| g.1)
    };
    CountryLine {
        code: None,
        guess: near(line).filter(|_| !part).or(inside),
        doubtful: part || inside.is_some() || line.contains(lost),
    }
}

fn code_of_line(line: &str) -> Option<&'static str> {
    if let Some(code) = named(line) {
        return Some(code);
    }
    // Neighbouring parts may be one name: "Goma, Congo, Dem. Rep."
    let parts: Vec<Range<usize>> = parts(line).collect();
    let runs = (1..=parts.len()).rev().flat_map(|n| parts.windows(n));
    let found = runs.filter_map(|run| Some((run.first()?.start, run.last()?.end)));
    let mut names = found.filter_map(|(start, end)| Some((start..end, named(&line[start..end])?)));
    if let Some((range, code)) = names.next() {
        // Of several names of one part each, the first; "Peru / Bolivia".
        let base = whole::set(&line[range.clone()]);
        let rest = [&line[..range.start], &line[range.end..]];
        return (!rest.iter().any(|rest| completes(&base, rest))).then_some(code);
    }
    // "Nepal and Kenya": names with nothing but conjunctions between. More than that would be another name.
    let mentions = mentions(line, "");
    let mut rest = line.to_owned();
    for mention in mentions.iter().rev() {
        rest.replace_range(mention.range.clone(), " ");
    }
    let joins = |word: &str| JOINING.split(' ').any(|j| j == word);
    let first = mentions.first()?;
    let only = fold(&rest)
        .split(' ')
        .all(|word| word.is_empty() || joins(word));
    only.then_some(first.code)
}

/// What may be between the names of two countries, and before them, folded.
const JOINING: &str =
    "and y e et und i with con com avec the la le les el los las o a os as of de du da do";

/// Whether `rest`, beside the name with the words `base`, may make another country's name of it.
fn completes(base: &whole::Words, rest: &str) -> bool {
    let more = whole::additions(base);
    let words = whole::words(rest);
    let inside_another = |word: &whole::Word| {
        let others = mentions(rest, "");
        others
            .iter()
            .any(|m| m.range.start <= word.range.start && word.range.end <= m.range.end)
    };
    !more.is_empty()
        && words
            .iter()
            .any(|w| w.signs.iter().any(|sign| more.contains(sign)) && !inside_another(w))
}

/// The parts of a line between separators, brackets and spaced hyphens, without white space at their ends; no empty ones.
fn parts(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut cuts: Vec<Range<usize>> = (line.char_indices())
        .filter(|(_, c)| "/,;|()[]–—\n\t:+&、，；（）/".contains(*c))
        .map(|(at, c)| at..at + c.len_utf8())
        .collect();
    cuts.extend(line.match_indices(" - ").map(|(at, m)| at..at + m.len()));
    cuts.sort_by_key(|cut| cut.start);
    cuts.push(line.len()..line.len());
    let mut start = 0;
    cuts.into_iter().filter_map(move |cut| {
        let part = line.get(start..cut.start).unwrap_or("");
        let begin = start + part.len() - part.trim_start().len();
        start = cut.end;
        let part = part.trim();
        (!part.is_empty()).then_some(begin..begin + part.len())
    })
}

/// The code of a country's name in any spelling of the table, short or formal; `None` for anything else.
pub(crate) fn named(text: &str) -> Option<&'static str> {
    // The longest name has ten words or so.
    if text.len() > LONGEST_NAME {
        return None;
    }
    let signs: Vec<String> = whole::words(text)
        .into_iter()
        .flat_map(|w| w.signs)
        .collect();
    let words: whole::Words = signs.iter().cloned().collect();
    // No name has a word twice: that is two names.
    whole::code(&words).filter(|_| words.len() == signs.len())
}

/// A country's name in English; the code itself for one that the table lacks.
pub(crate) fn english(code: &str) -> &str {
    country_name(code, "en")
}

/// The name of the country with this ISO 3166-1 alpha-2 `code` in `language` (`en`, `es`, `fr`, `pt`; English for any
/// other); the code itself for one that the table lacks.
pub fn country_name<'c>(code: &'c str, language: &str) -> &'c str {
    let column = ["en", "es", "fr", "pt"].iter().position(|l| *l == language);
    let found = COUNTRIES.binary_search_by(|(c, _)| (*c).cmp(code)).ok();
    let names = found
        .and_then(|at| COUNTRIES.get(at))
        .map(|(_, names)| names);
    names
        .and_then(|names| names.get(column.unwrap_or(0)))
        .copied()
        .unwrap_or(code)
}

/// Whether `code` is a country's or territory's ISO 3166-1 alpha-2 code, in either case as rules compare them.
pub fn is_country(code: &str) -> bool {
    COUNTRIES
        .iter()
        .any(|(known, _)| known.eq_ignore_ascii_case(code))
}

/// The country of a host's last label, where that label is used by its country and not by everybody.
pub(crate) fn of_host(host: &str) -> Option<&'static str> {
    let labels: Vec<&str> = host.rsplit('.').collect();
    let tld = labels.first()?.to_uppercase();
    let code = if tld == "UK" { "GB" } else { tld.as_str() };
    let at = COUNTRIES.binary_search_by(|(c, _)| (*c).cmp(code)).ok()?;
    // Sold to everybody; below "gov." or "edu." they are the country's own.
    let open = "AC AG AI AM AS BZ CC CD CO CX DJ FM GG GL IM IO JE LA LC LY ME MN MS MU NU PM PW RE SC SH SO SR ST TC TF TK TL TO TV VC VG WS";
    let official = labels.get(1).is_some_and(|l| {
        matches!(
            *l,
            "gov" | "gob" | "gouv" | "go" | "govt" | "edu" | "ac" | "com" | "org"
        )
    });
    let shared = open.split(' ').any(|c| c == code) && code != "TL";
    (!shared || (official && labels.len() > 2)).then_some(COUNTRIES[at].0)
}

/// The country with the name most like `text`, and how alike it is.
fn nearest(text: &str) -> Option<(f64, &'static str)> {
    let folded = fold(text);
    let letters = folded.chars().count();
    if letters < 4 {
        return None;
    }
    // A name that is longer or shorter by more than one letter in five cannot be so much alike.
    let near = |known: &&FoldedName| {
        let longer = letters.max(known.letters) as f64;
        letters.abs_diff(known.letters) as f64 <= (1.0 - ALIKE) * longer + 1e-9
    };
    let scored = folded_names().iter().filter(near).map(|known| {
        let slips = strsim::osa_distance(&folded, &known.folded) as f64;
        let score = 1.0 - slips / letters.max(known.letters) as f64;
        (score, known.name, known.code)
    });
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))?;
    (best.0 >= ALIKE).then_some((best.0, best.2))
}

/// A name of a country in a table's spelling.
struct FoldedName {
    folded: String,
    /// How many letters `folded` has.
    letters: usize,
    name: &'static str,
    /// ISO 3166-1 alpha-2.
    code: &'static str,
}

fn folded_names() -> &'static [FoldedName] {
    static FOLDED: OnceLock<Vec<FoldedName>> = OnceLock::new();
    FOLDED.get_or_init(|| {
        let named = NAMES.iter().filter(|n| !n.1.is_empty());
        let folded = named.map(|(name, code, _)| {
            let folded = fold(name);
            let letters = folded.chars().count();
            FoldedName {
                folded,
                letters,
                name,
                code,
            }
        });
        folded.collect()
    })
}
