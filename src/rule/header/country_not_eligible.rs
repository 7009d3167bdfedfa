//! The country may not nominate under this call.
//!
//! # What it reports
//!
//! A country (`value`, `code`) that is not on the form's list of eligible countries, where the form has one, or the
//! office has its own (option `countries`, ISO 3166 codes).
//!
//! # Why it matters
//!
//! The nomination cannot win, whatever its merit. Nobody should spend time on it before that is settled.
//!
//! # Example
//!
//! The call is open to the members of a regional community; the nomination comes from outside it.
//!
//! # How to fix
//!
//! Nothing can be asked of the nominee. Check that the country was read correctly and that the list is the call's.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::{country, on_value};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "country-not-eligible",
    severity: Severity::Error,
    cure: Cure::None,
    subject: Subject::Header,
    docs: docs!("country_not_eligible.rs"),
    examples: &[r#"{"value": "Ghana", "code": "GH"}"#],
    options: &["countries"],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let eligible = nominated
        .facts
        .form
        .as_ref()
        .map_or(&[][..], |form| &form.file.eligible_countries);
    let own = nominated.settings.list(RULE.code, "countries");
    let eligible = if own.is_empty() { eligible } else { own };
    match country(nominated) {
        Some((line, code))
            if !eligible.is_empty() && !eligible.iter().any(|e| e.eq_ignore_ascii_case(code)) =>
        {
            vec![on_value(line).arg("code", code)]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::rule::testing::Case;

    fn with_list(codes: &[&str]) -> Case {
        Case::complete().facts(|f| {
            let form = f.form.as_mut().map(Arc::make_mut).unwrap();
            form.file.eligible_countries = codes.iter().map(|code| (*code).to_owned()).collect();
        })
    }

    #[test]
    fn country_outside_the_list_is_reported() {
        assert_eq!(with_list(&["TG", "BJ"]).codes(), ["country-not-eligible"]);
    }

    #[test]
    fn listed_country_is_silent_and_so_is_no_list() {
        assert_eq!(with_list(&["TG", "GH"]).codes(), Vec::<&str>::new());
        assert_eq!(with_list(&[]).codes(), Vec::<&str>::new());
    }
}
