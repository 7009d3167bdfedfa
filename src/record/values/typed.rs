//! A line's text → a value of the type that the form asks for, and what is wrong with it.

use regex::Regex;

use crate::fold::fold;
use crate::form::{AnswerBlock, BlockKind, Field, FieldType, Scheme, Words, Wrong};
use crate::record::facts::ValueFault;
use crate::record::field_value::{BoxOption, FieldValue};
use crate::record::prose;
use crate::text::Text;

use super::date::{self, Date};
use super::{number, url};

/// Days of a year, on average.
const YEAR: f64 = 365.25;

/// Reads `line` as what `field` asks for: fills in `value`, and says what is wrong.
pub(in crate::record) fn typed(
    field: &Field,
    line: &Text,
    language: &str,
    words: &Words,
    value: &mut FieldValue,
) -> Option<ValueFault> {
    let text = line.single_line();
    let text = text.as_str().trim();
    // English alone, of the languages that forms are in, has a decimal point.
    let comma = language != "en";
    match field.kind {
        kind if kind.is_choice() => choice(field, line, words, value),
        FieldType::Number => {
            let Some(found) = number::number(text, comma) else {
                return Some(ValueFault::Malformed("number"));
            };
            value.number = found.value;
            match field.whole && !found.whole {
                true => Some(ValueFault::Malformed("whole-number")),
                false => limits(field, found.value),
            }
        }
        FieldType::Amount => {
            let Some(found) = number::amount(text, comma, words) else {
                return Some(ValueFault::Malformed("amount"));
            };
            value.number = found.number.value;
            let known = found.currency.as_deref().filter(|c| *c != number::UNKNOWN);
            value.currency = known.map(str::to_owned);
            let among = |code: &str| {
                let all = &field.currencies;
                all.is_empty() || code == number::UNKNOWN || all.iter().any(|c| c == code)
            };
            match &found.currency {
                None => Some(ValueFault::Malformed("currency")),
                Some(code) if !among(code) => {
                    Some(ValueFault::OutOfRange(field.currencies.join(", ")))
                }
                Some(_) => limits(field, found.number.value),
            }
        }
        FieldType::Date => {
            let found = date::period(text, words);
            value.from = found.from.map(|d| d.printed());
            match found.from {
                None if found.open => None,
                None => Some(ValueFault::Malformed("date")),
                Some(_) if date::names_impossible_day(text, words) => {
                    Some(ValueFault::Malformed("date"))
                }
                Some(date) => bounds(field, date, date),
            }
        }
        FieldType::Period => period(field, text, words, value),
        FieldType::Url => {
            let (first, broken) = address(text);
            value.url = first;
            broken.then_some(ValueFault::Malformed("url"))
        }
        FieldType::Identifier => {
            let scheme = field.scheme.as_deref().and_then(Scheme::named);
            let fault = scheme.and_then(|scheme| scheme.fault(text));
            if let Some(wrong) = fault {
                return Some(ValueFault::Malformed(match wrong {
                    Wrong::Shape => "identifier",
                    Wrong::CheckDigit => "check-digit",
                }));
            }
            let pattern = field.pattern.as_deref()?;
            let whole = Regex::new(&format!("^(?:{pattern})$")).ok()?;
            (!whole.is_match(text)).then_some(ValueFault::Malformed("identifier"))
        }
        _ => None,
    }
}

/// What is wrong with a number by the field's limits.
fn limits(field: &Field, number: Option<f64>) -> Option<ValueFault> {
    let number = number?;
    let under = field.min.filter(|min| number < *min);
    let over = field.max.filter(|max| number > *max);
    let limit = under
        .map(|min| format!("≥ {min}"))
        .or(over.map(|max| format!("≤ {max}")));
    limit.map(ValueFault::OutOfRange)
}

/// What is wrong with dates by the field's limits.
fn bounds(field: &Field, from: Date, until: Date) -> Option<ValueFault> {
    let limit = |text: &Option<String>| text.as_deref().and_then(Date::iso);
    let early = limit(&field.not_before).filter(|l| from.last() < l.first());
    let late = limit(&field.not_after).filter(|l| until.first() > l.last());
    let limit = early
        .map(|l| format!("≥ {}", l.printed()))
        .or(late.map(|l| format!("≤ {}", l.printed())));
    limit.map(ValueFault::OutOfRange)
}

fn period(field: &Field, text: &str, words: &Words, value: &mut FieldValue) -> Option<ValueFault> {
    let found = date::period(text, words);
    value.from = found.from.map(|d| d.printed());
    value.until = found.until.map(|d| d.printed());
    let Some((from, until)) = found.from.zip(found.until) else {
        let whole = found.from.is_some() && found.open;
        return (!whole).then_some(ValueFault::Malformed("period"));
    };
    if date::names_impossible_day(text, words) {
        return Some(ValueFault::Malformed("period"));
    }
    let (first, last) = from.first().zip(until.last())?;
    if last < first {
        return Some(ValueFault::Reversed);
    }
    // A month at each end leaves a month open; never less is counted than there may be.
    let days = f64::from((last - first).get_days() + 1);
    match field.at_least_years {
        Some(years) if days + 1.0 < years * YEAR => {
            Some(ValueFault::OutOfRange(format!("≥ {years}")))
        }
        _ => bounds(field, from, until),
    }
}

/// The first web address of `text`, and whether it has none that can be one.
fn address(text: &str) -> (Option<String>, bool) {
    let found = url::urls(text);
    if let Some(broken) = found.iter().find(|u| u.malformed) {
        return (text.get(broken.range.clone()).map(str::to_owned), true);
    }
    if let Some(first) = found.first() {
        return (text.get(first.range.clone()).map(str::to_owned), false);
    }
    let bare = text.split_whitespace().find(|word| {
        let parsed = ::url::Url::parse(&format!("http://{word}"));
        !word.contains([':', '@'])
            && parsed.is_ok_and(|u| u.host_str().is_some_and(|h| h.contains('.')))
    });
    (bare.map(str::to_owned), bare.is_none())
}

/// Most words with which somebody agrees to a declaration.
const DECLARED: usize = 4;

/// The options that are ticked, or that the text names where it has no boxes.
fn choice(field: &Field, line: &Text, words: &Words, value: &mut FieldValue) -> Option<ValueFault> {
    let block = AnswerBlock {
        kind: BlockKind::Paragraph,
        text: line.clone(),
    };
    let boxes = prose::boxes(std::slice::from_ref(&block)).options;
    let known = |text: &str| words.option_of(field, &fold(text));
    let mut strange = false;
    let chosen = match boxes.is_empty() {
        false => {
            let ticked: Vec<&BoxOption> = boxes.iter().filter(|o| o.ticked).collect();
            value.chosen = ticked.iter().filter_map(|o| known(&o.text)).collect();
            ticked.len()
        }
        // A declaration may have one box alone.
        true if field.kind == FieldType::Consent && prose::any_ticked(line.as_str()).is_some() => {
            let ticked = prose::any_ticked(line.as_str()) == Some(true);
            value.chosen = ticked.then(|| "yes".to_owned()).into_iter().collect();
            usize::from(ticked)
        }
        true => {
            let text = line.single_line();
            value.chosen = known(text.as_str()).into_iter().collect();
            // Nor does a declaration have an answer of many words.
            let long = line.as_str().split_whitespace().nth(DECLARED).is_some();
            let unknown = value.chosen.is_empty()
                && (field.kind == FieldType::Choice || field.kind == FieldType::Consent && long);
            strange = unknown && !words.touches_option(field, &fold(text.as_str()));
            // Words that we do not know may name an option in the office's own words.
            value.chosen.len().max(1)
        }
    };
    // A box that asks for more, "Other: …", and gets none.
    let unspecified = boxes.iter().filter(|o| o.ticked).find_map(|o| {
        let folded = fold(&o.text);
        let key = words
            .option_of(field, &folded)
            .filter(|key| field.specify.contains(key))?;
        let rest = words.behind_option(field, &key, &folded)?;
        (!rest.contains(char::is_alphabetic)).then(|| ValueFault::NotSpecified(o.text.clone()))
    });
    value.options = boxes;
    let (least, most) = field.choose().unwrap_or((1, None));
    // Nobody has to tick what is not required.
    let asked = field.required || field.required_once_begun || field.required_when.is_some();
    match most {
        _ if chosen == 0 && !asked => None,
        _ if chosen < least => Some(ValueFault::NoneChosen),
        Some(most) if chosen > most => Some(ValueFault::TooManyChosen { chosen, most }),
        _ if strange && asked => Some(ValueFault::OptionUnknown),
        _ => unspecified,
    }
}
