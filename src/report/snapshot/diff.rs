//! Two snapshots → the fields that differ.

use similar::{Algorithm, capture_diff_slices};

use super::fields::{Field, document_fields, fields, name};
use super::{NominationSnapshot, Snapshot};

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// `F. Title`: of which nomination, where the document has several; `None` for the document itself.
    pub nomination: Option<String>,
    /// A JSON pointer as in reports (`/country`, `/sections/contacts`), relative to the nomination.
    pub field: String,
    /// What it was, one value or block a line; `None` when it was not there.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
}

/// The fields in which the two differ, in the document's order. Empty only for equal snapshots.
pub fn differences(old: &Snapshot, new: &Snapshot) -> Vec<Difference> {
    if old == new {
        return Vec::new();
    }
    let mut found = compare(None, &document_fields(old), &document_fields(new));
    let identity = |n: &NominationSnapshot| (n.label.clone(), n.title.clone());
    let (was, is): (Vec<_>, Vec<_>) = (
        old.nominations.iter().map(identity).collect(),
        new.nominations.iter().map(identity).collect(),
    );
    // With several nominations each is compared with its own earlier self, also when one came or went before it.
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        let paired = old_range.len().max(new_range.len());
        for step in 0..paired {
            let at = |all: &'_ [NominationSnapshot], range: &std::ops::Range<usize>| {
                all.get(range.clone())?.get(step).cloned()
            };
            let (before, after) = (
                at(&old.nominations, &old_range),
                at(&new.nominations, &new_range),
            );
            let several = old.nominations.len().max(new.nominations.len()) > 1;
            let called = after
                .as_ref()
                .or(before.as_ref())
                .map(name)
                .filter(|_| several);
            match (before, after) {
                (Some(before), Some(after)) => {
                    found.extend(compare(called.as_ref(), &fields(&before), &fields(&after)));
                }
                (before, after) => found.push(Difference {
                    nomination: called,
                    field: "/nominations".to_owned(),
                    old: before.as_ref().map(name),
                    new: after.as_ref().map(name),
                }),
            }
        }
    }
    found
}

/// Fields that differ, in the new document's order, those that are gone after.
fn compare(nomination: Option<&String>, old: &[Field], new: &[Field]) -> Vec<Difference> {
    let text = |fields: &[Field], name: &str| {
        let field = fields.iter().find(|(field, _)| field == name)?;
        Some(field.1.clone())
    };
    let gone = old.iter().filter(|(name, _)| text(new, name).is_none());
    let names = new.iter().chain(gone).map(|(name, _)| name);
    let difference = |name: &String| {
        let (mut before, mut after) = (text(old, name), text(new, name));
        if name == "/order" {
            // A section that came or went is reported on its own; here only what moved counts.
            before = before.map(|order| kept(&order, new));
            after = after.map(|order| kept(&order, old));
        }
        (before != after).then(|| Difference {
            nomination: nomination.cloned(),
            field: name.clone(),
            old: before,
            new: after,
        })
    };
    names.filter_map(difference).collect()
}

/// The lines of `order` that name one of `fields`.
fn kept(order: &str, fields: &[Field]) -> String {
    let there = |line: &&str| fields.iter().any(|(name, _)| name == line);
    order.lines().filter(there).collect::<Vec<_>>().join("\n")
}
