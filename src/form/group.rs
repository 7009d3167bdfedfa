//! Groups of a form: headings under which a form asks for the same things again, each about somebody else.
//!
//! In a definition a group's fields have short keys, `email` in `nominee`; in a form each key is there once, `nominee.email`.

use std::collections::BTreeSet;

use super::definition::{Field, FieldType, FormFile, PersonRole};

impl FormFile {
    /// The form with each key in full: `email` in `nominee` becomes `nominee.email`, in conditions too; with the role of
    /// its group on each field; and with the record's places for a title, a nominee, a country, telephones, faxes and
    /// e-mails given to the first field of their type that is the nominee's or nobody's. Nothing changes the second time.
    #[must_use]
    pub(crate) fn scoped(mut self) -> FormFile {
        for field in &mut self.fields {
            let Some(group) = &field.within else {
                continue;
            };
            if !field.key.starts_with(&format!("{group}.")) {
                field.key = format!("{group}.{}", field.key);
            }
            let own = self.groups.iter().find(|g| g.key == *group);
            field.role = field.role.or(own.and_then(|g| g.role));
        }
        let mut taken: Vec<FieldType> = Vec::new();
        for field in &mut self.fields {
            let placed = !field.kind.is_line() && field.kind != FieldType::Section;
            let others = field.role.is_some_and(|role| role != PersonRole::Nominee);
            field.aside = placed && (others || taken.contains(&field.kind));
            if placed && !field.aside {
                taken.push(field.kind);
            }
        }
        let keys: BTreeSet<String> = self.fields.iter().map(|f| f.key.clone()).collect();
        for field in &mut self.fields {
            let group = field.within.as_deref();
            if let (Some(condition), Some(group)) = (&mut field.required_when, group) {
                *condition = in_full(condition, group, &keys);
            }
        }
        self
    }

    /// Index of the group that the field at `index` is in.
    pub(crate) fn group_of(&self, index: usize) -> Option<usize> {
        let key = self.fields.get(index)?.within.as_deref()?;
        self.groups.iter().position(|g| g.key == key)
    }
}

impl Field {
    /// The type by which the record places it: a line, where the place of its own type is another field's.
    pub fn placed(&self) -> FieldType {
        match self.aside {
            true => FieldType::Text,
            false => self.kind,
        }
    }

    /// Whether it is about the nominee, or about nobody in particular.
    pub fn is_nominees(&self) -> bool {
        self.role.is_none_or(|role| role == PersonRole::Nominee)
    }
}

/// A condition of a field in `group`, with the keys of its own group in full.
fn in_full(condition: &str, group: &str, keys: &BTreeSet<String>) -> String {
    let words: Vec<&str> = condition.split_whitespace().collect();
    let own = |at: usize, word: &str| {
        let named = matches!(words.get(at + 1), Some(&("=" | "!=" | "<=" | "is")));
        let compared = at > 0 && words.get(at - 1) == Some(&"<=");
        let full = format!("{group}.{word}");
        match (named || compared) && !keys.contains(word) && keys.contains(&full) {
            true => full,
            false => word.to_owned(),
        }
    };
    let words = words.iter().enumerate().map(|(at, word)| own(at, word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = r#"
name = "two"
title = "Two people"
min-headings = 1
group = [{ key = "nominator", role = "nominator" }, { key = "nominee", role = "nominee" }]
field = [
    { key = "email", in = "nominator", type = "email", required = true, cure = "T" },
    { key = "by", in = "nominator", type = "yes-no", cure = "T" },
    { key = "state", in = "nominator", type = "country", required-when = "by = yes", cure = "T" },
    { key = "email", in = "nominee", type = "email", required = true, cure = "T" },
    { key = "why", type = "section", cure = "S" },
]
"#;

    #[test]
    fn keys_are_in_full_once_and_each_place_is_one_fields() {
        let file: FormFile = toml::from_str(FORM).expect("a form");
        let form = file.scoped().scoped();
        let told: Vec<(String, String)> = form
            .fields
            .iter()
            .map(|f| (f.key.clone(), f.pointer()))
            .collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(k, p)| (k.as_str(), p.as_str())).collect();
        assert_eq!(
            told,
            [
                ("nominator.email", "/fields/nominator.email"),
                ("nominator.by", "/fields/nominator.by"),
                ("nominator.state", "/fields/nominator.state"),
                ("nominee.email", "/emails"),
                ("why", "/sections/why"),
            ]
        );
        let condition = form.fields[2].required_when.as_deref();
        assert_eq!(condition, Some("nominator.by = yes"));
    }
}
