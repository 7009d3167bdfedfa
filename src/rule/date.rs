//! Days, as waivers need them: read, compared, written. No clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day in UTC, `seconds` after the beginning of 1970; `None` after the year 9999.
    pub fn of_unix(seconds: u64) -> Option<Date> {
        let mut days = seconds / 86_400;
        for year in 1970..=9999_u16 {
            for month in 1..=12 {
                let length = u64::from(month_length(year, month));
                if days < length {
                    let day = u8::try_from(days).ok()?.checked_add(1)?;
                    return Some(Date { year, month, day });
                }
                days -= length;
            }
        }
        None
    }
}

fn month_length(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Date, String> {
        let wrong = || "expected a date such as 2027-03-31".to_owned();
        let digits = |part: &str, n: usize| {
            (part.len() == n && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.to_owned())
        };
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let number = |part: &str, n| digits(part, n).and_then(|part| part.parse::<u16>().ok());
        let (Some(year), Some(month), Some(day)) =
            (number(year, 4), number(month, 2), number(day, 2))
        else {
            return Err(wrong());
        };
        let (month, day) = (month as u8, day as u8);
        if !(1..=12).contains(&month) || day < 1 || day > month_length(year, month) {
            return Err(format!("there is no day {text}"));
        }
        Ok(Date { year, month, day })
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Date, String> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_that_exist_are_read_and_ordered() {
        let date = |text: &str| text.parse::<Date>();
        assert!(date("2026-12-31").unwrap() < date("2027-01-01").unwrap());
        assert_eq!(date("2024-02-29").unwrap().to_string(), "2024-02-29");
        for wrong in ["2025-02-29", "2025-13-01", "2025-1-1", "31.12.2025", ""] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn seconds_become_days() {
        let day = |seconds| Date::of_unix(seconds).map(|date| date.to_string());
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(1_709_164_800).as_deref(), Some("2024-02-29"));
        assert_eq!(day(u64::MAX), None);
    }
}
