//! Rules about the lines before the first section: title, nominee, country, telephone, fax, e-mail.

pub(super) mod cell_empty;
pub(super) mod choice_none;
pub(super) mod choice_too_many;
pub(super) mod choice_unspecified;
pub(super) mod comparison_unmet;
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
pub(super) mod attachment_missing;
pub(super) mod field_too_long;
pub(super) mod field_too_short;
pub(super) mod nominee_missing;
pub(super) mod nominee_without_affiliation;
pub(super) mod not_signed;
pub(super) mod period_reversed;
pub(super) mod telephone_malformed;
pub(super) mod telephone_missing;
pub(super) mod telephone_not_in_plan;
pub(super) mod sum_wrong;
pub(super) mod title_missing;
pub(super) mod too_few;
pub(super) mod too_many;
pub(super) mod value_malformed;
pub(super) mod value_out_of_range;

use crate::finding::Certainty;
use crate::form::FieldType;
use crate::record::{ContactPerson, FieldFact, TypedValue, ValueFact, ValueFault};

use super::Nominated;
use super::draft::Draft;

/// The values of all fields of one type, in document order.
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

/// Least likeness of two spellings of one address or number.
const ALIKE: f64 = 0.8;

/// Says beside a value that was recognised in a picture, and is not well formed, that a contact has one much like it that is:
/// the one is a misread other. `of` gives the well-formed ones of a person.
fn beside_its_like<'r>(
    nominated: &Nominated<'r>,
    value: &ValueFact,
    draft: Draft,
    of: impl Fn(&'r ContactPerson) -> Vec<&'r str>,
) -> Draft {
    if !nominated.open.concerns(None, &value.at) {
        return draft;
    }
    let sections = nominated
        .record
        .into_iter()
        .flat_map(|r| r.sections.values());
    let people = sections.flat_map(|section| &section.people);
    let alike = |text: &str| strsim::normalized_levenshtein(text, &value.text);
    let like = people.flat_map(of).filter(|text| *text != value.text);
    let like = like.max_by(|a, b| alike(a).total_cmp(&alike(b)));
    match like.filter(|like| alike(like) >= ALIKE) {
        Some(like) => draft.detail("like", "contact").detail("other", like),
        None => draft,
    }
}

/// The addresses of a person.
fn addresses(person: &ContactPerson) -> Vec<&str> {
    person
        .emails
        .iter()
        .map(|email| email.text.as_str())
        .collect()
}

/// The numbers of a person that can be dialled.
fn numbers(person: &ContactPerson) -> Vec<&str> {
    let numbers = person.telephones.iter().filter(|t| t.e164.is_some());
    numbers.map(|number| number.text.as_str()).collect()
}

/// A draft for each typed value at which something is wrong that the rule reports: `tells` gives it its details.
fn at_faults(
    nominated: &Nominated<'_>,
    tells: impl Fn(&ValueFault, Draft) -> Option<Draft>,
) -> Vec<Draft> {
    let all = faults(nominated);
    all.filter_map(|(field, value, fault)| tells(fault, on_line(field, value)))
        .collect()
}

/// What is wrong with the typed values of a nomination's lines, in the form's order.
fn faults<'a>(
    nominated: &Nominated<'a>,
) -> impl Iterator<Item = (&'a FieldFact, &'a ValueFact, &'a ValueFault)> + use<'a> {
    let values = nominated
        .nomination
        .fields
        .iter()
        .flat_map(|f| f.values.iter().map(move |v| (f, v)));
    values.filter_map(|(field, value)| match &value.value {
        TypedValue::Typed(Some(fault)) => Some((field, value, fault)),
        _ => None,
    })
}

/// A draft about the value of a line, with what the form calls it.
fn on_line(field: &FieldFact, value: &ValueFact) -> Draft {
    let title = value.column.as_deref().unwrap_or(&field.printed);
    let draft = on_value(value).cure(field.cure).detail("title", title);
    // How a table's cells are read is never quite certain.
    match value.column {
        Some(_) => draft.at_most(Certainty::Likely),
        None => draft,
    }
}

/// A draft about a table of which so many rows were `found`.
fn on_table(field: &FieldFact, found: usize) -> Draft {
    let at = field.values.first().map_or(&[][..], |v| v.at.as_slice());
    Draft::on(&field.pointer)
        .cure(field.cure)
        .detail("title", field.printed.as_str())
        .detail("found", found)
        .at(at.get(..at.len().min(1)).unwrap_or(&[]))
}

/// The country that the country line names, with the line.
fn country<'a>(nominated: &Nominated<'a>) -> Option<(&'a ValueFact, &'a str)> {
    let own = nominated.fields(FieldType::Country);
    let own = own.filter(|field| field.is_nominees());
    own.flat_map(|field| &field.values)
        .find_map(|value| match &value.value {
            TypedValue::Country {
                code: Some(code), ..
            } => Some((value, code.as_str())),
            _ => None,
        })
}
