//! What shows only when several documents are seen together: duplicates, copies, a deck beside its nominations.
//!
//! In: one [`Signature`] per document, in input order; a few kilobytes each, so that a run over thousands of files keeps
//! these and nothing else. Out: findings, each on the later document and naming the earlier one, and the matches of
//! slides with nominations. Work grows with the number of documents, not with its square: what may be alike is found
//! through an index of hashes, and only that is compared.

pub(super) mod duplicate_file;
pub(super) mod near_duplicate;
pub(super) mod same_nominee;
pub(super) mod summary_without_nomination;

mod copied;
mod signature;
pub(crate) mod sketch;
mod summary;

pub use signature::{
    Heading, Headings, NominationSignature, SectionSignature, SharedHeading, Signature, Slide,
    signature,
};
pub use summary::{SummaryMatch, match_summaries};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;

use super::draft::Draft;
use super::section::section_copied;
use super::{Rule, Settings};

/// A finding about one of several documents.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchFinding {
    /// Index of the signature of the document it is on.
    pub document: usize,
    /// The finding.
    pub finding: Finding,
}

/// What a batch rule says. There may be ten for each nomination, so it is small, and the words are only put together when the
/// document's turn comes. It may have been made elsewhere, from exported signatures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Index of the signature of the document it is about.
    pub document: usize,
    /// The nomination's place in the document; `None` for the whole document.
    pub nomination: Option<usize>,
    /// The rule, and what it found.
    #[serde(flatten)]
    pub what: What,
}

/// What a batch rule found, by the rule's code. Documents are indexes of signatures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum What {
    /// A file has the bytes or the text of another.
    DuplicateFile {
        /// Which of the two.
        how: Same,
        /// The earlier document.
        other: usize,
    },
    /// A nomination is almost another.
    NearDuplicate {
        /// The earlier document, and the nomination's place in it.
        other: (usize, usize),
        /// How alike they are, 0 to 1.
        share: f32,
    },
    /// A nominee is another's.
    SameNominee {
        /// The earlier document, and the nomination's place in it.
        other: (usize, usize),
        /// Which of the nomination's own addresses is the same; `None` where name and country are.
        email: Option<usize>,
    },
    /// A section is another's.
    SectionCopied {
        /// The earlier document, and the nomination's place in it.
        other: (usize, usize),
        /// The section's place among those that are compared.
        section: usize,
        /// How alike they are, 0 to 1.
        share: f32,
    },
    /// A slide has no nomination, or a nomination no slide.
    SummaryWithoutNomination {
        /// The slide's place in the deck; `None` for a nomination.
        slide: Option<usize>,
    },
}

/// What two files have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Same {
    /// Every byte.
    Bytes,
    /// The letters and digits of their answers.
    Text,
}

impl Said {
    fn rule(&self) -> &'static Rule {
        match self.what {
            What::DuplicateFile { .. } => &duplicate_file::RULE,
            What::NearDuplicate { .. } => &near_duplicate::RULE,
            What::SameNominee { .. } => &same_nominee::RULE,
            What::SectionCopied { .. } => &section_copied::RULE,
            What::SummaryWithoutNomination { .. } => &summary_without_nomination::RULE,
        }
    }

    /// In words, from the signatures that were compared; `None` when it is about something that they do not have.
    fn draft(&self, signatures: &[Signature]) -> Option<Draft> {
        let own = signatures.get(self.document)?;
        let nomination = || own.nominations.get(self.nomination?);
        if self.nomination.is_some() {
            nomination()?;
        }
        match self.what {
            What::DuplicateFile { how, other } => {
                Some(duplicate_file::draft(how, signatures.get(other)?))
            }
            What::NearDuplicate { other, share } => naming(
                near_duplicate::draft(nomination()?, share),
                signatures,
                other,
            ),
            What::SameNominee { other, email } => naming(
                same_nominee::draft(nomination()?, email)?,
                signatures,
                other,
            ),
            What::SectionCopied {
                other,
                section,
                share,
            } => {
                let section = nomination()?.sections.get(section)?;
                naming(copied::draft(section, share), signatures, other)
            }
            What::SummaryWithoutNomination { slide: Some(slide) } => {
                let slide = own.slides.get(slide)?;
                Some(summary_without_nomination::without_nomination(slide))
            }
            What::SummaryWithoutNomination { slide: None } => {
                Some(summary_without_nomination::without_slide(nomination()?))
            }
        }
    }
}

/// What the documents of a run say of each other, sorted by document.
pub struct Compared(Vec<Said>);

/// Nominations that have an earlier twin, as (document, place in the document): later rules leave them alone, so that one
/// cause gives one finding.
type Twins = BTreeSet<(usize, usize)>;

/// What the batch rules say about documents in input order, `matches` being those of [`match_summaries`]. Findings are sorted
/// by document, then as in [`check`](super::check); each document's are made when they are asked for.
pub fn check<'s>(
    signatures: &'s [Signature],
    matches: &[SummaryMatch],
    settings: &'s Settings,
) -> impl Iterator<Item = BatchFinding> + use<'s> {
    compare(signatures, matches, settings).findings(signatures, settings)
}

/// The first half of [`check`]. What is only there to be compared may be dropped then ([`Signature::settle`]).
pub fn compare(
    signatures: &[Signature],
    matches: &[SummaryMatch],
    settings: &Settings,
) -> Compared {
    let mut said = Vec::new();
    let duplicates = duplicate_file::find(signatures, &mut said);
    let mut twins: Twins = duplicates
        .iter()
        .flat_map(|d| (0..signatures[*d].nominations.len()).map(|n| (*d, n)))
        .collect();
    near_duplicate::find(signatures, settings, &mut twins, &mut said);
    same_nominee::find(signatures, &twins, &mut said);
    copied::find(signatures, settings, &twins, &mut said);
    summary_without_nomination::find(signatures, &duplicates, matches, &mut said);

    Compared::sorted(said, settings)
}

impl Compared {
    /// What was found elsewhere about `signatures`; `None` when something is about what these do not have.
    #[must_use]
    pub fn of(said: Vec<Said>, signatures: &[Signature], settings: &Settings) -> Option<Compared> {
        let known = said.iter().all(|one| one.draft(signatures).is_some());
        known.then(|| Compared::sorted(said, settings))
    }

    fn sorted(mut said: Vec<Said>, settings: &Settings) -> Compared {
        said.retain(|one| settings.runs(one.rule()));
        said.sort_by_key(|one| one.document);
        Compared(said)
    }

    /// The findings, as [`check`] gives them; `signatures` are those that were compared.
    pub fn findings<'s>(
        self,
        signatures: &'s [Signature],
        settings: &'s Settings,
    ) -> impl Iterator<Item = BatchFinding> + use<'s> {
        let mut said = self.0.into_iter().peekable();
        let documents = std::iter::from_fn(move || {
            let document = said.peek()?.document;
            let own = &signatures[document];
            let mut findings = Vec::new();
            while let Some(one) = said.next_if(|one| one.document == document) {
                let on = one
                    .nomination
                    .map(|place| own.nominations[place].reference.clone());
                let draft = one.draft(signatures).expect("it was found in these");
                findings.push(draft.finding(one.rule(), on, settings));
            }
            findings.sort_by(|a, b| super::order(&a.0, &b.0));
            let mut counter = own.counter();
            let stamp = move |(finding, identity): (Finding, _)| BatchFinding {
                document,
                finding: counter.stamp(finding, &identity),
            };
            Some(findings.into_iter().map(stamp))
        });
        documents.flatten()
    }
}

/// The names by which a finding points at an earlier nomination.
fn naming(
    draft: Draft,
    signatures: &[Signature],
    (document, nomination): (usize, usize),
) -> Option<Draft> {
    let earlier = signatures.get(document)?;
    let label = earlier.nominations.get(nomination)?.reference.label.clone();
    let draft = draft
        .detail("other", earlier.path.as_str())
        .detail("other_label", label)
        .detail("other_index", nomination);
    Some(draft)
}

#[cfg(test)]
mod testing {
    use super::{
        BatchFinding, Compared, Said, Signature, check, compare, match_summaries, signature,
    };
    use crate::record::{Facts, Person};
    use crate::rule::Settings;
    use crate::rule::testing::Case;

    /// A document whose every word sequence, text and name is its own, made from `seed`.
    pub fn document(seed: u64) -> Facts {
        Case::complete()
            .nomination(|n| {
                n.identity = format!("title {seed}|name {seed}");
                let sections = n.fields.iter_mut().filter_map(|f| f.section.as_mut());
                sections
                    .enumerate()
                    .for_each(|(row, s)| s.shingles = shingles(seed * 100 + row as u64));
            })
            .values(
                "email",
                &[(&format!("name{seed}@seedbank.gov.gh"), address())],
            )
            .facts(|f| {
                f.record.source.path = format!("{seed}.pdf");
                f.record.source.sha256 = format!("{seed:064x}");
                let name = format!("Name {}", number_word(seed));
                let nominee = Person {
                    text: name.clone(),
                    name: Some(name),
                    ..Person::default()
                };
                f.record.nominations[0].nominee = Some(nominee);
            })
            .into_facts()
    }

    /// Sixty hashes that look drawn at random but depend on the seed only, sorted.
    pub fn shingles(seed: u64) -> Vec<u64> {
        let mut state = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let next = |_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let mut hashes: Vec<u64> = (0..60).map(next).collect();
        hashes.sort_unstable();
        hashes
    }

    /// What the batch rules say about these documents.
    pub fn found(documents: &[Facts]) -> Vec<BatchFinding> {
        let signatures: Vec<Signature> = documents
            .iter()
            .map(|facts| signature(facts, &Settings::default()))
            .collect();
        let settings = Settings::default();
        let matches = match_summaries(&signatures, &settings.params);
        check(&signatures, &matches, &settings).collect()
    }

    /// Document and code of what they say.
    pub fn codes(documents: &[Facts]) -> Vec<(usize, &'static str)> {
        found(documents)
            .iter()
            .map(|f| (f.document, f.finding.rule))
            .collect()
    }

    fn address() -> crate::record::TypedValue {
        let host = Some("seedbank.gov.gh".to_owned());
        crate::record::TypedValue::Email {
            malformed: None,
            host,
            suspicious: None,
        }
    }

    /// Names hold no digits.
    fn number_word(seed: u64) -> String {
        seed.to_string()
            .bytes()
            .map(|digit| char::from(digit - b'0' + b'a'))
            .collect()
    }

    #[test]
    fn what_was_found_elsewhere_is_said_the_same() {
        let mut again = document(1);
        again.record.source.sha256 = "another".to_owned();
        let settings = Settings::default();
        let signatures: Vec<Signature> = [document(1), document(2), again]
            .iter()
            .map(|facts| signature(facts, &settings))
            .collect();
        let Compared(said) = compare(&signatures, &[], &settings);
        let sent = serde_json::to_string(&said).unwrap();
        assert_eq!(
            sent,
            r#"[{"document":2,"nomination":null,"rule":"duplicate-file","how":"text","other":0}]"#
        );
        let said = |json: &str| {
            let said: Vec<Said> = serde_json::from_str(json).unwrap();
            let compared = Compared::of(said, &signatures, &settings)?;
            Some(
                compared
                    .findings(&signatures, &settings)
                    .collect::<Vec<_>>(),
            )
        };
        let here: Vec<BatchFinding> = check(&signatures, &[], &settings).collect();
        assert_eq!(said(&sent), Some(here));
        // About what is not there.
        assert_eq!(said(&sent.replace(r#""other":0"#, r#""other":3"#)), None);
        assert_eq!(said(&sent.replace("null", "1")), None);
        let email =
            r#"[{"document":1,"nomination":0,"rule":"same-nominee","other":[0,0],"email":9}]"#;
        assert_eq!(said(email), None);
        assert!(said(&email.replace('9', "0")).is_some());
    }

    #[test]
    fn different_documents_give_no_finding() {
        assert_eq!(codes(&[document(1), document(2), document(3)]), []);
    }

    #[test]
    fn thousands_of_copies_are_compared_with_the_first_only() {
        let signatures: Vec<Signature> = (0..2000)
            .map(|i| signature(&document(i % 2), &Settings::default()))
            .collect();
        let settings = Settings::default();
        let findings: Vec<BatchFinding> = check(&signatures, &[], &settings).collect();
        assert_eq!(findings.len(), 1998);
        assert!(
            findings
                .iter()
                .all(|f| f.finding.args["other"] == format!("{}.pdf", f.document % 2))
        );
    }
}
