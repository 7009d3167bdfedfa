//! Which parts are headings of the form: number, wording, typography and sequence together.

use std::collections::{BTreeSet, HashSet};

use crate::layout::Shape;
use crate::section::{NumberStyle, Part, Reading};

use super::answers::Verdict;
use super::compiled::Form;
use super::definition::FieldType;
use super::lexicon::Likeness;
use super::printed_number::PrintedNumber;
use super::scope::{Chooser, Scopes};
use super::wording::Wording;

/// What it takes to be a heading. Scores are from 0 to 1.
#[derive(Debug, Clone)]
pub(super) struct Params {
    /// Wording that needs nothing else but a line of its own.
    pub(super) exact: f32,
    /// Wording that is a heading's but for a slip …
    pub(super) misspelt: f32,
    /// … and is another section's by its number only where its words are at most this much farther from it.
    pub(super) margin: f32,
    /// Wording that needs some typography or a number.
    pub(super) near: f32,
    /// Wording that needs the right number and typography.
    pub(super) far: f32,
    /// Wording worth reporting as a candidate, and enough for a heading without number that is right beside its
    /// neighbours.
    pub(super) candidate: f32,
    /// Wording that is enough with the right number, typography and neighbours: "Fields of contribution" for "Areas of
    /// contribution".
    pub(super) faint: f32,
    /// Typography that counts.
    pub(super) set_apart: f32,
    /// Share of sure headings with a number from which on a heading without one is suspicious.
    pub(super) numbered: f32,
}

pub(super) const PARAMS: Params = Params {
    exact: 0.95,
    misspelt: 0.9,
    margin: 0.2,
    near: 0.8,
    far: 0.6,
    candidate: 0.45,
    faint: 0.3,
    set_apart: 0.3,
    numbered: 0.6,
};

/// A part read as one of the form's headings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    /// Index of the part.
    pub(super) part: usize,
    /// Index of its reading.
    pub(super) reading: usize,
    /// Index of the form's field.
    pub(super) field: usize,
    /// Index of the form's language.
    pub(super) language: usize,
    /// How near the words are.
    pub(super) wording: f32,
    /// Whether the number is the form's; `None` without number.
    pub(super) number: Option<bool>,
    /// How much it is set apart.
    pub(super) prominence: f32,
    /// All together, from 0 to 1.
    pub(super) score: f32,
    /// Whether it is good enough to be a heading, and if not, why.
    pub(super) verdict: Verdict,
}

impl Match {
    /// Whether it is taken for the heading.
    pub(super) fn accepted(&self) -> bool {
        self.verdict.accepted()
    }
}

/// The fields of `form` whose headings are among `matches`, a group that comes again once.
pub(super) fn fields(matches: &[Match], form: &Form) -> BTreeSet<usize> {
    let own = matches
        .iter()
        .filter(|m| m.accepted() && form.file.is_first(m.field));
    own.map(|m| m.field).collect()
}

/// The words of each reading of each part; without words where they cannot be a heading.
pub(super) fn wordings(parts: &[Part]) -> Vec<Vec<Wording>> {
    let wording = |part: &Part, reading: &Reading| {
        let text = part.block.text.as_str().get(reading.name.clone());
        // The longest heading has twenty words; running text is not compared.
        let plain = reading.number.is_none() && reading.prominence < PARAMS.set_apart;
        let most = match part.block.shape {
            Shape::Bullet => 32,
            _ if plain => 20,
            _ => 28,
        };
        let short = text.filter(|t| t.split_whitespace().nth(most).is_none());
        Wording::new(short.unwrap_or(""))
    };
    let of_part = |part: &Part| part.readings.iter().map(|r| wording(part, r)).collect();
    parts.iter().map(of_part).collect()
}

/// All matches worth telling, `wordings` being those of the parts: at most one accepted one per part, in document order.
pub(super) fn matches(
    parts: &[Part],
    wordings: &[Vec<Wording>],
    form: &Form,
    scopes: &Scopes,
) -> Vec<Match> {
    let mut all: Vec<Match> = Vec::new();
    let mut chooser = Chooser::new(scopes, form);
    for (index, (part, wordings)) in parts.iter().zip(wordings).enumerate() {
        let mut own: Vec<Match> = Vec::new();
        for (r, (reading, wording)) in part.readings.iter().zip(wordings).enumerate() {
            if wording.is_empty() || scopes.whole().contains(&index) {
                continue;
            }
            let likes = form.lexicon.headings(wording, PARAMS.faint);
            let likes = chooser.below_its_heading(index, reading.name.start, wording, likes);
            let best = likes.first().map_or(0.0, |l| l.score);
            // The form's printed text that asks for no answer is not one of its headings, however near it comes.
            let words = part.block.text.as_str().get(reading.name.clone());
            let known = |words| form.placeholders.is_instruction(words);
            if best < PARAMS.exact && reading.rest.is_empty() && words.is_some_and(known) {
                continue;
            }
            for like in likes {
                // Whoever writes a heading word for word, or misspelt, means that section, whatever number is before it.
                let misspelt = best >= PARAMS.misspelt && like.score < best - PARAMS.margin;
                if best >= 0.97 && like.score < best || misspelt {
                    continue;
                }
                own.push(score(index, r, reading, like, form));
            }
        }
        own.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.reading.cmp(&b.reading)));
        own.truncate(3);
        all.extend(own);
    }
    settle(&mut all, parts, form);
    in_sequence(&mut all, parts, form);
    all
}

fn score(
    part: usize,
    reading_index: usize,
    reading: &Reading,
    like: Likeness,
    form: &Form,
) -> Match {
    let number = reading.number.as_ref();
    let number = number.and_then(|n| form.file.numbers(like.field, n));
    let fit = match number {
        Some(true) => 0.15,
        Some(false) => -0.02,
        None => 0.0,
    };
    let score = (0.67 * like.score + 0.18 * reading.prominence + fit).clamp(0.0, 1.0);
    Match {
        part,
        reading: reading_index,
        field: like.field,
        language: like.language,
        wording: like.score,
        number,
        prominence: reading.prominence,
        score,
        verdict: Verdict::Wording,
    }
}

/// Decides which matches are headings, first each alone, then by what is usual in the document.
fn settle(all: &mut [Match], parts: &[Part], form: &Form) {
    let bulleted = asks_by_bullets(all, parts, form);
    let word_for_word = |m: &Match| {
        let bullet = parts
            .get(m.part)
            .is_some_and(|p| p.block.shape == Shape::Bullet);
        (!bullet || bulleted) && word_for_word(m, parts, form)
    };
    let runs_in = |m: &Match| {
        parts[m.part]
            .readings
            .get(m.reading)
            .is_some_and(|r| !r.rest.is_empty())
    };
    for m in all.iter_mut() {
        let apart = m.prominence >= PARAMS.set_apart;
        let right = m.number == Some(true);
        let runs_in = runs_in(m);
        let enough = if word_for_word(m) {
            true
        } else if runs_in {
            // A heading that runs into its text must be sure: sentences begin with these words too.
            m.wording >= PARAMS.near
                && (m.prominence >= 0.4 && (right || m.wording >= PARAMS.exact)
                    || right && m.wording >= PARAMS.exact)
        } else {
            m.wording >= PARAMS.exact && (m.number.is_some() || m.prominence >= 0.15)
                || m.wording >= PARAMS.near && (apart || right)
                || m.wording >= PARAMS.far && apart && right
        };
        m.verdict = match enough {
            true => Verdict::Taken,
            false if m.wording < PARAMS.far => Verdict::Wording,
            false if runs_in => Verdict::RunsIn,
            false => Verdict::Support,
        };
    }
    // One reading per part: the best accepted one.
    let mut taken = HashSet::new();
    for m in all.iter_mut() {
        if m.accepted() && !taken.insert(m.part) {
            m.verdict = Verdict::OtherField;
        }
    }
    let sure: Vec<&Match> = all
        .iter()
        .filter(|m| m.accepted() && m.wording >= 0.9)
        .collect();
    if sure.len() < 3 {
        return;
    }
    let numbered = sure.iter().filter(|m| m.number.is_some()).count() as f32
        >= PARAMS.numbered * sure.len() as f32;
    let mut prominences: Vec<f32> = sure.iter().map(|m| m.prominence).collect();
    prominences.sort_by(f32::total_cmp);
    let usual = prominences[prominences.len() / 2];
    let style = common_style(&sure, parts);
    for m in all.iter_mut().filter(|m| m.accepted() && !word_for_word(m)) {
        let reading = &parts[m.part].readings[m.reading];
        // Less set apart than the others are: a subheading or a sentence.
        let weaker = m.prominence < usual - 0.3;
        let bare = numbered && m.number.is_none();
        let other_style = match (&reading.number, style) {
            (Some(n), Some((style, parenthesis))) => {
                n.style != style || n.parenthesis != parenthesis || n.nested
            }
            _ => false,
        };
        // A number that the form prints in its own way fits as it is.
        let field = form
            .file
            .fields
            .get(m.field)
            .and_then(|f| f.number.as_ref());
        let own = matches!(field, Some(PrintedNumber::Text(_))) && m.number == Some(true);
        let other_style = other_style && !own;
        let unsure = m.wording < PARAMS.exact;
        if bare && (weaker || unsure) {
            m.verdict = Verdict::Unnumbered;
        } else if other_style && (weaker || unsure && m.number != Some(true)) {
            m.verdict = Verdict::OtherNumbering;
        } else if weaker && unsure {
            m.verdict = Verdict::Weaker;
        }
    }
}

/// Whether the form asks by bullets: more of its headings are items of lists, word for word, than are lines of their own.
fn asks_by_bullets(all: &[Match], parts: &[Part], form: &Form) -> bool {
    let fields = |bullet: bool| {
        let own = all.iter().filter(|m| {
            let shape = parts.get(m.part).map(|p| p.block.shape);
            m.wording >= PARAMS.exact && (shape == Some(Shape::Bullet)) == bullet
        });
        own.map(|m| m.field).collect::<BTreeSet<_>>().len()
    };
    let items = fields(true);
    items >= form.file.min_headings && items > fields(false)
}

/// Whether a line between sections begins with its label word for word, with a colon behind it or nothing; and a question
/// is alone on its line with nothing but a bullet before it.
fn word_for_word(m: &Match, parts: &[Part], form: &Form) -> bool {
    let (Some(part), Some(field)) = (parts.get(m.part), form.file.fields.get(m.field)) else {
        return false;
    };
    let Some(reading) = part
        .readings
        .get(m.reading)
        .filter(|_| m.wording >= PARAMS.exact)
    else {
        return false;
    };
    let text = part.block.text.as_str();
    let behind = text.get(reading.name.end..).unwrap_or("").trim_start();
    let line =
        field.kind != FieldType::Section && (behind.is_empty() || behind.starts_with([':', '：']));
    line || part.block.shape == Shape::Bullet
        && behind.trim_start_matches([':', '：']).trim().is_empty()
}

/// Accepts reworded headings that are exactly where the form has them: set apart like the others, with the form's
/// number (or none, where none has), after a heading that comes before and before one that comes after.
fn in_sequence(all: &mut [Match], parts: &[Part], form: &Form) {
    let accepted: Vec<&Match> = all.iter().filter(|m| m.accepted()).collect();
    if accepted.len() < 3 {
        return;
    }
    let mut prominences: Vec<f32> = accepted.iter().map(|m| m.prominence).collect();
    prominences.sort_by(f32::total_cmp);
    let least = (prominences[prominences.len() / 2] - 0.1).max(PARAMS.set_apart);
    let style = common_style(&accepted, parts);
    let numbered = accepted.iter().filter(|m| m.number.is_some()).count() * 2 > accepted.len();
    let order = super::compiled::section_order(form);
    let rank = |m: &Match| {
        order
            .iter()
            .position(|f| *f == m.field)
            .unwrap_or(usize::MAX)
    };
    // A document may have ten thousand matches: what is accepted is kept in order, by place, part and field.
    let accepted = || (0..all.len()).filter(|i| all[*i].accepted());
    let mut places: BTreeSet<usize> = accepted().collect();
    let mut taken: HashSet<usize> = accepted().map(|i| all[i].part).collect();
    let mut times = vec![0_usize; form.file.fields.len()];
    for place in &places {
        times[all[*place].field] += 1;
    }
    let most = order.iter().map(|f| times[*f]).max().unwrap_or(0);
    // A heading that is taken gives its neighbours a place: twice round, so that two in a row are taken.
    for i in (0..all.len()).chain(0..all.len()) {
        let m = all[i];
        let reading = &parts[m.part].readings[m.reading];
        if m.accepted() || m.prominence < least || !reading.rest.is_empty() {
            continue;
        }
        if taken.contains(&m.part) || times[m.field] >= most {
            continue;
        }
        let before = places.range(..i).next_back().map(|o| rank(&all[*o]));
        let after = places.range(i..).next().map(|o| rank(&all[*o]));
        let own = rank(&m);
        let follows = before.map_or(own == 0 || after == Some(own + 1), |b| b < own);
        // After the last section of one nomination come the first ones of the next.
        let leads = after.is_none_or(|a| a > own || a <= 1 && before.is_none_or(|b| b > a));
        let beside = before.is_some_and(|b| b + 1 == own) || after == Some(own + 1);
        let numbers = match (&reading.number, style) {
            (Some(n), Some((kind, parenthesis))) => {
                m.number == Some(true) && n.style == kind && n.parenthesis == parenthesis
            }
            _ => false,
        };
        let enough = if numbers {
            m.wording >= PARAMS.faint
        } else {
            !numbered && reading.number.is_none() && beside && m.wording >= PARAMS.candidate
        };
        if enough && follows && leads {
            all[i].verdict = Verdict::TakenInSequence;
            places.insert(i);
            taken.insert(m.part);
            times[m.field] += 1;
        }
    }
}

/// How most of the sure headings are numbered.
pub(super) fn common_style(sure: &[&Match], parts: &[Part]) -> Option<(NumberStyle, bool)> {
    let mut counts: Vec<((NumberStyle, bool), usize)> = Vec::new();
    for m in sure {
        let Some(number) = &parts[m.part].readings.get(m.reading)?.number else {
            continue;
        };
        let style = (number.style, number.parenthesis);
        match counts.iter_mut().find(|(s, _)| *s == style) {
            Some((_, n)) => *n += 1,
            None => counts.push((style, 1)),
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(s, _)| s)
}
