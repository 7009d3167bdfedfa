//! Small print in a type of its own: what a form or a portal prints around every question, and behind the last answer.
//!
//! Neither size nor colour says anything alone. Small print is smaller than the answers, in a slant or colour that they do
//! not have, comes again at the same place (below, above or behind several headings, or between the header's lines), and half
//! of it asks for something or begins with the same word; or one line of it does, and its type is nowhere but right below
//! headings. It never is all of an answer and never has an address.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::layout::{Habit, Style};
use crate::section::Part;

/// Small print is at most this large, as a share of the answers' size.
const SMALL: f32 = 0.92;
/// Places at which one type must come again.
const LEAST: usize = 3;
/// One of so many lines that look alike must ask for something, at least.
const SOME: usize = 8;
/// Most printed lines of a paragraph of small print.
const LINES: usize = 4;
/// Most paragraphs of it in a row.
const ROW: usize = 3;

/// A size in half points, and a slant and colour.
type Look = (i32, Style);

/// Where small print is, above answers or elsewhere, and its look.
type Group = (Habit, Look);

/// The type of a document's answers.
pub(super) struct Usual {
    size: f32,
    style: Option<Style>,
}

impl Usual {
    /// That of most characters of `answers`, the parts below each heading.
    pub(super) fn of(parts: &[Part], answers: &[Range<usize>]) -> Usual {
        let own = || {
            answers
                .iter()
                .flat_map(|a| parts.get(a.clone()).unwrap_or(&[]))
        };
        let mut sizes: HashMap<i32, usize> = HashMap::new();
        let mut styles: HashMap<Option<Style>, usize> = HashMap::new();
        for block in own()
            .map(|p| &p.block)
            .filter(|b| !is_leader(b.text.as_str()))
        {
            *sizes.entry((block.size * 2.0).round() as i32).or_default() +=
                block.text.as_str().len();
            *styles.entry(block.style).or_default() += block.text.as_str().len();
        }
        let size = sizes.into_iter().max_by_key(|(size, n)| (*n, *size));
        let style = styles.into_iter().filter(|(s, _)| s.is_some());
        let style = style.max_by_key(|(style, n)| (*n, *style));
        Usual {
            size: size.map_or(0.0, |(size, _)| size as f32 / 2.0),
            style: style.and_then(|(style, _)| style),
        }
    }

    /// The look of a part that is set like small print.
    fn look(&self, part: &Part) -> Option<Look> {
        let block = &part.block;
        let style = block.style.filter(|s| Some(*s) != self.style)?;
        let small = block.size <= SMALL * self.size && block.lines <= LINES;
        let address = block.text.as_str().contains('@');
        (small && !address).then_some(((block.size * 2.0).round() as i32, style))
    }

    /// How many parts at the end of the last of `answers` are small print: all but the answer. Signs alone are, too: what a
    /// page draws to fold its parts.
    pub(super) fn tail(&self, parts: &[Part], last: Range<usize>) -> usize {
        let own = parts.get(last).unwrap_or(&[]);
        let most = own.len().saturating_sub(1);
        let tail = own.iter().rev().take(most);
        tail.take_while(|p| self.look(p).is_some() || is_leader(p.block.text.as_str()))
            .count()
    }
}

/// Whether a text has nothing but dots and lines to write on.
fn is_leader(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// The parts that are small print, each with the habit that takes it. `answers` are the parts below each heading, `header`
/// those around the header's lines, of which `labelled` have a label. `asks` says whether a text asks for something.
pub(super) fn small_print(
    parts: &[Part],
    usual: &Usual,
    answers: &[Range<usize>],
    header: Range<usize>,
    labelled: impl Fn(usize) -> bool,
    asks: impl Fn(&str) -> bool,
) -> BTreeMap<usize, Habit> {
    // "What was the situation before? Up to 250 words."
    let asks = |text: &str| asks(text) || text.split_inclusive(['.', '?', '!']).any(&asks);
    let look = |i: &usize| parts.get(*i).and_then(|p| usual.look(p));
    let mut found: Vec<(usize, Habit, Look)> = Vec::new();
    for answer in answers {
        // The sign of a required field may be before it.
        let sign = |i: &usize| {
            parts
                .get(*i)
                .is_some_and(|p| is_leader(p.block.text.as_str()))
        };
        let begin = answer.clone().skip_while(sign);
        let first: Vec<usize> = begin.take(ROW).take_while(|i| look(i).is_some()).collect();
        let last = answer
            .clone()
            .rev()
            .take(ROW)
            .take_while(|i| look(i).is_some());
        let last: Vec<usize> = last.filter(|i| !first.contains(i)).collect();
        // What is all of an answer is the answer, whatever line it was written on.
        let text = |i: &usize| {
            parts
                .get(*i)
                .is_some_and(|p| !is_leader(p.block.text.as_str()))
        };
        if first.len() + last.len() >= answer.clone().filter(text).count() {
            continue;
        }
        let of = |habit| move |i: usize| Some((i, habit, look(&i)?));
        found.extend(first.into_iter().filter_map(of(Habit::Guidance)));
        found.extend(last.into_iter().filter_map(of(Habit::PortalLine)));
    }
    let around: HashSet<usize> = found.iter().map(|(i, ..)| *i).collect();
    // Values of the header may be small too: its lines must begin with the same word.
    let first = |i: usize| parts.get(i)?.block.text.as_str().split_whitespace().next();
    let lines: Vec<usize> = (header.clone())
        .filter(|i| !labelled(*i) && look(i).is_some())
        .collect();
    let alike = |i: &usize| lines.iter().filter(|j| first(**j) == first(*i)).count() >= LEAST;
    let alike = lines.iter().copied().filter(alike);
    found.extend(alike.filter_map(|i| Some((i, Habit::PortalLine, look(&i)?))));
    // Below a label, in the type of the guidance below headings: "Please choose one of the list".
    let asking = |i: &usize| {
        let own = parts.get(*i).map_or("", |p| p.block.text.as_str());
        asks(own) && i.checked_sub(1).is_some_and(&labelled)
    };
    let below = lines.iter().copied().filter(asking);
    found.extend(below.filter_map(|i| Some((i, Habit::Guidance, look(&i)?))));
    // What is above answers says nothing of what is below them in the same type: the foot of a page.
    let mut counts: HashMap<Group, usize> = HashMap::new();
    for (_, habit, look) in &found {
        *counts.entry((*habit, *look)).or_default() += 1;
    }
    counts.retain(|_, count| *count >= LEAST);
    found.retain(|(_, habit, look)| counts.contains_key(&(*habit, *look)));
    // Looks alone say nothing: half of what has them must ask for something, or begin as others do.
    let text = |i: usize| parts.get(i).map_or("", |p| p.block.text.as_str());
    let begins = |i: usize| {
        let word = text(i).split_whitespace().next();
        word.map(|word| {
            word.trim_end_matches(|c: char| c.is_ascii_digit())
                .to_lowercase()
        })
    };
    let mut words: HashMap<Option<String>, usize> = HashMap::new();
    for (i, ..) in &found {
        *words.entry(begins(*i)).or_default() += 1;
    }
    let printed = |i: usize| asks(text(i)) || words.get(&begins(i)).is_some_and(|n| *n >= LEAST);
    let mut known: HashMap<Group, usize> = HashMap::new();
    for (i, habit, look) in &found {
        *known.entry((*habit, *look)).or_default() += usize::from(printed(*i));
    }
    let often = counts.clone();
    let half =
        |group: &Group| 2 * known.get(group).unwrap_or(&0) >= *often.get(group).unwrap_or(&0);
    // Nobody sets the first line of an answer, and nothing else in it, in the small type of what asks.
    let inside = answers.iter().flat_map(Clone::clone);
    let inside = inside.filter(|i| !around.contains(i));
    let inside: HashSet<Look> = inside.filter_map(|i| look(&i)).collect();
    // One of many that asks may be chance.
    let some = |group: &Group| {
        let (n, all) = (known.get(group), often.get(group));
        n.is_some_and(|n| *n > 0 && SOME * n >= all.copied().unwrap_or(0))
    };
    let own =
        |group: &Group| group.0 == Habit::Guidance && some(group) && !inside.contains(&group.1);
    let kept: HashSet<Group> = (counts.into_keys())
        .filter(|group| half(group) || own(group))
        .collect();
    // The same type between a label and its value.
    let plain = |i: usize| header.contains(&i) && !labelled(i) && look(&i).is_none();
    let hint = |i: &usize| {
        let labelled = i.checked_sub(1).is_some_and(&labelled);
        labelled && plain(i + 1) && look(i).is_some_and(|l| kept.contains(&(Habit::Guidance, l)))
    };
    let hints = lines
        .iter()
        .copied()
        .filter(hint)
        .map(|i| (i, Habit::Guidance));
    let own = found
        .iter()
        .filter(|(_, habit, look)| kept.contains(&(*habit, *look)));
    own.map(|(i, habit, _)| (*i, *habit)).chain(hints).collect()
}
