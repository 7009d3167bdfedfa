//! Nominations of a run → one letter for each nominee and nomination: files that were sent twice, and versions of one
//! nomination, are brought together. What is to be said about each waits outside memory until the turn of its group comes.

use std::collections::HashMap;
use std::io;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::record::{Nomination, title_and_nominee};
use crate::report::clean::clean;
use crate::report::json::Document;
use crate::report::message::Messages;

use super::aside::{Aside, Shelf, Shelved};
use super::compose::Draft;
use super::standing::Standing;

/// What is to be said about one nomination of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Stand {
    /// Nothing required is missing; the acknowledgement, if one is wanted.
    Complete(Option<Draft>),
    /// It lacks what can be asked for.
    Ask {
        draft: Draft,
        /// Fingerprints of the findings that are asked about.
        points: Vec<String>,
    },
    /// Nothing is asked, and why.
    Without(String),
}

/// A nomination of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Member {
    /// The file's path.
    pub(super) path: String,
    /// SHA-256 of its bytes.
    pub(super) sha256: String,
    /// Which nomination it is, in words.
    pub(super) words: String,
    /// How the name of its draft goes on after "letter-".
    pub(super) base: String,
    /// Rule and field of each point that could be asked about.
    pub(super) asked: Vec<(String, String)>,
    pub(super) stand: Stand,
}

/// Nominations of one nominee and title, or of files that are the same; in input order.
#[derive(Debug)]
pub(super) struct Group {
    /// What stays the same whatever the names of the files.
    pub(super) key: String,
    pub(super) members: Vec<Member>,
}

/// The same while its members wait.
#[derive(Debug)]
pub(super) struct Gathered {
    /// As that of a [`Group`].
    pub(super) key: String,
    members: Vec<Shelved>,
}

/// All of a run, in input order.
pub(super) struct Groups {
    all: Vec<Gathered>,
    by_key: HashMap<Hash, usize>,
    /// Path of a file and place of the nomination in it → its group.
    by_file: HashMap<(Hash, usize), usize>,
    shelf: Shelf,
}

/// Of a key or path: of thousands the texts themselves would be most of what is kept.
type Hash = [u8; 16];

impl Groups {
    /// None; `aside`, where members wait, is empty.
    pub(super) fn new(aside: Box<dyn Aside>) -> Groups {
        Groups {
            all: Vec::new(),
            by_key: HashMap::new(),
            by_file: HashMap::new(),
            shelf: Shelf::new(aside),
        }
    }

    /// Adds a nomination, to those of the same nominee and title or to that of which its file is a copy.
    pub(super) fn add(
        &mut self,
        key: String,
        document: &Document,
        index: usize,
        member: &Member,
    ) -> io::Result<()> {
        let copied = document.about(None).filter(|f| f.rule == "duplicate-file");
        let earlier = copied.filter_map(|f| f.args.get("other")?.as_str());
        let by_key = hash(&key);
        let place = earlier
            .filter_map(|path| self.by_file.get(&(hash(path), index)))
            .chain(self.by_key.get(&by_key))
            .next()
            .copied();
        let place = place.unwrap_or_else(|| {
            self.all.push(Gathered {
                key,
                members: Vec::with_capacity(1),
            });
            self.all.len() - 1
        });
        self.by_file.insert((hash(&member.path), index), place);
        self.by_key.insert(by_key, place);
        let waiting = self.shelf.put(member)?;
        if let Some(group) = self.all.get_mut(place) {
            group.members.push(waiting);
        }
        Ok(())
    }

    /// Takes out the groups, those of one case together, in the order in which the first of each came: the ledger also knows
    /// versions by their texts. `case` gives the number of a group's case.
    pub(super) fn by_case(&mut self, case: impl Fn(&str) -> Option<i64>) -> Vec<Gathered> {
        let mut all: Vec<Gathered> = Vec::new();
        let mut places: HashMap<i64, usize> = HashMap::new();
        for group in std::mem::take(&mut self.all) {
            let number = case(&group.key);
            let place = number.and_then(|number| places.get(&number).copied());
            if let Some(same) = place.and_then(|place| all.get_mut(place)) {
                same.members.extend(group.members);
                continue;
            }
            if let Some(number) = number {
                places.insert(number, all.len());
            }
            all.push(group);
        }
        all
    }

    /// A group with its members.
    pub(super) fn whole(&mut self, gathered: Gathered) -> io::Result<Group> {
        let members = gathered.members.into_iter();
        let members = members.map(|waiting| self.shelf.take(waiting));
        Ok(Group {
            key: gathered.key,
            members: members.collect::<io::Result<_>>()?,
        })
    }
}

fn hash(text: &str) -> Hash {
    let mut hash = Hash::default();
    let whole = Sha256::digest(text.as_bytes());
    hash.iter_mut()
        .zip(whole)
        .for_each(|(own, byte)| *own = byte);
    hash
}

impl Group {
    /// Takes what the ledger knows of the case into account.
    pub(super) fn settle(&mut self, standing: &Standing, messages: &Messages) {
        for member in &mut self.members {
            let why = standing.why_none(&member.sha256, &member.asked, messages);
            match (why, &mut member.stand) {
                (Some(why), stand) => *stand = Stand::Without(why),
                (None, Stand::Complete(draft)) if standing.acknowledged.is_some() => *draft = None,
                (None, Stand::Complete(Some(draft)) | Stand::Ask { draft, .. }) => {
                    let given = standing.reference.as_deref().map(clean);
                    draft.referred.given = draft.referred.given.take().or(given);
                }
                (None, _) => {}
            }
        }
    }
}

/// What a nomination is known by over several runs: its title with its nominee or an address, or the hash of its file.
pub(crate) fn identity(document: &Document, index: usize, nomination: &Nomination) -> String {
    let (title, name) = title_and_nominee(nomination);
    let email = nomination.emails.first();
    let email = email.map_or(String::new(), |email| email.text.to_lowercase());
    let who = if name.is_empty() { email } else { name };
    match title.is_empty() || who.is_empty() {
        true => format!("{} {index}", document.source.sha256),
        false => format!("{who}\n{title}"),
    }
}
