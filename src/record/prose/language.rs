//! Which language a text is in, when it is long enough to tell.

use std::sync::OnceLock;

use whatlang::{Detector, Lang};

/// Fewest words for which a guess is dependable; the rule `section-language` counts from the same number.
const FEWEST_WORDS: usize = 40;
/// Bytes from the middle of a text that mostly settle it.
const GLANCE: usize = 500;
/// Most bytes that are looked at where they do not: more does not change the guess.
const MOST_BYTES: usize = 1_500;

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
    let detector =
        DETECTOR.get_or_init(|| Detector::with_allowlist(LANGUAGES.iter().map(|l| l.0).collect()));
    let sure = |text: &str| {
        let info = detector.detect(text)?;
        info.is_reliable().then(|| info.lang())
    };
    let middle = (text.len() > 2 * GLANCE).then(|| piece(text, text.len() / 2, GLANCE));
    let lang = middle
        .and_then(sure)
        .or_else(|| sure(piece(text, 0, MOST_BYTES)))?;
    LANGUAGES
        .iter()
        .find(|(known, _)| *known == lang)
        .map(|l| l.1)
}

/// At most `length` bytes of `text` from `start` on, whole characters.
fn piece(text: &str, start: usize, length: usize) -> &str {
    let whole = |at: usize| (at..text.len()).find(|at| text.is_char_boundary(*at));
    let start = whole(start).unwrap_or(text.len());
    let end = whole(start + length).unwrap_or(text.len());
    text.get(start..end).unwrap_or("")
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
}
