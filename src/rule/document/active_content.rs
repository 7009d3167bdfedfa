//! The file contains something that can act on its own.
//!
//! # What it reports
//!
//! One finding for each kind: actions that start a program (`launch`) and scripts that run when the file is opened
//! (`open-script`) are errors; scripts that format a form field (`field-script`) and attached files (`attachment`) are
//! notes. This tool never runs any of it.
//!
//! # Why it matters
//!
//! A nomination is passed on to a jury. What starts programs does not belong in it; an attachment may contain material that
//! nobody looks at.
//!
//! # Example
//!
//! A fillable form checks the telephone field with a script: a note.
//!
//! # How to fix
//!
//! Ask for a copy that was made with "Print to PDF". An office that knows where such content comes from can accept it with
//! `allow = ["attachment"]` in the configuration.

use std::collections::BTreeMap;

use crate::finding::{Cure, Severity};
use crate::geom::{PageNumber, Place};
use crate::pdf::ActiveKind;
use crate::record::Facts;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Rule, Settings, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "active-content",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Document,
    docs: docs!("active_content.rs"),
    examples: &[
        r#"{"kind": "launch", "n": 1}"#,
        r#"{"kind": "open-script", "n": 1}"#,
        r#"{"kind": "field-script", "n": 4}"#,
        r#"{"kind": "attachment", "n": 2}"#,
    ],
    options: &["allow"],
    check: Check::Document(check),
};

fn check(facts: &Facts, settings: &Settings) -> Vec<Draft> {
    let allowed = settings.list(RULE.code, "allow");
    let mut kinds: BTreeMap<&str, (Severity, usize, Vec<PageNumber>)> = BTreeMap::new();
    for content in &facts.active {
        let (name, severity) = match content.kind {
            ActiveKind::Launch => ("launch", Severity::Error),
            ActiveKind::OpenScript => ("open-script", Severity::Error),
            ActiveKind::FieldScript => ("field-script", Severity::Note),
            ActiveKind::Attachment => ("attachment", Severity::Note),
        };
        let (_, count, pages) = kinds.entry(name).or_insert((severity, 0, Vec::new()));
        *count += 1;
        pages.extend(content.page);
    }
    kinds.retain(|name, _| !allowed.iter().any(|allow| allow == name));
    let draft = |(name, (severity, count, pages)): (&str, (Severity, usize, Vec<PageNumber>))| {
        let own = facts
            .pages
            .iter()
            .filter(|page| pages.contains(&page.number));
        let at: Vec<Place> = own.map(|page| page.area).collect();
        Draft::document()
            .severity(severity)
            .arg("kind", name)
            .detail("n", count)
            .at(&at)
    };
    kinds.into_iter().map(draft).collect()
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::pdf::{ActiveContent, ActiveKind};
    use crate::rule::testing::Case;

    #[test]
    fn launch_action_is_an_error_and_field_script_a_note() {
        let kinds = [
            ActiveKind::Launch,
            ActiveKind::FieldScript,
            ActiveKind::FieldScript,
        ];
        let case = Case::complete().facts(|f| {
            f.active = kinds
                .map(|kind| ActiveContent {
                    kind,
                    name: None,
                    page: None,
                })
                .to_vec()
        });
        let findings = case.findings();
        assert_eq!(
            findings.iter().map(|f| f.severity).collect::<Vec<_>>(),
            [Severity::Note, Severity::Error]
        );
        assert_eq!(findings[0].args["n"], 2);
    }

    #[test]
    fn allowed_kind_is_silent() {
        let attachment = ActiveContent {
            name: None,
            kind: ActiveKind::Attachment,
            page: None,
        };
        let case = Case::complete()
            .facts(|f| f.active = vec![attachment])
            .settings(|s| {
                let allow = [("allow".to_owned(), vec!["attachment".to_owned()])];
                s.options.insert("active-content".to_owned(), allow.into());
            });
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
