//! A nomination is almost the same as an earlier one.
//!
//! # What it reports
//!
//! A nomination most of whose text (`share`) is that of an earlier one of the batch (`other`), in another file or in the
//! same compendium. It is reported on the later one, and single sections are then not reported as copied.
//!
//! # Why it matters
//!
//! A corrected version was sent beside the first, and both would be scored; or one nomination was made from another.
//!
//! # Example
//!
//! *nomination-final.pdf* and *nomination-final-2.pdf* differ in one paragraph.
//!
//! # How to fix
//!
//! Compare the two and ask which one should be judged.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::hundredths;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

use super::sketch::Index;
use super::{NominationSignature, Said, Signature, Twins, What};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "near-duplicate",
    severity: Severity::Warning,
    cure: Cure::None,
    subject: Subject::Batch,
    docs: docs!("near_duplicate.rs"),
    examples: &[
        r#"{"other": "2019/seeds.pdf", "other_label": null, "other_index": 0, "share": 0.92}"#,
        r#"{"other": "2019/all.pdf", "other_label": "B", "other_index": 1, "share": 0.92}"#,
    ],
    options: &[],
    check: Check::Batch,
};

/// Adds what is said, and the later nominations to `twins`.
pub(super) fn find(
    signatures: &[Signature],
    settings: &Settings,
    twins: &mut Twins,
    said: &mut Vec<Said>,
) {
    let mut index = Index::default();
    let mut indexed: Vec<(usize, usize)> = Vec::new();
    for (document, signature) in signatures.iter().enumerate() {
        for (place, nomination) in signature.nominations.iter().enumerate() {
            if nomination.sketch.is_empty() || twins.contains(&(document, place)) {
                continue;
            }
            let likeness = |item: &usize| {
                let (document, place) = indexed[*item];
                nomination
                    .sketch
                    .likeness(&signatures[document].nominations[place].sketch)
            };
            let candidates = index
                .candidates(&nomination.sketch)
                .into_iter()
                .map(|item| (item, likeness(&item)));
            let twin = candidates
                .into_iter()
                .find(|(_, share)| *share >= settings.params.near_duplicate);
            if let Some((item, share)) = twin {
                let other = indexed[item];
                said.push(Said {
                    document,
                    nomination: Some(place),
                    what: What::NearDuplicate { other, share },
                });
                twins.insert((document, place));
            }
            index.add(&nomination.sketch);
            indexed.push((document, place));
        }
    }
}

/// That a nomination is almost an earlier one, still without the other's name.
pub(super) fn draft(own: &NominationSignature, share: f32) -> Draft {
    let draft = Draft::on("/title").detail("share", hundredths(share));
    draft.at(&own.title_at)
}

#[cfg(test)]
mod tests {
    use crate::rule::batch::testing::{codes, document, shingles};

    #[test]
    fn reworded_second_sending_is_reported_once() {
        let mut again = document(1);
        again.record.source.sha256 = "another".to_owned();
        again.record.source.path = "again.pdf".to_owned();
        again.record.nominations[0].nominee.as_mut().unwrap().text = "Name b, Director".to_owned();
        let section = again.nominations[0]
            .fields
            .iter_mut()
            .find_map(|f| f.section.as_mut());
        section.unwrap().shingles = shingles(999);
        assert_eq!(codes(&[document(1), again]), [(1, "near-duplicate")]);
    }

    #[test]
    fn other_nomination_of_the_same_form_is_silent() {
        assert_eq!(codes(&[document(1), document(2)]), []);
    }
}
