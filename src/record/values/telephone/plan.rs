//! A number as printed → whether a numbering plan has it, and its E.164 form.

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, Region,
    ValidationError,
};

use crate::record::facts::TelephoneState;

use super::{FEWEST_DIGITS, MOST_DIGITS, ascii_digit, digits};

/// What the numbering plans say of one number.
pub(super) struct Judged {
    pub(super) e164: Option<String>,
    pub(super) state: TelephoneState,
    pub(super) region: Option<String>,
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

pub(super) fn judge(printed: &str, country: Option<&str>) -> Judged {
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
pub(super) fn first_group(printed: &str) -> usize {
    let from = printed.chars().skip_while(|c| ascii_digit(*c).is_none());
    from.take_while(|c| ascii_digit(*c).is_some()).count()
}

/// The verdict, and the length of the calling code.
pub(super) fn measure(parsed: Result<PhoneNumber, ParseError>) -> (Judged, Option<usize>) {
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
