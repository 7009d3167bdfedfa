//! A panic in one file's work is caught and reported, and the panic prints nothing on its own.

use std::cell::RefCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::Once;

/// What is known of a panic that was caught.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// Its message.
    pub message: String,
    /// File and line in the source; `None` when [`quiet_panics`] was not called before.
    pub location: Option<String>,
}

impl fmt::Display for Caught {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.location {
            Some(location) => write!(f, "{} ({location})", self.message),
            None => f.write_str(&self.message),
        }
    }
}

thread_local! {
    /// Set while [`catch`] runs in this thread; holds the last panic's location.
    static CATCHING: RefCell<Option<Option<String>>> = const { RefCell::new(None) };
}

/// From now on a panic inside of [`catch`] prints nothing; others print as before. For the whole process.
pub fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            let caught = CATCHING.with(|catching| match &mut *catching.borrow_mut() {
                Some(location) => {
                    *location = info
                        .location()
                        .map(|l| format!("{}:{}", l.file(), l.line()));
                    true
                }
                None => false,
            });
            if !caught {
                before(info);
            }
        }));
    });
}

/// What `work` gives, or the panic that ended it. `work` must leave nothing behind that others use.
///
/// # Errors
/// The panic.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Caught> {
    CATCHING.with(|catching| *catching.borrow_mut() = Some(None));
    let result = catch_unwind(AssertUnwindSafe(work));
    let location = CATCHING
        .with(|catching| catching.borrow_mut().take())
        .flatten();
    result.map_err(|payload| {
        let message = match (
            payload.downcast_ref::<&str>(),
            payload.downcast_ref::<String>(),
        ) {
            (Some(text), _) => (*text).to_owned(),
            (_, Some(text)) => text.clone(),
            _ => "panic".to_owned(),
        };
        Caught { message, location }
    })
}
