//! The parts of one nomination that are not answers → the habit that takes each.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::fold::fold;
use crate::layout::Habit;
use crate::section::Part;

use super::asked::instructions;
use super::definition::Role;
use super::heads::{Head, ranges};
use super::input::Input;
use super::label::Label;
use super::refrain::{counts, hints, refrains};
use super::small_print::{Usual, small_print};
use super::tags::tags;
use super::tail::Ends;

/// The parts around answers and the lines of the `header` that are not answers: the form's guidance, and what a portal prints
/// with every question.
pub(super) fn left_out(
    input: &Input<'_>,
    heads: &[Head],
    header: Range<usize>,
) -> BTreeMap<usize, Habit> {
    let parts = &input.sections.parts;
    let acts = |habit| !input.sections.without.has(habit);
    let ranges = ranges(input, heads);
    let labelled = |i: usize| input.labels.iter().any(|l| l.part == i);
    let usual = Usual::of(parts, &ranges);
    let asks = |text: &str| input.form.requests.asks(text);
    let mut out = small_print(parts, &usual, &ranges, header.clone(), labelled, asks);
    let known = |i: &usize| {
        let text = parts.get(*i).map_or("", |p| p.block.text.as_str());
        let bare = text.get(crate::section::number_length(text)..);
        let own = |text: &str| input.form.placeholders.is_instruction(text);
        !labelled(*i) && (own(text) || bare.is_some_and(own))
    };
    out.extend((header.clone().filter(known)).map(|part| (part, Habit::Guidance)));
    let beside = header.clone();
    let beside = beside.filter(|i| is_hint(*i, parts, &labelled) && asks_for_pieces(*i, input));
    out.extend(beside.map(|part| (part, Habit::Guidance)));
    let below = hints_below(parts, header.clone(), &labelled, input);
    out.extend(below.into_iter().map(|part| (part, Habit::Guidance)));
    let again = header_again(input, heads, &ranges, header.clone());
    out.extend(again.into_iter().map(|part| (part, Habit::HeadingBand)));
    let asked = instructions(input, heads, input.segment.body().end);
    let asked = (heads.iter().zip(asked)).flat_map(|(head, asked)| head.end..head.end + asked);
    out.extend(asked.map(|part| (part, Habit::Guidance)));
    out.extend(inside(input, heads, &ranges).map(|part| (part, Habit::Guidance)));
    out.extend(office_use(input, heads).map(|part| (part, Habit::OfficeUse)));
    let matched = heads.iter().filter(|h| h.matched.is_some());
    let matched: Vec<usize> = matched.map(|h| h.from).collect();
    let free = tags(parts, &ranges, &matched).into_iter();
    let free = free.filter(|i| !input.segment.title.contains(i) && !labelled(*i));
    out.extend(free.map(|part| (part, Habit::PortalLine)));
    let lines = refrains(parts, &ranges);
    out.extend(lines.into_iter().map(|part| (part, Habit::PortalLine)));
    // What the form is known to print stays that.
    let placeholder = |text: &str| input.form.placeholders.is_placeholder(text);
    for part in hints(parts, &ranges, |text| asks(text) || placeholder(text)) {
        out.entry(part).or_insert(Habit::PortalLine);
    }
    let lengths = ranges.iter().filter(|range| range.len() > 1);
    let lengths = lengths.map(|range| range.start).filter(|part| {
        let text = parts.get(*part).map(|p| p.block.text.as_str());
        text.is_some_and(|text| input.form.placeholders.is_length(text))
    });
    out.extend(lengths.map(|part| (part, Habit::Guidance)));
    let counters =
        (heads.iter().zip(&ranges)).filter_map(|(head, range)| counter(parts, head, range));
    out.extend(counters.map(|part| (part, Habit::PortalLine)));
    behind(input, heads, &ranges, &usual, &mut out);
    let first = heads.first().map_or(usize::MAX, |h| h.from);
    let groups = input.scopes.whole().range(input.segment.parts.clone());
    let before = groups.filter(|part| **part < first);
    out.extend(before.map(|part| (*part, Habit::Guidance)));
    out.retain(|_, habit| acts(*habit));
    out
}

/// The parts of a header right below labels, above values in larger type, that say how long the value may be or what it is made
/// of.
fn hints_below(
    parts: &[Part],
    header: Range<usize>,
    labelled: &dyn Fn(usize) -> bool,
    input: &Input<'_>,
) -> Vec<usize> {
    let block = |at: usize| parts.get(at).map(|p| &p.block);
    let lighter = |at: usize| {
        let (Some(own), Some(label), Some(value)) = (block(at), block(at - 1), block(at + 1))
        else {
            return false;
        };
        let smaller = own.size < label.size - 0.3 && own.size < value.size - 0.3;
        smaller && own.bold <= label.bold
    };
    let says = |at: usize| {
        let text = block(at).map_or("", |b| b.text.as_str());
        let length = input.form.placeholders.is_length(text);
        length || lighter(at) && asks_for_pieces(at, input)
    };
    (header.clone())
        .filter(|at| *at > header.start && labelled(at - 1) && !labelled(*at))
        .filter(|at| header.contains(&(at + 1)) && !labelled(at + 1))
        .filter(|at| block(*at).map(|b| b.page) == block(at + 1).map(|b| b.page))
        .filter(|at| says(*at))
        .collect()
}

/// Whether a part asks, or lists what a line is made of in the form's words: "Name, function, organisation".
fn asks_for_pieces(index: usize, input: &Input<'_>) -> bool {
    let text = input
        .sections
        .parts
        .get(index)
        .map_or("", |p| p.block.text.as_str());
    let known = |piece: &&str| input.form.affiliations.contains(&fold(piece));
    let pieces = || text.split([',', ';', '/']);
    let listed = 2 * pieces().filter(known).count() > pieces().count();
    input.form.requests.asks(text) || listed
}

/// Whether a part says more about the label above it in its own cell, whose value is in the next cell of the row: in lighter
/// type, "Name, function, organisation" below "Nominee".
fn is_hint(index: usize, parts: &[Part], labelled: &dyn Fn(usize) -> bool) -> bool {
    let block = |at: usize| parts.get(at).map(|p| &p.block);
    let (Some(own), Some(label)) = (block(index), index.checked_sub(1).and_then(block)) else {
        return false;
    };
    let (Some(cell), Some(next)) = (own.cell, block(index + 1).and_then(|b| b.cell)) else {
        return false;
    };
    let lighter = own.size < label.size - 0.3 && own.bold <= label.bold && own.style != label.style;
    label.cell == Some(cell)
        && (cell.table, cell.row) == (next.table, next.row)
        && next.column > cell.column
        && labelled(index - 1)
        && !labelled(index)
        && lighter
}

/// The parts of answers that are the form's instructions word for word, where something else is in the answer.
fn inside<'a>(
    input: &'a Input<'_>,
    heads: &'a [Head],
    answers: &'a [Range<usize>],
) -> impl Iterator<Item = usize> + 'a {
    let text = |i: &usize| input.sections.parts.get(*i).map(|p| p.block.text.as_str());
    let own = |text: &str| input.form.placeholders.is_word_for_word(text);
    // "5. Referees" is a heading of the form, whose words alone are in its file.
    let numbered = move |i: &usize| {
        let bare = text(i).map(|t| (crate::section::number_length(t), t));
        bare.is_some_and(|(n, t)| n > 0 && t.get(n..).is_some_and(own))
    };
    let known = move |i: &usize| text(i).is_some_and(own) || numbered(i);
    let begun = |head: &Head| {
        let reading = input
            .sections
            .parts
            .get(head.part)
            .and_then(|p| p.readings.get(head.reading));
        reading.is_some_and(|r| !r.rest.is_empty())
    };
    heads.iter().zip(answers).flat_map(move |(head, answer)| {
        let own: Vec<usize> = answer.clone().filter(known).collect();
        let all = own.len() == answer.len() && !begun(head);
        own.into_iter().filter(move |i| !all || numbered(i))
    })
}

/// The parts that the office fills in: a heading that says so, and what is right below it on its page, up to the form's next
/// heading or label.
fn office_use<'a>(input: &'a Input<'_>, heads: &'a [Head]) -> impl Iterator<Item = usize> + 'a {
    /// How many more letters than its words that heading may have.
    const MORE: usize = 24;
    let parts = &input.sections.parts;
    let begins = move |i: &usize| {
        let text = parts.get(*i).map_or("", |p| p.block.text.as_str());
        let line = fold(text.lines().next().unwrap_or(""));
        let own =
            |words: &String| line.starts_with(words.as_str()) && line.len() <= words.len() + MORE;
        input.form.office_use.iter().any(own)
    };
    let asked = move |i: usize| {
        heads
            .iter()
            .any(|h| h.matched.is_some() && (h.from..h.end).contains(&i))
            || input.labels.iter().any(|l| l.part == i)
            || input.scopes.whole().contains(&i)
            || input.tables.has(i)
    };
    let all = input.segment.parts.clone();
    let end = all.end;
    // What is above everything that is asked is not a part for the office.
    let first = all.clone().find(|i| asked(*i)).unwrap_or(end);
    all.filter(move |i| *i > first)
        .filter(begins)
        .flat_map(move |from| {
            let free = (from + 1..end).take_while(|i| !asked(*i)).count();
            from..from + 1 + right_below(parts.get(from..from + 1 + free).unwrap_or(&[]))
        })
}

/// How many of `parts` behind the first are right below it on its page, each near those before it.
fn right_below(parts: &[Part]) -> usize {
    /// The widest gap, in em.
    const GAP: f32 = 3.0;
    let Some((head, below)) = parts.split_first() else {
        return 0;
    };
    let bottom = |p: &Part| {
        let lines = p.block.text.places();
        let lines = lines.iter().filter(|l| l.page == head.block.page);
        lines.map(|l| l.rect().bottom).fold(f32::MIN, f32::max)
    };
    let top = head.block.first_line.rect().top;
    let mut reached = bottom(head);
    let near = |p: &&Part| {
        let own = p.block.first_line.rect().top;
        let gap = own - reached;
        let em = p.block.size.max(head.block.size);
        reached = reached.max(bottom(p));
        p.block.page == head.block.page && own >= top && gap <= GAP * em
    };
    below.iter().take_while(near).count()
}

/// Adds what is behind the last answer to `out`, and the headings over groups of questions. `usual` is the type of the
/// answers.
fn behind(
    input: &Input<'_>,
    heads: &[Head],
    answers: &[Range<usize>],
    usual: &Usual,
    out: &mut BTreeMap<usize, Habit>,
) {
    let parts = &input.sections.parts;
    let free =
        |i: &usize| !input.segment.title.contains(i) && !input.labels.iter().any(|l| l.part == *i);
    let first = heads.first().map_or(0, |h| h.from);
    let before: Vec<usize> = (input.segment.parts.start..first).filter(free).collect();
    // What was put behind the form has headings of its own.
    let form = heads.iter().rposition(|h| h.matched.is_some());
    let answers = answers
        .get(..form.map_or(0, |last| last + 1))
        .unwrap_or(&[]);
    let Some(last) = answers.last() else { return };
    let contacts = form
        .and_then(|at| heads.get(at))
        .is_some_and(|head| is_contacts(input, head));
    let matched = heads.iter().filter(|h| h.matched.is_some());
    let own: Vec<usize> = matched.map(|h| h.part).collect();
    let ends = Ends {
        parts,
        answers,
        heads: &own,
        before: &before,
        contacts,
        closing: &input.form.closing,
    };
    out.extend(
        ends.groups()
            .into_iter()
            .map(|part| (part, Habit::HeadingBand)),
    );
    // Of running text, nothing says where it ends but looks.
    let small = match contacts && last.end == parts.len() {
        true => usual.tail(parts, last.clone()),
        false => 0,
    };
    let behind = ends.behind_contacts().max(small);
    let closing = last.end - ends.closing(behind)..last.end;
    out.extend(closing.map(|part| (part, Habit::Closing)));
    out.extend((last.end - behind..last.end).map(|part| (part, Habit::Imprint)));
}

/// Whether a heading's section lists contacts.
fn is_contacts(input: &Input<'_>, head: &Head) -> bool {
    let field = head
        .matched
        .and_then(|m| input.form.file.fields.get(m.field));
    let list = |role: &Role| matches!(role, Role::Contacts | Role::OrganiserContacts);
    field.is_some_and(|field| field.roles.iter().any(list))
}

/// The parts on top of a page that say once more what the `header` says, label and value: a form fills all fields of one name
/// together, on every page. Among contacts it is one.
fn header_again(
    input: &Input<'_>,
    heads: &[Head],
    answers: &[Range<usize>],
    header: Range<usize>,
) -> Vec<usize> {
    /// Shortest of these lines, folded, in bytes.
    const LEAST: usize = 12;
    let parts = &input.sections.parts;
    let own = |l: &&Label| header.contains(&l.part);
    let text = |i: usize| parts.get(i).map_or("", |p| p.block.text.as_str());
    let labels: Vec<String> = (input.labels.iter().filter(own))
        .filter_map(|l| Some(fold(text(l.part).get(l.label.clone())?)))
        .filter(|label| !label.is_empty())
        .collect();
    let said: Vec<String> = header.clone().map(|i| fold(text(i))).collect();
    let said = said.join(" ");
    let on_top = |i: &usize| {
        let page = |i: usize| parts.get(i).map(|p| p.block.page);
        i.checked_sub(1)
            .is_some_and(|before| page(before) != page(*i))
    };
    let again = |i: &usize| {
        let line = fold(text(*i));
        let labelled = || {
            labels.iter().any(|l| {
                line.strip_prefix(l.as_str())
                    .is_some_and(|rest| rest.starts_with(' '))
            })
        };
        line.len() >= LEAST && labelled() && said.contains(&line)
    };
    let own = heads
        .iter()
        .zip(answers)
        .filter(|(head, _)| !is_contacts(input, head));
    let inside = own.flat_map(|(_, answer)| answer.clone());
    inside.filter(on_top).filter(again).collect()
}

/// The last part of an answer, `range` and what is behind its heading, where it counts what is before it.
fn counter(parts: &[Part], head: &Head, range: &Range<usize>) -> Option<usize> {
    let last = range.clone().last()?;
    let own = parts.get(head.part)?;
    let rest = own.readings.get(head.reading)?.rest.clone();
    let behind = own.block.text.as_str().get(rest).into_iter();
    let answer = parts.get(range.start..last)?.iter();
    let texts = behind.chain(answer.map(|p| p.block.text.as_str()));
    let answer = texts.map(str::trim).filter(|t| !t.is_empty());
    let answer = answer.collect::<Vec<_>>().join("\n");
    counts(parts.get(last)?.block.text.as_str(), &answer).then_some(last)
}
