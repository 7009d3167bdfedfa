//! A draft as a row of the officer's list and page, and days in their words.

use crate::report::message::Messages;
use crate::rule::Date;

use super::Placed;
use super::office::date_words;

/// A row of the table of drafts.
pub(super) struct Row<'r> {
    /// The draft's name without its ending.
    pub(super) name: &'r str,
    pub(super) placed: Placed,
    /// Whether this file is covered by the draft about another.
    pub(super) covered: bool,
    pub(super) to: &'r str,
    pub(super) nomination: &'r str,
    pub(super) file: &'r str,
    /// How many points it asks about; `None` where it asks nothing.
    pub(super) points: Option<usize>,
}

/// A day in words, to be read on a page.
pub(super) fn day_words(day: Date, messages: &Messages) -> String {
    date_words(day, messages).replace('\u{a0}', " ")
}
