//! An outcome as a report.

use std::io::Cursor;
use std::sync::Arc;

use crate::form;
use crate::pipeline::FormChoice;
use crate::report::full::{Detail, FullWriter, WIDTH};
use crate::report::html::{Heading, HtmlWriter};
use crate::report::json::{Configuration, RuleSet, Summary, Tool};
use crate::report::text::Palette;
use crate::report::{End, Entry, Writer};

use super::outcome::Outcome;

impl Outcome {
    /// The report that `nomcheck check` prints on a terminal, without colours. What comes from the PDF is cleaned of
    /// control characters.
    pub fn text(&self, lang: &str) -> String {
        let mut out = Vec::new();
        let mut writer = FullWriter::new(&mut out, Palette::default(), WIDTH, Detail::Normal, lang);
        self.write(&mut writer, lang);
        drop(writer);
        String::from_utf8_lossy(&out).into_owned()
    }

    /// The report as one HTML page that loads nothing.
    pub fn html(&self, lang: &str) -> String {
        let mut out = Vec::new();
        let spool = Cursor::new(Vec::new());
        let mut writer = HtmlWriter::new(&mut out, spool, lang, self.forms(), Heading::default());
        self.write(&mut writer, lang);
        drop(writer);
        String::from_utf8_lossy(&out).into_owned()
    }

    /// Hands the document to a format. Writing to memory cannot fail.
    fn write(&self, writer: &mut dyn Writer, lang: &str) {
        let document = self.document(lang);
        let entry = Entry {
            document: &document,
            record: Some(self.record()),
            crops: &[],
        };
        let mut summary = Summary::default();
        summary.add(&document);
        let end = End {
            tool: Tool::new(self.forms().iter().map(AsRef::as_ref)),
            summary,
            rules: RuleSet::default(),
            summary_matches: Vec::new(),
            configuration: Configuration::default(),
            system_errors: Vec::new(),
            ignored: Vec::new(),
        };
        let written = writer
            .begin(1)
            .and_then(|()| writer.document(&entry))
            .and_then(|()| writer.end(&end));
        debug_assert!(written.is_ok(), "{written:?}");
    }

    /// The forms that it may have been mapped onto.
    fn forms(&self) -> Vec<Arc<form::Form>> {
        match &self.options.form {
            FormChoice::Auto => form::Form::built_in(),
            FormChoice::Forms(forms) => forms.clone(),
        }
    }
}
