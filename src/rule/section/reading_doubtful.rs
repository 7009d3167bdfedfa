//! The layout of this nomination was not understood; look at the page.
//!
//! # What it reports
//!
//! Three fields or more (`fields`) seem to be missing or empty, and for each of them the pages show signs that they are
//! not: a fitting value without a label, a heading in other words, text that belongs to no field. The findings about the
//! single fields are left out, and no letter is drafted.
//!
//! # Why it matters
//!
//! One thing that was misread makes many fields look empty. An office that asks a nominee for what was sent looks careless.
//!
//! # Example
//!
//! A designed page has its labels in a margin, turned by 90 degrees, and the values nowhere near them.
//!
//! # How to fix
//!
//! Look at the page and complete the record by hand. `nomcheck trace FILE FIELD` says what was read.

use serde_json::json;

use crate::finding::{Certainty, Cure, Severity};
use crate::rule::defence::doubtful;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "reading-doubtful",
    severity: Severity::Error,
    cure: Cure::None,
    subject: Subject::Section,
    docs: docs!("reading_doubtful.rs"),
    examples: &[r#"{"n": 3, "fields": ["Country", "Telephone", "Innovation"], "pages": [1, 2]}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let fields = doubtful(nominated);
    if fields.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = fields.iter().map(|f| f.printed.as_str()).collect();
    let doubts = fields.iter().flat_map(|f| &f.doubts);
    let mut pages: Vec<u32> = doubts
        .clone()
        .flat_map(|d| &d.at)
        .map(|p| p.page.get())
        .collect();
    pages.sort_unstable();
    pages.dedup();
    let at: Vec<_> = doubts.filter_map(|d| d.at.first().copied()).collect();
    let start = &nominated.nomination.start;
    vec![
        Draft::on("")
            .certainty(Certainty::Possible)
            .detail("n", names.len())
            .detail("fields", json!(names))
            .detail("pages", pages)
            .at(if at.is_empty() { start } else { &at }),
    ]
}

#[cfg(test)]
mod tests {
    use crate::record::{Doubt, DoubtKind};
    use crate::rule::testing::Case;

    fn without(keys: &[&str], doubts: usize) -> Vec<&'static str> {
        let doubt = Doubt {
            kind: DoubtKind::TextLeftOver,
            quote: "Ghana".to_owned(),
            at: Vec::new(),
        };
        let mut case = Case::complete();
        for (i, key) in keys.iter().enumerate() {
            let own = if i < doubts {
                vec![doubt.clone()]
            } else {
                Vec::new()
            };
            case = case.without(key).field(key, |f| f.doubts = own);
        }
        case.codes()
    }

    #[test]
    fn several_doubtful_fields_are_reported_once() {
        let keys = ["email", "innovation", "contacts"];
        assert_eq!(without(&keys, 3), ["reading-doubtful"]);
    }

    #[test]
    fn fields_without_doubt_are_reported_each() {
        let keys = ["email", "innovation", "contacts"];
        let each = ["email-missing", "section-missing", "section-missing"];
        assert_eq!(without(&keys, 2), each);
        assert_eq!(without(&keys[..2], 2), ["email-missing", "section-missing"]);
    }
}
