//! Empty tables of a blank form → fields of the type table, with their columns.

use std::collections::BTreeSet;

use crate::form::definition::FieldType;

use super::asked::{Asked, AskedField, field};
use super::clues::Clues;
use super::keys::{free, slug};
use super::lines::{Item, Kind};

/// Takes the cell at `at` into its table: the first one of a head begins it, under the words that are above it.
pub(super) fn take(
    out: &mut Asked,
    items: &[Item],
    at: usize,
    heading: Option<usize>,
    clues: &Clues,
) {
    let Some(item) = items.get(at) else { return };
    let above = at.checked_sub(1).and_then(|above| items.get(above));
    let begun = above.is_some_and(|above| matches!(above.kind, Kind::Column | Kind::Total));
    if item.kind == Kind::Total {
        if let Some(table) = out.fields.last_mut().filter(|f| f.kind == FieldType::Table) {
            table.total = Some(item.text.clone());
        }
        return;
    }
    if !begun {
        // The question right above is the table's heading.
        let own = above.filter(|a| matches!(a.kind, Kind::Question | Kind::Label | Kind::Line));
        let headed = own.zip(out.fields.last());
        let headed =
            headed.is_some_and(|(a, f)| a.text.starts_with(&f.label) && f.options.is_empty());
        let table = match headed.then(|| out.fields.pop()).flatten() {
            Some(question) => question,
            None => AskedField {
                label: own.map_or_else(|| item.text.clone(), |a| a.text.clone()),
                ..field(item, heading, clues)
            },
        };
        out.fields.push(AskedField {
            kind: FieldType::Table,
            limits: Vec::new(),
            look: vec!["how many rows? repeat = { min = 1, max = 8 }"],
            ..table
        });
    }
    let Some(table) = out.fields.last_mut() else {
        return;
    };
    let mut taken: BTreeSet<String> = table.columns.iter().map(|c| c.0.clone()).collect();
    let key = free(&slug(&item.text, 2, "column"), &mut taken);
    let kind = clues.kind(&item.text);
    let fits = |kind: &FieldType| {
        use FieldType::*;
        matches!(
            kind,
            Email | Telephone | Url | Date | Amount | Number | Country | Identifier
        )
    };
    let kind = kind.filter(fits).unwrap_or(FieldType::Text);
    table.columns.push((key, item.text.clone(), kind));
}
