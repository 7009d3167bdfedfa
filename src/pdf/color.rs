//! Colour operators → the colour that a reader sees, as far as that is cheap to know (ISO 32000-2, 8.6).
//!
//! Only used to tell whether text has the colour of its ground. So colours are plain sRGB without profiles, and what
//! would need a table or a program is unknown (`None`): unknown is never "the same".

use lopdf::{Dictionary, Object};

use super::object::{Objects, number};

/// Red, green and blue from 0 to 1; `None` when not known.
pub(super) type Color = Option<[f32; 3]>;

/// Paper, before anything is painted.
pub(super) const WHITE: [f32; 3] = [1.0; 3];
/// What text is painted in when nothing is set.
pub(super) const BLACK: [f32; 3] = [0.0; 3];

/// A colour space, as far as we compute with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Space {
    /// One component, 0 is black.
    Gray,
    /// Three components.
    Rgb,
    /// Four components.
    Cmyk,
    /// One ink: no ink and full ink (ISO 32000-2, 8.6.6.4), linear between.
    Tint([f32; 3], [f32; 3]),
    /// One ink of unknown colour: only "no ink" is known, to be white.
    Ink,
    /// Patterns, tables, several inks.
    Unknown,
}

impl Space {
    /// The colour that a space starts with.
    pub(super) fn initial(self) -> Color {
        match self {
            Space::Gray | Space::Rgb | Space::Cmyk => Some(BLACK),
            Space::Tint(_, full) => Some(full),
            Space::Ink | Space::Unknown => None,
        }
    }

    /// The colour of `components`.
    pub(super) fn color(self, components: &[f32]) -> Color {
        match (self, components) {
            (Space::Gray, &[g]) => Some([g.clamp(0.0, 1.0); 3]),
            (Space::Rgb, &[r, g, b]) => Some([r, g, b].map(|v| v.clamp(0.0, 1.0))),
            (Space::Cmyk, &[c, m, y, k]) => Some(
                [c, m, y]
                    .map(|v| (1.0 - v) * (1.0 - k))
                    .map(|v| v.clamp(0.0, 1.0)),
            ),
            (Space::Tint(none, full), &[t]) => {
                let t = t.clamp(0.0, 1.0);
                Some([0, 1, 2].map(|i: usize| none[i] + (full[i] - none[i]) * t))
            }
            (Space::Ink, &[t]) if t <= 0.0 => Some(WHITE),
            _ => None,
        }
    }
}

/// Whether two known colours look the same.
pub(super) fn same(a: [f32; 3], b: [f32; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 0.02)
}

/// The space that `object` describes: a name, or an array with parameters.
pub(super) fn space(objects: Objects<'_>, object: &Object) -> Space {
    let named = |name: &[u8]| match name {
        b"DeviceGray" | b"G" | b"CalGray" => Space::Gray,
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::Rgb,
        b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
        _ => Space::Unknown,
    };
    let array = match object {
        Object::Name(name) => return named(name),
        Object::Array(array) => array,
        _ => return Space::Unknown,
    };
    let item = |index: usize| array.get(index).and_then(|item| objects.resolve(item));
    match item(0).and_then(|kind| kind.as_name().ok()) {
        Some(b"ICCBased") => {
            match item(1)
                .and_then(|i| i.as_stream().ok())
                .and_then(|i| objects.integer(&i.dict, b"N"))
            {
                Some(1) => Space::Gray,
                Some(3) => Space::Rgb,
                Some(4) => Space::Cmyk,
                _ => Space::Unknown,
            }
        }
        Some(b"Separation") => match item(1).and_then(|name| name.as_name().ok()) {
            Some(b"All" | b"Black") => Space::Tint(WHITE, BLACK),
            Some(b"None") => Space::Unknown,
            _ => {
                let alternate = item(2)
                    .and_then(|a| a.as_name().ok())
                    .map_or(Space::Unknown, named);
                item(3)
                    .and_then(super::object::as_dict)
                    .and_then(|function| exponential(objects, function, alternate))
                    .unwrap_or(Space::Ink)
            }
        },
        Some(name) => named(name),
        None => Space::Unknown,
    }
}

/// The ends of a function of type 2 (ISO 32000-2, 7.10.3), as colours of the alternate space.
fn exponential(objects: Objects<'_>, function: &Dictionary, alternate: Space) -> Option<Space> {
    if objects.integer(function, b"FunctionType") != Some(2)
        || objects.number(function, b"N") != Some(1.0)
    {
        return None;
    }
    let end = |key: &[u8]| -> Color {
        let values = objects.array(function, key)?;
        let values: Vec<f32> = values
            .iter()
            .take(4)
            .filter_map(|v| number(objects.resolve(v)?))
            .collect();
        alternate.color(&values)
    };
    Some(Space::Tint(end(b"C0")?, end(b"C1")?))
}
