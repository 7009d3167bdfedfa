//! What `check` and `extract` share: every file answered, in input order, faults of the tool told as they come.

use std::num::NonZeroUsize;
use std::thread;

use nomcheck::batch::walk::Input;
use nomcheck::batch::{self, Answer, Job, Task};
use nomcheck::report::json::SystemError;

use super::exit::Failure;
use super::inputs::Inputs;
use super::terminal;

/// Answers all files and hands the answers to `each`, which ends the run by a failure. Gives the system errors in input
/// order, those of folders first.
///
/// # Errors
/// The failure of `each`.
pub fn all(
    inputs: &Inputs,
    task: &Task,
    workers: Option<NonZeroUsize>,
    mut each: impl FnMut(&Input, Answer) -> Result<(), Failure>,
) -> Result<Vec<SystemError>, Failure> {
    let workers = workers
        .or_else(|| thread::available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN);
    let jobs: Vec<Job> = inputs
        .found
        .files
        .iter()
        .map(|input| input.job.clone())
        .collect();
    let mut system_errors = inputs.found.system_errors.clone();
    system_errors.iter().for_each(tell);
    let mut files = inputs.found.files.iter();
    let mut failure = None;
    batch::run(
        &jobs,
        workers,
        || batch::worker(task),
        |answer| {
            answer.system_errors.iter().for_each(tell);
            system_errors.extend_from_slice(&answer.system_errors);
            let Some(input) = files.next() else {
                return false;
            };
            match each(input, answer) {
                Ok(()) => true,
                Err(error) => {
                    failure = Some(error);
                    false
                }
            }
        },
    );
    failure.map_or(Ok(system_errors), Err)
}

fn tell(error: &SystemError) {
    let source = error.source.as_deref().unwrap_or("nomcheck");
    let what = match error.stage.as_str() {
        "read" => "cannot be read",
        "record" => "its record is not as the schema wants it; please report this",
        _ => "could not be checked; please report this",
    };
    terminal::error(&format!("{source}: {what}: {}", error.message));
}
