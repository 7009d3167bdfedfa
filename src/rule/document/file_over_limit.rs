//! The file is larger, or takes more work to read, than the limits allow.
//!
//! # What it reports
//!
//! More bytes or pages than the limit, or more work: decompressed bytes, drawing operators, glyphs,
//! characters, comparisons of the layout, painted lines and areas of a page. The arguments are
//! `unit`, `max` and, where it is known, `n`. The limits count things, not seconds, so the same file is over the limit
//! on every machine.
//!
//! # Why it matters
//!
//! A nomination has a few pages. A file of hundreds of megabytes contains unscaled photographs, the wrong document, or
//! something made to stop the reader. What was read before the limit is kept; the rest was not looked at.
//!
//! # Example
//!
//! Thirty camera pictures at full size bring a nomination of six pages to 240 MB.
//!
//! # How to fix
//!
//! Ask for a smaller file (most programs offer a reduced size on export), or raise the limit for this run.

use serde_json::Value;

use crate::finding::{Cure, Severity};
use crate::pdf::OpenError;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "file-over-limit",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("file_over_limit.rs"),
    examples: &[
        r#"{"unit": "bytes", "n": 251658240, "max": 209715200}"#,
        r#"{"unit": "pages", "n": 2400, "max": 2000}"#,
        r#"{"unit": "decompressed-bytes", "n": null, "max": 1073741824}"#,
        r#"{"unit": "operators", "n": null, "max": 20000000}"#,
        r#"{"unit": "glyphs", "n": null, "max": 10000000}"#,
        r#"{"unit": "characters", "n": null, "max": 1800000}"#,
        r#"{"unit": "comparisons", "n": null, "max": 300000000}"#,
        r#"{"unit": "shapes", "n": null, "max": 20000}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let (unit, n, max) = match (&facts.open_error, &facts.over_limit) {
        (Some(OpenError::OverLimit { unit, n, max }), _) => (*unit, Value::from(*n), *max),
        (None, Some(over)) => (over.unit, Value::Null, over.max),
        _ => return Vec::new(),
    };
    vec![
        Draft::document()
            .arg("unit", unit)
            .detail("n", n)
            .detail("max", max),
    ]
}

#[cfg(test)]
mod tests {
    use crate::form::Kind;
    use crate::pdf::{OpenError, OverLimit};
    use crate::rule::testing::Case;

    #[test]
    fn too_many_pages_and_too_much_work_are_reported() {
        let error = OpenError::OverLimit {
            unit: "pages",
            n: 3000,
            max: 2000,
        };
        let pages =
            Case::without_nominations(Kind::NotProcessed).facts(|f| f.open_error = Some(error));
        let work = Case::complete().facts(|f| {
            f.over_limit = Some(OverLimit {
                unit: "glyphs",
                max: 10,
            })
        });
        assert_eq!(pages.codes(), ["file-over-limit"]);
        assert_eq!(work.codes(), ["file-over-limit"]);
    }

    #[test]
    fn large_file_within_the_limit_is_silent() {
        let case = Case::complete().facts(|f| f.record.source.bytes = 190 << 20);
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
