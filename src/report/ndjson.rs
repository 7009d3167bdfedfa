//! One JSON document a line, as soon as it is known: for programs that do not wait for the end.

use std::io::{self, Write};

use super::json::Document;
use super::{End, Writer};

/// Writes each [`Document`] on a line of its own. Counts and system errors are not among them: the exit code tells.
pub struct NdjsonWriter<W> {
    out: W,
}

impl<W: Write> NdjsonWriter<W> {
    /// Lines into `out`.
    pub fn new(out: W) -> Self {
        NdjsonWriter { out }
    }
}

impl<W: Write> Writer for NdjsonWriter<W> {
    fn document(&mut self, document: &Document) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, document)?;
        self.out.write_all(b"\n")
    }

    fn end(&mut self, _: &End) -> io::Result<()> {
        self.out.flush()
    }
}
