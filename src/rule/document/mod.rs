//! Rules about a file as a whole: whether it can be read, and what it is.

pub(super) mod active_content;
pub(super) mod answers_in_widgets;
pub(super) mod blank_form;
pub(super) mod file_damaged;
pub(super) mod file_encrypted;
pub(super) mod file_not_readable;
pub(super) mod submission_not_read;
pub(super) mod file_over_limit;
pub(super) mod hidden_text;
pub(super) mod language_not_accepted;
pub(super) mod no_text_layer;
pub(super) mod not_this_form;
pub(super) mod page_missing;
pub(super) mod pages_out_of_order;
pub(super) mod pages_repeated;
pub(super) mod read_by_ocr;
pub(super) mod several_nominations;
pub(super) mod summary_deck;
pub(super) mod text_garbled;
pub(super) mod text_not_placed;
pub(super) mod text_set_aside;
pub(super) mod text_struck_out;
pub(super) mod too_many_pages;

use crate::geom::{PageNumber, Place};
use crate::record::{Facts, PageFacts};

use super::draft::Draft;

/// A draft about whole pages, which lists them.
fn on_pages<'a>(pages: impl Iterator<Item = &'a PageFacts> + Clone) -> Draft {
    let numbers: Vec<u32> = pages.clone().map(|page| page.number.get()).collect();
    let areas: Vec<Place> = pages.map(|page| page.area).collect();
    Draft::document().detail("pages", numbers).at(&areas)
}

/// The whole page with this number.
fn numbered(facts: &Facts, number: PageNumber) -> Option<Place> {
    let mut pages = facts.pages.iter();
    pages
        .find(|page| page.number == number)
        .map(|page| page.area)
}
