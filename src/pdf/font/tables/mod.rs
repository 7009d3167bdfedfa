//! Generated tables: base encodings and the metrics of the standard 14 fonts.

pub(super) mod encodings;
pub(super) mod standard_14;
