//! Glyphs anywhere: layout is total, and loses none.

#![no_main]

use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use nomcheck::geom::{PageNumber, Rect};
use nomcheck::layout::{self, Params};
use nomcheck::pdf::{Content, Face, Glyph, GlyphFlags, PageContent, Tone};
use nomcheck::section;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(content) = content(&mut Unstructured::new(bytes)) {
        let layout = layout::analyze(&content, &Params::default());
        section::sections(&layout);
    }
});

fn content(from: &mut Unstructured) -> Result<Content> {
    let mut pages = Vec::new();
    for index in 0..from.int_in_range(1..=3)? {
        pages.push(page(from, index)?);
    }
    let fonts = vec![Face::default(), Face { bold: true, space: 0.3, ..Face::default() }];
    Ok(Content { pages, fonts, ..Content::default() })
}

fn page(from: &mut Unstructured, index: usize) -> Result<PageContent> {
    let number_of_page = PageNumber::from_index(index);
    let mut page = PageContent::empty(number_of_page, number(from)?, number(from)?);
    while !from.is_empty() && page.glyphs.len() < 2_000 {
        match from.int_in_range(0..=9)? {
            0 => page.rulings.push(rect(from)?),
            1 => page.fills.push(rect(from)?),
            2 => page.dots.push(rect(from)?),
            3 => page.shapes.push(rect(from)?),
            _ => glyphs(from, &mut page)?,
        }
    }
    Ok(page)
}

/// A run of letters side by side, as pages have them.
fn glyphs(from: &mut Unstructured, page: &mut PageContent) -> Result<()> {
    let (mut left, top, size) = (number(from)?, number(from)?, number(from)?);
    let (font, flags, mcid) = (from.int_in_range(0..=3)?, u32::arbitrary(from)?, from.int_in_range(-1..=3)?);
    for _ in 0..from.int_in_range(1..=12)? {
        let letter = match from.int_in_range(0..=3)? {
            0 => char::arbitrary(from)?,
            _ => char::from(from.int_in_range(b' '..=b'z')?),
        };
        let start = page.text.len() as u32;
        page.text.push(letter);
        let width = size * 0.5;
        page.glyphs.push(Glyph {
            start,
            len: letter.len_utf8() as u16,
            font,
            bbox: Rect { left, top, right: left + width, bottom: top + size },
            baseline: top + size * 0.8,
            size,
            squeeze: 1.0,
            tone: Tone::default(),
            flags: GlyphFlags(flags),
            mcid,
        });
        left += width;
    }
    Ok(())
}

fn rect(from: &mut Unstructured) -> Result<Rect> {
    let (left, top) = (number(from)?, number(from)?);
    Ok(Rect { left, top, right: left + number(from)?, bottom: top + number(from)? })
}

/// Mostly what a page has; now and then anything finite, as [`nomcheck::pdf`] promises.
fn number(from: &mut Unstructured) -> Result<f32> {
    Ok(match from.int_in_range(0..=40)? {
        0 => Some(f32::arbitrary(from)?).filter(|n| n.is_finite()).unwrap_or(0.0),
        _ => f32::from(from.int_in_range(0..=8_000_u16)?) / 10.0,
    })
}
