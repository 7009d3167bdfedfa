//! One stretch of the document → one nomination's answers.

use std::ops::Range;

use crate::geom::{PageNumber, Place};
use crate::layout::{BOXES, Claim, Habit};
use crate::section::Part;
use crate::text::Text;

use super::absent::mark_absent;
use super::affiliation::{Affiliation, AffiliationLine};
use super::answers::{FieldAnswer, Footnote, GroupAnswer, LinkAnswer, NominationAnswers};
use super::bodies::{lines_of_body, place_sections};
use super::body;
use super::candidates;
use super::choices::without_choices;
use super::comb;
use super::definition::FieldType;
use super::heads::{Head, heads};
use super::input::Input;
use super::left_out::left_out;
use super::nearest::{Nearest, nominee};
use super::placed::{self, Relation};
use super::strange_labels;
use super::titled::title;
use super::values::{Value, values};

/// The answers of one segment; what belongs to no field is added to `unplaced`, what is not an answer, as the form's words
/// above one, to `claims`.
pub(super) fn answers(
    input: &Input<'_>,
    unplaced: &mut Vec<Text>,
    claims: &mut Vec<Claim>,
) -> NominationAnswers {
    let parts = &input.sections.parts;
    let segment = input.segment;
    let heads = heads(input);
    let first_head = heads.first().map_or(segment.body().end, |h| h.from);
    let mut fields: Vec<FieldAnswer> = input
        .form
        .file
        .fields
        .iter()
        .map(|_| FieldAnswer::default())
        .collect();
    let header_end = if segment.header_is_last {
        segment.parts.end
    } else if segment.header.is_empty() {
        first_head
    } else {
        segment.header.end.min(first_head)
    };
    let header = segment.header.start..header_end.max(segment.header.start);
    // A label and its value need not be in the order of the pages. Before a header behind the last section are others.
    let around = match segment.header_is_last {
        true => header.clone(),
        false => segment.parts.start..header.end,
    };
    let mut used: Vec<usize> = segment.title.clone().collect();
    let left_out = left_out(input, &heads, header.clone());
    used.extend(left_out.keys().copied());
    used.extend(input.tables.parts().chain(input.ticks.parts()));
    // A table's cells are its own: no label's value, and no text of a section.
    let mut taken = left_out.clone();
    let cells = input.tables.parts().chain(input.ticks.parts());
    taken.extend(cells.map(|part| (part, Habit::Guidance)));
    let mut empty_labels: Vec<(usize, Vec<Place>)> = Vec::new();
    let titled = segment.title.clone();
    let skipped = |i: usize| titled.contains(&i) || taken.contains_key(&i);
    let found = match input.relation {
        Relation::Behind => {
            let mut labels = input.labels.to_vec();
            let of_persons = input.of_persons.iter();
            labels.extend(of_persons.filter(|l| header.contains(&l.part)).cloned());
            labels.sort_by_key(|l| (l.part, l.label.start));
            labels.extend(strange_labels::of_nobody(
                parts,
                header.clone(),
                &labels,
                input.form,
            ));
            labels.sort_by_key(|l| (l.part, l.label.start));
            values(parts, header, &labels, &taken, input.form, unplaced)
        }
        relation => {
            let found = placed::values(
                parts,
                around.clone(),
                &skipped,
                input.form,
                relation,
                unplaced,
            );
            of_their_groups(found, input)
        }
    };
    if input.relation != Relation::Behind {
        used.extend(around);
    }
    let found = without_choices(found, input, &mut used, unplaced);
    let mut person = Nearest::default();
    let mut affiliations: Vec<(Nearest, AffiliationLine)> = Vec::new();
    for mut value in found {
        let lead = input.form.placeholders.lead(value.text.as_str());
        if lead > 0 {
            claims.push(Habit::Guidance.claims(value.text.slice(0..lead).trim()));
            value.text = value.text.slice(lead..value.text.as_str().len()).trim();
        }
        if let Some(text) = comb::joined(&value.text) {
            value.text = text;
        }
        used.extend(value.from.iter().copied());
        if let Some(part) = Affiliation::of_field(value.field) {
            let (label, text) = (value.label, value.text);
            affiliations.push((person, AffiliationLine { part, label, text }));
            continue;
        }
        let kind = input.form.file.fields.get(value.field).map(|f| f.kind);
        person = person.after(&value, kind, input.form);
        let Some(answer) = fields.get_mut(value.field) else {
            unplaced.extend(Some(value.text.tidied()).filter(|t| !t.is_empty()));
            continue;
        };
        // Boxes that are apart from their words are those of another question.
        let boxes = kind.is_some_and(|k| !k.is_choice() && k != FieldType::Attachment)
            && value.text.as_str().starts_with(BOXES)
            && !value.text.as_str().contains(char::is_alphanumeric);
        if boxes {
            unplaced.push(std::mem::take(&mut value.text).tidied());
        }
        if value.text.is_empty() {
            let from = value.from.first().and_then(|p| parts.get(*p));
            let at = from.map_or_else(Vec::new, |p| p.block.text.places());
            empty_labels.push((value.field, at));
            answer.empty_labels.push(value.label);
            continue;
        }
        answer.confidence = answer.confidence.max(value.score);
        answer.lines.push(value.text);
        answer.labels.push(value.label);
    }
    for (person, mut line) in affiliations {
        match person.of(&mut fields, input.form) {
            Some(answer) => answer.affiliation.push(line),
            // The label stays with the nominee, whoever is meant.
            None => {
                unplaced.push(std::mem::take(&mut line.text).tidied());
                let own = nominee(input.form).and_then(|at| fields.get_mut(at));
                own.into_iter()
                    .for_each(|answer| answer.affiliation.push(line.clone()));
            }
        }
    }
    let label = title(input, &mut fields, unplaced);
    // What is before the first section, or around a header behind the last, and is not an answer.
    let behind = segment.body().end..segment.parts.end;
    for (index, part) in parts.iter().enumerate() {
        let before = (segment.parts.start..first_head).contains(&index);
        if (before || behind.contains(&index)) && !used.contains(&index) {
            unplaced.push(part.block.text.tidied());
        }
    }
    let language = language(input, &heads);
    let part = |i: usize| parts.get(i).map(|p| p.block.text.tidied());
    claims
        .extend((left_out.iter()).filter_map(|(i, habit)| part(*i).map(|text| habit.claims(text))));
    // The headings of groups among the sections.
    let of_group = |h: &&Head| h.matched.is_none() && input.scopes.whole().contains(&h.part);
    claims.extend(
        (heads.iter().filter(of_group).filter_map(|h| part(h.part)))
            .map(|text| Habit::Guidance.claims(text)),
    );
    // The band above a heading, with the same words. What is above an annex's heading is nobody's.
    let (bands, above): (Vec<&Head>, Vec<&Head>) = heads.iter().partition(|h| h.matched.is_some());
    unplaced.extend(above.iter().flat_map(|h| h.from..h.part).filter_map(part));
    let bands = bands.iter().flat_map(|h| h.from..h.part).filter_map(part);
    claims.extend(
        bands
            .filter(|text| crate::section::lone_number(text.as_str()).is_none())
            .map(|text| Habit::HeadingBand.claims(text)),
    );
    let heads_of_tables = input.tables.heads(&segment.parts);
    claims.extend(
        (heads_of_tables.into_iter().filter_map(part)).map(|text| Habit::Guidance.claims(text)),
    );
    let of_parts = body::of_parts(input, &heads);
    let of_part = |i: &usize| part(heads.get(*i)?.part);
    claims.extend((of_parts.iter().filter_map(of_part)).map(|text| Habit::Guidance.claims(text)));
    let (additional, order) =
        place_sections(input, &heads, (&taken, &of_parts), &mut fields, unplaced);
    let order = lines_of_body(input, &heads, &mut fields, order, &mut empty_labels);
    for (field, answer) in fields.iter_mut().enumerate() {
        let table = (input.tables).fill(field, &segment.parts, parts, answer, unplaced);
        if table || input.ticks.fill(field, &segment.parts, answer, unplaced) {
            empty_labels.retain(|(at, _)| *at != field);
        }
    }
    mark_absent(input, &heads, &mut fields, &empty_labels, first_head);
    for (index, field) in fields.iter_mut().enumerate() {
        field.candidates = candidates::of(input, &heads, index);
    }
    let pages = pages(parts, &segment.parts);
    let on_pages = |page: PageNumber| page >= pages.0 && page <= pages.1;
    NominationAnswers {
        label,
        language,
        pages,
        fields,
        groups: groups(input, &heads),
        additional,
        order,
        footnotes: input
            .sections
            .footnotes
            .iter()
            .filter(|n| n.text.page().is_some_and(on_pages))
            .map(|n| Footnote {
                mark: n.mark.clone(),
                text: n.text.single_line(),
            })
            .collect(),
        links: input
            .sections
            .pages
            .iter()
            .filter(|p| on_pages(p.number))
            .flat_map(|p| {
                p.links.iter().map(|(target, at)| LinkAnswer {
                    target: target.clone(),
                    at: *at,
                })
            })
            .collect(),
    }
}

/// `values` without those whose label asks for the same thing of somebody else: where it is, another group is meant.
fn of_their_groups(mut values: Vec<Value>, input: &Input<'_>) -> Vec<Value> {
    if !input.form.file.groups.is_empty() {
        values.retain(|value| {
            let label = value.from.first();
            let mut labels = input
                .labels
                .iter()
                .filter(|l| Some(&l.part) == label)
                .peekable();
            labels.peek().is_none() || labels.any(|l| l.field == value.field)
        });
    }
    values
}

/// The language most of the matches are in.
fn language(input: &Input<'_>, heads: &[Head]) -> String {
    let vocabularies = &input.form.vocabularies;
    let mut votes = vec![0.0_f32; vocabularies.len()];
    for m in heads.iter().filter_map(|h| h.matched) {
        if let Some(vote) = votes.get_mut(m.language) {
            *vote += m.wording;
        }
    }
    for label in input
        .labels
        .iter()
        .filter(|l| input.segment.header.contains(&l.part))
    {
        if let Some(vote) = votes.get_mut(label.language) {
            *vote += 0.3 * label.score;
        }
    }
    // The first of equals: "Innovation" is a word in several languages.
    let mut best = 0;
    for (i, vote) in votes.iter().enumerate() {
        if *vote > votes[best] {
            best = i;
        }
    }
    vocabularies
        .get(best)
        .map_or_else(String::new, |v| v.language.clone())
}

/// The groups whose headings are there.
fn groups(input: &Input<'_>, heads: &[Head]) -> Vec<GroupAnswer> {
    let parts = &input.sections.parts;
    let segment = &input.segment.parts;
    let page = |at: usize| parts.get(at).map(|p| p.block.page.get());
    let pages = |group: usize| {
        let below = input.scopes.below(group, segment)?;
        // It ends where something is asked that is not in it.
        let other = |h: &&Head| {
            let field = h.matched.map(|m| m.field);
            below.contains(&h.part)
                && field.is_some_and(|f| input.form.file.group_of(f) != Some(group))
        };
        let end = heads.iter().find(other).map_or(below.end, |h| h.from);
        let first = page(below.start)?;
        let last = (below.start..end).filter_map(page).max()?;
        let begun = below.start.checked_sub(1).and_then(page) == Some(first);
        Some((last + 1 - first) as usize - usize::from(begun && last > first))
    };
    let of = |(first, (times, last)): (usize, (usize, usize))| GroupAnswer {
        group: first,
        times,
        pages: (first..first + times).filter_map(pages).max().unwrap_or(0),
        at: parts
            .get(last)
            .map_or_else(Vec::new, |p| p.block.text.places()),
    };
    input.scopes.times(segment).into_iter().map(of).collect()
}

/// First and last page of a stretch of parts.
fn pages(parts: &[Part], range: &Range<usize>) -> (PageNumber, PageNumber) {
    let own = parts.get(range.clone()).unwrap_or(&[]);
    let first = own.iter().map(|p| p.block.page).min();
    let first = first.unwrap_or(PageNumber::FIRST);
    let last = own
        .iter()
        .filter_map(|p| p.block.text.last_page())
        .max()
        .unwrap_or(first);
    (first, last)
}
