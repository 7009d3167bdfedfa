//! Why a field was or was not found: what the mapper scored, for `trace`.
//!
//! [`trace`] picks one field out of the answers; [`text`] says it in plain English sentences, and its JSON form has the
//! same. Nothing is scored anew: what is shown is what decided.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::finding::Certainty;
use crate::form::{
    Answers, Candidate, Evidence, Field, FieldAnswer, FieldType, Fit, FormFile, Kind,
    NominationAnswers, PrintedNumber, SectionIndex, THRESHOLDS, Thresholds, Verdict,
};
use crate::geom::Place;

use super::clean::clean;
use super::message::Messages;
use super::text::{Palette, place_words, wrap};

/// Widest line, in columns.
const WIDTH: usize = 100;

/// One field of one document: what was compared with it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Trace {
    schema_version: String,
    /// The path as given.
    source: String,
    kind: Kind,
    form: String,
    /// The forms that it could be, the one that was chosen first; empty where there was no choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    forms: Vec<Fit>,
    field: TracedField,
    /// Of the form's section headings, how many were found, and how many there are.
    headings: (usize, usize),
    /// Share of the document's readable text that is under a field or section, from 0 to 1.
    placed: f32,
    thresholds: Thresholds,
    /// One per nomination that was asked for.
    nominations: Vec<Traced>,
}

#[derive(Debug, Serialize, Deserialize)]
struct TracedField {
    key: String,
    pointer: String,
    #[serde(rename = "type")]
    kind: FieldType,
    number: Option<PrintedNumber>,
    required: bool,
}

/// The field in one nomination.
#[derive(Debug, Serialize, Deserialize)]
struct Traced {
    index: usize,
    label: Option<String>,
    title: Option<String>,
    language: String,
    pages: [u32; 2],
    /// Its label or heading as the form prints it in the nomination's language.
    printed: String,
    found: bool,
    /// From 0 to 1, for what was found.
    confidence: Option<f32>,
    evidence: Vec<Evidence>,
    /// The values of a header field as printed.
    values: Vec<Value>,
    /// The headings it is between.
    after: Option<String>,
    before: Option<String>,
    /// For what was not found: how sure that is, and where it should be.
    certainty: Option<Certainty>,
    gap: Vec<Place>,
    candidates: Vec<Tried>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Value {
    text: String,
    at: Vec<Place>,
}

/// A line that was compared with the field.
#[derive(Debug, Serialize, Deserialize)]
struct Tried {
    text: String,
    at: Vec<Place>,
    wording: f32,
    number: Option<String>,
    number_fits: Option<bool>,
    prominence: f32,
    score: f32,
    accepted: bool,
    verdict: Verdict,
}

/// The index of the field that `name` means: by its key, or by a pointer to it or to one of its values.
pub fn field_named(form: &FormFile, name: &str) -> Option<usize> {
    form.fields.iter().position(|field| {
        let pointer = field.pointer();
        let below = name
            .strip_prefix(&pointer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        field.key == name || below
    })
}

/// The field at `field` of the form that `answers` are mapped onto, in all nominations or in the one that `nomination`
/// names by its letter or its place, counted from 1.
pub fn trace(answers: &Answers, source: &str, field: usize, nomination: Option<&str>) -> Trace {
    let form = &answers.form;
    let asked = form.file.fields.get(field);
    let wanted = |index: usize, n: &NominationAnswers| {
        nomination
            .is_none_or(|name| n.label.as_deref() == Some(name) || (index + 1).to_string() == name)
    };
    let section = |f: &&Field| f.kind == FieldType::Section;
    let sections = || form.file.fields.iter().filter(section).count();
    Trace {
        schema_version: "1".to_owned(),
        source: source.to_owned(),
        kind: answers.kind,
        form: form.file.name.clone(),
        forms: match answers.fits.as_slice() {
            [_, _, ..] => answers.fits.clone(),
            _ => Vec::new(),
        },
        field: TracedField {
            key: asked.map_or_else(String::new, |f| f.key.clone()),
            pointer: asked.map_or_else(String::new, Field::pointer),
            kind: asked.map_or(FieldType::Text, |f| f.kind),
            number: asked.and_then(|f| f.number.clone()),
            required: asked.is_some_and(|f| f.required),
        },
        headings: (
            answers.headings_found,
            (answers.fits.first()).map_or_else(sections, |fit| fit.of),
        ),
        placed: hundredths(1.0 - answers.unplaced_share()),
        thresholds: THRESHOLDS,
        nominations: answers
            .nominations
            .iter()
            .enumerate()
            .filter(|(index, n)| wanted(*index, n))
            .filter_map(|(index, n)| Some(traced(answers, index, n, field, n.fields.get(field)?)))
            .collect(),
    }
}

impl Trace {
    /// Whether there is no nomination in it.
    pub fn is_empty(&self) -> bool {
        self.nominations.is_empty()
    }
}

fn traced(
    answers: &Answers,
    index: usize,
    n: &NominationAnswers,
    field: usize,
    answer: &FieldAnswer,
) -> Traced {
    let form = &answers.form;
    let asked = form.file.fields.get(field);
    let title = form
        .file
        .fields
        .iter()
        .zip(&n.fields)
        .find(|(f, _)| f.kind == FieldType::Title)
        .and_then(|(_, a)| a.lines.first());
    let section = answer.section.as_ref();
    let found = section.is_some() || !answer.lines.is_empty();
    let (before, after) = neighbours(n, field);
    let absence = answer.absence.as_ref();
    Traced {
        index,
        label: n.label.clone(),
        title: title.map(|t| composed(t.as_str())),
        language: n.language.clone(),
        pages: [n.pages.0.get(), n.pages.1.get()],
        printed: asked.map_or_else(String::new, |f| form.called(&n.language, f)),
        found,
        confidence: found.then(|| hundredths(answer.confidence)),
        evidence: section.map_or_else(Vec::new, |s| s.evidence.clone()),
        values: answer
            .lines
            .iter()
            .map(|text| Value {
                text: composed(text.as_str()),
                at: text.places(),
            })
            .collect(),
        after: before,
        before: after,
        certainty: absence.map(|a| a.certainty),
        gap: absence.map_or_else(Vec::new, |a| a.gap.clone()),
        candidates: answer.candidates.iter().map(tried).collect(),
    }
}

/// The headings right before and right after the section in the document.
fn neighbours(n: &NominationAnswers, field: usize) -> (Option<String>, Option<String>) {
    let heading = |at: &SectionIndex| {
        let section = match at {
            SectionIndex::Field(i) => n.fields.get(*i)?.section.as_ref(),
            SectionIndex::Additional(i) => n.additional.get(*i),
        };
        section.map(|s| composed(s.heading.as_str()))
    };
    let Some(own) = n
        .order
        .iter()
        .position(|at| *at == SectionIndex::Field(field))
    else {
        return (None, None);
    };
    let before = own.checked_sub(1).and_then(|i| n.order.get(i));
    (
        before.and_then(heading),
        n.order.get(own + 1).and_then(heading),
    )
}

fn tried(c: &Candidate) -> Tried {
    Tried {
        text: composed(&c.text),
        at: c.at.clone(),
        wording: hundredths(c.wording),
        number: c.number.as_ref().map(|(printed, _)| printed.clone()),
        number_fits: c.number.as_ref().map(|(_, fits)| *fits),
        prominence: hundredths(c.prominence),
        score: hundredths(c.score),
        accepted: c.verdict.accepted(),
        verdict: c.verdict,
    }
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Rounded to hundredths, so that a score reads the same on every machine.
fn hundredths(score: f32) -> f32 {
    (score * 100.0).round() / 100.0
}

/// The trace as sentences, for people; what comes from the PDF is cleaned.
pub fn text(trace: &Trace, palette: &Palette) -> String {
    let mut out = String::new();
    let strong = palette.strong;
    let field = &trace.field;
    let _ = writeln!(out, "{strong}{}{strong:#}", clean(&trace.source));
    match trace.kind {
        Kind::SummaryDeck => line(
            &mut out,
            0,
            "This is a deck of slides: it has no nomination, so no field was looked for.",
        ),
        Kind::Unrecognised if trace.headings.0 > 0 && trace.headings.0 == trace.headings.1 => line(
            &mut out,
            0,
            &format!(
                "All headings of the form {} were found, but not the title by which it is recognised (`recognise` in its \
                 form.toml), so no field was looked for.",
                trace.form
            ),
        ),
        Kind::Unrecognised => line(
            &mut out,
            0,
            &format!(
                "This is not the form {}: only {} of its {} headings were found, so no field was looked for. \
                 `nomcheck text FILE --stage sections` shows which lines could be headings.",
                trace.form, trace.headings.0, trace.headings.1
            ),
        ),
        _ => {}
    }
    for n in &trace.nominations {
        let label = n
            .label
            .as_ref()
            .map_or(String::new(), |l| format!("{}. ", clean(l)));
        let title = n
            .title
            .as_deref()
            .map_or("without title".to_owned(), |t| format!("“{}”", clean(t)));
        let _ = writeln!(
            out,
            "\nNomination {label}{title}, pages {} to {}, form {}, language {}",
            n.pages[0], n.pages[1], trace.form, n.language
        );
        let number = field
            .number
            .as_ref()
            .map_or(String::new(), |n| format!("section {n}, "));
        let _ = writeln!(
            out,
            "{strong}{}{strong:#} ({number}“{}”, {})\n",
            field.key,
            n.printed,
            if field.required {
                "required"
            } else {
                "not required"
            }
        );
        nomination(&mut out, field, n);
    }
    if !trace.nominations.is_empty() {
        out.push('\n');
        thresholds(&mut out, field.kind, &trace.thresholds);
        let share = (trace.placed * 100.0).round();
        line(
            &mut out,
            0,
            &format!("{share} % of the document's text is under a field or section."),
        );
    }
    if let [chosen, next, ..] = trace.forms.as_slice()
        && trace.kind != Kind::SummaryDeck
    {
        let said = |fit: &Fit| {
            let why = match fit.fits {
                true => "",
                false => ", which are too few, or its titles say otherwise",
            };
            let Fit {
                form, headings, of, ..
            } = fit;
            format!("{form} ({headings} of {of} headings{why})")
        };
        line(
            &mut out,
            0,
            &format!(
                "Of the forms, {} fits best, then {}.",
                said(chosen),
                said(next)
            ),
        );
    }
    out
}

fn nomination(out: &mut String, field: &TracedField, n: &Traced) {
    let taken: Vec<&Tried> = n.candidates.iter().filter(|c| c.accepted).collect();
    let refused: Vec<&Tried> = n.candidates.iter().filter(|c| !c.accepted).collect();
    if n.found {
        let sure = n.confidence.unwrap_or_default();
        line(out, 0, &format!("Found, with certainty {sure:.2}."));
        for value in &n.values {
            line(
                out,
                2,
                &format!("“{}”{}", clean(&value.text), place(&value.at)),
            );
        }
    } else {
        line(
            out,
            0,
            match n.certainty {
                Some(Certainty::Definite) => {
                    "Not found, and no line is enough like it to be in doubt."
                }
                Some(Certainty::Likely) => "Not found; one line looks a little like it.",
                _ if n.candidates.iter().any(|c| c.verdict == Verdict::Shared) => {
                    "Not found under a heading of its own."
                }
                _ => "Not found, but it may be there without having been recognised.",
            },
        );
        if !n.gap.is_empty() {
            let shared = n.candidates.iter().any(|c| c.verdict == Verdict::Shared);
            let what = if shared { "Look" } else { "It should be" };
            line(out, 0, &format!("{what} here{}.", place(&n.gap)));
        }
    }
    if !taken.is_empty() {
        line(
            out,
            0,
            match field.kind {
                FieldType::Section => "Its heading:",
                _ => "Taken from:",
            },
        );
    }
    for candidate in &taken {
        self::candidate(out, field, n, candidate);
    }
    if refused.is_empty() {
        let other = if n.found { "No other line" } else { "No line" };
        line(out, 0, &format!("{other} comes near."));
        return;
    }
    line(
        out,
        0,
        match (n.found, refused.len()) {
            (true, 1) => "What came second:",
            (true, _) => "What else was considered, the nearest first:",
            (false, 1) => "The line that comes nearest:",
            (false, _) => "The lines that come nearest:",
        },
    );
    for candidate in refused {
        self::candidate(out, field, n, candidate);
    }
}

/// A line, its evidence, and what became of it.
fn candidate(out: &mut String, field: &TracedField, n: &Traced, c: &Tried) {
    line(out, 2, &format!("“{}”{}", clean(&c.text), place(&c.at)));
    let mut evidence = Vec::new();
    if field.kind != FieldType::Title || c.wording > 0.0 {
        evidence.push(format!("words {:.2}", c.wording));
    }
    if field.kind == FieldType::Section {
        evidence.push(match (&c.number, c.number_fits) {
            (Some(number), Some(true)) => format!("number {} as on the form", clean(number)),
            (Some(number), _) => format!("number {}, which is not the form's", clean(number)),
            _ => "no number".to_owned(),
        });
    }
    if matches!(field.kind, FieldType::Section | FieldType::Title) {
        evidence.push(format!("set apart {:.2}", c.prominence));
    }
    if field.kind == FieldType::Section {
        evidence.push(format!("together {:.2}", c.score));
    }
    line(out, 4, &evidence.join(", "));
    let kind = field.kind;
    let labelled = kind == FieldType::Title && c.wording > 0.0;
    let mut why = match (c.verdict, labelled) {
        (Verdict::Taken, true) => LABEL_TAKEN,
        (verdict, _) => verdict_words(verdict, kind),
    }
    .to_owned();
    if c.accepted && n.evidence.contains(&Evidence::Sequence) && c.verdict != Verdict::Repeated {
        let between = match (&n.after, &n.before) {
            (Some(a), Some(b)) => format!("after “{}” and before “{}”", clean(a), clean(b)),
            (Some(a), None) => format!("after “{}”", clean(a)),
            (None, Some(b)) => format!("before “{}”", clean(b)),
            (None, None) => String::new(),
        };
        let _ = write!(why, " It is {between}, in the form's order.");
    }
    line(out, 4, &why);
}

/// Why a label's value was taken, the title's too.
const LABEL_TAKEN: &str = "Taken: a label of the form, in the header.";

/// Why a line was taken or refused.
fn verdict_words(verdict: Verdict, kind: FieldType) -> &'static str {
    match (verdict, kind) {
        (Verdict::Taken, FieldType::Title) => "Taken: the block that stands out before the header.",
        (Verdict::Taken, FieldType::Section) => "Taken: this evidence is enough.",
        (Verdict::Taken, _) => LABEL_TAKEN,
        (Verdict::TakenInSequence, _) => {
            "Taken: its words alone are too far, but it is just where the form has this heading, and is set like the others."
        }
        (Verdict::Repeated, _) => "The same heading once more: kept as an additional section.",
        (Verdict::NoValue, _) => "Refused: the label has no value after it.",
        (Verdict::Wording, FieldType::Section) => "Refused: its words are too far from the form's.",
        (Verdict::Wording, _) => "Refused: its words are too far from the form's label.",
        (Verdict::Support, FieldType::Title) => {
            "Refused: it does not stand out, nor has it a letter or number."
        }
        (Verdict::Support, _) => {
            "Refused: its words are near, but neither its number nor its type speaks for a heading."
        }
        (Verdict::RunsIn, _) => {
            "Refused: it runs into a sentence, and sentences begin with these words too."
        }
        (Verdict::OtherField, _) => "Refused: the line is the heading of another section.",
        (Verdict::Shared, _) => {
            "It is the heading of another section and names this one too: the answer may be there."
        }
        (Verdict::Weaker, _) => "Refused: it is less set apart than this document's headings are.",
        (Verdict::Unnumbered, _) => {
            "Refused: this document's headings are numbered, and it is not."
        }
        (Verdict::OtherNumbering, _) => {
            "Refused: this document's headings are numbered in another way."
        }
        (Verdict::Surer, _) => "Refused: the same heading is elsewhere, and is much surer.",
        (Verdict::BeforeSections, _) => {
            "Refused: it is before the sections, in the title or the header."
        }
        (Verdict::OutsideHeader, _) => {
            "Refused: it is outside the header, so it belongs to the text there."
        }
        (Verdict::AboveLabel, _) => "Refused: a label in the header gives the title.",
    }
}

/// What it takes to be a heading or a label.
fn thresholds(out: &mut String, kind: FieldType, t: &Thresholds) {
    let said = match kind {
        FieldType::Section => format!(
            "What it takes: words from {:.2} on, with a number or some type; from {:.2} on, with the form's number or type \
             that is set apart (from {:.2} on); from {:.2} on, with both; less only between the right neighbours.",
            t.exact, t.near, t.set_apart, t.far
        ),
        FieldType::Title => format!(
            "What it takes: a label with words from {:.2} on, in the header; without one, to be before the header, \
             set apart from 0.40 on, or with a letter or number.",
            t.label
        ),
        _ => format!(
            "What it takes: a label with words from {:.2} on, in the header before the sections.",
            t.label
        ),
    };
    line(out, 0, &said);
}

fn place(at: &[Place]) -> String {
    place_words(at, &Messages::new("en")).map_or(String::new(), |words| format!(", {words}"))
}

/// A paragraph, wrapped and indented.
fn line(out: &mut String, indent: usize, text: &str) {
    for row in wrap(text, WIDTH - indent, WIDTH - indent) {
        let _ = writeln!(out, "{:indent$}{row}", "");
    }
}
