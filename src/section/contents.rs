//! Takes contents lists out: lines that end in a page number behind leaders or a wide gap, several in a row; or lines that
//! come again further down, each over a text of its own.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use crate::layout::{Block, Claim, Habit, Habits};

/// Fewest entries that make a contents list.
const MIN_ENTRIES: usize = 4;
/// Space above an entry, in em beyond the usual line distance, from which on there is room for an answer.
const ROOM: f32 = 1.8;
/// Longest entry that comes again as a heading, in bytes.
const MAX_ENTRY: usize = 240;

/// The blocks that are not part of a contents list; those that are go to `out`.
pub(super) fn without_contents<'b>(
    blocks: &'b [Block],
    without: Habits,
    out: &mut Vec<Claim>,
) -> Vec<&'b Block> {
    let last = blocks.iter().map(|b| b.page.get()).max().unwrap_or(0);
    let mut entry: Vec<usize> = blocks.iter().map(|b| entries(b, last)).collect();
    // Leaders in a cell of their own: what is before them in the row is the entry.
    for i in (1..blocks.len()).rev() {
        let leaders = entry[i] > 0 && !blocks[i].text.as_str().contains(char::is_alphabetic);
        let row = |b: &Block| b.cell.map(|c| (c.table, c.row));
        let beside = leaders || row(&blocks[i]).is_some() && row(&blocks[i]) == row(&blocks[i - 1]);
        if entry[i] > 0 && beside && entry[i - 1] == 0 && blocks[i].page == blocks[i - 1].page {
            entry[i - 1] = 1;
        }
    }
    let rises = |own: &[Block]| {
        let pages: Vec<u32> = own.iter().flat_map(pages).collect();
        pages.is_sorted()
    };
    let mut taken: Vec<Option<Habit>> = vec![None; blocks.len()];
    let mut i = 0;
    while i < blocks.len() && !without.has(Habit::ContentsPages) {
        let run = (i..blocks.len())
            .take_while(|at| entry[*at] > 0 || goes_on(blocks, &entry, *at, i))
            .count();
        if entry[i..i + run].iter().sum::<usize>() >= MIN_ENTRIES && rises(&blocks[i..i + run]) {
            taken[i..i + run].fill(Some(Habit::ContentsPages));
        }
        i += run.max(1);
    }
    if !without.has(Habit::ContentsHeadings) {
        for run in listed(blocks).into_iter().chain(listed_in_lines(blocks)) {
            for entry in &mut taken[run] {
                entry.get_or_insert(Habit::ContentsHeadings);
            }
        }
    }
    let mut kept = Vec::with_capacity(blocks.len());
    for (block, habit) in blocks.iter().zip(taken) {
        match habit {
            Some(habit) => out.push(habit.claims(block.text.clone())),
            None => kept.push(block),
        }
    }
    kept
}

/// Whether the block at `at` is the first line of an entry, whose page number is on the next: between entries, or before
/// the first one, `from`, where the next line begins as no entry does.
fn goes_on(blocks: &[Block], entry: &[usize], at: usize, from: usize) -> bool {
    let (Some(own), Some(next)) = (blocks.get(at), blocks.get(at + 1)) else {
        return false;
    };
    let text = own.text.as_str().trim_end();
    let line = text.len() <= MAX_ENTRY && own.lines <= 3 && !text.ends_with(['.', ':', ';']);
    let close = next.page == own.page
        && next.space_above < 0.2
        && (next.size - own.size).abs() < 0.2
        && own.cell == next.cell;
    let ends = entry.get(at + 1).is_some_and(|e| *e > 0);
    let capital = next.text.as_str().starts_with(char::is_uppercase);
    let numbered = super::number_length(next.text.as_str()) > 0;
    ends && line && close && (at > from || !capital && !numbered)
}

/// Runs of short blocks that come again further down in the same order, with text between them: a contents list without
/// page numbers, or with page numbers in cells of their own.
fn listed(blocks: &[Block]) -> Vec<Range<usize>> {
    let folded: Vec<Option<String>> = blocks.iter().map(folded).collect();
    let mut at: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, text) in folded.iter().enumerate() {
        if let Some(text) = text {
            at.entry(text.clone()).or_default().push(i);
        }
    }
    // The first place behind `after` where the block's text comes again, with or without a page number at its end.
    let again = |i: usize, after: usize| -> Option<usize> {
        if has_value(blocks, i) {
            return None;
        }
        let text = folded.get(i)?.as_deref()?;
        let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let behind =
            |places: &Vec<usize>| places.get(places.partition_point(|p| *p <= after)).copied();
        let whole = |text: &str| at.get(text).and_then(behind);
        let begun = || begun_with(&at, text).find_map(behind);
        match is_shortened(blocks.get(i)?.text.as_str()) {
            true => begun(),
            false => whole(text).or_else(|| whole(bare)),
        }
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < blocks.len() {
        let (mut end, mut last, mut parted, mut count) = (i, i, 0, 0);
        loop {
            if end > i && is_page_cell(blocks, end) {
                end += 1;
                continue;
            }
            let Some(next) = again(end, last.max(end)) else {
                break;
            };
            // What comes again below must lie behind the list, and have text above it.
            parted += usize::from(end > i && next > last + 1);
            (end, last, count) = (end + 1, next, count + 1);
        }
        let first_again = again(i, i).unwrap_or(0);
        let listed = count >= MIN_ENTRIES && first_again >= end && 2 * parted >= count;
        if listed && !leaves_room(blocks.get(i..end).unwrap_or(&[])) {
            out.push(i..end);
        }
        i = end.max(i + 1);
    }
    out
}

/// Runs of blocks whose printed lines all come again further down as blocks of their own: a contents list whose entries were
/// taken for a paragraph.
fn listed_in_lines(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for (i, block) in blocks.iter().enumerate() {
        if let Some(text) = folded(block) {
            last.insert(text, i);
        }
    }
    let entries = |i: usize| -> usize {
        let text = &blocks[i].text;
        let lines = text.printed_lines();
        // A list may be in columns.
        let entries = || {
            let own = |line: &Range<usize>| text.as_str().get(line.clone()).unwrap_or("");
            lines.iter().flat_map(move |line| own(line).split('\t'))
        };
        let known = |entry: &str| {
            let letters = entry.chars().filter(|c| c.is_alphanumeric());
            let folded: String = letters.flat_map(char::to_lowercase).collect();
            match is_shortened(entry) {
                true => begun_with(&last, &folded).any(|at| *at > i),
                false => last.get(&folded).is_some_and(|at| *at > i),
            }
        };
        // A page may count its headings in the list alone.
        let again = |entry: &str| {
            let number = super::number_length(entry);
            known(entry) || number > 0 && entry.get(number..).is_some_and(known)
        };
        match () {
            () if entries().all(again) => entries().count(),
            // An entry of two lines.
            () if folded(&blocks[i]).is_some_and(|whole| again(&whole)) => 1,
            () => 0,
        }
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < blocks.len() {
        let counts: Vec<usize> = (i..blocks.len())
            .map(entries)
            .take_while(|n| *n > 0)
            .collect();
        let several = counts.iter().any(|n| *n > 1);
        if several && counts.iter().sum::<usize>() >= MIN_ENTRIES {
            out.push(i..i + counts.len());
        }
        i += counts.len().max(1);
    }
    out
}

/// Whether an entry is the beginning of the heading that it names: "Replication and scaling…".
fn is_shortened(entry: &str) -> bool {
    /// Letters and digits of that beginning, at least.
    const BEGUN: usize = 8;
    let entry = entry.trim_end();
    let letters = entry.chars().filter(|c| c.is_alphanumeric());
    (entry.ends_with('…') || entry.ends_with("...")) && letters.count() >= BEGUN
}

/// What `texts` has for the texts that begin with `start`. A page with a thousand of them has no contents list.
fn begun_with<'a, T>(
    texts: &'a BTreeMap<String, T>,
    start: &'a str,
) -> impl Iterator<Item = &'a T> + use<'a, T> {
    /// Most texts that are compared with one entry.
    const MOST: usize = 64;
    let from = (Bound::Included(start), Bound::Unbounded);
    let own = texts.range::<str, _>(from).take(MOST);
    own.take_while(move |(text, _)| text.starts_with(start))
        .map(|(_, value)| value)
}

/// Whether most of the entries have so much room between them that answers were to be written there: a form left blank.
fn leaves_room(entries: &[Block]) -> bool {
    // Where nothing else is of its size, the distance of the headings is the usual one.
    let gap = |pair: &[Block]| {
        let last = pair[0].text.places().last().copied()?;
        let below = pair[1].first_line.rect().top - last.rect().bottom;
        (last.page == pair[1].page).then_some(below / pair[1].size.max(1.0))
    };
    let roomy =
        |pair: &&[Block]| pair[1].space_above >= ROOM || gap(pair).is_some_and(|g| g >= ROOM);
    let behind = entries.len().saturating_sub(1);
    2 * entries.windows(2).filter(roomy).count() > behind
}

/// Whether words are beside the block at `i` in its row: a label and its value, which may both come again further down.
fn has_value(blocks: &[Block], i: usize) -> bool {
    let row = |i: usize| blocks.get(i).and_then(|b| b.cell).map(|c| (c.table, c.row));
    let words = |i: usize| {
        let text = blocks.get(i).map_or("", |b| b.text.as_str());
        text.contains(char::is_alphabetic)
    };
    let beside = |other: usize| row(other) == row(i) && words(other);
    row(i).is_some() && words(i) && (beside(i + 1) || i > 0 && beside(i - 1))
}

/// Whether the block at `i` is a page number in the row of the block before it.
fn is_page_cell(blocks: &[Block], i: usize) -> bool {
    let (Some(before), Some(own)) = (i.checked_sub(1).and_then(|b| blocks.get(b)), blocks.get(i))
    else {
        return false;
    };
    let row = |b: &Block| b.cell.map(|c| (c.table, c.row));
    let text = own.text.as_str().trim();
    let number = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    number && row(own).is_some() && row(own) == row(before)
}

/// The block's letters and digits in lower case; `None` for one that is too long to be an entry.
fn folded(block: &Block) -> Option<String> {
    let text = block.text.as_str();
    if text.len() > MAX_ENTRY {
        return None;
    }
    // A remark in brackets behind a heading is not in the list; it may go on below.
    let bare = text.rsplit_once('[').filter(|(_, behind)| {
        let behind = behind.trim_end();
        !behind.strip_suffix(']').unwrap_or(behind).contains(']')
    });
    let bare = bare
        .map(|(before, _)| before)
        .filter(|b| !b.trim().is_empty());
    let letters = bare.unwrap_or(text).chars().filter(|c| c.is_alphanumeric());
    let folded: String = letters.flat_map(char::to_lowercase).collect();
    (!folded.is_empty()).then_some(folded)
}

/// How many entries of a contents list the block holds, in a document whose last page is `last`; 0 when it holds anything else.
fn entries(block: &Block, last: u32) -> usize {
    let text = block.text.as_str();
    if !text.lines().all(|line| is_entry(line, last)) && !is_entry(text, last) {
        return 0;
    }
    // Lines of the list may have been taken for a paragraph.
    leaders(text).max(text.lines().count())
}

/// The page numbers at the ends of the block's lines: in a contents list each is the last one's or a later one, in a table of
/// figures some are lower than those above.
fn pages(block: &Block) -> impl Iterator<Item = u32> {
    let number = |line: &str| {
        let line = line.trim_end();
        let digits = line.bytes().rev().take_while(u8::is_ascii_digit).count();
        line.get(line.len() - digits..)?.parse().ok()
    };
    block.text.as_str().lines().filter_map(number)
}

/// How many leaders with a page number behind them the text has.
fn leaders(text: &str) -> usize {
    let mut count = 0;
    let mut dots = 0;
    for c in text.chars() {
        match c {
            '.' | '·' | '_' => dots += 1,
            '…' => dots += 3,
            c if c.is_whitespace() => {}
            _ => {
                count += usize::from(dots >= 4 && c.is_ascii_digit());
                dots = 0;
            }
        }
    }
    count
}

/// "4. Achievements ........ 12", or with a tab instead of leaders and one of the document's pages: tables have rows like these, too.
fn is_entry(line: &str, last: u32) -> bool {
    /// A document may lack its first pages, or some within.
    const MISSING: u32 = 3;
    let line = line.trim_end();
    let digits = line.bytes().rev().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return false;
    }
    let before = &line[..line.len() - digits];
    let squeezed: String = before.chars().filter(|c| *c != ' ').collect();
    let leaders = squeezed.ends_with("...")
        || squeezed.ends_with("…")
        || squeezed.ends_with("··")
        || squeezed.ends_with("__");
    let page: u32 = line[line.len() - digits..].parse().unwrap_or(u32::MAX);
    leaders
        || page <= last + MISSING
            && before.ends_with('\t')
            && before.chars().any(char::is_alphabetic)
            && !before.contains(['@', '+', ':'])
}

#[cfg(test)]
mod tests {
    use super::{is_entry, leaders};

    #[test]
    fn entries_run_together_are_counted() {
        assert_eq!(leaders("1. Descripción........2 2. Socios . . . . . 3"), 2);
        assert_eq!(leaders("In 2023... 12 teams"), 0);
    }

    #[test]
    fn entries_end_in_leaders_and_a_page_number() {
        assert!(is_entry("4. Achievements ........ 12", 3));
        assert!(is_entry("Innovation . . . . . . 9", 3));
        assert!(is_entry("Innovation\t9", 7));
        assert!(!is_entry("Graduates in work\t19", 7));
    }

    #[test]
    fn labels_with_values_are_no_entries() {
        assert!(!is_entry("Telephone:\t12", 20));
        assert!(!is_entry("In total we reached 12", 20));
    }
}
