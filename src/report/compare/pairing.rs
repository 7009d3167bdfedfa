//! Which nominations of two folders are versions of one: by the files' names, then by nominee, country and title.
//!
//! Two are paired only where both sides have exactly one that fits: a wrong pair would report answers that nobody gave. Of a
//! file the same name is not enough where the two nominations have neither title nor nominee in common, because many a
//! nominee sends a "nomination.pdf".

use std::collections::HashMap;

use crate::fold::fold;

use super::{MatchedBy, Version};

/// How alike two folded names or titles are that may be one, from 0 to 1.
const ALIKE: f64 = 0.6;

/// What is known of a document for the pairing.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Below the folder that was given, folded by [`folded_path`].
    path: String,
    sha256: String,
    /// Whom and what each nomination is about; one without anything for a document that has none.
    parts: Vec<Identity>,
}

/// What identifies a nomination.
#[derive(Debug, Clone, Default)]
struct Identity {
    /// Its place in the document; `None` for a document without nominations.
    index: Option<usize>,
    /// Folded, as the next ones; empty when it has none.
    title: String,
    name: String,
    /// ISO 3166-1 alpha-2.
    country: String,
    /// In small letters.
    emails: Vec<String>,
}

/// A nomination of one of the folders: the document's place, and the nomination's in it.
pub type PartRef = (usize, Option<usize>);

/// Two versions of a nomination, or one that is in one folder only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// In the earlier folder.
    pub old: Option<PartRef>,
    /// In the later folder.
    pub new: Option<PartRef>,
    /// By what they were recognised.
    pub by: Option<MatchedBy>,
}

impl Candidate {
    /// What the pairing needs of a document; `path` is its path below the folder that was given, `/`-separated.
    pub fn new(path: &str, version: &Version) -> Candidate {
        let nominations = version.record.iter().flat_map(|r| &r.nominations);
        let mut parts: Vec<Identity> = nominations
            .enumerate()
            .map(|(index, nomination)| {
                let nominee = nomination.nominee.as_ref();
                let name = nominee.and_then(|nominee| nominee.name.as_deref());
                let country = nomination.country.as_ref();
                let emails = nomination.emails.iter();
                Identity {
                    index: Some(index),
                    title: nomination
                        .title
                        .as_ref()
                        .map_or(String::new(), |t| fold(&t.text)),
                    name: fold(name.unwrap_or_default()),
                    country: country.and_then(|c| c.code.clone()).unwrap_or_default(),
                    emails: emails.map(|email| email.text.to_lowercase()).collect(),
                }
            })
            .collect();
        if parts.is_empty() {
            parts.push(Identity::default());
        }
        Candidate {
            path: folded_path(path),
            sha256: version.document.source.sha256.clone(),
            parts,
        }
    }
}

/// A path as file systems see it that heed neither case nor composition.
fn folded_path(path: &str) -> String {
    let composed = unicode_normalization::UnicodeNormalization::nfkc(path);
    composed.flat_map(char::to_lowercase).collect()
}

/// The pairs in the later folder's order, then what is in the earlier folder only. `given`: each folder is one file that
/// was named, and the two are compared whatever they hold.
pub fn pairs(old: &[Candidate], new: &[Candidate], given: bool) -> Vec<Pair> {
    let mut pairing = Pairing {
        old: Side::new(old),
        new: Side::new(new),
        found: HashMap::new(),
    };
    if let (true, [was], [is]) = (given, old, new) {
        pairing.documents(0, 0, MatchedBy::Given);
        if was.parts.len() != is.parts.len() || was.parts.len() > 1 {
            pairing.by_identity();
        }
        return pairing.end();
    }
    pairing.by_document(MatchedBy::Bytes, |one| Some(&one.sha256));
    pairing.by_document(MatchedBy::Path, |one| Some(&one.path));
    pairing.by_document(MatchedBy::Name, |one| one.path.rsplit('/').next());
    pairing.by_identity();
    pairing.end()
}

/// One of the folders.
struct Side<'c> {
    documents: &'c [Candidate],
    /// In the order of the documents: the document, the part's place in it, and whether it has a pair already.
    parts: Vec<(usize, usize, bool)>,
    /// Per document, where its parts begin.
    starts: Vec<usize>,
}

impl<'c> Side<'c> {
    fn new(documents: &'c [Candidate]) -> Side<'c> {
        let parts = documents.iter().enumerate();
        let parts =
            parts.flat_map(|(i, one)| (0..one.parts.len()).map(move |part| (i, part, false)));
        let starts = documents.iter().scan(0, |next, one| {
            let start = *next;
            *next += one.parts.len();
            Some(start)
        });
        Side {
            parts: parts.collect(),
            starts: starts.collect(),
            documents,
        }
    }

    fn identity(&self, place: usize) -> Option<&'c Identity> {
        let (document, part, _) = self.parts.get(place)?;
        self.documents.get(*document)?.parts.get(*part)
    }

    /// The parts without a pair.
    fn free(&self) -> impl Iterator<Item = usize> + '_ {
        let parts = self.parts.iter().enumerate();
        parts
            .filter(|(_, (_, _, paired))| !paired)
            .map(|(place, _)| place)
    }

    /// Those of one document.
    fn free_of(&self, document: usize) -> Vec<usize> {
        let start = self.starts.get(document).copied().unwrap_or_default();
        let parts = self.parts.iter().enumerate().skip(start);
        parts
            .take_while(|(_, (own, ..))| *own == document)
            .filter(|(_, (_, _, paired))| !paired)
            .map(|(place, _)| place)
            .collect()
    }
}

/// Key → the only part or document that has it; `None` for a key of several.
fn only(keys: impl Iterator<Item = (String, usize)>) -> HashMap<String, Option<usize>> {
    let mut index = HashMap::new();
    for (key, place) in keys {
        index
            .entry(key)
            .and_modify(|there: &mut Option<usize>| *there = there.filter(|t| *t == place))
            .or_insert(Some(place));
    }
    index
}

/// What two indexes have under the same key, in the order of the first.
fn shared(
    old: &HashMap<String, Option<usize>>,
    new: &HashMap<String, Option<usize>>,
) -> Vec<(usize, usize)> {
    let both = new
        .iter()
        .filter_map(|(key, place)| Some(((*old.get(key)?)?, (*place)?)));
    let mut both: Vec<(usize, usize)> = both.collect();
    both.sort_unstable();
    both
}

struct Pairing<'c> {
    old: Side<'c>,
    new: Side<'c>,
    /// Part of the later folder → part of the earlier one.
    found: HashMap<usize, (usize, MatchedBy)>,
}

impl Pairing<'_> {
    fn pair(&mut self, old: usize, new: usize, by: MatchedBy) {
        let (Some(was), Some(is)) = (self.old.parts.get_mut(old), self.new.parts.get_mut(new))
        else {
            return;
        };
        if !was.2 && !is.2 {
            (was.2, is.2) = (true, true);
            self.found.insert(new, (old, by));
        }
    }

    /// Pairs the parts of two documents that are one: the only ones, else those of the same title or nominee.
    fn documents(&mut self, old: usize, new: usize, by: MatchedBy) {
        let (was, is) = (self.old.free_of(old), self.new.free_of(new));
        if let ([was], [is]) = (was.as_slice(), is.as_slice()) {
            let alike = self.old.identity(*was).zip(self.new.identity(*is));
            let sure = matches!(by, MatchedBy::Given | MatchedBy::Bytes);
            if sure || alike.is_some_and(|(was, is)| may_be_one(was, is)) {
                self.pair(*was, *is, by);
            }
            return;
        }
        if by == MatchedBy::Bytes {
            // The same file has the same nominations in the same order.
            let both = was.into_iter().zip(is).collect::<Vec<_>>();
            both.into_iter()
                .for_each(|(was, is)| self.pair(was, is, by));
            return;
        }
        for keys in KEYS {
            self.by_key(&was, &is, keys.1, by);
        }
    }

    /// Pairs documents that share a key which no other document has.
    fn by_document(&mut self, by: MatchedBy, key: fn(&Candidate) -> Option<&str>) {
        let of = |side: &Side<'_>| {
            let open = (0..side.documents.len()).filter(|place| !side.free_of(*place).is_empty());
            let keyed = open.filter_map(|place| {
                let key = key(side.documents.get(place)?)?;
                (!key.is_empty()).then(|| (key.to_owned(), place))
            });
            only(keyed)
        };
        let (old, new) = (of(&self.old), of(&self.new));
        for (was, is) in shared(&old, &new) {
            self.documents(was, is, by);
        }
    }

    fn by_identity(&mut self) {
        for (by, keys) in KEYS {
            let (was, is): (Vec<_>, Vec<_>) =
                (self.old.free().collect(), self.new.free().collect());
            self.by_key(&was, &is, keys, by);
        }
    }

    fn by_key(&mut self, was: &[usize], is: &[usize], keys: Keys, by: MatchedBy) {
        let of = |side: &Side<'_>, places: &[usize]| {
            let each = places.iter().flat_map(|place| {
                let keys = side.identity(*place).map(keys).unwrap_or_default();
                keys.into_iter().map(move |key| (key, *place))
            });
            only(each)
        };
        let (old, new) = (of(&self.old, was), of(&self.new, is));
        for (was, is) in shared(&old, &new) {
            let both = self.old.identity(was).zip(self.new.identity(is));
            if both.is_some_and(|(was, is)| nothing_against(was, is)) {
                self.pair(was, is, by);
            }
        }
    }

    fn end(self) -> Vec<Pair> {
        let part = |side: &Side<'_>, place: usize| {
            let (document, ..) = side.parts.get(place)?;
            Some((*document, side.identity(place)?.index))
        };
        let later = (0..self.new.parts.len()).map(|place| {
            let found = self.found.get(&place);
            Pair {
                old: found.and_then(|(old, _)| part(&self.old, *old)),
                new: part(&self.new, place),
                by: found.map(|(_, by)| *by),
            }
        });
        let gone = self.old.free().map(|place| Pair {
            old: part(&self.old, place),
            new: None,
            by: None,
        });
        later.chain(gone).collect()
    }
}

/// What two versions of one nomination share.
type Keys = fn(&Identity) -> Vec<String>;

/// The surest first.
const KEYS: [(MatchedBy, Keys); 4] = [
    (MatchedBy::NomineeAndTitle, |one| {
        both(&one.name, &one.title)
    }),
    (MatchedBy::Title, |one| both(&one.title, " ")),
    (MatchedBy::Nominee, |one| both(&one.name, &one.country)),
    (MatchedBy::Email, |one| one.emails.clone()),
];

/// Two texts as one key, if both are there.
fn both(a: &str, b: &str) -> Vec<String> {
    match a.is_empty() || b.is_empty() {
        true => Vec::new(),
        false => vec![format!("{a}\n{b}")],
    }
}

/// Whether two nominations in files of the same name may be one: something that identifies them is alike, or one of them says
/// too little.
fn may_be_one(a: &Identity, b: &Identity) -> bool {
    let texts = [(&a.title, &b.title), (&a.name, &b.name)];
    let mut comparable = texts
        .iter()
        .filter(|(a, b)| !a.is_empty() && !b.is_empty())
        .peekable();
    comparable.peek().is_none() || comparable.any(|(a, b)| alike(a, b)) || share_address(a, b)
}

/// Whether nothing speaks against two nominations with a common key: another title is another nomination, and another
/// name another nominee, unless they have an address in common.
fn nothing_against(a: &Identity, b: &Identity) -> bool {
    let agree = |a: &str, b: &str| a.is_empty() || b.is_empty() || alike(a, b);
    agree(&a.title, &b.title) && (agree(&a.name, &b.name) || share_address(a, b))
}

fn alike(a: &str, b: &str) -> bool {
    strsim::normalized_levenshtein(a, b) >= ALIKE
}

fn share_address(a: &Identity, b: &Identity) -> bool {
    a.emails.iter().any(|email| b.emails.contains(email))
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Identity, pairs};

    fn file(path: &str, parts: &[(&str, &str, &str)]) -> Candidate {
        let identity = |(index, (title, name, email)): (usize, &(&str, &str, &str))| Identity {
            index: Some(index),
            title: (*title).to_owned(),
            name: (*name).to_owned(),
            country: "GH".to_owned(),
            emails: vec![(*email).to_owned()]
                .into_iter()
                .filter(|email| !email.is_empty())
                .collect(),
        };
        Candidate {
            path: path.to_owned(),
            sha256: format!("{path}{parts:?}"),
            parts: parts.iter().enumerate().map(identity).collect(),
        }
    }

    /// `old:part-new:part by` for each pair, with `–` where a side has no nomination.
    fn shown(old: &[Candidate], new: &[Candidate], given: bool) -> Vec<String> {
        let part = |part: Option<(usize, Option<usize>)>| {
            part.map_or("–".to_owned(), |(document, index)| {
                format!("{document}:{}", index.unwrap_or(9))
            })
        };
        pairs(old, new, given)
            .iter()
            .map(|pair| {
                let by = pair.by.map_or(String::new(), |by| format!(" {by:?}"));
                format!("{} {}{by}", part(pair.old), part(pair.new))
            })
            .collect()
    }

    #[test]
    fn files_are_paired_by_path_then_name_then_what_they_say() {
        let old = [
            file("a.pdf", &[("seeds", "ama", "")]),
            file("x/b.pdf", &[("roofs", "bo", "")]),
            file("c.pdf", &[("wells", "cy", "")]),
            file("d.pdf", &[("bees", "di", "")]),
        ];
        let new = [
            file("a.pdf", &[("seeds for all", "ama", "")]),
            file("y/b.pdf", &[("roofs", "bo", "")]),
            file("c-corrected.pdf", &[("wells", "cy", "")]),
        ];
        let expected = [
            "0:0 0:0 Path",
            "1:0 1:0 Name",
            "2:0 2:0 NomineeAndTitle",
            "3:0 –",
        ];
        assert_eq!(shown(&old, &new, false), expected);
    }

    #[test]
    fn same_name_of_a_file_is_not_enough_for_another_nomination() {
        let old = [file("nomination.pdf", &[("seeds", "ama owusu", "a@x.org")])];
        let other = [file(
            "nomination.pdf",
            &[("kilns without dust", "bishnu", "b@x.org")],
        )];
        assert_eq!(shown(&old, &other, false), ["– 0:0", "0:0 –"]);
        assert_eq!(shown(&old, &other, true), ["0:0 0:0 Given"]);
        let again = [file(
            "nomination.pdf",
            &[("kilns without dust", "bishnu", "a@x.org")],
        )];
        assert_eq!(shown(&old, &again, false), ["0:0 0:0 Path"]);
    }

    #[test]
    fn compendium_is_taken_apart() {
        let old = [file(
            "all.pdf",
            &[("seeds", "ama", ""), ("roofs", "bo", ""), ("", "", "")],
        )];
        let new = [
            file("roofs.pdf", &[("roofs", "bo", "")]),
            file("all.pdf", &[("seeds", "ama", ""), ("wells", "cy", "")]),
        ];
        assert_eq!(
            shown(&old, &new, false),
            ["0:1 0:0 NomineeAndTitle", "0:0 1:0 Path", "– 1:1", "0:2 –"]
        );
    }

    #[test]
    fn what_several_have_pairs_nobody() {
        let old = [
            file("a.pdf", &[("seeds", "ama", "office@x.org")]),
            file("b.pdf", &[("roofs", "bo", "office@x.org")]),
        ];
        let new = [file("c.pdf", &[("wells", "cy", "office@x.org")])];
        assert_eq!(shown(&old, &new, false), ["– 0:0", "0:0 –", "1:0 –"]);
        // One address and another title: another nomination of the same office.
        assert_eq!(shown(&old[..1], &new, false), ["– 0:0", "0:0 –"]);
    }
}
