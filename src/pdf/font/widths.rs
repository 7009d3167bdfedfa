//! Advance widths of CIDs (ISO 32000-2, 9.7.4.3).

use lopdf::{Dictionary, Object};

use super::source::Source;

/// Widths by CID, in thousandths of an em.
#[derive(Debug, Clone, Default)]
pub(super) struct CidWidths {
    /// By CID, up to the highest that the font mentions; NaN where it has none of its own.
    listed: Vec<f32>,
    /// Of all other CIDs.
    default: f32,
}

/// CIDs have two bytes.
const MAX_CID: usize = 0xFFFF;

/// Widths that one font may write: each CID has one, and some fonts list a few of them again.
const MOST_WRITTEN: usize = 4 * (MAX_CID + 1);

impl CidWidths {
    /// Horizontal widths: `/W` and `/DW`.
    pub(super) fn horizontal<'d>(source: Source<'d>, font: Option<&'d Dictionary>) -> CidWidths {
        let default = font
            .and_then(|font| source.number(font, "DW"))
            .unwrap_or(1000.0);
        let mut widths = CidWidths {
            listed: Vec::new(),
            default,
        };
        widths.read(
            source,
            font.and_then(|font| source.array(font, "W"))
                .unwrap_or_default(),
            1,
        );
        widths
    }

    /// Vertical displacements, positive downwards: `/W2` and `/DW2`.
    pub(super) fn vertical<'d>(source: Source<'d>, font: Option<&'d Dictionary>) -> CidWidths {
        let pair = font
            .and_then(|font| source.array(font, "DW2"))
            .unwrap_or_default();
        let default = pair
            .get(1)
            .and_then(|number| source.number_of(number))
            .unwrap_or(-1000.0);
        let mut widths = CidWidths {
            listed: Vec::new(),
            default,
        };
        widths.read(
            source,
            font.and_then(|font| source.array(font, "W2"))
                .unwrap_or_default(),
            3,
        );
        widths.default = -widths.default;
        widths.listed.iter_mut().for_each(|width| *width = -*width);
        widths
    }

    /// `c [w …]` and `first last w`, where a `w` is `per_cid` numbers and the first of them counts.
    fn read<'d>(&mut self, source: Source<'d>, items: &'d [Object], per_cid: usize) {
        let mut items = items.iter();
        // Ranges that lie over each other are written out one after the other.
        let mut left = MOST_WRITTEN;
        while let Some(item) = items.next() {
            let Some(first) = self.cid(source, item) else {
                continue;
            };
            match items.next().and_then(|item| source.follow(item)) {
                Some(Object::Array(widths)) => {
                    for (cid, width) in (first..=MAX_CID).zip(widths.chunks(per_cid)).take(left) {
                        left -= 1;
                        if let Some(width) = width.first().and_then(|width| source.number_of(width))
                        {
                            self.set(cid, width);
                        }
                    }
                }
                Some(last) => {
                    let last = last.as_float().unwrap_or(0.0).clamp(0.0, MAX_CID as f32) as usize;
                    let width = items.next().and_then(|width| source.number_of(width));
                    items.by_ref().take(per_cid - 1).for_each(|_| {});
                    if let Some(width) = width {
                        let range = (first..=last).take(left);
                        left -= range.clone().count();
                        range.for_each(|cid| self.set(cid, width));
                    }
                }
                None => {}
            }
        }
    }

    fn cid<'d>(&self, source: Source<'d>, item: &'d Object) -> Option<usize> {
        let number = source.number_of(item)?;
        (0.0..=MAX_CID as f32)
            .contains(&number)
            .then_some(number as usize)
    }

    fn set(&mut self, cid: usize, width: f32) {
        // No glyph is a hundred em wide.
        if width.abs() > 100_000.0 {
            return;
        }
        if cid >= self.listed.len() {
            self.listed.resize((cid + 1).next_power_of_two(), f32::NAN);
        }
        self.listed[cid] = width;
    }

    /// The width of one CID.
    pub(super) fn get(&self, cid: u32) -> f32 {
        match self.listed.get(cid as usize) {
            Some(width) if !width.is_nan() => *width,
            _ => self.default,
        }
    }

    /// Whether all widths that the font lists are the same, and there are enough to tell.
    pub(super) fn are_equal(&self) -> bool {
        let mut widths = self.listed.iter().copied().filter(|width| *width > 0.0);
        let Some(first) = widths.next() else {
            return false;
        };
        let mut count = 1;
        widths.all(|width| {
            count += 1;
            (width - first).abs() < 1.0
        }) && count >= 10
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, dictionary};

    use super::*;
    use crate::pdf::Limits;

    #[test]
    fn lists_and_ranges() {
        let array = |items: &[i64]| {
            Object::Array(items.iter().map(|item| Object::Integer(*item)).collect())
        };
        let font = dictionary! {
            "DW" => 500,
            "W" => vec![1.into(), array(&[250, 333]), 10.into(), 12.into(), 600.into(), (-4).into(), 7.into()],
            "DW2" => array(&[880, -900]),
            "W2" => vec![3.into(), array(&[-500, 1, 2, -600, 3, 4]), 7.into(), 8.into(), (-700).into(), 1.into(), 2.into()],
        };
        let objects = Document::new();
        let source = Source::new(&objects, &Limits::default());
        let widths = CidWidths::horizontal(source, Some(&font));
        assert_eq!(
            [0, 1, 2, 3, 10, 12, 13, 70_000].map(|cid| widths.get(cid)),
            [500.0, 250.0, 333.0, 500.0, 600.0, 600.0, 500.0, 500.0]
        );
        let widths = CidWidths::vertical(source, Some(&font));
        assert_eq!(
            [2, 3, 4, 7, 8, 9].map(|cid| widths.get(cid)),
            [900.0, 500.0, 600.0, 700.0, 700.0, 900.0]
        );
    }
}
