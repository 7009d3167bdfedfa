//! The batch at a glance, above everything else: how many are in which state, which fields fail most, where nominations
//! come from and in which languages. Each bar has its name and number as text beside it, so that nobody needs the picture.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::Context;
use super::tally::Tally;

/// How many bars there are of a kind.
const BARS: usize = 8;

/// Fewest nominations of which a picture says more than the totals.
const FEWEST: usize = 3;

/// The picture; nothing for a few nominations.
pub(super) fn picture(tally: &Tally, context: &Context) -> Markup {
    let all: usize = tally.statuses.values().sum();
    if all < FEWEST {
        return html! {};
    }
    let messages = &context.messages;
    let statuses = ["complete", "incomplete", "not-processed", "other"];
    let statuses: Vec<(String, usize, &str)> = statuses
        .into_iter()
        .filter_map(|value| {
            let name = match value {
                "other" => context.word("status-other"),
                value => messages.word_of(value),
            };
            Some((name, *tally.statuses.get(value)?, value))
        })
        .collect();
    let countries = tally.countries.values().map(|(name, n)| {
        let none = || context.word("no-country");
        (
            if name.is_empty() {
                none()
            } else {
                name.clone()
            },
            *n,
        )
    });
    let languages = tally.languages.iter();
    let languages = languages.map(|(code, n)| (messages.language_name(code), *n));
    let fields = tally.fields.iter().map(|(name, n)| (name.clone(), *n));
    html! {
        section.picture aria-labelledby="glance" {
            h2 id="glance" { (context.word("glance")) }
            div.charts {
                (chart(&messages.word_of("by-status"), &statuses, all))
                (ranked(&context.word("fields-failing"), fields.collect(), all))
                (ranked(&messages.word_of("by-country"), countries.collect(), all))
                (ranked(&context.word("by-language"), languages.collect(), all))
            }
        }
    }
}

/// The most first, and those that are left over as one.
fn ranked(title: &str, mut bars: Vec<(String, usize)>, all: usize) -> Markup {
    bars.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    let rest: usize = bars.iter().skip(BARS).map(|(_, n)| n).sum();
    bars.truncate(BARS);
    if rest > 0 {
        bars.push(("…".to_owned(), rest));
    }
    let bars: Vec<(String, usize, &str)> =
        bars.into_iter().map(|(name, n)| (name, n, "")).collect();
    chart(title, &bars, all)
}

fn chart(title: &str, bars: &[(String, usize, &str)], all: usize) -> Markup {
    let width = |n: usize| format!("{:.1}", n as f64 / all.max(1) as f64 * 100.0);
    html! {
        @if !bars.is_empty() {
            div.chart {
                h3 { (title) }
                ul {
                    @for (name, n, class) in bars {
                        li {
                            span.name { (name) }
                            svg.bar viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
                                rect.ground width="100" height="8" {}
                                rect class={ "part " (class) } width=(width(*n)) height="8" {}
                            }
                            span.n { (n) }
                        }
                    }
                }
            }
        }
    }
}
