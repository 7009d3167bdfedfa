//! Rules about the numbered sections: whether they are there, in order, and say something.

pub(super) mod contact_conflict;
pub(super) mod contact_unreachable;
pub(super) mod link_malformed;
pub(super) mod nominee_is_staff;
pub(super) mod one_country_only;
pub(super) mod partners_not_named;
pub(super) mod reading_doubtful;
pub(super) mod section_copied;
pub(super) mod section_cut_off;
pub(super) mod section_empty;
pub(super) mod section_language;
pub(super) mod section_missing;
pub(super) mod section_number_wrong;
pub(super) mod section_only_link;
pub(super) mod section_out_of_order;
pub(super) mod section_placeholder;
pub(super) mod section_repeated;
pub(super) mod section_too_long;
pub(super) mod section_too_short;
pub(super) mod section_unexpected;

use crate::geom::Place;
use crate::record::SectionFact;

/// Where the section is: its heading and its text.
fn whole(section: &SectionFact) -> Vec<Place> {
    section
        .heading_at
        .iter()
        .chain(&section.text_at)
        .copied()
        .collect()
}
