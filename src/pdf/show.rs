//! Text operators → glyphs (ISO 32000-2, 9.4).

use std::rc::Rc;

use super::color::Color;
use super::font::Font;
use super::interpret::Interpreter;
use super::lexer::Operand;
use super::{Glyph, GlyphFlags, Tone};
use crate::geom::{Matrix, Point, Rect};

/// Text smaller than this as displayed, in points, is not meant to be read.
const TINY: f32 = 2.0;
/// How far text may lean and still run from left to right: the tangent of about 5 degrees. Scans lean.
const LEAN: f32 = 0.09;
/// From here on one that is level leans: 1.5 degrees, more than the rounding of a matrix.
const LEANS: f32 = 0.026;
/// Letters are not squeezed to less than this share of their width and still read.
const LEAST_SQUEEZE: f32 = 0.2;

impl Interpreter<'_, '_> {
    /// `Tm` and `BT`
    pub(super) fn set_text_matrix(&mut self, matrix: Matrix) {
        self.text_matrix = matrix;
        self.line_matrix = matrix;
        self.moved = true;
    }

    /// `Td`
    pub(super) fn next_line(&mut self, x: f32, y: f32) {
        let Point { x: e, y: f } = self.line_matrix.apply(x, y);
        let [a, b, c, d, ..] = self.line_matrix.m;
        self.set_text_matrix(Matrix::new(a, b, c, d, e, f));
    }

    /// `Tj`, and the string of `'` and `"`.
    pub(super) fn show_last(&mut self, operands: &[Operand<'_>]) {
        if let Some(&string) = operands.last() {
            self.with_string(string, |i, bytes| {
                if let Some(look) = i.look() {
                    i.show(bytes, &look);
                }
            });
        }
    }

    /// `TJ`
    pub(super) fn show_all(&mut self, operands: &[Operand<'_>]) {
        let mut look: Option<Look> = None;
        for &operand in operands {
            match operand {
                Operand::Number(kern) => {
                    let known = look.as_ref().map(|look| look.font.vertical);
                    let vertical = known.unwrap_or_else(|| self.is_vertical());
                    self.kern(kern, vertical);
                }
                string => {
                    self.with_string(string, |i, bytes| {
                        look = look.take().or_else(|| i.look());
                        if let Some(look) = &look {
                            i.show(bytes, look);
                        }
                    });
                }
            }
        }
    }

    fn is_vertical(&self) -> bool {
        let font = self.state.text.font;
        font.and_then(|font| self.shared.fonts.at(font))
            .is_some_and(|font| font.vertical)
    }

    fn kern(&mut self, thousandths: f32, vertical: bool) {
        let text = &self.state.text;
        let back = thousandths / 1000.0 * text.size;
        if vertical {
            self.advance(0.0, -back)
        } else {
            self.advance(-back * text.scale, 0.0)
        }
    }

    /// Moves the pen, in text space.
    fn advance(&mut self, x: f32, y: f32) {
        let Point { x: e, y: f } = self.text_matrix.apply(x, y);
        self.text_matrix.m[4] = e;
        self.text_matrix.m[5] = f;
    }

    /// How text looks with the current state.
    fn look(&mut self) -> Option<Look> {
        let text = self.state.text;
        let index = match text.font {
            Some(index) => index,
            None => self.shared.missing_font(self.page.number),
        };
        let font = self.shared.fonts.at(index)?;
        let [a, b, c, d, ..] = self.text_matrix.then(self.state.ctm).m;

        let em = self.shared.fonts.em(index);
        let size = (text.size * length(c, d) * em).abs();
        let (run_x, run_y) = (a * text.size * text.scale, b * text.size * text.scale);
        let across = length(run_x, run_y) * em;
        let squeeze = match font.vertical {
            false if across < size => (across / size).max(LEAST_SQUEEZE),
            _ => 1.0,
        };
        let turned = !(run_x > 0.0 && run_y.abs() <= LEAN * run_x);

        let mut flags = self.flags.with(self.sequence_flags());
        if turned {
            flags = flags.with(GlyphFlags::TURNED);
            if run_x.abs() <= LEAN * run_y.abs() {
                flags = flags.with(if run_y < 0.0 {
                    GlyphFlags::RUNS_UP
                } else {
                    GlyphFlags::RUNS_DOWN
                });
            } else if run_y.abs() <= LEAN * run_x.abs() {
                flags = flags.with(GlyphFlags::RUNS_UP).with(GlyphFlags::RUNS_DOWN);
            }
        }
        if !turned && run_y.abs() > LEANS * run_x {
            flags = flags.with(GlyphFlags::LEANS);
        }
        if font.vertical {
            flags = flags.with(GlyphFlags::VERTICAL);
        }
        if size < TINY {
            flags = flags.with(GlyphFlags::TINY);
        }
        let ink = self.ink();
        if ink == Ink::None {
            flags = flags.with(GlyphFlags::INVISIBLE);
        }
        Some(Look {
            index,
            across: [a, b, c, d],
            size,
            squeeze,
            flags,
            suspect: match ink {
                Ink::Plain(Some(color)) if self.state.plain && self.ground.may_be(color) => {
                    Some(color)
                }
                _ => None,
            },
            level: run_x.abs() >= run_y.abs(),
            tone: Tone::of(match ink {
                Ink::Plain(color) => color,
                Ink::None => None,
            }),
            mcid: self.mcid(),
            above: font.ascent * text.size * em,
            below: font.descent * text.size * em,
            font,
        })
    }

    /// Shows a string of character codes.
    fn show(&mut self, mut codes: &[u8], look: &Look) {
        let text = self.state.text;
        let font = &look.font;
        let [a, b, c, d] = look.across;
        let [_, _, _, _, x, y] = self.text_matrix.m;
        let Point { x: e, y: f } = self.state.ctm.apply(x, y);
        let upright = b == 0.0 && c == 0.0;
        let clip = self.state.clip;
        let slack = look.size * 0.5;
        let is_value = self.flags.any(GlyphFlags::WIDGET);
        let (mut pen_x, mut pen_y) = (0.0f32, 0.0f32);
        while let Some(code) = font.next_code(codes) {
            codes = codes.get(code.bytes.max(1)..).unwrap_or_default();
            if !self.shared.spend_glyph(code.text.map_or(0, str::len)) {
                break;
            }
            let spacing = text.char_space + if code.is_space { text.word_space } else { 0.0 };
            let (left, bottom, right, top);
            let (x, y) = (pen_x, pen_y + text.rise);
            if font.vertical {
                // ISO 32000-2, 9.7.4.3: the origin is in the middle of the glyph's top edge.
                let half = text.size * text.scale / 2.0;
                let down = code.advance * text.size;
                (left, bottom, right, top) = (x - half, y - down, x + half, y);
                pen_y += spacing - down;
            } else {
                let across = code.advance * text.size * text.scale;
                (left, bottom, right, top) = (x, y + look.below, x + across, y + look.above);
                pen_x += across + spacing * text.scale;
            }
            let at = |x: f32, y: f32| Point {
                x: a * x + c * y + e,
                y: b * x + d * y + f,
            };
            let (near, far) = (at(left, bottom), at(right, top));
            let bbox = if upright {
                Rect::around(&[near, far])
            } else {
                Rect::around(&[near, far, at(left, top), at(right, bottom)])
            };
            let origin = at(x, y);
            let mut own = look.flags;
            let baseline = if look.level { origin.y } else { origin.x };
            let numbers = [
                bbox.left,
                bbox.top,
                bbox.right,
                bbox.bottom,
                baseline,
                look.size,
            ];
            if !numbers.iter().all(|number| number.is_finite()) {
                continue;
            }
            let middle = bbox.center();
            if is_value {
                // What was typed counts, also where it runs out of its field.
            } else if !self.visible.contains(middle) && !self.visible.intersects(bbox)
                || bbox.right < clip.left - slack
                || bbox.left > clip.right + slack
                || bbox.bottom < clip.top - slack
                || bbox.top > clip.bottom + slack
            {
                own = own.with(GlyphFlags::OFF_PAGE);
            }
            if let Some(color) = look.suspect
                && self.ground.is(color, bbox)
            {
                own = own.with(GlyphFlags::GROUND_COLOR);
            }
            if text.mode == 7 {
                self.clipping.push(self.page.glyphs.len() as u32);
            }
            if self.moved {
                own = own.with(GlyphFlags::RUN_START);
                self.moved = false;
            }
            let start = u32::try_from(self.page.text.len()).unwrap_or(u32::MAX);
            let shown = match code.text {
                Some(shown) => cut(shown, usize::from(u16::MAX)),
                None => {
                    own = own.with(GlyphFlags::UNMAPPED);
                    ""
                }
            };
            self.page.text.push_str(shown);
            self.page.glyphs.push(Glyph {
                start,
                len: shown.len() as u16,
                font: look.index,
                bbox,
                baseline,
                size: look.size,
                squeeze: look.squeeze,
                tone: look.tone,
                flags: own,
                mcid: look.mcid,
            });
        }
        self.advance(pen_x, pen_y);
    }

    /// What the current render mode paints with (ISO 32000-2, 9.3.6).
    fn ink(&self) -> Ink {
        const SEEN: f32 = 0.01;
        let (fill, stroke) = (self.state.fill, self.state.stroke);
        match self.state.text.mode {
            0 | 4 if fill.alpha >= SEEN => Ink::Plain(fill.color),
            1 | 5 if stroke.alpha >= SEEN => Ink::Plain(stroke.color),
            2 | 6 if fill.alpha.max(stroke.alpha) >= SEEN => {
                Ink::Plain(if fill.color == stroke.color {
                    fill.color
                } else {
                    None
                })
            }
            _ => Ink::None,
        }
    }
}

/// What all glyphs have in common that are shown with one state.
struct Look {
    /// Of the font.
    index: u16,
    font: Rc<Font>,
    /// From text space to the page, without the shift.
    across: [f32; 4],
    size: f32,
    squeeze: f32,
    flags: GlyphFlags,
    /// The colour, where it may be that of the ground.
    suspect: Color,
    tone: Tone,
    /// The text runs along the lines rather than across.
    level: bool,
    mcid: i32,
    /// Edges of a glyph's box relative to its origin, in text space.
    above: f32,
    below: f32,
}

/// What text is painted with.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ink {
    /// Nothing: neither filled nor stroked, or wholly transparent.
    None,
    /// One colour, `None` when several or not known.
    Plain(Color),
}

/// Length of a vector. Numbers so large that their squares have no place are not sizes of text: unlike `hypot`, this does
/// not care for them, and costs a tenth.
fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

/// The longest start of `text` that has at most `most` bytes and ends between characters.
pub(super) fn cut(text: &str, most: usize) -> &str {
    if text.len() <= most {
        text
    } else {
        text.get(..text.floor_char_boundary(most)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::super::GlyphFlags;
    use super::super::testing::{page, text, text_with};
    use crate::geom::Rect;

    #[test]
    fn all_showing_operators_move_the_pen() {
        let page =
            page("BT /F1 10 Tf 12 TL 10 80 Td (AA) Tj [(B)-1000(C)] TJ (D) ' 1 2 (E E) \" ET");
        assert_eq!(text(&page), "AABCDE E");
        let lefts: Vec<f32> = page
            .glyphs
            .iter()
            .map(|g| (g.bbox.left * 100.0).round() / 100.0)
            .collect();
        // Helvetica: A, B and E are 0.667 em wide, a space 0.278. Then TJ's kern of 1 em, Tc 2 and Tw 1.
        assert_eq!(lefts, [10.0, 16.67, 23.34, 40.01, 10.0, 10.0, 18.67, 24.45]);
        let baselines: Vec<f32> = page.glyphs.iter().map(|g| g.baseline).collect();
        assert_eq!(baselines, [20.0, 20.0, 20.0, 20.0, 32.0, 44.0, 44.0, 44.0]);
        let starts: Vec<bool> = page
            .glyphs
            .iter()
            .map(|g| g.flags.any(GlyphFlags::RUN_START))
            .collect();
        assert_eq!(
            starts,
            [true, false, false, false, true, true, false, false]
        );
    }

    #[test]
    fn scale_rise_and_matrices_combine() {
        let page = page(
            "q 2 0 0 2 0 0 cm BT /F1 10 Tf 50 Tz 3 Ts 1 0 0 1 10 10 Tm (A) Tj ET Q BT (B) Tj ET",
        );
        let [scaled, plain] = page.glyphs[..] else {
            panic!("two glyphs")
        };
        assert_eq!((scaled.size, scaled.baseline), (20.0, 100.0 - 26.0));
        assert!((scaled.bbox.width() - 6.67).abs() < 0.01);
        // Outside q and Q no font is set: the stand-in shows at size 0.
        assert!(plain.flags.any(GlyphFlags::TINY));
    }

    #[test]
    fn what_a_reader_cannot_see_is_flagged() {
        let page = page(
            "BT /F1 10 Tf 10 50 Td (see) Tj 3 Tr (mode) Tj 0 Tr /F1 1 Tf (tiny) Tj /F1 10 Tf 300 0 Td (off) Tj ET \
             BT 1 g 10 20 Td (white) Tj ET 0 0 1 rg 5 5 60 10 re f BT 0 0 1 rg 10 7 Td (blue) Tj 1 g (seen) Tj ET",
        );
        assert_eq!(text_with(&page, GlyphFlags::INVISIBLE), "mode");
        assert_eq!(text_with(&page, GlyphFlags::TINY), "tiny");
        assert_eq!(text_with(&page, GlyphFlags::OFF_PAGE), "off");
        assert_eq!(text_with(&page, GlyphFlags::GROUND_COLOR), "whiteblue");
    }

    #[test]
    fn sideways_text_is_turned() {
        let page =
            page("BT /F1 10 Tf 0 1 -1 0 50 20 Tm (up) Tj 1 0.02 -0.02 1 60 20 Tm (lean) Tj ET");
        assert_eq!(text_with(&page, GlyphFlags::TURNED), "up");
        assert_eq!(page.glyphs[0].baseline, 50.0);
        let Rect { top, bottom, .. } = page.glyphs[0].bbox;
        assert!((bottom - 80.0).abs() < 0.01 && top < bottom);
    }
}
