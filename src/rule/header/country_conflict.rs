//! The country line names one country, everything else points to another.
//!
//! # What it reports
//!
//! At least two of affiliation, telephone code and e-mail domain point at the same other country, and nothing points at
//! the country of the line (`a` is the line's, `b` the other, `evidence` says what points at it). Where only telephone
//! numbers do, all of them, it is a note: people keep their numbers when they move. A number from abroad beside one from
//! the country, a generic mail host or a calling code that several countries share is not evidence.
//!
//! # Why it matters
//!
//! A header copied from another nomination keeps the old country, and the award is counted for the wrong one.
//!
//! # Example
//!
//! *Country: Ghana*, *Telephone: +228 22 21 11 11*, *E-mail: office@seeds.tg*.
//!
//! # How to fix
//!
//! Ask which country is meant. An organisation that works abroad may be right as it is.

use crate::finding::{Certainty, Cure, Severity};
use crate::record::CountryEvidence;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::country;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "country-conflict",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("country_conflict.rs"),
    examples: &[
        r#"{"a": "Ghana", "b": "Togo", "b_code": "TG", "evidence": ["telephone", "email"]}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

/// Countries and territories that share their calling code with others (+1, +7, +39, +44, +47, +61, +64, +212, +262,
/// +358, +590, +599; ITU-T E.164 list of assigned country codes): a number says little about which of them it is from.
const SHARED_CALLING_CODE: &str = "AG AI AS AX BB BL BM BQ BS CA CC CW CX DM DO EH FI GB GD GG GP GU IM IT JE JM KN KY \
     KZ LC MA MF MP MS NO NZ PN PR RE RU SJ SX TC TT US VA VC VG VI YT AU";

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let Some((line, code)) = country(nominated) else {
        return Vec::new();
    };
    let telling = |e: &&CountryEvidence| {
        e.source != "telephone"
            || !SHARED_CALLING_CODE
                .split_whitespace()
                .any(|shared| shared == e.code)
    };
    let evidence: Vec<&CountryEvidence> = nominated
        .nomination
        .country_evidence
        .iter()
        .filter(telling)
        .collect();
    if evidence.iter().any(|e| e.code == code) {
        return Vec::new();
    }
    let sources = |other: &str| {
        let mut sources: Vec<&str> = evidence
            .iter()
            .filter(|e| e.code == other)
            .map(|e| e.source)
            .collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    };
    let mut telephones = evidence.iter().filter(|e| e.source == "telephone");
    let first = telephones.next();
    let by_telephone = first.filter(|first| telephones.all(|other| other.code == first.code));
    let by_two = evidence.iter().find(|e| sources(&e.code).len() >= 2);
    let Some(other) = by_two.or(by_telephone) else {
        return Vec::new();
    };
    let (severity, certainty) = match by_two {
        Some(_) => (Severity::Warning, Certainty::Likely),
        None => (Severity::Note, Certainty::Possible),
    };
    let draft = Draft::on(&line.pointer)
        .severity(severity)
        .arg("a", line.text.as_str())
        .arg("b", other.name.as_str());
    let draft = draft
        .detail("b_code", other.code.as_str())
        .detail("evidence", sources(&other.code))
        .certainty(certainty);
    vec![draft.at(&line.at).excerpt(&line.text)]
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::record::CountryEvidence;
    use crate::rule::testing::Case;

    fn with_evidence(hints: &[(&str, &'static str)]) -> Case {
        let evidence = |(code, source): &(&str, &'static str)| CountryEvidence {
            code: (*code).to_owned(),
            name: (*code).to_owned(),
            source,
        };
        Case::complete().nomination(|n| n.country_evidence = hints.iter().map(evidence).collect())
    }

    #[test]
    fn two_sources_against_the_line_are_reported() {
        assert_eq!(
            with_evidence(&[("TG", "telephone"), ("TG", "email")]).codes(),
            ["country-conflict"]
        );
    }

    #[test]
    fn number_that_nothing_gainsays_is_a_note() {
        let findings = with_evidence(&[("TG", "telephone")]).findings();
        let reported: Vec<_> = findings.iter().map(|f| (f.rule, f.severity)).collect();
        assert_eq!(reported, [("country-conflict", Severity::Note)]);
        let findings = with_evidence(&[("TG", "telephone"), ("TG", "affiliation")]).findings();
        assert_eq!(findings[0].severity, Severity::Warning);
    }

    #[test]
    fn weak_source_or_support_for_the_line_is_silent() {
        let none = Vec::<&str>::new();
        assert_eq!(with_evidence(&[("TG", "email")]).codes(), none);
        assert_eq!(
            with_evidence(&[("TG", "telephone"), ("BJ", "telephone")]).codes(),
            none
        );
        assert_eq!(
            with_evidence(&[("TG", "telephone"), ("GH", "telephone")]).codes(),
            none
        );
        assert_eq!(
            with_evidence(&[("TG", "telephone"), ("TG", "email"), ("GH", "affiliation")]).codes(),
            none
        );
        assert_eq!(
            with_evidence(&[("US", "telephone"), ("US", "affiliation")]).codes(),
            none
        );
    }
}
