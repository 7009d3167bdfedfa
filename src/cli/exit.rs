//! Exit codes, a published contract, and the failures behind them.

use std::io;
use std::process::ExitCode;

use super::terminal;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing at or above `--fail-on`.
    Clean = 0,
    /// Findings at or above `--fail-on`.
    Findings = 1,
    /// Arguments, configuration, form, a path that does not exist, or no PDF found.
    Usage = 2,
    /// The tool could not do its work: something could not be read or written. Wins over findings.
    Tool = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a command could not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// What was asked makes no sense, or names what is not there.
    Usage(anyhow::Error),
    /// What was asked could not be done.
    Tool(anyhow::Error),
}

impl Failure {
    /// A usage failure with `message`.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure::Usage(anyhow::Error::msg(message.into()))
    }

    /// Reports it on standard error; not to a reader who closed the pipe.
    pub fn tell(&self) {
        let (Failure::Usage(error) | Failure::Tool(error)) = self;
        let closed = error.chain().any(|cause| {
            cause
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
        });
        if !closed {
            terminal::error(&format!("{error:#}"));
        }
    }
}

impl From<&Failure> for Exit {
    fn from(failure: &Failure) -> Exit {
        match failure {
            Failure::Usage(_) => Exit::Usage,
            Failure::Tool(_) => Exit::Tool,
        }
    }
}

/// A failure to write or read on the way is the tool's.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Tool(error.into())
    }
}
