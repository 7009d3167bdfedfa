//! Which language a text is in, when it is long enough to tell.

use std::sync::OnceLock;

use whatlang::{Detector, Lang};

use crate::record::tables::common_words::COMMON_WORDS;

/// Fewest words for which a guess is dependable; the rule `section-language` counts from the same number.
const FEWEST_WORDS: usize = 40;
/// Most bytes that are looked at: more does not change the guess.
const MOST_BYTES: usize = 1_500;
/// Share of a language's commonest words from which on a text is in it: running text has a fifth to a third, that of a
/// near relative (Italian, Catalan) less than a tenth.
const SHARE: f32 = 0.15;
/// How many times as many there must be as of any other language.
const TIMES: usize = 3;

/// Bytes of the longest common word.
const LONGEST: usize = {
    let (mut longest, mut at) = (0, 0);
    while at < COMMON_WORDS.len() {
        if COMMON_WORDS[at].0.len() > longest {
            longest = COMMON_WORDS[at].0.len();
        }
        at += 1;
    }
    longest
};

/// Languages that a nomination may be in. Fewer candidates make a surer guess: the near relatives of these (Catalan,
/// Galician) are left out.
const LANGUAGES: [(Lang, &str); 16] = [
    (Lang::Eng, "en"),
    (Lang::Spa, "es"),
    (Lang::Fra, "fr"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Deu, "de"),
    (Lang::Nld, "nl"),
    (Lang::Ind, "id"),
    (Lang::Vie, "vi"),
    (Lang::Tur, "tr"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Ara, "ar"),
    (Lang::Cmn, "zh"),
    (Lang::Hin, "hi"),
    (Lang::Tha, "th"),
];

/// ISO 639-1 code of the language of `text`, which has `words` words; `None` for a short text and an unsure guess.
pub(in crate::record) fn language(text: &str, words: usize) -> Option<&'static str> {
    static DETECTOR: OnceLock<Detector> = OnceLock::new();
    if words < FEWEST_WORDS {
        return None;
    }
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end)?;
    if let Some(code) = by_common_words(text) {
        return Some(code);
    }
    let detector =
        DETECTOR.get_or_init(|| Detector::with_allowlist(LANGUAGES.iter().map(|l| l.0).collect()));
    let info = detector.detect(text).filter(whatlang::Info::is_reliable)?;
    LANGUAGES
        .iter()
        .find(|(lang, _)| *lang == info.lang())
        .map(|l| l.1)
}

/// The language whose small words a text is full of. Settles nearly all texts in a tenth of the time that letters take.
fn by_common_words(text: &str) -> Option<&'static str> {
    let mut all = 0_usize;
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let words = text.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|w| !w.is_empty()) {
        all += 1;
        if word.len() > LONGEST {
            continue;
        }
        let Ok(at) = COMMON_WORDS.binary_search_by(|(known, _)| (*known).cmp(word)) else {
            continue;
        };
        let code = COMMON_WORDS[at].1;
        match counts.iter_mut().find(|c| c.0 == code) {
            Some(count) => count.1 += 1,
            None => counts.push((code, 1)),
        }
    }
    counts.sort_by_key(|c| std::cmp::Reverse(c.1));
    let (code, most) = *counts.first()?;
    let next = counts.get(1).map_or(0, |c| c.1);
    (most as f32 >= SHARE * all as f32 && most >= TIMES * next).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_tell_their_language() {
        for (text, code) in [
            (
                "The weavers of the two valleys met every spring to exchange seeds and to repair the looms of the school. ",
                "en",
            ),
            (
                "Las tejedoras de los dos valles se reúnen cada primavera para intercambiar semillas y reparar los telares. ",
                "es",
            ),
            (
                "Les tisserandes des deux vallées se retrouvent chaque printemps pour échanger des graines et réparer. ",
                "fr",
            ),
            (
                "As tecelãs dos dois vales reúnem-se todas as primaveras para trocar sementes e reparar os teares da escola. ",
                "pt",
            ),
        ] {
            let text = text.repeat(3);
            assert_eq!(language(&text, super::super::words(&text)), Some(code));
        }
        assert_eq!(language("The weavers of the two valleys", 6), None);
    }

    #[test]
    fn common_words_leave_relatives_and_mixtures_open() {
        assert!(COMMON_WORDS.is_sorted());
        for text in [
            "Le tessitrici delle due valli si incontrano ogni primavera per scambiare i semi e riparare i telai della scuola, con l'aiuto di chi li ha costruiti e una piccola somma del comune.",
            "De wevers van de twee dalen komen elk voorjaar bij elkaar om zaden te ruilen en de weefgetouwen van de school te herstellen; in de zomer is er een feest.",
            "The weavers met in the spring. Las tejedoras se reúnen en los valles y reparan los telares.",
            "Seed Union, Loom Council, Ministry of Small Harbours, Tea Pluckers",
        ] {
            assert_eq!(by_common_words(text), None, "{text}");
        }
        let spanish = "Las tejedoras de los dos valles se reúnen cada primavera para intercambiar semillas y reparar los telares de la escuela.";
        assert_eq!(by_common_words(spanish), Some("es"));
    }
}
