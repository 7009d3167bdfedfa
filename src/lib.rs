//! nomcheck reads nomination PDFs: bytes of a PDF in, a record and findings out.
//!
//! A nomination is the answer to a form: header lines (nominee, country, e-mail …) and numbered sections. The record has
//! every answer with its place on the page; the findings are what is missing or malformed.
//!
//! ```
//! use nomcheck::{Checker, Options};
//!
//! # let bytes = include_bytes!("../samples/forms/malformed-fields.pdf");
//! let outcome = Checker::new(Options::new()).check(bytes, "nomination.pdf");
//! for nomination in &outcome.record().nominations {
//!     let title = nomination.title.as_ref().map_or("", |title| &title.text);
//!     println!("{title}, {} sections", nomination.sections.len());
//! }
//! for finding in outcome.findings() {
//!     println!("{}: {:?} at {:?}", finding.rule, finding.args, finding.at);
//! }
//! # assert!(!outcome.is_complete());
//! ```
//!
//! - [`Checker`] reads and checks; [`Options`] say how, [`Form`] onto what, [`Limits`] how much work a file may cause.
//! - [`Outcome`] has the [`Record`] and the [`Finding`]s. A finding is a code with arguments and places; with the feature
//!   `words` the outcome has words for it in four languages, and with `report` whole reports.
//!
//! Reading is total: what is not a PDF, or a hostile one, makes an outcome too. It opens no file, asks no clock, keeps no
//! documents, and gives the same answer for the same bytes. A check may need [`STACK`] bytes of stack, which
//! [`Checker::check`] gets for itself. A file that must not be able to harm the program that reads it is checked in a process
//! of its own, as the command does (`docs/limits.md`).
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | none | bytes → record and findings; compiles for `wasm32-unknown-unknown` |
//! | `words` | words of findings in four languages, and the document of the JSON report |
//! | `report` | text and HTML reports; `words` with it |
//! | `xlsx`, `schema`, `crops` | workbooks, JSON Schemas, pictures of places |
//! | `batch` | many files in sandboxed worker processes |
//! | `cli` (default) | the command: all of these. A program that uses the library sets `default-features = false` |
//! | `ledger` (default) | with `cli`: what was received, asked and answered, in an SQLite file; records as a database |
//! | `self-check` | `--self-check`: records are compared with their schema |
//! | `unstable-stages` | the stages as modules. They change without notice |
//!
//! # The stages
//!
//! Data flows one way. Each stage is one module with one input and one output type, and uses only those before it:
//!
//! ```text
//! bytes ─ pdf ─ glyphs ─ pages ─ glyphs ─ layout ─ blocks ─ section ─ parts ─ form ─ answers ─ record ─ facts ─ rule ─ findings ─ report
//! ```
//!
//! Read the modules in this order:
//!
//! - `geom`, `warning`, `text`, `fold`, `hex`, `country`: page space, what a stage recovered from, text that knows its place,
//!   what makes two spellings one word, hashes in digits, and the names of countries.
//! - `pdf`: bytes → document → glyphs. Only `pdf` names lopdf; after it nobody knows character codes.
//! - `ocr`: pages that are pictures → pages with the text that a program recognised in pictures of them.
//! - `pages`: the pages of a file → the pages in reading order, each once.
//! - `layout`: glyphs → lines → blocks in reading order. After it nobody compares coordinates.
//! - `section`: blocks → parts with their readings as headings. Knows no form and no language.
//! - `form`: parts → answers under a form's fields. After it no module contains words of a language.
//! - `record`: answers → facts, and the record that `extract` writes.
//! - `reading`: which of several readings of the pages explains the form best.
//! - `finding`, `rule`: facts → findings. Rules see facts, never text to parse.
//! - `crop`: places → pictures of them. Only `crop` names hayro.
//! - `report`: findings → bytes, one file per format; here codes become words.
//! - `ledger`, with the feature of that name: findings of many runs and what officers did → what is due, statistics,
//!   versions to compare; in one SQLite file.
//! - `pipeline`: all stages on one screen.
//! - `checker`: what a program uses.
//! - `batch`: files → outcomes: walking, workers, limits, order.
//!
//! Only opening a file and loading a form or configuration can fail. Every stage after is total: it returns what it
//! could make out, with warnings.

#![cfg_attr(
    not(feature = "cli"),
    allow(
        dead_code,
        unused_imports,
        reason = "what only the command uses of a stage"
    )
)]

// In reading order. A stage is public with `unstable-stages` only, and documented where somebody has asked for that: the command
// has all of them, and who adds this crate with its default features should see what is promised.

#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod geom;
#[cfg(not(feature = "unstable-stages"))]
mod geom;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod warning;
#[cfg(not(feature = "unstable-stages"))]
mod warning;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod text;
#[cfg(not(feature = "unstable-stages"))]
mod text;
mod fold;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod hex;
#[cfg(not(feature = "unstable-stages"))]
mod hex;
mod country;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod pdf;
#[cfg(not(feature = "unstable-stages"))]
mod pdf;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod ocr;
#[cfg(not(feature = "unstable-stages"))]
mod ocr;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod pages;
#[cfg(not(feature = "unstable-stages"))]
mod pages;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod layout;
#[cfg(not(feature = "unstable-stages"))]
mod layout;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod section;
#[cfg(not(feature = "unstable-stages"))]
mod section;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod finding;
#[cfg(not(feature = "unstable-stages"))]
mod finding;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod form;
#[cfg(not(feature = "unstable-stages"))]
mod form;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod record;
#[cfg(not(feature = "unstable-stages"))]
mod record;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod reading;
#[cfg(not(feature = "unstable-stages"))]
mod reading;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod rule;
#[cfg(not(feature = "unstable-stages"))]
mod rule;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod crop;
#[cfg(not(feature = "unstable-stages"))]
mod crop;
#[cfg(all(feature = "words", feature = "unstable-stages"))]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod report;
#[cfg(all(feature = "words", not(feature = "unstable-stages")))]
mod report;
#[cfg(all(feature = "ledger", feature = "unstable-stages"))]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod ledger;
#[cfg(all(feature = "ledger", not(feature = "unstable-stages")))]
mod ledger;
#[cfg(feature = "unstable-stages")]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod pipeline;
#[cfg(not(feature = "unstable-stages"))]
mod pipeline;
mod checker;
#[cfg(all(feature = "batch", feature = "unstable-stages"))]
#[cfg_attr(feature = "cli", doc(hidden))]
pub mod batch;
#[cfg(all(feature = "batch", not(feature = "unstable-stages")))]
mod batch;

pub use checker::{Checker, Form, FormError, Options, Outcome, STACK, UnknownRule};
pub use finding::{Certainty, Cure, Finding, NominationRef, Severity};
pub use form::{BlockKind, Evidence, Kind};
pub use geom::{PageNumber, Place};
pub use layout::Role;
pub use pdf::Limits;
pub use record::{
    AdditionalSection, Block, BoxOption, ContactPerson, Country, CountryMention, FieldValue,
    FootnoteRecord, LeftOut, LinkRecord, MadeBy, Nomination, Person, Printed, ReadBy, Record,
    Section, SignedBy, Source, SummaryRecord, Telephone, TitleRecord,
};
#[cfg(feature = "words")]
pub use report::json::{Document, FindingEntry, NominationEntry, Status, WaivedEntry};
pub use rule::Date;
pub use warning::Warning;
