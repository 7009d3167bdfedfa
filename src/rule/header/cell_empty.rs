//! A cell that a table needs is empty.
//!
//! # What it reports
//!
//! A row of a table (`row`, counted from 1) without a value in a column that the form requires (`title`).
//!
//! # Why it matters
//!
//! The row says half of what is asked: a partner without a country, a cost without an amount.
//!
//! # Example
//!
//! *Referees*: the second has no e-mail address.
//!
//! # How to fix
//!
//! Check whether the value is in another column; if not, ask for it.

use crate::finding::{Certainty, Cure, Severity};
use crate::record::ValueFault;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "cell-empty",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("cell_empty.rs"),
    examples: &[r#"{"title": "E-mail (Referees)", "row": 2}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let empty = super::faults(nominated).filter_map(|(field, value, fault)| match fault {
        ValueFault::EmptyCell(row) => {
            let title = value.column.as_deref().unwrap_or(&field.printed);
            let draft = Draft::on(&value.pointer).cure(field.cure).at(&value.at);
            let draft = draft.detail("title", title).arg("row", *row);
            Some(draft.at_most(Certainty::Likely))
        }
        _ => None,
    });
    empty.collect()
}

#[cfg(test)]
mod tests {
    use crate::record::ValueFault;
    use crate::rule::testing::reported_alone;

    #[test]
    fn it_is_reported_and_a_value_that_fits_is_not() {
        reported_alone(ValueFault::EmptyCell(2), "cell-empty");
    }
}
