//! Days, as waivers need them: read, compared, written. No clock.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{self, Weekday};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar that exists, in a year of four figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(civil::Date);

impl Date {
    /// The day in UTC, `seconds` after the beginning of 1970; `None` after the year 9999.
    pub fn of_unix(seconds: u64) -> Option<Date> {
        let days = i64::try_from(seconds / 86_400).ok()?;
        let days = Span::new().try_days(days).ok()?;
        civil::date(1970, 1, 1).checked_add(days).ok().map(Date)
    }

    /// The year, as 2027.
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day `days` later, or the Monday after it where that is a Saturday or Sunday; `None` after the year 9999.
    pub fn working_day_after(self, days: u16) -> Option<Date> {
        let day = self.0.checked_add(i64::from(days).days()).ok()?;
        let to_monday = match day.weekday() {
            Weekday::Saturday => 2,
            Weekday::Sunday => 1,
            _ => 0,
        };
        day.checked_add(to_monday.days()).ok().map(Date)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Date, String> {
        let parts: Vec<&str> = text.split('-').collect();
        let figures =
            |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
        let [year, month, day] = parts[..] else {
            return Err("expected a date such as 2027-03-31".to_owned());
        };
        if !(figures(year, 4) && figures(month, 2) && figures(day, 2)) {
            return Err("expected a date such as 2027-03-31".to_owned());
        }
        text.parse()
            .map(Date)
            .map_err(|_| format!("there is no day {text}"))
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
        self.0.fmt(f)
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
