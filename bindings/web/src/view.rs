//! Document and record → what is there and what is missing, field by field. Text of the PDF is cleaned of control and
//! invisible characters here; the page shows it as text, never as markup.

use std::sync::Arc;

use nomcheck::form::{BlockKind, Field, FieldType, Form};
use nomcheck::geom::Place;
use nomcheck::record::{Block, Nomination, Record};
use nomcheck::report::clean::{clean, clean_lines};
use nomcheck::report::field_name;
use nomcheck::report::fields::{State, of_additional, of_finding, state};
use nomcheck::report::json::{Document, NominationEntry};
use serde::Serialize;

use super::words::{InEach, Words};

/// What the page shows beside the findings.
#[derive(Serialize)]
pub struct View {
    nominations: Vec<NominationView>,
    /// Text that belongs to no field.
    unplaced: Vec<String>,
}

/// A nomination, field by field.
#[derive(Serialize)]
struct NominationView {
    label: Option<String>,
    title: Option<String>,
    /// What people call the form.
    form: Option<String>,
    /// First and last page.
    pages: [u32; 2],
    fields: Vec<FieldView>,
    /// Sections that the form does not have.
    additional: Vec<Additional>,
    /// The findings about no field, by their place in the document.
    whole: Vec<usize>,
}

/// A field of the form and its answer.
#[derive(Serialize)]
struct FieldView {
    /// What the form calls it.
    name: InEach<String>,
    /// `present`, `missing`, `faulty` …
    state: &'static str,
    required: bool,
    answer: Vec<Line>,
    /// Of a section.
    words: Option<usize>,
    page: Option<u32>,
    /// The findings about it, by their place in the document.
    findings: Vec<usize>,
}

/// A piece of an answer.
#[derive(Serialize)]
struct Line {
    /// `line`, `paragraph`, `item`, `heading`, `row`, `caption`.
    kind: &'static str,
    text: String,
}

/// A section that the form does not have.
#[derive(Serialize)]
struct Additional {
    heading: String,
    answer: Vec<Line>,
    page: Option<u32>,
    findings: Vec<usize>,
}

/// What the page shows of `document`, whose record it is; `forms` are those that it may have been mapped onto.
pub fn view(document: &Document, record: &Record, forms: &[Arc<Form>], words: &Words) -> View {
    let nominations = document.nominations.iter().filter_map(|entry| {
        let of_record = record.nominations.get(entry.index)?;
        let form = forms.iter().find(|form| form.file.name == entry.form);
        let form = form.map(AsRef::as_ref);
        Some(nomination(entry, of_record, form, document, words))
    });
    View {
        nominations: nominations.collect(),
        unplaced: (record.unplaced.iter())
            .map(|text| clean_lines(&text.text))
            .collect(),
    }
}

fn nomination(
    entry: &NominationEntry,
    record: &Nomination,
    form: Option<&Form>,
    document: &Document,
    words: &Words,
) -> NominationView {
    let index = entry.index;
    let own: Vec<(usize, _)> = (document.findings.iter().enumerate())
        .filter(|(_, f)| f.nomination.as_ref().map(|n| n.index) == Some(index))
        .collect();
    let field_of = |f| form.and_then(|form| of_finding(form, f));
    let about = |test: &dyn Fn(Option<usize>, Option<usize>) -> bool| -> Vec<usize> {
        let fits = own
            .iter()
            .filter(|(_, f)| test(field_of(f), of_additional(f)));
        fits.map(|(place, _)| *place).collect()
    };
    let field_view = |form: &Form, nth: usize, field: &Field| {
        let (answer, at, counted) = answer(field, record);
        FieldView {
            name: words.each(|messages| {
                let name = field_name::name(form, &field.pointer(), messages);
                begun(&name.unwrap_or_else(|| clean(&field.key)))
            }),
            state: State::class(state(form, nth, index, Some(record), document)),
            required: field.required,
            answer,
            words: counted,
            page: page(at),
            findings: about(&|of_field, _| of_field == Some(nth)),
        }
    };
    let fields = form.map(|form| {
        let all = form.file.fields.iter().enumerate();
        all.map(|(nth, field)| field_view(form, nth, field))
            .collect()
    });
    let additional = record.additional_sections.iter().enumerate();
    NominationView {
        label: entry.label.as_deref().map(clean),
        title: entry.title.as_deref().map(clean),
        form: form.map(|form| clean(&form.file.title)),
        pages: record.pages,
        fields: fields.unwrap_or_default(),
        additional: additional
            .map(|(nth, section)| Additional {
                heading: clean(&match &section.number {
                    Some(number) => format!("{number}. {}", section.heading),
                    None => section.heading.clone(),
                }),
                answer: section.blocks.iter().map(block).collect(),
                page: page(&section.at),
                findings: about(&|_, of_additional| of_additional == Some(nth)),
            })
            .collect(),
        whole: about(&|of_field, of_additional| of_field.is_none() && of_additional.is_none()),
    }
}

/// With a capital letter, as a heading.
fn begun(name: &str) -> String {
    let mut rest = name.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}

/// What the nomination answers to a field, where, and how many words a section has.
fn answer<'r>(field: &Field, record: &'r Nomination) -> (Vec<Line>, &'r [Place], Option<usize>) {
    let printed = |texts: Vec<(&str, &'r [Place])>| {
        let at = texts.first().map_or(&[][..], |(_, at)| at);
        let lines = texts.iter().map(|(text, _)| Line {
            kind: "line",
            text: clean_lines(text),
        });
        (lines.collect(), at, None)
    };
    match field.placed() {
        FieldType::Title => {
            let title = record.title.iter();
            printed(title.map(|t| (t.text.as_str(), t.at.as_slice())).collect())
        }
        FieldType::Person => {
            let person = record.nominee.iter();
            printed(person.map(|p| (p.text.as_str(), p.at.as_slice())).collect())
        }
        FieldType::Country => {
            let country = record.country.iter();
            printed(
                country
                    .map(|c| (c.text.as_str(), c.at.as_slice()))
                    .collect(),
            )
        }
        FieldType::Telephone | FieldType::Fax => {
            let numbers = match field.placed() {
                FieldType::Fax => &record.faxes,
                _ => &record.telephones,
            };
            let numbers = numbers.iter();
            printed(
                numbers
                    .map(|n| (n.text.as_str(), n.at.as_slice()))
                    .collect(),
            )
        }
        FieldType::Email => {
            let emails = record.emails.iter();
            printed(emails.map(|e| (e.text.as_str(), e.at.as_slice())).collect())
        }
        FieldType::Section => match record.sections.get(&field.key) {
            Some(section) => (
                section.blocks.iter().map(block).collect(),
                &section.at,
                Some(section.words),
            ),
            None => printed(Vec::new()),
        },
        _ => {
            let value = record.fields.get(&field.key).into_iter();
            printed(value.map(|v| (v.text.as_str(), v.at.as_slice())).collect())
        }
    }
}

fn block(block: &Block) -> Line {
    Line {
        kind: match block.kind {
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem => "item",
            BlockKind::Subheading => "heading",
            BlockKind::TableRow => "row",
            BlockKind::Caption => "caption",
        },
        text: clean_lines(&block.text),
    }
}

fn page(at: &[Place]) -> Option<u32> {
    at.first().map(|place| place.page.get())
}
