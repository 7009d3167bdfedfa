//! An accusation is heard: where something on the pages speaks against it, it is only possible.
//!
//! For every rule that says that something is missing, empty, a placeholder, malformed or unknown. Where several fields of
//! a nomination are in doubt, `reading-doubtful` says so once, in place of them.

use serde_json::{Value, json};

use crate::finding::{Certainty, Finding};
use crate::geom::Place;
use crate::record::FieldFact;

use super::Nominated;

/// How the codes of rules end that say that something is not there.
const ABSENT: [&str; 4] = ["-missing", "-empty", "-without-affiliation", "not-signed"];
/// How the codes of rules end that say that what is there cannot be.
const WRONG: [&str; 3] = ["-placeholder", "-malformed", "-unknown"];
/// Fields in doubt from which on the reading as a whole is.
const SEVERAL: usize = 3;

/// Lowers the certainty of an accusation against which something speaks, and names it.
pub(super) fn hear(finding: &mut Finding, nominated: &Nominated<'_>) {
    let is = |ends: &[&str]| ends.iter().any(|end| finding.rule.ends_with(end));
    let fields = &nominated.nomination.fields;
    if !is(&ABSENT) && !is(&WRONG) {
        // Where one field is in doubt, so is what was read around it.
        let doubtful = fields.iter().any(|f| !f.doubts.is_empty());
        if doubtful && finding.certainty == Certainty::Definite {
            finding.certainty = Certainty::Likely;
        }
        return;
    }
    let pointer = finding.field.as_deref().unwrap_or_default();
    let own = |f: &&FieldFact| {
        let rest = pointer.strip_prefix(f.pointer.as_str());
        rest.is_some_and(|r| r.is_empty() || r.starts_with('/'))
    };
    let Some(field) = fields.iter().find(own) else {
        return;
    };
    if field.doubts.is_empty() {
        return;
    }
    finding.certainty = Certainty::Possible;
    let doubts = field.doubts.iter().map(|d| {
        let at: Vec<Value> = d.at.iter().map(Place::json).collect();
        json!({ "kind": d.kind.code(), "quote": d.quote, "at": at })
    });
    finding.args.insert("doubts", doubts.collect());
}

/// Whether a finding is one of those that `reading-doubtful` takes the place of.
pub(super) fn is_covered(finding: &Finding) -> bool {
    let absent = ABSENT.iter().any(|end| finding.rule.ends_with(end));
    absent && finding.certainty == Certainty::Possible
}

/// The fields that seem to be missing or empty although something speaks against it, where there are several.
pub(super) fn doubtful<'a>(nominated: &Nominated<'a>) -> Vec<&'a FieldFact> {
    let absent = |f: &&FieldFact| {
        let empty = f
            .section
            .as_ref()
            .is_some_and(|s| s.empty && s.placeholder.is_none());
        f.required && (!f.present() || empty)
    };
    let unsure = |f: &&FieldFact| {
        let stated = f.absence.as_ref().map(|a| a.certainty);
        !f.doubts.is_empty() || stated == Some(Certainty::Possible)
    };
    let fields = nominated
        .nomination
        .fields
        .iter()
        .filter(absent)
        .filter(unsure);
    let found: Vec<&FieldFact> = fields.collect();
    match found.len() {
        SEVERAL.. => found,
        _ => Vec::new(),
    }
}
