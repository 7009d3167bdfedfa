//! Which case a nomination is a version of: by nominee and title, then by title, text or address where nothing speaks
//! against it. A wrong match would report answers that nobody gave, so where several cases fit it is none of them.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use crate::fold::fold;
use crate::record::Nomination;

use super::LedgerError;

/// Words of a sequence that is compared.
const SEQUENCE: usize = 4;

/// How many hashes are kept of a text: the likeness is then good to about 0.06.
const HASHES: usize = 64;

/// How many of them are looked for: of two texts that share three quarters, one is missing once in 250 times.
const INDEXED: usize = 4;

/// Fewest sequences of a text that says anything.
const FEWEST: usize = 16;

/// From which likeness on two texts of one nominee are versions, from 0 to 1; as for `near-duplicate`.
const ALIKE: f64 = 0.7;

/// By what a nomination is recognised.
#[derive(Debug, Default)]
pub(super) struct Traits {
    /// What letters know it by, too: nominee and title, or the hash of the file.
    pub(super) identity: String,
    /// Folded; empty where it has none.
    title: String,
    name: String,
    /// ISO 3166-1 alpha-2; empty where it is not known.
    country: String,
    emails: Vec<String>,
    /// The smallest hashes of the text, sorted.
    pub(super) sketch: Vec<u32>,
}

/// A case that fits, and by what.
pub(super) struct Match {
    pub(super) case: i64,
    pub(super) by: &'static str,
}

impl Traits {
    pub(super) fn new(identity: String, nomination: &Nomination) -> Traits {
        let name = nomination.nominee.as_ref().and_then(|n| n.name.as_deref());
        let country = nomination.country.as_ref();
        let texts = nomination.sections.values().map(|s| s.text.as_str());
        let more = nomination.additional_sections.iter();
        Traits {
            identity,
            title: nomination
                .title
                .as_ref()
                .map_or(String::new(), |t| fold(&t.text)),
            name: fold(name.unwrap_or_default()),
            country: country.and_then(|c| c.code.clone()).unwrap_or_default(),
            emails: nomination
                .emails
                .iter()
                .map(|e| e.text.to_lowercase())
                .collect(),
            sketch: sketch(texts.chain(more.map(|s| s.text.as_str()))),
        }
    }

    /// Of a file without a nomination.
    pub(super) fn of_file(sha256: &str) -> Traits {
        Traits {
            identity: sha256.to_owned(),
            ..Traits::default()
        }
    }

    /// Kinds and keys under which the case is found later.
    fn keys(&self) -> Vec<(&'static str, String)> {
        let mut keys = vec![("identity", self.identity.clone())];
        if !self.title.is_empty() {
            keys.push(("title", self.title.clone()));
        }
        keys.extend(self.emails.iter().map(|email| ("email", email.clone())));
        let hashes = self.sketch.iter().take(INDEXED);
        keys.extend(hashes.map(|hash| ("text", format!("{hash:08x}"))));
        keys
    }

    /// Remembers that these are a case's.
    pub(super) fn keep(&self, open: &Connection, case: i64) -> Result<(), LedgerError> {
        let mut insert = open.prepare_cached(
            "INSERT OR IGNORE INTO keys (kind, key, case_id) VALUES (?1, ?2, ?3)",
        )?;
        for (kind, key) in self.keys() {
            insert.execute(params![kind, key, case])?;
        }
        Ok(())
    }

    /// The case of which this is a version.
    pub(super) fn case(&self, open: &Connection) -> Result<Option<Match>, LedgerError> {
        let only = |cases: BTreeSet<i64>, by| match (cases.first(), cases.len()) {
            (Some(case), 1) => Some(Match { case: *case, by }),
            _ => None,
        };
        if let Some(found) = only(
            with_key(open, "identity", &self.identity)?,
            "nominee-and-title",
        ) {
            return Ok(Some(found));
        }
        let mut fitting = BTreeSet::new();
        if !self.title.is_empty() {
            for case in with_key(open, "title", &self.title)? {
                if self.may_be(open, case)? {
                    fitting.insert(case);
                }
            }
        }
        if let Some(found) = only(fitting, "title") {
            return Ok(Some(found));
        }
        Ok(only(self.alike(open)?, "text"))
    }

    /// Cases whose text is much the same, and of whom nothing else speaks against it.
    fn alike(&self, open: &Connection) -> Result<BTreeSet<i64>, LedgerError> {
        let mut fitting = BTreeSet::new();
        if self.sketch.len() < FEWEST {
            return Ok(fitting);
        }
        let mut seen = BTreeSet::new();
        for hash in self.sketch.iter().take(INDEXED * 2) {
            seen.extend(with_key(open, "text", &format!("{hash:08x}"))?);
        }
        let mut sketches = open.prepare_cached(
            "SELECT sketch FROM versions WHERE case_id = ?1 AND sketch IS NOT NULL",
        )?;
        for case in seen {
            let kept = sketches.query_map([case], |row| row.get::<_, Vec<u8>>(0))?;
            let mut like = false;
            for sketch in kept {
                like |= likeness(&self.sketch, &read_sketch(&sketch?)) >= ALIKE;
            }
            if like && self.may_be(open, case)? {
                fitting.insert(case);
            }
        }
        Ok(fitting)
    }

    /// Whether nominee, country and addresses of a case leave it possible: one of them is the same, none of the first two
    /// is another.
    fn may_be(&self, open: &Connection, case: i64) -> Result<bool, LedgerError> {
        let mut known = open.prepare_cached("SELECT nominee, country FROM cases WHERE id = ?1")?;
        let known = known
            .query_row([case], |row| {
                Ok((
                    row.get::<_, Option<String>>(0)?,
                    row.get::<_, Option<String>>(1)?,
                ))
            })
            .optional()?;
        let Some((name, country)) = known else {
            return Ok(false);
        };
        let name = fold(&name.unwrap_or_default());
        let country = country.unwrap_or_default();
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        let differ = |one: &str, other: &str| !one.is_empty() && !other.is_empty() && one != other;
        if differ(&self.name, &name) || differ(&self.country, &country) {
            return Ok(false);
        }
        let mut address = false;
        for email in &self.emails {
            address |= with_key(open, "email", email)?.contains(&case);
        }
        Ok(address || same(&self.name, &name) || same(&self.country, &country))
    }
}

fn with_key(open: &Connection, kind: &str, key: &str) -> Result<BTreeSet<i64>, LedgerError> {
    let mut cases =
        open.prepare_cached("SELECT case_id FROM keys WHERE kind = ?1 AND key = ?2 LIMIT 8")?;
    let cases = cases.query_map([kind, key], |row| row.get(0))?;
    Ok(cases.collect::<Result<_, _>>()?)
}

/// The smallest hashes of the word sequences of texts. They are kept for years, so nothing in it may depend on the
/// machine or the compiler (FNV-1a, 64 bits, mixed as by `MurmurHash3`).
fn sketch<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
    let mut smallest = BTreeSet::new();
    for text in texts {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        for sequence in words.windows(SEQUENCE) {
            let mut hash = 0xcbf2_9ce4_8422_2325_u64;
            for byte in sequence.iter().flat_map(|word| word.bytes().chain([b' '])) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
            hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
            let upper = (hash ^ (hash >> 33)) >> 32;
            let hash = u32::try_from(upper).unwrap_or_default();
            if smallest.len() < HASHES || smallest.last().is_some_and(|last| hash < *last) {
                smallest.insert(hash);
                if smallest.len() > HASHES {
                    smallest.pop_last();
                }
            }
        }
    }
    smallest.into_iter().collect()
}

/// As it is stored.
pub(super) fn sketch_bytes(sketch: &[u32]) -> Option<Vec<u8>> {
    (!sketch.is_empty()).then(|| sketch.iter().flat_map(|hash| hash.to_be_bytes()).collect())
}

fn read_sketch(bytes: &[u8]) -> Vec<u32> {
    let hashes = bytes.chunks_exact(4);
    hashes
        .map(|four| {
            four.iter()
                .fold(0, |hash, byte| hash << 8 | u32::from(*byte))
        })
        .collect()
}

/// The share of what two texts have in common, estimated on the smallest hashes of both together.
fn likeness(one: &[u32], other: &[u32]) -> f64 {
    let both: BTreeSet<u32> = one.iter().chain(other).copied().collect();
    let most = one.len().min(other.len()).max(1);
    let sample: Vec<u32> = both.into_iter().take(most).collect();
    let common = sample
        .iter()
        .filter(|hash| one.binary_search(hash).is_ok() && other.binary_search(hash).is_ok());
    common.count() as f64 / sample.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::{likeness, read_sketch, sketch, sketch_bytes};

    #[test]
    fn text_with_a_few_other_words_is_alike() {
        let words: Vec<String> = (0..400).map(|n| format!("word{n}")).collect();
        let one = sketch([words.join(" ").as_str()].into_iter());
        let mut changed = words.clone();
        changed[200] = "another".to_owned();
        let two = sketch([changed.join(" ").as_str()].into_iter());
        assert!(likeness(&one, &two) > 0.9, "{}", likeness(&one, &two));
        let other: Vec<String> = (1000..1400).map(|n| format!("word{n}")).collect();
        assert_eq!(
            likeness(&one, &sketch([other.join(" ").as_str()].into_iter())),
            0.0
        );
        assert_eq!(read_sketch(&sketch_bytes(&one).unwrap()), one);
    }
}
