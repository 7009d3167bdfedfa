//! What is around the nominations: the tool's own faults and the configuration's before them; slides that were
//! matched, versions and rules after.

use maud::{Markup, html};

use crate::report::End;
use crate::report::clean::clean;

use super::Context;
use super::finding::finding;
use super::original::Beside;

/// Faults of the tool and of the configuration: shown first, as they put the rest in doubt.
pub(super) fn troubles(end: &End, context: &Context) -> Markup {
    let configuration = &end.configuration;
    html! {
        @if !end.system_errors.is_empty() {
            section.trouble aria-labelledby="failures" {
                h2 id="failures" { (context.messages.counted("total-failures", end.system_errors.len())) }
                ul {
                    @for error in &end.system_errors {
                        li {
                            @if let Some(source) = &error.source { strong { (clean(source)) } ": " }
                            (clean(&error.message)) " " span.faint { "(" (clean(&error.stage)) ")" }
                        }
                    }
                }
            }
        }
        @if !configuration.findings.is_empty() {
            section.trouble aria-labelledby="configuration" {
                h2 id="configuration" {
                    (context.word("configuration"))
                    @if let Some(path) = &configuration.path { " " span.faint { (clean(path)) } }
                }
                @for found in &configuration.findings { (finding(found, &Beside::none(), context)) }
            }
        }
    }
}

/// Slides of decks and the nominations that they sum up.
pub(super) fn matches(end: &End, context: &Context) -> Markup {
    html! {
        @if !end.summary_matches.is_empty() {
            section aria-labelledby="matches" {
                h2 id="matches" { (context.word("matches")) }
                table.plain {
                    thead { tr {
                        th scope="col" { (context.word("slide")) }
                        th scope="col" { (context.messages.word_of("head-nomination")) }
                        th scope="col" { (context.word("alike")) }
                    } }
                    tbody {
                        @for pair in &end.summary_matches {
                            tr {
                                td { (clean(&pair.slide.source)) ", " (pair.slide.page) }
                                td { (clean(&pair.nomination.source)) " #" (pair.nomination.index + 1) }
                                td { (format!("{:.0} %", pair.score * 100.0)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Versions, and which rules had their say.
pub(super) fn about(end: &End, context: &Context) -> Markup {
    let tool = &end.tool;
    html! {
        details.about {
            summary { (context.word("about")) }
            dl {
                dt { (context.word("tool")) } dd { (tool.name) " " (tool.version) }
                @if let Some(today) = &tool.today { dt { (context.word("today")) } dd { (today) } }
                dt { (context.word("forms")) }
                dd { @for (name, version) in &tool.forms { (clean(name)) " " code { (version) } " " } }
                dt { (context.word("data")) } dd { (tool.country_data) "; " (tool.numbering_data) }
                dt { (context.word("rules-run")) }
                dd { code { (tool.rules) } ": " (end.rules.run.join(", ")) }
                @if !end.rules.skipped.is_empty() {
                    dt { (context.word("rules-skipped")) }
                    dd { @for rule in &end.rules.skipped { p { (rule.rule) " (" (rule.why) ")" } } }
                }
                @if let Some(path) = &end.configuration.path {
                    dt { (context.word("configuration")) } dd { (clean(path)) }
                }
            }
        }
    }
}
