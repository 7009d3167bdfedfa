//! Two answers contradict each other by a comparison of the form.
//!
//! # What it reports
//!
//! The values of two fields (`title` and `other`, with `value` and `other_value`) between which a comparison of the form's
//! definition does not hold.
//!
//! # Why it matters
//!
//! One of the two is wrong, and both are used.
//!
//! # Example
//!
//! *Project start date: 1 March 2018*, *Project end date: 2 May 2017*.
//!
//! # How to fix
//!
//! Ask which of the two is right.

use crate::finding::{Cure, Severity};
use crate::form::Condition;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

use super::on_line;

pub(in crate::rule) static RULE: Rule = Rule {
    code: "comparison-unmet",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("comparison_unmet.rs"),
    examples: &[
        r#"{"title": "Project end date", "value": "2 May 2017", "other": "Project start date", "other_value": "1 March 2018"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let Some(form) = nominated.facts.form.as_deref() else {
        return Vec::new();
    };
    let unmet = nominated.nomination.unmet.iter();
    let checks = unmet.filter_map(|at| form.file.checks.get(*at));
    let fields = &nominated.nomination.fields;
    checks
        .filter_map(|check| {
            let condition = Condition::parse(&check.that).ok()?;
            let mut named = condition.names().filter_map(|(key, _)| {
                let field = fields.iter().find(|f| f.key == key)?;
                Some((field, field.values.first()?))
            });
            let (first, last) = (named.next()?, named.last()?);
            let draft = on_line(last.0, last.1)
                .detail("other", first.0.printed.as_str())
                .detail("other_value", first.1.text.as_str());
            Some(draft)
        })
        .collect()
}
