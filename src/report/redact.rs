//! `--redact`: telephone numbers and e-mail addresses are masked before anything is shared.
//!
//! In: what the reports and records would show. Out: the same, with each letter and digit of a number or address shown as
//! `•`, so that its shape can still be judged. Values are masked where they are known to be one (the fields of the record,
//! findings about them), and whatever looks like one in any other text. A number with seven digits or more looks like one,
//! unless it is a span of years or a date: in doubt it is masked. Names, places and fingerprints stay, and so do paths.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde_json::Value;

use crate::record::Record;

use super::compare::Compared;
use super::json::{Document, FindingEntry};
use super::message::Messages;

/// What replaces a letter or digit.
const MASK: char = '•';

/// Fewest digits of what is taken for a telephone number.
const DIGITS: usize = 7;

/// An address, also one that is written to hide from robots: `a (at) b.org`.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[\p{L}\p{N}._%+'’-]+ ?(?:@|＠|\(at\)|\[at\]|\{at\}) ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*").ok()
});

/// Digits with what is between the groups of a number, on one line.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[+(]{0,2}\p{Nd}(?:[\p{Nd} \u{a0}\u{2009}\u{202f}()./‐‑–-]*\p{Nd})?").ok()
});

/// Masks what a document's findings say, and makes their words again.
pub fn document(document: &mut Document, messages: &Messages) {
    for nomination in &mut document.nominations {
        nomination.title = nomination.title.as_deref().map(text);
    }
    for entry in &mut document.findings {
        finding(entry, messages);
    }
    for waived in &mut document.waived {
        finding(&mut waived.finding, messages);
        waived.reason = text(&waived.reason);
    }
}

/// The same for one finding.
pub fn finding(finding: &mut FindingEntry, messages: &Messages) {
    let field = finding.field.as_deref().unwrap_or_default();
    let about_value = ["/telephones", "/faxes", "/emails"]
        .iter()
        .any(|head| field.starts_with(head));
    let conflict = matches!(
        finding.args.get("differs").and_then(Value::as_str),
        Some("telephone" | "email")
    );
    for (name, value) in &mut finding.args {
        let whole = match name.as_str() {
            "value" => about_value,
            "a" | "b" => conflict,
            _ => false,
        };
        strings(value, &|text_of| {
            if whole { all(text_of) } else { text(text_of) }
        });
    }
    let mask = if about_value { all } else { text };
    finding.excerpt = finding.excerpt.as_deref().map(mask);
    let (message, help) = messages.say_again(finding);
    finding.message = text(&message);
    finding.help = help.as_deref().map(text);
}

/// Masks what a comparison shows; that an answer changed is still seen.
pub fn compared(compared: &mut Compared, messages: &Messages) {
    for version in [&mut compared.old, &mut compared.new].into_iter().flatten() {
        version.title = version.title.as_deref().map(text);
    }
    for point in &mut compared.points {
        let findings = [&mut point.before, &mut point.now];
        for entry in findings.into_iter().flatten() {
            finding(entry, messages);
        }
    }
    for change in &mut compared.changes {
        let whole = ["/telephones", "/faxes", "/emails"].contains(&change.field.as_str());
        let mask = if whole { all } else { text };
        change.heading = change.heading.as_deref().map(text);
        change.old = change.old.as_deref().map(mask);
        change.new = change.new.as_deref().map(mask);
    }
}

/// A record with every number and address masked, in every place.
///
/// # Errors
/// When a record cannot be taken apart and put together again, which is a fault of this tool.
pub fn record(record: &Record) -> serde_json::Result<Record> {
    let mut known = Vec::new();
    for nomination in &record.nominations {
        let people = nomination
            .sections
            .values()
            .flat_map(|section| &section.people);
        let numbers = people.clone().flat_map(|person| &person.telephones);
        let numbers = numbers
            .chain(&nomination.telephones)
            .chain(&nomination.faxes);
        known.extend(numbers.map(|number| number.text.clone()));
        let addresses = people
            .flat_map(|person| &person.emails)
            .chain(&nomination.emails);
        known.extend(addresses.map(|address| address.text.clone()));
        let others = nomination.fields.values();
        let others = others.filter(|value| value.e164.is_some());
        known.extend(others.map(|value| value.text.clone()));
    }
    // A short one, such as "1", would be masked in every word.
    known.retain(|value| value.chars().count() > 3);
    // Longer ones first: one may be part of another.
    known.sort_by_key(|value| std::cmp::Reverse(value.len()));
    known.dedup();
    let mut value = serde_json::to_value(record)?;
    let source = value.get_mut("source").map(Value::take);
    strings(&mut value, &|string| {
        let mut string = string.to_owned();
        for value in &known {
            if string.contains(value.as_str()) {
                string = string.replace(value.as_str(), &all(value));
            }
        }
        text(&string)
    });
    if let (Some(place), Some(source)) = (value.get_mut("source"), source) {
        *place = source;
    }
    let mut masked: Record = serde_json::from_value(value)?;
    for nomination in &mut masked.nominations {
        let people = nomination
            .sections
            .values_mut()
            .flat_map(|section| &mut section.people);
        for person in people {
            person.telephones.iter_mut().for_each(|number| {
                number.text = all(&number.text);
            });
            person
                .emails
                .iter_mut()
                .for_each(|address| address.text = all(&address.text));
        }
        let numbers = nomination
            .telephones
            .iter_mut()
            .chain(&mut nomination.faxes);
        numbers.for_each(|number| number.text = all(&number.text));
        nomination
            .emails
            .iter_mut()
            .for_each(|address| address.text = all(&address.text));
    }
    Ok(masked)
}

/// Every string of a value, not the names of its members.
fn strings(value: &mut Value, mask: &dyn Fn(&str) -> String) {
    match value {
        Value::String(string) => *string = mask(string),
        Value::Array(items) => items.iter_mut().for_each(|item| strings(item, mask)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| strings(member, mask)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// `text` with each letter and digit masked.
fn all(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_alphanumeric() { MASK } else { c })
        .collect()
}

/// `text` with what looks like a number or an address masked.
pub(super) fn text(text: &str) -> String {
    let (Some(address), Some(number)) = (ADDRESS.as_ref(), NUMBER.as_ref()) else {
        return all(text);
    };
    let text = address.replace_all(text, |found: &Captures<'_>| all(&found[0]));
    let masked = number.replace_all(&text, |found: &Captures<'_>| {
        let found = &found[0];
        if is_telephone(found) {
            all(found)
        } else {
            found.to_owned()
        }
    });
    masked.into_owned()
}

/// Whether digits with separators are enough for a number, and neither years nor a date.
fn is_telephone(found: &str) -> bool {
    let groups: Vec<&str> = found
        .split(|c: char| !c.is_numeric())
        .filter(|group| !group.is_empty())
        .collect();
    let digits: usize = groups.iter().map(|group| group.chars().count()).sum();
    if digits < DIGITS {
        return false;
    }
    let year =
        |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let years = groups.iter().all(&year);
    let date = groups.len() == 3
        && groups.iter().filter(|group| year(group)).count() == 1
        && groups.iter().all(|group| year(group) || group.len() <= 2)
        && !found.starts_with(['+', '(']);
    !(years || date)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn numbers_and_addresses_are_masked_in_any_text() {
        assert_eq!(text("Tel. +63917-719-7498;"), "Tel. +•••••-•••-••••;");
        assert_eq!(text("(0233) 20 22 17 a"), "(••••) •• •• •• a");
        assert_eq!(
            text("write to <ana.b@example.org>, soon"),
            "write to <•••.•@•••••••.•••>, soon"
        );
        assert_eq!(text("ana (at) example.org"), "••• (••) •••••••.•••");
        assert_eq!(text("mailto:ana@example.org"), "mailto:•••@•••••••.•••");
    }

    #[test]
    fn years_dates_and_short_numbers_stay() {
        for kept in [
            "2010-2014",
            "12/03/2014",
            "2014-03-12",
            "1,200,000 people",
            "Section 10 (40 words)",
            "p. 3",
        ] {
            assert_eq!(text(kept), kept);
        }
    }
}
