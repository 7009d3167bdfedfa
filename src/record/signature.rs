//! Signatures: what beside a line to sign on says that somebody signed.
//!
//! A name, place or date on the line is read as any value. What is here is drawn: a picture beside the line, a signature field
//! of the file. Only a signature field that is not signed is sure to be none.

use crate::form::{Field, FieldType};
use crate::geom::Place;

use super::DocumentFacts;
use super::facts::{FieldFact, TypedValue, ValueFact};
use super::field_value::{FieldValue, SignedBy};
use super::model::Nomination;

/// How far a signature is from its line, in points: below or above it, and beside it.
const BELOW: f32 = 72.0;
const ABOVE: f32 = 40.0;
const BESIDE: f32 = 260.0;
/// Smallest and largest width and height of a picture that may be a signature, in points.
const WIDTH: std::ops::Range<f32> = 24.0..320.0;
const HEIGHT: std::ops::Range<f32> = 8.0..140.0;

/// Looks for what is drawn beside the lines to sign on.
pub(in crate::record) fn settle(
    fields: &[Field],
    document: &DocumentFacts,
    facts: &mut [FieldFact],
    record: &mut Nomination,
) {
    let is_own = |field: &&Field| field.kind == FieldType::Signature;
    let alone = fields.iter().filter(is_own).count() == 1 && document.signatures.len() == 1;
    // Of several lines, a signature belongs to the nearest.
    let anchors: Vec<Option<Place>> = facts.iter().map(anchor).collect();
    let own: Vec<usize> = (0..fields.len())
        .filter(|at| fields.get(*at).is_some_and(|f| is_own(&f)))
        .collect();
    let nearest = |place: &Place| {
        let distance = |at: &usize| {
            let anchor = anchors.get(*at).copied().flatten();
            anchor.and_then(|anchor| distance(&anchor, place))
        };
        let far = own.iter().filter_map(|at| Some((*at, distance(at)?)));
        far.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    };
    for at in own.iter().copied() {
        let belongs = |place: &Place| nearest(place) == Some(at);
        let picture = document.pictures.iter().find(|p| drawn(p) && belongs(p));
        let widget = document
            .signatures
            .iter()
            .find(|(place, _)| belongs(place) || alone);
        let (Some(field), Some(fact)) = (fields.get(at), facts.get_mut(at)) else {
            continue;
        };
        match (picture, widget) {
            (_, Some((place, true))) => sign(field, *place, SignedBy::Field, fact, record),
            (Some(place), _) => sign(field, *place, SignedBy::Picture, fact, record),
            (None, Some((place, false))) => fact.unsigned = Some(*place),
            (None, None) => {}
        }
    }
}

/// Where the line of a field is: its value, or the place where that should be.
fn anchor(fact: &FieldFact) -> Option<Place> {
    let value = fact.values.first().and_then(|v| v.at.first());
    let gap = fact.absence.as_ref().and_then(|a| a.gap.first());
    value.or(gap).copied()
}

/// How far a signature at `place` is from its line; `None` where it is too far to be one.
fn distance(line: &Place, place: &Place) -> Option<f32> {
    if line.page != place.page {
        return None;
    }
    let (line, own) = (line.rect(), place.rect());
    let below = (own.top - line.bottom).max(0.0);
    let above = (line.top - own.bottom).max(0.0);
    let beside = (own.left - line.right).max(line.left - own.right).max(0.0);
    let near = below <= BELOW && above <= ABOVE && beside <= BESIDE;
    near.then_some(below + above + 0.5 * beside)
}

/// Whether a picture has the size of a signature.
fn drawn(place: &Place) -> bool {
    let own = place.rect();
    WIDTH.contains(&own.width()) && HEIGHT.contains(&own.height())
}

fn sign(field: &Field, place: Place, by: SignedBy, fact: &mut FieldFact, record: &mut Nomination) {
    if fact.values.is_empty() {
        fact.values.push(ValueFact {
            text: String::new(),
            at: vec![place],
            pointer: fact.pointer.clone(),
            value: TypedValue::Text,
            column: None,
        });
    }
    let value = record.fields.entry(field.key.clone());
    let value = value.or_insert_with(|| FieldValue {
        at: vec![place],
        ..FieldValue::default()
    });
    value.signed = Some(by);
}
