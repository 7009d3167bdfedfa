//! The officer's list as a page (`officer.html`): today's work first, then what needs a person, with pictures of what was
//! read in a scan beside what was read. It needs nothing else and runs nothing.

use std::io::{self, Write};

use maud::{Markup, PreEscaped, html};

use crate::crop::Crop;
use crate::geom::Place;
use crate::record::Record;
use crate::report::clean::clean;
use crate::report::html::{Heading, framed};
use crate::report::message::{Messages, Word};
use crate::report::plain_page::page;

use super::aside::{Aside, Part};
use super::row::{Row, day_words};
use super::standing::{DueCase, DueList};

const STYLE: &str = include_str!("officer.css");

/// Most bytes of pictures: the page stays one that opens at once, and memory does not grow with the scans.
const PICTURES: usize = 24 << 20;

/// Where the parts that wait outside memory go; no text of a submission can have these, because its signs are escaped.
const READ: &str = "<!--read-->";
const REST: &str = "<!--rest-->";

/// The page while it is made; each part is markup.
pub(super) struct OfficerPage {
    /// Rows of the table of drafts.
    drafts: String,
    /// Rows of those without one.
    without: String,
    /// What was read in scans.
    read: Part,
    /// What no letter says, per document.
    rest: Part,
    /// Bytes of pictures so far.
    pictures: usize,
}

/// A finding as a line of the page, with its picture.
pub(super) struct Line<'f> {
    pub(super) text: String,
    pub(super) at: &'f [Place],
}

impl OfficerPage {
    /// An empty one; so are the asides.
    pub(super) fn new(rest: Box<dyn Aside>, read: Box<dyn Aside>) -> OfficerPage {
        OfficerPage {
            drafts: String::new(),
            without: String::new(),
            read: Part::new(read),
            rest: Part::new(rest),
            pictures: 0,
        }
    }

    /// Adds a draft; `state` says that somebody has edited it.
    pub(super) fn draft(&mut self, row: &Row<'_>, state: Option<&str>, messages: &Messages) {
        let links = html! {
            a href={ (row.name) ".eml" } { (row.name) ".eml" } " "
            a href={ (row.name) ".txt" } { ".txt" }
        };
        let links = match row.covered {
            true => {
                html! { (messages.say("officer-covered", &[("letter", Word::Text(row.name))])) }
            }
            false => links,
        };
        let points = row.points.map_or("–".to_owned(), |n| n.to_string());
        let row = html! {
            tr {
                td { (links) @if let Some(state) = state { " – " strong { (state) } } }
                td { (clean(row.to)) } td { (clean(row.nomination)) } td { (clean(row.file)) } td.n { (points) }
            }
        };
        self.drafts.push_str(&row.0);
    }

    /// Adds somebody who gets no letter, and why.
    pub(super) fn without(&mut self, nomination: &str, file: &str, why: &str) {
        let row =
            html! { tr { td { (clean(nomination)) } td { (clean(file)) } td { (clean(why)) } } };
        self.without.push_str(&row.0);
    }

    /// Adds what was read in pictures of a document's pages, each value beside its place.
    pub(super) fn read(
        &mut self,
        path: &str,
        record: &Record,
        crops: &[Crop],
        messages: &Messages,
    ) -> io::Result<()> {
        let mut rows = String::new();
        for nomination in &record.nominations {
            for value in nomination.recognised_values() {
                let sure = value.confidence.map(|sure| (sure * 100.0).round());
                let row = html! {
                    tr {
                        th scope="row" { (messages.word_of(&format!("field-{}", value.field))) }
                        td { (clean(value.text)) @if let Some(sure) = sure { " " span.faint { "(" (sure) "\u{a0}%)" } } }
                        td { @if let Some(picture) = self.picture(value.at, crops, messages) { (picture) } }
                    }
                };
                rows.push_str(&row.0);
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        let part = html! { h3 { (clean(path)) } table { tbody { (PreEscaped(rows)) } } };
        self.read.push(&part.0)
    }

    /// Adds what no letter asks about in a document: under each heading its lines.
    pub(super) fn left(
        &mut self,
        path: &str,
        groups: &[(Option<String>, Vec<Line<'_>>)],
        crops: &[Crop],
        messages: &Messages,
    ) -> io::Result<()> {
        let mut part = html! { h3 { (clean(path)) } }.0;
        for (heading, lines) in groups {
            let group = html! {
                @if let Some(heading) = heading { h4 { (clean(heading)) } }
                ul {
                    @for line in lines {
                        li {
                            (line.text)
                            @if let Some(picture) = self.picture(line.at, crops, messages) { (picture) }
                        }
                    }
                }
            };
            part.push_str(&group.0);
        }
        self.rest.push(&part)
    }

    /// The picture of a place, if there is one and room for it.
    fn picture(&mut self, at: &[Place], crops: &[Crop], messages: &Messages) -> Option<Markup> {
        let crop = crops.iter().find(|crop| crop.at == at && !at.is_empty())?;
        let picture = crop.picture.as_ref().ok()?;
        self.pictures = self.pictures.saturating_add(picture.png.len());
        (self.pictures <= PICTURES)
            .then(|| html! { div.crop { (framed(picture, at, "html-place", messages)) } })
    }

    /// Writes the page.
    pub(super) fn write(
        &mut self,
        out: &mut dyn Write,
        parts: &Parts<'_>,
        messages: &Messages,
    ) -> io::Result<()> {
        let page = self.text(parts, messages);
        let mut left = page.as_str();
        for (mark, part) in [(READ, &mut self.read), (REST, &mut self.rest)] {
            if let Some((before, after)) = left.split_once(mark) {
                out.write_all(before.as_bytes())?;
                part.copy(out)?;
                left = after;
            }
        }
        out.write_all(left.as_bytes())
    }

    /// The page without what waits. `due` is what the ledger says; `unneeded` are edited drafts that nothing replaces, `intro` says how drafts
    /// are to be taken, `totals` counts the run.
    fn text(&self, parts: &Parts<'_>, messages: &Messages) -> String {
        let word = |id: &str| messages.word_of(id);
        let heads = |ids: &[&str]| {
            html! { thead { tr { @for id in ids { th scope="col" { (word(id)) } } } } }
        };
        let title = word("officer-title");
        let body = html! {
            header {
                h1 { (title) }
                @if let Some(line) = parts.heading.line() { p { (line) } }
                p.faint { (parts.totals) }
            }
            main {
                section aria-labelledby="today" {
                    h2 id="today" { (word("officer-today")) }
                    @for list in parts.due.iter().filter(|list| list.urgent) { (due_list(list, messages)) }
                    h3 { (word("officer-drafts-today")) }
                    p { (parts.intro) }
                    @if !self.drafts.is_empty() {
                        div.scroll tabindex="0" role="region" aria-label=(word("officer-drafts-today")) { table {
                            (heads(&["officer-letter", "officer-to", "head-nomination", "head-file", "officer-points"]))
                            tbody { (PreEscaped(&self.drafts)) }
                        } }
                    }
                    @if !parts.unneeded.is_empty() {
                        h3 { (word("officer-unneeded")) }
                        ul { @for name in parts.unneeded { li { (clean(name)) } } }
                    }
                    @for list in parts.due.iter().filter(|list| !list.urgent) { (due_list(list, messages)) }
                }
                @if !self.without.is_empty() {
                    section aria-labelledby="without" {
                        h2 id="without" { (word("officer-without")) }
                        div.scroll tabindex="0" role="group" aria-labelledby="without" { table {
                            (heads(&["head-nomination", "head-file", "officer-why"]))
                            tbody { (PreEscaped(&self.without)) }
                        } }
                    }
                }
                @if !self.read.is_empty() {
                    section aria-labelledby="read" {
                        h2 id="read" { (word("officer-read")) }
                        p { (word("officer-read-why")) }
                        (PreEscaped(READ))
                    }
                }
                @if !self.rest.is_empty() || !parts.system.is_empty() {
                    section aria-labelledby="rest" {
                        h2 id="rest" { (word("officer-rest")) }
                        p { (word("officer-rest-why")) }
                        (PreEscaped(REST))
                        @if !parts.system.is_empty() { ul { @for line in parts.system { li { (line) } } } }
                    }
                }
            }
        };
        page(&title, STYLE, &body, messages)
    }
}

/// What is known when all documents have come.
pub(super) struct Parts<'p> {
    pub(super) heading: &'p Heading,
    pub(super) totals: String,
    pub(super) intro: String,
    pub(super) due: &'p [DueList],
    pub(super) unneeded: &'p [String],
    /// What is wrong with the configuration, and faults of the tool.
    pub(super) system: &'p [String],
}

fn due_list(list: &DueList, messages: &Messages) -> Markup {
    html! {
        h3 { (messages.counted(list.heading, list.cases.len())) }
        ul.due {
            @for case in &list.cases { li { (due_case(case, messages)) } }
        }
    }
}

fn due_case(case: &DueCase, messages: &Messages) -> Markup {
    let what: Vec<String> = [&case.nominee, &case.title]
        .into_iter()
        .flatten()
        .map(|text| clean(text))
        .collect();
    let what = match what.is_empty() {
        true => messages.word_of("officer-unread"),
        false => what.join(" – "),
    };
    let days = [("ledger-asked-on", case.asked), ("ledger-due-on", case.due)];
    let days = days.into_iter().filter_map(|(id, day)| {
        let day = day_words(day?, messages);
        Some(messages.say(id, &[("day", Word::Text(&day))]))
    });
    html! {
        span.n { (case.number) } " " (what)
        @for day in days { " · " (day) }
        @if let Some(file) = &case.file { span.faint { (clean(file)) } }
    }
}
