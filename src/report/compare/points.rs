//! The findings of two versions → what became of each point.
//!
//! A point is an error or a warning. It is answered only where the later version was read and has the field: a finding
//! may be gone because pages are in doubt, and nothing that a machine did not see counts as sent.

use crate::finding::Severity;
use crate::fold::fold;
use crate::record::Nomination;
use crate::report::field_name::whole;
use crate::report::json::FindingEntry;
use crate::report::letters;
use crate::report::message::Messages;

use super::changes::value;
use super::{Part, Point, PointState};

/// How the codes of rules end that say that a field as a whole does not do: one of them after another is the same point.
const UNFIT: [&str; 8] = [
    "-missing",
    "-empty",
    "-placeholder",
    "-malformed",
    "-unknown",
    "-too-short",
    "-only-link",
    "-cut-off",
];

/// Arguments that say which person or address within a section a finding is about.
const SUBJECTS: [&str; 2] = ["name", "url"];

/// The points of both versions, open ones first.
pub(super) fn points(
    old: Option<Part<'_>>,
    new: Option<Part<'_>>,
    messages: &Messages,
) -> Vec<Point> {
    let before: Vec<&FindingEntry> = old.iter().flat_map(Part::findings).filter(counts).collect();
    let now: Vec<&FindingEntry> = new.iter().flat_map(Part::findings).collect();
    let waived: Vec<&FindingEntry> = new.iter().flat_map(Part::waived).collect();
    let asked = |finding: &FindingEntry| old.is_some_and(|old| is_asked(old, finding, messages));
    let heirs = heirs(&before, &now);
    let mut out = Vec::with_capacity(before.len());
    for (finding, heir) in before.iter().zip(&heirs) {
        let heir = heir.and_then(|place| now.get(place)).copied();
        let covered = waived.iter().find(|w| same_point(finding, w)).copied();
        let (state, found) = match (heir, covered) {
            (Some(heir), _) => (PointState::Open, Some(heir)),
            (None, Some(covered)) => (PointState::Waived, Some(covered)),
            (None, None) if is_unanswered(finding, new) => (PointState::Open, None),
            (None, None) => (PointState::Answered, None),
        };
        out.push(Point {
            state,
            asked: asked(finding),
            before: Some((*finding).clone()),
            now: found.cloned(),
        });
    }
    let inherited = |place: usize| heirs.contains(&Some(place));
    let fresh = now.iter().enumerate();
    let fresh = fresh.filter(|(place, finding)| counts(finding) && !inherited(*place));
    out.extend(fresh.map(|(_, finding)| Point {
        state: PointState::New,
        asked: false,
        before: None,
        now: Some((*finding).clone()),
    }));
    out.sort_by_key(|point| point.state);
    out
}

fn counts(finding: &&FindingEntry) -> bool {
    finding.severity > Severity::Note
}

/// Whether a letter about the nomination asks for it.
fn is_asked(part: Part<'_>, finding: &FindingEntry, messages: &Messages) -> bool {
    let Some(entry) = part.entry() else {
        return false;
    };
    let asked = letters::asked(&part.version.document, entry, messages);
    asked.iter().any(|one| std::ptr::eq(*one, finding))
}

/// For each earlier finding the later one that is the same point, each taken once: first the very same, then the same
/// rule in the same field, then another rule by which the same field does not do.
fn heirs(before: &[&FindingEntry], now: &[&FindingEntry]) -> Vec<Option<usize>> {
    let mut heirs = vec![None; before.len()];
    let mut taken = vec![false; now.len()];
    let same: [fn(&FindingEntry, &FindingEntry) -> bool; 3] = [very_same, same_point, same_need];
    for is_same in same {
        for (finding, heir) in before.iter().zip(&mut heirs) {
            if heir.is_some() {
                continue;
            }
            let free = |place: &usize| taken.get(*place) == Some(&false);
            let fits = |place: &usize| now.get(*place).is_some_and(|n| is_same(finding, n));
            *heir = (0..now.len()).filter(free).find(fits);
            if let Some(taken) = heir.and_then(|place| taken.get_mut(place)) {
                *taken = true;
            }
        }
    }
    heirs
}

fn very_same(a: &FindingEntry, b: &FindingEntry) -> bool {
    a.rule == b.rule && family(a) == family(b) && a.args == b.args
}

fn same_point(a: &FindingEntry, b: &FindingEntry) -> bool {
    let subject = |finding: &FindingEntry| {
        let subjects = SUBJECTS.iter().filter_map(|name| finding.args.get(*name));
        let texts = subjects.filter_map(|value| value.as_str()).map(fold);
        texts.collect::<Vec<_>>()
    };
    a.rule == b.rule && family(a) == family(b) && subject(a) == subject(b)
}

fn same_need(a: &FindingEntry, b: &FindingEntry) -> bool {
    let unfit = |finding: &FindingEntry| UNFIT.iter().any(|end| finding.rule.ends_with(end));
    family(a).is_some() && family(a) == family(b) && unfit(a) && unfit(b) && counts(&b)
}

/// The whole field that a finding is about.
fn family(finding: &FindingEntry) -> Option<&str> {
    finding.field.as_deref().map(whole)
}

/// Whether the later version has no answer although it does not have that finding: it is not there, could not be read as a
/// nomination, or lacks the field.
fn is_unanswered(finding: &FindingEntry, new: Option<Part<'_>>) -> bool {
    let Some(nomination) = new.and_then(|new| new.nomination()) else {
        return true;
    };
    family(finding).is_some_and(|field| is_absent(finding, nomination, field))
}

fn is_absent(finding: &FindingEntry, nomination: &Nomination, field: &str) -> bool {
    let required = UNFIT.iter().any(|end| finding.rule.ends_with(end));
    // What nobody requires may be taken out: that answers a point about it.
    let optional = field.starts_with("/additional_sections") || field == "/faxes";
    let part_of_it = SUBJECTS.iter().any(|name| finding.args.contains_key(*name));
    required && !optional && !part_of_it && value(nomination, field).is_none()
}
