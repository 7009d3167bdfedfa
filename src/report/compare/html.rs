//! The comparison as one HTML file with the look of the report: an overview, and a card per nomination with its points and
//! the answers that changed. It needs nothing else and runs nothing: there is no script, and a content security policy
//! that would not let one. Text from a PDF is escaped by type ([`maud`]).
//!
//! The overview comes first and is known last, so the cards wait in a spool.

use std::io::{self, Read, Seek, SeekFrom, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::clean::clean;
use crate::report::message::Word;
use crate::report::plain_page;
use crate::report::snapshot::shown::{Sign, changes};

use super::text::Names;
use super::{Change, CompareEnd, CompareWriter, Compared, Point, PointState, VersionRef};

/// The report's look, and what only a comparison has.
const STYLE: &str = concat!(
    include_str!("../html/style.css"),
    include_str!("compare.css")
);

/// Writes the page; cards wait in `S`, which starts empty.
pub struct HtmlCompare<W, S> {
    out: W,
    spool: S,
    names: Names,
    /// The rows of the overview.
    rows: String,
    /// How many nominations came.
    number: usize,
}

impl<W: Write, S: Read + Write + Seek> HtmlCompare<W, S> {
    /// A page into `out`; `spool` is empty and private.
    pub fn new(out: W, spool: S, names: Names) -> Self {
        HtmlCompare {
            out,
            spool,
            names,
            rows: String::new(),
            number: 0,
        }
    }

    fn word(&self, id: &str) -> String {
        self.names.messages.word_of(id)
    }

    fn heading(&self, compared: &Compared) -> String {
        let title = self.names.title(compared);
        let version = compared.new.as_ref().or(compared.old.as_ref());
        title.unwrap_or_else(|| version.map_or(String::new(), |v| clean(&v.source)))
    }

    fn row(&self, compared: &Compared, id: &str) -> Markup {
        let cell = |version: &Option<VersionRef>| {
            let source = version.as_ref().map(|v| clean(&v.source));
            source.unwrap_or_else(|| "–".to_owned())
        };
        let count = |state| compared.count(state);
        let unasked = compared.changed(false).count();
        html! {
            tr {
                th scope="row" { a href={ "#" (id) } { (self.heading(compared)) } }
                td { (cell(&compared.old)) }
                td { (cell(&compared.new)) }
                (number("open", count(PointState::Open)))
                (number("new", count(PointState::New)))
                (number("answered", count(PointState::Answered)))
                (number("changed", unasked))
            }
        }
    }

    fn card(&self, compared: &Compared, id: &str) -> Markup {
        let to_do = compared.points.iter().any(|p| p.open_severity().is_some())
            || compared.changed(false).next().is_some();
        let state = if to_do { "incomplete" } else { "complete" };
        let sum = self.names.sum(compared).join(", ");
        let versions = [&compared.old, &compared.new];
        let versions: Vec<String> = versions
            .into_iter()
            .flatten()
            .map(|version| clean(&version.source))
            .collect();
        html! {
            details.card id=(id) data-s=(state) open[to_do] {
                summary {
                    span.status { (self.word(if to_do { "compare-look" } else { "compare-fine" })) }
                    h3 { (self.heading(compared)) }
                    span.faint { (versions.join(" → ")) }
                    span.counts { (sum) }
                }
                div.inside {
                    @if let Some(by) = self.names.matched(compared.matched_by) { p.faint { (by) } }
                    @if !compared.points.is_empty() {
                        ul.points { @for point in &compared.points { (self.point(point)) } }
                    }
                    (self.changed(compared, false))
                    (self.changed(compared, true))
                }
            }
        }
    }

    fn point(&self, point: &Point) -> Markup {
        let class = match point.state {
            PointState::Open => "open",
            PointState::New => "new",
            PointState::Answered => "answered",
            PointState::Waived => "waived",
        };
        let before = point.before.as_ref().or(point.now.as_ref());
        let message = before.map_or(String::new(), |finding| clean(&finding.message));
        let now = point.now.as_ref().filter(|_| point.before.is_some());
        let now = now
            .map(|now| clean(&now.message))
            .filter(|now| *now != message);
        let help = point.now.as_ref().and_then(|now| now.help.as_deref());
        html! {
            li {
                span class={ "was " (class) } { (self.names.state(point.state)) }
                div {
                    (message)
                    @if let Some(now) = &now {
                        " – " (self.names.messages.say("compare-now", &[("message", Word::Text(now))]))
                    }
                    @if point.before.is_some() && !point.asked {
                        " " span.faint { "(" (self.word("compare-not-asked")) ")" }
                    }
                    @if let Some(help) = help { br; span.faint { (clean(help)) } }
                }
            }
        }
    }

    fn changed(&self, compared: &Compared, asked: bool) -> Markup {
        let changed: Vec<&Change> = compared.changed(asked).collect();
        let head = match asked {
            true => "compare-changed-asked",
            false => "compare-changed-unasked",
        };
        html! {
            @if !changed.is_empty() {
                h4 { (self.word(head)) }
                @for change in changed {
                    h5 { (self.names.field(compared, change)) }
                    (difference(change))
                }
            }
        }
    }

    fn head(&self, end: &CompareEnd) -> Markup {
        let title = self.word("compare-title");
        let mut totals = end.totals.words(&self.names.messages);
        if !end.system_errors.is_empty() {
            let n = end.system_errors.len();
            totals.push(self.names.messages.counted("total-failures", n));
        }
        html! {
            (plain_page::head(&title, STYLE))
            body {
                header { h1 { (title) } p.totals { (totals.join(" · ")) } }
                main {
                    @if !end.system_errors.is_empty() {
                        section.trouble aria-labelledby="failures" {
                            h2 id="failures" { (self.names.messages.counted("total-failures", end.system_errors.len())) }
                            ul {
                                @for error in &end.system_errors {
                                    li {
                                        @if let Some(source) = &error.source { strong { (clean(source)) } ": " }
                                        (clean(&error.message))
                                    }
                                }
                            }
                        }
                    }
                    section aria-labelledby="overview" {
                        h2 id="overview" { (self.word("sheet-overview")) }
                        div.scroll {
                            table.overview {
                                thead { tr {
                                    th scope="col" { (self.word("head-nomination")) }
                                    th scope="col" { (self.word("compare-earlier")) }
                                    th scope="col" { (self.word("compare-later")) }
                                    th scope="col" { (self.word("compare-open")) }
                                    th scope="col" { (self.word("compare-new")) }
                                    th scope="col" { (self.word("compare-answered")) }
                                    th scope="col" { (self.word("compare-unasked")) }
                                } }
                                tbody { (PreEscaped(&self.rows)) }
                            }
                        }
                    }
                    section aria-labelledby="nominations" {
                        h2 id="nominations" { (self.word("html-nominations")) }
                        (PreEscaped(CARDS))
                    }
                }
                footer {
                    p.faint { (end.tool.name) " " (end.tool.version) ". " (self.word("compare-promise")) }
                }
            }
        }
    }
}

/// The placeholder of the cards while they wait. No text from a PDF can hold it: an escaped text has no `<`.
const CARDS: &str = "<!--cards-->";

impl<W: Write, S: Read + Write + Seek> CompareWriter for HtmlCompare<W, S> {
    fn nomination(&mut self, compared: &Compared) -> io::Result<()> {
        self.number += 1;
        let id = format!("n{}", self.number);
        let row = self.row(compared, &id);
        self.rows.push_str(&row.0);
        let card = self.card(compared, &id);
        self.spool.write_all(card.0.as_bytes())
    }

    fn end(&mut self, end: &CompareEnd) -> io::Result<()> {
        let lang = self.names.messages.language();
        let page = self.head(end).0;
        let (head, foot) = page.split_once(CARDS).unwrap_or((page.as_str(), ""));
        write!(self.out, "{}<html lang=\"{lang}\">{head}", DOCTYPE.0)?;
        self.spool.flush()?;
        self.spool.seek(SeekFrom::Start(0))?;
        io::copy(&mut self.spool, &mut self.out)?;
        writeln!(self.out, "{foot}</html>")?;
        self.out.flush()
    }
}

fn number(class: &str, n: usize) -> Markup {
    html! {
        @match n {
            0 => { td.number.faint { "0" } }
            n => { td class={ "number " (class) } { (n) } }
        }
    }
}

/// What an answer was and is, with the words that differ marked.
fn difference(change: &Change) -> Markup {
    let (old, new) = (change.old.as_deref(), change.new.as_deref());
    let lines = changes(old.unwrap_or_default(), new.unwrap_or_default());
    html! {
        @for (sign, words) in lines {
            @let was = sign == Sign::Was;
            p class={ "diff " (if was { "was-text" } else { "is-text" }) } {
                @for (place, (word, changed)) in words.iter().enumerate() {
                    @if place > 0 { " " }
                    @match (changed, was) {
                        (true, true) => { del { (word) } }
                        (true, false) => { ins { (word) } }
                        (false, _) => { (word) }
                    }
                }
            }
        }
    }
}
