//! What a finding is recognised by in the next run, when the file has moved, been sent again, or been laid out anew.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::record::Facts;

use super::draft::Identity;

/// Is between the parts, so that no two lists of parts read the same.
const SEPARATOR: char = '\u{1f}';

/// The fingerprint of a finding: SHA-256 over form, rule, field, the arguments that say which fault it is (folded, as
/// name and value in the order given) and who is meant, shortened to 16 hexadecimal digits. Path, pages, bytes, wording
/// and versions are not in it.
pub fn fingerprint(
    form: &str,
    rule: &str,
    field: &str,
    args: &[(&str, String)],
    identity: &str,
) -> String {
    let mut text = [form, rule, field, identity].join(&SEPARATOR.to_string());
    for (name, value) in args {
        text.extend([SEPARATOR]);
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    digest(&text)
}

/// Stamps the findings of one document in their order; the second and later ones of the same fingerprint are counted.
pub(super) struct Counter {
    form: String,
    document: String,
    nominations: BTreeMap<usize, String>,
    seen: BTreeMap<String, usize>,
}

impl Counter {
    /// For a document's findings.
    pub fn new(facts: &Facts) -> Counter {
        let form = facts
            .form
            .as_ref()
            .map(|form| form.file.name.clone())
            .unwrap_or_default();
        let identities = facts
            .nominations
            .iter()
            .map(|n| (n.index, n.identity.clone()))
            .collect();
        Counter::of(form, identities, &facts.record.source.sha256)
    }

    /// From what a signature keeps of the facts. A file without any nomination has no identity but its bytes, and neither
    /// has a nomination without title and nominee: two of them must not share a fingerprint, or a waiver for one would cover
    /// the other.
    pub fn of(form: String, nominations: BTreeMap<usize, String>, sha256: &str) -> Counter {
        let own = |(index, identity): (usize, String)| match identity.is_empty() {
            true => (index, format!("{sha256} {index}")),
            false => (index, identity),
        };
        let nominations: BTreeMap<usize, String> = nominations.into_iter().map(own).collect();
        let all: Vec<&str> = nominations.values().map(String::as_str).collect();
        let document = if all.is_empty() {
            sha256.to_owned()
        } else {
            all.join(&SEPARATOR.to_string())
        };
        Counter {
            form,
            document,
            nominations,
            seen: BTreeMap::new(),
        }
    }

    /// The finding with its fingerprint.
    pub fn stamp(&mut self, mut finding: Finding, args: &Identity) -> Finding {
        let of_nomination = finding
            .nomination
            .as_ref()
            .and_then(|n| self.nominations.get(&n.index));
        let identity = of_nomination.unwrap_or(&self.document);
        let field = finding.field.as_deref().unwrap_or_default();
        let base = fingerprint(&self.form, finding.rule, field, args, identity);
        let count = self.seen.entry(base.clone()).or_default();
        finding.fingerprint = if *count == 0 {
            base
        } else {
            digest(&format!("{base}{SEPARATOR}{count}"))
        };
        *count += 1;
        finding
    }
}

/// The first 16 hexadecimal digits of the SHA-256.
fn digest(text: &str) -> String {
    crate::hex::short(text.as_bytes(), 16)
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    #[test]
    fn path_and_page_do_not_matter() {
        let before = Case::complete().without("innovation").findings();
        let after = Case::complete().without("innovation").facts(|f| {
            f.record.source.path = "moved/elsewhere.pdf".to_owned();
            f.record.source.sha256 = "ff".to_owned();
            f.nominations[0].start.clear();
            for field in &mut f.nominations[0].fields {
                field.absence.iter_mut().for_each(|a| a.gap.clear());
            }
        });
        assert_eq!(before[0].fingerprint, after.findings()[0].fingerprint);
        assert_eq!(before[0].fingerprint.len(), 16);
    }

    #[test]
    fn nominee_rule_and_field_matter() {
        let one = Case::complete().without("innovation").findings();
        let other = Case::complete()
            .without("innovation")
            .nomination(|n| n.identity = "someone else".to_owned());
        let field = Case::complete().without("awareness").findings();
        assert_ne!(one[0].fingerprint, other.findings()[0].fingerprint);
        assert_ne!(one[0].fingerprint, field[0].fingerprint);
    }

    #[test]
    fn nominations_without_title_and_nominee_share_no_fingerprint() {
        let nameless = |sha256: &str| {
            let case = Case::complete()
                .without("innovation")
                .nomination(|n| n.identity.clear());
            case.facts(|f| f.record.source.sha256 = sha256.to_owned())
                .findings()
        };
        assert_ne!(nameless("aa")[0].fingerprint, nameless("bb")[0].fingerprint);
        assert_eq!(nameless("aa")[0].fingerprint, nameless("aa")[0].fingerprint);
    }

    #[test]
    fn same_fault_twice_is_counted() {
        let broken = ("http:/x".to_owned(), Vec::new());
        let case = Case::complete().section("awareness", |s| {
            s.malformed_links = vec![broken.clone(), broken]
        });
        let findings = case.findings();
        assert_eq!(findings.len(), 2);
        assert_ne!(findings[0].fingerprint, findings[1].fingerprint);
    }
}
