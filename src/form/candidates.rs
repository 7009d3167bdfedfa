//! What the mapper scored, kept per field: the lines that were compared with it, taken and refused.

use crate::section::Part;
use crate::text::Text;

use super::answers::{CANDIDATES, Candidate, Verdict};
use super::definition::FieldType;
use super::headings::Match;
use super::heads::Head;
use super::input::Input;
use super::label::Label;

/// Longest text of a candidate that is kept, in characters.
const TEXT: usize = 120;
/// Blocks before the header that are reported when none of them was taken for the title.
const BEFORE_HEADER: usize = 3;

/// The candidates for the field at `index` in one nomination, the best first.
pub(super) fn of(input: &Input<'_>, heads: &[Head], index: usize) -> Vec<Candidate> {
    let kind = input.form.file.fields.get(index).map(|f| f.kind);
    let body = input.form.file.asked_in_body(index);
    let mut out = match kind {
        Some(_) if body => headings(input, heads, index),
        Some(FieldType::Title) => titles(input),
        _ => Vec::new(),
    };
    if !body {
        let labels = labels(input, heads, index);
        if labels.iter().any(|l| l.verdict.accepted()) {
            out.iter_mut().for_each(|t| t.verdict = Verdict::AboveLabel);
        }
        out.extend(labels);
    }
    out.sort_by(|a, b| {
        let first = |c: &Candidate| c.verdict.accepted();
        first(b).cmp(&first(a)).then(b.score.total_cmp(&a.score))
    });
    out.truncate(CANDIDATES);
    out
}

/// A match as a candidate.
pub(super) fn heading(input: &Input<'_>, m: &Match, verdict: Verdict) -> Candidate {
    let part = &input.sections.parts[m.part];
    let reading = &part.readings[m.reading];
    let number = reading.number.as_ref();
    Candidate {
        wording: m.wording,
        number: number.map(|n| (n.printed.clone(), m.number == Some(true))),
        prominence: m.prominence,
        score: m.score,
        verdict,
        ..printed(&part.block.text.slice(reading.heading.clone()))
    }
}

/// The matches of one section, at most one per part.
fn headings(input: &Input<'_>, heads: &[Head], index: usize) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut last = None;
    let own = input
        .found
        .iter()
        .filter(|m| m.field == index && input.segment.parts.contains(&m.part));
    let first = heads
        .iter()
        .find(|h| h.matched.is_some_and(|m| m.field == index))
        .map(|h| h.part);
    for m in own {
        let head = heads.iter().find(|h| h.part == m.part);
        let verdict = match head.map(|h| h.matched.map(|m| m.field)) {
            // Of several readings of one line the accepted one is reported.
            Some(Some(field)) if field == index && !m.accepted() => continue,
            Some(Some(field)) if field == index && Some(m.part) != first => Verdict::Repeated,
            Some(Some(field)) if field == index => m.verdict,
            Some(Some(_)) if head.is_some_and(|h| h.shares(m)) => Verdict::Shared,
            Some(Some(_)) => Verdict::OtherField,
            _ if m.accepted() && !input.segment.body().contains(&m.part) => Verdict::BeforeSections,
            _ if m.accepted() => Verdict::Surer,
            _ => m.verdict,
        };
        if last == Some(m.part) && !verdict.accepted() {
            continue;
        }
        last = Some(m.part);
        out.push(heading(input, m, verdict));
    }
    out
}

/// The labels of one header field, in the header and elsewhere.
fn labels(input: &Input<'_>, heads: &[Head], index: usize) -> Vec<Candidate> {
    let segment = input.segment;
    let own = |l: &&Label| l.field == index && segment.parts.contains(&l.part);
    let found = input.labels.iter().filter(own).map(|l| {
        let value = text_of(input, l.part).map(|t| t.slice(l.value.clone()).trim());
        let verdict = if !segment.header.contains(&l.part) {
            Verdict::OutsideHeader
        } else if value.is_none_or(|v| v.is_empty()) && !goes_on(input, l) {
            Verdict::NoValue
        } else {
            Verdict::Taken
        };
        (l, verdict)
    });
    let heading = |l: &&Label| heads.iter().any(|h| h.part == l.part);
    let near = (input.near_labels.iter())
        .filter(own)
        .filter(|l| !heading(l));
    found
        .chain(near.map(|l| (l, Verdict::Wording)))
        .filter_map(|(l, verdict)| label(input, l, verdict))
        .collect()
}

/// A label with its value as a candidate.
pub(super) fn label(input: &Input<'_>, l: &Label, verdict: Verdict) -> Option<Candidate> {
    let text = text_of(input, l.part)?;
    Some(Candidate {
        wording: l.score,
        score: l.score,
        verdict,
        ..printed(&text.slice(l.label.start..l.value.end).trim())
    })
}

/// Whether the part behind a label without value has no label of its own: it is the value then.
fn goes_on(input: &Input<'_>, label: &Label) -> bool {
    let next = label.part + 1;
    input.segment.header.contains(&next) && input.labels.iter().all(|l| l.part != next)
}

/// The block that was taken for the title; without one, those right before the header.
fn titles(input: &Input<'_>) -> Vec<Candidate> {
    let parts = &input.sections.parts;
    let segment = input.segment;
    let (range, verdict) = if segment.title.is_empty() {
        let end = segment.body().start;
        let start = end.saturating_sub(BEFORE_HEADER);
        (
            start..end.min(segment.header.start.max(start)),
            Verdict::Support,
        )
    } else {
        (segment.title.clone(), Verdict::Taken)
    };
    let candidate = |part: &Part| {
        let reading = part.readings.first();
        let number = reading.and_then(|r| r.number.as_ref());
        let prominence = reading.map_or(0.0, |r| r.prominence);
        Candidate {
            number: number.map(|n| (n.printed.clone(), false)),
            prominence,
            score: prominence,
            verdict,
            ..printed(&part.block.text)
        }
    };
    parts
        .get(range)
        .unwrap_or(&[])
        .iter()
        .map(candidate)
        .collect()
}

fn text_of<'a>(input: &Input<'a>, part: usize) -> Option<&'a Text> {
    input.sections.parts.get(part).map(|p| &p.block.text)
}

/// A candidate that is nothing yet but printed text with its place.
fn printed(text: &Text) -> Candidate {
    let line = text.single_line();
    Candidate {
        text: line.as_str().chars().take(TEXT).collect(),
        at: text.places(),
        wording: 0.0,
        number: None,
        prominence: 0.0,
        score: 0.0,
        verdict: Verdict::Wording,
    }
}
