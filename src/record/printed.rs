//! Text of the record as printed, with its place and how it was read.

use serde::{Deserialize, Serialize};

use crate::geom::Place;

/// How text was read that is not text of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum ReadBy {
    /// A program recognised it in a picture of the page: it may have wrong letters.
    Ocr,
}

/// Text as printed, with its place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Printed {
    /// The text.
    pub text: String,
    /// Where it is, one box per printed line.
    pub at: Vec<Place>,
    /// How the text was read, if not from text of the page; left out where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
    /// How sure the recognition was, from 0 to 1; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}
