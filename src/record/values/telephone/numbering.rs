//! Digits → a number of a numbering plan, as libphonenumber reads them: which calling code they begin with, what its plan
//! says of the rest. The plans are a generated table.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use crate::record::tables::numbering::PLANS;

/// The numbering plan of a region. Patterns are regular expressions over figures.
pub(in crate::record) struct Plan {
    /// Its calling code; several regions may share one.
    pub code: u16,
    /// ISO 3166-1 alpha-2; "001" for codes of no country.
    pub region: &'static str,
    /// What is dialled before a calling code.
    pub abroad: Option<&'static str>,
    /// What is dialled before a number within the region, with groups that `instead` keeps.
    pub trunk: Option<&'static str>,
    /// What takes its place, `\1` being the first group.
    pub instead: Option<&'static str>,
    /// How the region's numbers begin, where it is not the main one of its code.
    pub leading: Option<&'static str>,
    /// How many figures a number may have without code and trunk prefix, ascending.
    pub lengths: &'static [usize],
    /// How many are enough from nearby only.
    pub local_lengths: &'static [usize],
    /// What each number is like.
    pub any: &'static str,
    /// What numbers of some kind are like: mobile, toll-free …
    pub kinds: &'static str,
}

/// A number with its calling code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) code: u16,
    /// Its figures after the code, without trunk prefix.
    pub(super) national: String,
}

/// Why figures are not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoNumber {
    TooShort,
    TooLong,
    /// It begins with no calling code, and no region is known.
    NoCode,
}

/// How the length of a number compares with its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Possible,
    /// Enough from nearby.
    Local,
    /// Between lengths that are possible.
    Between,
    TooShort,
    TooLong,
}

/// ITU-T E.164 has 15 figures; two more are borne, as libphonenumber does.
const MOST_NATIONAL: usize = 17;
const FEWEST_NATIONAL: usize = 2;
/// Figures of the longest calling code.
const LONGEST_CODE: usize = 3;

/// The patterns of a plan, compiled when they are first asked for. They are part of the program, so they are as many as
/// there are plans and no more.
#[derive(Default)]
struct Patterns {
    abroad: OnceLock<Option<Regex>>,
    trunk: OnceLock<Option<Regex>>,
    leading: OnceLock<Option<Regex>>,
    any: OnceLock<Option<Regex>>,
    kinds: OnceLock<Option<Regex>>,
}

static PATTERNS: LazyLock<Vec<Patterns>> =
    LazyLock::new(|| PLANS.iter().map(|_| Patterns::default()).collect());

/// A plan and its patterns.
#[derive(Clone, Copy)]
struct Known {
    plan: &'static Plan,
    patterns: &'static Patterns,
}

fn known() -> impl Iterator<Item = Known> {
    let all = PLANS.iter().zip(PATTERNS.iter());
    all.map(|(plan, patterns)| Known { plan, patterns })
}

fn of_region(region: &str) -> Option<Known> {
    known().find(|k| k.plan.region == region)
}

/// The main one of the regions with this code.
fn of_code(code: u16) -> Option<Known> {
    known().find(|k| k.plan.code == code)
}

/// Whether there are plans for a region, by its ISO 3166-1 alpha-2 code.
pub(super) fn has_region(region: &str) -> bool {
    region != "001" && of_region(region).is_some()
}

/// The number that `digits` are when they are dialled with their calling code.
///
/// # Errors
/// When they are not a telephone number.
pub(super) fn with_code(digits: &str) -> Result<Number, NoNumber> {
    if digits.len() < FEWEST_NATIONAL + 1 {
        return Err(NoNumber::TooShort);
    }
    let (code, rest) = code_of(digits).ok_or(NoNumber::NoCode)?;
    whole(code, of_code(code), rest)
}

/// The number that `digits` are when they are dialled within `region`.
///
/// # Errors
/// When they are not a telephone number.
pub(super) fn within(region: &str, digits: &str) -> Result<Number, NoNumber> {
    let own = of_region(region).ok_or(NoNumber::NoCode)?;
    if digits.len() < FEWEST_NATIONAL {
        return Err(NoNumber::TooShort);
    }
    if let Some(after) = own.after_abroad(digits) {
        if after.len() <= FEWEST_NATIONAL {
            return Err(NoNumber::TooShort);
        }
        let (code, rest) = code_of(after).ok_or(NoNumber::NoCode)?;
        return whole(code, of_code(code), rest);
    }
    let code = own.plan.code;
    if let Some(rest) = digits.strip_prefix(&code.to_string()) {
        let without_trunk = own.without_trunk(rest);
        let better = !own.is_any(digits) && own.is_any(&without_trunk);
        if better || own.length(digits) == Length::TooLong {
            return whole(code, Some(own), &without_trunk);
        }
    }
    whole(code, Some(own), digits)
}

/// The calling code that `digits` begin with, and the rest.
fn code_of(digits: &str) -> Option<(u16, &str)> {
    if digits.starts_with('0') {
        return None;
    }
    (1..=LONGEST_CODE).find_map(|n| {
        let (code, rest) = digits.split_at_checked(n)?;
        let code = code.parse().ok()?;
        of_code(code).map(|_| (code, rest))
    })
}

fn whole(code: u16, plan: Option<Known>, digits: &str) -> Result<Number, NoNumber> {
    if digits.len() < FEWEST_NATIONAL {
        return Err(NoNumber::TooShort);
    }
    let mut national = digits.to_owned();
    if let Some(plan) = plan {
        let without = plan.without_trunk(digits);
        if matches!(plan.length(&without), Length::Possible | Length::TooLong) {
            national = without;
        }
    }
    match national.len() {
        0..FEWEST_NATIONAL => Err(NoNumber::TooShort),
        FEWEST_NATIONAL..=MOST_NATIONAL => Ok(Number { code, national }),
        _ => Err(NoNumber::TooLong),
    }
}

impl Number {
    /// How its length compares with the plan of its code.
    pub(super) fn length(&self) -> Length {
        of_code(self.code).map_or(Length::Between, |plan| plan.length(&self.national))
    }

    /// The region whose plan has it.
    pub(super) fn region(&self) -> Option<&'static str> {
        let with_code: Vec<Known> = known().filter(|k| k.plan.code == self.code).collect();
        let mut regions = with_code.iter();
        let region = match with_code.as_slice() {
            [only] => Some(only),
            _ => regions.find(|k| match k.plan.leading {
                Some(_) => k.begins(&self.national),
                None => k.has(&self.national),
            }),
        }?;
        region.has(&self.national).then_some(region.plan.region)
    }

    /// Its E.164 form.
    pub(super) fn e164(&self) -> String {
        format!("+{}{}", self.code, self.national)
    }
}

impl Known {
    /// Whether the plan has the number: it is one of some kind.
    fn has(&self, national: &str) -> bool {
        let lengths = self.plan.lengths;
        (lengths.is_empty() || lengths.contains(&national.len()))
            && self.is_any(national)
            && matches(&self.patterns.kinds, Some(self.plan.kinds), national)
    }

    fn is_any(&self, national: &str) -> bool {
        matches(&self.patterns.any, Some(self.plan.any), national)
    }

    fn begins(&self, national: &str) -> bool {
        let leading = begin(&self.patterns.leading, self.plan.leading);
        leading.is_some_and(|leading| leading.is_match(national))
    }

    fn length(&self, national: &str) -> Length {
        let (lengths, n) = (self.plan.lengths, national.len());
        if self.plan.local_lengths.contains(&n) {
            return Length::Local;
        }
        match (lengths.first(), lengths.last()) {
            (Some(least), _) if n < *least => Length::TooShort,
            (_, Some(most)) if n > *most => Length::TooLong,
            _ if lengths.contains(&n) => Length::Possible,
            _ => Length::Between,
        }
    }

    /// What comes after the prefix for calls abroad; `None` where the digits do not begin with it. No calling code begins
    /// with a zero.
    fn after_abroad<'d>(&self, digits: &'d str) -> Option<&'d str> {
        let prefix = begin(&self.patterns.abroad, self.plan.abroad)?.find(digits)?;
        let (_, after) = digits.split_at_checked(prefix.end())?;
        (!after.starts_with('0')).then_some(after)
    }

    /// The digits without the trunk prefix of calls within the region. A number that the plan has as it is keeps what looks
    /// like one, if it is not one without.
    fn without_trunk(&self, digits: &str) -> String {
        let whole = || digits.to_owned();
        let Some(trunk) = begin(&self.patterns.trunk, self.plan.trunk) else {
            return whole();
        };
        let Some(found) = trunk.captures(digits) else {
            return whole();
        };
        let prefix = found.get(0).map_or("", |m| m.as_str());
        let rest = digits.strip_prefix(prefix).unwrap_or(digits);
        // The last group is what is kept, or whether anything is.
        let last = trunk.captures_len() - 1;
        let kept = last == 0 || found.get(last).is_some();
        let changed = match self.plan.instead {
            Some(instead) if kept && last > 0 => {
                let mut begins = String::new();
                found.expand(&expansion(instead), &mut begins);
                begins + rest
            }
            _ => rest.to_owned(),
        };
        match self.is_any(digits) && !self.is_any(&changed) {
            true => whole(),
            false => changed,
        }
    }
}

/// `15\1` as the regular expressions here write it: `15${1}`.
fn expansion(instead: &str) -> String {
    let mut pieces = instead.split('\\');
    let first = pieces.next().unwrap_or("").to_owned();
    pieces.fold(first, |all, piece| {
        let (group, rest) = piece.split_at_checked(1).unwrap_or((piece, ""));
        format!("{all}${{{group}}}{rest}")
    })
}

/// Whether all of `national` is like the pattern.
fn matches(cell: &OnceLock<Option<Regex>>, pattern: Option<&str>, national: &str) -> bool {
    let whole = || Regex::new(&format!("^(?-u:{})$", pattern?)).ok();
    cell.get_or_init(whole)
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(national))
}

/// The pattern at the beginning of digits.
fn begin<'c>(cell: &'c OnceLock<Option<Regex>>, pattern: Option<&str>) -> Option<&'c Regex> {
    let beginning = || Regex::new(&format!("^(?-u:{})", pattern?)).ok();
    cell.get_or_init(beginning).as_ref()
}
