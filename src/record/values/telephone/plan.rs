//! A number as printed → whether a numbering plan has it, and its E.164 form.

use crate::record::facts::TelephoneState;

use super::numbering::{self, Length, NoNumber, Number};
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
    // "+44 (0)20 …": the zero in parentheses is for callers from within, unless the plan has it: "+39 (0)6 …".
    let without_trunk = digits(&printed.replace("(0)", ""));
    let region = country.filter(|c| numbering::has_region(c));
    if plus || prefix {
        let read = |digits: &str| {
            let number = digits.strip_prefix("00").filter(|_| prefix);
            measure(numbering::with_code(number.unwrap_or(digits)))
        };
        let mut judged = read(&without_trunk);
        if judged.0.state != TelephoneState::InPlan && without_trunk != all {
            let with_zero = read(&all);
            if with_zero.0.state == TelephoneState::InPlan {
                judged = with_zero;
            }
        }
        if let (Some(code), TelephoneState::InPlan | TelephoneState::NotInPlan(_)) =
            (judged.1, judged.0.state)
            && plus
            && first_group(printed) < code
            && !in_cells(printed)
        {
            judged.0.state = TelephoneState::NotInPlan("grouping");
        }
        return judged.0;
    }
    if let Some(region) = region {
        let (judged, _) = measure(numbering::within(region, &all));
        if judged.state == TelephoneState::InPlan {
            return judged;
        }
        // The plus sign was forgotten.
        let (with_plus, _) = measure(numbering::with_code(&all));
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

/// Whether each figure is alone: in a cell of its own.
fn in_cells(printed: &str) -> bool {
    let mut groups = printed.split(|c: char| !c.is_ascii_digit());
    groups.all(|group| group.len() <= 1)
}

/// How many digits are together after the plus sign, where at least one separator follows; many if none does.
pub(super) fn first_group(printed: &str) -> usize {
    let from = printed.chars().skip_while(|c| ascii_digit(*c).is_none());
    from.take_while(|c| ascii_digit(*c).is_some()).count()
}

/// The verdict, and the length of the calling code.
pub(super) fn measure(parsed: Result<Number, NoNumber>) -> (Judged, Option<usize>) {
    let number = match parsed {
        Ok(number) => number,
        Err(why) => {
            let state = match why {
                NoNumber::TooShort => TelephoneState::Malformed("too-short"),
                NoNumber::TooLong => TelephoneState::Malformed("too-long"),
                NoNumber::NoCode => TelephoneState::NotInPlan("not-in-plan"),
            };
            return (Judged::bare(state), None);
        }
    };
    let code = Some(number.code.to_string().len());
    let region = number.region();
    let state = match number.length() {
        Length::TooShort => TelephoneState::Malformed("too-short"),
        Length::TooLong => TelephoneState::Malformed("too-long"),
        Length::Possible if region.is_some() => TelephoneState::InPlan,
        _ => TelephoneState::NotInPlan("not-in-plan"),
    };
    let possible = !matches!(state, TelephoneState::Malformed(_));
    let in_plan = state == TelephoneState::InPlan;
    let judged = Judged {
        e164: possible.then(|| number.e164()),
        region: region.filter(|_| in_plan).map(str::to_owned),
        state,
    };
    (judged, code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_in_parentheses_is_dialled_where_the_plan_has_it() {
        for printed in [
            "+44 (0)20 7946 0018",
            "+39 (0)6 69812345",
            "+225 (0)7 07 12 34 56",
            "+229 (0)1 97 12 34 56",
        ] {
            let state = judge(printed, None).state;
            assert_eq!(state, TelephoneState::InPlan, "{printed}");
        }
    }

    /// What libphonenumber says of some numbers; `NUMBERING_CASES=FILE` takes more, as `tests/tools/numbering.py --cases`
    /// writes them.
    #[test]
    fn plans_agree_with_libphonenumber() {
        let text = match std::env::var_os("NUMBERING_CASES") {
            Some(path) => std::fs::read_to_string(path).unwrap(),
            None => include_str!("cases.txt").to_owned(),
        };
        assert!(text.lines().count() > 500);
        let mut differ = Vec::new();
        for line in text.lines() {
            let fields: Vec<&str> = line.split(' ').collect();
            let [digits, region, state, e164, of] = fields[..] else {
                panic!("{line}")
            };
            let (judged, _) = measure(match digits.strip_prefix('+') {
                Some(digits) => numbering::with_code(digits),
                None => numbering::within(region, digits),
            });
            let own = match judged.state {
                TelephoneState::InPlan => "in-plan",
                TelephoneState::Malformed(why) | TelephoneState::NotInPlan(why) => why,
            };
            let text = |t: &Option<String>| t.clone().unwrap_or_else(|| "-".to_owned());
            let said = (own, text(&judged.e164), text(&judged.region));
            if said != (state, e164.to_owned(), of.to_owned()) {
                differ.push(format!("{line}: {said:?}"));
            }
        }
        assert!(
            differ.is_empty(),
            "{} of {}: {:#?}",
            differ.len(),
            text.lines().count(),
            &differ[..differ.len().min(30)]
        );
    }
}
