//! Whose function or organisation a line of the header has: that of the person whose label is last before it.

use super::answers::FieldAnswer;
use super::compiled::Form;
use super::definition::{Field, FieldType};
use super::strange_labels;
use super::values::Value;

/// The person whose label is last before a line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Nearest {
    /// None yet.
    #[default]
    None,
    /// That of the form's field.
    Field(usize),
    /// Somebody for whom the form has no field.
    Other,
}

impl Nearest {
    /// The same behind `value`, which is in a field of `kind`.
    pub(super) fn after(self, value: &Value, kind: Option<FieldType>, form: &Form) -> Nearest {
        let text = value.text.as_str();
        match kind {
            Some(FieldType::Person) if !text.is_empty() => Nearest::Field(value.field),
            None if strange_labels::begins_with_honorific(text, form) => Nearest::Other,
            _ => self,
        }
    }

    /// The answer that a line goes with: the organisation may be before the nominee.
    pub(super) fn of<'a>(
        self,
        fields: &'a mut [FieldAnswer],
        form: &Form,
    ) -> Option<&'a mut FieldAnswer> {
        let field = match self {
            Nearest::None => nominee(form)?,
            Nearest::Field(field) => field,
            Nearest::Other => return None,
        };
        fields
            .get_mut(field)
            .filter(|answer| !answer.lines.is_empty())
    }
}

/// The field of the form's nominee.
pub(super) fn nominee(form: &Form) -> Option<usize> {
    let own = |f: &Field| f.kind == FieldType::Person && f.is_nominees();
    form.file.fields.iter().position(own)
}
