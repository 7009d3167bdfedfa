//! A worker process: takes the task, gives up what it does not need, then answers one job after the other until nobody
//! asks any more.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::report::json::Sandbox;

use super::answer::{Job, Task, worker};
use super::confine::confine;
use super::wire::{self, ReceiveError};
use super::{STACK, answered};

/// The first that is sent to a worker.
#[derive(Serialize, Deserialize)]
pub struct Begin<T> {
    /// What is asked of every file.
    pub task: T,
    /// Memory that it may have, in bytes.
    pub memory: u64,
}

/// What is sent for each file.
#[derive(Serialize, Deserialize)]
pub struct Request<J> {
    /// The file.
    pub job: J,
    /// Without pictures, even if the task asks for them.
    pub plain: bool,
}

/// The first that a worker sends.
#[derive(Serialize, Deserialize)]
pub struct Ready {
    /// What it has given up.
    pub sandbox: Sandbox,
}

/// Serves the process at the other end of `from` and `to` until that closes them. For the whole process, which is of no
/// other use afterwards.
///
/// # Errors
/// When what comes is no task or no job, or no thread can be started.
pub fn serve(from: impl Read + Send, to: impl Write + Send) -> io::Result<()> {
    std::thread::scope(|scope| {
        // The main thread's stack is as large as the user's shell wants it.
        std::thread::Builder::new()
            .name("worker".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, move || serve_here(from, to))?
            .join()
            .unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
    })
}

fn serve_here(mut from: impl Read, mut to: impl Write) -> io::Result<()> {
    let Begin::<Task> { task, memory } =
        wire::receive(&mut from, u32::MAX).map_err(io::Error::other)?;
    let ready = Ready {
        sandbox: confine(memory),
    };
    wire::send(&mut to, &ready)?;
    let plain_task = Task {
        crops: None,
        ..task.clone()
    };
    let (mut answering, mut answering_plainly) = (None, None);
    loop {
        let Request::<Job> { job, plain } = match wire::receive(&mut from, u32::MAX) {
            Ok(request) => request,
            Err(ReceiveError::Ended) => return Ok(()),
            Err(error) => return Err(io::Error::other(error)),
        };
        let answer = if plain {
            answered(&job, &mut answering_plainly, &|| worker(&plain_task))
        } else {
            answered(&job, &mut answering, &|| worker(&task))
        };
        wire::send(&mut to, &answer)?;
    }
}
