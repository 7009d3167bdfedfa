//! Documents of a run that wait in a file until they are compared, so that memory holds none but the last of each folder.

use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::rc::Rc;

use nomcheck::record::Record;
use nomcheck::report::compare::Version;
use nomcheck::report::json::Document;
use serde::{Deserialize, Serialize};
use tempfile::SpooledTempFile;

use super::exit::Failure;

/// Documents wait in memory up to this many bytes, then in a temporary file.
const IN_MEMORY: usize = 4 << 20;

/// A shelf that is being filled.
pub struct Filling {
    out: BufWriter<SpooledTempFile>,
    /// Where each document begins, in bytes.
    starts: Vec<u64>,
    /// Where the next one does.
    end: u64,
}

/// A shelf that is read.
pub struct Shelf {
    spool: BufReader<SpooledTempFile>,
    starts: Vec<u64>,
    /// The one that was taken last: the nominations of a compendium are asked for one after the other.
    last: Option<(usize, Rc<Version>)>,
}

#[derive(Serialize, Deserialize)]
struct Waiting {
    document: Document,
    record: Option<Record>,
}

impl Filling {
    /// An empty one.
    pub fn new() -> Filling {
        Filling {
            out: BufWriter::new(SpooledTempFile::new(IN_MEMORY)),
            starts: Vec::new(),
            end: 0,
        }
    }

    /// Adds a document; they are counted from 0.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, version: &Version) -> Result<(), Failure> {
        let mut line = serde_json::to_vec(&Waiting {
            document: version.document.clone(),
            record: version.record.clone(),
        })
        .map_err(io::Error::from)?;
        line.push(b'\n');
        self.out.write_all(&line)?;
        self.starts.push(self.end);
        self.end += line.len() as u64;
        Ok(())
    }

    /// Begins to read.
    ///
    /// # Errors
    /// When what waits cannot be written.
    pub fn shelf(self) -> Result<Shelf, Failure> {
        let spool = self
            .out
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        Ok(Shelf {
            spool: BufReader::new(spool),
            starts: self.starts,
            last: None,
        })
    }
}

impl Shelf {
    /// The document in a place.
    ///
    /// # Errors
    /// When it is not there or cannot be read.
    pub fn take(&mut self, place: usize) -> Result<Rc<Version>, Failure> {
        if let Some((last, version)) = &self.last
            && *last == place
        {
            return Ok(Rc::clone(version));
        }
        let start = self.starts.get(place).copied();
        let start = start.ok_or_else(|| io::Error::other("no such document"))?;
        self.spool.seek(SeekFrom::Start(start))?;
        let mut line = String::new();
        self.spool.read_line(&mut line)?;
        let waiting: Waiting = serde_json::from_str(&line).map_err(io::Error::from)?;
        let version = Rc::new(Version {
            document: waiting.document,
            record: waiting.record,
        });
        self.last = Some((place, Rc::clone(&version)));
        Ok(version)
    }
}
