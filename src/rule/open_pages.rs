//! What the state of the pages leaves open: where text was recognised in a picture, could not be read or is missing, no
//! finding is more than possible.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::geom::{PageNumber, Place};
use crate::record::{Facts, PageFacts, WithoutText};
use crate::warning::Warning;

use super::Settings;

/// The pages of one document that leave something open.
#[derive(Debug, Default)]
pub(super) struct OpenPages {
    /// Their text was recognised in a picture.
    recognised: BTreeSet<PageNumber>,
    /// Something that belongs before or behind their text was not read.
    beside_gap: BTreeSet<PageNumber>,
    /// They were not read, or not as they are.
    unread: BTreeSet<PageNumber>,
    /// The file is damaged and text may be lost anywhere.
    damaged: bool,
}

impl OpenPages {
    /// What is open in a document.
    pub fn of(facts: &Facts, settings: &Settings) -> OpenPages {
        let is_unread = |page: &PageFacts| unread(page) || is_garbled(page, settings);
        let lost = |warning: &Warning| {
            let lost = warning.args.get("lost").and_then(Value::as_str);
            matches!(lost, Some("maybe" | "page"))
        };
        let mut open = OpenPages {
            damaged: facts.warnings.iter().any(lost),
            ..OpenPages::default()
        };
        for (before, page) in
            (std::iter::once(None).chain(facts.pages.iter().map(Some))).zip(&facts.pages)
        {
            if page.read_by_ocr {
                open.recognised.insert(page.number);
            }
            if is_unread(page) {
                open.unread.insert(page.number);
                open.beside_gap.extend(before.map(|page| page.number));
            } else if before.is_some_and(is_unread) {
                open.beside_gap.insert(page.number);
            }
        }
        for gap in &facts.sequence.gaps {
            open.beside_gap
                .extend(gap.after.into_iter().chain(gap.before));
        }
        open
    }

    /// Whether a finding about `field` at these places may come from what is open.
    pub fn concerns(&self, field: Option<&str>, at: &[Place]) -> bool {
        let is_section =
            field.is_some_and(|field| field.contains("sections/") || field.ends_with("sections"));
        at.iter().any(|place| {
            self.recognised.contains(&place.page)
                || is_section && self.beside_gap.contains(&place.page)
        })
    }

    /// Whether something on the pages from `first` to `last` was not read as it is: what is missing may be there.
    pub fn is_open_between(&self, first: PageNumber, last: PageNumber) -> bool {
        let within = |pages: &BTreeSet<PageNumber>| pages.range(first..=last).next().is_some();
        self.damaged || within(&self.recognised) || within(&self.unread) || within(&self.beside_gap)
    }
}

/// Whether the page shows text that is not there for a machine.
pub(super) fn unread(page: &PageFacts) -> bool {
    matches!(
        page.without_text,
        Some(WithoutText::Scanned | WithoutText::Outlines)
    )
}

/// Whether too much of the page's text has no Unicode.
pub(super) fn is_garbled(page: &PageFacts, settings: &Settings) -> bool {
    let params = &settings.params;
    page.unreadable >= params.garbled_glyphs
        && page.unreadable as f32 > params.garbled_share * page.glyphs as f32
}
