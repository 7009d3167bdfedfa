//! The number that a form prints before a question: `3`, `"A"`, `"IV"`, `"3.c"`, `"4(a)"`; and whether a number on a page
//! is it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::section::{Number, NumberStyle};

/// Most signs of a number, and most parts.
const LONGEST: usize = 12;
const PARTS: usize = 3;

/// A number as the form prints it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum PrintedNumber {
    /// A number that counts, however it is written: 4 is "4.", "IV." and "D.".
    Count(u32),
    /// A number as it is printed: "A", "3.c", "4(a)", "IV". Within a group, the group's number may be left out: "c".
    Text(String),
}

impl fmt::Display for PrintedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PrintedNumber::Count(number) => number.fmt(f),
            PrintedNumber::Text(text) => text.fmt(f),
        }
    }
}

impl From<PrintedNumber> for serde_json::Value {
    fn from(number: PrintedNumber) -> serde_json::Value {
        match number {
            PrintedNumber::Count(number) => number.into(),
            PrintedNumber::Text(text) => text.into(),
        }
    }
}

impl PrintedNumber {
    /// What it counts to, where it is a number of one part: "IV" is 4, "B" is 2; `None` for "3.c".
    pub fn value(&self) -> Option<u32> {
        match self {
            PrintedNumber::Count(number) => Some(*number),
            PrintedNumber::Text(text) => match parts(text).as_slice() {
                [only] => crate::section::numeral(only),
                _ => None,
            },
        }
    }

    /// Why it cannot be a number of a form; `None` where it can.
    pub(super) fn fault(&self) -> Option<String> {
        match self {
            PrintedNumber::Count(0) => {
                Some("the number 0: questions are numbered from 1".to_owned())
            }
            PrintedNumber::Count(_) => None,
            PrintedNumber::Text(text) => {
                let own = parts(text);
                let sign = |c: char| c.is_ascii_alphanumeric() || ".()- ".contains(c);
                let known = |part: &String| crate::section::numeral(part).is_some();
                let fits = text.len() <= LONGEST
                    && text.chars().all(sign)
                    && (1..=PARTS).contains(&own.len())
                    && own.iter().all(known);
                (!fits).then(|| {
                    format!("the number `{text}`: write one such as 4, \"A\", \"IV\", \"3.c\" or \"4(a)\"")
                })
            }
        }
    }

    /// Whether `found`, a number on a page, is this one, within a group with the number `group`; `None` where it numbers
    /// something else, a part of a question.
    pub(super) fn is(&self, found: &Number, group: Option<&PrintedNumber>) -> Option<bool> {
        let own = self.in_full(group);
        let printed = parts(&found.printed);
        if printed.len() > 1 && own.len() < 2 {
            return (!found.nested).then(|| self.counts(found));
        }
        match printed.as_slice() {
            // The group is known by its heading: its own part may be left out.
            [_] => Some(self.counts(found) || own.len() > 1 && ends_with(&own, &printed)),
            _ => Some(ends_with(&own, &printed)),
        }
    }

    /// Whether a number of one part is this one.
    fn counts(&self, found: &Number) -> bool {
        match self {
            PrintedNumber::Count(number) => found.counts(*number),
            PrintedNumber::Text(text) => match parts(text).as_slice() {
                // A letter is itself alone; a numeral counts as a figure does.
                [only] => {
                    same(only, &found.printed)
                        || found.style == NumberStyle::Arabic
                            && only.len() > 1
                            && self.value().is_some_and(|value| found.counts(value))
                }
                _ => false,
            },
        }
    }

    /// Its parts, those of the group before them.
    fn in_full(&self, group: Option<&PrintedNumber>) -> Vec<String> {
        let own = parts(&self.to_string());
        let Some(group) = group.map(|g| parts(&g.to_string())) else {
            return own;
        };
        match own.len() > group.len() && ends_with(&own[..group.len()], &group) {
            true => own,
            false => group.into_iter().chain(own).collect(),
        }
    }
}

/// The figures, numerals and letters of a number: "3.c", "3(c)" and "3c" are `3` and `c`.
fn parts(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        let joined =
            before.is_ascii_alphanumeric() && before.is_ascii_digit() == c.is_ascii_digit();
        match out.last_mut() {
            Some(last) if joined && c.is_ascii_alphanumeric() => last.push(c),
            _ if c.is_ascii_alphanumeric() => out.push(c.to_string()),
            _ => {}
        }
        before = c;
    }
    out
}

/// Whether the last parts of `all` are `last`.
fn ends_with(all: &[String], last: &[String]) -> bool {
    let own = all
        .len()
        .checked_sub(last.len())
        .and_then(|at| all.get(at..));
    own.is_some_and(|own| own.iter().zip(last).all(|(a, b)| same(a, b)))
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Number {
        crate::section::heading_number(line).expect("a number")
    }

    #[test]
    fn numbers_are_known_however_they_are_printed() {
        let text = |t: &str| PrintedNumber::Text(t.to_owned());
        let group = Some(PrintedNumber::Count(3));
        for (own, group, line, expected) in [
            (text("A"), &None, "A. Aims", Some(true)),
            (text("A"), &None, "B. Aims", Some(false)),
            (text("IV"), &None, "IV. Aims", Some(true)),
            (text("IV"), &None, "4. Aims", Some(true)),
            (text("3.c"), &None, "3.c Aims", Some(true)),
            (text("3.c"), &None, "3(c) Aims", Some(true)),
            (text("3.c"), &None, "3c) Aims", Some(true)),
            (text("3.c"), &None, "c) Aims", Some(true)),
            (text("3.c"), &None, "3. Aims", Some(false)),
            (text("4(a)"), &None, "4 a) Aims", Some(true)),
            (text("4(a)"), &None, "5(a) Aims", Some(false)),
            (text("c"), &group, "c) Aims", Some(true)),
            (text("c"), &group, "(c) Aims", Some(true)),
            (text("c"), &group, "3.c Aims", Some(true)),
            (text("c"), &group, "3 c) Aims", Some(true)),
            (text("c"), &group, "4.c Aims", Some(false)),
            (PrintedNumber::Count(2), &group, "3.2 Aims", Some(true)),
            (PrintedNumber::Count(2), &group, "2. Aims", Some(true)),
            (PrintedNumber::Count(4), &None, "IV. Aims", Some(true)),
            (PrintedNumber::Count(4), &None, "4.2 Aims", None),
        ] {
            assert_eq!(
                own.is(&read(line), group.as_ref()),
                expected,
                "{own} {line}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_a_fault() {
        for text in ["", "three", "3.c.4.d", "§ 4", "a b c d"] {
            let number = PrintedNumber::Text(text.to_owned());
            assert!(number.fault().is_some(), "{text}");
        }
        assert!(PrintedNumber::Count(0).fault().is_some());
        assert_eq!(PrintedNumber::Text("4(a)".to_owned()).fault(), None);
    }
}
