//! Much of the text belongs to no field of the form.
//!
//! # What it reports
//!
//! A nomination of whose readable text more than 15 % (`share`) is outside title, header and sections. Running
//! heads, page numbers, contents lists and footnotes are not counted, nor a few lines such as place, date and
//! signature.
//!
//! # Why it matters
//!
//! Either the nominee wrote things that the form has no place for, or a heading was not recognised and its answer is
//! missing from the record. Look at it before a letter goes out.
//!
//! # Example
//!
//! A two-page project budget comes before the nomination.
//!
//! # How to fix
//!
//! Look at the marked text. If it is an answer, the finding about the missing section is wrong; if it is an annex,
//! nothing has to be done.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::Kind;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::nominated::hundredths;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "text-not-placed",
    severity: Severity::Warning,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("text_not_placed.rs"),
    examples: &[r#"{"share": 0.31, "pages": [1, 2]}"#],
    options: &[],
    check: Check::Document(check),
};

fn check(facts: &Facts, settings: &Settings) -> Vec<Draft> {
    let params = &settings.params;
    let unplaced = &facts.record.unplaced;
    let characters: usize = unplaced
        .iter()
        .map(|printed| printed.text.chars().count())
        .sum();
    let is_nomination = matches!(facts.kind, Kind::Nomination | Kind::Compendium);
    if !is_nomination
        || facts.unplaced_share <= params.unplaced_share
        || characters < params.unplaced_characters
    {
        return Vec::new();
    }
    let mut pages: Vec<u32> = facts
        .unplaced_at
        .iter()
        .map(|place| place.page.get())
        .collect();
    pages.sort_unstable();
    pages.dedup();
    // It may be nobody's answer.
    let draft = Draft::document()
        .read_on_pages()
        .certainty(Certainty::Likely)
        .detail("share", hundredths(facts.unplaced_share))
        .detail("pages", pages);
    vec![
        draft
            .at(&facts.unplaced_at)
            .excerpt(unplaced.first().map_or("", |printed| &printed.text)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::record::Printed;
    use crate::rule::testing::{Case, place};

    fn with_unplaced(share: f32, words: usize) -> Case {
        Case::complete().facts(|f| {
            f.unplaced_share = share;
            f.unplaced_at = vec![place(2, 3)];
            f.record.unplaced = vec![Printed {
                text: "budget ".repeat(words),
                at: f.unplaced_at.clone(),
                ..Printed::default()
            }];
        })
    }

    #[test]
    fn page_outside_the_form_is_reported() {
        assert_eq!(with_unplaced(0.3, 200).codes(), ["text-not-placed"]);
    }

    #[test]
    fn few_lines_and_small_shares_are_silent() {
        assert_eq!(with_unplaced(0.3, 10).codes(), Vec::<&str>::new());
        assert_eq!(with_unplaced(0.1, 200).codes(), Vec::<&str>::new());
    }
}
