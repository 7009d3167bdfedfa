//! A table has fewer rows than the form asks for.
//!
//! # What it reports
//!
//! A table (`title`) with fewer rows filled in (`found`) than the form asks for (`min`). Rows are counted only where each was
//! read without doubt.
//!
//! # Why it matters
//!
//! The programme asks for that number, as in *two referees*.
//!
//! # Example
//!
//! *Referees*: one row is filled in, two are asked for.
//!
//! # How to fix
//!
//! Check whether a row was filled in by hand; if not, ask for the rest.

use crate::finding::{Certainty, Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "too-few",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("too_few.rs"),
    examples: &[r#"{"title": "Referees", "found": 1, "min": 2}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let fields = nominated.nomination.fields.iter();
    let few = fields.filter_map(|field| {
        let count = field.count?;
        let min = count.min.filter(|min| count.found < *min as usize)?;
        // A table without any row is missing.
        let on = super::on_table(field, count.found).detail("min", min);
        (count.found > 0).then(|| on.at_most(Certainty::Likely))
    });
    few.collect()
}

#[cfg(test)]
mod tests {
    use crate::record::RowCount;
    use crate::rule::testing::Case;

    #[test]
    fn fewer_rows_than_asked_for_are_reported() {
        let with = |found| {
            let count = RowCount {
                found,
                min: Some(2),
                max: None,
            };
            Case::complete()
                .field("fax", |f| f.count = Some(count))
                .codes()
        };
        assert_eq!(with(1), ["too-few"]);
        assert_eq!(with(2), Vec::<&str>::new());
    }
}
