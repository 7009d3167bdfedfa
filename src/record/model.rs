//! The record: what `extract` writes, one document object per PDF. The published shape; additions keep version 1.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::form::{BlockKind, Evidence, Kind};
use crate::geom::{PageNumber, Place};
use crate::layout::Role;
use crate::warning::Warning;

use super::field_value::{BoxOption, FieldValue};
use super::printed::{Printed, ReadBy};

/// Version of the record's shape.
pub const SCHEMA_VERSION: &str = "1";

/// Everything that was made out of one PDF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Record {
    /// Version of this shape.
    pub schema_version: String,
    /// The file.
    pub source: Source,
    /// What made the record; left out where that was not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<MadeBy>,
    /// What the document is.
    pub kind: Kind,
    /// Why there is no nomination, for `not_processed` and `unrecognised`: the code of the rule that says so.
    pub problem: Option<String>,
    /// What had to be fixed to read the file.
    pub warnings: Vec<Warning>,
    /// In document order.
    pub nominations: Vec<Nomination>,
    /// Slides of a summary deck.
    pub summaries: Vec<SummaryRecord>,
    /// Text that belongs to no field.
    pub unplaced: Vec<Printed>,
    /// Text that is not read where it is: page furniture, contents lists, labels in drawings, the form's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

/// What made a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct MadeBy {
    /// `nomcheck`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The form that the document was mapped onto; `null` where none was.
    pub form: Option<String>,
    /// SHA-256 over the form's definition and its words; `null` where there is no form.
    pub form_sha256: Option<String>,
    /// Changes when a rule's code, severity or cure does.
    pub rules: String,
}

/// Text that is in no answer, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct LeftOut {
    /// What it is.
    pub role: Role,
    /// The text.
    pub text: String,
    /// The habit that took it: `running-head`, `page-number`, …
    pub reason: String,
    /// Whether its place and looks are all that speak for it.
    pub doubtful: bool,
    /// Where it is, one box per printed line.
    pub at: Vec<Place>,
}

impl Record {
    /// The pages whose text was recognised in a picture.
    pub fn pages_read_by_ocr(&self) -> BTreeSet<PageNumber> {
        let page = |warning: &Warning| {
            let number = warning.args.get("page")?.as_u64()?;
            Some(PageNumber::from_index(
                usize::try_from(number).ok()?.checked_sub(1)?,
            ))
        };
        (self.warnings.iter())
            .filter(|warning| ["ocr-layer", "page-recognised"].contains(&warning.code.as_str()))
            .filter_map(page)
            .collect()
    }
}

/// The file a record was made of.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Source {
    /// As given, `/`-separated; `-` for standard input; `a.zip!/b.pdf` in an archive.
    pub path: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Number of pages; 0 when it could not be opened.
    pub pages: usize,
    /// PDF version; `None` when it could not be opened.
    pub pdf_version: Option<String>,
    /// The producer that the file names.
    pub producer: Option<String>,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// Whether it says that it is tagged.
    pub tagged: bool,
}

impl Source {
    /// Whether its name says that it is a PDF.
    pub fn is_named_pdf(&self) -> bool {
        let name = self.path.rsplit(['/', '\\']).next().unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        // Standard input and names without an ending say nothing: a PDF was expected.
        ending.is_none_or(|ending| ending.eq_ignore_ascii_case("pdf"))
    }
}

/// One nomination.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Nomination {
    /// Letter or number before the title.
    pub label: Option<String>,
    /// Name of the form.
    pub form: String,
    /// Language of the form's headings (ISO 639-1).
    pub language: String,
    /// First and last page.
    pub pages: [u32; 2],
    /// Title, without its letter.
    pub title: Option<TitleRecord>,
    /// The nominee.
    pub nominee: Option<Person>,
    /// The country, from the country line only.
    pub country: Option<Country>,
    /// Telephone numbers.
    pub telephones: Vec<Telephone>,
    /// Fax numbers.
    pub faxes: Vec<Telephone>,
    /// E-mail addresses.
    pub emails: Vec<Printed>,
    /// Any other header line of the form, by key.
    pub fields: BTreeMap<String, FieldValue>,
    /// The form's sections, by key; absent ones are left out.
    pub sections: BTreeMap<String, Section>,
    /// Sections outside the form and repeated ones.
    pub additional_sections: Vec<AdditionalSection>,
    /// Keys of sections and `additional_sections/<i>` in document order.
    pub order: Vec<String>,
    /// Footnotes.
    pub footnotes: Vec<FootnoteRecord>,
    /// Link annotations.
    pub links: Vec<LinkRecord>,
}

/// A title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct TitleRecord {
    /// Without its letter.
    pub text: String,
    /// Where it is.
    pub at: Vec<Place>,
    /// From 0 to 1.
    pub confidence: f32,
    /// How the text was read, if not from text of the page; left out where it was. The confidence is then no higher than
    /// that of the recognition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
}

/// A person as printed, and taken apart.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Person {
    /// As printed.
    pub text: String,
    /// "Mr.", as printed.
    pub honorific: Option<String>,
    /// Without honorific.
    pub name: Option<String>,
    /// "Executive Director".
    pub function: Option<String>,
    /// Organisation or department.
    pub organisation: Option<String>,
    /// Where it is.
    pub at: Vec<Place>,
    /// How the text was read, if not from text of the page; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
    /// How sure the recognition was, from 0 to 1; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}

/// A country as printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Country {
    /// As printed.
    pub text: String,
    /// ISO 3166-1 alpha-2; `None` when it is not a country's name.
    pub code: Option<String>,
    /// Where it is.
    pub at: Vec<Place>,
    /// How the text was read, if not from text of the page; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
    /// How sure the recognition was, from 0 to 1; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}

/// A telephone or fax number as printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Telephone {
    /// As printed, without a footnote mark.
    pub text: String,
    /// E.164 form, where the number is a possible one.
    pub e164: Option<String>,
    /// Where it is.
    pub at: Vec<Place>,
    /// How the text was read, if not from text of the page; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
    /// How sure the recognition was, from 0 to 1; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}

/// A section of the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Section {
    /// The number as printed.
    pub number: Option<String>,
    /// As printed, without its number.
    pub heading: String,
    /// The blocks joined by a blank line (list items and rows by a line end).
    pub text: String,
    /// Language of the text (ISO 639-1); `None` when it is too short to tell.
    pub language: Option<String>,
    /// Number of words.
    pub words: usize,
    /// In reading order.
    pub blocks: Vec<Block>,
    /// Boxes to tick with what they are for, in reading order; left out where the section has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<BoxOption>,
    /// Addresses in the text, as printed.
    pub urls: Vec<Printed>,
    /// People named with a way to reach them, in sections of contacts.
    pub people: Vec<ContactPerson>,
    /// Countries named, each once.
    pub countries: Vec<CountryMention>,
    /// Organisations named, each once.
    pub organisations: Vec<String>,
    /// From 0 to 1.
    pub confidence: f32,
    /// What the heading was recognised by.
    pub evidence: Vec<Evidence>,
    /// Where heading and text are.
    pub at: Vec<Place>,
    /// How the text was read, if not from text of the page; left out where it was. The confidence is then no higher than
    /// that of the recognition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
    /// Where it is.
    pub at: Vec<Place>,
}

/// A person in a section of contacts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct ContactPerson {
    /// Without honorific.
    pub name: Option<String>,
    /// "Executive Director".
    pub function: Option<String>,
    /// Organisation or department.
    pub organisation: Option<String>,
    /// Telephone numbers.
    pub telephones: Vec<Telephone>,
    /// E-mail addresses.
    pub emails: Vec<Printed>,
    /// Where the entry is.
    pub at: Vec<Place>,
    /// How the text was read, if not from text of the page; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
    /// How sure the recognition was, from 0 to 1; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}

/// A country named in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct CountryMention {
    /// As printed the first time.
    pub text: String,
    /// ISO 3166-1 alpha-2.
    pub code: String,
}

/// A section outside the form, or one whose heading came before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct AdditionalSection {
    /// The number as printed.
    pub number: Option<String>,
    /// As printed, without its number.
    pub heading: String,
    /// The blocks joined as in [`Section::text`].
    pub text: String,
    /// In reading order.
    pub blocks: Vec<Block>,
    /// Key of the section whose heading it repeats.
    pub repeats: Option<String>,
    /// Where heading and text are.
    pub at: Vec<Place>,
    /// How the text was read, if not from text of the page; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
    /// How sure the recognition was, from 0 to 1; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct FootnoteRecord {
    /// Its mark.
    pub mark: String,
    /// Without the mark.
    pub text: String,
    /// Where it is.
    pub at: Vec<Place>,
}

/// A link annotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct LinkRecord {
    /// Its target as the file has it.
    pub target: String,
    /// The clickable area.
    pub at: Vec<Place>,
}

/// A slide of a summary deck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct SummaryRecord {
    /// The slide's title.
    pub title: Option<String>,
    /// The slide's text, blocks joined by a blank line.
    pub text: String,
    /// Where it is.
    pub at: Vec<Place>,
}
