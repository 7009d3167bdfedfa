//! How files are read.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use nomcheck::layout::Habit;

/// How files are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct ReadingArgs {
    /// The form: a built-in one's name, or the path of a form.toml; repeat it for several, of which the one that fits is
    /// recognised [default: all built-in ones]
    #[arg(long, value_name = "NAME|FILE")]
    pub form: Vec<String>,
    /// A password for encrypted PDFs; repeat it for several. Others on this machine can see it: better use
    /// --password-file or the environment variable NOMCHECK_PASSWORD
    #[arg(long, value_name = "PW")]
    pub password: Vec<String>,
    /// Read passwords from a file, one a line
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Largest file that is read, such as 20MB
    #[arg(long, value_name = "SIZE")]
    pub max_bytes: Option<Size>,
    /// Most pages that are read
    #[arg(long, value_name = "N")]
    pub max_pages: Option<usize>,
    /// Switch off a habit of the layout, to measure its effect
    #[arg(long, value_name = "HABIT", hide = true, value_parser = habit)]
    pub without: Vec<Habit>,
}

/// The habit with this name.
fn habit(name: &str) -> Result<Habit, String> {
    let names = || Habit::ALL.iter().map(|h| h.name()).collect::<Vec<_>>();
    Habit::named(name).ok_or_else(|| format!("one of {}", names().join(", ")))
}

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u64);

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Size, String> {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = text.split_at(digits);
        let factor = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "b" => 1,
            "k" | "kb" => 1_000,
            "m" | "mb" => 1_000_000,
            "g" | "gb" => 1_000_000_000,
            "kib" => 1 << 10,
            "mib" => 1 << 20,
            "gib" => 1 << 30,
            _ => return Err("expected a size such as 500000, 20MB or 20MiB".to_owned()),
        };
        let number: u64 = number
            .parse()
            .map_err(|_| "expected a size such as 500000, 20MB or 20MiB".to_owned())?;
        number
            .checked_mul(factor)
            .map(Size)
            .ok_or_else(|| "the size is too large".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_bytes_with_or_without_a_unit() {
        assert_eq!("500".parse(), Ok(Size(500)));
        assert_eq!("20MB".parse(), Ok(Size(20_000_000)));
        assert_eq!("1 MiB".parse(), Ok(Size(1 << 20)));
        assert!("MB".parse::<Size>().is_err());
        assert!("99999999999GB".parse::<Size>().is_err());
    }
}
