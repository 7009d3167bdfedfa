//! Texts of thousands of nominations that wait outside memory until the list that has them is written.

use std::io::{self, Read, Seek, SeekFrom, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

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

/// Things that are put away one after the other and taken out again in any order.
pub(super) struct Shelf {
    aside: Box<dyn Aside>,
    /// Where the next one begins, in bytes.
    end: u64,
}

/// Where one of them is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shelved {
    start: u64,
    length: usize,
}

impl Shelf {
    /// An empty one; so is `aside`.
    pub(super) fn new(aside: Box<dyn Aside>) -> Shelf {
        Shelf { aside, end: 0 }
    }

    /// Puts a thing away; none may have been taken out.
    pub(super) fn put(&mut self, thing: &impl Serialize) -> io::Result<Shelved> {
        let bytes = serde_json::to_vec(thing)?;
        self.aside.write_all(&bytes)?;
        let place = Shelved {
            start: self.end,
            length: bytes.len(),
        };
        self.end += bytes.len() as u64;
        Ok(place)
    }

    /// Takes out a copy of one.
    pub(super) fn take<T: DeserializeOwned>(&mut self, place: Shelved) -> io::Result<T> {
        self.aside.flush()?;
        self.aside.seek(SeekFrom::Start(place.start))?;
        let mut bytes = vec![0; place.length];
        self.aside.read_exact(&mut bytes)?;
        Ok(serde_json::from_slice(&bytes)?)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::Shelf;

    #[test]
    fn things_are_taken_out_in_any_order() {
        let mut shelf = Shelf::new(Box::new(Cursor::new(Vec::new())));
        let places: Vec<_> = ["one", "", "two"]
            .map(|text| shelf.put(&text).unwrap())
            .into();
        let mut taken = |n: usize| shelf.take::<String>(places[n]).unwrap();
        assert_eq!(
            [taken(2), taken(0), taken(1), taken(2)],
            ["two", "one", "", "two"]
        );
    }
}
