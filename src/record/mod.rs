//! Answers → facts: typed values, and the record that `extract` writes.
//!
//! In: answers as printed with their places, and what the PDF stage says of the file. Out: [`Facts`], which hold the
//! [`Record`]. Never invents a value: what is not printed stays absent. Total.

mod adopt;
mod attachment;
mod blank;
mod conditions;
mod doubts;
mod facts;
mod field_value;
mod header;
mod leftover;
mod model;
mod nomination;
mod pages;
mod printed;
mod prose;
mod recognised;
mod recognised_values;
mod section;
mod signature;
mod surroundings;
mod table;
mod tables;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod values;

pub use facts::{
    AdditionalFact, BlankForm, CountryEvidence, Doubt, DoubtKind, Facts, FieldFact, GroupFact,
    LineFact, NominationFacts, PageFacts, RowCount, SectionFact, Struck, TelephoneState,
    TypedValue, ValueFact, ValueFault, WithoutText, WrongSum,
};
pub use field_value::{BoxOption, FieldValue, SignedBy};
pub use model::{
    AdditionalSection, Block, ContactPerson, Country, CountryMention, FootnoteRecord, LeftOut,
    LinkRecord, MadeBy, Nomination, Person, Record, SCHEMA_VERSION, Section, Source, SummaryRecord,
    Telephone, TitleRecord,
};
pub(crate) use nomination::title_and_nominee;
pub use printed::{Printed, ReadBy};
pub(crate) use prose::sequences;
pub use recognised_values::RecognisedValue;

use crate::form::{Answers, FieldType, Kind};
use crate::geom::Place;
use crate::layout::{Claim, Layout, Origin, Strength};
use crate::pages::{Arranged, Sequence};
use crate::pdf::{ActiveContent, OpenError, OverLimit, Properties};
use crate::text::Text;
use crate::warning::Warning;

pub use crate::country::{country_name, is_country};
pub use recognised::mark_recognised;

use crate::fold::nfc;

/// What the stages before `form` know of the document and rules will ask.
#[derive(Debug, Clone, Default)]
pub struct DocumentFacts {
    /// The file.
    pub source: Source,
    /// One per page, in the order of the file.
    pub pages: Vec<PageFacts>,
    /// What is known of the order of the pages.
    pub sequence: Sequence,
    /// It is the stand-in of an XFA form: a page that asks for another program.
    pub xfa_shell: bool,
    /// Text that a reader cannot see: quote and place.
    pub hidden: Vec<(String, Place)>,
    /// Launch actions, scripts, attachments.
    pub active: Vec<ActiveContent>,
    /// Signature fields, and whether each is signed.
    pub signatures: Vec<(Place, bool)>,
    /// Where pictures are.
    pub pictures: Vec<Place>,
    /// Text that is struck out, in page order.
    pub struck: Vec<Struck>,
    /// How many answers were read from form fields or comments.
    pub widget_answers: usize,
    /// Which work budget ran out.
    pub over_limit: Option<OverLimit>,
    /// What had to be fixed.
    pub warnings: Vec<Warning>,
}

impl DocumentFacts {
    /// What the stages before `form` made out.
    pub fn new(
        source: Source,
        properties: &Properties,
        arranged: &Arranged,
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
            xfa_shell: properties.xfa && pages::is_shell(&arranged.content),
            pages: pages::facts(arranged),
            hidden: layout.hidden.clone(),
            struck: pages::struck(&arranged.content, layout),
            active: arranged.content.active.clone(),
            signatures: pages::signatures(&arranged.content),
            pictures: pages::pictures(&arranged.content),
            widget_answers: layout
                .blocks
                .iter()
                .filter(|b| b.origin != Origin::Page)
                .count(),
            over_limit: arranged.content.over_limit.or(layout.over_limit),
            sequence: arranged.sequence.clone(),
            warnings,
        }
    }

    /// Whether there is text of its own, and most of it has Unicode.
    pub fn readable(&self) -> bool {
        if self.xfa_shell {
            return false;
        }
        let (all, lost) = self
            .pages
            .iter()
            .fold((0, 0), |(a, l), p| (a + p.glyphs, l + p.unreadable));
        all > 0 && lost * 2 < all
    }
}

/// Facts of a document that was read.
pub fn facts(document: DocumentFacts, answers: &Answers) -> Facts {
    if answers.kind == Kind::NotProcessed {
        return not_processed(document, None);
    }
    let answers = &adopt::adopted(answers);
    let both = answers
        .nominations
        .iter()
        .enumerate()
        .map(|(index, from)| nomination::nomination(answers, index, from, &document));
    let (filled, blank) = blank::take(both.collect(), &answers.form);
    let (records, nominations): (Vec<_>, Vec<_>) = filled.into_iter().unzip();
    let kind = match (nominations.len(), answers.kind) {
        (0, Kind::Nomination | Kind::Compendium) => Kind::Unrecognised,
        (1, Kind::Compendium) => Kind::Nomination,
        (_, kind) => kind,
    };
    let problem = match blank.is_empty() {
        true => "not-this-form",
        false => "blank-form",
    };
    let printed = |text: &Text| Printed {
        text: nfc(text.as_str().trim()),
        at: text.places(),
        ..Printed::default()
    };
    let filled = |texts: &[Text]| -> Vec<Printed> {
        let filled = texts.iter().filter(|t| !t.as_str().trim().is_empty());
        filled.map(printed).collect()
    };
    let left = filled(&answers.unplaced);
    let unplaced_at = left.iter().flat_map(|p| p.at.iter().copied()).collect();
    let record = Record {
        tool: None,
        kind,
        problem: (kind == Kind::Unrecognised).then(|| problem.to_owned()),
        nominations: records,
        summaries: answers.summaries.iter().map(summary).collect(),
        unplaced: left,
        left_out: (left_out(&answers.left_out).into_iter())
            .chain(blank.iter().flat_map(|form| form.text.iter().cloned()))
            .collect(),
        ..empty_record(&document)
    };
    let fields = answers.form.file.fields.iter();
    let sections = || fields.filter(|f| f.kind == FieldType::Section).count();
    let questions = answers.fits.first().map_or_else(sections, |fit| fit.of);
    Facts {
        form: Some(answers.form.clone()),
        headings: (answers.headings_found, questions),
        unplaced_share: answers.unplaced_share(),
        unplaced_at,
        nominations,
        blank,
        kind,
        record,
        ..not_processed(document, None)
    }
}

/// Facts of a document of which no record could be made: it could not be opened (`error` says why), or it has no text
/// that can be read.
pub fn not_processed(document: DocumentFacts, error: Option<OpenError>) -> Facts {
    let mut record = empty_record(&document);
    record.problem = Some(problem(&document, error.as_ref()).to_owned());
    let over_limit = document.over_limit.or(match error {
        Some(OpenError::OverLimit { unit, max, .. }) => Some(OverLimit { unit, max }),
        _ => None,
    });
    Facts {
        record,
        form: None,
        kind: Kind::NotProcessed,
        open_error: error,
        pages: document.pages,
        sequence: document.sequence,
        ocr_missing: false,
        xfa_shell: document.xfa_shell,
        headings: (0, 0),
        unplaced_share: 0.0,
        unplaced_at: Vec::new(),
        hidden: document.hidden,
        struck: document.struck,
        blank: Vec::new(),
        active: document.active,
        widget_answers: document.widget_answers,
        over_limit,
        warnings: document.warnings,
        nominations: Vec::new(),
    }
}

/// A record of nothing but the file.
fn empty_record(document: &DocumentFacts) -> Record {
    Record {
        schema_version: SCHEMA_VERSION.to_owned(),
        source: document.source.clone(),
        tool: None,
        kind: Kind::NotProcessed,
        problem: None,
        warnings: document.warnings.clone(),
        nominations: Vec::new(),
        summaries: Vec::new(),
        unplaced: Vec::new(),
        left_out: Vec::new(),
    }
}

/// What is not read where it is, without rows of dots and lines: they have no letter or figure.
fn left_out(claims: &[Claim]) -> Vec<LeftOut> {
    let said = claims.iter().filter_map(|c| Some((c, c.by.role()?)));
    said.map(|(claim, role)| LeftOut {
        role,
        text: nfc(claim.text.as_str().trim()),
        reason: claim.by.name().to_owned(),
        doubtful: claim.by.strength() == Strength::Weak,
        at: claim.text.places(),
    })
    .filter(|l| l.text.contains(char::is_alphanumeric))
    .collect()
}

/// The code of the rule that says why no record could be made.
fn problem(document: &DocumentFacts, error: Option<&OpenError>) -> &'static str {
    match error {
        Some(OpenError::Encrypted) => return "file-encrypted",
        Some(OpenError::OverLimit { .. }) => return "file-over-limit",
        Some(OpenError::NotAPdf { .. }) if !document.source.is_named_pdf() => {
            return "submission-not-read";
        }
        Some(
            OpenError::Empty
            | OpenError::NotAPdf { .. }
            | OpenError::NoPages
            | OpenError::Damaged { .. },
        ) => {
            return "file-not-readable";
        }
        None if document.xfa_shell => return "file-not-readable",
        None => {}
    }
    let glyphs: usize = document.pages.iter().map(|p| p.glyphs).sum();
    let unreadable: usize = document.pages.iter().map(|p| p.unreadable).sum();
    match glyphs {
        0 if document.over_limit.is_some() => "file-over-limit",
        0 => "no-text-layer",
        // A scan with a stamp or a page number on it has a few glyphs, and they can be read.
        _ if unreadable * 2 > glyphs => "text-garbled",
        _ => "no-text-layer",
    }
}

fn summary(slide: &crate::form::Summary) -> SummaryRecord {
    let text = |text: &Text| nfc(text.as_str().trim());
    SummaryRecord {
        title: slide.title.as_ref().map(|t| nfc(t.single_line().as_str())),
        text: slide
            .blocks
            .iter()
            .map(text)
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n"),
        at: slide
            .title
            .iter()
            .chain(&slide.blocks)
            .flat_map(Text::places)
            .collect(),
    }
}
