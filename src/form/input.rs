//! What one nomination is made from.

use crate::section::Sections;

use super::compiled::Form;
use super::headings::Match;
use super::label::Label;
use super::placed::Relation;
use super::scope::Scopes;
use super::split::Segment;
use super::table::Tables;
use super::ticks::Ticks;

/// What one nomination is made from.
pub(super) struct Input<'a> {
    pub(super) sections: &'a Sections,
    pub(super) form: &'a Form,
    /// All matches of the document, accepted or not.
    pub(super) found: &'a [Match],
    pub(super) labels: &'a [Label],
    /// Labels of what goes with a person's name.
    pub(super) of_persons: &'a [Label],
    /// Labels that were refused, their words being too far.
    pub(super) near_labels: &'a [Label],
    /// Where the form's groups begin.
    pub(super) scopes: &'a Scopes,
    /// The tables that the form asks for.
    pub(super) tables: &'a Tables,
    /// The boxes whose words the form asks.
    pub(super) ticks: &'a Ticks,
    pub(super) segment: &'a Segment,
    /// Where the values of labels are.
    pub(super) relation: Relation,
}
