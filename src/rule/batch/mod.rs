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

use crate::finding::Finding;

use super::draft::Draft;
use super::{Rule, Settings};

/// A finding about one of several documents.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchFinding {
    /// Index of the signature of the document it stands on.
    pub document: usize,
    /// The finding.
    pub finding: Finding,
}

/// What a batch rule says, with the places of the document and nomination it stands on. There may be ten for each nomination,
/// so the words are only put together when the document's turn comes.
struct Said {
    document: usize,
    nomination: Option<usize>,
    rule: &'static Rule,
    draft: Box<Words>,
}

/// Puts something into words, from the signatures that were compared.
type Words = dyn FnOnce(&[Signature]) -> Draft;

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

    said.retain(|one| settings.runs(one.rule));
    said.sort_by_key(|one| one.document);
    Compared(said)
}

impl Compared {
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
                let draft = (one.draft)(signatures);
                findings.push(draft.finding(one.rule, on, settings));
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
fn naming(draft: Draft, signatures: &[Signature], (document, nomination): (usize, usize)) -> Draft {
    let earlier = &signatures[document];
    let label = earlier.nominations[nomination].reference.label.clone();
    draft
        .detail("other", earlier.path.as_str())
        .detail("other_label", label)
        .detail("other_index", nomination)
}

#[cfg(test)]
mod testing {
    use super::{BatchFinding, Signature, check, match_summaries, signature};
    use crate::record::{Facts, Person};
    use crate::rule::Settings;
    use crate::rule::testing::Case;

    /// A document whose every word sequence, text and name is its own, told by `seed`.
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
    fn different_documents_give_no_finding() {
        assert_eq!(codes(&[document(1), document(2), document(3)]), []);
    }

    #[test]
    fn thousands_of_copies_are_told_apart_from_the_first_only() {
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
