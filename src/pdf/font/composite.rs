//! Composite fonts: one to four bytes → CID → glyph (ISO 32000-2, 9.7).

use lopdf::{Dictionary, Object};

use super::cmap::CMap;
use super::face::Descriptor;
use super::pictogram::{Pictograms, bullet};
use super::predefined::{self, Collection, Predefined};
use super::program::{Program, Wanted};
use super::source::Source;
use super::texts::Texts;
use super::to_unicode::{ToUnicode, has_private};
use super::widths::CidWidths;
use super::{Codes, Font};

/// What it takes to read a composite font's strings.
#[derive(Debug)]
pub(super) struct Composite {
    encoding: Encoding,
    /// By CID; the vertical ones when the font is written vertically.
    widths: CidWidths,
    /// What codes mean when ToUnicode refers to a collection.
    code_collection: Option<Collection>,
    /// Codes are UTF-16 units.
    is_unicode: bool,
    /// What CIDs mean.
    collection: Option<Collection>,
}

/// How strings are cut into codes, and codes become CIDs.
#[derive(Debug, Default)]
enum Encoding {
    /// Two bytes, and the code is the CID.
    #[default]
    Identity,
    Predefined(Box<Predefined>),
    /// A CMap in the file, and the one that it builds on.
    Embedded(Box<CMap>, Option<Box<Encoding>>),
}

/// One code cut off a string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    pub(super) bytes: usize,
    pub(super) code: u32,
    /// `None` when the code leads to no glyph.
    pub(super) cid: Option<u32>,
}

/// CMaps that build on one another.
const MAX_BASES: usize = 4;

/// Loads a Type0 font.
pub(super) fn load<'d>(source: Source<'d>, dict: &'d Dictionary) -> Font {
    let descendant = descendant(source, dict);
    let info = descendant.and_then(|font| source.dict(font, "CIDSystemInfo"));
    let descriptor_dict = descendant.and_then(|font| source.dict(font, "FontDescriptor"));
    let base_font = source
        .bytes(dict, "BaseFont")
        .or_else(|| source.bytes(descendant?, "BaseFont"));
    let descriptor = Descriptor::of(source, base_font, descriptor_dict);
    let encoding = source
        .value(dict, "Encoding")
        .map_or(Encoding::Identity, |value| {
            Encoding::of(source, value, MAX_BASES)
        });
    let vertical = encoding.is_vertical()
        || source
            .name(dict, "Encoding")
            .is_some_and(|name| name.ends_with(b"-V"));

    let to_unicode = ToUnicode::of(source, dict);
    let mut texts = to_unicode.texts;
    let pictograms = Pictograms::by_font_name(&descriptor.face.name);
    replace_private(&mut texts, pictograms);
    let glyph_map = descendant.and_then(|font| source.stream(font, "CIDToGIDMap"));
    let program = descriptor_dict
        .and_then(|descriptor| Program::find(source, descriptor))
        .map(|file| {
            file.keep(
                Wanted::Cids {
                    glyphs: glyph_map.cloned(),
                },
                pictograms,
            )
        });
    // Codes of an identity encoding number glyphs; that each is its own character as well can be true only if the
    // font has a map from CIDs to glyphs.
    let is_identity = to_unicode.is_identity && matches!(encoding, Encoding::Identity);
    let doubtful = is_identity && glyph_map.is_none();

    let horizontal = CidWidths::horizontal(source, descendant);
    let mut face = descriptor.face;
    face.monospace |= horizontal.are_equal();
    let composite = Composite {
        widths: if vertical {
            CidWidths::vertical(source, descendant)
        } else {
            horizontal.clone()
        },
        encoding,
        code_collection: to_unicode.collection,
        is_unicode: is_identity && !doubtful,
        collection: info.and_then(|info| Collection::by_ordering(source.bytes(info, "Ordering")?)),
    };
    face.space = space_width(&texts, &composite, &horizontal, face.monospace);
    Font {
        face,
        ascent: descriptor.ascent,
        descent: descriptor.descent,
        vertical,
        codes: Codes::Composite(Box::new(composite)),
        texts,
        doubtful,
        program,
    }
}

/// The CIDFont of a Type0 font; some files have it without an array around it.
fn descendant<'d>(source: Source<'d>, dict: &'d Dictionary) -> Option<&'d Dictionary> {
    match source.value(dict, "DescendantFonts")? {
        Object::Array(fonts) => source.follow(fonts.first()?)?.as_dict().ok(),
        Object::Dictionary(font) => Some(font),
        _ => None,
    }
}

/// Private-use characters get the meaning that the font's name gives them, or none.
fn replace_private(texts: &mut Texts, pictograms: Option<Pictograms>) {
    let private: Vec<(u32, Option<String>)> = texts
        .iter()
        .filter(|(_, text)| has_private(text))
        .map(|(code, text)| {
            let known = |c| {
                pictograms
                    .and_then(|font| font.private_text(c))
                    .or_else(|| bullet(c).map(str::to_owned))
            };
            (code, text.chars().next().and_then(known))
        })
        .collect();
    for (code, text) in private {
        match text {
            Some(text) => texts.set(code, &text),
            None => texts.remove(code),
        }
    }
}

/// The advance of the code for a space, or what is usual.
fn space_width(texts: &Texts, composite: &Composite, widths: &CidWidths, monospace: bool) -> f32 {
    let of = |wanted: &str| {
        let (code, _) = texts.iter().find(|(_, text)| *text == wanted)?;
        let cid = composite.cut(&(code as u16).to_be_bytes())?.cid?;
        Some(widths.get(cid) / 1000.0)
    };
    let sane = |width: &f32| (0.1..=1.0).contains(width);
    if let Some(width) = of(" ").or_else(|| of("\u{A0}")).filter(sane) {
        return width;
    }
    if monospace {
        return of("n").filter(sane).unwrap_or(0.6);
    }
    of("i")
        .or_else(|| of("."))
        .filter(sane)
        .map_or(0.25, |width| width.clamp(0.2, 0.35))
}

impl Composite {
    /// Cuts the first code off; `None` when there is nothing left.
    pub(super) fn cut(&self, string: &[u8]) -> Option<Cut> {
        let bytes = self
            .encoding
            .length(string)
            .clamp(1, string.len().clamp(1, 4));
        let code = string
            .get(..bytes)?
            .iter()
            .fold(0, |code, byte| code << 8 | u32::from(*byte));
        Some(Cut {
            bytes,
            code,
            cid: self.encoding.cid(code, bytes),
        })
    }

    /// The advance of a CID, in text space units; codes without a glyph show CID 0 (ISO 32000-2, 9.7.6.3).
    pub(super) fn advance(&self, cid: Option<u32>) -> f32 {
        self.widths.get(cid.unwrap_or(0)) / 1000.0
    }

    /// What predefined CMaps and collections know of a code.
    pub(super) fn text(&self, cut: Cut) -> Option<&'static str> {
        if let Some(text) = self.code_collection.and_then(|all| all.text(cut.code)) {
            return Some(text);
        }
        if self.is_unicode {
            return predefined::basic_plane(cut.code);
        }
        self.encoding
            .text(cut.code, cut.cid)
            .or_else(|| self.collection?.text(cut.cid?))
    }
}

impl Encoding {
    fn of<'d>(source: Source<'d>, value: &'d Object, bases: usize) -> Encoding {
        match value {
            Object::Name(name) => Encoding::by_name(name),
            Object::Stream(stream) => {
                let Some(bytes) = source.decoded(stream) else {
                    return Encoding::Identity;
                };
                let mut cmap = CMap::parse(&bytes);
                cmap.vertical |= source.integer(&stream.dict, "WMode") == Some(1);
                let base = match source.value(&stream.dict, "UseCMap") {
                    Some(value) if bases > 0 => Some(Encoding::of(source, value, bases - 1)),
                    _ => cmap.base.as_deref().map(Encoding::by_name),
                };
                Encoding::Embedded(Box::new(cmap), base.map(Box::new))
            }
            _ => Encoding::Identity,
        }
    }

    fn by_name(name: &[u8]) -> Encoding {
        Predefined::by_name(name).map_or(Encoding::Identity, |found| {
            Encoding::Predefined(Box::new(found))
        })
    }

    fn is_vertical(&self) -> bool {
        match self {
            Encoding::Identity => false,
            Encoding::Predefined(cmap) => cmap.vertical,
            Encoding::Embedded(cmap, _) => cmap.vertical,
        }
    }

    fn length(&self, string: &[u8]) -> usize {
        match self {
            Encoding::Identity => 2.min(string.len()),
            Encoding::Predefined(cmap) => cmap.codespaces.length(string),
            Encoding::Embedded(cmap, base) => match base {
                _ if !cmap.codespaces.is_empty() => cmap.codespaces.length(string),
                Some(base) => base.length(string),
                None => 2.min(string.len()),
            },
        }
    }

    fn cid(&self, code: u32, bytes: usize) -> Option<u32> {
        match self {
            Encoding::Identity => (bytes == 2).then_some(code),
            Encoding::Predefined(cmap) => cmap.cid(code, bytes),
            Encoding::Embedded(cmap, base) => {
                let own = cmap.cids.get(code, bytes);
                own.or_else(|| base.as_ref()?.cid(code, bytes)).or_else(|| {
                    // Some CMaps use bfchar where cidchar is meant.
                    cmap.texts
                        .get(code)?
                        .chars()
                        .next()
                        .map(u32::from)
                        .filter(|_| cmap.cids.is_empty())
                })
            }
        }
    }

    fn text(&self, code: u32, cid: Option<u32>) -> Option<&'static str> {
        match self {
            Encoding::Identity => None,
            Encoding::Predefined(cmap) => cmap.text(code, cid),
            Encoding::Embedded(_, base) => base.as_ref()?.text(code, cid),
        }
    }
}
