//! Records as reviewed snapshots: what a steward keeps beside the PDFs under version control, and what differs when a
//! file is read otherwise than it was.
//!
//! A snapshot holds what was read and under which field, one block of text a line. It holds nothing that changes by
//! itself: no boxes (a tiny move is not a change of the nomination), no hash or producer (a file saved again reads the
//! same), no confidence, no version of the tool. The published shape; anything but an addition makes version 2.

mod fields;
mod diff;
pub(in crate::report) mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::form::{BlockKind, Kind};
use crate::record::{
    AdditionalSection, Block, ContactPerson, Country, Nomination, Person, Printed, Record, Section,
    Telephone,
};

use super::pretty::pretty;

pub use diff::{Difference, differences};
pub use shown::lines;

/// Version of the shape.
pub const VERSION: &str = "1";

/// What was read of one PDF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// Version of this shape.
    pub snapshot_version: String,
    /// What the document is.
    pub kind: Kind,
    /// Why there is no nomination: the code of the rule that says so.
    pub problem: Option<String>,
    /// In document order.
    pub nominations: Vec<NominationSnapshot>,
    /// Slides of a summary deck, in order.
    pub summaries: Vec<SlideSnapshot>,
    /// Text that belongs to no field, in document order.
    pub unplaced: Vec<String>,
}

/// One nomination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NominationSnapshot {
    /// Letter or number before the title.
    pub label: Option<String>,
    /// Name of the form.
    pub form: String,
    /// Language of the form's headings (ISO 639-1).
    pub language: String,
    /// Without its letter.
    pub title: Option<String>,
    /// As printed, and taken apart.
    pub nominee: Option<PersonSnapshot>,
    /// From the country line only.
    pub country: Option<CountrySnapshot>,
    /// Telephone numbers.
    pub telephones: Vec<TelephoneSnapshot>,
    /// Fax numbers.
    pub faxes: Vec<TelephoneSnapshot>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Any other header line of the form, by key.
    pub fields: BTreeMap<String, String>,
    /// The form's sections and the others, in the order in which they are in the document.
    pub sections: Vec<SectionSnapshot>,
    /// Footnotes: mark and text.
    pub footnotes: Vec<(String, String)>,
}

/// The nominee, or a person in the contacts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonSnapshot {
    /// As printed; the nominee's only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// "Mr.", as printed; the nominee's only.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub honorific: Option<String>,
    /// Without honorific.
    pub name: Option<String>,
    /// "Executive Director".
    pub function: Option<String>,
    /// Organisation or department.
    pub organisation: Option<String>,
    /// Of a person in the contacts, in order.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub telephones: Vec<TelephoneSnapshot>,
    /// Of a person in the contacts, in order.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub emails: Vec<String>,
}

/// A country.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountrySnapshot {
    /// As printed.
    pub text: String,
    /// ISO 3166-1 alpha-2.
    pub code: Option<String>,
}

/// A telephone or fax number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TelephoneSnapshot {
    /// As printed.
    pub text: String,
    /// E.164 form.
    pub e164: Option<String>,
}

/// A section of the form, or one outside of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSnapshot {
    /// The form's key; `None` for a section outside the form.
    pub key: Option<String>,
    /// Key of the section whose heading it repeats.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub repeats: Option<String>,
    /// The number as printed.
    pub number: Option<String>,
    /// As printed, without its number.
    pub heading: String,
    /// Language of the text (ISO 639-1).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language: Option<String>,
    /// In reading order.
    pub blocks: Vec<BlockSnapshot>,
    /// People with a way to reach them.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub people: Vec<PersonSnapshot>,
    /// Countries named: ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub countries: Vec<String>,
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockSnapshot {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
}

/// A slide of a summary deck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideSnapshot {
    /// Its title.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
}

/// Why a file is not a snapshot.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// It is not JSON of the right shape.
    #[error("it is not a snapshot: {0}")]
    Shape(#[from] serde_json::Error),
    /// It has another version.
    #[error("it is a snapshot of version {0}, and this tool knows version {VERSION}")]
    Version(String),
}

impl Snapshot {
    /// What is kept of `record`.
    pub fn of(record: &Record) -> Snapshot {
        Snapshot {
            snapshot_version: VERSION.to_owned(),
            kind: record.kind,
            problem: record.problem.clone(),
            nominations: record.nominations.iter().map(nomination).collect(),
            summaries: record
                .summaries
                .iter()
                .map(|slide| SlideSnapshot {
                    title: slide.title.clone(),
                    text: slide.text.clone(),
                })
                .collect(),
            unplaced: texts(&record.unplaced),
        }
    }

    /// The file's text: JSON with a member a line, ended by a line end.
    ///
    /// # Errors
    /// When the JSON writer fails, which plain values do not make it do.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(format!("{}\n", pretty(&serde_json::to_string(self)?, 0)))
    }

    /// What a file holds.
    ///
    /// # Errors
    /// When it is not JSON, has another shape, or another version.
    pub fn parse(text: &str) -> Result<Snapshot, SnapshotError> {
        #[derive(Deserialize)]
        struct Versioned {
            snapshot_version: String,
        }
        let version = serde_json::from_str::<Versioned>(text)?.snapshot_version;
        if version != VERSION {
            return Err(SnapshotError::Version(version));
        }
        Ok(serde_json::from_str(text)?)
    }
}

fn nomination(nomination: &Nomination) -> NominationSnapshot {
    NominationSnapshot {
        label: nomination.label.clone(),
        form: nomination.form.clone(),
        language: nomination.language.clone(),
        title: nomination.title.as_ref().map(|title| title.text.clone()),
        nominee: nomination.nominee.as_ref().map(nominee),
        country: nomination.country.as_ref().map(country),
        telephones: nomination.telephones.iter().map(telephone).collect(),
        faxes: nomination.faxes.iter().map(telephone).collect(),
        emails: texts(&nomination.emails),
        fields: nomination
            .fields
            .iter()
            .map(|(key, value)| (key.clone(), value.text.clone()))
            .collect(),
        sections: sections(nomination),
        footnotes: nomination
            .footnotes
            .iter()
            .map(|note| (note.mark.clone(), note.text.clone()))
            .collect(),
    }
}

/// In the order in which they are in the document.
fn sections(nomination: &Nomination) -> Vec<SectionSnapshot> {
    let find = |key: &String| {
        if let Some(index) = key.strip_prefix("additional_sections/") {
            let section = nomination
                .additional_sections
                .get(index.parse::<usize>().ok()?)?;
            return Some(additional(section));
        }
        Some(section(key, nomination.sections.get(key)?))
    };
    nomination.order.iter().filter_map(find).collect()
}

fn section(key: &str, section: &Section) -> SectionSnapshot {
    let countries = section.countries.iter();
    SectionSnapshot {
        key: Some(key.to_owned()),
        repeats: None,
        number: section.number.clone(),
        heading: section.heading.clone(),
        language: section.language.clone(),
        blocks: section.blocks.iter().map(block).collect(),
        people: section.people.iter().map(contact).collect(),
        countries: countries.map(|country| country.code.clone()).collect(),
    }
}

fn additional(section: &AdditionalSection) -> SectionSnapshot {
    SectionSnapshot {
        key: None,
        repeats: section.repeats.clone(),
        number: section.number.clone(),
        heading: section.heading.clone(),
        language: None,
        blocks: section.blocks.iter().map(block).collect(),
        people: Vec::new(),
        countries: Vec::new(),
    }
}

fn block(block: &Block) -> BlockSnapshot {
    BlockSnapshot {
        kind: block.kind,
        text: block.text.clone(),
    }
}

fn nominee(person: &Person) -> PersonSnapshot {
    PersonSnapshot {
        text: Some(person.text.clone()),
        honorific: person.honorific.clone(),
        name: person.name.clone(),
        function: person.function.clone(),
        organisation: person.organisation.clone(),
        ..PersonSnapshot::default()
    }
}

fn contact(person: &ContactPerson) -> PersonSnapshot {
    PersonSnapshot {
        name: person.name.clone(),
        function: person.function.clone(),
        organisation: person.organisation.clone(),
        telephones: person.telephones.iter().map(telephone).collect(),
        emails: texts(&person.emails),
        ..PersonSnapshot::default()
    }
}

fn country(country: &Country) -> CountrySnapshot {
    CountrySnapshot {
        text: country.text.clone(),
        code: country.code.clone(),
    }
}

fn telephone(telephone: &Telephone) -> TelephoneSnapshot {
    TelephoneSnapshot {
        text: telephone.text.clone(),
        e164: telephone.e164.clone(),
    }
}

fn texts(printed: &[Printed]) -> Vec<String> {
    printed.iter().map(|printed| printed.text.clone()).collect()
}
