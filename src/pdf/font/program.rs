//! Font programs embedded in the file: what their own names and maps say of codes that nothing else explains.
//!
//! A program is opened when the first of these codes is shown, and then read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use lopdf::{Dictionary, Stream};

use super::pictogram::Pictograms;
use super::source::{Source, decoded};
use super::texts::Texts;
use super::{post_script, true_type};

/// An embedded program.
#[derive(Debug)]
pub(super) struct Program {
    /// As it is in the file, encoded.
    stream: Stream,
    /// Decoded bytes at most.
    max: usize,
    wanted: Wanted,
    pictograms: Option<Pictograms>,
    texts: OnceLock<Texts>,
}

/// What is asked of a program.
#[derive(Debug)]
pub(super) enum Wanted {
    /// Texts of the codes of a simple font.
    Codes(Names),
    /// Texts of CIDs.
    Cids {
        /// Glyphs by CID, two bytes each (`/CIDToGIDMap`); `None` when they are the same.
        glyphs: Option<Stream>,
    },
}

/// What the dictionary of a simple font says of its glyphs' names.
#[derive(Debug)]
pub(super) struct Names {
    /// Names that have no text by themselves (`g12`), by code.
    pub(super) without_text: BTreeMap<u8, String>,
    /// It names a base encoding. Without one, the program's own is the base.
    pub(super) has_base: bool,
    /// The font is ZapfDingbats or a relative.
    pub(super) is_dingbats: bool,
}

/// Where an embedded program lies.
pub(super) struct Found<'d> {
    stream: &'d Stream,
    max: usize,
}

impl Program {
    /// The program of a font descriptor.
    pub(super) fn find<'d>(source: Source<'d>, descriptor: &'d Dictionary) -> Option<Found<'d>> {
        let stream = ["FontFile2", "FontFile3", "FontFile"]
            .iter()
            .find_map(|key| source.stream(descriptor, key))?;
        Some(Found {
            stream,
            max: source.max_stream(),
        })
    }

    /// The text of a code (simple fonts) or CID (composite fonts).
    pub(super) fn text(&self, code: u32) -> Option<&str> {
        self.texts
            .get_or_init(|| self.read().unwrap_or_default())
            .get(code)
    }

    fn read(&self) -> Option<Texts> {
        let bytes = decoded(&self.stream, self.max)?;
        // The key of a program is often wrong (ISO 32000-2, Table 124); its first bytes are not.
        match (bytes.get(..4)?, &self.wanted) {
            ([0, 1, 0, 0] | b"true" | b"OTTO" | b"ttcf", Wanted::Codes(names)) => {
                true_type::texts_of_codes(&bytes, names, self.pictograms)
            }
            ([0, 1, 0, 0] | b"true" | b"OTTO" | b"ttcf", Wanted::Cids { glyphs }) => {
                let glyphs = glyphs.as_ref().and_then(|stream| decoded(stream, 2 << 16));
                true_type::texts_of_cids(&bytes, glyphs.as_deref(), self.pictograms)
            }
            ([1, 0, _, 1..=4], Wanted::Codes(names)) => {
                post_script::texts_of_cff_codes(&bytes, names)
            }
            ([1, 0, _, 1..=4], Wanted::Cids { .. }) => post_script::texts_of_cff_cids(&bytes),
            (_, Wanted::Codes(names)) => post_script::texts_of_type_1_codes(&bytes, names),
            (_, Wanted::Cids { .. }) => None,
        }
    }
}

impl Found<'_> {
    /// Keeps the program for later questions.
    pub(super) fn keep(self, wanted: Wanted, pictograms: Option<Pictograms>) -> Program {
        Program {
            stream: self.stream.clone(),
            max: self.max,
            wanted,
            pictograms,
            texts: OnceLock::new(),
        }
    }
}
