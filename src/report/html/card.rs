//! A document's cards: one per nomination, or one for a document that has none. A card is closed at first and shows a
//! line; open, it has the fields with the findings beside them.

use maud::{Markup, html};

use crate::fold::fold;
use crate::form::{Field, FieldType, Form, Kind};
use crate::record::{Nomination, Record, Telephone};
use crate::report::Entry;
use crate::report::clean::{clean, clean_lines};
use crate::report::fields::{self, State};
use crate::report::json::{Document, FindingEntry, NominationEntry};
use crate::report::text::{nomination_words, status_word};

use super::Context;
use super::finding::{finding, waived};
use super::original::Beside;
use super::tally::{country, status_value};
use super::text::blocks;

/// The cards of document `number`, counted from 0.
pub(super) fn document(entry: &Entry, number: usize, context: &Context) -> Markup {
    let document = entry.document;
    html! {
        @if document.nominations.is_empty() {
            (without_nomination(entry, number, context))
        }
        @for nomination in &document.nominations {
            (card(entry, number, nomination, context))
        }
    }
}

/// The id of a nomination's card.
pub(super) fn id(document: usize, index: usize) -> String {
    format!("n{document}-{index}")
}

/// `2 errors, 1 note`; nothing for none.
pub(super) fn counts<'f>(
    findings: impl IntoIterator<Item = &'f FindingEntry>,
    context: &Context,
) -> String {
    use crate::finding::Severity::{Error, Note, Warning};
    let severities: Vec<_> = findings.into_iter().map(|f| f.severity).collect();
    let counted = |(severity, id)| {
        let n = severities.iter().filter(|s| **s == severity).count();
        (n > 0).then(|| context.messages.counted(id, n))
    };
    let all = [(Error, "errors"), (Warning, "warnings"), (Note, "notes")];
    all.into_iter()
        .filter_map(counted)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a document without nomination is.
pub(super) fn kind_word(kind: Kind, context: &Context) -> String {
    context.messages.word_of(match kind {
        Kind::SummaryDeck => "deck",
        Kind::Unrecognised => "unrecognised",
        Kind::NotProcessed => "not-processed",
        Kind::Nomination | Kind::Compendium => "whole-file",
    })
}

fn card(entry: &Entry, number: usize, nomination: &NominationEntry, context: &Context) -> Markup {
    let document = entry.document;
    let index = nomination.index;
    let record = entry.record.and_then(|r| r.nominations.get(index));
    let own = || document.about(None).filter(|_| index == 0);
    let beside = Beside::of(entry, context);
    let (value, name) = country(entry, index);
    let status = status_value(Some(nomination.status));
    let summary = html! {
        span.status { (status_word(nomination.status, &context.messages)) }
        h3 { (nomination_words(nomination, &context.messages)) }
        span.faint {
            (clean(&document.source.path))
            @if let Some(pages) = pages(record, document, context) { " · " (pages) }
            @if !name.is_empty() { " · " (name) }
        }
        span.counts { (counts(own().chain(document.about(Some(index))), context)) }
    };
    html! {
        details.card id=(id(number, index)) data-s=(status) data-c=(value) data-q=(sought(document, record, &name)) {
            summary { (summary) }
            (beside.whole(record.map_or(1, |record| record.pages[0]), context))
            @let about: Vec<&FindingEntry> = own().collect();
            @if !about.is_empty() || (index == 0 && document.waived_about(None).next().is_some()) {
                div.whole {
                    h4 { (context.word("whole-file")) }
                    @for found in about { (finding(found, &beside, context)) }
                    @if index == 0 {
                        @for found in document.waived_about(None) { (waived(found, context)) }
                    }
                }
            }
            @match context.form(nomination) {
                Some(form) => (rows(entry, number, index, record, form, context)),
                None => (plain(document, index, &beside, context)),
            }
            @if index == 0 && let Some(record) = entry.record { (unplaced(record, context)) }
        }
    }
}

/// What the search looks at: title, file, country, people, organisations, addresses and numbers; without accents, in small
/// letters.
fn sought(document: &Document, record: Option<&Nomination>, country: &str) -> String {
    let mut texts: Vec<&str> = vec![&document.source.path, country];
    if let Some(record) = record {
        texts.extend(record.title.as_ref().map(|title| title.text.as_str()));
        texts.extend(record.nominee.as_ref().map(|nominee| nominee.text.as_str()));
        texts.extend(record.emails.iter().map(|email| email.text.as_str()));
        texts.extend(record.telephones.iter().map(|one| one.text.as_str()));
        texts.extend(
            record
                .telephones
                .iter()
                .filter_map(|one| one.e164.as_deref()),
        );
        for section in record.sections.values() {
            texts.extend(section.organisations.iter().map(String::as_str));
            for person in &section.people {
                texts.extend(person.name.as_deref());
                texts.extend(person.organisation.as_deref());
                texts.extend(person.emails.iter().map(|email| email.text.as_str()));
            }
        }
    }
    fold(&texts.join(" "))
}

fn pages(record: Option<&Nomination>, document: &Document, context: &Context) -> Option<String> {
    use crate::report::message::Word;
    let messages = &context.messages;
    match record.map(|record| record.pages) {
        Some([first, last]) if document.nominations.len() > 1 => {
            let (first, last) = (first.to_string(), last.to_string());
            let values = [("page", Word::Text(&first)), ("last", Word::Text(&last))];
            Some(messages.say(if first == last { "page" } else { "page-to" }, &values))
        }
        _ => (document.source.pages > 0).then(|| messages.counted("pages", document.source.pages)),
    }
}

/// The findings of a nomination whose form the page does not know.
fn plain(document: &Document, index: usize, beside: &Beside<'_>, context: &Context) -> Markup {
    html! {
        div.whole {
            @for found in document.about(Some(index)) { (finding(found, beside, context)) }
        }
    }
}

/// One row per field, additional section and group of footnotes: the answer, and the findings beside it.
fn rows(
    entry: &Entry,
    number: usize,
    index: usize,
    record: Option<&Nomination>,
    form: &Form,
    context: &Context,
) -> Markup {
    let document = entry.document;
    let lang = context.lang.as_str();
    let shown = Beside::of(entry, context);
    let beside = |about: &dyn Fn(&FindingEntry) -> bool| {
        let found = document.about(Some(index)).filter(|f| about(f));
        let let_pass = document
            .waived_about(Some(index))
            .filter(|w| about(&w.finding));
        let inside = html! {
            @for found in found { (finding(found, &shown, context)) }
            @for found in let_pass { (waived(found, context)) }
        };
        // Most fields have none.
        html! { @if !inside.0.is_empty() { div { (inside) } } }
    };
    let about_none = |finding: &FindingEntry| {
        fields::of_finding(form, finding).is_none() && fields::of_additional(finding).is_none()
    };
    let whole = beside(&about_none);
    html! {
        @if !whole.0.is_empty() { div.whole { (whole) } }
        @for (nth, field) in form.file.fields.iter().enumerate() {
            @let state = fields::state(form, nth, index, record, document);
            div.field id={ (id(number, index)) "-" (nth) } {
                div.answer {
                    h4 {
                        span class={ "sign " (state.class()) } aria-hidden="true" { (state.sign()) }
                        @if let Some(n) = &field.number { (n) ". " }
                        (fields::title(form, field, lang))
                    }
                    (answer(field, state, record, context))
                }
                (beside(&|f| fields::of_finding(form, f) == Some(nth)))
            }
        }
        @if let Some(record) = record {
            @for (nth, section) in record.additional_sections.iter().enumerate() {
                div.field id={ (id(number, index)) "-a" (nth) } {
                    div.answer {
                        h4 {
                            @if let Some(n) = &section.number { (clean(n)) ". " }
                            (clean(&section.heading)) " "
                            span.faint { "(" (context.messages.word_of("field-additional")) ")" }
                        }
                        (blocks(&section.blocks))
                    }
                    (beside(&|f| fields::of_additional(f) == Some(nth)))
                }
            }
            @if !record.footnotes.is_empty() {
                div.field { div.answer {
                    h4 { (context.word("footnotes")) }
                    @for note in &record.footnotes { p { (clean(&note.mark)) " " (clean_lines(&note.text)) } }
                } }
            }
        }
    }
}

/// What the nomination answers to a field, in full.
fn answer(field: &Field, state: State, record: Option<&Nomination>, context: &Context) -> Markup {
    let absent = || {
        let state = match state {
            State::Missing => State::Missing,
            _ => State::Absent,
        };
        html! { p.faint { (context.messages.word_of(state.word())) } }
    };
    let Some(record) = record else {
        return html! {};
    };
    let lines = |lines: Vec<String>| match lines.is_empty() {
        true => absent(),
        false => html! { @for line in lines { p.value { (line) } } },
    };
    match field.placed() {
        FieldType::Title => lines(record.title.iter().map(|t| clean(&t.text)).collect()),
        FieldType::Person => match &record.nominee {
            Some(person) => html! { p.value { (clean_lines(&person.text)) } },
            None => absent(),
        },
        FieldType::Country => lines(
            record
                .country
                .iter()
                .map(|c| with(&c.text, c.code.as_deref()))
                .collect(),
        ),
        FieldType::Telephone => lines(record.telephones.iter().map(telephone).collect()),
        FieldType::Fax => lines(record.faxes.iter().map(telephone).collect()),
        FieldType::Email => lines(record.emails.iter().map(|e| clean(&e.text)).collect()),
        FieldType::Section => match record.sections.get(&field.key) {
            Some(section) => blocks(&section.blocks),
            None => absent(),
        },
        _ => {
            let text = record.fields.get(&field.key);
            lines(text.iter().map(|text| clean(&text.text)).collect())
        }
    }
}

fn telephone(number: &Telephone) -> String {
    with(&number.text, number.e164.as_deref())
}

/// A value as printed, with what it was read as where that differs.
fn with(printed: &str, read: Option<&str>) -> String {
    let printed = clean(printed);
    match read {
        Some(read) if read != printed => format!("{printed} ({read})"),
        _ => printed,
    }
}

/// Text that belongs to no field, and text that was left out, folded away.
fn unplaced(record: &Record, context: &Context) -> Markup {
    html! {
        @if !record.unplaced.is_empty() {
            details.unplaced {
                summary { (context.messages.counted("html-unplaced", record.unplaced.len())) }
                @for text in &record.unplaced { p { (clean_lines(&text.text)) } }
            }
        }
        @if !record.left_out.is_empty() {
            details.unplaced {
                summary { (context.messages.counted("html-left-out", record.left_out.len())) }
                @for left in &record.left_out {
                    p { span.faint { (context.word(left.role.code())) ": " } (clean_lines(&left.text)) }
                }
            }
        }
    }
}

/// A deck, a file that is not a nomination, or one that could not be processed.
fn without_nomination(entry: &Entry, number: usize, context: &Context) -> Markup {
    let document = entry.document;
    let beside = Beside::of(entry, context);
    html! {
        details.card id=(id(number, 0)) data-s=(status_value(document.status)) data-c="" data-q=(sought(document, None, "")) {
            summary {
                span.status { (kind_word(document.kind, context)) }
                h3 { (clean(&document.source.path)) }
                span.faint {
                    @if document.source.pages > 0 {
                        (context.messages.counted("pages", document.source.pages))
                    }
                }
                span.counts { (counts(&document.findings, context)) }
            }
            div.whole {
                @for found in &document.findings { (finding(found, &beside, context)) }
                @for found in &document.waived { (waived(found, context)) }
            }
            @if let Some(record) = entry.record {
                @for slide in &record.summaries {
                    div.field { div.answer {
                        h4 { @if let Some(title) = &slide.title { (clean(title)) } @else { (context.messages.word_of("no-title")) } }
                        @for paragraph in slide.text.split("\n\n") { p { (clean_lines(paragraph)) } }
                    } }
                }
                (unplaced(record, context))
            }
        }
    }
}
