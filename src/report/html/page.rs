//! The frame of the page: its policy, style and script, the totals, the filter, and what comes before and after the
//! cards.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::report::End;
use crate::report::message::Word;
use crate::report::text::severity_word;

use super::Context;
use super::about;
use super::matrix::Matrix;
use super::picture;
use super::tally::{Tally, severity_value};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Everything up to the first card.
pub(super) fn head(end: &End, matrix: &Matrix, tally: &Tally, context: &Context) -> Markup {
    let title = context.word("title");
    let opened = html! {
        head {
            meta charset="utf-8";
            meta name="generator" content="nomcheck";
            meta http-equiv="Content-Security-Policy" content=(policy());
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    };
    let before = html! {
        header {
            h1 { (title) }
            @if let Some(line) = context.head.line() { p.heading { (line) } }
            p.totals { (totals(end, context)) }
        }
        (filter(tally, context))
    };
    let overview = html! {
        (about::troubles(end, context))
        (picture::picture(tally, context))
        (matrix.markup(context))
        (about::matches(end, context))
    };
    // maud closes what it opens; what the cards are in is closed by `foot`.
    let lang = &context.lang;
    PreEscaped(format!(
        "{}<html lang=\"{lang}\">{}<body>{}<main>{}<section id=\"cards\" aria-labelledby=\"nominations\">{}",
        DOCTYPE.0,
        opened.0,
        before.0,
        overview.0,
        html! { h2 id="nominations" { (context.word("nominations")) } }.0,
    ))
}

/// Everything after the last card.
pub(super) fn foot(end: &End, context: &Context) -> Markup {
    let after = html! {
        footer { (about::about(end, context)) p.faint { (context.word("promise")) } }
        dialog id="large" aria-label=(context.word("large")) {
            button type="button" id="close" { (context.word("close")) }
            div.place {}
        }
        script { (PreEscaped(SCRIPT)) }
    };
    PreEscaped(format!("</section></main>{}</body></html>\n", after.0))
}

/// Nothing is loaded, sent or run but what is in the file itself: style and script are known by their hashes.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn totals(end: &End, context: &Context) -> String {
    let (s, messages) = (&end.summary, &context.messages);
    let all = [
        ("n", Word::Number(s.nominations)),
        ("documents", Word::Number(s.documents)),
    ];
    let mut parts = vec![
        messages.say("total", &all),
        messages.counted("total-complete", s.complete),
        messages.counted("total-incomplete", s.incomplete),
    ];
    let some = [
        ("total-not-processed", s.not_processed),
        ("errors", s.errors),
        ("warnings", s.warnings),
        ("notes", s.notes),
        ("total-waived", s.waived),
        ("total-known", s.known),
        ("total-ignored", s.ignored),
        ("total-failures", end.system_errors.len()),
    ];
    let counted = some.into_iter().filter(|(_, n)| *n > 0);
    parts.extend(counted.map(|(id, n)| messages.counted(id, n)));
    parts.join(" · ")
}

/// What the page can be narrowed to. Hidden without the script, which is the only one to use it.
fn filter(tally: &Tally, context: &Context) -> Markup {
    let messages = &context.messages;
    let choice = |id: &str, options: Vec<(String, String, usize)>| {
        html! {
            label { (context.word(&format!("by-{id}")))
                select id=(id) {
                    option value="*" { (context.word("all")) }
                    @for (value, name, n) in options { option value=(value) { (name) " (" (n) ")" } }
                }
            }
        }
    };
    let statuses = ["incomplete", "complete", "not-processed", "other"];
    let statuses = statuses.into_iter().filter_map(|value| {
        let name = match value {
            "other" => context.word("status-other"),
            value => messages.word_of(value),
        };
        Some((value.to_owned(), name, *tally.statuses.get(value)?))
    });
    let severities = tally.severities.iter().map(|(severity, n)| {
        let severity = severity.0;
        let name = messages.word_of(severity_word(severity));
        (severity_value(severity).to_owned(), name, *n)
    });
    let rules = tally
        .rules
        .iter()
        .map(|(rule, n)| (rule.clone(), rule.clone(), *n));
    let mut countries: Vec<(String, String, usize)> = tally
        .countries
        .iter()
        .map(|(value, (name, n))| match value.is_empty() {
            true => (value.clone(), context.word("no-country"), *n),
            false => (value.clone(), name.clone(), *n),
        })
        .collect();
    countries.sort_by(|a, b| a.1.cmp(&b.1));
    html! {
        search {
            div id="filter" hidden data-shown=(context.word("shown")) {
                (choice("status", statuses.collect()))
                (choice("severity", severities.collect()))
                (choice("rule", rules.collect()))
                (choice("country", countries))
                label { (context.word("by-text")) input id="text" type="search" autocomplete="off" spellcheck="false"; }
                button type="button" id="reset" { (context.word("reset")) }
                button type="button" id="open" { (context.word("open")) }
                button type="button" id="shut" { (context.word("shut")) }
                button type="button" id="print" { (context.word("print")) }
                output id="shown" aria-live="polite" {}
            }
        }
    }
}
