//! The matrix: a row per nomination, a column per field of its form, each cell coloured and signed by its state. Every
//! form has a table of its own; documents without a nomination are in a list before.

use std::collections::BTreeMap;
use std::io::{self, Write};

use maud::{Markup, PreEscaped, html};

use crate::form::Form;
use crate::report::Entry;
use crate::report::clean::clean;
use crate::report::fields::{self, State};
use crate::report::json::{FindingEntry, NominationEntry};
use crate::report::text::{cut_end, nomination_words, status_word};

use super::Context;
use super::card;
use super::tally::{country, status_value};

/// Longest head of a column, in characters.
const HEAD: usize = 26;

/// The rows so far, as markup.
#[derive(Default)]
pub(super) struct Matrix {
    /// Name of a form → its rows.
    forms: BTreeMap<String, String>,
    /// Documents without a nomination.
    others: String,
}

impl Matrix {
    /// Adds the rows of document `number`, counted from 0.
    pub(super) fn add(&mut self, entry: &Entry, number: usize, context: &Context) {
        let document = entry.document;
        if document.nominations.is_empty() {
            self.others.push_str(&other(entry, number, context).0);
        }
        for nomination in &document.nominations {
            let rows = self.forms.entry(nomination.form.clone()).or_default();
            rows.push_str(&row(entry, number, nomination, context).0);
        }
    }

    /// The list and the tables, with marks where their rows go: of thousands of nominations these are not copied.
    pub(super) fn markup(&self, context: &Context) -> Markup {
        let known = |name: &str| {
            let mut forms = context.forms.iter();
            forms.find(|form| form.file.name == name)
        };
        html! {
            @if !self.others.is_empty() {
                section.others aria-labelledby="others" {
                    h2 id="others" { (context.word("others")) }
                    ul { (mark(0)) }
                }
            }
            @for (n, name) in (1..).zip(self.forms.keys()) {
                section.matrix {
                    @match known(name) {
                        Some(form) => { h2 { (clean(&form.file.title)) } (legend(context)) (table(form, &mark(n), context)) }
                        None => { h2 { (clean(name)) } ul { (mark(n)) } }
                    }
                }
            }
        }
    }

    /// Writes a page that has the [`markup`](Matrix::markup) with the rows in their places.
    pub(super) fn write(&self, page: &str, out: &mut impl Write) -> io::Result<()> {
        let mut rest = page;
        let all = std::iter::once(&self.others).chain(self.forms.values());
        for (n, rows) in all.enumerate() {
            if let Some((before, behind)) = rest.split_once(&mark(n).0) {
                out.write_all(before.as_bytes())?;
                out.write_all(rows.as_bytes())?;
                rest = behind;
            }
        }
        out.write_all(rest.as_bytes())
    }
}

/// Where the rows of a table go; no text of a submission can have these signs, because they are escaped.
fn mark(n: usize) -> Markup {
    PreEscaped(format!("<!--rows {n}-->"))
}

fn table(form: &Form, rows: &Markup, context: &Context) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(clean(&form.file.title)) {
            table {
                thead { tr {
                    th scope="col" { (context.messages.word_of("head-nomination")) }
                    th scope="col" { (context.messages.word_of("head-status")) }
                    th.field-head scope="col" { span { (context.messages.word_of("head-file")) } }
                    @for field in &form.file.fields {
                        @let title = fields::title(form, field, &context.lang);
                        th.field-head scope="col" title=(title) {
                            span { @if let Some(n) = &field.number { (n) " " } (cut_end(&title, HEAD)) }
                        }
                    }
                } }
                tbody { (rows) }
            }
        }
    }
}

fn legend(context: &Context) -> Markup {
    html! {
        p.legend {
            @for state in State::ALL {
                span.key {
                    span class={ "sign " (state.class()) } aria-hidden="true" { (state.sign()) }
                    (context.messages.word_of(state.word()))
                }
            }
        }
    }
}

/// A row, or a line of a list where the page does not know the form.
fn row(entry: &Entry, number: usize, nomination: &NominationEntry, context: &Context) -> Markup {
    let document = entry.document;
    let index = nomination.index;
    let id = card::id(number, index);
    let title = nomination_words(nomination, &context.messages);
    let status = status_word(nomination.status, &context.messages);
    let Some(form) = context.form(nomination) else {
        return html! { li { a href={ "#" (id) } { (title) } ": " (status) } };
    };
    let record = entry.record.and_then(|r| r.nominations.get(index));
    let (value, _) = country(entry, index);
    let status_class = status_value(Some(nomination.status));
    html! {
        tr data-n=(id) data-c=(value) {
            th scope="row" {
                a href={ "#" (id) } { (cut_end(&title, 72)) }
                span.faint { (clean(&document.source.path)) }
            }
            td class=(status_class) { (status) }
            (file(form, &id, index, entry, context))
            @for nth in 0..form.file.fields.len() {
                @let state = fields::state(form, nth, index, record, document);
                td class=(state.class()) data-h=[head_of(form, nth, state, context)] {
                    @if state > State::Present {
                        a href={ "#" (id) "-" (nth) } title=(why(form, nth, index, entry)) { (state.sign()) }
                    } @else { (state.sign()) }
                }
            }
        }
    }
}

/// What a cell is called on a narrow screen, where there is no room for columns: only those of which something is said.
fn head_of(form: &Form, nth: usize, state: State, context: &Context) -> Option<String> {
    let field = form
        .file
        .fields
        .get(nth)
        .filter(|_| state > State::Present)?;
    let title = fields::title(form, field, &context.lang);
    let number = field.number.as_ref();
    let number = number.map_or(String::new(), |number| format!("{number} "));
    Some(format!("{number}{}", cut_end(&title, HEAD)))
}

/// The cell of what is found about no field of the form.
fn file(form: &Form, id: &str, index: usize, entry: &Entry, context: &Context) -> Markup {
    let document = entry.document;
    let state = fields::state_of_file(form, index, document);
    let messages: Vec<String> = fields::about_file(form, index, document)
        .map(|finding| clean(&finding.message))
        .collect();
    html! {
        td class=(state.class()) data-h=[(state > State::Present).then(|| context.messages.word_of("head-file"))] {
            @if state > State::Present {
                a href={ "#" (id) } title=(messages.join("; ")) { (state.sign()) }
            } @else { (state.sign()) }
        }
    }
}

/// The messages about a field, for a glance.
fn why(form: &Form, field: usize, index: usize, entry: &Entry) -> String {
    let about = |finding: &&FindingEntry| fields::of_finding(form, finding) == Some(field);
    let findings = entry.document.about(Some(index)).filter(about);
    let messages: Vec<String> = findings.map(|finding| clean(&finding.message)).collect();
    messages.join("; ")
}

fn other(entry: &Entry, number: usize, context: &Context) -> Markup {
    let document = entry.document;
    let messages: Vec<String> = document
        .findings
        .iter()
        .map(|finding| clean(&finding.message))
        .collect();
    html! {
        li data-n=(card::id(number, 0)) {
            a href={ "#" (card::id(number, 0)) } { (clean(&document.source.path)) }
            ": " (card::kind_word(document.kind, context))
            @if !messages.is_empty() { span.faint { " – " (messages.join("; ")) } }
        }
    }
}
