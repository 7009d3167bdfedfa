//! Where drafts go: a folder that keeps what somebody has changed.

use std::io::{self, Write};

/// Where files go, each with a name that is safe on every system. What somebody has changed since an earlier run is kept.
pub trait Folder {
    /// Adds a file.
    ///
    /// # Errors
    /// When it cannot be written.
    fn file(&mut self, file: &File<'_>) -> io::Result<Placed> {
        self.long(file, &mut |_| Ok(()))
    }

    /// Adds a file as [`Folder::file`] does, whose bytes, besides those of `file`, come from `write`: it is asked only where
    /// the file is written.
    ///
    /// # Errors
    /// When it cannot be written.
    fn long(
        &mut self,
        file: &File<'_>,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Placed>;

    /// Files of earlier runs that somebody has changed and that this run has not come to, by name.
    fn unneeded(&self) -> Vec<String>;
}

/// A file for a [`Folder`].
#[derive(Debug, Clone, Copy)]
pub struct File<'f> {
    /// Its name.
    pub name: &'f str,
    /// What is in it.
    pub bytes: &'f [u8],
    /// What it is about, over several runs: a file that somebody changed is kept only for the same.
    pub key: &'f str,
    /// What it says about that: if it differs, a file that somebody changed is out of date.
    pub points: &'f str,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// It is written.
    Written,
    /// Somebody has changed an earlier one, which is kept; it says the same.
    Kept,
    /// Somebody has changed an earlier one, which is kept, and it does not say what is to be said now.
    Outdated,
    /// There is another file of that name, which is kept.
    Taken,
}
