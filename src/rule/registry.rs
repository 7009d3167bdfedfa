//! Every rule there is, one line each, by subject and within it as the catalogue lists them.

use super::{Rule, batch, configuration, document, header, section};

/// All rules, sorted by subject.
pub static RULES: &[&Rule] = &[
    &document::file_not_readable::RULE,
    &document::submission_not_read::RULE,
    &document::file_encrypted::RULE,
    &document::file_over_limit::RULE,
    &document::file_damaged::RULE,
    &document::no_text_layer::RULE,
    &document::text_garbled::RULE,
    &document::read_by_ocr::RULE,
    &document::page_missing::RULE,
    &document::pages_out_of_order::RULE,
    &document::pages_repeated::RULE,
    &document::hidden_text::RULE,
    &document::text_struck_out::RULE,
    &document::active_content::RULE,
    &document::answers_in_widgets::RULE,
    &document::not_this_form::RULE,
    &document::blank_form::RULE,
    &document::summary_deck::RULE,
    &document::several_nominations::RULE,
    &document::language_not_accepted::RULE,
    &document::too_many_pages::RULE,
    &document::text_not_placed::RULE,
    &document::text_set_aside::RULE,
    &header::title_missing::RULE,
    &header::nominee_missing::RULE,
    &header::nominee_without_affiliation::RULE,
    &header::country_missing::RULE,
    &header::country_unknown::RULE,
    &header::country_conflict::RULE,
    &header::country_not_eligible::RULE,
    &header::telephone_missing::RULE,
    &header::telephone_malformed::RULE,
    &header::telephone_not_in_plan::RULE,
    &header::fax_malformed::RULE,
    &header::email_missing::RULE,
    &header::email_malformed::RULE,
    &header::email_suspicious::RULE,
    &header::field_missing::RULE,
    &header::field_repeated::RULE,
    &header::field_too_long::RULE,
    &header::field_too_short::RULE,
    &header::choice_none::RULE,
    &header::choice_too_many::RULE,
    &header::choice_unspecified::RULE,
    &header::value_malformed::RULE,
    &header::value_out_of_range::RULE,
    &header::period_reversed::RULE,
    &header::comparison_unmet::RULE,
    &header::cell_empty::RULE,
    &header::too_few::RULE,
    &header::too_many::RULE,
    &header::sum_wrong::RULE,
    &header::not_signed::RULE,
    &header::attachment_missing::RULE,
    &section::reading_doubtful::RULE,
    &section::section_missing::RULE,
    &section::section_empty::RULE,
    &section::section_placeholder::RULE,
    &section::section_too_short::RULE,
    &section::section_too_long::RULE,
    &section::section_only_link::RULE,
    &section::section_number_wrong::RULE,
    &section::section_out_of_order::RULE,
    &section::section_repeated::RULE,
    &section::section_copied::RULE,
    &section::section_unexpected::RULE,
    &section::section_cut_off::RULE,
    &section::section_language::RULE,
    &section::partners_not_named::RULE,
    &section::one_country_only::RULE,
    &section::contact_unreachable::RULE,
    &section::link_malformed::RULE,
    &section::contact_conflict::RULE,
    &section::nominee_is_staff::RULE,
    &batch::duplicate_file::RULE,
    &batch::near_duplicate::RULE,
    &batch::same_nominee::RULE,
    &batch::summary_without_nomination::RULE,
    &configuration::waiver_unused::RULE,
    &configuration::waiver_expired::RULE,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{RULES, Rule};

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        let kebab = |code: &str| {
            code.split('-')
                .all(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase()))
        };
        assert!(codes.iter().all(|code| kebab(code)));
    }

    #[test]
    fn rules_are_sorted_by_subject() {
        assert!(RULES.is_sorted_by_key(|rule| rule.subject));
    }

    #[test]
    fn every_page_has_a_first_sentence_and_the_four_headings() {
        for rule in RULES {
            let headings: Vec<_> = rule
                .docs
                .lines()
                .filter_map(|line| line.strip_prefix("# "))
                .collect();
            assert_eq!(
                headings,
                ["What it reports", "Why it matters", "Example", "How to fix"],
                "{}",
                rule.code
            );
            assert!(
                rule.summary().ends_with('.'),
                "{}: the first line is one sentence",
                rule.code
            );
        }
    }

    #[test]
    fn every_rule_has_example_arguments() {
        for rule in RULES {
            assert!(!rule.examples.is_empty(), "{}", rule.code);
            for example in rule.examples {
                assert!(
                    serde_json::from_str::<serde_json::Value>(example).is_ok_and(|v| v.is_object()),
                    "{example}"
                );
            }
        }
    }

    #[test]
    fn rule_is_found_by_its_code() {
        assert!(Rule::named("section-missing").is_some());
        assert!(Rule::named("section-mising").is_none());
    }
}
