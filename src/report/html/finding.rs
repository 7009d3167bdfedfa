//! A finding: what is wrong, where, what to do, and a picture of the place.

use maud::{Markup, html};

use crate::crop::{NoPicture, Picture};
use crate::finding::{Certainty, Cure};
use crate::geom::Place;
use crate::report::clean::clean;
use crate::report::json::{FindingEntry, WaivedEntry};
use crate::report::message::{Messages, Word};
use crate::report::text::{place_words, severity_word};

use super::Context;
use super::original::Beside;
use super::tally::severity_value;

/// One finding, with what is beside it.
pub(super) fn finding(entry: &FindingEntry, beside: &Beside<'_>, context: &Context) -> Markup {
    let messages = &context.messages;
    let severity = severity_value(entry.severity);
    let message = clean(&entry.message);
    let excerpt = entry.excerpt.as_deref().map(clean);
    // What the message quotes already is not said again.
    let excerpt = excerpt.filter(|text| !text.is_empty() && !message.contains(text.as_str()));
    let crop = beside.crops.iter().find(|crop| crop.at == entry.at);
    html! {
        div class={ "finding " (severity) } data-r=(entry.rule) data-v=(severity) {
            p.head {
                span.badge { (messages.word_of(severity_word(entry.severity))) }
                " " code { (entry.rule) }
                @if let Some(sure) = certainty_word(entry.certainty) {
                    " " span.faint { "(" (messages.word_of(sure)) ")" }
                }
            }
            p.message { (message) }
            @if let Some(place) = place_words(&entry.at, messages) {
                p.place { (beside.place(&place, &entry.at)) @if let Some(text) = &excerpt { ": “" (text) "”" } }
            } @else if let Some(text) = &excerpt {
                p.place { "“" (text) "”" }
            }
            @match crop.map(|crop| &crop.picture) {
                Some(Ok(picture)) => (picture_of(picture, &entry.at, context)),
                Some(Err(why)) => p.faint { (no_picture(*why, context)) },
                None => {}
            }
            @if let Some(help) = entry.help.as_deref().map(clean).filter(|help| !help.is_empty()) {
                p.help { (help) @if entry.cure == Cure::Substantive { " " span.faint { (context.word("substance")) } } }
            }
        }
    }
}

/// What a waiver covers, with the decision.
pub(super) fn waived(waived: &WaivedEntry, context: &Context) -> Markup {
    let messages = &context.messages;
    let until = waived
        .expiry
        .as_deref()
        .map(|expiry| messages.say("until", &[("expiry", Word::Text(expiry))]));
    html! {
        div.finding.waived {
            p.head { span.badge { (messages.word_of("waived")) } " " code { (waived.finding.rule) } }
            p.message { (clean(&waived.finding.message)) }
            p.faint {
                (clean(&waived.reason)) " (" (clean(&waived.officer))
                @if let Some(until) = until { ", " (until) }
                ")"
            }
        }
    }
}

fn certainty_word(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Definite => None,
        Certainty::Likely => Some("likely"),
        Certainty::Possible => Some("possible"),
    }
}

/// The piece of the page with the boxes of `at` over it; a button, which the script lets enlarge it.
fn picture_of(picture: &Picture, at: &[Place], context: &Context) -> Markup {
    html! { button.crop type="button" { (framed(picture, at, "html-picture", &context.messages)) } }
}

/// The piece itself; `alt` is the id of what is said of it.
pub(in crate::report) fn framed(
    picture: &Picture,
    at: &[Place],
    alt: &str,
    messages: &Messages,
) -> Markup {
    let [left, top, right, bottom] = picture.window;
    let page = picture.page.to_string();
    let values = [("page", Word::Text(&page))];
    let alt = messages.say(alt, &values);
    let boxes = at.iter().filter(|place| place.page == picture.page);
    html! {
        span.pic {
            img src={ "data:image/png;base64," (picture.png) } width=(picture.width) height=(picture.height)
                alt=(alt) loading="lazy" decoding="async";
            svg viewBox={ (left) " " (top) " " (right - left) " " (bottom - top) }
                preserveAspectRatio="none" aria-hidden="true" {
                @for place in boxes {
                    @let [l, t, r, b] = place.bbox;
                    // A little air, so that the line does not run through the letters.
                    rect x=(l - 2.0) y=(t - 2.0) width=((r - l).max(0.0) + 4.0) height=((b - t).max(0.0) + 4.0) rx="2" {}
                }
            }
        }
    }
}

fn no_picture(why: NoPicture, context: &Context) -> String {
    context.word(match why {
        NoPicture::Failed => "no-picture-failed",
        NoPicture::TooMuchWork => "no-picture-work",
        NoPicture::Enough => "no-picture-enough",
    })
}
