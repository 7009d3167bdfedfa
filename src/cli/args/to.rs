//! `FORMAT` or `FORMAT=FILE`: what an output looks like, and where it goes.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;

use crate::cli::suggestion::suggestion;

/// A format that outputs are named by.
pub trait OutputFormat: ValueEnum + Copy {
    /// Where it must go, in words, if standard output cannot take it.
    fn place(self) -> Option<&'static str> {
        None
    }
}

/// A format and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct To<F> {
    pub format: F,
    /// `None` for standard output.
    pub file: Option<PathBuf>,
}

impl<F: OutputFormat> FromStr for To<F> {
    type Err = String;

    /// A file named `-` is standard output.
    fn from_str(text: &str) -> Result<To<F>, String> {
        let (name, file) = match text.split_once('=') {
            Some((_, "")) => return Err("a file name is missing after '='".to_owned()),
            Some((name, "-")) => (name, None),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = F::from_str(name, false).map_err(|_| {
            let values = F::value_variants().iter();
            let names: Vec<String> = values
                .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
                .collect();
            let hint = suggestion(name, names.iter().map(String::as_str));
            format!(
                "there is no format '{name}'; there are {}{hint}",
                names.join(", ")
            )
        })?;
        match (format.place(), &file) {
            (Some(place), None) => Err(format!("this format needs {place}")),
            _ => Ok(To { format, file }),
        }
    }
}
