//! The program that recognises text in pictures of pages, looked for on this machine.

use std::sync::Arc;

use nomcheck::batch::{Backstops, Program, Readers, Tesseract, TesseractLimits};
use nomcheck::ocr::Ocr;

use super::args::{OcrArgs, OcrWhen};
use super::config::Config;
use super::exit::Failure;

/// How to get it, in one line.
pub const INSTALL: &str = "apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-por";

/// Whether text is recognised, and by what; up to `most` pictures at a time. The command line wins over the configuration.
///
/// # Errors
/// When it is to be recognised on all pages and nothing is there that could.
pub fn find(
    args: &OcrArgs,
    config: &Config,
    backstops: &Backstops,
    most: usize,
) -> Result<(Ocr, Option<Readers>), Failure> {
    let when = args.ocr.or(config.ocr).unwrap_or_default();
    if when == OcrWhen::Off {
        return Ok((Ocr::Off, None));
    }
    let limits = TesseractLimits {
        time: backstops.time,
        memory: backstops.memory,
    };
    let Some(found) = Tesseract::find(limits) else {
        return match when {
            OcrWhen::Force => Err(Failure::usage(format!(
                "--ocr force needs Tesseract, which is not installed; on Debian and Ubuntu: {INSTALL}"
            ))),
            OcrWhen::Auto | OcrWhen::Off => Ok((Ocr::Missing, None)),
        };
    };
    let engine = found.engine().clone();
    let ocr = match when {
        OcrWhen::Force => Ocr::Force(engine),
        OcrWhen::Auto | OcrWhen::Off => Ocr::Auto(engine),
    };
    Ok((ocr, Some(Readers::new(Arc::new(found), most))))
}
