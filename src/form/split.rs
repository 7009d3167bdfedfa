//! Where one nomination ends and the next begins.
//!
//! A nomination begins with its title, which is before a header block (labels with values before the form's first
//! sections); where no header block is to be found, where the form's sections begin anew.

use std::ops::Range;

use crate::layout::BOXES;
use crate::section::Part;

use super::compiled::{Form, section_order};
use super::definition::FieldType;
use super::headings::Match;
use super::label::Label;
use super::scope::Scopes;
use super::title::{below, stands_out, title};

/// One nomination's stretch of the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    /// All its parts.
    pub(super) parts: Range<usize>,
    /// Parts of the title; empty when none stands out.
    pub(super) title: Range<usize>,
    /// Parts of the header block; empty when there is no header.
    pub(super) header: Range<usize>,
    /// The header is behind the sections.
    pub(super) header_is_last: bool,
}

impl Segment {
    /// The parts that can hold sections: behind title and header, or before a header that is last.
    pub(super) fn body(&self) -> Range<usize> {
        let start = self.title.end.max(self.parts.start);
        match self.header_is_last {
            true => start..self.header.start.max(start),
            false => start.max(self.header.end)..self.parts.end,
        }
    }
}

/// Parts a header block may have between two labels: a value in two blocks, a note.
const HEADER_GAP: usize = 3;

/// How much larger a title below the header is than what is above it.
const BELOW_ABOVE: f32 = 1.5;

/// Labels of a header that was left blank.
const BLANK: usize = 3;

/// Words per heading from which on headings before the first header are sections rather than a list of them.
const WORDS: usize = 8;

/// Cuts the document into nominations. `matches` are the accepted headings, in document order; the labels are those of the
/// form's lines, and those of what goes with a person's name.
pub(super) fn segments(
    parts: &[Part],
    form: &Form,
    matches: &[Match],
    (labels, of_persons): (&[Label], &[Label]),
    scopes: &Scopes,
) -> Vec<Segment> {
    let order = section_order(form);
    let rank = |m: &Match| {
        order
            .iter()
            .position(|f| *f == m.field)
            .unwrap_or(usize::MAX)
    };
    let gap = |from: usize, to: usize| gap(parts, form, from, to);
    // Lines of a person's, whoever that is, are within a header: it goes on over them.
    let between = |last: &Label, label: &Label| {
        let (from, to) = (last.part, label.part);
        let own = of_persons.iter().map(|l| l.part);
        let mut places: Vec<usize> = own.filter(|at| (from + 1..to).contains(at)).collect();
        places.push(to);
        let befores = std::iter::once(from).chain(places.iter().copied());
        let steps = befores.zip(&places).map(|(before, at)| gap(before, *at));
        steps.max().unwrap_or(0)
    };
    let headers = header_blocks(parts, form, matches, labels, &rank, &between);
    let mut starts: Vec<(Range<usize>, Range<usize>)> = headers
        .into_iter()
        .map(|h| {
            let at = floor(matches, h.start);
            let above = |h: &Range<usize>| title(parts, matches, h.start, at, form, scopes);
            let whole = with_person(h.clone(), at, of_persons, &gap);
            // The line above may be the title's, under a label that asks for a function elsewhere: "Designation:".
            let (above, h) = match above(&whole) {
                own if own.is_empty() && whole != h => (above(&h), h),
                own => (own, whole),
            };
            // Beside a box of labels that is read first, what is above is the page's own.
            let size = |title: &Range<usize>| parts.get(title.start).map_or(0.0, |p| p.block.size);
            let better =
                |title: &Range<usize>| above.is_empty() || size(title) > BELOW_ABOVE * size(&above);
            match below(parts, matches, labels, &h, scopes).filter(better) {
                Some(title) => (title.clone(), h.start..title.start),
                None => (above, h),
            }
        })
        .collect();
    // Sections that begin anew without a header block.
    let mut seen: std::collections::HashSet<usize> = std::collections::HashSet::new();
    let mut highest = 0;
    for m in matches {
        let begins = starts
            .iter()
            .any(|(_, h)| h.end == m.part || h.contains(&m.part));
        let after_header = starts
            .iter()
            .filter(|(_, h)| h.end <= m.part)
            .map(|(_, h)| h.end)
            .max()
            .unwrap_or(0);
        let first_since = !matches
            .iter()
            .any(|o| o.part >= after_header && o.part < m.part);
        if begins || (after_header > 0 && first_since) {
            seen.clear();
            highest = 0;
        }
        if rank(m) == 0 && seen.contains(&m.field) && highest >= 4 && seen.len() >= 4 {
            let title = title(parts, matches, m.part, floor(matches, m.part), form, scopes);
            starts.push((title, m.part..m.part));
            seen.clear();
            highest = 0;
        }
        seen.insert(m.field);
        highest = highest.max(rank(m));
    }
    starts.sort_by_key(|(_, h)| h.start);
    if let Some(first) = sections_before(parts, form, matches, &starts) {
        starts.insert(
            0,
            (title(parts, matches, first, 0, form, scopes), first..first),
        );
    }
    let last_header = header_behind(matches, &mut starts);
    let begins: Vec<usize> = starts
        .iter()
        .map(|(t, h)| match t.is_empty() {
            true => h.start,
            false => t.start.min(h.start),
        })
        .collect();
    starts
        .into_iter()
        .enumerate()
        .map(|(i, (title, header))| {
            let behind = last_header.clone().filter(|_| i + 1 == begins.len());
            Segment {
                parts: begins[i]..begins.get(i + 1).copied().unwrap_or(parts.len()),
                title,
                header_is_last: behind.is_some(),
                header: behind.unwrap_or(header),
            }
        })
        .collect()
}

/// `matches` without the heading of a group of header lines: "Contact" over the telephone and the address, where the form's
/// section with that name comes later.
pub(super) fn without_header_groups(matches: Vec<Match>, labels: &[Label]) -> Vec<Match> {
    let among_labels = |at: usize| {
        let between = |from: usize, to: usize| {
            let near = to - from <= HEADER_GAP + 1;
            near && !matches
                .iter()
                .any(|m| m.part > from && m.part < to && m.part != at)
        };
        let before = labels.iter().rfind(|l| l.part < at);
        let after = labels.iter().find(|l| l.part > at);
        before.is_some_and(|l| between(l.part, at)) && after.is_some_and(|l| between(at, l.part))
    };
    let is_group: Vec<bool> = (matches.iter().enumerate())
        .map(|(i, m)| {
            // Headings of the form before it are those of the sections of this nomination, of which it is one.
            let first = matches.iter().take(i).all(|o| o.part == m.part);
            let later = matches
                .iter()
                .skip(i + 1)
                .any(|o| o.field == m.field && o.part > m.part);
            first && later && among_labels(m.part)
        })
        .collect();
    let mut groups = is_group.into_iter();
    let mut kept = matches;
    kept.retain(|_| !groups.next().unwrap_or(false));
    kept
}

/// The first heading of a nomination that is before all headers: of the whole document, where there is no header; or
/// of sections enough to be this form before the first one.
fn sections_before(
    parts: &[Part],
    form: &Form,
    matches: &[Match],
    starts: &[(Range<usize>, Range<usize>)],
) -> Option<usize> {
    let first = matches.first().map_or(0, |m| m.part);
    let Some(header) = starts
        .first()
        .map(|(title, header)| title.start.min(header.start))
    else {
        return Some(first);
    };
    let before = matches.iter().take_while(|m| m.part < header);
    let mut fields: Vec<usize> = before.map(|m| m.field).collect();
    let headings = fields.len();
    fields.sort_unstable();
    fields.dedup();
    // A list of headings has no text between them.
    let words = (parts.get(first..header).unwrap_or(&[]).iter().enumerate())
        .filter(|(i, _)| !matches.iter().any(|m| m.part == first + i))
        .flat_map(|(_, p)| p.block.text.as_str().split_whitespace())
        .filter(|word| word.contains(char::is_alphabetic))
        .count();
    let answered = words >= WORDS * headings;
    (fields.len() >= form.file.min_headings && answered).then_some(first)
}

/// Takes a header without sections behind it out of `starts`: it belongs to the nomination before, which has none.
fn header_behind(
    matches: &[Match],
    starts: &mut Vec<(Range<usize>, Range<usize>)>,
) -> Option<Range<usize>> {
    let [.., (_, before), (_, last)] = starts.as_slice() else {
        return None;
    };
    let sections = matches.iter().any(|m| m.part >= last.start);
    if sections || !before.is_empty() {
        return None;
    }
    starts.pop().map(|(_, header)| header)
}

/// The first part that a title before `at` may not reach back over: the last heading before it.
fn floor(matches: &[Match], at: usize) -> usize {
    matches
        .iter()
        .filter(|m| m.part < at)
        .map(|m| m.part + 1)
        .max()
        .unwrap_or(0)
}

/// How many parts the label in the part `to` is behind the one in `from`, without the form's own instructions and without what is
/// in the row of the first: boxes to tick, a line each.
fn gap(parts: &[Part], form: &Form, from: usize, to: usize) -> usize {
    /// More parts than this between two labels are not a header.
    const MOST: usize = 24;
    if to.saturating_sub(from) > MOST {
        return to - from;
    }
    let row = |at: usize| {
        let cell = parts.get(at)?.block.cell?;
        Some((cell.table, cell.row))
    };
    let own = row(from);
    let counts = |at: &usize| {
        let text = parts.get(*at).map_or("", |p| p.block.text.as_str());
        let beside = own.is_some() && row(*at) == own;
        // Boxes to tick, and the question above them.
        let boxes = |at: usize| {
            let next = parts.get(at).map(|p| p.block.text.as_str());
            next.is_some_and(|t| t.trim_start().starts_with(BOXES))
        };
        let choice = boxes(*at) || boxes(*at + 1) && !text.ends_with(['.', ';']);
        *at == to || !beside && !choice && !form.placeholders.is_word_for_word(text)
    };
    (from + 1..to + 1).filter(counts).count()
}

/// A run of labels, parted where the header of the next nomination begins right behind the labels of a section's contacts: at
/// the person, behind whom the numbers and addresses come again.
fn without_contacts<'a>(
    run: Vec<&'a Label>,
    form: &Form,
    matches: &[Match],
) -> Vec<Vec<&'a Label>> {
    let kind = |l: &Label| form.file.fields.get(l.field).map(|f| f.kind);
    let in_section = |l: &&&Label| matches.iter().any(|m| m.part < l.part);
    let person = run.iter().position(|l| kind(l) == Some(FieldType::Person));
    let parted = person.filter(|at| {
        let (contacts, header) = run.split_at(*at);
        let reached = |l: &&Label| kind(l).is_some_and(FieldType::is_reached);
        let again = |l: &&Label| contacts.iter().any(|c| c.field == l.field);
        let own = contacts.first().filter(in_section).is_some();
        own && contacts.iter().all(reached) && header.iter().any(again)
    });
    match parted {
        Some(at) => {
            let (contacts, header) = run.split_at(at);
            vec![contacts.to_vec(), header.to_vec()]
        }
        None => vec![run],
    }
}

/// Runs of labels that are before the form's first sections.
fn header_blocks(
    parts: &[Part],
    form: &Form,
    matches: &[Match],
    labels: &[Label],
    rank: &impl Fn(&Match) -> usize,
    gap: &impl Fn(&Label, &Label) -> usize,
) -> Vec<Range<usize>> {
    let mut runs: Vec<Vec<&Label>> = Vec::new();
    let own = |l: &Label| l.value.len();
    for label in labels {
        let near = runs.last().and_then(|r| r.last()).is_some_and(|last| {
            let headed = matches
                .iter()
                .any(|m| m.part > last.part && m.part <= label.part);
            gap(last, label) <= HEADER_GAP && !headed
        });
        match runs.last_mut() {
            // Labels without any value, which then come again: a form left blank before the one that was filled in.
            Some(run)
                if near
                    && run.len() >= BLANK
                    && run.first().is_some_and(|first| first.field == label.field)
                    && run.iter().all(|l| own(l) == 0)
                    && run.windows(2).all(|pair| pair[1].part - pair[0].part <= 1) =>
            {
                *run = vec![label];
            }
            Some(run) if near => run.push(label),
            _ => runs.push(vec![label]),
        }
    }
    let runs: Vec<Vec<&Label>> = (runs.into_iter())
        .flat_map(|run| without_letter(run, parts))
        .flat_map(|run| without_letterhead(run, parts, form))
        .flat_map(|run| without_contacts(run, form, matches))
        .collect();
    let kind = |l: &Label| form.file.fields.get(l.field).map(|f| f.kind);
    // One label alone may be chance, unless the form has no other.
    let of_header = |i: &usize| {
        let title = form.file.fields.get(*i).map(|f| f.kind) == Some(FieldType::Title);
        !title && !form.file.asked_in_body(*i)
    };
    let least = (0..form.file.fields.len()).filter(of_header).count().min(2);
    let mut out = Vec::new();
    for run in runs {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let mut fields: Vec<usize> = run.iter().map(|l| l.field).collect();
        fields.sort_unstable();
        fields.dedup();
        let person = run.iter().any(|l| kind(l) == Some(FieldType::Person));
        let before = matches.iter().rfind(|m| m.part < first.part);
        let after = matches.iter().find(|m| m.part > last.part);
        // Before the first sections of the form, and not inside a section: contacts have telephones too.
        let leads = match (before, after) {
            (None, _) => true,
            (Some(b), Some(a)) => rank(a) <= 2 && rank(a) < rank(b),
            (Some(b), None) => person && fields.len() >= 3 && rank(b) >= 4,
        };
        if leads && (fields.len() >= least || person) {
            // Behind the last label of all, its value may be in the next cell.
            let row = |at: usize| {
                parts
                    .get(at)
                    .and_then(|p| p.block.cell)
                    .map(|c| (c.table, c.row))
            };
            let beside =
                own(last) == 0 && row(last.part).is_some() && row(last.part) == row(last.part + 1);
            let end = after.map_or(last.part + 1 + usize::from(beside), |a| a.part);
            // Labels in a row have their values in the next one.
            let without_value = run.iter().filter(|l| own(l) == 0).count();
            let most = HEADER_GAP.max(without_value);
            let end = end.min(last.part + 1 + most).max(last.part + 1);
            // A header in two runs is one header.
            let headed =
                |from: usize, to: usize| matches.iter().any(|m| m.part >= from && m.part < to);
            // The lines of a letterhead are not the form's, where the form has them once more below.
            let again =
                |l: &&Label| kind(l) != Some(FieldType::Person) && fields.contains(&l.field);
            let person_before = |from: usize| {
                let own = labels
                    .iter()
                    .filter(|l| (from..first.part).contains(&l.part));
                own.clone().any(|l| kind(l) == Some(FieldType::Person))
                    || !own.clone().any(|l| again(&l))
                    || own.clone().filter(|l| !again(l)).count() >= OWN_LABELS
            };
            match out.last_mut() {
                Some(Range { start, .. })
                    if !headed(*start, first.part) && person && !person_before(*start) =>
                {
                    if let Some(last) = out.last_mut() {
                        *last = first.part..end;
                    }
                }
                Some(Range { start, end: known }) if !headed(*start, first.part) => *known = end,
                _ => out.push(first.part..end),
            }
        }
    }
    out
}

/// The labels of `run`, and before them, as a run of their own, those with values on an earlier page than a header that was
/// left blank: of a letter that sends the form.
fn without_letter<'l>(mut run: Vec<&'l Label>, parts: &[Part]) -> Vec<Vec<&'l Label>> {
    let page = |l: &Label| parts.get(l.part).map(|p| p.block.page);
    let blank = run.iter().rev().take_while(|l| l.value.is_empty()).count();
    let before = run.len() - blank;
    let parted = run.get(before).zip(run.get(before.wrapping_sub(1)));
    if blank < BLANK || parted.is_none_or(|(first, last)| page(first) <= page(last)) {
        return vec![run];
    }
    let own = run.split_off(before);
    vec![run, own]
}

/// A header with the lines right above it that have a person's function or organisation, not before `floor`.
fn with_person(
    mut header: Range<usize>,
    floor: usize,
    of_persons: &[Label],
    gap: &impl Fn(usize, usize) -> usize,
) -> Range<usize> {
    for label in of_persons.iter().rev().filter(|l| l.part >= floor) {
        if label.part < header.start && gap(label.part, header.start) <= HEADER_GAP {
            header.start = label.part;
        }
    }
    header
}

/// The labels of `run`, and before them, as a run of their own, those of a letterhead: what is above the label of the title
/// and all comes again below it, or telephones and addresses above a title and the nominee of which one is asked for again below.
fn without_letterhead<'l>(
    mut run: Vec<&'l Label>,
    parts: &[Part],
    form: &Form,
) -> Vec<Vec<&'l Label>> {
    let kind = |l: &Label| form.file.fields.get(l.field).map(|f| f.kind);
    let at = |wanted: FieldType| run.iter().position(|l| kind(l) == Some(wanted));
    let parted = |at: &usize| run.split_at_checked(*at).unwrap_or((&run, &[]));
    let again =
        |own: &[&Label], l: &Label| own.iter().any(|o| o.field == l.field && o.part > l.part);
    let above_title = |at: &usize| {
        let (before, own) = parted(at);
        !before.is_empty() && before.iter().all(|l| again(own, l))
    };
    let above_nominee = |at: &usize| {
        let (before, own) = parted(at);
        let reached = |l: &&Label| kind(l).is_some_and(FieldType::is_reached);
        let from = before.last().map_or(0, |l| l.part + 1);
        let titled = own.first().and_then(|l| parts.get(from..l.part));
        let titled = titled.is_some_and(|between| between.iter().any(stands_out));
        titled && before.iter().all(reached) && before.iter().any(|l| again(own, l))
    };
    let title = at(FieldType::Title).filter(above_title);
    match title.or_else(|| at(FieldType::Person).filter(above_nominee)) {
        Some(at) => {
            let own = run.split_off(at);
            vec![run, own]
        }
        None => vec![run],
    }
}

/// From as many labels on that the form's header does not have, lines above it are not a letterhead.
const OWN_LABELS: usize = 2;
