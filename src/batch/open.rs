//! A job → the bytes of its file, read where nothing of them is looked at: whoever reads the PDF gets bytes and no path.
//!
//! A file in a folder is opened without following a link and only if it is a regular file, also when it was replaced
//! since it was found. One that was named may be a link or a pipe. Devices are never read.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::ZipArchive;

use super::Job;
use super::archive;
use super::launch::Launcher;
use super::unpack::{Ending, Unpacked, Unpacker};

/// Bytes that are read at once.
const PIECE: usize = 256 << 10;

/// What takes the bytes of a file.
pub trait Sink {
    /// What is known before the first byte: how many there will be, if that is known.
    ///
    /// # Errors
    /// When it wants none.
    fn begin(&mut self, length: Option<u64>) -> io::Result<()>;

    /// The next bytes.
    ///
    /// # Errors
    /// When it wants no more.
    fn take(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Asked again and again while nothing comes.
    ///
    /// # Errors
    /// When it waits no longer.
    fn waits(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Why not all of a file arrived.
#[derive(Debug)]
pub enum PourError {
    /// It cannot be read.
    Source(io::Error),
    /// The sink wants no more.
    Sink(io::Error),
}

/// Reads files; keeps the last archive open, because its list has to be read anew each time.
pub struct Opener {
    /// How a process that unpacks is started; where none can be, archives are unpacked here.
    launcher: Option<Launcher>,
    passwords: Arc<[String]>,
    archive: Option<(PathBuf, Archive)>,
    /// The process that unpacks, for whoever ends it when its time is up.
    ending: Ending,
}

enum Archive {
    Process(Box<Unpacker>),
    Here(Box<ZipArchive<File>>),
}

impl Opener {
    /// Nothing is open. `passwords` are tried, in order, on files that their archive has encrypted.
    pub fn new(launcher: Option<Launcher>, passwords: &[String], ending: Ending) -> Opener {
        Opener {
            launcher,
            passwords: passwords.into(),
            archive: None,
            ending,
        }
    }

    /// Whether the file can be read twice: a pipe can not.
    pub fn rereadable(job: &Job) -> bool {
        fs::metadata(&job.file).is_ok_and(|file| file.is_file())
    }

    /// Hands all bytes of the file of `job` to `sink`.
    ///
    /// # Errors
    /// When it cannot be read to its end, or `sink` wants no more.
    pub fn pour(&mut self, job: &Job, sink: &mut dyn Sink) -> Result<(), PourError> {
        match job.entry {
            Some(index) => self.pour_entry(job, index, sink),
            None => {
                self.archive = None;
                let open = if job.named { named } else { in_folder };
                let file = open(&job.file).map_err(PourError::Source)?;
                pour(file, sink)
            }
        }
    }

    fn pour_entry(
        &mut self,
        job: &Job,
        index: usize,
        sink: &mut dyn Sink,
    ) -> Result<(), PourError> {
        let passwords = Arc::clone(&self.passwords);
        let archive = self.archive(&job.file).map_err(PourError::Source)?;
        sink.begin(None).map_err(PourError::Sink)?;
        let mut refused = None;
        let mut take = |bytes: &[u8]| {
            sink.take(bytes).map_err(|error| {
                refused = Some(error);
                io::Error::from(io::ErrorKind::BrokenPipe)
            })
        };
        let (result, lost) = match archive {
            Archive::Process(unpacker) => match unpacker.entry(index, &job.source, &mut take) {
                Unpacked::Whole => (Ok(()), false),
                Unpacked::Failed(message) => (Err(io::Error::other(message)), false),
                Unpacked::Lost(error) => (Err(error), true),
            },
            Archive::Here(archive) => {
                let unpacked = archive::unpack(archive, index, &job.source, &passwords, &mut take);
                (unpacked, false)
            }
        };
        if lost {
            self.archive = None;
        }
        match (refused, result) {
            (Some(error), _) => Err(PourError::Sink(error)),
            (None, Ok(())) => Ok(()),
            (None, Err(_)) if lost => Err(PourError::Source(io::Error::other(
                "the worker that unpacked it died",
            ))),
            (None, Err(error)) => Err(PourError::Source(error)),
        }
    }

    fn archive(&mut self, path: &Path) -> io::Result<&mut Archive> {
        if self.archive.as_ref().is_none_or(|(open, _)| open != path) {
            self.archive = None;
        }
        let (_, archive) = match self.archive.take() {
            Some(open) => self.archive.insert(open),
            None => {
                let file = named(path)?;
                let archive = match &self.launcher {
                    Some(launcher) => {
                        let ending = Ending::clone(&self.ending);
                        let unpacker = launcher.unpacker(file, &self.passwords, ending)?;
                        Archive::Process(Box::new(unpacker))
                    }
                    None => Archive::Here(Box::new(ZipArchive::new(file)?)),
                };
                self.archive.insert((path.to_path_buf(), archive))
            }
        };
        Ok(archive)
    }
}

fn pour(mut file: File, sink: &mut dyn Sink) -> Result<(), PourError> {
    let known = file.metadata().map_err(PourError::Source)?;
    let length = known.is_file().then_some(known.len());
    sink.begin(length).map_err(PourError::Sink)?;
    let mut piece = vec![0; PIECE];
    loop {
        if length.is_none() {
            while !ready(&file).map_err(PourError::Source)? {
                sink.waits().map_err(PourError::Sink)?;
            }
        }
        match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(n) => sink
                .take(piece.get(..n).unwrap_or_default())
                .map_err(PourError::Sink)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(PourError::Source(error)),
        }
    }
}

/// Whether something can be read from a pipe, or its end; waits for that a little.
#[cfg(unix)]
fn ready(pipe: &File) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let wait = Timespec {
        tv_sec: 0,
        tv_nsec: 20_000_000,
    };
    match poll(&mut [PollFd::new(pipe, PollFlags::IN)], Some(&wait)) {
        Ok(n) => Ok(n > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn ready(_: &File) -> io::Result<bool> {
    Ok(true)
}

/// Opens what a user has named: a file, a link to one, or a pipe, for whose other end it waits.
///
/// # Errors
/// When it cannot be opened, or is something else.
pub fn named(path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let pipe = fs::metadata(path)?.file_type().is_fifo();
        let file = unix::open(path, true, pipe)?;
        let kind = file.metadata()?.file_type();
        match kind {
            _ if kind.is_file() || kind.is_dir() || pipe && kind.is_fifo() => Ok(file),
            _ if kind.is_fifo() => Err(io::Error::other("it was changed meanwhile")),
            _ => Err(io::Error::other("it is a device, not a file")),
        }
    }
    #[cfg(not(unix))]
    File::open(path)
}

/// Opens what was found in a folder: a regular file only, and not through a link.
///
/// # Errors
/// When it cannot be opened, or is something else.
pub fn in_folder(path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    {
        let file = unix::open(path, false, false)?;
        match file.metadata()?.is_file() {
            true => Ok(file),
            false => Err(io::Error::other("it is not a file")),
        }
    }
    #[cfg(not(unix))]
    match fs::symlink_metadata(path)?.is_file() {
        true => File::open(path),
        false => Err(io::Error::other("it is not a file")),
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use rustix::fs::{Mode, OFlags};

    /// `waits`: for the other end of a pipe; otherwise nothing is waited for, and a terminal becomes nobody's.
    pub fn open(path: &Path, follows_link: bool, waits: bool) -> io::Result<File> {
        let mut flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOCTTY;
        if !waits {
            flags |= OFlags::NONBLOCK;
        }
        if !follows_link {
            flags |= OFlags::NOFOLLOW;
        }
        let file = rustix::fs::open(path, flags, Mode::empty()).map_err(|error| match error {
            rustix::io::Errno::LOOP if !follows_link => {
                io::Error::other("it is a link; links in folders are not followed")
            }
            error => error.into(),
        })?;
        Ok(File::from(file))
    }
}
