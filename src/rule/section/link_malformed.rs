//! A web address cannot be one.
//!
//! # What it reports
//!
//! Something meant as a web address (`url`) that has no host, a host that cannot be, or a scheme that does not exist.
//! Whether a page still exists is not asked: the tool never uses the network.
//!
//! # Why it matters
//!
//! The jury cannot follow it.
//!
//! # Example
//!
//! *http:/seedlibraries.example*, *htp://www.seedlibraries.example*
//!
//! # How to fix
//!
//! Ask for the address. A missing slash or letter can be fixed by the office.

use crate::finding::{Cure, Severity};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "link-malformed",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("link_malformed.rs"),
    examples: &[
        r#"{"number": 9, "title": "Awareness of the initiative", "url": "htp://www.seedlibraries.example"}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (field, section) in nominated.sections() {
        for (url, at) in &section.malformed_links {
            drafts.push(
                on_section(field)
                    .arg("url", url.as_str())
                    .at(at)
                    .excerpt(url),
            );
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::{Case, place};

    #[test]
    fn each_broken_address_is_reported() {
        let broken = |url: &str, row| (url.to_owned(), vec![place(2, row)]);
        let links = vec![broken("htp://a.example", 1), broken("http:/b.example", 2)];
        let case = Case::complete().section("awareness", |s| s.malformed_links = links);
        assert_eq!(case.codes(), ["link-malformed", "link-malformed"]);
    }

    #[test]
    fn section_without_broken_address_is_silent() {
        assert_eq!(
            Case::complete()
                .section("awareness", |s| s.malformed_links.clear())
                .codes(),
            Vec::<&str>::new()
        );
    }
}
