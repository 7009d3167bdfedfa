//! `nomcheck worker`: not for people. A run starts this program again as its worker processes.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::process::Command;

use nomcheck::batch;
use sha2::{Digest, Sha256};

use super::exit::{Exit, Failure};

/// This program's file.
fn program() -> io::Result<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() {
        return Ok(running);
    }
    std::env::current_exe()
}

/// A hash of this program, so that answers of another one are not taken for its own.
///
/// # Errors
/// When its file cannot be read.
pub fn program_hash() -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(program()?)?;
    let mut chunk = vec![0; 1 << 18];
    loop {
        let read = io::Read::read(&mut file, &mut chunk)?;
        match chunk.get(..read) {
            None | Some([]) => break,
            Some(read) => hash.update(read),
        }
    }
    Ok(nomcheck::hex::hex(&hash.finalize()))
}

/// How a worker is started: this very program, also when its file was replaced since.
///
/// # Errors
/// When the system does not say where it is.
pub fn command() -> io::Result<impl Fn() -> Command + Send + Sync + 'static> {
    let program = program()?;
    Ok(move || {
        let mut command = Command::new(&program);
        command.arg("worker");
        command
    })
}

/// Serves the process that started this one.
///
/// # Errors
/// When that does not speak as it should.
pub fn run() -> Result<Exit, Failure> {
    batch::serve(io::stdin(), io::stdout())?;
    Ok(Exit::Clean)
}
