//! Which slide of a deck is about which nomination.

use std::collections::{BTreeSet, HashMap};

use crate::geom::PageNumber;
use crate::rule::Params;

use super::{NominationSignature, Signature, Slide};

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
    let faces: Vec<&Slide> = slides.iter().map(|s| s.2).collect();
    let likeness = Likeness::new(&faces, nominations.iter().map(|n| n.2));
    let mut pairs = Vec::new();
    for (n, (document, nomination, answers)) in nominations.iter().enumerate() {
        for (s, score) in likeness.of(answers).into_iter().enumerate() {
            let score = (score * 100.0).round() as f32 / 100.0;
            if score >= params.summary_score {
                let (deck, slide, face) = slides[s];
                let found = SummaryMatch {
                    deck,
                    slide,
                    page: face.at.first().map(|place| place.page),
                    document: *document,
                    nomination: *nomination,
                    score,
                };
                pairs.push((s, n, found));
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

/// How alike slides and nominations are. Work grows with the words of the nominations, whatever the number of slides.
struct Likeness {
    /// Slides and nominations.
    texts: usize,
    /// In how many of them a word comes; only of the words that slides and titles have.
    counts: HashMap<u32, usize>,
    slides: Vec<SlideSums>,
    /// Word → the slides whose title has it.
    in_title: HashMap<u32, Vec<usize>>,
    /// Word → the slides that have it.
    in_text: HashMap<u32, Vec<usize>>,
}

/// What the words of a slide say, all together.
struct SlideSums {
    /// The sum of the weights of all its words.
    words: f64,
    /// The sum of the squared weights of its title's words.
    title: f64,
}

impl Likeness {
    fn new<'n>(
        slides: &[&Slide],
        nominations: impl Iterator<Item = &'n NominationSignature> + Clone,
    ) -> Likeness {
        let mut likeness = Likeness {
            texts: slides.len() + nominations.clone().count(),
            counts: HashMap::new(),
            slides: Vec::new(),
            in_title: HashMap::new(),
            in_text: HashMap::new(),
        };
        for (place, slide) in slides.iter().enumerate() {
            for word in &slide.words {
                *likeness.counts.entry(*word).or_default() += 1;
                likeness.in_text.entry(*word).or_default().push(place);
            }
            for word in &slide.title_words {
                likeness.in_title.entry(*word).or_default().push(place);
            }
        }
        for word in nominations.clone().flat_map(|n| &n.title_words) {
            likeness.counts.entry(*word).or_default();
        }
        for word in nominations.flat_map(|n| &n.words) {
            if let Some(count) = likeness.counts.get_mut(word) {
                *count += 1;
            }
        }
        let sums = |slide: &&Slide| SlideSums {
            words: slide.words.iter().map(|word| likeness.weight(word)).sum(),
            title: likeness.squares(&slide.title_words),
        };
        likeness.slides = slides.iter().map(sums).collect();
        likeness
    }

    /// How much a word says: the rarer among slides and nominations, the more (inverse document frequency).
    fn weight(&self, word: &u32) -> f64 {
        let count = self.counts.get(word).copied().unwrap_or(0).max(1);
        ((self.texts + 1) as f64 / count as f64).ln()
    }

    fn squares(&self, words: &[u32]) -> f64 {
        words.iter().map(|word| self.weight(word).powi(2)).sum()
    }

    /// How alike each slide is to a nomination: the cosine of the titles as vectors of words, and the share of what the
    /// slide says that the nomination says too.
    fn of(&self, nomination: &NominationSignature) -> Vec<f64> {
        let mut titles = vec![0.0; self.slides.len()];
        let mut texts = vec![0.0; self.slides.len()];
        let share = |words: &[u32], having: &HashMap<u32, Vec<usize>>, power, sums: &mut [f64]| {
            for word in words {
                if let Some(slides) = having.get(word) {
                    let weight = self.weight(word).powi(power);
                    slides.iter().for_each(|slide| sums[*slide] += weight);
                }
            }
        };
        share(&nomination.title_words, &self.in_title, 2, &mut titles);
        share(&nomination.words, &self.in_text, 1, &mut texts);
        let title = self.squares(&nomination.title_words);
        let of_whole = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let sums = self.slides.iter().zip(titles.into_iter().zip(texts));
        sums.map(|(slide, (shared_title, shared))| {
            TITLE * of_whole(shared_title, (slide.title * title).sqrt())
                + (1.0 - TITLE) * of_whole(shared, slide.words)
        })
        .collect()
    }
}
