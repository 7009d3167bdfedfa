//! The statistics as a page that needs nothing else: no script, nothing from outside. Pictures are tables, too.

use maud::{Markup, html};

use crate::report::message::{Messages, Word};
use crate::report::plain_page::page;

use super::Status;
use super::statistics::{ByStatus, Statistics};

const STYLE: &str = include_str!("statistics.css");

/// Width and height of the picture, in its own units.
const PICTURE: (f64, f64) = (720.0, 200.0);

impl Statistics {
    /// The page, in the language of `messages`; `name` is what the ledger is called, `day` the last day that is counted.
    pub fn page(&self, messages: &Messages, name: &str, day: &str) -> String {
        let say = |id: &str| messages.word_of(id);
        let title = say("ledger-statistics");
        let body = html! {
            header {
                h1 { (title) }
                p { (name) " · " (day) " · " (messages.counted("ledger-cases", self.total()))
                    @if self.without_nomination > 0 {
                        " · " (messages.counted("ledger-without", self.without_nomination))
                    }
                }
            }
            main {
                section { h2 { (say("by-status")) } (bar(&self.all, messages)) (totals(&self.all, messages)) }
                section { h2 { (say("ledger-over-time")) } (over_time(self, messages)) (days(self, messages)) }
                section { h2 { (say("ledger-by-region")) } (table(self.region_rows(messages), "ledger-region", messages)) }
                section { h2 { (say("by-country")) } (table(self.country_rows(messages), "column-country", messages)) }
                section { h2 { (say("ledger-by-language")) } (table(self.language_rows(messages), "column-language", messages)) }
                section { h2 { (say("by-rule")) } (rules(self, messages)) }
            }
        };
        page(&title, STYLE, &body, messages)
    }

    /// Rows of the table of regions.
    pub fn region_rows(&self, messages: &Messages) -> Vec<(String, ByStatus)> {
        let rows = self.regions.iter();
        sorted(rows.map(|(id, n)| (messages.word_of(id), *n)).collect())
    }

    /// Rows of the table of countries.
    pub fn country_rows(&self, messages: &Messages) -> Vec<(String, ByStatus)> {
        let rows = self.countries.iter().map(|(code, n)| match code {
            Some(code) => (messages.country(code).to_owned(), *n),
            None => (messages.word_of("no-country"), *n),
        });
        sorted(rows.collect())
    }

    /// Rows of the table of languages.
    pub fn language_rows(&self, messages: &Messages) -> Vec<(String, ByStatus)> {
        let rows = self.languages.iter();
        sorted(
            rows.map(|(code, n)| (messages.language_name(code), *n))
                .collect(),
        )
    }
}

/// The most first, equal ones by name.
fn sorted(mut rows: Vec<(String, ByStatus)>) -> Vec<(String, ByStatus)> {
    rows.sort_by(|a, b| {
        let sum = |n: &ByStatus| n.iter().sum::<usize>();
        sum(&b.1).cmp(&sum(&a.1)).then_with(|| a.0.cmp(&b.0))
    });
    rows
}

fn words(messages: &Messages) -> Vec<String> {
    let all = Status::ALL.iter();
    all.map(|status| messages.word_of(&status.word())).collect()
}

/// One bar of all cases. What it shows is in the table below it, so it is a picture without a text of its own.
fn bar(counts: &ByStatus, messages: &Messages) -> Markup {
    let total = counts.iter().sum::<usize>().max(1) as f64;
    let mut left = 0.0;
    let parts: Vec<(usize, f64, f64)> = counts
        .iter()
        .enumerate()
        .map(|(place, n)| {
            let width = *n as f64 / total * PICTURE.0;
            let part = (place, left, width);
            left += width;
            part
        })
        .collect();
    let label = words(messages)
        .iter()
        .zip(counts)
        .map(|(word, n)| format!("{word}: {n}"))
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        svg viewBox={ "0 0 " (PICTURE.0) " 24" } role="img" aria-label=(label) {
            @for (place, x, width) in parts {
                rect class={ "s" (place) } x=(format!("{x:.1}")) y="0" width=(format!("{width:.1}")) height="24" {}
            }
        }
    }
}

/// All cases on each day, one status upon the other.
fn over_time(counts: &Statistics, messages: &Messages) -> Markup {
    let days: Vec<(&String, &ByStatus)> = counts.days.iter().collect();
    let most = days.iter().map(|(_, n)| n.iter().sum::<usize>()).max();
    let most = most.unwrap_or_default().max(1) as f64;
    let width = PICTURE.0 / days.len().max(1) as f64;
    let label = messages.say(
        "ledger-over-time-picture",
        &[("n", Word::Number(days.len()))],
    );
    html! {
        svg viewBox={ "0 0 " (PICTURE.0) " " (PICTURE.1) } role="img" aria-label=(label) {
            @for (place, (_, by_status)) in days.iter().enumerate() {
                @for (status, bottom, height) in stacked(by_status, most) {
                    rect class={ "s" (status) } x=(format!("{:.1}", place as f64 * width))
                        y=(format!("{:.1}", PICTURE.1 - bottom - height))
                        width=(format!("{:.1}", (width - 1.0).max(0.5))) height=(format!("{height:.1}")) {}
                }
            }
        }
    }
}

/// Status, and where its part of a column begins and how high it is.
fn stacked(counts: &ByStatus, most: f64) -> Vec<(usize, f64, f64)> {
    let mut bottom = 0.0;
    let parts = counts.iter().enumerate();
    parts
        .map(|(status, n)| {
            let height = *n as f64 / most * PICTURE.1;
            let part = (status, bottom, height);
            bottom += height;
            part
        })
        .collect()
}

fn totals(counts: &ByStatus, messages: &Messages) -> Markup {
    html! {
        table {
            tbody {
                @for (place, word) in words(messages).iter().enumerate() {
                    tr { th scope="row" { span.key.{ "s" (place) } {} " " (word) } td { (counts[place]) } }
                }
            }
        }
    }
}

fn days(counts: &Statistics, messages: &Messages) -> Markup {
    html! {
        details {
            summary { (messages.word_of("ledger-as-table")) }
            (table(counts.days.iter().map(|(day, n)| (day.clone(), *n)).collect(), "ledger-day", messages))
        }
    }
}

fn table(rows: Vec<(String, ByStatus)>, first: &str, messages: &Messages) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(messages.word_of(first)) {
            table {
                thead { tr {
                    th scope="col" { (messages.word_of(first)) }
                    th scope="col" { (messages.word_of("ledger-total")) }
                    @for word in words(messages) { th scope="col" { (word) } }
                } }
                tbody {
                    @for (name, counts) in rows {
                        tr {
                            th scope="row" { (name) }
                            td { (counts.iter().sum::<usize>()) }
                            @for n in counts { td { (n) } }
                        }
                    }
                }
            }
        }
    }
}

fn rules(counts: &Statistics, messages: &Messages) -> Markup {
    let mut rows: Vec<(&String, &[usize; 2])> = counts.rules.iter().collect();
    rows.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    html! {
        table {
            thead { tr {
                th scope="col" { (messages.word_of("column-rule")) }
                th scope="col" { (messages.word_of("ledger-first")) }
                th scope="col" { (messages.word_of("ledger-now")) }
            } }
            tbody {
                @for (rule, [first, now]) in rows {
                    tr { th scope="row" { (rule) } td { (first) } td { (now) } }
                }
            }
        }
    }
}
