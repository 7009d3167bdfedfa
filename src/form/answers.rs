//! What the form stage gives: answers under the form's fields, as printed, with their places.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::affiliation::AffiliationLine;
use super::compiled::Form;
use crate::finding::Certainty;
use crate::geom::{PageNumber, Place};
use crate::layout::Claim;
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
    /// How well the forms fit that it could be, the one that was chosen first.
    pub fits: Vec<Fit>,
    /// In document order; empty for a deck and for an unrecognised document.
    pub nominations: Vec<NominationAnswers>,
    /// Slides of a summary deck, in page order.
    pub summaries: Vec<Summary>,
    /// Text that belongs to no field, no additional section, no footnote and no claim, in reading order.
    pub unplaced: Vec<Text>,
    /// What is not read where it is: what earlier stages left out, and the form's own words.
    pub left_out: Vec<Claim>,
    /// Characters of the whole text that can be read, without what earlier stages left out; for the share that was placed.
    pub characters: usize,
    /// How many of them are in a mail above the form, which has no answers.
    pub in_mail: usize,
}

impl Answers {
    /// Share of the readable text that belongs to no field, from 0 to 1; a mail above the form is not counted.
    pub fn unplaced_share(&self) -> f32 {
        let unplaced: usize = self.unplaced.iter().map(|t| visible(t.as_str())).sum();
        let unplaced = unplaced.saturating_sub(self.in_mail);
        let all = self.characters.max(unplaced).max(1);
        (unplaced as f32 / all as f32).clamp(0.0, 1.0)
    }
}

/// How well a form fits a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The form's name.
    pub form: String,
    /// How many of its headings were found.
    pub headings: usize,
    /// How many it has.
    pub of: usize,
    /// The share of those found that are in the form's order, from 0 to 1.
    pub in_order: f32,
    /// Whether its headings are known by their count alone.
    pub counted: bool,
    /// Whether it asks for titles and all are there.
    pub titled: bool,
    /// Whether the document can be this form.
    pub fits: bool,
}

/// Characters that are not white space.
pub(super) fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
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
    /// The groups whose headings are there, in the form's order.
    pub groups: Vec<GroupAnswer>,
    /// Sections outside the form, and later ones of a heading that came twice, in document order.
    pub additional: Vec<SectionAnswer>,
    /// All sections in document order.
    pub order: Vec<SectionIndex>,
    /// Footnotes, in document order.
    pub footnotes: Vec<Footnote>,
    /// Link annotations on its pages, in document order.
    pub links: Vec<LinkAnswer>,
}

/// A group of the form in a nomination.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupAnswer {
    /// Index of the form's group, or of the first of those that were made of it.
    pub group: usize,
    /// How often its heading is there.
    pub times: usize,
    /// How many pages it has, begun ones too, but not a first one that begins with something else; the most of them where it
    /// comes again.
    pub pages: usize,
    /// Where its last heading is.
    pub at: Vec<Place>,
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
    /// The label of each of `lines`, as printed; empty for a title without label.
    pub labels: Vec<String>,
    /// Of a person, what is in lines of its own: "Function", "Organisation".
    pub affiliation: Vec<AffiliationLine>,
    /// Labels with no value of their own, as printed: empty ones, and those in a second language above or below another.
    pub empty_labels: Vec<String>,
    /// How sure the match of the label was, from 0 to 1.
    pub confidence: f32,
    /// For section fields.
    pub section: Option<SectionAnswer>,
    /// For tables that were found.
    pub table: Option<TableAnswer>,
    /// Set when nothing was found.
    pub absence: Option<Absence>,
    /// The lines that were compared with the field, taken and refused, the best first; at most [`CANDIDATES`].
    pub candidates: Vec<Candidate>,
}

/// A table's rows as they are in the document.
#[derive(Debug, Clone, Default)]
pub struct TableAnswer {
    /// One text for each column of the form, empty for an empty cell; without the head, and without the row of totals.
    pub rows: Vec<Vec<Text>>,
    /// The row of totals, in the same way.
    pub total: Option<Vec<Text>>,
    /// Whether every row has its cells where the head has its columns.
    pub sure: bool,
}

/// What it takes to be a heading or a label; scores from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Words that need only a number or some typography.
    pub exact: f32,
    /// Words that need the form's number, or to be set apart.
    pub near: f32,
    /// Words that need both.
    pub far: f32,
    /// Typography that counts as set apart.
    pub set_apart: f32,
    /// Words of a label in the header.
    pub label: f32,
}

/// How many candidates of a field are kept.
pub const CANDIDATES: usize = 8;

/// Why a field has no answer, and how sure that is.
#[derive(Debug, Clone)]
pub struct Absence {
    /// Where it should be: the gap between its neighbours, or its label without value.
    pub gap: Vec<Place>,
    /// Whether it is absent for sure, or might merely not have been recognised.
    pub certainty: Certainty,
    /// The nearest lines that were refused and belong to no heading, best first; may be empty.
    pub candidates: Vec<Candidate>,
}

/// A line that was compared with a field, and what became of it.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// As printed, shortened.
    pub text: String,
    /// Where it is.
    pub at: Vec<Place>,
    /// How near its words are to the form's, from 0 to 1.
    pub wording: f32,
    /// Its number as printed, and whether it is the form's number for the field.
    pub number: Option<(String, bool)>,
    /// How much it is set apart from running text, from 0 to 1.
    pub prominence: f32,
    /// All together, from 0 to 1.
    pub score: f32,
    /// Whether it was taken for the field, and if not, why.
    pub verdict: Verdict,
}

/// What became of a line that was compared with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Taken on its own evidence.
    Taken,
    /// Taken because it is just where the form has it: its words alone are too far.
    TakenInSequence,
    /// The field's heading once more: kept as an additional section.
    Repeated,
    /// A label without a value behind it.
    NoValue,
    /// Its words are too far from the form's.
    Wording,
    /// Its words are near, but neither number nor type speaks for it.
    Support,
    /// It runs into a sentence.
    RunsIn,
    /// The same line is nearer to another field.
    OtherField,
    /// It is the heading of another section, and names this one too: its answer may be there.
    Shared,
    /// It is less set apart than the document's headings are.
    Weaker,
    /// The document's headings are numbered, and it is not.
    Unnumbered,
    /// The document's headings are numbered in another way.
    OtherNumbering,
    /// The same heading is elsewhere in the nomination, and is much surer.
    Surer,
    /// A heading before the first section, in the nomination's header.
    BeforeSections,
    /// A label outside the header.
    OutsideHeader,
    /// A block before the header, where a label in the header gives the title.
    AboveLabel,
}

impl Verdict {
    /// Whether the line was taken for the field.
    pub fn accepted(self) -> bool {
        matches!(
            self,
            Verdict::Taken | Verdict::TakenInSequence | Verdict::Repeated
        )
    }
}

/// A section as it is in the document.
#[derive(Debug, Clone)]
pub struct SectionAnswer {
    /// The number as printed ("10", "IV"; outside the form with its word, "Annex 1"), without its punctuation.
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
    /// Where an answer should be below the heading, for an empty one.
    pub gap: Vec<Place>,
    /// It has parts with headings and numbers of their own, and no text before the first of them.
    pub parent: bool,
}

/// What a heading was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum Evidence {
    /// Its number is the form's number for it.
    Number,
    /// Its words are the form's, or near.
    Wording,
    /// It is set apart: bold, larger, in capitals, spaced, in a cell of its own.
    Typography,
    /// It is between the neighbours that the form gives it.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
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
