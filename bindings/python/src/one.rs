//! One PDF, checked in this process.

use std::panic::resume_unwind;
use std::thread;

use nomcheck::STACK;
use nomcheck::batch::{Answer, Contents, Digest, Given, worker};
use nomcheck::ocr::Blind;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::{PyResult, Python, pyfunction};
use sha2::{Digest as _, Sha256};

use super::options::{Options, wrong};

/// The answer for the bytes of a PDF that is called `name`, as JSON.
///
/// # Errors
/// When the options are wrong, or no thread can be started.
#[pyfunction]
pub fn check(py: Python<'_>, bytes: &[u8], name: &str, options: &str) -> PyResult<String> {
    let (_, task) = Options::parse(options)?;
    let bytes = bytes.to_vec();
    let max = task.options.limits.bytes;
    let answer = py.detach(|| {
        thread::scope(|scope| -> std::io::Result<Answer> {
            let work = || {
                let hash = Sha256::digest(&bytes);
                let digest = Digest {
                    bytes: bytes.len() as u64,
                    sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
                };
                let contents = match digest.bytes > max {
                    true => Contents::TooLarge,
                    false => Contents::Whole(bytes),
                };
                worker(&task)(name, Given { contents, digest }, &mut Blind)
            };
            // Threads of Python may have a small stack.
            let thread = thread::Builder::new().stack_size(STACK);
            let joined = thread.spawn_scoped(scope, work)?.join();
            Ok(joined.unwrap_or_else(|panic| resume_unwind(panic)))
        })
    });
    let answer = answer.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    serde_json::to_string(&answer).map_err(wrong)
}
