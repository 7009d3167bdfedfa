//! Groups of a form: headings under which a form asks for the same things again, each about somebody else.
//!
//! In a definition a group's fields have short keys, `email` in `nominee`; in a form each key is there once, `nominee.email`.

use std::collections::BTreeSet;

use crate::section::Number;

use super::definition::{Field, FieldType, FormFile, PersonRole};

impl FormFile {
    /// The form with each key in full: `email` in `nominee` becomes `nominee.email`, in conditions too; with the role of
    /// its group on each field; and with the record's places for a title, a nominee, a country, telephones, faxes and
    /// e-mails given to the first field of their type that is the nominee's or nobody's. Nothing changes the second time.
    #[must_use]
    pub(crate) fn scoped(mut self) -> FormFile {
        for (at, field) in self.fields.iter_mut().enumerate() {
            field.place = field.place.or(Some(at));
        }
        self.take_columns();
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
            let Some(group) = group else { continue };
            let own = [&mut field.required_when, &mut field.when];
            for condition in own.into_iter().flatten() {
                *condition = in_full(condition, group, &keys);
            }
        }
        self
    }

    /// Puts the fields that are in a table into it.
    fn take_columns(&mut self) {
        let is_table = |f: &Field| f.kind == FieldType::Table;
        let tables: BTreeSet<String> = self
            .fields
            .iter()
            .filter(|f| is_table(f))
            .map(|f| f.key.clone())
            .collect();
        let of_table = |f: &Field| f.within.as_ref().is_some_and(|key| tables.contains(key));
        let (columns, fields): (Vec<Field>, Vec<Field>) = std::mem::take(&mut self.fields)
            .into_iter()
            .partition(of_table);
        self.fields = fields;
        for column in columns {
            let own = |f: &&mut Field| is_table(f) && Some(&f.key) == column.within.as_ref();
            if let Some(table) = self.fields.iter_mut().find(own) {
                table.columns.push(column);
            }
        }
    }

    /// The form as its file has it: columns among the fields, in their places. What is left out when it is written down is
    /// found anew when it is read.
    #[must_use]
    pub(crate) fn as_written(&self) -> FormFile {
        let mut file = self.clone();
        let taken = file
            .fields
            .iter_mut()
            .flat_map(|f| std::mem::take(&mut f.columns));
        let columns: Vec<Field> = taken.collect();
        file.fields.extend(columns);
        file.fields.sort_by_key(|f| f.place);
        file
    }

    /// Every key that `[printed]` may have: of fields, of groups, of the columns of tables and their totals.
    pub(crate) fn printed_keys(&self) -> Vec<String> {
        let columns = self.fields.iter().flat_map(|table| {
            let own = table.columns.iter().map(|c| table.column_key(&c.key));
            let total = table.sum.iter().map(|sum| table.column_key(sum));
            own.chain(total).collect::<Vec<_>>()
        });
        let fields = self.fields.iter().map(|f| f.key.clone());
        let groups = self.groups.iter().map(|g| g.key.clone());
        fields.chain(groups).chain(columns).collect()
    }

    /// Whether `found` is the number of the field at `index`; `None` where it numbers something else.
    pub(crate) fn numbers(&self, index: usize, found: &Number) -> Option<bool> {
        let group = self.group_of(index).and_then(|at| self.groups.get(at));
        match self.fields.get(index).and_then(|f| f.number.as_ref()) {
            Some(own) => own.is(found, group.and_then(|g| g.number.as_ref())),
            None => (!found.nested).then_some(false),
        }
    }

    /// Whether the field at `index` is not a further time of a group that comes again.
    pub(crate) fn is_first(&self, index: usize) -> bool {
        let group = self.group_of(index).and_then(|at| self.groups.get(at));
        let time = group.and_then(|g| g.time.as_ref());
        time.is_none_or(|time| time.nth == 1)
    }

    /// Index of the group that the field at `index` is in.
    pub(crate) fn group_of(&self, index: usize) -> Option<usize> {
        let key = self.fields.get(index)?.within.as_deref()?;
        self.groups.iter().position(|g| g.key == key)
    }
}

impl Field {
    /// The key of a table's column in the language files: `budget.item`.
    pub fn column_key(&self, column: &str) -> String {
        format!("{}.{column}", self.key)
    }

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
