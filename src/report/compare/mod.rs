//! Two versions of nominations → which points that were asked are answered, open or new, and which answers changed that
//! nobody asked about.
//!
//! In: documents of an earlier and a later folder with their records. [`pairing`] says which nominations belong
//! together, [`points`] what became of the findings, [`changes`] which answers differ. Out: one [`Compared`] per
//! nomination, for the writers of this folder. An answer counts as given only where the later record has it: a finding
//! that is gone because a file could not be read is open.

pub mod changes;
pub mod html;
pub mod json;
pub mod pairing;
pub mod points;
pub mod text;

use std::io;

use serde::{Deserialize, Serialize};

use crate::finding::{NominationRef, Severity};
use crate::form::Kind;
use crate::record::{Nomination, Record};

use super::json::{Document, FindingEntry, NominationEntry, Status, SystemError, Tool};
use super::message::Messages;

/// A document of one of the two folders, with its record where one could be made.
#[derive(Debug, Clone)]
pub struct Version {
    /// What the reports show of it.
    pub document: Document,
    /// Its record.
    pub record: Option<Record>,
}

/// A nomination of a document, or the document itself where it has none.
#[derive(Debug, Clone, Copy)]
pub struct Part<'v> {
    /// The document.
    pub version: &'v Version,
    /// The nomination's place in it; `None` for a document without nominations.
    pub index: Option<usize>,
}

impl<'v> Part<'v> {
    pub(super) fn entry(&self) -> Option<&'v NominationEntry> {
        self.version.document.nominations.get(self.index?)
    }

    pub(super) fn nomination(&self) -> Option<&'v Nomination> {
        self.version.record.as_ref()?.nominations.get(self.index?)
    }

    /// The findings about it; what is found about the whole file counts for the file's first nomination.
    fn findings(&self) -> impl Iterator<Item = &'v FindingEntry> + use<'v> {
        let document = &self.version.document;
        let index = self.index;
        let whole = document
            .about(None)
            .filter(move |_| index.is_none_or(|i| i == 0));
        let own = document.about(index).filter(move |_| index.is_some());
        whole.chain(own)
    }

    fn waived(&self) -> impl Iterator<Item = &'v FindingEntry> + use<'v> {
        let document = &self.version.document;
        let whole = document.waived_about(None);
        let own = document.waived_about(self.index);
        whole.chain(own).map(|waived| &waived.finding)
    }

    fn reference(&self) -> VersionRef {
        let document = &self.version.document;
        let entry = self.entry();
        VersionRef {
            source: document.source.path.clone(),
            sha256: document.source.sha256.clone(),
            kind: document.kind,
            status: entry.map(|entry| entry.status).or(document.status),
            nomination: entry.map(|entry| NominationRef {
                index: entry.index,
                label: entry.label.clone(),
            }),
            title: entry.and_then(|entry| entry.title.clone()),
        }
    }
}

/// Where one version of a nomination is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionRef {
    /// Path of the file, as given.
    pub source: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What the document is.
    pub kind: Kind,
    /// Of the nomination, or of the document where it has none; `null` for a summary deck.
    pub status: Option<Status>,
    /// Which nomination of the document; `null` for a document without nominations.
    pub nomination: Option<NominationRef>,
    /// Its title as printed.
    pub title: Option<String>,
}

/// By what two versions were recognised as one nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// The two files were named.
    Given,
    /// The files have the same path below their folders.
    Path,
    /// The files have the same name.
    Name,
    /// The file is the same, byte for byte.
    Bytes,
    /// Nominee and title.
    NomineeAndTitle,
    /// The title.
    Title,
    /// Nominee and country.
    Nominee,
    /// An e-mail address of the nominee.
    Email,
    /// The ledger has both as versions of one case.
    Ledger,
}

/// What became of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PointState {
    /// It was there and still is, or the later version is missing or could not be read.
    Open,
    /// It was not there before.
    New,
    /// It is there no more.
    Answered,
    /// It is there, and a waiver covers it now.
    Waived,
}

/// An error or a warning about a nomination, in one version or both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Point {
    /// What became of it.
    pub state: PointState,
    /// Whether a letter about the earlier version asks for it; a letter asks only for what is certain and may be asked back.
    pub asked: bool,
    /// As it was found in the earlier version; `null` for a new one.
    pub before: Option<FindingEntry>,
    /// As it is found in the later version; `null` where it is not found there.
    pub now: Option<FindingEntry>,
}

impl Point {
    /// How much it matters while it is open or new; `None` otherwise.
    pub fn open_severity(&self) -> Option<Severity> {
        let finding = self.now.as_ref().or(self.before.as_ref());
        match self.state {
            PointState::Open | PointState::New => finding.map(|finding| finding.severity),
            PointState::Answered | PointState::Waived => None,
        }
    }
}

/// An answer that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// JSON pointer of the field, as in the record (`/country`, `/sections/contacts`); of an additional section that is
    /// gone, in the earlier record.
    pub field: String,
    /// The heading of an additional section; `null` for a field of the form.
    pub heading: Option<String>,
    /// Whether a letter about the earlier version asks for something in this field.
    pub asked: bool,
    /// What it was, a value or a block a line; `null` when it was not there.
    pub old: Option<String>,
    /// What it is; `null` when it is not there any more.
    pub new: Option<String>,
}

/// A nomination in both folders, or in one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Compared {
    /// By what the two were recognised as one; `null` for a nomination that is in one folder only.
    pub matched_by: Option<MatchedBy>,
    /// The name of its form; `null` for a document without nominations.
    pub form: Option<String>,
    /// The earlier version; `null` when there is none.
    pub old: Option<VersionRef>,
    /// The later version; `null` when there is none.
    pub new: Option<VersionRef>,
    /// Open ones first, then new, answered and waived ones; each in the order of the report.
    pub points: Vec<Point>,
    /// In the form's order, as far as both could be read.
    pub changes: Vec<Change>,
}

/// Counts over all nominations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Totals {
    /// Nominations that are in both folders.
    pub compared: usize,
    /// Nominations of the earlier folder without a later version.
    pub only_old: usize,
    /// Nominations of the later folder without an earlier version.
    pub only_new: usize,
    /// Points that are answered.
    pub answered: usize,
    /// Points that are open.
    pub open: usize,
    /// Points that are new.
    pub new: usize,
    /// Points that a waiver covers now.
    pub waived: usize,
    /// Answers that changed as a letter asked.
    pub changed_as_asked: usize,
    /// Answers that changed though no letter asked about them.
    pub changed_unasked: usize,
}

/// What is known when all nominations have been compared.
#[derive(Debug, Clone)]
pub struct CompareEnd {
    /// What made the comparison.
    pub tool: Tool,
    /// Counts over all nominations.
    pub totals: Totals,
    /// Faults of the tool or its surroundings, in input order.
    pub system_errors: Vec<SystemError>,
}

/// A comparison that is being written.
pub trait CompareWriter {
    /// Adds a nomination.
    ///
    /// # Errors
    /// When it cannot be written.
    fn nomination(&mut self, compared: &Compared) -> io::Result<()>;

    /// Writes what comes after the nominations and flushes.
    ///
    /// # Errors
    /// When it cannot be written.
    fn end(&mut self, end: &CompareEnd) -> io::Result<()>;
}

/// Compares two versions of a nomination; one of them may be missing.
pub fn compare(
    old: Option<Part<'_>>,
    new: Option<Part<'_>>,
    matched_by: Option<MatchedBy>,
    messages: &Messages,
) -> Compared {
    let points = points::points(old, new, messages);
    let changes = match (old, new) {
        (Some(old), Some(new)) => changes::changes(old, new, &points),
        _ => Vec::new(),
    };
    let entry = new.or(old).and_then(|part| part.entry());
    Compared {
        matched_by,
        form: entry.map(|entry| entry.form.clone()),
        old: old.map(|part| part.reference()),
        new: new.map(|part| part.reference()),
        points,
        changes,
    }
}

impl Compared {
    /// How many points are in a state.
    pub fn count(&self, state: PointState) -> usize {
        self.points.iter().filter(|p| p.state == state).count()
    }

    /// The answers that changed as asked (`true`) or though nobody asked (`false`).
    pub fn changed(&self, asked: bool) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.asked == asked)
    }

    /// The file is the same in both folders.
    pub fn same_file(&self) -> bool {
        let hash = |version: &Option<VersionRef>| version.as_ref().map(|v| v.sha256.clone());
        self.old.is_some() && hash(&self.old) == hash(&self.new)
    }
}

impl Totals {
    /// Counts one nomination more.
    pub fn add(&mut self, compared: &Compared) {
        match (&compared.old, &compared.new) {
            (Some(_), Some(_)) => self.compared += 1,
            (Some(_), None) => self.only_old += 1,
            (None, _) => self.only_new += 1,
        }
        self.answered += compared.count(PointState::Answered);
        self.open += compared.count(PointState::Open);
        self.new += compared.count(PointState::New);
        self.waived += compared.count(PointState::Waived);
        self.changed_as_asked += compared.changed(true).count();
        self.changed_unasked += compared.changed(false).count();
    }

    /// The counts in words, those of nothing left out but for what is open.
    pub fn words(&self, messages: &Messages) -> Vec<String> {
        let counts = [
            ("compare-pairs", self.compared, true),
            ("compare-only-old", self.only_old, false),
            ("compare-only-new", self.only_new, false),
            ("compare-n-open", self.open, true),
            ("compare-n-new", self.new, false),
            ("compare-n-answered", self.answered, false),
            ("total-waived", self.waived, false),
            ("compare-n-unasked", self.changed_unasked, false),
        ];
        let said = counts.iter().filter(|(_, n, always)| *n > 0 || *always);
        said.map(|(id, n, _)| messages.counted(id, *n)).collect()
    }
}
