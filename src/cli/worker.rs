//! `nomcheck worker`: not for people. A run starts this program again as its worker processes.

use std::io;
use std::path::Path;
use std::process::Command;

use nomcheck::batch;

use super::exit::{Exit, Failure};

/// How a worker is started: this very program, also when its file was replaced since.
///
/// # Errors
/// When the system does not tell where it is.
pub fn command() -> io::Result<impl Fn() -> Command + Sync> {
    let running = Path::new("/proc/self/exe");
    let program = if running.exists() {
        running.to_path_buf()
    } else {
        std::env::current_exe()?
    };
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
