//! Groups that come again, "Referee 1", "Referee 2": a group for each time, so that everything after knows plain groups only.
//!
//! The first keeps its keys, the others have a number behind the group's: `referee.email`, `referee_2.email`.

use super::definition::{Field, FieldType, FormFile, Group, Time};
use super::vocabulary::Vocabulary;

/// Where a printed word has the number of the group's time.
const NUMBER: &str = "{n}";

/// How often a group is looked for that may come as often as wanted, and the most that a form may say.
pub(super) const UNBOUNDED: u32 = 6;
pub(super) const MOST: u32 = 12;

/// The form with a group for each time, and the words for them; `None` where no group comes again.
pub(super) fn unrolled(
    file: &FormFile,
    vocabularies: &[Vocabulary],
) -> Option<(FormFile, Vec<Vocabulary>)> {
    let (mut out, mut words) = (file.clone(), vocabularies.to_vec());
    let repeated: Vec<Group> = file
        .groups
        .iter()
        .filter(|g| g.repeat.is_some())
        .cloned()
        .collect();
    if repeated.is_empty() {
        return None;
    }
    for group in &repeated {
        let repeat = group.repeat.unwrap_or_default();
        let most = repeat.max.unwrap_or(UNBOUNDED.max(repeat.min.unwrap_or(1)));
        let time = |nth| Time {
            nth,
            min: repeat.min.unwrap_or(1),
            max: repeat.max,
        };
        let times = 1..=most.clamp(1, MOST);
        let copies = times.clone().map(|nth| Group {
            key: of_time(&group.key, nth),
            repeat: None,
            time: Some(time(nth)),
            ..group.clone()
        });
        let at = out.groups.iter().position(|g| g.key == group.key)?;
        out.groups.splice(at..=at, copies);
        let own: Vec<Field> = (file.fields.iter())
            .filter(|f| f.within.as_deref() == Some(group.key.as_str()))
            .cloned()
            .collect();
        // Behind the first ones, at any place.
        let behind = out
            .fields
            .iter()
            .rposition(|f| f.within.as_deref() == Some(group.key.as_str()));
        let mut more: Vec<Field> = Vec::new();
        for nth in times.clone() {
            let fields = own.iter().map(|f| field_of_time(f, &group.key, &time(nth)));
            match nth {
                1 => {
                    for field in fields {
                        if let Some(first) = out.fields.iter_mut().find(|f| f.key == field.key) {
                            *first = field;
                        }
                    }
                }
                _ => more.extend(fields),
            }
        }
        let behind = behind.map_or(out.fields.len(), |at| at + 1);
        out.fields.splice(behind..behind, more);
        for vocabulary in &mut words {
            name(vocabulary, group, &own, times.clone());
        }
    }
    Some((out, words))
}

/// The key of a group, or of what is in it, for the `nth` time: `referee.email` becomes `referee_2.email`.
fn of_time(key: &str, nth: u32) -> String {
    match (nth, key.split_once('.')) {
        (1, _) => key.to_owned(),
        (_, Some((group, field))) => format!("{group}_{nth}.{field}"),
        (_, None) => format!("{key}_{nth}"),
    }
}

fn field_of_time(field: &Field, group: &str, time: &Time) -> Field {
    let condition = |text: &String| {
        let own = |word: &str| match word.strip_prefix(group).is_some_and(|w| w.starts_with('.')) {
            true => of_time(word, time.nth),
            false => word.to_owned(),
        };
        text.split_whitespace()
            .map(own)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let placed = !field.kind.is_line() && field.kind != FieldType::Section;
    let optional = time.nth > time.min;
    Field {
        key: of_time(&field.key, time.nth),
        within: Some(of_time(group, time.nth)),
        when: field.when.as_ref().map(condition),
        required_when: field.required_when.as_ref().map(condition),
        required: field.required && !optional,
        required_once_begun: field.required && optional,
        aside: field.aside || placed && time.nth > 1,
        ..field.clone()
    }
}

/// Gives each time of `group` its words: its number where the form prints one, and behind its heading where it does not.
fn name(
    vocabulary: &mut Vocabulary,
    group: &Group,
    fields: &[Field],
    times: std::ops::RangeInclusive<u32>,
) {
    let headings = vocabulary
        .printed
        .get(&group.key)
        .cloned()
        .unwrap_or_default();
    let labels: Vec<(String, Vec<String>)> = (fields.iter())
        .filter_map(|f| Some((f.key.clone(), vocabulary.printed.get(&f.key)?.clone())))
        .collect();
    let options: Vec<_> = (fields.iter())
        .filter_map(|f| Some((f.key.clone(), vocabulary.options.get(&f.key)?.clone())))
        .collect();
    for nth in times {
        let number = nth.to_string();
        let in_full = |word: &String| word.replace(NUMBER, &number);
        let bare = |word: &&String| !word.contains(NUMBER);
        let counted = headings
            .iter()
            .filter(bare)
            .map(|word| format!("{word} {nth}"));
        let mut own: Vec<String> = headings.iter().filter(|w| !bare(w)).map(in_full).collect();
        own.extend(counted);
        own.extend(headings.iter().filter(bare).cloned());
        if !own.is_empty() {
            vocabulary.printed.insert(of_time(&group.key, nth), own);
        }
        for (key, words) in &labels {
            let words = words.iter().map(in_full).collect();
            vocabulary.printed.insert(of_time(key, nth), words);
        }
        for (key, options) in &options {
            vocabulary
                .options
                .insert(of_time(key, nth), options.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    const FORM: &str = r#"
name = "three"
title = "Referees"
min-headings = 1
group = [{ key = "referee", role = "referee", repeat = { min = 1, max = 3 } }]
field = [
    { key = "name", in = "referee", type = "person", required = true, cure = "T" },
    { key = "kin", in = "referee", type = "yes-no", cure = "T" },
    { key = "how", in = "referee", type = "text", required-when = "kin = yes", cure = "T" },
    { key = "why", type = "section", required = true, cure = "S" },
]
"#;
    const WORDS: &str = r#"
language = "en"
[printed]
referee = ["Referee"]
"referee.name" = ["Name of referee {n}", "Name"]
"#;

    #[test]
    fn each_time_is_a_group_with_keys_and_words_of_its_own() {
        let file: FormFile = toml::from_str(FORM).expect("a form");
        let words: Vocabulary = toml::from_str(WORDS).expect("words");
        let form = Form::new(file, vec![words]);
        let fields: Vec<(&str, bool, bool)> = (form.file.fields.iter())
            .map(|f| (f.key.as_str(), f.required, f.required_once_begun))
            .collect();
        assert_eq!(
            fields[..4],
            [
                ("referee.name", true, false),
                ("referee.kin", false, false),
                ("referee.how", false, false),
                ("referee_2.name", false, true),
            ]
        );
        assert_eq!(fields.len(), 10);
        let condition = form.file.fields[5].required_when.as_deref();
        assert_eq!(condition, Some("referee_2.kin = yes"));
        let printed = |key: &str| form.vocabularies[0].printed[key].join(", ");
        assert_eq!(printed("referee_2"), "Referee 2, Referee");
        assert_eq!(printed("referee_2.name"), "Name of referee 2, Name");
        // Another process makes the same of it.
        let (file, words) = form.parts();
        let again = Form::new(file, words);
        assert_eq!(again.file.fields.len(), 10);
        assert_eq!(
            again.vocabularies[0].printed["referee"],
            ["Referee 1", "Referee"]
        );
    }
}
