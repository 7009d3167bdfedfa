//! Which parts are the title of a nomination: above its header, or below one that is read first.

use std::ops::Range;

use crate::fold::fold;
use crate::section::Part;

use super::bare::is_number;
use super::compiled::Form;
use super::headings::Match;
use super::label::Label;
use super::mails::mail_head;
use super::scope::Scopes;
use super::strange_labels;

/// How much larger than the text a title is that no label is below or right above, and one that is far above the labels.
const LARGER: f32 = 1.25;
const LARGEST: f32 = 1.4;

/// Most blocks of a title.
const LINES: usize = 5;

/// Most cells of a table's head row between a title and the labels.
const HEAD_ROW: usize = 6;

/// Whether a part stands out from the text as a title or a heading does.
pub(super) fn stands_out(part: &Part) -> bool {
    let reading = part.readings.first();
    reading.is_some_and(|r| r.prominence >= 0.4 && r.rest.is_empty())
}

/// The title before the part `header`: the nearest blocks that stand out, not before `floor`; else the block right before
/// it, where it is the first of the document, of its page or lettered.
pub(super) fn title(
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
    // A number before small print is an item's.
    let label_size = parts.get(header).map_or(0.0, |p| p.block.size);
    let lettered = |p: &Part| {
        let number = p.readings.first().and_then(|r| r.number.as_ref());
        number.is_some_and(|n| !n.nested) && p.block.size > 0.95 * label_size
    };
    let words = |p: &Part| p.block.text.as_str().split_whitespace().count();
    // The heading of a group of fields is the form's, and that of a contents list nobody's.
    let contents = |p: &Part| form.contents.contains(&fold(p.block.text.as_str()));
    let heads_group = |i: usize| scopes.whole().contains(&i) || parts.get(i).is_some_and(contents);
    let mail = mail_head(parts);
    let allowed = |i: usize| {
        let near = |p: &Part| words(p) <= 45 && p.block.page.get() + 1 >= header_page.get();
        !heads_group(i) && !mail.contains(&i) && parts.get(i).is_some_and(near)
    };
    let mut end = None;
    // Where nothing labels a header, its lines are between the title and the first section: the title is in the largest
    // type of all before.
    let headed = matches.iter().any(|m| m.part == header);
    let before: Vec<(usize, f32)> = (floor..header)
        .filter(|i| !heads_group(*i))
        .filter_map(|i| Some((i, parts.get(i)?.block.size)))
        .collect();
    let largest = before.iter().map(|(_, size)| *size).fold(0.0, f32::max);
    let body = parts.get(header + 1).map_or(largest, |p| p.block.size);
    let in_largest = |range: Range<usize>, least: f32| {
        let before = || before.iter().filter(|(i, _)| range.contains(i));
        let largest = before().map(|(_, size)| *size).fold(0.0, f32::max);
        let (last, _) = before().rfind(|(_, size)| *size > largest - 0.3)?;
        Some(last + 1).filter(|end| largest > least * body && allowed(end - 1))
    };
    let page = |i: usize| parts.get(i).map(|p| p.block.page);
    let own_page = (floor..header)
        .find(|i| page(*i) == Some(header_page))
        .unwrap_or(header);
    if headed && before.len() > 1 {
        end = in_largest(floor..header, LARGER);
    }
    // In the very type of the form's headings, a line over the labels is one more of them where a cover has a title.
    let cover = || in_largest(floor..own_page, LARGER).filter(|end| words(&parts[end - 1]) > 1);
    let as_headings = |i: usize| {
        let own = &parts[i].block;
        let like = |m: &&Match| {
            let other = &parts[m.part].block;
            (other.size - own.size).abs() < 0.2 && other.style == own.style
        };
        2 * matches.iter().filter(like).count() > matches.len()
    };
    // A line or two of small print may be between title and header, or a date; and the band above the labels of a
    // table is not a title where larger type is above the table.
    let table = |p: &Part| p.block.cell.map(|c| c.table);
    let band = |i: usize| {
        let (Some(own), Some(labels)) = (parts.get(i), parts.get(header)) else {
            return false;
        };
        let above = parts
            .get(floor.max(i.saturating_sub(HEAD_ROW))..i)
            .unwrap_or(&[]);
        let larger = |p: &Part| {
            let page = p.block.page == own.block.page;
            page && table(p) != table(own) && p.block.size > 1.1 * own.block.size && stands_out(p)
        };
        table(own).is_some() && table(own) == table(labels) && above.iter().any(larger)
    };
    // Nor is the heading over the labels, where one like it is over the first section: "Part A: the nominee".
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
    // Nor is the one word over the labels where a title is above it.
    let word = |i: usize| {
        let above = parts.get(floor.max(i.saturating_sub(2))..i).unwrap_or(&[]);
        let own = &parts[i].block;
        let title = |p: &Part| stands_out(p) && words(p) > 1 && p.block.size > own.size - 0.3;
        // The last line of a title may be one word.
        let last = above.last().is_some_and(|p| {
            let (bold, size) = (p.block.bold > 0.8, (p.block.size - own.size).abs());
            own.space_above < 0.1
                && size < 0.3
                && p.block.style == own.style
                && bold == (own.bold > 0.8)
        });
        words(&parts[i]) == 1 && !last && above.iter().any(title)
    };
    // Nor is a person, whose label is below, where larger type is above.
    let person = |i: usize| {
        let own = &parts[i];
        let above = parts.get(floor.max(i.saturating_sub(2))..i).unwrap_or(&[]);
        let title = |p: &Part| stands_out(p) && words(p) > 1 && p.block.size > 1.1 * own.block.size;
        strange_labels::begins_with_honorific(own.block.text.as_str(), form)
            && above.iter().any(title)
    };
    // Nor is a number to call, or an address.
    let reached = |i: usize| {
        let text = parts[i].block.text.as_str().trim();
        is_number(text) || text.contains('@') && !text.contains(' ')
    };
    // Nor is what its end says to be a label.
    let label = |i: usize| parts[i].block.text.as_str().trim_end().ends_with(':');
    let mut skips = 3;
    for skip in 0..if end.is_some() { 0 } else { HEAD_ROW + 1 } {
        if skips == 0 {
            break;
        }
        let Some(last) = header
            .checked_sub(1 + skip)
            .filter(|i| *i >= floor && (allowed(*i) || heads_group(*i)))
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
        if gaps
            || heads_group(last)
            || is_date(parts[last].block.text.as_str())
            || word(last)
            || group(last)
            || person(last)
            || label(last)
            || reached(last)
        {
            continue;
        }
        if stands_out(&parts[last]) || lettered(&parts[last]) {
            let cover = cover().filter(|_| !lettered(&parts[last]) && as_headings(last));
            end = Some(cover.unwrap_or(last + 1));
            break;
        }
    }
    // Further up, only the largest type of all speaks for a title.
    // The header's own page has it before a cover does.
    let far = || {
        let in_it = |range| in_largest(range, LARGEST).filter(|end| words(&parts[end - 1]) > 1);
        in_it(own_page..header).or_else(|| in_it(floor..header))
    };
    let Some(end) = end.or_else(far) else {
        let free = |i: &usize| *i >= floor && allowed(*i) && !reached(*i);
        let Some(last) = header.checked_sub(1).filter(free) else {
            return header..header;
        };
        let first_of_page = last == 0 || parts[last - 1].block.page != parts[last].block.page;
        // A plain line on an earlier page is the end of something else.
        let plain = words(&parts[last]) >= 2
            && (floor == 0 || first_of_page)
            && page(last) == Some(header_page);
        return if plain { last..header } else { header..header };
    };
    // A title over several blocks: the same type, the later ones without a letter of their own.
    let mut start = end - 1;
    while !lettered(&parts[start]) && start > floor && end - start < LINES {
        let (above, this) = (&parts[start - 1], &parts[start]);
        // Of a scan, the size differs from line to line.
        let same = (above.block.size - this.block.size).abs() < (0.05 * this.block.size).max(0.3)
            && stands_out(above)
            && above.block.page == this.block.page;
        let gap = (above.block.text.places().last())
            .map(|last| this.block.first_line.rect().top - last.rect().bottom);
        let near = gap.is_some_and(|gap| (-0.5..0.6).contains(&(gap / this.block.size.max(1.0))));
        let tight = this.block.space_above < 0.35 || near;
        if !same || !tight || heads_group(start - 1) {
            break;
        }
        start -= 1;
    }
    start..end
}

/// The title below the `header`, in a box beside it that is read first: the largest type between its last label and the first
/// heading, larger than both.
pub(super) fn below(
    parts: &[Part],
    matches: &[Match],
    labels: &[Label],
    header: &Range<usize>,
    scopes: &Scopes,
) -> Option<Range<usize>> {
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
    // Right of the labels a title needs no size: it has a column of its own, in bold type.
    let right = own().filter_map(|l| parts.get(l.part));
    let right = right
        .map(|p| p.block.first_line.rect().right)
        .fold(0.0, f32::max);
    let labels = own().map(|l| size(l.part)).fold(0.0, f32::max);
    let beside = |p: &Part| {
        let apart = p.block.first_line.rect().left > right && p.block.cell.is_none();
        apart && p.block.bold > 0.8 && p.block.size > 1.05 * labels
    };
    let large = |i: &usize| {
        let words = |p: &Part| p.block.text.as_str().split_whitespace().count();
        let fits = |p: &Part| {
            (p.block.size > LARGER * others || beside(p))
                && p.block.page == page
                && (2..=45).contains(&words(p))
        };
        !scopes.whole().contains(i) && parts.get(*i).is_some_and(fits)
    };
    let start = (last + 1..first).find(large)?;
    let lines = (start..first).take(LINES).take_while(large).count();
    Some(start..start + lines)
}

/// Whether a line is a date: a day, perhaps a month, and a year of four figures; or a place and a year.
fn is_date(text: &str) -> bool {
    /// A date with its month and the place.
    const WORDS: usize = 5;
    is_dated(text, WORDS)
}

/// Whether a line of at most `most` words is a date, with a place or without.
pub(super) fn is_dated(text: &str, most: usize) -> bool {
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
    years == 1
        && words.len() <= most
        && (words.len() == 1 || placed || words.iter().any(|w| day(&w)))
}
