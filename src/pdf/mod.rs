//! Bytes in, glyphs out: the only code that knows what a PDF is, and the only code that names lopdf.
//!
//! [`open()`] makes a [`Document`] of any bytes or says why it cannot; [`read`] then interprets every page and never
//! fails: what could not be read is reported as a warning. Character codes, fonts, matrices and streams stay in here: what
//! leaves are glyphs in page space ([`crate::geom`]). [`annotate()`] writes a copy with remarks at places.

mod dump;
mod limits;
mod object;
// Bytes → document.
mod encryption;
mod filter_names;
mod header;
mod open;
mod pages;
mod repair;
mod salvage;
mod damaged_object;
mod stream;
// Document → glyphs.
mod active;
#[cfg(test)]
mod testing;
mod margin;
mod annotations;
mod color;
mod cover;
mod content;
mod drawn_boxes;
mod field;
mod font;
mod fonts;
mod ground;
mod interpret;
#[cfg(test)]
mod interpret_properties;
mod inline_image;
mod layers;
mod lexer;
mod marked;
mod paint;
mod path;
mod form_x_object;
mod soft_mask;
mod pattern;
mod shared;
mod show;
mod state;
mod strike;
mod structure;
mod typeset;
// Document → a copy with remarks.
mod annotate;

pub use annotate::{AnnotateError, Copied, Remark, annotate};
pub use content::read;
pub use dump::dump;
pub use limits::Limits;
pub use open::{Document, OpenError, OpenOptions, Properties, open};
pub use structure::{Element, Item, Role, Structure};

use crate::geom::{PageNumber, Rect};
use crate::warning::Warning;

/// What is shown on all pages of a document.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// One per page, in page order.
    pub pages: Vec<PageContent>,
    /// The fonts that [`Glyph::font`] counts into, in order of first use.
    pub fonts: Vec<Face>,
    /// The structure tree of a tagged document, if it has one that leads to content.
    pub structure: Option<Structure>,
    /// Launch actions, scripts and attachments, in the order in which they were found.
    pub active: Vec<ActiveContent>,
    /// Which deterministic work budget ran out, if one did; what was read before is kept.
    pub over_limit: Option<OverLimit>,
}

/// What is shown on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageContent {
    /// The page, counted from 1.
    pub number: PageNumber,
    /// Width of the crop box as displayed, in points.
    pub width: f32,
    /// Height of the crop box as displayed, in points.
    pub height: f32,
    /// The text of all glyphs, one after the other; [`PageContent::glyph_text`] cuts it.
    pub text: String,
    /// The glyphs in the order in which the page draws them; values of widgets and comments come last.
    pub glyphs: Vec<Glyph>,
    /// Straight horizontal and vertical lines and the edges of filled or stroked boxes, at most 3 points thick:
    /// ruling lines of tables, rules above footnotes.
    pub rulings: Vec<Rect>,
    /// Areas painted in something other than white, or in white over another colour: cells of tables, boxes of drawings.
    /// Larger than a ruling.
    pub fills: Vec<Rect>,
    /// Shapes that are stroked, or filled in something other than what is below them, as upright boxes around them; more
    /// than 6 points wide and high: boxes and bars of drawings, cells of tables drawn one by one.
    pub shapes: Vec<Rect>,
    /// Small filled shapes, about as wide as high, of 1 to 9 points: bullets drawn as pictures.
    pub dots: Vec<Rect>,
    /// Where pictures (image XObjects and inline images) are painted.
    pub images: Vec<Rect>,
    /// The signature fields on it, and whether each is signed.
    pub signatures: Vec<(Rect, bool)>,
    /// How many path segments the page paints; text drawn as curves shows as very many and no glyphs.
    pub path_segments: u32,
    /// Link annotations with a URI.
    pub links: Vec<Link>,
    /// What strike-out annotations lie over, a box for each line.
    pub struck: Vec<Rect>,
    /// Its text was recognised in a picture of the page, by the scanner or a program after it.
    pub read_by_ocr: bool,
}

impl PageContent {
    /// A page of this size in points with nothing on it.
    pub fn empty(number: PageNumber, width: f32, height: f32) -> PageContent {
        PageContent {
            number,
            width,
            height,
            text: String::new(),
            glyphs: Vec::new(),
            rulings: Vec::new(),
            fills: Vec::new(),
            shapes: Vec::new(),
            dots: Vec::new(),
            images: Vec::new(),
            signatures: Vec::new(),
            path_segments: 0,
            links: Vec::new(),
            struck: Vec::new(),
            read_by_ocr: false,
        }
    }
}

/// One shown character code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Where its text starts in [`PageContent::text`], in bytes.
    pub start: u32,
    /// How long its text is, in bytes; 0 when the code has no Unicode ([`GlyphFlags::UNMAPPED`]) or belongs to an
    /// earlier glyph's `/ActualText`.
    pub len: u16,
    /// Index into [`Content::fonts`].
    pub font: u16,
    /// Advance width × (ascent to descent), in page space, upright also for turned text.
    pub bbox: Rect,
    /// The baseline's y in page space (its x for text that runs up or down the page).
    pub baseline: f32,
    /// Height of the em as displayed, in points.
    pub size: f32,
    /// Width of the em over its height: below 1 where text is squeezed (ISO 32000-2, 9.3.4), never above 1.
    pub squeeze: f32,
    /// The colour it is painted in.
    pub tone: Tone,
    /// What else is known.
    pub flags: GlyphFlags,
    /// Which marked-content sequence of the page it belongs to (ISO 32000-2, 14.7.5); negative for none.
    pub mcid: i32,
}

/// A colour as far as people tell colours apart in text: five bits each for red, green and blue, 0 is black. A colour that
/// is not known is white, which is not seen on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tone(pub u16);

impl Tone {
    /// The tone of `color`, whose red, green and blue go from 0 to 1.
    pub(crate) fn of(color: Option<[f32; 3]>) -> Tone {
        let part = |share: f32| (31.0 * share).round() as u16;
        let [red, green, blue] = color.unwrap_or([1.0; 3]).map(part);
        Tone(red << 10 | green << 5 | blue)
    }
}

/// What is known of a glyph besides its text and place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GlyphFlags(pub u32);

impl GlyphFlags {
    /// The code has no Unicode by any of the sources: the text is not readable by a machine.
    pub const UNMAPPED: GlyphFlags = GlyphFlags(1);
    /// Marked as an artifact: page furniture (ISO 32000-2, 14.8.2.2).
    pub const ARTIFACT: GlyphFlags = GlyphFlags(1 << 1);
    /// Text render mode 3: neither filled nor stroked.
    pub const INVISIBLE: GlyphFlags = GlyphFlags(1 << 2);
    /// Outside the crop box.
    pub const OFF_PAGE: GlyphFlags = GlyphFlags(1 << 3);
    /// In the colour of the ground it is on.
    pub const GROUND_COLOR: GlyphFlags = GlyphFlags(1 << 4);
    /// Smaller than two points as displayed.
    pub const TINY: GlyphFlags = GlyphFlags(1 << 5);
    /// In optional content that is off.
    pub const SWITCHED_OFF: GlyphFlags = GlyphFlags(1 << 6);
    /// The value of a form field (widget), not drawn by the page.
    pub const WIDGET: GlyphFlags = GlyphFlags(1 << 7);
    /// Text of a comment (free text annotation).
    pub const COMMENT: GlyphFlags = GlyphFlags(1 << 8);
    /// The baseline does not run from left to right: turned by 90, 180 or 270 degrees, or slanted.
    pub const TURNED: GlyphFlags = GlyphFlags(1 << 9);
    /// Text from `/ActualText`, in place of all glyphs of its sequence.
    pub const ACTUAL_TEXT: GlyphFlags = GlyphFlags(1 << 10);
    /// Drawn by a form XObject inside a figure (structure type Figure).
    pub const FIGURE: GlyphFlags = GlyphFlags(1 << 11);
    /// Written vertically (ISO 32000-2, 9.7.4.3).
    pub const VERTICAL: GlyphFlags = GlyphFlags(1 << 12);
    /// First glyph of a new showing operator whose place was set anew (Tm, Td, T*), not a kern within the same run.
    pub const RUN_START: GlyphFlags = GlyphFlags(1 << 13);
    /// [`Self::TURNED`] so that it runs from the foot of the page to its head.
    pub const RUNS_UP: GlyphFlags = GlyphFlags(1 << 14);
    /// [`Self::TURNED`] so that it runs from the head of the page to its foot; together with [`Self::RUNS_UP`]: it is
    /// on its head. With neither it is slanted.
    pub const RUNS_DOWN: GlyphFlags = GlyphFlags(1 << 15);

    /// Under an opaque box that is painted later.
    pub const COVERED: GlyphFlags = GlyphFlags(1 << 16);
    /// A line is drawn through it that begins and ends with the text.
    pub const STRUCK: GlyphFlags = GlyphFlags(1 << 17);
    /// Text of a stamp or watermark (stamp annotation).
    pub const STAMP: GlyphFlags = GlyphFlags(1 << 18);
    /// What a signature field shows.
    pub const SIGNATURE: GlyphFlags = GlyphFlags(1 << 19);
    /// What a reviewer wrote on the page: a call-out, or any markup annotation but text typed onto the page.
    pub const REVIEWER: GlyphFlags = GlyphFlags(1 << 20);
    /// A line is drawn right below it that begins and ends with the text.
    pub const UNDERLINED: GlyphFlags = GlyphFlags(1 << 21);

    /// Its baseline is nearly level, and leans.
    pub const LEANS: GlyphFlags = GlyphFlags(1 << 22);

    /// On the page, but not of the document's own text: a claim by the type of an annotation.
    pub const APART: GlyphFlags = GlyphFlags(Self::STAMP.0 | Self::SIGNATURE.0 | Self::REVIEWER.0);

    /// A reader cannot see it.
    pub const HIDDEN: GlyphFlags = GlyphFlags(
        Self::INVISIBLE.0
            | Self::OFF_PAGE.0
            | Self::GROUND_COLOR.0
            | Self::TINY.0
            | Self::SWITCHED_OFF.0
            | Self::COVERED.0,
    );

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: GlyphFlags) -> GlyphFlags {
        GlyphFlags(self.0 | other.0)
    }

    /// These without those of `other`.
    #[must_use]
    pub const fn without(self, other: GlyphFlags) -> GlyphFlags {
        GlyphFlags(self.0 & !other.0)
    }

    /// Whether any of `other` is set.
    pub const fn any(self, other: GlyphFlags) -> bool {
        self.0 & other.0 != 0
    }
}

/// A font as far as layout needs it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Face {
    /// The base font's name without its subset prefix.
    pub name: String,
    /// Heavier than regular, by its name, descriptor flags or weight.
    pub bold: bool,
    /// Slanted, by its name, descriptor flags or angle.
    pub italic: bool,
    /// All glyphs equally wide.
    pub monospace: bool,
    /// The width of a space, in em; an estimate where the font has none.
    pub space: f32,
}

/// A link annotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The clickable area.
    pub area: Rect,
    /// Its URI as written in the file.
    pub target: String,
}

/// Something in the file that can act on its own.
#[derive(Debug, Clone, PartialEq)]
pub struct ActiveContent {
    /// What it is.
    pub kind: ActiveKind,
    /// The name of an embedded file, where it has one.
    pub name: Option<String>,
    /// The page it hangs on, if any.
    pub page: Option<PageNumber>,
}

/// Kinds of active content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActiveKind {
    /// Starts a program or opens another file (ISO 32000-2, 12.6.4.6).
    Launch,
    /// A script that runs when the document or a page is opened.
    OpenScript,
    /// A script that formats or computes a form field's value.
    FieldScript,
    /// An embedded file.
    Attachment,
}

/// A deterministic budget that ran out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OverLimit {
    /// What was counted: `bytes`, `pages`, `decompressed-bytes`, `operators`, `glyphs`, `characters`,
    /// `comparisons`, `shapes`.
    pub unit: &'static str,
    /// How many are allowed.
    pub max: u64,
}

impl PageContent {
    /// The text of one glyph; empty for one that has none.
    pub fn glyph_text(&self, glyph: &Glyph) -> &str {
        let start = glyph.start as usize;
        self.text
            .get(start..start + glyph.len as usize)
            .unwrap_or("")
    }

    /// Whether a glyph means nothing to a machine: no Unicode, a replacement or a private-use character. A lone one of the
    /// last may be a bullet; it counts all the same, as a page has few of them.
    pub fn is_unreadable(&self, glyph: &Glyph) -> bool {
        glyph.flags.any(GlyphFlags::UNMAPPED)
            || self
                .glyph_text(glyph)
                .contains(|c| c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c))
    }
}

/// A warning of this stage.
pub(crate) fn warning(code: &str) -> Warning {
    Warning::new(code)
}
