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

    /// The year, as 2027.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day `days` later, or the Monday after it where that is a Saturday or Sunday; `None` before 1970 and after the
    /// year 9999.
    pub fn working_day_after(self, days: u16) -> Option<Date> {
        let number = self.days_since_1970()? + u64::from(days);
        // 1 January 1970 was a Thursday.
        let to_monday = match (number + 4) % 7 {
            6 => 2,
            0 => 1,
            _ => 0,
        };
        Date::of_unix((number + to_monday) * 86_400)
    }

    fn days_since_1970(self) -> Option<u64> {
        if self.year < 1970 {
            return None;
        }
        let months = (1970..=self.year).flat_map(|year| (1..=12).map(move |month| (year, month)));
        let before = months.take_while(|before| *before < (self.year, self.month));
        let days: u64 = before
            .map(|(year, month)| u64::from(month_length(year, month)))
            .sum();
        Some(days + u64::from(self.day) - 1)
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
    fn days_are_added_and_weekends_skipped() {
        let after = |day: &str, days| {
            let day: Date = day.parse().unwrap();
            day.working_day_after(days).unwrap().to_string()
        };
        // 29 November 2026 is a Sunday.
        assert_eq!(after("2026-11-29", 0), "2026-11-30");
        assert_eq!(after("2026-11-29", 5), "2026-12-04");
        assert_eq!(after("2026-11-29", 6), "2026-12-07");
        assert_eq!(after("2026-12-25", 7), "2027-01-01");
        assert_eq!(after("2028-02-21", 8), "2028-02-29");
    }

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
