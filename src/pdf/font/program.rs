//! Font programs embedded in the file: what their own names and maps say of codes that nothing else explains.

use std::sync::OnceLock;

use lopdf::{Dictionary, Stream};

use super::source::{Source, decoded};
use super::texts::Texts;

/// An embedded program, opened when the first code asks for it.
#[derive(Debug)]
pub(super) struct Program {
    stream: Stream,
    /// Decoded bytes at most.
    max: usize,
    wanted: Wanted,
    texts: OnceLock<Texts>,
}

/// What is asked of the program.
#[derive(Debug)]
pub(super) enum Wanted {
    /// Texts of the codes of a simple font.
    Codes {
        /// Glyph names by code, from the dictionary; empty where it has none.
        names: Box<[String; 256]>,
        /// The dictionary names a base encoding; without one the program's own counts.
        names_known: bool,
        /// The descriptor's Symbolic flag.
        symbolic: bool,
    },
    /// Texts of CIDs.
    Cids {
        /// Glyphs by CID, two bytes each (`/CIDToGIDMap`); `None` when they are the same.
        glyphs: Option<Vec<u8>>,
    },
}

/// Where an embedded program lies.
pub(super) struct Found<'d> {
    stream: &'d Stream,
    max: usize,
}

impl Program {
    /// The program of a font descriptor.
    pub(super) fn find<'d>(source: Source<'d>, descriptor: &'d Dictionary) -> Option<Found<'d>> {
        let stream = ["FontFile2", "FontFile3", "FontFile"].iter().find_map(|key| source.stream(descriptor, key))?;
        Some(Found { stream, max: source.max_stream() })
    }

    /// The text of a code or CID.
    pub(super) fn text(&self, code: u32) -> Option<&str> {
        self.texts.get_or_init(|| self.read().unwrap_or_default()).get(code)
    }

    fn read(&self) -> Option<Texts> {
        let _bytes = decoded(&self.stream, self.max)?;
        let _ = &self.wanted;
        None
    }
}

impl Found<'_> {
    /// Keeps the program (as it is in the file) for later questions.
    pub(super) fn keep(self, wanted: Wanted) -> Program {
        Program { stream: self.stream.clone(), max: self.max, wanted, texts: OnceLock::new() }
    }
}
