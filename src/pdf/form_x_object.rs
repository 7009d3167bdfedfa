//! Form XObjects → glyphs: content streams that a page, an annotation or a soft mask draws (ISO 32000-2, 8.10).
//!
//! Each has resources of its own and leaves no trace in the state of what draws it. None is drawn within itself.

use lopdf::{Object, Stream};

use super::GlyphFlags;
use super::interpret::Interpreter;
use super::lexer::Operand;
use super::object::identity;
use super::state::State;
use crate::geom::Matrix;

impl<'d> Interpreter<'_, 'd> {
    /// `Do`
    pub(super) fn x_object(&mut self, operands: &[Operand<'_>]) {
        let [.., Operand::Name(name)] = operands else {
            return;
        };
        let Some(Object::Stream(stream)) = self.resource(b"XObject", name) else {
            return;
        };
        let objects = self.objects();
        let off = objects
            .dict(&stream.dict, b"OC")
            .is_some_and(|layer| self.shared.layers.is_off(objects, layer));
        match objects.name(&stream.dict, b"Subtype") {
            Some(b"Image") if !off => {
                let dict = &stream.dict;
                let stencil = objects.boolean(dict, b"ImageMask") == Some(true);
                let masked = dict.has(b"SMask") || dict.has(b"Mask") || stencil;
                self.image();
                if !masked {
                    self.picture_over_text();
                }
            }
            Some(b"Image") => {}
            // Forms without a subtype are written by some; anything else has no operators.
            Some(b"Form") | None => {
                let flags = self.flags;
                if off {
                    self.flags = flags.with(GlyphFlags::SWITCHED_OFF);
                }
                self.form(stream);
                self.flags = flags;
            }
            Some(_) => {}
        }
    }

    /// Draws a form XObject (ISO 32000-2, 8.10.1).
    pub(super) fn form(&mut self, stream: &'d Stream) {
        let state = self.state;
        if let Some(matrix) = self.objects().matrix(&stream.dict, b"Matrix") {
            self.state.ctm = matrix.then(self.state.ctm);
        }
        self.state.opaque &= state.plain && state.fill.alpha > 0.99;
        self.content(stream);
        self.state = state;
    }

    /// Interprets the stream of a form XObject or of a pattern's cell, in the space that is set.
    pub(super) fn content(&mut self, stream: &'d Stream) {
        let key = identity(stream);
        if self.forms.len() >= self.shared.limits.depth
            || self.forms.contains(&key)
            || !self.shared.spend_form()
        {
            return;
        }
        let objects = self.objects();
        let dict = &stream.dict;
        let bytes = self.shared.form_bytes(stream, self.page.number);
        let (state, saved, unsaved) = (
            self.state,
            std::mem::take(&mut self.saved),
            std::mem::take(&mut self.unsaved),
        );
        let (text_matrix, line_matrix) = (self.text_matrix, self.line_matrix);
        let sequences = self.sequences.len();
        let base = std::mem::replace(&mut self.base, self.state.ctm);
        if let Some([left, bottom, right, top]) = objects.rect(dict, b"BBox") {
            let [_, b, c, _, ..] = self.state.ctm.m;
            let upright = b.abs() < 1e-4 && c.abs() < 1e-4;
            self.state
                .clip_to(self.state.ctm.apply_rect(left, bottom, right, top), upright);
        }
        let own = objects.dict(dict, b"Resources");
        self.resources.extend(own);
        self.forms.push(key);
        let foreign = usize::from(dict.has(b"StructParents"));
        self.foreign += foreign;
        self.path.clear();
        self.clip_next = false;
        self.run(&bytes);
        self.forms.pop();
        self.base = base;
        self.foreign -= foreign;
        if own.is_some() {
            self.resources.pop();
        }
        // What a form leaves open ends with it.
        while self.sequences.len() > sequences {
            self.end_sequence();
        }
        (self.state, self.saved, self.unsaved) = (state, saved, unsaved);
        (self.text_matrix, self.line_matrix, self.moved) = (text_matrix, line_matrix, true);
    }

    /// Draws a form XObject on its own: with a new graphics state, after the page's own content.
    pub(super) fn draw_apart(&mut self, stream: &'d Stream, ctm: Matrix, flags: GlyphFlags) {
        self.close_sequences();
        self.saved.clear();
        self.unsaved = 0;
        self.state = State::new(ctm, self.visible);
        let outer = std::mem::replace(&mut self.flags, flags);
        self.form(stream);
        self.flags = outer;
    }

    /// Whether a form XObject is being drawn.
    pub(super) fn in_form(&self) -> bool {
        !self.forms.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sample, stream, text};

    #[test]
    fn forms_use_their_own_resources_and_end() {
        let inner = stream(
            "/Type/XObject/Subtype/Form/Matrix[1 0 0 1 5 0]/Resources<</XObject<</X 6 0 R>>>>",
            "BT /F1 10 Tf (in) Tj ET /X Do",
        );
        let page = Sample {
            resources: "/XObject<</X 6 0 R>>",
            content: "q 1 0 0 1 10 20 cm /X Do Q BT /F1 10 Tf (out) Tj ET",
            objects: &[(6, &inner)],
            ..Sample::default()
        }
        .first_page();
        assert_eq!(text(&page), "inout");
        assert_eq!(
            (page.glyphs[0].bbox.left, page.glyphs[0].baseline),
            (15.0, 80.0)
        );
    }
}
