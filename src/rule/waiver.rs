//! What an office has decided to let pass ([`Waiver`]), and which findings that leaves ([`Judged`]).

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobMatcher};
use serde::{Deserialize, Serialize};

use crate::finding::Finding;

use super::{Date, Settings};

/// A decision to let findings pass: those of a rule for which all that is given holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiver {
    /// The rule's code.
    pub rule: String,
    /// Files it is for; `None` for all.
    pub path: Option<PathPattern>,
    /// Label or title of the nominations it is for; `None` for all, and for whole documents.
    pub nomination: Option<String>,
    /// JSON pointer of the field it is for, or of what holds the field.
    pub field: Option<String>,
    /// Fingerprint of the only finding it is for.
    pub fingerprint: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub officer: String,
    /// The last day on which it holds; `None` for no end.
    pub expiry: Option<Date>,
}

/// Which files a waiver is for. Without a slash, a pattern is for names in any folder; with one, for the end of a path.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PathPattern {
    text: String,
    matcher: GlobMatcher,
}

impl PartialEq for PathPattern {
    fn eq(&self, other: &PathPattern) -> bool {
        self.text == other.text
    }
}

impl TryFrom<String> for PathPattern {
    type Error = String;

    fn try_from(text: String) -> Result<PathPattern, String> {
        PathPattern::new(&text)
    }
}

impl From<PathPattern> for String {
    fn from(pattern: PathPattern) -> String {
        pattern.text
    }
}

/// Longest pattern, in bytes, and most braces in it.
const MOST_PATTERN: usize = 4_096;
const MOST_BRACES: usize = 16;

impl PathPattern {
    /// The pattern `text`, as in `drafts/*.pdf`.
    ///
    /// # Errors
    /// When it is not a pattern.
    pub fn new(text: &str) -> Result<PathPattern, String> {
        // Nested ones are followed by recursion, and parted by multiplying them out.
        if text.len() > MOST_PATTERN || text.matches('{').count() > MOST_BRACES {
            return Err("it is too long, or has too many braces".to_owned());
        }
        let anywhere = format!("**/{}", text.trim_start_matches("./"));
        let glob = GlobBuilder::new(&anywhere)
            .literal_separator(true)
            .build()
            .map_err(|error| error.kind().to_string())?;
        Ok(PathPattern {
            text: text.to_owned(),
            matcher: glob.compile_matcher(),
        })
    }

    /// Whether it is for the file at `path`.
    pub fn matches(&self, path: &str) -> bool {
        // Scripts put paths together from folders that end with a slash.
        let parts = path.split('/').enumerate();
        let kept = parts.filter(|(i, part)| *i == 0 || !part.is_empty() && *part != ".");
        let path: Vec<&str> = kept.map(|(_, part)| part).collect();
        self.matcher.is_match(path.join("/"))
    }
}

impl Waiver {
    /// Whether it was to be dropped before `today`.
    pub fn is_expired(&self, today: Option<Date>) -> bool {
        matches!((self.expiry, today), (Some(expiry), Some(today)) if expiry < today)
    }

    fn covers(&self, finding: &Finding, path: &str, title: Option<&str>) -> bool {
        let label = finding.nomination.as_ref().and_then(|n| n.label.as_deref());
        let named = |name: &str| {
            finding.nomination.is_some()
                && (label == Some(name) || title.is_some_and(|title| fold(title) == fold(name)))
        };
        self.rule == finding.rule
            && self
                .path
                .as_ref()
                .is_none_or(|path_of| path_of.matches(path))
            && self.nomination.as_deref().is_none_or(named)
            && self.field.as_deref().is_none_or(|pointer| {
                finding
                    .field
                    .as_deref()
                    .is_some_and(|field| is_below(field, pointer))
            })
            && self
                .fingerprint
                .as_deref()
                .is_none_or(|print| print == finding.fingerprint)
    }
}

/// Whether the JSON pointer `field` is `pointer` or below it.
pub(super) fn is_below(field: &str, pointer: &str) -> bool {
    field
        .strip_prefix(pointer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Findings, grouped by what the office made of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    /// Those that count.
    pub counting: Vec<Finding>,
    /// Those that a waiver covers, with its place among the waivers.
    pub waived: Vec<(Finding, usize)>,
    /// Those that the baseline has already: not shown again, but what they are about stays incomplete.
    pub known: Vec<Finding>,
}

impl Judged {
    /// Places of the waivers that covered something.
    pub fn used(&self) -> BTreeSet<usize> {
        self.waived.iter().map(|(_, waiver)| *waiver).collect()
    }
}

impl Settings {
    /// What the office makes of findings about the file at `path`; `title` gives a nomination's title by its index.
    pub fn judge<'t>(
        &self,
        findings: impl IntoIterator<Item = Finding>,
        path: &str,
        title: impl Fn(usize) -> Option<&'t str>,
    ) -> Judged {
        let mut judged = Judged::default();
        for finding in findings {
            let title = finding.nomination.as_ref().and_then(|n| title(n.index));
            let waiver = self.waivers.iter().position(|waiver| {
                !waiver.is_expired(self.today) && waiver.covers(&finding, path, title)
            });
            match waiver {
                Some(waiver) => judged.waived.push((finding, waiver)),
                None if self.baseline.contains(&finding.fingerprint) => judged.known.push(finding),
                None => judged.counting.push(finding),
            }
        }
        judged
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Judged, PathPattern, Waiver};
    use crate::rule::testing::Case;

    pub fn waiver(rule: &str) -> Waiver {
        Waiver {
            rule: rule.to_owned(),
            path: None,
            nomination: None,
            field: None,
            fingerprint: None,
            reason: "Agreed by telephone.".to_owned(),
            officer: "Ama Owusu".to_owned(),
            expiry: None,
        }
    }

    fn judged(change: impl FnOnce(&mut Waiver)) -> Judged {
        let mut one = waiver("section-missing");
        change(&mut one);
        let case = Case::complete().without("innovation").settings(|s| {
            s.waivers = vec![one];
            s.today = "2026-06-30".parse().ok();
        });
        let (findings, settings) = (case.findings(), case.chosen());
        settings.judge(findings, "in/round 2/a.pdf", |_| Some("Seed libraries"))
    }

    fn covers(change: impl FnOnce(&mut Waiver)) -> bool {
        judged(change).counting.is_empty()
    }

    #[test]
    fn waiver_covers_what_all_its_conditions_hold_for() {
        assert!(covers(|_| {}));
        assert!(covers(|w| w.field = Some("/sections".to_owned())));
        assert!(covers(|w| w.nomination = Some("seed  libraries".to_owned())));
        assert!(covers(|w| w.path = PathPattern::new("a.pdf").ok()));
        assert!(covers(|w| w.path = PathPattern::new("round*/*.pdf").ok()));
        assert!(covers(|w| w.expiry = "2026-06-30".parse().ok()));
        let pattern = PathPattern::new("in/*.pdf").unwrap();
        assert!(pattern.matches("in//b.pdf") && pattern.matches("/x/in/./b.pdf"));
    }

    #[test]
    fn waiver_leaves_everything_else() {
        assert!(!covers(|w| w.rule = "section-empty".to_owned()));
        assert!(!covers(|w| w.field = Some("/sections/inno".to_owned())));
        assert!(!covers(|w| w.nomination = Some("B".to_owned())));
        assert!(!covers(|w| w.path = PathPattern::new("in/*.pdf").ok()));
        assert!(!covers(|w| w.fingerprint = Some("0".to_owned())));
        assert!(!covers(|w| w.expiry = "2026-06-29".parse().ok()));
    }

    #[test]
    fn baseline_leaves_what_is_new() {
        let case = Case::complete().without("innovation").without("email");
        let before = Case::complete().without("email").findings();
        let case = case.settings(|s| {
            s.baseline = before.iter().map(|f| f.fingerprint.clone()).collect();
        });
        let judged = case.chosen().judge(case.findings(), "a.pdf", |_| None);
        assert_eq!(judged.known.len(), 1);
        assert_eq!(judged.counting[0].rule, "section-missing");
    }
}
