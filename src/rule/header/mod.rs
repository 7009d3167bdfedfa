//! Rules about the lines before the first section: title, nominee, country, telephone, fax, e-mail.

pub(super) mod country_conflict;
pub(super) mod country_missing;
pub(super) mod country_not_eligible;
pub(super) mod country_unknown;
pub(super) mod email_malformed;
pub(super) mod email_missing;
pub(super) mod email_suspicious;
pub(super) mod fax_malformed;
pub(super) mod field_missing;
pub(super) mod field_repeated;
pub(super) mod nominee_missing;
pub(super) mod nominee_without_affiliation;
pub(super) mod telephone_malformed;
pub(super) mod telephone_missing;
pub(super) mod telephone_not_in_plan;
pub(super) mod title_missing;

use crate::form::FieldType;
use crate::record::{TypedValue, ValueFact};

use super::Nominated;
use super::draft::Draft;

/// The values of all fields of one type, in the order in which they stand.
fn values<'a>(
    nominated: &Nominated<'a>,
    kind: FieldType,
) -> impl Iterator<Item = &'a ValueFact> + use<'a> {
    nominated.fields(kind).flat_map(|field| &field.values)
}

/// A draft about one printed value.
fn on_value(value: &ValueFact) -> Draft {
    Draft::on(&value.pointer)
        .arg("value", value.text.as_str())
        .at(&value.at)
        .excerpt(&value.text)
}

/// The country that the country line names, with the line.
fn country<'a>(nominated: &Nominated<'a>) -> Option<(&'a ValueFact, &'a str)> {
    values(nominated, FieldType::Country).find_map(|value| match &value.value {
        TypedValue::Country {
            code: Some(code), ..
        } => Some((value, code.as_str())),
        _ => None,
    })
}
