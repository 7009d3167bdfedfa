//! One stretch of the document → one nomination's answers.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use crate::geom::{PageNumber, Place};
use crate::layout::{BOXES, Block, Claim, Habit};
use crate::section::Part;
use crate::text::Text;

use super::absent::mark_absent;
use super::affiliation::{Affiliation, AffiliationLine};
use super::answers::{
    FieldAnswer, Footnote, GroupAnswer, LinkAnswer, NominationAnswers, SectionAnswer, SectionIndex,
};
use super::body::{self, section};
use super::candidates;
use super::compiled::Form;
use super::definition::{Field, FieldType};
use super::heads::{Head, heads, ranges};
use super::input::Input;
use super::label::Label;
use super::left_out::left_out;
use super::marked;
use super::placed::{self, Relation};
use super::refrain;
use super::strange_labels;
use super::values::{Value, values};

/// The answers of one segment; what belongs to no field is added to `unplaced`, what is no answer, as the form's words
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
    // A label and its value need not stand in the order of the pages. Before a header behind the last section are others.
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
        // Boxes that stand apart from their words are those of another question.
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
    // What stands before the first section, or around a header behind the last, and is no answer.
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
    // The band above a heading, with the same words.
    let bands = heads.iter().flat_map(|h| h.from..h.part).filter_map(part);
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

/// The person whose label stands last before a line.
#[derive(Debug, Clone, Copy, Default)]
enum Nearest {
    /// None yet.
    #[default]
    None,
    /// That of the form's field.
    Field(usize),
    /// Somebody for whom the form has no field.
    Other,
}

impl Nearest {
    /// The same behind `value`, which is in a field of `kind`.
    fn after(self, value: &Value, kind: Option<FieldType>, form: &Form) -> Nearest {
        let text = value.text.as_str();
        match kind {
            Some(FieldType::Person) if !text.is_empty() => Nearest::Field(value.field),
            None if strange_labels::begins_with_honorific(text, form) => Nearest::Other,
            _ => self,
        }
    }

    /// The answer that a line goes with: the organisation may stand before the nominee.
    fn of<'a>(self, fields: &'a mut [FieldAnswer], form: &Form) -> Option<&'a mut FieldAnswer> {
        let field = match self {
            Nearest::None => nominee(form)?,
            Nearest::Field(field) => field,
            Nearest::Other => return None,
        };
        fields
            .get_mut(field)
            .filter(|answer| !answer.lines.is_empty())
    }
}

/// The field of the form's nominee.
fn nominee(form: &Form) -> Option<usize> {
    let own = |f: &Field| f.kind == FieldType::Person && f.is_nominees();
    form.file.fields.iter().position(own)
}

/// `values` without those whose label asks for the same thing of somebody else: where it stands, another group is meant.
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

/// The title and the nomination's letter. Where a label in the header gives the title, what stands out above is the form's
/// own name: it goes to `unplaced`.
fn title(
    input: &Input<'_>,
    fields: &mut [FieldAnswer],
    unplaced: &mut Vec<Text>,
) -> Option<String> {
    let parts = &input.sections.parts;
    let index = input
        .form
        .file
        .fields
        .iter()
        .position(|f| f.kind == FieldType::Title)?;
    let mut text = Text::new();
    let mut label = None;
    for (i, part) in input
        .segment
        .title
        .clone()
        .filter_map(|p| parts.get(p))
        .enumerate()
    {
        let mut own = part.block.text.single_line();
        if i == 0
            && let Some(number) = part.readings.first().and_then(|r| r.number.as_ref())
        {
            label = Some(number.printed.clone());
            let skip = crate::section::number_length(own.as_str());
            own = own.slice(skip..own.as_str().len()).trim();
        }
        if i == 0 {
            own = own
                .slice(asked_before(&part.block, input)..own.as_str().len())
                .trim();
        }
        if !text.is_empty() {
            text.push_added(' ');
        }
        // A title in Markdown that nobody has rendered.
        let marks = own.as_str().len() - own.as_str().trim_start_matches('#').len();
        own = own.slice(marks..own.as_str().len()).trim();
        text.append(&own);
    }
    let answer = fields.get_mut(index)?;
    // Nor is it the form's own name, or what is above a group that asks for the title, where a label asks for it and nothing
    // is behind it.
    let field = input.form.file.fields.get(index);
    let elsewhere =
        input.form.names.has(text.as_str()) || field.is_some_and(|f| f.within.is_some());
    let own_name = !answer.empty_labels.is_empty() && elsewhere;
    if !answer.lines.is_empty() || own_name {
        let above = input.segment.title.clone();
        let blocks = above.filter_map(|p| parts.get(p));
        unplaced.extend(blocks.map(|p| p.block.text.tidied()));
    } else if !text.is_empty() {
        let prominence = parts
            .get(input.segment.title.start)
            .and_then(|p| p.readings.first())
            .map_or(0.0, |r| r.prominence);
        answer.confidence = (0.6 + 0.4 * prominence).min(0.99);
        answer.lines.push(text);
    }
    label
}

/// `values` without those beside an answer that are none: the boxes that say what kind of answer another line has, "Nominee is: ☒
/// a person ☐ an organisation"; and a count where a person is asked for, "4 of 5 answered".
fn without_choices(
    values: Vec<Value>,
    input: &Input<'_>,
    used: &mut Vec<usize>,
    unplaced: &mut Vec<Text>,
) -> Vec<Value> {
    let kind = |v: &Value| input.form.file.fields.get(v.field).map(|f| f.kind);
    let counts = |v: &Value| {
        let begins = v.text.as_str().starts_with(|c: char| c.is_ascii_digit());
        kind(v) == Some(FieldType::Person) && begins
    };
    let none = |v: &Value| v.text.as_str().starts_with(BOXES) || counts(v);
    let reached = |v: &Value| {
        let kind = kind(v);
        kind.is_some_and(|k| k == FieldType::Person || k == FieldType::Country || k.is_reached())
    };
    let filled: HashSet<usize> = (values.iter())
        .filter(|v| !v.text.is_empty() && !none(v))
        .map(|v| v.field)
        .collect();
    let (choices, mut kept): (Vec<Value>, Vec<Value>) =
        (values.into_iter()).partition(|v| none(v) && reached(v) && filled.contains(&v.field));
    for value in choices {
        // The title that is ticked before a name: "☒ Ms ☐ Mr".
        if let Some(title) = ticked_title(&value.text, input.form)
            && kind(&value) == Some(FieldType::Person)
            && let Some(person) = kept.iter_mut().find(|v| v.field == value.field)
            && !strange_labels::begins_with_honorific(person.text.as_str(), input.form)
        {
            let mut text = title;
            text.push_added(' ');
            text.append(&person.text);
            person.text = text;
        }
        for at in value.from {
            let shared = kept.iter().any(|v| v.from.contains(&at));
            if !shared && !used.contains(&at) {
                let text = input.sections.parts.get(at).map(|p| p.block.text.tidied());
                unplaced.extend(text);
                used.push(at);
            }
        }
    }
    kept
}

/// The only word of `choices` that is ticked, where it is a title before a name.
fn ticked_title(choices: &Text, form: &Form) -> Option<Text> {
    let text = choices.as_str();
    let [open, ticked @ ..] = BOXES;
    let mut found = text.match_indices(ticked);
    let (at, sign) = found.next().filter(|_| found.next().is_none())?;
    let start = at + sign.len();
    let end = text
        .get(start..)?
        .find(BOXES)
        .map_or(text.len(), |end| start + end);
    let own = choices.slice(start..end).trim();
    let several = text.contains(open);
    (several && strange_labels::begins_with_honorific(own.as_str(), form)).then_some(own)
}

/// How many bytes a question takes that asks for the title on its line, in words that the form does not know: "What is it called?
/// The Wells Register". A title may begin with a question, too: the question is set otherwise than the title, or the header's
/// other labels are questions.
fn asked_before(block: &Block, input: &Input<'_>) -> usize {
    let asks = |label: &Label| {
        let text = (input.sections.parts.get(label.part)).map_or("", |p| p.block.text.as_str());
        let behind = text.get(label.label.end..).unwrap_or("");
        let own = text.get(label.label.clone()).unwrap_or("");
        own.ends_with('?') || behind.trim_start().starts_with('?')
    };
    let header = &input.segment.header;
    let asked = (input.labels.iter().filter(|l| header.contains(&l.part))).any(asks);
    let text = block.text.as_str();
    let asked = text.split_once('?').filter(|(words, rest)| {
        let bold = block.bold_lead > 0 && block.bold_lead.abs_diff(words.len() + 1) <= 1;
        let apart = rest.starts_with('\t') || rest.starts_with(' ') && (bold || asked);
        apart && !rest.trim().is_empty() && marked::is_label_like(words)
    });
    asked.map_or(0, |(words, _)| words.len() + 1)
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

/// Puts each heading's section under its field, or among the additional ones, without the parts that are `left_out` and the
/// headings of parts of the form. What is behind the office's part goes on with no line above it: it is added to `unplaced`.
fn place_sections(
    input: &Input<'_>,
    heads: &[Head],
    (left_out, of_parts): (&BTreeMap<usize, Habit>, &[usize]),
    fields: &mut [FieldAnswer],
    unplaced: &mut Vec<Text>,
) -> (Vec<SectionAnswer>, Vec<SectionIndex>) {
    let mut additional = Vec::new();
    let mut order = Vec::new();
    let ranges = ranges(input, heads);
    let answered = |range: &Range<usize>| range.clone().any(|part| !left_out.contains_key(&part));
    let own = heads.iter().zip(&ranges);
    let behind: Vec<Option<&str>> = own
        .map(|(head, range)| body::behind(input, head).filter(|_| answered(range)))
        .collect();
    let refrains = refrain::beside(&behind);
    for (i, (head, range)) in heads.iter().zip(ranges).enumerate() {
        if of_parts.contains(&i) {
            continue;
        }
        let office = |part: &usize| left_out.get(part) == Some(&Habit::OfficeUse);
        let field = head
            .matched
            .and_then(|m| input.form.file.fields.get(m.field));
        let line = field.is_some_and(|f| f.kind != FieldType::Section);
        let ends = range.clone().find(office).filter(|_| line);
        let free = |part: &usize| !left_out.contains_key(part);
        let behind = ends.map_or(0..0, |at| at..range.end).filter(free);
        let behind = behind.filter_map(|part| input.sections.parts.get(part));
        unplaced.extend(behind.map(|p| p.block.text.tidied()));
        let answer = (range.start..ends.unwrap_or(range.end)).filter(free);
        let refrain = refrains.get(i) == Some(&true);
        let mut section = section(input, head, (answer, refrain), heads, i);
        // The heading of a group is none of an answer; what stands below it and is nobody's is kept with it.
        let none = left_out.contains_key(&head.part) && head.matched.is_none();
        if (input.scopes.whole().contains(&head.part) || none) && section.blocks.is_empty() {
            continue;
        }
        match head.matched {
            Some(m) if fields.get(m.field).is_some_and(|f| f.section.is_none()) => {
                if let Some(answer) = fields.get_mut(m.field) {
                    answer.confidence = section.confidence;
                    answer.section = Some(section);
                    order.push(SectionIndex::Field(m.field));
                }
            }
            matched => {
                section.repeats = matched.map(|m| m.field);
                order.push(SectionIndex::Additional(additional.len()));
                additional.push(section);
            }
        }
    }
    (additional, order)
}

/// Makes lines of those answers below a heading whose field is no section: their text is its value. The sections that are
/// left, in their order.
fn lines_of_body(
    input: &Input<'_>,
    heads: &[Head],
    fields: &mut [FieldAnswer],
    mut order: Vec<SectionIndex>,
    empty: &mut Vec<(usize, Vec<Place>)>,
) -> Vec<SectionIndex> {
    let is_line = |at: usize| {
        let field = input.form.file.fields.get(at);
        field.is_some_and(|f| f.kind != FieldType::Section)
    };
    for (index, answer) in fields.iter_mut().enumerate().filter(|(i, _)| is_line(*i)) {
        let Some(section) = answer.section.take() else {
            continue;
        };
        let own = |h: &&Head| h.matched.is_some_and(|m| m.field == index);
        let number = heads.iter().find(own).map(|h| number_before(input, h));
        let heading = section.heading.as_str().trim_end_matches([':', '：', ' ']);
        let label = format!("{}{heading}", number.unwrap_or_default());
        let mut text = Text::new();
        for block in &section.blocks {
            if !text.is_empty() {
                text.push_added('\n');
            }
            text.append(&block.text);
        }
        if text.is_empty() {
            empty.push((index, section.heading.places()));
            answer.empty_labels.push(label);
        } else {
            answer.lines.push(text.trim());
            answer.labels.push(label);
        }
    }
    order.retain(|at| !matches!(at, SectionIndex::Field(at) if is_line(*at)));
    order
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

/// The number before a heading as printed, with its signs and a space behind it; empty for a heading without one.
fn number_before(input: &Input<'_>, head: &Head) -> String {
    let own = |at: usize| input.sections.parts.get(at);
    let before = own(head.part).and_then(|p| {
        let reading = p.readings.get(head.reading)?;
        p.block.text.as_str().get(..reading.heading.start)
    });
    let apart = own(head.from).filter(|_| head.number.is_some());
    let apart = apart.map(|p| p.block.text.as_str());
    let printed = before.into_iter().chain(apart).map(str::trim);
    let mut number = printed.filter(|t| t.contains(char::is_alphanumeric));
    let number = number.next_back();
    number.map_or_else(String::new, |number| format!("{number} "))
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
