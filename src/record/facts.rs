//! Facts: the record and what rules need beside it. Rules read these and never parse text.

use std::sync::Arc;

use crate::finding::Cure;
use crate::form::{Absence, FieldType, Form, Kind, PersonRole, PrintedNumber, Role};
use crate::geom::{PageNumber, Place};
use crate::pages::Sequence;
use crate::pdf::{ActiveContent, OpenError, OverLimit};
use crate::warning::Warning;

use super::model::{ContactPerson, CountryMention, LeftOut, Record};

/// What is known of one document: the record, and beside it what rules ask.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What `extract` writes.
    pub record: Record,
    /// The form that the document was mapped onto; `None` when it was not processed.
    pub form: Option<Arc<Form>>,
    /// What the document is.
    pub kind: Kind,
    /// Why it could not be opened, if it could not.
    pub open_error: Option<OpenError>,
    /// One per page, in the order of the file.
    pub pages: Vec<PageFacts>,
    /// What is known of the order of the pages.
    pub sequence: Sequence,
    /// There is no program that could recognise text in pictures of pages, and one was wanted.
    pub ocr_missing: bool,
    /// It is the stand-in of an XFA form: a page that asks for another program.
    pub xfa_shell: bool,
    /// Section headings of the form found, and how many there are.
    pub headings: (usize, usize),
    /// Share of the readable text that belongs to no field, from 0 to 1.
    pub unplaced_share: f32,
    /// Places of the text that belongs to no field.
    pub unplaced_at: Vec<Place>,
    /// Text that a reader cannot see: quote and place.
    pub hidden: Vec<(String, Place)>,
    /// Text that is struck out, in page order.
    pub struck: Vec<Struck>,
    /// Forms that nobody filled in, in document order: they are not nominations.
    pub blank: Vec<BlankForm>,
    /// Launch actions, scripts, attachments.
    pub active: Vec<ActiveContent>,
    /// How many answers were read from form fields or comments rather than from the page.
    pub widget_answers: usize,
    /// Which work budget ran out.
    pub over_limit: Option<OverLimit>,
    /// What had to be fixed; the same as in the record.
    pub warnings: Vec<Warning>,
    /// One per nomination of the record, in the same order.
    pub nominations: Vec<NominationFacts>,
}

/// A form's headings without any answer.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankForm {
    /// First and last page.
    pub pages: (PageNumber, PageNumber),
    /// Where it begins.
    pub at: Vec<Place>,
    /// Its headings and the form's own words below them.
    pub text: Vec<LeftOut>,
}

/// Text that is struck out.
#[derive(Debug, Clone, PartialEq)]
pub struct Struck {
    /// The text.
    pub quote: String,
    /// Where it is.
    pub at: Vec<Place>,
    /// By a reviewer's annotation: the text stays in the record. Otherwise by a line of the page, and it does not.
    pub by_annotation: bool,
}

/// What is known of one page's text.
#[derive(Debug, Clone, PartialEq)]
pub struct PageFacts {
    /// The page.
    pub number: PageNumber,
    /// Why it has no text, if it has none.
    pub without_text: Option<WithoutText>,
    /// Glyphs that a reader sees.
    pub glyphs: usize,
    /// Of these, glyphs without Unicode, or with replacement or private-use characters.
    pub unreadable: usize,
    /// Where unreadable text is: one box around it.
    pub unreadable_at: Option<Place>,
    /// Its text was recognised in a picture of the page.
    pub read_by_ocr: bool,
    /// How sure that was, from 0 to 1; `None` for a page of text, and for what a scanner recognised.
    pub ocr_confidence: Option<f32>,
    /// It is a picture in which a program that recognises text found no word.
    pub wordless: bool,
    /// The whole page.
    pub area: Place,
}

/// Why a page has no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WithoutText {
    /// Pictures cover it.
    Scanned,
    /// Text is drawn as curves.
    Outlines,
    /// Nothing is on it.
    Blank,
}

/// What is known of one nomination.
#[derive(Debug, Clone)]
pub struct NominationFacts {
    /// Its place in the document, from 0.
    pub index: usize,
    /// Its letter.
    pub label: Option<String>,
    /// Language of its headings.
    pub language: String,
    /// Folded title and nominee name: what stays the same when the file is sent again.
    pub identity: String,
    /// One per field of the form, in the form's order.
    pub fields: Vec<FieldFact>,
    /// Sections outside the form and repeated ones, in document order; index as in `additional_sections`.
    pub additional: Vec<AdditionalFact>,
    /// Indices into `fields` of the sections that were found, in document order.
    pub sequence: Vec<usize>,
    /// All pages it is on.
    pub pages: (PageNumber, PageNumber),
    /// Where the nomination begins, for findings about it as a whole.
    pub start: Vec<Place>,
    /// The country that the evidence outside the country line points at, with what says so.
    pub country_evidence: Vec<CountryEvidence>,
    /// Which of the form's comparisons do not hold, by their place in it.
    pub unmet: Vec<usize>,
    /// Most pages that the form allows.
    pub max_pages: Option<u32>,
    /// The groups of the form that are there.
    pub groups: Vec<GroupFact>,
}

/// What is known of a group of the form.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupFact {
    /// JSON pointer of its first field.
    pub pointer: String,
    /// Its heading as the form prints it in the nomination's language.
    pub printed: String,
    /// How often it is there.
    pub times: usize,
    /// How often it may be there.
    pub max_times: Option<u32>,
    /// How many pages it has.
    pub pages: usize,
    /// How many it may have.
    pub max_pages: Option<u32>,
    /// Where its last heading is.
    pub at: Vec<Place>,
}

/// A hint at a country from outside the country line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryEvidence {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// The country's name in English.
    pub name: String,
    /// `affiliation`, `telephone` or `email`.
    pub source: &'static str,
}

/// What is known of one field of the form.
#[derive(Debug, Clone)]
pub struct FieldFact {
    /// Name in the record.
    pub key: String,
    /// Its type.
    pub kind: FieldType,
    /// Its roles.
    pub roles: Vec<Role>,
    /// Whose it is, where the form says so.
    pub role: Option<PersonRole>,
    /// The heading of its group as the form prints it.
    pub group: Option<String>,
    /// Who may fix it when it is missing.
    pub cure: Cure,
    /// Whether the form requires it.
    pub required: bool,
    /// The question's number on the form.
    pub number: Option<PrintedNumber>,
    /// The label or heading as the form prints it in the nomination's language.
    pub printed: String,
    /// Fewest words expected.
    pub min_words: Option<u32>,
    /// Most words allowed.
    pub max_words: Option<u32>,
    /// Fewest characters expected.
    pub min_characters: Option<u32>,
    /// Most characters allowed.
    pub max_characters: Option<u32>,
    /// JSON pointer when the field as a whole is meant: `/country`, `/telephones`, `/sections/contacts`.
    pub pointer: String,
    /// Values of a header field, in the order in which they are; empty when absent or a section.
    pub values: Vec<ValueFact>,
    /// How many lines carried the label; more than one with different values is a repetition.
    pub lines: Vec<LineFact>,
    /// For a section that is there.
    pub section: Option<SectionFact>,
    /// Set when nothing was found.
    pub absence: Option<Absence>,
    /// What speaks against calling it missing, empty or malformed; empty when everything was looked at.
    pub doubts: Vec<Doubt>,
    /// For a table whose rows were read without doubt: how many there are.
    pub count: Option<RowCount>,
    /// For a table: totals that are not the sum of their column.
    pub wrong_sums: Vec<WrongSum>,
    /// For a signature: the signature field of the file that is there for it and is not signed.
    pub unsigned: Option<Place>,
}

/// How often something that may be repeated is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowCount {
    /// Rows with something in them.
    pub found: usize,
    /// Fewest that the form expects.
    pub min: Option<u32>,
    /// Most that it allows.
    pub max: Option<u32>,
}

/// A total that is not the sum of its column.
#[derive(Debug, Clone, PartialEq)]
pub struct WrongSum {
    /// The total as printed.
    pub total: String,
    /// What the rows add up to.
    pub sum: f64,
    /// Where the total is.
    pub at: Vec<Place>,
}

/// Something on the pages that speaks against an accusation.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// What it is.
    pub kind: DoubtKind,
    /// As printed, shortened.
    pub quote: String,
    /// Where it is.
    pub at: Vec<Place>,
}

/// Kinds of doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// A well-formed value of the field's type that no field has.
    ValueElsewhere,
    /// A line whose words come near the field's label or heading.
    NearWords,
    /// A heading outside the form where the section should be.
    OtherHeading,
    /// The heading is beside another one: their answers may have changed places.
    BesideHeading,
    /// Text that belongs to no field.
    TextLeftOver,
    /// The value is of another type: it may belong to another label.
    OtherType,
    /// A sign that no machine can read.
    Unreadable,
    /// What is asked for is in the value, among words that we do not know.
    MoreWords,
}

impl DoubtKind {
    /// Its code in findings.
    pub fn code(self) -> &'static str {
        match self {
            DoubtKind::ValueElsewhere => "value-elsewhere",
            DoubtKind::NearWords => "near-words",
            DoubtKind::OtherHeading => "other-heading",
            DoubtKind::BesideHeading => "beside-heading",
            DoubtKind::TextLeftOver => "text-left-over",
            DoubtKind::OtherType => "other-type",
            DoubtKind::Unreadable => "unreadable",
            DoubtKind::MoreWords => "more-words",
        }
    }
}

impl FieldFact {
    /// Whether it is about the nominee, or about nobody in particular.
    pub fn is_nominees(&self) -> bool {
        self.role.is_none_or(|role| role == PersonRole::Nominee)
    }

    /// Whether anything was found.
    pub fn present(&self) -> bool {
        !self.values.is_empty() || self.section.is_some()
    }
}

/// One labelled line of the header.
#[derive(Debug, Clone, PartialEq)]
pub struct LineFact {
    /// Folded label.
    pub label: String,
    /// Folded value, for comparison.
    pub folded: String,
    /// Where it is.
    pub at: Vec<Place>,
}

/// One value of a header field.
#[derive(Debug, Clone)]
pub struct ValueFact {
    /// As printed.
    pub text: String,
    /// Where it is.
    pub at: Vec<Place>,
    /// JSON pointer of this value: `/telephones/0`, `/country`.
    pub pointer: String,
    /// What is known of it by its type.
    pub value: TypedValue,
    /// For a cell of a table: what its column is called.
    pub column: Option<String>,
}

/// What is known of a value by its type.
#[derive(Debug, Clone, PartialEq)]
pub enum TypedValue {
    /// A title or other text.
    Text,
    /// A person.
    Person {
        /// Whether a function or an organisation is named (a country is neither).
        affiliated: bool,
    },
    /// A country line.
    Country {
        /// ISO 3166-1 alpha-2 when it is a country's name.
        code: Option<String>,
        /// The country with the nearest name otherwise: ISO 3166-1 alpha-2.
        guess: Option<String>,
        /// Whether a country's name is in it, among words that we do not know.
        doubtful: bool,
    },
    /// A telephone or fax number.
    Telephone(TelephoneState),
    /// An e-mail address.
    Email {
        /// Why it is not an address; `None` when it is one.
        malformed: Option<&'static str>,
        /// Its host, lower case, when it is one.
        host: Option<String>,
        /// Set when it is suspicious: `reserved`, `throw-away`, `two-alphabets`, `space`, or `near-miss`, with the likely host
        /// for the last.
        suspicious: Option<(&'static str, Option<String>)>,
    },
    /// A choice, number, amount, date, period, web address or identifier, and what is wrong with it.
    Typed(Option<ValueFault>),
}

/// What is wrong with a value of a type that a form may ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueFault {
    /// It is not a value of the type: `number`, `whole-number`, `amount`, `currency`, `date`, `period`, `url`, `identifier`, `check-digit`; in
    /// cells of tables `email`, `telephone`, `country`, too.
    Malformed(&'static str),
    /// It is beyond a limit of the form, as in `≥ 0`.
    OutOfRange(String),
    /// An option is ticked behind which something must be written, and nothing is: the option as printed.
    NotSpecified(String),
    /// A cell that a table needs is empty: its row, counted from 1.
    EmptyCell(usize),
    /// A period ends before it begins.
    Reversed,
    /// None of the boxes is ticked, or fewer than the form asks for.
    NoneChosen,
    /// There are no boxes, and what is written shares no word with an option.
    OptionUnknown,
    /// More boxes are ticked than the form allows.
    TooManyChosen {
        /// How many are.
        chosen: usize,
        /// How many may be.
        most: usize,
    },
}

/// How a telephone number compares with the numbering plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TelephoneState {
    /// A number of the plan.
    InPlan,
    /// Cannot be a number: `letters`, `too-short`, `too-long`, `no-digits`.
    Malformed(&'static str),
    /// A possible length, but `not-in-plan`, or the printed groups cut the calling code: `grouping`.
    NotInPlan(&'static str),
}

/// What is known of a section that is there.
#[derive(Debug, Clone)]
pub struct SectionFact {
    /// Number as printed.
    pub number: Option<String>,
    /// Its value.
    pub number_value: Option<u32>,
    /// Heading as printed.
    pub heading: String,
    /// Where the heading is.
    pub heading_at: Vec<Place>,
    /// Where its text is; for an empty one, the gap below the heading.
    pub text_at: Vec<Place>,
    /// How sure the heading's match is, from 0 to 1.
    pub confidence: f32,
    /// Words of its text.
    pub words: usize,
    /// Characters of its text.
    pub characters: usize,
    /// No text at all.
    pub empty: bool,
    /// Only a placeholder or the form's own instruction: the quote.
    pub placeholder: Option<String>,
    /// Only a URL and at most three words.
    pub only_link: bool,
    /// URLs that cannot be: as printed, with place.
    pub malformed_links: Vec<(String, Vec<Place>)>,
    /// The last paragraph stops in mid-sentence: its last words and their place.
    pub cut_off: Option<(String, Vec<Place>)>,
    /// Language of the text, when it is long enough to tell.
    pub language: Option<String>,
    /// Countries named, each once.
    pub countries: Vec<CountryMention>,
    /// Organisations named, each once.
    pub organisations: Vec<String>,
    /// People named with a way to reach them.
    pub people: Vec<ContactPerson>,
    /// Hashes of the text's word sequences, sorted, for finding copies; empty for short texts.
    pub shingles: Vec<u64>,
}

/// What is known of a section outside the form.
#[derive(Debug, Clone)]
pub struct AdditionalFact {
    /// Number as printed.
    pub number: Option<String>,
    /// Heading as printed.
    pub heading: String,
    /// Where the heading is.
    pub heading_at: Vec<Place>,
    /// Index into the form's fields of the heading that it repeats.
    pub repeats: Option<usize>,
}
