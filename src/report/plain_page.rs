//! The head of a page without a script, for every page but the report: nothing is loaded, sent or run, and of styles only
//! its own counts.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::message::Messages;

/// `<head>` of a page with `title` and `style`.
pub(crate) fn head(title: &str, style: &str) -> Markup {
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    let policy = format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    );
    html! {
        head {
            meta charset="utf-8";
            meta name="generator" content="nomcheck";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            title { (title) }
            style { (PreEscaped(style)) }
        }
    }
}

/// The whole page, in the language of `messages`.
pub(crate) fn page(title: &str, style: &str, body: &Markup, messages: &Messages) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(messages.language()) { (head(title, style)) body { (body) } }
    };
    page.0 + "\n"
}
