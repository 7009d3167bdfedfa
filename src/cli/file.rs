//! One file that is named, or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;
use nomcheck::pdf::Limits;

use super::exit::Failure;

/// Whether there is something at `path`, or it is standard input.
///
/// # Errors
/// When there is nothing.
pub fn exists(path: &Path) -> Result<(), Failure> {
    if path != Path::new("-") && std::fs::symlink_metadata(path).is_err() {
        let message = format!("there is no file {}", path.display());
        return Err(Failure::usage(message));
    }
    Ok(())
}

/// The bytes of the file at `path`, or of standard input; one more than the limit for what is longer.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, Failure> {
    let limit = limits.bytes.saturating_add(1);
    let whole = |from: &mut dyn Read| {
        let mut bytes = Vec::new();
        from.take(limit).read_to_end(&mut bytes)?;
        Ok::<_, io::Error>(bytes)
    };
    let bytes = match path == Path::new("-") {
        true => whole(&mut io::stdin().lock()),
        false => File::open(path).and_then(|mut file| whole(&mut file)),
    };
    bytes
        .with_context(|| format!("cannot read {}", path.display()))
        .map_err(Failure::Tool)
}
