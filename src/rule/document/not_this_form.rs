//! The document is not a nomination on this form.
//!
//! # What it reports
//!
//! A readable document that shows too few of the form's headings (`found` of `total`; `by` is `headings`), or enough of
//! them but not the titles by which the form is recognised (`titles`). A summary deck is recognised as
//! one and not reported here, and a document most of whose pages have no readable text is reported for that instead.
//!
//! # Why it matters
//!
//! A curriculum vitae, a cover letter or the call itself in place of the nomination is easily sent, and noticed late.
//!
//! # Example
//!
//! The attachment is the invitation to nominate, not the answer to it.
//!
//! # How to fix
//!
//! Ask for the nomination on the form. If the nomination is there but its headings are not the form's, ask for the
//! form's headings; if the office uses another form, name it with `--form`.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::Kind;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::open_pages::{is_garbled, unread};
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "not-this-form",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("not_this_form.rs"),
    examples: &[
        r#"{"found": 0, "total": 11, "by": "headings"}"#,
        r#"{"found": 2, "total": 11, "by": "headings"}"#,
        r#"{"found": 8, "total": 8, "by": "titles"}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, settings: &Settings) -> Vec<Draft> {
    let lost = facts
        .pages
        .iter()
        .filter(|page| unread(page) || is_garbled(page, settings))
        .count();
    if facts.kind != Kind::Unrecognised
        || !facts.blank.is_empty()
        || lost * 2 >= facts.pages.len().max(1)
    {
        return Vec::new();
    }
    let (found, total) = facts.headings;
    let certainty = if lost > 0 || found > 0 {
        Certainty::Likely
    } else {
        Certainty::Definite
    };
    let by_titles = facts.form.as_ref().is_some_and(|form| {
        let titles = &form.file.recognise;
        let enough = found > 0 && found >= form.file.min_headings;
        enough && !(titles.all.is_empty() && titles.none.is_empty())
    });
    let first: Vec<_> = facts.pages.iter().take(1).map(|page| page.area).collect();
    vec![
        Draft::document()
            .read_on_pages()
            .detail("found", found)
            .detail("total", total)
            .detail("by", if by_titles { "titles" } else { "headings" })
            .certainty(certainty)
            .at(&first),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::form::{Form, Kind};
    use crate::rule::testing::Case;

    #[test]
    fn document_without_the_headings_is_reported() {
        let case = Case::without_nominations(Kind::Unrecognised).facts(|f| f.headings = (1, 11));
        assert_eq!(case.codes(), ["not-this-form"]);
    }

    #[test]
    fn form_whose_title_is_not_there_is_named_by_its_title() {
        let by = |titles: &[&str]| {
            let case = Case::without_nominations(Kind::Unrecognised).facts(|f| {
                let mut file = f.form.as_ref().unwrap().file.clone();
                file.recognise.all = titles.iter().map(|t| (*t).to_owned()).collect();
                f.form = Some(Arc::new(Form::new(file, Vec::new())));
                f.headings = (11, 11);
            });
            case.findings()[0].args["by"].clone()
        };
        assert_eq!(by(&["Seed award"]), "titles");
        assert_eq!(by(&[]), "headings");
    }

    #[test]
    fn summary_deck_is_silent() {
        let case = Case::without_nominations(Kind::SummaryDeck).facts(|f| f.headings = (0, 11));
        assert_eq!(case.codes(), ["summary-deck"]);
    }

    #[test]
    fn garbled_document_is_reported_as_garbled_only() {
        let case = Case::without_nominations(Kind::Unrecognised)
            .facts(|f| f.pages.iter_mut().for_each(|page| page.unreadable = 1500));
        assert_eq!(case.codes(), ["text-garbled"]);
    }
}
