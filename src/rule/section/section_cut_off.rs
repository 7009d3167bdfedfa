//! A section's text stops in mid-sentence.
//!
//! # What it reports
//!
//! A last paragraph that ends without an end of sentence (`quote` has its last words). Lists, addresses, names and web
//! addresses may end without a full stop.
//!
//! # Why it matters
//!
//! Text was cut when it was pasted, or did not fit the box of a fillable form: the jury will not see the rest.
//!
//! # Example
//!
//! *… and the seed banks of the three districts then agreed to*
//!
//! # How to fix
//!
//! Ask for the rest of the sentence. If the page shows it, the finding is wrong.

use crate::finding::{Certainty, Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-cut-off",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("section_cut_off.rs"),
    examples: &[
        r#"{"number": 4, "title": "Achievements", "quote": "the three districts then agreed to"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (field, section) in nominated.answered() {
        if let Some((quote, at)) = &section.cut_off {
            // In a picture, a comma and a full stop are one speck.
            if quote.ends_with(',') && nominated.open.concerns(None, at) {
                continue;
            }
            let draft = on_section(field)
                .arg("quote", quote.as_str())
                .at(at)
                .excerpt(quote);
            drafts.push(draft.certainty(Certainty::Likely));
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::{Case, place};

    #[test]
    fn unfinished_sentence_is_reported() {
        let end = ("then agreed to".to_owned(), Vec::new());
        assert_eq!(
            Case::complete()
                .section("achievements", |s| s.cut_off = Some(end))
                .codes(),
            ["section-cut-off"]
        );
    }

    #[test]
    fn comma_that_was_recognised_may_be_a_full_stop() {
        let ending = |quote: &str, read_by_ocr: bool| {
            let end = (quote.to_owned(), vec![place(1, 5)]);
            let case = Case::complete().section("achievements", |s| s.cut_off = Some(end));
            let case = case.facts(|f| {
                f.pages
                    .iter_mut()
                    .for_each(|page| page.read_by_ocr = read_by_ocr);
            });
            case.codes().contains(&"section-cut-off")
        };
        assert!(ending("then agreed,", false));
        assert!(!ending("then agreed,", true));
        assert!(ending("then agreed to", true));
    }

    #[test]
    fn placeholder_is_reported_as_that_only() {
        let case = Case::complete().section("achievements", |s| {
            s.cut_off = Some(("see attached".to_owned(), Vec::new()));
            s.placeholder = Some("see attached".to_owned());
        });
        assert_eq!(case.codes(), ["section-placeholder"]);
    }
}
