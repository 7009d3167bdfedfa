//! A piece of a page → a PNG of sixteen greys: print stays legible, and a line of text takes a few kilobytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use crate::geom::Place;

use super::survey::affine;
use super::window::Window;

/// How far the two readers' sizes of a page may differ, in points: both round.
const TOLERANCE: f32 = 1.0;

/// Points per unit of the page's user space, which the drawing library takes for 1; `None` when the page has another
/// shape there than `area` says, so that the places do not hold.
pub(super) fn unit(page: &Page<'_>, area: &Place) -> Option<f32> {
    let (width, height) = page.render_dimensions();
    let area = area.rect();
    let unit = area.width() / width;
    let same = (area.height() - height * unit).abs() <= TOLERANCE * unit.max(1.0);
    (unit.is_finite() && unit > 0.0 && same).then_some(unit)
}

/// Width and height in pixels, and the PNG in base64; `None` when nothing can be drawn.
pub(super) fn png<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    window: &Window,
    unit: f32,
) -> Option<(u32, u32, String)> {
    let pixmap = pixels(page, cache, window, unit, 2_000);
    let (width, height) = (pixmap.width(), pixmap.height());
    let grey = greys(pixmap.data_as_u8_slice(), usize::from(width));
    let png = encode(&grey, u32::from(width), u32::from(height))?;
    Some((u32::from(width), u32::from(height), STANDARD.encode(png)))
}

/// Width and height in pixels, and a byte for each pixel, 0 for black.
pub(super) fn bytes<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    window: &Window,
    unit: f32,
) -> (u32, u32, Vec<u8>) {
    let pixmap = pixels(page, cache, window, unit, u16::MAX);
    let rgba = pixmap.data_as_u8_slice().chunks_exact(4);
    let grey = rgba.map(|pixel| (luma(pixel) / 1000) as u8).collect();
    (u32::from(pixmap.width()), u32::from(pixmap.height()), grey)
}

/// What `window` shows, on white; no side longer than `longest` pixels.
fn pixels<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    window: &Window,
    unit: f32,
    longest: u16,
) -> Pixmap {
    let [left, top, right, bottom] = window.bbox;
    let pixels = |points: f32| {
        let pixels = (points * window.scale).round();
        pixels.clamp(1.0, f32::from(longest)) as u16
    };
    let (width, height) = (pixels(right - left), pixels(bottom - top));
    let transform = Affine::scale(f64::from(window.scale))
        * Affine::translate((-f64::from(left), -f64::from(top)))
        * Affine::scale(f64::from(unit))
        * affine(page.initial_transform(true));
    let mut context = RenderContext::new(width, height);
    render_into(
        page,
        cache,
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &mut context,
        transform,
    );
    context.flush();
    let mut pixmap = Pixmap::new(width, height);
    context.render_with(
        &mut pixmap,
        &mut Resources::default(),
        RasterizerSettings {
            target_init: TargetInit::Clear(WHITE),
            ..RasterizerSettings::default()
        },
    );
    pixmap
}

/// RGBA rows of `width` pixels on white → rows of sixteen greys, two pixels a byte, the left one first (PNG, 7.2).
fn greys(rgba: &[u8], width: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(rgba.len() / 8 + rgba.len() / (4 * width.max(1)));
    for row in rgba.chunks(width.max(1) * 4) {
        let mut nibbles = row.chunks_exact(4).map(|pixel| match *pixel {
            [_, _, _, _] => ((luma(pixel) / 1000 * 15 + 127) / 255) as u8,
            _ => 15,
        });
        while let Some(left) = nibbles.next() {
            out.push(left << 4 | nibbles.next().unwrap_or(0));
        }
    }
    out
}

/// How light an RGBA pixel is, in thousandths of 1/255 (ITU-R BT.601).
fn luma(pixel: &[u8]) -> u32 {
    let weights = [299, 587, 114];
    let parts = pixel.iter().zip(weights);
    parts.map(|(part, weight)| weight * u32::from(*part)).sum()
}

fn encode(grey: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    // Rows of packed pixels compress best as they are (PNG, 12.7).
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(grey).ok()?;
    writer.finish().ok()?;
    Some(out)
}
