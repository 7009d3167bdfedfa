//! Ctrl-C: the first ends a run with what is done, the second at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::terminal;

/// Exit code after the second one, as shells have it for a program that is interrupted.
const INTERRUPTED: i32 = 130;

/// From now on becomes true at the first interruption; the same for whoever asks. Where the system cannot tell us of one, it
/// ends the program.
pub fn watch() -> Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    Arc::clone(FLAG.get_or_init(begin))
}

fn begin() -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    // Worker processes end by themselves when their parent is gone.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::SeqCst) {
            std::process::exit(INTERRUPTED);
        }
        terminal::warning("interrupted: ending with what is done; once more ends at once");
    });
    interrupted
}
