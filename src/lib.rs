//! nomcheck: nomination intake and validation. Bytes of a PDF in; a checked record and findings out.
//!
//! Data flows one way. Each stage is one module with one input and one output type, and uses only those before it:
//!
//! ```text
//! bytes ─ pdf ─ glyphs ─ pages ─ glyphs ─ layout ─ blocks ─ section ─ parts ─ form ─ answers ─ record ─ facts ─ rule ─ findings ─ report
//! ```
//!
//! Read the modules in this order:
//!
//! - [`geom`], [`warning`], [`text`], `fold`: page space, what a stage recovered from, text that knows its place, and what
//!   makes two spellings one word.
//! - [`pdf`]: bytes → document → glyphs. Only `pdf` names lopdf; after it nobody knows character codes.
//! - [`ocr`]: pages that are pictures → pages with the text that a program recognised in pictures of them.
//! - [`pages`]: the pages of a file → the pages in reading order, each once.
//! - [`layout`]: glyphs → lines → blocks in reading order. After it nobody compares coordinates.
//! - [`section`]: blocks → parts with their readings as headings. Knows no form and no language.
//! - [`form`]: parts → answers under a form's fields. After it no module contains words of a language.
//! - [`record`]: answers → facts, and the record that `extract` writes.
//! - [`reading`]: which of several readings of the pages explains the form best.
//! - [`finding`], [`rule`]: facts → findings. Rules see facts, never text to parse.
//! - [`crop`]: places → pictures of them. Only `crop` names hayro.
//! - [`report`]: findings → bytes, one file per format; here codes become words.
//! - [`pipeline`]: all stages on one screen.
//! - [`batch`]: files → outcomes: walking, workers, limits, order.
//!
//! Only opening a file and loading a form or configuration can fail. Every stage after is total: it returns what it
//! could make out, with warnings.

pub mod geom;
pub mod warning;
pub mod text;
mod fold;
pub mod pdf;
pub mod ocr;
pub mod pages;
pub mod layout;
pub mod section;
pub mod finding;
pub mod form;
pub mod record;
pub mod reading;
pub mod rule;
pub mod crop;
pub mod report;
pub mod pipeline;
pub mod batch;
