//! Where one nomination ends and the next begins.
//!
//! A nomination begins with its title, which stands before a header block (labels with values before the form's first
//! sections); where no header block is to be found, where the form's sections begin anew.

use std::ops::Range;

use crate::section::Part;

use super::definition::{FieldType, Form, FormFile};
use super::header::Label;
use super::headings::Match;
use super::scope::Scopes;
use super::strange_labels;

/// One nomination's stretch of the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    /// All its parts.
    pub(super) parts: Range<usize>,
    /// Parts of the title; empty when none stands out.
    pub(super) title: Range<usize>,
    /// Parts of the header block; empty when there is none.
    pub(super) header: Range<usize>,
    /// The header stands behind the sections.
    pub(super) header_is_last: bool,
}

impl Segment {
    /// The parts that can hold sections: behind title and header, or before a header that stands last.
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

/// Labels of a header that was left blank.
const BLANK: usize = 3;

/// Most blocks of a title.
const LINES: usize = 5;

/// Words per heading from which on headings before the first header are sections rather than a list of them.
const WORDS: usize = 8;

/// Cuts the document into nominations. `matches` are the accepted headings, in document order.
pub(super) fn segments(
    parts: &[Part],
    form: &Form,
    matches: &[Match],
    labels: &[Label],
    scopes: &Scopes,
) -> Vec<Segment> {
    let order = section_order(form);
    let rank = |m: &Match| {
        order
            .iter()
            .position(|f| *f == m.field)
            .unwrap_or(usize::MAX)
    };
    let headers = header_blocks(form, matches, labels, &rank);
    let mut starts: Vec<(Range<usize>, Range<usize>)> = headers
        .into_iter()
        .map(|h| {
            let at = floor(matches, h.start);
            let above = title(parts, matches, h.start, at, form, scopes);
            match below(parts, matches, labels, &h).filter(|_| above.is_empty()) {
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

/// The first heading of a nomination that stands before all headers: of the whole document, where there is no header; or
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

/// The form's sections, in its order.
pub(super) fn section_order(form: &Form) -> Vec<usize> {
    sections_of(&form.file)
}

/// The sections that a form's file asks for and the lines among them, in its order.
pub(super) fn sections_of(file: &FormFile) -> Vec<usize> {
    (0..file.fields.len())
        .filter(|i| file.asked_in_body(*i))
        .collect()
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

/// Runs of labels that stand before the form's first sections.
fn header_blocks(
    form: &Form,
    matches: &[Match],
    labels: &[Label],
    rank: &impl Fn(&Match) -> usize,
) -> Vec<Range<usize>> {
    let mut runs: Vec<Vec<&Label>> = Vec::new();
    for label in labels {
        let near = runs.last().and_then(|r| r.last()).is_some_and(|last| {
            let headed = matches
                .iter()
                .any(|m| m.part > last.part && m.part <= label.part);
            label.part - last.part <= HEADER_GAP && !headed
        });
        let own = |l: &Label| l.value.len();
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
            let end = after.map_or(last.part + 1, |a| a.part);
            let end = end.min(last.part + 1 + HEADER_GAP).max(last.part + 1);
            // A header in two runs is one header.
            let headed =
                |from: usize, to: usize| matches.iter().any(|m| m.part >= from && m.part < to);
            // The lines of a letterhead are none of the form's, where the form has them once more below.
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

/// From as many labels on that the form's header does not have, lines above it are no letterhead.
const OWN_LABELS: usize = 2;

/// How much larger than the text a title is that stands far above the labels.
const LARGEST: f32 = 1.4;

/// Most cells of a table's head row between a title and the labels.
const HEAD_ROW: usize = 6;

/// The title before the part `header`: the nearest blocks that stand out, not before `floor`; else the block right before
/// it, where it is the first of the document, of its page or lettered.
fn title(
    parts: &[Part],
    matches: &[Match],
    header: usize,
    floor: usize,
    form: &Form,
    scopes: &Scopes,
) -> Range<usize> {
    let Some(header_page) = parts.get(header).map(|p| p.block.page) else {
        return header..header;
    };
    let stands_out = |p: &Part| {
        p.readings
            .first()
            .is_some_and(|r| r.prominence >= 0.4 && r.rest.is_empty())
    };
    let lettered = |p: &Part| {
        p.readings
            .first()
            .is_some_and(|r| r.number.as_ref().is_some_and(|n| !n.nested))
    };
    let words = |p: &Part| p.block.text.as_str().split_whitespace().count();
    let allowed = |i: usize| {
        parts
            .get(i)
            .is_some_and(|p| words(p) <= 45 && p.block.page.get() + 1 >= header_page.get())
    };
    let mut end = None;
    // Where nothing labels a header, its lines stand between the title and the first section: the title is in the largest
    // type of all before.
    let headed = matches.iter().any(|m| m.part == header);
    let before = parts.get(floor..header).unwrap_or(&[]);
    let largest = before.iter().map(|p| p.block.size).fold(0.0, f32::max);
    let body = parts.get(header + 1).map_or(largest, |p| p.block.size);
    if headed && before.len() > 1 && largest > 1.25 * body {
        let last = before.iter().rposition(|p| p.block.size > largest - 0.3);
        end = last.map(|at| floor + at + 1).filter(|end| allowed(end - 1));
    }
    // A line or two of small print may stand between title and header, or a date; and the band above the labels of a
    // table is none where larger type stands above the table.
    let table = |p: &Part| p.block.cell.map(|c| c.table);
    let band = |i: usize| {
        let (Some(own), Some(labels)) = (parts.get(i), parts.get(header)) else {
            return false;
        };
        let above = parts
            .get(floor.max(i.saturating_sub(HEAD_ROW))..i)
            .unwrap_or(&[]);
        let larger = |p: &Part| {
            table(p) != table(own) && p.block.size > 1.1 * own.block.size && stands_out(p)
        };
        table(own).is_some() && table(own) == table(labels) && above.iter().any(larger)
    };
    // Nor is the heading over the labels, where one like it stands over the first section: "Part A: the nominee".
    let group = |i: usize| {
        let (own, first) = (&parts[i], matches.iter().find(|m| m.part > header));
        let over = first.and_then(|m| parts.get(m.part.checked_sub(1)?));
        let like = over.is_some_and(|over| {
            let alike = (over.block.size - own.block.size).abs() < 0.2;
            alike && stands_out(over) && (over.block.bold > 0.8) == (own.block.bold > 0.8)
        });
        let above = parts.get(floor.max(i.saturating_sub(2))..i).unwrap_or(&[]);
        let title = |p: &Part| stands_out(p) && p.block.size > 1.1 * own.block.size;
        like && above.iter().any(title)
    };
    // Nor is the one word over the labels where a title stands above it.
    let word = |i: usize| {
        let above = parts.get(floor.max(i.saturating_sub(2))..i).unwrap_or(&[]);
        let title =
            |p: &Part| stands_out(p) && words(p) > 1 && p.block.size > parts[i].block.size - 0.3;
        words(&parts[i]) == 1 && above.iter().any(title)
    };
    // Nor is a person, whose label is below, where larger type stands above.
    let person = |i: usize| {
        let own = &parts[i];
        let above = parts.get(floor.max(i.saturating_sub(2))..i).unwrap_or(&[]);
        let title = |p: &Part| stands_out(p) && words(p) > 1 && p.block.size > 1.1 * own.block.size;
        strange_labels::begins_with_honorific(own.block.text.as_str(), form)
            && above.iter().any(title)
    };
    let mut skips = 3;
    for skip in 0..if end.is_some() { 0 } else { HEAD_ROW + 1 } {
        if skips == 0 {
            break;
        }
        let Some(last) = header
            .checked_sub(1 + skip)
            .filter(|i| *i >= floor && allowed(*i))
        else {
            break;
        };
        // The cells of a table's head row are one band.
        if band(last) {
            continue;
        }
        skips -= 1;
        // Titles have no columns.
        let gaps = parts[last].block.text.as_str().contains('\t');
        let heads_group = scopes.whole().contains(&last);
        if gaps
            || heads_group
            || is_date(parts[last].block.text.as_str())
            || word(last)
            || group(last)
            || person(last)
        {
            continue;
        }
        if stands_out(&parts[last]) || lettered(&parts[last]) {
            end = Some(last + 1);
            break;
        }
    }
    // Further up, only the largest type of all speaks for a title.
    let far = || {
        let last = before.iter().rposition(|p| p.block.size > largest - 0.3)?;
        let title = largest > LARGEST * body && words(&before[last]) > 1;
        Some(floor + last + 1).filter(|end| title && allowed(end - 1))
    };
    let Some(end) = end.or_else(far) else {
        let free = |i: &usize| *i >= floor && allowed(*i) && !scopes.whole().contains(i);
        let Some(last) = header.checked_sub(1).filter(free) else {
            return header..header;
        };
        let first_of_page = last == 0 || parts[last - 1].block.page != parts[last].block.page;
        let plain = words(&parts[last]) >= 2 && (floor == 0 || first_of_page);
        return if plain { last..header } else { header..header };
    };
    // A title over several blocks: the same type, the later ones without a letter of their own.
    let mut start = end - 1;
    while !lettered(&parts[start]) && start > floor && end - start < LINES {
        let (above, this) = (&parts[start - 1], &parts[start]);
        let same = (above.block.size - this.block.size).abs() < 0.3
            && stands_out(above)
            && above.block.page == this.block.page;
        let gap = (above.block.text.places().last())
            .map(|last| this.block.first_line.rect().top - last.rect().bottom);
        let near = gap.is_some_and(|gap| (-0.5..0.6).contains(&(gap / this.block.size.max(1.0))));
        let tight = this.block.space_above < 0.35 || near;
        if !same || !tight {
            break;
        }
        start -= 1;
    }
    start..end
}

/// The title below the `header`, in a box beside it that is read first: the largest type between its last label and the first
/// heading, larger than both.
fn below(
    parts: &[Part],
    matches: &[Match],
    labels: &[Label],
    header: &Range<usize>,
) -> Option<Range<usize>> {
    const LARGER: f32 = 1.2;
    let first = matches.iter().map(|m| m.part).find(|m| *m > header.start)?;
    let own = || {
        labels
            .iter()
            .filter(|l| (header.start..first).contains(&l.part))
    };
    let last = own().map(|l| l.part).max()?;
    let size = |i: usize| parts.get(i).map_or(0.0, |p| p.block.size);
    let others = own().map(|l| size(l.part)).fold(size(first), f32::max);
    let page = parts.get(header.start)?.block.page;
    let large = |i: &usize| {
        let words = |p: &Part| p.block.text.as_str().split_whitespace().count();
        parts.get(*i).is_some_and(|p| {
            p.block.size > LARGER * others && p.block.page == page && (2..=45).contains(&words(p))
        })
    };
    let start = (last + 1..first).find(large)?;
    let lines = (start..first).take(LINES).take_while(large).count();
    Some(start..start + lines)
}

/// Whether a line is a date: a day, perhaps a month, and a year of four figures; or a place and a year.
fn is_date(text: &str) -> bool {
    let words: Vec<&str> = (text.split(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .collect();
    let figures = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let year =
        |w: &&&str| w.len() == 4 && figures(w) && (w.starts_with("19") || w.starts_with("20"));
    let day = |w: &&&str| w.len() <= 2 && figures(w);
    let years = words.iter().filter(year).count();
    // "Suva, 2025": a place and a year.
    let placed = words.len() <= 4 && text.contains(',') && words.last().is_some_and(|w| year(&w));
    years == 1 && words.len() <= 5 && (words.len() == 1 || placed || words.iter().any(|w| day(&w)))
}
