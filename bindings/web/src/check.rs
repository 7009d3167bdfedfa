//! One file → what the page shows of it, as the command checks it.

use std::sync::Arc;

use nomcheck::crop::{self, Crop};
use nomcheck::form::Form;
use nomcheck::geom::Place;
use nomcheck::pipeline::{self, FormChoice};
use nomcheck::report::json::Document;
use nomcheck::rule::batch::{Signature, signature};
use serde::{Deserialize, Serialize};

use super::between::{self, Late};
use super::settings::{Office, Page};
use super::view::{View, view};
use super::words::{InEach, Said, Words};

/// What files are checked with, and the one that was checked last.
#[derive(Default)]
pub struct Desk {
    options: pipeline::Options,
    words: Words,
    last: Option<Last>,
}

/// A file that was checked, for pictures of it.
struct Last {
    bytes: Vec<u8>,
    pages: Vec<Place>,
    wanted: Vec<Vec<Place>>,
}

/// Which file it is.
#[derive(Deserialize)]
struct Request {
    /// What the record calls it.
    name: String,
    /// Language of the messages in the document.
    #[serde(default)]
    lang: String,
}

/// What became of a file.
#[derive(Serialize)]
pub struct Checked {
    /// As `nomcheck check --output json` has it.
    document: Document,
    /// Its nominations, field by field.
    view: View,
    /// The findings in words, in their order.
    said: Vec<InEach<Said>>,
    /// What is compared with other files.
    signature: Signature,
}

impl Desk {
    /// Checks with `office` from now on.
    ///
    /// # Errors
    /// What is wrong with it, in words for the office.
    pub fn set(&mut self, office: &str) -> Result<Page, String> {
        let office = Office::read(office)?;
        self.options = office.options()?;
        Ok(office.page(&self.forms()))
    }

    /// Checks a file.
    ///
    /// # Errors
    /// When the request cannot be read.
    pub fn check(&mut self, request: &str, bytes: Vec<u8>) -> Result<Checked, String> {
        // What the last file took is free before the next one is read.
        self.last = None;
        let request: Request = serde_json::from_str(request).map_err(|e| e.to_string())?;
        let outcome = pipeline::check_bytes(&bytes, &request.name, &self.options);
        let settings = &self.options.rules;
        let findings = outcome.findings.iter().cloned();
        let judged = settings.judge(findings, &request.name, |_| None);
        let messages = self.words.of(&request.lang).ok_or("no messages")?;
        let document = Document::new(&outcome.facts, &judged, settings, messages);
        let record = &outcome.facts.record;
        let checked = Checked {
            view: view(&document, record, &self.forms(), &self.words),
            said: (document.findings.iter())
                .map(|finding| self.words.said(finding))
                .collect(),
            signature: signature(&outcome.facts, settings),
            document,
        };
        // Drawing a file on which a budget ran out would take that work again.
        if outcome.facts.over_limit.is_none() {
            self.last = Some(Last {
                bytes,
                pages: outcome.facts.pages.iter().map(|page| page.area).collect(),
                wanted: outcome.findings.into_iter().map(|f| f.at).collect(),
            });
        }
        Ok(checked)
    }

    /// Pictures of the places of the findings about the file that was checked last; once.
    pub fn pictures(&mut self) -> Vec<Crop> {
        let Some(last) = self.last.take() else {
            return Vec::new();
        };
        let wanted = last.wanted.iter().map(Vec::as_slice);
        let params = crop::Params::default();
        crop::draw(last.bytes, &[], &last.pages, wanted, &params)
    }

    /// What shows only when several files are seen together.
    ///
    /// # Errors
    /// When the request cannot be read.
    pub fn between(&self, request: &str) -> Result<Vec<Late>, String> {
        let signatures: Vec<Signature> =
            serde_json::from_str(request).map_err(|error| error.to_string())?;
        Ok(between::late(&signatures, &self.options.rules, &self.words))
    }

    /// The forms that a file may be mapped onto.
    fn forms(&self) -> Vec<Arc<Form>> {
        match &self.options.form {
            FormChoice::Auto => Form::built_in(),
            FormChoice::Forms(forms) => forms.clone(),
        }
    }
}
