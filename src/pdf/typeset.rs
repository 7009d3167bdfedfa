//! Sets text that no content stream draws: values of fields and comments without an appearance.
//!
//! Widths are those of a plain sans serif, roughly: the place is good enough to point at, and lines stay lines.

use super::interpret::Interpreter;
use super::lexer::{Lexer, Operand};
use super::{Glyph, GlyphFlags, Tone};
use crate::geom::Rect;

/// How text is fitted into its rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fit {
    /// One line in the middle of the height, squeezed where it is too long.
    OneLine,
    /// From the top, wrapped at words.
    Lines,
}

/// Where a default appearance string sets no size, or there is no string.
const USUAL_SIZE: f32 = 12.0;

/// The font size, in points, that a default appearance string sets (ISO 32000-2, 12.7.4.3); `None` when it is to fit.
pub(super) fn size(appearance: Option<&[u8]>) -> Option<f32> {
    let mut lexer = Lexer::new(appearance?);
    let mut operands = Vec::new();
    let mut size = None;
    while let Some(operator) = lexer.next_operator(&mut operands) {
        if let (b"Tf", [.., Operand::Number(number)]) = (operator, operands.as_slice()) {
            size = Some(*number);
        }
    }
    size.filter(|size| (2.0..=200.0).contains(size))
}

/// Sets `text` into `area` as glyphs with `flags`.
pub(super) fn fill(
    interpreter: &mut Interpreter<'_, '_>,
    text: &str,
    area: Rect,
    size: Option<f32>,
    fit: Fit,
    flags: GlyphFlags,
) {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{B}', '\u{C}'], "\n");
    let fitting = if fit == Fit::OneLine {
        area.height() * 0.7
    } else {
        USUAL_SIZE
    };
    let mut size = size.unwrap_or(fitting.clamp(4.0, USUAL_SIZE));
    let lines: Vec<&str> = match fit {
        Fit::OneLine => text.split('\n').collect(),
        Fit::Lines => text
            .split('\n')
            .flat_map(|line| wrapped(line, area.width() / size))
            .collect(),
    };
    // Lines that do not fit are set closer and smaller, so that they neither overlap nor leave the field.
    let room = area.height() / lines.len().max(1) as f32;
    let pitch = (size * 1.15).min(room.max(1.0));
    size = size.min(pitch / 1.1).max(1.0);
    let block = pitch * lines.len() as f32;
    let mut top = match fit {
        Fit::OneLine => area.center().y - block / 2.0,
        // A box of one or two lines' height is around its text.
        Fit::Lines if area.height() < 3.0 * size => {
            area.center().y - block.min(area.height()) / 2.0
        }
        Fit::Lines => area.top,
    };
    for line in lines {
        set(interpreter, line, area, top, size, flags);
        top += pitch;
    }
}

/// Sets one character over the whole of `area`: the mark of a check box.
pub(super) fn mark(
    interpreter: &mut Interpreter<'_, '_>,
    text: &str,
    area: Rect,
    flags: GlyphFlags,
) {
    let size = area.height().clamp(4.0, 40.0);
    set(
        interpreter,
        text,
        area,
        area.center().y - size / 2.0,
        size,
        flags,
    );
}

/// Moves level lines that overflow the `area` of their field into it, closer together and smaller: a viewer cuts them off,
/// and they would be among the lines of the page.
pub(super) fn squeeze(glyphs: &mut [Glyph], area: Rect) {
    /// How far a line may reach out of a field as descenders do, as a share of its size.
    const OUT: f32 = 0.4;
    let out = |g: &Glyph| {
        let room = OUT * g.size;
        g.bbox.bottom > area.bottom + room || g.bbox.top < area.top - room
    };
    if area.height() < 1.0
        || !glyphs.iter().any(out)
        || glyphs.iter().any(|g| g.flags.any(GlyphFlags::TURNED))
    {
        return;
    }
    let boxes = glyphs.iter().map(|g| g.bbox);
    let Some(all) = boxes.reduce(Rect::union) else {
        return;
    };
    let (top, bottom) = (all.top.max(area.top), all.bottom.min(area.bottom));
    let share = (bottom - top).max(1.0) / all.height().max(1.0);
    let to = |y: f32| top + (y - all.top) * share;
    for glyph in glyphs {
        glyph.bbox.top = to(glyph.bbox.top);
        glyph.bbox.bottom = to(glyph.bbox.bottom);
        glyph.baseline = to(glyph.baseline);
        glyph.size *= share;
    }
}

fn set(
    interpreter: &mut Interpreter<'_, '_>,
    line: &str,
    area: Rect,
    top: f32,
    size: f32,
    flags: GlyphFlags,
) {
    let font = interpreter.shared.stand_in_font();
    let width: f32 = line.chars().map(width_of).sum::<f32>() * size;
    let squeeze = if width > area.width() && area.width() > 1.0 {
        area.width() / width
    } else {
        1.0
    };
    let mut left = area.left;
    let mut flags = flags.with(GlyphFlags::RUN_START);
    for character in line.chars() {
        if character.is_control() && character != '\t' {
            continue;
        }
        let character = if character == '\t' { ' ' } else { character };
        if !interpreter.shared.spend_glyph(character.len_utf8()) {
            return;
        }
        let right = left + width_of(character) * size * squeeze;
        let start = u32::try_from(interpreter.page.text.len()).unwrap_or(u32::MAX);
        interpreter.page.text.push(character);
        interpreter.page.glyphs.push(Glyph {
            start,
            len: character.len_utf8() as u16,
            font,
            bbox: Rect {
                left,
                top,
                right,
                bottom: top + size,
            },
            baseline: top + size * 0.78,
            size,
            squeeze,
            tone: Tone::default(),
            flags,
            mcid: -1,
        });
        flags = GlyphFlags(flags.0 & !GlyphFlags::RUN_START.0);
        left = right;
    }
}

/// The lines that `text` is wrapped into at `most` em; at least one, also for an empty text.
fn wrapped(text: &str, most: f32) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut last_space = None;
    let mut used = 0.0;
    let mut since_space = 0.0;
    for (at, character) in text.char_indices() {
        used += width_of(character);
        since_space += width_of(character);
        if character == ' ' {
            last_space = Some(at);
            since_space = 0.0;
        } else if used > most.max(1.0)
            && let Some(space) = last_space.take()
        {
            lines.push(text.get(start..space).unwrap_or(""));
            start = space + 1;
            used = since_space;
        }
    }
    lines.push(text.get(start..).unwrap_or(""));
    lines
}

/// The width of a character in em, in a plain sans serif.
fn width_of(character: char) -> f32 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' => 0.22,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'f' | 't' | 'I' | '/' | '\u{A0}' => 0.28,
        'r' | '-' | '(' | ')' | '[' | ']' => 0.33,
        'm' | 'M' | 'W' | '%' | '@' => 0.87,
        'w' => 0.72,
        'A'..='Z' => 0.68,
        c if c < '\u{2E80}' => 0.54,
        _ => 1.0,
    }
}
