//! Which group of the form a line is in: below which of its headings.
//!
//! The same label under two headings asks two people. A line belongs to the group whose heading is the nearest above it;
//! where no heading can be seen, to the group of the line before, until that has an answer for the field already.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::section::Part;

use super::compiled::Form;
use super::label::{LABEL, Label};
use super::lexicon::Likeness;
use super::wording::Wording;

/// Wording from which on a line of its own is a group's heading.
const EXACT: f32 = 0.95;
/// Wording from which on it is one where it is set apart, or has the group's number.
const NEAR: f32 = 0.8;
/// How much a line is set apart that is a heading in near words.
const SET_APART: f32 = 0.3;
/// How much nearer the words of another group's field may be for a field of the line's own group to be meant.
const MARGIN: f32 = 0.2;
/// Words by which a heading may be longer than the form's longest one.
const MORE_WORDS: usize = 2;

/// The headings of groups in a document.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    /// In document order.
    headings: Vec<Heading>,
    /// Parts that are a group's heading and nothing else.
    whole: BTreeSet<usize>,
}

/// Where a group begins.
#[derive(Debug)]
struct Heading {
    part: usize,
    /// Bytes of the part's text.
    at: Range<usize>,
    /// `None` where a group comes again more often than it may.
    group: Option<usize>,
    /// The group, or the first of those that were made of it.
    first: usize,
}

/// A line in the words of a group's heading.
struct Found {
    part: usize,
    at: Range<usize>,
    line: String,
    group: usize,
    score: f32,
}

impl Scopes {
    /// Finds the headings of the form's groups; none for a form without groups.
    pub(super) fn of(parts: &[Part], form: &Form) -> Scopes {
        let mut out = Scopes::default();
        if form.file.groups.is_empty() {
            return out;
        }
        let mut found: Vec<Found> = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            if is_value(parts, index) {
                continue;
            }
            let text = part.block.text.as_str();
            let mut start = 0;
            for line in text.split('\n') {
                let at = start..start + line.len();
                start = at.end + 1;
                let whole = line.len() == text.len();
                if let Some((group, score)) = heading(part, line, whole, form) {
                    if whole {
                        out.whole.insert(index);
                    }
                    found.push(Found {
                        part: index,
                        at,
                        line: line.to_owned(),
                        group,
                        score,
                    });
                }
            }
        }
        // "References" above "Reference 1" and "Reference 2" is not one of them.
        let first = |found: &Found| first(found.group, form);
        let exact: BTreeSet<usize> = found
            .iter()
            .filter(|f| f.score >= EXACT)
            .filter_map(first)
            .collect();
        found.retain(|f| f.score >= EXACT || first(f).is_none_or(|first| !exact.contains(&first)));
        for Found {
            part,
            at,
            line,
            group,
            ..
        } in found
        {
            let (group, first) = out.time(group, &line, form);
            out.headings.push(Heading {
                part,
                at,
                group,
                first,
            });
        }
        out
    }

    /// Which time of its group a heading is: the one whose number it has, or the next one; and the first of them.
    fn time(&self, group: usize, line: &str, form: &Form) -> (Option<usize>, usize) {
        let groups = &form.file.groups;
        let nth = |at: usize| groups.get(at)?.time.as_ref().map(|t| t.nth);
        let Some(first) = first(group, form) else {
            return (Some(group), group);
        };
        let times =
            (first..groups.len()).take_while(|at| nth(*at) == Some((at - first + 1) as u32));
        // "Referee 2", but not "2. Referee".
        let number = crate::section::number_length(line.trim_start());
        let behind = line.trim_start().get(number..).unwrap_or("");
        let numbered = |at: &usize| {
            let number = nth(*at).map(|n| n.to_string()).unwrap_or_default();
            let mut words = behind.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word == number)
        };
        // A group before this one begins the next nomination.
        let same = |h: &&Heading| h.first >= first;
        let earlier = self.headings.iter().rev().take_while(same);
        let last = earlier.filter(|h| h.first == first).map(|h| h.group).next();
        let next = match last {
            None => Some(first),
            Some(last) => last.map(|last| last + 1),
        };
        let mut times = times;
        let said = times.clone().find(numbered);
        let said = said.filter(|at| next.is_none_or(|next| *at >= next));
        (
            said.or(next.filter(|next| times.any(|at| at == *next))),
            first,
        )
    }

    /// How often each group has its heading among the parts of a nomination, by its index or that of the first of those that
    /// were made of it; and where the last one is.
    pub(super) fn times(&self, segment: &Range<usize>) -> BTreeMap<usize, (usize, usize)> {
        let mut out: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for heading in self.headings.iter().filter(|h| segment.contains(&h.part)) {
            let (times, last) = out.entry(heading.first).or_default();
            (*times, *last) = (*times + 1, heading.part);
        }
        out
    }

    /// The parts below each heading of `group` in a nomination, with the heading, up to the next group's.
    pub(super) fn below(&self, group: usize, segment: &Range<usize>) -> Option<Range<usize>> {
        let own = |h: &&Heading| h.group == Some(group) && segment.contains(&h.part);
        let at = self.headings.iter().position(|h| own(&h))?;
        let from = self.headings.get(at)?.part;
        let next = self.headings.get(at + 1).map_or(segment.end, |h| h.part);
        Some(from..next.min(segment.end))
    }

    /// The parts that are nothing but the heading of a group.
    pub(super) fn whole(&self) -> &BTreeSet<usize> {
        &self.whole
    }

    /// Whether a heading of the field's group is in the document, and the field's line at the byte `at` of `part` is not
    /// below one.
    fn astray(&self, field: usize, part: usize, at: usize, form: &Form) -> bool {
        let group = form.file.group_of(field);
        let nth = |g: usize| {
            form.file
                .groups
                .get(g)?
                .time
                .as_ref()
                .map(|t| t.nth as usize)
        };
        let first = |g: usize| g + 1 - nth(g).unwrap_or(1);
        let headed = group.is_some_and(|g| self.headings.iter().any(|h| h.first == first(g)));
        headed && self.at(part, at) != group
    }

    /// Which of `likes`, what the line at the byte `at` of `part` is like, is meant: the nearest of the group that it is in,
    /// else of those that belong to no group or whose heading is nowhere.
    pub(super) fn nearest(
        &self,
        mut likes: Vec<Likeness>,
        part: usize,
        at: usize,
        form: &Form,
    ) -> Option<Likeness> {
        likes.retain(|l| !self.astray(l.field, part, at, form));
        let scope = self.at(part, at);
        let own = |l: &Likeness| scope.is_some() && form.file.group_of(l.field) == scope;
        if likes.iter().any(own) {
            likes.retain(own);
        }
        // The first of equals.
        likes.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.field.cmp(&b.field)));
        likes.into_iter().next()
    }

    /// The group below whose heading the byte `at` of `part` is.
    fn at(&self, part: usize, at: usize) -> Option<usize> {
        let before = self
            .headings
            .partition_point(|h| (h.part, h.at.start) <= (part, at));
        before
            .checked_sub(1)
            .and_then(|last| self.headings.get(last))
            .and_then(|h| h.group)
    }

    /// Gives each label to the field of the group that it is in, and ends values where a group begins.
    pub(super) fn settled(&self, labels: Vec<Label>, parts: &[Part], form: &Form) -> Vec<Label> {
        if form.file.groups.is_empty() {
            return labels;
        }
        let mut chooser = Chooser::new(self, form);
        let mut out: Vec<Label> = Vec::new();
        for same in labels.chunk_by(|a, b| a.part == b.part && a.label.start == b.label.start) {
            let Some(first) = same.first() else { continue };
            let headed = self.whole.contains(&first.part);
            if headed {
                continue;
            }
            let text = parts.get(first.part).map_or("", |p| p.block.text.as_str());
            let words = text.get(first.label.clone()).unwrap_or("");
            let scope = self.at(first.part, first.label.start);
            let mut likes: Vec<Likeness> = same.iter().map(likeness).collect();
            let twins = likes.iter().filter_map(|l| twin(l, scope?, form));
            let twins: Vec<Likeness> = twins.collect();
            likes.extend(twins);
            let sure = likes.len();
            // In near words, a field of the line's own group is meant.
            likes.extend(form.lexicon.labels(&Wording::new(words), LABEL));
            let fields: Vec<usize> = likes.iter().take(sure).map(|l| l.field).collect();
            let mut chosen = chooser.chosen(first.part, first.label.start, likes);
            let known = |l: &Likeness| fields.contains(&l.field);
            let most = chosen.iter().map(|l| l.score).fold(0.0, f32::max);
            match chosen.iter().any(known) {
                true => chosen.retain(known),
                false => chosen.retain(|l| l.score >= most),
            }
            chosen.sort_by_key(|l| l.field);
            chosen.dedup_by_key(|l| l.field);
            out.extend(chosen.iter().map(|like| Label {
                field: like.field,
                language: like.language,
                score: like.score,
                ..first.clone()
            }));
        }
        for heading in &self.headings {
            for label in out.iter_mut().filter(|l| l.part == heading.part) {
                if label.value.contains(&heading.at.start) {
                    label.value.end = heading.at.start;
                }
            }
        }
        // In a group that does not ask for it, a label is another group's only where that has none of its own.
        let own = |l: &Label| {
            let group = form.file.group_of(l.field);
            group.is_none() || group == self.at(l.part, l.label.start)
        };
        let placed: BTreeSet<usize> = out.iter().filter(|l| own(l)).map(|l| l.field).collect();
        out.retain(|l| {
            let astray = self.astray(l.field, l.part, l.label.start, form);
            own(l) || l.score >= LABEL && !placed.contains(&l.field) && !astray
        });
        out
    }
}

/// Gives lines to the fields of one group after the other.
pub(super) struct Chooser<'a> {
    scopes: &'a Scopes,
    form: &'a Form,
    /// The group of the line before.
    last: Option<usize>,
    /// The fields that have a line, by the heading that it is below.
    taken: BTreeMap<usize, usize>,
}

impl<'a> Chooser<'a> {
    /// One for a document, whose lines come in order.
    pub(super) fn new(scopes: &'a Scopes, form: &'a Form) -> Chooser<'a> {
        Chooser {
            scopes,
            form,
            last: None,
            taken: BTreeMap::new(),
        }
    }

    /// Which of `likes`, what the line `words` is like, are meant, as in [`Chooser::chosen`], without fields of groups that have
    /// their heading elsewhere, and of other groups where the line's own has this label.
    pub(super) fn below_its_heading(
        &mut self,
        part: usize,
        at: usize,
        words: &Wording,
        mut likes: Vec<Likeness>,
    ) -> Vec<Likeness> {
        likes.retain(|l| !self.scopes.astray(l.field, part, at, self.form));
        let of = |field: usize| self.form.file.group_of(field);
        let scope = self.scopes.at(part, at);
        let foreign = |l: &Likeness| of(l.field).is_some_and(|g| scope.is_some_and(|s| s != g));
        if likes.iter().any(foreign) {
            let labels = self.form.lexicon.labels(words, LABEL);
            let own = labels.iter().filter(|l| of(l.field) == scope);
            let own = own.map(|l| l.score).fold(0.0, f32::max);
            likes.retain(|l| !foreign(l) || l.score > own);
        }
        self.chosen(part, at, likes)
    }

    /// Which of `likes`, what the line at the byte `at` of `part` is like, are meant: those of one group, where several
    /// groups ask in these words.
    pub(super) fn chosen(
        &mut self,
        part: usize,
        at: usize,
        mut likes: Vec<Likeness>,
    ) -> Vec<Likeness> {
        let file = &self.form.file;
        if file.groups.is_empty() {
            return likes;
        }
        let best = likes.iter().map(|l| l.score).fold(0.0, f32::max);
        let near = |l: &Likeness| l.score >= best - MARGIN;
        let groups: BTreeSet<Option<usize>> = likes
            .iter()
            .filter(|l| near(l))
            .map(|l| file.group_of(l.field))
            .collect();
        // A label that comes again in a group is not a group's, where the form asks this of nobody.
        let open = |group: Option<usize>| {
            let mut own = likes
                .iter()
                .filter(|l| l.score >= best && file.group_of(l.field) == group);
            own.any(|l| self.taken.get(&l.field).is_none_or(|at| *at == part))
        };
        let group = match self.scopes.at(part, at) {
            Some(scope) if !open(Some(scope)) && groups.contains(&Some(scope)) && open(None) => {
                None
            }
            Some(scope) if groups.contains(&Some(scope)) => Some(scope),
            _ if groups.len() < 2 => None,
            // What belongs to no group is meant before what belongs to another one.
            _ if groups.contains(&None) => None,
            _ => self.next(&groups, &likes, best, part),
        };
        if groups.len() > 1 || group.is_some() {
            likes.retain(|l| file.group_of(l.field) == group);
        }
        let most = likes.iter().map(|l| l.score).fold(0.0, f32::max);
        if most >= LABEL
            && let Some(first) = likes.iter().find(|l| l.score >= most)
        {
            self.last = file.group_of(first.field);
            for like in likes.iter().filter(|l| l.score >= most) {
                self.taken.entry(like.field).or_insert(part);
            }
        }
        likes
    }

    /// The group that is meant where no heading says it: that of the line before, if its field has no line yet; else the
    /// first one whose field has none.
    fn next(
        &self,
        groups: &BTreeSet<Option<usize>>,
        likes: &[Likeness],
        best: f32,
        part: usize,
    ) -> Option<usize> {
        let file = &self.form.file;
        let open = |group: usize| {
            let mut own = likes
                .iter()
                .filter(|l| l.score >= best - MARGIN && file.group_of(l.field) == Some(group));
            own.any(|l| self.taken.get(&l.field).is_none_or(|at| *at == part))
        };
        let last = self.last.filter(|g| groups.contains(&Some(*g)) && open(*g));
        let others = || groups.iter().flatten().copied().find(|g| open(*g));
        last.or_else(others)
            .or_else(|| groups.iter().flatten().next_back().copied())
    }
}

fn likeness(label: &Label) -> Likeness {
    Likeness {
        field: label.field,
        language: label.language,
        score: label.score,
    }
}

/// The field of `group` that asks in the same words as the one that `like` names; where the words are strange and the value
/// alone says what it is, the one of the same type.
fn twin(like: &Likeness, group: usize, form: &Form) -> Option<Likeness> {
    let file = &form.file;
    let own = file.fields.get(like.field)?;
    if file.group_of(like.field) == Some(group) {
        return None;
    }
    let words = |key: &str| {
        let printed = form
            .vocabularies
            .iter()
            .filter_map(move |v| v.printed.get(key));
        printed
            .flatten()
            .map(|w| Wording::new(w).joined)
            .collect::<BTreeSet<_>>()
    };
    let wanted = words(&own.key);
    let twin = (0..file.fields.len()).find(|at| {
        let other = file.fields.get(*at);
        let same = other.is_some_and(|f| {
            f.kind == own.kind && (like.score < LABEL || !words(&f.key).is_disjoint(&wanted))
        });
        same && file.group_of(*at) == Some(group)
    })?;
    Some(Likeness {
        field: twin,
        ..*like
    })
}

/// The first of the groups that were made of the same one as `group`, where it comes again.
fn first(group: usize, form: &Form) -> Option<usize> {
    let time = form.file.groups.get(group)?.time.as_ref()?;
    (group + 1).checked_sub(time.nth as usize)
}

/// Whether a part is a cell beside another one with words in it: a value, not a heading.
fn is_value(parts: &[Part], index: usize) -> bool {
    let cell = |at: usize| parts.get(at).and_then(|p| p.block.cell);
    let before = index.checked_sub(1);
    let (Some(own), Some(left)) = (cell(index), before.and_then(cell)) else {
        return false;
    };
    let text = before
        .and_then(|at| parts.get(at))
        .map_or("", |p| p.block.text.as_str());
    let beside = own.table == left.table && own.row == left.row && own.column > left.column;
    beside
        && crate::section::cell_number(text).is_none()
        && crate::section::lone_number(text).is_none()
}

/// The group whose heading a line of `part` is, and how near its words are; `whole` where the part has no other line.
fn heading(part: &Part, line: &str, whole: bool, form: &Form) -> Option<(usize, f32)> {
    let longest = form.lexicon.longest_group() + MORE_WORDS;
    if line.split_whitespace().nth(longest + 2).is_some() {
        return None;
    }
    let lead = line.len() - line.trim_start().len();
    let own = line.get(lead..)?;
    let skip = crate::section::number_length(own);
    let bare = own.get(skip..).unwrap_or(own);
    let best = |text: &str| form.lexicon.groups(&Wording::new(text), NEAR).into_iter();
    // "Referee 4" is one more than the form has.
    let counted = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let found = best(own)
        .chain(best(bare))
        .chain(best(counted).filter(|l| first(l.field, form).is_some()))
        .max_by(|a, b| a.score.total_cmp(&b.score))?;
    let reading = part
        .readings
        .iter()
        .find(|r| r.rest.is_empty())
        .filter(|_| whole);
    let apart = reading.is_some_and(|r| r.prominence >= SET_APART);
    let expected = form.file.groups.get(found.field);
    let expected = expected.and_then(|g| g.number.as_ref());
    let number = reading.and_then(|r| r.number.as_ref());
    let numbered = (number.zip(expected)).is_some_and(|(n, e)| e.is(n, None) == Some(true));
    let wording = Wording::new(bare);
    let rivals = form.lexicon.labels(&wording, NEAR).into_iter();
    let nearer = rivals
        .chain(form.lexicon.headings(&wording, NEAR))
        .any(|l| l.score >= found.score);
    let enough = found.score >= EXACT || apart || numbered;
    (enough && !nearer).then_some((found.field, found.score))
}
