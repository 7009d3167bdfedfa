//! Starting a worker process: this very program again, with nothing of this one's surroundings but three pipes.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::Serialize;

use crate::report::json::Sandbox;

use super::archive::{self, ArchiveLimits, Listing};
use super::serve::{Begin, Ready, Role};
use super::unpack::Unpacker;
use super::wire;

/// How long a process may take to start.
const START: Duration = Duration::from_secs(30);

/// Longest first words of a process, in bytes.
const READY_BYTES: u32 = 1 << 16;

/// Bytes that a pipe to a worker holds, where the system lets us choose: a form fits in, so that who sends it goes on.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// How worker processes are started.
#[derive(Clone)]
pub struct Launcher {
    command: Arc<dyn Fn() -> Command + Send + Sync>,
    /// Memory of a process, in bytes.
    pub(super) memory: u64,
    /// Time of the processor for all that it will do; the longest that a process can live if nobody ends it.
    pub(super) time: Duration,
    /// Whether it gives up what it does not need.
    sandboxed: bool,
}

/// A process that is ready.
pub struct Launched {
    pub child: Child,
    pub to: ChildStdin,
    pub from: ChildStdout,
    /// Its last words, if it dies.
    pub last_words: Option<ChildStderr>,
    /// What it has given up.
    pub sandbox: Sandbox,
}

impl Launcher {
    /// `command` makes one that runs [`super::serve()`] on its standard input and output. Its processes may take so much
    /// `memory`, in bytes, and `time` of the processor.
    pub fn new(
        command: impl Fn() -> Command + Send + Sync + 'static,
        memory: u64,
        time: Duration,
        sandboxed: bool,
    ) -> Launcher {
        Launcher {
            command: Arc::new(command),
            memory,
            time,
            sandboxed,
        }
    }

    /// The list of what is in an archive, made by a process of its own.
    ///
    /// # Errors
    /// When no process can be started. Inside: why there is no list.
    pub fn list(&self, path: &Path, limits: &ArchiveLimits) -> io::Result<Result<Listing, String>> {
        let archive = match super::open::named(path) {
            Ok(archive) => archive,
            Err(error) => return Ok(Err(error.to_string())),
        };
        let ending = Arc::new(Mutex::new(None));
        let mut unpacker = self.unpacker(archive, &[], ending)?;
        Ok(unpacker.list(limits))
    }

    /// A process that unpacks `archive`, which `ending` ends.
    pub(super) fn unpacker(
        &self,
        archive: File,
        passwords: &[String],
        ending: super::unpack::Ending,
    ) -> io::Result<Unpacker> {
        let length = archive.metadata()?.len();
        let role: Role<&()> = Role::Unpack {
            length,
            passwords: passwords.to_vec(),
        };
        Ok(Unpacker::new(self.launch(role)?, archive, ending))
    }

    /// Starts a process and waits until it is ready.
    ///
    /// # Errors
    /// When it cannot be started, or does something else.
    pub(super) fn launch(&self, role: Role<impl Serialize>) -> io::Result<Launched> {
        let mut command = (self.command)();
        alone(&mut command);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let taken = (child.stdin.take(), child.stdout.take());
        let last_words = child.stderr.take();
        let mut ended = Ended(Some(child));
        let (Some(mut to), Some(mut from)) = taken else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        #[cfg(target_os = "linux")]
        let _ = rustix::pipe::fcntl_setpipe_size(&to, PIPE);
        let begin = Begin {
            role,
            memory: self.memory,
            time: self.time,
            sandboxed: self.sandboxed,
        };
        wire::send(&mut to, &begin)?;
        let (sender, ready) = mpsc::sync_channel(1);
        // Ends when the process speaks or is ended.
        std::thread::Builder::new().spawn(move || {
            let ready = wire::receive::<Ready>(&mut from, READY_BYTES);
            let _ = sender.send(ready.map(|ready| (ready, from)));
        })?;
        let (ready, from) = match ready.recv_timeout(START) {
            Ok(Ok(ready)) => ready,
            Ok(Err(error)) => return Err(io::Error::other(died(&mut ended, last_words, &error))),
            Err(_) => return Err(io::ErrorKind::TimedOut.into()),
        };
        let child = ended.0.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Launched {
            child,
            to,
            from,
            last_words,
            sandbox: ready.sandbox,
        })
    }
}

/// Ends and waits for a process that did not become ready.
struct Ended(Option<Child>);

impl Drop for Ended {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Why a process did not become ready: its last words say more than that it is gone.
fn died(ended: &mut Ended, last_words: Option<ChildStderr>, error: &wire::ReceiveError) -> String {
    if let Some(child) = &mut ended.0 {
        let _ = child.kill();
    }
    let mut words = Vec::new();
    if let Some(stderr) = last_words {
        let _ = stderr.take(1 << 12).read_to_end(&mut words);
    }
    let words = String::from_utf8_lossy(&words);
    match words.lines().next() {
        Some(line) if !line.trim().is_empty() => line.trim().to_owned(),
        _ => error.to_string(),
    }
}

/// Takes away what a process would have of ours: the environment, which holds tokens and passwords, and the folder.
fn alone(command: &mut Command) {
    command.env_clear();
    #[cfg(unix)]
    command.current_dir("/");
    // Without it, Windows gives no random numbers.
    #[cfg(windows)]
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
}

/// The list of what is in an archive, made here: where no process can be started.
pub fn list_here(path: &Path, limits: &ArchiveLimits) -> Result<Listing, String> {
    let archive = super::open::named(path).map_err(|error| error.to_string())?;
    let packed = archive.metadata().map_err(|error| error.to_string())?.len();
    archive::list(archive, packed, limits)
}
