//! A slide has no nomination, or a nomination has no slide.
//!
//! # What it reports
//!
//! When a batch has a summary deck: each slide to which no nomination fits, and each nomination to which no slide fits
//! (`side` is `slide` or `nomination`; `title` is its title). Matching goes by the words that are rare in the batch, one
//! slide to one nomination. Nominations are only reported when another nomination has a slide: otherwise the deck is
//! of another batch.
//!
//! # Why it matters
//!
//! A file was forgotten, or a slide was left over from the year before.
//!
//! # Example
//!
//! The deck presents eleven initiatives, the folder has ten nominations.
//!
//! # How to fix
//!
//! Look for the missing file. The matching is by words and may fail for a slide with few of them.

use std::collections::BTreeSet;

use crate::finding::{Certainty, Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Subject};

use super::{NominationSignature, Said, Signature, Slide, SummaryMatch, What};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "summary-without-nomination",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Batch,
    docs: docs!("summary_without_nomination.rs"),
    examples: &[
        r#"{"side": "slide", "title": "Seed libraries", "page": 4}"#,
        r#"{"side": "slide", "title": null, "page": 4}"#,
        r#"{"side": "nomination", "title": "Seed libraries", "page": null}"#,
    ],
    options: &[],
    check: Check::Batch,
};

/// Adds what is said; nothing when there is no deck, or no nomination beside it.
pub(super) fn find(
    signatures: &[Signature],
    duplicates: &BTreeSet<usize>,
    matches: &[SummaryMatch],
    said: &mut Vec<Said>,
) {
    let any = |has: fn(&Signature) -> bool| signatures.iter().any(has);
    if !any(|s| !s.slides.is_empty()) || !any(|s| !s.nominations.is_empty()) {
        return;
    }
    let with_nomination: BTreeSet<_> = matches.iter().map(|m| (m.deck, m.slide)).collect();
    let with_slide: BTreeSet<_> = matches.iter().map(|m| (m.document, m.nomination)).collect();
    for (document, signature) in signatures
        .iter()
        .enumerate()
        .filter(|(document, _)| !duplicates.contains(document))
    {
        for place in 0..signature.slides.len() {
            if !with_nomination.contains(&(document, place)) {
                said.push(Said {
                    document,
                    nomination: None,
                    what: What::SummaryWithoutNomination { slide: Some(place) },
                });
            }
        }
        for place in 0..signature.nominations.len() {
            if !with_slide.is_empty() && !with_slide.contains(&(document, place)) {
                said.push(Said {
                    document,
                    nomination: Some(place),
                    what: What::SummaryWithoutNomination { slide: None },
                });
            }
        }
    }
}

/// That a slide has no nomination.
pub(super) fn without_nomination(slide: &Slide) -> Draft {
    let page = slide.at.first().map(|place| place.page.get());
    let draft = Draft::document()
        .arg("side", "slide")
        .arg("title", slide.title.clone())
        .detail("page", page);
    draft.at(&slide.at).certainty(Certainty::Likely)
}

/// That a nomination has no slide.
pub(super) fn without_slide(nomination: &NominationSignature) -> Draft {
    let draft = Draft::on("/title")
        .arg("side", "nomination")
        .detail("title", nomination.title.clone());
    draft
        .detail("page", None::<u32>)
        .at(&nomination.title_at)
        .certainty(Certainty::Likely)
}

#[cfg(test)]
mod tests {
    use crate::form::Kind;
    use crate::record::{Facts, SummaryRecord, TitleRecord};
    use crate::rule::batch::testing::{codes, document};

    fn titled(seed: u64, title: &str) -> Facts {
        let mut facts = document(seed);
        facts.record.nominations[0].title = Some(TitleRecord {
            text: title.to_owned(),
            at: Vec::new(),
            confidence: 1.0,
            read_by: None,
        });
        facts
    }

    fn deck(titles: &[&str]) -> Facts {
        let mut facts = document(99);
        facts.kind = Kind::SummaryDeck;
        facts.nominations.clear();
        facts.record.nominations.clear();
        let slide = |title: &&str| SummaryRecord {
            title: Some((*title).to_owned()),
            text: String::new(),
            at: Vec::new(),
        };
        facts.record.summaries = titles.iter().map(slide).collect();
        facts
    }

    #[test]
    fn slide_and_nomination_that_fit_nothing_are_noted() {
        let batch = [
            titled(1, "Community seed libraries"),
            titled(2, "Night schools for fishers"),
            deck(&[
                "Seed libraries of the community",
                "Rainwater harvesting in cities",
            ]),
        ];
        assert_eq!(
            codes(&batch),
            [
                (1, "summary-without-nomination"),
                (2, "summary-without-nomination")
            ]
        );
    }

    #[test]
    fn deck_that_fits_is_silent_and_so_is_a_deck_alone() {
        let batch = [
            titled(1, "Community seed libraries"),
            deck(&["Seed libraries of the community"]),
        ];
        assert_eq!(codes(&batch), []);
        assert_eq!(codes(&[deck(&["Seed libraries"])]), []);
    }
}
