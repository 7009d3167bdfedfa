//! How much work drawing a page is, before it is drawn.
//!
//! The page is interpreted once into a device that draws nothing and counts: path segments, glyphs, pixels of pictures,
//! and of their masks, groups, tiles. The count is deterministic: the same page is drawn or left out on any machine. A tiling pattern may
//! ask for millions of copies of its cell and a group for a mask of its own, so both are followed.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::{chain, inline};
use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::pattern::{Pattern, TilingPattern};
use hayro::hayro_interpret::util::x_y_advances;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, SoftMask, interpret_page,
};
use hayro::hayro_syntax::object::Stream;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, ParamCurveArclen, Rect};

/// Work of a glyph: outlines are cached.
const GLYPH: u64 = 2;
/// Work of a transparency group or a mask: a picture as large as the crop.
const GROUP: u64 = 500;
/// Pixels of a picture, or bytes that are unpacked, for one unit of work.
const PIXELS: u64 = 1_000;
/// Most pixels of one picture: A4 at 600 dots an inch has 35 million.
const LARGEST_PICTURE: u64 = 60_000_000;
/// Widest cell of a tiling pattern as drawn, in pixels: it is drawn into a picture of its own.
const WIDEST_CELL: f64 = 4_000.0;

/// Bytes looked over for the end of an inline image, for one unit of work.
const SEARCHED: u64 = 10_000;

/// What is thrown to end the count early; never leaves this module.
struct OverBudget;

/// Whether drawing `page` at `scale` pixels per unit of its user space takes at most `work`.
pub(super) fn fits(page: &Page<'_>, scale: f32, work: u64) -> bool {
    let counted = catch_unwind(AssertUnwindSafe(|| count(page, scale, work)));
    match counted {
        Ok(()) => true,
        Err(payload) if payload.is::<OverBudget>() => false,
        // A fault of the library: the caller reports it as one.
        Err(payload) => resume_unwind(payload),
    }
}

fn count(page: &Page<'_>, scale: f32, work: u64) {
    let (width, height) = page.render_dimensions();
    let scale = f64::from(scale);
    let transform = Affine::scale(scale) * affine(page.initial_transform(true));
    let target = Rect::new(
        0.0,
        0.0,
        f64::from(width) * scale,
        f64::from(height) * scale,
    );
    let mut survey = Survey { left: work };
    survey.spend(inline::searched(page) / SEARCHED);
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(transform, target, &cache, page.xref(), settings);
    interpret_page(page, &mut context, &mut survey);
}

/// The library's own transform as the drawing takes it.
pub(super) fn affine(transform: hayro::hayro_syntax::transform::Transform) -> Affine {
    use hayro::hayro_interpret::TransformExt;
    transform.to_kurbo()
}

struct Survey {
    /// Work that may still be done.
    left: u64,
}

impl Survey {
    fn spend(&mut self, work: u64) {
        match self.left.checked_sub(work) {
            Some(left) => self.left = left,
            // The interpreter has no way to be stopped. This unwinds without a message, as no panic has happened.
            None => resume_unwind(Box::new(OverBudget)),
        }
    }

    fn path(&mut self, path: &BezPath) {
        self.spend(path.elements().len() as u64 + 1);
    }

    /// The dashes of a line, each a path of its own. Lengths are in the path's units, as those of the pattern are.
    fn dashes(&mut self, path: &BezPath, draw: &DrawMode) {
        let (DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke)) = draw else {
            return;
        };
        let period: f32 = stroke.dash_array.iter().sum();
        if stroke.dash_array.is_empty() {
            return;
        }
        let length: f64 = path.segments().map(|segment| segment.arclen(1.0)).sum();
        let dashes = length / f64::from(period) * stroke.dash_array.len() as f64;
        match dashes.is_finite() {
            // Saturates.
            true => self.spend(dashes as u64),
            false => self.spend(u64::MAX),
        }
    }

    fn props<'a>(&mut self, props: &DrawProps<'a>, draw: &DrawMode) {
        self.mask(props.soft_mask.as_ref());
        match &props.paint {
            Paint::Color(_) => {}
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Shading(_) => self.spend(GROUP),
                Pattern::Tiling(tiling) => {
                    self.tiles(tiling, matches!(draw, DrawMode::Stroke(_)));
                }
            },
        }
    }

    /// A picture of so many pixels, which is decoded as a whole.
    fn picture(&mut self, width: u64, height: u64) {
        let pixels = width.saturating_mul(height);
        if pixels > LARGEST_PICTURE {
            self.spend(u64::MAX);
        }
        self.spend(50 + pixels / PIXELS);
    }

    /// What decoding the picture in `stream` takes, each time that it is drawn.
    fn decoded(&mut self, stream: &Stream<'_>) {
        match chain::cost(stream, self.left.saturating_mul(PIXELS)) {
            Some(cost) => {
                self.spend(cost.bytes / PIXELS);
                self.picture(cost.pixels, 1);
            }
            None => self.spend(u64::MAX),
        }
    }

    /// A mask is drawn once for each that uses it, at the most.
    fn mask(&mut self, mask: Option<&SoftMask<'_>>) {
        if let Some(mask) = mask {
            self.spend(GROUP);
            mask.interpret(self);
        }
    }

    fn tiles(&mut self, tiling: &TilingPattern<'_>, is_stroke: bool) {
        let (across, down) = x_y_advances(&tiling.matrix);
        let (mut copies, mut texture) = (1.0, 1.0);
        for (cell, step, advance) in [
            (tiling.bbox.width(), tiling.x_step, across.length()),
            (tiling.bbox.height(), tiling.y_step, down.length()),
        ] {
            let step = f64::from(step.abs());
            copies *= (cell / step).ceil() + 2.0;
            let width = step * advance;
            if width.is_nan() || width > WIDEST_CELL {
                self.spend(u64::MAX);
            }
            texture *= width;
        }
        self.spend(texture as u64 / PIXELS);
        let before = self.left;
        self.spend(1);
        tiling.interpret(self, tiling.matrix, is_stroke);
        let cell = before - self.left;
        // Saturates; the cell has been counted once.
        self.spend((cell as f64 * (copies - 1.0)) as u64);
    }
}

impl<'a> Device<'a> for Survey {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw: &DrawMode) {
        self.path(path);
        self.dashes(path, draw);
        self.props(&props, draw);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.path(&clip.path);
    }

    fn push_transparency_group(
        &mut self,
        _opacity: f32,
        mask: Option<SoftMask<'a>>,
        _blend: BlendMode,
    ) {
        self.spend(GROUP);
        self.mask(mask.as_ref());
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw: &DrawMode) {
        self.props(&props, draw);
        for glyph in run.glyphs() {
            self.spend(GLYPH);
            if let Glyph::Type3(program) = &**glyph {
                program.interpret(self, props.transform, glyph.transform(), &props.paint);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let stream = match &image {
            Image::Stencil(stencil) => stencil.stream(),
            Image::Raster(raster) => raster.stream(),
        };
        self.picture(u64::from(image.width()), u64::from(image.height()));
        self.decoded(stream);
        // ISO 32000-2, 8.9.6.3 and 11.6.5.2: a mask has a size of its own, often larger than what it masks.
        for key in [&b"SMask"[..], b"Mask"] {
            if let Some(mask) = stream.dict().get::<Stream<'_>>(key) {
                let side = |key: &[u8]| u64::from(mask.dict().get::<u32>(key).unwrap_or(0));
                self.picture(side(b"Width"), side(b"Height"));
                self.decoded(&mask);
            }
        }
        self.mask(props.soft_mask.as_ref());
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
