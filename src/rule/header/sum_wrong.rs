//! A total is not the sum of its column.
//!
//! # What it reports
//!
//! The total of a table (`title`) as printed (`value`), and what the rows add up to (`sum`). Only where every amount was read
//! beyond doubt; a difference that rounding explains is not reported.
//!
//! # Why it matters
//!
//! One of the amounts is wrong, or a row is missing, and a contract would be written over it.
//!
//! # Example
//!
//! *Total: 12,500*, where the rows add up to 12,050.
//!
//! # How to fix
//!
//! Ask which amount is right.

use crate::finding::{Certainty, Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "sum-wrong",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("sum_wrong.rs"),
    examples: &[r#"{"title": "Budget", "value": "12,500", "sum": 12050.0}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let fields = nominated.nomination.fields.iter();
    let drafts = fields.flat_map(|field| {
        field.wrong_sums.iter().map(|wrong| {
            Draft::on(&field.pointer)
                .cure(field.cure)
                .certainty(Certainty::Likely)
                .arg("value", wrong.total.as_str())
                .detail("title", field.printed.as_str())
                .detail("sum", wrong.sum)
                .at(&wrong.at)
                .excerpt(&wrong.total)
        })
    });
    drafts.collect()
}

#[cfg(test)]
mod tests {
    use crate::record::WrongSum;
    use crate::rule::testing::Case;

    #[test]
    fn total_that_is_no_sum_is_reported() {
        let wrong = WrongSum {
            total: "12,500".to_owned(),
            sum: 12050.0,
            at: Vec::new(),
        };
        let case = Case::complete().field("fax", |f| f.wrong_sums = vec![wrong]);
        assert_eq!(case.codes(), ["sum-wrong"]);
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
