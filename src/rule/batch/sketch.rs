//! The likeness of two texts from a few of their hashes, and the index that finds what may be alike.

use std::collections::{BTreeSet, HashMap};
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// How many earlier items the index keeps for one hash. Findings name the earliest; a phrase that everybody uses must not
/// make everybody a candidate.
const POSTINGS: usize = 8;

/// The smallest hashes of a text's word sequences (a bottom-k sketch: Cohen & Kaplan, "Summarizing data using bottom-k
/// sketches", 2007). The hashes are as good as random, so the smallest ones are a fair sample.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// Sorted, each once; the upper halves, which are in the order of the whole.
    hashes: Box<[u32]>,
    /// How many there are at most.
    size: u32,
}

impl Sketch {
    /// The `size` smallest of `hashes`, in any order.
    pub fn new(hashes: impl IntoIterator<Item = u64>, size: usize) -> Sketch {
        let mut hashes: Vec<u32> = hashes
            .into_iter()
            .map(|hash| (mix(hash) >> 32) as u32)
            .collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.truncate(size);
        Sketch::of_kept(hashes, size)
    }

    /// One of which these hashes were kept.
    pub fn of_kept(hashes: Vec<u32>, size: usize) -> Sketch {
        Sketch {
            hashes: hashes.into(),
            size: u32::try_from(size).unwrap_or(u32::MAX),
        }
    }

    /// What there is to keep of it: sorted, each once.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The Jaccard index of the two texts, estimated on the smallest hashes of both together; exact for short texts.
    pub fn likeness(&self, other: &Sketch) -> f32 {
        let (mut left, mut right) = (
            self.hashes.iter().peekable(),
            other.hashes.iter().peekable(),
        );
        let (mut seen, mut common) = (0_usize, 0_usize);
        while seen < self.size.min(other.size) as usize {
            let (a, b) = match (left.peek(), right.peek()) {
                (None, None) => break,
                (a, b) => (a.copied().copied(), b.copied().copied()),
            };
            if a == b {
                common += 1;
            }
            if a.is_some_and(|a| b.is_none_or(|b| a <= b)) {
                left.next();
            }
            if b.is_some_and(|b| a.is_none_or(|a| b <= a)) {
                right.next();
            }
            seen += 1;
        }
        if seen == 0 {
            0.0
        } else {
            common as f32 / seen as f32
        }
    }
}

/// Spreads hashes over all numbers whatever made them, so that the smallest are a fair sample (the finalizer of
/// MurmurHash3).
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

/// How many hashes of an item the index keeps: of two texts that share three quarters, all of one's four smallest are
/// missing from the other once in 250 times, and memory stays a few bytes a text.
const INDEXED: usize = 4;

/// Hash → the first items that have it among their smallest; items are counted as they come. Nearly every hash has one item
/// only, so a list of its own for each would be most of what a large run holds.
#[derive(Debug, Default)]
pub struct Index {
    /// Hash → the last of its nodes.
    heads: HashMap<u32, u32>,
    /// An item, and the node before it of the same hash.
    nodes: Vec<(u32, Option<NonZeroU32>)>,
    items: u32,
}

impl Index {
    /// Earlier items that may be alike, earliest first: one of their smallest hashes is in `sketch`.
    pub fn candidates(&self, sketch: &Sketch) -> Vec<usize> {
        let items: BTreeSet<u32> = sketch
            .hashes
            .iter()
            .flat_map(|hash| self.with(*hash))
            .collect();
        items.into_iter().map(|item| item as usize).collect()
    }

    /// The items with a hash, latest first.
    fn with(&self, hash: u32) -> impl Iterator<Item = u32> {
        let node = |place: u32| self.nodes.get(place as usize);
        let head = self.heads.get(&hash).copied().and_then(node);
        let chain = std::iter::successors(head, move |(_, before)| {
            before.and_then(|place| node(place.get() - 1))
        });
        chain.map(|(item, _)| *item)
    }

    /// Adds the next item.
    pub fn add(&mut self, sketch: &Sketch) {
        for hash in sketch.hashes.iter().take(INDEXED) {
            if self.with(*hash).count() >= POSTINGS {
                continue;
            }
            let Ok(place) = u32::try_from(self.nodes.len()) else {
                break;
            };
            let before = self.heads.insert(*hash, place);
            // Places are kept counted from 1.
            let before = before.and_then(|place| NonZeroU32::new(place.checked_add(1)?));
            self.nodes.push((self.items, before));
        }
        self.items += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, Sketch};

    #[test]
    fn likeness_is_the_share_in_common() {
        let one = Sketch::new(0..1000, 64);
        assert_eq!(one.likeness(&one), 1.0);
        assert_eq!(one.likeness(&Sketch::new(1000..2000, 64)), 0.0);
        let half = one.likeness(&Sketch::new(500..1500, 64));
        assert!((half - 0.33).abs() < 0.15, "{half}");
    }

    #[test]
    fn short_texts_are_compared_exactly() {
        assert_eq!(
            Sketch::new(0..4, 64).likeness(&Sketch::new(2..6, 64)),
            2.0 / 6.0
        );
        assert_eq!(Sketch::default().likeness(&Sketch::default()), 0.0);
    }

    #[test]
    fn index_finds_what_shares_hashes() {
        let mut index = Index::default();
        index.add(&Sketch::new(0..100, 32));
        index.add(&Sketch::new(200..300, 32));
        assert_eq!(index.candidates(&Sketch::new(200..310, 32)), [1]);
        assert_eq!(index.candidates(&Sketch::new(400..500, 32)), [0; 0]);
    }

    #[test]
    fn index_keeps_the_earliest_of_what_all_share() {
        let mut index = Index::default();
        for _ in 0..20 {
            index.add(&Sketch::new(0..100, 32));
        }
        assert_eq!(
            index.candidates(&Sketch::new(0..100, 32)),
            [0, 1, 2, 3, 4, 5, 6, 7]
        );
    }
}
