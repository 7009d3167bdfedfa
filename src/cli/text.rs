//! `nomcheck text`: what was read, for people who look for the place where something went wrong.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::Context;
use nomcheck::pipeline;
use nomcheck::report::clean::clean_lines;

use super::args::{Args, Stage, TextArgs};
use super::exit::{Exit, Failure};
use super::{config, settings, terminal};

/// Prints the text of a PDF, or what one stage made of it.
///
/// # Errors
/// When the file is not there or cannot be read.
pub fn run(text: &TextArgs, _: &Args) -> Result<Exit, Failure> {
    let path = &text.file;
    let stdin = path == Path::new("-");
    if !stdin && std::fs::symlink_metadata(path).is_err() {
        return Err(Failure::usage(format!(
            "there is no file {}",
            path.display()
        )));
    }
    let config = config::load(&text.config, std::slice::from_ref(path))?;
    let options = settings::options(&text.reading, None, &config)?;
    let limit = options.limits.bytes.saturating_add(1);
    let bytes = if stdin {
        read(io::stdin().lock(), limit)
    } else {
        File::open(path).and_then(|file| read(file, limit))
    };
    let bytes = bytes
        .with_context(|| format!("cannot read {}", path.display()))
        .map_err(Failure::Tool)?;
    let dump = pipeline::dump(&bytes, text.stage.map_or("text", Stage::name), &options);
    let (mut out, _) = terminal::stdout();
    out.write_all(clean_lines(&dump).as_bytes())?;
    out.flush()?;
    Ok(Exit::Clean)
}

fn read(from: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
