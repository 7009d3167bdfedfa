//! The report as one HTML file: the page that an office looks at all day.
//!
//! In: documents with their records and pictures of places. Out: one file that needs nothing else: no script, style,
//! font or picture from outside, and a content security policy that would not let it. Everything can be read without
//! the script, which only filters and enlarges. Text from a PDF is escaped by type ([`maud`]), and cleaned of what
//! would turn the order of a line.
//!
//! The overview comes first and is known last, so the nominations' cards wait in a spool; memory holds one matrix row
//! per nomination.

mod tally;
pub(in crate::report) mod finding;
pub(in crate::report) mod text;
mod card;
mod matrix;
mod original;
mod about;
mod picture;
mod page;

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use crate::form::Form;

use super::json::NominationEntry;
use super::message::Messages;
use super::{End, Entry, Needs, Writer};

pub(in crate::report) use finding::framed;
use matrix::Matrix;
use tally::Tally;

/// What is on top of a page, and where it is.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    /// Who made it, if that is known, and on which day: the report of an office is a paper with a date.
    pub office: Option<(String, String)>,
    /// The folders and files that were checked, as given.
    pub places: Vec<String>,
    /// What leads from the page to the working directory, `../` or nothing: PDFs are linked by it. `None` where that is not
    /// known.
    pub links: Option<String>,
}

impl Heading {
    /// Office, day and folders on a line; `None` where nothing is known.
    pub fn line(&self) -> Option<String> {
        let office = self.office.iter().flat_map(|(name, day)| [name, day]);
        let parts: Vec<String> = office
            .chain(&self.places)
            .map(|text| super::clean::clean(text))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }
}

/// What all parts of a page need to know.
struct Context {
    head: Heading,
    messages: Messages,
    /// Language of the page's own words (ISO 639-1).
    lang: String,
    /// The forms whose fields are the columns of the matrix.
    forms: Vec<Arc<Form>>,
}

impl Context {
    /// The form of a nomination, if it is among those that the page knows.
    fn form(&self, nomination: &NominationEntry) -> Option<&Form> {
        let mut forms = self.forms.iter();
        forms
            .find(|form| form.file.name == nomination.form)
            .map(AsRef::as_ref)
    }

    /// One of the page's own words.
    fn word(&self, id: &str) -> String {
        self.messages.word_of(&format!("html-{id}"))
    }
}

/// Writes the page; cards wait in `S`, which starts empty.
pub struct HtmlWriter<W, S> {
    out: W,
    spool: S,
    context: Context,
    matrix: Matrix,
    tally: Tally,
    /// How many documents came.
    documents: usize,
}

impl<W: Write, S: Read + Write + Seek> HtmlWriter<W, S> {
    /// A page into `out` in the language `lang`; `forms` are those that the nominations may be mapped onto.
    pub fn new(out: W, spool: S, lang: &str, forms: Vec<Arc<Form>>, head: Heading) -> Self {
        HtmlWriter {
            out,
            spool,
            context: Context {
                head,
                messages: Messages::new(lang),
                lang: lang.to_owned(),
                forms,
            },
            matrix: Matrix::default(),
            tally: Tally::default(),
            documents: 0,
        }
    }
}

impl<W: Write, S: Read + Write + Seek> Writer for HtmlWriter<W, S> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let number = self.documents;
        self.documents += 1;
        self.tally.add(entry, &self.context);
        self.matrix.add(entry, number, &self.context);
        let cards = card::document(entry, number, &self.context);
        self.spool.write_all(cards.0.as_bytes())
    }

    fn needs(&self) -> Needs {
        Needs {
            records: true,
            crops: true,
            scans: true,
        }
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let context = &self.context;
        let head = page::head(end, &self.matrix, &self.tally, context);
        self.matrix.write(&head.0, &mut self.out)?;
        self.spool.flush()?;
        self.spool.seek(SeekFrom::Start(0))?;
        io::copy(&mut self.spool, &mut self.out)?;
        let foot = page::foot(end, context);
        self.out.write_all(foot.0.as_bytes())?;
        self.out.flush()
    }
}
