//! Answers → facts: typed values, and the record that `extract` writes.
//!
//! In: answers as printed with their places, and what the PDF stage says of the file. Out: [`Facts`], which hold the
//! [`Record`]. Never invents a value: what is not printed stays absent. Total.

mod facts;
mod fold;
mod model;
mod tables;
#[cfg(test)]
mod testing;
mod values;
mod words;

pub use facts::{
    AdditionalFact, CountryEvidence, Facts, FieldFact, LineFact, NominationFacts, PageFacts, SectionFact, TelephoneState,
    TypedValue, ValueFact, WithoutText,
};
pub use model::{
    AdditionalSection, Block, ContactPerson, Country, CountryMention, FootnoteRecord, LinkRecord, Nomination, Person,
    Printed, Record, SCHEMA_VERSION, Section, Source, SummaryRecord, Telephone, TitleRecord,
};

use crate::form::Answers;
use crate::geom::{PageNumber, Place};
use crate::layout::{Layout, Origin};
use crate::pdf::{ActiveContent, Content, OverLimit, Properties};
use crate::warning::Warning;

/// What the stages before `form` know of the document and rules will ask.
#[derive(Debug, Clone, Default)]
pub struct DocumentFacts {
    /// The file.
    pub source: Source,
    /// One per page.
    pub pages: Vec<PageFacts>,
    /// Text that a reader cannot see: quote and place.
    pub hidden: Vec<(String, Place)>,
    /// Launch actions, scripts, attachments.
    pub active: Vec<ActiveContent>,
    /// How many answers were read from form fields or comments.
    pub widget_answers: usize,
    /// Which work budget ran out.
    pub over_limit: Option<OverLimit>,
    /// What had to be mended.
    pub warnings: Vec<Warning>,
}

impl DocumentFacts {
    /// What the stages before `form` made out.
    pub fn new(
        source: Source,
        properties: &Properties,
        content: &Content,
        layout: &Layout,
        warnings: Vec<Warning>,
    ) -> DocumentFacts {
        DocumentFacts {
            source: Source {
                pages: properties.pages,
                pdf_version: Some(properties.version.clone()),
                producer: properties.producer.clone(),
                encrypted: properties.encrypted,
                tagged: properties.tagged,
                ..source
            },
            pages: pages::facts(content),
            hidden: layout.hidden.clone(),
            active: content.active.clone(),
            widget_answers: layout.blocks.iter().filter(|b| b.origin != Origin::Page).count(),
            over_limit: content.over_limit,
            warnings,
        }
    }

    /// Whether there is text, and most of it has Unicode.
    pub fn readable(&self) -> bool {
        let (all, lost) = self.pages.iter().fold((0, 0), |(a, l), p| (a + p.glyphs, l + p.unreadable));
        all > 0 && lost * 2 < all
    }
}

/// Facts of a document that was read.
pub fn facts(document: DocumentFacts, answers: &Answers) -> Facts {
    let _ = (answers, PageNumber::FIRST);
    not_processed(document, None)
}

/// Facts of a document of which no record could be made: it could not be opened, or it has no readable text.
pub fn not_processed(document: DocumentFacts, error: Option<crate::pdf::OpenError>) -> Facts {
    let _ = (document, error);
    unreachable!("skeleton")
}
