//! Sections copied from another nomination: the batch side of `section-copied`.

use crate::rule::Draft;
use crate::rule::Settings;
use crate::rule::section::section_copied;

use super::sketch::{Index, Sketch};
use super::{Said, SectionSignature, Signature, Twins, What};

/// Adds what is said.
pub(super) fn find(
    signatures: &[Signature],
    settings: &Settings,
    twins: &Twins,
    said: &mut Vec<Said>,
) {
    let mut index = Index::default();
    let mut indexed: Vec<(usize, usize, &Sketch)> = Vec::new();
    for (document, signature) in signatures.iter().enumerate() {
        for (place, nomination) in signature.nominations.iter().enumerate() {
            if twins.contains(&(document, place)) {
                continue;
            }
            for (row, section) in nomination.sections.iter().enumerate() {
                let candidates = index.candidates(&section.sketch).into_iter();
                let mut alike =
                    candidates.map(|item| (item, section.sketch.likeness(indexed[item].2)));
                if let Some((item, share)) =
                    alike.find(|(_, share)| *share >= settings.params.copied_share)
                {
                    let (other, other_place, _) = indexed[item];
                    let what = What::SectionCopied {
                        other: (other, other_place),
                        section: row,
                        share,
                    };
                    said.push(Said {
                        document,
                        nomination: Some(place),
                        what,
                    });
                }
            }
            // Only now: copies within a nomination are the other side's.
            for section in &nomination.sections {
                index.add(&section.sketch);
                indexed.push((document, place, &section.sketch));
            }
        }
    }
}

/// That a section is an earlier nomination's, still without the other's name.
pub(super) fn draft(section: &SectionSignature, share: f32) -> Draft {
    let on = &section.heading.0;
    let number = on.number.clone();
    let draft = section_copied::draft(&on.pointer, number, &on.title, share, "other-nomination");
    draft.at(&section.at)
}

#[cfg(test)]
mod tests {
    use crate::rule::batch::testing::{codes, document, found, shingles};

    #[test]
    fn section_of_an_earlier_nomination_is_reported() {
        let mut second = document(2);
        let section = second.nominations[0]
            .fields
            .iter_mut()
            .find(|f| f.key == "innovation")
            .unwrap();
        section.section.as_mut().unwrap().shingles = shingles(105);
        let findings = found(&[document(1), second]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].finding.rule, "section-copied");
        assert_eq!(
            findings[0].finding.field.as_deref(),
            Some("/sections/innovation")
        );
    }

    #[test]
    fn same_contacts_in_all_nominations_are_silent() {
        let mut second = document(2);
        let section = second.nominations[0]
            .fields
            .iter_mut()
            .find(|f| f.key == "ilo_contacts")
            .unwrap();
        section.section.as_mut().unwrap().shingles = shingles(110);
        assert_eq!(codes(&[document(1), second]), []);
    }
}
