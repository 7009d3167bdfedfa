//! Which parts of one nomination are headings: those of the form, and those that the nominee added.

use std::ops::Range;

use crate::fold::fold;
use crate::layout::Block;
use crate::section::{Number, Part};

use super::annexes::{self, above, annex, is_annex};
use super::heading_lines;
use super::headings::{self, Match, PARAMS};
use super::input::Input;

/// Headings with a second language below them from which on it is not chance.
const TWICE: usize = 3;

/// Headings with a word before them from which on the words are not answers, and the longest of these words, in bytes.
const BANDS: usize = 4;
const LONGEST_BAND: usize = 16;

/// A heading of this nomination: one of the form's, or another one.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// Index of its part.
    pub(super) part: usize,
    /// Index of the part's reading.
    pub(super) reading: usize,
    /// `None` for a heading outside the form.
    pub(super) matched: Option<Match>,
    /// The first part that belongs to it: its own, or one before with its number or with a band of the same words.
    pub(super) from: usize,
    /// The first part behind it: the one after its own, or a later one where the heading goes on.
    pub(super) end: usize,
    /// Parts further down where it goes on, beside its answer: the lines of a heading in a column of its own.
    pub(super) later: Vec<usize>,
    /// The number, where a part of its own has it.
    pub(super) number: Option<Number>,
}

impl Head {
    fn new(part: usize, reading: usize, matched: Option<Match>, parts: &[Part]) -> Head {
        Head {
            part,
            reading,
            matched,
            from: part,
            end: part + 1 + usize::from(goes_on_behind(part, reading, parts)),
            later: Vec::new(),
            number: None,
        }
    }

    /// Takes the lines below to it in which its words go on.
    fn take_more_lines(&mut self, input: &Input<'_>) {
        let whole = whole(&input.sections.parts[self.part], self.reading);
        if let Some(own) = self.matched.as_mut().filter(|_| whole) {
            let lines = heading_lines::lines(own, self.end, input);
            own.wording = lines.wording;
            (self.end, self.later) = (lines.end, lines.later);
        }
    }

    /// Whether the heading also names the section of `other`, a match of the same line: "5 & 6. Sustainability and
    /// innovation". A heading that is word for word another section's names that one alone.
    pub(super) fn shares(&self, other: &Match) -> bool {
        let near = |m: &Match| match m.number {
            Some(fits) => fits && m.wording >= PARAMS.far,
            None => m.wording >= PARAMS.near,
        };
        self.matched.is_some_and(|own| {
            own.part == other.part && own.wording < PARAMS.exact && near(&own) && near(other)
        })
    }
}

/// Whether the heading read from a part goes on in the next one.
fn goes_on_behind(part: usize, reading: usize, parts: &[Part]) -> bool {
    let (Some(own), Some(more)) = (parts.get(part), parts.get(part + 1)) else {
        return false;
    };
    whole(own, reading) && goes_on(&own.block, &more.block)
}

/// Whether a part has nothing but the heading.
fn whole(part: &Part, reading: usize) -> bool {
    let reading = part.readings.get(reading);
    reading.is_some_and(|r| r.rest.is_empty())
}

/// Whether `next` is the second line of the heading `head`: bold like it, right below it, and begun in lower case.
fn goes_on(head: &Block, next: &Block) -> bool {
    let bold = head.bold > 0.8 && next.bold > 0.8;
    let close = next.page == head.page && next.space_above < 0.1 && next.lines <= 2;
    // Small capitals that a producer makes of smaller letters begin a line of their own size.
    let size = (0.65..1.02).contains(&(next.size / head.size.max(1.0)));
    let same = size && next.cell.is_none() && head.cell.is_none();
    bold && close && same && next.text.as_str().starts_with(char::is_lowercase)
}

/// The headings of this segment in document order: accepted matches, and headings outside the form.
pub(super) fn heads(input: &Input<'_>) -> Vec<Head> {
    let parts = &input.sections.parts;
    let range = input.segment.body();
    let mut own: Vec<Match> = input
        .found
        .iter()
        .filter(|m| m.accepted() && range.contains(&m.part))
        .copied()
        .collect();
    // The same heading twice, one of them much weaker: the weak one is text.
    let strongest = |field: usize| {
        own.iter()
            .filter(|m| m.field == field)
            .map(|m| m.score)
            .fold(0.0, f32::max)
    };
    let best: Vec<f32> = own.iter().map(|m| strongest(m.field)).collect();
    let mut scores = best.into_iter();
    own.retain(|m| scores.next().is_none_or(|b| m.score > b - 0.22));
    let sure: Vec<&Match> = own.iter().collect();
    let style = headings::common_style(&sure, parts);
    let mut heads: Vec<Head> = own
        .iter()
        .map(|m| Head::new(m.part, m.reading, Some(*m), parts))
        .collect();
    let numbered = own.iter().filter(|m| m.number.is_some()).count() * 2 > own.len();
    let all_numbered = own.iter().all(|m| m.number.is_some());
    let mut prominences: Vec<f32> = own.iter().map(|m| m.prominence).collect();
    prominences.sort_by(f32::total_cmp);
    let usual = prominences
        .get(prominences.len() / 4)
        .copied()
        .unwrap_or(1.0);
    let sizes: Vec<f32> = own.iter().map(|m| parts[m.part].block.size).collect();
    let first = own.first().map_or(range.end, |m| m.part);
    let last = |n: &Number| n.until.unwrap_or(n.value);
    let mut count = 0;
    for index in first..range.end {
        if let Some(m) = own.iter().find(|m| m.part == index) {
            let reading = &parts[m.part].readings[m.reading];
            count = reading.number.as_ref().map_or(count, last);
            continue;
        }
        let part = &parts[index];
        if input.tables.has(index) || input.ticks.has(index) {
            continue;
        }
        if input.scopes.whole().contains(&index) {
            let reading = part.readings.iter().position(|r| r.rest.is_empty());
            heads.extend(reading.map(|r| Head::new(index, r, None, parts)));
            continue;
        }
        let Some((r, reading)) = part
            .readings
            .iter()
            .enumerate()
            .find(|(_, r)| r.rest.is_empty())
        else {
            continue;
        };
        let same_size = sizes.iter().any(|s| (s - part.block.size).abs() < 0.3);
        let alike = reading.prominence >= usual - 0.1
            && reading.prominence >= PARAMS.set_apart
            && same_size;
        // "Annex 1" counts something else than the sections.
        let counts = |n: &&Number| !n.worded || own.iter().any(|m| worded(m, parts));
        let other = match (reading.number.as_ref().filter(counts), style) {
            (Some(n), Some((kind, parenthesis))) => {
                // Counting on in the headings' own style, and set apart like them; a list in the text begins anew.
                let follows = n.value > count && n.value <= count + 3;
                n.style == kind && n.parenthesis == parenthesis && !n.nested && follows && alike
            }
            (None, _) => {
                let short = part.block.text.as_str().len() < 120;
                let large = !numbered && part.block.size > 1.08 * input.sections.body_size;
                let after_text = heads.iter().all(|h| h.part + 1 != index);
                // Between numbered headings, a line like them without a number heads a part of the answer.
                let between = all_numbered && names_its_section(index, &heads, input);
                let twin = || !between && after_text && twin(&part.block, &own, input);
                alike && short && (large || twin())
            }
            _ => false,
        };
        if other {
            count = reading.number.as_ref().map_or(count, last);
        }
        let apart = reading.prominence >= (usual - 0.1).max(PARAMS.set_apart);
        let annexed = apart && annex(index, &own, parts) || is_annex(index, r, &own, input);
        if other || apart && above(index, &own, parts, input.sections.body_size) || annexed {
            let mut head = Head::new(index, r, None, parts);
            if annexed {
                head.from = annexes::top(index, parts);
            }
            heads.push(head);
        }
    }
    heads.sort_by_key(|h| h.part);
    take_rests(&mut heads, range.end, parts);
    heads
        .iter_mut()
        .for_each(|head| head.take_more_lines(input));
    mark_second_languages(input, &mut heads);
    // The second line of a heading is not a heading of its own, whatever its words are.
    let mut end = 0;
    let later: Vec<usize> = heads.iter().flat_map(|h| h.later.clone()).collect();
    heads.retain(|h| {
        let own = h.part >= end && !later.contains(&h.part);
        end = end.max(h.end);
        own
    });
    let mut heads = without_twins(heads, parts);
    take_bands(&mut heads, range.start, parts);
    take_numbers(&mut heads, range.start, input);
    heads
}

/// The parts below each of `heads`.
pub(super) fn ranges(input: &Input<'_>, heads: &[Head]) -> Vec<Range<usize>> {
    let end = input.segment.body().end;
    let next = |i: usize| heads.get(i + 1).map_or(end, |h| h.from);
    (heads.iter().enumerate())
        .map(|(i, head)| head.end..next(i).max(head.end))
        .collect()
}

/// Takes what is behind a heading on its own line to it, where all of the line is set as most headings are, which have
/// nothing behind them, and as no answer is: "Awareness: how it is made known".
fn take_rests(heads: &mut [Head], end: usize, parts: &[Part]) {
    let runs_in = |h: &Head| {
        let reading = parts.get(h.part).and_then(|p| p.readings.get(h.reading));
        reading.is_some_and(|r| !r.rest.is_empty())
    };
    let capitals = |b: &Block| !b.text.as_str().contains(char::is_lowercase);
    let alike = |a: &Block, b: &Block| {
        let set = (a.bold > 0.8, a.style, capitals(a)) == (b.bold > 0.8, b.style, capitals(b));
        set && (a.size - b.size).abs() < 0.3
    };
    let own = |h: &Head| parts.get(h.part).map(|p| &p.block);
    let plain: Vec<usize> = (0..heads.len()).filter(|i| !runs_in(&heads[*i])).collect();
    for at in 0..heads.len() {
        let next = heads.get(at + 1).map_or(end, |h| h.from);
        let head = &heads[at];
        let (Some(block), Some(answer)) = (own(head), parts.get(head.part + 1)) else {
            continue;
        };
        let answered = next > head.part + 1 && head.matched.is_some();
        // Nor where it is the answer rather than what is below it: "See annex".
        let reading = &parts[head.part].readings[head.reading];
        let behind = block.text.as_str().get(reading.rest.clone());
        let shorter = answer.block.text.as_str().len() < behind.map_or(0, str::len);
        if !runs_in(head) || !answered || block.lines > 2 || shorter || alike(block, &answer.block)
        {
            continue;
        }
        // What begins the next line is the answer's.
        let between = block
            .text
            .as_str()
            .get(reading.name.end..reading.rest.start);
        if between.is_some_and(|t| t.contains('\n')) {
            continue;
        }
        let like = |i: &&usize| own(&heads[**i]).is_some_and(|other| alike(block, other));
        let most = 5 * plain.iter().filter(like).count() > 3 * heads.len();
        let readings = &parts[head.part].readings;
        if let Some(whole) = readings
            .iter()
            .position(|r| r.rest.is_empty())
            .filter(|_| most)
        {
            let head = &mut heads[at];
            head.reading = whole;
            if let Some(own) = head.matched.as_mut() {
                own.reading = whole;
            }
        }
    }
}

/// Whether the words of a part come near those of the section that it is in: "Narrative description" below
/// "2. Description".
fn names_its_section(index: usize, heads: &[Head], input: &Input<'_>) -> bool {
    let parts = &input.sections.parts;
    let Some(section) = heads
        .iter()
        .filter(|h| h.part < index && h.matched.is_some())
        .max_by_key(|h| h.part)
    else {
        return false;
    };
    let own = parts.get(section.part).and_then(|p| {
        let name = p.readings.get(section.reading)?.name.clone();
        Some(fold(p.block.text.as_str().get(name)?))
    });
    let line = parts
        .get(index)
        .map_or(String::new(), |p| fold(p.block.text.as_str()));
    let has = |word: &str| line.split(' ').any(|w| w == word);
    own.is_some_and(|own| !own.is_empty() && own.split(' ').all(has))
}

/// Takes the words right before most headings to them, one word each, all of one size and all different: "Three" above the
/// third heading.
fn take_bands(heads: &mut [Head], start: usize, parts: &[Part]) {
    let mut behind = start;
    let mut bands: Vec<Option<&Block>> = Vec::with_capacity(heads.len());
    for head in heads.iter() {
        let before = head.from.checked_sub(1).filter(|at| *at >= behind);
        let block = before.and_then(|at| parts.get(at)).map(|p| &p.block);
        let page = parts.get(head.part).map(|p| p.block.page);
        bands.push(block.filter(|b| {
            let text = b.text.as_str().trim();
            Some(b.page) == page
                && !text.is_empty()
                && text.len() <= LONGEST_BAND
                && text.chars().all(char::is_alphabetic)
        }));
        behind = head.end;
    }
    let found: Vec<&Block> = bands.iter().flatten().copied().collect();
    let words: std::collections::BTreeSet<&str> =
        found.iter().map(|b| b.text.as_str().trim()).collect();
    let size = found.first().map_or(0.0, |b| b.size);
    let alike = found.iter().all(|b| (b.size - size).abs() < 0.3);
    if found.len() >= BANDS
        && 5 * found.len() >= 3 * heads.len()
        && words.len() == found.len()
        && alike
    {
        for (head, _) in heads
            .iter_mut()
            .zip(bands)
            .filter(|(_, band)| band.is_some())
        {
            head.from -= 1;
        }
    }
}

/// Makes one of two headings of the same section that are together, without text between: the heading in two languages,
/// or a band above it with the same words. The one with the form's number is kept.
fn without_twins(heads: Vec<Head>, parts: &[Part]) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    for head in heads {
        let field = |h: &Head| h.matched.map(|m| m.field);
        let right = |h: &Head| h.matched.is_some_and(|m| m.number == Some(true));
        let twin = out.last().is_some_and(|last| {
            let bare = parts.get(last.part).is_some_and(|p| whole(p, last.reading));
            bare && last.end == head.part && field(&head).is_some() && field(last) == field(&head)
        });
        match out.last_mut().filter(|_| twin) {
            Some(last) if right(&head) && !right(last) => {
                *last = Head {
                    from: last.from,
                    ..head
                };
            }
            Some(last) if whole(&parts[head.part], head.reading) => last.end = head.end,
            _ => out.push(head),
        }
    }
    out
}

/// Numbers that headings have in the parts before them, from which on one that looks like them is a number, too, though it is
/// not the form's.
const NUMBERS: usize = 3;

/// Takes the numbers to unnumbered headings that are in the parts before them, not before `start`.
fn take_numbers(heads: &mut [Head], start: usize, input: &Input<'_>) {
    let parts = &input.sections.parts;
    let mut behind = start;
    let mut found: Vec<Option<NumberBefore>> = Vec::with_capacity(heads.len());
    for head in heads.iter() {
        found.push(number_before(head, behind, input));
        behind = head.end;
    }
    let block = |n: &NumberBefore| parts.get(n.part).map(|p| &p.block);
    let look = |n: &NumberBefore| block(n).map(|b| ((b.size * 10.0).round() as i32, b.style));
    let fitting: Vec<_> = found
        .iter()
        .flatten()
        .filter(|n| n.fits)
        .map(look)
        .collect();
    for (head, number) in heads.iter_mut().zip(found) {
        let like = |n: &NumberBefore| {
            fitting
                .iter()
                .filter(|look_of| **look_of == look(n))
                .count()
        };
        if let Some(number) = number.filter(|n| n.fits || like(n) >= NUMBERS) {
            head.from -= 1;
            head.number = Some(number.number);
        }
    }
}

/// A number in the part before a heading.
struct NumberBefore {
    part: usize,
    number: Number,
    /// It is the form's, or a word before it says what it is.
    fits: bool,
}

/// The number of an unnumbered heading that is in the part before it, which is behind `behind`: "Chapter 3" on a line
/// of its own, or a number in a cell.
fn number_before(head: &Head, behind: usize, input: &Input<'_>) -> Option<NumberBefore> {
    let parts = &input.sections.parts;
    let own = &parts.get(head.part)?.readings.get(head.reading)?;
    let part = head.from.checked_sub(1).filter(|i| *i >= behind)?;
    let before = parts.get(part)?;
    let field = head.matched?.field;
    let text = before.block.text.as_str();
    // A letter in a cell of its own is a number where it is the form's.
    let is_forms = |n: &Number| input.form.file.numbers(field, n) == Some(true);
    let letter = || crate::section::cell_number(text).filter(is_forms);
    let number = crate::section::lone_number(text).or_else(letter)?;
    let close = before.block.page == parts.get(head.from)?.block.page;
    let fits = number.worded || is_forms(&number);
    (own.number.is_none() && close).then_some(NumberBefore { part, number, fits })
}

/// Marks the headings that are in a second language too, on the line below: where several do, it is the form's way.
fn mark_second_languages(input: &Input<'_>, heads: &mut [Head]) {
    let parts = &input.sections.parts;
    let below = |head: &Head| {
        let Some(own) = head.matched else {
            return false;
        };
        let same = |m: &Match| {
            let reading = parts.get(m.part).and_then(|p| p.readings.get(m.reading));
            m.part == own.part + 1
                && m.field == own.field
                && m.wording >= PARAMS.exact
                && reading.is_some_and(|r| r.rest.is_empty())
        };
        input.found.iter().any(same)
    };
    let twice: Vec<bool> = heads.iter().map(below).collect();
    if twice.iter().filter(|t| **t).count() >= TWICE {
        for (head, _) in heads.iter_mut().zip(twice).filter(|(_, twice)| *twice) {
            head.end = head.end.max(head.part + 2);
        }
    }
}

/// Whether the heading's number is behind a word.
fn worded(m: &Match, parts: &[Part]) -> bool {
    let reading = parts.get(m.part).and_then(|p| p.readings.get(m.reading));
    let number = reading.and_then(|r| r.number.as_ref());
    number.is_some_and(|n| n.worded)
}

/// Whether a block without number is set exactly like the headings `own`: a heading of the nominee's own, rather than a
/// subheading, which is smaller or is nearer to its text.
///
/// Where headings are set like text, every paragraph is set exactly like them.
fn twin(block: &Block, own: &[Match], input: &Input<'_>) -> bool {
    let parts = &input.sections.parts;
    let heads: Vec<&Block> = own.iter().map(|m| &parts[m.part].block).collect();
    let capitals = |b: &Block| !b.text.as_str().chars().any(char::is_lowercase);
    let large = block.size > 1.05 * input.sections.body_size;
    if block.bold <= 0.8 && !large && !capitals(block) {
        return false;
    }
    let like = |h: &&&Block| {
        (h.size - block.size).abs() < 0.2
            && (h.bold > 0.8) == (block.bold > 0.8)
            && (h.indent - block.indent).abs() < 0.3
            && h.centered == block.centered
            && capitals(h) == capitals(block)
            && h.cell.is_none()
    };
    let mut spaces: Vec<f32> = heads.iter().map(|h| h.space_above).collect();
    spaces.sort_by(f32::total_cmp);
    let space = spaces.get(spaces.len() / 2).copied().unwrap_or(0.0);
    let parted = space > 0.3 && block.space_above >= 0.8 * space;
    let sentence = block
        .text
        .as_str()
        .trim_end()
        .ends_with(['.', ';', ',', ':']);
    let alike = heads.iter().filter(like).count();
    block.cell.is_none() && parted && !sentence && 10 * alike >= 6 * heads.len()
}

/// Whether the heading is after the form's previous one and before the form's next one.
pub(super) fn sequence(heads: &[Head], position: usize) -> bool {
    let field = |h: &Head| h.matched.map(|m| m.field);
    let Some(own) = heads.get(position).and_then(field) else {
        return false;
    };
    let before = heads[..position].iter().rev().find_map(field);
    let after = heads
        .get(position + 1..)
        .unwrap_or(&[])
        .iter()
        .find_map(field);
    before.is_none_or(|b| b < own)
        && after.is_none_or(|a| a > own)
        && (before.is_some() || after.is_some())
}
