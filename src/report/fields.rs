//! The fields of a form as pages show them: what they are called, and the state of each in a nomination.

use crate::finding::Severity;
use crate::form::{Field, FieldType, Form};
use crate::record::Nomination;
use crate::rule::{Rule, Subject};

use super::clean::clean;
use super::field_name;
use super::json::{Document, FindingEntry};

/// The state of a field of a nomination, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not there, and not required.
    Absent,
    /// There, and nothing to say about it.
    Present,
    /// Something that the office lets pass.
    Waived,
    /// There is a note about it.
    Noted,
    /// There is a warning about it.
    Doubtful,
    /// It is there, with an error.
    Faulty,
    /// It is required and not there.
    Missing,
}

impl State {
    /// In the order of the legend.
    pub(super) const ALL: [State; 7] = [
        State::Present,
        State::Missing,
        State::Faulty,
        State::Doubtful,
        State::Noted,
        State::Waived,
        State::Absent,
    ];

    /// Its sign, so that colour does not have to be seen.
    pub(super) fn sign(self) -> &'static str {
        match self {
            State::Absent => "–",
            State::Present => "✓",
            State::Waived => "w",
            State::Noted => "i",
            State::Doubtful => "?",
            State::Faulty => "!",
            State::Missing => "✕",
        }
    }

    /// The id of its word, without `report-`.
    pub(super) fn word(self) -> &'static str {
        match self {
            State::Absent => "html-state-absent",
            State::Present => "html-state-present",
            State::Waived => "waived",
            State::Noted => "note",
            State::Doubtful => "warning",
            State::Faulty => "html-state-faulty",
            State::Missing => "html-state-missing",
        }
    }

    /// Its class in style sheets.
    pub fn class(self) -> &'static str {
        match self {
            State::Absent => "absent",
            State::Present => "present",
            State::Waived => "waived",
            State::Noted => "noted",
            State::Doubtful => "doubtful",
            State::Faulty => "faulty",
            State::Missing => "missing",
        }
    }
}

/// The state of a field, by the findings about it and whether it is there (`None`: not known, as there is no record).
pub fn state(
    form: &Form,
    field: usize,
    index: usize,
    nomination: Option<&Nomination>,
    document: &Document,
) -> State {
    let about = |finding: &FindingEntry| of_finding(form, finding) == Some(field);
    let worst = document
        .about(Some(index))
        .filter(|finding| about(finding))
        .map(|finding| finding.severity)
        .max();
    let given = form
        .file
        .fields
        .get(field)
        .zip(nomination)
        .map(|(field, nomination)| is_given(field, nomination));
    let waived = document
        .waived_about(Some(index))
        .any(|waived| about(&waived.finding));
    match (worst, given) {
        (Some(Severity::Error), Some(false)) => State::Missing,
        (Some(Severity::Error), _) => State::Faulty,
        (Some(Severity::Warning), _) => State::Doubtful,
        (Some(Severity::Note), _) => State::Noted,
        (None, _) if waived => State::Waived,
        (None, Some(true)) => State::Present,
        (None, _) => State::Absent,
    }
}

/// The state of a nomination apart from the form's fields: findings about it as a whole, about sections outside the form,
/// beside other files, and, for a file's first nomination, about the file.
pub(super) fn state_of_file(form: &Form, index: usize, document: &Document) -> State {
    let waived = || {
        let own = document.waived_about(Some(index));
        let whole = document.waived_about(None).filter(|_| index == 0);
        own.chain(whole)
            .any(|w| of_finding(form, &w.finding).is_none())
    };
    let worst = about_file(form, index, document).map(|f| f.severity).max();
    match worst {
        Some(Severity::Error) => State::Faulty,
        Some(Severity::Warning) => State::Doubtful,
        Some(Severity::Note) => State::Noted,
        None if waived() => State::Waived,
        None => State::Absent,
    }
}

/// The findings of [`state_of_file`].
pub(super) fn about_file<'d>(
    form: &'d Form,
    index: usize,
    document: &'d Document,
) -> impl Iterator<Item = &'d FindingEntry> {
    let whole = document.about(None).filter(move |_| index == 0);
    let own = document.about(Some(index));
    whole.chain(own).filter(|f| of_finding(form, f).is_none())
}

/// Whether the nomination answers the field.
fn is_given(field: &Field, nomination: &Nomination) -> bool {
    match field.placed() {
        FieldType::Title => nomination.title.is_some(),
        FieldType::Person => nomination.nominee.is_some(),
        FieldType::Country => nomination.country.is_some(),
        FieldType::Telephone => !nomination.telephones.is_empty(),
        FieldType::Fax => !nomination.faxes.is_empty(),
        FieldType::Email => !nomination.emails.is_empty(),
        FieldType::Section => nomination.sections.contains_key(&field.key),
        _ => nomination.fields.contains_key(&field.key),
    }
}

/// Which of the form's fields a finding is about, counted from 0; `None` for the whole nomination, an additional section, or
/// a comparison with other files, which only points at a field.
pub fn of_finding(form: &Form, finding: &FindingEntry) -> Option<usize> {
    if Rule::named(&finding.rule).is_some_and(|rule| rule.subject == Subject::Batch) {
        return None;
    }
    field_name::position(form, finding.field.as_deref()?)
}

/// The index of the additional section that a finding is about.
pub fn of_additional(finding: &FindingEntry) -> Option<usize> {
    let rest = finding
        .field
        .as_deref()?
        .strip_prefix("/additional_sections/")?;
    rest.split('/').next()?.parse().ok()
}

/// A field's name as the form prints it in `lang`.
pub(super) fn title(form: &Form, field: &Field, lang: &str) -> String {
    clean(&form.called(lang, field))
}
