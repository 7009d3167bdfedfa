//! Drafts of letters that ask nominees for what is missing, and a list of all the rest for the officer.
//!
//! A letter goes out in the nomination's own language and asks only for what may be asked back (cure T), what no waiver
//! covers, and what is certain: a letter must never claim what the tool merely failed to see. Nothing is sent; somebody
//! reads each draft first. Each draft is a plain text and the same as a mail's draft (`.eml`); `officer.md` is Markdown.
//!
//! There is one letter for each nominee and nomination, so drafts are written when all documents have come; until then
//! what they say waits in a file, and memory holds only what tells nominations apart.

mod aside;
mod asked;
mod compose;
mod values;
mod docx;
mod drafts;
mod eml;
mod folder;
mod groups;
mod names;
mod office;
mod officer;
mod row;
mod officer_page;
mod recipient;
mod salutation;
mod standing;
mod template;
mod mail_merge;
mod marked;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::rc::Rc;
use std::sync::Arc;

use crate::finding::Severity;
use crate::geom::PageNumber;
use crate::hex;
use crate::record::{Nomination, Record};

use super::clean::clean;
use super::json::{Document, FindingEntry, NominationEntry, Status};
use super::message::Messages;
use super::text::nomination_words;
use super::{End, Entry, Needs, Writer};

pub use aside::Aside;
pub(crate) use asked::{asked, sender_request};
pub use folder::{File, Folder, Placed};
pub use marked::Marker;
pub(super) use names::base as file_base;
pub use office::{LetterSettings, Office, OfficeWords};
pub use standing::{DueCase, DueList, Known, SharedKnown, Standing};
pub use template::{TemplateFault, Templates};

use asked::{about, request, why_none};
use compose::{Draft, Languages, Purpose};
pub(crate) use groups::identity;
use groups::{Groups, Member, Stand};
use mail_merge::MailMerge;
use office::Referred;
use officer::OfficerList;
use recipient::{Recipient, addressee, is_readable, of_role, printed_only};
use salutation::{Greeted, names_several};

/// The officer's list, without its ending.
const OFFICER: &str = "officer";

/// The table of drafts, without its ending.
const MAIL_MERGE: &str = "mail-merge";

/// Collects what is to be said, and writes letters and the officer's list at the end.
pub struct LettersWriter<F> {
    folder: F,
    settings: LetterSettings,
    languages: Languages,
    list: OfficerList,
    groups: Groups,
    /// Files of which no nomination could be read.
    unread: Vec<Unread>,
    /// Files of which one was read, by their paths without ending.
    read: BTreeMap<String, String>,
    /// The table of all drafts.
    merge: MailMerge,
    /// Names without ending that this run has used.
    names: BTreeSet<String>,
    /// Who makes marked copies, if mails are to have them.
    marker: Option<Rc<dyn Marker>>,
}

/// A file of which no nomination could be read, with its copies.
struct Unread {
    /// SHA-256 of its bytes.
    key: String,
    paths: Vec<String>,
    /// What its sender can do.
    requests: Vec<String>,
    /// Why nothing is asked, if nothing is.
    why: &'static str,
}

impl<F: Folder> LettersWriter<F> {
    /// Letters into `folder`, the officer's list in `lang`. The lists wait in `asides`, which are empty.
    pub fn new(
        folder: F,
        asides: [Box<dyn Aside>; 5],
        lang: &str,
        settings: LetterSettings,
    ) -> Self {
        let [rest, page, read, merge, members] = asides;
        LettersWriter {
            folder,
            settings,
            languages: Languages::default(),
            list: OfficerList::new(Messages::new(lang), [rest, page, read]),
            groups: Groups::new(members),
            unread: Vec::new(),
            read: BTreeMap::new(),
            merge: MailMerge::new(merge),
            names: BTreeSet::from([OFFICER, MAIL_MERGE].map(str::to_owned)),
            marker: None,
        }
    }

    /// The same with a copy of the submission beside each mail that asks, in which what it asks is marked.
    #[must_use]
    pub fn marking(self, marker: Option<Rc<dyn Marker>>) -> Self {
        LettersWriter { marker, ..self }
    }

    /// Notes what is to be said about a nomination. Gives the findings that its letter asks about.
    fn nomination<'d>(
        &mut self,
        document: &'d Document,
        entry: &NominationEntry,
        nomination: &Nomination,
        recognised: &BTreeSet<PageNumber>,
    ) -> io::Result<Vec<&'d FindingEntry>> {
        let messages = self.languages.of(&nomination.language);
        let asked = asked(document, entry, messages);
        let key = identity(document, entry.index, nomination);
        let received = self.settings.received.of(&document.source.path);
        let legible = printed_only(nomination, recognised);
        let draft = |purpose: Purpose| Draft {
            purpose,
            marks: Vec::new(),
            language: messages.language(),
            title: legible.title.as_ref().map(|title| clean(&title.text)),
            greeted: greeted(&legible),
            recipient: Recipient::of(&legible, about(document, entry))
                .beside(nomination)
                .or_sender(received),
            referred: Referred {
                country: entry.country.clone().unwrap_or_default(),
                form: entry.form.clone(),
                identity: key.clone(),
                given: received.and_then(|one| one.reference.as_deref()).map(clean),
            },
        };
        let stand = if !asked.is_empty() {
            let requests = asked.iter().filter_map(|f| request(f, messages));
            // In a compendium is what others have sent.
            let marked = self.marker.is_some() && document.nominations.len() == 1;
            Stand::Ask {
                draft: Draft {
                    marks: match marked {
                        true => marked::remarks(&asked, self.settings.office.as_ref(), messages),
                        false => Vec::new(),
                    },
                    ..draft(Purpose::Ask(requests.collect()))
                },
                points: asked.iter().map(|f| f.fingerprint.clone()).collect(),
            }
        } else if entry.status == Status::Incomplete {
            Stand::Without(self.list.messages.word_of(why_none(about(document, entry))))
        } else {
            // What is wrong with a file as a whole is looked at first.
            let wrong = document
                .about(None)
                .any(|f| f.severity == Severity::Error && f.rule != "duplicate-file");
            let acknowledge = self.settings.acknowledge && !wrong;
            Stand::Complete(acknowledge.then(|| draft(Purpose::Received)))
        };
        let member = Member {
            path: document.source.path.clone(),
            sha256: document.source.sha256.clone(),
            words: nomination_words(entry, &self.list.messages),
            base: names::base(document, entry),
            asked: asked
                .iter()
                .map(|f| (f.rule.clone(), f.field.clone().unwrap_or_default()))
                .collect(),
            stand,
        };
        self.groups.add(key, document, entry.index, &member)?;
        Ok(asked)
    }

    /// Notes a file of which no nomination could be read.
    fn unread<'d>(&mut self, document: &'d Document) -> Vec<&'d FindingEntry> {
        let messages = &self.list.messages;
        let asked = document.about(None);
        let asked: Vec<&FindingEntry> = asked
            .filter(|finding| sender_request(finding, messages).is_some())
            .collect();
        let requests = asked.iter().filter_map(|f| sender_request(f, messages));
        let requests: Vec<String> = requests.collect();
        let key = &document.source.sha256;
        match self.unread.iter_mut().find(|one| one.key == *key) {
            Some(same) => same.paths.push(document.source.path.clone()),
            None => self.unread.push(Unread {
                key: key.clone(),
                paths: vec![document.source.path.clone()],
                why: why_none(document.about(None)),
                requests,
            }),
        }
        asked
    }
}

impl<F: Folder> Writer for LettersWriter<F> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        let nominations = entry
            .record
            .map_or(&[][..], |record: &Record| &record.nominations);
        let recognised = entry
            .record
            .map(Record::pages_read_by_ocr)
            .unwrap_or_default();
        let mut asked = Vec::new();
        for (shown, nomination) in document.nominations.iter().zip(nominations) {
            asked.extend(self.nomination(document, shown, nomination, &recognised)?);
        }
        if !document.nominations.is_empty() {
            let path = &document.source.path;
            self.read.insert(stem(path).to_owned(), path.clone());
        }
        if document.nominations.is_empty() && document.status.is_some() {
            asked.extend(self.unread(document));
        }
        self.list.left(document, &asked, entry.crops)?;
        if let Some(record) = entry.record.filter(|_| !recognised.is_empty()) {
            self.list.read(document, record, entry.crops)?;
        }
        Ok(())
    }

    fn needs(&self) -> Needs {
        Needs {
            records: true,
            scans: true,
            ..Needs::default()
        }
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let known = Arc::clone(&self.settings.known);
        let standing = |key: &str| known.get().and_then(|known| known.standings.get(key));
        for gathered in self.groups.by_case(|key| Some(standing(key)?.case)) {
            let mut group = self.groups.whole(gathered)?;
            if let Some(standing) = standing(&group.key) {
                group.settle(standing, &self.list.messages);
            }
            self.group(&group)?;
        }
        for unread in std::mem::take(&mut self.unread) {
            self.sender(&unread)?;
        }
        self.lists(end)
    }
}

/// Whom the letter greets, with the honorific as printed: the nominee, or who the form says is to be asked.
fn greeted(nomination: &Nomination) -> Option<Greeted> {
    let (text, honorific, name) = match addressee(nomination) {
        Some(role) => {
            let mut named = of_role(nomination, role).map(|(_, value)| value);
            let person = named.find(|value| value.name.is_some())?;
            (&person.text, &person.honorific, &person.name)
        }
        None => {
            let nominee = nomination.nominee.as_ref()?;
            (&nominee.text, &nominee.honorific, &nominee.name)
        }
    };
    // Nobody of several is greeted alone.
    if names_several(text) {
        return None;
    }
    Some(Greeted {
        name: clean(name.as_deref().filter(|name| is_readable(name))?),
        honorific: honorific.as_deref().map(clean),
    })
}

/// A path without the ending of the file's name.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let ending = name
        .rsplit_once('.')
        .map_or(0, |(_, ending)| ending.len() + 1);
    path.get(..path.len() - ending).unwrap_or(path)
}

/// Sixteen hexadecimal digits.
fn hash(text: &str) -> String {
    hex::short(text.as_bytes(), 16)
}
