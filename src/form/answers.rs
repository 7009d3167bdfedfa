//! What the form stage gives: answers under the form's fields, as printed, with their places.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::definition::Form;
use crate::finding::Certainty;
use crate::geom::{PageNumber, Place};
use crate::text::Text;

/// A document mapped onto a form.
#[derive(Debug, Clone)]
pub struct Answers {
    /// What the document is.
    pub kind: Kind,
    /// The form it was mapped onto; its vocabulary travels with the answers.
    pub form: Arc<Form>,
    /// How many of the form's section headings were found, in the nomination that has most.
    pub headings_found: usize,
    /// In document order; empty for a deck and for an unrecognised document.
    pub nominations: Vec<NominationAnswers>,
    /// Slides of a summary deck, in page order.
    pub summaries: Vec<Summary>,
    /// Text that belongs to no field, no additional section, no footnote and no furniture, in reading order.
    pub unplaced: Vec<Text>,
    /// Characters of the whole text that can be read, furniture left out; for the share that was placed.
    pub characters: usize,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One nomination.
    Nomination,
    /// Several nominations in one file.
    Compendium,
    /// Slides, one initiative each.
    SummaryDeck,
    /// Readable, but not this form.
    Unrecognised,
    /// No record could be made: not readable, encrypted, or without text.
    NotProcessed,
}

/// One nomination's answers.
#[derive(Debug, Clone)]
pub struct NominationAnswers {
    /// The letter or number before the title ("A" of "A. Solidarity …").
    pub label: Option<String>,
    /// Language of the form's words that matched (ISO 639-1).
    pub language: String,
    /// First and last page.
    pub pages: (PageNumber, PageNumber),
    /// One for each field of the form, in the form's order.
    pub fields: Vec<FieldAnswer>,
    /// Sections outside the form, and later ones of a heading that came twice, in document order.
    pub additional: Vec<SectionAnswer>,
    /// All sections in the order in which they stand.
    pub order: Vec<SectionIndex>,
    /// Footnotes, in document order.
    pub footnotes: Vec<Footnote>,
    /// Link annotations on its pages, in document order.
    pub links: Vec<LinkAnswer>,
}

/// Which section of a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionIndex {
    /// Index into [`NominationAnswers::fields`].
    Field(usize),
    /// Index into [`NominationAnswers::additional`].
    Additional(usize),
}

/// What was found for one field. Present when `lines` or `section` has something, else `absence` says how sure we are.
#[derive(Debug, Clone, Default)]
pub struct FieldAnswer {
    /// For header fields: the printed value of each line with this label, without the label; a value that runs over
    /// several printed lines is one. Empty values are left out (a label without value gives an absence whose gap is the
    /// label's place).
    pub lines: Vec<Text>,
    /// How sure the match of the label was, from 0 to 1.
    pub confidence: f32,
    /// For section fields.
    pub section: Option<SectionAnswer>,
    /// Set when nothing was found.
    pub absence: Option<Absence>,
}

/// Why a field has no answer, and how sure that is.
#[derive(Debug, Clone)]
pub struct Absence {
    /// Where it should stand: the gap between its neighbours, or its label without value.
    pub gap: Vec<Place>,
    /// Whether it is absent for sure, or might merely not have been recognised.
    pub certainty: Certainty,
    /// The nearest candidates, best first; may be empty.
    pub candidates: Vec<Candidate>,
}

/// A line that might have been the heading or label.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: Vec<Place>,
    /// From 0 to 1.
    pub score: f32,
}

/// A section as it stands in the document.
#[derive(Debug, Clone)]
pub struct SectionAnswer {
    /// The number as printed ("10", "IV"), without its punctuation.
    pub number: Option<String>,
    /// The number's value, where it is one.
    pub number_value: Option<u32>,
    /// The heading as printed, without its number.
    pub heading: Text,
    /// Paragraphs, list items, rows in reading order, without footnotes and furniture; may be empty.
    pub blocks: Vec<AnswerBlock>,
    /// How sure the match of the heading was, from 0 to 1.
    pub confidence: f32,
    /// What carried the match.
    pub evidence: Vec<Evidence>,
    /// For an additional section: index of the form's field whose heading it repeats.
    pub repeats: Option<usize>,
    /// Set when the answer is only a placeholder or the form's own instruction: the quote.
    pub placeholder: Option<String>,
    /// Where an answer should stand below the heading, for an empty one.
    pub gap: Vec<Place>,
}

/// What a heading was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Its number is the form's number for it.
    Number,
    /// Its words are the form's, or near.
    Wording,
    /// It is set apart: bold, larger, in capitals, spaced, in a cell of its own.
    Typography,
    /// It stands between the neighbours that the form gives it.
    Sequence,
}

/// One block of an answer.
#[derive(Debug, Clone)]
pub struct AnswerBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its text; list items without their bullet, hard line breaks kept as line ends.
    pub text: Text,
}

/// Kinds of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// An item of a list, bulleted or labelled.
    ListItem,
    /// A heading inside a section.
    Subheading,
    /// A row of a table, its cells separated by " | ".
    TableRow,
    /// Text that belongs to a picture or table.
    Caption,
}

/// A footnote.
#[derive(Debug, Clone)]
pub struct Footnote {
    /// Its mark ("1", "*").
    pub mark: String,
    /// Its text, without the mark.
    pub text: Text,
}

/// A link annotation.
#[derive(Debug, Clone)]
pub struct LinkAnswer {
    /// Its target as the file has it.
    pub target: String,
    /// The clickable area.
    pub at: Place,
}

/// One slide of a summary deck.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The slide's title; `None` when no line stands out.
    pub title: Option<Text>,
    /// The slide's other text blocks in reading order.
    pub blocks: Vec<Text>,
    /// The slide's page.
    pub page: PageNumber,
}
