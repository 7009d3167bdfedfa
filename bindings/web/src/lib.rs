//! The check as a WebAssembly module: the office's settings and bytes of a PDF in, JSON out. It imports nothing, so that it
//! can reach nothing: no network, no file, no clock.
//!
//! How it is called: `nomcheck_reserve` gives a place for an input, the page writes it there, then calls `nomcheck_settings`,
//! `nomcheck_check`, `nomcheck_pictures` or `nomcheck_between`. Each gives the length of its answer, which begins where
//! `nomcheck_output` says. A panic ends the instance: the page then starts another one.

mod between;
mod check;
#[cfg(target_arch = "wasm32")]
mod random;
mod settings;
mod view;
mod words;

use std::cell::RefCell;

use serde::Serialize;

use check::Desk;

/// What is kept between two calls.
#[derive(Default)]
struct State {
    /// What the page wrote: a request as JSON, and a file.
    inputs: [Vec<u8>; 2],
    /// The last answer.
    output: Vec<u8>,
    desk: Desk,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Answers a call with what `work` makes of the request and the file.
fn answer<A: Serialize>(work: impl FnOnce(&mut Desk, &str, Vec<u8>) -> Result<A, String>) -> usize {
    STATE.with_borrow_mut(|state| {
        let [request, file] = std::mem::take(&mut state.inputs);
        let request = String::from_utf8_lossy(&request);
        let answer = work(&mut state.desk, &request, file);
        state.output = match answer.and_then(|a| serde_json::to_vec(&a).map_err(|e| e.to_string()))
        {
            Ok(json) => json,
            Err(fault) => serde_json::to_vec(&Failed { fault }).unwrap_or_default(),
        };
        state.output.len()
    })
}

/// That a call could not be answered.
#[derive(Serialize)]
struct Failed {
    fault: String,
}

/// A place for `length` bytes of the request (`which` = 0) or the file (1). It holds until the next call.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn nomcheck_reserve(which: usize, length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| match state.inputs.get_mut(which) {
        Some(input) => {
            *input = vec![0; length];
            input.as_mut_ptr()
        }
        None => std::ptr::null_mut(),
    })
}

/// Where the last answer begins.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn nomcheck_output() -> *const u8 {
    STATE.with_borrow(|state| state.output.as_ptr())
}

/// Takes the office's settings, `office.json`, and says what the page needs to know of them.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn nomcheck_settings() -> usize {
    answer(|desk, request, _| desk.set(request))
}

/// Checks a file.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn nomcheck_check() -> usize {
    answer(|desk, request, file| desk.check(request, file))
}

/// Draws the places of the findings about the file that was checked last.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn nomcheck_pictures() -> usize {
    answer(|desk, _, _| Ok(desk.pictures()))
}

/// Says what shows only when several files are seen together.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn nomcheck_between() -> usize {
    answer(|desk, request, _| desk.between(request))
}
