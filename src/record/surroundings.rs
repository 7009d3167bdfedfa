//! What every value of a nomination is read beside.

use crate::form::{Form, Words};

use super::values::telephone::Dialling;

/// What the rest of a nomination tells about each of its values.
#[derive(Debug, Clone, Copy)]
pub(in crate::record) struct Surroundings<'a> {
    /// The form.
    pub form: &'a Form,
    /// Language of its headings (ISO 639-1).
    pub language: &'a str,
    /// The form's vocabulary.
    pub words: &'a Words,
    /// The country line's country.
    pub country: Option<&'a str>,
    /// Marks of its footnotes.
    pub marks: &'a [String],
    /// Whether long paragraphs end without a stop here and there: then a missing stop says nothing.
    pub stops_left_out: bool,
}

impl<'a> Surroundings<'a> {
    /// What telephone numbers go by.
    pub(in crate::record) fn dialling(&self) -> Dialling<'a> {
        Dialling {
            country: self.country,
            marks: self.marks,
        }
    }
}
