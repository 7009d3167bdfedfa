//! Text is struck out.
//!
//! # What it reports
//!
//! Text with a line through it, one finding for each page (`page`, `quote`). What the document itself strikes out
//! (`by` is `line`) is kept out of the answers, such as remnants of tracked changes or an old address. What a
//! reviewer struck out with an annotation (`annotation`) stays: it is the nominee's answer all the same.
//!
//! # Why it matters
//!
//! A value that is struck out no longer counts, and nobody must write to an address that no longer counts. Whether the line
//! is the nominee's or somebody else's, only a person can tell.
//!
//! # Example
//!
//! The old telephone number is crossed out, the new one is beside it.
//!
//! # How to fix
//!
//! Look at the page. Nothing has to be asked where the new text is beside the old.

use std::collections::BTreeMap;

use crate::finding::{Cure, Severity};
use crate::geom::{PageNumber, Place};
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "text-struck-out",
    severity: Severity::Warning,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("text_struck_out.rs"),
    examples: &[
        r#"{"page": 1, "quote": "+977 1 555 0100", "by": "line"}"#,
        r#"{"page": 2, "quote": "fourteen packing houses", "by": "annotation"}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

/// What is struck out on one page, in one way: its words and their places.
type Quotes<'a> = (Vec<&'a str>, Vec<Place>);

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    let mut pages: BTreeMap<(PageNumber, bool), Quotes> = BTreeMap::new();
    for struck in &facts.struck {
        let Some(first) = struck.at.first() else {
            continue;
        };
        let key = (first.page, struck.by_annotation);
        let (quotes, places) = pages.entry(key).or_default();
        quotes.push(&struck.quote);
        places.extend(&struck.at);
    }
    let draft = |((page, by_annotation), (quotes, places)): (_, Quotes)| {
        let page: PageNumber = page;
        let quote = quotes.join(" … ");
        let by = if by_annotation { "annotation" } else { "line" };
        Draft::document()
            .read_on_pages()
            .detail("page", page.get())
            .detail("by", by)
            .excerpt(&quote)
            .at(&places)
            .arg("quote", quote)
    };
    pages.into_iter().map(draft).collect()
}

#[cfg(test)]
mod tests {
    use crate::record::Struck;
    use crate::rule::testing::{Case, place};

    #[test]
    fn struck_text_is_quoted_once_for_its_page() {
        let struck = |quote: &str, row| Struck {
            quote: quote.to_owned(),
            at: vec![place(1, row)],
            by_annotation: false,
        };
        let case = Case::complete()
            .facts(|f| f.struck = vec![struck("+977 1 555 0100", 4), struck("old@example.org", 5)]);
        assert_eq!(case.codes(), ["text-struck-out"]);
        assert_eq!(
            case.findings()[0].args["quote"],
            "+977 1 555 0100 … old@example.org"
        );
    }

    #[test]
    fn text_without_a_line_through_it_is_silent() {
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
