//! The conditions of a form, asked of one nomination: which fields are required by them, which comparisons do not hold.

use std::collections::BTreeSet;

use crate::form::{Answered, Condition, Field, Form};

use super::facts::FieldFact;
use super::model::Nomination;
use super::values::date::Date;

/// A nomination's answers as conditions ask for them.
struct Own<'a> {
    fields: &'a [FieldFact],
    record: &'a Nomination,
}

impl Answered for Own<'_> {
    fn is_given(&self, key: &str) -> bool {
        let own = self.fields.iter().find(|f| f.key == key);
        own.is_some_and(FieldFact::present)
    }

    fn has_chosen(&self, key: &str, option: &str) -> Option<bool> {
        let value = self.record.fields.get(key)?;
        // Words that name no option that we know say neither yes nor no.
        (!value.chosen.is_empty()).then(|| value.chosen.iter().any(|c| c == option))
    }

    fn at_most(&self, key: &str, other: &str) -> Option<bool> {
        let (one, other) = (self.record.fields.get(key)?, self.record.fields.get(other)?);
        let first = |text: &Option<String>| Date::iso(text.as_deref()?);
        if let (Some(from), Some(until)) = (first(&one.from), first(&other.from)) {
            return Some(from.first()? <= until.last()?);
        }
        Some(one.number? <= other.number?)
    }
}

/// Marks the fields that their conditions make required, and gives the comparisons that do not hold, by their place in the
/// form.
pub(in crate::record) fn conditions(
    form: &Form,
    record: &Nomination,
    fields: &mut [FieldFact],
) -> Vec<usize> {
    let own = Own { fields, record };
    let holds = |text: &str| Condition::parse(text).ok()?.holds(&own);
    let of_form = form.file.fields.iter().enumerate();
    let required: Vec<usize> = of_form
        .filter(|(_, f)| f.required_when.as_deref().and_then(holds) == Some(true))
        .map(|(at, _)| at)
        .collect();
    let checks = form.file.checks.iter().enumerate();
    let unmet = checks
        .filter(|(_, c)| holds(&c.that) == Some(false))
        .map(|(at, _)| at);
    let unmet = unmet.collect();
    let asked = |f: &Field| f.when.as_deref().map(holds);
    let asked: Vec<Option<Option<bool>>> = form.file.fields.iter().map(asked).collect();
    let begun: BTreeSet<&str> = (form.file.fields.iter().zip(fields.iter()))
        .filter(|(_, fact)| fact.present())
        .filter_map(|(field, _)| field.within.as_deref())
        .collect();
    let begun: Vec<usize> = (form.file.fields.iter().enumerate())
        .filter(|(_, f)| {
            f.required_once_begun && f.within.as_deref().is_some_and(|g| begun.contains(g))
        })
        .map(|(at, _)| at)
        .collect();
    for at in required.into_iter().chain(begun) {
        if let Some(field) = fields.get_mut(at) {
            field.required = true;
        }
    }
    for (field, asked) in fields.iter_mut().zip(asked) {
        match asked {
            None | Some(Some(true)) => {}
            // What depends on an answer that was not understood is not missed.
            Some(None) => field.required = false,
            Some(Some(false)) => leave_out(field),
        }
    }
    unmet
}

/// Makes nothing of a field that is not asked: whatever its answer is, rules do not judge it. The record keeps it.
fn leave_out(field: &mut FieldFact) {
    field.required = false;
    field.values.clear();
    field.lines.clear();
    field.section = None;
    field.absence = None;
    field.unsigned = None;
    field.count = None;
    field.wrong_sums.clear();
}
