//! What `xz --format=lzma` packed, unpacked, as a small WebAssembly module that the page loads beside the large one.
//!
//! How it is called: `unpack_reserve` gives a place for the packed bytes, the page writes them there, then calls `unpack`. It
//! gives the length of what they hold, which begins where `unpack_output` says; 0 where they are damaged.

use std::cell::RefCell;
use std::io::Read;

use lzma_rust2::LzmaReader;

/// No module of the page has as many bytes unpacked, nor takes a dictionary of as many.
const MOST: u32 = 256 << 20;

/// What is kept between two calls.
#[derive(Default)]
struct State {
    packed: Vec<u8>,
    output: Vec<u8>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// What `packed` holds; nothing where it is damaged or too large.
fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut output = Vec::new();
    let read = LzmaReader::new_mem_limit(packed, MOST >> 10, None)
        .and_then(|reader| reader.take(u64::from(MOST)).read_to_end(&mut output));
    if read.is_err() {
        output.clear();
    }
    output
}

/// A place for `length` packed bytes. It holds until the next call.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn unpack_reserve(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        state.packed = vec![0; length];
        state.packed.as_mut_ptr()
    })
}

/// Unpacks, and gives the length of what came out.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn unpack() -> usize {
    STATE.with_borrow_mut(|state| {
        state.output = unpacked(&state.packed);
        state.output.len()
    })
}

/// Where what came out begins.
#[expect(unsafe_code, reason = "a name that the page calls")]
#[unsafe(no_mangle)]
pub extern "C" fn unpack_output() -> *const u8 {
    STATE.with_borrow(|state| state.output.as_ptr())
}
