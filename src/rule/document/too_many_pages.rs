//! A nomination, or a part of it, has more pages than the form allows.
//!
//! # What it reports
//!
//! A nomination (`of` = `nomination`) with more pages (`pages`) than the form's `max-pages` (`max`), or the part below one of
//! the form's headings (`of` = `group`, `title`). A page that begins with something else is not counted for a part.
//!
//! # Why it matters
//!
//! Programmes take out what is over the limit, or give the nomination back.
//!
//! # Example
//!
//! The call allows *at most 6 pages*; the nomination has nine.
//!
//! # How to fix
//!
//! Check whether annexes are among the pages; if not, ask for a nomination within the limit.

use crate::finding::{Certainty, Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "too-many-pages",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("too_many_pages.rs"),
    examples: &[
        r#"{"of": "nomination", "pages": 9, "max": 6}"#,
        r#"{"of": "group", "title": "Part B: the work", "pages": 5, "max": 3}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let nomination = nominated.nomination;
    let (first, last) = nomination.pages;
    let pages = (last.get() + 1).saturating_sub(first.get());
    let over = nomination.max_pages.filter(|max| pages > *max);
    let draft = |max: u32| {
        Draft::on("")
            .detail("of", "nomination")
            .detail("pages", pages)
            .detail("max", max)
            .at(&nomination.start)
    };
    let groups = nomination.groups.iter().filter_map(|group| {
        let max = group.max_pages.filter(|max| group.pages > *max as usize)?;
        let on = Draft::on(&group.pointer)
            .detail("of", "group")
            .detail("title", group.printed.as_str())
            .detail("pages", group.pages)
            .detail("max", max)
            .at(&group.at);
        Some(on.at_most(Certainty::Likely))
    });
    over.map(draft).into_iter().chain(groups).collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn pages_over_the_limit_are_reported() {
        let with = |max| Case::complete().nomination(|n| n.max_pages = max).codes();
        assert_eq!(with(Some(1)), ["too-many-pages"]);
        assert_eq!(with(Some(2)), Vec::<&str>::new());
        assert_eq!(with(None), Vec::<&str>::new());
    }
}
