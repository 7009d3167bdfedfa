//! What of a nomination's header was recognised in pictures: for people who compare it with the pictures.

use crate::geom::Place;

use super::{Nomination, ReadBy};

/// A value that was recognised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RecognisedValue<'n> {
    /// The kind of field: `title`, `nominee`, `country`, `telephone`, `fax` or `email`.
    pub field: &'static str,
    /// As it was read.
    pub text: &'n str,
    /// How sure that was, from 0 to 1.
    pub confidence: Option<f32>,
    /// Where it is.
    pub at: &'n [Place],
}

impl Nomination {
    /// Values of the header that a program recognised in pictures, in the order of the form.
    pub fn recognised_values(&self) -> Vec<RecognisedValue<'_>> {
        let mut all = Vec::new();
        let mut add = |field, text, by: Option<ReadBy>, confidence, at| {
            if by.is_some() {
                all.push(RecognisedValue {
                    field,
                    text,
                    confidence,
                    at,
                });
            }
        };
        if let Some(one) = &self.title {
            add(
                "title",
                one.text.as_str(),
                one.read_by,
                Some(one.confidence),
                one.at.as_slice(),
            );
        }
        if let Some(one) = &self.nominee {
            add("nominee", &one.text, one.read_by, one.confidence, &one.at);
        }
        if let Some(one) = &self.country {
            add("country", &one.text, one.read_by, one.confidence, &one.at);
        }
        for one in &self.telephones {
            add("telephone", &one.text, one.read_by, one.confidence, &one.at);
        }
        for one in &self.faxes {
            add("fax", &one.text, one.read_by, one.confidence, &one.at);
        }
        for one in &self.emails {
            add("email", &one.text, one.read_by, one.confidence, &one.at);
        }
        all
    }
}
