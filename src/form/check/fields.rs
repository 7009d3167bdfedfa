//! What `form.toml` may say wrongly though every key in it is known: its fields, limits and lists.

use std::collections::HashMap;

use super::source::{Source, Step};
use super::tables::check_tables;
use super::{Fault, bad_language, is_code};
use crate::form::compiled::sections_of;
use crate::form::condition::Condition;
use crate::form::definition::{Field, FieldType, FormFile, Group};
use crate::form::printed_number::PrintedNumber;
use crate::form::repeats::{MOST, UNBOUNDED};
use crate::form::scheme::Scheme;

/// Faults of the form's name and of each field.
pub(super) fn check_fields(source: &Source<'_>, file: &FormFile, faults: &mut Vec<Fault>) {
    if file.name.trim().is_empty() {
        let message = "the form's name is empty".to_owned();
        faults.push(source.fault(&[Step::Key("name")], message));
    }
    let mut keys: HashMap<&str, usize> = HashMap::new();
    let mut numbers: HashMap<(Option<&str>, &PrintedNumber), &str> = HashMap::new();
    let mut once: HashMap<(FieldType, Option<&str>, bool), &str> = HashMap::new();
    check_groups(source, file, faults);
    for (at, field) in file.fields.iter().enumerate() {
        let mut tell = |what: &str, message: String| {
            let steps = step(field, at, what);
            faults.push(source.fault(&steps, message));
        };
        let key = field.key.as_str();
        let group = field.within.as_deref();
        let short = group.and_then(|g| key.strip_prefix(g)?.strip_prefix('.'));
        if let Some(group) = group.filter(|group| file.groups.iter().all(|g| g.key != *group)) {
            tell("in", format!("the form has no group `{group}`"));
        }
        if !is_key(short.unwrap_or(key)) {
            let takes = "a key has small letters, digits and `_`, and begins with a letter";
            tell("key", format!("`{key}` cannot be a field's key: {takes}"));
        }
        if keys.insert(key, at).is_some() {
            tell("key", format!("two fields have the key `{key}`"));
        }
        if let Some(kind) = only_once(field.kind)
            && let Some(other) = once.insert((field.kind, group, field.is_nominees()), key)
        {
            let message = format!(
                "`{key}` and `{other}` are both of type `{kind}`, which a form has once at most"
            );
            tell("type", message);
        }
        for (what, message) in limits(field) {
            tell(what, message);
        }
        let Some(number) = &field.number else {
            continue;
        };
        if let Some(fault) = number.fault() {
            tell("number", format!("`{key}` has {fault}"));
        }
        if let Some(other) = numbers.insert((group, number), key) {
            let message = format!("`{key}` and `{other}` have the same number, {number}");
            tell("number", message);
        }
    }
    check_tables(source, file, faults);
    check_conditions(source, file, faults);
    if let Some(share) = file.recognise.share.filter(|s| !(0.0..=1.0).contains(s)) {
        let message =
            format!("{share} is not a share of the headings: write one from 0 to 1, such as 0.5");
        let steps = [Step::Key("recognise"), Step::Key("share")];
        faults.push(source.fault(&steps, message));
    }
    // A form without sections is known by its labels.
    let (most, what) = match sections_of(file).len() {
        0 => (file.fields.len(), "fields"),
        sections => (sections, "questions from the first section on"),
    };
    if file.min_headings == 0 || file.min_headings > most {
        let message = format!("min-headings must be from 1 to {most}, the number of {what}");
        faults.push(source.fault(&[Step::Key("min-headings")], message));
    }
}

/// Where a field says `what`: `at` is its place among the fields of the form without columns.
pub(super) fn step<'s>(field: &Field, at: usize, what: &'s str) -> [Step<'s>; 3] {
    let place = field.place.unwrap_or(at);
    [Step::Key("field"), Step::Item(place), Step::Key(what)]
}

/// Faults of the form's groups.
fn check_groups(source: &Source<'_>, file: &FormFile, faults: &mut Vec<Fault>) {
    let mut keys: HashMap<&str, usize> = HashMap::new();
    for (at, group) in file.groups.iter().enumerate() {
        let mut tell = |what: &str, message: String| {
            let steps = [Step::Key("group"), Step::Item(at), Step::Key(what)];
            faults.push(source.fault(&steps, message));
        };
        let key = group.key.as_str();
        if let Some(fault) = group.number.as_ref().and_then(PrintedNumber::fault) {
            tell("number", format!("`{key}` has {fault}"));
        }
        if !is_key(key) {
            let takes = "a key has small letters, digits and `_`, and begins with a letter";
            tell("key", format!("`{key}` cannot be a group's key: {takes}"));
        }
        if keys.insert(key, at).is_some() {
            tell("key", format!("two groups have the key `{key}`"));
        }
        if file.fields.iter().any(|f| f.key == key) {
            tell("key", format!("a field and a group have the key `{key}`"));
        }
        if file.fields.iter().all(|f| f.within.as_deref() != Some(key)) {
            tell("key", format!("no field is in the group `{key}`"));
        }
        for (what, message) in times(file, group) {
            tell(what, message);
        }
    }
}

/// Faults of how often a group may come, and of its length.
fn times(file: &FormFile, group: &Group) -> Vec<(&'static str, String)> {
    let key = &group.key;
    let mut out = Vec::new();
    if group.max_pages == Some(0) {
        out.push(("max-pages", format!("`{key}` may have no page at all")));
    }
    let Some(repeat) = group.repeat else {
        return out;
    };
    let min = repeat.min.unwrap_or(1);
    if repeat.max.is_some_and(|max| max < min || max == 0) || min > MOST {
        out.push(("repeat", format!("`{key}` can never be there often enough")));
    } else if repeat.max.is_some_and(|max| max > MOST) {
        out.push(("repeat", format!("`{key}` may come {MOST} times at most")));
    }
    let last = repeat.max.unwrap_or(UNBOUNDED.max(min)).min(MOST);
    let taken = |nth: &u32| file.groups.iter().any(|g| g.key == format!("{key}_{nth}"));
    if let Some(nth) = (2..=last).find(taken) {
        out.push(("repeat", format!("another group has the key `{key}_{nth}`")));
    }
    out
}

/// Faults of conditions and comparisons: what cannot be read, and fields or options that the form does not have.
fn check_conditions(source: &Source<'_>, file: &FormFile, faults: &mut Vec<Fault>) {
    let wrong = |text: &str| -> Option<String> {
        let condition = match Condition::parse(text) {
            Ok(condition) => condition,
            Err(message) => return Some(message),
        };
        condition.names().find_map(|(key, option)| {
            let Some(field) = file.fields.iter().find(|f| f.key == key) else {
                return Some(format!("the form has no field `{key}`"));
            };
            let options: Vec<&str> = match field.kind {
                FieldType::Choice => field.options.iter().map(String::as_str).collect(),
                FieldType::YesNo | FieldType::Consent => vec!["yes", "no"],
                _ if option.is_some() => return Some(format!("`{key}` is not a choice")),
                _ => return None,
            };
            let option = option.filter(|option| !options.contains(option))?;
            Some(format!("`{key}` has no option `{option}`"))
        })
    };
    for (at, field) in file.fields.iter().enumerate() {
        for (what, condition) in [
            ("required-when", &field.required_when),
            ("when", &field.when),
        ] {
            if let Some(message) = condition.as_deref().and_then(wrong) {
                let steps = step(field, at, what);
                faults.push(source.fault(&steps, message));
            }
        }
    }
    for (at, check) in file.checks.iter().enumerate() {
        if let Some(message) = wrong(&check.that) {
            let steps = [Step::Key("check"), Step::Item(at), Step::Key("that")];
            faults.push(source.fault(&steps, message));
        }
    }
}

/// Faults of the languages, countries and domains that the form lists; `languages` are those that have a file.
pub(super) fn check_lists(
    source: &Source<'_>,
    file: &FormFile,
    languages: &[&str],
    is_country: impl Fn(&str) -> bool,
    faults: &mut Vec<Fault>,
) {
    let mut tell = |list: &str, at: usize, message: String| {
        faults.push(source.fault(&[Step::Key(list), Step::Item(at)], message));
    };
    for (at, code) in file.accepted_languages.iter().enumerate() {
        if !is_code(code) {
            tell("accepted-languages", at, bad_language(code));
        } else if !languages.contains(&code.as_str()) {
            let message = format!("`{code}` is accepted, but there is no {code}.toml");
            tell("accepted-languages", at, message);
        }
    }
    for (at, code) in file.eligible_countries.iter().enumerate() {
        if !is_country(code) {
            let message =
                format!("`{code}` is not a country's code of two letters (ISO 3166-1 alpha-2)");
            tell("eligible-countries", at, message);
        }
    }
    if let Some(code) = file
        .default_country
        .as_deref()
        .filter(|code| !is_country(code))
    {
        let message =
            format!("`{code}` is not a country's code of two letters (ISO 3166-1 alpha-2)");
        faults.push(source.fault(&[Step::Key("default-country")], message));
    }
    if file.max_pages == Some(0) {
        let message = "the form allows nothing: max-pages is 0".to_owned();
        faults.push(source.fault(&[Step::Key("max-pages")], message));
    }
    let mut tell = |list: &str, at: usize, message: String| {
        faults.push(source.fault(&[Step::Key(list), Step::Item(at)], message));
    };
    for (at, domain) in file.organiser_domains.iter().enumerate() {
        if !is_domain(domain) {
            let message = format!("`{domain}` is not an internet domain such as `example.org`");
            tell("organiser-domains", at, message);
        }
    }
}

/// Which limits of `field` cannot be meant, and why.
pub(super) fn limits(field: &Field) -> Vec<(&'static str, String)> {
    let key = &field.key;
    let given = [
        ("min-words", field.min_words),
        ("max-words", field.max_words),
        ("min-characters", field.min_characters),
        ("max-characters", field.max_characters),
    ];
    let mut told = Vec::new();
    for (what, limit) in given {
        let Some(limit) = limit else {
            continue;
        };
        let least = what.starts_with("min");
        if !(field.kind.is_text() || field.kind.is_line() && !least) {
            told.push((what, format!("`{key}` has {what} but is not a text")));
        } else if limit == 0 && !least {
            told.push((what, format!("`{key}` allows nothing: {what} is 0")));
        }
    }
    let pairs = [
        ("min-words", "words", field.min_words.zip(field.max_words)),
        (
            "min-characters",
            "characters",
            field.min_characters.zip(field.max_characters),
        ),
    ];
    for (what, unit, pair) in pairs {
        if let Some((min, max)) =
            pair.filter(|(min, max)| field.kind.is_text() && min > max && *max > 0)
        {
            let message = format!("`{key}` expects at least {min} {unit} but allows only {max}");
            told.push((what, message));
        }
    }
    told.extend(types(field));
    told
}

/// What `field` says of its type that cannot be meant.
fn types(field: &Field) -> Vec<(&'static str, String)> {
    let key = &field.key;
    let mut told = Vec::new();
    let mut only = |what: &'static str, given: bool, fits: bool, kinds: &str| {
        if given && !fits {
            told.push((what, format!("`{key}` has {what}, which only {kinds} has")));
        }
    };
    use FieldType::{Amount, Choice, Date, Identifier, Number, Period};
    let kind = field.kind;
    only(
        "options",
        !field.options.is_empty(),
        kind == Choice,
        "a choice",
    );
    only("choose", field.choose.is_some(), kind == Choice, "a choice");
    let number = matches!(kind, Number | Amount);
    only("min", field.min.is_some(), number, "a number or an amount");
    only("max", field.max.is_some(), number, "a number or an amount");
    only("whole", field.whole, kind == Number, "a number");
    only(
        "currencies",
        !field.currencies.is_empty(),
        kind == Amount,
        "an amount",
    );
    let date = matches!(kind, Date | Period);
    only(
        "not-before",
        field.not_before.is_some(),
        date,
        "a date or a period",
    );
    only(
        "not-after",
        field.not_after.is_some(),
        date,
        "a date or a period",
    );
    only(
        "at-least-years",
        field.at_least_years.is_some(),
        kind == Period,
        "a period",
    );
    only(
        "pattern",
        field.pattern.is_some(),
        kind == Identifier,
        "an identifier",
    );
    only(
        "scheme",
        field.scheme.is_some(),
        kind == Identifier,
        "an identifier",
    );
    only(
        "specify",
        !field.specify.is_empty(),
        kind == Choice,
        "a choice",
    );
    if let Some(option) = field
        .specify
        .iter()
        .find(|o| kind == Choice && !field.options.contains(o))
    {
        told.push(("specify", format!("`{key}` has no option `{option}`")));
    }
    if kind == Choice && field.options.len() < 2 {
        told.push((
            "type",
            format!("`{key}` is a choice and needs two options or more"),
        ));
    }
    if let Err(message) = field.choose() {
        told.push(("choose", message));
    }
    if let Some(scheme) = field
        .scheme
        .as_deref()
        .filter(|s| Scheme::named(s).is_none())
    {
        let message = format!(
            "`{scheme}` is not known: write iban, orcid, isbn, issn, lei or a country's post codes, as in `post-code:GB`; \
             or give a `pattern`"
        );
        told.push(("scheme", message));
    }
    if let Some(pattern) = &field.pattern
        && let Err(error) = regex::Regex::new(pattern)
    {
        told.push((
            "pattern",
            format!("`{pattern}` is not a regular expression: {error}"),
        ));
    }
    for (what, date) in [
        ("not-before", &field.not_before),
        ("not-after", &field.not_after),
    ] {
        if let Some(date) = date.as_deref().filter(|d| !is_date(d)) {
            told.push((
                what,
                format!("`{date}` is not a date such as 2020, 2020-03 or 2020-03-31"),
            ));
        }
    }
    told
}

/// Whether `text` is a year, month or day as ISO 8601 writes it.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize| {
        parts
            .get(at)
            .map_or(Some(1), |p| p.parse::<i8>().ok().filter(|_| p.len() == 2))
    };
    let year = parts
        .first()
        .filter(|y| y.len() == 4)
        .and_then(|y| y.parse::<i16>().ok());
    let day = year.zip(number(1).zip(number(2)));
    parts.len() <= 3 && day.is_some_and(|(y, (m, d))| jiff::civil::Date::new(y, m, d).is_ok())
}

/// The name of a type that has one place in a record, so that a form may have it once.
fn only_once(kind: FieldType) -> Option<&'static str> {
    match kind {
        FieldType::Title => Some("title"),
        FieldType::Person => Some("person"),
        FieldType::Country => Some("country"),
        _ => None,
    }
}

/// Whether `key` can be used as it is in a record, a JSON pointer and a column's head.
pub(super) fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn is_domain(domain: &str) -> bool {
    let is_label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-');
    domain.contains('.') && domain.split('.').all(is_label)
}
