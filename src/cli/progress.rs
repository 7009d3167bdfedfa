//! How far a long run is: a bar on standard error, where a person sees it. It is not there in a pipe or a log, nor for
//! a run that is over at once.

use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that takes no longer has no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the bar is drawn in a second, at most.
const DRAWN: u8 = 8;

/// The bar of a run; gone with the value.
pub struct Progress {
    /// `None` when none is wanted.
    files: Option<u64>,
    started: Instant,
    done: u64,
    /// `None` until the run is long.
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A run over so many files, of which a bar is `wanted` or not.
    pub fn new(files: usize, wanted: bool) -> Progress {
        Progress {
            files: wanted.then(|| u64::try_from(files).unwrap_or(u64::MAX)),
            started: Instant::now(),
            done: 0,
            bar: None,
        }
    }

    /// Counts a file, while `work` is done with its answer: what that writes is not in the bar's line.
    pub fn step<T>(&mut self, work: impl FnOnce() -> T) -> T {
        self.done = self.done.saturating_add(1);
        if let Some(files) = self.files
            && self.bar.is_none()
            && self.started.elapsed() >= PATIENCE
        {
            self.bar = Some(bar(files));
        }
        match &self.bar {
            Some(bar) => {
                bar.set_position(self.done);
                bar.set_message(format!("{:#}", HumanDuration(self.left())));
                bar.suspend(work)
            }
            None => work(),
        }
    }
}

impl Progress {
    /// How long it will go on, if it goes on as it did on the whole.
    fn left(&self) -> Duration {
        let ahead = self.files.unwrap_or(0).saturating_sub(self.done);
        let each = self.started.elapsed().as_secs_f64() / self.done.max(1) as f64;
        Duration::try_from_secs_f64(each * ahead as f64).unwrap_or(Duration::MAX)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Draws nothing unless standard error is a terminal.
fn bar(files: u64) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(DRAWN);
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {msg} to go");
    let bar = ProgressBar::with_draw_target(Some(files), target);
    match style {
        Ok(style) => bar.with_style(style.progress_chars("━╸─")),
        Err(_) => bar,
    }
}
