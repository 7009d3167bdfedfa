//! The lines below a heading in which it goes on: a narrow column has broken it.
//!
//! A line is one by the form's words alone: with it they come nearer to the field's. It is set like the heading, which is set
//! apart, is in its column, and is not a heading itself. It may be behind parts of the answer that is beside it.

use crate::layout::{Block, Shape};

use super::headings::{Match, PARAMS};
use super::input::Input;
use super::lexicon::Likeness;
use super::wording::Wording;

/// Most parts among which the lines are looked for, and most words of one.
const REACH: usize = 8;
const WORDS: usize = 12;
/// The width of a number with its gap, at most, in em.
const HANGING: f32 = 2.5;
/// By how much lines must bring the words nearer.
const NEARER: f32 = 0.02;

/// A heading with its other lines.
pub(super) struct Lines {
    /// How near all its words are.
    pub(super) wording: f32,
    /// The first part behind the lines that follow each other.
    pub(super) end: usize,
    /// Lines further down.
    pub(super) later: Vec<usize>,
}

/// The lines of the heading `own`, which has the parts up to `end` so far.
pub(super) fn lines(own: &Match, end: usize, input: &Input<'_>) -> Lines {
    let parts = &input.sections.parts;
    let mut out = Lines {
        wording: own.wording,
        end,
        later: Vec::new(),
    };
    let part = parts.get(own.part);
    let name = part
        .and_then(|p| p.readings.get(own.reading))
        .map(|r| r.name.clone());
    let (Some(part), Some(name)) = (part, name.filter(|_| own.prominence >= PARAMS.set_apart))
    else {
        return out;
    };
    let text = |at: usize| parts.get(at).map_or("", |p| p.block.text.as_str());
    let mut words = text(own.part).get(name).unwrap_or("").to_owned();
    for at in own.part + 1..end {
        words = format!("{words} {}", text(at));
    }
    let heading = |at: usize| input.found.iter().any(|m| m.part == at && m.accepted());
    let ahead = (end..parts.len().min(end + REACH)).take_while(|at| !heading(*at));
    // The lines so far that bring the words no nearer yet.
    let mut waiting: Vec<usize> = Vec::new();
    for at in ahead {
        let few = text(at).split_whitespace().nth(WORDS).is_none();
        if !few || !in_column(&part.block, &parts[at].block) {
            continue;
        }
        waiting.push(at);
        words = format!("{words} {}", text(at));
        let likes = input
            .form
            .lexicon
            .headings(&Wording::new(&words), PARAMS.far);
        let like = likes.iter().find(|l| l.field == own.field);
        // The form's words in full, or in another wording of the form that has these too.
        let fits = |l: &&Likeness| l.score > out.wording + NEARER || l.score >= PARAMS.exact;
        let Some(like) = like.filter(fits) else {
            continue;
        };
        out.wording = out.wording.max(like.score);
        for at in waiting.drain(..) {
            match at == out.end {
                true => out.end += 1,
                false => out.later.push(at),
            }
        }
    }
    out
}

/// Whether `next` is set like the heading `head` and is in its column: its cell, or the cell below in the same table.
fn in_column(head: &Block, next: &Block) -> bool {
    let cell = |b: &Block| b.cell.map(|c| (c.table, c.column));
    // Small capitals that a producer makes of smaller letters begin a line of their own size.
    let capitals = |b: &Block| !b.text.as_str().contains(char::is_lowercase);
    // Some fonts give back the small letters that others make capitals of.
    let bold = head.bold > 0.8 && next.bold > 0.8;
    let small_letters = bold && next.text.as_str().starts_with(char::is_lowercase);
    let small_capitals = small_letters || capitals(head) && capitals(next);
    let smaller = (0.65..1.0).contains(&(next.size / head.size.max(1.0)));
    let size = (head.size - next.size).abs() < 0.3 || smaller && small_capitals;
    let like = size
        && next.text.as_str().contains(char::is_alphabetic)
        && (head.bold > 0.8) == (next.bold > 0.8)
        && head.style == next.style
        && next.page == head.page;
    let area = |b: &Block| b.first_line.rect();
    // Below a sign, the lines begin where the sign does.
    let below_sign = head.shape == Shape::Bullet
        && (0.0..2.0 * head.size).contains(&(area(head).left - area(next).left));
    // Behind a number that hangs, they begin where its words do.
    let behind_number = head.shape == Shape::Labelled
        && (0.0..HANGING * head.size).contains(&(area(next).left - area(head).left));
    let level = below_sign
        || behind_number
        || (area(head).left - area(next).left).abs() < 0.5 * head.size
        || (area(head).right - area(next).right).abs() < 0.5 * head.size;
    like && cell(head) == cell(next) && (head.cell.is_some() || level)
}
