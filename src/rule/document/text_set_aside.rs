//! Text was left out of the answers because of where it is or how it looks.
//!
//! # What it reports
//!
//! One finding for each page and each reason (`role`): text that is not part of any answer, though only its place and looks
//! say what it is. Slanted text is taken for a stamp, text that runs sideways for a note, words inside a drawing for its
//! labels, text after the last contact for a portal's, lines of a name and a time of day for a chat's, a line that
//! is repeated as a heading for a contents list.
//! Where this text would have answered what is missing, it was read, and is not reported. Running heads that are repeated,
//! page numbers, and what the file itself marks, are left out without a finding; all of it is in the record (`left_out`).
//!
//! # Why it matters
//!
//! It may belong to an answer.
//!
//! # Example
//!
//! A sentence of the achievements runs sideways beside the text.
//!
//! # How to fix
//!
//! Look at the page. Nothing has to be done where the text is a stamp, a label or a note.

use std::collections::BTreeMap;

use crate::finding::{Certainty, Cure, Severity};
use crate::form::Kind;
use crate::geom::{PageNumber, Place};
use crate::layout::Role;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "text-set-aside",
    severity: Severity::Note,
    cure: Cure::None,
    subject: Subject::Document,
    docs: docs!("text_set_aside.rs"),
    examples: &[
        r#"{"role": "turned", "page": 1, "quote": "Fourteen packing houses took part"}"#,
        r#"{"role": "stamp", "page": 2, "quote": "RECEIVED 12 MAR 2026"}"#,
    ],
    options: &[],
    check: Check::Document(check),
};

/// What is left out of one page for one reason: its words and their places.
type Quotes<'a> = (Vec<&'a str>, Vec<Place>);

fn check(facts: &Facts, _: &Settings) -> Vec<Draft> {
    if !matches!(facts.kind, Kind::Nomination | Kind::Compendium) {
        return Vec::new();
    }
    let mut pages: BTreeMap<(PageNumber, Role), Quotes> = BTreeMap::new();
    for left in facts.record.left_out.iter().filter(|left| left.doubtful) {
        let Some(first) = left.at.first() else {
            continue;
        };
        let (quotes, places) = pages.entry((first.page, left.role)).or_default();
        quotes.push(&left.text);
        places.extend(&left.at);
    }
    let draft = |((page, role), (quotes, places)): (_, Quotes)| {
        let page: PageNumber = page;
        let role: Role = role;
        let quote = quotes.join(" … ");
        Draft::document()
            .read_on_pages()
            .certainty(Certainty::Likely)
            .detail("page", page.get())
            .detail("role", role.name())
            .excerpt(&quote)
            .at(&places)
            .arg("quote", quote)
    };
    pages.into_iter().map(draft).collect()
}

#[cfg(test)]
mod tests {
    use crate::layout::Role;
    use crate::record::LeftOut;
    use crate::rule::testing::{Case, place};

    fn with(doubtful: bool) -> Case {
        let left = |text: &str, row| LeftOut {
            role: Role::Turned,
            text: text.to_owned(),
            reason: "turned".to_owned(),
            doubtful,
            at: vec![place(1, row)],
        };
        Case::complete().facts(|f| {
            f.record.left_out = vec![left("Fourteen packing houses", 4), left("took part", 5)];
        })
    }

    #[test]
    fn doubtful_text_is_quoted_once_for_its_page() {
        let case = with(true);
        assert_eq!(case.codes(), ["text-set-aside"]);
        let args = &case.findings()[0].args;
        assert_eq!(args["quote"], "Fourteen packing houses … took part");
        assert_eq!(args["role"], "turned");
    }

    #[test]
    fn text_with_strong_evidence_against_it_is_silent() {
        assert_eq!(with(false).codes(), Vec::<&str>::new());
        assert_eq!(Case::complete().codes(), Vec::<&str>::new());
    }
}
