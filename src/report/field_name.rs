//! JSON pointers of a nomination → the fields of its form, and what people call them.

use crate::form::{Field, FieldType, Form};

use super::clean::clean;
use super::message::Messages;

/// Which of the form's fields a pointer leads to or into, counted from 0; `None` for an additional section, a footnote or
/// the whole nomination.
pub(super) fn position(form: &Form, pointer: &str) -> Option<usize> {
    let mut parts = pointer.split('/').skip(1);
    let (kind, key) = match (parts.next()?, parts.next()) {
        ("title", _) => (FieldType::Title, None),
        ("nominee", _) => (FieldType::Person, None),
        ("country", _) => (FieldType::Country, None),
        ("telephones", _) => (FieldType::Telephone, None),
        ("faxes", _) => (FieldType::Fax, None),
        ("emails", _) => (FieldType::Email, None),
        ("fields", key) => (FieldType::Text, Some(key?)),
        ("sections", key) => (FieldType::Section, Some(key?)),
        _ => return None,
    };
    let alike = |of: FieldType| of == kind || kind == FieldType::Text && of.is_line();
    let fits = |field: &Field| alike(field.placed()) && key.is_none_or(|key| field.key == key);
    form.file.fields.iter().position(fits)
}

/// The pointer of the whole field: `/telephones/0` → `/telephones`, `/sections/contacts/people/1` → `/sections/contacts`.
pub(super) fn whole(pointer: &str) -> &str {
    let keyed = ["/sections/", "/fields/", "/additional_sections/"];
    let skipped = match keyed.iter().any(|start| pointer.starts_with(start)) {
        true => 2,
        false => 1,
    };
    let end = pointer.match_indices('/').nth(skipped);
    end.and_then(|(end, _)| pointer.get(..end))
        .unwrap_or(pointer)
}

/// What the form calls the field, in the language of `messages`: `10. Contacts`, `Country`; `None` for what is not a field of
/// the form.
pub fn name(form: &Form, pointer: &str, messages: &Messages) -> Option<String> {
    let field = form.file.fields.get(position(form, pointer)?)?;
    let printed = clean(&form.called(messages.language(), field));
    let header = match field.kind {
        FieldType::Title => Some("field-title"),
        // A form prints no label that is the field's key.
        _ if printed == field.key => match field.kind {
            FieldType::Person => Some("field-nominee"),
            FieldType::Country => Some("field-country"),
            FieldType::Telephone => Some("field-telephone"),
            FieldType::Fax => Some("field-fax"),
            FieldType::Email => Some("field-email"),
            _ => None,
        },
        _ => None,
    };
    let printed = header.map_or(printed, |id| messages.word_of(id));
    Some(match &field.number {
        Some(number) => format!("{number}. {printed}"),
        None => printed,
    })
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn pointers_lead_to_whole_fields() {
        assert_eq!(whole("/telephones/0"), "/telephones");
        assert_eq!(whole("/sections/contacts/people/1"), "/sections/contacts");
        assert_eq!(whole("/sections/contacts"), "/sections/contacts");
        assert_eq!(whole("/country"), "/country");
        assert_eq!(whole(""), "");
    }
}
