//! Dates and periods as people write them: "1 March 2008", "03/2011", "June 2011 – December 2020".

use jiff::civil::Date as Day;

use crate::fold::fold;
use crate::form::Words;

/// A day, a month or a year of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::record) struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// What a text says of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::record) struct Period {
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// It says that there is no end yet.
    pub open: bool,
}

impl Date {
    /// A date that exists.
    fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Date> {
        Day::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        (month.is_some() || day.is_none()).then_some(Date { year, month, day })
    }

    /// Reads `2020`, `2020-03` or `2020-03-31` (ISO 8601), as a form's definition has it.
    pub(in crate::record) fn iso(text: &str) -> Option<Date> {
        let mut parts = text.trim().split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let mut next = || parts.next().map(|t| t.parse::<i8>());
        let month = next().transpose().ok()?;
        let day = next().transpose().ok()?;
        parts.next().is_none().then_some(())?;
        Date::new(year, month, day)
    }

    /// As ISO 8601, as far as it is known.
    pub(in crate::record) fn printed(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// Its first day.
    pub(in crate::record) fn first(&self) -> Option<Day> {
        Day::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }

    /// Its last day.
    pub(in crate::record) fn last(&self) -> Option<Day> {
        let month = Day::new(self.year, self.month.unwrap_or(12), 1).ok()?;
        match self.day {
            Some(day) => Day::new(self.year, self.month?, day).ok(),
            None => Some(month.last_of_month()),
        }
    }
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Number(i16, usize),
    Month(i8),
    /// A stop, slash or dash inside figures: `1.3.2008`.
    Joint,
    Other,
}

/// The dates in `text`, in order. "03/04/2008" may be two days: then only its year is kept.
pub(in crate::record) fn dates(text: &str, words: &Words) -> Vec<Date> {
    let tokens = tokens(text, words);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date(&tokens[at..]) {
            Some((date, length)) => {
                out.push(date);
                at += length;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether `text` names a day that no month has: "31 February 2008". Its month and year are read all the same.
pub(in crate::record) fn names_impossible_day(text: &str, words: &Words) -> bool {
    let tokens = tokens(text, words);
    let mut at = 0;
    while at < tokens.len() {
        if is_impossible_day(&tokens[at..]) {
            return true;
        }
        // The year of one date and the day of the next are not a date: "01/10/2026 - 30/09/2027".
        at += date(&tokens[at..]).map_or(1, |(_, length)| length);
    }
    false
}

fn is_impossible_day(tokens: &[Token]) -> bool {
    use Token::{Joint, Month, Number};
    let (year, month, day) = match *tokens {
        [Number(d, 1..=2), Month(m), Number(y, 4), ..]
        | [Month(m), Number(d, 1..=2), Number(y, 4), ..]
        | [Number(d, 1..=2), Joint, Month(m), Joint, Number(y, 4), ..] => (y, i16::from(m), d),
        [Number(y, 4), Joint, Number(m, 2), Joint, Number(d, 2), ..] => (y, m, d),
        [
            Number(a, 1..=2),
            Joint,
            Number(b, 1..=2),
            Joint,
            Number(y, 4),
            ..,
        ] => return figures(a, b, y).is_none(),
        _ => return false,
    };
    let part = |n: i16| i8::try_from(n).ok();
    let day = part(month)
        .zip(part(day))
        .and_then(|(month, day)| Day::new(year, month, day).ok());
    day.is_none()
}

/// The stretch of time that `text` names.
pub(in crate::record) fn period(text: &str, words: &Words) -> Period {
    let mut dates = dates(text, words);
    if let [until] = dates.as_slice()
        && let Some(from) = without_year(text, *until, words)
    {
        dates.insert(0, from);
    }
    Period {
        from: dates.first().copied(),
        until: dates.get(1).copied(),
        open: words.is_open_end(&fold(text)),
    }
}

/// The day or month before `until`, the only date of `text`, that shares its year: "March – September 2026", "1 to 15 May
/// 2026". It is not after it.
fn without_year(text: &str, until: Date, words: &Words) -> Option<Date> {
    use Token::{Month, Number};
    let tokens = tokens(text, words);
    let at = (0..tokens.len()).find(|at| date(&tokens[*at..]).is_some())?;
    let before = tokens.get(..at)?;
    let part = |n: i16| i8::try_from(n).ok();
    let day = |n: usize| match before.get(n) {
        Some(Number(d, 1..=2)) => Some(part(*d)),
        _ => None,
    };
    let month = before.iter().rposition(|t| matches!(t, Month(_)));
    let from = match month.and_then(|at| Some((at, before.get(at)?))) {
        Some((at, Month(m))) => {
            let before = at.checked_sub(1).and_then(day);
            Date::new(
                until.year,
                Some(*m),
                before.or_else(|| day(at + 1)).flatten(),
            )?
        }
        _ => {
            let last = before.len().checked_sub(2).and_then(day)?;
            Date::new(until.year, Some(until.month?), until.day.and(last))?
        }
    };
    let (first, last) = (from.first()?, until.last()?);
    (first <= last && from != until && from.month.is_some()).then_some(from)
}

fn tokens(text: &str, words: &Words) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let same = |o: char| {
            if c.is_ascii_digit() {
                o.is_ascii_digit()
            } else {
                o.is_alphabetic()
            }
        };
        if c.is_ascii_digit() || c.is_alphabetic() {
            while let Some((next, o)) = chars.peek().copied().filter(|(_, o)| same(*o)) {
                end = next + o.len_utf8();
                chars.next();
            }
            let word = text.get(at..end).unwrap_or("");
            out.push(match c.is_ascii_digit() {
                true => word
                    .parse()
                    .map_or(Token::Other, |n| Token::Number(n, word.len())),
                false => match words.month(&fold(word)) {
                    Some(month) => Token::Month(month),
                    // "1er mars", "1st of March", "1 de marzo de 2008"
                    None if word.len() <= 2 => continue,
                    None => Token::Other,
                },
            });
        } else if matches!(c, '.' | '/' | '-') {
            out.push(Token::Joint);
        } else if !c.is_whitespace() && !matches!(c, ',' | 'º' | '°') {
            out.push(Token::Other);
        }
    }
    out
}

/// The date that `tokens` begin with, and of how many of them it is made.
fn date(tokens: &[Token]) -> Option<(Date, usize)> {
    use Token::{Joint, Month, Number};
    let year = |n: i16, length: usize| (length == 4 && (1000..3000).contains(&n)).then_some(n);
    let part = |n: i16| i8::try_from(n).ok();
    let found = match *tokens {
        [Number(d, 1..=2), Month(m), Number(y, l), ..] => {
            (Date::new(year(y, l)?, Some(m), part(d))?, 3)
        }
        [Number(d, 1..=2), Joint, Month(m), Joint, Number(y, l), ..] => {
            (Date::new(year(y, l)?, Some(m), part(d))?, 5)
        }
        [Month(m), Number(d, 1..=2), Number(y, l), ..] => {
            (Date::new(year(y, l)?, Some(m), part(d))?, 3)
        }
        [Month(m), Number(y, l), ..] => (Date::new(year(y, l)?, Some(m), None)?, 2),
        [Month(m), Joint, Number(y, l), ..] => (Date::new(year(y, l)?, Some(m), None)?, 3),
        [Number(y, 4), Joint, Number(m, 2), Joint, Number(d, 2), ..] => {
            (Date::new(y, part(m), part(d))?, 5)
        }
        [
            Number(a, 1..=2),
            Joint,
            Number(b, 1..=2),
            Joint,
            Number(y, 4),
            ..,
        ] => (figures(a, b, y)?, 5),
        [Number(m, 1..=2), Joint, Number(y, 4), ..] => (Date::new(y, part(m), None)?, 3),
        [Number(y, l), ..] => (Date::new(year(y, l)?, None, None)?, 1),
        _ => return None,
    };
    Some(found)
}

/// A date in figures, day or month first.
fn figures(a: i16, b: i16, year: i16) -> Option<Date> {
    let part = |n: i16| i8::try_from(n).ok();
    let day_first = Date::new(year, part(b), part(a));
    let month_first = Date::new(year, part(a), part(b));
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => Date::new(year, None, None),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    fn read(text: &str) -> Vec<String> {
        let form = Form::load("sstc").expect("a form of ours");
        dates(text, form.words("en"))
            .iter()
            .map(Date::printed)
            .collect()
    }

    #[test]
    fn the_year_of_one_date_and_the_day_of_the_next_are_none() {
        let form = Form::load("sstc").expect("a form of ours");
        let words = form.words("en");
        assert!(!names_impossible_day("01/10/2026 - 30/09/2027", words));
        assert!(names_impossible_day("01/10/2026 - 31/09/2027", words));
    }

    #[test]
    fn period_may_name_its_year_once() {
        let form = Form::load("sstc").expect("a form of ours");
        let read = |text: &str| {
            let found = period(text, form.words("en"));
            [found.from, found.until].map(|d| d.map(|d| d.printed()).unwrap_or_default())
        };
        assert_eq!(read("March – September 2026"), ["2026-03", "2026-09"]);
        assert_eq!(read("3 March to 15 May 2026"), ["2026-03-03", "2026-05-15"]);
        assert_eq!(read("3 – 15 May 2026"), ["2026-05-03", "2026-05-15"]);
        assert_eq!(read("May 2026"), ["2026-05", ""]);
        assert_eq!(read("in room 12 and May 2026"), ["2026-05", ""]);
        // The year of the first one is not the second one's.
        assert_eq!(read("October – March 2026"), ["2026-03", ""]);
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("1 March 2008", "2008-03-01"),
            ("March 1st, 2008", "2008-03-01"),
            ("1er mars 2008", "2008-03-01"),
            ("1 de marzo de 2008", "2008-03-01"),
            ("31.12.2008", "2008-12-31"),
            ("2008-03-01", "2008-03-01"),
            ("03/2008", "2008-03"),
            ("June 2011", "2011-06"),
            ("2011", "2011"),
            ("03/04/2008", "2008"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
        assert_eq!(read("June 2011 – December 2020"), ["2011-06", "2020-12"]);
        assert_eq!(read("31 February 2008"), ["2008-02"]);
        assert!(read("a long time").is_empty());
    }

    #[test]
    fn days_that_no_month_has_are_known() {
        let form = Form::load("sstc").expect("a form of ours");
        let impossible = |text: &str| names_impossible_day(text, form.words("en"));
        for text in [
            "31 February 2008",
            "since 33 March 2009",
            "March 32, 2009",
            "2009-02-30",
            "45.12.2008",
        ] {
            assert!(impossible(text), "{text}");
        }
        for text in [
            "29 February 2008",
            "03/04/2008",
            "12/31/2008",
            "March 2009",
            "2009",
        ] {
            assert!(!impossible(text), "{text}");
        }
    }
}
