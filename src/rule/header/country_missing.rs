//! The nomination has no country line.
//!
//! # What it reports
//!
//! No line with the form's label for the country, or the label with nothing after it. Where affiliation, telephone code
//! and e-mail domain all point at one country, it is named as a guess (`guess`, `evidence`); it is never put into the
//! record.
//!
//! # Why it matters
//!
//! Countries decide on eligibility and on the balance between regions. A country read out of an organisation's name is
//! often wrong: regional bodies, embassies, branch offices.
//!
//! # Example
//!
//! Between *Nominee* and *Telephone* there is no line *Country*; the telephone number begins with +233.
//!
//! # How to fix
//!
//! Ask for the country, or confirm the one that is guessed.

use serde_json::Value;

use crate::finding::{Cure, Severity};
use crate::form::FieldType;
use crate::record::CountryEvidence;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "country-missing",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("country_missing.rs"),
    examples: &[
        r#"{"title": "Country", "guess": null, "guess_code": null, "evidence": [], "pages": [1], "placed": 1.0, "candidates": []}"#,
        r#"{"title": "Country", "guess": "Ghana", "guess_code": "GH", "evidence": ["telephone", "email"], "pages": [1], "placed": 1.0,
            "candidates": []}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let evidence = &nominated.nomination.country_evidence;
    let agreed = evidence
        .first()
        .filter(|first| evidence.iter().all(|other| other.code == first.code));
    let guess = agreed.map_or(Value::Null, |country| Value::from(country.name.as_str()));
    let code = agreed.map_or(Value::Null, |country| Value::from(country.code.as_str()));
    let mut sources: Vec<&str> = agreed
        .into_iter()
        .flat_map(|_| evidence)
        .map(|e: &CountryEvidence| e.source)
        .collect();
    sources.dedup();
    let drafts = nominated.missing(FieldType::Country).into_iter();
    drafts
        .map(|draft| {
            draft
                .detail("guess", guess.clone())
                .detail("guess_code", code.clone())
                .detail("evidence", sources.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::record::CountryEvidence;
    use crate::rule::testing::Case;

    fn evidence(code: &str, name: &str, source: &'static str) -> CountryEvidence {
        CountryEvidence {
            code: code.to_owned(),
            name: name.to_owned(),
            source,
        }
    }

    #[test]
    fn guess_is_named_when_all_evidence_agrees() {
        let hints = vec![
            evidence("GH", "Ghana", "telephone"),
            evidence("GH", "Ghana", "email"),
        ];
        let case = Case::complete()
            .without("country")
            .nomination(|n| n.country_evidence = hints);
        assert_eq!(case.codes(), ["country-missing"]);
        assert_eq!(case.findings()[0].args["guess"], "Ghana");
    }

    #[test]
    fn conflicting_evidence_gives_no_guess() {
        let hints = vec![
            evidence("GH", "Ghana", "telephone"),
            evidence("TG", "Togo", "email"),
        ];
        let case = Case::complete()
            .without("country")
            .nomination(|n| n.country_evidence = hints);
        assert!(case.findings()[0].args["guess"].is_null());
    }

    #[test]
    fn country_line_that_names_no_country_is_not_missing() {
        let value = crate::record::TypedValue::Country {
            code: None,
            guess: None,
            doubtful: false,
        };
        assert_eq!(
            Case::complete()
                .values("country", &[("Gahna", value)])
                .codes(),
            ["country-unknown"]
        );
    }
}
