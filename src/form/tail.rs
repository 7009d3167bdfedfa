//! What is behind the last answer and is not part of it: a mail's signature and the mail it answers, the lines to sign on, a group
//! of a portal's own data, the comments below a web page, a page's foot.
//!
//! Each sign alone says that the form has ended; the look of a text is one only behind a list of contacts, where it goes
//! with what the text lacks: an address or a number. What is taken is kept with its role.

use std::collections::HashMap;
use std::ops::Range;

use crate::fold::fold;
use crate::layout::{Cell, Style};
use crate::section::Part;

use super::closing::Closing;
use super::look::Look;
use super::mails::{begins, ends_mail};
use super::title;

/// Space above what is apart, in em beyond the usual line distance.
const APART: f32 = 0.9;
/// From so much space on, in em beyond the usual line distance, a text is not part of the signature above it.
const FAR: f32 = 8.0;
/// Fewest digits of a number to call.
const CALLED: usize = 7;
/// Longest line of greeting, in bytes.
const GREETING: usize = 40;
/// Fewest headings of groups that count.
const GROUPS: usize = 2;
/// Longest heading of a group, in bytes.
const LONGEST_HEADING: usize = 80;
/// From here on a line is set apart from running text.
const SET_APART: f32 = 0.4;
/// Shortest name above a signature, in bytes.
const LEAST_NAME: usize = 4;
/// Most words of the place and date above a signature: "Done at Suva on the 3rd of June 2024".
const DATED: usize = 9;
/// Most parts of a line to sign on, with the name and function below it.
const NAMED: usize = 4;
/// Most parts of a block to sign, and the longest of them, in bytes.
const SIGNED: usize = 14;
const LONGEST_SIGNED: usize = 160;

/// What is known of one nomination's answers.
pub(super) struct Ends<'a> {
    pub(super) parts: &'a [Part],
    /// The parts below each heading.
    pub(super) answers: &'a [Range<usize>],
    /// The parts that are the form's headings.
    pub(super) heads: &'a [usize],
    /// Parts before the first heading that have neither label nor value.
    pub(super) before: &'a [usize],
    /// The last answer is a list of contacts.
    pub(super) contacts: bool,
    /// Words that are behind a form.
    pub(super) closing: &'a Closing,
}

impl Ends<'_> {
    /// The headings over groups of questions that are at the end of an answer, "C. People" before section 10: lines in a
    /// look of their own, which comes again at these places and nowhere in an answer.
    pub(super) fn groups(&self) -> Vec<usize> {
        let looks = self.group_looks();
        let own = |at: &usize| self.group_look(*at).is_some_and(|l| looks.contains(&l));
        self.trailing().filter(own).collect()
    }

    /// How many parts at the end of the last answer are behind the form, by what they say; `known` of them are behind it by
    /// their looks.
    pub(super) fn closing(&self, known: usize) -> usize {
        let Some(last) = self.answers.last() else {
            return 0;
        };
        let text = |at: usize| self.parts.get(at).map_or("", |p| p.block.text.as_str());
        // The answer may begin on its heading's line.
        let begun = last
            .start
            .checked_sub(1)
            .is_some_and(|at| reaches(text(at)));
        let inside = last.start + usize::from(!begun)..last.end;
        let ends = |at: &usize| {
            self.signature(*at..last.end)
                || begins(self.parts, *at)
                || self.signs(*at..last.end)
                || self.takes_leave(*at..last.end)
                || self.is_date(*at..last.end)
                || self.contacts && self.closing.gives_thanks(text(*at))
        };
        // A signature may have the name of its owner above it.
        let named = |at: usize| {
            let name = fold(text(at - 1));
            let own = self.closing.is_signed_by(text(at)) && name.len() > LEAST_NAME;
            at - usize::from(own && at - 1 > last.start && fold(text(at)).contains(&name))
        };
        // "With kind regards," above the signature of a mail.
        let greeted = |at: usize| {
            let above = text(at - 1).trim();
            let greets = above.len() <= GREETING && above.ends_with(',') && !reaches(above);
            at - usize::from(greets && at - 1 > last.start && ends_mail(text(at)))
        };
        let named = |at: usize| greeted(at).min(named(at));
        // An answer that was left empty has the block to sign right below its heading.
        let empty = self.closing.begins(text(last.start)) && self.signs(last.clone());
        let marked = match empty {
            true => last.len(),
            false => (inside.clone().find(ends)).map_or(0, |at| last.end - named(at)),
        };
        let button = |at: &usize| self.closing.is_buttons(text(*at));
        let before = inside.rev().skip(known);
        let buttons = before.take_while(button).count();
        marked.max(if buttons > 0 { buttons + known } else { 0 })
    }

    /// How many parts at the end of a last answer that lists contacts are behind the form: one more group of a portal's
    /// questions; what has looks of its own, and neither address nor number.
    pub(super) fn behind_contacts(&self) -> usize {
        match self.answers.last() {
            Some(last) if self.contacts && last.end == self.parts.len() => {
                let inside = last.start + 1..last.end;
                let text = |at: usize| self.parts.get(at).map_or("", |p| p.block.text.as_str());
                let signs =
                    |at: &usize| !text(*at).contains(char::is_alphabetic) && !reaches(text(*at));
                let signs = inside.clone().rev().take_while(signs).count();
                let looks = self.group_looks();
                let group = |at: &usize| self.group_look(*at).is_some_and(|l| looks.contains(&l));
                let group = inside.clone().find(group).map_or(0, |at| last.end - at);
                let beyond = self.beyond(inside.clone());
                let own = self
                    .under_own_heading(inside)
                    .max(signs)
                    .max(group)
                    .max(beyond);
                let mut answers = self.answers.to_vec();
                if let Some(last) = answers.last_mut() {
                    last.end -= own;
                }
                own + in_strange_type(self.parts, &answers)
            }
            _ => 0,
        }
    }

    /// How many parts at the end of the last answer are where answers never are: further below it than the form's headings
    /// are below answers, in another row or outside the table that has all of them, or behind boxes to tick. The
    /// first reaches nobody and none has an address; somebody is reached before them.
    fn beyond(&self, inside: Range<usize>) -> usize {
        /// More space than above headings, and the least of it, in em.
        const MORE: f32 = 1.15;
        const LEAST: f32 = 1.3;
        /// Headings that must be alike.
        const HEADS: usize = 3;
        let block = |at: usize| self.parts.get(at).map(|p| &p.block);
        let cell = |at: usize| block(at).and_then(|b| b.cell);
        let text = |at: usize| block(at).map_or("", |b| b.text.as_str());
        let heads = || self.heads.iter().copied().filter_map(block);
        let spaces = heads()
            .map(|b| b.space_above)
            .filter(|s| (s - 1.0).abs() > f32::EPSILON);
        let mut spaces: Vec<f32> = spaces.collect();
        spaces.sort_by(f32::total_cmp);
        // At the top of a page nothing says how much space there is.
        let usual = spaces
            .get(spaces.len() * 3 / 4)
            .copied()
            .filter(|_| spaces.len() >= HEADS);
        let columns: Vec<usize> = heads().filter_map(|b| b.cell.map(|c| c.column)).collect();
        let in_cells = self.heads.len() >= HEADS && columns.len() == self.heads.len();
        let apart = |at: &usize| {
            let (Some(own), Some(before)) = (block(*at), block(*at - 1)) else {
                return false;
            };
            let far = usual.is_some_and(|usual| {
                own.page == before.page && own.space_above > (MORE * usual).max(LEAST)
            });
            let row = match (cell(*at), cell(*at - 1)) {
                (None, Some(_)) => in_cells && own.page == before.page,
                (Some(c), Some(b)) => {
                    in_cells && columns.contains(&c.column) && (c.table, c.row) != (b.table, b.row)
                }
                _ => false,
            };
            let ticks = text(*at).trim_start().starts_with(crate::layout::BOXES);
            (far || row || ticks) && !reaches(text(*at))
        };
        let all = inside.start.saturating_sub(1)..inside.end;
        let reached = all.clone().find(|at| reaches(text(*at)));
        let first = reached.and_then(|at| (at + 1..all.end).find(apart));
        // One more person with an address is a contact, at any place.
        let first = first.filter(|first| !(*first..all.end).any(|at| text(at).contains('@')));
        first.map_or(0, |first| inside.end - first)
    }

    /// The last part of each answer but the last, where it is not all of it.
    fn trailing(&self) -> impl Iterator<Item = usize> {
        let but_last = self.answers.len().saturating_sub(1);
        let answers = self.answers.iter().take(but_last).cloned();
        answers.filter(|a| a.len() > 1).map(|a| a.end - 1)
    }

    /// The looks of headings over groups: they count, "A. Identification", "Group B", as lines that only look alike do not.
    fn group_looks(&self) -> Vec<Look> {
        let trailing: Vec<usize> = self.trailing().collect();
        let places = self.before.iter().chain(&trailing);
        let mut counts: HashMap<Look, Vec<Option<u32>>> = HashMap::new();
        for at in places {
            if let Some(look) = self.group_look(*at) {
                let text = self.parts.get(*at).map_or("", |p| p.block.text.as_str());
                counts.entry(look).or_default().push(ordinal(text));
            }
        }
        let but_last = self.answers.len().saturating_sub(1);
        let inside = self.answers.iter().take(but_last).flat_map(Clone::clone);
        for at in inside.filter(|at| !trailing.contains(at)) {
            if let Some(part) = self.parts.get(at) {
                counts.remove(&Look::of(&part.block));
            }
        }
        let count = |found: &[Option<u32>]| {
            let ordinals: Vec<u32> = found.iter().copied().flatten().collect();
            let grow = ordinals.windows(2).all(|pair| pair[0] < pair[1]);
            grow && ordinals.len() >= GROUPS && 2 * ordinals.len() >= found.len()
        };
        let looks = counts.into_iter().filter(|(_, found)| count(found));
        looks.map(|(look, _)| look).collect()
    }

    /// The look of a part that can be the heading of a group.
    fn group_look(&self, at: usize) -> Option<Look> {
        let part = self.parts.get(at)?;
        let text = part.block.text.as_str().trim();
        let heading = part.readings.first()?.prominence >= SET_APART
            && part.block.lines == 1
            && text.len() <= LONGEST_HEADING
            && text.contains(char::is_alphabetic)
            && !text.ends_with(['.', ';', ',', ':'])
            && !reaches(text);
        heading.then(|| Look::of(&part.block))
    }

    /// Whether the signature of a mail begins at the first of `rest`: it comes once, is short, and ends with the text or where
    /// the mail begins that is answered.
    fn signature(&self, rest: Range<usize>) -> bool {
        let text = |at: usize| self.parts.get(at).map_or("", |p| p.block.text.as_str());
        let first = rest.start;
        let own: Vec<usize> = rest.take_while(|at| !begins(self.parts, *at)).collect();
        let near = |at: &usize| {
            self.parts
                .get(*at)
                .is_some_and(|p| p.block.space_above < FAR)
        };
        let short = own.len() <= SIGNED
            && own.iter().all(|at| text(*at).len() <= LONGEST_SIGNED)
            && own.iter().skip(1).all(near);
        let mut others = self
            .answers
            .iter()
            .flat_map(Clone::clone)
            .filter(|at| *at != first);
        // Hyphens before several parts are those of a list.
        ends_mail(text(first)) && short && !others.any(|at| ends_mail(text(at)))
    }

    /// Whether the end of a letter begins at the first of `rest`: a farewell, and a name below it.
    fn takes_leave(&self, rest: Range<usize>) -> bool {
        /// Most words of a name.
        const NAME: usize = 6;
        let own = self.parts.get(rest).unwrap_or(&[]);
        let mut lines = own.iter().flat_map(|p| p.block.text.as_str().split('\n'));
        let farewell = lines
            .next()
            .is_some_and(|line| self.closing.is_farewell(line));
        let named = lines.next().is_some_and(|line| {
            let words = line.split_whitespace().count();
            let capital = line.trim_start().starts_with(char::is_uppercase);
            capital && (1..=NAME).contains(&words) && !line.ends_with('.') && !reaches(line)
        });
        farewell && named && own.len() <= SIGNED
    }

    /// Whether `rest` begins with a line of the place and the day on which the form was filled in, "Suva, 4 March 2024", and has
    /// nothing else but who did so: a name, and a function. Several of these lines are an answer: where something was shown, and when.
    fn is_date(&self, rest: Range<usize>) -> bool {
        /// Most words of a name or a function.
        const NAME: usize = 8;
        let from = rest.start;
        let Some((own, more)) = self.parts.get(rest).and_then(<[Part]>::split_first) else {
            return false;
        };
        let text = own.block.text.as_str().trim();
        let place = text.split_once(',').map_or("", |(place, _)| place);
        let named =
            place.starts_with(char::is_uppercase) && !place.contains(|c: char| c.is_ascii_digit());
        let name = |p: &Part| {
            let lines = p.block.text.as_str().split('\n');
            lines.clone().count() <= NAMED
                && lines.into_iter().all(|line| {
                    let few = line.split_whitespace().nth(NAME).is_none();
                    few && line.starts_with(char::is_uppercase)
                        && !line.ends_with('.')
                        && !reaches(line)
                })
        };
        let above = self.answers.last().map_or(0..0, |last| last.start..from);
        let others = self.parts.get(above).unwrap_or(&[]).iter().chain(more);
        let is_dated = |p: &Part| title::is_dated(p.block.text.as_str().trim(), DATED);
        let listed = others.into_iter().any(is_dated);
        let dated = own.block.lines == 1 && named && is_dated(own);
        dated && !listed && more.len() < NAMED && more.iter().all(name)
    }

    /// Whether a block to sign begins at the first of `rest` and nothing else follows.
    fn signs(&self, rest: Range<usize>) -> bool {
        let own = self.parts.get(rest).unwrap_or(&[]);
        let texts: Vec<&str> = own.iter().map(|p| p.block.text.as_str()).collect();
        let short = |t: &&str| t.len() <= LONGEST_SIGNED && !reaches(t);
        let Some(first) = texts.first() else {
            return false;
        };
        let ruled = is_line_to_write_on(first) && (2..=NAMED).contains(&texts.len());
        let first = self.closing.begins(first) || title::is_dated(first, DATED) || ruled;
        let line = |t: &&str| {
            let line: String = t.chars().take_while(|c| !c.is_alphanumeric()).collect();
            is_line_to_write_on(line.trim())
        };
        let under_line = texts.iter().skip(1).take(3).any(line);
        let signed = ruled || under_line || texts.iter().take(4).any(|t| self.closing.signs(t));
        first && signed && texts.len() <= SIGNED && texts.iter().all(short)
    }

    /// How many parts at the end of the last answer are under a heading that no other answer has the like of, and have
    /// neither address nor number: "2 comments" below the contacts.
    fn under_own_heading(&self, inside: Range<usize>) -> usize {
        let part = |at: usize| self.parts.get(at);
        let strange = |at: &usize| part(*at).is_some_and(|p| !reaches(p.block.text.as_str()));
        let most = inside.clone().rev().take_while(strange).count();
        let from = inside.end - most;
        let known: Vec<Look> = (self.answers.iter().flat_map(Clone::clone))
            .filter(|at| *at < from)
            .filter_map(|at| part(at).map(|p| Look::of(&p.block)))
            .collect();
        // What reaches nobody is behind somebody who is reached.
        let reached = from > inside.start
            || part(from.saturating_sub(1)).is_some_and(|p| reaches(p.block.text.as_str()));
        let heads = |at: &usize| {
            self.group_look(*at).is_some_and(|l| !known.contains(&l))
                && part(*at).is_some_and(|p| p.block.space_above >= APART)
        };
        let first = (from..inside.end).find(heads).filter(|_| reached);
        first.map_or(0, |first| inside.end - first)
    }
}

/// What the first or second word of a heading counts: 2 for "B. Future", "Group B", "Part 2".
fn ordinal(text: &str) -> Option<u32> {
    let mut words = text.split_whitespace().take(2);
    words.find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        match word.as_bytes() {
            [letter @ b'A'..=b'Z'] => Some(u32::from(letter - b'A') + 1),
            [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'] => word.parse().ok(),
            _ => None,
        }
    })
}

/// How many parts at the end of the last of `answers`, which is a list of contacts, belong to none of them. Each is set in a
/// type that no answer has, the first is apart from the last contact, and none has an address or a number: a web page's
/// foot, a total below a portal's table, what a signature prints.
fn in_strange_type(parts: &[Part], answers: &[Range<usize>]) -> usize {
    let Some(last) = answers.last() else { return 0 };
    let own = parts.get(last.clone()).unwrap_or(&[]);
    let type_of = |p: &Part| ((p.block.size * 2.0).round() as i32, p.block.style);
    let strange = |p: &&Part| !reaches(p.block.text.as_str());
    let most = own.iter().rev().take_while(strange).count();
    let kept = last.end - most.min(own.len().saturating_sub(1));
    let others = answers.iter().rev().skip(1).cloned();
    let mut known: Vec<(i32, Option<Style>)> = (others.chain(std::iter::once(last.start..kept)))
        .flat_map(|a| parts.get(a).unwrap_or(&[]))
        .map(type_of)
        .collect();
    known.sort_unstable();
    known.dedup();
    let tail = parts.get(kept..last.end).unwrap_or(&[]);
    let from = (tail.iter())
        .rposition(|p| known.binary_search(&type_of(p)).is_ok())
        .map_or(0, |at| at + 1);
    let apart = |at: &usize| {
        let (Some(before), Some(part)) = (parts.get(kept + *at - 1), tail.get(*at)) else {
            return false;
        };
        let (a, b) = (&before.block, &part.block);
        let row = |c: Option<Cell>| c.map(|c| (c.table, c.row));
        b.space_above >= APART || a.page != b.page || row(a.cell) != row(b.cell)
    };
    let first = (from..tail.len()).find(apart);
    first.map_or(0, |first| tail.len() - first)
}

/// Whether a text is nothing but a line to write on.
fn is_line_to_write_on(text: &str) -> bool {
    const DOTS: usize = 12;
    let dots = |c: char| match c {
        '_' | '.' => 1,
        '…' => 3,
        _ => 0,
    };
    let drawn = |c: char| dots(c) > 0 || c.is_whitespace();
    text.chars().all(drawn) && text.chars().map(dots).sum::<usize>() >= DOTS
}

/// Whether a text has an e-mail address or a number to call.
pub(super) fn reaches(text: &str) -> bool {
    let called = text.split('+').skip(1).any(|rest| {
        let number = rest.split(|c: char| !(c.is_ascii_digit() || " -./()\u{a0}".contains(c)));
        let digits = |n: &str| n.chars().filter(char::is_ascii_digit).count();
        number.clone().next().is_some_and(|n| digits(n) >= CALLED)
    });
    let mut runs = text.split(|c: char| !(c.is_ascii_digit() || " -./()\u{a0}".contains(c)));
    let long = |run: &str| run.chars().filter(char::is_ascii_digit).count() >= CALLED;
    text.contains('@') || called || runs.any(|run| long(run) && !dated(run))
}

/// Whether digits begin with a year or end with one.
fn dated(run: &str) -> bool {
    let mut words = run.split(|c: char| !c.is_ascii_digit());
    words.any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_groups_count() {
        for (text, count) in [
            ("A. Identification", Some(1)),
            ("Group C – People", Some(3)),
            ("Part 2", Some(2)),
            ("Sending", None),
            ("In 2014", None),
        ] {
            assert_eq!(ordinal(text), count, "{text}");
        }
    }

    #[test]
    fn numbers_and_addresses_reach_somebody_and_dates_do_not() {
        for text in ["ana@example.org", "+51 1 614 2200", "(01) 614-2200"] {
            assert!(reaches(text), "{text}");
        }
        for text in ["12 March 2025", "2025-03-12", "2 comments", "10:22 +05'45'"] {
            assert!(!reaches(text), "{text}");
        }
    }
}
