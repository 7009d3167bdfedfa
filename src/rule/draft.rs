//! A finding in the making: what a check knows, before code, severity and fingerprint are added.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::finding::{Certainty, Cure, Finding, NominationRef, Severity};
use crate::geom::Place;

use super::open_pages::OpenPages;
use super::{Rule, Settings};

/// Longest excerpt, in characters: two lines of a terminal.
const EXCERPT: usize = 160;

/// What a check says. Starts definite, without place and arguments.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    field: Option<String>,
    severity: Option<Severity>,
    cure: Option<Cure>,
    certainty: Certainty,
    args: BTreeMap<&'static str, Value>,
    identity: Vec<(&'static str, String)>,
    at: Vec<Place>,
    excerpt: Option<String>,
    /// It follows from what the pages say.
    read_on_pages: bool,
}

/// What of a finding goes into its fingerprint besides rule and field: arguments that say *which* fault it is.
pub(super) type Identity = Vec<(&'static str, String)>;

impl Draft {
    /// About the whole document.
    pub fn document() -> Draft {
        Draft {
            field: None,
            severity: None,
            cure: None,
            certainty: Certainty::Definite,
            args: BTreeMap::new(),
            identity: Vec::new(),
            at: Vec::new(),
            excerpt: None,
            read_on_pages: false,
        }
    }

    /// About what the JSON pointer names, relative to the nomination.
    pub fn on(pointer: &str) -> Draft {
        Draft {
            field: Some(pointer.to_owned()),
            read_on_pages: true,
            ..Draft::document()
        }
    }

    /// An argument that says which fault it is: a value as printed, a reason. Part of the fingerprint.
    pub fn arg(mut self, name: &'static str, value: impl Into<Value>) -> Draft {
        let value = value.into();
        self.identity.push((name, fold(&value)));
        self.args.insert(name, value);
        self
    }

    /// An argument for the message only: counts, pages, the form's wording, other files. Not part of the fingerprint.
    pub fn detail(mut self, name: &'static str, value: impl Into<Value>) -> Draft {
        self.args.insert(name, value.into());
        self
    }

    /// Where it is.
    pub fn at(mut self, at: &[Place]) -> Draft {
        self.at = at.to_vec();
        self
    }

    /// The text it is about.
    pub fn excerpt(mut self, text: &str) -> Draft {
        self.excerpt = shorten(text);
        self
    }

    /// How sure it is, where it is not definite.
    pub fn certainty(mut self, certainty: Certainty) -> Draft {
        self.certainty = certainty;
        self
    }

    /// The same, no surer than `most`.
    pub fn at_most(mut self, most: Certainty) -> Draft {
        self.certainty = match (self.certainty, most) {
            (Certainty::Definite, most) | (Certainty::Likely, most @ Certainty::Possible) => most,
            (own, _) => own,
        };
        self
    }

    /// About the document, but from what its pages say rather than from what the file is.
    pub fn read_on_pages(mut self) -> Draft {
        self.read_on_pages = true;
        self
    }

    /// The same, no surer than the pages that it is about let it be.
    pub fn doubted(mut self, open: &OpenPages) -> Draft {
        if self.read_on_pages && open.concerns(self.field.as_deref(), &self.at) {
            self.certainty = Certainty::Possible;
        }
        self
    }

    /// Graded unlike the rule's default.
    pub fn severity(mut self, severity: Severity) -> Draft {
        self.severity = Some(severity);
        self
    }

    /// The form's own word on who may fix it.
    pub fn cure(mut self, cure: Cure) -> Draft {
        self.cure = Some(cure);
        self
    }

    /// The finding without its fingerprint, and what goes into that.
    pub fn finding(
        self,
        rule: &Rule,
        nomination: Option<NominationRef>,
        settings: &Settings,
    ) -> (Finding, Identity) {
        let severity = settings
            .severity(rule.code, self.field.as_deref())
            .or(self.severity)
            .unwrap_or(rule.severity);
        let own = self.cure.unwrap_or(rule.cure);
        // What nobody can fix stays so.
        let office = settings.cure(self.field.as_deref());
        let cure = office.filter(|_| own != Cure::None).unwrap_or(own);
        let finding = Finding {
            rule: rule.code,
            severity,
            cure,
            certainty: self.certainty,
            nomination,
            field: self.field,
            args: self.args,
            at: self.at,
            excerpt: self.excerpt,
            fingerprint: String::new(),
        };
        (finding, self.identity)
    }
}

/// A value as the fingerprint takes it: lower case, white space as single spaces.
fn fold(value: &Value) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    text.split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

/// `text` on one line, cut at a word when it is long; `None` for no text.
fn shorten(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return None;
    }
    let Some((end, _)) = line.char_indices().nth(EXCERPT) else {
        return Some(line);
    };
    let cut = line[..end]
        .rfind(' ')
        .filter(|at| *at > end / 2)
        .unwrap_or(end);
    Some(format!("{} …", line[..cut].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn short_excerpt_stays_whole_on_one_line() {
        assert_eq!(
            shorten("See:\n  the  annex").as_deref(),
            Some("See: the annex")
        );
        assert_eq!(shorten(" \n"), None);
    }

    #[test]
    fn long_excerpt_is_cut_at_a_word() {
        let cut = shorten(&"seeds ".repeat(60)).unwrap();
        assert!(
            cut.ends_with("seeds …") && cut.chars().count() <= 162,
            "{cut}"
        );
    }
}
