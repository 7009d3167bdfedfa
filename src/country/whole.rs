//! Whole names: a text that is nothing but a country's name → its code, in whatever form the name is printed.
//!
//! A name is read as the set of its words: "Congo, Dem. Rep.", "Dem. Rep. of the Congo" and "Congo (Democratic Republic
//! of the)" have the same. Words that stand for one another in names ("Rep.", "República") count as one, articles and
//! prepositions as none. What is only a part of what is printed is never taken: "Congo" of "Congo, Dem. Rep." is another
//! country.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::NAMES;

/// Words of names that stand for one another in any language, as they fold; the first of each row is their sign.
const SAME: [&str; 31] = [
    "republic republica republique republik rep repub",
    "democratic democratica democratico democratique dem",
    "peoples people popular populaire pop",
    "kingdom reino royaume",
    "state estado etat",
    "states estados etats sts",
    "united unida unido unie unidos utd un",
    "federal federated federados federada federes federale federative federativa fed",
    "islamic islamica islamico islamique",
    "arab arabe",
    "socialist socialista socialiste",
    "plurinational plurinacional",
    "bolivarian bolivariana bolivarienne",
    "commonwealth",
    "union",
    "government gobierno gouvernement governo govt gov",
    "north northern norte nord n",
    "south sur sul sud s",
    "east e.",
    "west w.",
    "central cent c",
    "african africaine africana afr",
    "equatorial ecuatorial equatoriale equat eq",
    "dominican dominicana dominicaine dom",
    "saint sainte st ste",
    "islands island islas isla iles ile ilhas ilha is isl",
    "grenadines gren",
    "herzegovina herzeg herz",
    "barbuda barb",
    "tobago tob",
    "principe prin",
];

/// Initials that stand for several words.
const INITIALS: [(&str, &str); 13] = [
    ("dr", "democratic republic"),
    ("rd", "democratic republic"),
    ("pdr", "peoples democratic republic"),
    ("dpr", "peoples democratic republic"),
    ("rdp", "peoples democratic republic"),
    ("rpd", "peoples democratic republic"),
    ("pr", "peoples republic"),
    ("ir", "islamic republic"),
    ("rb", "bolivarian republic"),
    ("rf", "federal republic"),
    ("fs", "federal states"),
    ("ng", "new guinea"),
    ("sar", "region"),
];

/// Articles, prepositions and conjunctions: they tell no name from another.
const PARTICLES: &str =
    "of the and et y e de del du des d da do dos das la le les l el los las o a os as";

/// Words that formal names add to the short one …
const FORMAL: &str = "republic democratic peoples kingdom state states united federal islamic arab socialist plurinational \
    bolivarian commonwealth union government sultanate sultanat sultanato principality principado principaute grand gran \
    duchy hashemite hachemita hachemite oriental eastern cooperative operative co independent independiente islands region \
    province special administrative";

/// … and those of them without which none of the others is a formal name: "Eastern Samoa" is not Samoa.
const HEADS: &str = "republic kingdom state states commonwealth union government sultanate sultanat sultanato principality \
    principado principaute duchy islands region";

/// The words of a name, as signs.
pub(super) type Words = BTreeSet<String>;

/// A word of a text, as its sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Bytes of the text.
    pub(super) range: std::ops::Range<usize>,
    /// Its sign, or its several signs for initials; none for a particle.
    pub(super) signs: Vec<String>,
}

/// The words of `text`: letters and digits without accents, in lower case; initials with stops ("D.R.") are one word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut raw: Vec<(std::ops::Range<usize>, bool)> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // "People's" is one word, "d'Ivoire" two.
        let genitive = matches!(c, '\'' | '’' | 'ʼ')
            && start.is_some()
            && text[at + c.len_utf8()..].starts_with(['s', 'S'])
            && !text[at + c.len_utf8() + 1..].starts_with(char::is_alphanumeric);
        if c.is_alphanumeric() || is_combining_mark(c) || genitive {
            start = start.or(Some(at));
            continue;
        }
        if let Some(begin) = start.take() {
            let single = |r: &std::ops::Range<usize>| {
                text[r.clone()].chars().filter(|c| *c != '.').count() == 1
            };
            match raw.last_mut() {
                Some((last, true))
                    if last.end + 1 == begin
                        && initials(&text[last.clone()])
                        && single(&(begin..at)) =>
                {
                    last.end = at;
                }
                _ => raw.push((begin..at, false)),
            }
            if let Some(last) = raw.last_mut() {
                last.1 = c == '.';
            }
        }
    }
    raw.into_iter()
        .map(|(range, stop)| Word {
            signs: signs(&text[range.clone()], stop),
            range,
        })
        .collect()
}

/// Whether `text` is single letters with stops between: "D.R".
fn initials(text: &str) -> bool {
    text.split('.').all(|part| part.chars().count() == 1)
}

/// The signs of a word, with or without a stop behind them.
fn signs(printed: &str, stop: bool) -> Vec<String> {
    static SIGNS: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    let table = SIGNS.get_or_init(|| {
        let row = |row: &'static str| {
            let sign = row.split(' ').next().unwrap_or(row);
            row.split(' ').map(move |word| (word, sign))
        };
        SAME.iter().flat_map(|r| row(r)).collect()
    });
    let folded: String = printed
        .nfkd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let dotted = format!("{folded}.");
    if let Some(sign) = table.get(dotted.as_str()).filter(|_| stop) {
        return vec![(*sign).to_owned()];
    }
    if PARTICLES.split(' ').any(|p| p == folded) {
        return Vec::new();
    }
    if let Some((_, several)) = INITIALS.iter().find(|(short, _)| *short == folded) {
        return several.split(' ').map(str::to_owned).collect();
    }
    vec![
        table
            .get(folded.as_str())
            .map_or(folded.clone(), |s| (*s).to_owned()),
    ]
}

/// The words of `text` as a set.
pub(super) fn set(text: &str) -> Words {
    words(text).into_iter().flat_map(|w| w.signs).collect()
}

/// All names, by their words.
struct Names {
    codes: BTreeMap<Words, &'static str>,
    /// Names to which formal words add up to another country's: "Congo", "Korea".
    ambiguous: BTreeSet<Words>,
}

fn names() -> &'static Names {
    static TABLE: OnceLock<Names> = OnceLock::new();
    TABLE.get_or_init(|| {
        let named = NAMES.iter().filter(|(_, code, _)| !code.is_empty());
        let codes: BTreeMap<Words, &'static str> = named
            .map(|(name, code, _)| (set(name), *code))
            .filter(|(words, _)| !words.is_empty())
            .collect();
        let ambiguous = (codes.iter())
            .filter_map(|(words, code)| {
                let short = without_formal(words)?;
                codes
                    .get(&short)
                    .is_some_and(|other| other != code)
                    .then_some(short)
            })
            .collect();
        Names { codes, ambiguous }
    })
}

/// The code of a country that has exactly these words, formal ones aside.
pub(super) fn code(words: &Words) -> Option<&'static str> {
    let names = names();
    if let Some(code) = names.codes.get(words) {
        return Some(code);
    }
    if words.contains("islands") {
        // "Isl." is both.
        let mut islamic = words.clone();
        islamic.remove("islands");
        islamic.insert("islamic".to_owned());
        if let Some(code) = names.codes.get(&islamic) {
            return Some(code);
        }
    }
    let short = without_formal(words)?;
    let known = !names.ambiguous.contains(&short);
    names.codes.get(&short).copied().filter(|_| known)
}

/// `words` without those that formal names add; `None` when it is not a formal name.
fn without_formal(words: &Words) -> Option<Words> {
    let in_list = |list: &str, word: &str| list.split_whitespace().any(|w| w == word);
    words.iter().find(|w| in_list(HEADS, w))?;
    let short: Words = words
        .iter()
        .filter(|w| !in_list(FORMAL, w))
        .cloned()
        .collect();
    (!short.is_empty()).then_some(short)
}

/// The words that make another country's name out of the name with `base`; empty for most names.
pub(super) fn additions(base: &Words) -> &'static Words {
    static ADDITIONS: OnceLock<BTreeMap<Words, Words>> = OnceLock::new();
    static NONE: Words = Words::new();
    let table = ADDITIONS.get_or_init(|| {
        let codes = &names().codes;
        let mut table: BTreeMap<Words, Words> = BTreeMap::new();
        for (long, other) in codes.iter().filter(|(words, _)| words.len() > 1) {
            for (short, code) in codes {
                if code != other && short.len() < long.len() && short.is_subset(long) {
                    let more = long.difference(short).cloned();
                    table.entry(short.clone()).or_default().extend(more);
                }
            }
        }
        table
    });
    table.get(base).unwrap_or(&NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&'static str> {
        code(&set(text))
    }

    #[test]
    fn no_words_are_the_name_of_two_countries() {
        let mut seen: BTreeMap<Words, (&str, &str)> = BTreeMap::new();
        for (name, code, _) in NAMES.iter().filter(|n| !n.1.is_empty()) {
            let words = set(name);
            let (other, known) = *seen.entry(words).or_insert((name, code));
            assert_eq!(known, *code, "{name} and {other}");
        }
    }

    #[test]
    fn short_turned_and_formal_forms_are_one_name() {
        for (printed, code) in [
            ("Congo, Dem. Rep.", "CD"),
            ("Congo (Dem. Rep.)", "CD"),
            ("Dem. Rep. of the Congo", "CD"),
            ("D.R. Congo", "CD"),
            ("Congo, DR", "CD"),
            ("Rép. dém. du Congo", "CD"),
            ("Congo, Rep.", "CG"),
            ("Korea, Dem. People's Rep.", "KP"),
            ("N. Korea", "KP"),
            ("Rep. of Korea", "KR"),
            ("S. Sudan", "SS"),
            ("Sudan, South", "SS"),
            ("Republic of South Sudan", "SS"),
            ("Republic of the Sudan", "SD"),
            ("Eq. Guinea", "GQ"),
            ("Papua N.G.", "PG"),
            ("Central African Rep.", "CF"),
            ("Dominican Rep.", "DO"),
            ("Niger Republic", "NE"),
            ("Lao P.D.R.", "LA"),
            ("Iran, Islamic Rep.", "IR"),
            ("Iran, Isl. Rep.", "IR"),
            ("St. Vincent & the Gren.", "VC"),
            ("Solomon Is.", "SB"),
            ("Micronesia, Fed. Sts.", "FM"),
            ("Gambia, The", "GM"),
            ("Tanzania, Utd. Rep.", "TZ"),
            ("People’s Republic of China", "CN"),
            ("República Popular China", "CN"),
            ("Trinidad e Tobago", "TT"),
            ("Cote d Ivoire", "CI"),
        ] {
            assert_eq!(read(printed), Some(code), "{printed}");
        }
    }

    #[test]
    fn parts_of_names_and_other_lands_are_none() {
        for printed in [
            "Dem. Congo",
            "New Guinea",
            "Southern Africa",
            "South America",
            "Eastern Samoa",
            "People's Democratic Republic",
            "la",
            "Democratic Republic of Korea",
            "Dem. Korea",
        ] {
            assert_eq!(read(printed), None, "{printed}");
        }
    }

    #[test]
    fn names_inside_other_names_are_known() {
        assert!(additions(&set("Guinea")).contains("equatorial"));
        assert!(additions(&set("Sudan")).contains("south"));
        assert!(additions(&set("Nepal")).is_empty());
    }
}
