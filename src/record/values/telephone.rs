//! Telephone and fax numbers: a line as printed → its numbers, and how each stands to the numbering plans.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, Region,
    ValidationError,
};

use crate::record::facts::TelephoneState;
use crate::record::fold::fold;
use crate::record::words::Words;
use crate::text::Text;

/// One number.
#[derive(Debug, Clone)]
pub(in crate::record) struct TelephoneValue {
    /// As printed, with an extension, without labels and footnote marks.
    pub text: Text,
    /// E.164 form, where the number is a possible one and its country is known.
    pub e164: Option<String>,
    /// How it stands to the numbering plans.
    pub state: TelephoneState,
    /// The country (ISO 3166-1 alpha-2) of a number of the plan.
    pub region: Option<String>,
}

/// What the rest of the nomination says about its numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::record) struct Dialling<'a> {
    /// The country line's country: numbers without a calling code are its own.
    pub country: Option<&'a str>,
    /// Footnote marks that occur in the nomination.
    pub marks: &'a [String],
}

/// Fewest digits of a subscriber's number that stands for itself; fewer are an extension or another ending.
const FEWEST_DIGITS: usize = 6;
/// ITU-T E.164, 6.2.1: at most 15 digits.
const MOST_DIGITS: usize = 15;

/// Digits with what may stand between them, from a plus sign or an opening parenthesis to the last digit.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[+＋]\s*)?[(\[]?\s*[+＋]?\s*\d(?:[\d\s().\-‐‑‒–—−/·~]*\d)?")
        .expect("a constant")
});

/// All numbers of a header line. A line without any number gives one malformed value, so that it can be told.
pub(in crate::record) fn telephones(line: &Text, dialling: Dialling) -> Vec<TelephoneValue> {
    let text = line.as_str();
    let mut found: Vec<Found> = Vec::new();
    for piece in pieces(text) {
        numbers_of(text, piece, &mut found);
    }
    if found.is_empty() {
        let range = line.trimmed_range();
        let letters = text.chars().any(char::is_alphabetic);
        let state = TelephoneState::Malformed(if letters { "letters" } else { "no-digits" });
        return vec![TelephoneValue {
            text: line.slice(range),
            e164: None,
            state,
            region: None,
        }];
    }
    found
        .iter()
        .map(|found| value(line, found, dialling))
        .collect()
}

/// The numbers in a line of running text: only what is announced by a word or a plus sign, and no fax numbers.
pub(in crate::record) fn telephones_in_text(
    line: &Text,
    words: &Words,
    dialling: Dialling,
) -> Vec<TelephoneValue> {
    let text = line.as_str();
    let mut found: Vec<Found> = Vec::new();
    let mut announced = false;
    let mut fax = false;
    let mut last = 0;
    for piece in pieces(text) {
        let mut here = Vec::new();
        numbers_of(text, piece, &mut here);
        for number in here {
            let between = fold(text.get(last..number.base.start).unwrap_or(""));
            if between.chars().any(char::is_alphabetic) {
                fax = words.ends_with_fax_word(&between);
                announced = !fax && words.ends_with_telephone_word(&between);
            }
            last = number.full.end;
            let printed = &text[number.base.clone()];
            let international = printed
                .trim_start_matches(['(', '[', ' '])
                .starts_with(['+', '＋'])
                || printed.starts_with("00");
            if !number.letters
                && !fax
                && (international || announced)
                && digits(printed).len() >= FEWEST_DIGITS
            {
                found.push(number);
            }
        }
    }
    found
        .iter()
        .map(|found| value(line, found, dialling))
        .collect()
}

/// One number in its line, as bytes.
#[derive(Debug, Clone)]
struct Found {
    /// The number itself.
    base: Range<usize>,
    /// With its extension or alternative ending.
    full: Range<usize>,
    /// Letters stand inside it.
    letters: bool,
}

/// The parts of a line between separators. A line that holds one number with separators inside stays whole.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, ';' | ',' | '|' | '\n' | '；' | '，' | '、') {
            pieces.push(start..at);
            start = at + c.len_utf8();
        }
    }
    pieces.push(start..text.len());
    let parts: Vec<usize> = pieces
        .iter()
        .map(|p| digits(&text[p.clone()]).len())
        .filter(|n| *n > 0)
        .collect();
    let one_number = parts.len() > 1
        && parts.first().is_some_and(|n| *n < FEWEST_DIGITS)
        && parts.iter().sum::<usize>() <= MOST_DIGITS
        && !text.chars().any(char::is_alphabetic)
        && text.matches(['+', '＋']).count() <= 1;
    if one_number {
        std::iter::once(0..text.len()).collect()
    } else {
        pieces
    }
}

/// Adds the numbers of one piece to `found`; an ending of few digits goes to the number before it.
fn numbers_of(text: &str, piece: Range<usize>, found: &mut Vec<Found>) {
    let runs = runs(text, piece.clone());
    if runs.is_empty() {
        return;
    }
    let already = found.len();
    for run in runs {
        let count = digits(&text[run.clone()]).len();
        let plus = text[run.clone()].contains(['+', '＋']);
        if count < FEWEST_DIGITS
            && !plus
            && let Some(before) = found.last_mut()
        {
            // "ext. 12", "/6001": dialled after the number, or instead of its last digits. But words inside a number
            // that is too short without them are a fault.
            let between = &text[before.full.end..run.start];
            let letters = between.chars().any(char::is_alphabetic);
            before.letters |=
                letters && digits(&text[before.base.clone()]).len() < FEWEST_DIGITS + 2;
            before.full.end = run.end;
            continue;
        }
        match found[already..].last_mut() {
            Some(before) if digits(&text[before.base.clone()]).len() < FEWEST_DIGITS => {
                before.letters |= text[before.full.end..run.start]
                    .chars()
                    .any(char::is_alphabetic);
                before.base.end = run.end;
                before.full.end = run.end;
            }
            _ => found.push(Found {
                base: run.clone(),
                full: run,
                letters: false,
            }),
        }
    }
    // Words around a number are a note ("mobile"); words around a few digits make it no number.
    for number in found[already..].iter_mut() {
        let lettered = text[piece.clone()].chars().any(char::is_alphabetic);
        if digits(&text[number.base.clone()]).len() < FEWEST_DIGITS && lettered {
            let trimmed = text[piece.clone()].trim();
            let start = piece.start + text[piece.clone()].find(trimmed).unwrap_or(0);
            *number = Found {
                base: start..start + trimmed.len(),
                full: start..start + trimmed.len(),
                letters: true,
            };
        }
    }
}

/// Runs of digits in a piece, cut at a slash or dash that separates two whole numbers.
fn runs(text: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for found in RUN.find_iter(&text[piece.clone()]) {
        let mut range = piece.start + found.start()..piece.start + found.end();
        for (offset, c) in found.as_str().char_indices() {
            let at = piece.start + found.start() + offset;
            let (before, after) = (
                digits(&text[range.start..at]).len(),
                digits(&text[at..range.end]).len(),
            );
            let spaced = text[..at].ends_with(' ') && text[at + c.len_utf8()..].starts_with(' ');
            let dash = matches!(c, '-' | '–' | '—')
                && spaced
                && before >= FEWEST_DIGITS
                && after >= FEWEST_DIGITS;
            if (c == '/' && before >= FEWEST_DIGITS && after > 0)
                || (dash && before + after > MOST_DIGITS)
            {
                runs.push(trimmed(text, range.start..at));
                range.start = at + c.len_utf8();
            }
        }
        runs.push(trimmed(text, range));
    }
    runs
}

/// Without white space and a closing or opening mark that belongs to no pair.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let mut part = text[range.clone()].trim();
    if part.starts_with(['(', '[']) && !part.contains([')', ']']) {
        part = part[1..].trim_start();
    }
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// The digits of `printed`, as ASCII.
fn digits(printed: &str) -> String {
    printed.chars().filter_map(ascii_digit).collect()
}

/// Arabic-Indic, Persian, Devanagari and full-width digits count as what they are.
fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        '０'..='９' => 0xff10,
        _ => return None,
    };
    char::from_digit(c as u32 - zero, 10)
}

fn value(line: &Text, found: &Found, dialling: Dialling) -> TelephoneValue {
    let text = line.as_str();
    let verdict = |range: &Range<usize>| judge(&text[range.clone()], dialling.country);
    if found.letters {
        let state = TelephoneState::Malformed("letters");
        return TelephoneValue {
            text: line.slice(found.full.clone()),
            e164: None,
            state,
            region: None,
        };
    }
    let mut range = found.full.clone();
    let mut judged = verdict(&found.base);
    if judged.state != TelephoneState::InPlan && found.base == found.full {
        // A footnote mark sits on the number like one more digit; without it the number is one of the plan.
        for mark in dialling
            .marks
            .iter()
            .filter(|m| m.chars().all(|c| c.is_ascii_digit()))
        {
            let Some(bare) = text[range.clone()].strip_suffix(mark.as_str()) else {
                continue;
            };
            let shorter = verdict(&(range.start..range.start + bare.len()));
            if shorter.state == TelephoneState::InPlan && shorter.e164.is_some() {
                range.end = range.start + bare.len();
                judged = shorter;
                break;
            }
        }
    }
    TelephoneValue {
        text: line.slice(range),
        e164: judged.e164,
        state: judged.state,
        region: judged.region,
    }
}

/// What the numbering plans say of one number.
struct Judged {
    e164: Option<String>,
    state: TelephoneState,
    region: Option<String>,
}

impl Judged {
    fn bare(state: TelephoneState) -> Judged {
        Judged {
            e164: None,
            state,
            region: None,
        }
    }
}

fn judge(printed: &str, country: Option<&str>) -> Judged {
    let all = digits(printed);
    let plus = printed
        .find(['+', '＋'])
        .is_some_and(|p| printed[..p].chars().all(|c| ascii_digit(c).is_none()));
    let prefix = !plus && all.starts_with("00") && !all.starts_with("000");
    // "+44 (0)20 …": the zero in parentheses is for callers from within.
    let without_trunk = if plus || prefix {
        digits(&printed.replace("(0)", ""))
    } else {
        all.clone()
    };
    let region = country.and_then(|c| c.parse::<Region>().ok());
    if plus || prefix {
        let number = format!(
            "+{}",
            without_trunk
                .strip_prefix("00")
                .filter(|_| prefix)
                .unwrap_or(&without_trunk)
        );
        let mut judged = measure(PHONE_NUMBER_UTIL.parse(&number, None));
        if let (Some(code), TelephoneState::InPlan | TelephoneState::NotInPlan(_)) =
            (judged.1, judged.0.state)
            && plus
            && first_group(printed) < code
        {
            judged.0.state = TelephoneState::NotInPlan("grouping");
        }
        return judged.0;
    }
    if region.is_some() {
        let (judged, _) = measure(PHONE_NUMBER_UTIL.parse(&all, region));
        if judged.state == TelephoneState::InPlan {
            return judged;
        }
        // The plus sign was forgotten.
        let (with_plus, _) = measure(PHONE_NUMBER_UTIL.parse(format!("+{all}"), None));
        return if with_plus.state == TelephoneState::InPlan {
            with_plus
        } else {
            judged
        };
    }
    // No country to go by: any length that a plan could have is fine.
    Judged::bare(match all.len() {
        0..FEWEST_DIGITS => TelephoneState::Malformed("too-short"),
        FEWEST_DIGITS..=MOST_DIGITS => TelephoneState::InPlan,
        _ => TelephoneState::Malformed("too-long"),
    })
}

/// How many digits stand together after the plus sign, where at least one separator follows; many if none does.
fn first_group(printed: &str) -> usize {
    let from = printed.chars().skip_while(|c| ascii_digit(*c).is_none());
    from.take_while(|c| ascii_digit(*c).is_some()).count()
}

/// The verdict, and the length of the calling code.
fn measure(parsed: Result<PhoneNumber, ParseError>) -> (Judged, Option<usize>) {
    let number = match parsed {
        Ok(number) => number,
        Err(ParseError::TooShortNsn | ParseError::TooShortAfterIdd | ParseError::NotANumber(_)) => {
            return (Judged::bare(TelephoneState::Malformed("too-short")), None);
        }
        Err(ParseError::TooLongNsn) => {
            return (Judged::bare(TelephoneState::Malformed("too-long")), None);
        }
        Err(_) => return (Judged::bare(TelephoneState::NotInPlan("not-in-plan")), None),
    };
    let code = Some(number.country_code.to_string().len());
    let not_in_plan = TelephoneState::NotInPlan("not-in-plan");
    let state = match number.is_possible_with_reason() {
        Ok(NumberLengthType::IsPossible) if number.is_valid() => TelephoneState::InPlan,
        Ok(_) | Err(ValidationError::InvalidLength | ValidationError::InvalidCountryCode) => {
            not_in_plan
        }
        Err(ValidationError::TooShort) => TelephoneState::Malformed("too-short"),
        Err(ValidationError::TooLong) => TelephoneState::Malformed("too-long"),
    };
    let possible = !matches!(state, TelephoneState::Malformed(_));
    let e164 = possible.then(|| number.format_as(PhoneNumberFormat::E164).into_owned());
    let region = (state == TelephoneState::InPlan)
        .then(|| number.get_region_code())
        .flatten();
    (
        Judged {
            e164,
            state,
            region: region.map(|r| r.to_string()),
        },
        code,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::{inside, placed};
    use crate::record::words::tests::words;

    /// Each number as "text → e164 state", for a nomination from `country`.
    fn told(line: &str, country: Option<&str>) -> Vec<String> {
        let marks = ["1".to_owned()];
        let values = telephones(
            &placed(line),
            Dialling {
                country,
                marks: &marks,
            },
        );
        for value in &values {
            assert_eq!(
                inside(line, &value.text.places()),
                value.text.as_str(),
                "the text inside `at` is the value"
            );
        }
        values.iter().map(tell).collect()
    }

    fn tell(value: &TelephoneValue) -> String {
        let state = match value.state {
            TelephoneState::InPlan => String::new(),
            TelephoneState::Malformed(why) => format!(" malformed: {why}"),
            TelephoneState::NotInPlan(why) => format!(" {why}"),
        };
        format!(
            "{} → {}{state}",
            value.text.as_str(),
            value.e164.as_deref().unwrap_or("?")
        )
    }

    #[test]
    fn international_numbers_in_any_grouping_are_read() {
        for (printed, e164) in [
            ("+63917-548-2036", "+639175482036"),
            ("+ 55 61 2030 1513", "+556120301513"),
            ("00 55 61 2030 1513", "+556120301513"),
            ("+44 (0)20 7183 8750", "+442071838750"),
            ("(+63) 917 548 2036", "+639175482036"),
            ("＋６３ 917 548 2036", "+639175482036"),
            ("+233.30.278.4410", "+233302784410"),
        ] {
            assert_eq!(told(printed, None), [format!("{printed} → {e164}")]);
        }
    }

    #[test]
    fn several_numbers_are_taken_apart() {
        let two = [
            "+233 30 278 4410 → +233302784410",
            "+233 24 455 0917 → +233244550917",
        ];
        for line in [
            "+233 30 278 4410; +233 24 455 0917;",
            "+233 30 278 4410, +233 24 455 0917",
            "+233 30 278 4410 / +233 24 455 0917",
            "+233 30 278 4410 – +233 24 455 0917",
            "+233 30 278 4410 and +233 24 455 0917",
            "+233 30 278 4410 +233 24 455 0917",
            "+233 30 278 4410\n+233 24 455 0917",
            "Tel: +233 30 278 4410 (office), +233 24 455 0917 (mobile)",
        ] {
            assert_eq!(told(line, None), two, "{line}");
        }
    }

    #[test]
    fn extensions_and_other_endings_stay_with_their_number() {
        assert_eq!(
            told("+1 868 625 4417 ext. 12", None),
            ["+1 868 625 4417 ext. 12 → +18686254417"]
        );
        assert_eq!(
            told("+51 1 630 6000/6001", None),
            ["+51 1 630 6000/6001 → +5116306000"]
        );
    }

    #[test]
    fn footnote_marks_are_not_digits() {
        assert_eq!(
            told("+233 30 278 4410¹", None),
            ["+233 30 278 4410 → +233302784410"]
        );
        assert_eq!(
            told("+233 30 278 44101", None),
            ["+233 30 278 4410 → +233302784410"]
        );
        assert_eq!(
            told("+233 30 278 4410*", None),
            ["+233 30 278 4410 → +233302784410"]
        );
    }

    #[test]
    fn national_numbers_are_those_of_the_country_line() {
        assert_eq!(
            told("030 278 4410", Some("GH")),
            ["030 278 4410 → +233302784410"]
        );
        assert_eq!(
            told("233 30 278 4410", Some("GH")),
            ["233 30 278 4410 → +233302784410"]
        );
        assert_eq!(
            told("(868) 625-4417", Some("TT")),
            ["(868) 625-4417 → +18686254417"]
        );
        assert_eq!(
            told("1-868-625-4417 / 868 678 2046", Some("TT")),
            [
                "1-868-625-4417 → +18686254417",
                "868 678 2046 → +18686782046"
            ]
        );
        assert_eq!(
            told("(+593) 2 254 8170 / 099 548 2016", Some("EC")),
            [
                "(+593) 2 254 8170 → +59322548170",
                "099 548 2016 → +593995482016"
            ]
        );
        assert_eq!(told("030 278 4410", None), ["030 278 4410 → ?"]);
    }

    #[test]
    fn words_inside_make_it_malformed() {
        assert_eq!(
            told("call the office", None),
            ["call the office → ? malformed: letters"]
        );
        assert_eq!(
            told("+261 20 22 office 17", None),
            ["+261 20 22 office 17 → ? malformed: letters"]
        );
        assert_eq!(told("room 12", None), ["room 12 → ? malformed: letters"]);
    }

    #[test]
    fn impossible_lengths_are_malformed() {
        assert_eq!(told("+233 30", None), ["+233 30 → ? malformed: too-short"]);
        assert_eq!(
            told("+233 30 278 4410 55 66 77", None),
            ["+233 30 278 4410 55 66 77 → ? malformed: too-long"]
        );
        assert_eq!(told("12 34", None), ["12 34 → ? malformed: too-short"]);
        assert_eq!(told("+", None), ["+ → ? malformed: no-digits"]);
    }

    #[test]
    fn a_digit_short_of_the_plan_is_not_in_plan() {
        assert_eq!(
            told("+224 664 5 83 50", None),
            ["+224 664 5 83 50 → +22466458350 not-in-plan"]
        );
        assert_eq!(
            told("+999 12 345 678", None),
            ["+999 12 345 678 → ? not-in-plan"]
        );
    }

    #[test]
    fn a_space_inside_the_calling_code_is_told() {
        assert_eq!(
            told("+59 322 548 170", None),
            ["+59 322 548 170 → +59322548170 grouping"]
        );
        assert_eq!(
            told("+593 2 254 8170", None),
            ["+593 2 254 8170 → +59322548170"]
        );
    }

    #[test]
    fn running_text_gives_announced_numbers_only() {
        let line = "Founded 2013-2014, PO Box 481726; Tel. 030 278 4410, +233 24 455 0917, fax +233 30 278 4411";
        let values = telephones_in_text(
            &placed(line),
            &words(),
            Dialling {
                country: Some("GH"),
                marks: &[],
            },
        );
        let texts: Vec<&str> = values.iter().map(|v| v.text.as_str()).collect();
        assert_eq!(texts, ["030 278 4410", "+233 24 455 0917"]);
    }
}
