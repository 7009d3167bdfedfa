//! A nomination as one page to read, and the list of the pages. Each needs nothing else and runs nothing; text from a PDF is
//! escaped by type ([`maud`]).

use maud::{Markup, html};

use crate::form::{Field, FieldType, Form};
use crate::record::Nomination;
use crate::report::clean::{clean, clean_lines};
use crate::report::field_name;
use crate::report::html::text::blocks;
use crate::report::message::Messages;
use crate::report::plain_page;

const STYLE: &str = include_str!("copy.css");

/// The page of one nomination, in the form's order; what the form does not ask for comes last.
pub(super) fn copy(
    nomination: &Nomination,
    form: &Form,
    anonymised: bool,
    messages: &Messages,
) -> String {
    let title = title(nomination, messages);
    let body = html! {
        h1 { (title) }
        dl {
            @for field in header_fields(form, anonymised) {
                dt { (name(form, field, messages)) }
                dd { (header_value(field, nomination, messages)) }
            }
        }
        @for field in sections(form) {
            section {
                h2 { (name(form, field, messages)) }
                @match nomination.sections.get(&field.key) {
                    Some(section) => {
                        (blocks(&section.blocks))
                        @for option in section.options.iter().filter(|option| option.ticked) {
                            p { "☒ " (clean_lines(&option.text)) }
                        }
                    }
                    None => p.none { "– " (messages.word_of("html-state-absent")) },
                }
            }
        }
        @for section in &nomination.additional_sections {
            section {
                h2 {
                    @if let Some(number) = &section.number { (clean(number)) ". " }
                    (clean(&section.heading))
                }
                (blocks(&section.blocks))
            }
        }
        @if !nomination.footnotes.is_empty() {
            section {
                h2 { (messages.word_of("html-footnotes")) }
                @for note in &nomination.footnotes {
                    p { (clean(&note.mark)) " " (clean_lines(&note.text)) }
                }
            }
        }
    };
    page(&title, &body, messages)
}

/// The nomination's title, or that it has none.
pub(super) fn title(nomination: &Nomination, messages: &Messages) -> String {
    let title = nomination.title.as_ref().map(|title| clean(&title.text));
    title.unwrap_or_else(|| messages.word_of("no-title"))
}

/// The fields above the sections, those that say who it is only where that may be said.
pub(super) fn header_fields(form: &Form, anonymised: bool) -> impl Iterator<Item = &Field> {
    form.file.fields.iter().filter(move |field| {
        let elsewhere = matches!(field.kind, FieldType::Title | FieldType::Section);
        let hidden = anonymised && is_personal(field.kind);
        !elsewhere && !hidden
    })
}

/// The fields that are sections.
pub(super) fn sections(form: &Form) -> impl Iterator<Item = &Field> {
    let fields = form.file.fields.iter();
    fields.filter(|field| field.kind == FieldType::Section)
}

/// The list of the copies: name, title and country of each.
pub(super) fn index(rows: &[[String; 3]], messages: &Messages) -> String {
    let title = messages.word_of("html-nominations");
    let body = html! {
        h1 { (title) }
        ol {
            @for [name, title, country] in rows {
                li { a href={ (name) ".html" } { (title) } " (" a href={ (name) ".docx" } { "Word" } ")" @if !country.is_empty() { " – " (country) } }
            }
        }
    };
    page(&title, &body, messages)
}

/// Whether a header field says who it is.
fn is_personal(kind: FieldType) -> bool {
    matches!(
        kind,
        FieldType::Person | FieldType::Telephone | FieldType::Fax | FieldType::Email
    )
}

/// What the form calls a field.
pub(super) fn name(form: &Form, field: &Field, messages: &Messages) -> String {
    field_name::name(form, &field.pointer(), messages).unwrap_or_else(|| clean(&field.key))
}

/// The values of a field above the sections; empty where it is absent.
pub(super) fn header_texts(field: &Field, nomination: &Nomination) -> Vec<String> {
    match field.placed() {
        FieldType::Person => {
            let nominee = nomination.nominee.iter();
            nominee.map(|nominee| nominee.text.clone()).collect()
        }
        FieldType::Country => {
            let country = nomination.country.iter();
            country.map(|country| country.text.clone()).collect()
        }
        FieldType::Telephone => {
            let numbers = nomination.telephones.iter();
            numbers.map(|number| number.text.clone()).collect()
        }
        FieldType::Fax => {
            let numbers = nomination.faxes.iter();
            numbers.map(|number| number.text.clone()).collect()
        }
        FieldType::Email => {
            let emails = nomination.emails.iter();
            emails.map(|email| email.text.clone()).collect()
        }
        FieldType::Title | FieldType::Section => Vec::new(),
        _ => {
            let value = nomination.fields.get(&field.key).into_iter();
            value.map(|value| value.text.clone()).collect()
        }
    }
}

fn header_value(field: &Field, nomination: &Nomination, messages: &Messages) -> Markup {
    let texts = header_texts(field, nomination);
    html! {
        @if texts.is_empty() { span.none { "– " (messages.word_of("html-state-absent")) } }
        @for (place, text) in texts.iter().enumerate() {
            @if place > 0 { br; }
            (clean_lines(text))
        }
    }
}

fn page(title: &str, body: &Markup, messages: &Messages) -> String {
    let body = html! { main { (body) } };
    plain_page::page(title, STYLE, &body, messages)
}
