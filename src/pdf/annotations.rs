//! Annotations of a page → links, comments and the values of form fields (ISO 32000-2, 12.5).
//!
//! What an annotation shows comes from its appearance stream; what people typed comes from the field's value where the
//! appearance does not show it. Pop-ups and links show no text of their own.

use lopdf::{Dictionary, Object, Stream};

use super::field::{Field, Value};
use super::interpret::Interpreter;
use super::margin::OwnText;
use super::object::{Objects, as_dict, number};
use super::{GlyphFlags, Link, field, typeset};
use crate::geom::{Matrix, Point, Rect};

/// More lines than this under one strike-out are not looked at.
const MOST_QUADS: usize = 1_000;
/// Areas of a page that strike-outs lie over, at most.
const MOST_STRUCK: usize = 20_000;
/// Signature fields of a page that are looked at.
const MOST_SIGNATURES: usize = 100;

/// More annotations than this on a page are not looked at.
const MOST_ANNOTATIONS: usize = 20_000;

/// Annotation flags (ISO 32000-2, 12.5.3): hidden, and not to be viewed.
const UNSEEN: i64 = 1 << 1 | 1 << 5;

/// Adds what the annotations of `page` show to the interpreter's page. `to_page` maps its user space to page space.
pub(super) fn read<'d>(
    interpreter: &mut Interpreter<'_, 'd>,
    page: &'d Dictionary,
    to_page: Matrix,
) {
    let objects = interpreter.objects();
    let annotations = objects.array(page, b"Annots").unwrap_or_default();
    if annotations.is_empty() {
        return;
    }
    let form = field::interactive_form(objects);
    interpreter.add_outer_resources(form.and_then(|form| objects.dict(form, b"DR")));
    let mut own = OwnText::default();
    for annotation in annotations.iter().take(MOST_ANNOTATIONS) {
        if interpreter.shared.is_full() {
            return;
        }
        let Some(dict) = objects.resolve(annotation).and_then(as_dict) else {
            continue;
        };
        let Some([left, bottom, right, top]) = objects.rect(dict, b"Rect") else {
            continue;
        };
        let place = Place {
            user: [left, bottom, right, top],
            area: to_page.apply_rect(left, bottom, right, top),
            to_page,
        };
        if objects.integer(dict, b"F").unwrap_or(0) & UNSEEN != 0 {
            continue;
        }
        match objects.name(dict, b"Subtype") {
            Some(b"Link") => link(interpreter, dict, place.area),
            Some(b"Popup" | b"PrinterMark" | b"TrapNet") => {}
            Some(b"Widget") => widget(interpreter, form, dict, place),
            Some(b"StrikeOut") => strike_out(interpreter, dict, place),
            Some(kind) => comment(interpreter, dict, place, kind, &mut own),
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
        .and_then(|action| {
            objects
                .string(action, b"URI")
                .or_else(|| objects.string(action, b"F"))
        })
        .map(|target| String::from_utf8_lossy(target).trim().to_owned());
    if let Some(target) = target.filter(|target| !target.is_empty()) {
        interpreter.page.links.push(Link { area, target });
    }
}

/// The boxes that a strike-out lies over (ISO 32000-2, 12.5.6.10).
fn strike_out(interpreter: &mut Interpreter<'_, '_>, dict: &Dictionary, place: Place) {
    let objects = interpreter.objects();
    let points: Vec<f32> = objects
        .array(dict, b"QuadPoints")
        .unwrap_or_default()
        .iter()
        .take(8 * MOST_QUADS)
        .filter_map(|point| objects.resolve(point).and_then(number))
        .collect();
    let (quads, _) = points.as_chunks::<8>();
    let around = |quad: &[f32; 8]| {
        let (pairs, _) = quad.as_chunks::<2>();
        let corners: Vec<Point> = (pairs.iter())
            .map(|[x, y]| place.to_page.apply(*x, *y))
            .collect();
        Rect::around(&corners)
    };
    let boxes: Vec<Rect> = quads.iter().map(around).collect();
    let whole = [place.area];
    let boxes = if boxes.is_empty() { &whole[..] } else { &boxes };
    let struck = &mut interpreter.page.struck;
    let room = MOST_STRUCK.saturating_sub(struck.len());
    struck.extend(boxes.iter().take(room));
}

/// Text of stamps, of reviewers, and of what was typed onto the page.
fn comment<'d>(
    interpreter: &mut Interpreter<'_, 'd>,
    dict: &'d Dictionary,
    place: Place,
    kind: &[u8],
    own: &mut OwnText,
) {
    let objects = interpreter.objects();
    let typed = kind == b"FreeText";
    // A text box with a line that points at something is about the text, not of it (ISO 32000-2, table 177). The line
    // alone (CL) is not a sign: a well-known library gives one to every text box.
    let points = objects.name(dict, b"IT") == Some(b"FreeTextCallout");
    let flags = match kind {
        b"FreeText" if !points && !own.is_beside(interpreter, place.area) => GlyphFlags::COMMENT,
        b"Stamp" | b"Watermark" => GlyphFlags::COMMENT.with(GlyphFlags::STAMP),
        _ => GlyphFlags::COMMENT.with(GlyphFlags::REVIEWER),
    };
    let before = interpreter.page.glyphs.len();
    if let Some(appearance) = appearance(objects, dict) {
        let page = &interpreter.page;
        let (rulings, fills, dots) = (page.rulings.len(), page.fills.len(), page.dots.len());
        let shapes = page.shapes.len();
        draw(interpreter, dict, appearance, place, flags);
        // A reviewer's box or highlighter is laid over the page: it is neither a ruling of a table nor a cell.
        interpreter.page.rulings.truncate(rulings);
        interpreter.page.fills.truncate(fills);
        interpreter.page.shapes.truncate(shapes);
        interpreter.page.dots.truncate(dots);
    }
    if typed && !has_text(interpreter, before) {
        let text = objects.text(dict, b"Contents").unwrap_or_default();
        if !interpreter.shared.spend_text(text.len()) {
            return;
        }
        let size = typeset::size(objects.string(dict, b"DA"));
        typeset::fill(
            interpreter,
            &text,
            place.area,
            size,
            typeset::Fit::Lines,
            flags,
        );
    }
}

/// The value of a form field, where its widget is (ISO 32000-2, 12.7).
fn widget<'d>(
    interpreter: &mut Interpreter<'_, 'd>,
    form: Option<&'d Dictionary>,
    dict: &'d Dictionary,
    place: Place,
) {
    let objects = interpreter.objects();
    let field = Field::new(objects, form, dict);
    if !interpreter.shared.spend_operators(field.cost()) {
        return;
    }
    let value = field.value();
    let before = interpreter.page.glyphs.len();
    match value {
        Value::On => typeset::mark(interpreter, "☒", place.area, GlyphFlags::WIDGET),
        // What was chosen and what was not are kept apart, and each option from the next.
        Value::Off => typeset::mark(interpreter, "☐", place.area, GlyphFlags::WIDGET),
        Value::Caption => {
            if let Some(appearance) = appearance(objects, dict) {
                let caption = GlyphFlags::WIDGET.with(GlyphFlags::ARTIFACT);
                draw(interpreter, dict, appearance, place, caption);
            }
        }
        Value::Drawn => {
            let signatures = &mut interpreter.page.signatures;
            if signatures.len() < MOST_SIGNATURES {
                signatures.push((place.area, field.is_signed()));
            }
            if let Some(appearance) = appearance(objects, dict) {
                let signature = GlyphFlags::COMMENT.with(GlyphFlags::SIGNATURE);
                draw(interpreter, dict, appearance, place, signature);
            }
        }
        Value::Text(text) => {
            // Also what is not set below: it was looked at.
            if !interpreter.shared.spend_text(text.len()) {
                return;
            }
            let text_start = interpreter.page.text.len();
            if !field.is_comb()
                && !field.needs_appearance()
                && let Some(appearance) = appearance(objects, dict)
            {
                draw(interpreter, dict, appearance, place, GlyphFlags::WIDGET);
                let shown = interpreter.page.text.get(text_start..).unwrap_or("");
                if field.is_shown_by(&text, shown) {
                    let own = interpreter.page.glyphs.get_mut(before..);
                    typeset::squeeze(own.unwrap_or_default(), place.area);
                    return;
                }
            }
            if text.trim().is_empty() {
                return;
            }
            interpreter.page.glyphs.truncate(before);
            interpreter.page.text.truncate(text_start);
            let fit = if field.is_multiline() {
                typeset::Fit::Lines
            } else {
                typeset::Fit::OneLine
            };
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
    let matrix = objects
        .matrix(&appearance.dict, b"Matrix")
        .unwrap_or(Matrix::IDENTITY);
    let [left, bottom, right, top] = place.user;
    let [a, b, c, d] =
        objects
            .rect(&appearance.dict, b"BBox")
            .unwrap_or([0.0, 0.0, right - left, top - bottom]);
    let from = matrix.apply_rect(a, b, c, d);
    let stretch = |to: f32, from: f32| {
        if from.abs() > 1e-3 && to.abs() > 1e-3 {
            to / from
        } else {
            1.0
        }
    };
    let (sx, sy) = (
        stretch(right - left, from.width()),
        stretch(top - bottom, from.height()),
    );
    let fit = Matrix::new(
        sx,
        0.0,
        0.0,
        sy,
        left - from.left * sx,
        bottom - from.top * sy,
    );
    let off = objects
        .dict(dict, b"OC")
        .is_some_and(|layer| interpreter.shared.layers.is_off(objects, layer));
    let flags = if off {
        flags.with(GlyphFlags::SWITCHED_OFF)
    } else {
        flags
    };
    interpreter.draw_apart(appearance, fit.then(place.to_page), flags);
}

/// Whether readable text came after the first `before` glyphs.
fn has_text(interpreter: &Interpreter<'_, '_>, before: usize) -> bool {
    let page = &interpreter.page;
    page.glyphs
        .iter()
        .skip(before)
        .any(|glyph| !page.glyph_text(glyph).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::GlyphFlags;
    use super::super::testing::{Sample, stream, text, text_with};
    use crate::geom::Rect;

    /// The text of a page whose only annotation is `annotation`, in a form with `form`.
    fn shown(form: &str, annotation: &str) -> String {
        let appearance = stream(
            "/Subtype/Form/BBox[0 0 100 20]",
            "BT /F1 10 Tf 2 5 Td (drawn) Tj ET",
        );
        let page = Sample {
            catalog: &format!("/AcroForm<<{form}>>"),
            page: "/Annots[6 0 R]",
            objects: &[
                (6, &format!("<</Rect[10 10 110 30]{annotation}>>")),
                (7, &appearance),
            ],
            ..Sample::default()
        }
        .first_page();
        let outside = |glyph: &&super::super::Glyph| {
            let area = Rect {
                left: 9.0,
                top: 69.0,
                right: 111.0,
                bottom: 91.0,
            };
            !area.contains(glyph.bbox.center())
        };
        assert_eq!(page.glyphs.iter().filter(outside).count(), 0);
        text(&page)
    }

    #[test]
    fn values_come_from_the_appearance_or_the_field() {
        let text_field = "/Subtype/Widget/FT/Tx";
        assert_eq!(shown("", &format!("{text_field}/V(typed)")), "typed");
        assert_eq!(
            shown("", &format!("{text_field}/V(other)/AP<</N 7 0 R>>")),
            "drawn"
        );
        assert_eq!(
            shown(
                "/NeedAppearances true",
                &format!("{text_field}/V(new)/AP<</N 7 0 R>>")
            ),
            "new"
        );
        // An appearance that shows only a part has not room for the rest.
        assert_eq!(
            shown(
                "",
                &format!("{text_field}/V(drawn and more)/AP<</N 7 0 R>>")
            ),
            "drawn and more"
        );
        assert_eq!(
            shown("", &format!("{text_field}/Ff 4096/V(one\\rtwo)")),
            "onetwo"
        );
        assert_eq!(shown("", &format!("{text_field}/F 2/V(hidden)")), "");
        assert_eq!(
            shown(
                "",
                "/Subtype/Widget/FT/Ch/V(x)/Opt[[(x)(Export X)][(y)(Y)]]"
            ),
            "Export X"
        );
        assert_eq!(shown("", "/Subtype/Widget/FT/Btn/AS/Yes"), "☒");
        assert_eq!(shown("", "/Subtype/Widget/FT/Btn/AS/Off/V/Off"), "☐");
        assert_eq!(
            shown("", "/Subtype/Widget/FT/Btn/Ff 65536/AP<</N 7 0 R>>"),
            "drawn"
        );
        assert_eq!(shown("", "/Subtype/FreeText/Contents(note)"), "note");
        assert_eq!(shown("", "/Subtype/Stamp/AP<</N 7 0 R>>"), "drawn");
        assert_eq!(shown("", "/Subtype/Popup/Contents(no)"), "");
    }

    #[test]
    fn text_boxes_beside_the_column_of_text_are_a_reviewers() {
        let line = |y: i32| {
            format!("BT /F1 6 Tf 10 {y} Td (a line of an answer, as wide as the column) Tj ET ")
        };
        let lines = [90, 80, 70].map(line).concat();
        let reviewers = |content: &str, rect: &str| {
            let page = Sample {
                page: "/Annots[6 0 R]",
                content,
                objects: &[(
                    6,
                    &format!("<</Subtype/FreeText/Rect[{rect}]/Contents(see)/CL[0 9 9 9]>>"),
                )],
                ..Sample::default()
            }
            .first_page();
            text_with(&page, GlyphFlags::REVIEWER)
        };
        assert_eq!(reviewers(&lines, "160 70 198 95"), "see");
        // Below the text, over it, beside a label.
        assert_eq!(reviewers(&lines, "160 10 198 30"), "");
        assert_eq!(reviewers(&lines, "60 70 98 95"), "");
        let label = "BT /F1 6 Tf 10 90 Td (Name) Tj 0 -10 Td (Post) Tj ET";
        assert_eq!(reviewers(label, "160 70 198 95"), "");
    }

    #[test]
    fn lines_that_overflow_a_field_stay_in_it() {
        let appearance = stream(
            "/Subtype/Form/BBox[0 0 100 20]",
            "BT /F1 10 Tf 2 10 Td (one) Tj 0 -12 Td (two) Tj 0 -12 Td (three) Tj ET",
        );
        let widget =
            "<</Subtype/Widget/FT/Tx/Ff 4096/Rect[10 40 110 60]/V(one two three)/AP<</N 7 0 R>>>>";
        let page = Sample {
            catalog: "/AcroForm<<>>",
            page: "/Annots[6 0 R]",
            objects: &[(6, widget), (7, &appearance)],
            ..Sample::default()
        }
        .first_page();
        assert_eq!(text(&page), "onetwothree");
        let area = (40.0, 60.0);
        assert!(
            page.glyphs
                .iter()
                .all(|g| g.bbox.top >= area.0 - 0.1 && g.bbox.bottom <= area.1 + 0.1)
        );
        let lines: Vec<f32> = page.glyphs.iter().map(|g| g.baseline).collect();
        assert!(lines.first() < lines.last());
    }

    #[test]
    fn fields_inherit_from_their_parents() {
        let page = Sample {
            page: "/Annots[6 0 R]",
            objects: &[
                (6, "<</Rect[0 0 99 20]/Subtype/Widget/Parent 7 0 R>>"),
                (7, "<</FT/Tx/Parent 8 0 R>>"),
                (8, "<</V(up)/Parent 7 0 R>>"),
            ],
            ..Sample::default()
        }
        .first_page();
        assert_eq!(text_with(&page, GlyphFlags::WIDGET), "up");
    }

    #[test]
    fn links_have_area_and_target() {
        let page = Sample {
            page: "/Annots[<</Subtype/Link/Rect[10 10 50 30]/A<</S/URI/URI(mailto:a@b.example)>>>>]",
            ..Sample::default()
        }
        .first_page();
        assert_eq!(page.links[0].target, "mailto:a@b.example");
        assert_eq!(
            page.links[0].area,
            Rect {
                left: 10.0,
                top: 70.0,
                right: 50.0,
                bottom: 90.0
            }
        );
    }
}
