//! Boxes beside a value of the header that say what kind of answer it is, or which title is before the name.

use std::collections::HashSet;

use crate::layout::BOXES;
use crate::text::Text;

use super::compiled::Form;
use super::definition::FieldType;
use super::input::Input;
use super::strange_labels;
use super::values::Value;

/// `values` without those beside an answer that are not answers: the boxes that say what kind of answer another line has, "Nominee is: ☒
/// a person ☐ an organisation"; and a count where a person is asked for, "4 of 5 answered".
pub(super) fn without_choices(
    values: Vec<Value>,
    input: &Input<'_>,
    used: &mut Vec<usize>,
    unplaced: &mut Vec<Text>,
) -> Vec<Value> {
    let kind = |v: &Value| input.form.file.fields.get(v.field).map(|f| f.kind);
    let counts = |v: &Value| {
        let begins = v.text.as_str().starts_with(|c: char| c.is_ascii_digit());
        kind(v) == Some(FieldType::Person) && begins
    };
    let none = |v: &Value| v.text.as_str().starts_with(BOXES) || counts(v);
    let reached = |v: &Value| {
        let kind = kind(v);
        kind.is_some_and(|k| k == FieldType::Person || k == FieldType::Country || k.is_reached())
    };
    let filled: HashSet<usize> = (values.iter())
        .filter(|v| !v.text.is_empty() && !none(v))
        .map(|v| v.field)
        .collect();
    let (choices, mut kept): (Vec<Value>, Vec<Value>) =
        (values.into_iter()).partition(|v| none(v) && reached(v) && filled.contains(&v.field));
    for value in choices {
        // The title that is ticked before a name: "☒ Ms ☐ Mr".
        if let Some(title) = ticked_title(&value.text, input.form)
            && kind(&value) == Some(FieldType::Person)
            && let Some(person) = kept.iter_mut().find(|v| v.field == value.field)
            && !strange_labels::begins_with_honorific(person.text.as_str(), input.form)
        {
            let mut text = title;
            text.push_added(' ');
            text.append(&person.text);
            person.text = text;
        }
        for at in value.from {
            let shared = kept.iter().any(|v| v.from.contains(&at));
            if !shared && !used.contains(&at) {
                let text = input.sections.parts.get(at).map(|p| p.block.text.tidied());
                unplaced.extend(text);
                used.push(at);
            }
        }
    }
    kept
}

/// The only word of `choices` that is ticked, where it is a title before a name.
fn ticked_title(choices: &Text, form: &Form) -> Option<Text> {
    let text = choices.as_str();
    let [open, ticked @ ..] = BOXES;
    let mut found = text.match_indices(ticked);
    let (at, sign) = found.next().filter(|_| found.next().is_none())?;
    let start = at + sign.len();
    let end = text
        .get(start..)?
        .find(BOXES)
        .map_or(text.len(), |end| start + end);
    let own = choices.slice(start..end).trim();
    let several = text.contains(open);
    (several && strange_labels::begins_with_honorific(own.as_str(), form)).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_title_is_ticked() {
        let forms = Form::built_in();
        let form = forms.iter().find(|f| f.file.name == "sstc").unwrap();
        let told = |printed: &str| {
            let text = Text::on_a_line(printed);
            ticked_title(&text, form).map(|t| t.as_str().to_owned())
        };
        assert_eq!(told("☐ Mr\t☒ Ms\t☐ Dr").as_deref(), Some("Ms"));
        for other in ["☒ Mr ☒ Ms", "☐ Mr ☐ Ms", "☒ a person ☐ a body", "☒ Ms"] {
            assert_eq!(told(other), None, "{other}");
        }
    }
}
