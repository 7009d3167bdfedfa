//! All stages on one screen: bytes in, facts and findings out.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

#[cfg(feature = "crops")]
use crate::crop;
use crate::finding::Finding;
use crate::form::{self, Answers, Form, FormFile, Vocabulary};
use crate::geom::PageNumber;
#[cfg(feature = "crops")]
use crate::geom::{Place, Rect};
use crate::hex;
use crate::layout;
use crate::ocr::{self, Blind, Ocr, Recogniser};
use crate::pages;
use crate::pdf::{self, Limits, OpenError};
use crate::reading::{self, Reading};
use crate::record::{self, DocumentFacts, Facts, Source};
use crate::rule;
use crate::section;

/// What the stages need to know besides the bytes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Options {
    /// Passwords to try, in order.
    pub passwords: Vec<String>,
    /// Which form to map onto.
    pub form: FormChoice,
    /// Work budgets.
    pub limits: Limits,
    /// What the programme made of the rules.
    pub rules: rule::Settings,
    /// Habits of the layout that are switched off: for measuring what each is worth.
    pub without: layout::Habits,
    /// Whether text is recognised in pictures of pages.
    pub ocr: Ocr,
}

/// Which form a document is mapped onto.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Vec<FormParts>", into = "Vec<FormParts>")]
pub enum FormChoice {
    /// The built-in form that fits best.
    #[default]
    Auto,
    /// The one of these that fits best; not empty.
    Forms(Vec<Arc<Form>>),
}

/// A form as it is handed to another process, which makes the rest of it again.
#[derive(Serialize, Deserialize)]
struct FormParts {
    file: FormFile,
    vocabularies: Vec<Vocabulary>,
}

impl From<Vec<FormParts>> for FormChoice {
    fn from(parts: Vec<FormParts>) -> FormChoice {
        let form = |parts: FormParts| Arc::new(Form::new(parts.file, parts.vocabularies));
        match parts.is_empty() {
            true => FormChoice::Auto,
            false => FormChoice::Forms(parts.into_iter().map(form).collect()),
        }
    }
}

impl From<FormChoice> for Vec<FormParts> {
    fn from(choice: FormChoice) -> Vec<FormParts> {
        let parts = |form: &Arc<Form>| {
            let (file, vocabularies) = form.parts();
            FormParts { file, vocabularies }
        };
        match choice {
            FormChoice::Forms(forms) => forms.iter().map(parts).collect(),
            FormChoice::Auto => Vec::new(),
        }
    }
}

/// What was made out of one document.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The record, and what rules ask beside it.
    pub facts: Facts,
    /// What the rules found, in the order of the reports.
    pub findings: Vec<Finding>,
}

/// Runs every stage over `bytes`; `path` is what the record calls the file. Total. Recognises no text in pictures.
pub fn check_bytes(bytes: &[u8], path: &str, options: &Options) -> Outcome {
    check(bytes, source(bytes, path), options, &mut Blind)
}

/// The same for a file whose name, length and hash are known, with somebody who recognises text in pictures of its pages
/// where [`Options::ocr`] says so. Total.
pub fn check(
    bytes: &[u8],
    source: Source,
    options: &Options,
    recogniser: &mut dyn Recogniser,
) -> Outcome {
    let facts = match open(bytes, options) {
        Ok(document) => {
            let file = File { bytes, source };
            read(document, file, options, recogniser).facts
        }
        Err(error) => record::not_processed(
            DocumentFacts {
                source,
                ..DocumentFacts::default()
            },
            Some(error),
        ),
    };
    let findings = rule::check(&facts, &options.rules);
    Outcome { facts, findings }
}

/// The outcome for a file that is not opened at all, because it is over a limit that its size alone shows.
pub fn refuse(source: Source, error: Option<OpenError>, options: &Options) -> Outcome {
    let facts = record::not_processed(
        DocumentFacts {
            source,
            ..DocumentFacts::default()
        },
        error,
    );
    let findings = rule::check(&facts, &options.rules);
    Outcome { facts, findings }
}

fn open(
    bytes: &[u8],
    options: &Options,
) -> Result<crate::warning::Warned<pdf::Document>, OpenError> {
    pdf::open(
        bytes,
        &pdf::OpenOptions {
            passwords: options.passwords.clone(),
            limits: options.limits.clone(),
        },
    )
}

/// A file, and what is known of it.
struct File<'b> {
    bytes: &'b [u8],
    source: Source,
}

/// The document as it was read best.
fn read(
    document: crate::warning::Warned<pdf::Document>,
    file: File<'_>,
    options: &Options,
    recogniser: &mut dyn Recogniser,
) -> Reading {
    let File { bytes, source } = file;
    let mut warnings = Vec::new();
    let document = document.collect(&mut warnings);
    let mut content = pdf::read(&document).collect(&mut warnings);
    let (recognised, wordless) =
        recognise(&mut content, bytes, options, recogniser).collect(&mut warnings);
    let arranged = pages::arrange(content);
    let known = |layout: &layout::Layout| {
        let (source, warnings) = (source.clone(), warnings.clone());
        DocumentFacts::new(source, &document.properties, &arranged, layout, warnings)
    };
    let params = layout::Params {
        without: options.without,
        ..layout::Params::default()
    };
    let mut reading = reading::best(&arranged.content, &forms(options), &params, &known);
    record::mark_recognised(&mut reading.facts, &recognised);
    for page in &mut reading.facts.pages {
        page.wordless = page.without_text.is_some() && wordless.contains(&page.number);
    }
    reading.facts.ocr_missing = options.ocr == Ocr::Missing;
    reading
}

/// Has the text recognised of the pages that need it, and gives them that text; with the pages on which there is no word.
#[cfg(feature = "crops")]
fn recognise(
    content: &mut pdf::Content,
    bytes: &[u8],
    options: &Options,
    recogniser: &mut dyn Recogniser,
) -> crate::warning::Warned<(Vec<ocr::Recognised>, Vec<PageNumber>)> {
    let mut wanted = ocr::wanted(content, &options.ocr);
    let samples = ocr::samples(content, &wanted, &options.ocr);
    let Some(engine) = options.ocr.engine() else {
        return crate::warning::Warned::default();
    };
    // What took too much work to read is not drawn.
    if wanted.is_empty() && samples.is_empty() || content.over_limit.is_some() {
        return crate::warning::Warned::default();
    }
    let whole = |page: &pdf::PageContent| {
        let (right, bottom) = (page.width, page.height);
        let area = Rect {
            right,
            bottom,
            ..Rect::default()
        };
        Place::new(page.number, area)
    };
    let areas: Vec<Place> = content.pages.iter().map(whole).collect();
    let mut read = |wanted: &[ocr::Wanted]| {
        if wanted.is_empty() {
            return Vec::new();
        }
        let pictures = crop::pages(bytes.to_vec(), &options.passwords, areas.clone(), wanted);
        recogniser.recognise(&mut pictures.map(ocr::cleared))
    };
    let sampled = read(&samples);
    let (mut recognised, mut doubted) = (Vec::new(), Vec::new());
    for page in &content.pages {
        let sample = sampled.iter().find(|text| text.page == page.number);
        let Some(sample) = sample.filter(|_| !wanted.contains(&page.number)) else {
            continue;
        };
        match ocr::compare(page, sample) {
            ocr::Layer::Unknown => {}
            ocr::Layer::Agrees(share) => {
                recognised.push(ocr::Recognised::layer(page.number, share))
            }
            ocr::Layer::Contradicted(_) => doubted.push(page.number),
        }
    }
    let language = wanted.first().or(doubted.first());
    let language = sampled.iter().find(|text| Some(&text.page) == language);
    let languages = ocr::languages(engine, language);
    wanted.extend(&doubted);
    wanted.sort_unstable();
    let wanted: Vec<ocr::Wanted> = (wanted.into_iter().take(ocr::PAGES))
        .map(|page| ocr::Wanted {
            page,
            bands: Vec::new(),
            languages: languages.clone(),
        })
        .collect();
    let texts = read(&wanted);
    let wordless = ocr::wordless(&texts);
    let (placed, warnings) = ocr::place(content, &texts, &options.ocr, &doubted);
    recognised.extend(placed);
    crate::warning::Warned {
        value: (recognised, wordless),
        warnings,
    }
}

/// Without the drawing library there are no pictures in which text could be recognised.
#[cfg(not(feature = "crops"))]
fn recognise(
    _: &mut pdf::Content,
    _: &[u8],
    _: &Options,
    _: &mut dyn Recogniser,
) -> crate::warning::Warned<(Vec<ocr::Recognised>, Vec<PageNumber>)> {
    crate::warning::Warned::default()
}

/// What the mapper made of `bytes`, with all that it weighed.
///
/// # Errors
/// When the file cannot be opened or has no text that can be read: the code of the rule that says so.
pub fn answers(bytes: &[u8], options: &Options) -> Result<Answers, String> {
    let record = match open(bytes, options) {
        Ok(document) => {
            let file = File {
                bytes,
                source: Source::default(),
            };
            let reading = read(document, file, options, &mut Blind);
            match reading.answers {
                Some(answers) => return Ok(answers),
                None => reading.facts.record,
            }
        }
        Err(error) => record::not_processed(DocumentFacts::default(), Some(error)).record,
    };
    Err(record.problem.unwrap_or_default())
}

/// The parts of a document, for what needs no form. `recogniser` as in [`dump`].
///
/// # Errors
/// When the file cannot be opened.
pub fn parts(
    bytes: &[u8],
    options: &Options,
    recogniser: &mut dyn Recogniser,
) -> Result<section::Sections, OpenError> {
    let document = open(bytes, options)?;
    let mut content = pdf::read(&document.value).value;
    recognise(&mut content, bytes, options, recogniser);
    let arranged = pages::arrange(content);
    let layout = layout::analyze(&arranged.content, &layout::Params::default());
    Ok(section::sections(&layout))
}

fn forms(options: &Options) -> Vec<Arc<Form>> {
    match &options.form {
        FormChoice::Auto => Form::built_in(),
        FormChoice::Forms(forms) => forms.clone(),
    }
}

fn source(bytes: &[u8], path: &str) -> Source {
    Source {
        path: path.to_owned(),
        sha256: hex::sha256(bytes),
        bytes: bytes.len() as u64,
        ..Source::default()
    }
}

/// One stage's output as text, for people who look for the place where something went wrong: `text`, `glyphs`, `lines`,
/// `blocks`, `sections` or `answers`. `recogniser` recognises text in pictures of pages where [`Options::ocr`] says so.
///
/// # Errors
/// When the file cannot be opened.
pub fn dump(
    bytes: &[u8],
    stage: &str,
    options: &Options,
    recogniser: &mut dyn Recogniser,
) -> Result<String, OpenError> {
    let document = open(bytes, options)?;
    if stage == "glyphs" {
        let mut content = pdf::read(&document.value).value;
        recognise(&mut content, bytes, options, recogniser);
        return Ok(pdf::dump(&content));
    }
    let file = File {
        bytes,
        source: Source::default(),
    };
    let Reading {
        layout, answers, ..
    } = read(document, file, options, recogniser);
    Ok(match stage {
        "text" => layout
            .blocks
            .iter()
            .map(|b| b.text.tidied().as_str().to_owned() + "\n\n")
            .collect(),
        "lines" => layout::dump_lines(&layout),
        "blocks" => layout::dump_blocks(&layout),
        "sections" => section::dump(&section::sections(&layout)),
        _ => answers.map_or_else(String::new, |a| form::dump(&a)),
    })
}
