//! Rules about the office's own configuration. They look at the settings of a run and at which waivers were of use.

pub(super) mod waiver_unused;
pub(super) mod waiver_expired;

use std::collections::BTreeSet;

/// What became of the waivers in a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaiverUse {
    /// Places of those that covered a finding.
    pub used: BTreeSet<usize>,
    /// Whether single files were checked and not a folder: then nothing is said of waivers that may be for others.
    pub partial: bool,
}
