//! Annotations of a page → links, comments and the values of form fields (ISO 32000-2, 12.5).
//!
//! What an annotation shows comes from its appearance stream; what people typed comes from the field's value where the
//! appearance does not show it. Pop-ups and links show no text of their own.

use lopdf::{Dictionary, Object, Stream};

use super::field::{Field, Value};
use super::interpret::Interpreter;
use super::object::{Objects, as_dict};
use super::{GlyphFlags, Link, field, typeset};
use crate::geom::{Matrix, Rect};

/// More annotations than this on a page are not looked at.
const MOST_ANNOTATIONS: usize = 20_000;

/// Annotation flags (ISO 32000-2, 12.5.3): hidden, and not to be viewed.
const UNSEEN: i64 = 1 << 1 | 1 << 5;

/// Adds what the annotations of `page` show to the interpreter's page. `to_page` maps its user space to page space.
pub(super) fn read<'d>(interpreter: &mut Interpreter<'_, 'd>, page: &'d Dictionary, to_page: Matrix) {
    let objects = interpreter.objects();
    let annotations = objects.array(page, b"Annots").unwrap_or_default();
    if annotations.is_empty() {
        return;
    }
    let form = field::interactive_form(objects);
    interpreter.add_outer_resources(form.and_then(|form| objects.dict(form, b"DR")));
    for annotation in annotations.iter().take(MOST_ANNOTATIONS) {
        let Some(dict) = objects.resolve(annotation).and_then(as_dict) else { continue };
        let Some([left, bottom, right, top]) = objects.rect(dict, b"Rect") else { continue };
        let place =
            Place { user: [left, bottom, right, top], area: to_page.apply_rect(left, bottom, right, top), to_page };
        if objects.integer(dict, b"F").unwrap_or(0) & UNSEEN != 0 {
            continue;
        }
        match objects.name(dict, b"Subtype") {
            Some(b"Link") => link(interpreter, dict, place.area),
            Some(b"Popup" | b"PrinterMark" | b"TrapNet") => {}
            Some(b"Widget") => widget(interpreter, form, dict, place),
            Some(kind) => comment(interpreter, dict, place, kind == b"FreeText"),
            // Fields without a subtype are widgets all the same.
            None if dict.has(b"FT") => widget(interpreter, form, dict, place),
            None => {}
        }
    }
}

/// Where an annotation is.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Left, bottom, right, top in user space.
    user: [f32; 4],
    /// In page space.
    area: Rect,
    to_page: Matrix,
}

fn link(interpreter: &mut Interpreter<'_, '_>, dict: &Dictionary, area: Rect) {
    let objects = interpreter.objects();
    let target = objects
        .dict(dict, b"A")
        .or_else(|| objects.dict(dict, b"PA"))
        .and_then(|action| objects.string(action, b"URI").or_else(|| objects.string(action, b"F")))
        .map(|target| String::from_utf8_lossy(target).trim().to_owned());
    if let Some(target) = target.filter(|target| !target.is_empty()) {
        interpreter.page.links.push(Link { area, target });
    }
}

/// Text of stamps and of what was typed onto the page.
fn comment<'d>(interpreter: &mut Interpreter<'_, 'd>, dict: &'d Dictionary, place: Place, typed: bool) {
    let objects = interpreter.objects();
    let before = interpreter.page.glyphs.len();
    if let Some(appearance) = appearance(objects, dict) {
        draw(interpreter, dict, appearance, place, GlyphFlags::COMMENT);
    }
    if typed && !has_text(interpreter, before) {
        let text = objects.text(dict, b"Contents").unwrap_or_default();
        let size = typeset::size(objects.string(dict, b"DA"));
        typeset::fill(interpreter, &text, place.area, size, typeset::Fit::Lines, GlyphFlags::COMMENT);
    }
}

/// The value of a form field, where its widget is (ISO 32000-2, 12.7).
fn widget<'d>(interpreter: &mut Interpreter<'_, 'd>, form: Option<&'d Dictionary>, dict: &'d Dictionary, place: Place) {
    let objects = interpreter.objects();
    let field = Field::new(objects, form, dict);
    let value = field.value();
    let before = interpreter.page.glyphs.len();
    match value {
        Value::None => {}
        Value::On => typeset::mark(interpreter, "☒", place.area, GlyphFlags::WIDGET),
        Value::Drawn => {
            if let Some(appearance) = appearance(objects, dict) {
                draw(interpreter, dict, appearance, place, GlyphFlags::COMMENT);
            }
        }
        Value::Text(text) => {
            let text_start = interpreter.page.text.len();
            if !field.is_comb()
                && !field.needs_appearance()
                && let Some(appearance) = appearance(objects, dict)
            {
                draw(interpreter, dict, appearance, place, GlyphFlags::WIDGET);
                let shown = interpreter.page.text.get(text_start..).unwrap_or("");
                if field.is_shown_by(&text, shown) {
                    return;
                }
            }
            if text.trim().is_empty() {
                return;
            }
            interpreter.page.glyphs.truncate(before);
            interpreter.page.text.truncate(text_start);
            let fit = if field.is_multiline() { typeset::Fit::Lines } else { typeset::Fit::OneLine };
            typeset::fill(
                interpreter,
                &text,
                place.area,
                typeset::size(field.appearance_string()),
                fit,
                GlyphFlags::WIDGET,
            );
        }
    }
}

/// The normal appearance in the annotation's state (ISO 32000-2, 12.5.5).
fn appearance<'d>(objects: Objects<'d>, dict: &'d Dictionary) -> Option<&'d Stream> {
    match objects.get(objects.dict(dict, b"AP")?, b"N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dictionary(states) => objects.stream(states, objects.name(dict, b"AS")?),
        _ => None,
    }
}

/// Draws an appearance stream so that its box fills the annotation's rectangle (ISO 32000-2, 12.5.5, algorithm 8).
fn draw<'d>(
    interpreter: &mut Interpreter<'_, 'd>,
    dict: &'d Dictionary,
    appearance: &'d Stream,
    place: Place,
    flags: GlyphFlags,
) {
    let objects = interpreter.objects();
    let matrix = objects.matrix(&appearance.dict, b"Matrix").unwrap_or(Matrix::IDENTITY);
    let [left, bottom, right, top] = place.user;
    let [a, b, c, d] = objects.rect(&appearance.dict, b"BBox").unwrap_or([0.0, 0.0, right - left, top - bottom]);
    let from = matrix.apply_rect(a, b, c, d);
    let stretch = |to: f32, from: f32| if from.abs() > 1e-3 && to.abs() > 1e-3 { to / from } else { 1.0 };
    let (sx, sy) = (stretch(right - left, from.width()), stretch(top - bottom, from.height()));
    let fit = Matrix::new(sx, 0.0, 0.0, sy, left - from.left * sx, bottom - from.top * sy);
    let off = objects.dict(dict, b"OC").is_some_and(|layer| interpreter.shared.layers.is_off(objects, layer));
    let flags = if off { flags.with(GlyphFlags::SWITCHED_OFF) } else { flags };
    interpreter.draw_apart(appearance, fit.then(place.to_page), flags);
}

/// Whether readable text came after the first `before` glyphs.
fn has_text(interpreter: &Interpreter<'_, '_>, before: usize) -> bool {
    let page = &interpreter.page;
    page.glyphs.iter().skip(before).any(|glyph| !page.glyph_text(glyph).trim().is_empty())
}
