//! The words of a language that every form knows, whatever its own files have: what programs print for nothing, titles
//! before names.

use std::sync::OnceLock;

use super::vocabulary::Vocabulary;

const FILES: [&str; 4] = [
    include_str!("../../schema/words/en.toml"),
    include_str!("../../schema/words/es.toml"),
    include_str!("../../schema/words/fr.toml"),
    include_str!("../../schema/words/pt.toml"),
];

/// The vocabularies of a form, and behind them those that every form has. A test holds that all of these can be read.
pub(super) fn with_common(own: &[Vocabulary]) -> Vec<Vocabulary> {
    static COMMON: OnceLock<Vec<Vocabulary>> = OnceLock::new();
    let common = COMMON.get_or_init(|| {
        FILES
            .iter()
            .filter_map(|text| toml::from_str(text).ok())
            .collect()
    });
    own.iter().chain(common).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_forms_are_well_formed() {
        for text in FILES {
            toml::from_str::<Vocabulary>(text).expect("a language's words");
        }
        assert_eq!(with_common(&[]).len(), FILES.len());
    }
}
