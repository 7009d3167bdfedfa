//! A table has more rows than the form allows, or a group comes more often.
//!
//! # What it reports
//!
//! A table (`of` = `table`, `title`) with more rows filled in (`found`) than the form allows (`max`). Rows are counted only
//! where each was read without doubt. Or a group (`of` = `group`), such as a referee, whose heading is there more often.
//!
//! # Why it matters
//!
//! Programmes take out what is over the limit, or give the nomination back.
//!
//! # Example
//!
//! *Publications (five at most)*: seven rows are filled in.
//!
//! # How to fix
//!
//! Ask which of them count.

use crate::finding::{Certainty, Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "too-many",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("too_many.rs"),
    examples: &[
        r#"{"of": "table", "title": "Publications", "found": 7, "max": 5}"#,
        r#"{"of": "group", "title": "Referee", "found": 4, "max": 3}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let fields = nominated.nomination.fields.iter();
    let many = fields.filter_map(|field| {
        let count = field.count?;
        let max = count.max.filter(|max| count.found > *max as usize)?;
        let on = super::on_table(field, count.found).detail("max", max);
        Some(on.detail("of", "table").at_most(Certainty::Likely))
    });
    let groups = nominated.nomination.groups.iter().filter_map(|group| {
        let max = group.max_times.filter(|max| group.times > *max as usize)?;
        let on = Draft::on(&group.pointer)
            .detail("title", group.printed.as_str())
            .detail("found", group.times)
            .detail("max", max)
            .detail("of", "group")
            .at(&group.at);
        Some(on.at_most(Certainty::Likely))
    });
    many.chain(groups).collect()
}

#[cfg(test)]
mod tests {
    use crate::record::RowCount;
    use crate::rule::testing::Case;

    #[test]
    fn more_rows_than_allowed_are_reported() {
        let with = |found| {
            let count = RowCount {
                found,
                min: None,
                max: Some(2),
            };
            Case::complete()
                .field("fax", |f| f.count = Some(count))
                .codes()
        };
        assert_eq!(with(3), ["too-many"]);
        assert_eq!(with(2), Vec::<&str>::new());
    }
}
