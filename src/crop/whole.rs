//! Whole pages, or bands across them → pictures in which a program recognises text: upright as displayed, in greys, one after
//! the other.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;

use crate::geom::{PageNumber, Place, Rect};
use crate::ocr::{DOTS_PER_INCH, PIXELS, Picture, Wanted};

use super::draw::open;
use super::window::Window;
use super::{Params, paint, survey};

/// Longest side of a picture, in pixels; more than twenty times as long as wide is not a page.
const LONGEST: f32 = 20_000.0;

/// Pictures of pages, drawn when they are asked for.
pub struct Pages<'p> {
    pdf: Option<Pdf>,
    /// The whole pages as the stages before saw them, in the order of the file.
    areas: Vec<Place>,
    wanted: std::slice::Iter<'p, Wanted>,
}

/// Draws the pages of `bytes` that are `wanted`; `areas` are all pages as the stages before saw them, in the order of the
/// file. Total: a page that cannot be drawn, or would take too much work, is left out.
pub fn pages<'p>(
    bytes: Vec<u8>,
    passwords: &[String],
    areas: Vec<Place>,
    wanted: &'p [Wanted],
) -> Pages<'p> {
    let pdf = catch_unwind(|| open(bytes, passwords)).ok().flatten();
    let pdf = pdf.filter(|pdf| {
        let count = catch_unwind(AssertUnwindSafe(|| pdf.pages().len()));
        // The two readers fixed a damaged file differently: the pages are not the same.
        count.is_ok_and(|count| count == areas.len())
    });
    Pages {
        pdf,
        areas,
        wanted: wanted.iter(),
    }
}

impl Iterator for Pages<'_> {
    type Item = Picture;

    fn next(&mut self) -> Option<Picture> {
        loop {
            let wanted = self.wanted.next()?;
            let (Some(pdf), Some(area)) = (&self.pdf, self.areas.get(wanted.page.index())) else {
                continue;
            };
            let drawn = catch_unwind(AssertUnwindSafe(|| picture(pdf, wanted, area)));
            if let Ok(Some(picture)) = drawn {
                return Some(picture);
            }
        }
    }
}

fn picture(pdf: &Pdf, wanted: &Wanted, area: &Place) -> Option<Picture> {
    let number: PageNumber = wanted.page;
    let page = pdf.pages().get(number.index())?;
    let unit = paint::unit(page, area)?;
    let rect = area.rect();
    let (width, height) = (rect.width(), rect.height());
    let most = (PIXELS as f32 / (width * height)).sqrt();
    let scale = (DOTS_PER_INCH / 72.0)
        .min(most)
        .min(LONGEST / width)
        .min(LONGEST / height);
    let seen = scale.is_finite() && width * scale >= 1.0 && height * scale >= 1.0;
    if !seen || !survey::fits(page, unit * scale, Params::default().work) {
        return None;
    }
    let whole = Rect {
        left: 0.0,
        top: 0.0,
        right: width,
        bottom: height,
    };
    let bands = match wanted.bands.as_slice() {
        [] => std::slice::from_ref(&whole),
        bands => bands,
    };
    let cache = RenderCache::new();
    let mut picture = Picture {
        page: number,
        width: 0,
        height: 0,
        dots_per_inch: scale * 72.0,
        languages: wanted.languages.clone(),
        is_sample: !wanted.bands.is_empty(),
        greys: Vec::new(),
    };
    for band in bands {
        let window = Window {
            bbox: [0.0, band.top, width, band.bottom],
            scale,
        };
        let (across, down, greys) = paint::bytes(page, &cache, &window, unit);
        picture.width = across;
        picture.height += down;
        picture.greys.extend(greys);
    }
    Some(picture)
}
