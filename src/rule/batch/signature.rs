//! What is kept of a document once its own findings are out.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::finding::NominationRef;
use crate::fold::fold;
use crate::form::{FieldType, Kind, PrintedNumber};
use crate::geom::Place;
use crate::hex::hex;
use crate::record::{Facts, Nomination, NominationFacts, Record, Section};
use crate::rule::Settings;
use crate::rule::fingerprint::Counter;
use crate::rule::section::section_copied::is_compared;

use super::sketch::Sketch;

/// Hashes kept of a whole nomination: the likeness is then good to about 0.06.
const NOMINATION_HASHES: usize = 64;
/// Hashes kept of one section: good to about 0.07 at the threshold in use.
const SECTION_HASHES: usize = 32;
/// Shortest word, in characters, that says what a text is about.
const WORD: usize = 3;

/// A document as the batch rules see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// As given on the command line.
    pub path: String,
    /// Of the bytes; `None` for an empty file, which is like every other one.
    pub(super) sha256: Option<String>,
    /// Of the text, whatever the bytes; `None` without text.
    pub(super) text: Option<String>,
    pub(super) form: String,
    /// In document order.
    pub nominations: Box<[NominationSignature]>,
    /// Of a summary deck, in page order.
    pub slides: Box<[Slide]>,
}

/// A nomination as the batch rules see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NominationSignature {
    /// Its place and letter in the document.
    pub reference: NominationRef,
    pub(super) identity: String,
    /// As printed.
    pub title: Option<String>,
    pub(super) title_at: Box<[Place]>,
    pub(super) nominee_at: Box<[Place]>,
    /// Those of the header.
    pub(super) emails: Box<[Address]>,
    /// Folded name and country code, where both are there.
    pub(super) person: Option<(String, String)>,
    pub(super) sketch: Sketch,
    pub(super) sections: Box<[SectionSignature]>,
    /// Words of the title.
    pub(super) title_words: Words,
    /// Words of title, nominee and the sections that say who works where with whom.
    pub(super) words: Words,
}

/// Pointer, folded address and place of an e-mail address.
type Address = (String, String, Box<[Place]>);

/// Hashes of words: sorted, each once.
type Words = Box<[u32]>;

/// A section as the batch rules see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionSignature {
    pub(super) heading: SharedHeading,
    /// One place a page.
    pub(super) at: Box<[Place]>,
    pub(super) sketch: Sketch,
}

/// What a section is called: the same in most nominations on a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Heading {
    pub(super) pointer: String,
    pub(super) number: Option<PrintedNumber>,
    pub(super) title: String,
}

/// A heading that other sections may have, too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Heading", into = "Heading")]
pub struct SharedHeading(pub(super) Arc<Heading>);

impl From<Heading> for SharedHeading {
    fn from(heading: Heading) -> SharedHeading {
        SharedHeading(Arc::new(heading))
    }
}

impl From<SharedHeading> for Heading {
    fn from(shared: SharedHeading) -> Heading {
        Heading::clone(&shared.0)
    }
}

/// The headings of a run, each once.
#[derive(Debug, Default)]
pub struct Headings(BTreeSet<SharedHeading>);

/// A slide of a summary deck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slide {
    /// As printed.
    pub title: Option<String>,
    /// Where it is; its page.
    pub at: Vec<Place>,
    pub(super) title_words: Words,
    pub(super) words: Words,
}

impl Signature {
    /// Keeps the headings that others have, too, only once: what thousands of nominations keep has to be small.
    pub fn share(&mut self, known: &mut Headings) {
        let sections = self.nominations.iter_mut().flat_map(|n| &mut n.sections);
        for section in sections {
            match known.0.get(&section.heading) {
                Some(same) => section.heading = same.clone(),
                None => {
                    known.0.insert(section.heading.clone());
                }
            }
        }
    }

    /// Drops what was only there to be compared: a report of thousands of nominations needs the memory.
    pub fn settle(&mut self) {
        for nomination in &mut self.nominations {
            nomination.sketch = Sketch::default();
            (nomination.title_words, nomination.words) = (Words::default(), Words::default());
            for section in &mut nomination.sections {
                section.sketch = Sketch::default();
            }
        }
        for slide in &mut self.slides {
            (slide.title_words, slide.words) = (Words::default(), Words::default());
        }
    }

    /// Whether it is that of a file with this hash and so many bytes.
    pub fn is_of(&self, sha256: &str, bytes: u64) -> bool {
        self.sha256.as_deref() == Some(sha256).filter(|_| bytes > 0)
    }

    /// Stamps findings as the document's own were stamped.
    pub(super) fn counter(&self) -> Counter {
        let identities = self
            .nominations
            .iter()
            .map(|n| (n.reference.index, n.identity.clone()))
            .collect();
        Counter::of(
            self.form.clone(),
            identities,
            self.sha256.as_deref().unwrap_or_default(),
        )
    }
}

/// The signature of a document.
pub fn signature(facts: &Facts, settings: &Settings) -> Signature {
    let record = &facts.record;
    let nominations = facts
        .nominations
        .iter()
        .map(|n| nomination(n, record.nominations.get(n.index), settings));
    let slides = record
        .summaries
        .iter()
        .filter(|_| facts.kind == Kind::SummaryDeck)
        .map(|slide| {
            let title = slide.title.clone().unwrap_or_default();
            Slide {
                at: slide.at.clone(),
                title_words: words(&[&title]),
                words: words(&[&title, &slide.text]),
                title: slide.title.clone(),
            }
        });
    Signature {
        path: record.source.path.clone(),
        sha256: Some(record.source.sha256.clone()).filter(|_| record.source.bytes > 0),
        text: text_hash(record),
        form: facts
            .form
            .as_ref()
            .map(|form| form.file.name.clone())
            .unwrap_or_default(),
        nominations: nominations.collect(),
        slides: slides.collect(),
    }
}

fn nomination(
    facts: &NominationFacts,
    record: Option<&Nomination>,
    settings: &Settings,
) -> NominationSignature {
    let field = |kind| {
        let all = facts.fields.iter();
        all.filter(move |f| f.kind == kind && f.is_nominees())
    };
    let at = |kind| {
        field(kind)
            .flat_map(|f| &f.values)
            .flat_map(|v| v.at.iter().copied())
            .collect::<Vec<Place>>()
    };
    let or_start = |at: Vec<Place>| {
        if at.is_empty() {
            facts.start.clone()
        } else {
            at
        }
    };
    let sections = facts
        .fields
        .iter()
        .filter_map(|f| Some((f, f.section.as_ref()?)));
    let compared = sections
        .clone()
        .filter(|(field, section)| is_compared(field, section, &settings.params));
    let title = record
        .and_then(|r| r.title.as_ref())
        .map(|title| title.text.clone());
    let nominee = record.and_then(|r| r.nominee.as_ref());
    let name = nominee
        .and_then(|n| n.name.as_deref())
        .map(fold)
        .filter(|name| !name.is_empty());
    let country = record
        .and_then(|r| r.country.as_ref())
        .and_then(|country| country.code.clone());
    let about = facts
        .fields
        .iter()
        .filter(|f| !f.roles.is_empty() && f.kind == FieldType::Section);
    let about = about
        .filter_map(|f| record?.sections.get(&f.key))
        .map(|section: &Section| section.text.as_str());
    let head = [title.as_deref(), nominee.map(|n| n.text.as_str())];
    let texts: Vec<&str> = head.into_iter().flatten().chain(about).collect();
    NominationSignature {
        reference: NominationRef {
            index: facts.index,
            label: facts.label.clone(),
        },
        identity: facts.identity.clone(),
        title_at: or_start(at(FieldType::Title)).into(),
        nominee_at: or_start(at(FieldType::Person)).into(),
        emails: field(FieldType::Email)
            .flat_map(|f| &f.values)
            .map(|v| {
                (
                    v.pointer.clone(),
                    v.text.to_lowercase(),
                    v.at.clone().into(),
                )
            })
            .collect(),
        person: name.zip(country),
        sketch: Sketch::new(
            sections.flat_map(|(_, s)| s.shingles.iter().copied()),
            NOMINATION_HASHES,
        ),
        sections: compared
            .map(|(field, section)| SectionSignature {
                heading: SharedHeading::from(Heading {
                    pointer: field.pointer.clone(),
                    number: field.number.clone(),
                    title: field.printed.clone(),
                }),
                at: by_page(&section.text_at),
                sketch: Sketch::new(section.shingles.iter().copied(), SECTION_HASHES),
            })
            .collect(),
        title_words: words(&[title.as_deref().unwrap_or_default()]),
        words: words(&texts),
        title,
    }
}

/// One place for all that is on a page: what thousands of nominations keep has to be small.
fn by_page(places: &[Place]) -> Box<[Place]> {
    let mut out: Vec<Place> = Vec::new();
    for place in places {
        match out.last_mut() {
            Some(last) if last.page == place.page => {
                *last = Place::new(place.page, last.rect().union(place.rect()));
            }
            _ => out.push(*place),
        }
    }
    out.into()
}

/// SHA-256 over the letters and digits of all texts; `None` when there are no texts.
fn text_hash(record: &Record) -> Option<String> {
    let mut hash = Sha256::new();
    let mut any = false;
    let mut add = |text: &str| {
        let folded = fold(text);
        any |= !folded.is_empty();
        hash.update(folded.as_bytes());
        hash.update([0x1f]);
    };
    for nomination in &record.nominations {
        add(nomination.title.as_ref().map_or("", |title| &title.text));
        add(nomination
            .nominee
            .as_ref()
            .map_or("", |nominee| &nominee.text));
        add(nomination
            .country
            .as_ref()
            .map_or("", |country| &country.text));
        nomination
            .telephones
            .iter()
            .for_each(|number| add(&number.text));
        nomination
            .emails
            .iter()
            .for_each(|address| add(&address.text));
        nomination
            .sections
            .values()
            .for_each(|section| add(&section.text));
        nomination
            .additional_sections
            .iter()
            .for_each(|section| add(&section.text));
    }
    record.summaries.iter().for_each(|slide| add(&slide.text));
    record
        .unplaced
        .iter()
        .for_each(|printed| add(&printed.text));
    any.then(|| hex(&hash.finalize()))
}

/// Hashes of the words of some texts, without the shortest.
fn words(texts: &[&str]) -> Words {
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let words = folded.iter().flat_map(|text| text.split(' '));
    let long = words.filter(|word| word.chars().nth(WORD - 1).is_some());
    let mut hashes: Vec<u32> = long.map(word_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}

/// FNV-1a, 32 bits: a clash of two words costs a trifle of a score.
fn word_hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::signature;
    use crate::record::Printed;
    use crate::rule::Settings;
    use crate::rule::testing::Case;

    fn saying(text: &str) -> Case {
        Case::complete().facts(|f| {
            f.record.unplaced = vec![Printed {
                text: text.to_owned(),
                at: Vec::new(),
                ..Printed::default()
            }]
        })
    }

    #[test]
    fn same_words_in_other_bytes_have_the_same_text() {
        let text = |case: Case| signature(&case.into_facts(), &Settings::default()).text;
        assert_eq!(
            text(saying("Seeds  for all.")),
            text(saying("seeds for\nALL"))
        );
        assert_ne!(
            text(saying("Seeds for all")),
            text(saying("Seeds for some"))
        );
        assert_eq!(text(Case::complete()), None);
    }
}
