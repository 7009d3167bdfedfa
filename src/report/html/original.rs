//! Links from the page to the PDFs: relative to where the page is, so that both can be moved together.

use maud::{Markup, html};

use crate::crop::Crop;
use crate::geom::Place;
use crate::report::Entry;
use crate::report::locator::page_of;

use super::Context;

/// What is shown beside a finding: its pictures, and the file that it is about.
pub(super) struct Beside<'e> {
    /// Pictures of the document.
    pub(super) crops: &'e [Crop],
    /// The PDF as a link; `None` where it cannot be opened.
    href: Option<String>,
}

impl<'e> Beside<'e> {
    /// What belongs to a document.
    pub(super) fn of(entry: &Entry<'e>, context: &Context) -> Beside<'e> {
        Beside {
            crops: entry.crops,
            href: href(&entry.document.source.path, context),
        }
    }

    /// What belongs to no document.
    pub(super) fn none() -> Beside<'static> {
        Beside {
            crops: &[],
            href: None,
        }
    }

    /// A place in words, as a link to its page.
    pub(super) fn place(&self, words: &str, at: &[Place]) -> Markup {
        html! {
            @match (&self.href, page_of(at)) {
                (Some(href), Some(page)) => a href={ (href) "#page=" (page) } { (words) },
                _ => (words),
            }
        }
    }

    /// A link to the PDF as a whole, from its page `page` on.
    pub(super) fn whole(&self, page: u32, context: &Context) -> Markup {
        html! {
            @if let Some(href) = &self.href {
                p.original { a href={ (href) "#page=" (page) } { (context.word("original")) } }
            }
        }
    }
}

/// The address of a file; `None` for standard input, what is in an archive, and where the page is not in a place that is
/// known.
fn href(path: &str, context: &Context) -> Option<String> {
    if path == "-" || path.contains("!/") {
        return None;
    }
    let start = match path.starts_with('/') {
        true => "file://",
        false => context.head.links.as_deref()?,
    };
    let mut out = start.to_owned();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(out)
}
