//! Texts of thousands of nominations that wait outside memory until the list that has them is written.

use std::io::{self, Read, Seek, SeekFrom, Write};

/// Where they wait: first written, then read from the start.
pub trait Aside: Read + Write + Seek {}

impl<T: Read + Write + Seek> Aside for T {}

/// A part of a list.
pub(super) struct Part {
    aside: Box<dyn Aside>,
    empty: bool,
}

impl Part {
    /// An empty one; so is `aside`.
    pub(super) fn new(aside: Box<dyn Aside>) -> Part {
        Part { aside, empty: true }
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) -> io::Result<()> {
        self.empty &= text.is_empty();
        self.aside.write_all(text.as_bytes())
    }

    /// Copies all of it to `out`.
    pub(super) fn copy(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.aside.flush()?;
        self.aside.seek(SeekFrom::Start(0))?;
        io::copy(&mut self.aside, out)?;
        self.aside.seek(SeekFrom::End(0)).map(drop)
    }
}
