//! `nomcheck text`: what was read, for people who look for the place where something went wrong.

use std::io::Write;
use std::num::NonZeroUsize;
use std::thread;

use nomcheck::batch::{Backstops, Question, Studied, StudyTask};
use nomcheck::ocr::Ocr;
use nomcheck::report::clean::clean_lines;
use nomcheck::report::log_line::LogLines;

use super::args::{Args, Stage, TextArgs};
use super::exit::{Exit, Failure};
use super::{config, file, ocr, settings, study, terminal};

/// Prints the text of a PDF, or what one stage made of it.
///
/// # Errors
/// When the file is not there or cannot be read.
pub fn run(text: &TextArgs, _: &Args) -> Result<Exit, Failure> {
    file::exists(&text.file)?;
    let config = config::load(&text.config, std::slice::from_ref(&text.file))?;
    let mut options = settings::options(&text.reading, None, &config)?;
    let stage = text.stage.map_or("text", Stage::name);
    let name = text.file.display();
    let most = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let (ocr, readers) = ocr::find(&text.ocr, &config, &Backstops::default(), most)?;
    options.ocr = ocr.clone();
    let task = StudyTask {
        options,
        source: name.to_string(),
        question: Question::Text {
            stage: stage.to_owned(),
        },
    };
    let dump = match study::study(&text.file, &task, readers)? {
        Ok((Studied::Text, bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        Ok(_) => return Err(study::disorder(&text.file)),
        Err(why) => return Err(study::failed(&text.file, why)),
    };
    if dump.trim().is_empty() {
        let how = match ocr {
            Ocr::Missing => format!("; Tesseract would read it: {}", ocr::INSTALL),
            _ => String::new(),
        };
        terminal::warning(&format!(
            "{name} has no text that can be read; a scan has pictures only{how}"
        ));
    }
    let (out, _) = terminal::stdout();
    let mut out = LogLines::new(out);
    out.write_all(clean_lines(&dump).as_bytes())?;
    out.flush()?;
    Ok(Exit::Clean)
}
