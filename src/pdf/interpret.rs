//! Content stream → glyphs: the operators of a page, its form XObjects and appearance streams.
//!
//! Text is in `show`, paths are in `paint`, marked content is in `marked`, drawings within the drawing are in
//! `form_x_object`, `soft_mask` and `pattern`. Unknown operators and operators with too few
//! operands are skipped. Type 3 glyph programs are never run.

use lopdf::{Dictionary, Object};

use super::color::{self, Color, Space};
use super::cover::Covers;
use super::drawn_boxes::Drawing;
use super::ground::Ground;
use super::lexer::{self, Lexer, Operand};
use super::marked::Sequence;
use super::object::{Objects, as_dict};
use super::path::Path;
use super::pattern::Patterns;
use super::shared::Shared;
use super::state::State;
use super::{GlyphFlags, PageContent, inline_image};
use crate::geom::{Matrix, Rect};

/// ISO 32000-1, annex C: viewers hold 28; unbalanced files need far more, and each costs memory only.
const MOST_SAVED: usize = 4_096;

/// Painted areas that are compared with the letters of a page to see whether they are their ground.
const GROUNDS: usize = 20_000_000;

/// Interprets what one page shows.
#[derive(Debug)]
pub(super) struct Interpreter<'s, 'd> {
    pub(super) shared: &'s mut Shared<'d>,
    /// What was found so far.
    pub(super) page: PageContent,
    /// The crop box in page space.
    pub(super) visible: Rect,
    pub(super) state: State,
    /// The space of the content stream being read, before any `cm`: that of its patterns.
    pub(super) base: Matrix,
    pub(super) patterns: Patterns<'d>,
    /// The soft masks whose text was read.
    pub(super) masks: Vec<usize>,
    pub(super) saved: Vec<State>,
    /// `q`s beyond what is saved, so that their `Q`s do nothing.
    pub(super) unsaved: usize,
    pub(super) text_matrix: Matrix,
    pub(super) line_matrix: Matrix,
    /// Whether the place of the next glyph was set anew.
    pub(super) moved: bool,
    pub(super) path: Path,
    /// `W` or `W*` waits for the painting operator.
    pub(super) clip_next: bool,
    /// Small drawings of the page, which may be boxes to tick.
    pub(super) drawings: Vec<Drawing>,
    pub(super) ground: Ground,
    pub(super) covers: Covers,
    /// Indices of glyphs that were added to the clip, text object by text object.
    pub(super) clipping: Vec<u32>,
    /// How long [`Self::clipping`] was when the text object began.
    clipping_before: usize,
    /// The innermost last; names not found there are looked for further out.
    pub(super) resources: Vec<&'d Dictionary>,
    /// The form XObjects that are being drawn, outermost first.
    pub(super) forms: Vec<usize>,
    pub(super) sequences: Vec<Sequence>,
    /// Sequences nested too deep to be kept.
    pub(super) unkept_sequences: usize,
    /// Form XObjects being drawn that have a structure of their own: their identifiers are not the page's.
    pub(super) foreign: usize,
    /// What all glyphs get: [`GlyphFlags::WIDGET`] and the like.
    pub(super) flags: GlyphFlags,
    /// Scratch for decoded strings and names.
    buffer: Vec<u8>,
}

impl<'s, 'd> Interpreter<'s, 'd> {
    /// An interpreter for a page whose user space `ctm` maps to page space.
    pub(super) fn new(
        shared: &'s mut Shared<'d>,
        page: PageContent,
        ctm: Matrix,
        resources: Option<&'d Dictionary>,
    ) -> Interpreter<'s, 'd> {
        let visible = Rect {
            left: 0.0,
            top: 0.0,
            right: page.width,
            bottom: page.height,
        };
        let ground = Ground::new(shared.comparisons_left().min(GROUNDS));
        Interpreter {
            shared,
            page,
            visible,
            state: State::new(ctm, visible),
            base: ctm,
            patterns: Patterns::default(),
            masks: Vec::new(),
            saved: Vec::new(),
            unsaved: 0,
            text_matrix: Matrix::IDENTITY,
            line_matrix: Matrix::IDENTITY,
            moved: true,
            path: Path::default(),
            clip_next: false,
            drawings: Vec::new(),
            ground,
            covers: Covers::default(),
            clipping: Vec::new(),
            clipping_before: 0,
            resources: resources.into_iter().collect(),
            forms: Vec::new(),
            sequences: Vec::new(),
            unkept_sequences: 0,
            foreign: 0,
            flags: GlyphFlags::default(),
            buffer: Vec::new(),
        }
    }

    /// Interprets a decoded content stream.
    pub(super) fn run(&mut self, bytes: &[u8]) {
        let mut lexer = Lexer::new(bytes);
        let mut operands = Vec::new();
        while let Some(operator) = lexer.next_operator(&mut operands) {
            if !self.shared.spend_operator() {
                return;
            }
            if operator == b"ID" {
                let (length, ends) = inline_image::extent(&operands);
                lexer.skip_image(length, ends);
                self.image();
            } else {
                self.operator(operator, &operands);
            }
        }
    }

    fn operator(&mut self, operator: &[u8], operands: &[Operand<'_>]) {
        match operator {
            // Text, most frequent first.
            b"Tj" => self.show_last(operands),
            b"TJ" => self.show_all(operands),
            b"Td" => self.with(operands, |i, [x, y]| i.next_line(x, y)),
            b"Tm" => self.with(operands, |i, m| i.set_text_matrix(Matrix { m })),
            b"Tf" => self.set_font(operands),
            b"BT" => {
                self.clipping_before = self.clipping.len();
                self.set_text_matrix(Matrix::IDENTITY);
            }
            b"ET" => self.end_text(),
            b"TD" => self.with(operands, |i, [x, y]| {
                i.state.text.leading = -y;
                i.next_line(x, y);
            }),
            b"T*" => self.next_line(0.0, -self.state.text.leading),
            b"Tc" => self.with(operands, |i, [v]| i.state.text.char_space = v),
            b"Tw" => self.with(operands, |i, [v]| i.state.text.word_space = v),
            b"Tz" => self.with(operands, |i, [v]| i.state.text.scale = v / 100.0),
            b"TL" => self.with(operands, |i, [v]| i.state.text.leading = v),
            b"Ts" => self.with(operands, |i, [v]| i.state.text.rise = v),
            b"Tr" => self.with(operands, |i, [v]| {
                i.state.text.mode = v.clamp(0.0, 7.0) as u8
            }),
            b"'" => {
                self.next_line(0.0, -self.state.text.leading);
                self.show_last(operands);
            }
            b"\"" => {
                if let [Operand::Number(word), Operand::Number(char), ..] = operands {
                    (self.state.text.word_space, self.state.text.char_space) = (*word, *char);
                }
                self.next_line(0.0, -self.state.text.leading);
                self.show_last(operands);
            }
            // Graphics state.
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => self.with(operands, |i, m| {
                i.state.ctm = Matrix { m }.then(i.state.ctm)
            }),
            b"w" => self.with(operands, |i, [v]| i.state.line_width = v),
            b"gs" => self.graphics_state(operands),
            // Colours.
            b"g" => self.set_color(false, Space::Gray, operands),
            b"rg" => self.set_color(false, Space::Rgb, operands),
            b"k" => self.set_color(false, Space::Cmyk, operands),
            b"G" => self.set_color(true, Space::Gray, operands),
            b"RG" => self.set_color(true, Space::Rgb, operands),
            b"K" => self.set_color(true, Space::Cmyk, operands),
            b"cs" => self.set_space(false, operands),
            b"CS" => self.set_space(true, operands),
            b"sc" | b"scn" => self.set_color(false, self.state.fill.space, operands),
            b"SC" | b"SCN" => self.set_color(true, self.state.stroke.space, operands),
            // Marked content and XObjects.
            b"BDC" => self.begin_with_properties(operands),
            b"BMC" => self.begin_sequence(operands),
            b"EMC" => self.end_sequence(),
            b"Do" => self.x_object(operands),
            b"sh" => self.shade(),
            _ => self.path_operator(operator, operands),
        }
    }

    /// `ET`: what was shown in a clipping mode is the clip from here on (ISO 32000-2, 9.3.6).
    fn end_text(&mut self) {
        let range = (self.clipping_before as u32, self.clipping.len() as u32);
        if range.0 < range.1 {
            self.state.text_clip = Some(range);
        }
    }

    /// Calls `then` with the last `N` operands, if they are numbers.
    pub(super) fn with<const N: usize>(
        &mut self,
        operands: &[Operand<'_>],
        then: impl FnOnce(&mut Self, [f32; N]),
    ) {
        let Some(last) = operands
            .len()
            .checked_sub(N)
            .and_then(|start| operands.get(start..))
        else {
            return;
        };
        let mut numbers = [0.0; N];
        for (slot, operand) in numbers.iter_mut().zip(last) {
            let Operand::Number(number) = operand else {
                return;
            };
            *slot = *number;
        }
        then(self, numbers);
    }

    /// `q`
    pub(super) fn save(&mut self) {
        if self.saved.len() < MOST_SAVED {
            self.saved.push(self.state);
        } else {
            self.unsaved += 1;
        }
    }

    /// `Q`
    pub(super) fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    /// The objects of the document.
    pub(super) fn objects(&self) -> Objects<'d> {
        self.shared.objects
    }

    /// What `name` means in a category of the resources, innermost resources first.
    pub(super) fn resource(&mut self, category: &[u8], raw: &[u8]) -> Option<&'d Object> {
        let objects = self.shared.objects;
        let name = lexer::name(raw, &mut self.buffer);
        self.resources.iter().rev().find_map(|resources| {
            let category = objects.dict(resources, category)?;
            objects.get(category, name)
        })
    }

    /// Decodes a string operand with the scratch buffer and hands it on.
    pub(super) fn with_string<R>(
        &mut self,
        operand: Operand<'_>,
        then: impl FnOnce(&mut Self, &[u8]) -> R,
    ) -> Option<R> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let result = lexer::string(operand, &mut buffer).map(|string| then(self, string));
        self.buffer = buffer;
        result
    }

    fn set_font(&mut self, operands: &[Operand<'_>]) {
        let [.., Operand::Name(name), Operand::Number(size)] = operands else {
            return;
        };
        self.state.text.size = *size;
        let font = self.resource(b"Font", name).and_then(as_dict);
        self.state.text.font = Some(match font {
            Some(dict) => self.shared.font(dict),
            None => self.shared.missing_font(self.page.number),
        });
    }

    fn graphics_state(&mut self, operands: &[Operand<'_>]) {
        let [.., Operand::Name(name)] = operands else {
            return;
        };
        let Some(dict) = self.resource(b"ExtGState", name).and_then(as_dict) else {
            return;
        };
        let objects = self.objects();
        if let Some([font, size]) = objects
            .array(dict, b"Font")
            .and_then(|array| array.first_chunk::<2>())
            && let Some(font) = objects.resolve(font).and_then(as_dict)
        {
            self.state.text.font = Some(self.shared.font(font));
            self.state.text.size = objects
                .resolve(size)
                .and_then(super::object::number)
                .unwrap_or(0.0);
        }
        if let Some(alpha) = objects.number(dict, b"ca") {
            self.state.fill.alpha = alpha;
        }
        if let Some(alpha) = objects.number(dict, b"CA") {
            self.state.stroke.alpha = alpha;
        }
        match objects.get(dict, b"SMask") {
            Some(Object::Name(_)) => self.state.plain = true,
            Some(mask) => {
                self.state.plain = false;
                if let Some(group) = as_dict(mask).and_then(|mask| objects.stream(mask, b"G")) {
                    self.soft_mask(group);
                }
            }
            None => {}
        }
        if objects.boolean(dict, b"op") == Some(true) || objects.boolean(dict, b"OP") == Some(true)
        {
            self.state.opaque = false;
        }
        if let Some(mode) = objects.name(dict, b"BM") {
            self.state.plain &= matches!(mode, b"Normal" | b"Compatible");
        }
        if let Some(width) = objects.number(dict, b"LW") {
            self.state.line_width = width;
        }
    }

    fn set_color(&mut self, stroke: bool, space: Space, operands: &[Operand<'_>]) {
        let mut components = [0.0; 8];
        let mut count = 0;
        for (slot, operand) in components.iter_mut().zip(operands) {
            let Operand::Number(number) = operand else {
                break;
            };
            *slot = *number;
            count += 1;
        }
        let known = count == operands.len();
        let color: Color = if known {
            space.color(&components[..count])
        } else {
            None
        };
        let paint = if stroke {
            &mut self.state.stroke
        } else {
            &mut self.state.fill
        };
        (paint.space, paint.color, paint.pattern) = (space, color, None);
        if !stroke && let Some(Operand::Name(name)) = operands.last() {
            self.set_pattern(name);
        }
    }

    fn set_space(&mut self, stroke: bool, operands: &[Operand<'_>]) {
        let [.., Operand::Name(name)] = operands else {
            return;
        };
        let objects = self.objects();
        let space = match *name {
            b"DeviceGray" | b"G" => Space::Gray,
            b"DeviceRGB" | b"RGB" => Space::Rgb,
            b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
            name => self
                .resource(b"ColorSpace", name)
                .map_or(Space::Unknown, |object| color::space(objects, object)),
        };
        let paint = if stroke {
            &mut self.state.stroke
        } else {
            &mut self.state.fill
        };
        (paint.space, paint.color, paint.pattern) = (space, space.initial(), None);
    }

    /// Resources to fall back on where the page has none.
    pub(super) fn add_outer_resources(&mut self, resources: Option<&'d Dictionary>) {
        self.resources.splice(0..0, resources);
    }

    /// Ends the sequences that the page left open.
    pub(super) fn close_sequences(&mut self) {
        self.unkept_sequences = 0;
        while !self.sequences.is_empty() {
            self.end_sequence();
        }
    }

    /// Whether marked-content identifiers are those of the page.
    pub(super) fn owns_sequences(&self) -> bool {
        self.foreign == 0 && !self.flags.any(GlyphFlags::WIDGET.with(GlyphFlags::COMMENT))
    }
}

#[cfg(test)]
mod tests {
    use super::super::GlyphFlags;
    use super::super::testing::{Sample, codes, page, text};

    #[test]
    fn inline_images_are_skipped() {
        let page = page("BI /W 2 /H 2 /CS /G /BPC 8 ID \x01EI) EI BT /F1 10 Tf (after) Tj ET");
        assert_eq!(text(&page), "after");
        assert_eq!(page.images.len(), 1);
    }

    #[test]
    fn text_in_a_font_that_is_missing_is_reported_not_guessed() {
        let (content, warnings) = Sample {
            content: "BT /F9 10 Tf (Hello) Tj ET",
            ..Sample::default()
        }
        .read();
        let page = &content.pages[0];
        assert_eq!((text(page).as_str(), page.glyphs.len()), ("", 5));
        assert!(
            page.glyphs
                .iter()
                .all(|g| g.flags.any(GlyphFlags::UNMAPPED))
        );
        assert_eq!(codes(&warnings), ["resources-missing"]);
    }

    #[test]
    fn hostile_operators_do_no_harm() {
        page(
            "Q Q EMC ET (x) Tj /F1 1e38 Tf 9e37 0 0 9e37 0 0 cm (x) Tj 0 0 0 0 0 0 cm (x) Tj re cm BDC /P BDC ] >> Do",
        );
    }
}
