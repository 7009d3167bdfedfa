//! Countries: a country line → its code, or the nearest name; running text → the countries that it names.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fold::fold;
use crate::record::tables::countries::{COUNTRIES, FORMAL_PREFIXES, NAMES};

/// How alike a name must be to be guessed, from 0 to 1: one letter in five. Set by `samples/forms/malformed-fields.pdf`.
const ALIKE: f64 = 0.8;

/// What a country line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::record) struct CountryLine {
    /// ISO 3166-1 alpha-2, when it is a country's name.
    pub code: Option<&'static str>,
    /// The country with the nearest name, when it is none: ISO 3166-1 alpha-2.
    pub guess: Option<&'static str>,
}

/// Reads a country line. It may say more than the name: a region in parentheses, a city, the name in two languages, a
/// second country; the first name counts.
pub(in crate::record) fn country_line(line: &str) -> CountryLine {
    let found = |code| CountryLine {
        code: Some(code),
        guess: None,
    };
    if let Some(code) = named(line) {
        return found(code);
    }
    let outside: String = line
        .split('(')
        .map(|part| part.split_once(')').map_or(part, |(_, rest)| rest))
        .collect();
    if let Some(code) = named(&outside) {
        return found(code);
    }
    let separators = ['/', ',', ';', '|', '(', ')', '–', '—', '\n', ':', '+', '&'];
    let parts = line.split(separators).flat_map(|part| part.split(" - "));
    if let Some(code) = parts.clone().find_map(named) {
        return found(code);
    }
    // "Nepal and Kenya": names with nothing but short words between. More than that would be another name.
    let mentions = mentions(line, "");
    let mut rest = line.to_owned();
    for mention in mentions.iter().rev() {
        rest.replace_range(mention.range.clone(), " ");
    }
    let short = |word: &str| word.chars().count() <= 3;
    if let Some(first) = mentions.first()
        && fold(&rest).split(' ').all(short)
    {
        return found(first.code);
    }
    CountryLine {
        code: None,
        guess: parts
            .filter_map(nearest)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|g| g.1),
    }
}

/// The code of a country's name in any spelling of the table; `None` for anything else.
pub(in crate::record) fn named(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    // "the Republic of …": each step takes one formal word group away.
    for _ in 0..3 {
        if let Some(code) = by_folded_name().get(rest) {
            return Some(code);
        }
        rest = FORMAL_PREFIXES.iter().find_map(|p| rest.strip_prefix(p))?;
    }
    by_folded_name().get(rest).copied()
}

/// A country's name in English; the code itself for one that the table lacks.
pub(in crate::record) fn english(code: &str) -> &str {
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
pub(in crate::record) fn of_host(host: &str) -> Option<&'static str> {
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

fn by_folded_name() -> &'static HashMap<String, &'static str> {
    static NAMES_BY_FOLD: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    NAMES_BY_FOLD.get_or_init(|| {
        let names = folded_names().iter();
        names.map(|n| (n.folded.clone(), n.code)).collect()
    })
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

/// A country named in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::record) struct Mention {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
}

/// The countries named in `text`, in order, in English or in `language` (all languages of the table for an unknown one).
pub(in crate::record) fn mentions(text: &str, language: &str) -> Vec<Mention> {
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

/// Countries that stand alone in brackets or between separators there: also those whose name in running text would be a
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
        let code = by_folded_name()
            .get(&fold(name))
            .filter(|_| written(name))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str, language: &str) -> Vec<&'static str> {
        mentions(text, language).iter().map(|m| m.code).collect()
    }

    #[test]
    fn the_table_is_sorted_by_code() {
        assert!(COUNTRIES.is_sorted());
    }

    #[test]
    fn country_lines_in_many_spellings_are_read() {
        for (line, code) in [
            ("Timor-Leste", "TL"),
            ("TIMOR LESTE", "TL"),
            ("Timor-Leste (Asia)", "TL"),
            ("East Timor", "TL"),
            ("United Republic of Tanzania", "TZ"),
            ("Bolivia (Plurinational State of)", "BO"),
            ("Plurinational State of Bolivia", "BO"),
            ("Cote d'Ivoire", "CI"),
            ("Côte d’Ivoire", "CI"),
            ("Viet Nam", "VN"),
            ("Burma", "MM"),
            ("The Gambia", "GM"),
            ("Islamic Republic of Iran", "IR"),
            ("República de Moçambique", "MZ"),
            ("Brasil / Brazil", "BR"),
            ("Brazil and Mozambique", "BR"),
            ("Lima, Perú", "PE"),
            ("Democratic Republic of the Congo", "CD"),
            ("Republic of the Congo", "CG"),
            ("DRC", "CD"),
            ("Republic of Korea", "KR"),
            ("Guiné-Bissau", "GW"),
            ("Cabo Verde", "CV"),
            ("Swaziland", "SZ"),
            ("UK", "GB"),
            ("USA", "US"),
            ("الأردن", "JO"),
            ("Кения", "KE"),
            ("肯尼亚", "KE"),
            ("Trinidad & Tobago", "TT"),
            ("St. Lucia", "LC"),
            ("República Dominicana", "DO"),
            ("Perou - Pérou", "PE"),
        ] {
            assert_eq!(country_line(line).code, Some(code), "{line}");
        }
    }

    #[test]
    fn a_slip_is_guessed() {
        for (line, guess) in [
            ("Timor Lest", Some("Timor-Leste")),
            ("Madagascer", Some("Madagascar")),
            ("Phillipines", Some("Philippines")),
            ("Guinea-Bissoa", Some("Guinea-Bissau")),
            ("Atlantis", None),
        ] {
            let read = country_line(line);
            assert_eq!(read.code, None, "{line}");
            assert_eq!(read.guess.map(english), guess, "{line}");
        }
    }

    #[test]
    fn the_longest_name_counts() {
        assert_eq!(
            codes("Papua New Guinea, Guinea-Bissau and Guinea Conakry", "en"),
            ["PG", "GW", "GN"]
        );
        assert_eq!(
            codes("South Sudan and Sudan; Sierra-Leone; Cote d’Ivoire", "en"),
            ["SS", "SD", "SL", "CI"]
        );
        assert_eq!(codes("the Democratic Republic of the Congo", "en"), ["CD"]);
    }

    #[test]
    fn only_whole_capitalised_names_count() {
        assert_eq!(
            codes("Nigerians, chad, the Gulf of Guinea, a turkey and us", "en"),
            Vec::<&str>::new()
        );
        assert_eq!(codes("Chad and KENYA in the UK", "en"), ["TD", "KE", "GB"]);
    }

    #[test]
    fn names_of_the_language_and_of_english_count() {
        assert_eq!(
            codes("Moçambique e Brasil; Kenya", "pt"),
            ["MZ", "BR", "KE"]
        );
        assert_eq!(
            codes("La Réunion a eu lieu au Tchad avec Maurice", "fr"),
            ["TD"]
        );
        assert_eq!(
            codes(
                "Union des ateliers (Madagascar, Maurice) ; Maurice Adou (atelier)",
                "fr"
            ),
            ["MG", "MU"]
        );
        assert_eq!(codes("Perú y la República Dominicana", "es"), ["PE", "DO"]);
    }

    #[test]
    fn hosts_tell_their_country_unless_sold_to_everybody() {
        assert_eq!(of_host("unioncafe.org.pe"), Some("PE"));
        assert_eq!(of_host("labour.gov.tl"), Some("TL"));
        assert_eq!(of_host("seedbank.co.uk"), Some("GB"));
        assert_eq!(of_host("start.io"), None);
        assert_eq!(of_host("trabajo.gov.co"), Some("CO"));
        assert_eq!(of_host("gmail.com"), None);
    }
}
