//! Which case a nomination is a version of: by nominee and title, then by title, text or address where nothing speaks
//! against it. A wrong match would report answers that nobody gave, so where several cases fit it takes none of them.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use crate::fold::fold;
use crate::record::{Nomination, sequences, title_and_nominee};
use crate::rule::batch::sketch::Sketch;

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
const ALIKE: f32 = 0.7;

/// What so many cases have in common tells nothing about one of them. All of fewer are looked at.
const COMMON: i64 = 32;

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
    /// Of the text.
    pub(super) sketch: Sketch,
}

/// A case that fits, and by what.
pub(super) struct Match {
    pub(super) case: i64,
    pub(super) by: &'static str,
}

impl Traits {
    pub(super) fn new(identity: String, nomination: &Nomination) -> Traits {
        let (title, name) = title_and_nominee(nomination);
        let country = nomination.country.as_ref();
        let texts = nomination.sections.values().map(|s| s.text.as_str());
        let more = nomination.additional_sections.iter();
        Traits {
            identity,
            title,
            name,
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
        let hashes = self.sketch.hashes().iter().take(INDEXED);
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
        if self.sketch.hashes().len() < FEWEST {
            return Ok(fitting);
        }
        let mut seen = BTreeSet::new();
        for hash in self.sketch.hashes().iter().take(INDEXED * 2) {
            seen.extend(with_key(open, "text", &format!("{hash:08x}"))?);
        }
        let mut sketches = open.prepare_cached(
            "SELECT sketch FROM versions WHERE case_id = ?1 AND sketch IS NOT NULL",
        )?;
        for case in seen {
            let kept = sketches.query_map([case], |row| row.get::<_, Vec<u8>>(0))?;
            let mut like = false;
            for sketch in kept {
                like |= self.sketch.likeness(&read_sketch(&sketch?)) >= ALIKE;
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
            address |= has_key(open, "email", email, case)?;
        }
        Ok(address || same(&self.name, &name) || same(&self.country, &country))
    }
}

/// The cases with a key; none where so many have it that it tells nothing.
fn with_key(open: &Connection, kind: &str, key: &str) -> Result<BTreeSet<i64>, LedgerError> {
    let mut cases =
        open.prepare_cached("SELECT case_id FROM keys WHERE kind = ?1 AND key = ?2 LIMIT ?3")?;
    let cases = cases.query_map(params![kind, key, COMMON], |row| row.get(0))?;
    let cases: BTreeSet<i64> = cases.collect::<Result<_, _>>()?;
    let common = i64::try_from(cases.len()).is_ok_and(|n| n >= COMMON);
    Ok(if common { BTreeSet::new() } else { cases })
}

/// Whether a case has a key, however common that is.
fn has_key(open: &Connection, kind: &str, key: &str, case: i64) -> Result<bool, LedgerError> {
    let mut there =
        open.prepare_cached("SELECT 1 FROM keys WHERE kind = ?1 AND key = ?2 AND case_id = ?3")?;
    Ok(there.exists(params![kind, key, case])?)
}

/// The word sequences of texts. It is kept for years, so nothing in it depends on the machine or the compiler.
fn sketch<'t>(texts: impl Iterator<Item = &'t str>) -> Sketch {
    Sketch::new(texts.flat_map(|text| sequences(text, SEQUENCE)), HASHES)
}

/// As it is stored.
pub(super) fn sketch_bytes(sketch: &Sketch) -> Option<Vec<u8>> {
    let bytes = || sketch.hashes().iter().flat_map(|hash| hash.to_be_bytes());
    (!sketch.is_empty()).then(|| bytes().collect())
}

fn read_sketch(bytes: &[u8]) -> Sketch {
    let hashes = bytes.chunks_exact(4).map(|four| {
        four.iter()
            .fold(0, |hash, byte| hash << 8 | u32::from(*byte))
    });
    Sketch::of_kept(hashes.collect(), HASHES)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{Traits, read_sketch, sketch, sketch_bytes};
    use crate::ledger::Ledger;
    use crate::ledger::store::VERSION;

    /// A ledger with so many cases that have one title; the last one is Ama's.
    fn with_cases(n: i64) -> Ledger {
        let ledger = Ledger::new(Connection::open_in_memory().unwrap()).unwrap();
        for case in 1..=n {
            let name = if case == n {
                "Ama Owusu"
            } else {
                "Somebody Else"
            };
            let open = &ledger.connection;
            open.execute(
                "INSERT INTO cases (status, nominee) VALUES ('received', ?1)",
                [name],
            )
            .unwrap();
            open.execute(
                "INSERT INTO keys VALUES ('title', 'nomination', ?1)",
                [case],
            )
            .unwrap();
        }
        ledger
    }

    #[test]
    fn all_cases_of_a_title_are_looked_at_or_none() {
        let traits = Traits {
            identity: "ama owusu\nanother".to_owned(),
            title: "nomination".to_owned(),
            name: "ama owusu".to_owned(),
            ..Traits::default()
        };
        let case = |n| traits.case(&with_cases(n).connection).unwrap();
        assert_eq!(case(20).map(|found| found.case), Some(20));
        assert!(case(40).is_none());
    }

    /// Ledgers have the hashes of texts of earlier years. Who changes them, also by how words are folded, raises the version
    /// and computes those of older ledgers anew.
    #[test]
    fn hashes_of_a_text_stay_what_ledgers_have() {
        let text = "L’École d’été: The weavers of the two valleys met every spring to exchange seeds, to \
                    repair the looms of the school and to sing until late in the night.";
        let sketch = sketch([text].into_iter());
        assert_eq!(
            (VERSION, &sketch.hashes()[..4]),
            (1, &[325_745_126, 382_961_479, 655_945_826, 728_549_414][..])
        );
    }

    #[test]
    fn text_with_a_few_other_words_is_alike() {
        let words: Vec<String> = (0..400).map(|n| format!("word{n}")).collect();
        let one = sketch([words.join(" ").as_str()].into_iter());
        let mut changed = words.clone();
        changed[200] = "another".to_owned();
        let two = sketch([changed.join(" ").as_str()].into_iter());
        assert!(one.likeness(&two) > 0.9, "{}", one.likeness(&two));
        let other: Vec<String> = (1000..1400).map(|n| format!("word{n}")).collect();
        let other = sketch([other.join(" ").as_str()].into_iter());
        assert_eq!(one.likeness(&other), 0.0);
        assert_eq!(read_sketch(&sketch_bytes(&one).unwrap()), one);
    }
}
