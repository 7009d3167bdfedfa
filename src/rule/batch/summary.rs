//! Which slide of a deck is about which nomination.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::PageNumber;
use crate::rule::Params;

use super::Signature;

/// How much the titles weigh beside the texts: titles are often reworded on slides.
const TITLE: f64 = 0.3;

/// A slide and the nomination it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryMatch {
    /// Index of the deck's signature.
    pub deck: usize,
    /// The slide's place in the deck, from 0.
    pub slide: usize,
    /// The slide's page.
    pub page: Option<PageNumber>,
    /// Index of the signature of the nomination's document.
    pub document: usize,
    /// The nomination's place in its document, from 0.
    pub nomination: usize,
    /// From 0 to 1.
    pub score: f32,
}

/// Matches slides with nominations, one to one, best first; in the order of decks and slides.
pub fn match_summaries(signatures: &[Signature], params: &Params) -> Vec<SummaryMatch> {
    let decks = signatures.iter().enumerate();
    let slides: Vec<_> = decks
        .flat_map(|(d, s)| {
            s.slides
                .iter()
                .enumerate()
                .map(move |(i, slide)| (d, i, slide))
        })
        .collect();
    if slides.is_empty() {
        return Vec::new();
    }
    let documents = signatures.iter().enumerate();
    let nominations: Vec<_> = documents
        .flat_map(|(d, s)| {
            s.nominations
                .iter()
                .enumerate()
                .map(move |(i, n)| (d, i, n))
        })
        .collect();
    let texts = slides
        .iter()
        .map(|s| &s.2.words)
        .chain(nominations.iter().map(|n| &n.2.words));
    let weights = Weights::new(texts);
    let mut pairs = Vec::new();
    for (s, (deck, slide, face)) in slides.iter().enumerate() {
        for (n, (document, nomination, answers)) in nominations.iter().enumerate() {
            let titles = weights.cosine(&face.title_words, &answers.title_words);
            let score =
                TITLE * titles + (1.0 - TITLE) * weights.contained(&face.words, &answers.words);
            let score = (score * 100.0).round() as f32 / 100.0;
            if score >= params.summary_score {
                let page = face.at.first().map(|place| place.page);
                let (deck, slide, document, nomination) = (*deck, *slide, *document, *nomination);
                pairs.push((
                    s,
                    n,
                    SummaryMatch {
                        deck,
                        slide,
                        page,
                        document,
                        nomination,
                        score,
                    },
                ));
            }
        }
    }
    pairs.sort_by(|a, b| {
        b.2.score
            .total_cmp(&a.2.score)
            .then(a.0.cmp(&b.0))
            .then(a.1.cmp(&b.1))
    });
    let (mut used_slides, mut used_nominations) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|(s, n, _)| {
        let free = !used_slides.contains(s) && !used_nominations.contains(n);
        if free {
            used_slides.insert(*s);
            used_nominations.insert(*n);
        }
        free
    });
    pairs.sort_by_key(|(s, _, _)| *s);
    pairs.into_iter().map(|(_, _, found)| found).collect()
}

/// How much a word says: the rarer among slides and nominations, the more (inverse document frequency).
struct Weights {
    texts: usize,
    counts: BTreeMap<u32, usize>,
}

impl Weights {
    fn new<'a>(texts: impl Iterator<Item = &'a BTreeSet<u32>>) -> Weights {
        let mut weights = Weights {
            texts: 0,
            counts: BTreeMap::new(),
        };
        for text in texts {
            weights.texts += 1;
            text.iter()
                .for_each(|word| *weights.counts.entry(*word).or_default() += 1);
        }
        weights
    }

    fn of(&self, word: &u32) -> f64 {
        let count = self.counts.get(word).copied().unwrap_or(1);
        ((self.texts + 1) as f64 / count as f64).ln()
    }

    /// The share of what `part` says that `whole` says too.
    fn contained(&self, part: &BTreeSet<u32>, whole: &BTreeSet<u32>) -> f64 {
        let sum =
            |words: &mut dyn Iterator<Item = &u32>| words.map(|word| self.of(word)).sum::<f64>();
        let all = sum(&mut part.iter());
        if all > 0.0 {
            sum(&mut part.intersection(whole)) / all
        } else {
            0.0
        }
    }

    /// The cosine of the two as vectors of words.
    fn cosine(&self, one: &BTreeSet<u32>, other: &BTreeSet<u32>) -> f64 {
        let sum = |words: &mut dyn Iterator<Item = &u32>| {
            words.map(|word| self.of(word).powi(2)).sum::<f64>()
        };
        let norm = (sum(&mut one.iter()) * sum(&mut other.iter())).sqrt();
        if norm > 0.0 {
            sum(&mut one.intersection(other)) / norm
        } else {
            0.0
        }
    }
}
